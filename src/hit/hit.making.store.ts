// SQL for making hits: numbers without gaps, the first step, the clocks, and what is only swiped again.
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { hitPolicy } from './hit.policy.ts'
import { readableHits, setErasing, syncSilence } from './hit.store.ts'
import { type HitRow, linesColumn } from './hit.table.ts'

/**
 * The next number of a year, `HIT-2026-000123`. Without gaps: the counter is locked until the transaction ends and goes
 * back with it. Hits of one year are therefore made one after another, some hundreds a second at most.
 */
const nextReference = async ({ client, now }: Context): Promise<string> => {
  const year = Number(now.slice(0, 4))
  const { rows } = await client.query<{ number: number }>(
    `insert into hit_counter (year, number) values ($1, 1)
     on conflict (year) do update set number = hit_counter.number + 1 returning number`,
    [year],
  )
  return `HIT-${year}-${String(rows[0]?.number).padStart(6, '0')}`
}

/** Whether this world is a demonstration: its hits are marked as exercise for good. */
const isExercise = async ({ client }: Context): Promise<boolean> =>
  (await client.query("select 1 from world where kind = 'demonstration'")).rows.length > 0

/** Keeps a new hit with its first step and its clocks. */
export const insertHit = async (
  context: Context,
  hit: Omit<HitRow, 'reference' | 'exercise' | 'version' | 'steps'>,
): Promise<HitRow> => {
  const { actor, now } = context
  if (!allows(hitPolicy.report(actor), hit)) throw new Failure('forbidden', 'hit.not-yours')
  const row = await context.sql
    .insertInto('hit')
    .values({
      ...hit,
      participants: [...hit.participants],
      likeness: linesColumn(hit.likeness),
      reference: await nextReference(context),
      exercise: await isExercise(context),
      version: 1,
      steps: 1,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await context.sql
    .insertInto('hitStep')
    .values({
      hit: row.id,
      number: 1,
      at: now,
      bureau: actor.bureau,
      officer: actor.officer,
      step: 'reported',
      says: {},
    })
    .execute()
  await syncSilence(context, row, null)
  await setErasing(context, row)
  return row
}

/** The hit that a check has made of a record already, as its maker told it; undefined when there is none the actor may read. */
export const reportedBefore = async (
  context: Context,
  made: Pick<HitRow, 'record' | 'checkId'> & Pick<Swipe, 'matchKey'>,
): Promise<{ id: string; reference: string; told: HitRow['told']; repeated: true } | undefined> => {
  const hit = await readableHits(context)
    .where('record', '=', made.record)
    .where('checkId', '=', made.checkId)
    .$if(made.matchKey !== undefined, (query) => query.where('matchKey', '=', made.matchKey ?? ''))
    .executeTakeFirst()
  return hit && { id: hit.id, reference: hit.reference, told: hit.told, repeated: true }
}

export type Swipe = {
  readonly record: string
  readonly checkId: string
  readonly told: HitRow['told']
  readonly since: string
  readonly asker: Pick<HitRow, 'unit' | 'post' | 'officer'>
  readonly discreet: boolean
  /** Where one record stands for many things: the key of the one that was met. */
  readonly matchKey?: string
}

/**
 * An open hit that this check only repeats: the same record by the same check, or found by the same post since an instant
 * and told to no fewer than now. Swipes of one bureau on one record wait for each other, so that two at once make one hit.
 */
export const findRepeated = async (
  context: Context,
  { record, checkId, told, since, asker, discreet, matchKey }: Swipe,
): Promise<HitRow | undefined> => {
  const { actor, client } = context
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`hit ${actor.bureau} ${record}`])
  return readableHits(context)
    .where('record', '=', record)
    .where('finder', '=', actor.bureau)
    .$if(matchKey !== undefined, (query) => query.where('matchKey', '=', matchKey ?? ''))
    .where((where) =>
      where.or([
        where('checkId', '=', checkId),
        where.and([
          where('state', '<>', 'closed'),
          where('createdAt', '>', since),
          where('unit', '=', asker.unit),
          where('post', '=', asker.post),
          where('discreet', '=', discreet),
          ...(asker.post === '' ? [where('officer', '=', asker.officer)] : []),
          ...(told === 'nobody' ? [] : [where('told', '=', told)]),
        ]),
      ]),
    )
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}
