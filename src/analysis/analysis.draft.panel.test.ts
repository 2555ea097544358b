/** From the form of an order to what the hub is told, and back from its faults to the form. */
import { expect, test } from 'vitest'
import { Problem } from '../console/problem.ts'
import { blankOrder, missingIn, type OrderDraft, orderFrom, refusalOnForm } from './analysis.draft.panel.ts'

const full: OrderDraft = {
  ...blankOrder,
  name: ' Exercise ',
  kind: 'operational',
  crimeAreas: ['drugs'],
  purpose: 'Exercise purpose',
  why: 'Exercise need',
  dataCategories: ['identity'],
  personCategories: ['suspect'],
  readers: ['fr', 'de'],
  consentBy: 'specific',
  until: '2027-11-20',
}

test('an order says what was typed, with officers where a bureau names some, the owner only then', () => {
  const order = orderFrom({ ...full, officers: { fr: 'fr.analyst, fr.analyst-2', vn: 'vn.analyst', de: ' ' } }, 'vn')
  expect(order).toMatchObject({
    name: 'Exercise',
    readers: [
      { bureau: 'vn', officers: ['vn.analyst'] },
      { bureau: 'fr', officers: ['fr.analyst', 'fr.analyst-2'] },
      { bureau: 'de' },
    ],
    reviewEvery: 6,
    until: '2027-11-20',
  })
  expect(order).not.toHaveProperty('contributionsUntil')
  expect(order).not.toHaveProperty('threat')
  expect(orderFrom(full, 'vn')?.readers).toEqual([{ bureau: 'fr' }, { bureau: 'de' }])
})

test('nothing is sent while something is missing, and what is missing is told at its field', () => {
  expect(missingIn(blankOrder)).toEqual([
    '/name',
    '/kind',
    '/crimeAreas',
    '/purpose',
    '/why',
    '/dataCategories',
    '/consentBy',
    '/until',
  ])
  expect(orderFrom({ ...full, purpose: '  ' }, 'vn')).toBeUndefined()
  expect(missingIn(full)).toEqual([])
})

test('faults of the hub find their fields: lists of bureaus one each, officers by their bureau', () => {
  const order = orderFrom({ ...full, officers: { de: 'de.desk' } }, 'vn')
  const problem = new Problem({
    status: 400,
    code: 'invalid',
    key: 'request.invalid',
    pointers: [
      { pointer: '/order/readers/0/bureau', says: 'a' },
      { pointer: '/order/readers/1/officers/0', says: 'b' },
      { pointer: '/order/recipients/3', says: 'c' },
      { pointer: '/order/until', says: 'd' },
      { pointer: '/version', says: 'e' },
    ],
  })
  expect(refusalOnForm(problem, order, '/order')?.pointers.map(({ pointer }) => pointer)).toEqual([
    '/readers',
    '/officers/de',
    '/recipients',
    '/until',
    '/version',
  ])
  expect(refusalOnForm(null, order)).toBeNull()
})
