// The threat register: the world at a glance, the list under filters, one threat beside it.
import { Button, Checkbox, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { useGo } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { usePagedLines } from '../console/paging.ts'
import { useMay } from '../console/session.ts'
import { signal, useSignal } from '../console/signal.ts'
import { Split } from '../console/split.tsx'
import { Answered, EmptyFiltered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { type Region, regions } from '../member/member.table.ts'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { type CrimeArea, crimeAreas } from '../terms/crime-area.ts'
import { ThreatContent } from './threat.one.panel.tsx'
import { listThreats, proposeThreat, showThreat } from './threat.operations.ts'
import { Level, Places, ReviewOn, Trend } from './threat.parts.panel.tsx'
import { type ThreatLevel, type ThreatLine, type ThreatState, threatLevels, threatStates } from './threat.schema.ts'
import { World } from './threat.world.panel.tsx'

type Wanted = {
  readonly state: ThreatState
  readonly region: Region | null
  readonly crimeArea: CrimeArea | null
  readonly level: ThreatLevel | null
  readonly country: string | null
  readonly overdue: boolean
}
const everything: Wanted = {
  state: 'active',
  region: null,
  crimeArea: null,
  level: null,
  country: null,
  overdue: false,
}

/** Stays chosen while one looks at other pages. */
const wantedNow = signal<Wanted>(everything)

const columns: readonly Column<ThreatLine>[] = [
  {
    id: 'level',
    head: 'threat.level',
    width: '112px',
    sort: (one) => -threatLevels.indexOf(one.level),
    cell: (one) => <Level of={one.level} />,
  },
  {
    id: 'name',
    head: 'threat.name',
    cell: (one) => (
      <span>
        <bdi className="strong">{one.name}</bdi> <Mono>{one.reference}</Mono>
      </span>
    ),
  },
  { id: 'trend', head: 'threat.trend', width: '104px', hide: 'middling', cell: (one) => <Trend of={one.trend} /> },
  { id: 'places', head: 'threat.places', width: '200px', hide: 'narrow', cell: (one) => <Places of={one} /> },
  {
    id: 'owner',
    head: 'threat.owner',
    width: '150px',
    hide: 'narrow',
    sort: (one) => one.ownerName,
    cell: (one) => <bdi>{one.ownerName}</bdi>,
  },
  {
    id: 'review',
    head: 'threat.review-on',
    width: '216px',
    sort: (one) => one.reviewOn,
    cell: (one) => <ReviewOn of={one} />,
  },
]
const fewColumns = columns.filter(({ id }) => id !== 'places' && id !== 'owner')
const keyOf = (one: ThreatLine): string => one.id

/** `/threats`. */
export const Threats = (): ReactNode => {
  const [peeked, peek] = useState<string | null>(null)
  const go = useGo()
  const mayPropose = useMay(proposeThreat)
  const wanted = useSignal(wantedNow)
  const want = (next: Partial<Wanted>) => wantedNow.write({ ...wanted, ...next })
  const propose = () => go('/threats/new')
  const list = (
    <>
      <div className="list-head">
        <h1>
          <Words id="threat.title" />
        </h1>
        {mayPropose ? (
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={propose}>
            <Words id="threat.new" />
          </Button>
        ) : null}
      </div>
      <OwnStanding />
      <World
        onRegion={(region) => want({ region, level: null, state: 'active' })}
        onCell={(region, level) => want({ region, level, state: 'active' })}
      />
      <Filters wanted={wanted} onChange={want} />
      <Lines
        key={JSON.stringify(wanted)}
        wanted={wanted}
        peeked={peeked}
        propose={mayPropose ? propose : null}
        onPeek={peek}
      />
    </>
  )
  return (
    <Split
      list={list}
      onClose={() => peek(null)}
      title={null}
      preview={peeked === null ? null : <Preview key={peeked} id={peeked} />}
    />
  )
}

const Filters = ({ wanted, onChange }: { wanted: Wanted; onChange: (next: Partial<Wanted>) => void }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const choice = <T extends string>(list: string, codes: readonly T[]) =>
    codes.map((code) => ({ value: code, label: codeWords(list, code) }))
  return (
    <fieldset className="threat-filters plain" aria-label={words('threat.filters')}>
      <Select
        label={words('threat.state')}
        data={choice('threat-state', threatStates)}
        value={wanted.state}
        allowDeselect={false}
        onChange={(state) => onChange({ state: (state ?? 'active') as ThreatState })}
      />
      <Select
        label={words('threat.region')}
        data={choice('region', regions)}
        value={wanted.region}
        clearable
        onChange={(region) => onChange({ region: region as Region | null })}
      />
      <Select
        label={words('threat.crime-area')}
        data={choice('crime-area', crimeAreas)}
        value={wanted.crimeArea}
        clearable
        searchable
        onChange={(area) => onChange({ crimeArea: area as CrimeArea | null })}
      />
      <Select
        label={words('threat.level')}
        data={choice('threat-level', threatLevels)}
        value={wanted.level}
        clearable
        onChange={(level) => onChange({ level: level as ThreatLevel | null })}
      />
      <Checkbox
        label={words('threat.only-overdue')}
        checked={wanted.overdue}
        onChange={(event) => onChange({ overdue: event.currentTarget.checked })}
      />
    </fieldset>
  )
}

const Lines = ({
  wanted,
  peeked,
  propose,
  onPeek,
}: {
  wanted: Wanted
  peeked: string | null
  propose: (() => void) | null
  onPeek: (id: string) => void
}) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const go = useGo()
  const { state, region, crimeArea, level, country, overdue } = wanted
  const query = {
    state,
    limit: 100,
    ...(region ? { region } : {}),
    ...(crimeArea ? { crimeArea } : {}),
    ...(level ? { level } : {}),
    ...(country ? { country } : {}),
    ...(overdue ? { overdue } : {}),
  }
  const list = usePagedLines(listThreats, { query }, (page) => page.threats)
  const lines = list.data ?? []
  const filters = [
    ...(region ? [codeWords('region', region)] : []),
    ...(crimeArea ? [codeWords('crime-area', crimeArea)] : []),
    ...(level ? [codeWords('threat-level', level)] : []),
    ...(overdue ? [words('threat.only-overdue')] : []),
  ]
  if (list.error && lines.length === 0) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={8} />
  if (lines.length === 0 && filters.length > 0)
    return <EmptyFiltered filters={filters} clear={() => wantedNow.write({ ...everything, state })} />
  if (lines.length === 0)
    return (
      <EmptyYet {...(propose ? { act: { says: <Words id="threat.new" />, run: propose } } : {})}>
        <Words id="threat.none" />
      </EmptyYet>
    )
  return (
    <Table
      lines={lines}
      columns={peeked === null ? columns : fewColumns}
      keyOf={keyOf}
      label={words('threat.title')}
      scope={JSON.stringify(query)}
      peeked={peeked}
      look={(one) => ({ tone: one.overdue ? 'urgent' : undefined })}
      onPeek={(one) => onPeek(one.id)}
      onOpen={(one) => go(`/threats/${one.id}`)}
      onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
      foot={<Words id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />}
    />
  )
}

const Preview = ({ id }: { id: string }) => (
  <Answered of={useAnswer(showThreat, { params: { id } })} rows={10}>
    {(threat) => <ThreatContent of={threat} linked />}
  </Answered>
)
