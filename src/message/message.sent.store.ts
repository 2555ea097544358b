// SQL for sending: messages that are asked for together are kept with one statement, each once under the id its sender gave it.
import { toSql } from '../kernel/access.ts'
import { named } from '../kernel/database.ts'
import { sharedClient } from '../kernel/gathering.ts'
import type { DrawnSeal } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { readingTogether } from '../kernel/together.ts'
import { messagePolicy } from './message.policy.ts'
import type { MessageRow } from './message.table.ts'

export type NewMessage = Omit<
  MessageRow,
  | 'consented'
  | 'state'
  | 'seal'
  | 'sealing'
  | 'withdrawnAt'
  | 'withdrawnBy'
  | 'withdrawal'
  | 'version'
  | 'erasedAt'
  | 'function'
> & { readonly digest: Buffer; readonly seal: DrawnSeal['kept'] }

/** Bytes go beside the JSON, one behind the other: there they would be twice as many. */
const sealedParts = ['digest', 'subject', 'content', 'wrapped'] as const

const stated = `id uuid, client_id uuid, thread uuid, in_reply_to uuid, sender text, officer text, recipients text[], participants text[],
  urgency text, reply_by timestamptz, handling_code text, confidentiality text, confidentiality_level smallint, crime_area text,
  language text, form text, test boolean, our_reference text, your_reference text, purpose text, refers jsonb, attachments smallint,
  seal uuid, created_at timestamptz, erase_on date`

const cut = (part: (typeof sealedParts)[number]): string => `substring($2::bytea from g.${part}_at for g.${part}_bytes)`

// One statement for any number of messages: each with its key, its place in the queue and the day it is erased on, in the order given.
const insertStatement = `
  with given as materialized (
    select * from json_to_recordset($1) as g (n integer, ${stated}, timer uuid, hub_key text,
      ${sealedParts.map((part) => `${part}_at integer, ${part}_bytes integer`).join(', ')})
  ), kept as (
    insert into message (id, client_id, digest, thread, in_reply_to, sender, officer, function, recipients, participants, urgency,
      reply_by, handling_code, confidentiality, confidentiality_level, crime_area, language, form, test, our_reference,
      your_reference, purpose, refers, attachments, seal, subject, content, created_at, erase_on)
    select g.id, g.client_id, ${cut('digest')}, g.thread, g.in_reply_to, g.sender, g.officer, coalesce(o.title, ''), g.recipients,
      g.participants, g.urgency, g.reply_by, g.handling_code, g.confidentiality, g.confidentiality_level, g.crime_area, g.language,
      g.form, g.test, g.our_reference, g.your_reference, g.purpose, g.refers, g.attachments, g.seal, ${cut('subject')},
      ${cut('content')}, g.created_at, g.erase_on
    from given g left join officer o on o.name = g.officer order by g.n
    on conflict (sender, client_id) where client_id is not null do nothing
    returning id, client_id, function
  ), keyed as (
    insert into sealing (id, hub_key, wrapped)
    select g.seal, g.hub_key, ${cut('wrapped')} from given g join kept using (id) order by g.n
  ), waits as (
    insert into message_waiting (message, recipients)
    select g.id, cardinality(g.recipients) from given g join kept using (id) order by g.n
  ), ends as (
    insert into timer (id, due_at, kind, ref, bureau)
    select g.timer, g.erase_on::timestamp at time zone 'UTC', 'message.erase', g.id::text, g.sender
    from given g join kept using (id) order by g.n
  )
  select id, function, client_id is not null and exists (select 1 from message_draft d where d.id = client_id) as "isDrafted"
  from kept`

type Inserting = { readonly row: NewMessage; readonly timer: string }

/** Of a message that was kept: the function of its officer, and whether there is a draft under the id its sender gave it. */
type Inserted = { readonly id: string; readonly function: string; readonly isDrafted: boolean }

