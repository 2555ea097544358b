// Acts on a request between sending and answer: given on, taken, declined, talked about, moved, marked, withdrawn.
import { bureauName } from '../bureau/bureau.schema.ts'
import { readBureau, readBureaus } from '../bureau/bureau.store.ts'
import { readExperts } from '../expert/expert.store.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { networkSecretariat } from '../rulebook/rulebook.policy.ts'
import { confidentialityLevel, handlingStrictness } from '../terms/handling.ts'
import { addresseeFaults } from './request.asking.ts'
import { refuse, textFaults } from './request.drafting.ts'
import { readAnalysts } from './request.list.store.ts'
import { completed, entryFaults, weakerFaults } from './request.marking.ts'
import {
  advancePartRow,
  endParts,
  handOver,
  insertParts,
  insertTalk,
  moveDeadlines,
  partFor,
  partsOf as readPartsOf,
  workerOf,
} from './request.part.store.ts'
import type { Addressee, MarkingEntry, WithdrawReason } from './request.schema.ts'
import { addStep, lockRequest, partiesOf, partOf, saveRequestRow, sealOfRequest } from './request.store.ts'
import { markingOfRow, type PartRow, type RequestRow } from './request.table.ts'
import type { Saying, Splitting } from './request.work.schema.ts'
import { advance, requireSense } from './request.workflow.ts'

/** What an act made of a request, and the bureaus that are told: those who knew of it before or after. */
export type Acted = { readonly row: RequestRow; readonly tell: readonly string[] }

/** An act from what the request was before and is after. */
export const acted = (before: RequestRow, row: RequestRow): Acted => ({
  row,
  tell: [...new Set([...before.parties, ...row.parties])],
})

/** The secretariat stays a party once it has seen to a request. */
const keptSecretariat = (row: RequestRow, parts: readonly PartRow[]): string[] =>
  row.parties.includes(networkSecretariat) &&
  row.asker !== networkSecretariat &&
  !parts.some(({ bureau }) => bureau === networkSecretariat)
    ? [networkSecretariat]
    : []

const noteFaults = (context: Context, note: string | undefined) => textFaults(context, { '/note': note }, undefined)

/** Under a code that forbids passing on, only the one who asks names further bureaus, unless it opened the request to the network. */
const requireConsent = (context: Context, row: RequestRow, pointer: string): void =>
  refuse(
    handlingStrictness(row.handlingCode) >= handlingStrictness('H2') &&
      !row.toNetwork &&
      context.actor.bureau !== row.asker
      ? [{ pointer, key: 'fault.request-consent', values: { bureau: bureauName(row.asker) } }]
      : [],
  )

const openBureaus = (row: RequestRow, parts: readonly PartRow[]): string[] => [
  row.asker,
  ...parts.filter(({ state }) => state !== 'declined' && state !== 'recalled').map(({ bureau }) => bureau),
]

/** Gives a request that nobody has taken to bureaus and experts. Throws Failure invalid as sending does. */
export const assign = async (
  context: Context,
  id: string,
  { to, note }: { readonly to: readonly Addressee[]; readonly note?: string | undefined },
): Promise<Acted> => {
  const row = await lockRequest(context, id, 'assign')
  requireSense('assign', row.state)
  requireConsent(context, row, '/to')
  const before = await readPartsOf(context, row.id)
  // The secretariat may take a request itself: that asks nobody.
  const others = to.flatMap((one, at) => (one.bureau === context.actor.bureau ? [] : [{ ...one, at }]))
  const already = openBureaus(row, before)
  const pointers = (at: number): string => `/to/${others[at]?.at ?? at}`
  const own = to.findIndex(({ bureau }) => bureau === context.actor.bureau && already.includes(bureau))
  refuse([
    ...(await addresseeFaults(context, others, row, { pointers, already })),
    ...(own < 0
      ? []
      : [
          {
            pointer: `/to/${own}/bureau`,
            key: 'fault.request-asked-already',
            values: { bureau: bureauName(to[own]?.bureau ?? '') },
          },
        ]),
    ...noteFaults(context, note),
  ])
  const dueAt = row.neededBy ?? context.now
  const parts = await insertParts(
    context,
    row,
    await sealOfRequest(context, row),
    to.map(({ bureau, expert }) => ({ bureau, expert: expert ?? null, ask: null, dueAt })),
  )
  const saved = await saveRequestRow(context, row, {
    unclaimed: false,
    parties: partiesOf(row, [...before, ...parts], keptSecretariat(row, [...before, ...parts])),
  })
  return acted(row, await addStep(context, saved, { step: 'assigned', says: { count: parts.length }, note }))
}

