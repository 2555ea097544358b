// Whose pictures are shown only when they are asked for: children and the dead. Pure.
import type { RecordRow } from '../record/record.schema.ts'
import { isDateFault, parsePartialDate } from '../terms/partial-date.ts'

const ofDead = { statuses: ['deceased', 'unidentified'], capacities: ['deceased', 'unidentified-body'] } as const
const adultAge = 18

/** Whether somebody born then may be under age on this day: with an imprecise date the later day counts. */
const mayBeChild = (born: string, today: string): boolean => {
  const date = parsePartialDate(born)
  if (isDateFault(date)) return false
  const grown = `${String(Number(date.latest.slice(0, 4)) + adultAge).padStart(4, '0')}${date.latest.slice(4)}`
  return grown > today
}

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

/** Whether pictures on this record are veiled, whatever whoever added them thought. */
export const isVeiled = (
  { status, personStatus, fields }: Pick<RecordRow, 'status' | 'personStatus' | 'fields'>,
  today: string,
): boolean =>
  fields.minor === true ||
  textsOf(fields.datesOfBirth).some((born) => mayBeChild(born, today)) ||
  (ofDead.statuses as readonly string[]).includes(status) ||
  (ofDead.capacities as readonly string[]).includes(personStatus)
