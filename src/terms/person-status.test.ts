/** Which statuses protect a person from measures. */
import { expect, test } from 'vitest'
import { forbidsCoercion, isPersonStatus, personStatuses } from './person-status.ts'

test('only victims and witnesses are beyond any coercive measure', () => {
  expect(personStatuses.filter(forbidsCoercion)).toEqual(['witness', 'victim'])
})

test('foreign values are no statuses', () => {
  expect(isPersonStatus('victim')).toBe(true)
  expect(isPersonStatus('wanted')).toBe(false)
  expect(isPersonStatus(0)).toBe(false)
})
