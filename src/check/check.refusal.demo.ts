// Refusals of the demonstration's last month: what the rules stop, and that it stands in the register.
import type { Stage } from '../demonstration.stage.ts'
import { recordSlice } from '../record/record.api.ts'
import type { Findable } from '../record/record.demo.ts'
import { exerciseNumber } from '../record/record.document.demo.ts'
import { createRecord, showRecord, withdrawRecord } from '../record/record.operations.ts'
import { checkSlice } from './check.api.ts'
import { askCheck } from './check.operations.ts'

const hours = (n: number): number => -n * 60

/** Plays a handful of things that are not allowed; throws where one of them suddenly is. */
export const makeRefusals = async (stage: Stage, stories: Readonly<Record<string, Findable>>): Promise<void> => {
  const idOf = (story: string): string => stories[story]?.id ?? ''
  const database = 'travel-document' as const

  // Two pages read together: the second line belongs to another booklet.
  await stage.playRefused(
    { at: stage.minutes(hours(9)), by: 'jp.post', purpose: 'security-check', reference: 'BORDER-7001' },
    checkSlice,
    askCheck,
    { body: { items: [{ travelDocument: { mrz: ['P<FRAEXERCISE<<EXERCISE', 'X0000001<0FRA'] } }] } },
  )
  // A purpose this database is not checked for.
  await stage.playRefused(
    { at: stage.minutes(hours(31)), by: 'ke.desk', purpose: 'forensic', reference: 'CASE-EXERCISE-3' },
    checkSlice,
    askCheck,
    { body: { items: [{ travelDocument: { number: 'X1234567', country: 'KEN', type: 'passport' } }] } },
  )
  // Hidden from Viet Nam: not found, as if it were not there.
  await stage.playRefused(
    { at: stage.minutes(hours(52)), by: 'vn.desk', purpose: 'investigation-info', reference: 'CASE-EXERCISE-4' },
    recordSlice,
    showRecord,
    { params: { database, id: idOf('hidden-from-vn') } },
  )
  // Somebody else's record may be read and no more.
  await stage.playRefused({ at: stage.minutes(hours(75)), by: 'es.desk' }, recordSlice, withdrawRecord, {
    params: { database, id: idOf('lost') },
    body: { version: 1, reason: 'Exercise: meant another one' },
  })
  // Only the country that issued a document enters it.
  await stage.playRefused({ at: stage.minutes(hours(98)), by: 'us.desk' }, recordSlice, createRecord, {
    params: { database },
    body: {
      reference: 'EX-NOT-OURS',
      status: 'lost',
      purpose: 'security-check',
      fields: { number: exerciseNumber(999), country: 'FRA', type: 'passport' },
    },
  })
  // From a version that is no longer the present one.
  await stage.playRefused({ at: stage.minutes(hours(120)), by: 'fr.desk-2' }, recordSlice, withdrawRecord, {
    params: { database, id: idOf('stolen') },
    body: { version: 1, reason: 'Exercise: read yesterday, changed since' },
  })
}
