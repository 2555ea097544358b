/** JSON lines come back as they were written; what readers elsewhere would take differently is refused by line. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRejected } from './intake-record.ts'
import { parseJsonLine, readJsonLines } from './json-lines.ts'

const readAll = (text: string) => {
  const reader = readJsonLines({ encoding: 'utf-8' })
  return [...reader.push(new TextEncoder().encode(text)), ...reader.end()]
}

test('any object comes back from its line', () => {
  const value = fc.dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    fc.jsonValue({ maxDepth: 3 }).filter((one) => !JSON.stringify(one).includes('__proto__')),
  )
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (objects) => {
      const lines = objects.map((one) => JSON.stringify(one))
      const items = readAll(`${lines.join('\n\n')}\n`)
      expect(items.map((item) => (isRejected(item) ? item.fault : item.values))).toEqual(
        lines.map((line) => JSON.parse(line)),
      )
    }),
  )
})

test('faults are told by line and the others are read', () => {
  const items = readAll('{"a":1}\n{"a":1,"a":2}\n[1]\n{"a"\n{"__proto__":1}\n{"b":":\\"{"}\n')
  expect(items.map((item) => (isRejected(item) ? `${item.line} ${item.fault.key}` : item.values))).toEqual([
    { a: 1 },
    '2 fault.json-duplicate-key',
    '3 fault.json-no-object',
    '4 fault.json-malformed',
    '5 fault.json-bad-key',
    { b: ':"{' },
  ])
})

test('one name in two spellings is one name', () => {
  expect(parseJsonLine('{"a":1,"\\u0061":2}')).toMatchObject({ fault: { key: 'fault.json-duplicate-key' } })
})

test('depth is bounded before it is walked', () => {
  expect(parseJsonLine(`{"a":${'['.repeat(400_000)}${']'.repeat(400_000)}}`)).toMatchObject({
    fault: { key: 'fault.json-too-deep' },
  })
  expect(parseJsonLine(`{"a":${'['.repeat(20)}${']'.repeat(20)}}`)).toHaveProperty('value')
  expect(parseJsonLine(`{"a":"${'['.repeat(100)}"}`)).toHaveProperty('value')
})

test('a last line without a line end is taken when it is a whole object and told as cut off when it is not', () => {
  expect(readAll('{"a":1}\n{"b":2}').map(isRejected)).toEqual([false, false])
  const [, cut] = readAll('{"a":1}\n{"b":"2')
  expect(cut).toMatchObject({ line: 2, fault: { key: 'fault.cut-off' } })
})
