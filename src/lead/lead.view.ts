// Leads as one reader may see them: own receipt or all, whole or short form, with or without personal data, bound to what the reader sees.
import { bureauName } from '../bureau/bureau.schema.ts'
import { permitted } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { type Seal, sealsOf } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { mapGrade } from '../terms/grade-mapping.ts'
import { type Bound, readBound } from './lead.bound.ts'
import { type LeadAction, leadPolicy, mayReadAnnex, readsForGiver, standsAtPost } from './lead.policy.ts'
import {
  type LeadLine,
  type LeadReceipt,
  type LeadTally,
  type LeadView,
  leadOutcomes,
  ledToKinds,
} from './lead.schema.ts'
import { partOf, readReceipts, readSteps, type Tallied } from './lead.store.ts'
import type { LeadRow, LeadWords, ReceiptRow, StepRow } from './lead.table.ts'
import { clockOf, dueOf, isDone, makesSense } from './lead.workflow.ts'

type Reader = Pick<Context, 'actor' | 'now'>

const isGiver = (row: Pick<LeadRow, 'bureau'>, actor: Actor): boolean =>
  row.bureau === actor.bureau && readsForGiver(actor)

/** Receipts the reader sees: all as the giver, otherwise that of the own bureau. */
const seenReceipts = (row: LeadRow, receipts: readonly ReceiptRow[], actor: Actor): readonly ReceiptRow[] =>
  isGiver(row, actor) ? receipts : receipts.filter(({ bureau }) => bureau === actor.bureau)

const viewReceipt = (row: LeadRow, receipt: ReceiptRow, { actor, now }: Reader): LeadReceipt => {
  // Where a bureau sends a lead on to is its own affair; the giver knows where they addressed it.
  const seesPlace = receipt.bureau === actor.bureau || receipt.placedBy === actor.bureau
  return {
    bureau: receipt.bureau,
    bureauName: bureauName(receipt.bureau),
    unit: (seesPlace && receipt.unit) || null,
    post: (seesPlace && receipt.post) || null,
    state: receipt.state,
    dueAt: receipt.dueAt,
    clock: clockOf(receipt.dueAt, row.state === 'withdrawn' || isDone(receipt), now),
    receivedAt: receipt.receivedAt,
    openedAt: receipt.openedAt,
    acceptedAt: receipt.acceptedAt,
    declinedAt: receipt.declinedAt,
    declineReason: receipt.declineReason || null,
    outcome: receipt.outcome || null,
    ledTo: receipt.ledTo || null,
    ledOn: receipt.ledOn,
    outcomeAt: receipt.outcomeAt,
    askedUntil: receipt.askedUntil,
  }
}

/** What it is about; a thing the reader may not see is not there, and the lead is for the bureau as such. */
const viewAbout = (row: LeadRow, { records, hits }: Bound): LeadLine['about'] => {
  const record = row.aboutKind === 'record' ? records.get(row.about ?? '') : undefined
  if (record) return { kind: 'record', id: record.id, database: record.database, reference: null }
  const hit = row.aboutKind === 'hit' ? hits.get(row.about ?? '') : undefined
  if (hit) return { kind: 'hit', id: hit.id, database: null, reference: hit.reference }
  return { kind: 'bureau', id: null, database: null, reference: null }
}

const wordsOf = (row: LeadRow, seal: Seal | undefined): LeadWords | undefined =>
  seal && (JSON.parse(seal.open(partOf.content, row.content).toString('utf8')) as LeadWords)

const named = (one: { readonly id: string; readonly reference: string } | undefined) =>
  one ? { id: one.id, reference: one.reference } : null

type Beside = { readonly receipts: readonly ReceiptRow[]; readonly bound: Bound; readonly seal: Seal | undefined }

const lineOf = (row: LeadRow, { receipts, bound, seal }: Beside, reader: Reader): LeadLine => {
  const seen = seenReceipts(row, receipts, reader.actor)
  const dueAt = seen.length > 0 ? dueOf(seen) : row.dueAt
  const isOver = row.state === 'withdrawn' || seen.every(isDone)
  return {
    id: row.id,
    reference: row.reference,
    side: isGiver(row, reader.actor) ? 'given' : 'received',
    state: isGiver(row, reader.actor) || row.state === 'withdrawn' ? row.state : isOver ? 'closed' : 'given',
    from: row.bureau,
    fromName: bureauName(row.bureau),
    about: viewAbout(row, bound),
    threat: named(bound.threats.get(row.threat ?? '')),
    request: named(bound.requests.get(row.request ?? '')),
    file: named(bound.files.get(row.file ?? '')),
    todo: wordsOf(row, seal)?.todo ?? null,
    marking: {
      handlingCode: row.handlingCode,
      confidentiality: row.confidentiality,
      conditions: row.conditions,
      consentOf: row.consentOf,
    },
    dueAt,
    clock: clockOf(dueAt, isOver, reader.now),
    receipts: seen.map((receipt) => viewReceipt(row, receipt, reader)),
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  }
}

