// What leads are bound to: for the giver before it is kept, for every reader only as far as that reader may see it.

import { filePolicy } from '../analysis/analysis.policy.ts'
import { readFiles, requireInUse } from '../analysis/analysis.store.ts'
import type { FileRow } from '../analysis/analysis.table.ts'
import { readableHits } from '../hit/hit.store.ts'
import type { HitRow } from '../hit/hit.table.ts'
import { allows } from '../kernel/access.ts'
import type { FailurePointer } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { readRecords } from '../record/record.batch.store.ts'
import type { RecordRow } from '../record/record.schema.ts'
import { readDelivery } from '../request/request.delivery.store.ts'
import { requestPolicy } from '../request/request.policy.ts'
import { readableRequests } from '../request/request.store.ts'
import { markingOfRow as markingOfRequest, type RequestRow } from '../request/request.table.ts'
import { isConfidentiality, isHandlingCode } from '../terms/handling.ts'
import { type Marking, markingOf, mildestMarking } from '../terms/marking.ts'
import { readThreats, type ThreatRow } from '../threat/threat.store.ts'
import type { LeadEntry } from './lead.schema.ts'
import type { LeadRow } from './lead.table.ts'

type Reader = Pick<Context, 'sql' | 'actor'>

const once = (values: readonly (string | null | undefined)[]): string[] => [
  ...new Set(values.flatMap((value) => (value ? [value] : []))),
]

const readHits = async (context: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, HitRow>> => {
  if (ids.length === 0) return new Map()
  const rows = await readableHits(context)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

const readRequests = async (context: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, RequestRow>> => {
  if (ids.length === 0) return new Map()
  const rows = await readableRequests(context)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The things that leads are bound to, by id, as far as the actor may see them. */
export type Bound = {
  readonly records: ReadonlyMap<string, RecordRow>
  readonly hits: ReadonlyMap<string, HitRow>
  readonly threats: ReadonlyMap<string, ThreatRow>
  readonly requests: ReadonlyMap<string, RequestRow>
  readonly files: ReadonlyMap<string, FileRow>
}

type Binding = Pick<LeadRow, 'aboutKind' | 'about' | 'threat' | 'request' | 'file'>

export const readBound = async (context: Context, leads: readonly Binding[]): Promise<Bound> => {
  const about = (kind: string) => once(leads.map((one) => (one.aboutKind === kind ? one.about : null)))
  return {
    records: await readRecords(context, about('record')),
    hits: await readHits(context, about('hit')),
    threats: await readThreats(context, once(leads.map(({ threat }) => threat))),
    requests: await readRequests(context, once(leads.map(({ request }) => request))),
    files: await readFiles(context, once(leads.map(({ file }) => file))),
  }
}

/** Whether the actor sees the thing a list is narrowed to: of what is hidden nobody learns by asking for its leads. */
export const seesBound = async (
  context: Context,
  wanted: {
    readonly record?: string
    readonly hit?: string
    readonly threat?: string
    readonly request?: string
    readonly file?: string
  },
): Promise<boolean> => {
  const of = (kind: 'record' | 'hit', about: string | undefined): Binding[] =>
    about === undefined ? [] : [{ aboutKind: kind, about, threat: null, request: null, file: null }]
  const { threat = null, request = null, file = null } = wanted
  const bound = await readBound(context, [
    { aboutKind: 'bureau', about: null, threat, request, file },
    ...of('record', wanted.record),
    ...of('hit', wanted.hit),
  ])
  const isSeen = (id: string | undefined, among: ReadonlyMap<string, unknown>) => id === undefined || among.has(id)
  return (
    isSeen(wanted.record, bound.records) &&
    isSeen(wanted.hit, bound.hits) &&
    isSeen(wanted.threat, bound.threats) &&
    isSeen(wanted.request, bound.requests) &&
    isSeen(wanted.file, bound.files)
  )
}

/** What a new lead is bound to, the markings that brings, and crime areas its recipients must take part in. */
export type BoundEntry = {
  readonly parts: readonly Marking[]
  readonly crimeAreas: readonly string[]
  readonly file: FileRow | undefined
  readonly faults: readonly FailurePointer[]
}

/** A code that is none of ours binds like the strictest that names no condition. */
const markingOfRecord = (
  owner: string,
  { handlingCode, confidentiality }: Pick<RecordRow, 'handlingCode' | 'confidentiality'>,
): Marking =>
  markingOf(
    owner,
    isHandlingCode(handlingCode) ? handlingCode : 'H2',
    isConfidentiality(confidentiality) ? confidentiality : 'confidential',
  )

const markingOfThreat = ({ owner, handlingCode, confidentiality, condition }: ThreatRow): Marking =>
  markingOf(owner, handlingCode, confidentiality, condition)

const markingsOfRequest = async (context: Context, row: RequestRow): Promise<Marking[]> => {
  const delivery = allows(requestPolicy.readDelivery(context.actor), row)
    ? await readDelivery(context, row.id)
    : undefined
  return [markingOfRequest(row), ...(delivery ? [markingOfRequest(delivery)] : [])]
}

/**
 * Looks at everything a new lead names, under the giver's own rules: what is hidden from the giver is a fault exactly as what is not
 * there. A file must be one whose material the giver reads, and in use. Throws conflict for a file that is over.
 */
export const bindEntry = async (context: Context, entry: LeadEntry): Promise<BoundEntry> => {
  const { actor } = context
  const { kind, id } = entry.about
  const binding: Binding = {
    aboutKind: kind,
    about: kind === 'bureau' ? null : (id ?? null),
    threat: entry.threat ?? null,
    request: entry.request ?? null,
    file: entry.file ?? null,
  }
  const bound = await readBound(context, [binding])
  const record = bound.records.get(binding.about ?? '')
  const hit = bound.hits.get(binding.about ?? '')
  const threat = bound.threats.get(binding.threat ?? '')
  const request = bound.requests.get(binding.request ?? '')
  const known = bound.files.get(binding.file ?? '')
  const file = known && allows(filePolicy.readMaterial(actor), known) ? known : undefined
  if (file) requireInUse(context, file)
  const missing = (pointer: string, isMissing: boolean): FailurePointer[] =>
    isMissing ? [{ pointer, key: 'fault.lead-unknown', values: {} }] : []
  return {
    parts: [
      ...(record ? [markingOfRecord(record.owner, record)] : []),
      ...(hit ? [markingOfRecord(hit.owner, hit.recordCopy)] : []),
      ...(threat ? [markingOfThreat(threat)] : []),
      ...(request ? await markingsOfRequest(context, request) : []),
      ...(file ? [{ ...mildestMarking, confidentiality: file.confidentiality }] : []),
    ],
    crimeAreas: once([threat?.crimeArea, request?.crimeArea]),
    file,
    faults: [
      ...missing('/about/id', (kind === 'record' && !record) || (kind === 'hit' && !hit)),
      ...(kind === 'bureau' && id !== undefined
        ? [{ pointer: '/about/id', key: 'fault.lead-about-bureau', values: {} }]
        : []),
      ...missing('/threat', entry.threat !== undefined && !threat),
      ...missing('/request', entry.request !== undefined && !request),
      ...missing('/file', entry.file !== undefined && !file),
      ...((entry.claims?.length ?? 0) > 0 && entry.file === undefined
        ? [{ pointer: '/file', key: 'fault.lead-claims-of', values: {} }]
        : []),
    ],
  }
}
