// What is wrong with what people state of groups and events: each fault with its place, all at once.
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { faultsOfPersonalData } from '../rulebook/rulebook.personal.entry.ts'
import { isTimeZone } from '../terms/instant.ts'
import type { EventEntry, GroupEntry } from './group.schema.ts'

const fault = (pointer: string, key: string): FailurePointer => ({ pointer, key, values: {} })

/** Throws Failure invalid `request.invalid` where there are faults. */
export const refuse = (pointers: readonly FailurePointer[]): void => {
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers: pointers.slice(0, 100) })
}

export const faultsOfGroup = ({ name, purpose, crimeAreas }: GroupEntry, today: string): FailurePointer[] => [
  ...faultsOfPersonalData({ '/name': name, '/purpose': purpose }, today),
  ...(new Set(crimeAreas).size < crimeAreas.length ? [fault('/crimeAreas', 'fault.group-area-twice')] : []),
]

/** An event ends after it begins, a deadline has no end; what calendars show holds no personal data. */
export const faultsOfEvent = (entry: EventEntry, today: string): FailurePointer[] => {
  const { kind, startsAt, endsAt, zone, link, agenda } = entry
  const texts = { '/title': entry.title, '/place': entry.place }
  const items = Object.fromEntries(agenda.map((item, at) => [`/agenda/${at}`, item]))
  return [
    ...(kind === 'deadline' && endsAt !== null ? [fault('/endsAt', 'fault.group-deadline-end')] : []),
    ...(kind !== 'deadline' && endsAt === null ? [fault('/endsAt', 'fault.required')] : []),
    ...(endsAt !== null && endsAt < startsAt ? [fault('/endsAt', 'fault.group-ends-before')] : []),
    ...(isTimeZone(zone) ? [] : [fault('/zone', 'bureau.unknown-zone')]),
    ...(link === undefined || /^https:\/\/[^\s/]+/.test(link) ? [] : [fault('/link', 'fault.group-link')]),
    ...faultsOfPersonalData({ ...texts, ...items }, today),
  ]
}
