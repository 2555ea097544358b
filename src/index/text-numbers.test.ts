import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTextNumbers } from './text-numbers.ts'

const ABSENT = -9

describe('numbers of texts', () => {
  test('are those that were set last or none, wherever the text stands, and the last ones set are there', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '王'), minLength: 1, maxLength: 4 })
    const steps = fc.array(fc.tuple(text, fc.boolean()), { maxLength: 200 })
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 20 }), (all, most) => {
        const numbers = createTextNumbers(most, ABSENT)
        const known = new Map<string, number>()
        let lately: string[] = []
        for (const [one, isSet] of all) {
          const [within, from, to] = [`x${one} ${one}`, 1, 1 + one.length]
          const found = numbers.get(within, from, to)
          if (lately.includes(one)) expect(found).toBe(known.get(one))
          else expect([ABSENT, known.get(one)]).toContain(found)
          if (!isSet || found !== ABSENT) continue
          known.set(one, known.size)
          numbers.set(within, from, to, known.get(one) ?? 0)
          lately = [...lately, one].slice(-most)
        }
      }),
    )
  })

  test('grow with what is set', () => {
    const numbers = createTextNumbers(10_000, ABSENT)
    for (let at = 0; at < 10_000; at++) numbers.set(`word${at}`, 0, 4 + String(at).length, at)
    for (let at = 0; at < 10_000; at++) expect(numbers.get(`a word${at} too`, 2, 6 + String(at).length)).toBe(at)
    expect(numbers.get('word', 0, 4)).toBe(ABSENT)
  })
})
