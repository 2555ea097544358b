// What each actor may know of each class of records, kept ready as bytes for the workers.
import { type ClassTuple, createClassTable } from '../index/class-table.ts'
import { ASK_OWNER, DISCREET, HIDDEN, READABLE } from '../index/exact-reader.ts'
import { type Access, createRightsTables } from '../index/rights-table.ts'
import { toFilter } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { recordPolicy } from '../record/record.policy.ts'
import { ruleColumns } from '../record/record.schema.ts'
import type { IndexedRecord } from '../record/record.store.ts'

/** Sets of rights kept ready; the least recently used one gives way. A set costs a few kB of real memory. */
const mostRights = 4096

const tupleOf = (row: RuleColumns): ClassTuple =>
  ruleColumns.map((column) => {
    const value = row[column]
    return typeof value === 'object' ? [...value].sort() : value
  })

const recordOf = (tuple: ClassTuple): Record<string, unknown> =>
  Object.fromEntries(ruleColumns.map((column, index) => [column, tuple[index]]))

/** What an actor may know of a class: the same rules as the store's, read as filters. `maybe` is settled there. */
const accessFor = (actor: Actor): ((tuple: ClassTuple) => Access) => {
  const read = toFilter(recordPolicy.read(actor), ruleColumns)
  const ask = toFilter(recordPolicy.askOwner(actor), ruleColumns)
  const discreet = toFilter(recordPolicy.discreet(actor), ruleColumns)
  return (tuple) => {
    const record = recordOf(tuple)
    if (read(record) !== 'no') return READABLE
    if (ask(record) !== 'no') return ASK_OWNER
    return discreet(record) === 'no' ? HIDDEN : DISCREET
  }
}

type RuleColumns = Pick<IndexedRecord, (typeof ruleColumns)[number]>

const isAlike = (one: RuleColumns, other: RuleColumns): boolean =>
  ruleColumns.every((column) => {
    const [first, second] = [one[column], other[column]]
    if (typeof first !== 'object' || typeof second !== 'object') return first === second
    return first.length === second.length && first.every((value, at) => value === second[at])
  })

/** Classes of records and rights over them, none yet. */
export const createRights = () => {
  const classes = createClassTable()
  const tables = createRightsTables(classes)
  // Records that are read together are mostly of one class: comparing costs a tenth of looking it up.
  let last: { readonly row: RuleColumns; readonly id: number } | undefined
  const classOf = (row: RuleColumns): number => {
    if (!last || !isAlike(last.row, row)) last = { row, id: classes.intern(tupleOf(row)) }
    return last.id
  }
  const ready = new Map<string, number>()
  return {
    tables,
    /** The class of a record. Throws `ClassTableFull`. */
    classOf,
    /** Tuples of all classes, that of class 1 first. */
    classes: (): readonly ClassTuple[] => [...classes.classes()].map(([, tuple]) => tuple),
    /**
     * Gives tuples their classes in their order, and tells the ids; those of an empty table get the ids they had when they were read out.
     * Throws `ClassTableFull`.
     */
    keepClasses: (tuples: readonly ClassTuple[]): readonly number[] => tuples.map((tuple) => classes.intern(tuple)),
    /** Number of the actor's rights; equal rights have one number. */
    rightsOf: (actor: Actor): number => {
      const known = ready.get(actor.rights)
      const number = known ?? tables.open(accessFor(actor))
      ready.delete(actor.rights)
      ready.set(actor.rights, number)
      const oldest = ready.size > mostRights ? ready.entries().next().value : undefined
      if (oldest) {
        ready.delete(oldest[0])
        tables.close(oldest[1])
      }
      return number
    },
  }
}
export type Rights = ReturnType<typeof createRights>
