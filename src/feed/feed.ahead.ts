// Judges entries before their turn comes, while the store works on the batch before: half of what a new line costs here.
import type { Actor } from '../kernel/actor.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { type Described, describeRecord } from '../record/record.entry.ts'
import type { DatabaseName, RecordEntry } from '../record/record.schema.ts'
import { orFaults, type ReadLine, readEntry } from './feed.line.ts'

/** What can be told of an entry without the store: its shape, and its columns should it be new. */
export type Ahead = {
  readonly read: ReadLine<RecordEntry>
  /** Undefined where it has a fault; then it is judged in its turn, and the fault told there. */
  readonly described: Described | undefined
  /** Day and actor it was judged for: for others it does not hold. */
  readonly today: string
  readonly actor: Actor
}

/** Judges one entry as if no record stood under its reference. `today` is `YYYY-MM-DD`. */
export const judgeAhead = (database: DatabaseName, actor: Actor, today: string, entry: unknown): Ahead => {
  const read = readEntry(entry)
  if ('faults' in read) return { read, described: undefined, today, actor }
  const { line } = read
  const judged = orFaults(() => describeRecord(databaseNamed(database), actor, line, { today }))
  return { read, described: 'done' in judged ? judged.done : undefined, today, actor }
}
