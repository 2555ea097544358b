// Answers to operations on consents of sources.
import { bureauName } from '../bureau/bureau.schema.ts'
import { readBureau } from '../bureau/bureau.store.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { type Context, type Handler, handle } from '../kernel/slice.ts'
import { readMessages } from '../message/message.store.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { readRecords } from '../record/record.batch.store.ts'
import { recordSubject } from '../record/record.store.ts'
import {
  askConsent,
  grantConsent,
  listConsents,
  listFileConsents,
  refuseConsent,
  withdrawConsent,
} from './analysis.consent.operations.ts'
import type { ConsentEntry, ConsentGrant, ConsentView } from './analysis.consent.schema.ts'
import {
  type ConsentDecision,
  type ConsentsWanted,
  insertConsent,
  listConsentRows,
  lockConsent,
  type NewConsent,
  openConsents,
  saveConsent,
} from './analysis.consent.store.ts'
import { noteConsent } from './analysis.fact.ts'
import { filesBehind, lockFile, readFile, requireInUse } from './analysis.store.ts'
import type { ConsentRow, FileRow } from './analysis.table.ts'
import { viewConsent } from './analysis.view.ts'

const viewAll = async (context: Context, rows: readonly ConsentRow[]): Promise<ConsentView[]> => {
  const files = await filesBehind(context, rows)
  const opened = await openConsents(context, rows)
  return rows.flatMap((row) => {
    const file = files.get(row.file)
    return file ? [viewConsent(row, { file, words: opened.get(row.id) }, context)] : []
  })
}

const list = async (
  context: Context,
  wanted: ConsentsWanted,
): Promise<{ consents: ConsentView[]; after: string | null }> => {
  const { lines, after } = await listConsentRows(context, wanted)
  context.note({
    subjects: [...new Set(lines.map(({ file }) => file))].map((id) => ({
      kind: 'analysis-file',
      id,
      owner: context.actor.bureau,
      part: 'shown',
    })),
    detail: { lines: lines.length },
  })
  return { consents: await viewAll(context, lines), after }
}

const fault = (pointer: string, key: string, values: FailurePointer['values'] = {}): FailurePointer => ({
  pointer,
  key,
  values,
})
const refuse = (pointers: readonly FailurePointer[]): void => {
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}

/** Members of a question that do not belong to its kind, or are missing for it. */
const faultsOfKind = ({ kind, source, crimeArea, thing }: ConsentEntry): FailurePointer[] => {
  const wanted = kind === 'general' ? { '/source': source, '/crimeArea': crimeArea } : { '/thing': thing }
  const foreign = kind === 'general' ? { '/thing': thing } : { '/source': source, '/crimeArea': crimeArea }
  return [
    ...Object.entries(wanted).flatMap(([pointer, value]) =>
      value === undefined ? [fault(pointer, 'fault.required')] : [],
    ),
    ...Object.entries(foreign).flatMap(([pointer, value]) =>
      value === undefined ? [] : [fault(pointer, 'fault.consent-other-kind')],
    ),
  ]
}

/** Whose a record or message is, for somebody who may read it. Throws invalid at the field alike for hidden and for absent. */
const sourceOfThing = async (context: Context, thing: NonNullable<ConsentEntry['thing']>): Promise<string> => {
  const missing = (): never => {
    throw new Failure('invalid', 'request.invalid', { pointers: [fault('/thing/id', 'fault.consent-no-thing')] })
  }
  if (thing.kind === 'message') {
    const message = (await readMessages(context, [thing.id])).get(thing.id)
    return message && message.state === 'sent' ? message.sender : missing()
  }
  const record = (await readRecords(context, [thing.id])).get(thing.id)
  if (!record) return missing()
  // A question would tell its source what a hit must not: that somebody works on the holder.
  if (databaseNamed(record.database).noticeTo(record) === 'general-secretariat')
    throw new Failure('conflict', 'analysis.secretariat-first')
  context.note({ subjects: [recordSubject(context.actor, record, 'shown')] })
  return record.owner
}

