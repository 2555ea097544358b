// An officer's time in office: appointed, confirmed every quarter, asked after before it is due.
import type { Insertable } from 'kysely'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { addHours } from '../terms/instant.ts'
import { confirmedForDays, remindedDaysBefore } from './officer.holds.ts'
import { insertOfficer, type OfficerRow, type OfficerTable } from './officer.store.ts'

/** Timer of the reminder; its ref is the officer. */
export const confirmTimer = 'officer.confirm'

type Making = Pick<Context, 'sql' | 'client' | 'newId' | 'now'>

/** Until when duties that are confirmed now stand. */
export const confirmedUntil = (now: string): string => addHours(now, 24 * confirmedForDays)

type Reminding = Pick<Context, 'client' | 'newId'>

/** Has the bureau reminded then, instead of when it was going to be. */
export const remindAt = (
  context: Reminding,
  { name, bureau }: Pick<OfficerRow, 'name' | 'bureau'>,
  dueAt: string,
): Promise<void> => setTimer(context, { kind: confirmTimer, ref: name, dueAt, bureau })

/** Has the bureau reminded in time, and once more when it is too late. */
export const remindOf = (
  context: Reminding,
  officer: Pick<OfficerRow, 'name' | 'bureau'>,
  confirmBy: string,
): Promise<void> => remindAt(context, officer, addHours(confirmBy, -24 * remindedDaysBefore))

type Appointment = Pick<
  Insertable<OfficerTable>,
  'name' | 'bureau' | 'unit' | 'title' | 'duties' | 'clearance' | 'post' | 'language'
>

/** Adds an officer whose duties stand for a quarter. Throws Failure conflict when the name is taken. */
export const appoint = async (context: Making, appointment: Appointment): Promise<OfficerRow> => {
  const confirmBy = confirmedUntil(context.now)
  const officer = await insertOfficer(context, {
    ...appointment,
    id: context.newId(),
    createdAt: context.now,
    updatedAt: context.now,
    confirmBy,
  })
  if (!officer) throw new Failure('conflict', 'officer.exists')
  await remindOf(context, officer, confirmBy)
  return officer
}
