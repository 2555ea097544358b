// Own records of a database to mend, narrowed to one flaw; what is wrong with each in words, and the way to its page.
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useGo } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { usePagedLines } from '../console/paging.ts'
import { EmptyFiltered, EmptyYet, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import { RefusedLook } from '../record/record.refused.panel.tsx'
import { useStatusWords } from '../record/record.value.panel.tsx'
import { listQuality } from './quality.operations.ts'
import type { DatabaseQuality, MendLine } from './quality.schema.ts'
import { flawsOf } from './quality.shares.panel.ts'
import './quality.css'

const Status = ({ of }: { of: MendLine }) => <strong>{useStatusWords()(of.database, of.status)}</strong>

/** Everything to mend about a record, one after another. */
const ToMend = ({ of }: { of: MendLine }) => {
  const words = useWords()
  const said = [
    ...(of.falseHits > 0 ? [words('quality.false-hits', { count: of.falseHits })] : []),
    ...of.flaws.map(({ says }) => says),
    ...(of.due ? [words('quality.due', { day: of.retainUntil })] : []),
    ...(of.unchanged ? [words('quality.unchanged')] : []),
  ]
  const text = said.join(' · ')
  return (
    <span className="quality-flaws" title={text}>
      {text}
    </span>
  )
}

const columns: readonly Column<MendLine>[] = [
  { id: 'title', head: 'quality.record', width: '240px', cell: (one) => <bdi>{one.title}</bdi> },
  { id: 'status', head: 'record.status', width: '120px', hide: 'narrow', cell: (one) => <Status of={one} /> },
  { id: 'mend', head: 'quality.to-mend', cell: (one) => <ToMend of={one} /> },
  {
    id: 'reference',
    head: 'record.reference',
    width: '160px',
    hide: 'middling',
    cell: (one) => <Mono>{one.reference}</Mono>,
  },
  {
    id: 'updated',
    head: 'record.changed',
    width: '150px',
    hide: 'narrow',
    sort: (one) => one.updatedAt,
    cell: (one) => <Instant at={one.updatedAt} how="short" />,
  },
]
const keyOf = (one: MendLine): string => one.id

/** What the list may be narrowed to: reasons first, then flaws with their counts. */
const useFilters = (of: DatabaseQuality) => {
  const words = useWords()
  const flaw = (one: { flaw: string; says: string; records: number }) => ({
    value: one.flaw,
    label: words('quality.flaw-count', { flaw: one.says, count: one.records }),
  })
  const reasons = [
    ...(of.stale > 0
      ? [{ value: 'stale', label: words('quality.flaw-count', { flaw: words('quality-part.stale'), count: of.stale }) }]
      : []),
    ...(of.falseHits > 0 ? [{ value: 'false-hit', label: words('quality.filter-false-hits') }] : []),
  ]
  return [
    { group: words('quality-part.contradicting'), items: flawsOf(of, 'contradiction').map(flaw) },
    { group: words('quality-part.missing'), items: flawsOf(of, 'missing').map(flaw) },
    { group: words('quality.other-reasons'), items: reasons },
  ].filter(({ items }) => items.length > 0)
}

export const MendList = ({
  of,
  flaw,
  onFlaw,
}: {
  of: DatabaseQuality
  flaw: string | null
  onFlaw: (flaw: string | null) => void
}): ReactNode => {
  const { database } = of
  const words = useWords()
  const go = useGo()
  const filters = useFilters(of)
  const list = usePagedLines(
    listQuality,
    {
      params: { database },
      query: {
        limit: 100,
        ...(flaw === null ? {} : { flaw }),
      },
    },
    (page) => page.records,
  )
  const lines = list.data ?? []
  const chosen = filters.flatMap(({ items }) => items).find(({ value }) => value === flaw)
  return (
    <>
      <div className="quality-filter">
        <Select
          label={words('quality.filter')}
          placeholder={words('quality.any-flaw')}
          data={filters}
          value={flaw}
          clearable
          clearButtonProps={{ 'aria-label': words('state.clear-filters') }}
          searchable
          nothingFoundMessage={<Words id="form.nothing-found" />}
          onChange={onFlaw}
        />
      </div>
      {list.error && lines.length === 0 ? (
        <RefusedLook problem={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading rows={12} />
      ) : lines.length === 0 && flaw !== null ? (
        <EmptyFiltered filters={[chosen?.label ?? flaw]} clear={() => onFlaw(null)} />
      ) : lines.length === 0 ? (
        <EmptyYet>
          <Words id="quality.nothing-to-mend" />
        </EmptyYet>
      ) : (
        <Table
          lines={lines}
          columns={columns}
          keyOf={keyOf}
          label={words('quality.mend')}
          scope={`${database} ${flaw ?? ''}`}
          onOpen={(one) => go(`/records/${one.database}/${one.id}`)}
          onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
          foot={
            <Words id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />
          }
        />
      )}
    </>
  )
}
