// Looks up what is entered or changed among the questions that wait, and hands each meeting over to the bureau that asked.
import { sql } from 'kysely'
import { toSql } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { PlacedFact } from '../kernel/ledger-changes.ts'
import { secretPart } from '../kernel/secret.ts'
import type { Context, Reaction } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { keyRange, keysWrittenOut } from '../record/databases/key-range.ts'
import { takeEntered } from '../record/record.entered.store.ts'
import { recordPolicy } from '../record/record.policy.ts'
import { databaseNames, type RecordRow, type RecordVersionRow } from '../record/record.schema.ts'
import { todayOf } from '../record/record.store.ts'
import { readByWords, whatWaits } from './watch.delayed.store.ts'
import { hashName, keptName, readByHashes } from './watch.kept.store.ts'
import { equalKeys, isExactAlone, isFoundAnew, judgeKeys, personOf, possibly } from './watch.meeting.ts'
import { delayedHash } from './watch.memory.ts'
import { preparedOf } from './watch.question.ts'
import { grantedSystems, mayFind } from './watch.reader.ts'
import { siftRecords } from './watch.sift.ts'
import { readActive } from './watch.store.ts'

/** Records looked up together. */
const chunk = 500

const yieldToOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Work for so long, then others have their turn. */
const turnMilliseconds = 4

/** What this fact entered or made findable anew. The context is of the system of the owner, whose records they are. */
const foundAnew = async (context: Context, fact: PlacedFact, ids: readonly string[]): Promise<RecordRow[]> => {
  const wanted = sql<string>`any(${[...ids]}::uuid[])`
  const rows = await context.sql
    .selectFrom('record')
    .selectAll()
    .where(toSql(recordPolicy.read(context.actor)))
    .where('life', '<>', 'withdrawn')
    .where('id', '=', wanted)
    .execute()
  const replaced = await context.sql
    .selectFrom('recordVersion')
    .selectAll()
    .where('id', '=', wanted)
    .where('changedAt', '=', fact.at)
    .orderBy('version', 'desc')
    .execute()
  // Of several changes within one millisecond the earliest version stands last and stays.
  const before = new Map<string, RecordVersionRow>(replaced.map((row) => [row.id, row]))
  return rows.filter((row) => {
    if (row.owner !== context.actor.bureau || !databaseNamed(row.database).makesHits) return false
    const earlier = before.get(row.id)
    return earlier === undefined || row.createdAt >= fact.at || isFoundAnew(row, earlier.snapshot)
  })
}

type Meeting = {
  readonly kind: 'watch.delayed' | 'watch.met'
  readonly bureau: string
  /** Remembered question or watch. */
  readonly id: string
  /** One timer for an item of a check, however many of its keys are equal. */
  readonly group: string
  readonly record: RecordRow
}

const byKey = <T>(entries: Iterable<readonly [string, T]>): Map<string, T[]> => {
  const map = new Map<string, T[]>()
  for (const [key, value] of entries) {
    const of = map.get(key)
    if (of) of.push(value)
    else map.set(key, [value])
  }
  return map
}

/**
 * Hashes of earlier checks that are equal to one of a record's keys. A hash tells nothing of what lies between two numbers, so every
 * number of a range is hashed, and a range of more than `mostWrittenOut` meets earlier checks by its first number alone.
 */
const meetHashes = async (context: Context, records: readonly RecordRow[]): Promise<Meeting[]> => {
  const { keyedHash } = context.part(secretPart)
  const named = records.flatMap((record) => keysWrittenOut(record).map((key) => ({ record, key })))
  const meetings: Meeting[] = []
  for (let from = 0; from < named.length; from += chunk) {
    if (from > 0) await yieldToOthers()
    const hashes = named
      .slice(from, from + chunk)
      .map(({ record, key }) => ({ hash: hashName(delayedHash(keyedHash, key)), record, key }))
    const ofHash = byKey(hashes.map((one) => [one.hash, one] as const))
    const remembered = await readByHashes(
      context,
      hashes.map(({ hash }) => hash),
    )
    for (const row of remembered)
      for (const { record, key } of ofHash.get(row.hash) ?? [])
        if (row.database === record.database && isExactAlone(record, key)) {
          const group = `${row.checkId} ${row.item} ${record.id}`
          meetings.push({ kind: 'watch.delayed', bureau: row.bureau, id: keptName(row), group, record })
        }
  }
  return meetings
}

