// Laws of an item: it follows its thing whatever the order of facts, never sleeps past its time, and rings only when it should.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from '../kernel/failure.ts'
import { addHours } from '../terms/instant.ts'
import type { ItemLife } from './desk.table.ts'
import { advance, begun, type Command, follow, type Pace, type Wanted } from './desk.workflow.ts'

const now = '2026-11-21T20:05:00.000Z'
const later = (minutes: number): string => addHours(now, minutes / 60)
const at = (minutes: number): Pace => ({ now: later(minutes), alarmMinutes: 5 })
const desk = { officer: 'vn.desk', overrules: false }
const second = { officer: 'vn.desk-2', overrules: false }

const asks = (more: Partial<Wanted> = {}): Wanted => ({
  unit: '',
  reviewed: false,
  withheldFrom: '',
  reference: 'VN/FR/2026/000001',
  side: 'recipient',
  need: 'answer',
  urgency: 'urgent',
  dueAt: later(60),
  waits: false,
  arrivedAt: now,
  sender: 'fr',
  language: 'en',
  about: null,
  test: false,
  exercise: false,
  withdrawn: false,
  round: 0,
  open: true,
  outcome: 'settled',
  owner: undefined,
  acknowledged: false,
  ...more,
})
const item = (more: Partial<Wanted> = {}): ItemLife => begun('message', asks(more), at(0)).item
const refusal = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof Failure) return error.pointers[0]?.key ?? error.key
    throw error
  }
  return ''
}

const anInstant = fc.integer({ min: -600, max: 600 }).map(later)
const anAsk: fc.Arbitrary<Wanted> = fc
  .record({
    urgency: fc.constantFrom('very-urgent', 'urgent', 'normal'),
    dueAt: fc.option(anInstant),
    waits: fc.boolean(),
    round: fc.integer({ min: 0, max: 3 }),
    open: fc.boolean(),
    acknowledged: fc.boolean(),
  })
  .map((more) => asks(more))
const aCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    { act: 'take' },
    { act: 'release' },
    { act: 'wake' },
    { act: 'acknowledge' },
    { act: 'look' },
    { act: 'escalate' },
    { act: 'come-back' },
    { act: 'ring-on' },
    { act: 'reopen', reason: true },
    { act: 'assign', officer: 'vn.desk-2' },
    { act: 'done', outcome: 'dealt-with', words: false, acknowledged: true },
    { act: 'done', outcome: 'no-answer-needed', words: true, acknowledged: false },
  ),
  anInstant.map((until): Command => ({ act: 'snooze', until })),
)
type Event = { readonly minutes: number } & ({ readonly wanted: Wanted } | { readonly command: Command })
const events: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof(
    fc.record({ minutes: fc.integer({ min: 0, max: 40 }), wanted: anAsk }),
    fc.record({ minutes: fc.integer({ min: 0, max: 40 }), command: aCommand }),
  ),
  { maxLength: 30 },
)

const play = (first: ItemLife, steps: readonly Event[], after: (item: ItemLife, minutes: number) => void): ItemLife => {
  let one = first
  let minutes = 0
  for (const event of steps) {
    minutes += event.minutes
    try {
      one =
        'wanted' in event
          ? follow(one, event.wanted, at(minutes)).item
          : advance(one, event.command, desk, at(minutes)).item
    } catch (error) {
      if (!(error instanceof Failure)) throw error
    }
    after(one, minutes)
  }
  return one
}

