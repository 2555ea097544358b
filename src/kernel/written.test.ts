// Lists of an answer that were written ahead read as if they had been written with it, and hold back what no schema names.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { count, list, nullable, optional, shape, text, writtenList } from './schema.ts'
import { buildSerializer, Written } from './written.ts'

const element = shape({ name: text('Name', 1000), number: nullable(count('Number')) })
const answerShape = shape({
  first: writtenList(element, 'Written ahead', 1000),
  beside: list(element, 'Written with the answer', 10),
  second: writtenList(element, 'Written ahead', 1000),
  more: optional(count('May be absent')),
})
const write = buildSerializer({}, undefined)({ schema: answerShape } as never) as (answer: object) => string | Buffer

const writtenOf = (elements: readonly object[]): Written => {
  const written = new Written(element)
  for (const one of elements) written.add(one as never)
  return written
}

const elements = fc.array(
  fc.record({ name: fc.string({ unit: 'grapheme' }), number: fc.option(fc.nat(1_000_000), { nil: null }) }),
)

test('whatever is written ahead reads as if it had been written with the answer', () => {
  fc.assert(
    fc.property(
      elements,
      elements,
      elements,
      fc.option(fc.nat(9), { nil: undefined }),
      (first, beside, second, more) => {
        const rest = { beside, ...(more === undefined ? {} : { more }) }
        const ahead = write({ first: writtenOf(first), second: writtenOf(second), ...rest })
        expect(Buffer.isBuffer(ahead)).toBe(true)
        expect(JSON.parse(ahead.toString())).toEqual(JSON.parse(write({ first, second, ...rest }).toString()))
      },
    ),
  )
})

test('many elements find room, however long and in whatever script', () => {
  const many = Array.from({ length: 900 }, (_, number) => ({ name: 'Đặng 林 😀'.repeat(number % 90), number }))
  const read = JSON.parse(write({ first: writtenOf(many), beside: [], second: writtenOf([]) }).toString())
  expect(read).toEqual({ first: many, beside: [], second: [] })
})

test('what the schema does not name is left out, and a member that is missing is refused', () => {
  const first = writtenOf([{ name: 'Exercise', number: 1, secret: 'kept' }])
  expect(write({ first, beside: [], second: writtenOf([]), secret: 'kept' }).toString()).toBe(
    '{"first":[{"name":"Exercise","number":1}],"beside":[],"second":[]}',
  )
  expect(() => write({ first, beside: [] })).toThrow('required')
  expect(() => new Written(element).add({ number: 1 } as never)).toThrow('required')
})
