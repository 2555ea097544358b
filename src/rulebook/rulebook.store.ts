// SQL for the terms of reference and for who takes part; `clauses` of a participation is kept in step with both here.
import type { Generated, Selectable } from 'kysely'
import type { Connection } from '../kernel/database.ts'
import type { Clause, ParticipantClass } from '../terms/clause.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import type { Language } from '../terms/language.ts'

export const participationStates = ['invited', 'asked', 'joined', 'suspended', 'left'] as const
export type ParticipationState = (typeof participationStates)[number]

/** One article: what it says in each language, and the clauses it is the ground of. */
export type Article = {
  readonly number: string
  readonly title: Readonly<Record<Language, string>>
  readonly text: Readonly<Record<Language, string>>
  readonly clauses: readonly Clause[]
}

export type TermsTable = {
  version: number
  state: 'draft' | 'adopted' | 'superseded'
  articles: readonly Article[]
  grants: Readonly<Record<ParticipantClass, readonly Clause[]>>
  asks: Readonly<Record<ParticipantClass, readonly ParticipantClass[]>>
  inForceFrom: string | null
  createdBy: string
  createdAt: string
  adoptedBy: Generated<string>
  decision: Generated<string>
}
export type TermsRow = Selectable<TermsTable>

export type ParticipationTable = {
  bureau: string
  class: ParticipantClass
  state: ParticipationState
  clauses: Clause[]
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

declare module '../kernel/database.ts' {
  interface Tables {
    termsOfReference: TermsTable
    participation: ParticipationTable
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
  sql.selectFrom('termsOfReference').selectAll().where('state', '=', 'adopted').executeTakeFirst()

/** Why a bureau may not be asked, as a code that callers word; undefined when it may. */
export type AskingFault = 'asker-not-joined' | 'asked-not-joined' | 'clause' | 'crime-area'

/**
 * Whether `from` may ask `to` under the terms in force: both have joined, the class of one may ask that of the other, the asked may answer,
 * and has not left the crime area out of its participation.
 */
export const faultOfAsking = async (
  sql: Sql,
  { from, to, crimeArea }: { readonly from: string; readonly to: string; readonly crimeArea: string },
): Promise<AskingFault | undefined> => {
  const [terms, asker, asked] = [
    await readTermsInForce(sql),
    await readParticipation(sql, from),
    await readParticipation(sql, to),
  ]
  if (!terms || asker?.state !== 'joined') return 'asker-not-joined'
  if (asked?.state !== 'joined') return 'asked-not-joined'
  if (!asker.clauses.includes('request.ask') || !asked.clauses.includes('request.answer')) return 'clause'
  if (!terms.asks[asker.class].includes(asked.class)) return 'clause'
  return (asked.withoutCrimeAreas as readonly string[]).includes(crimeArea) ? 'crime-area' : undefined
}
