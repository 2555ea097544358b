// The bureau's lists of travellers, and one of them: how far it is, and what it met, held until the desk has said what it is.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ask, useAnswer } from '../console/client.ts'
import { To, useGo, useParameters } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import type { Problem } from '../console/problem.ts'
import { useMay } from '../console/session.ts'
import { Split } from '../console/split.tsx'
import { Answered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { ListActs } from './screening.acts.panel.tsx'
import { LineFaults } from './screening.lines.panel.tsx'
import { ListMatch } from './screening.match.panel.tsx'
import { listMatchesOf, listScreenings, showScreening, uploadList } from './screening.operations.ts'
import { ListGround, ListProgress } from './screening.progress.panel.tsx'
import type { MatchView, ScreeningView } from './screening.schema.ts'
import './screening.css'

const Waiting = ({ of }: { of: ScreeningView }) => (
  <span className={of.counts.waiting > 0 ? 'screening-waits' : 'quiet'}>
    <Words id="screening.waiting-count" values={{ count: of.counts.waiting }} />
  </span>
)

const columns: readonly Column<ScreeningView>[] = [
  {
    id: 'what',
    head: 'screening.source',
    cell: (one) => (
      <span>
        <span className="quiet">
          <Words id={`list-kind.${one.kind}`} />
        </span>{' '}
        <bdi className="strong">{one.source}</bdi> {one.where.voyage ? <Mono>{one.where.voyage}</Mono> : null}
      </span>
    ),
  },
  {
    id: 'reference',
    head: 'screening.reference',
    width: '170px',
    hide: 'narrow',
    cell: (one) => <Mono>{one.reference}</Mono>,
  },
  {
    id: 'state',
    head: 'screening.state',
    width: '210px',
    hide: 'middling',
    cell: (one) => (
      <span>
        <Words id={`screening-state.${one.state}`} />{' '}
        {one.state === 'running' ? (
          <span className="quiet">
            <Words id="screening.done" values={{ done: one.done, items: one.items }} />
          </span>
        ) : null}
      </span>
    ),
  },
  {
    id: 'matches',
    head: 'screening.matches',
    width: '190px',
    small: '172px',
    sort: (one) => -one.counts.waiting,
    cell: (one) => (
      <span>
        <strong>{one.counts.matches}</strong> · <Waiting of={one} />
      </span>
    ),
  },
  {
    id: 'at',
    head: 'screening.erasure',
    width: '160px',
    hide: 'middling',
    sort: (one) => one.eraseAt,
    cell: (one) => <Instant at={one.erasedAt ?? one.eraseAt} how="short" />,
  },
]

/** `/screenings`. */
export const Screenings = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const mayGive = useMay(uploadList)
  const give = () => go('/screenings/new')
  const list = useInfiniteQuery<
    Answer<typeof listScreenings>,
    Problem,
    ScreeningView[],
    readonly unknown[],
    string | null
  >({
    queryKey: [listScreenings.name],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      ask(listScreenings, { query: { limit: 100, ...(pageParam === null ? {} : { after: pageParam }) } }, { signal }),
    getNextPageParam: (page) => page.after,
    select: ({ pages }) => pages.flatMap((page) => page.screenings),
  })
  const lines = list.data ?? []
  const shown = (
    <>
      <div className="list-head">
        <h1>
          <Words id="screening.title" />
        </h1>
        {mayGive ? (
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={give}>
            <Words id="screening.new" />
          </Button>
        ) : null}
      </div>
      {list.error && lines.length === 0 ? (
        <Failed problem={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading rows={8} />
      ) : lines.length === 0 ? (
        <EmptyYet {...(mayGive ? { act: { says: <Words id="screening.new" />, run: give } } : {})}>
          <Words id="screening.none" />
        </EmptyYet>
      ) : (
        <Table
          lines={lines}
          columns={columns}
          keyOf={(one) => one.id}
          label={words('screening.title')}
          scope="screenings"
          look={(one) => ({ tone: one.counts.waiting > 0 ? 'urgent' : undefined })}
          onPeek={(one) => go(`/screenings/${one.id}`)}
          onOpen={(one) => go(`/screenings/${one.id}`)}
          onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
          foot={
            <Words id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />
          }
        />
      )}
    </>
  )
  return <Split list={shown} onClose={() => undefined} title={null} preview={null} />
}

const Matches = ({ of }: { of: ScreeningView }) => {
  const list = useInfiniteQuery<Answer<typeof listMatchesOf>, Problem, MatchView[], readonly unknown[], string | null>({
    queryKey: [listMatchesOf.name, of.id, of.counts.matches],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      ask(
        listMatchesOf,
        { params: { id: of.id }, query: { limit: 25, ...(pageParam === null ? {} : { after: pageParam }) } },
        { signal },
      ),
    getNextPageParam: (page) => page.after,
    select: ({ pages }) => pages.flatMap((page) => page.matches),
  })
  if (list.error && !list.data) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <Loading rows={8} />
  if (list.data.length === 0)
    return (
      <EmptyYet>
        <Words id={of.state === 'running' ? 'screening.no-matches-yet' : 'screening.no-matches'} />
      </EmptyYet>
    )
  return (
    <>
      {list.data.map((match) => (
        <ListMatch key={match.id} list={of.id} of={match} />
      ))}
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          <Words id="navigation.more" />
        </Button>
      ) : null}
    </>
  )
}

/** `/screenings/:id`. */
export const ScreeningPage = (): ReactNode => {
  const { id = '' } = useParameters()
  const mayMatch = useMay(listMatchesOf)
  // A list that runs is followed: its parts tell nobody when they met nothing.
  const known = useAnswer(showScreening, { params: { id } }).data
  const running = known?.state === 'running'
  const list = useAnswer(showScreening, { params: { id } }, running ? { every: 2000 } : {})
  return (
    <div className="page screening-one">
      <div className="page-head">
        <h1>
          <Words id="screening.one-title" />
        </h1>
        <To address="/screenings">
          <Words id="screening.all" />
        </To>
      </div>
      <Answered of={list} rows={8}>
        {(one) => (
          <>
            <header className="screening-head">
              <p>
                <strong>
                  <Words id={`screening-state.${one.state}`} />
                </strong>
                {' · '}
                <Words id={`list-kind.${one.kind}`} />
                {' · '}
                <span className="quiet">
                  <Words
                    id="screening.given-by"
                    values={{
                      officer: <Mono key="officer">{one.officer}</Mono>,
                      at: <Instant key="at" at={one.createdAt} how="short" />,
                    }}
                  />
                </span>
              </p>
              <ListGround of={one} />
              <ListProgress of={one} />
              <ListActs of={one} />
            </header>
            {one.faults.length > 0 ? (
              <section className="screening-warning">
                <p>
                  <Words id="screening.unread" values={{ count: one.unread }} />
                </p>
                <LineFaults of={one.faults} />
              </section>
            ) : null}
            <section className="screening-matches" aria-labelledby="screening-matches">
              <h2 id="screening-matches">
                <Words id="screening.matches" /> <strong>{one.counts.matches}</strong> · <Waiting of={one} />
              </h2>
              {one.state === 'erased' || !mayMatch ? null : <Matches of={one} />}
            </section>
          </>
        )}
      </Answered>
    </div>
  )
}
