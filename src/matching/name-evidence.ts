/** Compares two names: which tokens are one another, what is missing, what contradicts, in bits. */
import { type Likeness, likenessOf, likenessOfGlued } from './likeness.ts'
import type { MatchLine } from './match.ts'
import type { Name } from './name.ts'
import { clashLines, nameLine } from './name-clash.ts'
import type { Token } from './token.ts'

export type NameEvidence = {
  readonly lines: readonly MatchLine[]
  readonly bits: number
  /** Some token that is more than an initial or a particle is alike. */
  readonly firm: boolean
}

/** Bits of one token at most: beyond that, counts of rare tokens only say that somebody misspelt it. */
const mostOfToken = 13
/** Bits of a name at most. A name alone, however rare, does not outweigh a date of birth and a document that contradict. */
export const mostOfName = 25
const lightBits = 0.5
/** Two tokens that are alike for fewer bits than this are two tokens. */
const leastGain = 1
const outOfOrder = 1

type Pair = {
  readonly one: number
  readonly other: number
  readonly gain: number
  readonly likeness: Likeness
  /** Whether a family name meets another part; place apart; content: ties are broken alike whichever side is asked. */
  readonly crossed: boolean
  readonly apart: number
  readonly content: string
}

/** Evidence of two names; `rarityOf` tells the bits of an equal token. Symmetric but for the sides of the lines. */
export function compareNames(asked: Name, recorded: Name, rarityOf: (token: Token) => number): NameEvidence {
  const chosen = choosePairs(asked, recorded, rarityOf)
  let one = 0
  let other = 0
  let agreeing = 0
  let firm = 0
  const lines: MatchLine[] = []
  for (const pair of chosen) {
    one |= pair.one
    other |= pair.other
    agreeing += pair.gain
    if (isFirm(pair, asked, recorded)) firm += 1
    lines.push(lineOf(pair, asked, recorded))
  }
  const scale = agreeing > mostOfName ? mostOfName / agreeing : 1
  const scaled = scale === 1 ? lines : lines.map((line) => ({ ...line, bits: line.bits * scale }))
  agreeing *= scale
  const crossed = isCrossed(chosen, asked, recorded)
  const against = [
    ...clashLines(left(asked, one), left(recorded, other), agreeing, firm, crossed),
    ...(crossed ? [nameLine('order', -outOfOrder, asked.display, recorded.display)] : []),
  ]
  const bits = against.reduce((sum, line) => sum + line.bits, agreeing)
  return { lines: [...scaled, ...against], bits, firm: firm > 0 }
}

function isFirm(pair: Pair, asked: Name, recorded: Name): boolean {
  if (pair.likeness.code === 'initial') return false
  return tells(asked, pair.one) && tells(recorded, pair.other)
}

function tells(name: Name, mask: number): boolean {
  return name.tokens.some((token, at) => (mask & (1 << at)) !== 0 && !token.light && !token.initial)
}

function choosePairs(asked: Name, recorded: Name, rarityOf: (token: Token) => number): readonly Pair[] {
  const pairs: Pair[] = []
  asked.tokens.forEach((token, at) => {
    recorded.tokens.forEach((theirs, place) => {
      const likeness = likenessOf(token, theirs)
      if (likeness === undefined) return
      const rarity = Math.min(rarityOf(token), rarityOf(theirs), mostOfToken)
      const light = token.light || theirs.light
      const gain = light ? lightBits : gainOf(likeness, rarity)
      if (!light && likeness.code !== 'equal' && gain < leastGain) return
      pairs.push(pairOf(1 << at, 1 << place, gain, likeness, token.form, theirs.form, isOtherKind(token, theirs)))
    })
  })
  addGlued(pairs, asked, recorded, rarityOf, false)
  addGlued(pairs, recorded, asked, rarityOf, true)
  if (pairs.length < 2) return pairs
  pairs.sort(
    (a, b) =>
      b.gain - a.gain ||
      Number(a.crossed) - Number(b.crossed) ||
      a.apart - b.apart ||
      (a.content < b.content ? -1 : a.content > b.content ? 1 : 0),
  )
  let one = 0
  let other = 0
  return pairs.filter((pair) => {
    if ((one & pair.one) !== 0 || (other & pair.other) !== 0) return false
    one |= pair.one
    other |= pair.other
    return true
  })
}

function isOtherKind(one: Token, other: Token): boolean {
  return one.kind !== other.kind && (one.kind === 'family' || other.kind === 'family')
}

function gainOf(likeness: Likeness, rarity: number): number {
  return Math.max(0.2, Math.min(rarity - likeness.loss, likeness.most))
}

function pairOf(
  one: number,
  other: number,
  gain: number,
  likeness: Likeness,
  form: string,
  theirs: string,
  crossed = false,
): Pair {
  const content = form < theirs ? `${form} ${theirs}` : `${theirs} ${form}`
  return { one, other, gain, likeness, crossed, apart: Math.abs(one - other), content }
}

/** Single tokens of one name against several of the other written as one. */
function addGlued(
  pairs: Pair[],
  single: Name,
  several: Name,
  rarityOf: (token: Token) => number,
  swapped: boolean,
): void {
  if (several.glued.length === 0) return
  single.tokens.forEach((token, at) => {
    for (const glued of several.glued) {
      const likeness = likenessOfGlued(token, glued)
      if (likeness === undefined) continue
      const parts = several.tokens.reduce(
        (sum, part, place) => ((glued.tokens & (1 << place)) !== 0 ? sum + rarityOf(part) : sum),
        0,
      )
      // One word is two names' worth only where the parts are short or common.
      const gain = gainOf(likeness, Math.min(Math.max(parts, rarityOf(token)), mostOfToken + 3))
      const [one, other] = swapped ? [glued.tokens, 1 << at] : [1 << at, glued.tokens]
      pairs.push(pairOf(one, other, gain, likeness, token.form, glued.form))
    }
  })
}

function lineOf(pair: Pair, asked: Name, recorded: Name): MatchLine {
  return {
    feature: 'name',
    code: pair.likeness.code,
    bits: pair.gain,
    asked: displayOf(asked, pair.one),
    recorded: displayOf(recorded, pair.other),
  }
}

function displayOf(name: Name, mask: number): string {
  return name.tokens
    .filter((_token, at) => (mask & (1 << at)) !== 0)
    .map((token) => token.display)
    .join(' ')
}

function left(name: Name, used: number): readonly Token[] {
  return name.tokens.filter((token, at) => (used & (1 << at)) === 0 && !token.light)
}

/** Whether what is a family name on one side is a given name on the other. */
function isCrossed(chosen: readonly Pair[], asked: Name, recorded: Name): boolean {
  if (!asked.parted || !recorded.parted) return false
  return chosen.some((pair) => {
    const one = kindOf(asked, pair.one)
    const other = kindOf(recorded, pair.other)
    return (one === 'family' && other === 'given') || (one === 'given' && other === 'family')
  })
}

function kindOf(name: Name, mask: number): string | undefined {
  let kind: string | undefined
  for (let at = 0; at < name.tokens.length; at += 1) {
    const token = name.tokens[at]
    if ((mask & (1 << at)) === 0 || token === undefined) continue
    if (kind !== undefined && kind !== token.kind) return undefined
    kind = token.kind
  }
  return kind
}
