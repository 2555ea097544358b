// A request as one reader may see it: lines, the whole, its answer, each in the edition the terms give the reader's bureau.
import { attachmentsOf } from '../attachment/attachment.storing.ts'
import { readExperts } from '../expert/expert.store.ts'
import { allows, permitted } from '../kernel/access.ts'
import type { Seal } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import { confidentialityLevel, handlingStrictness } from '../terms/handling.ts'
import type { Language } from '../terms/language.ts'
import type { Marking } from '../terms/marking.ts'
import { readThreats } from '../threat/threat.store.ts'
import { deliveryFor, leastMarking } from './request.answering.ts'
import { readReceipts } from './request.delivery.store.ts'
import { readWords } from './request.drafting.ts'
import { markingOfPart, readMaterial, readParts, readTalk } from './request.part.store.ts'
import { mayReceivePersonalData, partPolicy, requestPolicy } from './request.policy.ts'
import type { RequestLine, RequestSide } from './request.schema.ts'
import { partOf, readSteps, sealOfRequest } from './request.store.ts'
import {
  type DeliveryRow,
  deliveryItem,
  markingOfRow,
  type PartRow,
  type RequestRow,
  type StepRow,
} from './request.table.ts'
import type { PartView, RequestView } from './request.work.schema.ts'
import { clockOf, handsInAgain, isAnswered, isOpenPart, makesSense, partMay } from './request.workflow.ts'

type Reader = Pick<Context, 'actor' | 'now'>

const viewMarking = (marking: Marking) => ({
  handlingCode: marking.handlingCode,
  confidentiality: marking.confidentiality,
  conditions: [...marking.conditions],
  consentOf: [...marking.consentOf],
})

/** An officer of the own bureau by name; of other bureaus nobody is named. */
const ownOfficer = ({ actor }: Reader, bureau: string, officer: string): string | null =>
  bureau === actor.bureau && officer !== '' ? officer : null

const sideOf = (row: RequestRow, parts: readonly PartRow[], bureau: string): RequestSide => {
  if (row.asker === bureau) return 'asked'
  return parts.some((part) => part.bureau === bureau && part.state !== 'declined' && part.state !== 'recalled')
    ? 'answering'
    : 'secretariat'
}

/** One line of a list for a reader who passed the read rule. */
export const lineOf = (
  row: RequestRow,
  parts: readonly PartRow[],
  { actor, now }: Reader,
  threats: ReadonlySet<string>,
): RequestLine => ({
  id: row.id,
  reference: row.reference || null,
  side: sideOf(row, parts, actor.bureau),
  state: row.state,
  question: row.question || null,
  wanted: row.wanted,
  crimeArea: row.crimeArea as CrimeArea,
  // A threat that is hidden from the reader is as none.
  threat: row.threat !== null && threats.has(row.threat) ? row.threat : null,
  language: row.language as Language,
  asker: row.asker,
  lead: row.lead || null,
  contributors: [
    ...new Set(
      parts.flatMap(({ bureau, state }) =>
        state === 'accepted' || state === 'handed-in' || state === 'done' ? [bureau] : [],
      ),
    ),
  ].sort(),
  marking: viewMarking(markingOfRow(row)),
  neededBy: row.neededBy,
  clock: clockOf(row.neededBy, isAnswered(row.state), now),
  unclaimed: row.unclaimed,
  waits: parts.some(({ bureau, state }) => bureau === actor.bureau && state === 'offered'),
  feedbackDue: row.asker === actor.bureau ? row.feedbackDue : null,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  version: row.version,
})

/** Of the threats these requests are bound to, those the actor may see. */
export const threatsSeen = async (context: Context, rows: readonly RequestRow[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await readThreats(
        context,
        rows.flatMap(({ threat }) => threat ?? []),
      )
    ).keys(),
  )

/** Lines of requests that passed the read rule, in their order. */
export const viewLines = async (context: Context, rows: readonly RequestRow[]): Promise<RequestLine[]> => {
  const parts = await readParts(
    context,
    rows.map(({ id }) => id),
  )
  const threats = await threatsSeen(context, rows)
  return rows.map((row) => lineOf(row, parts.get(row.id) ?? [], context, threats))
}

const editionOf = ({ actor }: Reader, writer: string) =>
  mayReceivePersonalData(actor, writer) ? 'whole' : 'without-personal-data'