/** Lines of leads that passed the read rule, in their order. */
export const viewLines = async (context: Context, rows: readonly LeadRow[]): Promise<LeadLine[]> => {
  const ids = rows.map(({ id }) => id)
  const [receipts, bound, seals] = [
    await readReceipts(context, ids),
    await readBound(context, rows),
    await sealsOf(
      context,
      rows.map(({ seal }) => seal),
    ),
  ]
  return rows.map((row) =>
    lineOf(row, { receipts: receipts.get(row.id) ?? [], bound, seal: seals.get(row.seal) }, context),
  )
}

const allowedOf = (row: LeadRow, receipts: readonly ReceiptRow[], actor: Actor): LeadAction[] => {
  const own = receipts.find(({ bureau }) => bureau === actor.bureau)
  const asked = receipts.some(({ askedUntil }) => askedUntil !== null)
  return permitted(leadPolicy, actor, row).filter((action) =>
    action === 'answerExtension' ? row.state !== 'withdrawn' && asked : makesSense(action, row.state, own),
  )
}

const viewStep = ({ at, bureau, recipient, step, says, note }: StepRow): LeadView['history'][number] => ({
  at,
  bureau,
  recipient: recipient || null,
  step,
  until: says.until ?? null,
  reason: says.reason ?? null,
  note: note || null,
})

/** Steps the reader sees: all as the giver but where others sent it on to, otherwise those of all and of the own bureau. */
const seenSteps = (row: LeadRow, steps: readonly StepRow[], actor: Actor): readonly StepRow[] =>
  steps.filter(
    ({ recipient, step }) =>
      recipient === '' || recipient === actor.bureau || (isGiver(row, actor) && step !== 'placed'),
  )

/** One lead that passed the read rule, in the form and edition that are for the reader. */
export const viewLead = async (context: Context, row: LeadRow): Promise<LeadView> => {
  const { actor } = context
  const receipts = (await readReceipts(context, [row.id])).get(row.id) ?? []
  const bound = await readBound(context, [row])
  const seal = (await sealsOf(context, [row.seal])).get(row.seal)
  const isShort = standsAtPost(actor)
  const edition = mayReadAnnex(actor) ? 'whole' : 'without-personal-data'
  const annex = edition === 'whole' && seal && row.annex ? seal.open(partOf.annex, row.annex).toString('utf8') : null
  const steps = isShort ? [] : seenSteps(row, await readSteps(context, row.id), actor)
  return {
    ...lineOf(row, { receipts, bound, seal }, context),
    form: isShort ? 'short' : 'whole',
    edition,
    why: isShort ? null : (wordsOf(row, seal)?.why ?? null),
    annex,
    grade: {
      received: { scheme: row.gradeScheme, code: row.gradeCode },
      source: row.sourceCode,
      information: row.informationCode,
      suspectedFalse: row.suspectedFalse,
      notes: [...mapGrade({ scheme: row.gradeScheme, code: row.gradeCode }).notes],
    },
    claims: isGiver(row, actor) ? row.claims.length : 0,
    withdrawReason: row.withdrawReason || null,
    history: steps.map(viewStep),
    allowed: allowedOf(row, receipts, actor),
  }
}

/** Counts of receipts by what was done with them. */
export const viewTally = (rows: readonly Tallied[]): LeadTally => {
  const sum = (is: (row: Tallied) => boolean): number =>
    rows.reduce((total, row) => (is(row) ? total + row.count : total), 0)
  const isOpen = (row: Tallied) => !row.withdrawn && row.state !== 'declined' && row.state !== 'done'
  return {
    leads: sum(() => true),
    open: sum(isOpen),
    overdue: sum((row) => isOpen(row) && row.late),
    accepted: sum(({ state }) => state === 'accepted' || state === 'done'),
    declined: sum(({ state }) => state === 'declined'),
    withdrawn: sum(({ withdrawn }) => withdrawn),
    outcomes: leadOutcomes.map((outcome) => ({ outcome, count: sum((row) => row.outcome === outcome) })),
    ledTo: ledToKinds.map((kind) => ({ kind, count: sum((row) => row.ledTo === kind) })),
  }
}
