// SQL for contributions, and what slices below may ask: claims the reader sees, and the marking they bear together.
import { type RawBuilder, sql } from 'kysely'
import { filePolicy } from '../analysis/analysis.policy.ts'
import { readFile } from '../analysis/analysis.store.ts'
import type { FileRow } from '../analysis/analysis.table.ts'
import { obstacleToContributing, obstacleToUse } from '../analysis/analysis.workflow.ts'
import { allows, toSql } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { type Seal, sealsOf } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { joinMarkings, type Marking } from '../terms/marking.ts'
import { markingOfRow } from './material.grade.ts'
import { type ContributionAction, contributionPolicy, opensMaterial } from './material.policy.ts'
import type { ContributionState } from './material.schema.ts'
import type { ClaimRow, ContributionRow, SealedStatement } from './material.table.ts'

/** Whether `c`, a row of contributions, may be read: by its own rule, and if it is foreign by that of its file. */
export const mayReadContribution = (actor: Actor): RawBuilder<boolean> =>
  sql<boolean>`(${toSql(contributionPolicy.read(actor), 'c')} and (c.bureau = ${actor.bureau} or exists (
    select 1 from analysis_file f where f.id = c.file and ${toSql(filePolicy.readMaterial(actor), 'f')})))`

/** What every reading of claims begins with: contributions that are in and that the actor may read. `within` narrows it: `c.file = ..`. */
export const visible = (actor: Actor, within: RawBuilder<boolean>): RawBuilder<ContributionRow> =>
  sql<ContributionRow>`select c.id, c.file, c.bureau, c.source, c.grade_scheme, c.grade_code, c.source_code,
      c.information_code, c.suspected_false, c.overridden, c.handling_code, c.confidentiality, c.confidentiality_level,
      c.consent_of, c.conditions, c.excluded, c.origin_kind, c.origin
    from material_contribution c where c.state = 'in' and ${within} and ${mayReadContribution(actor)}`

/** The file whose material the actor may open. Throws notFound as for a file that is not there, conflict for one whose material is gone. */
export const readMaterialFile = async (context: Context, id: string): Promise<FileRow> => {
  const file = await readFile(context, id)
  if (allows(opensMaterial(context.actor), file)) return file
  throw new Failure('forbidden', 'material.not-a-reader')
}

/** The file, for something to be put into it now. Throws as `readFile`, forbidden, and conflict where it takes nothing. */
export const readFileToContribute = async (context: Context, id: string): Promise<FileRow> => {
  const file = await readFile(context, id, 'contribute')
  const obstacle = obstacleToContributing(file, context.now.slice(0, 10))
  if (obstacle) throw new Failure('conflict', obstacle, { values: { state: file.state } })
  return file
}

/** The file, for work on what it holds. Throws as `readMaterialFile`, and conflict for a file that is closed or expired. */
export const readFileToWork = async (context: Context, id: string): Promise<FileRow> => {
  const file = await readMaterialFile(context, id)
  const obstacle = obstacleToUse(file, context.now.slice(0, 10))
  if (obstacle) throw new Failure('conflict', obstacle, { values: { state: file.state } })
  return file
}

const contributionsWhere = async (
  context: Pick<Context, 'sql' | 'actor'>,
  within: RawBuilder<unknown>,
): Promise<ContributionRow[]> =>
  (
    await sql<ContributionRow>`select c.* from material_contribution c
      where ${mayReadContribution(context.actor)} and ${within}`.execute(context.sql)
  ).rows

/** One contribution, for an action of the policy. Throws Failure notFound `material.not-found`, forbidden `material.not-yours`. */
export const readContribution = async (
  context: Pick<Context, 'sql' | 'actor'>,
  id: string,
  action: ContributionAction = 'read',
  lock = false,
): Promise<ContributionRow> => {
  const [row] = await contributionsWhere(context, sql`c.id = ${id} ${lock ? sql`for update of c` : sql``}`)
  if (!row) throw new Failure('notFound', 'material.not-found')
  if (!allows(contributionPolicy[action](context.actor), row)) throw new Failure('forbidden', 'material.not-yours')
  return row
}

/** The same under lock. Throws conflict `material.stale` for another version than the one that was read. */
export const lockContribution = async (
  context: Context,
  id: string,
  action: ContributionAction,
  version?: number,
): Promise<ContributionRow> => {
  const row = await readContribution(context, id, action, true)
  if (version !== undefined && version !== row.version)
    throw new Failure('conflict', 'material.stale', { values: { version: row.version } })
  return row
}

/** Contributions to a file, newest first. Throws Failure invalid `list.bad-mark`. */
export const listContributionRows = async (
  context: Context,
  file: string,
  { state, after, limit = defaultLimit }: { state?: ContributionState; after?: string; limit?: number },
): Promise<{ lines: ContributionRow[]; after: string | null }> => {
  const mark = readAfter(after)
  const rows = await contributionsWhere(
    context,
    sql`c.file = ${file} and ${state === undefined ? sql`true` : sql`c.state = ${state}`}
      and ${mark ? sql`(c.created_at, c.id) < (${mark.createdAt}::timestamptz, ${mark.id}::uuid)` : sql`true`}
      order by c.created_at desc, c.id desc limit ${limit + 1}`,
  )
  return pageOf(rows, limit)
}

