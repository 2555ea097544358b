// Writing a request: a draft as far as it stands, the judgement of the whole before it is sent, and sending it.
import { bureauName } from '../bureau/bureau.schema.ts'
import { readBureau } from '../bureau/bureau.store.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { newSeal, type Seal } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { faultsOfPersonalData } from '../rulebook/rulebook.personal.entry.ts'
import { networkSecretariat } from '../rulebook/rulebook.policy.ts'
import { faultOfAsking } from '../rulebook/rulebook.store.ts'
import { confidentialityLevel } from '../terms/handling.ts'
import { addWorkingMinutes } from '../terms/working-time.ts'
import { readThreats } from '../threat/threat.store.ts'
import { addresseeFaults } from './request.asking.ts'
import { entryFaults, plainMarking, statedBy } from './request.marking.ts'
import { insertParts } from './request.part.store.ts'
import type { RequestEntry } from './request.schema.ts'
import {
  addStep,
  insertRequest,
  lockRequest,
  nextReference,
  partiesOf,
  partOf,
  saveRequestRow,
  sealOfRequest,
  waitForTaker,
} from './request.store.ts'
import type { RequestRow, RequestWords } from './request.table.ts'
import { wordsOf } from './request.words.ts'
import type { Sending } from './request.work.schema.ts'
import { advance, requireSense } from './request.workflow.ts'

/** Minutes of one working day, after which the secretariat sees to a request nobody has taken. */
const workingDay = 24 * 60

/** Throws Failure invalid `request.invalid` with all faults at once; nothing where there are none. */
export const refuse = (pointers: readonly FailurePointer[]): void => {
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}

/** Faults of texts every party reads: names may be insisted on with a reason, numbers never. */
export const textFaults = (
  { now }: Pick<Context, 'now'>,
  texts: Readonly<Record<string, string | undefined>>,
  insists: string | undefined,
): FailurePointer[] => faultsOfPersonalData(texts, now.slice(0, 10), insists !== undefined)

const entryTextFaults = (context: Context, entry: RequestEntry): FailurePointer[] =>
  textFaults(
    context,
    {
      '/question': entry.question,
      '/decision': entry.decision,
      '/audience': entry.audience,
      '/known': entry.known,
      '/mayShow': entry.mayShow,
    },
    entry.insists,
  )

const wordsIn = ({ decision, audience, known, mayShow, insists }: RequestEntry): RequestWords => ({
  ...(decision === undefined ? {} : { decision }),
  ...(audience === undefined ? {} : { audience }),
  ...(known === undefined ? {} : { known }),
  ...(mayShow === undefined ? {} : { mayShow }),
  ...(insists === undefined ? {} : { insists }),
})

/** The columns of a draft. */
const columnsOf = (context: Context, entry: RequestEntry, seal: Seal) => {
  const marking = statedBy(context.actor.bureau, entry.marking ?? plainMarking)
  return {
    question: entry.question ?? '',
    words: wordsOf(entry.question ?? ''),
    wanted: entry.wanted ?? 'operational-report',
    crimeArea: entry.crimeArea ?? 'other',
    threat: entry.threat ?? null,
    neededBy: entry.neededBy ?? null,
    language: entry.language ?? context.language,
    content: seal.close(partOf.content, JSON.stringify(wordsIn(entry))),
    annex: entry.annex === undefined ? null : seal.close(partOf.annex, entry.annex),
    handlingCode: marking.handlingCode,
    confidentiality: marking.confidentiality,
    confidentialityLevel: confidentialityLevel(marking.confidentiality),
    conditions: [...marking.conditions],
    consentOf: [...marking.consentOf],
  }
}

const threatFaults = async (context: Context, threat: string | null | undefined): Promise<FailurePointer[]> => {
  if (threat === null || threat === undefined) return []
  const row = (await readThreats(context, [threat])).get(threat)
  return row && row.state !== 'closed' ? [] : [{ pointer: '/threat', key: 'fault.request-no-threat', values: {} }]
}

const judgeDraft = async (context: Context, entry: RequestEntry): Promise<void> =>
  refuse([
    ...entryTextFaults(context, entry),
    ...(entry.marking ? entryFaults(entry.marking, context.actor.clearance) : []),
    ...(await threatFaults(context, entry.threat)),
  ])

