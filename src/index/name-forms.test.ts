import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachForms, createForms } from './name-forms.ts'
import { rarityOf } from './name-rarity.ts'

test('forms are counted up and down as they come and go', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ maxLength: 6 }), { maxLength: 5 }), { maxLength: 300 }), (records) => {
      const forms = createForms(() => undefined)
      const expected = new Map<string, number>()
      for (const [at, all] of records.entries()) {
        const own = [...new Set(all)]
        for (const form of own) forms.count(forms.enter(form), 1)
        if (at % 3 === 0) for (const form of own) forms.count(forms.enter(form), -1)
        else for (const form of own) expected.set(form, (expected.get(form) ?? 0) + 1)
      }
      const bearers = attachForms(forms.share())
      for (const form of records.flat()) expect(bearers(form)).toBe(expected.get(form) ?? 0)
      expect(bearers('nobody bears this')).toBe(0)
    }),
    { numRuns: 50 },
  )
})

test('a place holds until places move', () => {
  const forms = createForms(() => undefined)
  const first = forms.enter('first')
  const before = forms.moves()
  for (let at = 0; forms.moves() === before; at++) {
    expect(forms.enter('first')).toBe(first)
    forms.enter(`exercise ${at}`)
  }
  forms.count(forms.enter('first'), 1)
  expect(attachForms(forms.share())('first')).toBe(1)
})

test('the more bear a form, the fewer bits it tells', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.integer({ min: 1, max: 13 }), (some, more, expected) => {
      const records = some + more + 1
      expect(rarityOf(some, records, expected)).toBeGreaterThanOrEqual(rarityOf(some + more, records, expected))
      expect(rarityOf(some + more, records, expected)).toBeGreaterThanOrEqual(0)
    }),
  )
  expect(rarityOf(0, 0, 7)).toBeCloseTo(7)
})

test('forms are counted however many they are, and where they stand is told for all of them together', () => {
  const forms = createForms(() => undefined)
  const names = Array.from({ length: 9_000 }, (_, at) => `exercise${at}`)
  for (const name of names.slice(0, 5_000)) forms.count(forms.enter(name), 1)
  const places = forms.places(names.length, (number) => names[number - 1] ?? '')
  for (const place of places.slice(1)) forms.countAt(place)
  const bearers = attachForms(forms.share())
  expect(names.map(bearers)).toEqual(names.map((_, at) => (at < 5_000 ? 2 : 1)))
})
