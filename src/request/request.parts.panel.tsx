// Pieces that board, list and page of requests share: bureaus, the clock of a deadline, stage, marking, one section of a page.
import { IconAlertTriangle, IconHourglass } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { HandlingMark } from '../console/mark.tsx'
import { Deadline } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import type { ClockState, MarkingEntry, RequestLine } from './request.schema.ts'
import './request.css'

export const Bureau = ({ code }: { code: string }): ReactNode => (
  <bdi title={code.toUpperCase()}>{bureauName(code)}</bdi>
)

/** Several bureaus by name, or a dash for none. */
export const Bureaus = ({ codes }: { codes: readonly string[] }): ReactNode =>
  codes.length === 0 ? (
    <span className="quiet">—</span>
  ) : (
    codes.map((code, at) => (
      <span key={code}>
        {at > 0 ? ' · ' : null}
        <Bureau code={code} />
      </span>
    ))
  )

/** A deadline with how it stands in words, not by colour alone. */
export const Clock = ({ at, state }: { at: string | null; state: ClockState }): ReactNode => {
  const codeWords = useCodeWords()
  if (at === null) return <span className="quiet">{codeWords('request-clock', 'none')}</span>
  const isWarning = state === 'soon' || state === 'urgent' || state === 'late'
  return (
    <span className="request-clock" data-clock={state}>
      <Deadline at={at} met={state === 'stopped'} />
      {isWarning ? (
        <strong className="request-clock-words">
          {state === 'soon' ? <IconHourglass size={14} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />}
          {codeWords('request-clock', state)}
        </strong>
      ) : null}
    </span>
  )
}

/** The stage a request stands at, and what of it waits for the own bureau. */
export const Stage = ({ of }: { of: Pick<RequestLine, 'state' | 'waits' | 'unclaimed'> }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <span className="request-stage" data-state={of.state}>
      {codeWords('request-state', of.state)}
      {of.waits ? (
        <strong className="request-flag">
          <Words id="request.waits" />
        </strong>
      ) : null}
      {of.unclaimed ? (
        <strong className="request-flag">
          <Words id="request.unclaimed" />
        </strong>
      ) : null}
    </span>
  )
}

export const Marking = ({ of, long = false }: { of: MarkingEntry; long?: boolean }): ReactNode => (
  <HandlingMark code={of.handlingCode} confidentiality={of.confidentiality} long={long} />
)

/** One part of the page of a request, under its heading. */
export const Part = ({
  title,
  children,
  act,
}: {
  title: ReactNode
  children: ReactNode
  act?: ReactNode
}): ReactNode => {
  const id = useId()
  return (
    <section className="request-part" aria-labelledby={id}>
      <div className="request-part-head">
        <h2 id={id}>{title}</h2>
        {act}
      </div>
      {children}
    </section>
  )
}

/** A text as it was written, or a dash. */
export const Said = ({ children }: { children: string | null }): ReactNode =>
  children === null ? (
    <span className="quiet">—</span>
  ) : (
    <p className="request-lines" dir="auto">
      {children}
    </p>
  )
