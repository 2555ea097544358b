// How dates of birth are filed in the index, and how many bits dates filed in one manner can bring to a question at most.
import { dayOf, eraOf } from '../index/name-layout.ts'
import { type BirthDate, bitsOfDates, compareDays, dateOnDay, prepareDates } from '../matching/date-evidence.ts'
import { aboutYears, plainDay } from '../terms/partial-date.ts'

/**
 * A day is filed by year, month and day; a month or year, and about a year, under eras of their own; nothing, and anything else,
 * apart.
 */
const bornUnknown = 0
const bornAny = 1
const vagueEras = 10_000
const aboutEras = 20_000

const four = (year: number): string => String(year).padStart(4, '0')
const two = (part: number): string => String(part).padStart(2, '0')

const filed = ({ earliest, precision, day }: BirthDate): number | undefined => {
  const year = Number(earliest.slice(0, 4))
  // A span is compared as a span, however short it is.
  if (year <= bornAny || precision === 'range') return undefined
  if (precision === 'about') return year + aboutYears > 9999 ? undefined : (year + aboutYears + aboutEras) * 10_000
  const month = precision === 'month' ? Number(earliest.slice(5, 7)) : 0
  return day > 0 ? day : (year + vagueEras) * 10_000 + month * 100
}

/** Months and years as they are filed are few, and compared again and again. */
const spans = new Map<number, readonly BirthDate[]>()
const mostSpans = 20_000

/** The date that is filed so: a day without its text, a month or a year. */
const datesFiled = (born: number): readonly BirthDate[] => {
  if (eraOf(born) < vagueEras) return [dateOnDay(born)]
  const known = spans.get(born)
  if (known) return known
  const year = four(eraOf(born) % vagueEras)
  const about = eraOf(born) >= aboutEras ? '~' : ''
  const dates = prepareDates([dayOf(born) === 0 ? `${year}${about}` : `${year}-${two(dayOf(born) / 100)}`])
  if (spans.size >= mostSpans) spans.clear()
  spans.set(born, dates)
  return dates
}

/** How a record with these dates of birth is filed. */
export const bornOf = (dates: readonly BirthDate[]): number => {
  const [first, ...others] = dates.map(filed)
  if (dates.length === 0) return bornUnknown
  return first === undefined || others.some((one) => one !== first) ? bornAny * 10_000 : first
}

/** The same of a text that is one day, without reading it further; undefined for all others. */
export const bornOnDay = (text: string): number | undefined => {
  const day = plainDay(text)
  return eraOf(day) > bornAny ? day : undefined
}

/** Whether that is all that they say. */
export const isFiledWhole = (dates: readonly BirthDate[]): boolean => eraOf(bornOf(dates)) !== bornAny

/** Eras in which a day asked for lies: there it brings more than the others. */
export const yearsAsked = (dates: readonly BirthDate[]): number[] =>
  dates.flatMap(({ day }) => (day > 0 ? [eraOf(day)] : []))

/** The dates that are filed so; undefined where filing does not tell all of them. */
export const datesOf = (born: number): readonly BirthDate[] | undefined => {
  if (born === bornUnknown) return []
  return eraOf(born) === bornAny ? undefined : datesFiled(born)
}

/** Within so many years of each other two dates may be close in whatever they differ; a year more than matching says. */
const nearYears = 3
/** The same for a year and a span about a year. */
const nearAbout = nearYears + aboutYears + 1

/** A number that is found once for each other number. */
const once = (find: (number: number) => number): ((number: number) => number) => {
  const known = new Map<number, number>()
  return (number) => {
    const before = known.get(number)
    if (before !== undefined) return before
    const found = find(number)
    known.set(number, found)
    return found
  }
}

export type HighestOfDates = {
  /** The days of the year asked for, `dayOf`: on them a record of any year may be a slip away. */
  readonly days: readonly number[]
  /** Most bits of all. */
  readonly highest: number
  /** Most bits of a record filed in an era, on another day than those. */
  readonly highestIn: (era: number) => number
  /** Most bits of a record filed so. */
  readonly highestAt: (born: number) => number
  /** Whether that is what they bring to the bit. */
  readonly isExactAt: (born: number) => boolean
}

