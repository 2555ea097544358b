// Judges the order of a file as a whole: complete, within its limits, and naming only bureaus the terms let take part; all faults at once.
import { bureauName } from '../bureau/bureau.schema.ts'
import { readBureaus } from '../bureau/bureau.store.ts'
import type { FailurePointer } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { readOfficer } from '../officer/officer.store.ts'
import { faultsOfPersonalData } from '../rulebook/rulebook.personal.entry.ts'
import { type ParticipationRow, readJoined } from '../rulebook/rulebook.store.ts'
import type { Clause } from '../terms/clause.ts'
import { confidentialityLevel } from '../terms/handling.ts'
import { readThreats } from '../threat/threat.store.ts'
import {
  type FileOrder,
  type FileRole,
  mostFileYears,
  personalCategories,
  type ReaderEntry,
} from './analysis.schema.ts'
import { faultOfUntil, faultOfWindow } from './analysis.workflow.ts'

/** The clause a part in a file needs. */
export const clauseOf: Readonly<Record<FileRole, Clause>> = {
  reader: 'file.read',
  contributor: 'file.contribute',
  recipient: 'network.take-part',
}

/** A fault at its field; bureaus are named as people write them. */
const fault = (pointer: string, key: string, values: FailurePointer['values'] = {}): FailurePointer => ({
  pointer,
  key,
  values: 'bureau' in values ? { ...values, bureau: bureauName(String(values.bureau)) } : values,
})

/** What bureaus are allowed, read once for a whole order. */
export type Participants = {
  readonly joined: ReadonlyMap<string, ParticipationRow>
  /** Highest level each bureau is cleared for. */
  readonly clearances: ReadonlyMap<string, number>
}

export const readParticipants = async (context: Context, bureaus: readonly string[]): Promise<Participants> => {
  const rows = await readBureaus(context, bureaus)
  return {
    joined: new Map((await readJoined(context)).map((row) => [row.bureau, row])),
    clearances: new Map([...rows].map(([code, { clearance }]) => [code, clearance])),
  }
}

type Named = Pick<FileOrder, 'crimeAreas' | 'confidentiality'>

/** Why a bureau may not have this part in a file; undefined when it may. `pointer` names where it stands. */
export const faultOfPartner = (
  { joined, clearances }: Participants,
  order: Named,
  { role, bureau, pointer }: { readonly role: FileRole; readonly bureau: string; readonly pointer: string },
): FailurePointer | undefined => {
  const participation = joined.get(bureau)
  if (!participation) return fault(pointer, 'fault.file-partner-not-joined', { bureau })
  if (!participation.clauses.includes(clauseOf[role]))
    return fault(pointer, `fault.file-partner-${role}`, { bureau, class: participation.class })
  if (order.crimeAreas.every((area) => participation.withoutCrimeAreas.includes(area)))
    return fault(pointer, 'fault.file-partner-crime-area', { bureau })
  return (clearances.get(bureau) ?? 0) < confidentialityLevel(order.confidentiality)
    ? fault(pointer, 'fault.file-partner-clearance', { bureau })
    : undefined
}

/** Faults of officers a bureau names as its readers: they are analysts of that bureau. */
export const faultsOfOfficers = async (
  context: Context,
  { bureau, officers = [] }: ReaderEntry,
  pointer: string,
): Promise<FailurePointer[]> => {
  const faults: FailurePointer[] = []
  for (const [at, name] of officers.entries()) {
    const officer = await readOfficer(context, name)
    if (officer?.bureau !== bureau || officer.state !== 'active' || !officer.duties.includes('analyst'))
      faults.push(fault(`${pointer}/officers/${at}`, 'fault.file-reader-officer', { bureau }))
  }
  return faults
}

const partnersOf = (
  order: FileOrder,
  owner: string,
): { readonly role: FileRole; readonly bureau: string; readonly pointer: string }[] => [
  ...order.readers.flatMap((one, at) =>
    one.bureau === owner ? [] : [{ role: 'reader' as const, bureau: one.bureau, pointer: `/readers/${at}/bureau` }],
  ),
  ...order.contributors.map((bureau, at) => ({ role: 'contributor' as const, bureau, pointer: `/contributors/${at}` })),
  ...order.recipients.map((bureau, at) => ({ role: 'recipient' as const, bureau, pointer: `/recipients/${at}` })),
]

/** A bureau stands once in each list, and readers contribute and receive anyway. */
const faultsOfTwice = (order: FileOrder, owner: string): FailurePointer[] => {
  const readers = order.readers.map(({ bureau }) => bureau)
  const twice = (list: readonly string[], pointer: (at: number) => string, other: readonly string[]) =>
    list.flatMap((bureau, at) =>
      list.indexOf(bureau) < at || other.includes(bureau)
        ? [fault(pointer(at), 'fault.file-partner-twice', { bureau })]
        : [],
    )
  return [
    ...twice(readers, (at) => `/readers/${at}/bureau`, []),
    ...order.readers.flatMap(({ bureau, officers }, at) =>
      bureau === owner && officers === undefined
        ? [fault(`/readers/${at}/bureau`, 'fault.file-owner-reads', { bureau })]
        : [],
    ),
    ...twice(order.contributors, (at) => `/contributors/${at}`, [...readers, owner]),
    ...twice(order.recipients, (at) => `/recipients/${at}`, [...readers, owner]),
  ]
}

/** Kinds and categories that do not go together. */
const faultsOfCategories = (order: FileOrder): FailurePointer[] => {
  const speaksOfPersons = order.dataCategories.some((one) => personalCategories.includes(one))
  if (order.personCategories.length > 0)
    return speaksOfPersons ? [] : [fault('/dataCategories', 'fault.file-persons-without-data')]
  if (order.kind === 'operational') return [fault('/personCategories', 'fault.file-operational-persons')]
  return speaksOfPersons ? [fault('/personCategories', 'fault.file-persons-missing')] : []
}

/** Everything that is wrong with an order proposed by `owner`; empty when it may stand. `pointers` begin at the order. */
export const faultsOfOrder = async (context: Context, order: FileOrder, owner: string): Promise<FailurePointer[]> => {
  const today = context.now.slice(0, 10)
  const partners = partnersOf(order, owner)
  const participants = await readParticipants(
    context,
    partners.map(({ bureau }) => bureau),
  )
  const untilFault = faultOfUntil(order.until, today)
  const windowFault = order.contributionsUntil && faultOfWindow(order.contributionsUntil, order.until)
  const threat = order.threat && (await readThreats(context, [order.threat])).get(order.threat)
  return [
    ...faultsOfPersonalData({ '/name': order.name }, today),
    ...(untilFault ? [fault('/until', untilFault, { years: mostFileYears })] : []),
    ...(windowFault ? [fault('/contributionsUntil', windowFault)] : []),
    ...(order.threat && (!threat || threat.state === 'closed') ? [fault('/threat', 'fault.file-no-threat')] : []),
    ...faultsOfCategories(order),
    ...faultsOfTwice(order, owner),
    ...partners.flatMap((one) => faultOfPartner(participants, order, one) ?? []),
    ...(await Promise.all(order.readers.map((one, at) => faultsOfOfficers(context, one, `/readers/${at}`)))).flat(),
  ]
}
