// Laws of the invented millions: the same persons each time, concentrated as in life, of as many names as in life.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchCultures } from './search.names.table.ts'
import { createSearchWorld } from './search.world.ts'

const world = createSearchWorld(7)
const many = 40_000
const persons = Array.from({ length: many }, (_, number) => world.person(number))
const shareOf = (some: readonly unknown[], all: readonly unknown[]): number => some.length / all.length
const ofCulture = (code: string) => persons.filter(({ culture }) => culture === code)
const familyOf = ({ form }: (typeof persons)[number]): string => form.names[0]?.family ?? ''

test('a person is the same whenever they are made, alone or in a row', () => {
  const inRow = [...world.persons(500)]
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 499 }), (number) => {
      expect(inRow[number]).toEqual({ number, form: createSearchWorld(7).person(number).form })
    }),
  )
})

test('another seed is another world', () => {
  const other = createSearchWorld(8)
  const same = persons.slice(0, 1000).filter(({ form }, number) => {
    return JSON.stringify(form) === JSON.stringify(other.person(number).form)
  })
  expect(same.length).toBeLessThan(5)
})

test('any number is a person with one to three names, each with letters and none twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (number) => {
      const { form } = world.person(number)
      const texts = form.names.map(({ family = '', given = '', other = '', whole }) => {
        return whole ?? [family, given, other].join('|')
      })
      expect(texts.length).toBeGreaterThanOrEqual(1)
      expect(texts.length).toBeLessThanOrEqual(3)
      expect(new Set(texts).size).toBe(texts.length)
      for (const text of texts) {
        expect(text).toMatch(/\p{L}/u)
        expect(text).not.toMatch(/undefined| {2}|^ | $/)
      }
      for (const date of form.datesOfBirth) expect(date).toMatch(/^(19|20)\d\d(~|-\d\d(-\d\d)?)?$/)
    }),
  )
})

describe('concentrations are those of life', () => {
  test('40 % of the Vietnamese are called Nguyễn', () => {
    const block = ofCulture('vietnamese')
    const share = shareOf(
      block.filter((one) => familyOf(one) === 'Nguyễn'),
      block,
    )
    expect(share).toBeGreaterThan(0.36)
    expect(share).toBeLessThan(0.44)
    expect(world.commonestFamily('vietnamese')).toBeCloseTo(0.4, 2)
  })

  test('45 % of the Koreans are called Kim, Lee or Park', () => {
    const block = ofCulture('korean')
    const share = shareOf(
      block.filter((one) => ['Kim', 'Lee', 'Park'].includes(familyOf(one))),
      block,
    )
    expect(share).toBeGreaterThan(0.4)
    expect(share).toBeLessThan(0.5)
  })

  test('in some blocks no family name is borne by more than one in a hundred', () => {
    const rarer = searchCultures.filter(({ code }) => world.commonestFamily(code) <= 0.01)
    expect(rarer.map(({ code }) => code)).toEqual(expect.arrayContaining(['english', 'german', 'french', 'russian']))
  })

  test('every culture has its share', () => {
    const all = searchCultures.reduce((sum, { weight }) => sum + weight, 0)
    for (const { code, weight } of searchCultures) {
      const share = shareOf(ofCulture(code), persons)
      expect(Math.abs(share - weight / all)).toBeLessThan(0.006)
    }
  })

  test('1.5 to 1.7 names a person, many in the script of their culture', () => {
    const names = persons.flatMap(({ form }) => form.names)
    expect(names.length / many).toBeGreaterThan(1.5)
    expect(names.length / many).toBeLessThan(1.7)
    const original = persons.filter((one) => one.form.names.some(({ whole }) => whole === one.original))
    expect(shareOf(original, persons)).toBeGreaterThan(0.06)
    const known = persons.filter(({ original: own }) => own !== undefined)
    expect(shareOf(known, persons)).toBeGreaterThan(0.3)
  })

  test('main names are nearly all different, and their words come again', () => {
    const names = new Set(persons.map(({ form }) => JSON.stringify(form.names[0])))
    expect(names.size / many).toBeGreaterThan(0.95)
    const words = persons.flatMap(({ form }) => `${form.names[0]?.family} ${form.names[0]?.given}`.split(' '))
    expect(new Set(words).size).toBeLessThan(words.length / 2)
  })

  test('most dates of birth are known to the day, some to the year, some not at all', () => {
    const dates = persons.map(({ form }) => form.datesOfBirth)
    expect(
      shareOf(
        dates.filter(({ length }) => length === 0),
        dates,
      ),
    ).toBeGreaterThan(0.06)
    expect(
      shareOf(
        dates.filter(([date]) => date?.length === 4),
        dates,
      ),
    ).toBeGreaterThan(0.08)
    expect(
      shareOf(
        dates.filter(([date]) => date?.length === 10),
        dates,
      ),
    ).toBeGreaterThan(0.7)
  })

  test('where days go unrecorded, 1 January stands more often than any day could', () => {
    const days = ofCulture('arabic').flatMap(({ form }) => form.datesOfBirth.filter((date) => date.length === 10))
    expect(
      shareOf(
        days.filter((date) => date.endsWith('-01-01')),
        days,
      ),
    ).toBeGreaterThan(0.08)
    const german = ofCulture('german').flatMap(({ form }) => form.datesOfBirth.filter((date) => date.length === 10))
    expect(
      shareOf(
        german.filter((date) => date.endsWith('-01-01')),
        german,
      ),
    ).toBeLessThan(0.03)
  })
})

test('there are at least eleven cultures', () => {
  expect(new Set(persons.map(({ culture }) => culture)).size).toBeGreaterThanOrEqual(11)
})
