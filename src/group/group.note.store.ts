// SQL for shared notes: each save is a version with who wrote it; texts are sealed under a key of the note.
import { Failure } from '../kernel/failure.ts'
import { newSeal, type Seal, sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { readGroup } from './group.store.ts'
import type { GroupRow } from './group.table.ts'

export type GroupNoteRow = {
  readonly id: string
  readonly groupId: string
  readonly title: string
  readonly seal: string
  readonly version: number
  readonly createdBy: string
  readonly updatedBy: string
  readonly updatedByBureau: string
  readonly createdAt: string
  readonly updatedAt: string
}
export type GroupNoteVersionRow = {
  readonly note: string
  readonly number: number
  readonly title: string
  readonly text: Buffer
  readonly officer: string
  readonly bureau: string
  readonly restoredFrom: number | null
  readonly createdAt: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    groupNote: GroupNoteRow
    groupNoteVersion: GroupNoteVersionRow
  }
}

/** Notes of a group that passed the rule of reading, last changed first. */
export const listNoteRows = ({ sql }: Pick<Context, 'sql'>, group: string): Promise<GroupNoteRow[]> =>
  sql.selectFrom('groupNote').selectAll().where('groupId', '=', group).orderBy('updatedAt', 'desc').limit(300).execute()

/**
 * One note with its group. Throws Failure notFound `group.no-such-note` as absent to whoever is no member, and conflict
 * `group.note-stale`, with who wrote meanwhile, for another version than the one given.
 */
export const readNote = async (
  context: Context,
  id: string,
  action: 'read' | 'write',
  version?: number,
): Promise<{ readonly note: GroupNoteRow; readonly group: GroupRow }> => {
  if (action === 'write') await context.client.query('select 1 from group_note where id = $1 for update', [id])
  const note = await context.sql.selectFrom('groupNote').selectAll().where('id', '=', id).executeTakeFirst()
  const unknown = new Failure('notFound', 'group.no-such-note')
  if (!note) throw unknown
  const group = await readGroup(context, note.groupId, 'read').catch((error: unknown) => {
    throw error instanceof Failure ? unknown : error
  })
  if (action === 'write') await readGroup(context, note.groupId, 'write')
  if (version !== undefined && version !== note.version)
    throw new Failure('conflict', 'group.note-stale', { values: { version: note.version, by: note.updatedBy } })
  return { note, group }
}

const partOf = (number: number): string => `note ${number}`

const insertVersion = async (
  context: Context,
  seal: Seal,
  version: { note: string; number: number; title: string; text: string; restoredFrom: number | null },
): Promise<void> => {
  const { officer, bureau } = context.actor
  await context.sql
    .insertInto('groupNoteVersion')
    .values({
      ...version,
      text: seal.close(partOf(version.number), version.text),
      officer,
      bureau,
      createdAt: context.now,
    })
    .execute()
}

export const insertNote = async (
  context: Context,
  group: string,
  { title, text }: { readonly title: string; readonly text: string },
): Promise<GroupNoteRow> => {
  const { actor, now } = context
  const seal = await newSeal(context)
  const note = await context.sql
    .insertInto('groupNote')
    .values({
      id: context.newId(),
      groupId: group,
      title,
      seal: seal.id,
      version: 1,
      createdBy: actor.officer,
      updatedBy: actor.officer,
      updatedByBureau: actor.bureau,
      createdAt: now,
      updatedAt: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await insertVersion(context, seal, { note: note.id, number: 1, title, text, restoredFrom: null })
  return note
}

/** Writes the next version of a note that `readNote` gave for writing. */
export const writeNote = async (
  context: Context,
  note: GroupNoteRow,
  {
    title,
    text,
    restoredFrom = null,
  }: { readonly title: string; readonly text: string; readonly restoredFrom?: number | null },
): Promise<GroupNoteRow> => {
  const seal = await openSeal(context, note)
  const number = note.version + 1
  await insertVersion(context, seal, { note: note.id, number, title, text, restoredFrom })
  return context.sql
    .updateTable('groupNote')
    .set({
      title,
      version: number,
      updatedBy: context.actor.officer,
      updatedByBureau: context.actor.bureau,
      updatedAt: context.now,
    })
    .where('id', '=', note.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

const openSeal = async (context: Context, note: GroupNoteRow): Promise<Seal> => {
  const seal = await sealFor(context, note.seal)
  if (!seal) throw new Failure('notFound', 'group.no-such-note')
  return seal
}

export type NoteVersion = Omit<GroupNoteVersionRow, 'text'> & { readonly text: string }

/** Versions of a note that passed the rule, newest first, at most 200, opened. */
export const readNoteVersions = async (
  context: Context,
  note: GroupNoteRow,
  number?: number,
): Promise<NoteVersion[]> => {
  const seal = await openSeal(context, note)
  let query = context.sql.selectFrom('groupNoteVersion').selectAll().where('note', '=', note.id)
  if (number !== undefined) query = query.where('number', '=', number)
  const rows = await query.orderBy('number', 'desc').limit(200).execute()
  return rows.map((row) => ({ ...row, text: seal.open(partOf(row.number), row.text).toString('utf8') }))
}
