// A bureau: how and when it is reached, how fast it answers, what it was granted; and the national entities under it.
import {
  bureauCode,
  code,
  count,
  country,
  flag,
  instant,
  lines,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { bodyOfBureau } from '../member/body.table.ts'
import { memberOfBureau, subBureaus } from '../member/member.table.ts'
import { addDays } from '../terms/instant.ts'
import { purposes } from '../terms/purpose.ts'

/** Code of the General Secretariat: it grants rights to bureaus and applies corrective measures (RPD 128 to 131). */
export const generalSecretariat = 'gs'

/**
 * The name of a bureau as it stands on messages, the same in every language: "IP Hanoi" for a national bureau, by the city it
 * is addressed by; "IP General Secretariat"; a body by its abbreviation, "ASEANAPOL". A two-letter code of nobody (an
 * exercise state) is written as it is, "IP XA".
 */
export const bureauName = (bureau: string): string => {
  if (bureau === generalSecretariat) return 'IP General Secretariat'
  const city = (memberOfBureau(bureau) ?? subBureaus.find((office) => office.bureau === bureau))?.city
  if (city) return `IP ${city}`
  return (
    bodyOfBureau(bureau)?.abbreviation ?? (bureau.length === 2 ? `IP ${bureau.toUpperCase()}` : bureau.toUpperCase())
  )
}

export const bureauKinds = ['national', 'general-secretariat', 'regional-body', 'observer', 'partner'] as const
export type BureauKind = (typeof bureauKinds)[number]

/**
 * A suspended bureau or entity processes nothing: no check, no record, no write (RPD 131). What that leaves is stated in
 * `officer.rights.ts`.
 */
export const standings = ['active', 'suspended'] as const
export type Standing = (typeof standings)[number]

/** Minutes within which a bureau answers, by urgency of what it is asked. */
export const clocksShape = shape({
  'very-urgent': count('Minutes for very urgent traffic; default 10', 1, 10_080),
  urgent: count('Minutes for urgent traffic; default 60', 1, 10_080),
  normal: count('Minutes for normal traffic; default 720', 1, 43_200),
})
export type AnswerClocks = Static<typeof clocksShape>
export type ClockUrgency = keyof AnswerClocks

export const defaultClocks: AnswerClocks = { 'very-urgent': 10, urgent: 60, normal: 720 }

/** The clocks of a bureau, with the default for each that it has not set. */
export const clocksOf = (stated: Partial<AnswerClocks>): AnswerClocks => ({ ...defaultClocks, ...stated })

const spokenLanguage = text('Language, BCP 47', 20)

/** Whom to call: read out loud at three in the morning, so it names what is spoken now and when the line was last tried. */
export const telephoneShape = shape({
  number: optional(text('Number, with country code', 40)),
  extension: optional(text('Extension', 20)),
  languages: list(spokenLanguage, 'Languages spoken this shift', 20),
  alternate: optional(text('Second number', 40)),
  lastTestedAt: optional(nullable(instant('When the line was last tried; null when never'))),
})
export type Telephone = Static<typeof telephoneShape>

const databaseName = text('Shared database', 40)

/** What a bureau may do at most; entities, officers and keys under it never exceed this. */
export const grantsShape = shape({
  databases: list(databaseName, 'Databases that may be asked', 50),
  purposes: list(code(purposes, 'Purpose'), 'Purposes that may be named', purposes.length),
  clearance: count('Highest confidentiality: 1 official use only, 2 restricted, 3 confidential', 1, 3),
})
export type Grants = Static<typeof grantsShape>

export const bureauShape = shape({
  code: bureauCode('Code'),
  name: text('As written on messages, IP Hanoi', 120),
  kind: code(bureauKinds, 'What kind of bureau'),
  country: nullable(country('Country it stands for; null for bodies')),
  countryName: nullable(text("Country in the reader's language", 120)),
  state: code(standings, 'Whether it may process data'),
  alive: flag('Whether people work there; in a demonstration most bureaus are empty'),
  zone: text('IANA time zone', 60),
  languages: list(spokenLanguage, 'Working languages, first the preferred one', 20),
  weekend: list(count('Day of the week: 1 is Monday, 7 Sunday', 1, 7), 'Days of rest', 7),
  hours: text('Hours in words; empty when around the clock', 200),
  telephone: telephoneShape,
  clocks: clocksShape,
  grants: optional(grantsShape),
  version: count('Counts changes; a save names the version it read', 1),
  allowed: list(text('Action', 40), 'What this reader may do with it', 10),
})
export type BureauView = Static<typeof bureauShape>

/** What a bureau's own administrator states about it. */
export const bureauDescription = shape({
  version: count('Version that was read', 1),
  zone: text('IANA time zone', 60),
  languages: optional(list(spokenLanguage, 'Working languages; unchanged when left out', 20, 1)),
  hours: optional(text('Hours in words; left out when around the clock', 200)),
  telephone: telephoneShape,
  weekend: list(count('Day of the week: 1 is Monday, 7 Sunday', 1, 7), 'Days of rest', 7),
  clocks: optional(clocksShape),
})
export type BureauDescription = Static<typeof bureauDescription>

export const grantsEntry = shape({
  version: count('Version that was read', 1),
  ...grantsShape.properties,
  reason: lines('Why; kept beside the fact in the register, for supervision', 500),
})

/** One time that the rights of a bureau were set. */
export const grantingShape = shape({
  at: instant('When'),
  officer: text('Officer of the General Secretariat who set them', 80),
  before: grantsShape,
  after: grantsShape,
  reason: nullable(lines('Why; null where none was asked for yet, or where its time is over', 500)),
})
export type Granting = Static<typeof grantingShape>

export const suspension = shape({
  version: count('Version that was read', 1),
  reason: lines('Why; kept beside the fact in the register, for supervision', 500),
  suspended: flag('true suspends, false restores'),
})

export type Suspension = Static<typeof suspension>

/** Reasons are kept as long as the data of a case may be: five years (RPD 49). */
const reasonDays = 5 * 365

/**
 * What the fact of a suspension says. Free text may name people, so it stands beside the fact and is erased there, never
 * in it. `now` is an instant.
 */
export const suspensionNote = ({ suspended, reason }: Pick<Suspension, 'suspended' | 'reason'>, now: string) => ({
  detail: { state: suspended ? 'suspended' : 'active' },
  ...reasonNote(reason, now),
})

/** The reason of a change beside its fact, as that of a suspension. `now` is an instant. */
export const reasonNote = (reason: string, now: string) => ({
  asked: { value: { reason }, eraseOn: addDays(now.slice(0, 10), reasonDays) },
})

export const unitKinds = [
  'border',
  'immigration',
  'police',
  'customs',
  'coast-guard',
  'judicial',
  'consular',
  'other',
] as const

/** Code of a national entity within its bureau, `immigration` or `airport-2`. */
export const unitCode = text('Code of the entity: lower-case letters, digits, hyphens', 40)
export const unitCodeForm = /^[a-z][a-z0-9-]{0,39}$/

export const unitShape = shape({
  bureau: bureauCode('Bureau that answers for the entity (RPD 21)'),
  code: unitCode,
  name: text('Name in words', 120),
  kind: code(unitKinds, 'What it does'),
  state: code(standings, 'Whether its officers may work'),
  databases: list(databaseName, 'Databases that may be asked', 50),
  purposes: list(code(purposes, 'Purpose'), 'Purposes that may be named', purposes.length),
  version: count('Version', 1),
  allowed: list(text('Action', 40), 'What this reader may do with it', 10),
})
export type UnitView = Static<typeof unitShape>

export const unitEntry = shape({
  code: unitCode,
  name: text('Name in words', 120),
  kind: code(unitKinds, 'What it does'),
  databases: optional(list(databaseName, "Databases; default the bureau's", 50)),
  purposes: optional(list(code(purposes, 'Purpose'), "Purposes; default the bureau's", purposes.length)),
})

/** What an administrator of the bureau changes of an entity: all of it is named, what stays the same too. */
export const unitChange = shape({
  version: count('Version that was read', 1),
  reason: lines('Why; kept beside the fact in the register, for supervision', 500),
  name: text('Name in words', 120),
  kind: code(unitKinds, 'What it does'),
  databases: list(databaseName, 'Databases that may be asked', 50),
  purposes: list(code(purposes, 'Purpose'), 'Purposes that may be named', purposes.length),
})
