// Shifts: who is on duty and what they speak, the signed page one shift leaves to the next, calls on the telephone, saved views.
import { urgencies } from '../hit/hit.schema.ts'
import {
  bureauCode,
  code,
  count,
  flag,
  id,
  instant,
  lines,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { itemKinds, itemNeeds, linkKinds, mostViews, wantedProperties } from './desk.schema.ts'

const officer = (description: string) => text(description, 80)
const language = text('Language, BCP 47', 20)

/** What an officer is on this shift: alarms and escalations go from the desk to the second officer, then to the head. */
export const shiftRoles = ['officer', 'second', 'head'] as const
export type ShiftRole = (typeof shiftRoles)[number]

export const onDutyShape = shape({
  officer: officer('Who'),
  role: code(shiftRoles, 'What on this shift'),
  since: instant('Since when'),
  languages: list(language, 'Languages spoken', 20),
})
export type OnDuty = Static<typeof onDutyShape>

export const handoverStates = ['waiting', 'accepted'] as const
export type HandoverState = (typeof handoverStates)[number]

export const handoverLine = shape({
  id: id('Handover'),
  state: code(handoverStates, 'waiting: nobody has signed for it yet'),
  by: officer('Who wrote and signed it'),
  at: instant('When'),
  acceptedBy: nullable(officer('Who signed for it')),
  acceptedAt: nullable(instant('When')),
  late: flag('Thirty minutes went by without a signature'),
  items: count('Open very urgent and urgent items on it'),
  allowed: list(text('Action', 40), 'What this reader may do now', 5),
})
export type HandoverLine = Static<typeof handoverLine>

const handoverItem = shape({
  item: id('Item'),
  reference: nullable(text('Reference', 80)),
  kind: code(itemKinds, 'Kind'),
  need: code(itemNeeds, 'What is to be done'),
  urgency: code(urgencies, 'Urgency'),
  from: nullable(bureauCode('Bureau it came from')),
  dueAt: nullable(instant('By when')),
  owner: nullable(officer('Who has it')),
})
const promise = shape({
  bureau: bureauCode('To whom'),
  by: instant('By when'),
  what: lines('What was promised', 500),
})
const trouble = shape({ name: text('System or database', 80), says: lines('What is wrong', 500) })

/** Proposed for the page that a shift leaves, and once signed the page itself. */
export const handoverPage = {
  items: list(
    shape({ ...handoverItem.properties, nextStep: nullable(lines('What is to happen next', 500)) }),
    'Open items',
    100,
  ),
  promises: list(promise, 'Promises made to other bureaus', 50),
  troubles: list(trouble, 'Systems in trouble', 30),
} as const
export const handoverDraft = shape({
  at: instant('As things stand'),
  ...handoverPage,
  uncovered: list(id('Item'), 'Very urgent items of the writer that need a successor', 100),
})

export const handoverBody = shape({
  items: list(
    shape({ item: id('Item'), nextStep: lines('What is to happen next', 500) }),
    'A next step for each open very urgent and urgent item; none may be missing',
    100,
  ),
  promises: list(promise, 'Promises made to other bureaus', 50),
  troubles: list(trouble, 'Systems in trouble', 30),
  words: optional(lines('What else the next shift should know', 4000)),
})
export type HandoverBody = Static<typeof handoverBody>

export const handoverShape = shape({
  ...handoverLine.properties,
  ...handoverPage,
  words: nullable(lines('What else', 4000)),
  remarks: nullable(lines('What the officer who signed for it remarked', 2000)),
  onDuty: list(onDutyShape, 'Who was on duty when it was signed', 50),
})
export type HandoverView = Static<typeof handoverShape>

export const shiftShape = shape({
  own: nullable(
    shape({
      role: code(shiftRoles, 'What on this shift'),
      since: instant('Since'),
      languages: list(language, 'Spoken', 20),
    }),
  ),
  onDuty: list(onDutyShape, 'Who is on duty at this bureau, longest first', 50),
  handover: nullable(handoverLine),
  /** Whether ending the shift now needs a successor. */
  veryUrgentOwned: count('Very urgent items the reader has'),
})
export type ShiftView = Static<typeof shiftShape>

export const shiftBody = shape({
  role: code(shiftRoles, 'What on this shift'),
  languages: list(language, 'Languages spoken this shift', 20, 1),
})
export const shiftEnd = shape({
  successor: optional(officer('Officer on duty who gets the open very urgent items; needed when there are any')),
})

/** What another bureau sees of who is there: how many and what they speak, never who. */
export const thereShape = shape({
  bureau: bureauCode('Bureau'),
  staffed: flag('Somebody has begun a shift'),
  since: nullable(instant('The longest of them since')),
  languages: list(language, 'Spoken this shift', 40),
  onDuty: list(onDutyShape, 'Officers; the own bureau only', 50),
})

export const callDirections = ['out', 'in'] as const

/** Which of the two owes the written confirmation. */
export const confirmationFrom = ['us', 'them'] as const

export const callEntry = shape({
  item: optional(id('Item it was about')),
  about: optional(
    shape({
      kind: code(linkKinds, 'What it was about'),
      ref: id('Id of a thing the officer may read'),
    }),
  ),
  with: bureauCode('Bureau on the line'),
  direction: code(callDirections, 'Who called'),
  number: optional(text('Number that was used, with country code', 40)),
  reached: flag('Somebody answered'),
  spoke: optional(text('Function and language of the person on the line, no private data', 120)),
  said: lines('What was said, or that nobody answered', 2000),
  confirmation: optional(
    shape(
      { from: code(confirmationFrom, 'Who owes it'), by: instant('By when; in the future') },
      'Written confirmation to follow',
    ),
  ),
})
export const callLine = shape({
  id: id('Call'),
  at: instant('When'),
  by: officer('Who spoke for this bureau'),
  with: bureauCode('Bureau on the line'),
  direction: nullable(code(callDirections, 'Who called; null for a call logged on a hit')),
  number: nullable(text('Number', 40)),
  reached: flag('Somebody answered'),
  spoke: nullable(text('Function and language of the person on the line', 120)),
  said: nullable(lines('What was said; null for a call logged on a hit, where it stands', 2000)),
  item: nullable(id('Item it was about')),
  hit: nullable(id('Hit on which it was logged')),
  reference: nullable(text('Reference of item or hit', 80)),
  about: nullable(
    shape({ kind: code(linkKinds, 'What it was about'), ref: id('Id') }, 'What it was about beside an item'),
  ),
  confirmation: nullable(
    shape({
      from: code(confirmationFrom, 'Who owes it'),
      by: instant('By when'),
      item: id('Item that comes up for it'),
      doneAt: nullable(instant('When it was sent or came')),
    }),
  ),
})
export type CallLine = Static<typeof callLine>

export const viewColumns = [
  'urgency',
  'from',
  'subject',
  'owner',
  'reference',
  'due',
  'need',
  'arrived',
  'language',
] as const

export const viewEntry = shape({
  name: text('Name of the view', 60),
  shared: flag('For the whole desk; otherwise for oneself'),
  wanted: shape(wantedProperties),
  columns: list(code(viewColumns, 'Column'), 'Columns in their order', viewColumns.length, 1),
})
export type ViewEntry = Static<typeof viewEntry>
export const viewShape = shape({
  id: id('View'),
  ...viewEntry.properties,
  by: officer('Who made it'),
  version: count('Version', 1),
  allowed: list(text('Action', 40), 'What this reader may do', 5),
})
export type SavedView = Static<typeof viewShape>
export const viewChange = shape({ version: count('Version that was read', 1), ...viewEntry.properties })
/** Views of a desk and of one officer together. */
export const mostViewsListed = 2 * mostViews
