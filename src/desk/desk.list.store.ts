// SQL for the lists of a desk: tabs, filters, orders without ties, and the counts of the shift strip.
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { toSql } from '../kernel/access.ts'
import type { Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { defaultLimit } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { isId } from '../kernel/validation.ts'
import { isInstant } from '../terms/instant.ts'
import { itemPolicy } from './desk.policy.ts'
import type { ItemKind, ItemNeed, Order, StripFilter, Tab } from './desk.schema.ts'
import { readableItems } from './desk.store.ts'
import type { ItemLife, ItemRow } from './desk.table.ts'

export type ItemsWanted = {
  readonly tab?: Tab
  readonly filter?: StripFilter
  readonly urgency?: ItemLife['urgency']
  readonly kind?: ItemKind
  readonly need?: ItemNeed
  readonly from?: string
  readonly language?: string
  readonly order?: Order
  readonly after?: string
  readonly limit?: number
}

/** Stands in for "no time": such items come after all others. */
const never = '9999-12-31T00:00:00.000Z'

const awake = sql<boolean>`snoozed_until is null`

const tabRules: Readonly<Record<Tab, (officer: string) => RawBuilder<boolean>>> = {
  unassigned: () => sql`(state = 'open' and ${awake} and owner = '' and not waits)`,
  mine: (officer) => sql`(state = 'open' and ${awake} and owner = ${officer})`,
  waiting: () => sql`(state = 'open' and ${awake} and waits)`,
  all: () => sql`(state = 'open' and ${awake})`,
  snoozed: () => sql`(state = 'open' and snoozed_until is not null)`,
  done: () => sql`(state = 'done')`,
}

const unowned = sql<boolean>`(owner = '' and not waits)`
const filterRules: Readonly<Record<StripFilter, (now: string) => RawBuilder<boolean>>> = {
  'very-urgent': () => sql`(urgency = 'very-urgent' and ${unowned} and not test)`,
  urgent: () => sql`(urgency = 'urgent' and ${unowned} and not test)`,
  unowned: () => unowned,
  'hits-to-confirm': () => sql`(kind = 'hit' and need in ('confirm', 'answer') and not waits)`,
  'replies-overdue': (now) => sql`(waits and due_at < ${now}::timestamptz)`,
}

type Readable = SelectQueryBuilder<Tables, 'deskItem', ItemRow>

const filtered = (context: Context, wanted: ItemsWanted): Readable => {
  const { actor, now } = context
  // The counts of the strip are over all that is open, whatever the tab.
  const tab = wanted.tab ?? (wanted.filter ? 'all' : 'unassigned')
  let query = readableItems(context).where(tabRules[tab](actor.officer))
  if (wanted.filter) query = query.where(filterRules[wanted.filter](now))
  if (wanted.urgency) query = query.where('urgency', '=', wanted.urgency)
  if (wanted.kind) query = query.where('kind', '=', wanted.kind)
  if (wanted.need) query = query.where('need', '=', wanted.need)
  if (wanted.from) query = query.where('sender', '=', wanted.from)
  if (wanted.language) query = query.where('language', '=', wanted.language)
  return query
}

const due = sql`coalesce(due_at, ${never}::timestamptz)`

/** Columns of each order, all rising; the id at the end makes it total. What is done comes with the last one first. */
const orderings = {
  urgency: sql`rank, ${due}, arrived_at, id`,
  due: sql`${due}, rank, arrived_at, id`,
  arrived: sql`arrived_at, rank, id`,
  done: sql`done_at desc, id desc`,
} as const

const ranks = ['very-urgent', 'urgent', 'normal'] as const

type MarkOf = readonly [order: keyof typeof orderings, rank: number, due: string, at: string, id: string]

const markOf = (order: keyof typeof orderings, row: ItemRow): string => {
  const at = order === 'done' ? (row.doneAt ?? never) : row.arrivedAt
  const mark: MarkOf = [order, ranks.indexOf(row.urgency), row.dueAt ?? never, at, row.id]
  return Buffer.from(JSON.stringify(mark)).toString('base64url')
}

const readMark = (order: keyof typeof orderings, after: string | undefined): MarkOf | undefined => {
  if (after === undefined) return undefined
  try {
    const [of, rank, until, at, id] = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as unknown[]
    const fits = of === order && typeof rank === 'number' && ranks[rank] !== undefined
    if (fits && isInstant(until) && isInstant(at) && isId(id)) return [order, rank, until, at, id]
  } catch {}
  throw new Failure('invalid', 'list.bad-mark')
}

const beyond = ([order, rank, until, at, id]: MarkOf): RawBuilder<boolean> => {
  const last = sql`${at}::timestamptz`
  switch (order) {
    case 'urgency':
      return sql`(rank, ${due}, arrived_at, id) > (${rank}::smallint, ${until}::timestamptz, ${last}, ${id}::uuid)`
    case 'due':
      return sql`(${due}, rank, arrived_at, id) > (${until}::timestamptz, ${rank}::smallint, ${last}, ${id}::uuid)`
    case 'arrived':
      return sql`(arrived_at, rank, id) > (${last}, ${rank}::smallint, ${id}::uuid)`
    case 'done':
      return sql`(done_at, id) < (${last}, ${id}::uuid)`
  }
}

/** Items the actor may read, from the mark on. Throws Failure invalid `list.bad-mark`, also for a mark of another order. */
export const listItemRows = async (
  context: Context,
  wanted: ItemsWanted,
): Promise<{ lines: ItemRow[]; after: string | null }> => {
  const { limit = defaultLimit } = wanted
  const order = wanted.tab === 'done' ? 'done' : (wanted.order ?? 'urgency')
  const mark = readMark(order, wanted.after)
  let query = filtered(context, wanted)
  if (mark) query = query.where(beyond(mark))
  const rows = await query
    .orderBy(orderings[order])
    .limit(limit + 1)
    .execute()
  const lines = rows.slice(0, limit)
  const last = lines.at(-1)
  return { lines, after: rows.length > limit && last ? markOf(order, last) : null }
}

export type Counts = {
  readonly veryUrgent: number
  readonly urgent: number
  readonly hitsToConfirm: number
  readonly repliesOverdue: number
  readonly tabs: Readonly<Record<'unassigned' | 'mine' | 'waiting' | 'all' | 'snoozed', number>>
}

/** Counts of the shift strip and of the tabs, under the reader's rule, in one pass over what is open. */
export const countItems = async ({ sql: store, actor, now }: Context): Promise<Counts> => {
  const counted = (rule: RawBuilder<boolean>) => sql<number>`count(*) filter (where ${rule})::int`
  const open = (filter: StripFilter) => counted(sql`${awake} and ${filterRules[filter](now)}`)
  const tab = (name: Tab) => counted(tabRules[name](actor.officer))
  const row = await store
    .selectFrom('deskItem')
    .where(toSql(itemPolicy.read(actor)))
    .where('state', '=', 'open')
    .select([
      open('very-urgent').as('veryUrgent'),
      open('urgent').as('urgent'),
      open('hits-to-confirm').as('hitsToConfirm'),
      open('replies-overdue').as('repliesOverdue'),
      tab('unassigned').as('unassigned'),
      tab('mine').as('mine'),
      tab('waiting').as('waiting'),
      tab('all').as('all'),
      tab('snoozed').as('snoozed'),
    ])
    .executeTakeFirstOrThrow()
  const { veryUrgent, urgent, hitsToConfirm, repliesOverdue, ...tabs } = row
  return { veryUrgent, urgent, hitsToConfirm, repliesOverdue, tabs }
}

/** What has waited longest without an owner; undefined when everything has one. */
export const readOldestUnowned = (context: Context): Promise<ItemRow | undefined> =>
  readableItems(context).where(tabRules.unassigned('')).orderBy('arrivedAt').orderBy('id').limit(1).executeTakeFirst()

/** What was done last. */
export const readLastDone = (context: Context): Promise<ItemRow | undefined> =>
  readableItems(context)
    .where('state', '=', 'done')
    .orderBy('doneAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** What rings, the longest first. */
export const listRinging = (context: Context): Promise<ItemRow[]> =>
  readableItems(context)
    .where('state', '=', 'open')
    .where('alarm', '=', 'ringing')
    .orderBy('alarmAt')
    .orderBy('id')
    .limit(200)
    .execute()

/** Open very urgent and urgent items, for the page a shift leaves. */
export const listPressing = (context: Context, most: number): Promise<ItemRow[]> =>
  readableItems(context)
    .where('state', '=', 'open')
    .where('urgency', 'in', ['very-urgent', 'urgent'])
    .where('test', '=', false)
    .where('kind', '<>', 'handover')
    // The page is read by the whole bureau: what one officer is not shown stays on the desk of the others.
    .where('withheldFrom', '=', '')
    .orderBy(orderings.urgency)
    .limit(most)
    .execute()

/** Open very urgent items an officer has, locked: a shift ends with somebody else having them. */
export const lockVeryUrgentOf = (context: Context, officer: string): Promise<ItemRow[]> =>
  readableItems(context)
    .where('state', '=', 'open')
    .where('urgency', '=', 'very-urgent')
    .where('owner', '=', officer)
    .orderBy('id')
    .forUpdate()
    .execute()
