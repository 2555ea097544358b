// A message between bureaus: what its sender states, how it is numbered, and the marks each recipient makes.
import { attachmentShape } from '../attachment/attachment.schema.ts'
import { urgencies } from '../hit/hit.schema.ts'
import {
  anything,
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
  type TSchema,
  text,
  writtenList,
} from '../kernel/schema.ts'
import { regions } from '../member/member.table.ts'
import { crimeAreas } from '../terms/crime-area.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'
import { formKinds, messageForm } from './message.form.schema.ts'
import { addresseePattern } from './message.group.ts'
import { blanks } from './message.wording.table.ts'

export { type Urgency, urgencies } from '../hit/hit.schema.ts'

/**
 * Things a message may point at; their readers stand in `message.reference.ts`. Watches are not among them: nobody outside a
 * bureau learns that it has one.
 */
export const referenceKinds = ['record', 'hit', 'message'] as const
export type ReferenceKind = (typeof referenceKinds)[number]

/** The marks of one recipient, in their order; none is made before the one in front of it. */
export const marks = ['sent', 'stored', 'displayed', 'acknowledged', 'answered'] as const
export type Mark = (typeof marks)[number]

/** Why a bureau takes back what it sent. */
export const withdrawalReasons = [
  'wrong-addressee',
  'wrong-content',
  'overtaken',
  'not-to-be-shared',
  'sent-twice',
  'other',
] as const
export type WithdrawalReason = (typeof withdrawalReasons)[number]

export const messageStates = ['sent', 'withdrawn', 'erased'] as const
export type MessageState = (typeof messageStates)[number]

export const boxes = ['in', 'out'] as const
export type Box = (typeof boxes)[number]

/** Recipients a message may have at most: every bureau there is. */
export const mostRecipients = 250
/** Bytes of text a message may hold, written in UTF-8, and things it may carry. */
export const mostReferences = 40
export const mostAttachments = 20
/** Years after which what was written is erased; numbers and marks stay. */
export const retentionYears = 5

export const addressee = { ...text('Bureau, `all`, `region:europe`, `members:aseanapol` or `group:<id>`', 60) }
const addresses = list(
  { ...addressee, pattern: addresseePattern },
  'Whom it goes to; above ten bureaus with a reason',
  mostRecipients,
)

export const referenceEntry = shape({
  kind: code(referenceKinds, 'What it points at'),
  id: id('Its id'),
})
export type ReferenceEntry = Static<typeof referenceEntry>

/** What a sender may state; a draft holds as much of it as is there. */
const stated = {
  to: addresses,
  reason: optional(lines('Why more than ten bureaus are addressed', 1000)),
  subject: text('Subject: one line, no more personal data than needed', 200),
  body: lines('What is said', 40_000),
  form: optional(messageForm),
  urgency: optional(code(urgencies, 'Urgency; normal when left out')),
  urgencyReason: optional(lines('Why it is very urgent: it wakes people at the other end', 1000)),
  replyBy: optional(nullable(instant('By when an answer is wanted'))),
  handlingCode: optional(code(handlingCodes, 'What recipients may do with it; H0 when left out')),
  handlingCondition: optional(lines('The condition of H3, spelled out', 1000)),
  confidentiality: optional(code(confidentialities, 'Level of RPD 112; official use only when left out')),
  crimeArea: optional(nullable(code(crimeAreas, 'The one list of crime areas'))),
  language: optional(text('Language it is written in, BCP 47', 20)),
  ourReference: optional(text("The sender's own file; a message without one is refused", 80)),
  yourReference: optional(nullable(text("The recipient's file", 80))),
  inReplyTo: optional(nullable(id('Message it answers: it joins its thread and sets its mark "answered"'))),
  references: optional(list(referenceEntry, 'Records, hits and messages it speaks of', mostReferences)),
  attachments: optional(list(id('Attachment'), "The sender's own finished attachments", mostAttachments)),
} as const

export const messageEntry = shape({
  id: optional(id('Id given by the sender: sent again with the same content it is the same message')),
  ...stated,
  test: optional(flag('Test traffic: numbered apart and outside the statistics')),
})
export type MessageEntry = Static<typeof messageEntry>

