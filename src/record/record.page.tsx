// One record: what it says, what it was, how it is handled; its owner changes and withdraws it here.
import { Button } from '@mantine/core'
import { IconCar, IconFileText, IconHandStop, IconId } from '@tabler/icons-react'
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { To, useParameters } from '../console/go.tsx'
import { useKeys } from '../console/keys.ts'
import { HandlingMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import type { Problem } from '../console/problem.ts'
import { purposeAsked } from '../console/purpose.tsx'
import { useSession } from '../console/session.ts'
import { Failed, Loading, NotFound } from '../console/states.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import './record.css'
import { RecordChangeForm, WithdrawSheet } from './record.edit.panel.tsx'
import { RecordHandling } from './record.handling.panel.tsx'
import { showRecord } from './record.operations.ts'
import { RecordOverview } from './record.overview.panel.tsx'
import { RecordHistory } from './record.past.panel.tsx'
import { type DatabaseName, databaseNames, type RecordView } from './record.schema.ts'
import { RecordTitle, useStatusWords } from './record.value.panel.tsx'
import { RetainUntil } from './record.words.panel.tsx'

const isDatabase = (name: string): name is DatabaseName => (databaseNames as readonly string[]).includes(name)

/** `/records/:database/:id`. */
export const RecordPage = (): ReactNode => {
  const { database = '', id = '' } = useParameters()
  return isDatabase(database) ? <Shown database={database} id={id} /> : <NotFound />
}

/** A look needs a purpose: where none fits, the question stands right there, and its answer asks again. */
export const RefusedLook = ({ problem, retry }: { problem: Problem; retry: () => void }): ReactNode => {
  const { purpose, reference } = useSession()
  const refused = useRef(`${purpose} ${reference}`)
  const wantsPurpose = /purpose/.test(problem.key)
  useEffect(() => {
    const present = `${purpose} ${reference}`
    if (!wantsPurpose || refused.current === present) return
    refused.current = present
    retry()
  }, [purpose, reference, wantsPurpose, retry])
  return (
    <>
      <Failed problem={problem} retry={retry} />
      {wantsPurpose ? (
        <div className="record-body">
          <div>
            <Button variant="filled" onClick={() => purposeAsked.write(true)}>
              <Words id="purpose-box.set" />
            </Button>
          </div>
        </div>
      ) : null}
    </>
  )
}

const Shown = ({ database, id }: { database: DatabaseName; id: string }) => {
  const record = useAnswer(showRecord, { params: { database, id } })
  if (record.data) return <Whole key={record.data.id} record={record.data} />
  if (record.error) return <RefusedLook problem={record.error} retry={() => void record.refetch()} />
  return <Loading />
}

const icons: Readonly<Record<DatabaseName, ComponentType<{ size?: number }>>> = {
  'travel-document': IconId,
  vehicle: IconCar,
}

const tabs = ['overview', 'history', 'handling'] as const
type Tab = (typeof tabs)[number]

const Whole = ({ record }: { record: RecordView }) => {
  const [tab, setTab] = useState<Tab>('overview')
  const [editing, setEditing] = useState(false)
  const [withdrawing, setWithdrawing] = useState(false)
  const words = useWords()
  const may = (act: string) => record.allowed.includes(act)
  const shown = tabs.filter((one) => one !== 'history' || may('history'))
  useKeys({
    e: may('update') ? { does: 'record.key-edit', run: () => setEditing(true) } : undefined,
  })
  return (
    <article className="record-page">
      <Head record={record}>
        {may('update') && !editing ? (
          <Button onClick={() => setEditing(true)} aria-keyshortcuts="e">
            <Words id="record.edit" />
          </Button>
        ) : null}
        {may('withdraw') ? (
          <Button variant="subtle" color="flash" onClick={() => setWithdrawing(true)}>
            <Words id="record.withdraw" />
          </Button>
        ) : null}
      </Head>
      {editing ? (
        <div className="record-body">
          <h2>
            <Words id="record.editing" values={{ version: record.version }} />
          </h2>
          <RecordChangeForm record={record} onLeave={() => setEditing(false)} />
        </div>
      ) : (
        <>
          <div className="record-tabs" role="tablist" aria-label={words('record.tabs')}>
            {shown.map((one, index) => (
              <button
                key={one}
                id={`tab-${one}`}
                type="button"
                role="tab"
                className="record-tab"
                aria-selected={tab === one}
                aria-controls="record-panel"
                tabIndex={tab === one ? 0 : -1}
                onClick={() => setTab(one)}
                onKeyDown={(event) => {
                  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
                  const step = event.key === forward ? 1 : /^Arrow(Left|Right)$/.test(event.key) ? -1 : 0
                  const next = shown[(index + step + shown.length) % shown.length]
                  if (step === 0 || !next) return
                  setTab(next)
                  document.getElementById(`tab-${next}`)?.focus()
                }}
              >
                <Words id={`record.tab-${one}`} />
              </button>
            ))}
          </div>
          <div className="record-body" id="record-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
            {tab === 'overview' ? <RecordOverview record={record} /> : null}
            {tab === 'history' ? <RecordHistory record={record} /> : null}
            {tab === 'handling' ? <RecordHandling record={record} /> : null}
          </div>
        </>
      )}
      <WithdrawSheet record={record} open={withdrawing} onClose={() => setWithdrawing(false)} />
    </article>
  )
}

const Head = ({ record, children }: { record: RecordView; children: ReactNode }) => {
  const codeWords = useCodeWords()
  const statusWords = useStatusWords()
  const { bureau } = useSession()
  const Sign = icons[record.database] ?? IconFileText
  return (
    <>
      {record.suspended ? (
        <div className="record-banner" role="alert">
          <IconHandStop size={18} aria-hidden />
          {record.suspended}
        </div>
      ) : null}
      {record.life === 'withdrawn' ? (
        <div className="record-banner" role="alert">
          <Words id="record.is-withdrawn" />
        </div>
      ) : null}
      <header className="record-head">
        <div className="record-head-line">
          <Sign size={20} aria-hidden />
          <h1>
            <RecordTitle database={record.database} fields={record.fields as Readonly<Record<string, unknown>>} copy />
          </h1>
          <span className="record-status">{statusWords(record.database, record.status)}</span>
          <span className="record-life" data-life={record.life}>
            {codeWords('life', record.life)}
          </span>
          <span className="record-acts">{children}</span>
        </div>
        <div className="record-head-line record-meta">
          <span>
            <Words id="record.owner" /> <strong>{bureauName(record.owner)}</strong>
          </span>
          <span>
            <Words id="record.reference" /> <Mono copy>{record.reference}</Mono>
          </span>
          <span>
            <Words id="record.version" /> <Mono>{String(record.version)}</Mono>
          </span>
          <span>
            <Words id="record.retainUntil" /> <RetainUntil day={record.retainUntil} />
          </span>
          <HandlingMark code={record.handlingCode} confidentiality={record.confidentiality} />
          {record.owner === bureau ? (
            <To address={`/records/${record.database}`}>
              <Words id="record.own-list" />
            </To>
          ) : null}
        </div>
      </header>
    </>
  )
}