/** A sealed text about persons for this reader: null where the terms give an edition without it, as where there is none. */
const annexFor = (
  { actor }: Reader,
  writer: string,
  { seal, name, sealed }: { readonly seal: Seal; readonly name: string; readonly sealed: Buffer | null },
): string | null =>
  sealed !== null && mayReceivePersonalData(actor, writer) ? seal.open(name, sealed).toString() : null

const partActs = ['accept', 'decline', 'handOver', 'handIn', 'recall'] as const

const actsOnPart = (row: RequestRow, part: PartRow, { actor }: Reader): string[] =>
  permitted(partPolicy, actor, part).filter((action) => {
    if (!(partActs as readonly string[]).includes(action)) return false
    if (action === 'handOver') return part.state === 'accepted' && !isAnswered(row.state)
    if (action === 'recall' && part.bureau === row.lead) return false
    return partMay(action === 'handIn' && handsInAgain(row, part) ? 'accepted' : part.state, action, row.state)
  })

const viewPart = (
  row: RequestRow,
  part: PartRow,
  {
    seal,
    reader,
    names,
  }: { readonly seal: Seal; readonly reader: Reader; readonly names: ReadonlyMap<string, string> },
): PartView => {
  const { actor, now } = reader
  const marking = markingOfPart(part)
  // What was handed in is its writer's and the lead's: the asker reads the answer made of it. Under a code that forbids passing on it
  // stays with the bureau that led when it was handed in.
  const isLeads =
    row.lead === actor.bureau &&
    (part.handedTo === row.lead || handlingStrictness(part.handlingCode || 'H3') < handlingStrictness('H2'))
  const mayRead =
    marking !== undefined &&
    (part.bureau === actor.bureau || isLeads) &&
    confidentialityLevel(marking.confidentiality) <= actor.clearance
  return {
    id: part.id,
    number: part.number,
    bureau: part.bureau,
    givenBy: part.givenBy,
    expert: part.expert === null ? null : { id: part.expert, name: names.get(part.expert) ?? null },
    officer: ownOfficer(reader, part.bureau, part.officer),
    state: part.state,
    ask: part.ask === null ? null : seal.open(partOf.ask(part.id), part.ask).toString(),
    dueAt: part.dueAt,
    clock: clockOf(part.dueAt, !isOpenPart(part.state), now),
    declined: part.declineReason || null,
    answer:
      mayRead && part.answer !== null && part.handedInAt !== null
        ? {
            text: seal.open(partOf.answer(part.id), part.answer).toString(),
            annex: annexFor(reader, part.bureau, { seal, name: partOf.answerAnnex(part.id), sealed: part.annex }),
            edition: editionOf(reader, part.bureau),
            marking: viewMarking(marking),
            at: part.handedInAt,
          }
        : null,
    allowed: actsOnPart(row, part, reader),
  }
}

/** The answer for a reader; `opened`: its text too. Files go with the whole edition only. */
export const viewDelivery = async (
  context: Context,
  row: RequestRow,
  delivery: DeliveryRow,
  opened: boolean,
): Promise<NonNullable<RequestView['delivery']>> => {
  const seal = await sealOfRequest(context, row)
  const isWhole = mayReceivePersonalData(context.actor, row.lead)
  return {
    title: delivery.title,
    text: opened ? seal.open(partOf.delivery, delivery.says).toString() : null,
    annex: opened ? annexFor(context, row.lead, { seal, name: partOf.deliveryAnnex, sealed: delivery.annex }) : null,
    edition: editionOf(context, row.lead),
    marking: viewMarking(markingOfRow(delivery)),
    recipients: delivery.recipients,
    attachments:
      opened && isWhole
        ? ((await attachmentsOf(context, deliveryItem, [row.id])).get(row.id) ?? []).map(({ measures, ...one }) => one)
        : [],
    author: ownOfficer(context, row.lead, delivery.author),
    approvedBy: ownOfficer(context, row.lead, delivery.approvedBy),
    version: delivery.version,
  }
}

/** Actions that make sense now, by rule and by state. */
const actsOn = (row: RequestRow, context: Context, delivery: DeliveryRow | undefined, receipt: Receipts): string[] =>
  permitted(requestPolicy, context.actor, row).filter((action) => {
    if (!makesSense(action, row.state)) return false
    const isAuthor = delivery?.author === context.actor.officer
    switch (action) {
      case 'submit':
        return delivery !== undefined
      case 'deliver':
        return delivery !== undefined && !isAuthor
      case 'close':
        return row.feedbackDue !== null && row.feedbackDue <= context.now
      case 'open':
        return receipt !== undefined && receipt.openedAt === null
      case 'acknowledge':
        return receipt !== undefined && receipt.openedAt !== null && receipt.acknowledgedAt === null
      default:
        return true
    }
  })

