// What a rule says at an instant: which ways at once, which after quiet hours, which in the digest; and the pace of tries. Pure.
import type { Urgency } from '../hit/hit.schema.ts'
import type { Duty } from '../terms/duty.ts'
import { addDays, addHours, dayIn, instantOf, timeIn, timeOf, weekdayIn } from '../terms/instant.ts'
import {
  alwaysWays,
  type NotificationKind,
  type NotificationWay,
  notificationKinds,
  notificationWays,
  type PingKind,
  type Quiet,
  veryUrgentKinds,
  type Ways,
} from './notification.schema.ts'

/** What happened, as far as rules care. */
export type Happening = { readonly kind: NotificationKind; readonly urgency: Urgency }

/** Whether nothing may silence it: by its kind, or because of what it speaks of. */
export const isVeryUrgent = ({ kind, urgency }: Happening): boolean =>
  urgency === 'very-urgent' || veryUrgentKinds.includes(kind)

/** Given where a bureau states nothing. */
export const givenWays = (kind: NotificationKind): readonly NotificationWay[] => {
  if (kind.startsWith('alarm-')) return ['screen', 'system', 'sound', 'webhook', 'mail']
  if (veryUrgentKinds.includes(kind)) return alwaysWays
  if (kind === 'escalation' || kind === 'handover-late' || kind === 'answer') return ['screen', 'system', 'sound']
  // What is urgent sounds once, what is normal never by itself.
  if (kind.endsWith('-urgent')) return ['screen', 'system', 'sound', 'digest']
  if (kind === 'task-mine' || kind === 'reminder' || kind === 'lead') return ['screen', 'system', 'digest']
  return ['screen', 'digest']
}

const inOrder = (ways: readonly NotificationWay[]): NotificationWay[] =>
  notificationWays.filter((way) => ways.includes(way))

/** Ways of a bureau for one kind. */
export const bureauWays = (bureau: Ways, happening: Happening): NotificationWay[] => {
  const stated = bureau[happening.kind] ?? givenWays(happening.kind)
  return inOrder(isVeryUrgent(happening) ? [...stated, ...alwaysWays] : stated)
}

