// Faults that records of things share: dates that have not come, numbers that cannot be read.
import { isDateFault, parsePartialDate } from '../../terms/partial-date.ts'
import type { FieldFault } from './database.ts'

/** Faults of imprecise dates none of whose days has come by `today` (`YYYY-MM-DD`). */
export const notYetCome = <F extends object>(
  fields: F,
  today: string,
  dates: readonly (keyof F & string)[],
): FieldFault[] =>
  dates.flatMap((field) => {
    const stated = fields[field]
    const date = typeof stated === 'string' ? parsePartialDate(stated) : undefined
    return date && !isDateFault(date) && date.earliest > today
      ? [{ pointer: `/${field}`, key: 'fault.date-in-future' }]
      : []
  })

/** A year of manufacture may be the coming one: makers date their models from the summer before. */
export const builtLater = (year: number | undefined, today: string): FieldFault[] =>
  year !== undefined && year > Number(today.slice(0, 4)) + 1
    ? [{ pointer: '/yearOfManufacture', key: 'fault.date-in-future' }]
    : []

/** A number that could not be read, told as `fault.identifier-<what>` with its place counted from 1. */
export const unreadable = (pointer: string, { fault, at }: { fault: string; at: number }): FieldFault => ({
  pointer,
  key: `fault.identifier-${fault}`,
  values: { at: at + 1 },
})
