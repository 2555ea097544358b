// SQL for telephone calls: that there was one stands open, who spoke and what was said is sealed.
import { sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { sealsOf } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { pagePolicy } from './desk.policy.ts'
import { newDeskSeal } from './desk.sealing.store.ts'
import type { CallRow } from './desk.table.ts'

/** What is sealed of a call. */
export type CallWords = { readonly number: string | null; readonly spoke: string | null; readonly said: string }

/** Keeps a call of the actor's bureau. One that was logged on a hit has its words there and none here. */
export const insertCall = async (
  context: Context,
  call: Omit<CallRow, 'id' | 'bureau' | 'unit' | 'officer' | 'createdAt' | 'seal' | 'said'>,
  words: CallWords | undefined,
): Promise<CallRow> => {
  const { actor, now } = context
  const seal = words && (await newDeskSeal(context))
  const row: CallRow = {
    ...call,
    id: context.newId(),
    bureau: actor.bureau,
    unit: actor.unit,
    officer: actor.officer,
    createdAt: now,
    seal: seal?.id ?? null,
    said: seal?.close('said', JSON.stringify(words)) ?? null,
  }
  if (!allows(pagePolicy.write(actor), row)) throw new Failure('forbidden', 'desk.not-yours')
  await context.sql.insertInto('deskCall').values(row).execute()
  return row
}

/** Notes that a call was logged on a hit; for the platform, which follows the hit's facts. */
export const mirrorHitCall = async (
  context: Context,
  call: Pick<CallRow, 'id' | 'officer' | 'createdAt' | 'partner' | 'hit' | 'item' | 'reference' | 'unit'>,
): Promise<void> => {
  const row: CallRow = {
    ...call,
    bureau: context.actor.bureau,
    direction: '',
    reached: true,
    aboutKind: '',
    aboutRef: null,
    seal: null,
    said: null,
    confirmFrom: '',
    confirmBy: null,
  }
  if (!allows(pagePolicy.tend(context.actor), row)) throw new Failure('forbidden', 'desk.not-yours')
  await context.sql
    .insertInto('deskCall')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** How many calls were logged about an item that passed its rule. */
export const countCalls = async ({ sql: store }: Pick<Context, 'sql'>, item: string): Promise<number> => {
  const row = await store
    .selectFrom('deskCall')
    .select(sql<number>`count(*)::int`.as('calls'))
    .where('item', '=', item)
    .executeTakeFirstOrThrow()
  return row.calls
}

export type CallsWanted = {
  readonly item?: string
  readonly with?: string
  readonly after?: string
  readonly limit?: number
}

/** Calls the actor may read, newest first, from the mark on. Throws Failure invalid `list.bad-mark`. */
export const listCallRows = async (
  context: Context,
  { item, with: partner, after, limit = defaultLimit }: CallsWanted,
): Promise<{ lines: CallRow[]; after: string | null }> => {
  let query = context.sql
    .selectFrom('deskCall')
    .selectAll()
    .where(toSql(pagePolicy.read(context.actor)))
    .where(beforeMark(readAfter(after)))
  if (item) query = query.where('item', '=', item)
  if (partner) query = query.where('partner', '=', partner)
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** What was said, by call; absent where the words stand on a hit or were erased. */
export const openCalls = async (
  context: Context,
  rows: readonly CallRow[],
): Promise<ReadonlyMap<string, CallWords>> => {
  const seals = await sealsOf(
    context,
    rows.flatMap(({ seal }) => (seal === null ? [] : [seal])),
  )
  return new Map(
    rows.flatMap((row): [string, CallWords][] => {
      const seal = row.seal === null ? undefined : seals.get(row.seal)
      return seal && row.said ? [[row.id, JSON.parse(seal.open('said', row.said).toString()) as CallWords]] : []
    }),
  )
}

export type Confirmation = { readonly item: string; readonly doneAt: string | null }

/** Items that stand for the written confirmation of these calls. */
export const readConfirmations = async (
  { sql: store }: Pick<Context, 'sql'>,
  calls: readonly string[],
): Promise<ReadonlyMap<string, Confirmation>> => {
  if (calls.length === 0) return new Map()
  const rows = await store
    .selectFrom('deskItem')
    .select(['id', 'ref', 'doneAt'])
    .where('kind', '=', 'confirmation')
    .where('ref', 'in', [...calls])
    .execute()
  return new Map(rows.map(({ id, ref, doneAt }) => [ref, { item: id, doneAt }]))
}