/** What is asked, judged against the file: a source there is, that is cleared for the file, and recipients the order names. */
const judge = async (context: Context, file: FileRow, body: ConsentEntry): Promise<NewConsent> => {
  refuse(faultsOfKind(body))
  const { thing, crimeArea = '', uses, recipients = [], question, kind } = body
  const source = thing ? await sourceOfThing(context, thing) : (body.source ?? '')
  const bureau = await readBureau(context, source)
  const pointer = thing ? '/thing/id' : '/source'
  const named = [file.owner, ...file.readers, ...file.recipients]
  refuse([
    ...(bureau?.alive ? [] : [fault(pointer, 'fault.consent-no-source')]),
    ...(source === context.actor.bureau ? [fault(pointer, 'fault.consent-own-source')] : []),
    ...(bureau && bureau.clearance < file.confidentialityLevel
      ? [fault(pointer, 'fault.consent-clearance', { bureau: bureauName(source) })]
      : []),
    ...(crimeArea !== '' && !file.crimeAreas.includes(crimeArea)
      ? [fault('/crimeArea', 'fault.consent-crime-area')]
      : []),
    ...recipients.flatMap((one, at) =>
      named.includes(one) ? [] : [fault(`/recipients/${at}`, 'fault.release-not-named', { bureau: bureauName(one) })],
    ),
  ])
  return {
    source,
    kind,
    crimeArea,
    thingKind: thing?.kind ?? '',
    thing: thing?.id ?? null,
    uses: [...new Set(uses)],
    recipients: [...new Set(recipients)],
    question,
  }
}

/** A source grants what it was asked or less, never more: a wider consent would be to something nobody explained to it. */
const narrowed = (
  row: ConsentRow,
  { uses, recipients = [] }: ConsentGrant,
): Pick<ConsentDecision, 'uses' | 'recipients'> => {
  refuse([
    ...uses.flatMap((use, at) => (row.uses.includes(use) ? [] : [fault(`/uses/${at}`, 'fault.consent-not-asked')])),
    ...recipients.flatMap((bureau, at) =>
      row.recipients.length === 0 || row.recipients.includes(bureau)
        ? []
        : [fault(`/recipients/${at}`, 'fault.consent-not-asked')],
    ),
  ])
  return { uses: [...new Set(uses)], recipients: recipients.length > 0 ? [...new Set(recipients)] : row.recipients }
}

const decide = async (
  context: Context,
  wanted: { readonly id: string; readonly version: number; readonly action: 'grant' | 'refuse' | 'withdraw' },
  decisionOn: (row: ConsentRow) => ConsentDecision,
): Promise<ConsentView> => {
  const row = await lockConsent(context, wanted.id, wanted.action, wanted.version)
  const needed = wanted.action === 'withdraw' ? 'granted' : 'asked'
  if (row.state !== needed)
    throw new Failure('conflict', wanted.action === 'withdraw' ? 'analysis.not-granted' : 'analysis.consent-decided', {
      values: { state: row.state },
    })
  const saved = await saveConsent(context, row, decisionOn(row))
  return told(context, saved)
}

/** Notes a change of a consent and answers it. */
const told = async (context: Context, row: ConsentRow): Promise<ConsentView> => {
  const file = (await filesBehind(context, [row])).get(row.file)
  const [view] = await viewAll(context, [row])
  if (!file || !view) throw new Error('a consent without its file')
  noteConsent(context, row, file)
  return view
}

export const consentHandlers: readonly Handler[] = [
  handle(askConsent, async (context, { params, body }) => {
    const file = await lockFile(context, params.id, 'askConsent')
    requireInUse(context, file)
    return told(context, await insertConsent(context, file, await judge(context, file, body)))
  }),

  handle(listFileConsents, async (context, { params, query }) => {
    const file = await readFile(context, params.id, 'seeDealings')
    return list(context, { ...query, file: file.id })
  }),

  handle(listConsents, (context, { query }) => list(context, { ...query, side: query.side ?? 'asked' })),

  handle(grantConsent, (context, { params, body }) =>
    decide(context, { ...params, version: body.version, action: 'grant' }, (row) => ({
      state: 'granted',
      ...narrowed(row, body),
      ...(body.conditions === undefined ? {} : { conditions: body.conditions }),
    })),
  ),

  handle(refuseConsent, (context, { params, body }) =>
    decide(context, { ...params, version: body.version, action: 'refuse' }, () => ({
      state: 'refused',
      reason: body.reason,
    })),
  ),

  handle(withdrawConsent, (context, { params, body }) =>
    decide(context, { ...params, version: body.version, action: 'withdraw' }, () => ({
      state: 'withdrawn',
      reason: body.reason,
    })),
  ),
]
