// Laws of rules and quiet hours, by generated cases: nothing silences what is very urgent, and nothing that waits is lost.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { urgencies } from '../hit/hit.schema.ts'
import { addHours, dayIn, timeIn, weekdayIn } from '../terms/instant.ts'
import { alwaysWays, notificationKinds, notificationWays, quarterHours } from './notification.schema.ts'
import {
  bureauWays,
  decide,
  effectiveWays,
  instantAt,
  isQuiet,
  isVeryUrgent,
  kindOfItem,
  kindsFor,
  nextDigest,
  nextToRing,
  nextTry,
  quietUntil,
} from './notification.workflow.ts'

const zones = ['Asia/Ho_Chi_Minh', 'Europe/Paris', 'America/New_York', 'Africa/Cairo', 'Pacific/Apia', 'Etc/UTC']
const zone = fc.constantFrom(...zones)
const time = fc.constantFrom(...quarterHours)
const quiet = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
  from: time,
  to: time,
})
const hasEnd = ({ from, to, days }: { from: string; to: string; days: number[] }): boolean =>
  from !== to || days.length < 7
const wellFormed = quiet.filter(hasEnd)
// Two years, with both changes of summer time of each zone.
const instant = fc
  .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 11, 31) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000).toISOString())
const someWays = fc.subarray([...notificationWays])
const ways = fc
  .array(fc.tuple(fc.constantFrom(...notificationKinds), someWays), { maxLength: 12 })
  .map((lines) => Object.fromEntries(lines))
const happening = fc.record({ kind: fc.constantFrom(...notificationKinds), urgency: fc.constantFrom(...urgencies) })

