// A month of events by day, in the reader's own zone. Pure.
import type { EventLine } from './group.schema.ts'

/** `2026-12` of a month, and months before and after it. */
export const monthOf = (day: string): string => day.slice(0, 7)
export const monthMoved = (month: string, by: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** The day of an instant by the clock of a zone, `YYYY-MM-DD`; by UTC for a zone this browser does not know. */
export const dayIn = (instant: string, zone: string): string => {
  try {
    // Swedish writes days as ISO 8601 does.
    return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(Date.parse(instant))
  } catch {
    return instant.slice(0, 10)
  }
}

/** From a day before the month until a day after it, so that no zone loses an event at its edge. */
export const spanOf = (month: string): { readonly from: string; readonly until: string } => {
  const first = Date.parse(`${month}-01T00:00:00.000Z`)
  const after = Date.parse(`${monthMoved(month, 1)}-01T00:00:00.000Z`)
  const day = 86_400_000
  return { from: new Date(first - day).toISOString(), until: new Date(after + day).toISOString() }
}

export type DayOfEvents = { readonly day: string; readonly events: readonly EventLine[] }

/** Days of a month on which something begins, in order, each with its events by their begin. */
export const daysOf = (events: readonly EventLine[], month: string, zone: string): DayOfEvents[] => {
  const days = new Map<string, EventLine[]>()
  for (const event of events) {
    const day = dayIn(event.startsAt, zone)
    if (monthOf(day) !== month) continue
    days.set(day, [...(days.get(day) ?? []), event])
  }
  return [...days]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([day, own]) => ({ day, events: own.sort((one, other) => one.startsAt.localeCompare(other.startsAt)) }))
}
