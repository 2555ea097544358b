// Handling marks: what may be done with what is shown, beside each item and, the strictest of all, in the status bar.
import { type ReactNode, useEffect, useId } from 'react'
import {
  type Confidentiality,
  confidentialityLevel,
  type HandlingCode,
  handlingStrictness,
  isConfidentiality,
  isHandlingCode,
  strictest,
} from '../terms/handling.ts'
import './mark.css'
import { signal, useSignal } from './signal.ts'
import { useCodeWords, useWords, Words } from './words.tsx'

export type Mark = { readonly code: HandlingCode; readonly confidentiality: Confidentiality }

const shown = signal<ReadonlyMap<string, Mark>>(new Map())

/** The strictest mark of all that is on the screen now; null when nothing marked is shown. */
export const useStrictestMark = (): Mark | null => {
  const marks = [...useSignal(shown).values()]
  const code = strictest(marks.map((mark) => mark.code))
  const confidentiality = strictest(marks.map((mark) => mark.confidentiality))
  return code && confidentiality ? { code, confidentiality } : null
}

/** Tells the status bar that something under this mark is on the screen; for lists that draw no mark in each row. */
export const useShownMark = (code: string | undefined, confidentiality: string | undefined): void => {
  const id = useId()
  const mark = isHandlingCode(code) ? code : 'H0'
  const level = isConfidentiality(confidentiality) ? confidentiality : 'official-use-only'
  useEffect(() => {
    shown.write(new Map(shown.read()).set(id, { code: mark, confidentiality: level }))
    return () => {
      const rest = new Map(shown.read())
      rest.delete(id)
      shown.write(rest)
    }
  }, [id, mark, level])
}

/** The mark in words, without telling the status bar. */
export const MarkWords = ({ mark, long = false }: { mark: Mark; long?: boolean }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <span
      className="mark"
      data-strict={Math.max(handlingStrictness(mark.code), confidentialityLevel(mark.confidentiality) - 1)}
    >
      <bdi dir="ltr" className="mono">
        {mark.code}
      </bdi>
      {long ? <span>{codeWords('handling', mark.code)}</span> : null}
      <span>{codeWords('confidentiality', mark.confidentiality)}</span>
    </span>
  )
}

/** `<HandlingMark code="H2" confidentiality="restricted" />`: what is left out is the mildest of its kind. */
export const HandlingMark = ({
  code,
  confidentiality,
  long = false,
}: {
  code?: string | undefined
  confidentiality?: string | undefined
  long?: boolean
}): ReactNode => {
  useShownMark(code, confidentiality)
  const mark: Mark = {
    code: isHandlingCode(code) ? code : 'H0',
    confidentiality: isConfidentiality(confidentiality) ? confidentiality : 'official-use-only',
  }
  return <MarkWords mark={mark} long={long} />
}

/** EXERCISE: on everything made up, on screen and across each print. */
export const ExerciseMark = (): ReactNode => {
  const words = useWords()
  return (
    <span className="exercise-mark" title={words('mark.exercise-long')}>
      <Words id="mark.exercise" />
    </span>
  )
}
