// Requests for analysis: board and list over the same lines, the load strip, one request beside them; a request by itself; a new one.
import { Button } from '@mantine/core'
import { IconColumns3, IconList, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { To, useGo, useParameters } from '../console/go.tsx'
import { useKeys } from '../console/keys.ts'
import { Mono } from '../console/mono.tsx'
import { usePages } from '../console/paging.ts'
import { useMay } from '../console/session.ts'
import { useSignal } from '../console/signal.ts'
import { Split } from '../console/split.tsx'
import { Answered, EmptyFiltered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { Board } from './request.board.panel.tsx'
import { everything, Filters, queryOf, useFilterWords, type Wanted, wantedNow } from './request.filters.panel.tsx'
import { RequestForm } from './request.form.panel.tsx'
import { LoadStrip } from './request.load.panel.tsx'
import { RequestContent, RequestPreview } from './request.one.panel.tsx'
import { draftRequest, listRequests, showRequest } from './request.operations.ts'
import { Bureau, Clock, Stage } from './request.parts.panel.tsx'
import { type RequestLine, requestStates } from './request.schema.ts'
import './request.css'

const Product = ({ of }: { of: RequestLine }) => useCodeWords()('request-product', of.wanted)

const columns: readonly Column<RequestLine>[] = [
  {
    id: 'state',
    head: 'request.state',
    width: '150px',
    sort: (line) => requestStates.indexOf(line.state),
    cell: (line) => <Stage of={line} />,
  },
  {
    id: 'question',
    head: 'request.asked',
    cell: (line) => (
      <span>
        {line.reference ? <Mono>{line.reference}</Mono> : null}{' '}
        <bdi>{line.question ?? <Words id="request.no-question" />}</bdi>
      </span>
    ),
  },
  { id: 'asker', head: 'request.asker', width: '130px', hide: 'narrow', cell: (line) => <Bureau code={line.asker} /> },
  {
    id: 'lead',
    head: 'request.lead',
    width: '130px',
    hide: 'narrow',
    cell: (line) => (line.lead ? <Bureau code={line.lead} /> : <span className="quiet">—</span>),
  },
  { id: 'wanted', head: 'request.wanted', width: '140px', hide: 'narrow', cell: (line) => <Product of={line} /> },
  {
    id: 'deadline',
    head: 'request.needed-by',
    width: '230px',
    hide: 'middling',
    sort: (line) => line.neededBy ?? '9999',
    cell: (line) => <Clock at={line.neededBy} state={line.clock} />,
  },
]
const fewColumns = columns.filter(({ id }) => id === 'state' || id === 'question')
const keyOf = (line: RequestLine): string => line.id

/** `/requests`. */
export const Requests = (): ReactNode => {
  const go = useGo()
  const [peeked, peek] = useState<string | null>(null)
  const wanted = useSignal(wantedNow)
  const mayAsk = useMay(draftRequest)
  const want = (next: Partial<Wanted>) => wantedNow.write({ ...wanted, ...next })
  const begin = () => go('/requests/new')
  const turn = () => want({ view: wanted.view === 'board' ? 'list' : 'board' })
  useKeys({
    v: { does: 'request.key-view', run: turn },
    w: { does: 'request.key-load', run: () => want({ load: !wanted.load }) },
  })
  const list = (
    <>
      <div className="list-head">
        <h1>
          <Words id="request.title" />
        </h1>
        {mayAsk ? (
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={begin}>
            <Words id="request.new" />
          </Button>
        ) : null}
        <Button
          leftSection={
            wanted.view === 'board' ? <IconList size={14} aria-hidden /> : <IconColumns3 size={14} aria-hidden />
          }
          onClick={turn}
        >
          <Words id={wanted.view === 'board' ? 'request.as-list' : 'request.as-board'} />
        </Button>
        <Button aria-expanded={wanted.load} aria-controls="request-load" onClick={() => want({ load: !wanted.load })}>
          <Words id="request.load" />
        </Button>
      </div>
      <OwnStanding />
      <div id="request-load" hidden={!wanted.load}>
        {wanted.load ? <LoadStrip /> : null}
      </div>
      <Filters wanted={wanted} onChange={want} />
      <Lines wanted={wanted} peeked={peeked} begin={mayAsk ? begin : null} onPeek={peek} />
    </>
  )
  return (
    <Split
      list={list}
      title={null}
      onClose={() => peek(null)}
      preview={peeked === null ? null : <RequestPreview key={peeked} id={peeked} />}
    />
  )
}

const Lines = ({
  wanted,
  peeked,
  begin,
  onPeek,
}: {
  wanted: Wanted
  peeked: string | null
  begin: (() => void) | null
  onPeek: (id: string) => void
}) => {
  const words = useWords()
  const go = useGo()
  const filters = useFilterWords(wanted)
  const query = queryOf(wanted)
  const list = usePages(listRequests, { query })
  const lines = list.data?.flatMap((page) => page.requests) ?? []
  const counts = new Map(list.data?.[0]?.counts.map(({ state, count }) => [state, count]))
  if (list.error && lines.length === 0) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={8} />
  if (lines.length === 0 && filters.length > 0)
    return (
      <EmptyFiltered
        filters={filters}
        clear={() => wantedNow.write({ ...everything, view: wanted.view, load: wanted.load })}
      />
    )
  if (lines.length === 0)
    return (
      <EmptyYet {...(begin ? { act: { says: <Words id="request.new" />, run: begin } } : {})}>
        <Words id="request.none" />
      </EmptyYet>
    )
  const open = (id: string) => go(`/requests/${id}`)
  if (wanted.view === 'board')
    return <Board lines={lines} counts={counts} peeked={peeked} onPeek={onPeek} onOpen={open} />
  return (
    <Table
      lines={lines}
      columns={peeked === null ? columns : fewColumns}
      keyOf={keyOf}
      label={words('request.title')}
      scope={JSON.stringify(query)}
      peeked={peeked}
      look={(line) => ({
        tone: line.clock === 'late' ? 'flash' : line.clock === 'urgent' ? 'urgent' : undefined,
        unseen: line.waits,
        struck: line.state === 'withdrawn',
      })}
      onPeek={(line) => onPeek(line.id)}
      onOpen={(line) => open(line.id)}
      onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
      foot={<Words id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />}
    />
  )
}

/** `/requests/new`. */
export const NewRequest = (): ReactNode => (
  <div className="page request-page">
    <div className="page-head">
      <h1>
        <Words id="request.new" />
      </h1>
      <To address="/requests">
        <Words id="request.all" />
      </To>
    </div>
    <OwnStanding />
    <RequestForm />
  </div>
)

/** `/requests/:id`: the form for a draft, the whole request afterwards. */
export const RequestPage = (): ReactNode => {
  const { id = '' } = useParameters()
  const go = useGo()
  useKeys({ Escape: { does: 'request.key-all', run: () => go('/requests'), hint: false } })
  return (
    <div className="page request-page">
      <OwnStanding />
      <Answered of={useAnswer(showRequest, { params: { id } })} rows={12}>
        {(request) =>
          request.state === 'draft' ? (
            <>
              <div className="page-head">
                <h1>
                  <Words id="request.draft-title" />
                </h1>
                <To address="/requests">
                  <Words id="request.all" />
                </To>
              </div>
              <RequestForm key={request.id} saved={request} />
            </>
          ) : (
            <RequestContent of={request} />
          )
        }
      </Answered>
    </div>
  )
}
