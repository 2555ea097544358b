// Refusals of the demonstration's last month around checks: a page misread, a purpose the database does not serve.
import type { Stage } from '../demonstration.stage.ts'
import { checkSlice } from './check.api.ts'
import { askCheck } from './check.operations.ts'

/** Plays two checks that are refused; throws where one of them suddenly is not. */
export const refuseChecks = async (stage: Stage): Promise<void> => {
  // Two lines of different length: half a page was read.
  await stage.playRefused(
    { at: stage.minutes(-9 * 60), by: 'jp.post', purpose: 'security-check', reference: 'BORDER-7001' },
    checkSlice,
    askCheck,
    { body: { items: [{ travelDocument: { mrz: ['P<FRAEXERCISE<<EXERCISE', 'X0000001<0FRA'] } }] } },
  )
  await stage.playRefused(
    { at: stage.minutes(-31 * 60), by: 'ke.desk', purpose: 'forensic', reference: 'CASE-EXERCISE-3' },
    checkSlice,
    askCheck,
    { body: { items: [{ travelDocument: { number: 'X1234567', country: 'KEN', type: 'passport' } }] } },
  )
}