/** Gives a piece of its own to a bureau or an expert, with a deadline not after that of the whole. */
export const split = async (context: Context, id: string, body: Splitting): Promise<Acted> => {
  const row = await lockRequest(context, id, 'give')
  requireSense('give', row.state)
  requireConsent(context, row, '/bureau')
  const before = await readPartsOf(context, row.id)
  const addressee = { bureau: body.bureau, ...(body.expert === undefined ? {} : { expert: body.expert }) }
  refuse([
    ...(await addresseeFaults(context, [addressee], row, { pointers: () => '', already: openBureaus(row, before) })),
    ...textFaults(context, { '/ask': body.ask }, body.insists),
    ...(body.dueAt <= context.now ? [{ pointer: '/dueAt', key: 'fault.request-deadline-past', values: {} }] : []),
    ...(row.neededBy !== null && body.dueAt > row.neededBy
      ? [{ pointer: '/dueAt', key: 'fault.request-deadline-after-whole', values: {} }]
      : []),
  ])
  const parts = await insertParts(context, row, await sealOfRequest(context, row), [
    { bureau: body.bureau, expert: body.expert ?? null, ask: body.ask, dueAt: body.dueAt },
  ])
  const all = [...before, ...parts]
  const saved = await saveRequestRow(context, row, { parties: partiesOf(row, all, keptSecretariat(row, all)) })
  return acted(row, await addStep(context, saved, { step: 'split', says: { to: body.bureau, until: body.dueAt } }))
}

/** Takes a piece; the first one taken makes its bureau the lead. */
export const accept = async (context: Context, id: string, partId: string): Promise<Acted> => {
  const { actor, now } = context
  const row = await lockRequest(context, id, 'read')
  const parts = await readPartsOf(context, row.id)
  const part = partFor(context, parts, partId, 'accept')
  const named = part.expert === null ? undefined : (await readExperts(context, [part.expert])).get(part.expert)
  const officer = named?.officer ?? actor.officer
  await advancePartRow(context, row, part, 'accept', { officer, worker: await workerOf(context, officer) })
  const saved = await saveRequestRow(
    context,
    row,
    row.state === 'new' ? { ...advance(row, 'take', now), lead: part.bureau, leadOfficer: officer } : {},
  )
  return acted(row, await addStep(context, saved, { step: 'accepted', says: { to: part.bureau, count: part.number } }))
}

/**
 * A request after a piece came back to nobody: its bureau knows no more of it, and where nothing is left that anybody could take, the
 * secretariat sees to it.
 */
export const withoutPart = async (
  context: Context,
  row: RequestRow,
  parts: readonly PartRow[],
): Promise<RequestRow> => {
  const isLeft = row.state === 'new' && !parts.some(({ state }) => state === 'offered' || state === 'accepted')
  const secretariat = isLeft && row.asker !== networkSecretariat ? [networkSecretariat] : keptSecretariat(row, parts)
  return saveRequestRow(context, row, {
    unclaimed: row.unclaimed || isLeft,
    parties: partiesOf(row, parts, secretariat),
  })
}