/** One recipient and how far the message came with it. The sender sees all, a recipient its own. */
export const markShape = shape({
  bureau: bureauCode('Recipient'),
  number: nullable(text('Number of the pair in its year, VN/FR/2026/000123; null until it is stored', 60)),
  sentAt: instant('Accepted durably'),
  storedAt: nullable(instant("In the recipient's mailbox")),
  displayedAt: nullable(instant('First opened by an authorised officer')),
  displayedBy: nullable(text('Function of that officer', 200)),
  acknowledgedAt: nullable(instant('Acknowledged')),
  acknowledgedBy: nullable(text('Function of that officer', 200)),
  answeredAt: nullable(instant('Answered')),
  answeredBy: nullable(id('The message that answers it')),
  reminders: count('Reminders sent so far', 0, 3),
  remindedAt: nullable(instant('Last reminder')),
  overdue: flag('An answer was wanted by now and there is none'),
  moreTimeUntil: nullable(instant('By when the recipient itself says it will answer')),
  unansweredAt: nullable(instant('When the sender was told that three reminders brought no answer: call')),
})
export type MarkView = Static<typeof markShape>

/** How many of the recipients have made each mark; of a received message, of oneself alone. */
export const heardShape = shape({
  of: count('Recipients'),
  stored: count('Stored'),
  displayed: count('Displayed'),
  acknowledged: count('Acknowledged'),
  answered: count('Answered'),
})

export const messageLine = shape({
  id: id('Id'),
  thread: id('Id of the first message of its thread'),
  inReplyTo: nullable(id('Message it answers')),
  box: code(boxes, 'in: received, out: sent'),
  inbox: nullable(count("Place in the reader's mailbox, without gaps; null for what was sent", 1)),
  number: nullable(text('Number of the pair in its year; of a sent one, where it has one recipient', 60)),
  from: bureauCode('Sender'),
  to: list(bureauCode('Recipient'), 'Everybody who was addressed', mostRecipients),
  state: code(messageStates, 'Withdrawn and erased ones keep their number and marks'),
  subject: nullable(text('Subject; null to recipients once withdrawn, to everybody once erased', 200)),
  unreadable: flag('What it says, or a part of it, cannot be read here: its key is gone or does not open it'),
  urgency: code(urgencies, 'Urgency'),
  test: flag('Test traffic'),
  replyBy: nullable(instant('Answer wanted by')),
  overdue: flag('An answer was wanted by now, and one recipient at least owes it'),
  handlingCode: code(handlingCodes, 'What may be done with it'),
  confidentiality: code(confidentialities, 'Level of RPD 112'),
  crimeArea: nullable(text('Crime area', 60)),
  language: nullable(text('Language', 20)),
  form: nullable(code(formKinds, 'Form beside the text')),
  ourReference: text("The sender's file; - once erased", 80),
  yourReference: nullable(text("The recipient's file", 80)),
  references: count('Things it points at'),
  attachments: count('Attachments'),
  sentAt: instant('Sent'),
  heard: heardShape,
  displayedAt: nullable(instant('Of a received one: when the own bureau first opened it')),
  acknowledgedAt: nullable(instant('Of a received one: when the own bureau acknowledged it')),
  answeredAt: nullable(instant('Of a received one: when the own bureau answered it')),
  reminders: count('Reminders; of a sent one the most any recipient got', 0, 3),
  withdrawnAt: nullable(instant('Withdrawn by its sender')),
  version: count('Version', 1),
})
export type MessageLine = Static<typeof messageLine>

/** A reference as this reader may see it: of what they may not, only the kind is told. */
export const referenceShape = shape({
  kind: code(referenceKinds, 'What it points at'),
  readable: flag('false: a record the reader may not see'),
  id: nullable(id('Its id; null when the reader may not see it')),
  database: nullable(text('Database of a record', 40)),
  owner: nullable(bureauCode('Who owns it')),
  reference: nullable(text('How people call it: its reference or number', 120)),
  title: nullable(text('What it is, in a line', 300)),
  handlingCode: nullable(code(handlingCodes, 'What may be done with it')),
  confidentiality: nullable(code(confidentialities, 'Level of RPD 112')),
})
export type ReferenceView = Static<typeof referenceShape>

