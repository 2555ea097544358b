// The desk: everything that waits for this bureau, the most urgent first, beside a preview; one officer owns each item.
import { Button } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { useGo } from '../console/go.tsx'
import { useLine } from '../console/live.ts'
import { signal, useSignal } from '../console/signal.ts'
import { Split } from '../console/split.tsx'
import { EmptyFiltered, EmptyYet, Failed, Loading, Stale } from '../console/states.tsx'
import { Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { walked } from '../console/walk.ts'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Intent } from '../hit/hit.acts.panel.tsx'
import { BulkBar } from './desk.bulk.panel.tsx'
import './desk.css'
import { DeskTools } from './desk.frame.panel.tsx'
import { useItems } from './desk.items.panel.tsx'
import { useItemKeys } from './desk.keys.panel.tsx'
import { LinkSheet } from './desk.link.panel.tsx'
import { columnsOf, deskLook, Foot, useSayLine } from './desk.list.panel.tsx'
import { showStrip } from './desk.operations.ts'
import { Preview, PreviewTitle } from './desk.preview.panel.tsx'
import type { ItemLine, Strip } from './desk.schema.ts'
import { AssignSheet, DoneSheet, EscalateSheet, type OpenSheet, ReopenSheet, SnoozeSheet } from './desk.sheet.panel.tsx'
import { listViews } from './desk.shift.operations.ts'
import { ShiftButton } from './desk.shift.panel.tsx'
import { Chips, chipsId, DeskTabs, ShiftStrip } from './desk.strip.panel.tsx'
import { ViewChips } from './desk.views.panel.tsx'
import {
  addressOf,
  type DeskView,
  isNarrowed,
  narrowings,
  outlineOf,
  plainView,
  tabOf,
  type Wanted,
  widened,
} from './desk.wanted.panel.ts'

const keyOf = (line: ItemLine): string => line.id
const none: readonly ItemLine[] = []
const nothingPicked: ReadonlySet<string> = new Set()

/** What is shown stays chosen while one looks at other pages. */
const chosenView = signal<DeskView>(plainView)

/** Filters and saved views take a line of the list: shown when somebody wants them; until somebody says, when they hide something. */
const filtersShown = signal<boolean | null>(null)

type Peek = { readonly id: string; readonly intent: Intent | null }

/** `/desk`. */
export const Desk = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const view = useSignal(chosenView)
  const { wanted } = view
  const { list, fetchMore } = useItems(wanted)
  const strip = useAnswer(showStrip, {})
  const [peek, setPeek] = useState<Peek | null>(null)
  const [sheet, setSheet] = useState<OpenSheet | null>(null)
  const [picked, pick] = useState<ReadonlySet<string>>(nothingPicked)
  const keysOf = useItemKeys()
  const say = useSayLine()
  const line = useLine()
  const lines = list.data?.lines ?? none
  const beside = peek !== null
  const tab = tabOf(wanted)
  const columns = useMemo(() => columnsOf(view.columns, beside, tab), [view.columns, beside, tab])
  const saved = useAnswer(listViews, {}).data?.views.length ?? 0
  const filters = useSignal(filtersShown) ?? narrowings.some((name) => name !== 'filter' && wanted[name] !== undefined)
  useEffect(() => walked.write(lines.flatMap((one) => addressOf(one) ?? [])), [lines])
  const show = (next: Wanted) => {
    chosenView.write({ ...view, wanted: next })
    pick(nothingPicked)
  }
  const peekAt = (one: ItemLine, intent: Intent | null = null) => setPeek({ id: one.id, intent })
  const open = (one: ItemLine) => {
    const address = addressOf(one)
    if (address === null) peekAt(one)
    else go(address)
  }
  const at = peek === null ? -1 : lines.findIndex(({ id }) => id === peek.id)
  const next = lines[at + 1] ?? lines[0]
  const chosen = lines.filter(({ id }) => picked.has(id))
  const closeSheet = () => {
    if (sheet !== null && sheet.items.length > 1) pick(nothingPicked)
    setSheet(null)
  }

  return (
    <>
      <Split
        list={
          <>
            <div className="list-head desk-head">
              <h1>
                <Words id="desk.title" />
              </h1>
              <ShiftButton />
              <DeskTabs strip={strip.data} wanted={wanted} onChange={show} />
              <DeskTools />
            </div>
            <ShiftStrip strip={strip.data} wanted={wanted} onChange={show}>
              <Button
                size="compact-xs"
                variant="subtle"
                className="desk-filters"
                leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}
                aria-expanded={filters}
                {...(filters ? { 'aria-controls': chipsId } : {})}
                onClick={() => filtersShown.write(!filters)}
              >
                <Words id="desk.filters" />
                {saved > 0 && !filters ? (
                  <span className="desk-tab-count" aria-hidden>
                    &nbsp;{saved}
                  </span>
                ) : null}
              </Button>
            </ShiftStrip>
            {filters ? (
              <Chips wanted={wanted} onChange={show}>
                <ViewChips view={view} onChange={(next) => chosenView.write(next)} />
              </Chips>
            ) : null}
            {list.data && (list.error || line.state === 'red') ? (
              <Stale since={new Date(list.dataUpdatedAt).toISOString()} refresh={() => void list.refetch()} />
            ) : null}
            {list.data === undefined ? (
              list.error ? (
                <Failed problem={list.error} retry={() => void list.refetch()} />
              ) : (
                <Loading rows={14} />
              )
            ) : lines.length === 0 ? (
              <NothingHere wanted={wanted} strip={strip.data} onChange={show} />
            ) : (
              <Table
                lines={lines}
                columns={columns}
                keyOf={keyOf}
                label={words('desk.list')}
                say={say}
                look={deskLook}
                scope={outlineOf(wanted)}
                peeked={peek?.id ?? null}
                picked={picked}
                onPick={pick}
                onPeek={(one) => peekAt(one)}
                onOpen={open}
                onEnd={fetchMore}
                keysOf={(one) =>
                  // What is in the preview is what one looks at: its keys are those of the preview.
                  peek !== null || picked.size > 0 ? {} : keysOf(one, setSheet, (intent) => peekAt(one, intent))
                }
                {...(list.data.more || isNarrowed(wanted)
                  ? { foot: <Foot lines={lines.length} more={list.data.more} /> }
                  : {})}
              />
            )}
            <BulkBar items={chosen} onSheet={setSheet} onClear={() => pick(nothingPicked)} />
          </>
        }
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
              onSheet={setSheet}
            />
          )
        }
      />
      <Sheets sheet={sheet} onClose={closeSheet} />
    </>
  )
}

