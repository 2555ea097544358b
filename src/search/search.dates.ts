// How dates of birth are filed in the index, and how many bits dates filed in one manner can bring to a question at most.
import { dayOf, eraOf } from '../index/name-postings.ts'
import { type BirthDate, compareDates, prepareDates } from '../matching/date-evidence.ts'
import { isPartialDate } from '../terms/partial-date.ts'

/** A day is filed by year, month and day; less within one year under an era of its own; nothing, and anything else, apart. */
const bornUnknown = 0
const bornAny = 1
const vagueEras = 10_000

const filed = ({ earliest, latest }: BirthDate): number | undefined => {
  const [year, month, day] = earliest.split('-').map(Number)
  if (year === undefined || year <= eraOf(bornAny * 10_000) || earliest.slice(0, 4) !== latest.slice(0, 4))
    return undefined
  return earliest === latest ? year * 10_000 + (month ?? 0) * 100 + (day ?? 0) : (year + vagueEras) * 10_000
}

/** How a record with these dates of birth is filed. */
export const bornOf = (dates: readonly BirthDate[]): number => {
  const [first, ...others] = dates.map(filed)
  if (dates.length === 0) return bornUnknown
  return first === undefined || others.some((one) => one !== first) ? bornAny * 10_000 : first
}

const four = (year: number): string => String(year).padStart(4, '0')
const two = (part: number): string => String(part).padStart(2, '0')

/** Within so many years of each other two dates may be close in whatever they differ; a year more than matching says. */
const nearYears = 3

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

/**
 * Most bits that dates of birth bring to a question, found by comparing with the likest dates there can be: where neither the year
 * is near nor the day of the year is equal, all dates differ alike.
 */
export const highestOfDates = (asked: readonly BirthDate[]): HighestOfDates => {
  const bestOf = (written: readonly string[]): number =>
    Math.max(
      ...prepareDates(written).map((date) => compareDates(asked, [date]).reduce((sum, line) => sum + line.bits, 0)),
    )
  const highest = asked.length === 0 ? 0 : Math.max(0, bestOf(asked.map((date) => date.text)))
  const born = asked.map(filed)
  const isAnything = born.includes(undefined)
  const years = asked.map(({ earliest }) => Number(earliest.slice(0, 4)))
  const days = born.flatMap((one) => (one === undefined || dayOf(one) === 0 ? [] : [dayOf(one)]))
  const isNear = (year: number): boolean => years.some((one) => Math.abs(one - year) <= nearYears)
  let far = 1900
  while (isNear(far)) far -= 1
  const otherDay = [15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25].find((day) => !days.includes(600 + day)) ?? 26
  const farDay = once(() => bestOf([`${far}-06-${two(otherDay)}`]))
  const farVaguely = once(() => bestOf([four(far)]))
  // In the years asked for, the days that a slip makes of the day asked for, and all others: those differ alike.
  const isToTheDay = asked.length > 0 && !isAnything && asked.every(({ earliest, latest }) => earliest === latest)
  const slips = new Map<number, number>()
  for (const { text } of isToTheDay ? asked : []) for (const slip of slipsFrom(text)) slips.set(bornOn(slip), 0)
  for (const slip of slips.keys()) slips.set(slip, bestOf([dateOn(slip)]))
  const sameYear = once((year) => {
    const [other = year * 10_000 + 615] = [615, 715, 815, 916, 1017, 1118, 1219, 522, 423]
      .map((day) => year * 10_000 + day)
      .filter((one) => !slips.has(one) && !days.includes(dayOf(one)))
    return bestOf([dateOn(other)])
  })
  const highestIn = once((era) => {
    if (asked.length === 0 || era === eraOf(bornUnknown)) return 0
    const year = era % vagueEras
    if (isAnything || era === bornAny) return highest
    if (years.includes(year))
      return era >= vagueEras || !isToTheDay ? highest : Math.max(sameYear(year), ...slips.values())
    if (!isNear(year)) return era >= vagueEras ? farVaguely(0) : farDay(0)
    const written = era >= vagueEras ? ['', '-01', '-12'] : ['-01-01', '-01-02', '-12-30', '-12-31']
    return bestOf(written.map((rest) => four(year) + rest))
  })
  const isOnDay = (one: number): boolean => !isAnything && days.includes(dayOf(one))
  const isInYear = (one: number): boolean => isToTheDay && dayOf(one) > 0 && years.includes(eraOf(one))
  return {
    days,
    highest,
    highestIn,
    highestAt: once((one) => {
      if (isOnDay(one)) return bestOf([dateOn(one)])
      return isInYear(one) ? (slips.get(one) ?? sameYear(eraOf(one))) : highestIn(eraOf(one))
    }),
    isExactAt: (one) => isOnDay(one) || isInYear(one) || (isToTheDay && dayOf(one) > 0 && !isNear(eraOf(one))),
  }
}

const bornOn = (date: string): number => Number(date.replaceAll('-', ''))
const dateOn = (born: number): string =>
  `${four(eraOf(born))}-${two(Math.floor(dayOf(born) / 100))}-${two(dayOf(born) % 100)}`

/** Days of the same year that one slip makes of a day: day and month in each other's place, one digit another, the first of the year. */
const slipsFrom = (date: string): string[] => {
  const [year = '', month = '', day = ''] = date.split('-')
  const digits = [5, 6, 8, 9].flatMap((at) =>
    [...'0123456789'].map((digit) => date.slice(0, at) + digit + date.slice(at + 1)),
  )
  return [...digits, `${year}-${day}-${month}`, `${year}-01-01`].filter((slip) => slip !== date && isPartialDate(slip))
}
