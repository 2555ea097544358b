/** Status of persons: in which capacity somebody stands in a record (RPD 44), and what that forbids. */

export const personStatuses = [
  'convicted',
  'charged',
  'suspect',
  'criminal-history',
  'witness',
  'victim',
  'missing',
  'unidentified-person',
  'unidentified-body',
  'un-sanctions',
  'possible-threat',
  'deceased',
] as const

export type PersonStatus = (typeof personStatuses)[number]

/** One English line a status; the console translates by code. */
export const personStatusMeaning: Readonly<Record<PersonStatus, string>> = {
  convicted: 'Found guilty of an offence by a court.',
  charged: 'Charged with an offence, not yet judged.',
  suspect: 'Suspected of an offence in an investigation.',
  'criminal-history': 'Known for earlier offences; kept for identification or investigation after the purpose was met.',
  witness: 'May give information on an offence and is not suspected of it.',
  victim: 'Was harmed by an offence.',
  missing: 'Whereabouts unknown, reported missing.',
  'unidentified-person': 'A living person whose identity is not known.',
  'unidentified-body': 'A dead body whose identity is not known.',
  'un-sanctions': 'Subject to sanctions of the Security Council of the United Nations.',
  'possible-threat': 'May be a threat to public safety; no offence is alleged by this alone.',
  deceased: 'Dead; kept only for identification, a part played in a crime, or a link in an analysis (RPD 38).',
}

/** RPD 39: victims and witnesses are recorded in that capacity only, and no coercive measure may be taken against them. */
const protectedStatuses: ReadonlySet<PersonStatus> = new Set<PersonStatus>(['victim', 'witness'])

/** Tells whether a record with this status may never lead to arrest, detention or any other coercive measure (RPD 39). */
export function forbidsCoercion(status: PersonStatus): boolean {
  return protectedStatuses.has(status)
}

/** Tells whether any value is the code of a status. */
export function isPersonStatus(value: unknown): value is PersonStatus {
  return (personStatuses as readonly unknown[]).includes(value)
}