type Receipts = { readonly openedAt: string | null; readonly acknowledgedAt: string | null } | undefined

/** A request with everything the reader may see of it, after the read rule. */
export const viewRequest = async (context: Context, row: RequestRow): Promise<RequestView> => {
  const { actor } = context
  const parts = (await readParts(context, [row.id])).get(row.id) ?? []
  const seal = await sealOfRequest(context, row)
  const words = readWords(row, seal)
  const material = await readMaterial(context, row.id)
  const experts = await readExperts(
    context,
    parts.flatMap(({ expert }) => expert ?? []),
  )
  const names = new Map([...experts.values()].map(({ id, name }) => [id, name]))
  const leads = row.lead === actor.bureau
  const mayRead = allows(requestPolicy.readDelivery(actor), row)
  const delivery = mayRead ? await deliveryFor(context, row) : undefined
  const receipts = row.deliveredAt === null ? [] : await readReceipts(context, row.id)
  const own = receipts.find(({ recipient }) => recipient === actor.bureau)
  const works = leads || parts.some(({ bureau, state }) => bureau === actor.bureau && isOpenPart(state))
  return {
    ...lineOf(row, parts, context, await threatsSeen(context, [row])),
    officer: ownOfficer(context, row.asker, row.officer),
    leadOfficer: ownOfficer(context, row.lead, row.leadOfficer),
    decision: words.decision ?? null,
    audience: words.audience ?? null,
    known: words.known ?? null,
    mayShow: words.mayShow ?? null,
    annex: annexFor(context, row.asker, { seal, name: partOf.annex, sealed: row.annex }),
    edition: editionOf(context, row.asker),
    toNetwork: row.toNetwork ? 'yes' : 'no',
    parties: row.parties,
    parts: parts.map((part) => viewPart(row, part, { seal, reader: context, names })),
    talk: (await readTalk(context, row.id)).map((entry) => ({
      id: entry.id,
      kind: entry.kind,
      answers: entry.answers,
      bureau: entry.bureau,
      officer: ownOfficer(context, entry.bureau, entry.officer),
      text: seal.open(partOf.talk(entry.id), entry.says).toString(),
      at: entry.createdAt,
    })),
    material: works
      ? material.map((one) => ({
          id: one.id,
          bureau: one.bureau,
          source: one.source,
          kind: one.kind,
          reference: one.reference,
          consent: one.consent || null,
          marking: viewMarking(markingOfRow(one)),
          at: one.createdAt,
        }))
      : [],
    atLeast: leads ? viewMarking(leastMarking(row, parts, material)) : null,
    delivery: delivery ? await viewDelivery(context, row, delivery, leads || (own?.openedAt ?? null) !== null) : null,
    receipts: receipts
      .filter(({ recipient }) => leads || recipient === actor.bureau)
      .map(({ recipient, deliveredAt, openedAt, acknowledgedAt }) => ({
        recipient,
        deliveredAt,
        openedAt,
        acknowledgedAt,
      })),
    feedback: await viewFeedback(context, row, seal),
    steps: (await readSteps(context, row.id)).map((step) => ({
      number: step.number,
      at: step.at,
      bureau: step.bureau,
      officer: ownOfficer(context, step.bureau, step.officer),
      step: step.step,
      says: step.says,
      note:
        step.note === null || !mayReadNote(step, row, actor.bureau)
          ? null
          : seal.open(partOf.note(step.number), step.note).toString(),
    })),
    allowed: actsOn(row, context, delivery, own),
  }
}

/** What a second person asked for is the lead's own; what came of the answer is the asker's and the lead's. */
const mayReadNote = ({ step }: StepRow, row: RequestRow, bureau: string): boolean =>
  step === 'returned' ? row.lead === bureau : step !== 'feedback' || row.lead === bureau || row.asker === bureau

/** What came of the answer: for the asker, and for those who worked on it. */
const viewFeedback = async (context: Context, row: RequestRow, seal: Seal): Promise<RequestView['feedback']> => {
  const { actor } = context
  if (row.used === '' || row.feedbackAt === null || (row.lead !== actor.bureau && row.asker !== actor.bureau))
    return null
  const step = (await readSteps(context, row.id)).find((one) => one.step === 'feedback')
  return {
    used: row.used,
    ledTo: row.ledTo,
    note: step?.note ? seal.open(partOf.note(step.number), step.note).toString() : null,
    at: row.feedbackAt,
  }
}
