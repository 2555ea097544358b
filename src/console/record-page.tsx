// The page of a record, put together from the panels of the slices that know of it: the record itself, links, proposals, hits.
import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { SimilarRecords } from '../check/check.similar.panel.tsx'
import { ListedAgain } from '../feed/feed.listing.panel.tsx'
import { useHitMoments } from '../hit/hit.record.panel.tsx'
import { LeadsAbout } from '../lead/lead.about.panel.tsx'
import { RecordLinks, useLinkMoments } from '../link/link.record.panel.tsx'
import { MessagesAbout } from '../message/message.about.panel.tsx'
import { RecordPictures } from '../picture/picture.panel.tsx'
import { ProposeForm } from '../proposal/proposal.form.panel.tsx'
import { makeProposal } from '../proposal/proposal.operations.ts'
import { OpenProposals, useProposalMoments } from '../proposal/proposal.record.panel.tsx'
import { RecordChangeForm, WithdrawSheet } from '../record/record.edit.panel.tsx'
import { RecordHandling } from '../record/record.handling.panel.tsx'
import { RecordHead } from '../record/record.head.panel.tsx'
import { RecordLookups } from '../record/record.lookups.panel.tsx'
import { showRecord } from '../record/record.operations.ts'
import { RecordOverview } from '../record/record.overview.panel.tsx'
import { RecordHistory } from '../record/record.past.panel.tsx'
import { RecordRail } from '../record/record.rail.panel.tsx'
import { rememberRecord } from '../record/record.recent.panel.ts'
import { RefusedLook } from '../record/record.refused.panel.tsx'
import { type DatabaseName, databaseNames, type RecordView } from '../record/record.schema.ts'
import { RecordTabs } from '../record/record.tabs.panel.tsx'
import { RecordTimeline } from '../record/record.timeline.panel.tsx'
import { titleText } from '../record/record.title.panel.ts'
import { useAnswer } from './client.ts'
import { useParameters } from './go.tsx'
import { useKeys } from './keys.ts'
import { useMay, useSession } from './session.ts'
import { Loading, NotFound } from './states.tsx'
import { useWords, Words } from './words.tsx'

const isDatabase = (name: string): name is DatabaseName => (databaseNames as readonly string[]).includes(name)

/** `/records/:database/:id`. */
export const RecordPage = (): ReactNode => {
  const { database = '', id = '' } = useParameters()
  if (isDatabase(database)) return <Shown database={database} id={id} />
  return (
    <Headed>
      <NotFound />
    </Headed>
  )
}

/** While there is no record to head the page. */
const Headed = ({ children }: { children: ReactNode }) => (
  <>
    <h1 className="spoken">
      <Words id="record.title" />
    </h1>
    {children}
  </>
)

const Shown = ({ database, id }: { database: DatabaseName; id: string }) => {
  const record = useAnswer(showRecord, { params: { database, id } })
  if (record.data) return <Whole key={record.data.id} record={record.data} />
  return (
    <Headed>
      {record.error ? <RefusedLook problem={record.error} retry={() => void record.refetch()} /> : <Loading />}
    </Headed>
  )
}

const tabs = ['overview', 'links', 'timeline', 'history', 'handling', 'lookups'] as const
type Tab = (typeof tabs)[number]
type Doing = 'reading' | 'changing' | 'proposing'

const Timeline = ({ record }: { record: RecordView }) => (
  <RecordTimeline
    record={record}
    others={[useProposalMoments(record), useLinkMoments(record), useHitMoments(record)]}
  />
)

/** An act that is not to be had while use is suspended stays in its place, and says why. */
const Act = ({
  id,
  act,
  suspended,
  tone,
  keys,
}: {
  id: string
  act: () => void
  suspended: string | undefined
  tone?: 'flash'
  keys?: string
}) => (
  <Button
    {...(tone ? { variant: 'subtle', color: tone } : {})}
    disabled={suspended !== undefined}
    {...(suspended === undefined ? {} : { title: suspended })}
    {...(keys === undefined ? {} : { 'aria-keyshortcuts': keys })}
    onClick={act}
  >
    <Words id={id} />
  </Button>
)

