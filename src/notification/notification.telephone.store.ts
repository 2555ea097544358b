// SQL for the telephone list of a bureau, and for the rounds in which it is rung.
import { allows, toSql } from '../kernel/access.ts'
import type { Connection } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { roundPolicy, telephonePolicy } from './notification.policy.ts'
import type { AttemptOutcome, RoundView, TelephoneView } from './notification.schema.ts'
import type { AttemptRow, RoundRow, TelephoneRow } from './notification.table.ts'
import { nextToRing } from './notification.workflow.ts'

type Store = Pick<Context, 'sql' | 'actor'>

export const viewTelephone = ({ bureau: _, testedBy, ...row }: TelephoneRow): TelephoneView => ({
  ...row,
  testedBy: testedBy === '' ? null : testedBy,
})

/** The list of the actor's bureau in its order. */
export const listTelephoneRows = ({ sql: store, actor }: Store): Promise<TelephoneRow[]> =>
  store
    .selectFrom('notificationTelephone')
    .selectAll()
    .where(toSql(telephonePolicy.read(actor)))
    .orderBy('position')
    .execute()

/**
 * Puts a whole list in the place of the one before. An entry that is kept with its number keeps its test. Throws forbidden
 * `notification.not-yours`.
 */
export const replaceTelephones = async (
  context: Context,
  entries: readonly { readonly id?: string; readonly label: string; readonly number: string }[],
): Promise<void> => {
  const { actor } = context
  const { bureau } = actor
  if (!allows(telephonePolicy.change(actor), { bureau })) throw new Failure('forbidden', 'notification.not-yours')
  await context.client.query('select pg_advisory_xact_lock(hashtext($1))', [`telephones ${bureau}`])
  const before = await listTelephoneRows(context)
  await context.sql.deleteFrom('notificationTelephone').where('bureau', '=', bureau).execute()
  const rows = entries.map((entry, at): TelephoneRow => {
    const kept = before.find(({ id }) => id === entry.id)
    const tested = kept?.number === entry.number ? kept : undefined
    return {
      id: kept?.id ?? context.newId(),
      bureau,
      position: at + 1,
      label: entry.label,
      number: entry.number,
      testedAt: tested?.testedAt ?? null,
      testedBy: tested?.testedBy ?? '',
      reached: tested?.reached ?? null,
    }
  })
  if (rows.length > 0) await context.sql.insertInto('notificationTelephone').values(rows).execute()
}

/** Keeps a test call. Throws notFound `notification.no-telephone`. */
export const keepTest = async ({ sql: store, actor, now }: Context, id: string, reached: boolean): Promise<void> => {
  const row = await store
    .updateTable('notificationTelephone')
    .set({ testedAt: now, testedBy: actor.officer, reached })
    .where(toSql(telephonePolicy.test(actor)))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Failure('notFound', 'notification.no-telephone')
}

/** Begins a round for an item whose alarm nobody answers; undefined when one goes on already. For the platform. */
export const beginRound = (context: Context, bureau: string, item: string): Promise<RoundRow | undefined> =>
  context.sql
    .insertInto('notificationRound')
    .values({ id: context.newId(), bureau, item, beganAt: context.now, endedAt: null })
    .onConflict((conflict) => conflict.column('item').where('endedAt', 'is', null).doNothing())
    .returningAll()
    .executeTakeFirst()

/** Ends the rounds of items that do not ring any more. For the platform. */
export const endRounds = async (
  { sql: store, now }: Pick<Context, 'sql' | 'now'>,
  items: readonly string[],
): Promise<RoundRow[]> =>
  items.length === 0
    ? []
    : store
        .updateTable('notificationRound')
        .set({ endedAt: now })
        .where('item', 'in', [...items])
        .where('endedAt', 'is', null)
        .returningAll()
        .execute()

const telephonesOf = async (
  { sql: store }: Pick<Connection, 'sql'>,
  bureaus: readonly string[],
): Promise<TelephoneRow[]> =>
  bureaus.length === 0
    ? []
    : store
        .selectFrom('notificationTelephone')
        .selectAll()
        .where('bureau', 'in', [...new Set(bureaus)])
        .orderBy('position')
        .execute()

const attemptsOf = async ({ sql: store }: Pick<Connection, 'sql'>, rounds: readonly string[]): Promise<AttemptRow[]> =>
  rounds.length === 0
    ? []
    : store
        .selectFrom('notificationAttempt')
        .selectAll()
        .where('round', 'in', [...rounds])
        .orderBy('number')
        .execute()

const viewRounds = async (context: Store, rounds: readonly RoundRow[]): Promise<RoundView[]> => {
  const telephones = await telephonesOf(
    context,
    rounds.map(({ bureau }) => bureau),
  )
  const attempts = await attemptsOf(
    context,
    rounds.map(({ id }) => id),
  )
  return rounds.map((round) => {
    const own = round.bureau === context.actor.bureau
    const rung = attempts.filter((one) => one.round === round.id)
    const next = nextToRing(
      telephones.filter(({ bureau }) => bureau === round.bureau),
      rung,
    )
    return {
      id: round.id,
      bureau: round.bureau,
      own,
      beganAt: round.beganAt,
      item: own ? round.item : null,
      next: next ? [viewTelephone({ ...next, testedBy: own ? next.testedBy : '' })] : [],
      attempts: rung.map(({ at, byBureau, officer, label, outcome }) => ({
        at,
        bureau: byBureau,
        officer: byBureau === context.actor.bureau ? officer : null,
        label,
        outcome,
      })),
    }
  })
}

const openRounds = ({ sql: store, actor }: Store) =>
  store
    .selectFrom('notificationRound')
    .selectAll()
    .where(toSql(roundPolicy.read(actor)))
    .where('endedAt', 'is', null)

/** Rounds that go on and that the actor may see, the longest first. */
export const listOpenRounds = async (context: Store): Promise<RoundView[]> =>
  viewRounds(context, await openRounds(context).orderBy('beganAt').orderBy('id').limit(100).execute())

const mostAttempts = 200

/**
 * Keeps a call of a round. Throws notFound `notification.no-round` (also of one that is over), `notification.no-telephone` for a
 * number that is not on the bureau's list, conflict `notification.reached` when somebody was reached already.
 */
export const keepAttempt = async (
  context: Context,
  id: string,
  { telephone, outcome }: { readonly telephone: string; readonly outcome: AttemptOutcome },
): Promise<{ readonly round: RoundRow; readonly view: RoundView }> => {
  const round = await openRounds(context).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!round) throw new Failure('notFound', 'notification.no-round')
  const rung = await attemptsOf(context, [round.id])
  if (rung.some((one) => one.outcome === 'reached') || rung.length >= mostAttempts)
    throw new Failure('conflict', 'notification.reached')
  const entry = (await telephonesOf(context, [round.bureau])).find((one) => one.id === telephone)
  if (!entry) throw new Failure('notFound', 'notification.no-telephone')
  const attempt: AttemptRow = {
    round: round.id,
    number: rung.length + 1,
    at: context.now,
    byBureau: context.actor.bureau,
    officer: context.actor.officer,
    telephone,
    label: entry.label,
    outcome,
  }
  await context.sql.insertInto('notificationAttempt').values(attempt).execute()
  const [view] = await viewRounds(context, [round])
  if (!view) throw new RangeError('a round has one view')
  return { round, view }
}
