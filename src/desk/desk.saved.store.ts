// SQL for saved views: of the whole desk, and own ones.
import { allows, toSql } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { type ViewAction, viewPolicy } from './desk.policy.ts'
import { mostViews } from './desk.schema.ts'
import { mostViewsListed, type SavedView, type ViewEntry } from './desk.shift.schema.ts'
import type { ViewRow } from './desk.table.ts'

const readable = ({ sql: store, actor }: Pick<Context, 'sql' | 'actor'>) =>
  store
    .selectFrom('deskView')
    .selectAll()
    .where(toSql(viewPolicy.read(actor)))

/** Views of the desk and own ones, by name. */
export const listViewRows = (context: Context): Promise<ViewRow[]> =>
  readable(context).orderBy('name').orderBy('id').limit(mostViewsListed).execute()

const lock = async (context: Context, id: string, action: ViewAction): Promise<ViewRow> => {
  const row = await readable(context).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Failure('notFound', 'desk.view-not-found')
  if (!allows(viewPolicy[action](context.actor), row)) throw new Failure('forbidden', 'desk.not-yours')
  return row
}

/** Saves of one bureau wait for each other, so that two at once do not pass the limit together. */
const requireRoom = async (context: Context, shared: boolean, except: string): Promise<void> => {
  const { actor, client } = context
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`desk views ${actor.bureau}`])
  const rows = await readable(context).select('id').where('shared', '=', shared).where('id', '<>', except).execute()
  const own = shared ? rows : rows.filter((row) => row.officer === actor.officer)
  if (own.length >= mostViews) throw new Failure('conflict', 'desk.views-full', { values: { most: mostViews } })
}

const nobody = '00000000-0000-0000-0000-000000000000'

export const insertView = async (context: Context, { name, shared, wanted, columns }: ViewEntry): Promise<ViewRow> => {
  await requireRoom(context, shared, nobody)
  const row: ViewRow = {
    id: context.newId(),
    bureau: context.actor.bureau,
    officer: context.actor.officer,
    shared,
    name,
    shows: { wanted, columns },
    version: 1,
    createdAt: context.now,
  }
  await context.sql.insertInto('deskView').values(row).execute()
  return row
}

/** Puts another entry in the place of a view. Throws conflict `desk.stale` for another version than the one that was read. */
export const replaceView = async (
  context: Context,
  id: string,
  { version, name, shared, wanted, columns }: ViewEntry & { readonly version: number },
): Promise<ViewRow> => {
  const before = await lock(context, id, 'change')
  if (before.version !== version) throw new Failure('conflict', 'desk.stale', { values: { version: before.version } })
  if (shared !== before.shared) await requireRoom(context, shared, id)
  return context.sql
    .updateTable('deskView')
    .set({ name, shared, shows: { wanted, columns }, version: before.version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export const deleteView = async (context: Context, id: string): Promise<ViewRow> => {
  const row = await lock(context, id, 'remove')
  await context.sql.deleteFrom('deskView').where('id', '=', id).execute()
  return row
}

export const viewSaved = (row: ViewRow, { actor }: Pick<Context, 'actor'>): SavedView => ({
  id: row.id,
  name: row.name,
  shared: row.shared,
  wanted: row.shows.wanted as SavedView['wanted'],
  columns: [...row.shows.columns] as SavedView['columns'],
  by: row.officer,
  version: row.version,
  allowed: (['change', 'remove'] as const).filter((action) => allows(viewPolicy[action](actor), row)),
})
