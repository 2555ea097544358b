/** A question to the index of names: which words bring how much for which part, and who compares a record to the bit. */

/** Words that may be alike to a part of the question, with the most bits each of them brings for it. */
export type Brought = {
  readonly words: readonly number[]
  readonly part: number
  readonly gain: number
  /** Whether what is nearest below the line is looked for under them. */
  readonly isNearest: boolean
}

/** Sums of bits come out the same in whatever order they are made but for this: bits are told in steps of it. */
export const BITS_STEP = 1e-6

/** Kind of a part that is several parts of the question written as one. */
export const GLUED = 4

/**
 * A part of the question: name it stands in, kind as in a mark, and whether it is a particle or an initial; or no particle here, but one in
 * some names.
 */
export type AskedPart = {
  readonly name: number
  readonly kind: number
  readonly isLight: boolean
  readonly isInitial: boolean
  readonly mayBeLight: boolean
  /** Parts of the question that it is, as a mask of their places among all, where it is several written as one. */
  readonly covers: number
}

/** Most bits that dates of birth bring, by how they are filed. */
export type AskedDates = {
  readonly isAsked: boolean
  readonly highest: number
  readonly highestOnDays: number
  /** Days of the year on which a date of any era may bring more than others of its era; eras in which it always may. */
  readonly days: readonly number[]
  readonly eras: readonly number[]
  readonly highestIn: (era: number) => number
  readonly highestAt: (born: number) => number
}

export type AskedApart = {
  readonly words: readonly number[]
  readonly drive: number
  readonly other: number | undefined
  readonly heavy: number
  readonly part: number
  readonly gain: number
}

export type AskedNames = {
  /** Bits from which on a record counts. */
  readonly leastBits: number
  readonly parts: readonly AskedPart[]
  /** Words that bring something, those that bring most first; `reach` is what all from one of them on bring together at most. */
  readonly brought: readonly Brought[]
  readonly reach: Float64Array
  /** Words that bring nothing for a part, but may not contradict it wholly. */
  readonly near: readonly { readonly words: Iterable<number>; readonly part: number }[]
  /**
   * Words that are one part of the question written apart, in the order in which they stand in a name, those that bring most first. They are looked for under
   * `drive`, which is one of them; `other` is another one that is no particle, if there is one, and `heavy` how many are none. Together they
   * bring `gain` for the part.
   */
  readonly apart: readonly AskedApart[]
  /** By the first byte of a word: 0 where an initial of the question does not stand for it; undefined where none is asked for. */
  readonly opens: Uint8Array | undefined
  /** Keys of the question as a whole: documents and the like. */
  readonly keys: readonly number[]
  /** Key of records that state just what is asked, which counts whatever its bits are. */
  readonly same: number | undefined
  /** Whether a record found under it does. */
  readonly isSame: (row: number) => boolean
  /** Most bits of all that is stated beside names and dates. */
  readonly beside: number
  readonly dates: AskedDates
  /** Most bits of a name: more words do not bring more. */
  readonly mostOfName: number
  /** What a name loses where words on both sides are left over, each of them another word: for so many that clash, and if any is left beside. */
  readonly lossOf: (clashes: number, isLonely: boolean) => { readonly share: number; readonly bits: number }
  /** Finds out what a word really brings for a part: its bits, 0 for none. */
  readonly settle: (word: number, part: number) => number
  /**
   * What was found out of words: bits they really bring for a part, 0 for what does not contradict it wholly, -1 for another word. More
   * is told while records are compared.
   */
  readonly told: readonly { readonly word: number; readonly part: number; readonly gain: number }[]
  /** The comparison itself, in bits; below `leastBits` for whom nothing firm is alike. Never above what was promised. */
  readonly weigh: (row: number) => number
  /**
   * The same for a record below the line, with what puts those in order: at most `mostOfNearness` more, and below the line. Less than
   * that for one that can not have `least`.
   */
  readonly nearness: (row: number, least: number) => number
  readonly mostOfNearness: number
}
