/** The index of persons: found by any word alike to one asked for, judged by whoever asks, hidden ones never met. */

import { DISCREET, HIDDEN } from './exact-reader.ts'
import type { Asked, Entered, Judge } from './name-judge.ts'
import { CLASS, createPlaces, GROUP, MARK, START, TRAITS, WIDTH, WORDS } from './name-places.ts'
import { createPostings } from './name-postings.ts'
import { createRarityCount, type Rarity } from './name-rarity.ts'
import { createTraits, type Trait } from './name-traits.ts'
import { createVocabulary, type Word } from './name-vocabulary.ts'

export type Sight = {
  /** What the asker may know of each class, as `rightsRow` gives it. */
  readonly rights: Uint8Array
  /** Bit i: records of group i are wanted. */
  readonly groups: number
  /** How many are named at most; of discreet alerts as many again. */
  readonly limit: number
}

/** Records above the line, best first, of equal ones the lower number: record number, score, `READABLE` and so on. */
export type NamesFound = {
  readonly number: readonly number[]
  readonly score: readonly number[]
  readonly access: readonly number[]
  /** There is more above the line than is named, or so many came into question that not all were compared. */
  readonly more: boolean
  readonly rarity: Rarity
}

export type NameIndex<W extends Word, T extends Trait, Kept, Likeness> = {
  /** Puts a record in, in the place of what stood under its number. */
  readonly put: (number: number, entered: Entered<W, T, Kept>) => void
  /** Takes a record out; false if it was not there. */
  readonly remove: (number: number) => boolean
  /**
   * The records above the line. What is hidden from the asker is passed over before anything is counted, ranked or cut:
   * answer, order and `more` are those of an index that never held it. Discreet alerts neither take the place of another
   * record nor make `more`. Cost: the records under the rarer parts, not those under parts so common that even all of
   * them together cannot reach the line; compared are those only whose words and traits can reach it.
   */
  readonly find: (asked: Asked<W, T, Kept, Likeness>, sight: Sight) => NamesFound
  readonly size: () => number
}

export type NameIndexOptions<W, Likeness> = {
  /** How a word is alike to a part of a question with which it shares a key. Pure; undefined where it is not. */
  readonly likenessOf: (asked: W, word: W) => Likeness | undefined
  /** Most records compared for one answer, those with the best prospects first; beyond it the answer says `more`. */
  readonly mostCompared?: number
}

type Prospect = { readonly place: number; readonly number: number; readonly bits: number; readonly access: number }
type Scored = { readonly number: number; readonly score: number; readonly bits: number; readonly access: number }
/** What a word brings to the question: part, gain, part, gain ... */
type Brought = { readonly pairs: number[]; isPlain: boolean }
type Group = {
  readonly part: number
  readonly words: readonly number[]
  readonly open: number
  readonly highest: number
}
/** Everything visible that may reach the line. */
type Gathered = { readonly shown: Prospect[]; readonly discreet: Prospect[] }

