// Lets something leave a file: the law judges it by the parts it is made of, and what may leave is kept with its marking and told to its recipients.
import { bureauName } from '../bureau/bureau.schema.ts'
import { readBureaus } from '../bureau/bureau.store.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { type Context, part } from '../kernel/slice.ts'
import { readJoined } from '../rulebook/rulebook.store.ts'
import { confidentialityLevel } from '../terms/handling.ts'
import { joinMarkings, type Marking, markingOf } from '../terms/marking.ts'
import { openConsents, readConsentTerms, readGranted } from './analysis.consent.store.ts'
import { noteRelease } from './analysis.fact.ts'
import type { Edition, ReleaseFormat } from './analysis.release.schema.ts'
import { insertRelease } from './analysis.release.store.ts'
import {
  faultsOfRelease,
  leastMarking,
  type ReleaseAsked,
  type ReleaseFault,
  type ReleasePart,
  type ReleaseRecipient,
} from './analysis.release.workflow.ts'
import { requireInUse } from './analysis.store.ts'
import type { FileRow, ReleaseRow } from './analysis.table.ts'

/**
 * Claims of a file as parts of a release, those the actor may see alone. The slice of the material puts its reader here when it
 * starts; a file whose material nobody keeps has no claims.
 */
export type ClaimSource = {
  read: (context: Context, file: FileRow, claims: readonly string[]) => Promise<readonly ReleasePart[]>
}
export const claimSource = part<ClaimSource>('analysis.claims')

export const noClaims = (): ClaimSource => ({ read: async () => [] })

/** The parts a release names. Throws invalid with a pointer at each claim that is not there or is not seen. */
export const readParts = async (
  context: Context,
  file: FileRow,
  claims: readonly string[],
): Promise<readonly ReleasePart[]> => {
  const parts = await context.part(claimSource).read(context, file, claims)
  const found = new Set(parts.map(({ id }) => id))
  const pointers = claims.flatMap((claim, at): FailurePointer[] =>
    found.has(claim) ? [] : [{ pointer: `/claims/${at}`, key: 'fault.release-no-claim', values: {} }],
  )
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
  return parts
}

/** Bureaus as recipients, by the terms and clearances of this moment. */
export const readRecipients = async (context: Context, bureaus: readonly string[]): Promise<ReleaseRecipient[]> => {
  const joined = new Map((await readJoined(context)).map((row) => [row.bureau, row.clauses]))
  const rows = await readBureaus(context, bureaus)
  return bureaus.map((bureau) => ({
    bureau,
    clauses: joined.get(bureau) ?? [],
    clearance: rows.get(bureau)?.clearance ?? 0,
  }))
}

export type Releasing = {
  readonly title: string
  readonly content: string
  readonly format: ReleaseFormat
  readonly edition: Edition
  readonly recipients: readonly string[]
  readonly parts: readonly ReleasePart[]
  /** What its author marks it with, beside the conditions and consents its parts bring. */
  readonly stated: Pick<Marking, 'handlingCode' | 'confidentiality'> & { readonly condition?: string }
  readonly notPersonal?: string
}

/** What a release bears: as its author states, with every condition and consent of its parts. */
const markingFor = (context: Context, { parts, stated }: Releasing): Marking => {
  const { conditions, consentOf } = leastMarking(parts)
  const own = markingOf(context.actor.bureau, stated.handlingCode, stated.confidentiality, stated.condition ?? '')
  return joinMarkings([own, { ...own, conditions, consentOf }])
}

/** What is asked of the law for this file and actor. */
export const askedOf = async (
  context: Context,
  file: FileRow,
  releasing: Omit<Releasing, 'title' | 'content' | 'format'>,
): Promise<ReleaseAsked> => ({
  order: file,
  by: context.actor.bureau,
  marking: markingFor(context, { ...releasing, title: '', content: '', format: 'text' }),
  edition: releasing.edition,
  recipients: await readRecipients(context, releasing.recipients),
  parts: releasing.parts,
  consents: await readConsentTerms(context, file.id),
})

/** Claims named in one fault: more help nobody. */
const mostNamed = 20

/** Faults as pointers of a request that has `recipients`, `claims` and the two codes; claims are named by the caller's list. */
export const pointersOf = (
  faults: readonly ReleaseFault[],
  { recipients, claims }: { readonly recipients: readonly string[]; readonly claims: readonly string[] },
): FailurePointer[] =>
  faults.flatMap(({ code, recipient, source, parts }): FailurePointer[] => {
    const values = { bureau: bureauName(recipient), source: bureauName(source), count: parts.length }
    const key = `fault.release-${code}`
    const at = recipients.indexOf(recipient)
    if (code === 'weaker') return [{ pointer: '/handlingCode', key, values }]
    if (code === 'nothing') return [{ pointer: recipients.length === 0 ? '/recipients' : '/claims', key, values }]
    if (parts.length === 0) return [{ pointer: `/recipients/${at}`, key, values }]
    return parts.slice(0, mostNamed).map((id) => ({ pointer: `/claims/${claims.indexOf(id)}`, key, values }))
  })

/** Conditions that sources of these parts set when they agreed: they go with what they agreed to. */
const conditionsAgreed = async (context: Context, file: FileRow, parts: readonly ReleasePart[]): Promise<string[]> => {
  const sources = new Set(parts.flatMap(({ source, marking }) => [source, ...marking.consentOf]))
  const rows = await readGranted(context, file.id)
  const used = rows.filter(({ source, uses }) => sources.has(source) && uses.some((use) => use !== 'copy'))
  const opened = await openConsents(context, used)
  return [...opened.values()].flatMap(({ conditions }) => conditions ?? [])
}

/**
 * Keeps a release of a file under lock and tells its recipients. Throws conflict where the file is not in use, and invalid
 * `analysis.release-forbidden` with every fault of the law at its recipient, claim or code.
 */
export const makeRelease = async (context: Context, file: FileRow, releasing: Releasing): Promise<ReleaseRow> => {
  requireInUse(context, file)
  const asked = await askedOf(context, file, releasing)
  const claims = releasing.parts.map(({ id }) => id)
  const pointers = pointersOf(faultsOfRelease(asked), { recipients: releasing.recipients, claims })
  if (pointers.length > 0) throw new Failure('invalid', 'analysis.release-forbidden', { pointers })
  const { marking } = asked
  const row = await insertRelease(context, file, {
    recipients: [...releasing.recipients],
    title: releasing.title,
    format: releasing.format,
    edition: releasing.edition,
    handlingCode: marking.handlingCode,
    conditions: [
      ...new Set([...marking.conditions, ...(await conditionsAgreed(context, file, releasing.parts))]),
    ].sort(),
    confidentiality: marking.confidentiality,
    confidentialityLevel: confidentialityLevel(marking.confidentiality),
    consentOf: [...marking.consentOf],
    claims,
    notPersonal: releasing.notPersonal ?? '',
    content: releasing.content,
  })
  noteRelease(context, row, file)
  return row
}
