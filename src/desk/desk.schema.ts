// The desk: one item for everything that waits for a bureau. An item names a thing and nobody; what the thing says is read by its own rule.
import { hitOrigins, sides as hitSides, hitStates, urgencies } from '../hit/hit.schema.ts'
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
import { withdrawalReasons } from '../message/message.schema.ts'
import { databaseNames } from '../record/record.schema.ts'

/**
 * What an item stands for. `find`: a record that may be meant by a monitored query or an earlier check; `screening`: a list of travellers
 * whose matches wait to be reviewed, `discreet-screening` those that whoever gave the list in is not to see; `retention`: records of a
 * database whose term ends; `confirmation`: written confirmation of a telephone call; `handover`: a shift's page that waits for its signature.
 */
export const itemKinds = [
  'message',
  'hit',
  'task',
  'proposal',
  'watch',
  'find',
  'import',
  'screening',
  'discreet-screening',
  'request',
  'consent',
  'lead',
  'retention',
  'confirmation',
  'handover',
] as const
export type ItemKind = (typeof itemKinds)[number]

export const itemStates = ['open', 'done'] as const
export type ItemState = (typeof itemStates)[number]

/** Side of the bureau: of a hit as the hit says, of a message recipient or sender, of everything else `own`. */
export const itemSides = [...hitSides, 'recipient', 'sender', 'own'] as const
export type ItemSide = (typeof itemSides)[number]

/** What is to be done, in one word that the screen says: the reason why the item stands on the desk. */
export const itemNeeds = [
  'answer',
  'confirm',
  'report-outcome',
  'oversee',
  'acknowledge',
  'await-reply',
  'telephone',
  'do',
  'decide',
  'approve',
  'renew',
  'judge',
  'mend',
  'justify',
  'confirm-in-writing',
  'sign',
  'note-withdrawal',
] as const
export type ItemNeed = (typeof itemNeeds)[number]

export const alarmStates = ['none', 'ringing', 'acknowledged'] as const
export type AlarmState = (typeof alarmStates)[number]

/** Whom an alarm or an escalation has reached: 0 the desk, 1 the second officer, 2 the head of shift, 3 the telephone list or command. */
export const mostLevel = 3

/** Outcomes an officer may give, by kind. What has an outcome of its own (hit, proposal, find, handover) is done there and not here. */
export const outcomesOf = {
  message: ['dealt-with', 'passed-on', 'no-answer-needed'],
  task: ['done', 'not-possible', 'no-longer-needed'],
  watch: ['let-lapse'],
  import: ['mended', 'noted'],
  retention: ['noted'],
  confirmation: ['sent', 'received', 'no-longer-needed'],
  hit: [],
  proposal: [],
  find: [],
  screening: [],
  'discreet-screening': [],
  request: [],
  consent: [],
  lead: [],
  handover: [],
} as const satisfies Readonly<Record<ItemKind, readonly string[]>>
export type HandOutcome = (typeof outcomesOf)[ItemKind][number]
export const handOutcomes: readonly HandOutcome[] = [
  'dealt-with',
  'passed-on',
  'no-answer-needed',
  'done',
  'not-possible',
  'no-longer-needed',
  'let-lapse',
  'mended',
  'noted',
  'sent',
  'received',
]
/** Outcomes for which an officer says why. */
export const outcomesWithReason: readonly HandOutcome[] = ['no-answer-needed', 'not-possible', 'no-longer-needed']
/** By itself: the thing was answered, came to its end in another way, or its sender took it back. */
export const itemOutcomes = [...handOutcomes, 'answered', 'settled', 'withdrawn'] as const
export type ItemOutcome = (typeof itemOutcomes)[number]

export const itemSteps = [
  'arrived',
  'seen',
  'taken',
  'assigned',
  'released',
  'snoozed',
  'woken',
  'came-back',
  'done',
  'reopened',
  'escalated',
  'linked',
  'unlinked',
  'call',
  'alarm-raised',
  'alarm-escalated',
  'acknowledged',
  'alarm-ended',
  'changed',
] as const
export type ItemStep = (typeof itemSteps)[number]

/** What an item may be linked to. */
export const linkKinds = ['record', 'hit', 'message'] as const
export type LinkKind = (typeof linkKinds)[number]

/** Seconds within which a done item comes back without a reason. */
export const undoSeconds = 10
/** Seconds for which an officer counts as looking at an item after the last sign of it. */
export const lookSeconds = 30
/** Minutes after which an unsigned handover is told to the head of shift. */
export const handoverMinutes = 30
export const defaultAlarmMinutes = 5
/** Saved views of a bureau, and of one officer. */
export const mostViews = 50
export const mostLinks = 20

