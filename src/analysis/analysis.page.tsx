// Analysis files: the list under filters with counts by state, and one file beside it.
import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { useNow } from '../console/clock.ts'
import { To, useGo } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { usePages } from '../console/paging.ts'
import { useMay } from '../console/session.ts'
import { signal, useSignal } from '../console/signal.ts'
import { Split } from '../console/split.tsx'
import { Answered, EmptyFiltered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { type CrimeArea, crimeAreas } from '../terms/crime-area.ts'
import { listThreats } from '../threat/threat.operations.ts'
import { FileHead, FileOrderPanel } from './analysis.one.panel.tsx'
import { listFiles, proposeFile, showFile } from './analysis.operations.ts'
import { Bureau, StateMark, Until } from './analysis.parts.panel.tsx'
import { type FileKind, type FileLine, type FileState, fileKinds, fileStates } from './analysis.schema.ts'
import './analysis.css'

type Wanted = {
  readonly state: FileState | null
  readonly kind: FileKind | null
  readonly crimeArea: CrimeArea | null
  readonly threat: string | null
}
const everything: Wanted = { state: null, kind: null, crimeArea: null, threat: null }

/** Stays chosen while one looks at other pages. */
const wantedNow = signal<Wanted>(everything)

type Page = Answer<typeof listFiles>

const columnsFor = (today: string, codeWords: (list: string, code: string) => string): readonly Column<FileLine>[] => [
  {
    id: 'state',
    head: 'analysis.state',
    width: '128px',
    sort: (one) => fileStates.indexOf(one.state),
    cell: (one) => <StateMark of={one.state} />,
  },
  {
    id: 'name',
    head: 'analysis.name',
    cell: (one) => (
      <span>
        <bdi className="strong">{one.name}</bdi> <Mono>{one.reference}</Mono>
      </span>
    ),
  },
  {
    id: 'part',
    head: 'analysis.part',
    width: '130px',
    hide: 'middling',
    cell: (one) => codeWords('file-part', one.part),
  },
  {
    id: 'owner',
    head: 'analysis.owner',
    width: '150px',
    hide: 'narrow',
    sort: (one) => one.owner,
    cell: (one) => <Bureau code={one.owner} />,
  },
  {
    id: 'threat',
    head: 'analysis.threat',
    width: '150px',
    hide: 'narrow',
    cell: (one) => (one.threat ? <Mono>{one.threat.reference}</Mono> : <span className="quiet">—</span>),
  },
  {
    id: 'until',
    head: 'analysis.until',
    width: '190px',
    sort: (one) => one.until,
    cell: (one) => <Until of={one} today={today} />,
  },
]
const few = new Set(['state', 'name', 'until'])
const keyOf = (one: FileLine): string => one.id

/** `/files`. */
export const Files = (): ReactNode => {
  const [peeked, peek] = useState<string | null>(null)
  const go = useGo()
  const mayPropose = useMay(proposeFile)
  const wanted = useSignal(wantedNow)
  const propose = () => go('/files/new')
  const list = (
    <>
      <div className="list-head">
        <h1>
          <Words id="analysis.title" />
        </h1>
        {mayPropose ? (
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={propose}>
            <Words id="analysis.new" />
          </Button>
        ) : null}
        <To address="/files/consents">
          <Words id="consent.title" />
        </To>
        <To address="/files/releases">
          <Words id="release.received-title" />
        </To>
      </div>
      <OwnStanding />
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

const Filters = ({ wanted, counts }: { wanted: Wanted; counts: Page['counts'] | undefined }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const threats = useAnswer(listThreats, { query: { state: 'active', limit: 200 } }).data?.threats ?? []
  const want = (next: Partial<Wanted>) => wantedNow.write({ ...wanted, ...next })
  const countOf = (state: FileState): number => counts?.find((one) => one.state === state)?.count ?? 0
  const all = counts?.reduce((sum, one) => sum + one.count, 0)
  const tab = (state: FileState | null, says: string, count: number | undefined) => (
    <button
      key={says}
      type="button"
      className="tab"
      aria-pressed={wanted.state === state}
      onClick={() => want({ state })}
    >
      {says} {count === undefined ? null : <bdi>{count}</bdi>}
    </button>
  )
  return (
    <div className="analysis-controls">
      <fieldset className="tabs" aria-label={words('analysis.state')}>
        {tab(null, words('analysis.all'), all)}
        {fileStates
          .filter((state) => countOf(state) > 0 || wanted.state === state)
          .map((state) => tab(state, codeWords('file-state', state), countOf(state)))}
      </fieldset>
      <fieldset className="analysis-filters" aria-label={words('analysis.filters')}>
        <Select
          label={words('analysis.kind')}
          data={fileKinds.map((value) => ({ value, label: codeWords('file-kind', value) }))}
          value={wanted.kind}
          clearable
          onChange={(kind) => want({ kind: kind as FileKind | null })}
        />
        <Select
          label={words('analysis.crime-area')}
          data={crimeAreas.map((value) => ({ value, label: codeWords('crime-area', value) }))}
          value={wanted.crimeArea}
          clearable
          searchable
          onChange={(area) => want({ crimeArea: area as CrimeArea | null })}
        />
        <Select
          label={words('analysis.threat')}
          data={threats.map(({ id, reference, name }) => ({ value: id, label: `${reference} · ${name}` }))}
          value={wanted.threat}
          clearable
          searchable
          onChange={(threat) => want({ threat })}
        />
      </fieldset>
    </div>
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
  const now = useNow(60_000)
  const { state, kind, crimeArea, threat } = wanted
  const query = {
    limit: 100,
    ...(state ? { state } : {}),
    ...(kind ? { kind } : {}),
    ...(crimeArea ? { crimeArea } : {}),
    ...(threat ? { threat } : {}),
  }
  const list = usePages(listFiles, { query })
  const lines = list.data?.flatMap((page) => page.files) ?? []
  const counts = list.data?.[0]?.counts
  const today = new Date(now).toISOString().slice(0, 10)
  const columns = useMemo(() => columnsFor(today, codeWords), [today, codeWords])
  const filters = [
    ...(state ? [codeWords('file-state', state)] : []),
    ...(kind ? [codeWords('file-kind', kind)] : []),
    ...(crimeArea ? [codeWords('crime-area', crimeArea)] : []),
    ...(threat ? [words('analysis.threat')] : []),
  ]
  const body = () => {
    if (list.error && lines.length === 0) return <Failed problem={list.error} retry={() => void list.refetch()} />
    if (list.isPending) return <Loading rows={8} />
    if (lines.length === 0 && filters.length > 0)
      return <EmptyFiltered filters={filters} clear={() => wantedNow.write(everything)} />
    if (lines.length === 0)
      return (
        <EmptyYet {...(propose ? { act: { says: <Words id="analysis.new" />, run: propose } } : {})}>
          <Words id="analysis.none" />
        </EmptyYet>
      )
    return (
      <Table
        lines={lines}
        columns={peeked === null ? columns : columns.filter(({ id }) => few.has(id))}
        keyOf={keyOf}
        label={words('analysis.title')}
        scope={JSON.stringify(query)}
        peeked={peeked}
        look={(one) => ({ tone: one.reviewDue || one.state === 'closing' ? 'urgent' : undefined })}
        onPeek={(one) => onPeek(one.id)}
        onOpen={(one) => go(`/files/${one.id}`)}
        onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
        foot={
          <Words id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />
        }
      />
    )
  }
  return (
    <>
      <Filters wanted={wanted} counts={counts} />
      {body()}
    </>
  )
}

const Preview = ({ id }: { id: string }) => (
  <Answered of={useAnswer(showFile, { params: { id } })} rows={10}>
    {(file) => (
      <div className="analysis-one">
        <FileHead of={file} linked />
        <FileOrderPanel of={file} />
      </div>
    )}
  </Answered>
)
