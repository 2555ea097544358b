// The desk: everything that waits for this bureau, the most urgent first, beside a preview; one officer owns each item.
import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { useNow } from '../console/clock.ts'
import { useGo } from '../console/go.tsx'
import { useSession } from '../console/session.ts'
import { Split } from '../console/split.tsx'
import { Answered, EmptyFiltered, EmptyYet, Failed, Loading, Stale } from '../console/states.tsx'
import { Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import './desk.css'
import { deskOrder, useLastClosed, useOpenHits } from './desk.hits.panel.tsx'
import { compareLines, type Filter, fitsFilter, isOnTab, type Tab, tabs } from './desk.lines.panel.ts'
import { deskColumns, deskLook, ShiftStrip, useSayLine } from './desk.list.panel.tsx'
import { ShiftButton } from './desk.shift.panel.tsx'
import { HitActs, type Intent, intentKeys, useTake } from './hit.acts.panel.tsx'
import { HitContent, HitMarks } from './hit.content.panel.tsx'
import { showHit } from './hit.operations.ts'
import type { HitLine } from './hit.schema.ts'

const keyOf = (line: HitLine): string => line.id

type Peek = { readonly id: string; readonly intent: Intent | null }

/** `/desk`. */
export const Desk = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const { officer } = useSession()
  const open = useOpenHits()
  const [tab, setTab] = useState<Tab>('unassigned')
  const [filter, setFilter] = useState<Filter | null>(null)
  const [peek, setPeek] = useState<Peek | null>(null)
  const take = useTake()
  const say = useSayLine()
  const now = useNow(15_000)
  const all = open.data?.hits ?? none
  const lines = useMemo(
    () =>
      all
        .filter(
          (line) => isOnTab(line, tab, { officer }) && (filter === null || fitsFilter(line, filter, { officer, now })),
        )
        .sort(compareLines),
    [all, tab, filter, officer, now],
  )
  useEffect(() => deskOrder.write(lines.map(keyOf)), [lines])
  const choose = (next: Filter | null) => {
    setFilter(next)
    if (next !== null) setTab('all')
  }
  const peekAt = (line: HitLine, intent: Intent | null = null) => setPeek({ id: line.id, intent })
  const at = peek === null ? -1 : lines.findIndex((line) => line.id === peek.id)
  const next = lines[at + 1] ?? lines[0]

  const list = (
    <>
      <div className="list-head desk-head">
        <h1>
          <Words id="desk.title" />
        </h1>
        <ShiftButton />
        <fieldset className="desk-tabs" aria-label={words('desk.tabs')}>
          {tabs.map((one) => (
            <button
              key={one}
              type="button"
              className="desk-tab"
              aria-pressed={tab === one}
              onClick={() => {
                setTab(one)
                setFilter(null)
              }}
            >
              <Words id={`desk.tab-${one}`} />{' '}
              <span className="desk-tab-count">{all.filter((line) => isOnTab(line, one, { officer })).length}</span>
            </button>
          ))}
        </fieldset>
      </div>
      <ShiftStrip hits={all} officer={officer} chosen={filter} onChoose={choose} />
      {open.error && open.data ? (
        <Stale since={new Date(open.dataUpdatedAt).toISOString()} refresh={() => void open.refetch()} />
      ) : null}
      {open.data === undefined ? (
        open.error ? (
          <Failed problem={open.error} retry={() => void open.refetch()} />
        ) : (
          <Loading rows={14} />
        )
      ) : lines.length === 0 ? (
        <NothingHere
          tab={tab}
          filter={filter}
          all={all.length}
          clear={() => choose(null)}
          showAll={() => setTab('all')}
        />
      ) : (
        <Table
          lines={lines}
          columns={deskColumns}
          keyOf={keyOf}
          label={words('desk.list')}
          say={say}
          look={deskLook}
          scope={`${tab} ${filter ?? ''}`}
          peeked={peek?.id ?? null}
          onPeek={(line) => peekAt(line)}
          onOpen={(line) => go(`/hits/${line.id}`)}
          keysOf={(line) =>
            line.id === peek?.id
              ? {}
              : {
                  ...(line.taken === null && line.side !== 'overseer'
                    ? { i: { does: 'hit.key-take', run: () => take(line) } }
                    : {}),
                  ...intentKeys((intent) => peekAt(line, intent)),
                }
          }
          foot={
            <>
              <Words id="desk.count" values={{ shown: lines.length, all: all.length }} />
              {open.data.cut ? <Words id="desk.cut" /> : null}
            </>
          }
        />
      )}
    </>
  )
  return (
    <Split
      list={list}
      onClose={() => setPeek(null)}
      title={peek === null ? null : <PreviewTitle id={peek.id} />}
      preview={
        peek === null ? null : (
          <Preview
            key={peek.id}
            id={peek.id}
            intent={peek.intent}
            onIntentDone={() => setPeek({ id: peek.id, intent: null })}
            next={next && next.id !== peek.id ? next : undefined}
            onNext={peekAt}
          />
        )
      }
    />
  )
}

const none: readonly HitLine[] = []

const PreviewTitle = ({ id }: { id: string }) => {
  const hit = useAnswer(showHit, { params: { id } })
  return hit.data ? <HitMarks hit={hit.data} /> : null
}

const Preview = ({
  id,
  intent,
  onIntentDone,
  next,
  onNext,
}: {
  id: string
  intent: Intent | null
  onIntentDone: () => void
  next: HitLine | undefined
  onNext: (line: HitLine) => void
}) => {
  const { officer } = useSession()
  const go = useGo()
  const hit = useAnswer(showHit, { params: { id } })
  return (
    <Answered of={hit} rows={10}>
      {(view) => (
        <>
          {view.taken !== null && view.taken !== officer ? (
            <div className="state-inline" role="status">
              <span>
                <Words id="desk.taken-by-other" values={{ officer: <bdi className="mono">{view.taken}</bdi> }} />
              </span>
              {next ? (
                <Button onClick={() => onNext(next)}>
                  <Words id="desk.next" />
                </Button>
              ) : null}
            </div>
          ) : null}
          <HitContent
            hit={view}
            folded
            acts={
              <HitActs hit={view} intent={intent} onIntentDone={onIntentDone}>
                <Button variant="subtle" onClick={() => go(`/hits/${id}`)}>
                  <Words id="desk.open-whole" />
                </Button>
              </HitActs>
            }
          />
        </>
      )}
    </Answered>
  )
}

/** An empty desk says why it is empty, and when something was last done. */
const NothingHere = ({
  tab,
  filter,
  all,
  clear,
  showAll,
}: {
  tab: Tab
  filter: Filter | null
  all: number
  clear: () => void
  showAll: () => void
}) => {
  const words = useWords()
  const last = useLastClosed(all === 0)
  if (filter !== null) {
    return <EmptyFiltered filters={[words(`desk.filter-${filter}`, { count: 0 })]} without={all} clear={clear} />
  }
  return (
    <EmptyYet
      {...(all > 0 && tab !== 'all'
        ? { act: { says: <Words id="desk.show-all" values={{ count: all }} />, run: showAll } }
        : {})}
    >
      <Words id={all === 0 ? 'desk.empty' : `desk.empty-${tab}`} />{' '}
      {last ? (
        <Words
          id="desk.last-closed"
          values={{
            reference: <bdi className="mono">{last.reference}</bdi>,
            at: <Instant at={last.closedAt} how="short" />,
          }}
        />
      ) : null}
    </EmptyYet>
  )
}
