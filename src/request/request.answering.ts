// The answer: what is handed in, what it is made of, written, read by a second person, delivered, opened, used.

import { claimAttachments, releaseAttachments } from '../attachment/attachment.storing.ts'
import { bureauName } from '../bureau/bureau.schema.ts'
import { readBureaus } from '../bureau/bureau.store.ts'
import { countFeedback } from '../expert/expert.store.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { confidentialityLevel, handlingStrictness } from '../terms/handling.ts'
import { covers, joinMarkings, type Marking } from '../terms/marking.ts'
import type { Acted } from './request.acting.ts'
import {
  markOwnReceipt,
  readDelivery,
  releaseDelivery,
  requireDelivery,
  saveDelivery,
} from './request.delivery.store.ts'
import { refuse, textFaults } from './request.drafting.ts'
import { completed, entryFaults, mustBeAsked, statedBy, weakerFaults } from './request.marking.ts'
import {
  advancePartRow,
  endParts,
  insertMaterial,
  markingOfPart,
  partFor,
  partsOf,
  readMaterial,
} from './request.part.store.ts'
import type { Outcome, Used } from './request.schema.ts'
import { addStep, lockRequest, partOf, saveRequestRow, sealOfRequest } from './request.store.ts'
import {
  type DeliveryRow,
  deliveryItem,
  type MaterialRow,
  markingOfRow,
  type PartRow,
  type RequestRow,
} from './request.table.ts'
import { wordsOf } from './request.words.ts'
import type { Composing, HandingIn } from './request.work.schema.ts'
import { advance, requireSense } from './request.workflow.ts'

const told = (row: RequestRow): Acted => ({ row, tell: row.parties })

/** What an answer must at least be marked: the join of the request, what was handed in and what was stated. */
export const leastMarking = (row: RequestRow, parts: readonly PartRow[], material: readonly MaterialRow[]): Marking =>
  joinMarkings([
    markingOfRow(row),
    ...parts.flatMap((part) => markingOfPart(part) ?? []),
    ...material.map(markingOfRow),
  ])

const clearanceFaults = async (
  context: Context,
  bureaus: readonly string[],
  level: number,
  key: string,
): Promise<FailurePointer[]> =>
  [...(await readBureaus(context, bureaus)).values()]
    .filter(({ clearance }) => clearance < level)
    .slice(0, 1)
    .map(({ code }) => ({ pointer: '/marking/confidentiality', key, values: { bureau: bureauName(code) } }))

/** Hands in what was found for a piece, under its own marking. */
export const handIn = async (context: Context, id: string, partId: string, body: HandingIn): Promise<Acted> => {
  const row = await lockRequest(context, id, 'read')
  const part = partFor(context, await partsOf(context, row.id), partId, 'handIn')
  const level = confidentialityLevel(body.marking.confidentiality)
  refuse([
    ...textFaults(context, { '/text': body.text }, body.insists),
    ...entryFaults(body.marking, context.actor.clearance),
    ...(await clearanceFaults(context, row.lead === '' ? [] : [row.lead], level, 'fault.request-party-clearance')),
  ])
  const seal = await sealOfRequest(context, row)
  const marking = statedBy(context.actor.bureau, body.marking)
  await advancePartRow(context, row, part, 'handIn', {
    answer: seal.close(partOf.answer(part.id), body.text),
    annex: body.annex === undefined ? null : seal.close(partOf.answerAnnex(part.id), body.annex),
    handlingCode: marking.handlingCode,
    confidentiality: marking.confidentiality,
    conditions: [...marking.conditions],
    consentOf: [...marking.consentOf],
    handedTo: row.lead,
    handedInAt: context.now,
  })
  const saved = await saveRequestRow(context, row, {})
  return told(await addStep(context, saved, { step: 'handed-in', says: { to: part.bureau, count: part.number } }))
}

type Stating = {
  readonly kind: MaterialRow['kind']
  readonly reference: string
  readonly source?: string
  readonly consent?: string
  readonly marking: Parameters<typeof statedBy>[1]
}

/** States something the answer is made of. What another bureau's code forbids to pass on needs its word, and how it was given. */
export const state = async (context: Context, id: string, body: Stating): Promise<Acted> => {
  const { actor, now } = context
  const row = await lockRequest(context, id, 'state')
  requireSense('state', row.state)
  const works = (await partsOf(context, row.id)).some(
    (part) => part.bureau === actor.bureau && (part.state === 'accepted' || part.state === 'handed-in'),
  )
  if (!works) throw new Failure('forbidden', 'request.not-yours')
  const source = body.source ?? actor.bureau
  const isStrict = handlingStrictness(body.marking.handlingCode) >= handlingStrictness('H2')
  refuse([
    ...textFaults(context, { '/reference': body.reference, '/consent': body.consent }, undefined),
    ...entryFaults(body.marking, actor.clearance),
    ...((await readBureaus(context, [source])).has(source)
      ? []
      : [{ pointer: '/source', key: 'fault.unknown-bureau', values: {} }]),
    ...(isStrict && source !== actor.bureau && body.consent === undefined
      ? [{ pointer: '/consent', key: 'fault.request-consent-missing', values: { bureau: bureauName(source) } }]
      : []),
  ])
  const marking = statedBy(source, body.marking)
  await insertMaterial(context, {
    id: context.newId(),
    request: row.id,
    bureau: actor.bureau,
    officer: actor.officer,
    source,
    kind: body.kind,
    reference: body.reference,
    consent: body.consent ?? '',
    handlingCode: marking.handlingCode,
    confidentiality: marking.confidentiality,
    conditions: [...marking.conditions],
    consentOf: [...marking.consentOf],
    createdAt: now,
  })
  return told(row)
}