export const messageShape = shape({
  ...messageLine.properties,
  body: nullable(lines('What is said; null to recipients once withdrawn, to everybody once erased', 40_000)),
  content: nullable(messageForm),
  urgencyReason: nullable(lines('Why it is very urgent', 1000)),
  reason: nullable(lines('Why more than ten bureaus were addressed', 1000)),
  handlingCondition: nullable(lines('Condition of H3', 1000)),
  function: nullable(text('Function of the officer who sent it', 200)),
  officer: nullable(text('Officer who sent it; the own bureau sees it', 80)),
  purpose: nullable(text('Purpose it was sent for', 40)),
  pointers: list(referenceShape, 'What it points at', mostReferences),
  files: list(attachmentShape, 'Attachments; none to recipients once it is withdrawn', mostAttachments),
  marks: list(markShape, 'The sender sees all recipients, a recipient itself', mostRecipients),
  withdrawal: nullable(
    shape({
      at: instant('When'),
      reason: nullable(code(withdrawalReasons, 'Why; null once erased')),
      text: nullable(lines('Why, in own words; null where nothing was written, and once erased', 1000)),
    }),
  ),
  consented: list(bureauCode('Bureau'), 'Whom the source agreed to, should it be passed on', mostRecipients),
  sealing: code(['hub', 'node'], 'Who can read what is sealed; hub: the hub can'),
  eraseOn: day('When what was written is erased'),
  allowed: list(text('Action', 40), 'What this reader may do now', 12),
})
export type MessageView = Static<typeof messageShape>

export const threadShape = shape({
  id: id('Id of its first message'),
  subject: nullable(text('Subject of the first message the reader may read', 200)),
  bureaus: list(bureauCode('Bureau'), 'Bureaus of the messages the reader may read', mostRecipients),
  messages: list(messageShape, 'Messages the reader may read, the newest last', 200),
  earlier: flag('There are more, before the first of these'),
})
export type ThreadView = Static<typeof threadShape>

export const inboxShape = shape({
  veryUrgent: list(messageShape, 'Very urgent ones nobody has opened yet, on the first page only', 100),
  messages: writtenList(messageShape, 'In the order of inbox numbers', 1000),
  upTo: count('Inbox number of the last of these; ask again with it as `since`'),
  more: flag('There are more after these'),
})

export const withdrawalEntry = shape({
  version: optional(count('Version that was read', 1)),
  reason: code(withdrawalReasons, 'Why; every recipient is told'),
  text: optional(lines('Why, in own words; wanted where the reason is another', 1000)),
})
export const consentEntry = shape({
  to: list(bureauCode('Bureau'), 'To whom recipients may pass it on', mostRecipients, 1),
})

// What is being written, reminders, test rounds, words and circles of addressees.

/** As much of a message as is there. Members that are empty are left out. */
export const draftContent = shape({
  to: optional(stated.to),
  reason: stated.reason,
  subject: optional(stated.subject),
  body: optional(stated.body),
  form: optional(anything('The form as far as it is filled; judged when it is sent. At most 64 KiB as JSON')),
  urgency: stated.urgency,
  urgencyReason: stated.urgencyReason,
  replyBy: stated.replyBy,
  handlingCode: stated.handlingCode,
  handlingCondition: stated.handlingCondition,
  confidentiality: stated.confidentiality,
  crimeArea: stated.crimeArea,
  language: stated.language,
  ourReference: stated.ourReference,
  yourReference: stated.yourReference,
  inReplyTo: stated.inReplyTo,
  references: stated.references,
  attachments: stated.attachments,
})
export type DraftContent = Static<typeof draftContent>

export const draftEntry = shape({
  version: optional(count('Version that was read; left out for a new draft', 1)),
  content: draftContent,
})
export type DraftEntry = Static<typeof draftEntry>

