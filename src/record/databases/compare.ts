// Comparing one field of a question with the same field of a record, for the line an officer reads.
import { foldDigits } from '../../terms/identifier-text.ts'
import { isDateFault, mayBeSameDay, parsePartialDate } from '../../terms/partial-date.ts'
import type { CompareLine, CompareVerdict } from './database.ts'

/** Signs that are taken for each other when read from a worn page or a dirty plate; the digit stands for both. */
const lookalikes: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
}

const foldLookalikes = (text: string): string => [...text].map((sign) => lookalikes[sign] ?? sign).join('')

/** Whether one sign put in, left out or changed, or two neighbours exchanged, makes one text the other (Damerau). */
export const oneSlipApart = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  if (long.length > short.length) return short.slice(start) === long.slice(start + 1)
  if (short.slice(start + 1) === long.slice(start + 1)) return true
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2) === long.slice(start + 2)
  )
}

const textOf = (value: unknown): string | null => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

type Judge = (question: string, record: string) => CompareVerdict

const line = (field: string, question: unknown, record: unknown, judge: Judge): CompareLine | undefined => {
  const [asked, recorded] = [textOf(question), textOf(record)]
  if (asked === null && recorded === null) return undefined
  const verdict = asked === null || recorded === null ? 'missing' : judge(asked, recorded)
  return { field, question: asked, record: recorded, verdict }
}

/**
 * Numbers that identify: `same` when their one spelling is equal, `near` when they differ by one slip or only by signs that
 * look alike. `spell` gives the one spelling, undefined for a text that has none.
 */
export const compareIdentifiers = (
  field: string,
  question: unknown,
  record: unknown,
  spell: (text: string) => string | undefined,
): CompareLine | undefined =>
  line(field, question, record, (asked, recorded) => {
    const [one, other] = [spell(asked), spell(recorded)]
    if (one === undefined || other === undefined) return asked === recorded ? 'same' : 'differs'
    if (one === other) return 'same'
    return oneSlipApart(one, other) || foldLookalikes(one) === foldLookalikes(other) ? 'near' : 'differs'
  })

/** Codes of a closed list; `kin` says which unequal ones are close. */
export const compareCodes = (
  field: string,
  question: unknown,
  record: unknown,
  kin: (one: string, other: string) => boolean = () => false,
): CompareLine | undefined =>
  line(field, question, record, (asked, recorded) => {
    if (asked === recorded) return 'same'
    return kin(asked, recorded) ? 'near' : 'differs'
  })

/** Dates that may be imprecise: `near` when both may mean the same day. */
export const compareDates = (field: string, question: unknown, record: unknown): CompareLine | undefined =>
  line(field, question, record, (asked, recorded) => {
    if (asked === recorded) return 'same'
    const [one, other] = [parsePartialDate(asked), parsePartialDate(recorded)]
    if (isDateFault(one) || isDateFault(other)) return 'differs'
    return mayBeSameDay(one, other) ? 'near' : 'differs'
  })

const foldWords = (text: string): string =>
  foldDigits(text.normalize('NFKD'))
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Words people type (make, colour): `same` but for marks, case and spaces, `near` when one holds the other. */
export const compareWords = (field: string, question: unknown, record: unknown): CompareLine | undefined =>
  line(field, question, record, (asked, recorded) => {
    const [one, other] = [foldWords(asked), foldWords(recorded)]
    if (one === '' || other === '') return asked === recorded ? 'same' : 'differs'
    if (one === other) return 'same'
    return one.includes(other) || other.includes(one) ? 'near' : 'differs'
  })

/** The lines that have something to say. */
export const linesOf = (...lines: (CompareLine | undefined)[]): CompareLine[] =>
  lines.filter((one): one is CompareLine => one !== undefined)
