/** Copies what is left of an index of names into another one, a step at a time: without records that are gone and what only they stated. */

import type { NameIndex } from './name-index.ts'
import {
  ACCESS,
  ALIVE,
  BORN,
  CLASS_MASK,
  FACTS,
  FACTS_EACH,
  GROUP_MASK,
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
import { entriesOf } from './name-views.ts'
import { growingInts } from './shared-array.ts'

export type NameCopy = {
  /**
   * Copies so many more records as they stand now; true while there are more. A record that is put in again meanwhile is met again,
   * one that is taken out after it was copied is to be taken out of the copy too.
   */
  readonly step: (records: number) => boolean
}

export function createNameCopy(from: Pick<NameIndex, 'share' | 'rows'>, into: NameIndex): NameCopy {
  /** Number in the copy of each word, 0 where it has none yet. */
  const words = growingInts(1 << 12)
  let next = 0

  function step(records: number): boolean {
    const view = entriesOf(from.share())
    const end = Math.min(from.rows(), next + records)
    for (; next < end; next++) copyRow(view, next)
    return next < from.rows()
  }

  function copyRow(view: View, row: number): void {
    const { rows, parts, facts } = view
    const at = row * ROW
    const access = rows[at + ACCESS] ?? 0
    if ((access & ALIVE) === 0) return
    const copied: number[] = []
    const keys: number[] = []
    const start = rows[at + START] ?? 0
    for (let place = start; place < start + (rows[at + LENGTH] ?? 0); place++) {
      const part = parts[place] ?? 0
      if (part < 0) keys.push(part & ~KEY_FLAG)
      else copied.push((part & ~WORD_MASK) | wordOf(view, part & WORD_MASK))
    }
    const entered = {
      born: rows[at + BORN] ?? 0,
      ...{ parts: copied, keys },
      facts: Array.from({ length: FACTS_EACH }, (_, fact) => {
        const number = rows[at + FACTS + fact] ?? 0
        return number === 0 ? '' : facts.text(number)
      }),
    }
    into.put((rows[at + NUMBER] ?? 0) >>> 0, entered, {
      classId: access & CLASS_MASK,
      group: (access >>> GROUP_SHIFT) & GROUP_MASK,
      isOpen: (access & OPEN) !== 0,
    })
  }

  function wordOf(view: View, word: number): number {
    words.reserve(word + 1)
    const known = words.array()[word] ?? 0
    if (known > 0) return known
    const copied = into.word(view.words.text(word), () => ({
      keys: [...view.keys.subarray(view.keyEnds[word - 1] ?? 0, view.keyEnds[word] ?? 0)],
      traits: [...view.traits.subarray(word * TRAITS, (word + 1) * TRAITS)],
    }))
    words.array()[word] = copied
    return copied
  }

  return { step }
}

type View = ReturnType<typeof entriesOf>
