/** How much two words resemble each other that are not alike: what puts records below the line in order, and carries none above it. */
import type { Token } from './token.ts'

/** Most bits that two words bring, and all of two names together. */
export const mostOfResemblance = 3
/** Two words of one length that chance made have about this share of their letters in common, in order. */
const shareByChance = 0.3
/** A word that opens or closes the other one, as pet forms do. */
const shareOfEnd = 0.75
const shortestEnd = 3
const longest = 24

/** Bits by which the letters of two words are more alike than those of two that chance made. Symmetric; 0 between scripts. */
export function resemblanceOf(one: Token, other: Token): number {
  if (one.script !== other.script || one.script === 'han' || one.light || other.light) return 0
  const share = shareInCommon(one.form, other.form)
  return share <= shareByChance ? 0 : (mostOfResemblance * (share - shareByChance)) / (1 - shareByChance)
}

/** Share of letters that stand in both in the same order (longest common subsequence), of all letters of both. */
function shareInCommon(one: string, other: string): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length === 0) return 0
  const share = (2 * lettersInCommon(short.slice(0, longest), long.slice(0, longest))) / (short.length + long.length)
  const isEnd = short.length >= shortestEnd && (long.startsWith(short) || long.endsWith(short))
  return isEnd ? Math.max(share, shareOfEnd) : share
}

const row = new Uint8Array(longest + 1)

function lettersInCommon(one: string, other: string): number {
  row.fill(0)
  for (let down = 0; down < one.length; down += 1) {
    const letter = one.charCodeAt(down)
    let before = 0
    for (let at = 1; at <= other.length; at += 1) {
      const above = row[at] ?? 0
      if (letter === other.charCodeAt(at - 1)) row[at] = before + 1
      else if ((row[at - 1] ?? 0) > above) row[at] = row[at - 1] ?? 0
      before = above
    }
  }
  return row[other.length] ?? 0
}
