// SQL for items. Nothing leaves without passing the read rule; an item is changed only under its lock, step by step.
import { type SelectQueryBuilder, sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import { type Connection, named, type Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import { type ItemAction, itemPolicy } from './desk.policy.ts'
import { defaultAlarmMinutes, type ItemKind, lookSeconds } from './desk.schema.ts'
import { newDeskSeal } from './desk.sealing.store.ts'
import type { ItemLife, ItemRow, LinkRow, StepRow } from './desk.table.ts'
import type { Advance, Step } from './desk.workflow.ts'

type Readable = SelectQueryBuilder<Tables, 'deskItem', ItemRow>

/** Where every read begins. */
export const readableItems = ({ sql: store, actor }: Pick<Context, 'sql' | 'actor'>): Readable =>
  store
    .selectFrom('deskItem')
    .selectAll()
    .where(toSql(itemPolicy.read(actor)))

const permitted = (context: Context, row: ItemRow | undefined, action: ItemAction): ItemRow => {
  if (!row) throw new Failure('notFound', 'desk.not-found')
  if (!allows(itemPolicy[action](context.actor), row)) throw new Failure('forbidden', 'desk.not-yours')
  return row
}

/** One item, for an action of the policy. Throws Failure notFound `desk.not-found`, forbidden `desk.not-yours`. */
export const readItem = async (context: Context, id: string, action: ItemAction = 'read'): Promise<ItemRow> =>
  permitted(context, await readableItems(context).where('id', '=', id).executeTakeFirst(), action)

/** The same under lock until the transaction ends: of two officers pressing together the second sees what the first did. */
export const lockItem = async (context: Context, id: string, action: ItemAction): Promise<ItemRow> =>
  permitted(context, await readableItems(context).where('id', '=', id).forUpdate().executeTakeFirst(), action)

/** Several items at once, as far as the actor may read them. */
export const readItems = (context: Context, ids: readonly string[]): Promise<ItemRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : readableItems(context)
        .where('id', 'in', [...new Set(ids)])
        .orderBy('id')
        .execute()

/** Items of these things at all bureaus, locked; for the platform, which makes items follow their things. */
export const lockItemsOf = (
  { sql: store }: Pick<Connection, 'sql'>,
  kind: ItemKind,
  refs: readonly string[],
): Promise<ItemRow[]> =>
  refs.length === 0
    ? Promise.resolve([])
    : store
        .selectFrom('deskItem')
        .selectAll()
        .where('kind', '=', kind)
        .where('ref', '=', sql<string>`any(${[...refs]}::uuid[])`)
        .orderBy('id')
        .forUpdate()
        .execute()

/** Minutes until an alarm goes on, of each of these bureaus. */
export const readAlarmMinutes = async (
  { client }: Pick<Connection, 'client'>,
  bureaus: readonly string[],
): Promise<(bureau: string) => number> => {
  const rows = await named<{ bureau: string; minutes: number }>(
    client,
    'desk-minutes',
    'select bureau, alarm_minutes as minutes from desk_setting where bureau = any($1)',
    [bureaus],
  )
  const stated = new Map(rows.map(({ bureau, minutes }) => [bureau, minutes]))
  return (bureau) => stated.get(bureau) ?? defaultAlarmMinutes
}

export const writeAlarmMinutes = async (
  { client }: Pick<Connection, 'client'>,
  bureau: string,
  minutes: number,
): Promise<void> => {
  await client.query(
    `insert into desk_setting (bureau, alarm_minutes) values ($1, $2)
     on conflict (bureau) do update set alarm_minutes = excluded.alarm_minutes`,
    [bureau, minutes],
  )
}

const changing = (item: ItemLife) => ({
  unit: item.unit,
  reviewed: item.reviewed,
  withheldFrom: item.withheldFrom,
  reference: item.reference,
  side: item.side,
  need: item.need,
  urgency: item.urgency,
  dueAt: item.dueAt,
  waits: item.waits,
  arrivedAt: item.arrivedAt,
  sender: item.sender,
  language: item.language,
  about: item.about,
  test: item.test,
  exercise: item.exercise,
  withdrawn: item.withdrawn,
  round: item.round,
  state: item.state,
  owner: item.owner,
  snoozedUntil: item.snoozedUntil,
  seenAt: item.seenAt,
  alarm: item.alarm,
  alarmLevel: item.alarmLevel,
  alarmAt: item.alarmAt,
  alarmNext: item.alarmNext,
  escalation: item.escalation,
  outcome: item.outcome,
  doneAt: item.doneAt,
  doneBy: item.doneBy,
  byHand: item.byHand,
  links: item.links,
  steps: item.steps,
  version: item.version,
})

type Clocked = Pick<ItemLife, 'snoozedUntil' | 'alarmNext'>
const clocks = [
  ['desk.come-back', 'snoozedUntil'],
  ['desk.alarm', 'alarmNext'],
] as const

/** The clocks of an item run as the system of its bureau. */
const syncClocks = async (context: Context, row: ItemRow, before: Clocked): Promise<void> => {
  for (const [kind, column] of clocks) {
    const dueAt = row[column]
    if (dueAt === before[column]) continue
    if (dueAt === null) await clearTimer(context, kind, row.id)
    else await setTimer(context, { kind, ref: row.id, dueAt, bureau: row.bureau })
  }
}

const stepRow = (
  context: Context,
  item: string,
  number: number,
  step: Step,
  sealed: Pick<StepRow, 'seal' | 'words'>,
): StepRow => ({
  item,
  number,
  at: context.now,
  officer: step.officer ?? context.actor.officer,
  step: step.step,
  givenTo: step.givenTo ?? '',
  until: step.until ?? null,
  level: step.level ?? null,
  outcome: step.outcome ?? '',
  ...sealed,
})

const noWords = { seal: null, words: null } as const

const sealWords = async (context: Context, words: string | undefined): Promise<Pick<StepRow, 'seal' | 'words'>> => {
  if (words === undefined) return noWords
  const seal = await newDeskSeal(context)
  return { seal: seal.id, words: seal.close('words', words) }
}

/** Keeps an item after a command, with its steps and clocks. `before` is the row under lock; `words` go with the first step. */
export const saveItem = async (
  context: Context,
  before: ItemRow,
  { item, steps }: Advance,
  words?: string,
): Promise<ItemRow> => {
  if (steps.length === 0) return before
  const row = await context.sql
    .updateTable('deskItem')
    .set(changing(item))
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .returningAll()
    .executeTakeFirstOrThrow()
  const sealed = await sealWords(context, words)
  const rows = steps.map((step, at) =>
    stepRow(context, row.id, before.steps + at + 1, step, at === 0 ? sealed : noWords),
  )
  await context.sql.insertInto('deskStep').values(rows).execute()
  await syncClocks(context, row, before)
  return row
}

export type NewItem = { readonly bureau: string; readonly ref: string; readonly advance: Advance }

/** Rows of one statement: writing them as JSON takes this process about 2 ms, then others have their turn. */
const rowsAtOnce = 200

const itemColumns = `id, bureau, kind, ref, unit, reviewed, withheld_from, reference, side, need, urgency, due_at, waits, arrived_at, sender, language,
  about, test, exercise, withdrawn, round, state, owner, snoozed_until, seen_at, alarm, alarm_level, alarm_at, alarm_next, escalation,
  outcome, done_at, done_by, by_hand, links, steps, version`
const stepColumns = 'item, number, at, officer, step, given_to, until, level, outcome'

// One statement for any number of items: parsed once, and none of its values has to be described.
const insertStatement = `
  with made as (
    insert into desk_item (${itemColumns})
    select ${itemColumns} from json_populate_recordset(null::desk_item, $1)
    on conflict (bureau, kind, ref) do nothing
    returning id
  ), stepped as (
    insert into desk_step (${stepColumns})
    select ${stepColumns} from json_populate_recordset(null::desk_step, $2) where item in (select id from made)
  )
  select id from made`

const columnNames = new Map<string, string>()

/** `dueAt` is the column `due_at`: the rule of the query builder, which this goes past. */
const columnOf = (name: string): string => {
  const known = columnNames.get(name)
  if (known !== undefined) return known
  const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  columnNames.set(name, column)
  return column
}

const asColumns = (row: object): Record<string, unknown> => {
  const columns: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row)) columns[columnOf(name)] = value
  return columns
}

