/** Distance of two sounds: an edit distance where letters that stand for each other cost little. */
import { createSpelt, type Spelt, spell } from './spelt.ts'

/** Pairs of sounds that are written for each other, with the cost of one for the other. Others cost 1. */
const pairs = `
  ei=.2 ey=.2 iy=.05 ou=.2 ae=.35 ao=.45 oe=.6 eu=.6 iu=.6 ai=.8 au=.7 io=.8 ay=.7 oy=.7 uy=.5
  vw=.1 wu=.05 wo=.1 wb=.5 fv=.25 fp=.4 bp=.4 bv=.4 fw=.5 bf=.6 Bb=.05 Bv=.05 Bf=.4 Bw=.4 Bp=.2 Pp=.05 Pf=.05 Pb=.4 PB=.3 Pv=.35
  Wv=.1 Ww=.1 Wu=.15 Wo=.2 Wb=.5 Wf=.3 WB=.5
  dt=.4 Tt=.1 Ts=.3 Td=.3 Tz=.4 Tf=.5 Dd=.05 Dz=.05 DT=.3 Dt=.3 DZ=.05 Zz=.05 Zd=.1 Zs=.4 Zt=.5 Ds=.4 ZT=.4
  sz=.25 sS=.3 sc=.2 sC=.5 zc=.3 zS=.5 zC=.5 zJ=.3 SC=.3 Sc=.4 SJ=.3 cC=.25 ck=.3 cJ=.5 CJ=.35 tC=.5 tc=.4 Ck=.45 dJ=.5 sJ=.5
  jy=.1 jJ=.1 ji=.2 jG=.05 jg=.4 jz=.4 jC=.4 jS=.4 jH=.4 jh=.4 GJ=.05 Gg=.1 Gk=.4 Gz=.4 Gy=.4 GC=.3 GS=.4 Gc=.4 Gs=.5 gJ=.35 gy=.5
  gk=.4 gh=.4 gH=.4 kH=.35 hH=.1 kh=.5 HC=.3 HS=.6 Gh=.4 GH=.4
  nN=.2 mn=.6 mN=.8 gN=.6 kN=.8
  Xt=.15 Xd=.15 XC=.05 XS=.15 Xs=.3 Xz=.3 Xc=.15 XJ=.15 Xj=.15 XG=.15 Xk=.5 XT=.2 XD=.2 XZ=.2
  Rr=0 Rl=.1 RL=.1 Lr=.05 Ll=.05 lr=.7
`
/** Costs are kept as whole hundredths of a letter: sums of them are exact in whatever order they are made. */
export const hundred = 100
const size = 128
/** Letters stand from here on: half the table, which then stays at hand. Behind the last one stands whatever is none. */
export const firstLetter = 64
export const noLetter = size - firstLetter
export const letters = noLetter + 1
export const costs = new Uint8Array(letters * letters).fill(hundred)
for (const entry of pairs.trim().split(/\s+/)) {
  const [pair = '', cost = ''] = entry.split('=')
  const one = pair.charCodeAt(0) - firstLetter
  const other = pair.charCodeAt(1) - firstLetter
  const hundredths = Math.round(Number(cost) * hundred)
  costs[one * letters + other] = hundredths
  costs[other * letters + one] = hundredths
}
for (let letter = 0; letter < noLetter; letter += 1) costs[letter * letters + letter] = 0

/** Cost of a letter that only one side has. */
export const single = new Uint8Array(size).fill(hundred)
for (const [lone, cost] of [
  ['aeiou', 0.45],
  ['yjw', 0.4],
  ['h', 0.3],
  ['L', 0.1],
  ['R', 0.6],
] as const) {
  for (const letter of lone) single[letter.charCodeAt(0)] = Math.round(cost * hundred)
}
/** The same for a word beside one written without short vowels: its vowels are no letters lost. */
export const unwritten = Uint8Array.from(single)
for (const letter of 'aeiou') unwritten[letter.charCodeAt(0)] = 6
unwritten['y'.charCodeAt(0)] = 25
/** And for the word without: where it writes a vowel, the vowel is long and seldom left out. */
export const written = Uint8Array.from(single)
for (const letter of 'aiuwy') written[letter.charCodeAt(0)] = 30

export const longest = 40
/** Hundredths by which a budget may have come out too small. */
const rounding = 0.01
const rows = [new Int32Array(longest + 1), new Int32Array(longest + 1)] as const
/** Of the letters of the second sound: their places in the table, and what each costs where the first one lacks it. */
const columns = new Int32Array(longest + 1)
const lone = new Int32Array(longest + 1)

/** So many letters as whole hundredths, none of them lost by reckoning. */
export function hundredthsOf(budget: number): number {
  return Math.floor(budget * hundred + rounding)
}

/**
 * Distance of two sounds from 0, in letters; infinite where it is more than `budget`. Symmetric
 * without `unvowelled`.
 * With `unvowelled`, `other` is the
 * one of the two that is written in consonants. Sounds beyond 40 letters are cut there.
 */
export function distanceOf(one: string, other: string, budget: number, unvowelled: boolean): number {
  return distanceOfSpelt(spell(one, texts[0]), spell(other, texts[1]), budget, unvowelled)
}

const texts = [createSpelt(), createSpelt()] as const

