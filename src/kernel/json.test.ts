/** JSON bodies: what the platform's own parser takes is what JSON.parse takes, without what readers take differently. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from './failure.ts'
import { parseJson } from './json.ts'

const refusal = (text: string): string => {
  try {
    parseJson(text)
  } catch (error) {
    if (error instanceof Failure) return error.key
    throw error
  }
  return 'taken'
}

describe('a JSON body', () => {
  test('without duplicate keys is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        if (text.includes('__proto__')) return
        expect(parseJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  test.each([
    ['{"a":1,"a":2}', 'json.duplicate-key'],
    ['{"a":1,"\\u0061":2}', 'json.duplicate-key'],
    ['[{"a":{"b":1,"b":1}}]', 'json.duplicate-key'],
    ['{"a":"\\"", "a" : 2}', 'json.duplicate-key'],
    ['{"__proto__":{"admin":true}}', 'json.bad-key'],
    ['{"\\u005f_proto__":1}', 'json.bad-key'],
    [`${'['.repeat(33)}${']'.repeat(33)}`, 'json.too-deep'],
    ['{"a":1', 'json.malformed'],
    ["{'a':1}", 'json.malformed'],
    ['', 'json.malformed'],
  ])('%s is refused as %s', (text, key) => {
    expect(refusal(text)).toBe(key)
  })

  test.each([
    '{"a":{"b":1},"b":1}',
    '{"a":"b","c":"a"}',
    '["a","a"]',
    '{"a":[{"b":1},{"b":1}]}',
    '{"a":"{\\"b\\":1,\\"b\\":1}"}',
  ])('%s repeats nothing within one object and is taken', (text) => {
    expect(refusal(text)).toBe('taken')
  })
})
