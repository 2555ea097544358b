// What the quality of a database is read from: its parts as shares, a word for the score, flaws by kind; pure.
import type { DatabaseQuality } from './quality.schema.ts'

export const parts = ['missing', 'contradicting', 'stale', 'false-hits'] as const
export type Part = (typeof parts)[number]

export type Share = {
  readonly part: Part
  /** Records, or closed hits, that have it, of so many. */
  readonly many: number
  readonly of: number
  /** Whole percent; 1 where there is any at all, and 100 only where it is all. */
  readonly percent: number
}

/** Never 0 % where there is something, nor 100 % where something is left: a rounded number must not hide a record. */
export const percentOf = (many: number, of: number): number => {
  if (of === 0 || many === 0) return 0
  if (many >= of) return 100
  return Math.min(99, Math.max(1, Math.round((many / of) * 100)))
}

/** The parts of a score in their order. */
export const sharesOf = (of: DatabaseQuality): readonly Share[] => {
  const share = (part: Part, many: number, all: number): Share => ({
    part,
    many,
    of: all,
    percent: percentOf(many, all),
  })
  return [
    share('missing', of.missing, of.records),
    share('contradicting', of.contradicting, of.records),
    share('stale', of.stale, of.records),
    share('false-hits', of.falseHits, of.closedHits),
  ]
}

export const grades = ['good', 'fair', 'weak', 'poor'] as const
export type Grade = (typeof grades)[number]

/** A score in one word: good from 90, fair from 75, weak from 50, else poor. */
export const gradeOf = (score: number): Grade =>
  score >= 90 ? 'good' : score >= 75 ? 'fair' : score >= 50 ? 'weak' : 'poor'

/** The filter of the list to mend that a part leads to; undefined for parts that are many flaws. */
export const filterOf = (part: Part): string | undefined =>
  part === 'stale' ? 'stale' : part === 'false-hits' ? 'false-hit' : undefined

/** Flaws of a database of one kind, the commonest first as the hub gives them. */
export const flawsOf = (of: DatabaseQuality, kind: 'missing' | 'contradiction') =>
  of.flaws.filter(({ flaw }) => flaw.startsWith(`${kind}:`))