describe('an item', () => {
  test('is never put away past its time, whatever happens to it and to its thing', () => {
    fc.assert(
      fc.property(anAsk, events, (wanted, steps) => {
        play(item({ ...wanted, open: true }), steps, (one) => {
          if (one.snoozedUntil !== null && one.dueAt !== null) expect(one.snoozedUntil <= one.dueAt).toBe(true)
        })
      }),
    )
  })

  test('rings only while it is open, very urgent, nobody has it and it is this side’s turn', () => {
    fc.assert(
      fc.property(anAsk, events, (wanted, steps) => {
        play(item({ ...wanted, open: true }), steps, (one) => {
          const due = one.state === 'open' && one.urgency === 'very-urgent' && one.owner === '' && !one.waits
          if (one.alarm !== 'none') expect(due).toBe(true)
          if (due && one.snoozedUntil === null) expect(one.alarm).not.toBe('none')
          expect(one.alarmNext !== null).toBe(one.alarm === 'ringing' && one.alarmLevel < 3)
        })
      }),
    )
  })

  test('is open exactly when its thing asks, unless an officer said that it is done and it has not asked again', () => {
    fc.assert(
      fc.property(anAsk, events, anAsk, (wanted, steps, last) => {
        const before = play(item({ ...wanted, open: true }), steps, () => undefined)
        const { item: after } = follow(before, last, at(2000))
        const stands = before.state === 'done' && before.byHand && last.round <= before.round
        expect(after.state).toBe(last.open && !stands ? 'open' : 'done')
        expect(follow(after, last, at(2000)).steps).toEqual([])
      }),
    )
  })

  test('comes to the same end in whatever order and however often its thing was looked at before', () => {
    fc.assert(
      fc.property(fc.array(anAsk, { maxLength: 8 }), fc.array(anAsk, { maxLength: 8 }), anAsk, (one, other, last) => {
        const seen = (looks: readonly Wanted[]): ItemLife =>
          [...looks, last].reduce((was, wanted) => follow(was, wanted, at(1)).item, item())
        const what = ({ state, urgency, dueAt, waits, round }: ItemLife) =>
          state === 'open' ? { state, urgency, dueAt, waits, round } : { state }
        expect(what(seen(one))).toEqual(what(seen(other)))
      }),
    )
  })

  test('counts its steps and its versions', () => {
    fc.assert(
      fc.property(events, (steps) => {
        let before = item()
        play(before, steps, (one) => {
          expect(one.steps >= before.steps).toBe(true)
          expect(one.version > before.version).toBe(one.steps > before.steps)
          before = one
        })
      }),
    )
  })
})

describe('taking', () => {
  const taken = advance(item(), { act: 'take' }, desk, at(1)).item

  test('is the first one’s; the second is told who, a head of shift too', () => {
    expect(refusal(() => advance(taken, { act: 'take' }, second, at(1)))).toBe('desk.taken-by')
    expect(refusal(() => advance(taken, { act: 'take' }, { ...second, overrules: true }, at(1)))).toBe('desk.taken-by')
    expect(advance(taken, { act: 'take' }, desk, at(2)).steps).toEqual([])
  })

  test('keeps others from putting it away, finishing it and giving it away; a head of shift may', () => {
    const commands: readonly Command[] = [
      { act: 'snooze', until: later(30) },
      { act: 'assign', officer: 'vn.desk-2' },
      { act: 'release' },
      { act: 'done', outcome: 'no-answer-needed', words: true, acknowledged: false },
    ]
    for (const command of commands) {
      expect(refusal(() => advance(taken, command, second, at(1)))).toBe('desk.taken-by')
      expect(advance(taken, command, { ...second, overrules: true }, at(1)).steps.length).toBeGreaterThan(0)
    }
  })
})

describe('putting away', () => {
  test('is refused past the time of the item, in the past and for months', () => {
    expect(refusal(() => advance(item(), { act: 'snooze', until: later(61) }, desk, at(1)))).toBe(
      'fault.desk-past-its-time',
    )
    expect(refusal(() => advance(item(), { act: 'snooze', until: now }, desk, at(1)))).toBe('fault.desk-not-in-future')
    const free = item({ dueAt: null })
    expect(refusal(() => advance(free, { act: 'snooze', until: later(60 * 24 * 31) }, desk, at(1)))).toBe(
      'fault.desk-too-far',
    )
    expect(advance(item(), { act: 'snooze', until: later(60) }, desk, at(1)).item.snoozedUntil).toBe(later(60))
  })

  test('ends by itself, earlier when the thing is wanted earlier', () => {
    const away = advance(item(), { act: 'snooze', until: later(60) }, desk, at(1)).item
    expect(follow(away, asks({ dueAt: later(20) }), at(2)).item.snoozedUntil).toBe(later(20))
    expect(advance(away, { act: 'come-back' }, desk, at(59)).steps).toEqual([])
    const back = advance(away, { act: 'come-back' }, desk, at(60))
    expect(back.item.snoozedUntil).toBeNull()
    expect(back.steps.map(({ step }) => step)).toEqual(['came-back'])
  })
})

