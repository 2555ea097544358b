// A lead: what an investigator is to do and why, what it is about, for whom, until when, and what came of it.
import {
  afterMark,
  bureauCode,
  code,
  count,
  day,
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
import { gradeSchemes } from '../terms/evaluation.ts'
import { informationCodes, mappingNotes, sourceCodes } from '../terms/grade-mapping.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'

export const leadStates = ['given', 'closed', 'withdrawn'] as const
export type LeadState = (typeof leadStates)[number]

/** `bureau`: it is about no single thing, but for the bureau that gets it as such. */
export const aboutKinds = ['record', 'hit', 'bureau'] as const
export type AboutKind = (typeof aboutKinds)[number]

/** What one bureau has done with it, in the order of the marks; the last two end it for that bureau. */
export const receiptStates = ['sent', 'received', 'opened', 'accepted', 'declined', 'done'] as const
export type ReceiptState = (typeof receiptStates)[number]

export const leadOutcomes = ['used', 'led-to', 'false', 'not-used'] as const
export type LeadOutcome = (typeof leadOutcomes)[number]

export const ledToKinds = ['arrest', 'seizure', 'identification', 'rescue', 'prevention', 'other'] as const
export type LedTo = (typeof ledToKinds)[number]

export const leadDeclineReasons = [
  'known-already',
  'no-capacity',
  'not-competent',
  'not-permitted',
  'unclear',
  'other',
] as const
export type LeadDeclineReason = (typeof leadDeclineReasons)[number]

export const leadWithdrawReasons = ['mistake', 'not-true', 'source-withdrew', 'overtaken', 'other'] as const
export type LeadWithdrawReason = (typeof leadWithdrawReasons)[number]

export const leadClocks = ['fine', 'soon', 'late', 'stopped'] as const
export type LeadClock = (typeof leadClocks)[number]

export const leadSteps = [
  'given',
  'received',
  'opened',
  'placed',
  'accepted',
  'declined',
  'extension-asked',
  'extension-granted',
  'extension-refused',
  'due-soon',
  'overdue',
  'outcome',
  'withdrawn',
] as const
export type LeadStep = (typeof leadSteps)[number]

/** `given`: by the own bureau; `received`: by it, or by an entity or post of it. */
export const leadSides = ['given', 'received'] as const
export type LeadSide = (typeof leadSides)[number]

export const leadEditions = ['whole', 'without-personal-data'] as const
/** A post gets the short form: what to do, about what, until when. */
export const leadForms = ['whole', 'short'] as const

export const mostLeadRecipients = 20
export const mostLeadClaims = 200
/** Longest deadline of a lead, days. */
export const mostLeadDays = 366

const place = {
  unit: optional(text('Code of the national entity; the bureau itself when left out', 40)),
  post: optional(text('Post, as its officers bear it', 200)),
}

export const leadMarking = shape({
  handlingCode: code(handlingCodes, 'What a receiver may do with it'),
  confidentiality: code(confidentialities, 'Who may see it'),
  condition: optional(text('The own condition, under H3', 300)),
})

export const leadEntry = shape({
  to: list(bureauCode('Bureau'), 'Bureaus that get it', mostLeadRecipients, 1),
  place: optional(
    shape({ bureau: bureauCode('Own bureau, or one that gets it'), ...place }, 'One entity or post it is addressed to'),
  ),
  about: shape({ kind: code(aboutKinds, 'What it is about'), id: optional(id('The record or hit')) }),
  threat: optional(id('Threat of the register')),
  request: optional(id('Request it comes from')),
  file: optional(id('Analysis file it comes from')),
  claims: optional(list(id('Claim'), 'Claims of that file it rests on', mostLeadClaims)),
  todo: lines('What to do; names no person', 1000),
  why: lines('Why; names no person', 4000),
  annex: optional(lines('What is said about persons; for bureaus that may receive personal data', 8000)),
  insists: optional(lines('Why what was found is no personal data; kept', 300)),
  grade: shape({
    scheme: code(gradeSchemes, 'Scheme of the grade'),
    code: text('Grade as it was received', 12),
  }),
  marking: leadMarking,
  dueAt: instant('By when'),
})
export type LeadEntry = Static<typeof leadEntry>

const note = optional(lines('In words; names no person', 1000))
export const leadDecline = shape({ reason: code(leadDeclineReasons, 'Why'), note })
export const leadOutcomeEntry = shape({
  outcome: code(leadOutcomes, 'What came of it'),
  ledTo: optional(code(ledToKinds, 'What it led to')),
  on: optional(day('On which day')),
  note,
})
export const leadExtension = shape({
  until: instant('Deadline asked for'),
  why: lines('Why; names no person', 1000),
})
export const leadExtensionAnswer = shape({
  bureau: bureauCode('Bureau that asked'),
  granted: flag('Whether the deadline moves'),
  note,
})
export const leadWithdrawal = shape({
  version: count('Version that was read', 1),
  reason: code(leadWithdrawReasons, 'Why'),
  note,
})
export const leadPlace = shape(place)

const marking = shape({
  handlingCode: code(handlingCodes, 'What a receiver may do with it'),
  confidentiality: code(confidentialities, 'Who may see it'),
  conditions: list(text('Condition', 300), 'Conditions under H3', 60),
  consentOf: list(bureauCode('Bureau'), 'Bureaus whose word is needed', 60),
})

export const leadReceipt = shape({
  bureau: bureauCode('Bureau that got it'),
  bureauName: text('As written on messages', 120),
  unit: nullable(text('Entity it goes to; seen by the bureau and by who addressed it', 40)),
  post: nullable(text('Post it goes to', 200)),
  state: code(receiptStates, 'What it has done with it'),
  dueAt: instant('By when'),
  clock: code(leadClocks, 'How it stands to its deadline'),
  receivedAt: nullable(instant('Received')),
  openedAt: nullable(instant('Opened')),
  acceptedAt: nullable(instant('Accepted')),
  declinedAt: nullable(instant('Declined')),
  declineReason: nullable(code(leadDeclineReasons, 'Why it was declined')),
  outcome: nullable(code(leadOutcomes, 'What came of it')),
  ledTo: nullable(code(ledToKinds, 'What it led to')),
  ledOn: nullable(day('On which day')),
  outcomeAt: nullable(instant('When that was told')),
  askedUntil: nullable(instant('Deadline it asks for')),
})
export type LeadReceipt = Static<typeof leadReceipt>

export const leadLine = shape({
  id: id('Lead'),
  reference: text('LEA-2026-000045', 20),
  side: code(leadSides, 'On which side the reader stands'),
  state: code(leadStates, 'Where it stands'),
  from: bureauCode('Bureau that gave it'),
  fromName: text('As written on messages', 120),
  about: shape({
    kind: code(aboutKinds, 'What it is about'),
    id: nullable(id('The record or hit, where the reader may see it')),
    database: nullable(text('Database of the record', 40)),
    reference: nullable(text('Reference of the hit', 40)),
  }),
  threat: nullable(shape({ id: id('Threat'), reference: text('Reference', 20) })),
  request: nullable(shape({ id: id('Request'), reference: text('Reference', 20) })),
  file: nullable(shape({ id: id('Analysis file'), reference: text('Reference', 20) })),
  todo: nullable(lines('What to do; null once withdrawn', 1000)),
  marking,
  dueAt: instant('By when: for the giver the next open deadline'),
  clock: code(leadClocks, 'How it stands to its deadline'),
  receipts: list(leadReceipt, 'What was done with it: for the giver by each bureau, else by the own', 20),
  version: count('Counts changes', 1),
  createdAt: instant('Given'),
  updatedAt: instant('Last changed'),
})
export type LeadLine = Static<typeof leadLine>

export const leadShape = shape({
  ...leadLine.properties,
  form: code(leadForms, 'Whole, or the short form for a post'),
  edition: code(leadEditions, 'With personal data or without'),
  why: nullable(lines('Why; null in the short form and once withdrawn', 4000)),
  annex: nullable(lines('What is said about persons', 8000)),
  grade: shape({
    received: shape({ scheme: code(gradeSchemes, 'Scheme'), code: text('Grade as received', 12) }),
    source: code(sourceCodes, 'Nearest in 4x4'),
    information: code(informationCodes, 'Nearest in 4x4'),
    suspectedFalse: flag('Its sender suspects it to be false'),
    notes: list(code(mappingNotes, 'Note'), 'What the nearest grade leaves out', mappingNotes.length),
  }),
  claims: count('Claims it rests on', 0, mostLeadClaims),
  withdrawReason: nullable(code(leadWithdrawReasons, 'Why it was withdrawn')),
  history: list(
    shape({
      at: instant('When'),
      bureau: bureauCode('By which bureau'),
      recipient: nullable(bureauCode('Bureau it concerns')),
      step: code(leadSteps, 'What happened'),
      until: nullable(instant('Deadline concerned')),
      reason: nullable(text('Code of a reason or outcome', 40)),
      note: nullable(lines('In words', 1000)),
    }),
    'What happened, the latest first',
    500,
  ),
  allowed: list(text('Action', 40), 'What this reader may do with it now', 12),
})
export type LeadView = Static<typeof leadShape>

export const leadTally = shape({
  leads: count('One for each bureau that got one'),
  open: count('Still waiting for an outcome'),
  overdue: count('Of them past their deadline'),
  accepted: count('Accepted'),
  declined: count('Declined'),
  withdrawn: count('Withdrawn'),
  outcomes: list(
    shape({ outcome: code(leadOutcomes, 'Outcome'), count: count('How often') }),
    'Outcomes that were told',
    leadOutcomes.length,
  ),
  ledTo: list(
    shape({ kind: code(ledToKinds, 'What it led to'), count: count('How often') }),
    'What they led to',
    ledToKinds.length,
  ),
})
export type LeadTally = Static<typeof leadTally>

export const leadCounts = shape({
  given: leadTally,
  received: leadTally,
  network: nullable(leadTally),
})

export const leadList = shape({ leads: list(leadLine, 'Leads, newest first', 200), after: afterMark })
