// SQL for the terms of reference and for who takes part.
import type { Generated, Selectable } from 'kysely'
import { toSql } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Connection } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import type { Clause, ParticipantClass } from '../terms/clause.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import { participationPolicy, termsPolicy } from './rulebook.policy.ts'
import type {
  Article,
  ClauseAsks,
  ClauseGrants,
  ParticipationState,
  ParticipationStep,
  TermsState,
} from './rulebook.schema.ts'
import { type AskingFault, askingFault, type Membership } from './rulebook.workflow.ts'

export type TermsTable = {
  version: number
  state: TermsState
  articles: readonly Article[]
  grants: ClauseGrants
  asks: ClauseAsks
  decision: Generated<string>
  inForceFrom: string | null
  createdBy: string
  createdAt: string
  updatedAt: string
  edition: Generated<number>
}
export type TermsRow = Selectable<TermsTable>

export type ParticipationTable = {
  bureau: string
  class: ParticipantClass
  state: ParticipationState
  granted: Generated<Clause[]>
  clauses: Generated<Clause[]>
  withoutClauses: Generated<Clause[]>
  withoutCrimeAreas: Generated<CrimeArea[]>
  limitsNote: Generated<string>
  termsVersion: number | null
  version: Generated<number>
  joinedAt: string | null
  leftAt: string | null
  createdAt: string
  updatedAt: string
}
export type ParticipationRow = Selectable<ParticipationTable>

export type ParticipationStepTable = {
  bureau: string
  number: number
  at: string
  step: ParticipationStep
  termsVersion: number | null
}

declare module '../kernel/database.ts' {
  interface Tables {
    termsOfReference: TermsTable
    participation: ParticipationTable
    participationStep: ParticipationStepTable
  }
}

type Sql = Pick<Connection, 'sql'>

/** The participation of a bureau, for work of the platform itself; undefined for one that was never invited and never asked. */
export const readParticipation = ({ sql }: Sql, bureau: string): Promise<ParticipationRow | undefined> =>
  sql.selectFrom('participation').selectAll().where('bureau', '=', bureau).executeTakeFirst()

/** All who take part at this moment, by bureau. */
export const readJoined = ({ sql }: Sql): Promise<ParticipationRow[]> =>
  sql.selectFrom('participation').selectAll().where('state', '=', 'joined').orderBy('bureau').execute()

/** The version in force; undefined before the first was adopted. */
export const readTermsInForce = ({ sql }: Sql): Promise<TermsRow | undefined> =>
  sql.selectFrom('termsOfReference').selectAll().where('state', '=', 'in-force').executeTakeFirst()

/** Whether `from` may ask `to` about this crime area now: why not, or undefined when it may. */
export const faultOfAsking = async (
  sql: Sql,
  { from, to, crimeArea }: { readonly from: string; readonly to: string; readonly crimeArea: string },
): Promise<AskingFault | undefined> =>
  askingFault(
    await readTermsInForce(sql),
    await readParticipation(sql, from),
    await readParticipation(sql, to),
    crimeArea,
  )

/** The same of every participant at once, by bureau, from one reading of the terms. */
export const readAskingFaults = async (
  sql: Sql,
  from: string,
  crimeArea: string,
): Promise<ReadonlyMap<string, AskingFault | undefined>> => {
  const terms = await readTermsInForce(sql)
  const asker = await readParticipation(sql, from)
  const joined = await readJoined(sql)
  return new Map(joined.map((asked) => [asked.bureau, askingFault(terms, asker, asked, crimeArea)]))
}

/** Versions the actor may read, the latest first. */
export const listReadableTerms = ({ sql }: Sql, actor: Actor): Promise<TermsRow[]> =>
  sql
    .selectFrom('termsOfReference')
    .selectAll()
    .where(toSql(termsPolicy.read(actor)))
    .orderBy('version', 'desc')
    .limit(100)
    .execute()

/** A version under lock. Throws notFound for one the actor may not read. */
export const lockTerms = async ({ sql, actor }: Context, version: number): Promise<TermsRow> => {
  const row = await sql
    .selectFrom('termsOfReference')
    .selectAll()
    .where('version', '=', version)
    .where(toSql(termsPolicy.read(actor)))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Failure('notFound', 'rulebook.no-version')
  return row
}

/** Participations the actor may read, by bureau. */
export const listReadableParticipations = ({ sql }: Sql, actor: Actor): Promise<ParticipationRow[]> =>
  sql
    .selectFrom('participation')
    .selectAll()
    .where(toSql(participationPolicy.read(actor)))
    .orderBy('bureau')
    .execute()

/** Steps of a participation, the latest first. */
export const readSteps = ({ sql }: Sql, bureau: string) =>
  sql
    .selectFrom('participationStep')
    .select(['at', 'step', 'termsVersion'])
    .where('bureau', '=', bureau)
    .orderBy('number', 'desc')
    .limit(200)
    .execute()

/** The participation of a bureau under lock; undefined when it has none yet. */
export const lockParticipation = ({ sql }: Sql, bureau: string): Promise<ParticipationRow | undefined> =>
  sql.selectFrom('participation').selectAll().where('bureau', '=', bureau).forUpdate().executeTakeFirst()

const columnsOf = ({ class: participant, state, termsVersion, ...rest }: Membership) => ({
  class: participant,
  state,
  termsVersion,
  granted: [...rest.granted],
  clauses: [...rest.clauses],
  withoutClauses: [...rest.withoutClauses],
  withoutCrimeAreas: [...rest.withoutCrimeAreas],
})

/** Keeps what a participation has become, with its step. `before` is the row under lock, undefined for a new one. */
export const saveParticipation = async (
  { sql }: Sql,
  bureau: string,
  before: ParticipationRow | undefined,
  now: string,
  {
    membership,
    step,
    note,
  }: { readonly membership: Membership; readonly step: ParticipationStep; readonly note?: string },
): Promise<ParticipationRow> => {
  const values = {
    ...columnsOf(membership),
    limitsNote: note ?? before?.limitsNote ?? '',
    joinedAt: step === 'joined' ? now : (before?.joinedAt ?? null),
    leftAt: step === 'left' ? now : membership.state === 'joined' ? null : (before?.leftAt ?? null),
    version: (before?.version ?? 0) + 1,
    updatedAt: now,
  }
  const row = await sql
    .insertInto('participation')
    .values({ bureau, createdAt: now, ...values })
    .onConflict((conflict) => conflict.column('bureau').doUpdateSet(values))
    .returningAll()
    .executeTakeFirstOrThrow()
  await sql
    .insertInto('participationStep')
    .values({ bureau, number: row.version, at: now, step, termsVersion: membership.termsVersion })
    .execute()
  return row
}

/** Puts a new version into force: the one before is superseded, and every participation keeps what `settle` makes of it. */
export const enterIntoForce = async (
  { sql }: Sql,
  version: number,
  now: string,
  settle: (row: ParticipationRow) => Membership,
): Promise<void> => {
  await sql
    .updateTable('termsOfReference')
    .set({ state: 'superseded', updatedAt: now })
    .where('state', '=', 'in-force')
    .execute()
  await sql
    .updateTable('termsOfReference')
    .set({ state: 'in-force', updatedAt: now })
    .where('version', '=', version)
    .execute()
  for (const row of await sql.selectFrom('participation').selectAll().orderBy('bureau').forUpdate().execute()) {
    const { granted, clauses } = columnsOf(settle(row))
    await sql
      .updateTable('participation')
      .set({ granted, clauses, updatedAt: now })
      .where('bureau', '=', row.bureau)
      .execute()
  }
}