/** Declines a piece with a reason; the bureau that does learns no more of the request. */
export const decline = async (
  context: Context,
  id: string,
  partId: string,
  { reason, note }: { readonly reason: PartRow['declineReason'] & string; readonly note?: string | undefined },
): Promise<Acted> => {
  const row = await lockRequest(context, id, 'read')
  const parts = await readPartsOf(context, row.id)
  const part = partFor(context, parts, partId, 'decline')
  refuse(noteFaults(context, note))
  const declined = await advancePartRow(context, row, part, 'decline', { declineReason: reason })
  const left = parts.map((one) => (one.id === part.id ? declined : one))
  const saved = await withoutPart(context, row, left)
  return acted(row, await addStep(context, saved, { step: 'declined', says: { to: part.bureau, reason }, note }))
}

/** Takes a piece back from a bureau; never the lead's own. */
export const recall = async (context: Context, id: string, partId: string): Promise<Acted> => {
  const row = await lockRequest(context, id, 'read')
  const parts = await readPartsOf(context, row.id)
  const part = partFor(context, parts, partId, 'recall')
  if (part.bureau === row.lead) throw new Failure('conflict', 'request.part-leads')
  const recalled = await advancePartRow(context, row, part, 'recall')
  const left = parts.map((one) => (one.id === part.id ? recalled : one))
  const saved = await withoutPart(context, row, left)
  return acted(row, await addStep(context, saved, { step: 'recalled', says: { to: part.bureau } }))
}

/** Gives an accepted piece to another analyst of the own bureau. */
export const giveToAnalyst = async (context: Context, id: string, partId: string, officer: string): Promise<Acted> => {
  const row = await lockRequest(context, id, 'read')
  const part = partFor(context, await readPartsOf(context, row.id), partId, 'handOver')
  const works = (await readAnalysts(context)).includes(officer)
  refuse(works ? [] : [{ pointer: '/officer', key: 'fault.request-not-analyst', values: {} }])
  await handOver(context, part, officer)
  const isLead = part.bureau === row.lead && part.officer === row.leadOfficer
  const saved = await saveRequestRow(context, row, isLead ? { leadOfficer: officer } : {})
  return acted(row, await addStep(context, saved, { step: 'handed-over', says: { count: part.number } }))
}

/** Says something inside the request. An answer names a question of the same request. */
export const talk = async (context: Context, id: string, body: Saying): Promise<Acted> => {
  const row = await lockRequest(context, id, 'talk')
  requireSense('talk', row.state)
  refuse(textFaults(context, { '/text': body.text }, body.insists))
  const question =
    body.answers === undefined
      ? undefined
      : await context.sql
          .selectFrom('requestTalk')
          .select('id')
          .where('request', '=', row.id)
          .where('id', '=', body.answers)
          .where('kind', '=', 'question')
          .executeTakeFirst()
  if ((body.kind === 'answer') !== (body.answers !== undefined) || (body.answers !== undefined && !question))
    refuse([{ pointer: '/answers', key: 'fault.request-no-question', values: {} }])
  const entry = context.newId()
  const seal = await sealOfRequest(context, row)
  await insertTalk(context, {
    id: entry,
    request: row.id,
    kind: body.kind,
    answers: body.answers ?? null,
    bureau: context.actor.bureau,
    officer: context.actor.officer,
    says: seal.close(partOf.talk(entry), body.text),
    createdAt: context.now,
  })
  return acted(row, row)
}

/** Says where the work stands. */
export const move = async (
  context: Context,
  id: string,
  { version, to }: { readonly version: number; readonly to: 'collecting' | 'analysing' },
): Promise<Acted> => {
  const row = await lockRequest(context, id, 'move', version)
  const life = advance(row, to === 'collecting' ? 'collect' : 'analyse', context.now)
  const saved = await saveRequestRow(context, row, life)
  return acted(row, await addStep(context, saved, { step: 'moved', says: { to } }))
}

