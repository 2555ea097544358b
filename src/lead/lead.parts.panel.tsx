// Pieces that list, page and panels of leads share: deadline, where it stands, between whom, what it is about.
import { IconAlertTriangle, IconHourglass } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { To } from '../console/go.tsx'
import { useShownMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { Deadline } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { type Confidentiality, type HandlingCode, strictest } from '../terms/handling.ts'
import type { LeadClock, LeadLine } from './lead.schema.ts'
import './lead.css'

/** Tells the status bar the strictest mark of these lines: rows draw none. */
export const useMarkOf = (lines: readonly LeadLine[]): void => {
  const codes: HandlingCode[] = lines.map(({ marking }) => marking.handlingCode)
  const levels: Confidentiality[] = lines.map(({ marking }) => marking.confidentiality)
  useShownMark(strictest(codes), strictest(levels))
}

/** A deadline with how it stands in words, not by colour alone. */
export const Clock = ({ at, state }: { at: string; state: LeadClock }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <span className="lead-clock" data-clock={state}>
      <Deadline at={at} met={state === 'stopped'} />
      {state === 'soon' || state === 'late' ? (
        <strong>
          {state === 'soon' ? <IconHourglass size={14} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />}
          {codeWords('lead-clock', state)}
        </strong>
      ) : null}
    </span>
  )
}

/** Where it stands: for a bureau that got it what it did, for the giver the whole. */
export const Stands = ({ of }: { of: LeadLine }): ReactNode => {
  const codeWords = useCodeWords()
  const [own] = of.receipts
  if (of.state === 'withdrawn' || of.side === 'given' || !own) return codeWords('lead-state', of.state)
  return own.outcome ? codeWords('lead-outcome', own.outcome) : codeWords('lead-receipt', own.state)
}

/** The other side: who gave it, or who got it. */
export const Between = ({ of }: { of: LeadLine }): ReactNode =>
  of.side === 'received' ? <bdi>{of.fromName}</bdi> : <bdi>{of.receipts.map((one) => one.bureauName).join(' · ')}</bdi>

/** What it is about, with a way there. */
export const About = ({ of }: { of: LeadLine['about'] }): ReactNode => {
  if (of.kind === 'record' && of.id && of.database)
    return (
      <To address={`/records/${of.database}/${of.id}`}>
        <Words id="lead.about-record" />
      </To>
    )
  if (of.kind === 'hit' && of.id)
    return (
      <To address={`/hits/${of.id}`}>
        <Words id="lead.about-hit" /> {of.reference ? <Mono>{of.reference}</Mono> : null}
      </To>
    )
  return <Words id="lead.about-bureau" />
}

/** Codes of bureaus as names. */
export const Bureaus = ({ codes }: { codes: readonly string[] }): ReactNode => (
  <bdi>{codes.map(bureauName).join(' · ')}</bdi>
)

/** One part of the page of a lead, under its heading. */
export const Part = ({ title, children }: { title: string; children: ReactNode }): ReactNode => {
  const id = useId()
  return (
    <section className="lead-part" aria-labelledby={id}>
      <h2 id={id}>
        <Words id={title} />
      </h2>
      {children}
    </section>
  )
}
