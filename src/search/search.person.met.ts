// Words of the index that share keys with a word asked for, each once, in the first of the lists it belongs to.
import type { NameViews } from '../index/name-views.ts'
import type { Glued, Token } from '../matching/person.ts'
import { type KeysAsked, keysAsked, keysOfGlued } from './search.person.keys.ts'
import { createPassing } from './search.person.passing.ts'
import type { WordBytes } from './search.person.reading.ts'

/** Words met, in the order of the lists: sharing a key of their letters; consonants alone; what a slip leaves of a short word; what two leave of a long one. */
const lists = ['words', 'sounding', 'near', 'far'] as const
type List = (typeof lists)[number]
/** Those under whose words records are looked for. */
export type Looked = Exclude<List, 'near'>

/** How often places are halved in the table, where each list ends, and how many words have long lists of postings. */
const header = 1 + lists.length + 1

/** Words, each once, list behind list, and where each list ends; places of those that have long lists of postings. */
type Met = { readonly words: Int32Array; readonly ends: readonly number[]; readonly longs: readonly number[] }

/**
 * Words met for one word asked for, each in one list, and all they were looked under. Thousands are kept, so that everything is in one
 * array of numbers: the header, the words, the keys, places of the words with long lists, and a table of the places of all words, half of
 * it empty.
 */
export class MetWords {
  readonly #numbers: Int32Array
  readonly #table: number

  constructor({ words, ends, longs }: Met, isSharing: (word: number) => boolean, keys: readonly number[]) {
    const many = ends.at(-1) ?? 0
    const shift = Math.clz32(many) - 1
    const table = header + many + keys.length + longs.length
    const numbers = new Int32Array(table + 2 ** (32 - shift))
    numbers[0] = shift
    for (let at = 0; at < lists.length; at++) numbers[1 + at] = ends[at] ?? 0
    numbers[header - 1] = longs.length
    for (let at = 0; at < keys.length; at++) numbers[header + many + at] = keys[at] ?? 0
    for (let at = 0; at < longs.length; at++) numbers[table - longs.length + at] = longs[at] ?? 0
    const last = 2 ** (32 - shift) - 1
    for (let place = 0; place < many; place++) {
      const word = words[place] ?? 0
      numbers[header + place] = word
      let slot = homeOf(word, shift)
      while (numbers[table + slot] !== 0) slot = (slot + 1) & last
      numbers[table + slot] = ((place + 1) << 1) | (isSharing(word) ? 1 : 0)
    }
    this.#numbers = numbers
    this.#table = table
  }

  #slotOf(word: number): number {
    const numbers = this.#numbers
    const shift = numbers[0] ?? 0
    const last = 2 ** (32 - shift) - 1
    let slot = homeOf(word, shift)
    for (;;) {
      const there = numbers[this.#table + slot] ?? 0
      if (there === 0 || numbers[header + (there >> 1) - 1] === word) return this.#table + slot
      slot = (slot + 1) & last
    }
  }

  #list(at: number): Int32Array {
    const from = at === 0 ? 0 : (this.#numbers[at] ?? 0)
    return this.#numbers.subarray(header + from, header + (this.#numbers[1 + at] ?? 0))
  }

