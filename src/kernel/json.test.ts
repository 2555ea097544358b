/** JSON bodies: what the platform's own parser takes is what JSON.parse takes, without what readers take differently. */
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from './failure.ts'
import { canonicalText, parseJson } from './json.ts'

/** Names that sort otherwise as numbers, as UTF-16 and as code points; strings with halves of surrogate pairs among them. */
const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('10', '9', 'b', 'a', 'é', '\u{1f600}', '\ufb33'))
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\ud800', '\\ud', 'a\udc00b'),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom(null, undefined, new Date(0)),
    fc.array(tie('value')),
    fc.dictionary(name, tie('value')),
  ),
}))

const outcomeOf = (work: () => unknown): unknown => {
  try {
    return work()
  } catch {
    return 'refused'
  }
}

describe('the canonical form', () => {
  test('is that of RFC 8785 for any value, and refuses what that refuses', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(outcomeOf(() => canonicalText(one))).toEqual(outcomeOf(() => canonicalize(one)))
      }),
      { numRuns: 1000 },
    )
  })

  test('leaves what it was given as it was', () => {
    const given = { b: [{ d: 1, c: 2 }], a: { f: 'x', e: undefined } }
    expect(canonicalText(given)).toBe('{"a":{"f":"x"},"b":[{"c":2,"d":1}]}')
    expect(JSON.stringify(given)).toBe('{"b":[{"d":1,"c":2}],"a":{"f":"x"}}')
  })
})

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

  test('is refused for one key too many wherever it stands, however it is written, and however many there are', () => {
    const escaped = (key: string): string =>
      `"${[...key].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`
    const keys = fc.uniqueArray(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 24 })
    fc.assert(
      fc.property(keys, fc.nat(), fc.nat(), fc.boolean(), (names, which, where, isEscaped) => {
        const members = names.map((name) => `${JSON.stringify(name)}:{"a":[{"b":1}]}`)
        const object = (parts: readonly string[]): string => `[{"x":1,"y":{"z":2}},{${parts.join(' , ')}},{}]`
        expect(refusal(object(members))).toBe('taken')
        const twice = names[which % names.length] ?? ''
        const again = `${isEscaped ? escaped(twice) : JSON.stringify(twice)} : 0`
        expect(refusal(object(members.toSpliced(where % (names.length + 1), 0, again)))).toBe('json.duplicate-key')
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
