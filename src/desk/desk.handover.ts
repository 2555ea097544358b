// What one shift leaves to the next: proposed from what is open, promised and out of order, then signed by both.
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import { searchPart } from '../search/search.feed.ts'
import { listPressing } from './desk.list.store.ts'
import type { HandoverBody, HandoverLine, HandoverView } from './desk.shift.schema.ts'
import { type OpenPage, onDutyOf, type Page, readOnDuty } from './desk.shift.store.ts'
import type { HandoverRow, ItemRow } from './desk.table.ts'

/** Items on one page; a desk with more has them in its list. */
const mostItems = 100
const mostPromises = 50

type Promised = { readonly bureau: string; readonly by: string; readonly what: string }

/** Promises the desk knows of: written confirmations this bureau owes, and answers for which it asked for more time. */
const readPromises = async (context: Context): Promise<Promised[]> => {
  const { actor, now, language } = context
  const { rows } = await context.client.query<{ bureau: string; by: string; kind: string; reference: string }>(
    `select i.sender as bureau, i.due_at as by, 'confirmation' as kind, i.reference from desk_item i
     where i.bureau = $1 and i.kind = 'confirmation' and i.state = 'open' and not i.waits
     union all
     select d.sender, d.more_time_until, 'answer', i.reference from message_delivery d
       join desk_item i on i.bureau = $1 and i.kind = 'message' and i.ref = d.message and i.state = 'open'
     where d.recipient = $1 and d.answered_at is null and d.more_time_until > $2
     order by by, bureau limit $3`,
    [actor.bureau, now, mostPromises],
  )
  return rows.map(({ bureau, by, kind, reference }) => ({
    bureau,
    by,
    what: say(language, `desk.promise-${kind}`, { reference: reference || '–' }),
  }))
}

type Trouble = { readonly name: string; readonly says: string }

/** Databases that do not answer at this hub, and own imports that failed. */
const readTroubles = async (context: Context): Promise<Trouble[]> => {
  const { actor, language } = context
  const { rows } = await context.client.query<{ database: string }>(
    `select distinct database from import where bureau = $1 and state = 'failed' order by database limit 20`,
    [actor.bureau],
  )
  const silent = context.part(searchPart).isCurrent()
    ? []
    : [{ name: say(language, 'desk.trouble-search'), says: say(language, 'desk.trouble-silent') }]
  return [
    ...silent,
    ...rows.map(({ database }) => ({
      name: say(language, `desk-database.${database}`),
      says: say(language, 'desk.trouble-import'),
    })),
  ]
}

const itemOf = (row: ItemRow) => ({
  item: row.id,
  reference: row.reference || null,
  kind: row.kind,
  need: row.need,
  urgency: row.urgency,
  from: row.sender || null,
  dueAt: row.dueAt,
  owner: row.owner || null,
})

/** What the page would say now. */
export const draftPage = async (context: Context) => {
  const items = await listPressing(context, mostItems)
  return {
    at: context.now,
    items: items.map((row) => ({ ...itemOf(row), nextStep: null })),
    promises: await readPromises(context),
    troubles: await readTroubles(context),
    uncovered: items
      .filter((row) => row.urgency === 'very-urgent' && row.owner === context.actor.officer)
      .map(({ id }) => id),
  }
}

/**
 * The page as it is signed. Throws conflict `desk.handover-incomplete` when an open very urgent or urgent item has no next step,
 * invalid with a pointer for an item that is none of them.
 */
export const pageToSign = async (context: Context, body: HandoverBody): Promise<Page> => {
  const pressing = await listPressing(context, mostItems)
  const steps = new Map(body.items.map(({ item, nextStep }) => [item, nextStep]))
  const known = new Set(pressing.map(({ id }) => id))
  const pointers = body.items.flatMap(({ item }, at) =>
    known.has(item) ? [] : [{ pointer: `/items/${at}/item`, key: 'fault.desk-not-pressing', values: {} }],
  )
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
  const missing = pressing.filter(({ id }) => !steps.has(id))
  if (missing.length > 0)
    throw new Failure('conflict', 'desk.handover-incomplete', { values: { count: missing.length } })
  return {
    items: pressing.map((row) => ({ ...itemOf(row), nextStep: steps.get(row.id) ?? null })),
    promises: [...body.promises],
    troubles: [...body.troubles],
    words: body.words ?? null,
    onDuty: onDutyOf(await readOnDuty(context, context.actor.bureau)),
  }
}

/** A handover without what it says. The officer who wrote it does not sign for it. */
export const handoverLineOf = (row: HandoverRow, officer: string): HandoverLine => ({
  id: row.id,
  state: row.acceptedBy === '' ? 'waiting' : 'accepted',
  by: row.officer,
  at: row.createdAt,
  acceptedBy: row.acceptedBy || null,
  acceptedAt: row.acceptedAt,
  late: row.lateAt !== null,
  items: row.items,
  allowed: row.acceptedBy === '' && row.officer !== officer ? ['accept'] : [],
})

const erased: OpenPage = {
  page: { items: [], promises: [], troubles: [], words: null, onDuty: [] },
  remarks: null,
}

export const viewHandover = (row: HandoverRow, open: OpenPage | undefined, officer: string): HandoverView => {
  const { page, remarks } = open ?? erased
  return { ...handoverLineOf(row, officer), ...page, remarks }
}
