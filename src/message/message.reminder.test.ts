/** Reminders as laws: three at most, one after the other, never too early, and none once nothing is owed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, timeOf } from '../terms/instant.ts'
import {
  type Awaited,
  type Clocked,
  defaultPace,
  dueAt,
  faultOfMoreTime,
  mostReminders,
  nextStep,
  whyNotRemind,
} from './message.reminder.ts'

const hanoi: Clocked = { zone: 'Asia/Ho_Chi_Minh', weekend: [6, 7] }
const cairo: Clocked = { zone: 'Africa/Cairo', weekend: [5, 6] }

const awaited: Awaited = {
  urgency: 'urgent',
  open: true,
  replyBy: '2026-11-23T08:00:00.000Z',
  moreTimeUntil: null,
  answeredAt: null,
  reminders: 0,
  remindedAt: null,
  unansweredAt: null,
}
const step = (change: Partial<Awaited>, now: string, clock = hanoi) =>
  nextStep({ ...awaited, ...change }, clock, defaultPace, now)

describe('a recipient who owes an answer', () => {
  test('is left in peace until it is due, then reminded', () => {
    expect(step({}, '2026-11-23T07:59:59.999Z')).toEqual({ step: 'wait', until: '2026-11-23T08:00:00.000Z' })
    expect(step({}, '2026-11-23T08:00:00.000Z')).toEqual({ step: 'remind', number: 1 })
  })

  test.each([
    ['very-urgent', 30],
    ['urgent', 240],
  ] as const)('is reminded again of %s traffic after %i minutes, day and night', (urgency, minutes) => {
    const remindedAt = '2026-11-28T18:00:00.000Z'
    const until = instantOf(timeOf(remindedAt) + minutes * 60_000)
    expect(step({ urgency, reminders: 1, remindedAt }, remindedAt)).toEqual({ step: 'wait', until })
    expect(step({ urgency, reminders: 1, remindedAt }, until)).toEqual({ step: 'remind', number: 2 })
  })

  test('is not reminded of normal traffic on its own days of rest', () => {
    // Friday 10:00 in Hanoi and Thursday 10:00 in Cairo: the next working day is after the weekend of each.
    const friday = { urgency: 'normal', reminders: 1, remindedAt: '2026-11-27T03:00:00.000Z' } as const
    expect(step(friday, friday.remindedAt)).toEqual({ step: 'wait', until: '2026-11-30T03:00:00.000Z' })
    const thursday = { urgency: 'normal', reminders: 1, remindedAt: '2026-11-26T08:00:00.000Z' } as const
    expect(step(thursday, thursday.remindedAt, cairo)).toEqual({ step: 'wait', until: '2026-11-29T08:00:00.000Z' })
  })

  test('who asked for more time is reminded after that only', () => {
    const moreTimeUntil = '2026-11-25T00:00:00.000Z'
    expect(step({ moreTimeUntil }, '2026-11-24T00:00:00.000Z')).toEqual({ step: 'wait', until: moreTimeUntil })
    expect(step({ moreTimeUntil }, moreTimeUntil)).toEqual({ step: 'remind', number: 1 })
    const reminded = { moreTimeUntil, reminders: 1, remindedAt: '2026-11-23T09:00:00.000Z' }
    expect(step(reminded, '2026-11-24T00:00:00.000Z')).toEqual({ step: 'wait', until: moreTimeUntil })
  })

  test('is to be called after the third, once, and once more where its own later day passes', () => {
    const third = { reminders: 3, remindedAt: '2026-11-23T16:00:00.000Z' }
    expect(step(third, '2026-11-23T19:59:00.000Z')).toEqual({ step: 'wait', until: '2026-11-23T20:00:00.000Z' })
    expect(step(third, '2026-11-23T20:00:00.000Z')).toEqual({ step: 'unanswered' })
    const told = { ...third, unansweredAt: '2026-11-23T20:00:05.000Z' }
    expect(step(told, '2026-12-23T20:00:00.000Z')).toEqual({ step: 'rest' })
    const promised = { ...told, moreTimeUntil: '2026-11-26T00:00:00.000Z' }
    expect(step(promised, '2026-11-25T00:00:00.000Z')).toEqual({ step: 'wait', until: '2026-11-26T00:00:00.000Z' })
    expect(step(promised, '2026-11-26T00:00:00.000Z')).toEqual({ step: 'unanswered' })
  })

  test.each([
    ['answered', { answeredAt: '2026-11-23T08:30:00.000Z' }],
    ['withdrawn or a test', { open: false }],
    ['asked for no answer', { replyBy: null }],
  ] as const)('is left in peace when the message is %s', (_, change) => {
    expect(step(change, '2026-12-31T00:00:00.000Z')).toEqual({ step: 'rest' })
  })
})

describe('a reminder by hand', () => {
  const why = (change: Partial<Awaited>, now = '2026-11-23T08:00:00.000Z') =>
    whyNotRemind({ ...awaited, ...change }, now)
  test('may be sent once the answer is due, and not before', () => {
    expect(why({})).toBeUndefined()
    expect(why({}, '2026-11-23T07:59:59.999Z')).toBe('message.reminder-early')
    expect(why({ moreTimeUntil: '2026-11-24T00:00:00.000Z' })).toBe('message.reminder-early')
  })
  test.each([
    ['message.reminder-answered', { answeredAt: '2026-11-23T07:00:00.000Z' }],
    ['message.reminder-closed', { open: false }],
    ['message.reminder-no-answer-wanted', { replyBy: null }],
    ['message.reminder-last', { reminders: 3, remindedAt: '2026-11-23T07:00:00.000Z' }],
  ] as const)('is refused: %s', (key, change) => {
    expect(why(change)).toBe(key)
  })
})

test('more time is asked for a day that is later than the one that stands, and not for ever', () => {
  const now = '2026-11-22T00:00:00.000Z'
  expect(faultOfMoreTime(awaited, '2026-11-24T00:00:00.000Z', now)).toBeUndefined()
  expect(faultOfMoreTime(awaited, '2026-11-23T08:00:00.000Z', now)).toBe('fault.more-time-not-later')
  expect(faultOfMoreTime(awaited, now, now)).toBe('fault.more-time-past')
  expect(faultOfMoreTime(awaited, '2027-02-20T00:00:00.001Z', now)).toBe('fault.more-time-too-far')
})

type Event = { readonly minutes: number; readonly act: 'look' | 'by-hand' | 'answer' | 'more-time' | 'withdraw' }
const anyEvents = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 4000 }),
    act: fc.oneof(
      { weight: 12, arbitrary: fc.constant('look' as const) },
      { weight: 3, arbitrary: fc.constant('by-hand' as const) },
      { weight: 1, arbitrary: fc.constantFrom('answer' as const, 'more-time' as const, 'withdraw' as const) },
    ),
  }),
  { maxLength: 60 },
)

type Life = { readonly awaited: Awaited; readonly sent: readonly string[]; readonly calls: readonly string[] }

const remindedBy = (life: Life, now: string): Life => ({
  ...life,
  awaited: { ...life.awaited, reminders: life.awaited.reminders + 1, remindedAt: now },
  sent: [...life.sent, now],
})

/** What the platform and the people do at one moment. */
const live = (life: Life, { act }: Event, now: string, clock: Clocked): Life => {
  const { awaited: one } = life
  switch (act) {
    case 'answer':
      return { ...life, awaited: { ...one, answeredAt: one.answeredAt ?? now } }
    case 'withdraw':
      return { ...life, awaited: { ...one, open: false } }
    case 'more-time': {
      const until = instantOf(timeOf(now) + 3 * 86_400_000)
      return faultOfMoreTime(one, until, now) ? life : { ...life, awaited: { ...one, moreTimeUntil: until } }
    }
    case 'by-hand':
      return whyNotRemind(one, now) === undefined ? remindedBy(life, now) : life
    case 'look': {
      const next = nextStep(one, clock, defaultPace, now)
      if (next.step === 'remind') {
        expect(next.number).toBe(one.reminders + 1)
        return remindedBy(life, now)
      }
      return next.step === 'unanswered'
        ? { ...life, awaited: { ...one, unansweredAt: now }, calls: [...life.calls, now] }
        : life
    }
  }
}

