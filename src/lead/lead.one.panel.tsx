// One lead: what to do, by when, why, about what, its grade and marking, what was done with it. Looking at it tells the giver so.
import { type ReactNode, useEffect, useRef } from 'react'
import { useAct } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { To } from '../console/go.tsx'
import { HandlingMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { ThingHead } from '../console/thing-head.tsx'
import { Instant } from '../console/time.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, Words } from '../console/words.tsx'
import { ExtensionAnswer, LeadActs } from './lead.acts.panel.tsx'
import { openLead, receiveLeads } from './lead.operations.ts'
import { About, Between, Bureaus, Clock, Part, Stands } from './lead.parts.panel.tsx'
import type { LeadReceipt, LeadView } from './lead.schema.ts'
import './lead.css'

/** Marks what is on the screen as received, then as opened: once each, and only where the hub lets this reader. */
const useMarks = ({ id, allowed }: LeadView): void => {
  const receive = useAct(receiveLeads, { refreshes: ['lead.'] })
  const open = useAct(openLead, { refreshes: ['lead.'] })
  const done = useRef(new Set<string>())
  const due = allowed.includes('receive') ? 'receive' : allowed.includes('open') ? 'open' : null
  useEffect(() => {
    const mark = `${id} ${due}`
    if (due === null || done.current.has(mark)) return
    done.current.add(mark)
    if (due === 'receive') receive.mutate({ body: { leads: [id] } })
    else open.mutate({ params: { id } })
  }, [id, due, receive, open])
}

const Receipt = ({ of, receipt }: { of: LeadView; receipt: LeadReceipt }) => {
  const codeWords = useCodeWords()
  const [language] = useLanguage()
  const { declineReason, outcome, ledTo, ledOn } = receipt
  return (
    <li className="lead-row">
      <strong>
        <bdi>{receipt.bureauName}</bdi>
      </strong>
      {receipt.unit ? <Mono>{receipt.unit}</Mono> : null}
      {receipt.post ? <bdi>{receipt.post}</bdi> : null}
      <span>{codeWords('lead-receipt', receipt.state)}</span>
      {declineReason ? <span>{codeWords('lead-decline', declineReason)}</span> : null}
      {outcome ? <span>{codeWords('lead-outcome', outcome)}</span> : null}
      {ledTo ? <span>{codeWords('lead-led-to', ledTo)}</span> : null}
      {ledOn ? <bdi>{sayPartialDate(ledOn, language)}</bdi> : null}
      <Clock at={receipt.dueAt} state={receipt.clock} />
      <ExtensionAnswer of={of} receipt={receipt} />
    </li>
  )
}

const Step = ({ of }: { of: LeadView['history'][number] }) => {
  const codeWords = useCodeWords()
  return (
    <li className="lead-row">
      <Instant at={of.at} how="short" />
      <Bureaus codes={[of.bureau]} />
      <strong>{codeWords('lead-step', of.step)}</strong>
      {of.until ? <Instant at={of.until} how="short" /> : null}
      {of.note ? (
        <p>
          <bdi>{of.note}</bdi>
        </p>
      ) : null}
    </li>
  )
}

const Grade = ({ of }: { of: LeadView['grade'] }) => {
  const codeWords = useCodeWords()
  return (
    <span className="lead-line">
      <Mono>{`${of.received.scheme} ${of.received.code}`}</Mono>
      {of.received.scheme === '4x4' ? null : (
        <Words id="lead.grade-nearest" values={{ code: <Mono key="code">{`${of.source}${of.information}`}</Mono> }} />
      )}
      <span className="quiet">
        {codeWords('grade-4x4-source', of.source)} · {codeWords('grade-4x4-information', of.information)}
      </span>
      {of.suspectedFalse ? (
        <strong>
          <Words id="lead.suspected-false" />
        </strong>
      ) : null}
      {of.notes
        .filter((note) => note !== 'same')
        .map((note) => (
          <span key={note} className="quiet">
            {codeWords('lead-grade-note', note)}
          </span>
        ))}
    </span>
  )
}

const Facts = ({ of }: { of: LeadView }) => {
  const codeWords = useCodeWords()
  return (
    <dl className="facts">
      <Fact name={of.side === 'received' ? 'lead.from' : 'lead.to'}>
        <Between of={of} />
      </Fact>
      <Fact name="lead.about">
        <About of={of.about} />
      </Fact>
      {of.threat ? (
        <Fact name="lead.threat">
          <To address={`/threats/${of.threat.id}`}>
            <Mono>{of.threat.reference}</Mono>
          </To>
        </Fact>
      ) : null}
      {of.request ? (
        <Fact name="lead.request">
          <To address={`/requests/${of.request.id}`}>
            <Mono>{of.request.reference}</Mono>
          </To>
        </Fact>
      ) : null}
      {of.file ? (
        <Fact name="lead.file">
          <To address={`/files/${of.file.id}`}>
            <Mono>{of.file.reference}</Mono>
          </To>
        </Fact>
      ) : null}
      {of.claims > 0 ? <Fact name="lead.claims">{of.claims}</Fact> : null}
      <Fact name="lead.grade">
        <Grade of={of.grade} />
      </Fact>
      {of.marking.conditions.length > 0 ? (
        <Fact name="lead.conditions">
          <bdi>{of.marking.conditions.join(' · ')}</bdi>
        </Fact>
      ) : null}
      {of.marking.consentOf.length > 0 ? (
        <Fact name="lead.consent-of">
          <Bureaus codes={of.marking.consentOf} />
        </Fact>
      ) : null}
      {of.withdrawReason ? <Fact name="lead.withdraw">{codeWords('lead-withdraw', of.withdrawReason)}</Fact> : null}
    </dl>
  )
}

const Annex = ({ of }: { of: LeadView }) => {
  if (of.annex)
    return (
      <Part title="lead.annex">
        <p className="lead-text">
          <bdi>{of.annex}</bdi>
        </p>
      </Part>
    )
  return of.edition === 'whole' ? null : (
    <p className="quiet">
      <Words id={of.form === 'short' ? 'lead.short' : 'lead.without-annex'} />
    </p>
  )
}

/** `linked`: beside the list, with a way to the whole page. */
export const LeadContent = ({ of, linked = false }: { of: LeadView; linked?: boolean }): ReactNode => {
  useMarks(of)
  return (
    <article className="lead-one">
      <ThingHead
        reference={of.reference}
        address={`/leads/${of.id}`}
        linked={linked}
        whole="lead.whole"
        marks={
          <>
            <span>
              <Stands of={of} />
            </span>
            <HandlingMark code={of.marking.handlingCode} confidentiality={of.marking.confidentiality} />
          </>
        }
        title={of.todo ?? <Words id="lead.text-gone" />}
      >
        <p>
          <Words id="lead.deadline" />: <Clock at={of.dueAt} state={of.clock} />
        </p>
      </ThingHead>
      <LeadActs of={of} />
      {of.why ? (
        <Part title="lead.why">
          <p className="lead-text">
            <bdi>{of.why}</bdi>
          </p>
        </Part>
      ) : null}
      <Annex of={of} />
      <Facts of={of} />
      <Part title="lead.receipts">
        <ul className="lead-plain">
          {of.receipts.map((receipt) => (
            <Receipt key={receipt.bureau} of={of} receipt={receipt} />
          ))}
        </ul>
      </Part>
      {of.history.length > 0 ? (
        <Part title="lead.history">
          <ol className="lead-plain">
            {of.history.map((step) => (
              <Step key={`${step.at} ${step.step} ${step.recipient}`} of={step} />
            ))}
          </ol>
        </Part>
      ) : null}
    </article>
  )
}
