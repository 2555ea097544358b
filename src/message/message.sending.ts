// Sending a message: judged as a whole, sealed, kept with its queue place and its fact in one transaction. Other files of the slice send through it.
import canonicalize from 'canonicalize'
import { claimAttachments } from '../attachment/attachment.storing.ts'
import { allows } from '../kernel/access.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { drawSeal } from '../kernel/seal.ts'
import { secretPart } from '../kernel/secret.ts'
import type { Context } from '../kernel/slice.ts'
import { confidentialityLevel } from '../terms/handling.ts'
import { addDays } from '../terms/instant.ts'
import { removeDraft } from './message.draft.store.ts'
import { noteMessage } from './message.fact.ts'
import { resolveRecipients } from './message.group.store.ts'
import { judgeMessage, type Surroundings, stateHandling } from './message.judge.ts'
import { markBy, markMessage } from './message.mark.store.ts'
import { messagePolicy } from './message.policy.ts'
import { quotedBy } from './message.reference.ts'
import { startReminders } from './message.reminder.store.ts'
import { type MessageEntry, retentionYears } from './message.schema.ts'
import { insertMessage, isSentAs, readSentAs } from './message.sent.store.ts'
import { readMessages } from './message.store.ts'
import type { MessageRow, SealedContent } from './message.table.ts'

const idTaken = (): Failure => new Failure('conflict', 'message.id-used-for-another')

/** Hash under the hub's key of what a sender stated, so that the same id with other content is noticed without keeping it in clear. */
const digestOf = (context: Context, entry: MessageEntry): Buffer =>
  context.part(secretPart).keyedHash('message.digest', canonicalize(entry) ?? '')

const contentOf = (entry: MessageEntry): SealedContent => ({
  body: entry.body,
  ...(entry.form ? { form: entry.form } : {}),
  ...(entry.urgencyReason ? { urgencyReason: entry.urgencyReason } : {}),
  ...(entry.reason ? { reason: entry.reason } : {}),
  ...(entry.handlingCondition ? { handlingCondition: entry.handlingCondition } : {}),
})

/** The platform writes in the name of its bureau and reads nothing: no clearance bounds it. */
const clearanceOf = ({ actor }: Context): number => (actor.kind === 'system' ? 3 : actor.clearance)

type Judged = {
  readonly around: Surroundings
  readonly replied: MessageRow | undefined
  readonly faults: FailurePointer[]
}

const judge = async (context: Context, entry: MessageEntry): Promise<Judged> => {
  const { resolved, there } = await resolveRecipients(context, entry.to)
  const replied = entry.inReplyTo ? (await readMessages(context, [entry.inReplyTo])).get(entry.inReplyTo) : undefined
  const around: Surroundings = {
    sender: context.actor.bureau,
    clearance: clearanceOf(context),
    now: context.now,
    resolved,
    recipients: there,
    references: await quotedBy(context, entry.references ?? []),
    replyIsReadable: !entry.inReplyTo || replied !== undefined,
  }
  return { around, replied, faults: judgeMessage(entry, around) }
}

/** Attachments of a quoted message may be carried on: the message that holds the first of them. */
const carriedFrom = async (
  { client }: Context,
  entry: MessageEntry,
): Promise<{ readonly kind: 'message'; readonly id: string } | undefined> => {
  const quoted = (entry.references ?? []).flatMap(({ kind, id }) => (kind === 'message' ? [id] : []))
  if (quoted.length === 0) return undefined
  const { rows } = await client.query<{ item: string }>(
    `select item from attachment_use where kind = 'message' and item = any($1) and attachment = any($2)
     order by array_position($1, item) limit 1`,
    [quoted, entry.attachments],
  )
  return rows[0] && { kind: 'message', id: rows[0].item }
}

/** Claims the attachments; answers what is wrong with them, so that all faults of a message are told together. */
const claim = async (
  context: Context,
  entry: MessageEntry,
  message: { readonly id: string; readonly participants: readonly string[] },
): Promise<readonly FailurePointer[]> => {
  const ids = entry.attachments ?? []
  if (ids.length === 0) return []
  const from = await carriedFrom(context, entry)
  try {
    await claimAttachments(context, ids, {
      kind: 'message',
      id: message.id,
      bureaus: message.participants,
      ...(from ? { from } : {}),
    })
    return []
  } catch (error) {
    if (error instanceof Failure && error.code === 'invalid') return error.pointers
    throw error
  }
}

/**
 * Sets the mark "answered" of the own bureau on the message that is answered, when the answer goes to its sender; a withdrawn one
 * is owed no answer.
 */
const markAnswered = async (context: Context, replied: MessageRow, answer: MessageRow): Promise<readonly string[]> => {
  if (!allows(messagePolicy.answer(context.actor), replied)) return []
  if (replied.state !== 'sent' || !answer.recipients.includes(replied.sender)) return []
  const event = { act: 'answer', message: answer.id, ...(await markBy(context)) } as const
  return (await markMessage(context, replied, event)).made
}