/** Days of a year, as a year and a month may have them: some of them no year has, and nobody is filed there. */
const daysOfYear = Array.from({ length: 12 * 31 }, (_, at) => (Math.floor(at / 31) + 1) * 100 + (at % 31) + 1)
/** The first and last of a year, one of which is nearest to any day of another year, more of them than dates are asked for. */
const edgesOfYear = daysOfYear.filter((day) => day <= 116 || day >= 1216)
const middlesOfYear = daysOfYear.filter((day) => day >= 610 && day <= 625)

/** Most bits of a day of the same year that is not the one asked for: whatever the year, its figures are equal on both sides. */
const onOtherDaysOfItsYear = once((asked) => {
  let most = Number.NEGATIVE_INFINITY
  for (const day of daysOfYear)
    if (day !== asked) most = Math.max(most, compareDays(20_000_000 + asked, 20_000_000 + day)[1])
  return most
})

/**
 * Most bits that dates of birth bring to a question: to the bit for records that are filed by a day; for others found by comparing
 * with the likest dates there can be. Where neither the year is near nor the day of the year is equal, all dates differ alike.
 */
export const highestOfDates = (asked: readonly BirthDate[]): HighestOfDates => {
  // A month tells more than the first of January, which is written for the whole year.
  const likest = [...asked, ...prepareDates(asked.map(({ earliest }) => earliest.slice(0, 7)))]
  const highest = Math.max(0, bitsOfDates(asked, likest))
  const isAnything = asked.some((date) => date.precision === 'about' || filed(date) === undefined)
  const isToTheDay = asked.every(({ day }) => day > 0)
  const years = asked.map(({ earliest }) => Number(earliest.slice(0, 4)))
  const days = asked.flatMap(({ day }) => (day === 0 ? [] : [dayOf(day)]))
  const isNear = (year: number, by = nearYears): boolean => years.some((one) => Math.abs(one - year) <= by)
  let far = 1900
  while (isNear(far, nearAbout)) far -= 1
  const filedSo = once((one) => bitsOfDates(asked, datesFiled(one)))
  const onDay = (day: number): number => {
    if (!isToTheDay) return filedSo(day)
    let most = Number.NEGATIVE_INFINITY
    for (const date of asked) most = Math.max(most, compareDays(date.day, day)[1])
    return most
  }
  /** Of days of a year that are none of those asked for. */
  const onOtherDays = (year: number, those: readonly number[]): number => {
    let most = Number.NEGATIVE_INFINITY
    for (const day of those) if (!days.includes(day)) most = Math.max(most, onDay(year * 10_000 + day))
    return most === Number.NEGATIVE_INFINITY ? highest : most
  }
  const farDay = once(() => onOtherDays(far, middlesOfYear))
  const highestIn = once((era) => {
    if (asked.length === 0 || era === bornUnknown) return 0
    if (isAnything || era === bornAny) return highest
    const year = era % vagueEras
    if (era >= aboutEras) return filedSo((isNear(year, nearAbout) ? year : far) * 10_000 + aboutEras * 10_000)
    const isVague = era >= vagueEras
    if (years.includes(year)) {
      if (isVague || !isToTheDay) return highest
      const [day] = days
      return days.length === 1 && day !== undefined ? onOtherDaysOfItsYear(day) : onOtherDays(year, daysOfYear)
    }
    if (!isNear(year)) return isVague ? filedSo((far + vagueEras) * 10_000) : farDay(0)
    if (isVague) return Math.max(...[0, 100, 1200].map((month) => filedSo(era * 10_000 + month)))
    return onOtherDays(year, edgesOfYear)
  })
  return {
    days,
    highest,
    highestIn,
    highestAt: (one) => {
      if (asked.length === 0 || one === bornUnknown) return 0
      if (eraOf(one) === bornAny) return highest
      return eraOf(one) < vagueEras ? onDay(one) : filedSo(one)
    },
    isExactAt: (one) => asked.length === 0 || eraOf(one) !== bornAny,
  }
}
