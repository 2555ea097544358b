/** What the index of persons is told about persons and likeness: it finds and ranks by these and knows nothing of names itself. */

import type { Rarity } from './name-rarity.ts'
import type { Trait } from './name-traits.ts'
import type { Alike, Word } from './name-vocabulary.ts'

/** A record as it is put in. */
export type Entered<W extends Word, T extends Trait, Kept> = {
  /** Class of its rights, as in the exact index. */
  readonly classId: number
  /** Group it belongs to, 0 to 30: a question names those it wants. */
  readonly group: number
  /** Whether everybody may read it. Only then is it counted for rarity. */
  readonly isOpen: boolean
  /** Everything it can be found by: the words of its names, documents. */
  readonly words: readonly W[]
  /** What else it states and is weighed by, its dates of birth apart. */
  readonly traits: readonly T[]
  readonly dated: T | undefined
  /** Comparison forms of the parts of its names, for rarity. */
  readonly forms: readonly string[]
  /** How its date of birth is filed, see `eraOf`. */
  readonly born: number
  /** What the judge compares, made of words and traits in the order given, each of them the one that all records share. */
  readonly keep: (words: readonly W[], traits: readonly T[], dated: T | undefined) => Kept
}

/** Score from 0 to 1, and the bits behind it: of two records the one with more bits never has the lower score. */
export type Verdict = { readonly score: number; readonly bits: number }

/** Judges records against one question. All of it is pure: equal arguments, equal answers. */
export type Judge<W extends Word, T extends Trait, Kept, Likeness> = {
  /** Bits from which on a record counts, and the score at that point. */
  readonly leastBits: number
  readonly leastScore: number
  /** Most bits a word brings for a part of the question to which it is alike, above 0; infinite for what is proof. */
  readonly gain: (part: number, alike: Alike<W, Likeness>) => number
  /** Most bits of all parts together, by the gain of each, 0 where it has none. Never less for higher gains. */
  readonly reach: (gains: Float64Array) => number
  /**
   * Most bits of all words of a record for all parts, looked at closer, for a fraction of a comparison. Asked only of records all
   * of whose words that bring anything are plain.
   */
  readonly lookCloser: (kept: Kept, gains: Float64Array) => number
  readonly isPlain: (part: number, alike: Alike<W, Likeness>) => boolean
  /** Bits of a trait, and the highest sum of those of all traits but the dates. */
  readonly weigh: (trait: T) => number
  readonly beside: number
  /** Days, see `dayOf`, on which dates of any era may bring more than others of their era, and how much at most. */
  readonly days: readonly number[]
  readonly highestOnDays: number
  /** Most bits of dates that are filed in this era, but not on these days. */
  readonly highestIn: (era: number) => number
  /** Most bits of dates that are filed so. */
  readonly highestAt: (born: number) => number
  /** Whether that is what they bring to the bit. */
  readonly isExactAt: (born: number) => boolean
  /** The comparison itself. Its bits are never above those of words and traits together. */
  readonly compare: (kept: Kept) => Verdict
}

/** A person asked for. */
export type Asked<W extends Word, T extends Trait, Kept, Likeness> = {
  /**
   * What the person may be recognised by, a part each: a word of a name, a document; with the keys of each. A record none of
   * whose words is alike to a part cannot reach the line.
   */
  readonly parts: readonly W[]
  /** Comparison forms whose rarity the judge wants. */
  readonly forms: readonly string[]
  /** Bits of a form where nothing is counted. */
  readonly expected: (form: string) => number
  readonly judge: (rarity: Rarity) => Judge<W, T, Kept, Likeness>
}