/** Ways of an officer: their own where stated, else the bureau's. Of what is very urgent they may add and never take away. */
export const effectiveWays = (bureau: Ways, own: Ways, happening: Happening): NotificationWay[] => {
  const given = bureauWays(bureau, happening)
  const stated = own[happening.kind]
  if (!stated) return given
  return inOrder(isVeryUrgent(happening) ? [...given, ...stated] : stated)
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Whether quiet hours that began on one of their days hold at an instant, by the clock of their zone. */
export const isQuiet = (quiet: Quiet | null, zone: string, now: string): boolean => {
  if (!quiet || quiet.days.length === 0) return false
  const [time, from, to] = [minutesOf(timeIn(now, zone)), minutesOf(quiet.from), minutesOf(quiet.to)]
  const today = weekdayIn(now, zone)
  const yesterday = today === 1 ? 7 : today - 1
  if (from < to) return quiet.days.includes(today) && time >= from && time < to
  return (quiet.days.includes(today) && time >= from) || (quiet.days.includes(yesterday) && time < to)
}

const minute = 60_000

/** First instant at which a clock in the zone shows a time on a day, or passes it where summer time leaves it out. */
export const instantAt = (day: string, time: string, zone: string): string => {
  const wanted = `${day} ${time}`
  const shown = (at: number): string => `${dayIn(instantOf(at), zone)} ${timeIn(instantOf(at), zone)}`
  // Zones are within 14 hours of UTC; before the first shows less, after the second more.
  const middle = timeOf(`${day}T${time}:00.000Z`)
  let [before, after] = [middle / minute - 15 * 60, middle / minute + 15 * 60]
  while (after - before > 1) {
    const half = Math.floor((before + after) / 2)
    if (shown(half * minute) < wanted) before = half
    else after = half
  }
  return instantOf(after * minute)
}

/** First instant from `now` on at which quiet hours do not hold; `now` itself where they do not. */
export const quietUntil = (quiet: Quiet | null, zone: string, now: string): string => {
  let at = now
  // Back to back at most once a day.
  for (let day = 0; quiet && day < 9 && isQuiet(quiet, zone, at); day += 1) {
    const today = dayIn(at, zone)
    const ends = [today, addDays(today, 1)].map((one) => instantAt(one, quiet.to, zone)).filter((end) => end > at)
    at = ends[0] ?? addHours(at, 24)
  }
  return at
}

export type Decision = {
  readonly now: readonly NotificationWay[]
  /** Ways that wait for the end of quiet hours, and that end. */
  readonly later: readonly NotificationWay[]
  readonly laterAt: string
  readonly digest: boolean
}

/** Ways that disturb nobody: they are looked at when somebody looks. */
const silent: readonly NotificationWay[] = ['screen']

/**
 * What becomes of a happening for somebody with these ways and quiet hours. What is very urgent goes out at once, always. Of the
 * rest, within quiet hours, what would disturb waits for the digest where one is wanted, else for the morning.
 */
export const decide = (
  happening: Happening,
  ways: readonly NotificationWay[],
  { quiet, zone }: { readonly quiet: Quiet | null; readonly zone: string },
  now: string,
): Decision => {
  const digest = ways.includes('digest')
  const direct = ways.filter((way) => way !== 'digest')
  if (isVeryUrgent(happening) || !isQuiet(quiet, zone, now)) return { now: direct, later: [], laterAt: now, digest }
  return {
    now: direct.filter((way) => silent.includes(way)),
    later: digest ? [] : direct.filter((way) => !silent.includes(way)),
    laterAt: quietUntil(quiet, zone, now),
    digest,
  }
}

/** Kinds that a duty has to do with. */
const accessKinds: readonly NotificationKind[] = ['access', 'recertification']
export const deskDuties: readonly Duty[] = ['desk', 'notices', 'compliance', 'command']
/** Kinds that analysts and data protection have to do with beside the desk. */
const sharedKinds: readonly NotificationKind[] = [
  'proposal',
  'watch-renewal',
  'request',
  'lead',
  'consent',
  'meeting',
  'decision',
]

/** Of what an officer with these duties may hear at all. */
export const kindsFor = (duties: readonly Duty[]): NotificationKind[] =>
  notificationKinds.filter((kind) =>
    accessKinds.includes(kind)
      ? duties.includes('administrator')
      : sharedKinds.includes(kind)
        ? duties.some((duty) => deskDuties.includes(duty) || duty === 'analyst' || duty === 'data-protection')
        : duties.some((duty) => deskDuties.includes(duty)),
  )

type ItemColumns = { readonly kind: string; readonly side: string; readonly need: string; readonly urgency: Urgency }

/** The kind of an item that has arrived on a desk; undefined for what nobody is told of beside the desk itself. */
export const kindOfItem = ({ kind, side, need, urgency }: ItemColumns): NotificationKind | undefined => {
  if (kind === 'message') return side === 'recipient' ? `message-${urgency}` : undefined
  if (kind === 'hit')
    return side === 'owner' || side === 'finder' || side === 'overseer' ? `hit-${side}-${urgency}` : undefined
  if (kind === 'proposal') return 'proposal'
  if (kind === 'request' || kind === 'lead' || kind === 'consent') return kind
  if (kind === 'watch') return need === 'renew' ? 'watch-renewal' : undefined
  return undefined
}

/** All that a ping says of what happened. */
export const pingKindOf = (happening: Happening): PingKind => {
  if (isVeryUrgent(happening)) return 'very-urgent'
  if (accessKinds.includes(happening.kind)) return 'administration'
  return happening.urgency === 'urgent' ? 'urgent' : 'waiting'
}

/** Seconds after each try that failed; the last is repeated. */
const pauses = [15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14_400] as const
const mostHours = 24

/** When a ping that failed `tries` times is tried again; undefined when it is given up, a day after it was caused. */
export const nextTry = (tries: number, createdAt: string, now: string): string | undefined => {
  const pause = pauses[Math.min(tries, pauses.length) - 1] ?? pauses[0]
  const at = addHours(now, pause / 3600)
  return at <= addHours(createdAt, mostHours) ? at : undefined
}

/** The next time of a digest after an instant; undefined for who wants none. */
export const nextDigest = (times: readonly string[], zone: string, now: string): string | undefined => {
  const today = dayIn(now, zone)
  return [today, addDays(today, 1), addDays(today, 2)]
    .flatMap((day) => times.map((time) => instantAt(day, time, zone)))
    .filter((at) => at > now)
    .sort()[0]
}

type Rung = { readonly telephone: string; readonly outcome: string }

/** Whom to ring next: the first who was rung least often. Nobody where the list is empty or somebody was reached. */
export const nextToRing = <T extends { readonly id: string }>(
  telephones: readonly T[],
  attempts: readonly Rung[],
): T | undefined => {
  if (attempts.some(({ outcome }) => outcome === 'reached')) return undefined
  const times = (one: T): number => attempts.filter(({ telephone }) => telephone === one.id).length
  const least = Math.min(...telephones.map(times))
  return telephones.find((one) => times(one) === least)
}