/** Watches whose keys are equal to those of a record, or lie within its range. */
const meetWatches = async (context: Context, records: readonly RecordRow[]): Promise<Meeting[]> => {
  const ofKey = byKey(records.flatMap((record) => record.keys.map((key) => [key, record] as const)))
  if (ofKey.size === 0) return []
  const ofRanges = records.filter((record) => record.rangeEnd !== '')
  const ranges = ofRanges.flatMap((record) => keyRange(record) ?? [])
  const watches = await readActive(context, { keys: [...ofKey.keys()], ranges })
  return watches.flatMap((watch) =>
    [...new Set([...watch.keys.flatMap((key) => ofKey.get(key) ?? []), ...ofRanges])]
      .filter((record) => watch.databases.includes(record.database))
      .filter((record) => judgeKeys(watch.question, record, equalKeys(watch.keys, record)) !== undefined)
      .map((record) => ({
        kind: 'watch.met' as const,
        bureau: watch.bureau,
        id: watch.id,
        group: `${watch.id} ${record.id}`,
        record,
      })),
  )
}

/** Equal keys: among hashes of earlier checks, and among the keys of watches. */
const meetByKey = async (context: Context, records: readonly RecordRow[]): Promise<Meeting[]> => [
  ...(await meetHashes(context, records)),
  ...(await meetWatches(context, records)),
]

/** Names that fit: looked up by words that alike names share, then compared. */
const meetByName = async (context: Context, records: readonly RecordRow[]): Promise<Meeting[]> => {
  const persons = records.flatMap((record) => {
    const prepared = personOf(record)
    return prepared ? [{ record, ...prepared }] : []
  })
  const words = [...new Set(persons.flatMap((one) => one.words))]
  if (words.length === 0) return []
  const ofWord = byKey(persons.flatMap((one) => one.words.map((word) => [word, one] as const)))
  const meetings: Meeting[] = []
  const asked = [
    ...(await readByWords(context, words)).map((row) => ({ row, kind: 'watch.delayed' as const, source: row.checkId })),
    ...(await readActive(context, { words })).map((row) => ({ row, kind: 'watch.met' as const, source: row.id })),
  ]
  let began = performance.now()
  for (const { row, kind, source } of asked) {
    if (performance.now() - began > turnMilliseconds) {
      await yieldToOthers()
      began = performance.now()
    }
    const question = preparedOf(row.form)
    if (!question) continue
    const near = new Set(row.words.flatMap((word) => ofWord.get(word) ?? []))
    for (const { record, person } of near)
      if (row.databases.includes(record.database) && possibly(question.person, person))
        meetings.push({ kind, bureau: row.bureau, id: row.id, group: `${source} name ${record.id}`, record })
  }
  return meetings
}

/**
 * Hands meetings over, each to a timer of the bureau that asked: it runs as that bureau's system. Whatever a bureau may not find
 * is left out here, before anything of its own is written: its register must not tell of what is hidden from it.
 */
const handOver = async (context: Context, meetings: readonly Meeting[]): Promise<void> => {
  if (meetings.length === 0) return
  const systems: ReadonlyMap<string, Actor> = await grantedSystems(
    context,
    meetings.map((meeting) => meeting.bureau),
  )
  const once = new Map(meetings.map((meeting) => [`${meeting.kind} ${meeting.group}`, meeting]))
  for (const { kind, bureau, id, record } of once.values()) {
    const actor = systems.get(bureau)
    if (!actor || !mayFind(actor, record, todayOf(context))) continue
    await setTimer(context, { kind, ref: `${id} ${record.id}`, dueAt: context.now, bureau })
  }
}

export const watchReactions: readonly Reaction[] = [
  {
    name: 'watch-record',
    to: ['record.create', 'record.update', 'feed.batch', 'proposal.accept'],
    run: async (context, fact) => {
      const entered = takeEntered(fact)
      const ids = fact.changed.flatMap((one) => (one.kind === 'record' ? [one.id] : []))
      if (ids.length === 0) return
      const waits = await whatWaits(context)
      if (!Object.values(waits).includes(true)) return
      const database = databaseNames.find((name) => fact.operation === 'feed.batch' && name === fact.detail.database)
      for (let from = 0; from < ids.length; from += chunk) {
        const waited = await siftRecords(context, waits, ids.slice(from, from + chunk), database, entered)
        if (waited.length === 0) continue
        const records = await foundAnew(context, fact, waited)
        await handOver(context, [...(await meetByKey(context, records)), ...(await meetByName(context, records))])
        await yieldToOthers()
      }
    },
  },
]
