// SQL for messages: nothing leaves without passing the read rule. Place and marks in mailboxes stand in `message.mark.store.ts`.
import { type SelectQueryBuilder, sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import type { Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { eraseSeals, type Seal, sealsOf } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { type MessageAction, messagePolicy } from './message.policy.ts'
import { type WithdrawalReason, withdrawalReasons } from './message.schema.ts'
import type { MessageRow, SealedContent } from './message.table.ts'

type Readable = SelectQueryBuilder<Tables, 'message', MessageRow>

/** Where every read begins. */
export const readableMessages = ({ sql: store, actor }: Pick<Context, 'sql' | 'actor'>): Readable =>
  store
    .selectFrom('message')
    .selectAll()
    .where(toSql(messagePolicy.read(actor)))

/** Every column of a message but the digest, under the name it has in `MessageRow`. */
const columns = [
  ...['id', 'client_id as "clientId"', 'thread', 'in_reply_to as "inReplyTo"', 'sender', 'officer', 'function'],
  ...['recipients', 'participants', 'urgency', 'reply_by as "replyBy"', 'handling_code as "handlingCode"'],
  ...['confidentiality', 'confidentiality_level as "confidentialityLevel"', 'crime_area as "crimeArea"', 'language'],
  ...['form', 'test', 'our_reference as "ourReference"', 'your_reference as "yourReference"', 'purpose', 'refers'],
  ...['attachments', 'consented', 'state', 'sealing', 'seal', 'subject', 'content', 'withdrawn_at as "withdrawnAt"'],
  ...['withdrawn_by as "withdrawnBy"', 'withdrawal', 'version', 'created_at as "createdAt"', 'erase_on as "eraseOn"'],
  'erased_at as "erasedAt"',
].join(', ')

/**
 * Many messages the actor may read, by id. Names are given to the columns by the server: giving them row by row is a tenth of what a
 * bureau costs that catches up.
 */
export const readPage = async (
  context: Pick<Context, 'sql' | 'client' | 'actor'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MessageRow>> => {
  if (ids.length === 0) return new Map()
  const { sql: text, parameters } = sql`
    select ${sql.raw(columns)} from message
    where ${toSql(messagePolicy.read(context.actor))} and id = any(${[...ids]}::uuid[])`.compile(context.sql)
  const { rows } = await context.client.query<MessageRow>(text, [...parameters])
  return new Map(rows.map((row) => [row.id, row]))
}

const permitted = (context: Context, row: MessageRow | undefined, action: MessageAction): MessageRow => {
  if (!row) throw new Failure('notFound', 'message.not-found')
  if (!allows(messagePolicy[action](context.actor), row)) throw new Failure('forbidden', 'message.not-yours')
  return row
}

/** One message, for an action of the policy. Throws Failure notFound `message.not-found`, forbidden `message.not-yours`. */
export const readMessage = async (context: Context, id: string, action: MessageAction = 'read'): Promise<MessageRow> =>
  permitted(context, await readableMessages(context).where('id', '=', id).executeTakeFirst(), action)

/** The same, locked until the transaction ends. Throws as `readMessage`, and conflict `message.stale` for another version. */
export const lockMessage = async (
  context: Context,
  id: string,
  action: MessageAction,
  version?: number,
): Promise<MessageRow> => {
  const row = permitted(
    context,
    await readableMessages(context).where('id', '=', id).forUpdate().executeTakeFirst(),
    action,
  )
  if (version !== undefined && version !== row.version)
    throw new Failure('conflict', 'message.stale', { values: { version: row.version } })
  return row
}

/** Several messages the actor may read, by id; the others are absent. */
export const readMessages = async (
  context: Pick<Context, 'sql' | 'actor'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MessageRow>> => {
  if (ids.length === 0) return new Map()
  const rows = await readableMessages(context)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Most messages of a thread shown at once. */
const threadPage = 200

/**
 * The messages of a thread that the actor may read, the newest last, of a long one the last 200 before `before`. Throws Failure
 * notFound `message.not-found` when there is none.
 */
export const readThread = async (
  context: Context,
  thread: string,
  before?: string,
): Promise<{ readonly rows: MessageRow[]; readonly earlier: boolean }> => {
  const from = before === undefined ? undefined : await readMessage(context, before)
  let query = readableMessages(context).where('thread', '=', thread)
  if (from) query = query.where((row) => row(row.refTuple('createdAt', 'id'), '<', row.tuple(from.createdAt, from.id)))
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(threadPage + 1)
    .execute()
  if (rows.length === 0 && !from) throw new Failure('notFound', 'message.not-found')
  return { rows: rows.slice(0, threadPage).reverse(), earlier: rows.length > threadPage }
}

/** Whether what a message says is shown to this bureau: withdrawn it is the sender's alone, erased nobody's. */
export const isShown = ({ actor }: Pick<Context, 'actor'>, row: Pick<MessageRow, 'state' | 'sender'>): boolean =>
  row.state === 'sent' || (row.state === 'withdrawn' && row.sender === actor.bureau)

/** Why a message was withdrawn. `text`: empty where nothing was written. */
export type Withdrawal = { readonly reason: WithdrawalReason; readonly text: string }

/** What of a withdrawal is sealed: the code on a line of its own, then the words. */
export const withdrawalText = ({ reason, text }: Withdrawal): string => `${reason}\n${text}`

/** The same, read. Messages that were withdrawn before there was a list of reasons have words alone. */
const readWithdrawal = (sealed: string): Withdrawal => {
  const [first = '', ...rest] = sealed.split('\n')
  const reason = withdrawalReasons.find((code) => code === first)
  return reason ? { reason, text: rest.join('\n') } : { reason: 'other', text: sealed }
}

/** What a message says, in clear. */
export type Opened = {
  readonly subject: string | null
  readonly content: SealedContent | null
  readonly withdrawal: Withdrawal | null
  /** Something that should be read cannot be: its key is gone, or does not open what is there. Never an empty page, and never a mark. */
  readonly unreadable: boolean
}

const nothing: Opened = { subject: null, content: null, withdrawal: null, unreadable: false }

/** What a seal holds; undefined where it does not open: one damaged message must not close the mailbox it lies in. */
export const openPart = (seal: Seal, part: string, sealed: Buffer): string | undefined => {
  try {
    return seal.open(part, sealed).toString()
  } catch {
    return undefined
  }
}

const openWith = (context: Pick<Context, 'actor'>, row: MessageRow, seal: Seal | undefined, whole: boolean): Opened => {
  if (row.state === 'erased') return nothing
  if (!seal) return { ...nothing, unreadable: true }
  const shown = isShown(context, row)
  const subject = shown ? openPart(seal, 'subject', row.subject) : null
  const content = shown && whole ? openPart(seal, 'content', row.content) : null
  const withdrawal = row.withdrawal ? openPart(seal, 'withdrawal', row.withdrawal) : null
  return {
    subject: subject ?? null,
    // What opens is what was sealed, byte for byte: it is JSON.
    content: content ? (JSON.parse(content) as SealedContent) : null,
    withdrawal: withdrawal ? readWithdrawal(withdrawal) : null,
    unreadable: subject === undefined || content === undefined || withdrawal === undefined,
  }
}

/** Messages opened without a pause: some 2 ms. Others have their turn between. */
const openedInTurn = 100

/** Opens messages that passed the read rule, by id; `subjects` alone where a list needs no more. One statement for all keys. */
export const openMessages = async (
  context: Pick<Context, 'actor' | 'part' | 'client'>,
  rows: readonly MessageRow[],
  wanted: 'whole' | 'subjects' = 'whole',
): Promise<ReadonlyMap<string, Opened>> => {
  const seals = await sealsOf(
    context,
    rows.filter(({ state }) => state !== 'erased').map(({ seal }) => seal),
  )
  const opened = new Map<string, Opened>()
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % openedInTurn === 0) await new Promise((resolve) => setImmediate(resolve))
    opened.set(row.id, openWith(context, row, seals.get(row.seal), wanted === 'whole'))
  }
  return opened
}

/** Withdraws a locked message. `reason` is sealed by the caller under the key of the message. */
export const saveWithdrawal = (context: Context, row: MessageRow, reason: Buffer): Promise<MessageRow> =>
  context.sql
    .updateTable('message')
    .set({
      state: 'withdrawn',
      withdrawnAt: context.now,
      withdrawnBy: context.actor.officer,
      withdrawal: reason,
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Adds bureaus to whom a locked message may be passed on. */
export const saveConsent = (context: Context, row: MessageRow, to: readonly string[]): Promise<MessageRow> =>
  context.sql
    .updateTable('message')
    .set({ consented: [...new Set([...row.consented, ...to])].sort(), version: row.version + 1 })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()

const noBytes = Buffer.alloc(0)

/** Erases what a locked message says, with its key: numbers, marks and functions stay. */
export const eraseMessage = async (context: Context, row: MessageRow): Promise<MessageRow> => {
  await eraseSeals(context, [row.seal])
  await context.client.query("update message_delivery set displayed_by = '', acknowledged_by = '' where message = $1", [
    row.id,
  ])
  await context.client.query("update message_reminder set officer = '' where message = $1", [row.id])
  await context.client.query("update message_more_time set officer = '' where message = $1", [row.id])
  return context.sql
    .updateTable('message')
    .set({
      state: 'erased',
      erasedAt: context.now,
      subject: noBytes,
      content: noBytes,
      withdrawal: null,
      digest: noBytes,
      officer: '',
      withdrawnBy: '',
      ourReference: '-',
      yourReference: '',
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** What a reaction of another slice may know of a message: who, how urgent, until when. Nothing that was written. */
export type MessageOutline = Pick<
  MessageRow,
  | 'id'
  | 'thread'
  | 'inReplyTo'
  | 'sender'
  | 'recipients'
  | 'urgency'
  | 'replyBy'
  | 'handlingCode'
  | 'confidentialityLevel'
  | 'crimeArea'
  | 'test'
  | 'state'
  | 'createdAt'
>

/** For what the platform itself does about a message in the name of any bureau (desk items, notifications). Throws as `readMessage`. */
export const followMessage = async (context: Context, id: string): Promise<MessageOutline> => {
  if (!allows(messagePolicy.follow(context.actor), {})) throw new Failure('forbidden', 'message.not-yours')
  const row = await context.sql
    .selectFrom('message')
    .select(['id', 'thread', 'inReplyTo', 'sender', 'recipients', 'urgency', 'replyBy', 'handlingCode'])
    .select(['confidentialityLevel', 'crimeArea', 'test', 'state', 'createdAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Failure('notFound', 'message.not-found')
  return row
}
