// Tables of officers, sessions and keys, and SQL for officers.
import { type Generated, type Insertable, type Selectable, sql as text } from 'kysely'
import type { Standing } from '../bureau/bureau.schema.ts'
import { any, toSql } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Connection } from '../kernel/database.ts'
import { beforeMark, type Mark } from '../kernel/page.ts'
import type { Duty } from '../terms/duty.ts'
import type { Language } from '../terms/language.ts'
import type { Purpose } from '../terms/purpose.ts'
import { confirmPolicy, officerPolicy } from './officer.policy.ts'

export type OfficerTable = {
  name: string
  id: string
  bureau: string
  /** Code of the entity, empty for the bureau itself. */
  unit: Generated<string>
  title: string
  duties: Duty[]
  clearance: number
  post: Generated<string>
  language: Generated<Language>
  state: Generated<Standing>
  version: Generated<number>
  createdAt: string
  updatedAt: string
  /** Until when an administrator must confirm the duties; null when nobody has to. */
  confirmBy: Generated<string | null>
  confirmedAt: Generated<string | null>
  confirmedBy: Generated<string>
  /** After a recovery: reads only until then. */
  readOnlyUntil: Generated<string | null>
}
export type OfficerRow = Selectable<OfficerTable>

export type SessionTable = {
  /** SHA-256 of the token; the token itself is nowhere. */
  hash: Buffer
  id: string
  officer: string
  beganAt: string
  seenAt: string
  endsAt: string
  freshAt: string
  purpose: Generated<Purpose | ''>
  reference: Generated<string>
  lockedAt: Generated<string | null>
  /** The token before this one, and when it was exchanged: requests under way with it are still answered, for seconds. */
  leftHash: Generated<Buffer | null>
  leftAt: Generated<string | null>
}

export type KeyTable = {
  id: string
  officer: string
  bureau: string
  /** SHA-256 of the key. */
  hash: Buffer
  label: string
  databases: string[]
  purposes: Purpose[]
  operations: string[]
  post: Generated<string>
  purpose: Generated<Purpose | ''>
  reference: Generated<string>
  quota: number
  createdAt: string
  createdBy: string
  endsAt: string
  revokedAt: string | null
  /** To the minute. */
  lastUsedAt: Generated<string | null>
  /** Id of the key it takes the place of. */
  follows: Generated<string | null>
}
export type KeyRow = Selectable<KeyTable>

declare module '../kernel/database.ts' {
  interface Tables {
    officer: OfficerTable
    session: SessionTable
    apiKey: KeyTable
  }
}

type Sql = Pick<Connection, 'sql'>

/** An officer by name, for work of the platform itself; answers to people go through the policy. Undefined when unknown. */
export const readOfficer = ({ sql }: Sql, name: string): Promise<OfficerRow | undefined> =>
  sql.selectFrom('officer').selectAll().where('name', '=', name).executeTakeFirst()

/** Holds the officer's row until the transaction ends: sign-ins, keys and suspension of one officer go one after another. */
export const lockOfficer = async ({ sql }: Sql, name: string): Promise<boolean> =>
  (await sql.selectFrom('officer').select('name').where('name', '=', name).forUpdate().executeTakeFirst()) !== undefined

/** One page and one row of the officers the actor may read, newest first. */
export const listReadableOfficers = (
  { sql }: Sql,
  actor: Actor,
  page: { readonly after: Mark | undefined; readonly limit: number },
): Promise<OfficerRow[]> =>
  sql
    .selectFrom('officer')
    .selectAll()
    .where(toSql(officerPolicy.read(actor)))
    .where(beforeMark(page.after))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()

/** Active officers by name, without anybody's rule: only for the sign-in page of a demonstration, whose people are invented. */
export const listActiveOfficers = (
  { sql }: Sql,
  most: number,
): Promise<Pick<OfficerRow, 'name' | 'bureau' | 'title' | 'duties'>[]> =>
  sql
    .selectFrom('officer')
    .select(['name', 'bureau', 'title', 'duties'])
    .where('state', '=', 'active')
    .orderBy('name')
    .limit(most)
    .execute()