const Sheets = ({ sheet, onClose }: { sheet: OpenSheet | null; onClose: () => void }) => {
  if (sheet === null) return null
  const props = { items: sheet.items, onClose }
  switch (sheet.act) {
    case 'assign':
      return <AssignSheet {...props} />
    case 'snooze':
      return <SnoozeSheet {...props} />
    case 'done':
      return <DoneSheet {...props} />
    case 'escalate':
      return <EscalateSheet {...props} />
    case 'reopen':
      return <ReopenSheet {...props} />
    case 'link':
      return <LinkSheet {...props} />
  }
}

/** An empty desk says why it is empty, and when something was last done. */
const NothingHere = ({
  wanted,
  strip,
  onChange,
}: {
  wanted: Wanted
  strip: Strip | undefined
  onChange: (wanted: Wanted) => void
}) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const tab = tabOf(wanted)
  const without = tab === 'done' ? undefined : strip?.tabs[tab]
  if (isNarrowed(wanted)) {
    const filters = narrowings.flatMap((name) => {
      const value = wanted[name]
      if (value === undefined) return []
      if (name === 'filter') return [words(`desk.filter-${value}`, { count: 0 })]
      const list = { urgency: 'urgency', kind: 'item-kind', need: 'item-need', from: '', language: '' }[name]
      return [`${words(`desk.by-${name}`)}: ${list === '' ? value.toUpperCase() : codeWords(list, value)}`]
    })
    return (
      <EmptyFiltered
        filters={filters}
        {...(without === undefined ? {} : { without })}
        clear={() => onChange(widened(wanted))}
      />
    )
  }
  const all = strip?.tabs.all ?? 0
  const last = strip?.lastDone ?? null
  return (
    <EmptyYet
      {...(all > 0 && tab !== 'all'
        ? {
            act: {
              says: <Words id="desk.show-all" values={{ count: all }} />,
              run: () => onChange({ ...wanted, tab: 'all' }),
            },
          }
        : {})}
    >
      <Words id={`desk.empty-${tab}`} />{' '}
      {last ? (
        <Words
          id="desk.last-done"
          values={{
            at: <Instant at={last.at} how="short" />,
            officer: <bdi className="mono">{last.by ?? '–'}</bdi>,
          }}
        />
      ) : null}
    </EmptyYet>
  )
}
