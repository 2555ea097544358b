// An index of persons made anew without what is gone: nobody is answered otherwise, before, meanwhile or after, and memory is what a fresh one takes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyPerson, applyChange, type PersonEntry, personChanges } from '../../test/person-changes.ts'
import { ASK_OWNER, DISCREET, HIDDEN, READABLE } from '../index/exact-reader.ts'
import { emptyPersonForm, type PersonForm } from '../matching/person-form.ts'
import { createPersonReader, createPersonWriter, type PersonWriter } from './search.person.shared.ts'

const rights = Uint8Array.of(HIDDEN, READABLE, READABLE, ASK_OWNER, DISCREET, HIDDEN)

describe('an index of persons that is renewed', () => {
  test('answers as one built anew does, whatever is changed while it is renewed', () => {
    let renewals = 0
    fc.assert(
      fc.property(
        ...[personChanges(60, 25), personChanges(30, 25), personChanges(20, 25), fc.nat(60)],
        fc.array(anyPerson, { minLength: 1, maxLength: 3 }),
        (first, during, later, merged, asked) => {
          const writer = createPersonWriter({ capacity: 1, renewStep: 5 })
          const reader = createPersonReader(writer.share())
          writer.onShare(reader.attach)
          const last = new Map<number, PersonEntry>()
          const change = (entry: PersonEntry): void => {
            applyChange(writer, entry)
            last.set(entry.number, entry)
          }
          const check = (): void => {
            const fresh = createPersonWriter({ capacity: 1 })
            for (const entry of last.values()) applyChange(fresh, entry)
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
      for (let at = 0; at < 4_200; at++) applyChange(writer, { number: at, classId: 1, form: form(from + at) })
    }
    const writer = createPersonWriter({ capacity: 10 })
    fill(writer, 0)
    while (writer.merge(true)) {}
    for (let at = 0; at < 3_900; at++) applyChange(writer, { number: at, classId: 1, form: form(10_000 + at) })
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
