/** What words that are alike lose, by the manner in which they are. */
import type { MatchCode } from './match.ts'

export type Likeness = {
  readonly code: MatchCode
  /** Bits to be taken from the rarity of the token. */
  readonly loss: number
  /** Most bits that remain, where little was compared. */
  readonly most: number
}

/** Bits lost by each manner of being alike. Likelier among strangers, or rarer between two writings of one person: more. */
export const losses = {
  accents: 0.4,
  accentsContradict: 2.5,
  script: 0.3,
  surname: 2.5,
  nickname: 3,
  slip: 3.5,
  shortSlip: 1.5,
  slipGlued: 2.5,
  twoSlips: 7,
  variant: 0.8,
  perDistance: 3.5,
  perDistanceAcross: 2.5,
  rendering: 2.2,
  characters: 1.5,
  syllables: 1.5,
  rendered: 0.6,
  perExcess: 0.4,
  mostExcess: 8,
  mostExcessOfCharacters: 12,
} as const
