// SQL for rules and targets. Each read starts from its rule; what the platform reads to send pings is said so.
import { sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import type { Connection } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import { settingPolicy, targetPolicy } from './notification.policy.ts'
import { mostBureauTargets, mostOfficerTargets, type TargetEntry } from './notification.schema.ts'
import type { SettingRow, TargetRow } from './notification.table.ts'
import { nextDigest } from './notification.workflow.ts'

type Store = Pick<Context, 'sql' | 'actor'>

export type Settings = { readonly own: SettingRow | undefined; readonly bureau: SettingRow | undefined }

/** Rules of the actor and of their bureau, as far as they are stated. */
export const readSettings = async ({ sql: store, actor }: Store): Promise<Settings> => {
  const rows = await store
    .selectFrom('notificationSetting')
    .selectAll()
    .where(toSql(settingPolicy.read(actor)))
    .execute()
  return {
    own: actor.officer === '' ? undefined : rows.find(({ officer }) => officer === actor.officer),
    bureau: rows.find(({ officer }) => officer === ''),
  }
}

export const digestTimer = 'notification.digest'

/** Sets the clock of an officer's next digest, or stops it. */
export const setDigestClock = async (
  context: Context,
  { bureau, officer, digests, zone }: Pick<SettingRow, 'bureau' | 'officer' | 'digests' | 'zone'>,
): Promise<void> => {
  const dueAt = nextDigest(digests, zone, context.now)
  if (dueAt === undefined) await clearTimer(context, digestTimer, officer)
  else await setTimer(context, { kind: digestTimer, ref: officer, dueAt, bureau })
}

/**
 * Keeps rules of an officer, or with officer '' of the bureau. Throws forbidden `notification.not-yours`, conflict
 * `notification.stale` for another version than the one that was read.
 */
export const saveSetting = async (
  context: Context,
  row: Omit<SettingRow, 'bureau' | 'version' | 'setBy' | 'setAt'>,
  version: number | undefined,
): Promise<void> => {
  const { actor, client, now } = context
  const { bureau } = actor
  if (!allows(settingPolicy.change(actor), { ...row, bureau })) throw new Failure('forbidden', 'notification.not-yours')
  const values = [
    bureau,
    row.officer,
    row.zone,
    row.quiet === null ? null : JSON.stringify(row.quiet),
    row.digests,
    JSON.stringify(row.ways),
    row.pingMinutes,
    actor.officer,
    now,
  ]
  const { rowCount } =
    version === undefined
      ? await client.query(
          `insert into notification_setting
             (bureau, officer, zone, quiet, digests, ways, ping_minutes, set_by, set_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
          values,
        )
      : await client.query(
          `update notification_setting set zone = $3, quiet = $4, digests = $5, ways = $6, ping_minutes = $7,
             set_by = $8, set_at = $9, version = version + 1
           where bureau = $1 and officer = $2 and version = $10`,
          [...values, version],
        )
  if (rowCount === 0) throw new Failure('conflict', 'notification.stale')
  if (row.officer !== '') await setDigestClock(context, { ...row, bureau })
}

/** For the platform: rules as they are stated by somebody. */
export const settingOf = async (
  { client }: Pick<Connection, 'client'>,
  bureau: string,
  officer: string,
): Promise<SettingRow | undefined> => {
  const { rows } = await client.query<SettingRow>(
    `select bureau, officer, zone, quiet, digests, ways, ping_minutes as "pingMinutes", version, set_by as "setBy",
       set_at as "setAt" from notification_setting where bureau = $1 and officer = $2`,
    [bureau, officer],
  )
  return rows[0]
}

/** For the platform: all targets of a bureau and its officers. */
export const targetsOf = ({ sql: store }: Pick<Connection, 'sql'>, bureau: string): Promise<TargetRow[]> =>
  store
    .selectFrom('notificationTarget')
    .selectAll()
    .where('bureau', '=', bureau)
    .where('removedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

/** Targets the actor may read, oldest first. */
export const listTargetRows = ({ sql: store, actor }: Store): Promise<TargetRow[]> =>
  store
    .selectFrom('notificationTarget')
    .selectAll()
    .where(toSql(targetPolicy.read(actor)))
    .where('removedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

/** One target under lock. Throws notFound `notification.no-target`. */
export const lockTarget = async ({ sql: store, actor }: Store, id: string): Promise<TargetRow> => {
  const row = await store
    .selectFrom('notificationTarget')
    .selectAll()
    .where(toSql(targetPolicy.change(actor)))
    .where('removedAt', 'is', null)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Failure('notFound', 'notification.no-target')
  return row
}

/** Keeps a new target. Throws forbidden `notification.not-yours`, conflict `notification.targets-full`. */
export const insertTarget = async (context: Context, entry: TargetEntry): Promise<TargetRow> => {
  const { actor, now } = context
  const officer = entry.own ? actor.officer : ''
  const row: TargetRow = {
    id: context.newId(),
    bureau: actor.bureau,
    officer,
    way: entry.way,
    address: entry.address,
    label: entry.label,
    generation: 1,
    createdAt: now,
    createdBy: actor.officer,
    testedAt: null,
    removedAt: null,
  }
  if (!allows(targetPolicy.change(actor), row)) throw new Failure('forbidden', 'notification.not-yours')
  // Two at once must not both be the last that fits.
  await context.client.query('select pg_advisory_xact_lock(hashtext($1))', [`notification ${actor.bureau} ${officer}`])
  const most = entry.own ? mostOfficerTargets : mostBureauTargets
  const { count } = await context.sql
    .selectFrom('notificationTarget')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('bureau', '=', actor.bureau)
    .where('officer', '=', officer)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (count >= most) throw new Failure('conflict', 'notification.targets-full', { values: { most } })
  await context.sql.insertInto('notificationTarget').values(row).execute()
  return row
}

/** Changes a target that was locked: a new secret, a test, its end. */
export const changeTarget = (
  { sql: store }: Pick<Context, 'sql'>,
  id: string,
  changed: Partial<Pick<TargetRow, 'generation' | 'testedAt' | 'removedAt'>>,
): Promise<TargetRow> =>
  store.updateTable('notificationTarget').set(changed).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
