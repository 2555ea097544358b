/** The writer of the index of names: persons, the words of their names and what they are found by, in memory that threads share. */

import { buildDirectory, type SharedDirectory } from './key-directory.ts'
import { createForms, type SharedForms } from './name-forms.ts'
import { baseKept, bytesOfBase, countKept, type FrozenNames, freezeNames, type KeptNames } from './name-kept.ts'
import {
  ACCESS,
  ALIVE,
  BORN,
  FACTS,
  FACTS_EACH,
  GROUP_SHIFT,
  KEY_FLAG,
  LENGTH,
  NUMBER,
  OPEN,
  ROW,
  START,
  TRAITS,
  WORD_MASK,
} from './name-layout.ts'
import { buildLists, type SharedLists } from './name-lists.ts'
import { createNumberTable } from './number-table.ts'
import { growingInts } from './shared-array.ts'
import { createTexts, type SharedTexts } from './text-store.ts'

/** Numbers of the shared state: records and words that are whole and may be read, and open records that are there. */
export const ROWS = 0
export const WORDS = 1
export const OPEN_RECORDS = 2

/** Everything below these counts is in lists and directories; what came later readers file themselves. */
export type SharedBase = {
  readonly rows: number
  readonly words: number
  readonly open: SharedLists
  readonly guarded: SharedLists
  /** Words by their keys, records by the keys of the record as a whole. */
  readonly wordsByKey: SharedDirectory
  readonly rowsByKey: SharedDirectory
}

/** What readers attach to; goes through `postMessage` and copies nothing. */
export type SharedNames = {
  /** Grows by one with every announcement. */
  readonly layout: number
  /** Numbers of records and words mean the same within one generation only. */
  readonly generation: number
  readonly state: SharedArrayBuffer
  readonly rows: SharedArrayBuffer
  readonly parts: SharedArrayBuffer
  readonly keys: SharedArrayBuffer
  readonly keyEnds: SharedArrayBuffer
  readonly traits: SharedArrayBuffer
  readonly words: SharedTexts
  readonly facts: SharedTexts
  readonly forms: SharedForms
  readonly base: SharedBase | undefined
}

/** What is put in beside the person itself. */
export type PersonPlace = {
  /** Class of its rights, as in the exact index, and group, 0 to 30: a question names those it wants. */
  readonly classId: number
  readonly group: number
  /** Whether everybody may read it. Only then is it counted for rarity. */
  readonly isOpen: boolean
}

/** A person as it is put in. */
export type EnteredPerson = {
  /** How its date of birth is filed, see `eraOf`. */
  readonly born: number
  /** The parts of its names as they lie in memory: words by number with their marks, the last of each name marked as such. */
  readonly parts: readonly number[]
  /** What else it states, as texts; empty where there is none. */
  readonly facts: readonly string[]
  /** Keys below 2^31 by which the record as a whole is found: documents and the like. */
  readonly keys: readonly number[]
}

/** What a word is found by, and `TRAITS` numbers by which most of those found are passed over unread. */
export type WordEntered = { readonly keys: readonly number[]; readonly traits: readonly number[] }

export type NameIndex = {
  /**
   * Number of a word by all that is known of it; its first line is its comparison form. `describe` is asked once, for a new word.
   *
   * @throws RangeError for more words than 2^25.
   */
  readonly word: (reading: string, describe: () => WordEntered) => number
  /** All that is known of a word. */
  readonly reading: (word: number) => string
  /**
   * Puts a person in, in the place of what stood under its number: readers that begin later meet it.
   *
   * @throws RangeError for a number outside 0 to 2^32 - 1 or more than 2^25 records.
   */
  readonly put: (number: number, person: EnteredPerson, place: PersonPlace) => void
  /** Takes a person out, for readers at once; false if it was not there. */
  readonly remove: (number: number) => boolean
  readonly share: () => SharedNames
  /** The index as it is now, to be written down while it goes on. */
  readonly freeze: () => FrozenNames
  /** Calls `listener` whenever there is something new to attach to, before anything is put there. Returns the way to stop it. */
  readonly onShare: (listener: (shared: SharedNames) => void) => () => void
  /** Brings what came since into lists, a step a call; true while there is more to do. `isAll`: however little came. */
  readonly merge: (isAll: boolean) => boolean
  readonly size: () => number
  /** Records there are memory for: those that are gone, too. */
  readonly rows: () => number
  readonly words: () => number
  /** Memory in use, in bytes. */
  readonly bytes: () => number
}

/** Merging begins when so many records came, and a tenth of those in lists. */
const MERGE_FROM = 4_000

