/** A reader's view of the index of names: what threads share, and lists of its own for what came since they were made. */

import { attachDirectory } from './key-directory.ts'
import { attachForms } from './name-forms.ts'
import { eachKey, OPEN_RECORDS, ROWS, type SharedNames, WORDS } from './name-index.ts'
import { createLatePostings, type LatePostings } from './name-late.ts'
import {
  ACCESS,
  ALIVE,
  BORN,
  eachPosting,
  FACTS,
  FACTS_EACH,
  LENGTH,
  OPEN,
  POSTING,
  ROW,
  START,
  TRAITS,
  WORD_MASK,
} from './name-layout.ts'
import type { SharedLists } from './name-lists.ts'
import { attachTexts } from './text-store.ts'

/** Postings of a word: `from` up to `to`, in numbers of `array`; ordered by date of birth or, for what came lately, not. */
export type Postings = { array: Int32Array; from: number; to: number; isOrdered: boolean }

export type NameViews = {
  /** Attaches to what is announced; what it holds of its own is made anew where lists were. */
  readonly attach: (shared: SharedNames) => void
  /** Files what came since the last question. */
  readonly catchUp: () => void
  readonly layout: () => number
  readonly rows: () => Int32Array
  readonly parts: () => Int32Array
  /** Words are numbered from 1 to this; all of them may be read, and postings are of none behind it. */
  readonly lastWord: () => number
  readonly wordText: (word: number) => string
  /** Its bytes, see `TextReader`. */
  readonly wordBytes: () => Uint8Array
  readonly wordStart: (word: number) => number
  /** One of the `TRAITS` numbers that were told of a word. */
  readonly wordTrait: (word: number, trait: number) => number
  readonly factText: (fact: number) => string
  readonly openRecords: () => number
  readonly bearers: (form: string) => number
  readonly eachWordUnder: (key: number, visit: (word: number) => void) => void
  /** Asks memory for what stands under keys that are looked up next. */
  readonly fetchWordsUnder: (keys: readonly number[]) => void
  readonly eachRowUnder: (key: number, visit: (row: number) => void) => void
  readonly lists: (isOpen: boolean) => Lists
  /** Calls `visit` with the lists of a word, of open records or of the others: one that is ordered, one that is not. */
  readonly eachList: (word: number, isOpen: boolean, visit: (postings: Postings) => void) => void
  /** How many postings a word has in both. */
  readonly many: (word: number) => number
  /** Changes when a word comes that is found under this key, or under one that shares its moment. */
  readonly momentOf: (key: number) => number
}

/** First byte of a word's text. */
export const firstByteOf = (
  { wordBytes, wordStart }: Pick<NameViews, 'wordBytes' | 'wordStart'>,
  word: number,
): number => wordBytes()[wordStart(word)] ?? 0

/** Lists of open records or of the others, see `SharedLists`; and by word what came since they were made. */
export type Lists = {
  readonly starts: Int32Array
  readonly postings: Int32Array
  readonly late: LatePostings
}

const noLists = (): Lists => ({ starts: new Int32Array(1), postings: new Int32Array(0), late: createLatePostings() })
/** Moments of change are kept for so many keys together: few enough to be at hand, so many that they are rarely mixed up. */
const MOMENTS = 2 ** 16

