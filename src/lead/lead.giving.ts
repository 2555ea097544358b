// Gives a lead: everything it names is looked at, what the terms, the codes or the order of its file forbid is refused at its place.
import { readParts } from '../analysis/analysis.release.making.ts'
import type { ReleasePart } from '../analysis/analysis.release.workflow.ts'
import { lockFile } from '../analysis/analysis.store.ts'
import { bureauName } from '../bureau/bureau.schema.ts'
import { readBureaus, readUnit } from '../bureau/bureau.store.ts'
import { allows } from '../kernel/access.ts'
import { Failure, type FailurePointer, type MessageValues } from '../kernel/failure.ts'
import { newSeal } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { faultsOfPersonalData } from '../rulebook/rulebook.personal.entry.ts'
import { readJoined } from '../rulebook/rulebook.store.ts'
import { confidentialityLevel } from '../terms/handling.ts'
import { addHours } from '../terms/instant.ts'
import { type Marking, mildestMarking } from '../terms/marking.ts'
import { bindEntry } from './lead.bound.ts'
import { claimFaults, conditionsAgreed, type Receiver } from './lead.claims.ts'
import { completed, faultsOfMarking, mustBeAsked, readGrade } from './lead.marking.ts'
import { leadPolicy, mayReadAnnex, placesOf } from './lead.policy.ts'
import { type LeadEntry, mostLeadDays } from './lead.schema.ts'
import { insertLead, isPost, nextReference, partOf, saveLead } from './lead.store.ts'
import type { LeadRow, LeadWords, ReceiptRow } from './lead.table.ts'

const fault = (pointer: string, key: string, values: MessageValues = {}): FailurePointer => ({
  pointer,
  key: `fault.${key}`,
  values,
})

/** Throws Failure invalid with these faults, if there are any. */
export const refuse = (pointers: readonly FailurePointer[], key = 'request.invalid'): void => {
  if (pointers.length > 0) throw new Failure('invalid', key, { pointers })
}

/** Faults of texts that must hold no personal data. */
export const textFaults = (
  { now }: Pick<Context, 'now'>,
  texts: Readonly<Record<string, string | undefined>>,
  insists?: string,
): FailurePointer[] => faultsOfPersonalData(texts, now.slice(0, 10), insists !== undefined)

/** Faults of a deadline: ahead, and at most a year. */
export const dueFaults = ({ now }: Pick<Context, 'now'>, pointer: string, dueAt: string): FailurePointer[] =>
  dueAt <= now || dueAt > addHours(now, 24 * mostLeadDays) ? [fault(pointer, 'lead-due')] : []

type Place = { readonly bureau: string; readonly unit: string; readonly post: string }

/** Faults of an entity or post: it must be there and in use. */
export const placeFaults = async (context: Context, place: Place, at: string): Promise<FailurePointer[]> => {
  const unit = place.unit === '' ? undefined : await readUnit(context, place.bureau, place.unit)
  if (place.unit !== '' && unit?.state !== 'active') return [fault(`${at}/unit`, 'lead-no-unit')]
  return place.post === '' || (await isPost(context, place)) ? [] : [fault(`${at}/post`, 'lead-no-post')]
}

const entryPlace = ({ place }: LeadEntry): Place | undefined =>
  place && { bureau: place.bureau, unit: place.unit ?? '', post: place.post ?? '' }

const addressFaults = async (context: Context, entry: LeadEntry): Promise<FailurePointer[]> => {
  const place = entryPlace(entry)
  const own = entry.to.indexOf(context.actor.bureau)
  return [
    ...entry.to.flatMap((bureau, at) =>
      entry.to.indexOf(bureau) < at ? [fault(`/to/${at}`, 'lead-twice', { bureau: bureauName(bureau) })] : [],
    ),
    // To the own bureau as a whole nothing is given: it has it. To one of its posts it is.
    ...(own >= 0 && place?.bureau !== context.actor.bureau ? [fault(`/to/${own}`, 'lead-own-bureau')] : []),
    ...(place && place.unit + place.post === '' ? [fault('/place', 'lead-place-empty')] : []),
    ...(place && !entry.to.includes(place.bureau) ? [fault('/place/bureau', 'lead-place-elsewhere')] : []),
    ...(place ? await placeFaults(context, place, '/place') : []),
  ]
}

const readReceivers = async (context: Context, bureaus: readonly string[]): Promise<Receiver[]> => {
  const joined = new Map((await readJoined(context)).map((row) => [row.bureau, row]))
  const rows = await readBureaus(context, bureaus)
  return bureaus.map((bureau) => ({
    bureau,
    clauses: joined.get(bureau)?.clauses ?? [],
    withoutCrimeAreas: joined.get(bureau)?.withoutCrimeAreas ?? [],
    clearance: rows.get(bureau)?.clearance ?? 0,
  }))
}

const receiverFaults = (
  receivers: readonly Receiver[],
  level: number,
  crimeAreas: readonly string[],
): FailurePointer[] =>
  receivers.flatMap(({ bureau, clauses, withoutCrimeAreas, clearance }, at) => {
    const values = { bureau: bureauName(bureau) }
    return [
      ...(clauses.includes('lead.receive') ? [] : [fault(`/to/${at}`, 'lead-not-receiver', values)]),
      ...(clearance < level ? [fault(`/to/${at}`, 'lead-clearance', values)] : []),
      ...(crimeAreas.some((area) => withoutCrimeAreas.includes(area))
        ? [fault(`/to/${at}`, 'lead-crime-area', values)]
        : []),
    ]
  })

