// SQL for searches for entities that may be one: the run, its proposals, and which of them nobody has decided.
import { sql } from 'kysely'
import { toSql } from '../kernel/access.ts'
import { copyRows } from '../kernel/copy.ts'
import { Failure } from '../kernel/failure.ts'
import { afterOf, defaultLimit, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import type { Entity, Proposal } from '../resolution/entity.ts'
import { entityOf } from './material.entity.ts'
import type { EntityFields, EntityKind } from './material.fields.schema.ts'
import { runPolicy } from './material.policy.ts'
import { ofFile, visible } from './material.store.ts'
import type { ProposedRow, RunRow } from './material.table.ts'

/** Pairs of one run that are kept, the strongest. */
export const mostProposals = 50_000

const readable = (context: Pick<Context, 'sql' | 'actor'>) =>
  context.sql
    .selectFrom('materialRun')
    .selectAll()
    .where(toSql(runPolicy.read(context.actor)))

/** A run of the own bureau. Throws Failure notFound `material.run-not-found`. */
export const readRun = async (context: Pick<Context, 'sql' | 'actor'>, id: string): Promise<RunRow> => {
  const row = await readable(context).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Failure('notFound', 'material.run-not-found')
  return row
}

/** Runs of the own bureau in a file, newest first, at most 50. */
export const listRunRows = (context: Pick<Context, 'sql' | 'actor'>, file: string): Promise<RunRow[]> =>
  readable(context).where('file', '=', file).orderBy('startedAt', 'desc').orderBy('id', 'desc').limit(50).execute()

/**
 * Begins a run over all the actor sees at this moment. Throws conflict `material.run-under-way` where one of the bureau is on its way.
 */
export const insertRun = async (context: Context, file: string): Promise<RunRow> => {
  await context.client.query("select pg_advisory_xact_lock(hashtextextended('material.run ' || $1, 0))", [file])
  const running = await readable(context).where('file', '=', file).where('state', '=', 'running').executeTakeFirst()
  if (running) throw new Failure('conflict', 'material.run-under-way')
  const { rows } = await sql<{ id: string }>`select v.id from (${visible(context.actor, ofFile(file))}) v`.execute(
    context.sql,
  )
  return context.sql
    .insertInto('materialRun')
    .values({
      id: context.newId(),
      file,
      bureau: context.actor.bureau,
      officer: context.actor.officer,
      confidentialityLevel: context.actor.clearance,
      contributions: rows.map(({ id }) => id),
      state: 'running',
      entities: 0,
      compared: 0,
      proposals: 0,
      startedAt: context.now,
      endedAt: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A run on its way, under lock, for the work itself. */
export const lockRunning = ({ sql: store }: Pick<Context, 'sql'>, id: string): Promise<RunRow | undefined> =>
  store
    .selectFrom('materialRun')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst()

const atATime = 4000

type Stated = { readonly entity: string; readonly kind: EntityKind; readonly fields: EntityFields[] }

/** All entities of a run, a few thousand at a time, so that the thread is never held. */
export async function* entitiesOfRun(
  { client }: Pick<Context, 'client'>,
  run: Pick<RunRow, 'file' | 'contributions'>,
): AsyncGenerator<Entity[]> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await client.query<Stated>({
      name: 'material-run-entities',
      text: `select entity, min(entity_kind) as kind, jsonb_agg(fields order by id) as fields from material_claim
        where file = $1 and about = 'entity' and entity > $2 and contribution = any($3)
        group by entity order by entity limit $4`,
      values: [run.file, last, run.contributions, atATime],
    })
    yield rows.map(({ entity, kind, fields }) => entityOf(entity, kind, fields))
    const end = rows.at(-1)
    if (rows.length < atATime || !end) return
    last = end.entity
  }
}

/** Keeps what a run proposes and ends it; answers how many pairs were kept. */
export const finishRun = async (
  context: Context,
  run: RunRow,
  found: {
    readonly proposals: readonly Proposal[]
    readonly entities: number
    readonly compared: number
    readonly endedAt: string
  },
): Promise<number> => {
  const kept = found.proposals.slice(0, mostProposals)
  const columns = ['id', 'run', 'file', 'number', 'one', 'other', 'score', 'verdict', 'evidence'] as const
  await copyRows(
    context,
    'materialProposal',
    columns,
    kept.map(({ one, other, score, verdict, evidence }, number) => ({
      id: context.newId(),
      run: run.id,
      file: run.file,
      number,
      one,
      other,
      score,
      verdict,
      evidence: { lines: evidence.map(({ words, values, weight }) => ({ words, values: { ...values }, weight })) },
    })),
  )
  await context.sql
    .updateTable('materialRun')
    .set({
      state: 'finished',
      entities: found.entities,
      compared: found.compared,
      proposals: kept.length,
      endedAt: found.endedAt,
    })
    .where('id', '=', run.id)
    .execute()
  // What the bureau searched before is answered by the newest search alone.
  await context.client.query(
    `delete from material_proposal where run in (
       select id from material_run where file = $1 and bureau = $2 and id <> $3 and confidentiality_level = $4)`,
    [run.file, run.bureau, run.id, run.confidentialityLevel],
  )
  return kept.length
}

export const failRun = async ({ sql: store }: Context, id: string, endedAt: string): Promise<void> => {
  await store.updateTable('materialRun').set({ state: 'failed', endedAt }).where('id', '=', id).execute()
}

/** Proposals of a run that speak of entities the reader still sees, all of them, strongest first. */
const proposed = (context: Pick<Context, 'actor'>, run: RunRow) => sql`
  with v as materialized (${visible(context.actor, ofFile(run.file))})
  select p.* from material_proposal p where p.run = ${run.id}
    and exists (select 1 from material_claim k join v on v.id = k.contribution
      where k.file = p.file and k.about = 'entity' and k.entity = p.one)
    and exists (select 1 from material_claim k join v on v.id = k.contribution
      where k.file = p.file and k.about = 'entity' and k.entity = p.other)`

export type ProposalsWanted = {
  readonly after?: string
  readonly limit?: number
  /** Pairs that are no question any more, `one other`; left out of the page. */
  readonly without: readonly string[]
}

/** A page of proposals. The mark of the pager carries the id of the last line. */
export const listProposalRows = async (
  context: Pick<Context, 'sql' | 'actor'>,
  run: RunRow,
  { after, limit = defaultLimit, without }: ProposalsWanted,
): Promise<{ lines: ProposedRow[]; after: string | null }> => {
  const mark = readAfter(after)
  const { rows } = await sql<ProposedRow>`${proposed(context, run)}
    and ${mark ? sql`p.number > coalesce((select number from material_proposal where id = ${mark.id} and run = ${run.id}), -1)` : sql`true`}
    and ${without.length === 0 ? sql`true` : sql`p.one::text || ' ' || p.other::text <> all(${[...without]}::text[])`}
    order by p.number limit ${limit + 1}`.execute(context.sql)
  const lines = rows.slice(0, limit)
  const last = lines.at(-1)
  return { lines, after: rows.length > limit && last ? afterOf({ createdAt: run.startedAt, id: last.id }) : null }
}

/** Pairs of a run the reader sees: those proposed, to be set against what was decided. */
export const listPairs = async (
  context: Pick<Context, 'sql' | 'actor'>,
  run: RunRow,
): Promise<{ one: string; other: string }[]> =>
  (await sql<{ one: string; other: string }>`select one, other from (${proposed(context, run)}) p`.execute(context.sql))
    .rows