const recipientFaults = (row: RequestRow, marking: Marking, parts: readonly PartRow[], extra: readonly string[]) =>
  extra.flatMap((bureau, at): FailurePointer[] => {
    const pointer = `/recipients/${at}`
    const works = parts.some(
      (part) => part.bureau === bureau && (part.state === 'accepted' || part.state === 'handed-in'),
    )
    if (!works || bureau === row.lead)
      return [{ pointer, key: 'fault.request-not-contributor', values: { bureau: bureauName(bureau) } }]
    const [missing] = mustBeAsked(marking, [row.lead, row.asker, bureau])
    return missing === undefined
      ? []
      : [{ pointer, key: 'fault.request-source-consent', values: { bureau: bureauName(missing) } }]
  })

/** Writes the answer. Throws Failure invalid where its marking is weaker than that of anything it is made of. */
export const compose = async (context: Context, id: string, body: Composing): Promise<Acted> => {
  const { actor } = context
  const row = await lockRequest(context, id, 'compose')
  requireSense('compose', row.state)
  const parts = await partsOf(context, row.id)
  const atLeast = leastMarking(row, parts, await readMaterial(context, row.id))
  const marking = completed(actor.bureau, body.marking, atLeast)
  const extra = [...new Set(body.recipients ?? [])].filter((bureau) => bureau !== row.asker)
  const recipients = [row.asker, ...extra].sort()
  const level = confidentialityLevel(marking.confidentiality)
  refuse([
    ...textFaults(context, { '/title': body.title, '/text': body.text }, body.insists),
    ...entryFaults(body.marking, actor.clearance),
    ...weakerFaults(body.marking, atLeast),
    ...recipientFaults(row, marking, parts, extra),
    ...(await clearanceFaults(context, recipients, level, 'fault.request-party-clearance')),
  ])
  const seal = await sealOfRequest(context, row)
  await saveDelivery(
    context,
    {
      request: row.id,
      title: body.title,
      author: actor.officer,
      says: seal.close(partOf.delivery, body.text),
      annex: body.annex === undefined ? null : seal.close(partOf.deliveryAnnex, body.annex),
      handlingCode: marking.handlingCode,
      confidentiality: marking.confidentiality,
      confidentialityLevel: level,
      conditions: [...marking.conditions],
      consentOf: [...marking.consentOf],
      recipients,
    },
    body.version,
  )
  await attach(context, row, recipients, body.attachments ?? [])
  return told(await saveRequestRow(context, row, {}))
}

/** The files of an answer as they are named now: new ones are taken, those left out are let go. */
const attach = async (
  context: Context,
  row: RequestRow,
  recipients: readonly string[],
  wanted: readonly string[],
): Promise<void> => {
  const item = { kind: deliveryItem, id: row.id }
  const { rows } = await context.client.query<{ attachment: string }>(
    'select attachment from attachment_use where kind = $1 and item = $2',
    [item.kind, item.id],
  )
  const there = rows.map(({ attachment }) => attachment)
  const left = there.filter((id) => !wanted.includes(id))
  if (left.length > 0) await releaseAttachments(context, item, left)
  const bureaus = [...new Set([row.lead, ...recipients])]
  await context.sql
    .updateTable('attachmentUse')
    .set({ bureaus })
    .where('kind', '=', item.kind)
    .where('item', '=', item.id)
    .execute()
  const fresh = wanted.filter((id) => !there.includes(id))
  await claimAttachments(context, fresh, { ...item, bureaus })
}

/** Throws Failure conflict `request.marking-weaker` where the answer is marked more weakly than something that came after it was written. */
const requireCovering = async (context: Context, row: RequestRow, delivery: DeliveryRow): Promise<void> => {
  const atLeast = leastMarking(row, await partsOf(context, row.id), await readMaterial(context, row.id))
  if (!covers(markingOfRow(delivery), atLeast)) throw new Failure('conflict', 'request.marking-weaker')
}

