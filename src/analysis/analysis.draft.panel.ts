// What somebody is typing as the order of a file, how it becomes what the hub is told, and where the hub's faults belong on the form; pure.
import { Problem } from '../console/problem.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import type { Confidentiality } from '../terms/handling.ts'
import type { PersonStatus } from '../terms/person-status.ts'
import type { ConsentWay, DataCategory, FileKind, FileOrder, FileView } from './analysis.schema.ts'

export type OrderDraft = {
  readonly name: string
  readonly kind: FileKind | null
  readonly crimeAreas: readonly CrimeArea[]
  readonly threat: string | null
  readonly purpose: string
  readonly why: string
  readonly dataCategories: readonly DataCategory[]
  readonly personCategories: readonly PersonStatus[]
  readonly readers: readonly string[]
  /** Officers named for a bureau, as they are typed: apart by commas or spaces. */
  readonly officers: Readonly<Record<string, string>>
  readonly contributors: readonly string[]
  readonly recipients: readonly string[]
  readonly consentBy: ConsentWay | null
  readonly confidentiality: Confidentiality
  readonly reviewEvery: string
  readonly until: string
  readonly contributionsUntil: string
}

export const blankOrder: OrderDraft = {
  name: '',
  kind: null,
  crimeAreas: [],
  threat: null,
  purpose: '',
  why: '',
  dataCategories: [],
  personCategories: [],
  readers: [],
  officers: {},
  contributors: [],
  recipients: [],
  consentBy: null,
  confidentiality: 'official-use-only',
  reviewEvery: '6',
  until: '',
  contributionsUntil: '',
}

/** The order of a file as it stands, to be restated. `own`: the bureau of the owner. */
export const draftOf = (file: FileView): OrderDraft => ({
  name: file.name,
  kind: file.kind,
  crimeAreas: file.crimeAreas,
  threat: file.threat?.id ?? null,
  purpose: file.purpose ?? '',
  why: file.why ?? '',
  dataCategories: file.dataCategories,
  personCategories: file.personCategories,
  readers: file.readers.map(({ bureau }) => bureau).filter((bureau) => bureau !== file.owner),
  officers: Object.fromEntries(
    file.readers.flatMap(({ bureau, officers }) => (officers ? [[bureau, officers.join(', ')]] : [])),
  ),
  contributors: file.contributors,
  recipients: file.recipients,
  consentBy: file.consentBy,
  confidentiality: file.confidentiality,
  reviewEvery: String(file.reviewEvery),
  until: file.until,
  contributionsUntil: file.contributionsUntil === file.until ? '' : file.contributionsUntil,
})

const officersIn = (typed: string | undefined): string[] => (typed ?? '').split(/[\s,;،]+/u).filter((one) => one !== '')

/** Readers as the hub takes them: the owner among them only where it names officers. */
const readersIn = (draft: OrderDraft, own: string): FileOrder['readers'] =>
  [own, ...draft.readers.filter((bureau) => bureau !== own)].flatMap((bureau) => {
    const officers = officersIn(draft.officers[bureau])
    if (officers.length > 0) return [{ bureau, officers }]
    return bureau === own ? [] : [{ bureau }]
  })

/** Members without which there is no order. */
export const missingIn = (draft: OrderDraft): string[] =>
  [
    ['/name', draft.name.trim() === ''],
    ['/kind', draft.kind === null],
    ['/crimeAreas', draft.crimeAreas.length === 0],
    ['/purpose', draft.purpose.trim() === ''],
    ['/why', draft.why.trim() === ''],
    ['/dataCategories', draft.dataCategories.length === 0],
    ['/consentBy', draft.consentBy === null],
    ['/until', draft.until.trim() === ''],
  ].flatMap(([pointer, isMissing]) => (isMissing ? [String(pointer)] : []))

/** What is sent; undefined while something is missing. `own`: the bureau that proposes. */
export const orderFrom = (draft: OrderDraft, own: string): FileOrder | undefined => {
  const { kind, consentBy } = draft
  if (missingIn(draft).length > 0 || kind === null || consentBy === null) return undefined
  const window = draft.contributionsUntil.trim()
  return {
    name: draft.name.trim(),
    kind,
    crimeAreas: [...draft.crimeAreas],
    purpose: draft.purpose.trim(),
    why: draft.why.trim(),
    dataCategories: [...draft.dataCategories],
    personCategories: [...draft.personCategories],
    readers: readersIn(draft, own),
    contributors: [...draft.contributors],
    recipients: [...draft.recipients],
    consentBy,
    confidentiality: draft.confidentiality,
    reviewEvery: Number(draft.reviewEvery),
    until: draft.until.trim(),
    ...(window === '' ? {} : { contributionsUntil: window }),
    ...(draft.threat === null ? {} : { threat: draft.threat }),
  }
}

/** Where a fault of the hub stands on the form: lists of bureaus are one field each, officers a field for each bureau. */
const fieldFor = (pointer: string, readers: FileOrder['readers']): string => {
  const [, list = '', at = '', member = ''] = pointer.split('/')
  if (list === 'readers' && member === 'officers') return `/officers/${readers[Number(at)]?.bureau ?? ''}`
  return ['readers', 'contributors', 'recipients', 'crimeAreas'].includes(list) ? `/${list}` : pointer
}

/** A refusal of the hub told to the fields of the form. `within`: where the order stands in what was sent. */
export const refusalOnForm = (problem: Problem | null, order: FileOrder | undefined, within = ''): Problem | null =>
  problem &&
  new Problem({
    status: problem.status,
    code: problem.code,
    key: problem.key,
    title: problem.title,
    detail: problem.detail,
    reference: problem.reference,
    pointers: problem.pointers.map((one) => ({
      ...one,
      pointer: one.pointer.startsWith(within)
        ? fieldFor(one.pointer.slice(within.length), order?.readers ?? [])
        : one.pointer,
    })),
  })
