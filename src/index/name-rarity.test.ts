import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRarityCount } from './name-rarity.ts'

const expected = (form: string): number => (form === 'common' ? 3 : 12)

describe('rarity', () => {
  test('is what is expected while nothing is counted', () => {
    expect(createRarityCount().rarityOf(['common', 'other'], expected)).toEqual({ common: 3, other: 12 })
  })

  test('comes to be what is counted, one bit less for each doubling of those who bear a name', () => {
    const count = createRarityCount()
    for (let at = 0; at < 400_000; at++)
      count.add([`only${at}`, at % 4 === 0 ? 'fourth' : 'rest', at % 8 === 0 ? 'eighth' : ''])
    const { fourth, eighth, common, nobody } = count.rarityOf(['fourth', 'eighth', 'common', 'nobody'], expected)
    expect(fourth).toBeCloseTo(2, 1)
    expect(eighth).toBeCloseTo(3, 1)
    expect(common).toBeGreaterThan(7)
    expect(nobody).toBeGreaterThan(16)
  })

  test('of a name in a small store is not taken for common because few are there', () => {
    const count = createRarityCount()
    for (let at = 0; at < 3; at++) count.add(['same', 'same'])
    expect(count.rarityOf(['same'], expected).same).toBeGreaterThan(10)
  })

  test('is never below zero, and what it was before once a record is counted no more', () => {
    const forms = fc.array(fc.constantFrom('one', 'two', 'three', 'constructor', '__proto__'), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(forms, { maxLength: 50 }), fc.array(forms, { maxLength: 50 }), (kept, gone) => {
        const asked = ['one', 'two', 'three', 'constructor', '__proto__', 'none']
        const count = createRarityCount()
        for (const one of kept) count.add(one)
        const before = count.rarityOf(asked, () => 0.5)
        for (const one of gone.map((list) => count.add(list))) count.remove(one)
        expect(count.rarityOf(asked, () => 0.5)).toEqual(before)
        for (const bits of Object.values(before)) expect(bits).toBeGreaterThanOrEqual(0)
        expect(Object.keys(before)).toEqual(asked)
      }),
    )
  })
})