/** Sources whose codes forbid to pass on what it is made of, at the recipient; claims of a file are judged by the law of releases. */
const consentFaults = (giver: string, to: readonly string[], parts: readonly Marking[]): FailurePointer[] =>
  to.flatMap((recipient, at) =>
    mustBeAsked(parts, giver, recipient).map((source) =>
      fault(`/to/${at}`, 'lead-consent', { bureau: bureauName(recipient), source: bureauName(source) }),
    ),
  )

const blank = { outcome: '', ledTo: '', ledOn: null, outcomeAt: null, askedUntil: null, reminders: 0 } as const

const receiptsOf = (context: Context, lead: string, entry: LeadEntry): ReceiptRow[] => {
  const place = entryPlace(entry)
  return entry.to.map((bureau): ReceiptRow => {
    const here = place?.bureau === bureau ? place : undefined
    return {
      ...blank,
      lead,
      bureau,
      unit: here?.unit ?? '',
      post: here?.post ?? '',
      placedBy: here ? context.actor.bureau : '',
      state: 'sent',
      dueAt: entry.dueAt,
      sentAt: context.now,
      receivedAt: null,
      openedAt: null,
      acceptedAt: null,
      declinedAt: null,
      declineReason: '',
    }
  })
}

/** Everything that is wrong with what is stated, and everything it is made of. */
const judge = async (context: Context, entry: LeadEntry) => {
  const { actor } = context
  const bound = await bindEntry(context, entry)
  const graded = readGrade(entry.grade)
  const claims = bound.file && entry.claims?.length ? await readParts(context, bound.file, entry.claims) : []
  const parts = [...bound.parts, ...claims.map(({ marking }) => marking), ...('least' in graded ? [graded.least] : [])]
  const receivers = await readReceivers(context, entry.to)
  const level = confidentialityLevel(entry.marking.confidentiality)
  const faults = [
    ...bound.faults,
    ...('faults' in graded ? graded.faults : []),
    ...(await addressFaults(context, entry)),
    ...dueFaults(context, '/dueAt', entry.dueAt),
    ...textFaults(context, { '/todo': entry.todo, '/why': entry.why }, entry.insists),
    ...(entry.annex !== undefined && !mayReadAnnex(actor) ? [fault('/annex', 'lead-annex')] : []),
    ...faultsOfMarking(entry.marking, parts, actor.clearance),
    ...receiverFaults(receivers, level, bound.crimeAreas),
    ...consentFaults(actor.bureau, entry.to, bound.parts),
  ]
  return { bound, graded, claims, parts, receivers, level, faults }
}

/** Gives a lead. Throws Failure forbidden `lead.cannot-give`, invalid with each fault at its field; `lead.forbidden` where claims must not leave. */
export const give = async (
  context: Context,
  entry: LeadEntry,
): Promise<{ readonly row: LeadRow; readonly claims: readonly ReleasePart[] }> => {
  const { actor, now } = context
  const rule = leadPolicy.give(actor)
  const level = confidentialityLevel(entry.marking.confidentiality)
  // Above the own clearance is a fault of the field, not of the function.
  if (!allows(rule, { bureau: actor.bureau, confidentialityLevel: Math.min(level, actor.clearance) }))
    throw new Failure('forbidden', 'lead.cannot-give')
  const { bound, graded, claims, parts, receivers, faults } = await judge(context, entry)
  refuse(faults)
  if (!('columns' in graded)) throw new Failure('invalid', 'request.invalid')
  const agreed: string[] = []
  if (bound.file && claims.length > 0) {
    const file = await lockFile(context, bound.file.id, 'release')
    refuse(await claimFaults(context, file, entry, { claims, receivers }), 'lead.forbidden')
    agreed.push(...(await conditionsAgreed(context, file, claims)))
  }
  const marking = completed(actor.bureau, entry.marking, [...parts, { ...mildestMarking, conditions: agreed }])
  const id = context.newId()
  const seal = await newSeal(context)
  const words: LeadWords = {
    todo: entry.todo,
    why: entry.why,
    ...(entry.insists === undefined ? {} : { insists: entry.insists }),
  }
  const place = entryPlace(entry)
  const row: LeadRow = {
    ...graded.columns,
    id,
    reference: await nextReference(context),
    bureau: actor.bureau,
    officer: actor.officer,
    state: 'given',
    aboutKind: entry.about.kind,
    about: entry.about.kind === 'bureau' ? null : (entry.about.id ?? null),
    threat: entry.threat ?? null,
    request: entry.request ?? null,
    file: entry.file ?? null,
    claims: claims.map((claim) => claim.id),
    seal: seal.id,
    content: seal.close(partOf.content, JSON.stringify(words)),
    annex: entry.annex === undefined ? null : seal.close(partOf.annex, entry.annex),
    handlingCode: marking.handlingCode,
    confidentiality: marking.confidentiality,
    confidentialityLevel: confidentialityLevel(marking.confidentiality),
    conditions: [...marking.conditions],
    consentOf: [...marking.consentOf],
    recipients: [...entry.to],
    places: place ? placesOf(place.bureau, place.unit, place.post) : [],
    dueAt: entry.dueAt,
    withdrawReason: '',
    version: 1,
    steps: 0,
    createdAt: now,
    updatedAt: now,
  }
  const kept = await insertLead(context, row, receiptsOf(context, id, entry))
  const says = { step: 'given', says: { until: entry.dueAt } } as const
  return { row: await saveLead(context, kept, {}, says), claims }
}
