// What things of the analysts' network ask of each bureau now: requests, consents to use what is its own, leads.
import type { Connection } from '../kernel/database.ts'
import { type Asked, plain } from './desk.thing.plain.ts'

type Client = Pick<Connection, 'client'>

type RequestAsks = {
  readonly id: string
  readonly reference: string
  readonly bureau: string
  readonly need: 'answer' | 'do' | 'decide' | 'report-outcome'
  readonly due_at: string | null
  readonly arrived_at: string
  readonly exercise: boolean
  readonly open: boolean
  readonly sender: string
}

/**
 * A request asks each bureau with a piece to accept it or to do it, the secretariat to give away what nobody took, the asker what came
 * of the answer. One item a bureau: the first that is due. A bureau that nothing is asked of any more is told so, its item ends.
 */
export const requestsAsk = async ({ client }: Client, ids: readonly string[]): Promise<Asked[]> => {
  const { rows } = await client.query<RequestAsks>(
    `with asks as (
       select p.request as id, p.bureau, case p.state when 'offered' then 'answer' else 'do' end as need, p.due_at, p.created_at
       from request_part p join request r on r.id = p.request
       where p.request = any($1::uuid[]) and p.state in ('offered', 'accepted')
         and r.state in ('new', 'scoping', 'collecting', 'analysing', 'review')
       union all
       select id, 'gs', 'decide', needed_by, updated_at from request
       where id = any($1::uuid[]) and unclaimed and state = 'new'
       union all
       select id, asker, 'report-outcome', feedback_due, delivered_at from request
       where id = any($1::uuid[]) and state = 'delivered' and feedback_at is null and feedback_due is not null),
     first as (select distinct on (id, bureau) * from asks order by id, bureau, due_at nulls last),
     past as (
       select i.ref as id, i.bureau from desk_item i
       where i.kind = 'request' and i.ref = any($1::uuid[]) and i.state = 'open'
         and not exists (select 1 from first f where f.id = i.ref and f.bureau = i.bureau))
     select r.id, r.reference, f.bureau, f.need, f.due_at, f.created_at as arrived_at, true as open, r.asker as sender
     from first f join request r on r.id = f.id
     union all
     select p.id, coalesce(r.reference, ''), p.bureau, 'do', null, coalesce(r.updated_at, now()), false, coalesce(r.asker, '')
     from past p left join request r on r.id = p.id`,
    [ids],
  )
  return rows.map(({ id, bureau, reference, need, due_at, arrived_at, open, sender }) => ({
    ref: id,
    bureau,
    wanted: { ...plain, reference, need, dueAt: due_at, arrivedAt: arrived_at, open, sender },
  }))
}

/** A consent that its source was asked for and has not decided. */
export const consentsAsk = async ({ client }: Client, ids: readonly string[]): Promise<Asked[]> => {
  const { rows } = await client.query<{
    id: string
    source: string
    asked_by: string
    open: boolean
    created_at: string
  }>(
    `select id, source, asked_by, state = 'asked' as open, created_at from analysis_consent where id = any($1::uuid[])`,
    [ids],
  )
  return rows.map(({ id, source, asked_by, open, created_at }) => ({
    ref: id,
    bureau: source,
    wanted: { ...plain, need: 'decide', arrivedAt: created_at, open, sender: asked_by },
  }))
}

/** A lead asks each bureau that got it to decide, then what came of it; its giver to answer one who asks for more time. */
export const leadsAsk = async ({ client }: Client, ids: readonly string[]): Promise<Asked[]> => {
  const { rows } = await client.query<{
    id: string
    reference: string
    giver: string
    bureau: string
    unit: string
    state: string
    due_at: string
    sent_at: string
    open: boolean
    asks_more: boolean
  }>(
    `select l.id, l.reference, l.bureau as giver, r.bureau, r.unit, r.state, r.due_at, r.sent_at,
       l.state = 'given' and r.state not in ('declined', 'done') as open,
       l.state = 'given' and r.asked_until is not null and r.state not in ('declined', 'done') as asks_more
     from lead l join lead_receipt r on r.lead = l.id where l.id = any($1::uuid[])`,
    [ids],
  )
  const received = rows.map(
    ({ id, reference, giver, bureau, unit, state, due_at, sent_at, open }): Asked => ({
      ref: id,
      bureau,
      wanted: {
        ...plain,
        reference,
        unit,
        need: state === 'accepted' ? 'report-outcome' : 'decide',
        dueAt: due_at,
        arrivedAt: sent_at,
        open,
        sender: giver,
      },
    }),
  )
  const byLead = new Map(rows.map((row) => [row.id, row]))
  // A bureau that gave a lead to itself is asked once, as the one that got it.
  const givers = [...byLead.values()].filter(
    (one) => !rows.some((row) => row.id === one.id && row.bureau === one.giver),
  )
  const given = givers.map((one): Asked => {
    const asking = rows.find((row) => row.id === one.id && row.asks_more)
    return {
      ref: one.id,
      bureau: one.giver,
      wanted: {
        ...plain,
        reference: one.reference,
        need: 'answer',
        dueAt: asking?.due_at ?? null,
        arrivedAt: one.sent_at,
        open: asking !== undefined,
        sender: asking?.bureau ?? '',
      },
    }
  })
  return [...received, ...given]
}
