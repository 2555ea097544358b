/**
 * Which parts of two names are one another, and what that tells in bits: in numbers alone. What each pair of words is worth was
 * looked up before, so that a million records are judged without reading a letter.
 */

import { FAMILY, GIVEN, UNKNOWN } from './kinds.ts'
import { mostOfResemblance } from './resemblance.ts'

/** More than any name has; what follows is not compared. */
export const mostTokens = 16

/** Bits of one token at most: beyond that, counts of rare tokens only say that somebody misspelt it. */
export const mostOfToken = 13
/** Bits of a name at most. A name alone, however rare, does not outweigh a date of birth and a document that contradict. */
export const mostOfName = 25
/** Bits of a particle on both sides. */
export const lightBits = 0.5
/** What a family name costs that is a given name on the other side. */
export const outOfOrder = 1
/** What a part costs that only one side has, and all such parts together. A second given name is often left out. */
const missing = 1.2
const mostMissing = 3
/** The same where no more than one token is alike: a name of one word that is a part of another; and each part that is missing beside. */
const missingFromOne = 3
const missingBeside = 0.75
/** Two parts in the same place that differ: this share of what agrees is taken back, and these bits beside. */
const contradictedShare = 0.5
const contradicted = 6

/** One of two names: by place the kind of each part, and 1 where it is a particle, or an initial. */
export type AlignedName = {
  count: number
  readonly kind: Uint8Array
  readonly light: Uint8Array
  readonly initial: Uint8Array
}

/** What is missing on one side, or against the other: bits below 0, places as bits of a mask, 0 where there is none. */
export type Against = { readonly one: number; readonly other: number; readonly bits: number }

export type Alignment = {
  readonly asked: AlignedName
  readonly recorded: AlignedName
  /** Bits of a pair at `asked place * mostTokens + recorded place`; 0 where two parts are not alike. */
  readonly gains: Float64Array
  /** The same for parts that are not alike: from 0.25 for what slips may have made of one word, to 1 for another word. */
  readonly severities: Float64Array
  /** Forgets words written as one. */
  readonly begin: () => void
  /** Words written as one: places of one side as a mask, those of the other, and the bits of the pair. */
  readonly addGlued: (one: number, other: number, bits: number) => void
  /** Bits of the two names together, from what stands in `asked`, `recorded`, `gains`, `severities` and was added. Symmetric. */
  readonly weigh: () => number
  /** How many pairs of the last two names weighed are more than initials and particles. */
  readonly firm: () => number
  /** The pairs that were chosen, best first, and what stands against them: of the last two names weighed. */
  readonly pairs: () => readonly Against[]
  readonly against: () => readonly Against[]
  readonly isCrossed: () => boolean
  /**
   * Bits by which parts without a fellow resemble each other, of the last two names weighed: each part once, the likeliest first; those
   * that do not contradict are passed over. `between` tells the bits of two places.
   */
  readonly resemble: (between: (asked: number, recorded: number) => number) => number
}

/**
 * What two names lose of which one pair of parts is alike, where what is left on both sides are other words wholly: the share of
 * the pair that remains, and bits, for so many parts that clash, and if any is left beside.
 */
export function lossOfOthers(clashes: number, isLonely: boolean): { readonly share: number; readonly bits: number } {
  const share = clashes > 0 ? 1 - contradictedShare : 1
  return { share, bits: contradicted * clashes + (isLonely ? missingFromOne : 0) }
}

const mostPairs = mostTokens * mostTokens + 256

const nameOf = (): AlignedName => ({
  count: 0,
  kind: new Uint8Array(mostTokens),
  light: new Uint8Array(mostTokens),
  initial: new Uint8Array(mostTokens),
})

