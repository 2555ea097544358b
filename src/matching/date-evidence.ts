/** Compares dates of birth, precise or not, in bits. */
import { isDateFault, type PartialDate, parsePartialDate } from '../terms/partial-date.ts'
import type { MatchCode, MatchLine } from './match.ts'

export type BirthDate = PartialDate & {
  /** Days since 1970 of the first and last day meant. */
  readonly from: number
  readonly to: number
}

const dayLength = 86_400_000

/** Dates that can be read; what cannot is silence. */
export function prepareDates(texts: readonly string[]): readonly BirthDate[] {
  const dates: BirthDate[] = []
  for (const text of texts) {
    const date = parsePartialDate(text.trim())
    if (isDateFault(date)) continue
    dates.push({ ...date, from: Date.parse(date.earliest) / dayLength, to: Date.parse(date.latest) / dayLength })
  }
  return dates
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
  closeDays: -2,
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

function compareTwo(asked: BirthDate, recorded: BirthDate): MatchLine {
  const [code, weight] = evidenceOf(asked, recorded)
  return { feature: 'date-of-birth', code, bits: weight, asked: asked.text, recorded: recorded.text }
}

function evidenceOf(asked: BirthDate, recorded: BirthDate): readonly [MatchCode, number] {
  if (asked.text === recorded.text) return ['equal', equalBits(asked)]
  const overlaps = asked.from <= recorded.to && recorded.from <= asked.to
  if (asked.precision === 'day' && recorded.precision === 'day') return compareDays(asked.text, recorded.text)
  if (overlaps) return ['within', withinBits(asked, recorded)]
  const years = Math.max(asked.from - recorded.to, recorded.from - asked.to) / 365.25
  if (years <= 2) return ['close', bits.closeYears]
  const vague = [asked, recorded].some((date) => date.precision === 'about' || date.precision === 'range')
  return ['differs', vague ? bits.differsAbout : bits.differsYears]
}

function equalBits(date: BirthDate): number {
  switch (date.precision) {
    case 'day':
      return date.text.endsWith('-01-01') ? bits.equalFirstOfYear : bits.equalDay
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

function compareDays(asked: string, recorded: string): readonly [MatchCode, number] {
  const [year, month, day] = asked.split('-')
  const [theirYear, theirMonth, theirDay] = recorded.split('-')
  if (year === theirYear && month === theirDay && day === theirMonth) return ['swapped', bits.swapped]
  if (month === theirMonth && day === theirDay && Math.abs(Number(year) - Number(theirYear)) === 1)
    return ['year-off', bits.yearOff]
  // 1 January on one side is the year alone.
  if (year === theirYear && (asked.endsWith('-01-01') || recorded.endsWith('-01-01')))
    return ['within', bits.equalYear - 1.5]
  if (differingDigits(asked, recorded) === 1) return ['one-digit', bits.oneDigit]
  if (Math.abs(Date.parse(asked) - Date.parse(recorded)) <= 2 * 366 * dayLength) return ['close', bits.closeDays]
  return ['differs', bits.differs]
}

function differingDigits(one: string, other: string): number {
  let differing = 0
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) differing += 1
  return differing
}
