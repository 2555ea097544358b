// Laws of a record's life and of the day by which it must be justified or erased.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from '../kernel/failure.ts'
import { addDays, isDay } from '../terms/instant.ts'
import { isSuspended, lifeShown } from './databases/database.ts'
import { lives } from './record.schema.ts'
import {
  changeShown,
  isPossible,
  lifeAfter,
  officerShown,
  type RecordEvent,
  recordEvents,
  retainUntil,
  retentionFault,
  yearsLater,
} from './record.workflow.ts'

const owners: readonly RecordEvent[] = ['update', 'withdraw']
const event = fc.constantFrom(...recordEvents)
const day = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('the life of a record', () => {
  test('is never lifted out of suspension by its owner', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...owners)), fc.constantFrom('under-review', 'blocked'), (events, start) => {
        let life = start as (typeof lives)[number]
        for (const one of events) if (isPossible(life, one)) life = lifeAfter(life, one)
        expect(life).not.toBe('active')
      }),
    )
  })

  test('ends with withdrawal, whatever comes after', () => {
    fc.assert(
      fc.property(event, (one) => {
        expect(isPossible('withdrawn', one)).toBe(false)
        expect(() => lifeAfter('withdrawn', one)).toThrow(new Failure('conflict', 'record.withdrawn'))
      }),
    )
  })

  test('lets the owner withdraw from every other life', () => {
    for (const life of lives.filter((one) => one !== 'withdrawn')) expect(lifeAfter(life, 'withdraw')).toBe('withdrawn')
  })

  test('refuses what does not follow', () => {
    expect(() => lifeAfter('active', 'unblock')).toThrow(new Failure('conflict', 'record.not-now'))
    expect(() => lifeAfter('blocked', 'block')).toThrow(new Failure('conflict', 'record.not-now'))
  })

  test('does not tell its owner, by what is possible or by what is shown, which suspension it is', () => {
    for (const one of owners) expect(isPossible('under-review', one)).toBe(isPossible('blocked', one))
    for (const bureau of ['vn', 'fr', 'aseanapol'])
      expect(new Set(lives.filter(isSuspended).map((life) => lifeShown(life, bureau))).size).toBe(1)
    expect(lifeShown('under-review', 'gs')).toBe('under-review')
    for (const change of ['review', 'block', 'unblock']) {
      expect(changeShown(change, 'why', 'vn')).toEqual({ change: 'suspension', reason: '' })
      expect(changeShown(change, 'why', 'gs')).toEqual({ change, reason: 'why' })
    }
    expect(changeShown('withdraw', 'why', 'vn')).toEqual({ change: 'withdraw', reason: 'why' })
  })

  test('names officers to their own bureau only', () => {
    expect(officerShown('vn.desk', 'vn')).toBe('vn.desk')
    expect(officerShown('gs.compliance', 'vn')).toBe('gs')
    expect(officerShown('vna.desk', 'vn')).toBe('vna')
  })
})

describe('the day of retention', () => {
  test('always lies within the term, and is the stated, the present or the longest one', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(5, 10),
        fc.option(day, { nil: undefined }),
        fc.option(day, { nil: undefined }),
        (today, years, stated, present) => {
          const kept = retainUntil({ today, years, stated, present })
          const wanted = stated ?? present ?? yearsLater(today, years)
          if (kept === undefined) expect(wanted < today || wanted > yearsLater(today, years)).toBe(true)
          else {
            expect(kept).toBe(wanted)
            expect(kept >= today && kept <= yearsLater(today, years)).toBe(true)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('is a real day some years later, never longer than the term', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 12 }), (today, years) => {
        const later = yearsLater(today, years)
        expect(isDay(later)).toBe(true)
        expect(Number(later.slice(0, 4)) - Number(today.slice(0, 4))).toBe(years)
        expect(later.slice(5) <= today.slice(5)).toBe(true)
      }),
    )
    expect(yearsLater('2028-02-29', 5)).toBe('2033-02-28')
    expect(yearsLater('2024-02-29', 4)).toBe('2028-02-29')
  })

  test('is refused one day past the end and one day before today, and taken on both', () => {
    const term = { today: '2026-11-21', years: 5 }
    expect(retainUntil({ ...term, stated: '2026-11-21' })).toBe('2026-11-21')
    expect(retainUntil({ ...term, stated: '2031-11-21' })).toBe('2031-11-21')
    expect(retainUntil({ ...term, stated: addDays('2026-11-21', -1) })).toBeUndefined()
    expect(retainUntil({ ...term, stated: addDays('2031-11-21', 1) })).toBeUndefined()
    expect(retentionFault('2026-11-20', '2026-11-21')).toBe('fault.retention-past')
    expect(retentionFault('2031-11-22', '2026-11-21')).toBe('fault.retention-too-long')
  })
})
