// What came of leads, in numbers: given and received by the own bureau, for the secretariat those of the network; no names.
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { Answered } from '../console/states.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { countLeads } from './lead.operations.ts'
import { type LeadTally, leadOutcomes, ledToKinds } from './lead.schema.ts'
import './lead.css'

const totals = ['leads', 'open', 'overdue', 'accepted', 'declined'] as const

const Table = ({ columns }: { columns: readonly (readonly [string, LeadTally])[] }) => {
  const codeWords = useCodeWords()
  const row = (key: string, says: ReactNode, count: (tally: LeadTally) => number) => (
    <tr key={key}>
      <th scope="row">{says}</th>
      {columns.map(([head, tally]) => (
        <td key={head}>{count(tally)}</td>
      ))}
    </tr>
  )
  return (
    <table className="lead-counts">
      <thead>
        <tr>
          <th scope="col">
            <Words id="lead.counts" />
          </th>
          {columns.map(([head]) => (
            <th key={head} scope="col">
              <Words id={head} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {totals.map((total) => row(total, <Words id={`lead.count-${total}`} />, (tally) => tally[total]))}
        {leadOutcomes.map((code) =>
          row(
            code,
            codeWords('lead-outcome', code),
            (tally) => tally.outcomes.find(({ outcome }) => outcome === code)?.count ?? 0,
          ),
        )}
        {ledToKinds.map((code) =>
          row(
            `led-to ${code}`,
            <span className="quiet">{codeWords('lead-led-to', code)}</span>,
            (tally) => tally.ledTo.find(({ kind }) => kind === code)?.count ?? 0,
          ),
        )}
      </tbody>
    </table>
  )
}

export const LeadCounts = (): ReactNode => (
  <div className="lead-counts-scroll">
    <Answered of={useAnswer(countLeads, {})} rows={6}>
      {({ given, received, network }) => (
        <Table
          columns={[
            ['lead.counts-given', given],
            ['lead.counts-received', received],
            ...(network ? [['lead.counts-network', network] as const] : []),
          ]}
        />
      )}
    </Answered>
  </div>
)
