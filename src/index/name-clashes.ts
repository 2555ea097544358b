/** What is sure to stand against a record of which some words are alike: parts that contradict each other wholly, and parts left over. */

import { MIXED, SHAPES, UNPARTED } from './name-layout.ts'
import { LAST_PART, MOST_PARTS, placeOf } from './name-marks.ts'
import { type AskedNames, type AskedPart, GLUED } from './name-question.ts'

/** The parts of a name beside the one it was found by: their hashes, what is asked for that they may be alike to, 1 for family names. */
export type Others = {
  many: number
  readonly hash: Int32Array
  readonly mask: Int32Array
  readonly family: Uint8Array
}

export type Clashes = {
  /** Takes up a question. */
  readonly begin: (asked: AskedNames) => void
  /** Most bits of a name asked for that need no word: particles and initials. */
  readonly always: (name: number) => number
  /** What is left of a word's bits for a part where no other part of a name of this shape is alike. */
  readonly alone: (gain: number, part: number, shape: number) => number
  /** The same where no other part is what an initial asked for stands for; less what `always` has for those. */
  readonly unopened: (gain: number, part: number, shape: number) => number
  /** By part and what stands beside it, see `besideOf`: which loss it is that `alone` takes. */
  readonly losses: () => Uint8Array
  /** Losses after which a word still has so many bits, as a mask: a few numbers for all that is in a list. */
  readonly leaving: (gain: number, needed: number) => number
  /**
   * What is left of bits that words bring to a name, less what is sure to contradict: `met` is all that they may be alike to, `driven` the
   * part of the word that was looked for, both as masks of places.
   */
  readonly left: (bits: number, name: number, met: number, driven: number, others: Others, shape: number) => number
  /** Most bits of a part that is written apart in a name of this shape, in so many words that are no particles, where no other is alike. */
  readonly apart: (gain: number, part: number, heavy: number, shape: number) => number
  /** Parts that are several written as one, and words that are one written apart, as a mask: what they stand for is not certain. */
  readonly loose: () => number
}

/** Contradictions that are counted: more do not come up to any line. */
const MOST_CLASHES = 6
const FAMILY = 0
/** Kind of a part of which nobody told what it is. */
const UNKNOWN = 3
/** Bits of a particle on both sides, and of an initial, at most. */
const LIGHT_BITS = 0.5
const INITIAL_BITS = 2.5

/** A name asked for. Masks are of places; particles and words written as one are in none but `own`. */
type NameAsked = {
  own: number
  families: number
  given: number
  heavy: number
  always: number
  /** Some of its parts may be particles or are not told apart by their places: nothing is certain. */
  isHidden: boolean
  /** Bits of initials, of which `always` holds as many. */
  initials: number
  hasKnown: boolean
  hasUnknown: boolean
}

