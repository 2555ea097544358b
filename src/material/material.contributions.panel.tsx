// Contributions to a file as the reader sees them: whose, in which grade and under which marking, and which still wait.
import { Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { To, useGo } from '../console/go.tsx'
import { usePages } from '../console/paging.ts'
import { EmptyFiltered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { nextOf } from './material.list.panel.ts'
import { listContributions } from './material.operations.ts'
import { Bureau, Grade, Marking } from './material.parts.panel.tsx'
import { type ContributionLine, type ContributionState, contributionStates } from './material.schema.ts'

const State = ({ of }: { of: ContributionState }) => (
  <span className="material-state" data-state={of}>
    {useCodeWords()('material-state', of)}
  </span>
)

const columns: readonly Column<ContributionLine>[] = [
  {
    id: 'title',
    head: 'material.title',
    cell: (line) => (
      <To address={`/contributions/${line.id}`}>
        {line.title === null ? <Words id="material.title-erased" /> : <bdi>{line.title}</bdi>}
      </To>
    ),
  },
  { id: 'source', head: 'material.source', width: '120px', cell: (line) => <Bureau code={line.source} /> },
  { id: 'state', head: 'material.state', width: '100px', hide: 'middling', cell: (line) => <State of={line.state} /> },
  { id: 'grade', head: 'material.grade', width: '170px', hide: 'narrow', cell: (line) => <Grade of={line.grade} /> },
  {
    id: 'claims',
    head: 'material.claims',
    width: '90px',
    align: 'end',
    hide: 'narrow',
    cell: (line) => <Words id="material.number" values={{ count: line.claims }} />,
  },
  {
    id: 'marking',
    head: 'material.marking',
    width: '190px',
    hide: 'narrow',
    cell: (line) => <Marking of={line.marking} />,
  },
  {
    id: 'at',
    head: 'material.came-in',
    width: '140px',
    hide: 'narrow',
    cell: (line) => <Instant at={line.createdAt} how="short" />,
  },
]
const keyOf = (line: ContributionLine): string => line.id

export const Contributions = ({ file, contribute }: { file: string; contribute: (() => void) | null }): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const go = useGo()
  const [state, narrow] = useState<ContributionState | null>(null)
  const query = state === null ? {} : { state }
  const list = usePages(listContributions, { params: { id: file }, query: { ...query, limit: 100 } })
  const lines = list.data?.flatMap((page) => page.contributions) ?? []
  return (
    <div className="material-tall">
      <div className="material-acts">
        <Select
          label={words('material.state')}
          placeholder={words('material.any-state')}
          data={contributionStates.map((value) => ({ value, label: codeWords('material-state', value) }))}
          value={state}
          clearable
          onChange={(next) => narrow(contributionStates.find((one) => one === next) ?? null)}
        />
      </div>
      {list.error && lines.length === 0 ? (
        <Failed problem={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading rows={8} />
      ) : lines.length > 0 ? (
        <Table
          lines={lines}
          columns={columns}
          keyOf={keyOf}
          label={words('material.contributions')}
          scope={state ?? ''}
          look={(line) => ({ struck: line.state === 'withdrawn' || line.state === 'refused' })}
          onOpen={(line) => go(`/contributions/${line.id}`)}
          onEnd={nextOf(list)}
          foot={
            <Words id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />
          }
        />
      ) : state === null ? (
        <EmptyYet {...(contribute ? { act: { says: <Words id="material.contribute" />, run: contribute } } : {})}>
          <Words id="material.no-contributions" />
        </EmptyYet>
      ) : (
        <EmptyFiltered
          filters={[`${words('material.state')}: ${codeWords('material-state', state)}`]}
          clear={() => narrow(null)}
        />
      )}
    </div>
  )
}
