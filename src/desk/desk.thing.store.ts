// What each thing asks of each bureau now, read from the thing itself. Codes, instants and references only: what goes into an item
// names nobody. For the platform alone; whoever sees an item passed the item's own rule.

import type { HitRow } from '../hit/hit.table.ts'
import { answerWanted } from '../hit/hit.workflow.ts'
import { named } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import { pairNumber } from '../message/message.workflow.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { lapsesAt } from '../watch/watch.workflow.ts'
import { consentsAsk, leadsAsk, requestsAsk } from './desk.network.store.ts'
import { retentionAsks } from './desk.retention.store.ts'
import type { ItemKind } from './desk.schema.ts'
import { discreetScreeningsAsk, screeningsAsk, standingScreenings } from './desk.screening.store.ts'
import { type Asked, aboutDatabase, plain } from './desk.thing.plain.ts'
import type { Wanted } from './desk.workflow.ts'

/** Kinds that follow a thing of another slice; tasks, confirmations and handovers are the desk's own. */
export const followedKinds = [
  'hit',
  'message',
  'proposal',
  'watch',
  'find',
  'import',
  'screening',
  'discreet-screening',
  'request',
  'consent',
  'lead',
  'retention',
] as const satisfies readonly ItemKind[]
export type FollowedKind = (typeof followedKinds)[number]
export const isFollowed = (kind: ItemKind): kind is FollowedKind => (followedKinds as readonly string[]).includes(kind)

type Client = Pick<Context, 'client' | 'sql' | 'now'>

/** What the finder owes: its finding, then what came of it; between them it waits for the other side. */
const ofFinder = (hit: HitRow): Pick<Wanted, 'need' | 'dueAt' | 'waits'> => {
  if (hit.identity === '') return { need: 'confirm', dueAt: hit.departureAt, waits: false }
  return answerWanted(hit)
    ? { need: 'await-reply', dueAt: hit.answerDueAt, waits: true }
    : { need: 'report-outcome', dueAt: null, waits: false }
}
const ofAnswering = (hit: HitRow): Pick<Wanted, 'need' | 'dueAt' | 'waits'> =>
  answerWanted(hit)
    ? { need: 'answer', dueAt: hit.answerDueAt, waits: false }
    : { need: 'await-reply', dueAt: null, waits: true }

/** What a hit asks of every bureau that hears of it. */
export const hitAsks = (hit: HitRow): Asked[] => {
  const common = {
    ...plain,
    ref: hit.id,
    reference: hit.reference,
    urgency: hit.urgency,
    arrivedAt: hit.createdAt,
    exercise: hit.exercise,
    open: hit.state !== 'closed',
    about: {
      database: hit.database,
      status: hit.recordCopy.status,
      hitState: hit.state,
      post: hit.post || hit.place.post || null,
      direction: hit.place.direction ?? null,
      departureAt: hit.departureAt,
      discreet: hit.discreet,
      origin: hit.origin,
    },
  }
  const { ref, ...wanted } = common
  return hit.participants.map((bureau): Asked => {
    if (bureau === hit.answering) {
      const own = bureau === hit.finder
      const turn = own && !answerWanted(hit) ? ofFinder(hit) : ofAnswering(hit)
      return {
        ref,
        bureau,
        wanted: {
          ...wanted,
          ...turn,
          side: 'owner',
          unit: own ? hit.unit : '',
          reviewed: hit.told === 'general-secretariat',
          sender: hit.finder,
          round: hit.escalation,
          owner: hit.ownerOfficer,
        },
      }
    }
    if (bureau === hit.finder)
      return {
        ref,
        bureau,
        wanted: {
          ...wanted,
          ...ofFinder(hit),
          side: 'finder',
          unit: hit.unit,
          sender: hit.owner,
          owner: hit.finderOfficer,
        },
      }
    // The Secretariat was asked to see to it: its turn until the source has answered.
    return {
      ref,
      bureau,
      wanted: {
        ...wanted,
        need: 'oversee',
        waits: !answerWanted(hit),
        side: 'overseer',
        reviewed: hit.told === 'general-secretariat',
        sender: hit.owner,
      },
    }
  })
}