const officer = (description: string) => text(description, 80)

/** What a hit, a find or an import is about, as far as codes say it: enough for a line, nothing about persons. */
export const aboutShape = shape({
  database: nullable(code(databaseNames, 'Shared database')),
  status: nullable(text('Status of the record when it was hit', 40)),
  hitState: nullable(code(hitStates, 'State of the hit')),
  post: nullable(text('Post that found', 80)),
  direction: nullable(text('Direction', 20)),
  departureAt: nullable(instant('The traveller leaves')),
  discreet: flag('A discreet alert: the post was shown nothing'),
  origin: optional(code(hitOrigins, 'What made a hit')),
})
export type About = Static<typeof aboutShape>

export const itemLine = shape({
  id: id('Item'),
  kind: code(itemKinds, 'What it stands for'),
  ref: id('Id of the thing: message, hit, task, proposal, watch, line of a watch, import, call, handover'),
  reference: nullable(
    text('HIT-2026-000123, number of the message, TASK-2026-000007; null where a thing has none', 80),
  ),
  side: code(itemSides, 'Side of this bureau'),
  need: code(itemNeeds, 'What is to be done'),
  urgency: code(urgencies, 'Urgency'),
  dueAt: nullable(instant('By when; null without a time')),
  overdue: flag('That time has passed'),
  waits: flag('The other side is to act'),
  arrivedAt: instant('On this desk since'),
  from: nullable(bureauCode('Bureau it came from, or the one that is to act')),
  language: nullable(text('Language of a message', 20)),
  state: code(itemStates, 'open or done'),
  owner: nullable(officer('Officer who has it')),
  snoozedUntil: nullable(instant('Away from the desk until then; never past its time')),
  seen: flag('An officer of this bureau has looked at it'),
  alarm: code(alarmStates, 'Whether it rings'),
  alarmLevel: count(
    'Whom the alarm has reached: 0 desk, 1 second officer, 2 head of shift, 3 telephone list',
    0,
    mostLevel,
  ),
  escalation: count('Whom an officer asked for help: 1 second officer, 2 head of shift, 3 command', 0, mostLevel),
  reminders: count('How often the sender asked again'),
  withdrawn: flag('The sender took it back: struck through'),
  test: flag('Test traffic'),
  exercise: flag('Invented, for exercise'),
  about: nullable(aboutShape),
  outcome: nullable(code(itemOutcomes, 'What came of it')),
  doneAt: nullable(instant('When it was done')),
  doneBy: nullable(officer('Who did it; null when the thing itself came to its end')),
  links: count('Links to other things', 0, mostLinks),
  version: count('Version', 1),
  allowed: list(text('Action', 40), 'What this reader may do now', 20),
})
export type ItemLine = Static<typeof itemLine>

export const stepShape = shape({
  number: count('Order', 1),
  at: instant('When'),
  officer: officer('Who; the system for what happens by itself'),
  step: code(itemSteps, 'What'),
  to: nullable(officer('Officer it was given to')),
  until: nullable(instant('Until when it was put away')),
  level: nullable(count('Level of an alarm or escalation', 0, mostLevel)),
  outcome: nullable(code(itemOutcomes, 'Outcome')),
  words: nullable(lines('Reason or note as typed', 1000)),
})

export const linkShape = shape({
  kind: code(linkKinds, 'What is linked'),
  ref: id('Id of the thing'),
  by: officer('Who linked it'),
  at: instant('When'),
})

/** Text of a task or handover line, and of a message as far as its own rule shows it. */
export const itemShape = shape({
  ...itemLine.properties,
  subject: nullable(
    text('Subject of the message or title of the task; null where there is none or it may not be read', 300),
  ),
  words: nullable(lines('Text of a task', 4000)),
  outcomes: list(
    code(handOutcomes, 'Outcome'),
    'What done may say of this item; none where it is finished elsewhere',
    6,
  ),
  steps: list(stepShape, 'What was done with it, newest first', 100),
  linked: list(linkShape, 'Links', mostLinks),
  calls: count('Telephone calls logged about it'),
  looking: list(officer('Officer'), 'Who else looks at it now', 50),
})
export type ItemView = Static<typeof itemShape>

export const subjectLine = shape({
  id: id('Item'),
  subject: nullable(text('Subject of the message or title of the task; null of a message that was withdrawn', 300)),
  withdrawal: nullable(code(withdrawalReasons, 'Why its sender took a message back')),
})