/** Adds an officer; undefined when the name is taken. */
export const insertOfficer = ({ sql }: Sql, officer: Insertable<OfficerTable>): Promise<OfficerRow | undefined> =>
  sql
    .insertInto('officer')
    .values(officer)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returningAll()
    .executeTakeFirst()

/** Suspends or restores an officer from the version that was read; undefined when somebody else changed it meanwhile. */
export const setOfficerState = (
  { sql }: Sql,
  at: { readonly name: string; readonly version: number; readonly now: string },
  state: Standing,
): Promise<OfficerRow | undefined> =>
  sql
    .updateTable('officer')
    .set((row) => ({ state, version: row('version', '+', 1), updatedAt: at.now }))
    .where('name', '=', at.name)
    .where('version', '=', at.version)
    .returningAll()
    .executeTakeFirst()

type Change = Partial<
  Pick<
    OfficerRow,
    | 'unit'
    | 'title'
    | 'duties'
    | 'clearance'
    | 'post'
    | 'language'
    | 'confirmBy'
    | 'confirmedAt'
    | 'confirmedBy'
    | 'readOnlyUntil'
  >
>

/** Changes an officer from the version that was read; undefined when somebody else changed them meanwhile. */
export const saveOfficer = (
  { sql }: Sql,
  at: { readonly name: string; readonly version: number; readonly now: string },
  change: Change,
): Promise<OfficerRow | undefined> =>
  sql
    .updateTable('officer')
    .set((row) => ({ ...change, version: row('version', '+', 1), updatedAt: at.now }))
    .where('name', '=', at.name)
    .where('version', '=', at.version)
    .returningAll()
    .executeTakeFirst()

/** Officers with whether nobody else administers their whole bureau: then the General Secretariat confirms them. */
const toConfirm = ({ sql }: Sql) =>
  sql.selectFrom(
    sql
      .selectFrom('officer as o')
      .selectAll()
      .select(
        text<boolean>`('administrator' = any(o.duties) and not exists (
          select 1 from officer a
          where a.bureau = o.bureau and a.name <> o.name and a.state = 'active' and a.unit = '' and 'administrator' = any(a.duties)
        ))`.as('soleAdministrator'),
      )
      .as('c'),
  )

/** One officer with what confirming needs to know, for the policy to judge. Undefined when unknown. */
export const readToConfirm = (connection: Sql, name: string) =>
  toConfirm(connection).selectAll().where('name', '=', name).executeTakeFirst()

/** Active officers the actor may confirm, whose duties are due by then, the longest overdue first; the actor's reading rule included. */
export const listToConfirm = (connection: Sql, actor: Actor, dueBy: string, most: number) =>
  toConfirm(connection)
    .selectAll()
    .where('state', '=', 'active')
    .where('confirmBy', '<=', dueBy)
    .where(toSql(any(confirmPolicy.confirm(actor), officerPolicy.read(actor))))
    .orderBy('confirmBy')
    .orderBy('name')
    .limit(most)
    .execute()

/** Active administrators of the whole bureau, or of this entity, but these two. */
export const otherAdministrators = async (
  { sql }: Sql,
  { bureau, unit, except }: { readonly bureau: string; readonly unit: string; readonly except: readonly string[] },
): Promise<string[]> =>
  (
    await sql
      .selectFrom('officer')
      .select('name')
      .where('bureau', '=', bureau)
      .where('state', '=', 'active')
      .where('unit', 'in', ['', unit])
      .where('name', 'not in', [...except])
      .where(text<boolean>`'administrator' = any(duties)`)
      .execute()
  ).map(({ name }) => name)

/** Names of all officers a bureau has or had. */
export const officersOf = async ({ sql }: Sql, bureau: string, most: number): Promise<string[]> =>
  (await sql.selectFrom('officer').select('name').where('bureau', '=', bureau).limit(most).execute()).map(
    ({ name }) => name,
  )

/** `demonstration` or `real`; a store that nobody has filled yet counts as real. */
export const readWorld = async ({ sql }: Sql): Promise<'demonstration' | 'real'> => {
  const { rows } = await text<{ kind: string }>`select kind from world`.execute(sql)
  return rows[0]?.kind === 'demonstration' ? 'demonstration' : 'real'
}
