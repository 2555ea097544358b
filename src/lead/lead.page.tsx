// Leads received and given: the list under filters with one lead beside it, what came of them in numbers; a lead by itself.
import { Button, Checkbox, Select } from '@mantine/core'
import { IconChartBar, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { To, useGo, useParameters } from '../console/go.tsx'
import { useKeys } from '../console/keys.ts'
import { Mono } from '../console/mono.tsx'
import { usePagedLines } from '../console/paging.ts'
import { useMay } from '../console/session.ts'
import { signal, useSignal } from '../console/signal.ts'
import { Split } from '../console/split.tsx'
import { Answered, EmptyFiltered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { LeadCounts } from './lead.counts.panel.tsx'
import { LeadContent } from './lead.one.panel.tsx'
import { countLeads, giveLead, listLeads, receiveLeads, showLead } from './lead.operations.ts'
import { Between, Clock, Stands, useMarkOf } from './lead.parts.panel.tsx'
import { type LeadLine, type LeadSide, leadSides } from './lead.schema.ts'
import './lead.css'

type Wanted = {
  readonly side: LeadSide | null
  readonly open: boolean
  readonly overdue: boolean
  readonly counts: boolean
}
const everything: Wanted = { side: null, open: false, overdue: false, counts: false }

/** Stays chosen while one looks at other pages. */
const wantedNow = signal<Wanted>(everything)

const SideWords = ({ of }: { of: LeadLine }) => (
  <span className="quiet">
    <Words id={of.side === 'received' ? 'lead.from' : 'lead.to'} />{' '}
  </span>
)

const columns: readonly Column<LeadLine>[] = [
  { id: 'state', head: 'lead.state', width: '140px', cell: (line) => <Stands of={line} /> },
  {
    id: 'todo',
    head: 'lead.todo',
    cell: (line) => (
      <span>
        <Mono>{line.reference}</Mono> <bdi>{line.todo ?? <Words id="lead.text-gone" />}</bdi>
      </span>
    ),
  },
  {
    id: 'between',
    head: 'lead.side',
    width: '200px',
    hide: 'narrow',
    cell: (line) => (
      <span>
        <SideWords of={line} />
        <Between of={line} />
      </span>
    ),
  },
  {
    id: 'deadline',
    head: 'lead.deadline',
    width: '240px',
    hide: 'middling',
    sort: (line) => line.dueAt,
    cell: (line) => <Clock at={line.dueAt} state={line.clock} />,
  },
]
const fewColumns = columns.filter(({ id }) => id === 'state' || id === 'todo')
const keyOf = (line: LeadLine): string => line.id

/** Whether the own bureau has not opened a lead that was given to it. */
const isUnseen = (line: LeadLine): boolean =>
  line.side === 'received' && line.receipts.some(({ state }) => state === 'sent' || state === 'received')

/** What stands in the list has arrived: the givers are told, once for each lead. */
const useReceived = (lines: readonly LeadLine[]): void => {
  const receive = useAct(receiveLeads, { refreshes: ['lead.'] })
  const told = useRef(new Set<string>())
  useEffect(() => {
    const fresh = lines.filter(
      (line) =>
        line.side === 'received' &&
        line.state === 'given' &&
        line.receipts.some(({ state }) => state === 'sent') &&
        !told.current.has(line.id),
    )
    if (fresh.length === 0 || receive.isPending) return
    for (const { id } of fresh) told.current.add(id)
    receive.mutate({ body: { leads: fresh.slice(0, 200).map(({ id }) => id) } })
  }, [lines, receive])
}

/** `/leads`. */
export const Leads = (): ReactNode => {
  const go = useGo()
  const [peeked, peek] = useState<string | null>(null)
  const mayGive = useMay(giveLead)
  const mayCount = useMay(countLeads)
  const wanted = useSignal(wantedNow)
  const want = (next: Partial<Wanted>) => wantedNow.write({ ...wanted, ...next })
  const begin = () => go('/leads/new')
  const list = (
    <>
      <div className="list-head">
        <h1>
          <Words id="lead.title" />
        </h1>
        {mayGive ? (
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={begin}>
            <Words id="lead.new" />
          </Button>
        ) : null}
        {mayCount ? (
          <Button
            leftSection={<IconChartBar size={14} aria-hidden />}
            aria-expanded={wanted.counts}
            aria-controls="lead-counts"
            onClick={() => want({ counts: !wanted.counts })}
          >
            <Words id="lead.counts" />
          </Button>
        ) : null}
      </div>
      <OwnStanding />
      <div id="lead-counts" hidden={!wanted.counts}>
        {wanted.counts && mayCount ? <LeadCounts /> : null}
      </div>
      <Filters wanted={wanted} onChange={want} />
      <Lines wanted={wanted} peeked={peeked} begin={mayGive ? begin : null} onPeek={peek} />
    </>
  )
  return (
    <Split
      list={list}
      title={null}
      onClose={() => peek(null)}
      preview={peeked === null ? null : <Preview key={peeked} id={peeked} />}
    />
  )
}

const Filters = ({ wanted, onChange }: { wanted: Wanted; onChange: (next: Partial<Wanted>) => void }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  return (
    <fieldset className="lead-filters" aria-label={words('lead.filters')}>
      <Select
        label={words('lead.side')}
        data={leadSides.map((side) => ({ value: side, label: codeWords('lead-side', side) }))}
        value={wanted.side}
        clearable
        onChange={(side) => onChange({ side: side as LeadSide | null })}
      />
      <Checkbox
        label={words('lead.only-open')}
        checked={wanted.open}
        onChange={(event) => onChange({ open: event.currentTarget.checked })}
      />
      <Checkbox
        label={words('lead.only-overdue')}
        checked={wanted.overdue}
        onChange={(event) => onChange({ overdue: event.currentTarget.checked })}
      />
    </fieldset>
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
  const codeWords = useCodeWords()
  const go = useGo()
  const { side, open, overdue } = wanted
  const query = {
    limit: 100,
    ...(side ? { side } : {}),
    ...(open ? { open } : {}),
    ...(overdue ? { overdue } : {}),
  }
  const list = usePagedLines(listLeads, { query }, (page) => page.leads)
  const lines = list.data ?? []
  useReceived(lines)
  useMarkOf(lines)
  const filters = [
    ...(side ? [codeWords('lead-side', side)] : []),
    ...(open ? [words('lead.only-open')] : []),
    ...(overdue ? [words('lead.only-overdue')] : []),
  ]
  if (list.error && lines.length === 0) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={8} />
  if (lines.length === 0 && filters.length > 0)
    return <EmptyFiltered filters={filters} clear={() => wantedNow.write({ ...everything, counts: wanted.counts })} />
  if (lines.length === 0)
    return (
      <EmptyYet {...(begin ? { act: { says: <Words id="lead.new" />, run: begin } } : {})}>
        <Words id="lead.none" />
      </EmptyYet>
    )
  return (
    <Table
      lines={lines}
      columns={peeked === null ? columns : fewColumns}
      keyOf={keyOf}
      label={words('lead.title')}
      scope={JSON.stringify(query)}
      peeked={peeked}
      look={(line) => ({
        tone: line.clock === 'late' ? 'flash' : line.clock === 'soon' ? 'urgent' : undefined,
        unseen: isUnseen(line),
        struck: line.state === 'withdrawn',
      })}
      onPeek={(line) => onPeek(line.id)}
      onOpen={(line) => go(`/leads/${line.id}`)}
      onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
      foot={<Words id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />}
    />
  )
}

const Preview = ({ id }: { id: string }) => (
  <Answered of={useAnswer(showLead, { params: { id } })} rows={10}>
    {(lead) => <LeadContent of={lead} linked />}
  </Answered>
)

/** `/leads/:id`. */
export const LeadPage = (): ReactNode => {
  const { id = '' } = useParameters()
  const go = useGo()
  useKeys({ Escape: { does: 'lead.key-all', run: () => go('/leads'), hint: false } })
  return (
    <div className="page">
      <To address="/leads">
        <Words id="lead.all" />
      </To>
      <OwnStanding />
      <Answered of={useAnswer(showLead, { params: { id } })} rows={10}>
        {(lead) => <LeadContent key={lead.id} of={lead} />}
      </Answered>
    </div>
  )
}
