/** Dates of machine readable zones: six figures without a century, parts of which may be unknown. */
import { isDateFault, parsePartialDate } from './partial-date.ts'

/** `date` is undefined where the zone states none. */
export type MrzDate = { readonly date: string | undefined } | { readonly fault: 'digit-expected' | 'impossible-date' }

/** A birth lies in the hundred years up to the day; an expiry within fifty years before or after it. */
export type MrzDateKind = 'birth' | 'expiry'

/**
 * Reads `YYMMDD` against a day of reference (`YYYY-MM-DD`) into a partial date. Unknown parts are `<<`, or `00` for
 * month and day as some states print; a day without a month is dropped, a month without a year too.
 */
export function readMrzDate(figures: string, kind: MrzDateKind, referenceDay: string): MrzDate {
  if (/^(?:<{6}|0{6})$/.test(figures)) return { date: undefined }
  const parts = /^(\d\d|<<)(\d\d|<<)(\d\d|<<)$/.exec(figures)
  if (parts === null) return { fault: 'digit-expected' }
  const [, year = '', month = '', day = ''] = parts
  if (year === '<<') return { date: undefined }
  const known = [month, day].map((part) => (part === '<<' || part === '00' ? undefined : part))
  const rest = known[0] === undefined ? '' : known[1] === undefined ? `-${known[0]}` : `-${known[0]}-${known[1]}`
  const date = kind === 'birth' ? ofBirth(year, rest, referenceDay) : ofExpiry(year, rest, referenceDay)
  return isDateFault(parsePartialDate(date)) ? { fault: 'impossible-date' } : { date }
}

function ofBirth(year: string, rest: string, referenceDay: string): string {
  const century = Number(referenceDay.slice(0, 2))
  const date = `${referenceDay.slice(0, 2)}${year}${rest}`
  // Text compares as dates do, for whole dates and for shorter ones up to their own length.
  return date > referenceDay.slice(0, date.length) ? `${String(century - 1).padStart(2, '0')}${year}${rest}` : date
}

function ofExpiry(year: string, rest: string, referenceDay: string): string {
  const now = Number(referenceDay.slice(0, 4))
  const near = now - (now % 100) + Number(year)
  const chosen = near - now > 50 ? near - 100 : now - near >= 50 ? near + 100 : near
  return `${String(chosen).padStart(4, '0')}${rest}`
}

/** The six figures for a partial date, `<<` for unknown parts; ranges and estimates are not stated at all. */
export function writeMrzDate(date: string | undefined): string {
  const parts = /^\d\d(\d\d)(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date ?? '')
  return parts === null ? '<<<<<<' : `${parts[1]}${parts[2] ?? '<<'}${parts[3] ?? '<<'}`
}
