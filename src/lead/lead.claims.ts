// What claims of an analysis file allow a lead that rests on them: the law of releases, at its place in a lead.
import { openConsents, readGranted } from '../analysis/analysis.consent.store.ts'
import { askedOf, pointersOf } from '../analysis/analysis.release.making.ts'
import { faultsOfRelease, type ReleasePart } from '../analysis/analysis.release.workflow.ts'
import type { FileRow } from '../analysis/analysis.table.ts'
import type { FailurePointer } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import type { LeadEntry } from './lead.schema.ts'

/** A bureau that is to get a lead, as the terms and its clearance stand now. */
export type Receiver = {
  readonly bureau: string
  readonly clauses: readonly string[]
  readonly withoutCrimeAreas: readonly string[]
  readonly clearance: number
}

/**
 * Why claims may not leave their file with this lead: recipients the terms give personal data get the whole edition, others the one
 * without; each is judged for what it gets. A bureau gives its own posts nothing that leaves.
 */
export const claimFaults = async (
  context: Context,
  file: FileRow,
  entry: LeadEntry,
  { claims, receivers }: { readonly claims: readonly ReleasePart[]; readonly receivers: readonly Receiver[] },
): Promise<FailurePointer[]> => {
  const found: FailurePointer[] = []
  const foreign = receivers.filter(({ bureau }) => bureau !== context.actor.bureau)
  for (const edition of ['whole', 'without-personal-data'] as const) {
    const isWhole = ({ clauses }: Receiver) => entry.annex !== undefined && clauses.includes('personal-data.receive')
    const recipients = foreign.filter((one) => isWhole(one) === (edition === 'whole')).map(({ bureau }) => bureau)
    if (recipients.length === 0) continue
    const { condition, ...codes } = entry.marking
    const asked = await askedOf(context, file, {
      edition,
      recipients,
      parts: claims,
      stated: { ...codes, ...(condition === undefined ? {} : { condition }) },
    })
    const faults = pointersOf(faultsOfRelease(asked), { recipients, claims: entry.claims ?? [] })
    found.push(...faults.map((one) => placed(one, recipients, entry)))
  }
  const keys = new Set<string>()
  return found.filter((one) => {
    const key = JSON.stringify(one)
    return keys.has(key) ? false : keys.add(key)
  })
}

/** A fault of a release at its place in a lead. */
const placed = (one: FailurePointer, recipients: readonly string[], entry: LeadEntry): FailurePointer => {
  const [, part = '', at = ''] = one.pointer.split('/')
  if (part === 'recipients') return { ...one, pointer: `/to/${entry.to.indexOf(recipients[Number(at)] ?? '')}` }
  return part === 'handlingCode' ? { ...one, pointer: '/marking/handlingCode' } : one
}

/** Conditions that sources of these claims set when they agreed: they go with what they agreed to. */
export const conditionsAgreed = async (
  context: Context,
  file: FileRow,
  claims: readonly ReleasePart[],
): Promise<string[]> => {
  const sources = new Set(claims.flatMap(({ source, marking }) => [source, ...marking.consentOf]))
  const granted = await readGranted(context, file.id)
  const used = granted.filter(({ source, uses }) => sources.has(source) && uses.some((use) => use !== 'copy'))
  return [...(await openConsents(context, used)).values()].flatMap(({ conditions }) => conditions ?? [])
}
