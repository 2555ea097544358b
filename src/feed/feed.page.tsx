// Imports of the bureau: which there are and how far, and one of them with the lines it refused.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { To, useGo, useParameters } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { usePagedLines } from '../console/paging.ts'
import { useSignal } from '../console/signal.ts'
import { Answered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import '../console/split.css'
import './feed.css'
import { listImports, showImport } from './feed.operations.ts'
import { HubProgress, OwnProgress } from './feed.progress.panel.tsx'
import { RefusedLines } from './feed.refused.panel.tsx'
import { isUnderWay } from './feed.run.panel.ts'
import { running } from './feed.running.panel.tsx'
import { type ImportView, linesIn } from './feed.schema.ts'

const State = ({ of }: { of: ImportView }) => {
  const own = useSignal(running)
  const phase = own?.run.id === of.id && isUnderWay(own.run) ? own.run.phase : null
  return (
    <span className="feed-state" data-state={phase ?? of.state}>
      {phase !== null ? (
        <Words id={`feed-phase.${phase}`} />
      ) : of.state === 'running' ? (
        // Its page says what it waits for.
        <Words id="feed.not-through" />
      ) : (
        <Words id={`feed-state.${of.state}`} />
      )}
    </span>
  )
}

const Far = ({ of }: { of: ImportView }) => {
  const words = useWords()
  const percent = of.size === 0 ? 100 : Math.floor((of.offset / of.size) * 100)
  return (
    <span className="feed-far">
      <progress
        value={percent}
        max={100}
        data-state={of.state}
        aria-label={words('feed.progress-says', { percent, count: linesIn(of.counts) })}
      />
      <Words id="feed.percent" values={{ percent }} />
    </span>
  )
}

const Database = ({ of }: { of: ImportView }) => useCodeWords()('database', of.database)

const columns: readonly Column<ImportView>[] = [
  { id: 'state', head: 'feed.state', width: '150px', sort: (one) => one.state, cell: (one) => <State of={one} /> },
  { id: 'name', head: 'feed.name', cell: (one) => <bdi>{one.name}</bdi> },
  { id: 'database', head: 'feed.database', width: '210px', hide: 'narrow', cell: (one) => <Database of={one} /> },
  { id: 'far', head: 'feed.far', width: '150px', hide: 'middling', cell: (one) => <Far of={one} /> },
  {
    id: 'lines',
    head: 'feed.lines-head',
    width: '90px',
    align: 'end',
    sort: (one) => linesIn(one.counts),
    cell: (one) => <Words id="feed.number" values={{ count: linesIn(one.counts) }} />,
  },
  {
    id: 'refused',
    head: 'feed.refused-head',
    width: '90px',
    align: 'end',
    sort: (one) => one.counts.refused ?? 0,
    cell: (one) => <Words id="feed.number" values={{ count: one.counts.refused ?? 0 }} />,
  },
  {
    id: 'begun',
    head: 'feed.begun',
    width: '150px',
    hide: 'narrow',
    sort: (one) => one.createdAt,
    cell: (one) => <Instant at={one.createdAt} how="short" />,
  },
]
const keyOf = (one: ImportView): string => one.id

/** `/imports`. */
export const Imports = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const own = useSignal(running)
  const list = usePagedLines(listImports, { query: { limit: 100 } }, (page) => page.imports)
  const imports = list.data ?? []
  const begin = () => go('/imports/new')
  return (
    <div className="feed-list">
      <div className="list-head">
        <h1>
          <Words id="feed.title" />
        </h1>
        <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={begin}>
          <Words id="feed.new" />
        </Button>
      </div>
      {own && isUnderWay(own.run) ? (
        <div className="feed-own">
          <p className="strong">
            <bdi>{own.name}</bdi>
          </p>
          <OwnProgress of={own} />
        </div>
      ) : null}
      {list.error && imports.length === 0 ? (
        <Failed problem={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading rows={10} />
      ) : imports.length === 0 ? (
        <EmptyYet act={{ says: <Words id="feed.new" />, run: begin }}>
          <Words id="feed.none" />
        </EmptyYet>
      ) : (
        <Table
          lines={imports}
          columns={columns}
          keyOf={keyOf}
          label={words('feed.title')}
          onOpen={(one) => go(`/imports/${one.id}`)}
          onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
          foot={
            <Words
              id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'}
              values={{ count: imports.length }}
            />
          }
        />
      )}
    </div>
  )
}

const nothing: ReadonlyMap<number, string> = new Map()

const ImportContent = ({ of }: { of: ImportView }) => {
  const own = useSignal(running)
  const codeWords = useCodeWords()
  const words = useWords()
  const isOwn = own?.run.id === of.id
  const isHere = isOwn && (isUnderWay(own.run) || of.state === 'finished')
  return (
    <>
      {isHere ? <OwnProgress of={own} /> : <HubProgress of={of} />}
      <section aria-labelledby="feed-facts">
        <h2 id="feed-facts">
          <Words id="feed.facts" />
        </h2>
        <dl className="facts">
          <dt>
            <Words id="feed.database" />
          </dt>
          <dd>{codeWords('database', of.database)}</dd>
          <dt>
            <Words id="feed.format" />
          </dt>
          <dd>
            {words(`feed-format.${of.format}`)} · <bdi>{of.encoding}</bdi>
          </dd>
          <dt>
            <Words id="feed.officer" />
          </dt>
          <dd>
            <Mono>{of.officer}</Mono>
          </dd>
          <dt>
            <Words id="feed.begun" />
          </dt>
          <dd>
            <Instant at={of.createdAt} />
          </dd>
          <dt>
            <Words id="feed.ended" />
          </dt>
          <dd>
            <Instant at={of.finishedAt} />
          </dd>
        </dl>
      </section>
      <section aria-labelledby="feed-refused">
        <h2 id="feed-refused">
          <Words id="feed.refused" />
        </h2>
        <RefusedLines of={of} raws={isOwn ? own.runner.raws : nothing} />
      </section>
    </>
  )
}

/** `/imports/:id`. */
export const ImportPage = (): ReactNode => {
  const { id = '' } = useParameters()
  const shown = useAnswer(showImport, { params: { id }, query: { limit: 1 } }, { every: 30_000 })
  return (
    <div className="page">
      <Answered of={shown} rows={8}>
        {({ import: one }) => (
          <>
            <div className="page-head">
              <h1>
                <bdi>{one.name}</bdi>
              </h1>
              <To address="/imports">
                <Words id="feed.all" />
              </To>
            </div>
            <ImportContent of={one} />
          </>
        )}
      </Answered>
    </div>
  )
}
