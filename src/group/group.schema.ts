// A group of the network: experts and bureaus that work on something together, with meetings, decisions and notes.
import {
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
import { crimeAreas } from '../terms/crime-area.ts'

/** Days after it was closed for which a group keeps minutes, decisions and notes; then only that there was one, and when it met. */
export const keptAfterClose = 730

export const groupStates = ['active', 'closed'] as const
export type GroupState = (typeof groupStates)[number]
export const memberKinds = ['bureau', 'expert'] as const
export type MemberKind = (typeof memberKinds)[number]
export const memberRoles = ['chair', 'member'] as const
export type MemberRole = (typeof memberRoles)[number]
export const eventKinds = ['meeting', 'call', 'deadline'] as const
export type EventKind = (typeof eventKinds)[number]
export const eventStates = ['planned', 'cancelled'] as const
export type EventState = (typeof eventStates)[number]
export const presenceKinds = ['present', 'excused', 'absent'] as const
export type PresenceKind = (typeof presenceKinds)[number]

const version = count('Version that was read', 1)
const name = text('Name, free of personal data', 120)
const purpose = lines('What the group is for, free of personal data', 1000)
const areas = list(code(crimeAreas, 'Crime area'), 'Crime areas', crimeAreas.length)

export const groupEntry = shape({ name, purpose, crimeAreas: areas })
export type GroupEntry = Static<typeof groupEntry>
export const groupChange = shape({ version, ...groupEntry.properties })
export const versionEntry = shape({ version })

export const memberEntry = shape({
  bureau: optional(bureauCode('A bureau with all its officers')),
  expert: optional(id('One expert of the pool')),
  role: code(memberRoles, 'Role'),
})
export type MemberEntry = Static<typeof memberEntry>
export const roleEntry = shape({ role: code(memberRoles, 'Role') })
export const askingEntry = shape({ as: code(memberKinds, 'Ask for the own bureau, or for oneself as an expert') })
export const askingAnswer = shape({ admitted: flag('Whether they become a member') })

export const memberShape = shape({
  id: id('Membership'),
  kind: code(memberKinds, 'A bureau or an expert'),
  bureau: nullable(bureauCode('Bureau; null of an expert whose profile is not shown to the reader')),
  bureauName: nullable(text('IP Hanoi', 120)),
  expert: nullable(id('Expert; null of a bureau, and where the profile is not shown to the reader')),
  name: nullable(text('Name of the expert; null where the profile is not shown to the reader', 120)),
  role: code(memberRoles, 'Role'),
  since: instant('Member since'),
})
export type MemberView = Static<typeof memberShape>

export const askingShape = shape({
  id: id('Asking'),
  kind: code(memberKinds, 'For a bureau or an expert'),
  bureau: bureauCode('Bureau'),
  bureauName: text('IP Hanoi', 120),
  name: nullable(text('Name of the expert, where the profile is shown to the reader', 120)),
  at: instant('When'),
})

export const groupLine = shape({
  id: id('Group'),
  state: code(groupStates, 'State'),
  name,
  purpose,
  crimeAreas: list(text('Crime area', 60), 'Crime areas', 30),
  bureau: bureauCode('Bureau that founded it; asks go to its chairs'),
  bureauName: text('IP Hanoi', 120),
  member: flag('The reader is a member'),
  members: count('Members'),
  nextAt: nullable(instant('Next event; null where there is none, and for those who are no members')),
  asked: flag('The reader’s bureau, or the reader as an expert, has asked to join'),
  version: count('Version', 1),
  createdAt: instant('Founded'),
})
export type GroupLine = Static<typeof groupLine>

export const groupShape = shape({
  ...groupLine.properties,
  people: nullable(list(memberShape, 'Members; null for those who are none', 300)),
  askings: nullable(list(askingShape, 'Who asks to join; null for those who do not decide', 200)),
  allowed: list(text('Action', 40), 'What this reader may do now', 10),
})
export type GroupView = Static<typeof groupShape>

const agenda = list(text('Item, free of personal data', 300), 'Agenda', 40)
const eventProperties = {
  kind: code(eventKinds, 'Kind'),
  title: text('What it is called, free of personal data: it stands in calendars', 160),
  startsAt: instant('Begin; of a deadline its instant'),
  endsAt: nullable(instant('End; null of a deadline')),
  zone: text('IANA time zone in which it was agreed', 60),
  place: optional(text('Where', 160)),
  link: optional(text('Link of a call, https', 500)),
  agenda,
}
export const eventEntry = shape(eventProperties)
export type EventEntry = Static<typeof eventEntry>
export const eventChange = shape({ version, ...eventProperties })

export const decisionShape = shape({
  number: count('Number within the event', 1),
  text: lines('What was decided', 1000),
  who: text('Who does it', 160),
  by: nullable(day('By when')),
  done: flag('It is done'),
})
export type DecisionView = Static<typeof decisionShape>

const attendance = list(
  shape({ member: id('Membership'), presence: code(presenceKinds, 'Whether they were there') }),
  'Attendance',
  300,
)
/** What is kept of a meeting: minutes, who was there, what was decided. */
export const recordEntry = shape({
  version,
  minutes: optional(lines('Minutes', 20_000)),
  attendance,
  decisions: list(
    shape({
      text: lines('What was decided', 1000),
      who: text('Who does it', 160),
      by: optional(nullable(day('By when'))),
      done: optional(flag('It is done')),
    }),
    'Decisions, in order',
    60,
  ),
})
export type RecordEntry = Static<typeof recordEntry>
export const decisionMark = shape({ version, done: flag('It is done') })

export const eventLine = shape({
  id: id('Event'),
  group: id('Group'),
  groupName: text('Name of the group', 120),
  kind: code(eventKinds, 'Kind'),
  state: code(eventStates, 'State'),
  title: text('Title', 160),
  startsAt: instant('Begin'),
  endsAt: nullable(instant('End')),
  zone: text('IANA time zone', 60),
  place: nullable(text('Where', 160)),
  openDecisions: count('Decisions that are not done'),
  hasMinutes: flag('Minutes were written'),
  version: count('Version', 1),
})
export type EventLine = Static<typeof eventLine>

export const eventShape = shape({
  ...eventLine.properties,
  link: nullable(text('Link', 500)),
  agenda,
  attendance,
  minutes: nullable(lines('Minutes; null when none were written', 20_000)),
  minutesBy: nullable(text('Who wrote them', 80)),
  decisions: list(decisionShape, 'Decisions', 60),
  allowed: list(text('Action', 40), 'What this reader may do now', 10),
})
export type EventView = Static<typeof eventShape>

export const noteEntry = shape({ title: text('Title, free of personal data', 160), text: lines('Text', 20_000) })
export const noteChange = shape({ version, ...noteEntry.properties })
export const noteRestore = shape({ version, number: count('Version to bring back', 1) })

export const noteLine = shape({
  id: id('Note'),
  title: text('Title', 160),
  version: count('Version', 1),
  updatedAt: instant('Last change'),
  updatedBy: text('Who changed it last', 80),
  bureauName: text('Their bureau, IP Hanoi', 120),
})
export type NoteLine = Static<typeof noteLine>
export const noteShape = shape({
  ...noteLine.properties,
  group: id('Group'),
  text: lines('Text', 20_000),
  allowed: list(text('Action', 40), 'What this reader may do now', 10),
})
export type NoteView = Static<typeof noteShape>

export const noteVersionShape = shape({
  number: count('Version', 1),
  title: text('Title', 160),
  text: lines('Text', 20_000),
  at: instant('When'),
  officer: text('Who wrote it', 80),
  bureauName: text('Their bureau', 120),
  restoredFrom: nullable(count('Version it brought back', 1)),
})
export type NoteVersionView = Static<typeof noteVersionShape>
