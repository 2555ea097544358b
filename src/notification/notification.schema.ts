// Notifications: of what an officer hears and how, where pings go, what came of them, digests, and the telephone list of a bureau.
import { urgencies } from '../hit/hit.schema.ts'
import {
  bureauCode,
  code,
  count,
  flag,
  id,
  instant,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'

/**
 * Of what one may hear. `alarm-...`: something very urgent that nobody has acknowledged, by whom it has reached. `answer`: what the desk
 * waited for has come. `request`, `lead`, `consent`: what the analysts' network asks of the bureau; `meeting`, `decision`: what its groups have before them within a day.
 * `access`: keys, passkeys and recoveries of the bureau's people, for administrators.
 */
export const notificationKinds = [
  'message-very-urgent',
  'message-urgent',
  'message-normal',
  'hit-owner-very-urgent',
  'hit-owner-urgent',
  'hit-owner-normal',
  'hit-finder-very-urgent',
  'hit-finder-urgent',
  'hit-finder-normal',
  'hit-overseer-very-urgent',
  'hit-overseer-urgent',
  'hit-overseer-normal',
  'alarm-unseen',
  'alarm-second',
  'alarm-head',
  'alarm-telephone',
  'escalation',
  'reminder',
  'answer',
  'handover-late',
  'task-mine',
  'proposal',
  'watch-renewal',
  'request',
  'lead',
  'consent',
  'meeting',
  'decision',
  'access',
  'recertification',
] as const
export type NotificationKind = (typeof notificationKinds)[number]

/** Kinds that are very urgent whatever they speak of; nobody can silence them. */
export const veryUrgentKinds: readonly NotificationKind[] = notificationKinds.filter(
  (kind) => kind.endsWith('very-urgent') || kind.startsWith('alarm-'),
)

export const notificationWays = ['screen', 'system', 'sound', 'webhook', 'mail', 'digest'] as const
export type NotificationWay = (typeof notificationWays)[number]

/** Ways of the kinds that are stated. */
export type Ways = Readonly<Partial<Record<NotificationKind, readonly NotificationWay[]>>>

/** What a very urgent thing always has: it is seen and heard at the desk. */
export const alwaysWays: readonly NotificationWay[] = ['screen', 'system', 'sound']

/** Ways of the screens an officer has open; the hub itself uses the others. */
export const screenWays = ['screen', 'system', 'sound'] as const
export type ScreenWay = (typeof screenWays)[number]

/** What a screen is to tell its officer of: a kind, how urgent, whose, and by which ways. It names nobody. */
export const happenedShape = shape({
  kind: code(notificationKinds, 'Kind'),
  urgency: code(urgencies, 'Urgency'),
  from: nullable(
    bureauCode('Bureau it came from; null where the reader may not open it, and for what is the bureau’s own'),
  ),
  ways: list(code(screenWays, 'How'), 'Ways that the rules let through now', screenWays.length, 1),
})

export const targetWays = ['webhook', 'mail'] as const
export type TargetWay = (typeof targetWays)[number]

/** All that a ping says of its cause. `administration`: keys, passkeys, duties to be confirmed. */
export const pingKinds = ['very-urgent', 'urgent', 'waiting', 'administration', 'digest', 'test'] as const
export type PingKind = (typeof pingKinds)[number]

/** `merged`: another ping to the same place said it too. `dropped`: somebody had it before it was sent. */
export const deliveryStates = ['waiting', 'sent', 'dropped', 'merged', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export const sendingProblems = [
  'mail-off',
  'refused-address',
  'unknown-host',
  'no-connection',
  'timed-out',
  'redirected',
  'status',
  'mail-refused',
  'removed',
] as const
export type SendingProblem = (typeof sendingProblems)[number]

export const mostOfficerTargets = 2
export const mostBureauTargets = 10
export const mostTelephones = 20

const two = (number: number): string => String(number).padStart(2, '0')
/** Quarter hours of a day, `00:00` to `23:45`. */
export const quarterHours: readonly string[] = Array.from(
  { length: 96 },
  (_, at) => `${two(Math.floor(at / 4))}:${two((at % 4) * 15)}`,
)
const timeOfDay = (description: string) => code(quarterHours, description)

export const quietShape = shape({
  days: list(count('Day on which they begin: 1 Monday to 7 Sunday', 1, 7), 'Days; none: never quiet', 7),
  from: timeOfDay('They begin'),
  to: timeOfDay('They end, on the next day where this is not later than the beginning'),
})
export type Quiet = Static<typeof quietShape>

const ruleLine = shape({
  kind: code(notificationKinds, 'Of what'),
  ways: list(code(notificationWays, 'How'), 'Ways; none: not at all', notificationWays.length),
})
const ruleLines = list(ruleLine, 'Kinds that are stated; others are as given', notificationKinds.length)

const settingProperties = {
  zone: text('IANA time zone of quiet hours and digests', 60),
  digests: list(timeOfDay('When'), 'Times of the digest, one for each shift', 3),
  rules: ruleLines,
}

const version = optional(count('Version that was read; left out where nothing is stated yet', 1))
export const ownSettingBody = shape({
  ...settingProperties,
  quiet: optional(quietShape),
  version,
})
export const bureauSettingBody = shape({
  zone: settingProperties.zone,
  rules: ruleLines,
  quiet: optional(quietShape),
  pingMinutes: count('Minutes an alarm is left to the desk before its first ping', 0, 30),
  version,
})
export type OwnSetting = Static<typeof ownSettingBody>
export type BureauSetting = Static<typeof bureauSettingBody>

const statedShape = shape({
  ...settingProperties,
  quiet: list(quietShape, 'Quiet hours that are stated: none or one', 1),
  pingMinutes: count('Minutes before the first ping'),
  version: nullable(count('Version, null where nothing is stated', 1)),
  setBy: nullable(text('Who set it', 80)),
  setAt: nullable(instant('When')),
})
export type StatedSetting = Static<typeof statedShape>

export const rulesShape = shape({
  own: statedShape,
  bureau: statedShape,
  kinds: list(code(notificationKinds, 'Kind'), 'Of what this officer may hear at all', notificationKinds.length),
  effective: list(ruleLine, 'What holds for this officer now', notificationKinds.length),
  quiet: list(quietShape, 'Quiet hours that hold for this officer: none or one', 1),
  zone: text('Zone of those', 60),
  mayChangeBureau: flag('This officer sets the defaults of the bureau'),
})
export type RulesView = Static<typeof rulesShape>

export const targetEntry = shape({
  way: code(targetWays, 'How'),
  address: text('https address of the receiver, or mail address', 300),
  label: text('What people call it: a function or a room, never a person', 80),
  own: flag('For the officer alone (mail only); otherwise of the bureau'),
})
export type TargetEntry = Static<typeof targetEntry>

export const targetShape = shape({
  id: id('Target'),
  way: code(targetWays, 'How'),
  address: text('Address', 300),
  label: text('Name', 80),
  own: flag('Of the officer alone'),
  createdAt: instant('Since'),
  createdBy: text('Who added it', 80),
  testedAt: nullable(instant('Last test')),
})
export type TargetView = Static<typeof targetShape>

export const madeTarget = shape({
  target: targetShape,
  secret: nullable(text('Secret of a webhook (Standard Webhooks), shown this once', 100)),
})

export const deliveryShape = shape({
  id: id('Also the id the receiver gets with each try'),
  createdAt: instant('Caused'),
  way: code(targetWays, 'How'),
  label: text('Target', 80),
  own: flag('Of the officer alone'),
  kind: code(pingKinds, 'All it says of its cause'),
  state: code(deliveryStates, 'State'),
  tries: count('Tries so far'),
  nextAt: nullable(instant('Next try')),
  sentAt: nullable(instant('Taken by the receiver')),
  problem: nullable(code(sendingProblems, 'Why the last try failed')),
  status: nullable(count('Status the receiver answered')),
})
export type DeliveryView = Static<typeof deliveryShape>

export const telephoneShape = shape({
  id: id('Entry'),
  position: count('Order in which it is rung', 1),
  label: text('Function, never a person', 80),
  number: text('Number', 40),
  testedAt: nullable(instant('Last test call')),
  testedBy: nullable(text('Who tested', 80)),
  reached: nullable(flag('Whether somebody answered the test')),
})
export type TelephoneView = Static<typeof telephoneShape>

export const telephonesBody = shape({
  telephones: list(
    shape({
      id: optional(id('Entry that is kept')),
      label: text('Function, never a person', 80),
      number: text('Number, digits with + and spaces', 40),
    }),
    'The whole list in its order',
    mostTelephones,
  ),
})

export const attemptOutcomes = ['tried', 'reached'] as const
export type AttemptOutcome = (typeof attemptOutcomes)[number]

export const roundShape = shape({
  id: id('Round'),
  bureau: bureauCode('Bureau nobody answers at'),
  own: flag('Of the own bureau'),
  beganAt: instant('Since the alarm reached the telephone list'),
  item: nullable(id('Item on the desk; to the own bureau only')),
  next: list(telephoneShape, 'Whom to ring next: one, or none where the list is empty or somebody was reached', 1),
  attempts: list(
    shape({
      at: instant('When'),
      bureau: bureauCode('Who rang'),
      officer: nullable(text('Officer; only within the own bureau', 80)),
      label: text('Who was rung', 80),
      outcome: code(attemptOutcomes, 'What came of it'),
    }),
    'Calls so far, oldest first',
    200,
  ),
})
export type RoundView = Static<typeof roundShape>

export const attemptBody = shape({
  telephone: id('Entry that was rung'),
  outcome: code(attemptOutcomes, 'What came of it'),
})

export const digestShape = shape({
  id: id('Digest'),
  createdAt: instant('When'),
  came: list(
    shape({ kind: code(notificationKinds, 'Kind'), count: count('How many', 1) }),
    'What came since the digest before',
    notificationKinds.length,
  ),
  stands: list(
    shape({
      kind: text('Kind of item', 40),
      urgency: code(urgencies, 'Urgency'),
      count: count('How many', 1),
    }),
    'What stands open on the desk',
    60,
  ),
})
export type DigestView = Static<typeof digestShape>
