// How fast an import goes: as fast as it can while nobody asks the hub anything, in small steps with pauses while somebody does.
import { mostOfFile } from './feed.schema.ts'

/**
 * Lines of a batch, and milliseconds from the beginning of one to that of the next, beside others: the work of one holds a core for some
 * 20 ms, in parts, and 2,500 lines a second go on.
 */
const beside = { lines: 200, milliseconds: 80 } as const

/** Questions a second from which on they are given way: a desk where somebody works, or a border post. */
const askedASecond = 4

/** Time between two looks, in milliseconds: what is asked within less says little of a second. */
const lookMilliseconds = 200

/** Checks and looks at records since the last time this was asked, on whatever hub of the store; may stop counting at `most`. */
export type Listen = (most: number) => Promise<number>

export type Pace = {
  /** Lines the next batch may have. */
  readonly lines: () => number
  /** Told when a batch is through; `began` and `ended` in milliseconds of one clock. Answers how many to wait. */
  readonly pauseAfter: (began: number, ended: number) => Promise<number>
}

/** Begins at `now` and at full speed. Rejects with what `listen` rejects with. */
export const startPace = (now: number, listen: Listen): Pace => {
  let looked = now
  let isBeside = false
  return {
    lines: () => (isBeside ? beside.lines : mostOfFile),
    pauseAfter: async (began, ended) => {
      const passed = ended - looked
      if (passed >= lookMilliseconds) {
        const few = (askedASecond * passed) / 1000
        isBeside = (await listen(Math.ceil(few) + 1)) > few
        looked = ended
      }
      const took = ended - began
      // Where a batch takes long all the same, others have as much time again.
      return isBeside ? Math.max(beside.milliseconds - took, took) : 0
    },
  }
}
