/** The index of names as it is written down and taken up again: its memory by name, and what is counted anew because it would not be of one moment. */

import type { Forms } from './name-forms.ts'
import type { SharedBase, SharedNames } from './name-index.ts'
import { ACCESS, ALIVE, CLASS_MASK, LENGTH, NUMBER, OPEN, ROW, START, WORD_MASK } from './name-layout.ts'
import type { NumberTable } from './number-table.ts'
import { isGrowing, type KeptMemory, leavesOf, nestLeaves, usedBytes } from './shared-array.ts'
import type { Texts } from './text-store.ts'

/** One piece of the memory of an index, by its way in `SharedNames`; what of it is in use, and whether more comes behind that. */
export type FrozenMemory = KeptMemory & { readonly path: string; readonly grows: boolean }

/**
 * An index at one moment, for whoever writes it down while it goes on. Nothing that was in use then changes any more but that records
 * go: those are written either way, and whoever takes the index up brings in what changed since that moment.
 */
export type FrozenNames = {
  readonly memory: readonly FrozenMemory[]
  /** The numbers in `SharedNames`, by their ways. */
  readonly numbers: Readonly<Record<string, number>>
}

/** An index as it was written down, and the class that stands now for one of then: undefined for one that is none. */
export type KeptNames = FrozenNames & { readonly classOf: (classId: number) => number | undefined }

/** Not written but counted from the records: it changes where it stands, so what is written of it would be of many moments. */
const counted: readonly string[] = ['state', 'forms.table']

/** All memory that threads share, whatever there is of it: what an index gains is kept with it. */
export function freezeNames(shared: SharedNames): FrozenNames {
  const memory: FrozenMemory[] = []
  const numbers: Record<string, number> = {}
  for (const [path, value] of leavesOf(shared)) {
    if (typeof value === 'number') numbers[path] = value
    else if (!counted.includes(path))
      memory.push({ path, buffer: value, bytes: usedBytes(value), grows: isGrowing(value) })
  }
  return { memory, numbers }
}

const inBase = /^base\./

/** Lists and directories as they were kept; undefined where there were none yet. */
export function baseKept({ memory, numbers }: FrozenNames): SharedBase | undefined {
  const buffers = memory.map(({ path, buffer }) => [path, buffer] as const)
  const leaves = [...buffers, ...Object.entries(numbers)].filter(([path]) => inBase.test(path))
  // They are made whole and never changed: what was written is what they are, as long as the same build reads it.
  return nestLeaves(leaves.map(([path, value]) => [path.replace(inBase, ''), value])) as SharedBase | undefined
}

/** Memory of lists and directories, in bytes. */
export function bytesOfBase(base: SharedBase | undefined): number {
  return leavesOf(base).reduce((sum, [, value]) => sum + (typeof value === 'number' ? 0 : value.byteLength), 0)
}

type Uncounted = Pick<KeptNames, 'classOf'> & {
  readonly rows: Int32Array
  readonly parts: Int32Array
  readonly usedRows: number
  readonly usedParts: number
  readonly words: Pick<Texts, 'last' | 'text'>
  readonly forms: Forms
  readonly numbers: NumberTable
}

/**
 * Counts what is there: rows into `numbers`, open records into `forms`, and writes the class that stands now. Answers how many open
 * records there are, and how many keys of records as a whole, those of records that are gone among them.
 *
 * @throws RangeError for a record of a class that is none.
 */
export function countKept(from: Uncounted): { readonly open: number; readonly keys: number } {
  const { rows, parts, usedRows, usedParts, words, forms, numbers, classOf } = from
  const places = forms.places(words.last(), (number) => words.text(number).split('\n', 1)[0] ?? '')
  const classes = Int32Array.from({ length: CLASS_MASK + 1 }, (_, classId) => classOf(classId) ?? -1)
  let open = 0
  for (let row = 0; row < usedRows; row++) {
    const access = rows[row * ROW + ACCESS] ?? 0
    if ((access & ALIVE) === 0) continue
    const classId = classes[access & CLASS_MASK] ?? -1
    if (classId < 0) throw new RangeError(`a record is of class ${access & CLASS_MASK}, which is none`)
    rows[row * ROW + ACCESS] = (access & ~CLASS_MASK) | classId
    numbers.set((rows[row * ROW + NUMBER] ?? 0) >>> 0, row)
    if ((access & OPEN) === 0) continue
    open += 1
    const start = rows[row * ROW + START] ?? 0
    const end = start + (rows[row * ROW + LENGTH] ?? 0)
    for (let at = start; at < end; at++) {
      const part = parts[at] ?? 0
      if (part < 0) break
      const place = places[part & WORD_MASK] ?? 0
      // Each form once a record: records have few parts, so looking back is cheaper than remembering.
      let isMet = false
      for (let before = start; before < at && !isMet; before++)
        isMet = places[(parts[before] ?? 0) & WORD_MASK] === place
      if (!isMet) forms.countAt(place)
    }
  }
  let keys = 0
  for (let at = 0; at < usedParts; at++) if ((parts[at] ?? 0) < 0) keys += 1
  return { open, keys }
}
