// What may be recorded about a person, in which capacity and why; what is wrong with a record of one.
import { forbidsCoercion, type PersonStatus } from '../../terms/person-status.ts'
import type { Purpose } from '../../terms/purpose.ts'
import type { FieldFault, Stated } from './database.ts'
import type { NominalFields, NominalStatus } from './nominal.ts'
import {
  birthFaults,
  futureFaults,
  identityDocumentFaults,
  nameFaults,
  readDate,
  repeatedFaults,
  yearsLater,
} from './person-faults.ts'
import { type CautionCode, documentKeys } from './person-fields.ts'

type Entry = { readonly capacities: readonly PersonStatus[]; readonly purposes: readonly Purpose[] }

/**
 * Capacities (RPD 44) and purposes (RPD 10) a status is entered with. Only a request for arrest serves the purpose `wanted`;
 * what is kept after its purpose was met serves identification and investigations only (RPD 52, 53).
 */
export const entriesOfStatus: Readonly<Record<NominalStatus, Entry>> = {
  'wanted-arrest': { capacities: ['convicted', 'charged', 'suspect'], purposes: ['wanted'] },
  'wanted-locate': {
    capacities: ['convicted', 'charged', 'suspect', 'criminal-history', 'possible-threat'],
    purposes: ['locate', 'identify', 'investigation-info'],
  },
  missing: { capacities: ['missing', 'victim', 'witness'], purposes: ['locate', 'identify'] },
  warning: {
    capacities: ['convicted', 'charged', 'suspect', 'criminal-history', 'possible-threat'],
    purposes: ['warn', 'security-check'],
  },
  unidentified: {
    capacities: ['unidentified-person', 'unidentified-body', 'victim', 'deceased'],
    purposes: ['identify', 'investigation-info', 'threat-trends'],
  },
  'criminal-history': {
    capacities: ['criminal-history', 'convicted', 'deceased'],
    purposes: ['identify', 'investigation-info', 'threat-trends'],
  },
  sanctions: { capacities: ['un-sanctions'], purposes: ['warn', 'security-check', 'identify', 'locate'] },
  deceased: {
    capacities: ['deceased', 'unidentified-body', 'victim'],
    purposes: ['identify', 'investigation-info', 'threat-trends'],
  },
}

/** RPD 39: what may be said of a victim or witness as a danger: what they need help against. */
const cautionsOfProtected: readonly CautionCode[] = ['suicidal', 'contagious', 'needs-medication']
/** Under this many years a person is a minor, unless the owner states otherwise by its own law (RPD 40). */
const ageOfMajority = 18

type StatedNominal = Stated<NominalFields>

const capacityFault = (status: NominalStatus, capacity: PersonStatus): string | undefined => {
  if (entriesOfStatus[status].capacities.includes(capacity)) return undefined
  // RPD 39: victims and witnesses are recorded in that capacity only.
  if (forbidsCoercion(capacity)) return 'fault.protected-person-status'
  // RPD 38: the dead only for identification, a part played in a crime, or a link in an analysis.
  if (capacity === 'deceased') return 'fault.deceased-status'
  return status === 'sanctions' ? 'fault.sanctions-of-united-nations' : 'fault.capacity-not-of-status'
}

const isDead = (status: NominalStatus, capacity: PersonStatus): boolean =>
  status === 'deceased' || capacity === 'deceased' || capacity === 'unidentified-body'

const purposeFault = (status: NominalStatus, capacity: PersonStatus, purpose: Purpose): string | undefined => {
  if (forbidsCoercion(capacity) && purpose === 'wanted') return 'fault.protected-person-wanted'
  if (!entriesOfStatus[status].purposes.includes(purpose)) return 'fault.purpose-not-of-status'
  // A link in an analysis is a purpose of its own for the dead only (RPD 38); the living are analysed in files (RPD 68).
  return purpose === 'threat-trends' && !isDead(status, capacity) ? 'fault.purpose-not-of-status' : undefined
}

const isStatus = (status: string): status is NominalStatus => Object.hasOwn(entriesOfStatus, status)

const handlingFaults = (stated: StatedNominal): FieldFault[] => {
  const { status, personStatus, purpose, fields } = stated
  if (personStatus === undefined) return [{ pointer: '/personStatus', key: 'fault.capacity-required' }]
  if (!isStatus(status)) return []
  const wrongCapacity = capacityFault(status, personStatus)
  const wrongPurpose = purpose === undefined ? undefined : purposeFault(status, personStatus, purpose)
  return [
    ...(wrongCapacity === undefined ? [] : [{ pointer: '/personStatus', key: wrongCapacity }]),
    ...(wrongPurpose === undefined ? [] : [{ pointer: '/purpose', key: wrongPurpose }]),
    ...(forbidsCoercion(personStatus)
      ? fields.cautions.flatMap(({ code }, at) =>
          cautionsOfProtected.includes(code)
            ? []
            : [{ pointer: `/cautions/${at}/code`, key: 'fault.protected-person-caution' }],
        )
      : []),
  ]
}

