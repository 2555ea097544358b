/** Lists of postings under words, made of many records at once: in one piece of memory, ordered by date of birth. */

import { ACCESS, ALIVE, BORN, eachPosting, OPEN, POSTING, ROW } from './name-layout.ts'

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
 * time of making 12 bytes a record.
 */
export function* buildLists({ rows, parts, upTo, words, isOpen }: ListsOf): Generator<undefined, SharedLists> {
  const order = inOrderOfBirth(rows, upTo, isOpen)
  yield
  const starts = new Int32Array(new SharedArrayBuffer((words + 2) * 4))
  for (let at = 0; at < order.length; at++) {
    eachPosting(rows, parts, rowOf(order, at), (word) => {
      starts[word + 1] = (starts[word + 1] ?? 0) + 1
    })
    if (at % STEP === STEP - 1) yield
  }
  for (let word = 1; word < starts.length; word++) starts[word] = (starts[word] ?? 0) + (starts[word - 1] ?? 0)
  const next = starts.slice()
  const postings = new Int32Array(new SharedArrayBuffer(Math.max(1, starts[words + 1] ?? 0) * POSTING * 4))
  yield
  for (let at = 0; at < order.length; at++) {
    const row = rowOf(order, at)
    const born = rows[row * ROW + BORN] ?? 0
    eachPosting(rows, parts, row, (word, hashes, rest) => {
      const place = next[word] ?? 0
      next[word] = place + 1
      const to = place * POSTING
      postings[to] = row
      postings[to + 1] = born
      postings[to + 2] = hashes
      postings[to + 3] = rest
    })
    if (at % STEP === STEP - 1) yield
  }
  return { starts: starts.buffer as SharedArrayBuffer, postings: postings.buffer as SharedArrayBuffer }
}

/** Two numbers in one that a sort needs no comparison for: the date of birth, then the record. */
const ROWS_MOST = 2 ** 25

function inOrderOfBirth(rows: Int32Array, upTo: number, isOpen: boolean): Float64Array {
  const wanted = ALIVE | (isOpen ? OPEN : 0)
  const keys = new Float64Array(upTo)
  let many = 0
  for (let row = 0; row < upTo; row++) {
    if (((rows[row * ROW + ACCESS] ?? 0) & (ALIVE | OPEN)) !== wanted) continue
    keys[many] = (rows[row * ROW + BORN] ?? 0) * ROWS_MOST + row
    many += 1
  }
  return keys.subarray(0, many).sort()
}

function rowOf(order: Float64Array, at: number): number {
  return (order[at] ?? 0) % ROWS_MOST
}