/** Keeps messages, all with one statement; what is absent was not kept. */
const insertTogether = async (
  client: Context['client'],
  messages: readonly Inserting[],
): Promise<ReadonlyMap<Inserting, Inserted>> => {
  const bytes: Buffer[] = []
  let at = 1
  const given = messages.map(({ row, timer }, n) => {
    const parts = { digest: row.digest, subject: row.subject, content: row.content, wrapped: row.seal.wrapped }
    const places: Record<string, number> = {}
    for (const part of sealedParts) {
      bytes.push(parts[part])
      places[`${part}_at`] = at
      places[`${part}_bytes`] = parts[part].length
      at += parts[part].length
    }
    return {
      n,
      id: row.id,
      client_id: row.clientId,
      thread: row.thread,
      in_reply_to: row.inReplyTo,
      sender: row.sender,
      officer: row.officer,
      recipients: row.recipients,
      participants: row.participants,
      urgency: row.urgency,
      reply_by: row.replyBy,
      handling_code: row.handlingCode,
      confidentiality: row.confidentiality,
      confidentiality_level: row.confidentialityLevel,
      crime_area: row.crimeArea,
      language: row.language,
      form: row.form,
      test: row.test,
      our_reference: row.ourReference,
      your_reference: row.yourReference,
      purpose: row.purpose,
      refers: row.refers,
      attachments: row.attachments,
      seal: row.seal.id,
      hub_key: row.seal.hubKey,
      created_at: row.createdAt,
      erase_on: row.eraseOn,
      timer,
      ...places,
    }
  })
  const rows = await named<Inserted>(client, 'message-insert', insertStatement, [
    JSON.stringify(given),
    Buffer.concat(bytes),
  ])
  const byId = new Map(rows.map((one) => [one.id, one]))
  const kept = new Map<Inserting, Inserted>()
  for (const one of messages) {
    const found = byId.get(one.row.id)
    if (found) kept.set(one, found)
  }
  return kept
}

const inserting = readingTogether<Inserting, Inserted>()

/**
 * Keeps a message and puts it into the queue for its numbers, in the transaction of `context`. Undefined when the sender has sent
 * one under the same id of its own: nothing is kept then. `isDrafted`: there is a draft under that id.
 */
export const insertMessage = async (
  context: Context,
  row: NewMessage,
): Promise<{ readonly message: MessageRow; readonly isDrafted: boolean } | undefined> => {
  const client = sharedClient(context.client)
  const one: Inserting = { row, timer: context.newId() }
  const kept = (await inserting(client, 'insert', [one], (all) => insertTogether(client, all))).get(one)
  if (!kept) return undefined
  const { digest: _, ...shown } = row
  const message: MessageRow = {
    ...shown,
    seal: row.seal.id,
    function: kept.function,
    consented: [],
    state: 'sent',
    sealing: 'hub',
    withdrawnAt: null,
    withdrawnBy: '',
    withdrawal: null,
    version: 1,
    erasedAt: null,
  }
  return { message, isDrafted: kept.isDrafted }
}

const sentBefore = readingTogether<string, true>()

/** Whether the actor's bureau has sent anything under this id of its own; one statement for all who ask in a transaction. */
export const isSentAs = async (context: Context, clientId: string): Promise<boolean> => {
  const client = sharedClient(context.client)
  const own = `${context.actor.bureau} ${clientId}`
  const known = await sentBefore(client, 'sent', [own], async (keys) => {
    const rows = await named<{ key: string }>(
      client,
      'message-sent-as',
      `select g.key from unnest($1::text[]) as g (key) join message m
         on m.sender = split_part(g.key, ' ', 1) and m.client_id = split_part(g.key, ' ', 2)::uuid`,
      [keys],
    )
    return new Map(rows.map(({ key }) => [key, true as const]))
  })
  return known.has(own)
}

/** What the actor's bureau sent under this id of its own, with the hash of what it was; undefined when nothing. */
export const readSentAs = async (
  context: Context,
  clientId: string,
): Promise<{ readonly row: MessageRow; readonly digest: Buffer } | undefined> => {
  const found = await context.sql
    .selectFrom('message')
    .selectAll()
    .where(toSql(messagePolicy.read(context.actor)))
    .where('sender', '=', context.actor.bureau)
    .where('clientId', '=', clientId)
    .executeTakeFirst()
  return found && { row: found, digest: found.digest }
}