  get words(): Int32Array {
    return this.#list(0)
  }
  get sounding(): Int32Array {
    return this.#list(1)
  }
  get near(): Int32Array {
    return this.#list(2)
  }
  get far(): Int32Array {
    return this.#list(3)
  }
  /** What was looked under. */
  get keys(): Int32Array {
    return this.#numbers.subarray(header + this.many, this.#longsFrom)
  }
  get #longsFrom(): number {
    return this.#table - (this.#numbers[header - 1] ?? 0)
  }
  /** Words of a list, but not of `near`, that have short lists of postings; `visit` is called with the others. */
  shortOf(list: Looked, visit: (word: number) => void): number[] {
    const numbers = this.#numbers
    const at = lists.indexOf(list)
    const to = numbers[1 + at] ?? 0
    const short: number[] = []
    let long = this.#longsFrom
    for (let place = at === 0 ? 0 : (numbers[at] ?? 0); place < to; place++) {
      const word = numbers[header + place] ?? 0
      while (long < this.#table && (numbers[long] ?? 0) < place) long += 1
      if (long < this.#table && numbers[long] === place) visit(word)
      else short.push(word)
    }
    return short
  }
  get many(): number {
    return this.#numbers[lists.length] ?? 0
  }
  /** From 0, below `many`; -1 for a word that is in none of the lists. */
  placeOf(word: number): number {
    return ((this.#numbers[this.#slotOf(word)] ?? 0) >> 1) - 1
  }
  has(word: number): boolean {
    return this.#numbers[this.#slotOf(word)] !== 0
  }
  /** Whether it shares consonants, of those whose letters allow that. */
  isSharing(word: number): boolean {
    return ((this.#numbers[this.#slotOf(word)] ?? 0) & 1) === 1
  }
  /** The list it is in; undefined for a word that is in none. */
  listOf(word: number): (typeof lists)[number] | undefined {
    const place = this.placeOf(word)
    return place < 0 ? undefined : lists.find((_, at) => place < (this.#numbers[1 + at] ?? 0))
  }
  isFar(word: number): boolean {
    return this.placeOf(word) >= (this.#numbers[lists.length - 1] ?? 0)
  }
}

/** Where a word stands in a table, or behind that. Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): neighbours stand far from each other. */
const homeOf = (word: number, shift: number): number => Math.imul(word, 0x9e3779b1) >>> shift

/** Words with longer lists are compared before their lists are walked: that costs less. */
const longList = 400

/**
 * Tells words with long lists from the others, each once as long as the index is laid out as it is: what grows beyond the mark meanwhile
 * is only walked before it is compared. A byte a word is at hand where the lists themselves are not.
 */
const createLongWords = (views: Pick<NameViews, 'layout' | 'many'>): ((word: number) => boolean) => {
  const [unknown, short, long] = [0, 1, 2]
  let known = new Uint8Array(1 << 12)
  let layout = views.layout()
  return (word) => {
    if (word >= known.length || layout !== views.layout()) {
      layout = views.layout()
      known = new Uint8Array(Math.max(known.length, word * 2))
    }
    if (known[word] === unknown) known[word] = views.many(word) < longList ? short : long
    return known[word] === long
  }
}

export type Meeting = {
  readonly toToken: (token: Token) => MetWords
  readonly toGlued: (glued: Glued) => MetWords
}

/** Moments that fit in an array of numbers. */
const latest = 2 ** 30

/**
 * Meets the words of a view. Of those that share nothing but consonants, or what two slips leave, only such as their letters do not rule
 * out: most are passed over here, unread.
 */
export const createMeeting = (
  views: WordBytes & Pick<NameViews, 'eachWordUnder' | 'fetchWordsUnder' | 'wordTrait' | 'layout' | 'many'>,
): Meeting => {
  const passing = createPassing(views)
  const isLong = createLongWords(views)
  /** Words gathered under some keys, some of them several times. */
  let under = new Int32Array(1 << 10)
  let many = 0
  /** Words met, and where their lists end. */
  let met = new Int32Array(1 << 10)
  let used = 0
  const ends = lists.map(() => 0)
  /** By word, when it was met last, twice over, and one more where it shares consonants. */
  let seen = new Int32Array(1 << 12)
  let now = 0

  // One visitor for all look-ups, so that the engine builds it into them: there are thousands of visits a question.
  const gather = (word: number): void => {
    if (many === under.length) under = grown(under, many + 1)
    under[many] = word
    many += 1
  }
  const gatherUnder = (keys: readonly number[]): void => {
    many = 0
    for (const key of keys) views.eachWordUnder(key, gather)
  }
  /** Puts those gathered that were not met yet into the list at hand. */
  const meet = (sharing: 0 | 1): void => {
    if (used + many > met.length) met = grown(met, used + many)
    for (let at = 0; at < many; at++) {
      const word = under[at] ?? 0
      if (word >= seen.length) seen = grown(seen, word + 1)
      const before = seen[word] ?? 0
      if (before < now) met[used++] = word
      if (before < now + sharing) seen[word] = now + sharing
    }
  }
  /** Ends a list: the next one begins. */
  const end = (list: List): void => {
    ends[lists.indexOf(list)] = used
  }
  const isSharing = (word: number): boolean => (seen[word] ?? 0) > now

  const begin = (): void => {
    used = 0
    now += 2
    if (now < latest) return
    seen.fill(0)
    now = 2
  }
  /** All keys are looked up at once. */
  const fetch = ({ plain, consonants, doubtful, far }: KeysAsked): readonly number[] => {
    const keys = [...plain, ...consonants, ...doubtful, ...far]
    views.fetchWordsUnder(keys)
    return keys
  }
  /** Places of words with long lists of postings, of those that are looked for: none that are near, which bring nothing. */
  const longsMet = ({ light, initial }: Token): number[] => {
    const longs: number[] = []
    if (light || initial) return longs
    const [, near = 0, far = 0] = ends
    for (let place = 0; place < used; place++)
      if ((place < near || place >= far) && isLong(met[place] ?? 0)) longs.push(place)
    return longs
  }

  return {
    toToken: (token) => {
      const keys = keysAsked(token)
      const all = fetch(keys)
      begin()
      gatherUnder(keys.plain)
      meet(0)
      end('words')
      gatherUnder(keys.consonants)
      many = passing.admitted(token, under, many)
      many = passing.heard(token, under, many)
      meet(1)
      end('sounding')
      gatherUnder(keys.doubtful)
      meet(0)
      end('near')
      gatherUnder(keys.far)
      many = passing.withinSlips(token, under, many)
      meet(0)
      end('far')
      return new MetWords({ words: met, ends, longs: longsMet(token) }, isSharing, all)
    },
    toGlued: (glued) => {
      const keys = keysOfGlued(glued)
      const [form = 0, ...plain] = keys.plain
      const all = fetch(keys)
      begin()
      gatherUnder([form])
      meet(0)
      gatherUnder(plain)
      many = passing.glued(glued, under, many)
      meet(0)
      end('words')
      gatherUnder(keys.consonants)
      many = passing.glued(glued, under, many)
      meet(1)
      for (const list of ['sounding', 'near', 'far'] as const) end(list)
      return new MetWords({ words: met, ends, longs: [] }, isSharing, all)
    },
  }
}

const grown = (array: Int32Array, wanted: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(Math.max(wanted, array.length * 2))
  larger.set(array)
  return larger
}
