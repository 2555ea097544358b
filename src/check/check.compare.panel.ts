// A match by name as it is compared: one line a feature, what was asked beside what is recorded, how much it says; pure.
import type { ExplanationLine } from '../hit/hit.schema.ts'
import type { Candidate, CheckAnswerItem } from './check.schema.ts'

const order = ['name', 'date-of-birth', 'nationality', 'sex', 'place-of-birth', 'mother', 'document'] as const
const placeOf = (feature: string): number => {
  const at = order.indexOf(feature as (typeof order)[number])
  return at < 0 ? order.length : at
}

/** Bits at which a bar is full: what one word or a whole date tells at most, about. */
const fullBits = 13

export type CompareRow = {
  readonly line: ExplanationLine
  readonly side: 'for' | 'against'
  /** Bits without their sign, and the part of a full bar they are, 0 to 1. */
  readonly bits: number
  readonly share: number
}

/** The lines in the order of a form, those of one feature with the weightiest first; lines of keys are no part of it. */
export const rowsOf = (lines: readonly ExplanationLine[]): readonly CompareRow[] =>
  lines
    .filter(({ code }) => code !== undefined)
    .map((line, at) => ({ line, at }))
    .sort(
      (one, other) =>
        placeOf(one.line.feature) - placeOf(other.line.feature) ||
        other.line.weight - one.line.weight ||
        one.at - other.at,
    )
    .map(({ line }) => {
      const bits = Math.abs(line.weight)
      return { line, side: line.weight < 0 ? 'against' : 'for', bits, share: Math.min(1, bits / fullBits) }
    })

/** What a record states of a person beside the name, that was not asked: by it namesakes are told apart. */
export type Unasked = { readonly feature: 'date-of-birth' | 'nationality' | 'sex'; readonly recorded: string }

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return []
  return value.flatMap((one: unknown) => {
    const country = typeof one === 'object' && one !== null && 'country' in one ? one.country : one
    return typeof country === 'string' ? [country] : []
  })
}

/** Facts of a record that no line speaks of; `fields` are those the reader is shown. */
export const unaskedOf = (
  lines: readonly ExplanationLine[],
  fields: Readonly<Record<string, unknown>>,
): readonly Unasked[] => {
  const stated = [
    ['date-of-birth', textsIn(fields.datesOfBirth)],
    ['nationality', textsIn(fields.nationalities)],
    ['sex', textsIn(fields.sex)],
  ] as const
  return stated.flatMap(([feature, texts]) =>
    texts.length === 0 || lines.some((line) => line.feature === feature)
      ? []
      : [{ feature, recorded: texts.join(', ') }],
  )
}

/** Lines that tell of equal or nearly equal numbers: sentences, with nothing to set beside each other. */
export const keyLinesOf = (lines: readonly ExplanationLine[]): readonly ExplanationLine[] =>
  lines.filter(({ code }) => code === undefined)

/** From so many of 100 the words are these. A match stands at 50 where half of what would be wanted agrees. */
const meanings = [
  [98, 'all'],
  [85, 'strong'],
  [65, 'fair'],
  [0, 'weak'],
] as const

/** The score as people read it: a figure to 100, and the word for it. */
export const figureOf = (score: number): { readonly figure: number; readonly meaning: string } => {
  const figure = Math.max(0, Math.min(100, Math.floor(score * 100)))
  const [, meaning] = meanings.find(([least]) => figure >= least) ?? meanings[3]
  return { figure, meaning }
}

/** Matches of each database that answered: the one with the best match first, those without any last, as they answered. */
export const groupsOf = ({
  answered,
  candidates,
}: Pick<CheckAnswerItem, 'answered' | 'candidates'>): readonly {
  readonly database: string
  readonly own: readonly Candidate[]
}[] =>
  answered
    .map((database, at) => {
      const own = candidates.filter((one) => one.record.database === database)
      return { database, own, at, best: own.reduce((most, { score }) => Math.max(most, score), -1) }
    })
    .sort((one, other) => other.best - one.best || one.at - other.at)
    .map(({ database, own }) => ({ database, own }))
