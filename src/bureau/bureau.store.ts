// SQL for bureaus and the national entities under them. Every read of a list starts from the read rule.
import type { Generated, Insertable, Selectable } from 'kysely'
import { toSql } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { type Connection, named } from '../kernel/database.ts'
import type { Mark } from '../kernel/page.ts'
import type { Purpose } from '../terms/purpose.ts'
import { bureauPolicy, unitPolicy } from './bureau.policy.ts'
import type { AnswerClocks, BureauKind, Standing, Telephone } from './bureau.schema.ts'

export type BureauTable = {
  code: string
  kind: BureauKind
  state: Generated<Standing>
  alive: Generated<boolean>
  zone: string
  languages: string[]
  weekend: number[]
  /** Empty: around the clock. */
  hours: Generated<string>
  telephone: Generated<Partial<Telephone>>
  databases: string[]
  purposes: Purpose[]
  clearance: number
  /** Only what differs from the default. */
  clocks: Generated<Partial<AnswerClocks>>
  version: Generated<number>
  createdAt: string
  updatedAt: string
}
export type BureauRow = Selectable<BureauTable>

export type UnitTable = {
  id: string
  bureau: string
  code: string
  name: string
  kind: string
  state: Generated<Standing>
  databases: string[]
  purposes: Purpose[]
  version: Generated<number>
  createdAt: string
}
export type UnitRow = Selectable<UnitTable>

declare module '../kernel/database.ts' {
  interface Tables {
    bureau: BureauTable
    unit: UnitTable
  }
}

/** A bureau by its code, for work of the platform itself; answers to people go through the policy. Undefined when unknown. */
export const readBureau = ({ sql }: Pick<Connection, 'sql'>, code: string): Promise<BureauRow | undefined> =>
  sql.selectFrom('bureau').selectAll().where('code', '=', code).executeTakeFirst()

/** Several bureaus at once, by code; unknown ones are absent. */
export const readBureaus = async (
  { sql }: Pick<Connection, 'sql'>,
  codes: readonly string[],
): Promise<ReadonlyMap<string, BureauRow>> => {
  if (codes.length === 0) return new Map()
  const rows = await sql
    .selectFrom('bureau')
    .selectAll()
    .where('code', 'in', [...new Set(codes)])
    .execute()
  return new Map(rows.map((row) => [row.code, row]))
}

/** What it takes to call a bureau. */
export type BureauCalled = Pick<BureauRow, 'code' | 'telephone'>

/** How every bureau is called, by code, for the answers of checks. */
export const readCalled = async ({
  client,
}: Pick<Connection, 'client'>): Promise<ReadonlyMap<string, BureauCalled>> => {
  const rows = await named<BureauCalled>(client, 'bureau-called', 'select code, telephone from bureau')
  return new Map(rows.map((row) => [row.code, row]))
}

/** All bureaus the actor may know of, by code. Some 220 rows. */
export const listReadableBureaus = ({ sql }: Pick<Connection, 'sql'>, actor: Actor): Promise<BureauRow[]> =>
  sql
    .selectFrom('bureau')
    .selectAll()
    .where(toSql(bureauPolicy.read(actor)))
    .orderBy('code')
    .execute()

type BureauChange = Partial<
  Pick<
    BureauRow,
    | 'zone'
    | 'languages'
    | 'hours'
    | 'telephone'
    | 'weekend'
    | 'clocks'
    | 'databases'
    | 'purposes'
    | 'clearance'
    | 'state'
  >
>

/** Changes a bureau from the version that was read; undefined when somebody else changed it meanwhile. */
export const changeBureau = (
  { sql }: Pick<Connection, 'sql'>,
  at: { readonly code: string; readonly version: number; readonly now: string },
  change: BureauChange,
): Promise<BureauRow | undefined> =>
  sql
    .updateTable('bureau')
    .set((row) => ({ ...change, version: row('version', '+', 1), updatedAt: at.now }))
    .where('code', '=', at.code)
    .where('version', '=', at.version)
    .returningAll()
    .executeTakeFirst()

/**
 * States what is spoken at a bureau this shift, as its telephone block shows it. No version: what an officer on duty says at the
 * start of a shift does not make an administrator's form out of date.
 */
export const stateSpoken = async (
  { client }: Pick<Connection, 'client'>,
  code: string,
  languages: readonly string[],
): Promise<void> => {
  await client.query(`update bureau set telephone = jsonb_set(telephone, '{languages}', $2::jsonb) where code = $1`, [
    code,
    JSON.stringify(languages),
  ])
}

/** One page and one row of the entities the actor may read, newest first. */
export const listReadableUnits = (
  { sql }: Pick<Connection, 'sql'>,
  actor: Actor,
  page: { readonly after: Mark | undefined; readonly limit: number },
): Promise<UnitRow[]> => {
  const { after } = page
  return sql
    .selectFrom('unit')
    .selectAll()
    .where(toSql(unitPolicy.read(actor)))
    .$if(after !== undefined, (query) =>
      query.where((row) =>
        row(row.refTuple('createdAt', 'id'), '<', row.tuple(after?.createdAt ?? '', after?.id ?? '')),
      ),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

/** An entity by its code within its bureau, for work of the platform itself. Undefined when unknown. */
export const readUnit = (
  { sql }: Pick<Connection, 'sql'>,
  bureau: string,
  code: string,
): Promise<UnitRow | undefined> =>
  sql.selectFrom('unit').selectAll().where('bureau', '=', bureau).where('code', '=', code).executeTakeFirst()

/** Adds an entity; undefined when the bureau has one of that code. */
export const insertUnit = (
  { sql }: Pick<Connection, 'sql'>,
  unit: Insertable<UnitTable>,
): Promise<UnitRow | undefined> =>
  sql
    .insertInto('unit')
    .values(unit)
    .onConflict((conflict) => conflict.columns(['bureau', 'code']).doNothing())
    .returningAll()
    .executeTakeFirst()

/** Changes an entity from the version that was read; undefined when somebody else changed it meanwhile. */
export const changeUnitRow = (
  { sql }: Pick<Connection, 'sql'>,
  at: { readonly bureau: string; readonly code: string; readonly version: number },
  change: Pick<UnitRow, 'name' | 'kind' | 'databases' | 'purposes'>,
): Promise<UnitRow | undefined> =>
  sql
    .updateTable('unit')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where('bureau', '=', at.bureau)
    .where('code', '=', at.code)
    .where('version', '=', at.version)
    .returningAll()
    .executeTakeFirst()

/** Suspends or restores an entity from the version that was read; undefined when somebody else changed it meanwhile. */
export const setUnitState = (
  { sql }: Pick<Connection, 'sql'>,
  at: { readonly bureau: string; readonly code: string; readonly version: number },
  state: Standing,
): Promise<UnitRow | undefined> =>
  sql
    .updateTable('unit')
    .set((row) => ({ state, version: row('version', '+', 1) }))
    .where('bureau', '=', at.bureau)
    .where('code', '=', at.code)
    .where('version', '=', at.version)
    .returningAll()
    .executeTakeFirst()
