// Monitored queries of the bureau by state, what waits to be decided, and one of them beside the list.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { To, useGo, useParameters } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { usePagedLines } from '../console/paging.ts'
import { useMay } from '../console/session.ts'
import { signal, useSignal } from '../console/signal.ts'
import { Split } from '../console/split.tsx'
import { Answered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { Find } from './watch.find.panel.tsx'
import { WatchContent } from './watch.one.panel.tsx'
import { listFinds, listWatches, proposeWatch, showDelayed, showWatch } from './watch.operations.ts'
import { EndsOn } from './watch.parts.panel.tsx'
import { type WatchLine, type WatchState, watchStates } from './watch.schema.ts'
import './watch.css'

const tabs = ['active', 'proposed', 'found', 'ended', 'refused'] as const
type Tab = (typeof tabs)[number]

/** The tab stays chosen while one looks at other pages. */
const chosenTab = signal<Tab>('active')

const What = ({ of }: { of: WatchLine }) => {
  const codeWords = useCodeWords()
  return (
    <span className="watch-what">
      <span className="quiet">{codeWords('watch-kind', of.kind)}</span>{' '}
      {of.title ? <bdi className="strong">{of.title}</bdi> : <Words id="watch.erased-title" />}
    </span>
  )
}

const Why = ({ of }: { of: WatchLine }) => useCodeWords()('purpose', of.purpose)

const Finds = ({ of }: { of: WatchLine }) => {
  const words = useWords()
  const said = [
    ...(of.finds > 0 ? [words('watch.line-finds', { count: of.finds })] : []),
    ...(of.hits > 0 ? [words('watch.line-hits', { count: of.hits })] : []),
    ...(of.sightings > 0 ? [words('watch.line-sightings', { count: of.sightings })] : []),
    ...(of.renewal ? [words('watch.line-renewal')] : []),
  ]
  return said.length === 0 ? <span className="quiet">—</span> : said.join(' · ')
}

const columns: readonly Column<WatchLine>[] = [
  { id: 'what', head: 'watch.what', cell: (one) => <What of={one} /> },
  { id: 'why', head: 'watch.purpose', width: '150px', hide: 'narrow', cell: (one) => <Why of={one} /> },
  {
    id: 'ends',
    head: 'watch.ends-on',
    width: '230px',
    sort: (one) => one.endsOn,
    cell: (one) => <EndsOn day={one.endsOn} over={one.state === 'ended' || one.state === 'refused'} />,
  },
  {
    id: 'finds',
    head: 'watch.finds',
    width: '170px',
    hide: 'middling',
    sort: (one) => -(one.finds * 1000 + one.hits * 10 + one.sightings),
    cell: (one) => <Finds of={one} />,
  },
  {
    id: 'officer',
    head: 'watch.proposed-by',
    width: '130px',
    hide: 'narrow',
    cell: (one) => <Mono>{one.officer}</Mono>,
  },
]
/** Beside an open watch, which says the rest itself. */
const fewColumns = columns.filter(({ id }) => id !== 'why' && id !== 'officer')
const keyOf = (one: WatchLine): string => one.id

const isState = (tab: Tab): tab is WatchState & Tab => (watchStates as readonly string[]).includes(tab)

/** `/watches` and `/watches/:id`. */
export const Watches = (): ReactNode => {
  const { id: addressed } = useParameters()
  const [id, peek] = useState<string | null>(addressed ?? null)
  useEffect(() => {
    if (addressed !== undefined) peek(addressed)
  }, [addressed])
  const words = useWords()
  const go = useGo()
  const mayPropose = useMay(proposeWatch)
  const maySeeDelayed = useMay(showDelayed)
  const tab = useSignal(chosenTab)
  const propose = () => go('/watches/new')
  const list = (
    <>
      <div className="list-head">
        <h1>
          <Words id="watch.title" />
        </h1>
        {mayPropose ? (
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={propose}>
            <Words id="watch.new" />
          </Button>
        ) : null}
        {maySeeDelayed ? (
          <To address="/delayed-hits">
            <Words id="watch.delayed-title" />
          </To>
        ) : null}
        <fieldset className="tabs" aria-label={words('watch.tabs')}>
          {tabs.map((one) => (
            <button
              key={one}
              type="button"
              className="tab"
              aria-pressed={tab === one}
              onClick={() => chosenTab.write(one)}
            >
              <Words id={`watch-tab.${one}`} />
            </button>
          ))}
        </fieldset>
      </div>
      {isState(tab) ? (
        <WatchTable
          key={tab}
          state={tab}
          peeked={id}
          propose={mayPropose ? propose : null}
          onPeek={(one) => peek(one.id)}
        />
      ) : (
        <OpenFinds />
      )}
    </>
  )
  return (
    <Split
      list={list}
      onClose={() => peek(null)}
      title={id === null ? null : <PreviewTitle id={id} />}
      preview={id === null ? null : <Preview key={id} id={id} />}
    />
  )
}

const WatchTable = ({
  state,
  peeked,
  propose,
  onPeek,
}: {
  state: WatchState
  peeked: string | null
  propose: (() => void) | null
  onPeek: (one: WatchLine) => void
}) => {
  const words = useWords()
  const list = usePagedLines(listWatches, { query: { state, limit: 100 } }, (page) => page.watches)
  const lines = list.data ?? []
  if (list.error && lines.length === 0) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={10} />
  if (lines.length === 0)
    return (
      <EmptyYet {...(propose ? { act: { says: <Words id="watch.new" />, run: propose } } : {})}>
        <Words id={`watch-none.${state}`} />
      </EmptyYet>
    )
  return (
    <Table
      lines={lines}
      columns={peeked === null ? columns : fewColumns}
      keyOf={keyOf}
      label={words('watch.title')}
      scope={state}
      peeked={peeked}
      look={(one) => ({ tone: one.endsSoon ? 'urgent' : undefined })}
      onPeek={onPeek}
      onOpen={onPeek}
      onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
      foot={<Words id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />}
    />
  )
}

/** Records that may be meant and wait for a word, of watches and of earlier checks. */
const OpenFinds = () => {
  const finds = useAnswer(listFinds, { query: { state: 'open', limit: 100 } })
  return (
    <div className="watch-finds">
      <Answered of={finds} rows={6}>
        {({ finds: open }) =>
          open.length === 0 ? (
            <EmptyYet>
              <Words id="watch-none.found" />
            </EmptyYet>
          ) : (
            open.map((find) => <Find key={find.id} of={find} withWatch />)
          )
        }
      </Answered>
    </div>
  )
}

const PreviewTitle = ({ id }: { id: string }) => {
  const codeWords = useCodeWords()
  const watch = useAnswer(showWatch, { params: { id } }).data
  return watch ? (
    <span>
      <strong>{codeWords('watch-state', watch.state)}</strong> · {codeWords('watch-kind', watch.kind)}
    </span>
  ) : null
}

const Preview = ({ id }: { id: string }) => (
  <Answered of={useAnswer(showWatch, { params: { id } })} rows={10}>
    {(watch) => <WatchContent of={watch} />}
  </Answered>
)