describe('finishing', () => {
  const done = { act: 'done', outcome: 'dealt-with', words: false, acknowledged: false } as const

  test('a message needs an acknowledgement, or a reason why it needs no answer', () => {
    expect(refusal(() => advance(item(), done, desk, at(1)))).toBe('desk.acknowledge-first')
    expect(advance(item(), { ...done, acknowledged: true }, desk, at(1)).item.state).toBe('done')
    const none = { ...done, outcome: 'no-answer-needed' } as const
    expect(refusal(() => advance(item(), none, desk, at(1)))).toBe('fault.required')
    expect(advance(item(), { ...none, words: true }, desk, at(1)).item.outcome).toBe('no-answer-needed')
    expect(refusal(() => advance(item(), { ...done, outcome: 'mended' }, desk, at(1)))).toBe(
      'fault.desk-outcome-of-kind',
    )
  })

  test('a hit is finished by its own outcome', () => {
    const hit = begun('hit', asks({ owner: '' }), at(0)).item
    expect(refusal(() => advance(hit, done, desk, at(1)))).toBe('desk.done-elsewhere')
  })

  test('is taken back within ten seconds by whoever did it, later with a reason', () => {
    const over = advance(item(), { ...done, acknowledged: true }, desk, at(1)).item
    const back = { act: 'reopen', reason: false } as const
    const seconds = (n: number): Pace => at(1 + n / 60)
    expect(advance(over, back, desk, seconds(10)).item.state).toBe('open')
    expect(refusal(() => advance(over, back, desk, seconds(11)))).toBe('fault.required')
    expect(refusal(() => advance(over, back, second, seconds(1)))).toBe('fault.required')
    expect(advance(over, { ...back, reason: true }, second, at(500)).item.state).toBe('open')
    const answered = follow(item(), asks({ open: false, outcome: 'answered' }), at(1)).item
    expect(refusal(() => advance(answered, { ...back, reason: true }, desk, at(2)))).toBe('desk.thing-over')
  })

  test('stands until the thing asks once more', () => {
    const over = advance(item(), { ...done, acknowledged: true }, desk, at(1)).item
    expect(follow(over, asks(), at(2)).item.state).toBe('done')
    const again = follow(over, asks({ round: 1 }), at(3))
    expect(again.item).toMatchObject({ state: 'open', owner: '', byHand: false })
  })
})

describe('an alarm', () => {
  const rings = item({ urgency: 'very-urgent' })

  test('goes on to the second officer, the head of shift and the telephone list, and stops there', () => {
    expect(rings).toMatchObject({ alarm: 'ringing', alarmLevel: 0, alarmNext: later(5) })
    expect(advance(rings, { act: 'ring-on' }, desk, at(4)).steps).toEqual([])
    const levels: ItemLife[] = []
    for (const minute of [5, 10, 15, 20])
      levels.push(advance(levels.at(-1) ?? rings, { act: 'ring-on' }, desk, at(minute)).item)
    expect(levels.map(({ alarmLevel }) => alarmLevel)).toEqual([1, 2, 3, 3])
    expect(levels.at(-1)?.alarmNext).toBeNull()
  })

  test('falls silent for all when one acknowledges, and rings again when the sender asks again', () => {
    const quiet = advance(rings, { act: 'acknowledge' }, desk, at(1)).item
    expect(quiet).toMatchObject({ alarm: 'acknowledged', alarmNext: null })
    expect(advance(quiet, { act: 'acknowledge' }, second, at(2)).steps).toEqual([])
    expect(advance(quiet, { act: 'ring-on' }, desk, at(9)).steps).toEqual([])
    expect(follow(quiet, asks({ urgency: 'very-urgent', round: 1 }), at(9)).item.alarm).toBe('ringing')
  })

  test('ends when somebody takes the item, and begins anew when they give it back', () => {
    const taken = advance(rings, { act: 'take' }, desk, at(1))
    expect(taken.steps.map(({ step }) => step)).toEqual(['taken', 'alarm-ended'])
    expect(advance(taken.item, { act: 'release' }, desk, at(30)).item).toMatchObject({
      alarm: 'ringing',
      alarmLevel: 0,
      alarmNext: later(35),
    })
  })

  test('never rings for test traffic', () => {
    expect(item({ urgency: 'very-urgent', test: true }).alarm).toBe('none')
  })
})