export const draftLine = shape({
  id: id('Id'),
  subject: nullable(text('Subject so far', 200)),
  to: list(text('Addressee', 60), 'Whom it is to go to', mostRecipients),
  urgency: nullable(code(urgencies, 'Urgency so far')),
  inReplyTo: nullable(id('Message it answers')),
  createdAt: instant('Begun'),
  updatedAt: instant('Last kept'),
  version: count('Version', 1),
})
export const draftShape = shape({ ...draftLine.properties, content: draftContent })
/** A draft with what it points at, as its writer may see it: the composer reads the marks it may not be milder than off it. */
export const shownDraftShape = shape({
  ...draftShape.properties,
  pointers: list(referenceShape, 'What it points at, in the order it is stated', mostReferences),
  files: list(
    shape({ id: id('Attachment'), name: text('File name', 255) }),
    'Names of its files, of those that are still there',
    mostAttachments,
  ),
})
export type DraftLine = Static<typeof draftLine>
export type DraftView = Static<typeof draftShape>

export const reminderEntry = shape({
  to: optional(list(bureauCode('Recipient'), 'Whom; everybody who owes an answer when left out', mostRecipients, 1)),
})
export const reminderShape = shape({
  bureau: bureauCode('Recipient'),
  number: count('1, 2 or 3', 1, 3),
  at: instant('When'),
  officer: nullable(text('Officer who sent it, seen by the own bureau; null for the platform', 80)),
})
export const remindedShape = shape({
  reminders: list(reminderShape, 'Reminders of this act, one a recipient', mostRecipients),
})
export type ReminderEntry = Static<typeof reminderEntry>
export type ReminderView = Static<typeof reminderShape>

/** What a recipient says who cannot answer in time: by when, and why. Reminders wait until then. */
export const moreTimeEntry = shape({
  until: instant('By when an answer comes; at most 90 days from now'),
  reason: lines('Why; the sender is told', 1000),
})
export const moreTimeShape = shape({
  bureau: bureauCode('Recipient'),
  until: instant('By when an answer comes'),
  reason: nullable(lines('Why; null once what was written is erased', 1000)),
  at: instant('When it was said'),
  function: text('Function of the officer who said it', 200),
})
export type MoreTimeEntry = Static<typeof moreTimeEntry>
export type MoreTimeView = Static<typeof moreTimeShape>

/** Everything about the answers that are owed: the sender sees all recipients, a recipient itself. */
export const followUpShape = shape({
  awaited: list(
    shape({
      bureau: bureauCode('Recipient'),
      dueAt: nullable(instant('Answer due: as wanted, or as more time was asked; null where none is wanted')),
      answeredAt: nullable(instant('Answered')),
      reminders: list(reminderShape, 'Reminders so far', 3),
      moreTime: list(moreTimeShape, 'Statements of the recipient, the newest last', 20),
      nextAt: nullable(instant('When the platform reminds next by itself; null when it will not')),
      unanswered: flag('Three reminders and no answer: call'),
      telephone: nullable(text('Number to call then', 40)),
    }),
    'One line a recipient',
    mostRecipients,
  ),
  mayRemind: list(bureauCode('Recipient'), 'Whom this reader may remind now', mostRecipients),
  mayAskMoreTime: flag('Whether this reader may ask for more time'),
})
export type FollowUpView = Static<typeof followUpShape>

export const roundEntry = shape({
  to: addresses,
  reason: optional(lines('Why more than ten bureaus are addressed; of a weekly round its own is taken', 1000)),
  dueInMinutes: optional(count('Minutes within which bureaus are to acknowledge; 60 when left out', 5, 10_080)),
  ourReference: text("The bureau's own file of its rounds", 80),
})
export type RoundEntry = Static<typeof roundEntry>

export const roundResults = ['waiting', 'on-time', 'late', 'silent'] as const
export const roundLine = shape({
  id: id('Id'),
  bureau: bureauCode('Who asks'),
  message: id('The message that carries it'),
  circle: text('Who was asked: the addressees as they were given', 300),
  state: code(['open', 'closed'], 'closed: its time is over'),
  createdAt: instant('Sent'),
  dueAt: instant('Acknowledged by then is on time'),
  of: count('Bureaus asked'),
  acknowledged: count('Acknowledged so far'),
  onTime: count('Acknowledged in time'),
})
export const roundShape = shape({
  ...roundLine.properties,
  board: list(
    shape({
      bureau: bureauCode('Bureau'),
      region: nullable(text('Region', 40)),
      result: code(roundResults, 'Result'),
      storedAt: nullable(instant('Stored')),
      displayedAt: nullable(instant('Displayed')),
      acknowledgedAt: nullable(instant('Acknowledged')),
      seconds: nullable(count('Seconds from sending to acknowledgement')),
    }),
    'One line a bureau',
    mostRecipients,
  ),
})
export type RoundLine = Static<typeof roundLine>
export type RoundView = Static<typeof roundShape>

