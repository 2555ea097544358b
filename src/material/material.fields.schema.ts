// What a claim may say: of an entity of each kind, of a link between two, of an event.
import {
  bureauCode,
  code,
  country,
  flag,
  lines,
  list,
  optional,
  partialDate,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { travelDocumentTypes } from '../terms/document-number.ts'
import { personStatuses } from '../terms/person-status.ts'

export const entityKinds = [
  'person',
  'organisation',
  'vehicle',
  'document',
  'phone',
  'account',
  'email',
  'place',
  'vessel',
  'firearm',
  'item',
] as const
export type EntityKind = (typeof entityKinds)[number]

/** Kinds that are personal data by themselves; a release to a bureau without the clause leaves them out. */
export const personalKinds: readonly EntityKind[] = ['person', 'document', 'phone', 'account', 'email']

export const identifierKinds = [
  ...travelDocumentTypes,
  'driving-licence',
  'personal-number',
  'tax-number',
  'registration-number',
  'phone',
  'email',
  'handle',
  'account',
  'plate',
  'vin',
  'engine',
  'imo',
  'mmsi',
  'call-sign',
  'hull',
  'serial',
] as const
export type IdentifierKind = (typeof identifierKinds)[number]

export const sexCodes = ['F', 'M', 'X'] as const

const nameParts = shape({
  family: optional(text('Family name as stated', 120)),
  given: optional(text('Given names as stated', 160)),
  other: optional(text("Father's and grandfather's names, patronymic", 160)),
  whole: optional(text('The whole name, where its parts are not known; name of an organisation, vessel or place', 240)),
})

export const identifierShape = shape({
  kind: code(identifierKinds, 'What number or address it is'),
  value: text('As stated', 120),
  country: optional(country('Who gave it')),
  validFrom: optional(partialDate('Valid from')),
  validUntil: optional(partialDate('Valid until')),
})

/** Everything a claim may say of an entity; which of it fits which kind stands in `material.fields.ts`. */
export const entityFields = shape({
  names: optional(list(nameParts, 'Names, each with its parts or whole', 12, 1)),
  identifiers: optional(list(identifierShape, 'Numbers and addresses that belong to it', 24, 1)),
  dateOfBirth: optional(partialDate('Date of birth, as precise as it is known')),
  placeOfBirth: optional(text('Place of birth', 120)),
  dateOfDeath: optional(partialDate('Date of death')),
  sex: optional(code(sexCodes, 'Sex')),
  nationalities: optional(list(country('Nationality'), 'Nationalities', 8, 1)),
  mother: optional(text("Mother's name", 160)),
  father: optional(text("Father's name", 160)),
  personStatus: optional(code(personStatuses, 'Capacity in which the person stands in the file (RPD 44)')),
  role: optional(text('Part played in what the file is about', 120)),
  country: optional(country('Seat, flag, country of registration or of the place')),
  address: optional(text('Address', 240)),
  make: optional(text('Make', 80)),
  model: optional(text('Model', 80)),
  colour: optional(text('Colour', 40)),
  calibre: optional(text('Calibre', 40)),
  type: optional(text('Type of document, vessel, item', 80)),
  validUntil: optional(partialDate('Valid until')),
  note: optional(lines('What else the source says of it', 1000)),
})
export type EntityFields = Static<typeof entityFields>

export const linkKinds = [
  'family',
  'associate',
  'member-of',
  'employed-by',
  'owns',
  'uses',
  'holds',
  'contacts',
  'transfers-to',
  'located-at',
  'travels-with',
  'transports',
  'registered-to',
  'other',
] as const
export type LinkKind = (typeof linkKinds)[number]

export const linkFields = shape({
  kind: code(linkKinds, 'What joins the two'),
  directed: optional(flag('Whether it leads from the first to the second only; left out: false')),
  from: optional(partialDate('Since when')),
  until: optional(partialDate('Until when')),
  note: optional(lines('What else the source says of it', 1000)),
})
export type LinkFields = Static<typeof linkFields>

export const eventKinds = [
  'meeting',
  'journey',
  'border-crossing',
  'call',
  'transfer',
  'delivery',
  'sighting',
  'seizure',
  'arrest',
  'offence',
  'other',
] as const
export type EventKind = (typeof eventKinds)[number]

export const eventFields = shape({
  kind: code(eventKinds, 'What happened'),
  when: partialDate('When, as precise as it is known'),
  time: optional(text('Time of day as stated, with its zone', 40)),
  where: optional(text('Where', 160)),
  country: optional(country('Country')),
  roles: optional(list(text('Part of the participant at this place of the list', 80), 'Parts of the participants', 24)),
  note: optional(lines('What else the source says of it', 1000)),
})
export type EventFields = Static<typeof eventFields>

export const saidBy = text(
  'Who said it: a function, a register, a document; no name of a source that must be protected',
  160,
)
export const saidAt = partialDate('When it was said')
export const bureau = bureauCode('Bureau')