describe('the law of quiet hours', () => {
  test('nothing an officer or a bureau states silences what is very urgent, at any hour', () => {
    fc.assert(
      fc.property(
        happening.filter(isVeryUrgent),
        ways,
        ways,
        wellFormed,
        zone,
        instant,
        (what, bureau, own, hours, place, now) => {
          const effective = effectiveWays(bureau, own, what)
          const decision = decide(what, effective, { quiet: hours, zone: place }, now)
          for (const way of [...alwaysWays, ...bureauWays(bureau, what)])
            if (way !== 'digest') expect(decision.now).toContain(way)
          expect(decision.later).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  })

  test('within quiet hours nothing else disturbs, and whatever was wanted comes in the morning or the digest', () => {
    let met = 0
    fc.assert(
      fc.property(
        happening.filter((one) => !isVeryUrgent(one)),
        someWays,
        wellFormed,
        zone,
        instant,
        (what, wanted, hours, place, now) => {
          if (!isQuiet(hours, place, now)) return
          met += 1
          const decision = decide(what, wanted, { quiet: hours, zone: place }, now)
          expect(decision.now.filter((way) => way !== 'screen')).toEqual([])
          expect(isQuiet(hours, place, decision.laterAt)).toBe(false)
          for (const way of wanted)
            expect(decision.digest || decision.now.includes(way) || decision.later.includes(way)).toBe(true)
        },
      ),
      { numRuns: 600 },
    )
    expect(met).toBeGreaterThan(50)
  })

  test('quiet hours end at the first minute after them and not earlier', () => {
    fc.assert(
      fc.property(wellFormed, zone, instant, (hours, place, now) => {
        const end = quietUntil(hours, place, now)
        expect(isQuiet(hours, place, end)).toBe(false)
        if (isQuiet(hours, place, now)) {
          expect(end > now).toBe(true)
          // The clock of the zone is what counts: an hour that comes twice may end them once in between.
          expect(timeIn(end, place) >= hours.to || dayIn(end, place) !== dayIn(now, place)).toBe(true)
        } else expect(end).toBe(now)
      }),
      { numRuns: 300 },
    )
  })

  test('hours of a Friday night hold on Saturday morning and not on Sunday', () => {
    const night = { days: [5], from: '22:00', to: '06:00' }
    const paris = 'Europe/Paris'
    expect(weekdayIn('2026-11-20T21:00:00.000Z', paris)).toBe(5)
    expect(isQuiet(night, paris, '2026-11-20T20:59:00.000Z')).toBe(false)
    expect(isQuiet(night, paris, '2026-11-20T21:00:00.000Z')).toBe(true)
    expect(isQuiet(night, paris, '2026-11-21T04:59:00.000Z')).toBe(true)
    expect(isQuiet(night, paris, '2026-11-21T05:00:00.000Z')).toBe(false)
    expect(isQuiet(night, paris, '2026-11-21T22:00:00.000Z')).toBe(false)
    expect(quietUntil(night, paris, '2026-11-20T23:30:00.000Z')).toBe('2026-11-21T05:00:00.000Z')
  })
})

describe('rules', () => {
  test('an officer may mute and add what is not very urgent', () => {
    const what = { kind: 'message-normal', urgency: 'normal' } as const
    expect(effectiveWays({}, {}, what)).toEqual(['screen', 'digest'])
    expect(effectiveWays({}, { 'message-normal': [] }, what)).toEqual([])
    expect(effectiveWays({}, { 'message-normal': ['mail', 'sound'] }, what)).toEqual(['sound', 'mail'])
  })

  test('a task that is very urgent is told although tasks are muted', () => {
    const own = { 'task-mine': [] }
    expect(effectiveWays({}, own, { kind: 'task-mine', urgency: 'normal' })).toEqual([])
    expect(effectiveWays({}, own, { kind: 'task-mine', urgency: 'very-urgent' })).toEqual(
      expect.arrayContaining(['sound']),
    )
  })

  test('keys and duties concern administrators, alarms the desk', () => {
    expect(kindsFor(['administrator'])).toEqual(['access', 'recertification'])
    expect(kindsFor(['desk'])).not.toContain('access')
    expect(kindsFor(['desk'])).toContain('alarm-telephone')
    expect(kindsFor(['auditor'])).toEqual([])
  })
})

describe('what the analysts’ network asks of a bureau', () => {
  const item = { side: 'own', need: 'decide', urgency: 'normal' } as const

  test('is told like everything that arrives, to the desk and to analysts', () => {
    for (const kind of ['request', 'lead', 'consent'] as const) {
      expect(kindOfItem({ ...item, kind })).toBe(kind)
      expect(kindsFor(['analyst'])).toContain(kind)
      expect(kindsFor(['desk'])).toContain(kind)
      expect(kindsFor(['administrator'])).not.toContain(kind)
    }
    expect(kindOfItem({ ...item, kind: 'task' })).toBeUndefined()
  })

  test('a lead goes to the system notice by itself, a request waits for who looks', () => {
    expect(effectiveWays({}, {}, { kind: 'lead', urgency: 'normal' })).toEqual(['screen', 'system', 'digest'])
    expect(effectiveWays({}, {}, { kind: 'request', urgency: 'normal' })).toEqual(['screen', 'digest'])
  })
})

describe('times', () => {
  test('the time of a zone is found, and the first after it where summer time leaves it out', () => {
    expect(instantAt('2026-11-21', '06:00', 'Asia/Ho_Chi_Minh')).toBe('2026-11-20T23:00:00.000Z')
    expect(instantAt('2026-03-29', '02:30', 'Europe/Paris')).toBe('2026-03-29T01:00:00.000Z')
    fc.assert(
      fc.property(instant, zone, (now, place) => {
        expect(instantAt(dayIn(now, place), timeIn(now, place), place) <= now).toBe(true)
      }),
    )
  })

  test('a digest comes at the next of its times', () => {
    const paris = 'Europe/Paris'
    expect(nextDigest(['07:00', '19:00'], paris, '2026-11-21T06:00:00.000Z')).toBe('2026-11-21T18:00:00.000Z')
    expect(nextDigest(['07:00'], paris, '2026-11-21T06:00:00.000Z')).toBe('2026-11-22T06:00:00.000Z')
    expect(nextDigest([], paris, '2026-11-21T06:00:00.000Z')).toBeUndefined()
  })

  test('tries come ever less often and end after a day', () => {
    const began = '2026-11-21T20:00:00.000Z'
    let now = began
    let former = 0
    for (let tries = 1; ; tries += 1) {
      const next = nextTry(tries, began, now)
      if (!next) break
      const pause = Date.parse(next) - Date.parse(now)
      expect(pause).toBeGreaterThanOrEqual(former)
      former = pause
      now = next
    }
    expect(now <= addHours(began, 24)).toBe(true)
    expect(now > addHours(began, 19)).toBe(true)
  })

  test('the list is rung in its order, then from its beginning, until somebody is reached', () => {
    const list = [{ id: 'a' }, { id: 'b' }]
    const tried = (telephone: string) => ({ telephone, outcome: 'tried' })
    expect(nextToRing(list, [])?.id).toBe('a')
    expect(nextToRing(list, [tried('a')])?.id).toBe('b')
    expect(nextToRing(list, [tried('a'), tried('b')])?.id).toBe('a')
    expect(nextToRing(list, [tried('a'), { telephone: 'b', outcome: 'reached' }])).toBeUndefined()
    expect(nextToRing([], [])).toBeUndefined()
  })
})