/** Moves the deadline; pieces that ended with the whole, or would end after it, move too. */
export const reschedule = async (
  context: Context,
  id: string,
  {
    version,
    neededBy,
    note,
  }: { readonly version: number; readonly neededBy: string; readonly note?: string | undefined },
): Promise<Acted> => {
  const row = await lockRequest(context, id, 'reschedule', version)
  requireSense('reschedule', row.state)
  refuse([
    ...(neededBy <= context.now ? [{ pointer: '/neededBy', key: 'fault.request-deadline-past', values: {} }] : []),
    ...noteFaults(context, note),
  ])
  await moveDeadlines(context, await readPartsOf(context, row.id), row.neededBy, neededBy)
  const saved = await saveRequestRow(context, row, { neededBy })
  return acted(row, await addStep(context, saved, { step: 'rescheduled', says: { until: neededBy }, note }))
}

/** Marks a request more strictly. Throws Failure invalid where any axis would weaken, or a party is not cleared for it. */
export const mark = async (
  context: Context,
  id: string,
  { version, marking }: { readonly version: number; readonly marking: MarkingEntry },
): Promise<Acted> => {
  const row = await lockRequest(context, id, 'mark', version)
  requireSense('mark', row.state)
  const before = markingOfRow(row)
  const level = confidentialityLevel(marking.confidentiality)
  const parties = await readBureaus(context, row.parties)
  refuse([
    ...entryFaults(marking, context.actor.clearance),
    ...weakerFaults(marking, before),
    ...[...parties.values()]
      .filter(({ clearance }) => clearance < level)
      .slice(0, 1)
      .map(({ code }) => ({
        pointer: '/marking/confidentiality',
        key: 'fault.request-party-clearance',
        values: { bureau: bureauName(code) },
      })),
  ])
  const next = completed(context.actor.bureau, marking, before)
  const saved = await saveRequestRow(context, row, {
    handlingCode: next.handlingCode,
    confidentiality: next.confidentiality,
    confidentialityLevel: level,
    conditions: [...next.conditions],
    consentOf: [...next.consentOf],
  })
  return acted(row, await addStep(context, saved, { step: 'marked', says: { to: next.handlingCode } }))
}

type Reasoned = { readonly reason: string; readonly note?: string | undefined }

const end = async (
  context: Context,
  id: string,
  event: 'refuse' | 'withdraw',
  { reason, note }: Reasoned,
): Promise<Acted> => {
  const row = await lockRequest(context, id, event)
  const life = advance(row, event, context.now)
  refuse(noteFaults(context, note))
  await endParts(context, await readPartsOf(context, row.id), undefined)
  const saved = await saveRequestRow(context, row, life)
  const step = event === 'refuse' ? 'refused' : 'withdrawn'
  return acted(row, await addStep(context, saved, { step, says: { reason }, note }))
}

/** Tells the asker that nobody takes the request. */
export const refuseForNetwork = (context: Context, id: string, body: Reasoned): Promise<Acted> =>
  end(context, id, 'refuse', body)

/** Takes an own request back. Parties go on seeing that it was. */
export const withdraw = (
  context: Context,
  id: string,
  body: Reasoned & { readonly reason: WithdrawReason },
): Promise<Acted> => end(context, id, 'withdraw', body)

/** A request nobody has taken in time, by its timer: it goes on the secretariat's list. Undefined where somebody has meanwhile. */
export const leaveToSecretariat = async (context: Context, row: RequestRow): Promise<Acted | undefined> => {
  if (row.state !== 'new' || row.unclaimed) return undefined
  const secretariat = await readBureau(context, networkSecretariat)
  if (!secretariat) return undefined
  const parts = await readPartsOf(context, row.id)
  const others = row.asker === networkSecretariat ? [] : [networkSecretariat]
  const saved = await saveRequestRow(context, row, { unclaimed: true, parties: partiesOf(row, parts, others) })
  return acted(row, await addStep(context, saved, { step: 'unclaimed' }))
}
