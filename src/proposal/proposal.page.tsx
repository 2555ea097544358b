// Proposals to one's bureau and from it: the list by side and state, and the page of one.
import { Button, Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { To, useGo, useParameters } from '../console/go.tsx'
import { useKeys } from '../console/keys.ts'
import { usePagedLines } from '../console/paging.ts'
import { EmptyFiltered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { RefusedLook } from '../record/record.refused.panel.tsx'
import '../console/split.css'
import { useChangesWords } from './proposal.changes.panel.tsx'
import './proposal.css'
import { ProposalContent, ProposalState } from './proposal.one.panel.tsx'
import { listProposals, showProposal } from './proposal.operations.ts'
import {
  type ProposalLine,
  type ProposalSide,
  proposalSides,
  proposalStates,
  type ProposalState as State,
} from './proposal.schema.ts'

const Fields = ({ of }: { of: ProposalLine }) => {
  const changesWords = useChangesWords()
  if (of.fields.length === 0)
    return (
      <span className="quiet">
        <Words id="proposal.not-to-be-seen" />
      </span>
    )
  return changesWords(of.database, of.fields)
}

const columns: readonly Column<ProposalLine>[] = [
  {
    id: 'state',
    head: 'proposal.state',
    width: '120px',
    sort: (line) => line.state,
    cell: (line) => <ProposalState of={line.state} />,
  },
  {
    id: 'bureau',
    head: 'proposal.other',
    width: '180px',
    sort: (line) => (line.side === 'owner' ? line.proposer : line.owner),
    cell: (line) => <bdi>{bureauName(line.side === 'owner' ? line.proposer : line.owner)}</bdi>,
  },
  {
    id: 'record',
    head: 'proposal.record',
    width: '240px',
    hide: 'middling',
    sort: (line) => line.database,
    cell: (line) => <Words id={`database.${line.database}`} />,
  },
  { id: 'fields', head: 'proposal.fields', cell: (line) => <Fields of={line} /> },
  {
    id: 'created',
    head: 'proposal.made-at',
    width: '170px',
    hide: 'narrow',
    sort: (line) => line.createdAt,
    cell: (line) => <Instant at={line.createdAt} how="short" />,
  },
]

const keyOf = (line: ProposalLine): string => line.id

/** `/proposals`. */
export const Proposals = (): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const go = useGo()
  const [side, setSide] = useState<ProposalSide>('owner')
  const [state, setState] = useState<State | null>('open')
  const list = usePagedLines(
    listProposals,
    {
      query: {
        side,
        limit: 100,
        ...(state === null ? {} : { state }),
      },
    },
    (page) => page.proposals,
  )
  const lines = list.data ?? []
  return (
    <div className="proposal-list">
      <div className="list-head">
        <h1>
          <Words id="proposal.page" />
        </h1>
        <fieldset className="proposal-sides" aria-label={words('proposal.side')}>
          {[...proposalSides].reverse().map((one) => (
            <Button
              key={one}
              variant={one === side ? 'light' : 'subtle'}
              aria-pressed={one === side}
              onClick={() => setSide(one)}
            >
              <Words id={`proposal-side.${one}`} />
            </Button>
          ))}
        </fieldset>
        <Select
          aria-label={words('proposal.state')}
          placeholder={words('proposal.any-state')}
          data={proposalStates.map((one) => ({ value: one, label: codeWords('proposal-state', one) }))}
          value={state}
          onChange={(next) => setState(next as State | null)}
          clearable
        />
      </div>
      {list.error && lines.length === 0 ? (
        <Failed problem={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading rows={12} />
      ) : lines.length === 0 && state !== null ? (
        <EmptyFiltered
          filters={[`${words('proposal.state')}: ${codeWords('proposal-state', state)}`]}
          clear={() => setState(null)}
        />
      ) : lines.length === 0 ? (
        <EmptyYet>
          <Words id={`proposal.none-${side}`} />
        </EmptyYet>
      ) : (
        <Table
          lines={lines}
          columns={columns}
          keyOf={keyOf}
          label={words('proposal.page')}
          scope={`${side} ${state ?? ''}`}
          onOpen={(line) => go(`/proposals/${line.id}`)}
          onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
          foot={
            <Words id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />
          }
        />
      )}
    </div>
  )
}

/** `/proposals/:id`. */
export const ProposalPage = (): ReactNode => {
  const { id = '' } = useParameters()
  const go = useGo()
  const proposal = useAnswer(showProposal, { params: { id } })
  useKeys({ Escape: { does: 'proposal.key-list', run: () => go('/proposals'), palette: false } })
  return (
    <>
      <nav className="state-inline no-print">
        <To address="/proposals">
          <Words id="proposal.page" />
        </To>
      </nav>
      {proposal.data ? (
        <ProposalContent key={proposal.data.id} proposal={proposal.data} />
      ) : (
        <>
          <h1 className="spoken">
            <Words id="proposal.title" />
          </h1>
          {proposal.error ? (
            <RefusedLook problem={proposal.error} retry={() => void proposal.refetch()} />
          ) : (
            <Loading rows={6} />
          )}
        </>
      )}
    </>
  )
}