/** What each status cannot do without: RPD 83 for an arrest, the day somebody was last seen, what a nameless one is known by. */
const statusFaults = ({ status, personStatus, fields }: StatedNominal): FieldFault[] => {
  const isNameless = status === 'unidentified' || (status === 'deceased' && personStatus === 'unidentified-body')
  const isDescribed = [fields.sex, fields.marks, fields.height, fields.placeOfEvent].some((one) => one !== undefined)
  const needs = (field: 'charge' | 'warrant' | 'dateOfEvent', key: string): FieldFault[] =>
    fields[field] === undefined ? [{ pointer: `/${field}`, key }] : []
  return [
    ...(isNameless && !isDescribed ? [{ pointer: '', key: 'fault.person-not-described' }] : []),
    ...(!isNameless && fields.names.length === 0 ? [{ pointer: '/names', key: 'fault.person-needs-name' }] : []),
    ...(status === 'wanted-arrest'
      ? [...needs('charge', 'fault.arrest-needs-charge'), ...needs('warrant', 'fault.arrest-needs-warrant')]
      : []),
    ...(status === 'missing' ? needs('dateOfEvent', 'fault.missing-needs-date') : []),
  ]
}

/** Last day the event may have been, never after today; today where none is stated. */
const lastDayOfEvent = ({ dateOfEvent }: NominalFields, today: string): string => {
  const event = readDate(dateOfEvent)
  return event === undefined || event.latest > today ? today : event.latest
}

/** Dates of birth that can be true; one to come is a fault of its own. */
const birthsOf = ({ datesOfBirth }: NominalFields, today: string) =>
  datesOfBirth.flatMap((date) => readDate(date) ?? []).filter(({ earliest }) => earliest <= today)

/** Whether every date of birth makes the person under age on the day of the event, however imprecise both are. */
export const isSurelyMinor = (fields: NominalFields, today: string): boolean => {
  const births = birthsOf(fields, today)
  const event = lastDayOfEvent(fields, today)
  return births.length > 0 && births.every(({ earliest }) => yearsLater(earliest, ageOfMajority) > event)
}

/** Whether no date of birth leaves it possible. */
export const isSurelyAdult = (fields: NominalFields, today: string): boolean => {
  const births = birthsOf(fields, today)
  const event = readDate(fields.dateOfEvent)?.earliest ?? today
  return births.length > 0 && births.every(({ latest }) => yearsLater(latest, ageOfMajority) <= event)
}

const languageCode = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

/** Every fault of a record of a person. */
export const nominalFaults = (stated: StatedNominal): FieldFault[] => {
  const { fields, today } = stated
  const nationalities = fields.nationalities.map((one) => one.country)
  const cautions = fields.cautions.map((one) => one.code)
  const documents = fields.documents.map((one) => documentKeys([one])[0] ?? JSON.stringify(one))
  return [
    ...handlingFaults(stated),
    ...statusFaults(stated),
    ...nameFaults(fields.names),
    ...fields.datesOfBirth.flatMap((date, at) => birthFaults(`/datesOfBirth/${at}`, date, today)),
    ...repeatedFaults(fields.datesOfBirth, (at) => `/datesOfBirth/${at}`),
    ...repeatedFaults(nationalities, (at) => `/nationalities/${at}/country`),
    ...identityDocumentFaults(fields.documents, today),
    ...repeatedFaults(documents, (at) => `/documents/${at}/number`),
    ...fields.cautions.flatMap(({ since }, at) => futureFaults(`/cautions/${at}/since`, since, today)),
    ...repeatedFaults(cautions, (at) => `/cautions/${at}/code`),
    ...futureFaults('/dateOfEvent', fields.dateOfEvent, today),
    // RPD 40: a minor is recorded as one, so that whoever finds them takes special care.
    ...(fields.minor === undefined && isSurelyMinor(fields, today)
      ? [{ pointer: '/minor', key: 'fault.minor-not-stated' }]
      : []),
    ...(fields.languages ?? []).flatMap((language, at) =>
      languageCode.test(language) ? [] : [{ pointer: `/languages/${at}`, key: 'fault.language-code' }],
    ),
  ]
}
