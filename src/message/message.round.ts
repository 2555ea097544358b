// Rounds of test traffic: when the weekly one of a region begins, and what its board says of each bureau. Pure.
import { memberOfBureau, type Region } from '../member/member.table.ts'
import { addDays, instantOf, timeOf, weekdayIn } from '../terms/instant.ts'
import type { RoundView } from './message.schema.ts'
import type { DeliveryRow, RoundRow } from './message.table.ts'

/** Minutes within which bureaus acknowledge a test; a desk that works around the clock needs none of them. */
export const defaultRoundMinutes = 60

/** Hour of each Monday, Zulu, at which a region is at work: the round must not wake people to hear that they are awake. */
const weeklyHour: Readonly<Record<Region, number>> = { 'asia-south-pacific': 3, europe: 9, africa: 10, americas: 16 }

const monday = 1

/** When the next weekly round of a region begins: later than `now`. */
export const nextWeekly = (region: Region, now: string): string => {
  const hour = String(weeklyHour[region]).padStart(2, '0')
  const today = now.slice(0, 10)
  const days = (monday - weekdayIn(now, 'UTC') + 7) % 7
  const candidate = `${addDays(today, days)}T${hour}:00:00.000Z`
  return candidate > now ? candidate : `${addDays(today, days + 7)}T${hour}:00:00.000Z`
}

/** Week of ISO 8601 as a reference, `2026-W47`: the week of an instant is that of its Thursday. */
export const weekOf = (now: string): string => {
  const thursday = addDays(now.slice(0, 10), 4 - weekdayIn(now, 'UTC'))
  const year = thursday.slice(0, 4)
  const day = (Date.parse(`${thursday}T00:00:00.000Z`) - Date.parse(`${year}-01-01T00:00:00.000Z`)) / 86_400_000
  return `${year}-W${String(Math.floor(day / 7) + 1).padStart(2, '0')}`
}

type Line = RoundView['board'][number]

/** One bureau of the board. `delivery` is absent for the milliseconds before the test lies in its mailbox. */
export const boardLine = (
  round: Pick<RoundRow, 'createdAt' | 'dueAt'>,
  bureau: string,
  delivery: DeliveryRow | undefined,
  now: string,
): Line => {
  const acknowledgedAt = delivery?.acknowledgedAt ?? null
  const result =
    acknowledgedAt === null
      ? now <= round.dueAt
        ? 'waiting'
        : 'silent'
      : acknowledgedAt <= round.dueAt
        ? 'on-time'
        : 'late'
  return {
    bureau,
    region: memberOfBureau(bureau)?.region ?? null,
    result,
    storedAt: delivery?.storedAt ?? null,
    displayedAt: delivery?.displayedAt ?? null,
    acknowledgedAt,
    seconds:
      acknowledgedAt === null
        ? null
        : Math.max(0, Math.round((timeOf(acknowledgedAt) - timeOf(round.createdAt)) / 1000)),
  }
}

const order: readonly Line['result'][] = ['silent', 'late', 'waiting', 'on-time']

/** Who did not answer stands first, then the slowest. */
export const sortBoard = (lines: readonly Line[]): Line[] =>
  [...lines].sort(
    (one, other) =>
      order.indexOf(one.result) - order.indexOf(other.result) ||
      (other.seconds ?? 0) - (one.seconds ?? 0) ||
      (one.bureau < other.bureau ? -1 : 1),
  )

/** The moment after which silence counts, minutes after a start. */
export const dueOf = (start: string, minutes: number): string => instantOf(timeOf(start) + minutes * 60_000)
