// A check: a question asked of the shared databases with a purpose, a reference and a place, and what it answers.

import { actionShape, cautionShape, whereShape } from '../hit/hit.instruction.schema.ts'
import { explanationShape, toldTo } from '../hit/hit.schema.ts'
import {
  anything,
  bureauCode,
  code,
  count,
  country,
  exactly,
  flag,
  id,
  instant,
  list,
  nullable,
  optional,
  quantity,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { type DatabaseName, databaseNames, lives } from '../record/record.schema.ts'
import { travelDocumentTypes } from '../terms/document-number.ts'
import { administrativeDocumentTypes, firearmKinds, workOfArtKinds } from '../terms/object-kind.ts'
import { purposes } from '../terms/purpose.ts'
import { personItem } from './check.person.schema.ts'
import { helpShape, readingShape } from './check.reading.schema.ts'

/** `exact`: equal keys. `possible`: evidence of a person. `near`: an identifier that nearly matches. `ask-owner`: only that there is something to ask about. */
export const verdicts = ['exact', 'possible', 'near', 'ask-owner'] as const
export type Verdict = (typeof verdicts)[number]

/** Databases that know persons by name. */
export const namedDatabases: readonly DatabaseName[] = ['nominal', 'outside-list']

export const travelDocumentItem = shape({
  number: optional(text('Number as printed', 40)),
  country: optional(country('Issuing state')),
  type: optional(code(travelDocumentTypes, 'Type of document')),
  mrz: optional(list(text('Line', 60), 'Machine readable zone, each line', 3, 1)),
})
export const vehicleItem = shape({
  vin: optional(text('Vehicle identification or chassis number', 40)),
  plate: optional(text('Plate as read', 30)),
  country: optional(country('Country of the plate')),
  engine: optional(text('Engine number', 40)),
})
export const administrativeDocumentItem = shape({
  number: text('Number as printed', 40),
  country: country('State whose authority issued it'),
  type: code(administrativeDocumentTypes, 'Type of paper'),
})
export const vesselItem = shape({
  hull: optional(text('Hull identification number', 40)),
  imo: optional(text('IMO number', 12)),
  mmsi: optional(text('Maritime Mobile Service Identity', 12)),
  callSign: optional(text('Radio call sign', 12)),
  registration: optional(text('Registration number', 40)),
  flag: optional(country('Flag; needed with a registration number or a name')),
  name: optional(text('Name on the hull', 80)),
  engine: optional(text('Serial number of an engine', 40)),
})
export const firearmItem = shape({
  serial: text('Serial number as stamped', 40),
  make: optional(text('Make', 60)),
  model: optional(text('Model', 60)),
  calibre: optional(text('Calibre as marked', 30)),
  kind: optional(code(firearmKinds, 'Kind')),
})
export const workOfArtItem = shape({
  kind: optional(code(workOfArtKinds, 'Type of object')),
  title: optional(text('Title', 200)),
  maker: optional(text('Maker: artist, workshop or culture', 160)),
  subject: optional(text('What is shown', 200)),
  inventory: optional(text('Inventory number of the collection', 80)),
})
/** One kind an item. */
export const checkItem = shape({
  person: optional(personItem),
  travelDocument: optional(travelDocumentItem),
  administrativeDocument: optional(administrativeDocumentItem),
  vehicle: optional(vehicleItem),
  vessel: optional(vesselItem),
  firearm: optional(firearmItem),
  workOfArt: optional(workOfArtItem),
})
export const itemKinds = [
  'person',
  'travel-document',
  'administrative-document',
  'vehicle',
  'vessel',
  'firearm',
  'work-of-art',
] as const
export type ItemKind = (typeof itemKinds)[number]
export type CheckItem = Static<typeof checkItem>

/** Items of one check at most: a batch. */
export const mostItems = 1000
/** Items of a question that is told what would find more, at most: each is asked a dozen times. */
export const mostWidened = 5

export const checkQuestion = shape({
  purpose: optional(code(purposes, 'Why (RPD 10); the session or key may have set it')),
  reference: optional(text('Case, shift or control the check belongs to', 80)),
  where: optional(whereShape),
  items: list(checkItem, 'What is checked', mostItems, 1),
  checkDigits: optional(
    code(['strict', 'as-read'], 'as-read: the officer insists that the paper says so; default strict'),
  ),
  silent: optional(flag('The source is not told of a hit (visa, asylum and similar purposes)')),
  widen: optional(
    flag(
      'An officer reads the answer at a screen: it says how persons were read and what would find more or fewer. Of five items at most',
    ),
  ),
})
export type CheckQuestion = Static<typeof checkQuestion>

/** A closed hit on the same key within 72 hours: the next border does not stop the same traveller again. */
export const memoryShape = shape({
  hit: text('Reference of the closed hit', 20),
  closedAt: instant('When it was closed'),
  until: instant('When this note vanishes'),
  identity: text('What the finder found', 20),
  data: text('What the source answered', 20),
  says: text('In words', 400),
})

/** A person cleared after a false hit, by their document and date of birth, with their consent, for a year. */
export const clearedShape = shape({
  hit: text('Reference of the hit that was none', 20),
  until: instant('When this note vanishes'),
  says: text('In words', 400),
})

export const candidateShape = shape({
  record: shape({
    id: optional(id('Id of the record')),
    database: code(databaseNames, 'Database'),
    owner: bureauCode('Source NCB'),
    reference: optional(text("Owner's reference; desks see it", 80)),
    status: optional(text('Status', 40)),
    life: optional(code(lives, 'Whether it may be used')),
    version: optional(count('Version', 1)),
    handlingCode: optional(text('Handling code', 4)),
    confidentiality: optional(text('Confidentiality', 40)),
    updatedAt: optional(instant('Last changed')),
    fields: optional(anything('Fields this reader may see')),
  }),
  score: quantity('1 for an equal key, below it for a name; orders candidates, and is no probability'),
  verdict: code(verdicts, 'What kind of match'),
  explanation: list(explanationShape, 'Why', 40),
  caution: list(cautionShape, 'Dangers, first of all', 20),
  action: optional(actionShape),
  suspended: optional(text('Use suspended; contact the General Secretariat', 300)),
  discreet: optional(flag('A discreet alert, shown to desks: the traveller must not notice')),
  /** A match by name is no hit until an officer says "could be" (`check.could-be`). */
  couldBe: flag('Whether the asker may report this match to its source'),
  cleared: optional(clearedShape),
  hit: nullable(id('The hit this made')),
  hitReference: optional(text('HIT-2026-000123', 20)),
  ask: optional(text('Token to ask the owner with', 200)),
})
export type Candidate = Static<typeof candidateShape>

export const understoodShape = shape({
  kind: code(itemKinds, 'What it was taken for'),
  databases: list(code(databaseNames, 'Database'), 'Databases that were asked', 12),
  fields: anything('The question after normalising'),
  checks: list(
    shape({
      field: text('Field', 40),
      ok: flag('Whether the check digit holds'),
      expected: text('Digit that would hold', 4),
      found: text('Digit that stands there', 4),
    }),
    'Check digits, each',
    10,
  ),
  notes: list(text('What the officer should know', 300), 'Notes', 10),
  /** Where an officer reads the answer: to machines, which ask by the thousand, it would cost a tenth of the check. */
  reading: optional(readingShape),
})

export const couldBeSaid = shape({
  item: count('Which item of the check, from 0', 0, 999),
  record: id('Id of the record that was shown for it'),
})
export const couldBeAnswer = shape({
  hit: id('The hit that was made, or had been'),
  hitReference: text('HIT-2026-000123', 20),
  told: code(toldTo, 'Who hears of it'),
  repeated: flag('It had been said or found already'),
})

export const checkAnswerItem = shape({
  understood: understoodShape,
  answered: list(text('Database', 40), 'Databases that answered', 30),
  silent: list(text('Database', 40), 'Databases that did not answer; never to be read as no match', 30),
  candidates: list(candidateShape, 'Matches', 200),
  more: flag('More are alike than are shown: add a year of birth, a nationality, more words'),
  met: count('Matches in all, with those that are not shown; where they are too many to be counted, as many as were'),
  help: optional(helpShape),
  recent: list(memoryShape, 'Hits on the same key closed within 72 hours', 20),
})

export const checkAnswer = shape({
  id: id('Id of the check: its line in the register'),
  place: count('Place in the register'),
  at: instant('When it was answered'),
  items: list(checkAnswerItem, 'Answers, in the order asked', mostItems),
})
export type CheckAnswer = Static<typeof checkAnswer>
export type CheckAnswerItem = Static<typeof checkAnswerItem>

/** Why an item of a batch was not asked: what a refusal of it alone would have said. */
export const itemProblem = shape({
  key: text('What exactly, for programs', 80),
  detail: text('What happened and what to do, in words', 600),
  pointers: list(
    shape({
      pointer: text('JSON pointer (RFC 6901) into what was sent', 300),
      key: text('What is wrong there, for programs', 80),
      says: text('What is wrong there, in words', 400),
    }),
    'Each fault of the item',
  ),
})

/** One line of a streamed batch: an item answered, or what is wrong with it. Items come in the order asked. */
export const checkLine = shape({
  at: count('Which item of the batch, from 0', 0, mostItems - 1),
  check: optional(id('The check it belongs to: its line in the register')),
  item: optional(count('Which item of that check: what `could-be` is told', 0, mostItems - 1)),
  place: optional(count('Place of that check in the register')),
  answer: optional(checkAnswerItem),
  problem: optional(itemProblem),
})
/** The last line: without it not everything has come. */
export const checkEnd = shape({
  complete: exactly(true),
  id: id('Id of the batch: that of its first check'),
  at: instant('When it was asked'),
  items: count('Items of the batch'),
  answered: count('Of them, those that were asked'),
  refused: count('Of them, those that could not be asked; their lines say why'),
  candidates: count('Matches in all'),
  silent: count('Items of which a database did not answer'),
  checks: list(id('Id of a check'), 'The checks it was asked in, in order', mostItems),
})
