/** How much two words resemble each other that are not alike: what puts records below the line in order, and carries none above it. */
import { createSpelt, type Spelt, spell } from './spelt.ts'
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
  return resemblanceOfForms(spell(one.form, formOfOne), spell(other.form, formOfOther))
}

/** The same for the forms of two words of one script that is not written in characters, neither of them a particle. */
export function resemblanceOfForms(one: Spelt, other: Spelt): number {
  const share = one.length <= other.length ? shareInCommon(one, other) : shareInCommon(other, one)
  return share <= shareByChance ? 0 : (mostOfResemblance * (share - shareByChance)) / (1 - shareByChance)
}

const [formOfOne, formOfOther] = [createSpelt(), createSpelt()]

/** Share of letters that stand in both in the same order (longest common subsequence), of all letters of both. */
function shareInCommon(short: Spelt, long: Spelt): number {
  if (short.length === 0) return 0
  const share = (2 * lettersInCommon(short, long)) / (short.length + long.length)
  const isEnd =
    short.length >= shortestEnd && (standsAt(short, long, 0) || standsAt(short, long, long.length - short.length))
  return isEnd ? Math.max(share, shareOfEnd) : share
}

/** Whether a word stands in a longer one from a place on, as far as letters are at hand. */
function standsAt(short: Spelt, long: Spelt, from: number): boolean {
  for (let at = 0; at < short.length; at += 1) if (short.codes[at] !== long.codes[from + at]) return false
  return true
}

/** By letter, the places of a word in which it stands, as bits: set for one comparison and taken back. */
const places = new Int32Array(2 ** 16)

/** How many letters stand in both in the same order, a word's letters at once (Hyyrö, Bit-parallel LCS-length computation revisited, 2004). */
function lettersInCommon(short: Spelt, long: Spelt): number {
  const mine = Math.min(short.length, longest)
  const theirs = Math.min(long.length, longest)
  for (let at = 0; at < mine; at += 1) places[short.codes[at] ?? 0] = (places[short.codes[at] ?? 0] ?? 0) | (1 << at)
  let open = -1
  for (let at = 0; at < theirs; at += 1) {
    const met = open & (places[long.codes[at] ?? 0] ?? 0)
    open = (open + met) | (open - met)
  }
  for (let at = 0; at < mine; at += 1) places[short.codes[at] ?? 0] = 0
  let many = 0
  for (let closed = ~open & ((1 << mine) - 1); closed !== 0; closed &= closed - 1) many += 1
  return many
}