/** Tabs of the desk. `snoozed` shows what was put away; the others leave it out. */
export const tabs = ['unassigned', 'mine', 'waiting', 'all', 'snoozed', 'done'] as const
export type Tab = (typeof tabs)[number]
/** What the shift strip counts; each is a filter over all open items. */
export const stripFilters = ['very-urgent', 'urgent', 'unowned', 'hits-to-confirm', 'replies-overdue'] as const
export type StripFilter = (typeof stripFilters)[number]

/** `urgency`: then time, then age; `due`: time, then urgency; `arrived`: the oldest first. All are total: nothing flickers. */
export const orders = ['urgency', 'due', 'arrived'] as const
export type Order = (typeof orders)[number]

export const wantedProperties = {
  tab: optional(code(tabs, 'Default unassigned')),
  filter: optional(code(stripFilters, 'A count of the shift strip')),
  urgency: optional(code(urgencies, 'Only of this urgency')),
  kind: optional(code(itemKinds, 'Only of this kind')),
  need: optional(code(itemNeeds, 'Only where this is to be done')),
  from: optional(bureauCode('Only from this bureau')),
  language: optional(text('Only messages in this language', 20)),
  order: optional(code(orders, 'What comes first; urgency when left out')),
} as const

export const tabCounts = shape({
  unassigned: count('Open, no owner, own turn'),
  mine: count('Mine'),
  waiting: count('The other side is to act'),
  all: count('All open'),
  snoozed: count('Put away'),
})

export const stripShape = shape({
  at: instant('Clock of the hub'),
  veryUrgent: count('Very urgent, own turn, nobody has it'),
  urgent: count('Urgent, own turn, nobody has it'),
  oldestUnowned: nullable(
    shape({ id: id('Item'), arrivedAt: instant('Since') }, 'What has waited longest without an owner'),
  ),
  hitsToConfirm: count('Hits where this bureau owes finding or answer'),
  repliesOverdue: count('Answers of others that are overdue'),
  tabs: tabCounts,
  lastDone: nullable(
    shape(
      { at: instant('When'), by: nullable(officer('Who')), reference: nullable(text('Reference', 80)) },
      'What was done last',
    ),
  ),
  handoverWaits: nullable(id('Handover that waits for a signature')),
})
export type Strip = Static<typeof stripShape>

export const alarmLine = shape({
  item: id('Item'),
  kind: code(itemKinds, 'Kind'),
  ref: id('Id of the thing'),
  reference: nullable(text('Reference', 80)),
  from: nullable(bureauCode('Bureau it came from')),
  need: code(itemNeeds, 'What is to be done'),
  since: instant('Rings since'),
  dueAt: nullable(instant('By when')),
  level: count('Whom it has reached', 0, mostLevel),
  nextAt: nullable(instant('When the next level hears of it, if nobody acknowledges')),
})

export const reasonBody = shape({ reason: lines('Why', 1000) })
export const assignBody = shape({
  officer: officer('Officer of this desk'),
  note: optional(lines('Word to the officer', 1000)),
})
export const snoozeBody = shape({ until: instant('When it comes back: in the future, never past its time') })
export const doneBody = shape({
  outcome: code(handOutcomes, 'What came of it; the kinds have their own lists'),
  words: optional(lines('In words; wanted for no-answer-needed, not-possible, no-longer-needed', 1000)),
})
export const reopenBody = shape({ reason: optional(lines('Why; not asked within ten seconds of the own done', 1000)) })
export const linkBody = shape({
  kind: code(linkKinds, 'What is linked'),
  ref: id('Id of a thing the officer may read'),
})

export const taskEntry = shape({
  title: text('What is to be done, in a line', 160),
  words: optional(lines('In more words', 4000)),
  urgency: code(urgencies, 'Urgency'),
  dueAt: optional(instant('By when; in the future')),
  assignee: optional(officer('Officer of this desk; nobody when left out')),
  about: optional(shape({ kind: code(linkKinds, 'What it is about'), ref: id('Id of a thing the officer may read') })),
})
export const taskChange = shape({
  version: count('Version that was read', 1),
  title: optional(text('What is to be done, in a line', 160)),
  words: optional(nullable(lines('In more words; null takes them away', 4000))),
  urgency: optional(code(urgencies, 'Urgency')),
  dueAt: optional(nullable(instant('By when; null without a time'))),
})

export const deskSettings = shape({
  alarmMinutes: count('Minutes until an alarm that nobody acknowledged goes to the next level', 1, 60),
})
