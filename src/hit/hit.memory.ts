// The 72-hour memory: closed hits by match key, held in memory by each hub, so that a check recalls them without SQL.
import { type Hub, part } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import type { RecordRow, ruleColumns } from '../record/record.schema.ts'
import type { Language } from '../terms/language.ts'
import { readMemory, readMemoryOf } from './hit.memory.store.ts'
import type { MemoryRow } from './hit.table.ts'

/** What the next border is told of a closed hit; `data` is `no-answer` where the source gave none. */
export type MemoryNote = {
  readonly hit: string
  readonly closedAt: string
  readonly until: string
  readonly identity: string
  readonly data: string
}

/** Who asks: `allows` is the read rule of records for them. */
export type MemoryReader = {
  readonly bureau: string
  readonly allows: (record: Pick<RecordRow, (typeof ruleColumns)[number]>) => boolean
}

export type Memory = {
  /**
   * Closed hits on any of these keys, newest first, that the reader could have read the record of. Where the General
   * Secretariat was told in place of the owner, the owner recalls nothing.
   */
  readonly recall: (matchKeys: readonly string[], reader: MemoryReader, now: string) => readonly MemoryNote[]
  /** Keys remembered. */
  readonly size: () => number
}

export const memoryPart = part<Memory>('hit.memory')

/** The note in the reader's language, for the answer of a check. */
export const sayMemory = (language: Language, note: MemoryNote): string =>
  say(language, 'hit.memory', {
    hit: note.hit,
    identity: say(language, `hit.memory.${note.identity}`),
    data: say(language, `hit.memory.${note.data}`),
  })

/** Of almost every key. */
const nothing: readonly MemoryNote[] = []

const mayRecall = (row: MemoryRow, reader: MemoryReader): boolean =>
  reader.allows(row) && (row.told === 'source' || row.owner !== reader.bureau)

const noteOf = (row: MemoryRow): MemoryNote => ({
  hit: row.reference,
  closedAt: row.closedAt,
  until: row.until,
  identity: row.identity,
  data: row.data || 'no-answer',
})

export type MemoryMap = Memory & {
  /** Takes rows in, in place of what stood under the same id. */
  readonly keep: (rows: readonly MemoryRow[]) => void
  readonly holds: (record: string) => boolean
  /** Lets go of what is past; costs one pass over all rows. */
  readonly prune: (now: string) => void
}

/** The map itself. */
export const memoryMap = (): MemoryMap => {
  const byKey = new Map<string, Map<string, MemoryRow>>()
  const records = new Map<string, number>()
  const count = (record: string, by: number): void => {
    const many = (records.get(record) ?? 0) + by
    if (many > 0) records.set(record, many)
    else records.delete(record)
  }
  return {
    recall: (matchKeys, reader, now) => {
      let found: Map<string, MemoryRow> | undefined
      for (const key of matchKeys) {
        const rows = byKey.get(key)
        if (!rows) continue
        found ??= new Map()
        for (const row of rows.values()) if (row.until > now && mayRecall(row, reader)) found.set(row.hit, row)
      }
      if (!found) return nothing
      return [...found.values()].sort((one, other) => (one.closedAt < other.closedAt ? 1 : -1)).map(noteOf)
    },
    size: () => byKey.size,
    holds: (record) => records.has(record),
    keep: (rows) => {
      for (const row of rows) {
        const of = byKey.get(row.matchKey) ?? new Map<string, MemoryRow>()
        if (!of.has(row.id)) count(row.record, 1)
        byKey.set(row.matchKey, of.set(row.id, row))
      }
    },
    prune: (now) => {
      for (const [key, rows] of byKey) {
        for (const row of rows.values())
          if (row.until <= now) {
            rows.delete(row.id)
            count(row.record, -1)
          }
        if (rows.size === 0) byKey.delete(key)
      }
    },
  }
}

const pruneMilliseconds = 10 * 60_000

/**
 * Loads the memory and keeps it by the feed: closed hits come in, and when the reaction has followed a record that is
 * remembered, its rows are read again, because the owner may have closed it to somebody.
 */
export const startMemory = async (hub: Hub): Promise<void> => {
  const memory = memoryMap()
  let prunedAt = hub.clock.milliseconds()
  // Listening begins before loading: what closes in between is then read twice, never missed.
  hub.onFacts(async (facts) => {
    const hits = facts.flatMap((fact) => (fact.operation === 'hit.outcome' ? [fact.subject] : []))
    const records = facts.flatMap((fact) =>
      fact.operation === 'reaction.hit-record' ? fact.changed.map(({ id }) => id).filter(memory.holds) : [],
    )
    if (hits.length > 0 || records.length > 0) memory.keep(await readMemoryOf(hub.database, { hits, records }))
    if (hub.clock.milliseconds() - prunedAt < pruneMilliseconds) return
    prunedAt = hub.clock.milliseconds()
    memory.prune(hub.clock.now())
  })
  memory.keep(await readMemory(hub.database, hub.clock.now()))
  hub.provide(memoryPart, memory)
}
