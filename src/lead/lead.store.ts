// SQL for leads. Nothing leaves without passing the read rule; a lead is changed only under its lock, step by step.
import { type SelectQueryBuilder, sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import type { Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import { type LeadAction, leadPolicy, placesOf, readsForGiver } from './lead.policy.ts'
import type { LeadSide } from './lead.schema.ts'
import type { LeadRow, ReceiptRow, StepRow } from './lead.table.ts'
import { dueOf, isDone, nextReminder, stateOf } from './lead.workflow.ts'

type Reader = Pick<Context, 'sql' | 'actor'>

export const remindTimer = 'lead.remind'

/** Where every read begins. */
export const readableLeads = ({ sql: store, actor }: Reader): SelectQueryBuilder<Tables, 'lead', LeadRow> =>
  store
    .selectFrom('lead')
    .selectAll()
    .where(toSql(leadPolicy.read(actor)))

const permitted = (context: Reader, row: LeadRow | undefined, action: LeadAction): LeadRow => {
  if (!row) throw new Failure('notFound', 'lead.not-found')
  if (!allows(leadPolicy[action](context.actor), row)) throw new Failure('forbidden', 'lead.not-yours')
  return row
}

/** One lead, for an action of the policy. Throws Failure notFound `lead.not-found`, forbidden `lead.not-yours`. */
export const readLead = async (context: Reader, id: string, action: LeadAction = 'read'): Promise<LeadRow> =>
  permitted(context, await readableLeads(context).where('id', '=', id).executeTakeFirst(), action)

/**
 * The same under lock until the transaction ends. Throws conflict `lead.withdrawn` for one that was withdrawn, `lead.stale` for another
 * version than the one given.
 */
export const lockLead = async (
  context: Context,
  id: string,
  action: LeadAction,
  version?: number,
): Promise<LeadRow> => {
  const row = permitted(
    context,
    await readableLeads(context).where('id', '=', id).forUpdate().executeTakeFirst(),
    action,
  )
  if (row.state === 'withdrawn') throw new Failure('conflict', 'lead.withdrawn')
  if (version !== undefined && version !== row.version) throw new Failure('conflict', 'lead.stale')
  return row
}

/** For a timer of a bureau that got it: the lead under lock; undefined when it is not the bureau's. */
export const lockForTimer = (context: Context, id: string): Promise<LeadRow | undefined> =>
  context.sql
    .selectFrom('lead')
    .selectAll()
    .where(toSql(leadPolicy.tend(context.actor)))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** The next number of a year, `LEA-2026-000045`, without gaps: the counter is locked until the transaction ends. */
export const nextReference = async ({ client, now }: Context): Promise<string> => {
  const year = Number(now.slice(0, 4))
  const { rows } = await client.query<{ number: number }>(
    `insert into lead_counter (year, number) values ($1, 1)
     on conflict (year) do update set number = lead_counter.number + 1 returning number`,
    [year],
  )
  return `LEA-${year}-${String(rows[0]?.number).padStart(6, '0')}`
}

/** Names under which parts of a lead are sealed, so that none can change places with another. */
export const partOf = { content: 'lead content', annex: 'lead annex' } as const

/** Receipts of leads that passed the read rule, by lead, each list by bureau. */
export const readReceipts = async (
  { sql: store }: Pick<Context, 'sql'>,
  leads: readonly string[],
): Promise<ReadonlyMap<string, ReceiptRow[]>> => {
  if (leads.length === 0) return new Map()
  const rows = await store
    .selectFrom('leadReceipt')
    .selectAll()
    .where('lead', 'in', [...leads])
    .orderBy('bureau')
    .execute()
  const byLead = new Map<string, ReceiptRow[]>()
  for (const row of rows) byLead.set(row.lead, [...(byLead.get(row.lead) ?? []), row])
  return byLead
}

/** Steps of a lead that passed the read rule, the latest first. */
export const readSteps = ({ sql: store }: Pick<Context, 'sql'>, lead: string): Promise<StepRow[]> =>
  store.selectFrom('leadStep').selectAll().where('lead', '=', lead).orderBy('number', 'desc').limit(500).execute()

const refOf = ({ lead, bureau }: Pick<ReceiptRow, 'lead' | 'bureau'>): string => `${lead} ${bureau}`

/** The lead and the bureau behind the reference of a reminder. */
export const readRef = (ref: string): { readonly lead: string; readonly bureau: string } => {
  const [lead = '', bureau = ''] = ref.split(' ')
  return { lead, bureau }
}

/** The reminder of a receipt: a day before its deadline, then at it; none where nothing is waited for. */
export const setReminder = async (
  context: Context,
  lead: Pick<LeadRow, 'state'>,
  receipt: ReceiptRow,
): Promise<void> => {
  const dueAt = lead.state === 'withdrawn' || isDone(receipt) ? undefined : nextReminder(receipt.dueAt, context.now)
  if (dueAt) await setTimer(context, { kind: remindTimer, ref: refOf(receipt), dueAt, bureau: receipt.bureau })
  else await clearTimer(context, remindTimer, refOf(receipt))
}

/** Keeps a lead with a receipt for each bureau that gets it. */
export const insertLead = async (context: Context, row: LeadRow, receipts: readonly ReceiptRow[]): Promise<LeadRow> => {
  const saved = await context.sql.insertInto('lead').values(row).returningAll().executeTakeFirstOrThrow()
  await context.sql
    .insertInto('leadReceipt')
    .values([...receipts])
    .execute()
  for (const receipt of receipts) await setReminder(context, saved, receipt)
  return saved
}

type Step = Pick<StepRow, 'step'> & Partial<Pick<StepRow, 'recipient' | 'says' | 'note'>>

/** Puts changes in the place of a row that is locked, with the step that made them. */
export const saveLead = async (
  context: Context,
  row: LeadRow,
  changes: Partial<Omit<LeadRow, 'id' | 'bureau' | 'version' | 'steps'>>,
  { step, recipient = '', says = {}, note = '' }: Step,
): Promise<LeadRow> => {
  const number = row.steps + 1
  const { actor, now } = context
  await context.sql
    .insertInto('leadStep')
    .values({ lead: row.id, number, at: now, bureau: actor.bureau, recipient, step, says, note })
    .execute()
  return context.sql
    .updateTable('lead')
    .set({ ...changes, version: row.version + 1, steps: number, updatedAt: now })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * Puts a receipt in its place, with the step that changed it; state, deadline and places of the lead follow. `row` is locked, and
 * `after` one of its receipts as it is from now on.
 */
export const saveReceipt = async (context: Context, row: LeadRow, after: ReceiptRow, step: Step): Promise<LeadRow> => {
  const { lead, bureau, ...rest } = after
  await context.sql.updateTable('leadReceipt').set(rest).where('lead', '=', lead).where('bureau', '=', bureau).execute()
  const receipts = (await readReceipts(context, [row.id])).get(row.id) ?? []
  const saved = await saveLead(
    context,
    row,
    {
      state: stateOf(row.state, receipts),
      dueAt: dueOf(receipts),
      places: receipts.flatMap((one) => (one.unit + one.post === '' ? [] : placesOf(one.bureau, one.unit, one.post))),
    },
    { recipient: bureau, ...step },
  )
  await setReminder(context, saved, after)
  return saved
}

export type LeadsWanted = {
  readonly side?: LeadSide
  readonly open?: boolean
  readonly overdue?: boolean
  readonly record?: string
  readonly hit?: string
  readonly threat?: string
  readonly request?: string
  readonly file?: string
  readonly after?: string
  readonly limit?: number
}

/** Leads the actor may read, newest first, from the mark on. Throws Failure invalid `list.bad-mark`. */
export const listLeadRows = async (
  context: Pick<Context, 'sql' | 'actor' | 'now'>,
  wanted: LeadsWanted,
): Promise<{ lines: LeadRow[]; after: string | null }> => {
  const { bureau } = context.actor
  const forGiver = readsForGiver(context.actor)
  const limit = wanted.limit ?? defaultLimit
  let query = readableLeads(context).where(beforeMark(readAfter(wanted.after)))
  const isGiven = sql<boolean>`(lead.bureau = ${bureau} and ${forGiver}::boolean)`
  if (wanted.side) query = query.where(wanted.side === 'given' ? isGiven : sql<boolean>`not ${isGiven}`)
  if (wanted.open || wanted.overdue) {
    const late = wanted.overdue ? sql`and r.due_at < ${context.now}` : sql``
    query = query.where(sql<boolean>`lead.state = 'given' and exists (select 1 from lead_receipt r
      where r.lead = lead.id and (${isGiven} or r.bureau = ${bureau}) and r.state not in ('declined', 'done') ${late})`)
  }
  if (wanted.record) query = query.where('aboutKind', '=', 'record').where('about', '=', wanted.record)
  if (wanted.hit) query = query.where('aboutKind', '=', 'hit').where('about', '=', wanted.hit)
  for (const field of ['threat', 'request', 'file'] as const) {
    const value = wanted[field]
    if (value) query = query.where(field, '=', value)
  }
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

export type Tallied = {
  readonly state: string
  readonly withdrawn: boolean
  readonly outcome: string
  readonly ledTo: string
  readonly late: boolean
  readonly count: number
}

/** Receipts counted by what was done with them. `of` names the leads: those the own bureau gave or got, or all of the network. */
export const tallyReceipts = async (
  context: Pick<Context, 'sql' | 'actor' | 'now'>,
  of: LeadSide | 'network',
): Promise<Tallied[]> => {
  const { actor } = context
  // Of the network only numbers leave here, and for the secretariat alone: its caller holds it to that.
  const within =
    of === 'network'
      ? sql`true`
      : sql`${of === 'given' ? sql`l.bureau` : sql`r.bureau`} = ${actor.bureau} and ${toSql(leadPolicy.read(actor), 'l')}`
  const { rows } = await sql<Tallied>`
    select r.state, l.state = 'withdrawn' as withdrawn, r.outcome, r.led_to,
      r.due_at < ${context.now} as late, count(*)::int as count
    from lead_receipt r join lead l on l.id = r.lead where ${within}
    group by 1, 2, 3, 4, 5`.execute(context.sql)
  return rows
}

/** Whether an officer of this bureau and entity stands at a post of this name. */
export const isPost = async (
  { sql: store }: Pick<Context, 'sql'>,
  { bureau, unit, post }: { readonly bureau: string; readonly unit: string; readonly post: string },
): Promise<boolean> =>
  (await store
    .selectFrom('officer')
    .select('name')
    .where('bureau', '=', bureau)
    .where('unit', '=', unit)
    .where('post', '=', post)
    .where('state', '=', 'active')
    .limit(1)
    .executeTakeFirst()) !== undefined