const insertSome = async (context: Context, items: readonly NewItem[]): Promise<ItemRow[]> => {
  const rows = items.map(
    ({ bureau, ref, advance: { item } }): ItemRow => ({
      ...changing(item),
      id: context.newId(),
      bureau,
      kind: item.kind,
      ref,
    }),
  )
  const steps = rows.flatMap(({ id }, at) =>
    (items[at]?.advance.steps ?? []).map((step, before) => stepRow(context, id, before + 1, step, noWords)),
  )
  const made = await named<{ id: string }>(context.client, 'desk-insert', insertStatement, [
    JSON.stringify(rows.map(asColumns)),
    JSON.stringify(steps.map(asColumns)),
  ])
  const kept = new Set(made.map(({ id }) => id))
  return rows.filter(({ id }) => kept.has(id))
}

/** Keeps new items; one that another hub made meanwhile stays as it is and is not among those answered. */
export const insertItems = async (context: Context, items: readonly NewItem[]): Promise<ItemRow[]> => {
  const rows: ItemRow[] = []
  for (let from = 0; from < items.length; from += rowsAtOnce)
    rows.push(...(await insertSome(context, items.slice(from, from + rowsAtOnce))))
  for (const row of rows) await syncClocks(context, row, { snoozedUntil: null, alarmNext: null })
  return rows
}

