// What becomes of open hits when their record is changed or withdrawn: both sides hear of it before they decide.
import { entersOnly } from '../feed/feed.schema.ts'
import { systemOf } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context, Reaction } from '../kernel/slice.ts'
import { type DatabaseName, databaseNames, type RecordRow } from '../record/record.schema.ts'
import { readRecord } from '../record/record.store.ts'
import { endClearedOf } from './hit.cleared.store.ts'
import { hitNote } from './hit.fact.ts'
import { narrowMemory } from './hit.memory.store.ts'
import { lockHitsOfRecord, metRecords, saveHit } from './hit.store.ts'
import type { HitRow, RecordCopy } from './hit.table.ts'
import { signerOf } from './hit.view.ts'
import { advance } from './hit.workflow.ts'

/** The record as it stands, read as the system of its owner, whose fact this is; undefined when it is gone. */
const present = (context: Context, database: DatabaseName, id: string): Promise<RecordRow | undefined> =>
  readRecord(context, database, id, 'read').catch((error: unknown) => {
    if (error instanceof Failure) return undefined
    throw error
  })

/** The copy stays as it was hit, but what the owner has closed to somebody since is closed here too. */
const narrowed = (copy: RecordCopy, record: RecordRow): RecordCopy => ({
  ...copy,
  restrictedFrom: [...new Set([...copy.restrictedFrom, ...record.restrictedFrom])],
  confidentialityLevel: Math.max(copy.confidentialityLevel, record.confidentialityLevel),
})

/**
 * The step says that the owner's record changed; the fact is of the bureau that found, which keeps its own copy: the owner's
 * register must not tell of a hit that the owner was not told of.
 */
const follow = async (context: Context, hit: HitRow, record: RecordRow): Promise<void> => {
  const command = { act: 'record', version: record.version, life: record.life } as const
  const next = advance(hit, command, signerOf(context.actor, hit), context.now)
  if (next.steps.length === 0) return
  const saved = await saveHit(context, hit, next, { row: { recordCopy: narrowed(hit.recordCopy, record) } })
  const withdrawn = record.life === 'withdrawn'
  context.also(withdrawn ? 'hit.record-withdrawn' : 'hit.record-changed', {
    ...hitNote(context, saved, { part: 'changed', tell: true, detail: { version: record.version } }),
    as: { officer: systemOf(hit.finder).officer, bureau: hit.finder },
  })
}

const isDatabase = (name: unknown): name is DatabaseName => (databaseNames as readonly unknown[]).includes(name)

/** What the record is now reaches its open hits, what is remembered of closed ones, and those who were cleared of it. */
const followRecord = async (context: Context, database: DatabaseName, id: string): Promise<void> => {
  const record = await present(context, database, id)
  if (!record) return
  for (const hit of await lockHitsOfRecord(context, record.id)) await follow(context, hit, record)
  await narrowMemory(context, record)
  if (record.life === 'withdrawn') await endClearedOf(context, record.id)
  context.note({ subjects: [{ kind: 'record', id: record.id, owner: record.owner, part: 'changed' }] })
}

/** `hit.memory.ts` waits for this reaction by its name. */
export const hitReactions: readonly Reaction[] = [
  {
    name: 'hit-record',
    to: ['record.update', 'record.withdraw', 'feed.batch'],
    concerns: (fact) => !entersOnly(fact),
    run: async (context, fact) => {
      const { database } = fact.detail
      if (!isDatabase(database)) return
      // A feed changes up to a thousand records, of which hardly any was ever met.
      const changed = fact.changed.flatMap(({ kind, id }) => (kind === 'record' ? [id] : []))
      for (const id of await metRecords(context, changed)) await followRecord(context, database, id)
    },
  },
]