/** Room for two names, used again and again: nothing is allocated by weighing. */
export function createAlignment(): Alignment {
  const asked = nameOf()
  const recorded = nameOf()
  const gains = new Float64Array(mostTokens * mostTokens)
  const severities = new Float64Array(mostTokens * mostTokens).fill(1)
  // Candidates for pairs, then clashes: masks of places on both sides, their bits, and the order they are taken in.
  const one = new Int32Array(mostPairs)
  const other = new Int32Array(mostPairs)
  const worth = new Float64Array(mostPairs)
  const crossing = new Uint8Array(mostPairs)
  const order = new Int32Array(mostPairs)
  let glued = 0
  const gluedOne = new Int32Array(256)
  const gluedOther = new Int32Array(256)
  const gluedBits = new Float64Array(256)

  let firm = 0
  let scale = 1
  let chosen = 0
  const chosenAt = new Int32Array(mostTokens)
  let crossed = false
  let clashes = 0
  const clashOne = new Int32Array(mostTokens)
  const clashOther = new Int32Array(mostTokens)
  const clashSeverity = new Float64Array(mostTokens)
  let clashTotal = 0
  let taken = 0
  let leftOne = 0
  let leftOther = 0
  let unpairedOne = 0
  let unpairedOther = 0
  let lonelyCost = 0

  function addGlued(mine: number, theirs: number, bits: number): void {
    if (glued === gluedOne.length) return
    gluedOne[glued] = mine
    gluedOther[glued] = theirs
    gluedBits[glued] = bits
    glued += 1
  }

  function weigh(): number {
    const agreed = choose()
    scale = agreed > mostOfName ? mostOfName / agreed : 1
    const agreeing = agreed * scale
    crossed = findCrossed()
    const lost = clash(agreeing)
    return agreeing - lost - (crossed ? outOfOrder : 0)
  }

  /** Takes the best pairs, each part once; of equal ones those in the same place. Returns the sum of their bits. */
  function choose(): number {
    let many = 0
    for (let mine = 0; mine < asked.count; mine++) {
      for (let theirs = 0; theirs < recorded.count; theirs++) {
        const bits = gains[mine * mostTokens + theirs] ?? 0
        if (bits > 0) many = propose(many, 1 << mine, 1 << theirs, bits, isOtherKind(mine, theirs))
      }
    }
    for (let at = 0; at < glued && many < mostPairs; at++)
      many = propose(many, gluedOne[at] ?? 0, gluedOther[at] ?? 0, gluedBits[at] ?? 0, 0)
    let sum = 0
    let usedOne = 0
    let usedOther = 0
    chosen = 0
    firm = 0
    for (let rank = 0; rank < many; rank++) {
      const at = order[rank] ?? 0
      const mine = one[at] ?? 0
      const theirs = other[at] ?? 0
      if ((usedOne & mine) !== 0 || (usedOther & theirs) !== 0) continue
      usedOne |= mine
      usedOther |= theirs
      sum += worth[at] ?? 0
      if (tells(asked, mine) && tells(recorded, theirs)) firm += 1
      chosenAt[chosen] = at
      chosen += 1
    }
    leftOne = leftOf(asked, usedOne)
    leftOther = leftOf(recorded, usedOther)
    unpairedOne = leftOne
    unpairedOther = leftOther
    return sum
  }

  function propose(many: number, mine: number, theirs: number, bits: number, isCrossing: number): number {
    one[many] = mine
    other[many] = theirs
    worth[many] = bits
    crossing[many] = isCrossing
    let at = many
    while (at > 0 && isBefore(many, order[at - 1] ?? 0)) {
      order[at] = order[at - 1] ?? 0
      at -= 1
    }
    order[at] = many
    return many + 1
  }

  /** Whether one pair is taken before another: the same whichever of the two names is asked. */
  function isBefore(a: number, b: number): boolean {
    if (worth[a] !== worth[b]) return (worth[a] ?? 0) > (worth[b] ?? 0)
    if (crossing[a] !== crossing[b]) return (crossing[a] ?? 0) < (crossing[b] ?? 0)
    const [mine, theirs, mine2, theirs2] = [one[a] ?? 0, other[a] ?? 0, one[b] ?? 0, other[b] ?? 0]
    const apart = Math.abs(mine - theirs) - Math.abs(mine2 - theirs2)
    return apart === 0 ? mine + theirs < mine2 + theirs2 : apart < 0
  }

  function isOtherKind(mine: number, theirs: number): number {
    const a = asked.kind[mine]
    const b = recorded.kind[theirs]
    return a !== b && (a === FAMILY || b === FAMILY) ? 1 : 0
  }

  /** Whether what is a family name on one side is a given name on the other. */
  function findCrossed(): boolean {
    if (!isParted(asked) || !isParted(recorded)) return false
    for (let at = 0; at < chosen; at++) {
      const pair = chosenAt[at] ?? 0
      const mine = kindOf(asked, one[pair] ?? 0)
      const theirs = kindOf(recorded, other[pair] ?? 0)
      if ((mine === FAMILY && theirs === GIVEN) || (mine === GIVEN && theirs === FAMILY)) return true
    }
    return false
  }

  /** What parts without a fellow cost: those that stand against each other contradict, the rest is missing. */
  function clash(agreeing: number): number {
    clashes = 0
    clashTotal = 0
    taken = 0
    lonelyCost = 0
    if (leftOne === 0 && leftOther === 0) return 0
    let restOne = leftOne
    let restOther = leftOther
    // The likeliest to be one word first; where nothing agrees, how far they differ does not matter.
    while (restOne !== 0 && restOther !== 0) {
      let least = Number.POSITIVE_INFINITY
      let [mine, theirs, place] = [-1, -1, 0]
      for (let a = 0; a < asked.count; a++) {
        if ((restOne & (1 << a)) === 0) continue
        for (let b = 0; b < recorded.count; b++) {
          if ((restOther & (1 << b)) === 0 || (!crossed && !mayStandFor(a, b))) continue
          const severity = agreeing > 0 ? (severities[a * mostTokens + b] ?? 1) : 1
          if (severity > least || (severity === least && place <= a + b)) continue
          ;[least, mine, theirs, place] = [severity, a, b, a + b]
        }
      }
      if (mine < 0) break
      restOne &= ~(1 << mine)
      restOther &= ~(1 << theirs)
      clashOne[clashes] = 1 << mine
      clashOther[clashes] = 1 << theirs
      clashSeverity[clashes] = least
      clashTotal += least
      clashes += 1
    }
    const lonely = countOf(restOne) + countOf(restOther)
    taken = Math.min(1, clashTotal) * contradictedShare * Math.max(0, agreeing)
    if (lonely > 0) lonelyCost = costOfLonely(lonely)
    leftOne = restOne
    leftOther = restOther
    return taken + contradicted * clashTotal + lonelyCost * lonely
  }

  function costOfLonely(lonely: number): number {
    if (firm > 1) return Math.min(missing, mostMissing / lonely)
    return (missingFromOne + missingBeside * (lonely - 1)) / lonely
  }

  function mayStandFor(mine: number, theirs: number): boolean {
    const a = asked.kind[mine]
    const b = recorded.kind[theirs]
    return a === UNKNOWN || b === UNKNOWN || (a === FAMILY) === (b === FAMILY)
  }

  function pairs(): Against[] {
    return Array.from(chosenAt.subarray(0, chosen), (at) => ({
      one: one[at] ?? 0,
      other: other[at] ?? 0,
      bits: (worth[at] ?? 0) * scale,
    }))
  }

  function against(): Against[] {
    const all: Against[] = []
    for (let at = 0; at < clashes; at++) {
      const severity = clashSeverity[at] ?? 0
      const bits = severity === 0 ? 0 : -((severity / clashTotal) * taken + contradicted * severity)
      all.push({ one: clashOne[at] ?? 0, other: clashOther[at] ?? 0, bits })
    }
    for (let at = 0; at < asked.count; at++)
      if ((leftOne & (1 << at)) !== 0) all.push({ one: 1 << at, other: 0, bits: -lonelyCost })
    for (let at = 0; at < recorded.count; at++)
      if ((leftOther & (1 << at)) !== 0) all.push({ one: 0, other: 1 << at, bits: -lonelyCost })
    return all
  }

  function resemble(between: (asked: number, recorded: number) => number): number {
    let sum = 0
    let [restOne, restOther] = [unpairedOne, unpairedOther]
    while (restOne !== 0 && restOther !== 0) {
      let most = 0
      let [mine, theirs] = [0, 0]
      for (let a = 0; a < asked.count; a++) {
        if ((restOne & (1 << a)) === 0) continue
        for (let b = 0; b < recorded.count; b++) {
          if ((restOther & (1 << b)) === 0 || (severities[a * mostTokens + b] ?? 1) === 0) continue
          const bits = between(a, b)
          if (bits > most) [most, mine, theirs] = [bits, 1 << a, 1 << b]
        }
      }
      if (most === 0) break
      sum += most
      restOne &= ~mine
      restOther &= ~theirs
    }
    return Math.min(sum, mostOfResemblance)
  }

  const begin = (): void => {
    glued = 0
  }
  return {
    ...{ asked, recorded, gains, severities, begin, addGlued, weigh, pairs, against, resemble },
    firm: () => firm,
    isCrossed: () => crossed,
  }
}

/** Whether some part of a mask is more than an initial or a particle. */
function tells({ count, light, initial }: AlignedName, mask: number): boolean {
  for (let at = 0; at < count; at++) if ((mask & (1 << at)) !== 0 && light[at] === 0 && initial[at] === 0) return true
  return false
}

function leftOf({ count, light }: AlignedName, used: number): number {
  let left = 0
  for (let at = 0; at < count; at++) if ((used & (1 << at)) === 0 && light[at] === 0) left |= 1 << at
  return left
}

function isParted({ count, kind }: AlignedName): boolean {
  for (let at = 0; at < count; at++) if (kind[at] !== UNKNOWN) return true
  return false
}

/** The kind of all parts of a mask, -1 where they are of several. */
function kindOf({ count, kind }: AlignedName, mask: number): number {
  let found = -1
  for (let at = 0; at < count; at++) {
    if ((mask & (1 << at)) === 0) continue
    if (found >= 0 && found !== kind[at]) return -1
    found = kind[at] ?? UNKNOWN
  }
  return found
}

function countOf(mask: number): number {
  let many = 0
  for (let left = mask; left !== 0; left &= left - 1) many += 1
  return many
}
