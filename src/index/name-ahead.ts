/** The words of a question in the order in which their lists are walked, and where the lists of the next ones lie. */

import { POSTING } from './name-layout.ts'
import type { Brought } from './name-question.ts'
import type { Lists } from './name-views.ts'

/** Lists looked up at once. Each lies somewhere else: memory brings many in the time of one, if it is asked for them together. */
const AT_ONCE = 128

export type Ahead = {
  /** Takes up a question. */
  readonly begin: (brought: readonly Brought[]) => void
  /** Place of the first word of a group; that of the group behind the last is where all end. */
  readonly start: (group: number) => number
  readonly word: (place: number) => number
  /** Takes up lists. */
  readonly through: (lists: Lists) => void
  /** Where the list of the word at a place begins and ends, asked for in the order of places. */
  readonly from: (place: number) => number
  readonly to: (place: number) => number
}

export function createAhead(): Ahead {
  let words = new Int32Array(1 << 10)
  let starts = new Int32Array(1 << 6)
  let many = 0
  let lists: Lists | undefined
  /** Of the words from `first` on up to `end`. */
  const froms = new Int32Array(AT_ONCE)
  const tos = new Int32Array(AT_ONCE)
  /** What stands in the first posting of each: nobody asks for it, but what was read once is at hand. */
  const heads = new Int32Array(AT_ONCE)
  let first = 0
  let end = 0

  function begin(brought: readonly Brought[]): void {
    many = brought.reduce((sum, group) => sum + group.words.length, 0)
    if (many > words.length) words = new Int32Array(many * 2)
    if (brought.length >= starts.length) starts = new Int32Array(brought.length * 2)
    let place = 0
    for (let group = 0; group < brought.length; group++) {
      starts[group] = place
      for (const word of brought[group]?.words ?? []) words[place++] = word
    }
    starts[brought.length] = place
  }

  function through(next: Lists): void {
    lists = next
    end = 0
  }

  function look(place: number): void {
    if (!lists) return
    const { starts: listStarts, postings } = lists
    first = place
    end = Math.min(many, place + AT_ONCE)
    for (let at = 0; at < end - first; at++) {
      const word = words[first + at] ?? 0
      const isListed = word + 1 < listStarts.length
      froms[at] = isListed ? (listStarts[word] ?? 0) * POSTING : 0
      tos[at] = isListed ? (listStarts[word + 1] ?? 0) * POSTING : 0
    }
    for (let at = 0; at < end - first; at++) heads[at] = postings[froms[at] ?? 0] ?? 0
  }

  return {
    begin,
    through,
    start: (group) => starts[group] ?? 0,
    word: (place) => words[place] ?? 0,
    from: (place) => {
      if (place >= end || place < first) look(place)
      return froms[place - first] ?? 0
    },
    to: (place) => tos[place - first] ?? 0,
  }
}
