/** Instants (`2026-11-21T20:05:00.000Z`) and days (`2026-11-21`): strict reading, arithmetic, and how people see them. */
import type { Language } from './language.ts'

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const dayShape = /^\d{4}-\d{2}-\d{2}$/
const hourLength = 3_600_000
const dayLength = 24 * hourLength

/** Tells whether any value is an instant: always milliseconds and Z, a real date and time, years 0001 to 9999. */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && instantShape.test(value) && isReal(value)
}

/** Tells whether any value is a day: `YYYY-MM-DD`, a real date, years 0001 to 9999. */
export function isDay(value: unknown): value is string {
  return typeof value === 'string' && dayShape.test(value) && isReal(`${value}T00:00:00.000Z`)
}

/** Date.parse rolls 30 February over into March and takes 24:00; what comes back differs then. */
function isReal(instant: string): boolean {
  const time = Date.parse(instant)
  return !Number.isNaN(time) && new Date(time).toISOString() === instant && !instant.startsWith('0000')
}

/** Milliseconds since 1970 of an instant. Throws RangeError for text that is none. */
export function timeOf(instant: string): number {
  if (!isInstant(instant)) throw new RangeError('Not an instant')
  return Date.parse(instant)
}

/** The instant of milliseconds since 1970. Throws RangeError outside the years 0001 to 9999. */
export function instantOf(time: number): string {
  const instant = new Date(time).toISOString()
  if (!isInstant(instant)) throw new RangeError('Outside the years 0001 to 9999')
  return instant
}

/** An instant moved by hours (fractions and negative numbers allowed); RangeError for text that is no instant. */
export function addHours(instant: string, hours: number): string {
  return instantOf(timeOf(instant) + hours * hourLength)
}

/** A day moved by whole days (negative ones go back); RangeError for text that is no day and outside 0001 to 9999. */
export function addDays(day: string, days: number): string {
  if (!isDay(day)) throw new RangeError('Not a day')
  return instantOf(Date.parse(`${day}T00:00:00.000Z`) + Math.trunc(days) * dayLength).slice(0, 10)
}

/** Whole days from one day to another; negative where the other is earlier. RangeError for text that is no day. */
export function daysBetween(from: string, to: string): number {
  if (!isDay(from) || !isDay(to)) throw new RangeError('Not a day')
  return (Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / dayLength
}

/** Tells whether a name is an IANA time zone that this runtime knows. */
export function isTimeZone(name: string): boolean {
  // Offsets such as +07:00 are accepted by Intl and know no summer time.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** A place whose clock is shown: an IANA zone and the name people call it by. */
export interface ClockPlace {
  readonly zone: string
  readonly name: string
}

/** Making a format costs some 50 microseconds, a list of hits shows hundreds: one for each language and zone is kept. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(language: Language, zone: string): Intl.DateTimeFormat {
  const key = `${language} ${zone}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formats.set(key, format)
  }
  return format
}

function partsOf(instant: string, language: Language, zone: string): Map<string, string> {
  const format = formatFor(language, zone)
  return new Map(format.formatToParts(timeOf(instant)).map((part) => [part.type, part.value]))
}

/** The day an instant falls on in a zone, `YYYY-MM-DD`. RangeError for a zone or an instant that is none. */
export function dayIn(instant: string, zone: string): string {
  const parts = partsOf(instant, 'en', zone)
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}

/** Hour and minute of an instant in a zone, `03:05`, from 00:00 to 23:59. RangeError as for `dayIn`. */
export function timeIn(instant: string, zone: string): string {
  const parts = partsOf(instant, 'en', zone)
  return `${parts.get('hour')}:${parts.get('minute')}`
}

/** Day of the week of an instant in a zone: 1 is Monday, 7 Sunday (ISO 8601). RangeError as for `dayIn`. */
export function weekdayIn(instant: string, zone: string): number {
  const day = new Date(`${dayIn(instant, zone)}T00:00:00.000Z`).getUTCDay()
  return day === 0 ? 7 : day
}

/**
 * An instant as people on both ends of a line see it: `03:00 Sat Hanoi · 21:00 Fri Paris · 20:00Z`. A clock
 * that says the same as one before it is not repeated. Calendar and digits are pinned. The text is mixed in direction in Arabic:
 * put it in an element of its own (`bdi`). RangeError for a zone or an instant that is none.
 */
export function formatClocks(instant: string, places: readonly ClockPlace[], language: Language): string {
  const clocks: string[] = []
  for (const { zone, name } of places) {
    const parts = partsOf(instant, language, zone)
    const clock = `${parts.get('hour')}:${parts.get('minute')} ${parts.get('weekday')} ${name}`
    if (!clocks.includes(clock)) clocks.push(clock)
  }
  return [...clocks, `${timeIn(instant, 'UTC')}Z`].join(' · ')
}
