/** Watches and delayed hits as they are read and set on the screen. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databaseNames } from '../record/record.schema.ts'
import { purposes } from '../terms/purpose.ts'
import { daysOf, erasedBy, isSame, type Keep, keepFor, keepsNames, settingOf } from './watch.delayed.panel.ts'
import { dayAfter, daysLeft, kindOfEarlier, linesOfQuestion, offeredDays } from './watch.question.panel.ts'
import { mostWatchDays, watchKinds } from './watch.schema.ts'

describe('what is watched for', () => {
  test('stands line by line in the words of its fields', () => {
    const person = {
      family: 'EXERCISE',
      dateOfBirth: '1990',
      nationalities: ['FRA'],
      documents: [{ number: 'X1', type: 'passport' }],
    }
    expect(linesOfQuestion('person', person).map(({ label, shows, value }) => [label, shows, value])).toEqual([
      ['field.nominal.names.family', 'text', 'EXERCISE'],
      ['field.nominal.datesOfBirth', 'date', '1990'],
      ['field.nominal.nationalities.country', 'country', 'FRA'],
      ['field.nominal.documents.number', 'number', 'X1'],
      ['field.nominal.documents.type', 'code', 'passport'],
    ])
    expect(linesOfQuestion('vehicle', { plate: '51F', country: 'VNM' }).map(({ label }) => label)).toEqual([
      'field.vehicle.plate',
      'field.vehicle.country',
    ])
  })

  test('is empty once it has been erased', () => {
    expect(linesOfQuestion('person', {})).toEqual([])
    expect(linesOfQuestion('vehicle', null)).toEqual([])
  })

  test('of an earlier check is known by the database of the record that met it', () => {
    expect(kindOfEarlier('nominal', { family: 'EXERCISE' })).toBe('person')
    expect(kindOfEarlier('tdawn', { number: 'X1' })).toBe('travel-document')
    expect(kindOfEarlier('tdawn', { family: 'EXERCISE' })).toBe('person')
    expect(kindOfEarlier('vessel', {})).toBe('vessel')
    expect(kindOfEarlier('outside-list', {})).toBeUndefined()
    expect(linesOfQuestion('person', { father: 'EXERCISE' })[0]?.label).toBe('field.nominal.father')
  })

  test.each(watchKinds)('%s is offered no day beyond what it admits', (kind) => {
    const most = kind === 'person' ? mostWatchDays.person : mostWatchDays.thing
    expect(Math.max(...offeredDays(kind))).toBe(most)
  })

  test('days left are counted from day to day', () => {
    expect(daysLeft('2026-12-01', '2026-11-21')).toBe(10)
    expect(daysLeft('2026-11-20', '2026-11-21')).toBe(-1)
    expect(daysLeft(dayAfter('2026-11-21', 90), '2026-11-21')).toBe(90)
  })
})

const keep = fc.record({
  purpose: fc.constantFrom(...purposes),
  database: fc.constantFrom(...databaseNames),
  days: fc.integer({ min: 0, max: 9 }),
})

describe('delayed hits', () => {
  test('keep one term for each purpose and database, of five days at most', () => {
    fc.assert(
      fc.property(fc.array(keep), (steps) => {
        const keeps = steps.reduce<readonly Keep[]>((all, one) => keepFor(all, one.purpose, one.database, one.days), [])
        const named = keeps.map(({ purpose, database }) => `${purpose} ${database}`)
        expect(new Set(named).size).toBe(named.length)
        for (const one of keeps) expect(one.days >= 1 && one.days <= 5).toBe(true)
        const last = steps.at(-1)
        if (last) expect(daysOf(keeps, last.purpose, last.database)).toBe(Math.min(5, last.days))
        expect(isSame(keeps, [...keeps].reverse())).toBe(true)
        expect(settingOf(keeps).keeps).toEqual(keeps)
      }),
    )
  })

  test('tell what is erased when less is kept', () => {
    const before: readonly Keep[] = [
      { purpose: 'locate', database: 'nominal', days: 5 },
      { purpose: 'security-check', database: 'vehicle', days: 2 },
    ]
    expect(erasedBy(before, keepFor(before, 'locate', 'nominal', 3))).toEqual([before[0]])
    expect(erasedBy(before, keepFor(before, 'security-check', 'vehicle', 5))).toEqual([])
    expect(erasedBy(before, [])).toEqual(before)
  })

  test('keep names only where people are sought', () => {
    expect(purposes.filter(keepsNames)).toEqual(purposes.filter((one) => ['locate', 'wanted'].includes(one)))
  })
})
