// Sifts what a fact entered or changed: of a feed's thousand records hardly any is waited for, and only those are read whole.

import { secretPart } from '../kernel/secret.ts'
import type { Context } from '../kernel/slice.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { type EnteredRecord, sketchEntered } from '../record/record.entered.store.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { type RecordSketch, sketchRecords } from '../record/record.sketch.store.ts'
import { knownWords, type Waits } from './watch.delayed.store.ts'
import { hashName, knownHashes } from './watch.kept.store.ts'
import { delayedHash } from './watch.memory.ts'
import { preparedOf } from './watch.question.ts'

/** Work for so long, then others have their turn. */
const turnMilliseconds = 2

/** Does `each` for every item; others are served in between, by the time it takes. */
const inTurns = async <T>(items: readonly T[], each: (item: T) => void): Promise<void> => {
  let began = performance.now()
  for (const item of items) {
    if (performance.now() - began > turnMilliseconds) {
      await new Promise((resolve) => setImmediate(resolve))
      began = performance.now()
    }
    each(item)
  }
}

const wordsOf = ({ database, fields }: RecordSketch): readonly string[] =>
  fields ? (preparedOf(databaseNamed(database).personOf(fields))?.words ?? []) : []

/**
 * Ids of the actor's own records among these that something may wait for: by an equal key, hash or word, or because they are
 * ranges of numbers. Nothing is met by the others. `database` where all of them are of one; `entered` are those the index has just read.
 */
export const siftRecords = async (
  context: Context,
  waits: Waits,
  ids: readonly string[],
  database: DatabaseName | undefined,
  entered: ReadonlyMap<string, EnteredRecord>,
): Promise<string[]> => {
  const byName = waits.names || waits.watchWords
  const known = ids.flatMap((id) => entered.get(id) ?? [])
  const others = known.length === 0 ? ids : ids.filter((id) => !entered.has(id))
  const read = await sketchRecords(context, others, { database, fields: byName })
  const sketches = [...sketchEntered(context.actor, known), ...read]
  const { keyedHash } = context.part(secretPart)
  const keys = new Set<string>()
  const words = new Map<RecordSketch, readonly string[]>()
  const hashOf = new Map<string, string>()
  await inTurns(sketches, (sketch) => {
    for (const key of sketch.keys) {
      keys.add(key)
      if (!waits.hashes || hashOf.has(key)) continue
      hashOf.set(key, hashName(delayedHash(keyedHash, key)))
    }
    if (byName) words.set(sketch, wordsOf(sketch))
  })
  const remembered = await knownHashes(context, [...hashOf.values()])
  const waited = await knownWords(context, {
    keys: waits.watchKeys ? [...keys] : [],
    words: [...new Set([...words.values()].flat())],
  })
  return sketches
    .filter(
      (sketch) =>
        // What lies within a range of blanks no list of keys tells; there are few of them.
        sketch.rangeEnd !== '' ||
        sketch.keys.some((key) => waited.has(key) || remembered.has(hashOf.get(key) ?? '')) ||
        words.get(sketch)?.some((word) => waited.has(word)),
    )
    .map(({ id }) => id)
}