const hits = async ({ sql }: Client, ids: readonly string[]): Promise<Asked[]> =>
  (
    await sql
      .selectFrom('hit')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute()
  ).flatMap(hitAsks)

type MessageState = {
  readonly id: string
  readonly sender: string
  readonly urgency: Wanted['urgency']
  readonly reply_by: string | null
  readonly language: string
  readonly test: boolean
  readonly state: 'sent' | 'withdrawn' | 'erased'
  readonly created_at: string
  readonly recipient: string
  readonly alone: boolean
  readonly year: number | null
  readonly pair_number: number | null
  readonly stored_at: string | null
  readonly withdrawn_at: string | null
  readonly displayed_at: string | null
  readonly acknowledged_at: string | null
  readonly answered_at: string | null
  readonly reminders: number
  readonly due_at: string | null
  readonly unanswered: boolean
}

/** Its number of the pair; empty until it is in the mailbox. */
const numberOf = ({ sender, recipient, year, pair_number: number, test }: MessageState): string =>
  year === null || number === null ? '' : pairNumber({ sender, recipient, year, number, test })

/** More than a message is ever reminded of: a withdrawal asks once more, whatever was done with the message before. */
const roundOfWithdrawal = 10

/**
 * A message that its sender took back after somebody here had read it: what was read, noted or passed on is wrong now, so it stays until
 * an officer has noted that. It rings nobody.
 */
const withdrawn = (row: MessageState): Partial<Wanted> => ({
  need: 'note-withdrawal',
  urgency: 'normal',
  dueAt: null,
  arrivedAt: row.withdrawn_at ?? row.created_at,
  round: roundOfWithdrawal,
  open: true,
})

/** A message in the mailbox of one recipient: until it is answered, or an officer says that it needs no answer. */
const received = (row: MessageState): Asked => {
  const acknowledged = row.acknowledged_at !== null
  const over = row.state !== 'sent' || row.answered_at !== null || (row.test && acknowledged)
  return {
    ref: row.id,
    bureau: row.recipient,
    wanted: {
      ...plain,
      side: 'recipient',
      need: row.reply_by !== null ? 'answer' : acknowledged ? 'do' : 'acknowledge',
      urgency: row.urgency,
      dueAt: row.due_at,
      arrivedAt: row.stored_at ?? row.created_at,
      reference: numberOf(row),
      sender: row.sender,
      language: row.language,
      test: row.test,
      withdrawn: row.state === 'withdrawn',
      round: row.reminders,
      acknowledged,
      open: !over,
      outcome: row.state === 'withdrawn' ? 'withdrawn' : row.answered_at !== null ? 'answered' : 'settled',
      ...(row.state === 'withdrawn' && row.displayed_at !== null && !row.test ? withdrawn(row) : {}),
    },
  }
}

/**
 * A message of one's own that asks for an answer: waits for the others until the last of them has given it. Where three reminders
 * brought nothing it is one's own turn again.
 */
const awaited = (rows: readonly MessageState[]): Asked[] => {
  const [first] = rows
  if (!first || first.reply_by === null || first.test) return []
  const owed = rows.filter((row) => row.answered_at === null)
  const due = owed
    .map((row) => row.due_at ?? '')
    .sort()
    .at(0)
  const silent = owed.filter((row) => row.unanswered).length
  return [
    {
      ref: first.id,
      bureau: first.sender,
      wanted: {
        ...plain,
        side: 'sender',
        need: silent > 0 ? 'telephone' : 'await-reply',
        waits: silent === 0,
        round: silent,
        urgency: first.urgency,
        dueAt: due || first.reply_by,
        arrivedAt: first.created_at,
        reference: first.alone ? numberOf(first) : '',
        sender: first.alone ? first.recipient : '',
        language: first.language,
        withdrawn: first.state === 'withdrawn',
        open: first.state === 'sent' && owed.length > 0,
        outcome: first.state === 'withdrawn' ? 'withdrawn' : owed.length === 0 ? 'answered' : 'settled',
      },
    },
  ]
}