export type NameIndexOptions = {
  readonly capacity: number
  readonly kept?: KeptNames | undefined
  /** Of one that takes the place of another; 0 unless told. */
  readonly generation?: number
}

/**
 * An index with room for so many persons; beyond that it grows. Empty, or as it was kept: then it takes that memory for its own.
 *
 * @throws RangeError for a record of a class that is none.
 */
export function createNameIndex({ capacity, kept, generation = 0 }: NameIndexOptions): NameIndex {
  const memory = new Map(kept?.memory.map((one) => [one.path, one]))
  const listeners = new Set<(shared: SharedNames) => void>()
  let layout = 0
  const changed = (): void => {
    layout += 1
    for (const listener of listeners) listener(share())
  }
  const state = new Int32Array(new SharedArrayBuffer(16))
  const rows = growingInts(capacity * ROW, memory.get('rows'))
  const parts = growingInts(capacity * 6, memory.get('parts'))
  const keys = growingInts(1 << 14, memory.get('keys'))
  const keyEnds = growingInts(1 << 12, memory.get('keyEnds'))
  const traits = growingInts(TRAITS << 12, memory.get('traits'))
  const textsKept = (path: string) => ({ bytes: memory.get(`${path}.bytes`), ends: memory.get(`${path}.ends`) })
  const words = createTexts(changed, textsKept('words'))
  const facts = createTexts(changed, textsKept('facts'))
  const forms = createForms(changed)
  let usedRows = rows.used() / ROW
  const numbers = createNumberTable((row) => (rows.array()[row * ROW + NUMBER] ?? 0) >>> 0, usedRows)
  let base = kept && baseKept(kept)
  let baseBytes = bytesOfBase(base)
  let merging: Generator<undefined, SharedBase> | undefined
  let usedParts = parts.used()
  let rowKeys = 0
  if (kept) {
    const counted = countKept({
      ...kept,
      rows: rows.array(),
      parts: parts.array(),
      usedRows,
      usedParts,
      words,
      forms,
      numbers,
    })
    rowKeys = counted.keys
    const counts = new Int32Array(state.buffer)
    counts[ROWS] = usedRows
    counts[WORDS] = words.last()
    counts[OPEN_RECORDS] = counted.open
  }

  function word(reading: string, describe: () => WordEntered): number {
    const before = words.last()
    const number = words.intern(reading)
    if (number <= before) return number
    if (number > WORD_MASK) throw new RangeError('the index of names holds 2^25 words at most')
    const { keys: own, traits: told } = describe()
    const from = keyEnds.array()[number - 1] ?? 0
    const isNew = [keyEnds.reserve(number + 1), keys.reserve(from + own.length), traits.reserve((number + 1) * TRAITS)]
    keys.array().set(own, from)
    for (let at = 0; at < TRAITS; at++) traits.array()[number * TRAITS + at] = told[at] ?? 0
    keyEnds.array()[number] = from + own.length
    if (isNew.includes(true)) changed()
    Atomics.store(state, WORDS, number)
    return number
  }

  function put(number: number, person: EnteredPerson, { classId, group, isOpen }: PersonPlace): void {
    if (!(Number.isInteger(number) && number >= 0 && number < 2 ** 32))
      throw new RangeError(`record number ${number} is not within 0 to 2^32 - 1`)
    if (usedRows > WORD_MASK) throw new RangeError('the index of names holds 2^25 records at most')
    remove(number)
    const length = person.parts.length + person.keys.length
    const isNew = [rows.reserve((usedRows + 1) * ROW), parts.reserve(usedParts + length)]
    const start = usedParts
    const own = parts.array()
    for (const part of person.parts) own[usedParts++] = part
    for (const key of person.keys) own[usedParts++] = key | KEY_FLAG
    rowKeys += person.keys.length
    const row = rows.array()
    const at = usedRows * ROW
    row[at + NUMBER] = number | 0
    row[at + BORN] = person.born
    row[at + START] = start
    row[at + LENGTH] = length
    for (let fact = 0; fact < FACTS_EACH; fact++)
      row[at + FACTS + fact] = person.facts[fact] ? facts.intern(person.facts[fact] ?? '') : 0
    row[at + ACCESS] = classId | (group << GROUP_SHIFT) | (isOpen ? OPEN : 0) | ALIVE
    if (isOpen) countForms(usedRows, 1)
    numbers.set(number, usedRows)
    usedRows += 1
    if (isNew.includes(true)) changed()
    Atomics.store(state, ROWS, usedRows)
  }

  function remove(number: number): boolean {
    const row = numbers.take(number)
    if (row === undefined) return false
    const access = Atomics.and(rows.array(), row * ROW + ACCESS, ~ALIVE)
    if ((access & OPEN) !== 0) countForms(row, -1)
    return true
  }

  function countForms(row: number, by: 1 | -1): void {
    const start = rows.array()[row * ROW + START] ?? 0
    const end = start + (rows.array()[row * ROW + LENGTH] ?? 0)
    const own = parts.array()
    // Entered first: that may move them all.
    for (let at = start; at < end; at++) if ((own[at] ?? 0) >= 0) void placeOf((own[at] ?? 0) & WORD_MASK)
    for (let at = start; at < end; at++) {
      const part = own[at] ?? 0
      if (part < 0) break
      const place = placeOf(part & WORD_MASK)
      // Each form once a record: looking back costs less than remembering.
      let before = start
      while (before < at && placeOf((own[before] ?? 0) & WORD_MASK) !== place) before += 1
      if (before === at) forms.count(place, by)
    }
    Atomics.add(state, OPEN_RECORDS, by)
  }

  /** Where the form of each word is counted, one more than that; 0 where it was not asked for yet, or moved since. */
  let places = new Int32Array(1 << 12)
  let moves = forms.moves()
  function placeOf(word: number): number {
    if (word >= places.length) {
      const larger = new Int32Array(Math.max(word + 1, places.length * 2))
      larger.set(places)
      places = larger
    }
    const known = places[word] ?? 0
    if (known > 0 && forms.moves() === moves) return known - 1
    const [form = ''] = words.text(word).split('\n', 1)
    const place = forms.enter(form)
    if (forms.moves() !== moves) {
      moves = forms.moves()
      places.fill(0)
    }
    places[word] = place + 1
    return place
  }

  function* mergeAll(): Generator<undefined, SharedBase> {
    const upTo = usedRows
    const manyWords = words.last()
    const from = { rows: rows.array(), parts: parts.array(), upTo, words: manyWords }
    const open = yield* buildLists({ ...from, isOpen: true })
    const guarded = yield* buildLists({ ...from, isOpen: false })
    const wordsByKey = buildDirectory(keyEnds.array()[manyWords] ?? 0, (visit) => {
      for (let number = 1; number <= manyWords; number++) {
        const end = keyEnds.array()[number] ?? 0
        for (let at = keyEnds.array()[number - 1] ?? 0; at < end; at++) visit(keys.array()[at] ?? 0, number)
      }
    })
    yield
    const rowsByKey = buildDirectory(rowKeys, (visit) => {
      for (let row = 0; row < upTo; row++) eachKey(from.rows, from.parts, row, (key) => visit(key, row))
    })
    return { rows: upTo, words: manyWords, open, guarded, wordsByKey, rowsByKey }
  }

  function merge(isAll: boolean): boolean {
    if (!merging) {
      const fresh = usedRows - (base?.rows ?? 0)
      const isWorth = isAll ? fresh > 0 : fresh >= MERGE_FROM && fresh * 10 >= (base?.rows ?? 0)
      if (!isWorth) return false
      merging = mergeAll()
    }
    const step = merging.next()
    if (!step.done) return true
    merging = undefined
    base = step.value
    baseBytes = bytesOfBase(base)
    changed()
    return false
  }

  function share(): SharedNames {
    return {
      ...{ layout, generation },
      state: state.buffer as SharedArrayBuffer,
      rows: rows.buffer(),
      parts: parts.buffer(),
      keys: keys.buffer(),
      keyEnds: keyEnds.buffer(),
      traits: traits.buffer(),
      words: words.share(),
      facts: facts.share(),
      forms: forms.share(),
      base,
    }
  }

  function bytes(): number {
    const ints = usedRows * ROW + usedParts + (keyEnds.array()[words.last()] ?? 0) + words.last() * (1 + TRAITS)
    return ints * 4 + words.bytes() + facts.bytes() + forms.bytes() + numbers.bytes() + baseBytes
  }

  return {
    ...{ word, put, remove, share, merge, bytes },
    freeze: () => freezeNames(share()),
    onShare: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    size: numbers.size,
    rows: () => usedRows,
    words: words.last,
    reading: words.text,
  }
}

/** Calls `visit` with each key of a record as a whole. */
export function eachKey(rows: Int32Array, parts: Int32Array, row: number, visit: (key: number) => void): void {
  const start = rows[row * ROW + START] ?? 0
  for (let at = start + (rows[row * ROW + LENGTH] ?? 0) - 1; at >= start; at--) {
    const part = parts[at] ?? 0
    if (part >= 0) return
    visit(part & ~KEY_FLAG)
  }
}
