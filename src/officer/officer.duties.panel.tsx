// What an officer's functions let them do, in plain sentences; and how high they are cleared.
import type { ReactNode } from 'react'
import { useCodeWords, Words } from '../console/words.tsx'
import type { Duty } from '../terms/duty.ts'
import { confidentialities } from '../terms/handling.ts'
import './officer.css'

/** Each function with a sentence that somebody new to the work understands. */
export const DutySentences = ({ of }: { of: readonly Duty[] }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <ul className="duty-sentences">
      {of.map((duty) => (
        <li key={duty}>
          <strong>{codeWords('duty', duty)}</strong>: {codeWords('duty-says', duty)}
        </li>
      ))}
    </ul>
  )
}

/** Level 1 to 3 in the official words. */
export const Clearance = ({ of }: { of: number }): ReactNode => {
  const level = confidentialities[of - 1]
  return level ? <Words id={`confidentiality.${level}`} /> : of
}

/** Functions on one line. */
export const DutyNames = ({ of }: { of: readonly Duty[] }): ReactNode => {
  const codeWords = useCodeWords()
  return of.map((duty) => codeWords('duty', duty)).join(' · ')
}