const messages = async ({ client }: Client, ids: readonly string[]): Promise<Asked[]> => {
  const rows = await named<MessageState>(
    client,
    'desk-messages',
    `select m.id, m.sender, m.urgency, m.reply_by, m.language, m.test, m.state, m.created_at, r.recipient,
       cardinality(m.recipients) = 1 as alone,
       d.year, d.pair_number, d.stored_at, m.withdrawn_at, d.displayed_at, d.acknowledged_at, d.answered_at, coalesce(d.reminders, 0)::int as reminders,
       greatest(m.reply_by, d.more_time_until) as due_at, d.unanswered_at is not null as unanswered
     from message m cross join unnest(m.recipients) as r (recipient)
     left join message_delivery d on d.message = m.id and d.recipient = r.recipient
     where m.id = any($1::uuid[]) order by m.id, r.recipient`,
    [ids],
  )
  const byId = new Map<string, MessageState[]>()
  for (const row of rows) {
    const known = byId.get(row.id)
    if (known) known.push(row)
    else byId.set(row.id, [row])
  }
  return [...rows.map(received), ...[...byId.values()].flatMap(awaited)]
}

const proposals = async ({ sql }: Client, ids: readonly string[]): Promise<Asked[]> => {
  const rows = await sql
    .selectFrom('proposal')
    .select(['id', 'owner', 'proposer', 'database', 'state', 'createdAt'])
    .where('id', 'in', [...ids])
    .execute()
  return rows.map((row) => ({
    ref: row.id,
    bureau: row.owner,
    wanted: {
      ...plain,
      side: 'owner',
      need: 'decide',
      sender: row.proposer,
      about: aboutDatabase(row.database),
      arrivedAt: row.createdAt,
      open: row.state === 'open',
      outcome: row.state === 'withdrawn' ? 'withdrawn' : 'settled',
    },
  }))
}

/** A watch that waits for its second officer, or reminds of its end. Each step of its life asks anew. */
const watches = async ({ sql }: Client, ids: readonly string[]): Promise<Asked[]> => {
  const rows = await sql
    .selectFrom('watch')
    .select(['id', 'bureau', 'unit', 'state', 'endsOn', 'pendingBy', 'remindedAt', 'version', 'createdAt', 'updatedAt'])
    .where('id', 'in', [...ids])
    .execute()
  return rows.map((row) => {
    const runs = row.state === 'proposed' || row.state === 'active'
    const approves = runs && row.pendingBy !== ''
    const renews = row.state === 'active' && row.remindedAt !== null
    return {
      ref: row.id,
      bureau: row.bureau,
      wanted: {
        ...plain,
        unit: row.unit,
        need: approves ? 'approve' : 'renew',
        dueAt: renews ? lapsesAt(row.endsOn) : null,
        arrivedAt: approves
          ? row.state === 'proposed'
            ? row.createdAt
            : row.updatedAt
          : (row.remindedAt ?? row.createdAt),
        round: row.version,
        open: approves || renews,
      },
    }
  })
}

/** A line of a watch or an earlier check, as long as its record is there for the bureau. */
const finds = async ({ client }: Client, ids: readonly string[]): Promise<Asked[]> => {
  const { rows } = await client.query<{
    id: string
    bureau: string
    unit: string
    database: DatabaseName
    until: string | null
    created_at: string
    open: boolean
  }>(
    `select f.id, f.bureau, f.unit, f.database, f.until, f.created_at,
       f.state = 'open' and r.id is not null as open
     from watch_find f left join record r on r.id = f.record and r.database = f.database and r.life <> 'withdrawn'
       and not f.bureau = any(r.restricted_from)
     where f.id = any($1::uuid[])`,
    [ids],
  )
  return rows.map((row) => ({
    ref: row.id,
    bureau: row.bureau,
    wanted: {
      ...plain,
      unit: row.unit,
      need: 'judge',
      dueAt: row.until,
      about: aboutDatabase(row.database),
      arrivedAt: row.created_at,
      open: row.open,
    },
  }))
}

/** An import that failed. Begun again and failed again it asks anew: the second at which it ended tells the two apart. */
const imports = async ({ sql }: Client, ids: readonly string[]): Promise<Asked[]> => {
  const rows = await sql
    .selectFrom('import')
    .select(['id', 'bureau', 'database', 'state', 'updatedAt', 'createdAt'])
    .where('id', 'in', [...ids])
    .execute()
  return rows.map((row) => ({
    ref: row.id,
    bureau: row.bureau,
    wanted: {
      ...plain,
      need: 'mend',
      about: aboutDatabase(row.database),
      arrivedAt: row.updatedAt,
      round: Math.floor(Date.parse(row.updatedAt) / 1000),
      open: row.state === 'failed',
    },
  }))
}

