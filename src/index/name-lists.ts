/** Lists of postings under words, made of many records at once: in one piece of memory, ordered by date of birth. */

import { ACCESS, ALIVE, BORN, eachPosting, eachWordListed, OPEN, POSTING, ROW } from './name-layout.ts'

/** `starts[word]` is the first posting of a word, `starts[word + 1]` the first that is no more its own. */
export type SharedLists = { readonly starts: SharedArrayBuffer; readonly postings: SharedArrayBuffer }

/** Records taken in one step. */
const STEP = 20_000

export type ListsOf = {
  readonly rows: Int32Array
  readonly parts: Int32Array
  /** Records and words there are: those that come later are not in these lists. */
  readonly upTo: number
  readonly words: number
  /** Records that are open to everybody, or the others. */
  readonly isOpen: boolean
}

/**
 * Makes the lists in steps, so that whoever writes meanwhile waits for one of them only. Costs 16 bytes a posting, and for the
 * time of making 9 bytes a record.
 */
export function* buildLists({ rows, parts, upTo, words, isOpen }: ListsOf): Generator<undefined, SharedLists> {
  // Settled at once: a record that goes meanwhile is listed or not, but never counted and not listed.
  const isListed = new Uint8Array(upTo)
  const order = inOrderOfBirth(rows, isOpen, isListed)
  yield
  const starts = new Int32Array(new SharedArrayBuffer((words + 2) * 4))
  const count = (word: number): void => {
    starts[word + 1] = (starts[word + 1] ?? 0) + 1
  }
  // Counted as records lie in memory: far cheaper than in order of birth, and the same.
  for (let row = 0; row < upTo; row++) {
    if (isListed[row] === 1) eachWordListed(rows, parts, row, count)
    if (row % STEP === STEP - 1) yield
  }
  for (let word = 1; word < starts.length; word++) starts[word] = (starts[word] ?? 0) + (starts[word - 1] ?? 0)
  const next = starts.slice()
  const postings = new Int32Array(new SharedArrayBuffer(Math.max(1, starts[words + 1] ?? 0) * POSTING * 4))
  yield
  let row = 0
  let born = 0
  const post = (word: number, hashes: number, rest: number): void => {
    const place = next[word] ?? 0
    next[word] = place + 1
    const to = place * POSTING
    postings[to] = row
    postings[to + 1] = born
    postings[to + 2] = hashes
    postings[to + 3] = rest
  }
  for (let at = 0; at < order.length; at++) {
    row = rowOf(order, at)
    born = rows[row * ROW + BORN] ?? 0
    eachPosting(rows, parts, row, post)
    if (at % STEP === STEP - 1) yield
  }
  return { starts: starts.buffer as SharedArrayBuffer, postings: postings.buffer as SharedArrayBuffer }
}

/** Two numbers in one that a sort needs no comparison for: the date of birth, then the record. */
const ROWS_MOST = 2 ** 25

/** Records by date of birth, each of them marked in `isListed`, where there is a place for each record. */
function inOrderOfBirth(rows: Int32Array, isOpen: boolean, isListed: Uint8Array): Float64Array {
  const wanted = ALIVE | (isOpen ? OPEN : 0)
  const keys = new Float64Array(isListed.length)
  let many = 0
  for (let row = 0; row < isListed.length; row++) {
    if (((rows[row * ROW + ACCESS] ?? 0) & (ALIVE | OPEN)) !== wanted) continue
    keys[many] = (rows[row * ROW + BORN] ?? 0) * ROWS_MOST + row
    isListed[row] = 1
    many += 1
  }
  return keys.subarray(0, many).sort()
}

function rowOf(order: Float64Array, at: number): number {
  return (order[at] ?? 0) % ROWS_MOST
}

/** The first posting from here on that is born at or after a date, by doubling steps and then by halves. */
export function endOf(array: Int32Array, from: number, to: number, born: number): number {
  let step = POSTING
  let low = from
  while (low + step < to && (array[low + step + 1] ?? 0) < born) {
    low += step
    step *= 2
  }
  let high = Math.min(to, low + step)
  if (low === from && low < to && (array[low + 1] ?? 0) >= born) return low
  while (high - low > POSTING) {
    const middle = low + (((high - low) / POSTING) >> 1) * POSTING
    if ((array[middle + 1] ?? 0) < born) low = middle
    else high = middle
  }
  return high
}
