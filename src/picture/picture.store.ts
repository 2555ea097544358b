// SQL for pictures. A picture is read together with its record: who may not read the record reads no picture.
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import type { DatabaseName, RecordRow } from '../record/record.schema.ts'
import { readForChange, readRecord } from '../record/record.store.ts'
import { picturePolicy } from './picture.policy.ts'
import {
  mostPictures,
  type PictureEntry,
  type PictureFlaw,
  type PictureKind,
  type PictureState,
} from './picture.schema.ts'

export type PictureRow = {
  id: string
  record: string
  database: DatabaseName
  owner: string
  attachment: string
  kind: PictureKind
  takenOn: string
  source: string
  caption: string
  veiled: boolean
  flaws: PictureFlaw[]
  officer: string
  state: PictureState
  withdrawnBy: string
  withdrawnAt: string | null
  reason: string
  version: number
  createdAt: string
  updatedAt: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    picture: PictureRow
  }
}

/** Kind of item its attachment is read through. */
export const pictureItem = 'picture'

type OfRecord = { readonly database: DatabaseName; readonly id: string }

/** A record that the actor may read. Throws Failure notFound `record.not-found` when it is hidden or absent. */
export const readRecordOf = (context: Context, { database, id }: OfRecord): Promise<RecordRow> =>
  readRecord(context, database, id, 'read')

/** A record that the actor may change, locked. Throws as `readForChange` of records. */
export const lockRecordOf = async (context: Context, { database, id }: OfRecord): Promise<RecordRow> =>
  (await readForChange(context, { database, id, event: 'update' })).present

/**
 * Pictures on a record that passed its read rule, oldest first: those that are there, and to the owner the last that were
 * withdrawn.
 */
export const listPictureRows = async (context: Context, record: RecordRow): Promise<PictureRow[]> => {
  if (!allows(picturePolicy.read(context.actor), record)) return []
  const of = (state: PictureState) =>
    context.sql
      .selectFrom('picture')
      .selectAll()
      .where('record', '=', record.id)
      .where('state', '=', state)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(mostPictures)
      .execute()
  const withdrawn = allows(picturePolicy.seeWithdrawn(context.actor), record) ? await of('withdrawn') : []
  return [...(await of('present')), ...withdrawn].sort((one, other) =>
    `${one.createdAt} ${one.id}` < `${other.createdAt} ${other.id}` ? -1 : 1,
  )
}

const absent = (): Failure => new Failure('notFound', 'picture.not-found')

/** A picture that is there, on this record. Throws Failure notFound `picture.not-found`. */
export const readPictureRow = async (context: Context, record: RecordRow, id: string): Promise<PictureRow> => {
  const row = await context.sql
    .selectFrom('picture')
    .selectAll()
    .where('id', '=', id)
    .where('record', '=', record.id)
    .where('state', '=', 'present')
    .executeTakeFirst()
  if (!row || !allows(picturePolicy.read(context.actor), record)) throw absent()
  return row
}

/** Puts a picture on a record that is locked. Throws Failure conflict `picture.too-many`. */
export const insertPicture = async (
  context: Context,
  record: RecordRow,
  given: PictureEntry & { readonly id: string; readonly flaws: readonly PictureFlaw[] },
): Promise<PictureRow> => {
  const { rows } = await context.client.query<{ present: number }>(
    "select count(*)::int as present from picture where record = $1 and state = 'present'",
    [record.id],
  )
  if ((rows[0]?.present ?? 0) >= mostPictures)
    throw new Failure('conflict', 'picture.too-many', { values: { most: mostPictures } })
  const row: PictureRow = {
    id: given.id,
    record: record.id,
    database: record.database,
    owner: record.owner,
    attachment: given.attachment,
    kind: given.kind,
    takenOn: given.takenOn ?? '',
    source: given.source,
    caption: given.caption,
    veiled: given.veiled ?? false,
    flaws: [...given.flaws],
    officer: context.actor.officer,
    state: 'present',
    withdrawnBy: '',
    withdrawnAt: null,
    reason: '',
    version: 1,
    createdAt: context.now,
    updatedAt: context.now,
  }
  await context.sql.insertInto('picture').values(row).execute()
  return row
}

/** Withdraws a picture from a record that is locked. Throws Failure notFound `picture.not-found`, conflict `picture.withdrawn`. */
export const withdrawPictureRow = async (
  context: Context,
  record: RecordRow,
  id: string,
  reason: string,
): Promise<PictureRow> => {
  const row = await context.sql
    .selectFrom('picture')
    .selectAll()
    .where('id', '=', id)
    .where('record', '=', record.id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw absent()
  if (row.state === 'withdrawn') throw new Failure('conflict', 'picture.withdrawn')
  const changed = {
    state: 'withdrawn',
    withdrawnBy: context.actor.officer,
    withdrawnAt: context.now,
    reason,
    version: row.version + 1,
    updatedAt: context.now,
  } as const
  await context.sql.updateTable('picture').set(changed).where('id', '=', row.id).execute()
  return { ...row, ...changed }
}