test('whatever happens when, reminders are three at most, in order, never before the day, never after an answer', () => {
  const urgency = fc.constantFrom('very-urgent' as const, 'urgent' as const, 'normal' as const)
  fc.assert(
    fc.property(anyEvents, urgency, fc.constantFrom(hanoi, cairo), (events, of, clock) => {
      let now = '2026-11-22T00:00:00.000Z'
      let life: Life = { awaited: { ...awaited, urgency: of }, sent: [], calls: [] }
      for (const event of events) {
        now = instantOf(timeOf(now) + event.minutes * 60_000)
        const before = life
        life = live(before, event, now, clock)
        if (life.sent.length === before.sent.length && life.calls.length === before.calls.length) continue
        expect(before.awaited.answeredAt).toBeNull()
        expect(before.awaited.open).toBe(true)
        expect(now >= (dueAt(before.awaited) ?? '')).toBe(true)
      }
      expect(life.sent.length).toBeLessThanOrEqual(mostReminders)
      expect([...life.sent].sort()).toEqual(life.sent)
      if (life.calls.length > 0) expect(life.sent).toHaveLength(mostReminders)
      // Looking twice at one moment does nothing twice: the clock of a message cannot run wild.
      expect(
        live(live(life, { act: 'look', minutes: 0 }, now, clock), { act: 'look', minutes: 0 }, now, clock),
      ).toEqual(live(life, { act: 'look', minutes: 0 }, now, clock))
    }),
  )
})

test('the clock always moves on: waiting is for a later moment', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -5000, max: 5000 }), (reminders, minutes) => {
      const now = instantOf(timeOf('2026-11-23T08:00:00.000Z') + minutes * 60_000)
      const remindedAt = reminders === 0 ? null : '2026-11-23T09:00:00.000Z'
      const next = step({ reminders, remindedAt }, now)
      if (next.step === 'wait') expect(next.until > now).toBe(true)
    }),
  )
})
