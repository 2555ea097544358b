// Records through the front door: own ones are listed and changed, others' are looked at; each look and change leaves its fact.
import { readBureaus } from '../bureau/bureau.store.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, type Handler, handle, type Slice } from '../kernel/slice.ts'
import { databaseNamed, databases } from './databases/all.ts'
import { describeRecord } from './record.entry.ts'
import {
  createRecord,
  describeDatabases,
  listRecords,
  showRecord,
  showRecordHistory,
  showRecordLookups,
  updateRecord,
  withdrawRecord,
} from './record.operations.ts'
import { listLookups, listVersions } from './record.past.store.ts'
import type { DatabaseName, RecordEntry, RecordRow } from './record.schema.ts'
import {
  changeNote,
  insertRecord,
  listOwn,
  readForChange,
  readRecord,
  recordSubject,
  saveRecord,
  todayOf,
  withdrawRecord as withdraw,
} from './record.store.ts'
import { viewRecord, viewVersion } from './record.view.ts'

/** A database is looked at for its own purposes only (RPD 10); said before any record is read, so it tells of none. */
const requirePurpose = ({ purpose }: Context, database: DatabaseName): void => {
  const { checkPurposes, entryPurposes } = databaseNamed(database)
  if (purpose === '' || !(checkPurposes.includes(purpose) || entryPurposes.includes(purpose)))
    throw new Failure('invalid', 'record.purpose-not-of-database')
}

const requireDatabase = ({ actor }: Context, database: DatabaseName): void => {
  if (!actor.databases.includes(database)) throw new Failure('forbidden', 'record.database-not-granted')
}

/** A slip in a list of restrictions would leave open what the owner meant to close. */
const requireBureaus = async (context: Context, { restriction }: Pick<RecordEntry, 'restriction'>): Promise<void> => {
  const codes = restriction?.bureaus ?? []
  const known = await readBureaus(context, codes)
  const pointers = codes.flatMap((code, index) =>
    known.has(code) ? [] : [{ pointer: `/restriction/bureaus/${index}`, key: 'fault.unknown-bureau', values: {} }],
  )
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}

const changed = (context: Context, row: RecordRow) => {
  context.note(changeNote(row))
  return viewRecord(row, context.actor, context.language)
}

const noteLook = (context: Context, rows: readonly RecordRow[], database: DatabaseName): void =>
  context.note({
    subjects: rows.map((row) => recordSubject(context.actor, row, 'shown')),
    detail: { database, shown: rows.length },
  })

const handlers: readonly Handler[] = [
  handle(listRecords, async (context, { params, query }) => {
    requirePurpose(context, params.database)
    const { lines, after } = await listOwn(context, params.database, query)
    noteLook(context, lines, params.database)
    return { records: lines.map((row) => viewRecord(row, context.actor, context.language)), after }
  }),

  handle(showRecord, async (context, { params }) => {
    requirePurpose(context, params.database)
    const row = await readRecord(context, params.database, params.id, 'read')
    noteLook(context, [row], params.database)
    context.note({ subject: { kind: 'record', id: row.id, version: row.version } })
    return viewRecord(row, context.actor, context.language)
  }),

  handle(createRecord, async (context, { params, body }) => {
    const { database } = params
    requireDatabase(context, database)
    const described = describeRecord(databaseNamed(database), context.actor, body, { today: todayOf(context) })
    await requireBureaus(context, body)
    return changed(context, await insertRecord(context, { database, reference: body.reference, described }))
  }),

  handle(updateRecord, async (context, { params, body }) => {
    const { version, ...stated } = body
    const { present, life } = await readForChange(context, { ...params, version, event: 'update' })
    const described = describeRecord(databaseNamed(params.database), context.actor, stated, {
      today: todayOf(context),
      present,
    })
    await requireBureaus(context, stated)
    return changed(context, await saveRecord(context, present, { ...described, life }, { event: 'update', reason: '' }))
  }),

  handle(withdrawRecord, async (context, { params, body }) =>
    changed(context, await withdraw(context, { ...params, ...body })),
  ),

  handle(showRecordHistory, async (context, { params }) => {
    requirePurpose(context, params.database)
    const row = await readRecord(context, params.database, params.id, 'history')
    noteLook(context, [row], params.database)
    return { versions: (await listVersions(context, row)).map((one) => viewVersion(one, context.actor)) }
  }),

  handle(showRecordLookups, async (context, { params, query }) => {
    const row = await readRecord(context, params.database, params.id, 'lookups')
    noteLook(context, [row], params.database)
    return listLookups(context, row, query)
  }),

  handle(describeDatabases, async () => ({
    databases: databases.map((file) => ({
      name: file.name,
      acronym: file.acronym,
      statuses: [...file.statuses],
      retentionYears: file.retentionYears,
      makesHits: file.makesHits,
      discreetAlerts: file.discreetAlerts,
      entryPurposes: [...file.entryPurposes],
      checkPurposes: [...file.checkPurposes],
      fields: file.fields,
    })),
  })),
]

export const recordSlice: Slice = { name: 'record', handlers }
