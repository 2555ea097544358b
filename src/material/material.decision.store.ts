// SQL for what people decided of entities, and the groups these decisions make for one reader.
import { sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { newSeal, sealsOf } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { clustersOf } from '../resolution/cluster.ts'
import type { Clustering } from '../resolution/entity.ts'
import { claimsOn } from './material.list.store.ts'
import { decisionPolicy } from './material.policy.ts'
import { excludedFrom, ofFile, visible } from './material.store.ts'
import type { DecisionRow } from './material.table.ts'

type Reader = Pick<Context, 'sql' | 'actor'>

/**
 * Decisions on a file that stand and that the reader may see: by the rule of the decision, and only where both entities exist for
 * the reader. In the order of their pairs.
 */
export const readDecisions = async (context: Reader, file: string): Promise<DecisionRow[]> =>
  (
    await sql<DecisionRow>`with v as materialized (${visible(context.actor, ofFile(file))})
      select d.* from material_decision d
      where d.file = ${file} and d.undone_at is null and ${toSql(decisionPolicy.read(context.actor), 'd')}
        and exists (select 1 from material_claim k join v on v.id = k.contribution
          where k.file = d.file and k.about = 'entity' and k.entity = d.one)
        and exists (select 1 from material_claim k join v on v.id = k.contribution
          where k.file = d.file and k.about = 'entity' and k.entity = d.other)
      order by d.one, d.other, d.created_at, d.id`.execute(context.sql)
  ).rows

/** What the decisions make: groups, contradictions, and for each member of a group the one it stands under. */
export type Groups = Clustering & {
  readonly decisions: readonly DecisionRow[]
  readonly membersOf: ReadonlyMap<string, readonly string[]>
  /** Members that are not the first of their group. */
  readonly under: readonly string[]
}

/** Pure: the same decisions make the same groups, in whatever order they were made. */
export const groupsOf = (decisions: readonly DecisionRow[]): Groups => {
  const clustering = clustersOf(decisions)
  const membersOf = new Map<string, readonly string[]>()
  for (const { members } of clustering.clusters) for (const member of members) membersOf.set(member, members)
  return {
    ...clustering,
    decisions,
    membersOf,
    under: clustering.clusters.flatMap(({ members }) => members.slice(1)),
  }
}

export const readGroups = async (context: Reader, file: string): Promise<Groups> =>
  groupsOf(await readDecisions(context, file))

/** Reasons of decisions that passed the read rule. */
export const readReasons = async (
  context: Context,
  decisions: readonly DecisionRow[],
): Promise<ReadonlyMap<string, string>> => {
  const seals = await sealsOf(
    context,
    decisions.map(({ seal }) => seal),
  )
  return new Map(
    decisions.flatMap(({ id, seal, reason }) => {
      const key = seals.get(seal)
      return key ? [[id, key.open('reason', reason).toString('utf8')] as const] : []
    }),
  )
}

/**
 * Keeps a decision. It stands on all the decider sees of both entities, and is kept from whom any of that is kept from. Throws
 * Failure notFound for an entity the decider does not see, conflict `material.decided` where the bureau has decided already.
 */
export const insertDecision = async (
  context: Context,
  given: { file: string; one: string; other: string; verdict: DecisionRow['verdict']; reason: string },
): Promise<DecisionRow> => {
  const [one, other] = given.one < given.other ? [given.one, given.other] : [given.other, given.one]
  const claims = await claimsOn(context, given.file, [one, other])
  for (const id of [one, other])
    if (!claims.some(({ entity }) => entity === id)) throw new Failure('notFound', 'material.entity-not-found')
  const kinds = new Set(claims.map(({ entityKind }) => entityKind))
  if (kinds.size > 1) throw new Failure('conflict', 'material.kinds-differ')
  const { actor, now } = context
  // Two officers who decide at once decide one after the other. Only decisions the decider may see are in the way.
  await context.client.query("select pg_advisory_xact_lock(hashtextextended('material.decision ' || $1, 0))", [
    given.file,
  ])
  const standing = await readDecisions(context, given.file)
  if (standing.some((row) => row.one === one && row.other === other && row.bureau === actor.bureau))
    throw new Failure('conflict', 'material.decided')
  const seal = await newSeal(context)
  return context.sql
    .insertInto('materialDecision')
    .values({
      id: context.newId(),
      file: given.file,
      one,
      other,
      verdict: given.verdict,
      bureau: actor.bureau,
      officer: actor.officer,
      confidentialityLevel: Math.max(...claims.map(({ confidentialityLevel }) => confidentialityLevel)),
      excluded: excludedFrom(claims).filter((bureau) => bureau !== actor.bureau),
      seal: seal.id,
      reason: seal.close('reason', given.reason),
      createdAt: now,
      undoneAt: null,
      undoneBy: '',
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Takes a decision back. Throws Failure notFound `material.decision-not-found`, forbidden for another bureau's, conflict where it was. */
export const undoDecisionRow = async (context: Context, id: string): Promise<DecisionRow> => {
  const row = await context.sql
    .selectFrom('materialDecision')
    .selectAll()
    .where('id', '=', id)
    .where(toSql(decisionPolicy.read(context.actor)))
    .forUpdate()
    .executeTakeFirst()
  const seen = row && (row.undoneAt !== null || (await readDecisions(context, row.file)).some((one) => one.id === id))
  if (!row || !seen) throw new Failure('notFound', 'material.decision-not-found')
  if (!allows(decisionPolicy.undo(context.actor), row)) throw new Failure('forbidden', 'material.not-yours')
  if (row.undoneAt !== null) throw new Failure('conflict', 'material.undone-already')
  await context.sql
    .updateTable('materialDecision')
    .set({ undoneAt: context.now, undoneBy: context.actor.officer })
    .where('id', '=', id)
    .execute()
  return row
}

/** Pages the decisions that stand, newest first; `all` are those of `readDecisions`. */
export const pageDecisions = (
  all: readonly DecisionRow[],
  { after, limit = defaultLimit }: { after?: string; limit?: number },
): { lines: DecisionRow[]; after: string | null } => {
  const mark = readAfter(after)
  const newest = [...all].sort((one, other) => compare(other.createdAt, one.createdAt) || compare(other.id, one.id))
  const rest = mark
    ? newest.filter(
        (row) => compare(row.createdAt, mark.createdAt) < 0 || (row.createdAt === mark.createdAt && row.id < mark.id),
      )
    : newest
  return pageOf(rest.slice(0, limit + 1), limit)
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