/** What a contribution says; undefined once its key is erased. */
export const openStatement = (
  seals: ReadonlyMap<string, Seal>,
  row: Pick<ContributionRow, 'seal' | 'content'>,
): SealedStatement | undefined => {
  const seal = seals.get(row.seal)
  return seal && (JSON.parse(seal.open('statement', row.content).toString('utf8')) as SealedStatement)
}

export const openStatements = async (
  context: Context,
  rows: readonly ContributionRow[],
): Promise<ReadonlyMap<string, SealedStatement | undefined>> => {
  const seals = await sealsOf(
    context,
    rows.map((row) => row.seal),
  )
  return new Map(rows.map((row) => [row.id, openStatement(seals, row)]))
}

export const closeStatement = (seal: Seal, statement: SealedStatement): Buffer =>
  seal.close('statement', JSON.stringify(statement))

export const insertContribution = async (
  context: Pick<Context, 'sql'>,
  row: ContributionRow,
): Promise<ContributionRow> =>
  context.sql.insertInto('materialContribution').values(row).returningAll().executeTakeFirstOrThrow()

export const saveContribution = async (
  context: Context,
  row: ContributionRow,
  changed: Partial<ContributionRow>,
): Promise<ContributionRow> =>
  context.sql
    .updateTable('materialContribution')
    .set({ ...changed, version: row.version + 1, updatedAt: context.now })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** What a claim inherits from its contribution. */
export type Borne = Pick<
  ContributionRow,
  | 'bureau'
  | 'source'
  | 'gradeScheme'
  | 'gradeCode'
  | 'sourceCode'
  | 'informationCode'
  | 'suspectedFalse'
  | 'overridden'
  | 'handlingCode'
  | 'confidentiality'
  | 'confidentialityLevel'
  | 'consentOf'
  | 'conditions'
  | 'excluded'
  | 'originKind'
  | 'origin'
>
/** A claim the reader sees, with what it inherits. */
export type SeenClaim = ClaimRow & Borne

/** Columns of a claim `k` of a visible contribution `v`. */
export const seenColumns =
  sql.raw(`k.id, k.file, k.contribution, k.about, k.entity, k.entity_kind, k.other, k.participants,
  k.fields, k.title, k.said_by, k.said_at, k.happened_at, k.line, k.copied_from, k.created_at, v.bureau, v.source, v.grade_scheme,
  v.grade_code, v.source_code, v.information_code, v.suspected_false, v.overridden, v.handling_code, v.confidentiality,
  v.confidentiality_level, v.consent_of, v.conditions, v.excluded, v.origin_kind, v.origin`)

/** A link exists for a reader only where both its ends do: `k` is the claim, `v` the visible contributions. */
export const endsAreSeen = sql.raw(`(k.about <> 'link' or (
  exists (select 1 from material_claim x join v w on w.id = x.contribution
    where x.file = k.file and x.about = 'entity' and x.entity = k.entity)
  and exists (select 1 from material_claim x join v w on w.id = x.contribution
    where x.file = k.file and x.about = 'entity' and x.entity = k.other)))`)

/**
 * Claims the actor sees, of visible contributions within `within` (of `c`) and such that `where` (of `k`) holds, which may end in
 * order and limit.
 */
export const seenClaims = async (
  context: Pick<Context, 'sql' | 'actor'>,
  within: RawBuilder<boolean>,
  where: RawBuilder<unknown>,
): Promise<SeenClaim[]> =>
  (
    await sql<SeenClaim>`with v as materialized (${visible(context.actor, within)})
      select ${seenColumns} from material_claim k join v on v.id = k.contribution
      where ${endsAreSeen} and ${where}`.execute(context.sql)
  ).rows

export const ofFile = (file: string): RawBuilder<boolean> => sql<boolean>`c.file = ${file}`

/** The strictest of each axis, all conditions, everybody's consent: what is made of these claims bears at least this. */
export const markingOfClaims = (claims: readonly Borne[]): Marking => joinMarkings(claims.map(markingOfRow))

/** Bureaus that the source of one of these claims keeps out: what is made of them is kept from these too. */
export const excludedFrom = (claims: readonly Pick<Borne, 'excluded'>[]): string[] =>
  [...new Set(claims.flatMap(({ excluded }) => excluded))].sort()

export type ClaimsTogether = {
  /** Those the actor may read now, in the order of the ids; others are absent as if they were not there. */
  readonly claims: readonly SeenClaim[]
  readonly marking: Marking
  readonly excluded: readonly string[]
}

/** Claims of any file by their ids, as far as the actor may read them, and what is made of them must bear. At most 2000 ids. */
export const claimsFor = async (
  context: Pick<Context, 'sql' | 'actor'>,
  ids: readonly string[],
): Promise<ClaimsTogether> => {
  const wanted = [...new Set(ids)]
  const rows =
    wanted.length === 0
      ? []
      : await seenClaims(
          context,
          sql<boolean>`c.id in (select contribution from material_claim where id = any(${wanted}::uuid[]))`,
          sql`k.id = any(${wanted}::uuid[])`,
        )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const claims = wanted.flatMap((id) => byId.get(id) ?? [])
  return { claims, marking: markingOfClaims(claims), excluded: excludedFrom(claims) }
}