export function attachNames(first: SharedNames): NameViews {
  let shared = first
  let view = viewOf(first)
  /** Of guarded records, then of open ones. */
  let lists: readonly [Lists, Lists] = [noLists(), noLists()]
  /** What came since: words by key, records by key. */
  let lateWords = new Map<number, number[]>()
  let lateRows = new Map<number, number[]>()
  let filedRows = 0
  let filedWords = 0
  const moments = new Uint32Array(MOMENTS)
  let moment = 0
  const found: Postings = { array: new Int32Array(0), from: 0, to: 0, isOrdered: true }
  startFrom(first)

  function attach(next: SharedNames): void {
    const isNewBase = next.base !== shared.base && next.base?.rows !== shared.base?.rows
    shared = next
    view = viewOf(next)
    if (isNewBase) startFrom(next)
  }

  function startFrom({ base }: SharedNames): void {
    lists = base ? [listsOf(base.guarded), listsOf(base.open)] : [noLists(), noLists()]
    lateWords = new Map()
    lateRows = new Map()
    filedRows = base?.rows ?? 0
    filedWords = base?.words ?? 0
    // Words that came into lists unseen: whatever is remembered of any key may lack them.
    moment += 1
    moments.fill(moment)
    catchUp()
  }

  function catchUp(): void {
    const words = Atomics.load(view.state, WORDS)
    const rows = Atomics.load(view.state, ROWS)
    while (filedWords < words && canReadWord(filedWords + 1)) {
      filedWords += 1
      moment += 1
      const end = view.keyEnds[filedWords] ?? 0
      for (let at = view.keyEnds[filedWords - 1] ?? 0; at < end; at++) {
        const key = view.keys[at] ?? 0
        moments[key % MOMENTS] = moment
        append(lateWords, key, filedWords)
      }
    }
    for (; filedRows < rows && canReadRow(filedRows); filedRows++) {
      const access = view.rows[filedRows * ROW + ACCESS] ?? 0
      if ((access & ALIVE) === 0) continue
      const row = filedRows
      const born = view.rows[row * ROW + BORN] ?? 0
      const { late } = lists[(access & OPEN) === 0 ? 0 : 1]
      eachPosting(view.rows, view.parts, row, (word, hashes, rest) => late.file(word, row, born, hashes, rest))
      eachKey(view.rows, view.parts, row, (key) => append(lateRows, key, row))
    }
  }

  /** What was written to memory that is not attached to yet waits for the announcement: it is on its way. */
  function canReadWord(word: number): boolean {
    if (word >= view.keyEnds.length || (word + 1) * TRAITS > view.traits.length) return false
    return (view.keyEnds[word] ?? 0) <= view.keys.length && view.words.has(word)
  }

  function canReadRow(row: number): boolean {
    if ((row + 1) * ROW > view.rows.length) return false
    const start = view.rows[row * ROW + START] ?? 0
    const end = start + (view.rows[row * ROW + LENGTH] ?? 0)
    if (end > view.parts.length) return false
    for (let at = start; at < end; at++) {
      const part = view.parts[at] ?? 0
      if (part >= 0 && (part & WORD_MASK) > filedWords) return false
    }
    for (let at = 0; at < FACTS_EACH; at++) if (!view.facts.has(view.rows[row * ROW + FACTS + at] ?? 0)) return false
    return true
  }

  function eachWordUnder(key: number, visit: (word: number) => void): void {
    view.wordsByKey?.each(key, visit)
    const late = lateWords.get(key)
    if (late) for (const word of late) visit(word)
  }

  function eachRowUnder(key: number, visit: (row: number) => void): void {
    view.rowsByKey?.each(key, visit)
    for (const row of lateRows.get(key) ?? []) visit(row)
  }

  function eachList(word: number, isOpen: boolean, visit: (postings: Postings) => void): void {
    const { starts, postings, late } = lists[isOpen ? 1 : 0]
    if (word + 1 < starts.length) {
      found.from = (starts[word] ?? 0) * POSTING
      found.to = (starts[word + 1] ?? 0) * POSTING
      found.array = postings
      found.isOrdered = true
      if (found.to > found.from) visit(found)
    }
    const own = late.of(word)
    if (!own) return
    found.array = own.array
    found.from = 0
    found.to = own.used
    found.isOrdered = false
    visit(found)
  }

  function many(word: number): number {
    let sum = 0
    for (const side of [0, 1] as const) {
      const { starts, late } = lists[side]
      if (word + 1 < starts.length) sum += (starts[word + 1] ?? 0) - (starts[word] ?? 0)
      sum += (late.of(word)?.used ?? 0) / POSTING
    }
    return sum
  }

  return {
    ...{ attach, catchUp, eachWordUnder, eachRowUnder, eachList, many },
    fetchWordsUnder: (keys) => view.wordsByKey?.fetch(keys),
    layout: () => shared.layout,
    lists: (isOpen) => lists[isOpen ? 1 : 0],
    rows: () => view.rows,
    parts: () => view.parts,
    lastWord: () => filedWords,
    wordText: (word) => view.words.text(word),
    wordBytes: () => view.words.bytes,
    wordStart: (word) => view.words.start(word),
    wordTrait: (word, trait) => view.traits[word * TRAITS + trait] ?? 0,
    factText: (fact) => view.facts.text(fact),
    openRecords: () => Atomics.load(view.state, OPEN_RECORDS),
    bearers: (form) => view.bearers(form),
    momentOf: (key) => moments[key % MOMENTS] ?? 0,
  }
}

/** Records and words as they lie in memory, without what they are found by. */
export function entriesOf(shared: SharedNames) {
  return {
    rows: new Int32Array(shared.rows),
    parts: new Int32Array(shared.parts),
    keys: new Int32Array(shared.keys),
    keyEnds: new Int32Array(shared.keyEnds),
    traits: new Int32Array(shared.traits),
    words: attachTexts(shared.words),
    facts: attachTexts(shared.facts),
  }
}

function viewOf(shared: SharedNames) {
  return {
    state: new Int32Array(shared.state),
    ...entriesOf(shared),
    bearers: attachForms(shared.forms),
    wordsByKey: shared.base && attachDirectory(shared.base.wordsByKey),
    rowsByKey: shared.base && attachDirectory(shared.base.rowsByKey),
  }
}

function listsOf({ starts, postings }: SharedLists): Lists {
  return { starts: new Int32Array(starts), postings: new Int32Array(postings), late: createLatePostings() }
}

function append(map: Map<number, number[]>, key: number, value: number): void {
  const there = map.get(key)
  if (there) there.push(value)
  else map.set(key, [value])
}
