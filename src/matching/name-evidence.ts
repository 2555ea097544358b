/** Compares two names: which tokens are one another, what is missing, what contradicts, in bits. */
import { type AlignedName, createAlignment, lightBits, mostOfToken, mostTokens, outOfOrder } from './alignment.ts'
import { kindNumber } from './kinds.ts'
import { likenessOf, likenessOfGlued, severityOf } from './likeness.ts'
import type { Likeness } from './losses.ts'
import type { MatchCode, MatchLine } from './match.ts'
import type { Name } from './name.ts'
import { resemblanceOf } from './resemblance.ts'
import type { Token } from './token.ts'

export type NameEvidence = {
  readonly lines: readonly MatchLine[]
  readonly bits: number
  /** Some token that is more than an initial or a particle is alike. */
  readonly firm: boolean
}

/** Two tokens that are alike for fewer bits than this are two tokens. */
const leastGain = 1
/** Bits of several parts written as one at most: no more than of a part that is equal, or they would stand before it. */
export const mostOfGlued = mostOfToken
/** What remains of a likeness at least. */
const leastOfLikeness = 0.2

/** Bits of two tokens that are alike, by the lesser rarity of the two; 0 where that is too little to make them one. */
export function gainOfTokens(one: Token, other: Token, likeness: Likeness, rarity: number): number {
  if (one.light || other.light) return lightBits
  const gain = gainOf(likeness, Math.min(rarity, mostOfToken))
  return likeness.code === 'equal' || gain >= leastGain ? gain : 0
}

/** The same for a token that is several of the other side written as one; `parts` is the sum of their rarities. */
export function gainOfGlued(likeness: Likeness, parts: number, whole: number): number {
  // One word is two names' worth only where the parts are short or common.
  return gainOf(likeness, Math.min(Math.max(parts, whole), mostOfGlued))
}

function gainOf(likeness: Likeness, rarity: number): number {
  return Math.max(leastOfLikeness, Math.min(rarity - likeness.loss, likeness.most))
}

const alignment = createAlignment()
const codes: (MatchCode | undefined)[] = []

/** Evidence of two names; `rarityOf` tells the bits of an equal token. Symmetric but for the sides of the lines. */
export function compareNames(asked: Name, recorded: Name, rarityOf: (token: Token) => number): NameEvidence {
  fill(asked, recorded, rarityOf)
  const bits = alignment.weigh()
  const lines = alignment.pairs().map(({ one, other, bits: gain }): MatchLine => {
    const single = isSingle(one) && isSingle(other)
    const code = (single && codes[placeOf(one) * mostTokens + placeOf(other)]) || 'glued'
    return nameLine(code, gain, displayOf(asked, one), displayOf(recorded, other))
  })
  for (const { one, other, bits: lost } of alignment.against()) {
    const code = one === 0 ? 'part-extra' : other === 0 ? 'part-missing' : lost === 0 ? 'slip' : 'differs'
    lines.push(nameLine(code, lost, displayOf(asked, one), displayOf(recorded, other)))
  }
  if (alignment.isCrossed()) lines.push(nameLine('order', -outOfOrder, asked.display, recorded.display))
  return { lines, bits, firm: alignment.firm() > 0 }
}

/**
 * Bits of two names that differ, with those by which words resemble each other that are not alike; undefined where nothing is firmly alike.
 * Symmetric.
 */
export function nearnessOfNames(asked: Name, recorded: Name, rarityOf: (token: Token) => number): number | undefined {
  fill(asked, recorded, rarityOf)
  const bits = alignment.weigh()
  if (alignment.firm() === 0) return undefined
  return (
    bits +
    alignment.resemble((mine, theirs) => {
      const [token, other] = [asked.tokens[mine], recorded.tokens[theirs]]
      return token && other ? resemblanceOf(token, other) : 0
    })
  )
}

/** Looks up what each pair of words is worth. */
function fill(asked: Name, recorded: Name, rarityOf: (token: Token) => number): void {
  lay(asked, alignment.asked)
  lay(recorded, alignment.recorded)
  alignment.begin()
  for (const [mine, token] of asked.tokens.entries()) {
    for (const [theirs, other] of recorded.tokens.entries()) {
      const at = mine * mostTokens + theirs
      const likeness = likenessOf(token, other)
      const rarity = likeness === undefined ? 0 : Math.min(rarityOf(token), rarityOf(other))
      const gain = likeness === undefined ? 0 : gainOfTokens(token, other, likeness, rarity)
      alignment.gains[at] = gain
      codes[at] = likeness?.code
      alignment.severities[at] = gain > 0 ? 1 : severityOf(token, other)
    }
  }
  addGlued(asked, recorded, rarityOf, false)
  addGlued(recorded, asked, rarityOf, true)
}

/** Writes down what the alignment needs of a name. */
export function lay(name: Name, into: AlignedName): void {
  into.count = name.tokens.length
  for (const [at, token] of name.tokens.entries()) {
    into.kind[at] = kindNumber(token.kind)
    into.light[at] = token.light ? 1 : 0
    into.initial[at] = token.initial ? 1 : 0
  }
}

/** Single tokens of one name against several of the other written as one. */
function addGlued(single: Name, several: Name, rarityOf: (token: Token) => number, isSwapped: boolean): void {
  if (several.glued.length === 0) return
  for (const [at, token] of single.tokens.entries()) {
    for (const glued of several.glued) {
      const likeness = likenessOfGlued(token, glued)
      if (likeness === undefined) continue
      let parts = 0
      for (const [place, part] of several.tokens.entries())
        if ((glued.tokens & (1 << place)) !== 0) parts += rarityOf(part)
      const gain = gainOfGlued(likeness, parts, rarityOf(token))
      if (isSwapped) alignment.addGlued(glued.tokens, 1 << at, gain)
      else alignment.addGlued(1 << at, glued.tokens, gain)
    }
  }
}

function isSingle(mask: number): boolean {
  return (mask & (mask - 1)) === 0
}

function placeOf(mask: number): number {
  return 31 - Math.clz32(mask)
}

function displayOf(name: Name, mask: number): string {
  return name.tokens
    .filter((_token, at) => (mask & (1 << at)) !== 0)
    .map((token) => token.display)
    .join(' ')
}

/** A line of a name. */
function nameLine(code: MatchCode, bits: number, asked: string, recorded: string): MatchLine {
  return { feature: 'name', code, bits, asked, recorded }
}
