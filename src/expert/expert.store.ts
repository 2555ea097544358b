// SQL for experts. Reads go through the view that knows who takes part and who serves at this moment; nothing leaves without the read rule.
import { type Selectable, type SelectQueryBuilder, sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import type { Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { type Conflict, type FitProfile, fitOf, isConflicted, type Need, type Period } from './expert.fit.ts'
import { type ExpertAction, expertPolicy } from './expert.policy.ts'
import type { EndReason, ExpertConsent, ExpertState, HidablePart, Skill, Visibility } from './expert.schema.ts'
import type { SkillKind } from './expert.skill.table.ts'

export type ExpertTable = {
  readonly id: string
  readonly officer: string
  readonly bureau: string
  readonly regions: string[]
  readonly state: ExpertState
  readonly consent: ExpertConsent
  readonly consentAt: string | null
  readonly needsAdmission: boolean
  readonly admittedBy: string
  readonly name: string
  readonly function: string
  readonly clearance: number
  readonly zone: string
  readonly skills: readonly Skill[]
  readonly skillCodes: string[]
  readonly availability: readonly Period[]
  readonly conflicts: readonly Conflict[]
  readonly seal: string | null
  readonly conflictNotes: Buffer | null
  readonly visibility: Visibility
  readonly hides: HidablePart[]
  readonly openParts: number
  readonly usedYes: number
  readonly usedPartly: number
  readonly usedNo: number
  readonly nominatedBy: string
  readonly nominatedOn: string
  readonly lapsesOn: string
  readonly remindedAt: string | null
  readonly endedAt: string | null
  readonly endReason: EndReason | ''
  readonly erasedAt: string | null
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
}
/** A row as every read sees it: `clearance` is never above the officer's own. */
export type ExpertStandingTable = ExpertTable & { readonly joined: boolean; readonly serving: boolean }
export type ExpertRow = Selectable<ExpertStandingTable>

declare module '../kernel/database.ts' {
  interface Tables {
    expert: ExpertTable
    expertStanding: ExpertStandingTable
  }
}

type Reader = Pick<Context, 'sql' | 'actor'>

/** Where every read begins. */
const readable = ({ sql: store, actor }: Reader): SelectQueryBuilder<Tables, 'expertStanding', ExpertRow> =>
  store
    .selectFrom('expertStanding')
    .selectAll()
    .where(toSql(expertPolicy.read(actor)))

const permitted = (context: Reader, row: ExpertRow | undefined, action: ExpertAction): ExpertRow => {
  if (!row) throw new Failure('notFound', 'expert.not-found')
  if (!allows(expertPolicy[action](context.actor), row)) throw new Failure('forbidden', 'expert.not-yours')
  return row
}

/** One expert, for an action of the policy. Throws Failure notFound `expert.not-found`, forbidden `expert.not-yours`. */
export const readExpert = async (context: Reader, id: string, action: ExpertAction = 'read'): Promise<ExpertRow> =>
  permitted(context, await readable(context).where('id', '=', id).executeTakeFirst(), action)

/** The same under lock until the transaction ends. Throws conflict `expert.stale` for another version than the one given. */
export const lockExpert = async (
  context: Context,
  id: string,
  action: ExpertAction,
  version?: number,
): Promise<ExpertRow> => {
  await context.client.query('select 1 from expert where id = $1 for update', [id])
  const row = await readExpert(context, id, action)
  if (version !== undefined && version !== row.version)
    throw new Failure('conflict', 'expert.stale', { values: { version: row.version } })
  return row
}

/** The profile of an officer whoever asks, for work of the platform itself; locked. Undefined when never nominated. */
export const lockExpertOf = async (context: Context, officer: string): Promise<ExpertRow | undefined> => {
  await context.client.query('select 1 from expert where officer = $1 for update', [officer])
  return context.sql.selectFrom('expertStanding').selectAll().where('officer', '=', officer).executeTakeFirst()
}

/** Experts by id, as far as the actor may read them. */
export const readExperts = async (context: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, ExpertRow>> => {
  if (ids.length === 0) return new Map()
  const rows = await readable(context)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The actor's own profile; undefined when nobody nominated them. */
export const readOwnExpert = ({ sql: store, actor }: Reader): Promise<ExpertRow | undefined> =>
  store.selectFrom('expertStanding').selectAll().where('officer', '=', actor.officer).executeTakeFirst()

export type ExpertsWanted = {
  readonly state?: ExpertState
  readonly bureau?: string
  readonly skill?: { readonly kind: SkillKind; readonly code: string }
  readonly waiting?: boolean
  readonly after?: string
  readonly limit?: number
}

/** Key of a skill for looking up. */
export const skillKey = ({ kind, code }: { readonly kind: SkillKind; readonly code: string }): string =>
  `${kind}:${code}`

/** Experts the actor may read, newest first, from the mark on. Throws Failure invalid `list.bad-mark`. */
export const listExpertRows = async (
  context: Reader,
  { state, bureau, skill, waiting, after, limit = defaultLimit }: ExpertsWanted,
): Promise<{ lines: ExpertRow[]; after: string | null }> => {
  let query = readable(context).where(beforeMark(readAfter(after)))
  query = query.where('state', '=', waiting ? 'nominated' : (state ?? 'active'))
  if (bureau !== undefined) query = query.where('bureau', '=', bureau)
  if (skill) query = query.where(sql<boolean>`skill_codes @> ${[skillKey(skill)]}::text[]`)
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** An expert who may be asked, with what fitting compares. */
export type Candidate = {
  readonly row: ExpertRow
  readonly profile: FitProfile
  /**
   * Requests the expert is working on: it may order candidates and is told to nobody who may not read the load
   * (`expertPolicy['read-load']`), neither as a number nor in words.
   */
  readonly loadForRouting: number
}

/** Experts looked at for one need: of a larger pool those who share most of what is wanted. */
export const mostCandidates = 2_000

/**
 * What fitting may know of a row. Of an expert who hides presence from other bureaus, an absence over the whole time counts as
 * "not available for this", without a day.
 */
const profileOf = (row: ExpertRow, need: Need, { actor, now }: Pick<Context, 'actor' | 'now'>): FitProfile => {
  const { skills, clearance, zone, availability } = row
  const conflicted = isConflicted(row.conflicts, need)
  const isHidden = row.bureau !== actor.bureau && row.hides.includes('availability')
  if (!isHidden) return { skills, clearance, zone, availability, conflicted }
  const isAway = fitOf({ skills, clearance, zone, availability, conflicted }, need, now).missing.some(
    ({ key }) => key === 'away',
  )
  return { skills, clearance, zone, availability: [], conflicted: conflicted || isAway }
}

/**
 * Active experts whom the actor may read, who consent and serve, for a need: those who have any of what is wanted, with their
 * conflicts of interest as a yes or no. Where nothing is wanted by skill, all of them.
 */
export const readCandidates = async (context: Reader & Pick<Context, 'now'>, need: Need): Promise<Candidate[]> => {
  const keys = need.wanted.map(skillKey)
  const shared = sql<number>`(select count(*) from unnest(skill_codes) as own (code) where own.code = any(${keys}::text[]))`
  let query = readable(context)
    .where('state', '=', 'active')
    .where('consent', '=', 'given')
    .where('joined', '=', true)
    .where('serving', '=', true)
  if (keys.length > 0) query = query.where(sql<boolean>`skill_codes && ${keys}::text[]`)
  const rows = await query.orderBy(shared, 'desc').orderBy('id').limit(mostCandidates).execute()
  return rows.map((row) => ({
    row,
    profile: profileOf(row, need, context),
    loadForRouting: row.openParts,
  }))
}

/** Counts work given to or taken from an expert: +1 and -1. For the slice that gives it; never below none. */
export const countOpenPart = async (context: Context, id: string, by: 1 | -1): Promise<void> => {
  await context.client.query('update expert set open_parts = greatest(0, open_parts + $2) where id = $1', [id, by])
}

/** Counts what was said of an answer an expert worked on. */
export const countFeedback = async (context: Context, id: string, used: 'yes' | 'partly' | 'no'): Promise<void> => {
  const column = { yes: 'used_yes', partly: 'used_partly', no: 'used_no' }[used]
  await context.client.query(`update expert set ${column} = ${column} + 1 where id = $1`, [id])
}