export function createClashes(): Clashes {
  let names: NameAsked[] = []
  let loose = LAST_PART
  let nameOf: readonly number[] = []
  /** By place: what it covers of what is asked, where it is several parts written as one. */
  const covers = new Int32Array(MOST_PARTS)
  /** What is left of a word's bits where nothing else is alike; and where no initial is met either. */
  const remains = createRemains()
  /** The same by contradictions, whatever is left over beside. */
  const clashShares = new Float64Array(MOST_CLASHES + 1)
  const clashLosses = new Float64Array(MOST_CLASHES + 1)

  function begin({ parts, lossOf }: AskedNames): void {
    names = []
    nameOf = parts.map(({ name }) => name)
    loose = LAST_PART
    for (const [at, part] of parts.entries()) take(at, part)
    for (let clashes = 1; clashes <= MOST_CLASHES; clashes++) {
      const { share, bits } = lossOf(clashes, false)
      clashShares[clashes] = share
      clashLosses[clashes] = bits
    }
    remains.begin(parts.length, lossOf)
    for (const [at, part] of parts.entries()) weighAlone(at, part, parts)
  }

  function take(at: number, { name, kind, isLight, isInitial, mayBeLight, covers: covered }: AskedPart): void {
    names[name] ??= nothing()
    const own = names[name]
    const place = 1 << placeOf(at)
    own.own |= place
    if (isLight || mayBeLight) own.always += LIGHT_BITS
    else if (isInitial) {
      own.always += INITIAL_BITS
      own.initials += INITIAL_BITS
    }
    if (mayBeLight || at >= MOST_PARTS - 1) own.isHidden = true
    covers[placeOf(at)] = covered
    if (kind === GLUED) loose |= place
    if (isLight || kind === GLUED) return
    own.heavy += 1
    if (kind === UNKNOWN) own.hasUnknown = true
    else own.hasKnown = true
    if (kind === FAMILY) own.families |= place
    else own.given |= place
  }

  function weighAlone(at: number, one: AskedPart, all: readonly AskedPart[]): void {
    const name = names[one.name] ?? nothing()
    if (one.isLight || one.isInitial || name.isHidden) return
    const taken = one.covers | (1 << at)
    const left = all.filter(
      (other, place) =>
        (taken & (1 << place)) === 0 && other.name === one.name && !other.isLight && other.kind !== GLUED,
    )
    const families = left.filter(({ kind }) => kind === FAMILY).length
    const others = left.length - families
    remains.without(at, name.initials)
    for (let beside = 0; beside < BESIDE; beside++) {
      const shape = beside << BESIDE_SHIFT
      const theirFamilies = (shape >>> 2) & 3
      const theirOthers = (shape >>> 4) & 7
      const theirs = theirFamilies + theirOthers
      let clashes = 0
      if (!(name.hasKnown && name.hasUnknown))
        clashes =
          !name.hasKnown || (shape & UNPARTED) !== 0
            ? Math.min(left.length, theirs)
            : Math.min(families, theirFamilies) + Math.min(others, theirOthers)
      const lost = lossNumber(clashes, left.length + theirs > clashes * 2)
      // Initials take what they stand for, and contradict nothing for certain.
      remains.set(at, beside, name.initials > 0 ? lossNumber(0, theirs > left.length) : lost, lost)
    }
  }

  function left(bits: number, name: number, met: number, driven: number, others: Others, shape: number): number {
    const clashes = countClashes(name, met | driven, driven, others, shape)
    return clashes === 0 ? bits : bits * (clashShares[clashes] ?? 0) - (clashLosses[clashes] ?? 0)
  }

  /**
   * How many pairs of parts are sure to contradict wholly: those of the record that are alike to none that is asked for but the one that
   * is taken, and those asked for to which none is alike.
   */
  function countClashes(name: number, met: number, driven: number, others: Others, shape: number): number {
    const asked = names[name]
    if (!asked || asked.isHidden || asked.initials > 0 || (met & LAST_PART) !== 0) return 0
    const related = asked.own & ~driven
    let strange = 0
    let strangeFamilies = 0
    for (let at = 0; at < others.many; at++) {
      if (((others.mask[at] ?? 0) & related) !== 0) continue
      strange += 1
      strangeFamilies += others.family[at] ?? 0
    }
    if (strange === 0) return 0
    const open = ~met & ~coveredBy(met & loose)
    const families = countOf(asked.families & open)
    const given = countOf(asked.given & open)
    if (!asked.hasKnown || (shape & UNPARTED) !== 0) {
      const alike = 1 + others.many - strange
      const unpaired = (met & loose) === 0 ? asked.heavy - alike : 0
      return Math.min(MOST_CLASHES, strange, Math.max(unpaired, families + given))
    }
    if (asked.hasUnknown || (shape & MIXED) !== 0) return 0
    const clashes = Math.min(strangeFamilies, families) + Math.min(strange - strangeFamilies, given)
    return Math.min(MOST_CLASHES, clashes)
  }

  function apart(gain: number, part: number, heavy: number, shape: number): number {
    const name = names[nameOf[part] ?? 0]
    if (!name || name.isHidden || name.initials > 0 || (name.hasKnown && name.hasUnknown)) return gain
    const place = ~(1 << placeOf(part))
    const [families, given] = [countOf(name.families & place), countOf(name.given & place)]
    const [theirFamilies, theirGiven] = [(shape >>> 2) & 3, (shape >>> 4) & 7]
    let clashes = Math.min(families + given, Math.max(0, theirFamilies + theirGiven - heavy + 1))
    // Whichever kind the words are of that stand with it.
    if (name.hasKnown && (shape & UNPARTED) === 0)
      for (let ofFamily = 0; ofFamily < heavy; ofFamily++) {
        const own = Math.min(families, Math.max(0, theirFamilies - ofFamily))
        clashes = Math.min(clashes, own + Math.min(given, Math.max(0, theirGiven - (heavy - 1 - ofFamily))))
      }
    if (clashes === 0) return gain
    const counted = Math.min(MOST_CLASHES, clashes)
    return gain * (clashShares[counted] ?? 0) - (clashLosses[counted] ?? 0)
  }

  /** What words written as one stand for, as a mask of what is asked. */
  function coveredBy(glued: number): number {
    let covered = 0
    for (let rest = glued; rest !== 0; rest &= rest - 1) covered |= covers[31 - Math.clz32(rest & -rest)] ?? 0
    return covered
  }

  return {
    ...{ begin, left, apart },
    always: (name) => names[name]?.always ?? 0,
    alone: remains.alone,
    unopened: remains.unopened,
    losses: remains.losses,
    leaving: remains.leaving,
    loose: () => loose,
  }
}

