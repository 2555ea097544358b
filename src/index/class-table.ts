/** Classes of records: every distinct tuple of the columns that rules look at gets one small number. */

/** One column of a tuple; a list is compared as it stands, so whoever gives one sorts it first. */
export type ClassColumn = string | number | readonly string[]
export type ClassTuple = readonly ClassColumn[]

/** Told of a new class before its id is given out, hence before any entry can carry it. */
export type ClassListener = (classId: number, tuple: ClassTuple) => void

export type ClassTable = {
  /**
   * The id of a tuple, 1 to 65,535, the same one each time.
   *
   * @throws ClassTableFull for the 65,536th distinct tuple. A TypeError for a number that is not finite. Whatever a
   * listener throws: then the id is not given out, and never will be, so that nothing half prepared can carry it.
   */
  readonly intern: (tuple: ClassTuple) => number
  /** The tuple of a class; undefined for an id that was not given out. */
  readonly tuple: (classId: number) => ClassTuple | undefined
  /** All classes given out, lowest id first. */
  readonly classes: () => IterableIterator<[classId: number, tuple: ClassTuple]>
  /** Registers a listener for classes yet to come; returns the way to stop it. */
  readonly onClass: (listener: ClassListener) => () => void
}

/** There are more distinct combinations of rule columns than the index has class ids for. */
export class ClassTableFull extends Error {
  override readonly name = 'ClassTableFull'
}

/** An empty table; `limit` is for tests. */
export function createClassTable(limit = 0xffff): ClassTable {
  const ids = new Map<string, number>()
  const tuples = new Map<number, ClassTuple>()
  const listeners = new Set<ClassListener>()
  let last = 0

  function intern(tuple: ClassTuple): number {
    const key = JSON.stringify(tuple)
    const known = ids.get(key)
    if (known !== undefined) return known
    for (const column of tuple) {
      if (typeof column === 'number' && !Number.isFinite(column)) throw new TypeError(`${column} is not a class column`)
    }
    if (last >= limit) throw new ClassTableFull(`more than ${limit} classes of records`)
    last += 1
    const classId = last
    const kept = Object.freeze(tuple.map(keepColumn))
    for (const listener of listeners) listener(classId, kept)
    tuples.set(classId, kept)
    ids.set(key, classId)
    return classId
  }

  function onClass(listener: ClassListener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return { intern, tuple: (classId) => tuples.get(classId), classes: () => tuples.entries(), onClass }
}

function keepColumn(column: ClassColumn): ClassColumn {
  return typeof column === 'object' ? Object.freeze([...column]) : column
}
