/** What a desk shows is told by its view alone, filters give way again, and nothing is put away past its time. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caughtUp, firstHeard, isSounding, keyOfAlarm, soundsFor } from './desk.alarms.panel.ts'
import { blankHandover, bodyOf, filled, missingOf, withoutStep } from './desk.handover.panel.ts'
import { itemKinds, orders, stripFilters, tabs } from './desk.schema.ts'
import {
  changed,
  filtered,
  isNarrowed,
  isSameView,
  outlineOf,
  plainColumns,
  plainView,
  snoozeSpans,
  tabOf,
  thingAt,
  type Wanted,
  widened,
} from './desk.wanted.panel.ts'

const now = Date.parse('2026-11-21T20:05:00.000Z')
const at = (minutes: number): string => new Date(now + minutes * 60_000).toISOString()
const wanteds: fc.Arbitrary<Wanted> = fc.record(
  {
    tab: fc.constantFrom(...tabs),
    filter: fc.constantFrom(...stripFilters),
    urgency: fc.constantFrom('very-urgent', 'urgent', 'normal'),
    kind: fc.constantFrom(...itemKinds),
    from: fc.constantFrom('vn', 'fr'),
    order: fc.constantFrom(...orders),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Wanted>

describe('a view', () => {
  test('has one outline, whatever the order of its members, and another one for anything else it shows', () => {
    fc.assert(
      fc.property(wanteds, wanteds, (one, other) => {
        const turned = Object.fromEntries(Object.entries(one).reverse()) as Wanted
        expect(outlineOf(turned)).toBe(outlineOf(one))
        const same = { wanted: one, columns: plainColumns }
        expect(isSameView(same, { ...same, wanted: other })).toBe(outlineOf(one) === outlineOf(other))
        expect(isSameView(same, { ...same, columns: ['due'] })).toBe(false)
      }),
    )
  })

  test('is the desk without an owner when nothing is chosen, and all that is open under a count of the strip', () => {
    expect(tabOf(plainView.wanted)).toBe('unassigned')
    expect(tabOf(filtered(plainView.wanted, 'hits-to-confirm'))).toBe('all')
    expect(filtered({ tab: 'all', filter: 'urgent' }, null)).toEqual({ tab: 'all' })
  })

  test('loses every filter at once and keeps tab and order', () => {
    fc.assert(
      fc.property(wanteds, (wanted) => {
        const wide = widened(wanted)
        expect(isNarrowed(wide)).toBe(false)
        expect([wide.tab, wide.order]).toEqual([wanted.tab, wanted.order])
      }),
    )
  })

  test('takes one member away without touching the others', () => {
    expect(changed({ tab: 'mine', from: 'vn' }, 'from', null)).toEqual({ tab: 'mine' })
    expect(changed({ tab: 'mine' }, 'from', 'fr')).toEqual({ tab: 'mine', from: 'fr' })
  })
})

describe('spans to put items away', () => {
  test('end before the earliest of their times', () => {
    const dues = fc.array(fc.option(fc.integer({ min: -60, max: 2000 }).map(at)), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(dues, (times) => {
        for (const minutes of snoozeSpans(times, now))
          for (const due of times)
            if (due !== null) expect(Math.ceil(now / 60_000 + minutes) * 60_000).toBeLessThan(Date.parse(due))
      }),
    )
    expect(snoozeSpans([null], now).length).toBeGreaterThan(3)
    expect(snoozeSpans([at(3)], now)).toEqual([])
  })
})

test('a thing is known by the address of its page and by nothing else', () => {
  const id = '018f4a6e-1111-7222-8333-444455556666'
  expect(thingAt(`https://hub.example/hits/${id}`)).toEqual({ kind: 'hit', ref: id })
  expect(thingAt(`/messages/${id}?x=1`)).toEqual({ kind: 'message', ref: id })
  expect(thingAt(`/records/travel-document/${id}`)).toEqual({ kind: 'record', ref: id })
  for (const typed of ['', id, '/desk', `/officers/${id}`, '/hits/1']) expect(thingAt(typed)).toBeUndefined()
})

describe('the alarm at a screen', () => {
  const alarm = { item: 'a', since: at(-3), level: 0 }

  test('sounds twenty seconds for each level it reaches, then is only seen', () => {
    const heard = firstHeard(new Map(), [alarm], now)
    expect(isSounding(heard, [alarm], now + soundsFor - 1)).toBe(true)
    expect(isSounding(heard, [alarm], now + soundsFor)).toBe(false)
    const second = { ...alarm, level: 1 }
    const again = firstHeard(heard, [second], now + 300_000)
    expect(isSounding(again, [second], now + 300_001)).toBe(true)
    expect(again.has(keyOfAlarm(alarm))).toBe(false)
  })

  test('is heard of once, however often the list comes', () => {
    const heard = firstHeard(new Map(), [alarm], now)
    expect(firstHeard(heard, [alarm], now + 5000)).toBe(heard)
    expect(isSounding(firstHeard(heard, [], now), [], now)).toBe(false)
  })
})

test('a line that is back tells what arrived meanwhile, and how much of it is very urgent', () => {
  const lines = [
    { arrivedAt: at(-10), urgency: 'very-urgent' },
    { arrivedAt: at(-2), urgency: 'very-urgent' },
    { arrivedAt: at(-1), urgency: 'normal' },
  ]
  expect(caughtUp(lines, at(-2))).toEqual({ count: 2, veryUrgent: 1 })
})

describe('a handover', () => {
  const item = { reference: null, kind: 'task', need: 'do', urgency: 'urgent', from: null, dueAt: null, owner: null }
  const proposed = {
    at: at(0),
    items: ['a', 'b'].map((id) => ({ ...item, item: id, nextStep: null })) as never,
    promises: [{ bureau: 'vn', by: at(60), what: 'Exercise: a list' }],
    troubles: [],
    uncovered: [],
  }

  test('is whole when every item has a next step and no line was left unfinished', () => {
    const begun = { ...blankHandover, steps: { a: 'Ring again' } }
    expect(missingOf(begun, proposed)).toEqual(['/items/1/nextStep'])
    const all = filled(begun, proposed, 'Wait for the morning')
    expect(withoutStep(all, proposed)).toEqual([])
    expect(bodyOf(all, proposed).items).toEqual([
      { item: 'a', nextStep: 'Ring again' },
      { item: 'b', nextStep: 'Wait for the morning' },
    ])
    expect(bodyOf(all, proposed).promises).toEqual(proposed.promises)
    expect(missingOf({ ...all, troubles: [{ name: 'Search', says: ' ' }] }, proposed)).toEqual(['/troubles/0/says'])
  })

  test('says nothing of an item that is no longer open', () => {
    const draft = { ...blankHandover, steps: { a: 'x', b: 'y', gone: 'z' } }
    expect(bodyOf(draft, proposed).items.map((one) => one.item)).toEqual(['a', 'b'])
  })
})
