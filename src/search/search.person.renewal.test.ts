// An index of persons made anew without what is gone: nobody is answered otherwise, before, meanwhile or after, and memory is what a fresh one takes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ASK_OWNER, DISCREET, HIDDEN, READABLE } from '../index/exact-reader.ts'
import { emptyPersonForm, type PersonForm } from '../matching/person-form.ts'
import { createPersonReader, createPersonWriter, type PersonWriter } from './search.person.shared.ts'

const rights = Uint8Array.of(HIDDEN, READABLE, READABLE, ASK_OWNER, DISCREET, HIDDEN)

const word = fc.constantFrom(
  ...['Nguyễn', 'Nguyen', 'Trần', 'Müller', 'Mueller', 'Иванов', 'Ivanov', 'المصري', 'al-Masri', 'Quellmann', 'Minh'],
  ...['Lan', 'Abdul Rahman', 'Abdulrahman', 'de la Cruz', 'Xq', 'Q.'],
)
const some = <T>(one: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> => fc.array(one, { maxLength })
const person: fc.Arbitrary<PersonForm> = fc.record({
  names: fc.array(fc.record({ family: word, given: word }), { maxLength: 2 }),
  datesOfBirth: some(fc.constantFrom('1985-03-12', '1985', '1984~', '1983/1986', '1991-12-01'), 2),
  nationalities: some(fc.constantFrom('XXA', 'XXB'), 1),
  placesOfBirth: some(fc.constantFrom('Exercise', 'Port Example'), 1),
  mothers: some(fc.constantFrom('Lan Exercise'), 1),
  documents: some(
    fc.nat(5).map((at) => `XXA:passport:X000000${at}`),
    2,
  ),
})

type Entry = { readonly number: number; readonly classId: number; readonly form: PersonForm | undefined }
const changes = (maxLength: number): fc.Arbitrary<Entry[]> =>
  some(
    fc.record({
      number: fc.integer({ min: 0, max: 25 }),
      classId: fc.integer({ min: 1, max: 5 }),
      form: fc.option(person, { freq: 4, nil: undefined }),
    }),
    maxLength,
  )

const apply = (writer: PersonWriter, { number, classId, form }: Entry): void => {
  if (form) writer.put(number, form, { classId, group: 0, isOpen: classId <= 2 })
  else writer.remove(number)
}

describe('an index of persons that is renewed', () => {
  test('answers as one built anew does, whatever is changed while it is renewed', () => {
    let renewals = 0
    fc.assert(
      fc.property(
        ...[changes(60), changes(30), changes(20), fc.nat(60)],
        fc.array(person, { minLength: 1, maxLength: 3 }),
        (first, during, later, merged, asked) => {
          const writer = createPersonWriter({ capacity: 1, renewStep: 5 })
          const reader = createPersonReader(writer.share())
          writer.onShare(reader.attach)
          const last = new Map<number, Entry>()
          const change = (entry: Entry): void => {
            apply(writer, entry)
            last.set(entry.number, entry)
          }
          const check = (): void => {
            const fresh = createPersonWriter({ capacity: 1 })
            for (const entry of last.values()) apply(fresh, entry)
            const other = createPersonReader(fresh.share())
            for (const [at, form] of asked.entries()) {
              const sight = { rights, groups: 1, limit: 5, isNearest: at % 2 === 1 }
              expect(reader.find(form, sight)).toEqual(other.find(form, sight))
            }
            expect(writer.size()).toBe(fresh.size())
          }
          for (const [at, entry] of first.entries()) {
            change(entry)
            if (at === merged) while (writer.merge(true)) {}
          }
          check()
          const before = writer.share().generation
          const isAny = writer.rows() > writer.size()
          let isMore = writer.renew(true)
          for (const entry of during) {
            if (isMore) isMore = writer.renew(true)
            change(entry)
          }
          check()
          while (writer.renew(true)) {}
          check()
          if (isAny) expect(writer.share().generation).toBeGreaterThan(before)
          renewals += writer.share().generation - before
          for (const entry of later) change(entry)
          check()
        },
      ),
      { numRuns: 60 },
    )
    expect(renewals).toBeGreaterThan(12)
  })

  test('takes what a fresh one takes, and is renewed by itself when a quarter of many is gone', () => {
    const form = (at: number): PersonForm => ({
      ...emptyPersonForm,
      names: [{ family: `Exercise${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10) % 10]}` }],
      placesOfBirth: [`Port Example ${at}`],
    })
    const fill = (writer: PersonWriter, from: number): void => {
      for (let at = 0; at < 4_200; at++) apply(writer, { number: at, classId: 1, form: form(from + at) })
    }
    const writer = createPersonWriter({ capacity: 10 })
    fill(writer, 0)
    while (writer.merge(true)) {}
    for (let at = 0; at < 3_900; at++) apply(writer, { number: at, classId: 1, form: form(10_000 + at) })
    expect(writer.renew(false)).toBe(false)
    fill(writer, 20_000)
    const before = writer.bytes()
    let steps = 0
    while (writer.renew(false)) steps += 1
    const fresh = createPersonWriter({ capacity: 10 })
    fill(fresh, 20_000)
    while (fresh.merge(true)) {}
    expect([writer.rows(), writer.words(), writer.bytes()]).toEqual([fresh.rows(), fresh.words(), fresh.bytes()])
    expect(writer.bytes()).toBeLessThan(before)
    expect(steps).toBeGreaterThan(4)
    expect(writer.renew(true)).toBe(false)
  })
})