/** Newest steps of an item that passed the read rule, at most 100. */
export const readSteps = ({ sql: store }: Pick<Context, 'sql'>, item: string): Promise<StepRow[]> =>
  store.selectFrom('deskStep').selectAll().where('item', '=', item).orderBy('number', 'desc').limit(100).execute()

/** Links of an item that passed the read rule. */
export const readLinks = ({ sql: store }: Pick<Context, 'sql'>, item: string): Promise<LinkRow[]> =>
  store.selectFrom('deskLink').selectAll().where('item', '=', item).orderBy('at').orderBy('ref').execute()

/** Keeps a link; false when there is one already. */
export const insertLink = async ({ sql: store }: Pick<Context, 'sql'>, link: LinkRow): Promise<boolean> =>
  (
    await store
      .insertInto('deskLink')
      .values(link)
      .onConflict((conflict) => conflict.columns(['item', 'kind', 'ref']).doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n

/** Takes a link away; false when there is none. */
export const deleteLink = async (
  { sql: store }: Pick<Context, 'sql'>,
  { item, kind, ref }: Pick<LinkRow, 'item' | 'kind' | 'ref'>,
): Promise<boolean> =>
  (
    await store
      .deleteFrom('deskLink')
      .where('item', '=', item)
      .where('kind', '=', kind)
      .where('ref', '=', ref)
      .executeTakeFirst()
  ).numDeletedRows === 1n

/** Remembers for half a minute that the actor has an item open, and answers who else has. Says nothing of anybody's data. */
export const look = async ({ client, actor, now }: Context, item: string): Promise<string[]> => {
  await client.query(`delete from desk_look where at < $1::timestamptz - interval '1 hour'`, [now])
  await client.query(
    `insert into desk_look (item, officer, at) values ($1, $2, $3)
     on conflict (item, officer) do update set at = greatest(desk_look.at, excluded.at)`,
    [item, actor.officer, now],
  )
  return readLooking({ client, actor, now }, item)
}

/** Who else has an item open now. */
export const readLooking = async (
  { client, actor, now }: Pick<Context, 'client' | 'actor' | 'now'>,
  item: string,
): Promise<string[]> => {
  const { rows } = await client.query<{ officer: string }>(
    `select officer from desk_look where item = $1 and officer <> $2
       and at > $3::timestamptz - make_interval(secs => $4) order by officer limit 50`,
    [item, actor.officer, now, lookSeconds],
  )
  return rows.map(({ officer }) => officer)
}
