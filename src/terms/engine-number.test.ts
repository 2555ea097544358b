/** Samples of engine numbers. */
import { expect, test } from 'vitest'
import { normaliseEngineNumber } from './engine-number.ts'

test('stars, dashes and spaces that part an engine number are dropped', () => {
  expect(normaliseEngineNumber('*2jz-gte 0123456*')).toEqual({ engineNumber: '2JZGTE0123456' })
})

test('signs that part nothing are refused with their place', () => {
  expect(normaliseEngineNumber('2JZ=1')).toEqual({ fault: 'foreign-character', at: 3 })
  expect(normaliseEngineNumber('***')).toEqual({ fault: 'empty', at: 0 })
})