/** Keeps a draft as far as it stands. Throws Failure invalid for personal data outside the annex and for a marking that contradicts itself. */
export const beginDraft = async (context: Context, entry: RequestEntry): Promise<RequestRow> => {
  await judgeDraft(context, entry)
  const { actor, now } = context
  const seal = await newSeal(context)
  return insertRequest(context, {
    id: context.newId(),
    reference: '',
    asker: actor.bureau,
    officer: actor.officer,
    state: 'draft',
    ...columnsOf(context, entry, seal),
    seal: seal.id,
    toNetwork: false,
    unclaimed: false,
    parties: [actor.bureau],
    lead: '',
    leadOfficer: '',
    recipients: [],
    sentAt: null,
    deliveredAt: null,
    feedbackDue: null,
    feedbackAt: null,
    used: '',
    ledTo: [],
    reminders: 0,
    endedAt: null,
    version: 1,
    steps: 0,
    createdAt: now,
    updatedAt: now,
  })
}

/** Saves a draft from the version that was read; what is left out is emptied. */
export const saveDraft = async (
  context: Context,
  id: string,
  { version, ...entry }: RequestEntry & { readonly version: number },
): Promise<RequestRow> => {
  const row = await lockRequest(context, id, 'save', version)
  requireSense('save', row.state)
  await judgeDraft(context, entry)
  return saveRequestRow(context, row, columnsOf(context, entry, await sealOfRequest(context, row)))
}

/** What of a request was sealed. */
export const readWords = (row: Pick<RequestRow, 'content'>, seal: Seal): RequestWords =>
  JSON.parse(seal.open(partOf.content, row.content).toString()) as RequestWords

const required = (pointer: string): FailurePointer => ({ pointer, key: 'fault.required', values: {} })

/** What a draft lacks before it can leave. */
const lacking = (row: RequestRow, words: RequestWords, now: string): FailurePointer[] => [
  ...(row.question === '' ? [required('/question')] : []),
  ...(words.decision === undefined ? [required('/decision')] : []),
  ...(words.audience === undefined ? [required('/audience')] : []),
  ...(words.known === undefined ? [required('/known')] : []),
  ...(words.mayShow === undefined ? [required('/mayShow')] : []),
  ...(row.neededBy === null ? [required('/neededBy')] : []),
  ...(row.neededBy !== null && row.neededBy <= now
    ? [{ pointer: '/neededBy', key: 'fault.request-deadline-past', values: {} }]
    : []),
]

/**
 * Sends a draft: to bureaus and experts each of whom the terms let it ask, or to the secretariat's list where none is named. Throws Failure
 * invalid with every fault at its field; conflict `request.not-now` for what was sent already.
 */
export const sendDraft = async (context: Context, id: string, body: Sending): Promise<RequestRow> => {
  const { actor, now } = context
  const row = await lockRequest(context, id, 'send', body.version)
  const life = advance(row, 'send', now)
  const seal = await sealOfRequest(context, row)
  const pointers = (at: number): string => `/to/${at}`
  const faults = [
    ...lacking(row, readWords(row, seal), now),
    ...(await addresseeFaults(context, body.to, row, { pointers, already: [] })),
  ]
  const toNetwork = body.to.length === 0 || body.toNetwork === 'yes'
  if (body.to.length === 0 && actor.bureau !== networkSecretariat) {
    const fault = await faultOfAsking(context, {
      from: actor.bureau,
      to: networkSecretariat,
      crimeArea: row.crimeArea,
    })
    if (fault)
      faults.push({
        pointer: '/to',
        key: 'fault.request-outside-terms',
        values: { bureau: bureauName(networkSecretariat) },
      })
  }
  refuse(faults)
  const parts = await insertParts(
    context,
    row,
    seal,
    body.to.map(({ bureau, expert }) => ({
      bureau,
      expert: expert ?? null,
      ask: null,
      dueAt: row.neededBy ?? now,
    })),
  )
  const unclaimed = parts.length === 0
  const saved = await saveRequestRow(context, row, {
    ...life,
    reference: await nextReference(context),
    toNetwork,
    unclaimed,
    parties: partiesOf(row, parts, unclaimed ? [networkSecretariat] : []),
  })
  const own = await readBureau(context, actor.bureau)
  if (!unclaimed && own) await waitForTaker(context, saved, addWorkingMinutes(now, workingDay, own))
  return addStep(context, saved, { step: 'sent', says: { count: parts.length } })
}
