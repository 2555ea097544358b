/** Chance that repeats itself: streams known by their names, a published generator, draws by weight. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomOf, weighted, xoshiro } from './demonstration.random.ts'

describe('chance that repeats itself', () => {
  test('gives the same again, and one stream is not moved by another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(50), (name, part, more) => {
        const one = randomOf(name)
        const two = randomOf(name)
        for (let n = 0; n < more; n += 1) two.below(10)
        expect(two.stream(part).between(1, 1_000_000)).toBe(one.stream(part).between(1, 1_000_000))
      }),
    )
    expect(randomOf('a').below(2 ** 32)).not.toBe(randomOf('b').below(2 ** 32))
  })

  test('is the generator its authors published: the first ten words from the state 1, 2, 3, 4', () => {
    const draw = xoshiro([1, 2, 3, 4])
    const published = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]
    expect(published.map(draw)).toEqual(published)
  })

  test('draws by weight', () => {
    const pick = weighted([
      ['often', 90],
      ['seldom', 10],
    ])
    const random = randomOf('weights')
    const often = Array.from({ length: 10_000 }, () => pick(random)).filter((word) => word === 'often').length
    expect(Math.abs(often - 9_000)).toBeLessThan(200)
  })
})
