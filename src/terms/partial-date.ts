/** Dates that may be imprecise: `1965`, `1965-03`, `1965-03-07`, `1980~` (about), `1980/1983` (from one to the other). */
import type { Language } from './language.ts'

export type DatePrecision = 'day' | 'month' | 'year' | 'about' | 'range'

/** The days a partial date may mean. */
export interface PartialDate {
  /** The one spelling, as it is stored. */
  readonly text: string
  /** First and last day, `YYYY-MM-DD`, both included. */
  readonly earliest: string
  readonly latest: string
  readonly precision: DatePrecision
}

export interface PartialDateFault {
  readonly fault: 'not-a-date' | 'no-such-year' | 'no-such-month' | 'no-such-day' | 'range-reversed'
}

/** `1980~` stands for 1978 to 1982: the width an officer means who writes "about". */
export const aboutYears = 2

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~)?$/

/** Reads one spelling, or says what is wrong. Proleptic Gregorian calendar, years 0001 to 9999. No date is repaired. */
export function parsePartialDate(text: string): PartialDate | PartialDateFault {
  // Nearly all are whole days, and a feed reads each several times a line.
  if (plainDay(text) > 0) return { text, earliest: text, latest: text, precision: 'day' }
  if (!text.includes('/')) return parseSimple(text)
  const ends = text.split('/')
  const [first, second] = ends
  if (first === undefined || second === undefined || ends.length > 2) return { fault: 'not-a-date' }
  const from = parseSimple(first)
  const to = parseSimple(second)
  if (isDateFault(from)) return from
  if (isDateFault(to)) return to
  if (from.precision === 'about' || to.precision === 'about') return { fault: 'not-a-date' }
  if (from.earliest > to.earliest || from.latest > to.latest) return { fault: 'range-reversed' }
  return { text, earliest: from.earliest, latest: to.latest, precision: 'range' }
}

/** Two digits at a place as a number; NaN where one is none. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/** Year, month and day as one number, 19650307, of a text `YYYY-MM-DD` that is a day; 0 of all others: what they are is for the slower reading to tell. */
export function plainDay(text: string): number {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return 0
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const [month, day] = [twoDigits(text, 5), twoDigits(text, 8)]
  const isDay = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return isDay ? year * 10_000 + month * 100 + day : 0
}

function parseSimple(text: string): PartialDate | PartialDateFault {
  const match = shape.exec(text)
  if (match === null) return { fault: 'not-a-date' }
  const [, year = '', month, day, about] = match
  if (year === '0000') return { fault: 'no-such-year' }
  if (about !== undefined) return month === undefined ? aboutYear(text, Number(year)) : { fault: 'not-a-date' }
  if (month === undefined) return { text, earliest: `${year}-01-01`, latest: `${year}-12-31`, precision: 'year' }
  if (month < '01' || month > '12') return { fault: 'no-such-month' }
  const last = String(daysInMonth(Number(year), Number(month))).padStart(2, '0')
  if (day === undefined) {
    return { text, earliest: `${year}-${month}-01`, latest: `${year}-${month}-${last}`, precision: 'month' }
  }
  if (day < '01' || day > last) return { fault: 'no-such-day' }
  return { text, earliest: text, latest: text, precision: 'day' }
}

function aboutYear(text: string, year: number): PartialDate {
  const earliest = `${fourDigits(Math.max(1, year - aboutYears))}-01-01`
  const latest = `${fourDigits(Math.min(9999, year + aboutYears))}-12-31`
  return { text, earliest, latest, precision: 'about' }
}

function fourDigits(year: number): string {
  return String(year).padStart(4, '0')
}

/** 28 to 31, for a month from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Tells whether any value is text that `parsePartialDate` reads. */
export function isPartialDate(value: unknown): value is string {
  return typeof value === 'string' && !isDateFault(parsePartialDate(value))
}

/** Tells a fault from a date. */
export function isDateFault(result: PartialDate | PartialDateFault): result is PartialDateFault {
  return 'fault' in result
}

/**
 * Order for lists: by the earliest day, then the latest, then the spelling. Negative, 0 or positive; 0 for equal text
 * only. This says nothing of which of two people is older where the dates overlap: ask `mayBeSameDay`.
 */
export function comparePartialDates(one: PartialDate, other: PartialDate): number {
  return (
    compareText(one.earliest, other.earliest) ||
    compareText(one.latest, other.latest) ||
    compareText(one.text, other.text)
  )
}

function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** Tells whether two dates may mean one and the same day. */
export function mayBeSameDay(one: PartialDate, other: PartialDate): boolean {
  return one.earliest <= other.latest && other.earliest <= one.latest
}

const aboutWords: Readonly<Record<Language, string>> = {
  en: 'about %',
  fr: 'vers %',
  es: 'hacia %',
  ar: 'حوالي %',
  vi: 'khoảng %',
}

/**
 * A date for people: `7 March 1965`, `March 1965`, `about 1980`, `1980 – 1983`. Calendar and digits are pinned to
 * Gregorian and `0` to `9`, since a caller's own calendar must never change what a document says.
 */
export function formatPartialDate(date: PartialDate, language: Language): string {
  if (date.precision === 'about') return aboutWords[language].replace('%', date.text.slice(0, -1))
  if (date.precision !== 'range') return formatSimple(date, language)
  return date.text
    .split('/')
    .map((end) => {
      const read = parseSimple(end)
      return isDateFault(read) ? end : formatSimple(read, language)
    })
    .join(' – ')
}

function formatSimple(date: PartialDate, language: Language): string {
  if (date.precision === 'year') return date.text
  const format = new Intl.DateTimeFormat(`${language}${language === 'en' ? '-GB' : ''}-u-ca-gregory-nu-latn`, {
    year: 'numeric',
    month: 'long',
    ...(date.precision === 'day' ? { day: 'numeric' as const } : {}),
    timeZone: 'UTC',
  })
  return format.format(new Date(`${date.earliest}T00:00:00Z`))
}