export function createNameIndex<W extends Word, T extends Trait, Kept, Likeness>({
  likenessOf,
  mostCompared = 1000,
}: NameIndexOptions<W, Likeness>): NameIndex<W, T, Kept, Likeness> {
  type Question = Asked<W, T, Kept, Likeness>
  type Judging = Judge<W, T, Kept, Likeness>
  const places = createPlaces<Kept>()
  const vocabulary = createVocabulary<W, Likeness>(likenessOf)
  const traits = createTraits<T>()
  const postings = createPostings(places.bornAt)
  const rarity = createRarityCount()
  /** By number of a word, which of those the question is alike to it is; 0 for all others, and for all between questions. */
  let bringer = new Int32Array(1024)
  let asking = 0

  function put(number: number, entered: Entered<W, T, Kept>): void {
    remove(number)
    const { classId, group, born, isOpen } = entered
    const words = entered.words.map(vocabulary.enter)
    const stated = entered.traits.map(traits.enter)
    const dated = entered.dated && traits.enter(entered.dated)
    const counted = isOpen ? rarity.add(entered.forms) : undefined
    const kept = entered.keep(
      entered.words.map((word, at) => vocabulary.word(words[at] ?? -1) ?? word),
      entered.traits.map((trait, at) => traits.trait(stated[at] ?? -1) ?? trait),
      traits.trait(dated ?? -1) ?? entered.dated,
    )
    const place = places.enter({ number, classId, group, born, kept, words, traits: stated, dated, counted })
    for (const word of new Set(words)) postings.enter(word, place, isOpen)
    if (bringer.length < vocabulary.bound()) bringer = new Int32Array(vocabulary.bound() * 2)
  }

  function remove(number: number): boolean {
    const place = places.placeOf(number)
    if (place === undefined) return false
    const counted = places.countedAt(place)
    const words: number[] = []
    places.eachWord(place, (word) => words.push(word))
    for (const word of new Set(words)) postings.leave(word, place, counted !== undefined)
    words.forEach(vocabulary.leave)
    places.eachTrait(place, traits.leave)
    traits.leave(places.datedAt(place) ?? -1)
    if (counted) rarity.remove(counted)
    places.leave(place)
    return true
  }

  function find(asked: Question, sight: Sight): NamesFound {
    const rarityOfAsked = rarity.rarityOf(asked.forms, asked.expected)
    const judge = asked.judge(rarityOfAsked)
    const gathered = gather(asked.parts, judge, sight)
    const shown = pick(gathered.shown, judge, sight.limit)
    const discreet = pick(gathered.discreet, judge, sight.limit)
    const all = discreet.best.length === 0 ? shown.best : [...shown.best, ...discreet.best].sort(inOrder)
    return {
      number: all.map((one) => one.number),
      score: all.map((one) => one.score),
      access: all.map((one) => one.access),
      more: shown.more,
      rarity: rarityOfAsked,
    }
  }

  function gather(asked: readonly W[], judge: Judging, { rights, groups }: Sight): Gathered {
    const found: Gathered = { shown: [], discreet: [] }
    const brought: Brought[] = []
    /** The words of a part in two groups: those that bring no more than its commonest, and the others. */
    const groupsOfWords: Group[] = []
    const gains = new Float64Array(asked.length)
    /** What each part brings at most, of all words met so far. */
    const highest = new Float64Array(asked.length)
    const allAlike = asked.map(vocabulary.alikeTo)
    for (const [part, alikeToPart] of allAlike.entries()) {
      const words: { readonly number: number; readonly gain: number; readonly open: number }[] = []
      for (const alike of alikeToPart) {
        const { number } = alike
        const gain = judge.gain(part, alike)
        const isPlain = judge.isPlain(part, alike)
        const known = brought[(bringer[number] ?? 0) - 1]
        if (known) {
          known.pairs.push(part, gain)
          known.isPlain &&= isPlain
        } else bringer[number] = brought.push({ pairs: [part, gain], isPlain })
        words.push({ number, gain, open: postings.open(number) })
      }
      const commonest = words.reduce((most, one) => (one.open > most.open ? one : most), { gain: 0, open: -1 })
      for (const group of [
        words.filter(({ gain }) => gain <= commonest.gain),
        words.filter(({ gain }) => gain > commonest.gain),
      ]) {
        if (group.length === 0) continue
        groupsOfWords.push({
          part,
          words: group.map(({ number }) => number),
          open: group.reduce((sum, one) => sum + one.open, 0),
          highest: group.reduce((most, one) => Math.max(most, one.gain), 0),
        })
      }
    }
    const weightOf = traits.weighing(judge.weigh)
    const { leastBits, beside } = judge
    const rows = places.rows()
    const lists = places.lists()
    const borns = places.borns()
    /** Most bits of the words met under the group that is being walked, and of those that have been. */
    let most = 0
    const consider = (place: number): void => {
      const born = borns[place] ?? 0
      const ofDates = judge.highestAt(born)
      if (most + beside + ofDates < leastBits) return
      const row = place * WIDTH
      if (rows[row + MARK] === asking || ((groups >>> (rows[row + GROUP] ?? 0)) & 1) === 0) return
      const access = rights[rows[row + CLASS] ?? 0] ?? HIDDEN
      if (access === HIDDEN) return
      const from = rows[row + START] ?? 0
      const words = from + (rows[row + TRAITS] ?? 0)
      let bits = ofDates
      for (let at = from; at < words; at++) bits += weightOf(lists[at] ?? 0)
      if (most + bits < leastBits) return
      rows[row + MARK] = asking
      for (let part = 0; part < gains.length; part++) gains[part] = 0
      let isPlain = true
      const to = words + (rows[row + WORDS] ?? 0)
      for (let at = words; at < to; at++) {
        const bringing = bringer[lists[at] ?? 0] ?? 0
        const one = bringing === 0 ? undefined : brought[bringing - 1]
        if (one === undefined) continue
        isPlain &&= one.isPlain
        const { pairs } = one
        for (let pair = 0; pair < pairs.length; pair += 2) {
          const part = pairs[pair] ?? 0
          const gain = pairs[pair + 1] ?? 0
          if (gain > (gains[part] ?? 0)) gains[part] = gain
        }
      }
      const reach = judge.reach(gains)
      bits += reach
      if (bits < leastBits) return
      if (!judge.isExactAt(born)) bits += weightOf(places.datedAt(place) ?? -1) - ofDates
      const kept = bits < leastBits ? undefined : places.keptAt(place)
      if (kept === undefined) return
      const closer = isPlain ? judge.lookCloser(kept, gains) : reach
      if (closer < reach) bits += closer - reach
      if (bits < leastBits) return
      const prospects = access === DISCREET ? found.discreet : found.shown
      prospects.push({ place, number: places.numberAt(place), bits, access })
    }

    /**
     * From the words that bring least to those that bring most. What is met under one group and under none of those to come has
     * at most the gains of the groups up to this one.
     */
    asking = (asking + 1) & 0x7fffffff
    const eras = [...postings.eras()]
    const ofEras = new Float64Array(eras.length)
    for (let at = 0; at < eras.length; at++) ofEras[at] = judge.beside + judge.highestIn(eras[at] ?? 0)
    groupsOfWords.sort((one, other) => one.highest - other.highest || other.open - one.open)
    for (const { part, words, highest: ofGroup } of groupsOfWords) {
      highest[part] = Math.max(highest[part] ?? 0, ofGroup)
      most = judge.reach(highest)
      if (most + judge.beside + judge.highestOnDays < judge.leastBits) continue
      const wanted = eras.filter((_era, at) => most + (ofEras[at] ?? 0) >= judge.leastBits)
      for (const word of words) postings.walk(word, wanted, judge.days, consider)
    }
    for (const alikeToPart of allAlike) for (const { number } of alikeToPart) bringer[number] = 0
    return found
  }

  /** Compares those with the best prospects first and stops when nobody left can be among the best. */
  function pick(prospects: Prospect[], judge: Judging, limit: number) {
    prospects.sort((one, other) => other.bits - one.bits || one.number - other.number)
    const best: Scored[] = []
    let above = 0
    let compared = 0
    for (const { place, number, bits, access } of prospects) {
      // Whoever is named has more bits than anybody left can have, and there is one more than is named.
      if (above > limit && (best[limit - 1]?.bits ?? 0) > bits) break
      if (compared === mostCompared) return { best, more: true }
      const kept = places.keptAt(place)
      if (kept === undefined) continue
      compared += 1
      const verdict = judge.compare(kept)
      if (verdict.score < judge.leastScore) continue
      above += 1
      insert(best, { number, access, ...verdict }, limit)
    }
    return { best, more: above > limit }
  }

  return { put, remove, find, size: places.size }
}

function inOrder(one: Scored, other: Scored): number {
  return other.score - one.score || other.bits - one.bits || one.number - other.number
}

/** Puts one in its place among the best, of which so many are kept. */
function insert(best: Scored[], one: Scored, limit: number): void {
  let at = best.length
  while (at > 0 && inOrder(one, best[at - 1] ?? one) < 0) at -= 1
  best.splice(at, 0, one)
  if (best.length > limit) best.pop()
}