const readers: Readonly<Record<FollowedKind, (client: Client, ids: readonly string[]) => Promise<Asked[]>>> = {
  hit: hits,
  message: messages,
  proposal: proposals,
  watch: watches,
  find: finds,
  import: imports,
  screening: screeningsAsk,
  'discreet-screening': discreetScreeningsAsk,
  request: requestsAsk,
  consent: consentsAsk,
  lead: leadsAsk,
  retention: retentionAsks,
}

/** What these things of one kind ask of whom now. A thing that is gone asks nothing. */
export const readAsked = (client: Client, kind: FollowedKind, ids: readonly string[]): Promise<Asked[]> =>
  ids.length === 0 ? Promise.resolve([]) : readers[kind](client, [...new Set(ids)])

/** A message that is followed, and whether it is very urgent, which never changes. */
export type Followed = { readonly id: string; readonly isVeryUrgent: boolean }

/** These messages, and those they answer: an answer makes its mark on another message than the one that was sent. */
export const withAnswered = async (
  { client }: Pick<Client, 'client'>,
  ids: readonly string[],
): Promise<(Followed & { readonly answeredBy: string | null })[]> =>
  ids.length === 0
    ? []
    : named<Followed & { readonly answeredBy: string | null }>(
        client,
        'desk-answered',
        `select id, urgency = 'very-urgent' as "isVeryUrgent", null::uuid as "answeredBy" from message where id = any($1::uuid[])
         union all
         select a.id, a.urgency = 'very-urgent', m.id from message m join message a on a.id = m.in_reply_to
         where m.id = any($1::uuid[])`,
        [ids],
      )

const standing: Readonly<Record<FollowedKind, string>> = {
  hit: `select id from hit where state <> 'closed'`,
  message: `select m.id from message m where m.state = 'sent' and exists (
      select 1 from unnest(m.recipients) as r (recipient)
      left join message_delivery d on d.message = m.id and d.recipient = r.recipient where d.answered_at is null)
    or m.state = 'withdrawn' and exists (
      select 1 from message_delivery d where d.message = m.id and d.displayed_at is not null)`,
  proposal: `select id from proposal where state = 'open'`,
  watch: `select id from watch where state in ('proposed', 'active')`,
  find: `select id from watch_find where state = 'open'`,
  import: `select id from import where state = 'failed'`,
  screening: standingScreenings(false),
  'discreet-screening': standingScreenings(true),
  request: `select id from request where unclaimed or state = 'delivered' and feedback_at is null
      or exists (select 1 from request_part p where p.request = request.id and p.state in ('offered', 'accepted'))`,
  consent: `select id from analysis_consent where state = 'asked'`,
  lead: `select id from lead l where state = 'given' and exists (
      select 1 from lead_receipt r where r.lead = l.id and r.state not in ('declined', 'done'))`,
  retention: 'select id from desk_retention',
}

/** Every thing of a kind that asks something, and every open item's thing: what a rebuilding looks at. */
export const readStanding = async ({ client }: Client, kind: FollowedKind): Promise<string[]> => {
  const { rows } = await client.query<{ id: string }>(
    `${standing[kind]} union select ref from desk_item where kind = $1 and state = 'open'`,
    [kind],
  )
  return rows.map(({ id }) => id)
}

/** Lines whose records a fact changed, and lines of a bureau that may have been erased with others. */
export const readFindsOf = async (
  { client }: Client,
  of: { readonly records: readonly string[] } | { readonly bureau: string },
): Promise<string[]> => {
  const { rows } =
    'records' in of
      ? await client.query<{ id: string }>(
          `select id from watch_find where state = 'open' and record = any($1::uuid[])`,
          [of.records],
        )
      : await client.query<{ id: string }>(
          `select ref as id from desk_item where kind = 'find' and state = 'open' and bureau = $1`,
          [of.bureau],
        )
  return rows.map(({ id }) => id)
}