/** Signs of a text that is still small: what is larger has a transaction of its own. */
const mostSigns = 8000

/** Whether a message is sent by keeping it and nothing else: it locks nothing of others, and may share a transaction with more of its kind. */
export const isPlain = ({ inReplyTo, references = [], attachments = [], body }: MessageEntry): boolean =>
  inReplyTo === undefined && references.length === 0 && attachments.length === 0 && body.length <= mostSigns

/** What a send brought about. `repeated`: the same message under the same id was sent before; nothing was done now. */
export type Sent =
  | { readonly message: MessageRow; readonly repeated: true }
  | {
      readonly message: MessageRow
      readonly repeated: false
      readonly subject: string
      readonly content: SealedContent
    }

/** What was sent under this id before. */
const repeated = async (context: Context, clientId: string, digest: Buffer): Promise<Sent | undefined> => {
  const known = await readSentAs(context, clientId)
  if (!known) return undefined
  if (!known.digest.equals(digest)) throw idTaken()
  return { message: known.row, repeated: true }
}

/**
 * The same, before anything is done. Of two requests at once the second waits until the first is through, or what the first has
 * claimed would be its fault; a plain message claims nothing, and whichever is kept second finds the other.
 */
const repeatedBefore = async (context: Context, entry: MessageEntry, digest: Buffer): Promise<Sent | undefined> => {
  const { id } = entry
  if (id === undefined) return undefined
  if (isPlain(entry)) return (await isSentAs(context, id)) ? repeated(context, id, digest) : undefined
  await context.client.query("select pg_advisory_xact_lock(hashtextextended('message ' || $1 || ' ' || $2, 0))", [
    context.actor.bureau,
    id,
  ])
  return repeated(context, id, digest)
}

/**
 * Sends a message of the actor's bureau in the transaction of `context`: notes its fact and tells sender and recipients; numbers
 * follow by `message.numbering.ts`. Throws Failure forbidden `message.not-bureau`, invalid `request.invalid` with every fault at
 * once, and conflict `message.id-used-for-another` where the sender's own id was used for other content.
 */
export const send = async (context: Context, entry: MessageEntry): Promise<Sent> => {
  const { actor, now } = context
  if (!allows(messagePolicy.send(actor), { sender: actor.bureau })) throw new Failure('forbidden', 'message.not-bureau')
  const { id: clientId = null } = entry
  const digest = clientId === null ? Buffer.alloc(0) : digestOf(context, entry)
  const earlier = await repeatedBefore(context, entry, digest)
  if (earlier) return earlier

  const { around, replied, faults } = await judge(context, entry)
  const id = context.newId()
  const recipients = [...around.resolved.bureaus]
  const participants = [...new Set([actor.bureau, ...recipients])].sort()
  const pointers = [...faults, ...(await claim(context, entry, { id, participants }))]
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers: pointers.slice(0, 100) })

  const { seal, kept: drawn } = drawSeal(context)
  const handling = stateHandling(entry)
  const content = contentOf(entry)
  const kept = await insertMessage(context, {
    ...handling,
    id,
    clientId,
    digest,
    thread: replied?.thread ?? id,
    inReplyTo: replied?.id ?? null,
    sender: actor.bureau,
    officer: actor.officer,
    recipients,
    participants,
    replyBy: entry.replyBy ?? null,
    confidentialityLevel: confidentialityLevel(handling.confidentiality),
    crimeArea: entry.crimeArea ?? '',
    language: entry.language ?? '',
    form: entry.form?.kind ?? '',
    test: entry.test ?? replied?.test ?? false,
    ourReference: entry.ourReference ?? '',
    yourReference: entry.yourReference ?? '',
    purpose: context.purpose,
    refers: entry.references ?? [],
    attachments: entry.attachments?.length ?? 0,
    seal: drawn,
    subject: seal.close('subject', entry.subject),
    content: seal.close('content', JSON.stringify(content)),
    createdAt: now,
    eraseOn: addDays(now.slice(0, 10), retentionYears * 365 + 1),
  })
  if (!kept) {
    const before = clientId === null ? undefined : await repeated(context, clientId, digest)
    if (before) return before
    throw idTaken()
  }
  const { message, isDrafted } = kept

  const marked = replied ? await markAnswered(context, replied, message) : []
  if (clientId !== null && isDrafted) await removeDraft(context, clientId)
  await startReminders(context, message)
  const { urgency, thread, inReplyTo, test } = message
  noteMessage(context, message, {
    part: 'changed',
    tell: true,
    detail: { urgency, thread, inReplyTo, test, recipients: recipients.length, marked },
  })
  return { message, repeated: false, subject: entry.subject, content }
}
