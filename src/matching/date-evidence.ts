/** Compares dates of birth, precise or not, in bits. */
import { isDateFault, type PartialDate, parsePartialDate } from '../terms/partial-date.ts'
import type { MatchCode, MatchLine } from './match.ts'

export type BirthDate = PartialDate & {
  /** Days since 1970 of the first and last day meant. */
  readonly from: number
  readonly to: number
  /** Year, month and day as one number, 19650307, of a date that is precise to the day; 0 of all others. */
  readonly day: number
}

/** Dates that can be read; what cannot is silence. */
export function prepareDates(texts: readonly string[]): readonly BirthDate[] {
  const dates: BirthDate[] = []
  for (const text of texts) {
    const date = parsePartialDate(text.trim())
    if (isDateFault(date)) continue
    const { earliest, latest, precision } = date
    const from = dayNumber(numberOf(earliest))
    const to = latest === earliest ? from : dayNumber(numberOf(latest))
    dates.push({
      text: date.text,
      earliest,
      latest,
      precision,
      from,
      to,
      day: precision === 'day' ? numberOf(earliest) : 0,
    })
  }
  // A copy holds no more room than it needs: there are as many of these as persons.
  return dates.slice()
}

/** `1965-03-07` as 19650307. */
function numberOf(day: string): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10))
}

/**
 * Bits. An equal day is one in some 18,000 among adults, less the share of dates that are wrong on both sides alike; a date
 * that differs is a slip in few of a hundred cases.
 */
const bits = {
  equalDay: 11,
  /** 1 January is written where only the year is known. */
  equalFirstOfYear: 6,
  equalMonth: 8,
  equalYear: 4.5,
  swapped: 5.5,
  oneDigit: 4,
  yearOff: 3.5,
  /** Some 9 in 100 of those who are not one are born so near each other; of two writings of one date, with more than a slip, fewer than 1. */
  closeDays: -4,
  closeYears: -1,
  differs: -16,
  differsYears: -10,
  differsAbout: -7,
} as const

const none: readonly MatchLine[] = []

/** One line for the two dates that agree most, none where a side is silent. */
export function compareDates(asked: readonly BirthDate[], recorded: readonly BirthDate[]): readonly MatchLine[] {
  let best: MatchLine | undefined
  for (const mine of asked) {
    for (const theirs of recorded) {
      const line = compareTwo(mine, theirs)
      if (best === undefined || line.bits > best.bits) best = line
    }
  }
  return best === undefined ? none : [best]
}

/** The bits of that line, 0 without one: for those who ask for many and show none. */
export function bitsOfDates(asked: readonly BirthDate[], recorded: readonly BirthDate[]): number {
  let best: number | undefined
  for (const mine of asked) {
    for (const theirs of recorded) {
      const bitsOfBoth = evidenceOf(mine, theirs)[1]
      if (best === undefined || bitsOfBoth > best) best = bitsOfBoth
    }
  }
  return best ?? 0
}

function compareTwo(asked: BirthDate, recorded: BirthDate): MatchLine {
  const [code, weight] = evidenceOf(asked, recorded)
  return { feature: 'date-of-birth', code, bits: weight, asked: asked.text, recorded: recorded.text }
}

type Evidence = readonly [MatchCode, number]
/** Of two days, made once: days are compared by the hundred for one question. */
const ofDays = {
  equal: ['equal', bits.equalDay],
  equalFirstOfYear: ['equal', bits.equalFirstOfYear],
  swapped: ['swapped', bits.swapped],
  yearOff: ['year-off', bits.yearOff],
  firstOfYear: ['within', bits.equalYear - 1.5],
  oneDigit: ['one-digit', bits.oneDigit],
  close: ['close', bits.closeDays],
  differs: ['differs', bits.differs],
} as const satisfies Readonly<Record<string, Evidence>>

function evidenceOf(asked: BirthDate, recorded: BirthDate): Evidence {
  if (asked.day > 0 && recorded.day > 0) return compareDays(asked.day, recorded.day)
  if (asked.text === recorded.text) return ['equal', equalBits(asked)]
  if (asked.from <= recorded.to && recorded.from <= asked.to) return ['within', withinBits(asked, recorded)]
  const years = Math.max(asked.from - recorded.to, recorded.from - asked.to) / 365.25
  if (years <= 2) return ['close', bits.closeYears]
  const vague = [asked, recorded].some((date) => date.precision === 'about' || date.precision === 'range')
  return ['differs', vague ? bits.differsAbout : bits.differsYears]
}

function equalBits(date: BirthDate): number {
  switch (date.precision) {
    case 'day':
      return compareDays(date.day, date.day)[1]
    case 'month':
      return bits.equalMonth
    case 'year':
      return bits.equalYear
    case 'about':
    case 'range':
      return widthBits(date.to - date.from + 1)
  }
}

/** The vaguer of two dates that may be one day says how much that tells; a little less than if both were so written. */
function withinBits(one: BirthDate, other: BirthDate): number {
  return Math.max(0.3, widthBits(Math.max(one.to - one.from, other.to - other.from) + 1) - 0.5)
}

/** Bits of a span of days among some 45 years in which most persons looked for were born. */
function widthBits(days: number): number {
  return Math.min(8, Math.max(0.5, Math.log2((45 * 365) / days) - 0.9))
}

const firstOfYear = 101

/** Two days, `19650307` each: what `compareDates` makes of them, for a fraction of its cost. */
export function compareDays(asked: number, recorded: number): Evidence {
  const rest = asked % 10_000
  if (asked === recorded) return rest === firstOfYear ? ofDays.equalFirstOfYear : ofDays.equal
  const theirRest = recorded % 10_000
  const apart = Math.abs((asked - rest - recorded + theirRest) / 10_000)
  if (apart === 0 && Math.floor(rest / 100) === theirRest % 100 && rest % 100 === Math.floor(theirRest / 100))
    return ofDays.swapped
  if (apart === 1 && rest === theirRest) return ofDays.yearOff
  // 1 January on one side is the year alone.
  if (apart === 0 && (rest === firstOfYear || theirRest === firstOfYear)) return ofDays.firstOfYear
  if (isOneDigit(asked, recorded)) return ofDays.oneDigit
  // Two years apart may be less than two years and two days, or more; so may three.
  const isClose = apart < 2 || (apart < 4 && Math.abs(dayNumber(asked) - dayNumber(recorded)) <= 2 * 366)
  return isClose ? ofDays.close : ofDays.differs
}

/** Whether just one of the digits differs: all before it and all behind it are equal. */
function isOneDigit(one: number, other: number): boolean {
  let [a, b] = [one, other]
  while (a % 10 === b % 10) {
    a = Math.floor(a / 10)
    b = Math.floor(b / 10)
  }
  return Math.floor(a / 10) === Math.floor(b / 10)
}

/** Days since 1970 of a day, by counting from March, so that the odd day of February is the last of its year. */
function dayNumber(day: number): number {
  const month = Math.floor(day / 100) % 100
  const year = Math.floor(day / 10_000) - (month < 3 ? 1 : 0)
  const months = Math.floor((153 * ((month + 9) % 12) + 2) / 5)
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return 365 * year + leaps + months + (day % 100) - 719_469
}

/** A day, `19650307`, without its text: for bits alone. */
export function dateOnDay(day: number): BirthDate {
  const from = dayNumber(day)
  return { text: '', earliest: '', latest: '', precision: 'day', from, to: from, day }
}
