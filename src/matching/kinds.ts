// Kinds of the parts of a name as numbers, and which parts are neighbours in another order than they are kept in.
import type { TokenKind } from './token.ts'

export const FAMILY = 0
export const GIVEN = 1
export const OTHER = 2
export const UNKNOWN = 3

const kinds: Readonly<Record<TokenKind, number>> = { family: FAMILY, given: GIVEN, other: OTHER, unknown: UNKNOWN }

/** Kind of a token as the alignment has it. */
export const kindNumber = (kind: TokenKind): number => kinds[kind]

const isGiven = (kind: number | undefined): boolean => kind === GIVEN || kind === OTHER

/**
 * Whether a given and a family name are neighbours where given names are written first, by their places among so many parts, family names kept
 * before all others: the first or the last of each, since those between are often left out. `Semensemenov` is Semen Androvich Semenov.
 */
export const areTurned = (kind: ArrayLike<number>, count: number, given: number, family: number): boolean => {
  if (kind[family] !== FAMILY || !isGiven(kind[given])) return false
  const isOuterFamily = family === 0 || family + 1 === count || kind[family + 1] !== FAMILY
  const isOuterGiven = given + 1 === count || !isGiven(kind[given - 1])
  return isOuterFamily && isOuterGiven
}