/** A pre-worded reply in every language, `{day}` and the like still in it. */
export const wordingShape = shape({
  id: text('Code', 60),
  blanks: list(
    code(blanks, 'Placeholder'),
    'What it is to be filled with; each stands in the words as {day}, {office} ...',
    4,
  ),
  words: shape({
    en: lines('English', 2000),
    fr: lines('French', 2000),
    es: lines('Spanish', 2000),
    ar: lines('Arabic', 2000),
    vi: lines('Vietnamese', 2000),
  }),
})
export type WordingView = Static<typeof wordingShape>

export const groupShape = shape({
  id: text('As it stands in `to`: `all`, `region:europe`, `members:aseanapol`, `group:<id>`', 60),
  own: flag("The bureau's own"),
  title: nullable(text('Name of an own one; those of the platform are worded by their code', 120)),
  bureaus: list(bureauCode('Bureau'), 'Who is meant now, the own bureau left out', mostRecipients),
  version: nullable(count('Version of an own one', 1)),
})
export const groupEntry = shape({
  title: text('Name', 120),
  bureaus: list(bureauCode('Bureau'), 'Bureaus', mostRecipients, 1),
})
export const groupChange = shape({ version: count('Version that was read', 1), ...groupEntry.properties })
export type GroupView = Static<typeof groupShape>
export type GroupEntry = Static<typeof groupEntry>

/** What a sender needs to know of a bureau before writing to it. */
export const recipientShape = shape({
  bureau: bureauCode('Code'),
  name: text('As written on messages, IP Hanoi', 120),
  region: nullable(code(regions, 'Region; null for bodies')),
  languages: list(text('Language, BCP 47', 20), 'Working languages, first the preferred one', 20),
  zone: text('IANA time zone: its clock is told beside the name', 60),
  weekend: list(count('Day of the week: 1 is Monday, 7 Sunday', 1, 7), 'Days of rest', 7),
  hours: text('Office hours in words; empty when around the clock', 200),
  restsToday: flag('Today is a day of rest there'),
  onDuty: nullable(
    flag('Whether its office works now; null where its hours are not stated so that this could be told'),
  ),
  clearance: count('Highest confidentiality it may receive: 1 official use only, 2 restricted, 3 confidential', 1, 3),
  receives: flag('false: its use is suspended; contact the General Secretariat'),
  telephone: nullable(text('Number of its desk', 40)),
  alternate: nullable(text('Second number', 40)),
  spoken: list(text('Language, BCP 47', 20), 'Languages spoken at its telephone this shift', 20),
})
export type RecipientView = Static<typeof recipientShape>

/** How the organisation words urgencies and paces reminders; what is left out keeps its default. */
const byUrgency = <S extends TSchema>(one: S) =>
  shape({ 'very-urgent': optional(one), urgent: optional(one), normal: optional(one) })
export const settingShape = shape({
  version: count('Version; 1 while everything is default', 1),
  reminderMinutes: shape({
    'very-urgent': count('Minutes between reminders; default 30', 5, 10_080),
    urgent: count('Minutes; default 240', 5, 10_080),
    normal: count("Minutes of the recipient's working days; default 1440", 5, 43_200),
  }),
  labels: byUrgency(text('Label in place of the default, the same in every language', 40)),
  weeklyRounds: list(code(regions, 'Region'), 'Regions whose weekly test round begins by itself', regions.length),
})
export const settingEntry = shape({
  version: count('Version that was read', 1),
  reminderMinutes: optional(settingShape.properties.reminderMinutes),
  labels: optional(settingShape.properties.labels),
  weeklyRounds: optional(settingShape.properties.weeklyRounds),
})
export type SettingView = Static<typeof settingShape>
export type SettingEntry = Static<typeof settingEntry>
