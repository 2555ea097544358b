/** Compares what is stated as a code or a short text: nationality, sex, documents, place of birth, mother. */

import { distanceOf } from './distance.ts'
import type { Feature, MatchCode, MatchLine } from './match.ts'
import type { PlainWords } from './plain-words.ts'

const bits = {
  nationality: { equal: 2.5, differs: -1.5 },
  sex: { equal: 0.9, close: -0.2, differs: -4 },
  document: { equal: 26, other: -1.5 },
  place: { equal: 4, close: 2, differs: -1 },
  mother: { equal: 8, close: 4, differs: -3 },
} as const

const none: readonly MatchLine[] = []

function line(feature: Feature, code: MatchCode, weight: number, asked: string, recorded: string): MatchLine {
  return { feature, code, bits: weight, asked, recorded }
}

/** One nationality in common is enough: many have several, and change them. */
export function compareNationalities(asked: readonly string[], recorded: readonly string[]): readonly MatchLine[] {
  if (asked.length === 0 || recorded.length === 0) return none
  const common = asked.find((code) => recorded.includes(code))
  if (common !== undefined) return [line('nationality', 'equal', bits.nationality.equal, common, common)]
  return [line('nationality', 'differs', bits.nationality.differs, asked.join(', '), recorded.join(', '))]
}

/** `X` beside `F` or `M` says little: it stands for "not stated" on many documents. */
export function compareSex(asked: string | undefined, recorded: string | undefined): readonly MatchLine[] {
  if (asked === undefined || recorded === undefined) return none
  if (asked === recorded) return [line('sex', 'equal', bits.sex.equal, asked, recorded)]
  const unsaid = asked === 'X' || recorded === 'X'
  return [line('sex', unsaid ? 'close' : 'differs', unsaid ? bits.sex.close : bits.sex.differs, asked, recorded)]
}

/** An equal document is all but proof; another of the same country and kind is what a renewed passport looks like. */
export function compareDocuments(asked: readonly string[], recorded: readonly string[]): readonly MatchLine[] {
  const common = asked.find((key) => recorded.includes(key))
  if (common !== undefined) return [line('document', 'equal', bits.document.equal, common, common)]
  for (const mine of asked) {
    const theirs = recorded.find((key) => kindOf(key) === kindOf(mine))
    if (theirs !== undefined) return [line('document', 'other', bits.document.other, mine, theirs)]
  }
  return none
}

/** Country and kind of a key, `FRA:passport:` of `FRA:passport:X0000001`. */
function kindOf(key: string): string {
  return key.slice(0, key.lastIndexOf(':') + 1)
}

/** Places: equal where all words are, close where some are or sound alike, since a place is written with its province or without. */
export function comparePlaces(asked: readonly PlainWords[], recorded: readonly PlainWords[]): readonly MatchLine[] {
  return bestOf('place-of-birth', bits.place, asked, recorded)
}

/** Names of mothers, as places: the maiden name may be missing. */
export function compareMothers(asked: readonly PlainWords[], recorded: readonly PlainWords[]): readonly MatchLine[] {
  return bestOf('mother', bits.mother, asked, recorded)
}

type Weights = { readonly equal: number; readonly close: number; readonly differs: number }

function bestOf(
  feature: Feature,
  weights: Weights,
  asked: readonly PlainWords[],
  recorded: readonly PlainWords[],
): readonly MatchLine[] {
  let best: MatchLine | undefined
  for (const mine of asked) {
    for (const theirs of recorded) {
      const code = likenessOfTexts(mine, theirs)
      const found = line(feature, code, weights[code], mine.display, theirs.display)
      if (best === undefined || found.bits > best.bits) best = found
    }
  }
  return best === undefined ? none : [best]
}

function likenessOfTexts(one: PlainWords, other: PlainWords): 'equal' | 'close' | 'differs' {
  if (one.sorted === other.sorted) return 'equal'
  if (one.forms.length > other.forms.length) return likenessWithin(other, one)
  const code = likenessWithin(one, other)
  // Of two texts of one length, either may be the one whose words are all found in the other.
  return code === 'differs' && one.forms.length === other.forms.length ? likenessWithin(other, one) : code
}

function likenessWithin(shorter: PlainWords, longer: PlainWords): 'equal' | 'close' | 'differs' {
  let equal = 0
  let near = 0
  shorter.forms.forEach((form, at) => {
    if (longer.forms.includes(form)) equal += 1
    else if (longer.sounds.some((sound) => isNear(shorter.sounds[at] ?? '', sound))) near += 1
  })
  if (equal === longer.forms.length && longer.forms.every((form) => shorter.forms.includes(form))) return 'equal'
  return (equal + near) * 2 > shorter.forms.length ? 'close' : 'differs'
}

function isNear(one: string, other: string): boolean {
  const budget = Math.max(one.length, other.length) * 0.2
  return distanceOf(one, other, budget, false) < Number.POSITIVE_INFINITY
}
