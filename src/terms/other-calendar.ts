/** Dates that may have been written in another calendar than the Gregorian: Hijri, Persian, Buddhist. */
import { type PartialDate, parsePartialDate } from './partial-date.ts'

export const otherCalendars = ['hijri', 'persian', 'buddhist'] as const
export type OtherCalendar = (typeof otherCalendars)[number]

/** Names of Unicode (UTS 35 3.2); of the Hijri calendars the one that Saudi Arabia publishes. */
const unicodeNames: Readonly<Record<OtherCalendar, string>> = {
  hijri: 'islamic-umalqura',
  persian: 'persian',
  buddhist: 'buddhist',
}

type Day = readonly [year: number, month: number, day: number]

const formats = new Map<OtherCalendar, Intl.DateTimeFormat>()

function dayIn(calendar: OtherCalendar, time: number): Day {
  let format = formats.get(calendar)
  if (format === undefined) {
    const locale = `en-u-ca-${unicodeNames[calendar]}-nu-latn`
    format = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' })
    formats.set(calendar, format)
  }
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number.parseInt(value, 10)]))
  return [parts.get('year') ?? 0, parts.get('month') ?? 0, parts.get('day') ?? 0]
}

function isBefore([year, month, day]: Day, [otherYear, otherMonth, otherDay]: Day): boolean {
  if (year !== otherYear) return year < otherYear
  return month === otherMonth ? day < otherDay : month < otherMonth
}

const milliseconds = 86_400_000
const firstDay = Date.UTC(1890, 0, 1) / milliseconds
const lastDay = Date.UTC(2110, 0, 1) / milliseconds

/** The first Gregorian day, in days since 1970, that is not before a day of the calendar; days grow in all of them alike. */
function firstNotBefore(calendar: OtherCalendar, wanted: Day): number {
  let [low, high] = [firstDay, lastDay]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isBefore(dayIn(calendar, middle * milliseconds), wanted)) low = middle + 1
    else high = middle
  }
  return low
}

/** A Hijri month begins where the moon is seen: another country, or an older almanac, has it a day earlier or later. */
const moonDays = 1

const written = (day: number): string => new Date(day * milliseconds).toISOString().slice(0, 10)

/**
 * The Gregorian date of one that is taken for a date of another calendar: `1365-01-01` of the Persian is `1986-03-21`, its year
 * 1365 is `1986/1987`, `2508` of the Buddhist `1965`; a Hijri day is the span of days it may have been. Undefined where that is no day within a long life before `today`
 * (`YYYY-MM-DD`), where the calendar has no such day, and for dates that are only about or spans already.
 */
export function takenAs(calendar: OtherCalendar, date: PartialDate, today: string): string | undefined {
  const { precision } = date
  if (precision === 'about' || precision === 'range') return undefined
  const [year = 0, month = 1, day = 1] = date.text.split('-').map(Number)
  const began = firstNotBefore(calendar, [year, month, day])
  const next: Day =
    precision === 'day'
      ? [year, month, day + 1]
      : precision === 'month'
        ? [month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1]
        : [year + 1, 1, 1]
  const ended = firstNotBefore(calendar, next) - 1
  if (ended < began) return undefined
  const doubt = calendar === 'hijri' ? moonDays : 0
  const [first, last] = [began - doubt, ended + doubt]
  const [from, to] = [written(first), written(last)]
  if (first <= firstDay || from > today || from < `${Number(today.slice(0, 4)) - 120}`) return undefined
  const length = precision === 'day' ? 10 : precision === 'month' ? 7 : 4
  const ends = [from.slice(0, length), to.slice(0, length)]
  const text = ends[0] === ends[1] ? (ends[0] ?? '') : ends.join('/')
  return 'fault' in parsePartialDate(text) ? undefined : text
}
