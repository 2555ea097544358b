/** Passes over postings, nineteen of twenty, by two looks at a few numbers that stay at hand. */

import { BESIDE, besideOf, type Clashes } from './name-clashes.ts'
import { POSTING } from './name-layout.ts'
import type { Marks } from './name-marks.ts'

export type Sieve = {
  /** Takes up a question. */
  readonly begin: () => void
  /** Takes up a part: what is alike to one of `others` stands beside the word. */
  readonly under: (part: number, others: number) => void
  /** Takes up what the word brings and what a name needs. */
  readonly set: (gain: number, needed: number) => void
  /**
   * The first posting from here on whose word alone is enough, or is with what may be alike beside it; `to` if there is none. What does not
   * pass never will for this word: what it brings only becomes less, and what is needed more.
   */
  readonly next: (array: Int32Array, from: number, to: number) => number
}

export function createSieve(clashes: Clashes, { pending, metPending, mostBeside }: Marks): Sieve {
  let own = 0
  let others = 0
  /** What the mask was made for: it changes rarely. */
  let gain = Number.NaN
  let needed = Number.NaN
  /** Losses after which a word that stands alone is still enough. */
  let enough = 0

  function set(brings: number, needs: number): void {
    if (brings === gain && needs === needed) return
    gain = brings
    needed = needs
    enough = clashes.leaving(gain, needed)
  }

  function next(array: Int32Array, from: number, to: number): number {
    const losses = clashes.losses()
    const mask = enough
    const alike = others
    const first = own
    let at = from
    for (; at < to; at += POSTING) {
      const two = array[at + 2] ?? 0
      const rest = array[at + 3] ?? 0
      if (((mask >>> (losses[first + besideOf(rest >>> 16)] ?? 0)) & 1) !== 0) break
      if (isMarked(two & 0xffff) + isMarked(two >>> 16) + isMarked(rest & 0xffff) === 0) continue
      if ((metPending(two, rest) & alike) !== 0 && gain + mostBeside(two, rest) >= needed) break
    }
    return at
  }

  /** 1 for a hash of a word that has to do with the question and was not left. */
  function isMarked(hash: number): number {
    return ((pending[hash >>> 5] ?? 0) >>> (hash & 31)) & 1
  }

  return {
    ...{ set, next },
    begin: () => {
      needed = Number.NaN
    },
    under: (part, ofOthers) => {
      own = part * BESIDE
      others = ofOthers
    },
  }
}
