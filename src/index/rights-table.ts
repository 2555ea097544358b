/** Rights as bytes: for each distinct set of rights a row with one byte a class, in memory that search workers read. */

import type { ClassTable, ClassTuple } from './class-table.ts'
import { type ASK_OWNER, type DISCREET, HIDDEN, type READABLE } from './exact-reader.ts'

/** What holders of a set of rights may know of records of a class. */
export type Access = typeof HIDDEN | typeof READABLE | typeof ASK_OWNER | typeof DISCREET

/** Bytes of a row: one for each class id there can be. */
const ROW_BYTES = 0x10000
/** Rows in one piece of shared memory (4 MiB, of which only the pages in use are real). */
const ROWS_PER_SHEET = 64

/** What a worker needs to find the row of a set of rights: the sheets in order. Copies nothing. */
export type SharedRights = { readonly sheets: readonly SharedArrayBuffer[] }

export type RightsTables = {
  /**
   * A number for a set of rights, after its byte for every class is in place. `accessOf` is pure and is asked again for
   * each class that appears later, before the first entry of that class. What it throws comes out of here, or of the
   * `intern` that made the new class. About 64 KiB of address space, a few KiB of memory.
   */
  readonly open: (accessOf: (tuple: ClassTuple) => Access) => number
  /**
   * Hides everything from a set of rights and stops keeping it; its number is never given out again. Lookups still under
   * way find nothing, so whoever waits for one asks `isOpen` again before he believes "no match".
   */
  readonly close: (rights: number) => void
  readonly isOpen: (rights: number) => boolean
  readonly share: () => SharedRights
  /** Calls `listener` when there is a new sheet, before a number on it is given out; returns the way to stop it. */
  readonly onShare: (listener: (shared: SharedRights) => void) => () => void
}

/** Rights over the classes of one table. */
export function createRightsTables(classes: ClassTable): RightsTables {
  const sheets: SharedArrayBuffer[] = []
  const open = new Map<number, { row: Uint8Array; accessOf: (tuple: ClassTuple) => Access }>()
  const listeners = new Set<(shared: SharedRights) => void>()
  let next = 0

  classes.onClass((classId, tuple) => {
    for (const { row, accessOf } of open.values()) row[classId] = accessOf(tuple)
  })

  function openRights(accessOf: (tuple: ClassTuple) => Access): number {
    if (next === sheets.length * ROWS_PER_SHEET) addSheet()
    const row = rightsRow({ sheets }, next)
    for (const [classId, tuple] of classes.classes()) row[classId] = accessOf(tuple)
    const rights = next
    next += 1
    open.set(rights, { row, accessOf })
    return rights
  }

  function closeRights(rights: number): void {
    open.get(rights)?.row.fill(HIDDEN)
    open.delete(rights)
  }

  function addSheet(): void {
    sheets.push(new SharedArrayBuffer(ROW_BYTES * ROWS_PER_SHEET))
    for (const listener of listeners) listener(share())
  }

  function share(): SharedRights {
    return { sheets: [...sheets] }
  }

  function onShare(listener: (shared: SharedRights) => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return { open: openRights, close: closeRights, isOpen: (rights) => open.has(rights), share, onShare }
}

/**
 * The row of a set of rights: `row[classId]` is `HIDDEN`, `READABLE`, `ASK_OWNER` or `DISCREET`.
 *
 * @throws RangeError if its sheet was not announced here: an answer from unknown rights would be a false "no match".
 */
export function rightsRow(shared: SharedRights, rights: number): Uint8Array {
  const sheet = shared.sheets[Math.floor(rights / ROWS_PER_SHEET)]
  if (sheet === undefined) throw new RangeError(`rights ${rights} are not known here`)
  return new Uint8Array(sheet, (rights % ROWS_PER_SHEET) * ROW_BYTES, ROW_BYTES)
}
