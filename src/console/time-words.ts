// How instants, days and spans are written for police work; pure. Always Gregorian, Latin digits, Zulu first.
import { directionOf, type Language } from '../terms/language.ts'
import { intlTagOf } from './intl-tag.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const format = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const name = `${language}${JSON.stringify(options)}`
  let found = formats.get(name)
  if (!found) {
    found = new Intl.DateTimeFormat(intlTagOf(language), options)
    formats.set(name, found)
  }
  return found
}

const clock = (at: Date, zone: string): string =>
  format('en', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** `21 Nov 2026`, the same order in every language, the month in the reader's own. */
export const dayWords = (at: Date, language: Language, zone = 'UTC'): string => {
  const part = (type: Intl.DateTimeFormatPartTypes, options: Intl.DateTimeFormatOptions) =>
    format(language, { timeZone: zone, ...options })
      .formatToParts(at)
      .find((one) => one.type === type)?.value ?? ''
  const month = part('month', { month: 'short', day: 'numeric' })
  return `${part('day', { day: 'numeric' })} ${isolated(month, language)} ${part('year', { year: 'numeric' })}`
}

/**
 * An Arabic word inside a line that runs from left to right, set apart (FSI, PDI): without that the digits behind it
 * count as Arabic ones and change places with it (Unicode UAX 9, rule W2).
 */
const isolated = (word: string, language: Language): string =>
  directionOf(language) === 'rtl' ? `\u2068${word}\u2069` : word

/** `21 Nov 2026 20:05Z`; `short` leaves the year out, `clock` leaves the day out. */
export const zuluWords = (
  instant: string | number | Date,
  language: Language,
  how: 'full' | 'short' | 'clock' = 'full',
): string => {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return '—'
  const time = `${clock(at, 'UTC')}Z`
  if (how === 'clock') return time
  const day = dayWords(at, language)
  return `${how === 'short' ? day.replace(/\s\d{4}$/, '') : day} ${time}`
}

/** City of an IANA zone as people say it: `Asia/Ho_Chi_Minh` is `Ho Chi Minh`. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** `03:05 Sun`, the clock and weekday of a zone; empty for a zone this machine does not know. */
export const localWords = (instant: string | number | Date, language: Language, zone: string): string => {
  const at = new Date(instant)
  try {
    const weekday = format(language, { timeZone: zone, weekday: 'short' }).format(at)
    return `${clock(at, zone)} ${isolated(weekday, language)}`
  } catch {
    return ''
  }
}

/** A span in two parts at most, for ICU placeholders: `{ days, hours, minutes, seconds }`, each a whole number from 0. */
export const spanOf = (milliseconds: number) => {
  const total = Math.floor(Math.abs(milliseconds) / 1000)
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor((total % 86_400) / 3600),
    minutes: Math.floor((total % 3600) / 60),
    seconds: total % 60,
  }
}

/** Days from which hours say nothing any more: `26 days`, not `637 h`. */
const inDaysFrom = 2

/**
 * A span as a sentence says it: in days from two days on, in hours and minutes below. `scale` is what the words choose by; of the
 * others hours are all of them.
 */
export const wholeSpanOf = (milliseconds: number) => {
  const { days, hours, minutes } = spanOf(milliseconds)
  return { scale: days >= inDaysFrom ? 'days' : 'hours', days, hours: days * 24 + hours, minutes } as const
}

/** How close a deadline is: the words on the screen follow this, the colour follows the words. */
export const closenessOf = (left: number): 'over' | 'now' | 'soon' | 'later' =>
  left <= 0 ? 'over' : left <= 10 * 60_000 ? 'now' : left <= 60 * 60_000 ? 'soon' : 'later'