const Whole = ({ record }: { record: RecordView }) => {
  const words = useWords()
  const { bureau } = useSession()
  const [tab, setTab] = useState<Tab>('overview')
  const [doing, setDoing] = useState<Doing>('reading')
  const [withdrawing, setWithdrawing] = useState(false)
  const { id, database } = record
  const title = titleText(record.fields as Readonly<Record<string, unknown>>)
  useEffect(() => rememberRecord({ id, database, title }), [id, database, title])
  const may = (act: string) => record.allowed.includes(act)
  const mayPropose = useMay(makeProposal) && record.owner !== bureau && record.life !== 'withdrawn'
  const shown = tabs.filter((one) => (one !== 'history' && one !== 'lookups') || may(one))
  // A tab that is not this reader's any more (the record was withdrawn meanwhile) gives way to the first.
  const chosen = shown.includes(tab) ? tab : 'overview'
  const read = () => setDoing('reading')
  const onMend = may('update') ? () => setDoing('changing') : undefined
  useKeys({
    e: may('update') ? { does: 'record.key-edit', run: () => setDoing('changing') } : undefined,
    r: mayPropose
      ? {
          does: 'proposal.key-propose',
          run: () => setDoing('proposing'),
          disabled: record.suspended ? 'record.key-suspended' : undefined,
        }
      : undefined,
  })
  return (
    <article className="record-page">
      <RecordHead record={record}>
        {doing === 'reading' ? (
          <>
            {may('update') ? (
              <Act id="record.edit" act={() => setDoing('changing')} suspended={undefined} keys="e" />
            ) : null}
            {mayPropose ? (
              <Act id="proposal.propose" act={() => setDoing('proposing')} suspended={record.suspended} keys="r" />
            ) : null}
            {may('withdraw') ? (
              <Act id="record.withdraw" act={() => setWithdrawing(true)} suspended={undefined} tone="flash" />
            ) : null}
          </>
        ) : null}
      </RecordHead>
      {record.owner === bureau && record.life === 'withdrawn' ? <ListedAgain record={record} /> : null}
      {doing === 'reading' ? (
        <div className="record-parts">
          <div className="record-main">
            <RecordTabs tabs={shown} chosen={chosen} onChoose={setTab}>
              {chosen === 'overview' ? (
                <>
                  <RecordPictures record={record} />
                  <RecordOverview record={record} onMend={onMend} />
                </>
              ) : null}
              {chosen === 'links' ? <RecordLinks record={record} /> : null}
              {chosen === 'timeline' ? <Timeline record={record} /> : null}
              {chosen === 'history' ? <RecordHistory record={record} /> : null}
              {chosen === 'handling' ? <RecordHandling record={record} /> : null}
              {chosen === 'lookups' ? <RecordLookups record={record} /> : null}
            </RecordTabs>
          </div>
          <RecordRail record={record}>
            <SimilarRecords record={record} />
            <OpenProposals record={record} />
            <MessagesAbout of={{ kind: 'record', id }} />
            <LeadsAbout of={{ record: id }} />
          </RecordRail>
        </div>
      ) : (
        <section className="record-body" aria-label={words(doing === 'changing' ? 'record.edit' : 'proposal.propose')}>
          <h2>
            <Words
              id={doing === 'changing' ? 'record.editing' : 'proposal.proposing'}
              values={{ version: record.version }}
            />
          </h2>
          {doing === 'changing' ? (
            <RecordChangeForm record={record} onLeave={read} />
          ) : (
            <ProposeForm record={record} onLeave={read} />
          )}
        </section>
      )}
      <WithdrawSheet record={record} open={withdrawing} onClose={() => setWithdrawing(false)} />
    </article>
  )
}
