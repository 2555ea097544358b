// Cautions about a person: first thing on a hit, a check and a print, above the name, with date and source.
import { IconAlertOctagon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import './caution.css'
import { Instant } from './time.tsx'
import { useCodeWords, useWords, Words } from './words.tsx'

export type CautionValue = {
  /** Code of the list of cautions: `armed`, `violent` ... */
  readonly code: string
  /** Words of the hub where it gives them; else those of the code. */
  readonly says?: string
  readonly since?: string | null
  /** Bureau that says so. */
  readonly source?: string
}

/** The cautions of a person, loudest first as the hub orders them. Draws nothing when there are none. */
export const Cautions = ({ of }: { of: readonly CautionValue[] }): ReactNode => {
  const words = useWords()
  if (of.length === 0) return null
  return (
    <ul className="cautions" aria-label={words('cautions.label')}>
      {of.map((caution) => (
        <CautionLine key={`${caution.code}-${caution.source ?? ''}`} of={caution} />
      ))}
    </ul>
  )
}

const CautionLine = ({ of }: { of: CautionValue }) => {
  const codeWords = useCodeWords()
  const named = codeWords('caution', of.code)
  return (
    <li className="caution">
      <IconAlertOctagon size={16} aria-hidden />
      <strong>{named === of.code && of.says ? of.says : named}</strong>
      {named !== of.code && of.says && of.says !== named ? <span>{of.says}</span> : null}
      <span className="caution-source">
        {of.since ? <DayOrInstant at={of.since} /> : <Words id="cautions.undated" />}
        {of.source ? (
          <>
            {' · '}
            <bdi dir="ltr">{of.source.toUpperCase()}</bdi>
          </>
        ) : null}
      </span>
    </li>
  )
}

const DayOrInstant = ({ at }: { at: string }) =>
  at.includes('T') ? (
    <Instant at={at} />
  ) : (
    <bdi dir="ltr" className="mono">
      {at}
    </bdi>
  )
