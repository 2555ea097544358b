// Addresses come from the path of the operation and nothing else.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, pageAfter } from './request.ts'

test('parameters are filled in and escaped, so that none can leave its place', () => {
  expect(addressOf('/api/v1/hits/:id/steps/:number', { id: 'a/b', number: 2 }, {})).toBe('/api/v1/hits/a%2Fb/steps/2')
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (value) => {
      const address = addressOf('/x/:id/y', { id: value }, {})
      expect(address.split('/')).toHaveLength(4)
      expect(decodeURIComponent(address.slice(3, -2))).toBe(value)
    }),
  )
})

test('a missing parameter is a fault of ours and is thrown', () => {
  expect(() => addressOf('/x/:id', {}, {})).toThrow('parameter id')
  expect(() => addressOf('/x/:id', { id: '' }, {})).toThrow('parameter id')
})

test('the query leaves out what is not stated and repeats lists', () => {
  expect(addressOf('/x', undefined, { a: 1, b: undefined, c: null, d: ['p', 'q'], e: false })).toBe(
    '/x?a=1&d=p&d=q&e=false',
  )
  expect(addressOf('/x', undefined, undefined)).toBe('/x')
})

test('the first page is asked for without a mark, the next after that of the former, and the question stays', () => {
  const asked = { query: { limit: 50, overdue: true } }
  expect(pageAfter(asked, null)).toBe(asked)
  expect(pageAfter(asked, 'mark')).toEqual({ query: { limit: 50, overdue: true, after: 'mark' } })
  expect(pageAfter({ params: { id: 'a' } }, 7)).toEqual({ params: { id: 'a' }, query: { after: 7 } })
  const searched = { params: { id: 'a' }, body: { text: 'b' } }
  expect(pageAfter(searched, 'mark')).toEqual({ params: { id: 'a' }, body: { text: 'b', after: 'mark' } })
})