/** The same of what is at hand letter by letter. */
export function distanceOfSpelt(one: Spelt, other: Spelt, budget: number, unvowelled: boolean): number {
  const own = one.codes
  const others = other.codes
  const mine = unvowelled ? unwritten : single
  const theirs = unvowelled ? written : single
  const width = Math.min(other.length, longest)
  const height = Math.min(one.length, longest)
  const most = hundredthsOf(budget)
  let [above, row] = rows
  above[0] = 0
  for (let at = 1; at <= width; at += 1) {
    const letter = others[at - 1] ?? 0
    columns[at] = placeOf(letter)
    lone[at] = costOf(theirs, letter)
    // A vowel that opens a word is written in every script.
    above[at] = (above[at - 1] ?? 0) + (at === 1 ? costOf(single, letter) : (lone[at] ?? 0))
  }
  for (let down = 1; down <= height; down += 1) {
    const letter = own[down - 1] ?? 0
    const line = placeOf(letter) * letters
    const lost = costOf(mine, letter)
    let diagonal = above[0] ?? 0
    let left = diagonal + (down === 1 ? costOf(single, letter) : lost)
    let least = left
    row[0] = left
    for (let at = 1; at <= width; at += 1) {
      const over = above[at] ?? 0
      const kept = diagonal + (letter === others[at - 1] ? 0 : (costs[line + (columns[at] ?? 0)] ?? hundred))
      const dropped = over + lost
      const added = left + (lone[at] ?? 0)
      left = kept < dropped ? (kept < added ? kept : added) : dropped < added ? dropped : added
      diagonal = over
      row[at] = left
      if (left < least) least = left
    }
    if (least > most) return Number.POSITIVE_INFINITY
    const spare = above
    above = row
    row = spare
  }
  const distance = above[width] ?? 0
  return distance > most ? Number.POSITIVE_INFINITY : distance / hundred
}

export function costOf(costs: Uint8Array, letter: number): number {
  return letter < size ? (costs[letter] ?? hundred) : hundred
}

/** Place of a letter in the table. */
export function placeOf(code: number): number {
  const letter = code - firstLetter
  // Below zero and beyond the table alike: larger than any letter, read as unsigned.
  return letter >>> 0 < noLetter ? letter : noLetter
}

function substitution(one: number, other: number): number {
  return one === other ? 0 : (costs[placeOf(one) * letters + placeOf(other)] ?? hundred)
}

/**
 * By letter, from `a` to `z` and then from `A` to `Z`: hundredths that it costs at least to make a letter of this sound of it, or nothing, whichever side
 * is written without vowels. Sums of it over letters of another sound that stand not in this one are never more than the distance of
 * the two.
 */
export function leastCosts(sound: string): Uint8Array {
  const costs = Uint8Array.from(leastAlone)
  for (let at = 0; at < sound.length; at += 1) {
    const code = sound.charCodeAt(at)
    for (let place = 0; place < lettersOfSounds; place += 1) {
      const cost = substitution(letterAt(place), code)
      if (cost < (costs[place] ?? hundred)) costs[place] = cost
    }
  }
  return costs
}

/** Letters that sounds are written with: `a` to `z`, then `A` to `Z`. */
const lettersOfSounds = 52
/** What each costs at least where the other sound lacks it. */
const leastAlone = Uint8Array.from({ length: lettersOfSounds }, (_, place) =>
  Math.min(...[single, unwritten, written].map((costs) => costOf(costs, letterAt(place)))),
)

function letterAt(place: number): number {
  return place < 26 ? place + 0x61 : place - 26 + 0x41
}

/** Whether two texts differ by one letter put in, left out or changed, or by two neighbours changing places. Equal: false. */
export function isOneSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  const extra = long.length - short.length
  if (extra > 1 || one === other) return false
  let at = 0
  while (at < short.length && short.charCodeAt(at) === long.charCodeAt(at)) at += 1
  if (extra === 1) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return (
    short.charCodeAt(at) === long.charCodeAt(at + 1) &&
    short.charCodeAt(at + 1) === long.charCodeAt(at) &&
    short.slice(at + 2) === long.slice(at + 2)
  )
}

/**
 * Whether so many letters put in, left out or changed, or neighbours changing places, make one text of the other; no letter is
 * touched twice; for texts that are wholly at hand. Tried out from the first difference on: for few slips that is cheaper than a table.
 */
export function isWithinSlips(one: Spelt, other: Spelt, slips: number): boolean {
  return within(one, 0, other, 0, slips)
}

/** As `isOneSlip`, of texts that are wholly at hand. */
export function isOneSlipSpelt(one: Spelt, other: Spelt): boolean {
  return Math.abs(one.length - other.length) <= 1 && isWithinSlips(one, other, 1) && !isWithinSlips(one, other, 0)
}

function within(one: Spelt, start: number, other: Spelt, begin: number, slips: number): boolean {
  const [own, others] = [one.codes, other.codes]
  let [at, to] = [start, begin]
  while (at < one.length && to < other.length && own[at] === others[to]) {
    at += 1
    to += 1
  }
  const [left, right] = [one.length - at, other.length - to]
  if (left === 0 || right === 0) return left + right <= slips
  if (slips === 0 || Math.abs(left - right) > slips) return false
  const isTurned = left > 1 && right > 1 && own[at] === others[to + 1] && own[at + 1] === others[to]
  return (
    within(one, at + 1, other, to + 1, slips - 1) ||
    within(one, at + 1, other, to, slips - 1) ||
    within(one, at, other, to + 1, slips - 1) ||
    (isTurned && within(one, at + 2, other, to + 2, slips - 1))
  )
}
