// Refusals of the demonstration's last month around records: what the rules stop, and that it stands in the register.
import type { Stage } from '../demonstration.stage.ts'
import { recordSlice } from './record.api.ts'
import { exerciseNumber } from './record.document.demo.ts'
import { createRecord, showRecord, withdrawRecord } from './record.operations.ts'
import type { MadeStories } from './record.story.demo.ts'

const hours = (n: number): number => -n * 60

/** Plays a handful of things that are not allowed; throws where one of them suddenly is. */
export const refuseRecords = async (stage: Stage, stories: MadeStories): Promise<void> => {
  const database = 'travel-document' as const
  // Hidden from Viet Nam: not found, as if it were not there.
  await stage.playRefused(
    { at: stage.minutes(hours(52)), by: 'vn.desk', purpose: 'investigation-info', reference: 'CASE-EXERCISE-4' },
    recordSlice,
    showRecord,
    { params: { database, id: stories['hidden-from-vn'].id } },
  )
  // Somebody else's record may be read and no more.
  await stage.playRefused({ at: stage.minutes(hours(75)), by: 'es.desk' }, recordSlice, withdrawRecord, {
    params: { database, id: stories.lost.id },
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
    params: { database, id: stories.stolen.id },
    body: { version: 1, reason: 'Exercise: read yesterday, changed since' },
  })
}
