// Structured forms beside the text of a message: who or what is asked about, what is asked, and what is answered.
import { dataAnswers } from '../hit/hit.schema.ts'
import {
  code,
  country,
  day,
  flag,
  lines,
  list,
  optional,
  partialDate,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { cautionCodes, identityDocumentShape, nameShape, sexField } from '../record/databases/person-fields.ts'
import { vehicleFields } from '../record/databases/vehicle.ts'
import { databaseNames } from '../record/record.schema.ts'

/** Every question has the form of its answer; what is free asks and answers in the same words. */
export const formKinds = [
  'identity-check',
  'identity-check-answer',
  'criminal-record',
  'criminal-record-answer',
  'vehicle',
  'vehicle-answer',
  'arrest-follow-up',
  'arrest-follow-up-answer',
  'verification',
  'verification-answer',
  'free',
] as const
export type FormKind = (typeof formKinds)[number]

/** What a form may ask for; which of them belong to which form stands in `message.form.table.ts`. */
export const askedItems = [
  'identity',
  'nationality',
  'document-genuine',
  'document-holder',
  'photograph',
  'fingerprints',
  'address',
  'relatives',
  'other-names',
  'convictions',
  'arrests',
  'pending-proceedings',
  'wanted-nationally',
  'associates',
  'stolen',
  'keeper',
  'history',
  'insurer',
  'maker-data',
  'inspection',
  'still-wanted',
  'extradition',
  'warrant',
  'facts',
  'law',
  'identification-material',
  'transfer',
  'validity',
  'accuracy',
  'status',
  'action-wanted',
] as const
export type AskedItem = (typeof askedItems)[number]

/** What one item is answered with; `stated` and what needs explaining stand in its text. */
export const findings = ['yes', 'no', 'stated', 'not-known', 'follows'] as const
export type Finding = (typeof findings)[number]

/** How papers travel. */
export const paperWays = ['this-network', 'diplomatic', 'ministry-of-justice', 'courier'] as const
export type PaperWay = (typeof paperWays)[number]

/** Whether a state asks for a person who was found on its request (field notes 3.9). */
export const extraditions = ['sought', 'not-sought', 'asked'] as const
export type Extradition = (typeof extraditions)[number]

/** A person as the paper has it. A birth date that nobody knows is said to be unknown, with the reason, never left out. */
export const formPerson = shape({
  names: list(nameShape, 'Names as on the paper, exactly one of them the main one', 8, 1),
  dateOfBirth: optional(partialDate('Date of birth, as precise as it is known')),
  birthUnknown: optional(text('Why no date of birth is known; then, and only then, it may be missing', 200)),
  sex: optional(sexField),
  nationalities: optional(list(country('Nationality'), 'Nationalities', 8)),
  placeOfBirth: optional(text('Place of birth', 120)),
  countryOfBirth: optional(country('Country of birth')),
  father: optional(text("Father's name", 160)),
  mother: optional(text("Mother's maiden name", 160)),
  occupation: optional(text('Occupation', 120)),
  documents: optional(list(identityDocumentShape, 'Identity documents', 8)),
  cautions: optional(list(code(cautionCodes, 'Danger'), 'Dangers, the gravest first', cautionCodes.length)),
})
export type FormPerson = Static<typeof formPerson>

const vehicle = vehicleFields.properties

export const formVehicle = shape({
  vin: vehicle.vin,
  plate: vehicle.plate,
  country: vehicle.country,
  engine: vehicle.engine,
  kind: vehicle.kind,
  make: vehicle.make,
  model: vehicle.model,
  modelVersion: vehicle.modelVersion,
  colour: vehicle.colour,
  yearOfManufacture: vehicle.yearOfManufacture,
  checkDigitAsRead: vehicle.checkDigitAsRead,
})
export type FormVehicle = Static<typeof formVehicle>

/** The record of the recipient that the question is about. */
export const formRecord = shape({
  database: code(databaseNames, 'Shared database of the record'),
  reference: text('Reference of its source', 80),
  number: optional(text('Number of the document or thing, as printed', 40)),
})

/** An arrest on the recipient's request, as it happened. */
export const formArrest = shape({
  at: partialDate('When the person was arrested'),
  place: text('Where', 120),
  country: optional(country('Country, where it is not that of the sender')),
  authority: optional(text('Authority that holds the person', 160)),
  reference: optional(text('Its file', 80)),
  heldUntil: optional(day('Last day on which the person can be held without papers')),
})

export const formAnswer = shape({
  item: code(askedItems, 'What was asked'),
  finding: code(findings, 'Answer in one word'),
  text: optional(lines('Answer in words', 2000)),
})

export const formLine = shape({ label: text('What it is', 80), value: lines('What it says', 1000) })

export const messageForm = shape(
  {
    kind: code(formKinds, 'Which form'),
    person: optional(formPerson),
    vehicle: optional(formVehicle),
    record: optional(formRecord),
    arrest: optional(formArrest),
    offence: optional(text('Offence the question belongs to', 200)),
    facts: optional(lines('Facts of the case, in short', 4000)),
    asked: optional(list(code(askedItems, 'Item'), 'What is asked', askedItems.length)),
    answered: optional(list(formAnswer, 'Answers, one an item', askedItems.length)),
    negative: optional(flag('Nothing is held on what was asked')),
    extradition: optional(code(extraditions, 'Whether extradition is sought')),
    validity: optional(
      code(dataAnswers, 'valid: the record stands; amended: it was corrected; cancelled: it was wrong'),
    ),
    amendment: optional(lines('What was corrected', 2000)),
    papersBy: optional(day('Day by which papers follow')),
    papersWay: optional(code(paperWays, 'How they travel')),
    lines: optional(list(formLine, 'Lines of a free form', 40)),
  },
  'Fields beside the text; which belong to which form, and which are mandatory, is one table',
)
export type MessageForm = Static<typeof messageForm>
export type FormField = Exclude<keyof MessageForm, 'kind'>
