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

/** One line of a field; `judge` is asked only where both sides say something. Undefined when neither does. */
export const compareBy = (field: string, question: unknown, record: unknown, judge: Judge): CompareLine | undefined => {
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
  compareBy(field, question, record, (asked, recorded) => {
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
  compareBy(field, question, record, (asked, recorded) => {
    if (asked === recorded) return 'same'
    return kin(asked, recorded) ? 'near' : 'differs'
  })

/** Dates that may be imprecise: `near` when both may mean the same day. */
export const compareDates = (field: string, question: unknown, record: unknown): CompareLine | undefined =>
  compareBy(field, question, record, (asked, recorded) => {
    if (asked === recorded) return 'same'
    const [one, other] = [parsePartialDate(asked), parsePartialDate(recorded)]
    if (isDateFault(one) || isDateFault(other)) return 'differs'
    return mayBeSameDay(one, other) ? 'near' : 'differs'
  })

/** Lower case without marks; đ is a letter of its own to Unicode and a d with a stroke to whoever has no such key. */
const foldMarks = (text: string): string =>
  foldDigits(text.normalize('NFKD')).replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd')

const foldWords = (text: string): string => foldMarks(text).replace(/[^\p{L}\p{N}]/gu, '')

/** Words people type (make, colour): `same` but for marks, case and spaces, `near` when one holds the other. */
export const compareWords = (field: string, question: unknown, record: unknown): CompareLine | undefined =>
  compareBy(field, question, record, (asked, recorded) => {
    const [one, other] = [foldWords(asked), foldWords(recorded)]
    if (one === '' || other === '') return asked === recorded ? 'same' : 'differs'
    if (one === other) return 'same'
    return one.includes(other) || other.includes(one) ? 'near' : 'differs'
  })

const wordsIn = (text: string): string[] =>
  foldMarks(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()

/**
 * Names of persons, whose parts papers put in any order: `same` when the words are the same, `near` when one name has all
 * words of the other, when they differ by one slip, or by where words are parted. Evidence for a match is `matching`'s.
 */
export const compareNames = (field: string, question: unknown, record: unknown): CompareLine | undefined =>
  compareBy(field, question, record, (asked, recorded) => {
    const [one, other] = [wordsIn(asked), wordsIn(recorded)]
    if (one.length === 0 || other.length === 0) return asked === recorded ? 'same' : 'differs'
    if (one.join(' ') === other.join(' ')) return 'same'
    const [few, many] = one.length <= other.length ? [one, other] : [other, one]
    if (few.every((word) => many.includes(word))) return 'near'
    if (foldWords(asked) === foldWords(recorded)) return 'near'
    return oneSlipApart(one.join(' '), other.join(' ')) ? 'near' : 'differs'
  })

const verdictsByNearness: readonly CompareVerdict[] = ['same', 'near', 'differs', 'missing']

/**
 * The line of the closest pair, where question or record may say several things (aliases, dates of birth, nationalities);
 * the first of equally close ones, since both sides state the likeliest first. Undefined when neither says anything.
 */
export const compareClosest = <Q, R>(
  questions: readonly Q[],
  records: readonly R[],
  compare: (question: Q | undefined, record: R | undefined) => CompareLine | undefined,
): CompareLine | undefined => {
  const asked: readonly (Q | undefined)[] = questions.length === 0 ? [undefined] : questions
  const recorded: readonly (R | undefined)[] = records.length === 0 ? [undefined] : records
  let closest: CompareLine | undefined
  for (const question of asked)
    for (const record of recorded) {
      const line = compare(question, record)
      const isCloser =
        line !== undefined &&
        (closest === undefined ||
          verdictsByNearness.indexOf(line.verdict) < verdictsByNearness.indexOf(closest.verdict))
      if (isCloser) closest = line
    }
  return closest
}

/** The lines that have something to say. */
export const linesOf = (...lines: (CompareLine | undefined)[]): CompareLine[] =>
  lines.filter((one): one is CompareLine => one !== undefined)
