// Proposals on the page of their record: open ones in its rail, all of them on its timeline.
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { useMay } from '../console/session.ts'
import { Failed } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import type { Moment } from '../record/record.moments.panel.ts'
import { RailBox } from '../record/record.rail.panel.tsx'
import type { RecordView } from '../record/record.schema.ts'
import { type KnownMoments, stateOf } from '../record/record.timeline.panel.tsx'
import { useChangesWords } from './proposal.changes.panel.tsx'
import { listProposals } from './proposal.operations.ts'
import type { ProposalLine } from './proposal.schema.ts'

const most = 200

/** The fields a proposal speaks of, and the way to it. */
const FieldsLink = ({ of }: { of: ProposalLine }) => {
  const changesWords = useChangesWords()
  return <To address={`/proposals/${of.id}`}>{changesWords(of.database, of.fields)}</To>
}

/** Open proposals to a record, to those who may list them. */
export const OpenProposals = ({ record }: { record: RecordView }): ReactNode => {
  const may = useMay(listProposals)
  const list = useAnswer(listProposals, { query: { record: record.id, state: 'open', limit: most } }, { when: may })
  if (!may) return null
  const own = list.data?.proposals ?? []
  return (
    <RailBox head="proposal.open-here">
      {list.error ? <Failed problem={list.error} retry={() => void list.refetch()} /> : null}
      {own.length > 0 ? (
        <ul className="record-rail-list">
          {own.map((one) => (
            <li key={one.id}>
              <FieldsLink of={one} />{' '}
              <span className="quiet">
                <bdi>{bureauName(one.proposer)}</bdi> · <Instant at={one.createdAt} how="short" />
              </span>
            </li>
          ))}
        </ul>
      ) : list.data ? (
        <p className="quiet">
          <Words id="proposal.none-here" />
        </p>
      ) : null}
      {list.data?.after ? (
        <p className="quiet small">
          <Words id="proposal.newest-only" values={{ count: most }} />
        </p>
      ) : null}
    </RailBox>
  )
}

/** `state` in words. */
const momentsOf = (of: ProposalLine, state: string): readonly Moment[] => {
  const fields = <FieldsLink of={of} />
  const made: Moment = {
    key: `proposal ${of.id}`,
    at: of.createdAt,
    sort: 'proposal',
    by: of.proposer,
    says: <Words id="proposal.moment-made" values={{ fields }} />,
  }
  if (of.state === 'open') return [made]
  return [
    made,
    {
      ...made,
      key: `proposal ${of.id} ${of.state}`,
      at: of.updatedAt,
      by: of.state === 'withdrawn' ? of.proposer : of.owner,
      says: <Words id="proposal.moment-decided" values={{ state, fields }} />,
    },
  ]
}

/** Proposals on the timeline: when each was made, and when it was decided. */
export const useProposalMoments = (record: RecordView): KnownMoments => {
  const may = useMay(listProposals)
  const codeWords = useCodeWords()
  const list = useAnswer(listProposals, { query: { record: record.id, limit: most } }, { when: may })
  const own = list.data?.proposals ?? []
  return {
    source: 'proposal.page',
    state: may ? stateOf(list) : 'answered',
    retry: () => void list.refetch(),
    ...(list.data?.after ? { note: <Words id="proposal.newest-only" values={{ count: most }} /> } : {}),
    moments: own.flatMap((one) => momentsOf(one, codeWords('proposal-state', one.state))),
  }
}