/** Gives the answer to a second person. */
export const submit = async (context: Context, id: string, version: number): Promise<Acted> => {
  const row = await lockRequest(context, id, 'submit', version)
  const life = advance(row, 'submit', context.now)
  await requireCovering(context, row, await requireDelivery(context, row.id))
  const saved = await saveRequestRow(context, row, life)
  return told(await addStep(context, saved, { step: 'submitted' }))
}

/** Gives the answer back with what has to be done first. */
export const giveBack = async (context: Context, id: string, note: string): Promise<Acted> => {
  const row = await lockRequest(context, id, 'return')
  const life = advance(row, 'return', context.now)
  refuse(textFaults(context, { '/note': note }, undefined))
  const saved = await saveRequestRow(context, row, life)
  return told(await addStep(context, saved, { step: 'returned', note }))
}

/** Releases the answer. Throws Failure forbidden `request.second-person` for the one who wrote it. */
export const deliver = async (context: Context, id: string, version: number): Promise<Acted> => {
  const { actor, now } = context
  const row = await lockRequest(context, id, 'deliver', version)
  const life = advance(row, 'deliver', now)
  const delivery = await requireDelivery(context, row.id)
  if (delivery.author === actor.officer) throw new Failure('forbidden', 'request.second-person')
  if (delivery.confidentialityLevel > actor.clearance) throw new Failure('forbidden', 'request.not-yours')
  await requireCovering(context, row, delivery)
  await releaseDelivery(context, delivery)
  await endParts(context, await partsOf(context, row.id), row.lead)
  const saved = await saveRequestRow(context, row, {
    ...life,
    recipients: delivery.recipients,
    words: [...new Set([...row.words, ...wordsOf(delivery.title)])].sort(),
  })
  return told(await addStep(context, saved, { step: 'delivered', says: { count: delivery.recipients.length } }))
}

/** Opens or acknowledges the answer as one of its recipients; doing it twice changes nothing. */
export const receive = async (
  context: Context,
  id: string,
  act: 'open' | 'acknowledge',
): Promise<Acted & { readonly delivery: DeliveryRow }> => {
  const row = await lockRequest(context, id, act)
  requireSense(act, row.state)
  const delivery = await requireDelivery(context, row.id)
  if (delivery.confidentialityLevel > context.actor.clearance) throw new Failure('forbidden', 'request.not-yours')
  const isNew = await markOwnReceipt(context, row, act)
  const step = act === 'open' ? 'opened' : 'acknowledged'
  const saved = isNew ? await addStep(context, row, { step, says: { to: context.actor.bureau } }) : row
  return { row: saved, tell: [context.actor.bureau, row.lead], delivery }
}

type Feedback = { readonly used: Used; readonly ledTo: readonly Outcome[]; readonly note?: string | undefined }

/** Keeps what the asker says of the answer, counts it with the experts who worked on it, and closes the request. */
export const sayUsed = async (
  context: Context,
  id: string,
  body: Feedback,
): Promise<Acted & { readonly experts: number }> => {
  const row = await lockRequest(context, id, 'feedback')
  const life = advance(row, 'feedback', context.now)
  refuse([
    ...textFaults(context, { '/note': body.note }, undefined),
    ...(body.ledTo.includes('nothing') && body.ledTo.length > 1
      ? [{ pointer: '/ledTo', key: 'fault.request-nothing-and-more', values: {} }]
      : []),
  ])
  const parts = await partsOf(context, row.id)
  const workers = new Set(
    parts.flatMap(({ state: at, worker }) =>
      worker !== null && (at === 'handed-in' || at === 'done') ? [worker] : [],
    ),
  )
  for (const worker of [...workers].sort()) await countFeedback(context, worker, body.used)
  const saved = await saveRequestRow(context, row, {
    ...life,
    used: body.used,
    ledTo: [...new Set(body.ledTo)],
    feedbackAt: context.now,
  })
  const stepped = await addStep(context, saved, { step: 'feedback', says: { to: body.used }, note: body.note })
  return { ...told(stepped), experts: workers.size }
}

/** Closes an answered request whose asker was reminded and has not said what came of it. */
export const closeUnsaid = async (
  context: Context,
  id: string,
  { version, note }: { readonly version: number; readonly note?: string | undefined },
): Promise<Acted> => {
  const row = await lockRequest(context, id, 'close', version)
  const life = advance(row, 'close', context.now)
  if (row.feedbackDue !== null && row.feedbackDue > context.now)
    throw new Failure('conflict', 'request.feedback-not-due')
  refuse(textFaults(context, { '/note': note }, undefined))
  const saved = await saveRequestRow(context, row, life)
  return told(await addStep(context, saved, { step: 'closed', note }))
}

/** The answer of a request for one who may read it now: its lead at any time, a recipient once it was delivered. */
export const deliveryFor = async (context: Context, row: RequestRow): Promise<DeliveryRow | undefined> => {
  const delivery = await readDelivery(context, row.id)
  return delivery && delivery.confidentialityLevel <= context.actor.clearance ? delivery : undefined
}
