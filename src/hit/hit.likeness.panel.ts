// A match by name as people weigh it: what speaks for it before what speaks against it, and what made the hit; pure.
import type { ExplanationLine, HitLine, HitOrigin } from './hit.schema.ts'

/** Lines of a comparison on one side of the scales. */
export type LikenessSide = { readonly side: 'agrees' | 'differs'; readonly lines: readonly ExplanationLine[] }

/**
 * What agrees, then what differs, each side with its weightiest line first; a side without lines is left out. What weighs
 * nothing speaks against nobody.
 */
export const sidesOf = (lines: readonly ExplanationLine[]): readonly LikenessSide[] => {
  const sorted = [...lines].sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
  const sides: readonly LikenessSide[] = [
    { side: 'agrees', lines: sorted.filter(({ weight }) => weight >= 0) },
    { side: 'differs', lines: sorted.filter(({ weight }) => weight < 0) },
  ]
  return sides.filter((one) => one.lines.length > 0)
}

/** Origins that need a word: that an equal number made the hit is what everybody expects. */
export type ToldOrigin = Exclude<HitOrigin, 'key'>

export const originTold = ({ origin }: Pick<HitLine, 'origin'>): ToldOrigin | undefined =>
  origin === 'key' ? undefined : origin

/** Ids of the sentences, which say what the hit rests on; "could be" is said of names, and of numbers that nearly agree. */
const sentences = {
  'could-be': 'hit.origin-could-be',
  delayed: 'hit.origin-delayed',
  watch: 'hit.origin-watch',
  alert: 'hit.origin-alert',
} as const satisfies Record<ToldOrigin, string>

/** Id of the sentence about the origin of a hit; undefined where there is nothing to say. */
export const originSentence = (hit: {
  readonly origin: HitOrigin
  readonly likeness: readonly ExplanationLine[]
}): string | undefined => {
  const origin = originTold(hit)
  if (origin === undefined) return undefined
  return origin === 'could-be' && hit.likeness.length === 0 ? 'hit.origin-could-be-number' : sentences[origin]
}