/** Of a shape, what stands beside the part: its kind apart. */
const BESIDE_SHIFT = 2
export const BESIDE = SHAPES >>> BESIDE_SHIFT
export const besideOf = (shape: number): number => (shape & (SHAPES - 1)) >>> BESIDE_SHIFT

/** Losses by number: none at all, then so many that clash, with or without any left beside. A shape tells of no more than ten. */
const NOTHING_LOST = 0
const MOST_LOST = 10
const LOSSES = 1 + 2 * (MOST_LOST + 1)
const lossNumber = (clashes: number, isLonely: boolean): number => 1 + clashes * 2 + (isLonely ? 1 : 0)

/** What remains of bits, by part and what stands beside it: a share, less a loss; all of them where nothing was set. */
const createRemains = () => {
  const shares = new Float64Array(LOSSES).fill(1)
  const bits = new Float64Array(LOSSES)
  let losses = new Uint8Array(BESIDE)
  /** Of those the highest: by a few parts few can be lost. */
  let most = NOTHING_LOST
  let unopened = new Uint8Array(BESIDE)
  /** By part: bits of initials, which are lost with the rest where none is met. */
  let initials = new Float64Array(1)
  return {
    begin: (parts: number, lossOf: AskedNames['lossOf']): void => {
      if (parts > initials.length) {
        losses = new Uint8Array(parts * BESIDE)
        unopened = new Uint8Array(parts * BESIDE)
        initials = new Float64Array(parts)
      }
      losses.fill(NOTHING_LOST, 0, parts * BESIDE)
      unopened.fill(NOTHING_LOST, 0, parts * BESIDE)
      initials.fill(0, 0, parts)
      most = NOTHING_LOST
      for (let clashes = 0; clashes <= MOST_LOST; clashes++)
        for (const isLonely of [false, true]) {
          const loss = lossOf(clashes, isLonely)
          shares[lossNumber(clashes, isLonely)] = loss.share
          bits[lossNumber(clashes, isLonely)] = loss.bits
        }
    },
    without: (part: number, ofInitials: number): void => {
      initials[part] = ofInitials
    },
    set: (part: number, beside: number, loss: number, lossUnopened: number): void => {
      most = Math.max(most, loss)
      losses[part * BESIDE + beside] = loss
      unopened[part * BESIDE + beside] = lossUnopened
    },
    alone: (gain: number, part: number, shape: number): number => {
      const loss = losses[part * BESIDE + besideOf(shape)] ?? NOTHING_LOST
      return gain * (shares[loss] ?? 1) - (bits[loss] ?? 0)
    },
    unopened: (gain: number, part: number, shape: number): number => {
      const loss = unopened[part * BESIDE + besideOf(shape)] ?? NOTHING_LOST
      return gain * (shares[loss] ?? 1) - ((bits[loss] ?? 0) + (initials[part] ?? 0))
    },
    losses: () => losses,
    leaving: (gain: number, needed: number): number => {
      let mask = 0
      for (let loss = 0; loss <= most; loss++)
        if (gain * (shares[loss] ?? 1) - (bits[loss] ?? 0) >= needed) mask |= 1 << loss
      return mask
    },
  }
}

const nothing = (): NameAsked => ({
  ...{ own: 0, families: 0, given: 0, heavy: 0, always: 0 },
  ...{ initials: 0, isHidden: false, hasKnown: false, hasUnknown: false },
})

const countOf = (mask: number): number => {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1
  return count
}
