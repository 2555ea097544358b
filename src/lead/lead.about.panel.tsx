// Leads about a thing, for the page of that thing: a record, a hit, a threat, a request, an analysis file; and giving one from there.
import { Button } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { To, useGo } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { useMay } from '../console/session.ts'
import { Answered } from '../console/states.tsx'
import { Words } from '../console/words.tsx'
import { emptyLead, type LeadBinding, type LeadDraft } from './lead.draft.panel.ts'
import { giveLead, listLeads } from './lead.operations.ts'
import { Between, Clock, Stands, useMarkOf } from './lead.parts.panel.tsx'
import type { LeadLine } from './lead.schema.ts'
import './lead.css'

/** Lines of the panel at most; the list of leads has the rest. */
const most = 20

/** `<LeadsAbout of={{ record: id }} />`; draws nothing for who may not read leads. */
export const LeadsAbout = ({ of }: { of: LeadBinding }): ReactNode => (useMay(listLeads) ? <Shown of={of} /> : null)

const Shown = ({ of }: { of: LeadBinding }) => {
  const heading = useId()
  const go = useGo()
  const mayGive = useMay(giveLead)
  const [, change] = useDraft<LeadDraft>('lead', emptyLead)
  const begin = () => {
    change({ binding: of, claims: [] })
    go('/leads/new')
  }
  return (
    <section className="lead-part" aria-labelledby={heading}>
      <h2 id={heading}>
        <Words id="lead.in-panel" />
      </h2>
      <Answered of={useAnswer(listLeads, { query: { ...of, limit: most } })} rows={2}>
        {({ leads }) => <Lines of={leads} />}
      </Answered>
      {mayGive ? (
        <div>
          <Button onClick={begin}>
            <Words id="lead.new" />
          </Button>
        </div>
      ) : null}
    </section>
  )
}

const Lines = ({ of }: { of: readonly LeadLine[] }) => {
  useMarkOf(of)
  return of.length === 0 ? (
    <p className="quiet">
      <Words id="lead.panel-none" />
    </p>
  ) : (
    <ul className="lead-plain">
      {of.map((line) => (
        <li key={line.id} className="lead-row">
          <To address={`/leads/${line.id}`}>
            <Mono>{line.reference}</Mono>
          </To>
          <span>
            <Stands of={line} />
          </span>
          <span>
            <Words id={line.side === 'received' ? 'lead.from' : 'lead.to'} /> <Between of={line} />
          </span>
          <Clock at={line.dueAt} state={line.clock} />
          {line.todo ? (
            <p>
              <bdi>{line.todo}</bdi>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
