// What a screen makes of what happened, and how ticks of the matrix become rules.
import { describe, expect, test } from 'vitest'
import { itemOperations, otherOperations } from './notification.happening.ts'
import { givenOf, isFixed, isTicked, rulesOf, tick } from './notification.matrix.panel.ts'
import { type Happened, isInSight, mayBeTold, noticesBy, soundOf } from './notification.ringing.panel.ts'

const came = (kind: Happened['kind'], ways: Happened['ways'], more: Partial<Happened> = {}): Happened => ({
  kind,
  ways,
  urgency: 'normal',
  from: null,
  ...more,
})

describe('what happened at once', () => {
  const happened = [
    came('message-urgent', ['screen', 'sound'], { urgency: 'urgent', from: 'fr' }),
    came('message-urgent', ['screen', 'system'], { urgency: 'urgent', from: 'fr' }),
    came('message-normal', ['screen'], { from: 'fr' }),
    came('message-normal', ['screen'], { from: 'de' }),
    came('answer', ['sound']),
  ]

  test('is one notice for each kind and way, with the bureau where it is the only one', () => {
    expect(noticesBy('screen', happened)).toEqual([
      { kind: 'message-urgent', count: 2, from: 'fr' },
      { kind: 'message-normal', count: 2, from: null },
    ])
    expect(noticesBy('system', happened)).toEqual([{ kind: 'message-urgent', count: 1, from: 'fr' }])
  })

  test('is one sound, that of the most urgent, and none where no rule wants one', () => {
    expect(soundOf(happened)).toBe('urgent')
    expect(soundOf(happened.slice(2))).toBe('answer')
    expect(soundOf([came('message-normal', ['sound'])])).toBe('notice')
    expect(soundOf(happened.slice(2, 4))).toBeUndefined()
  })

  test('is not said over a list that shows it', () => {
    const [notice] = noticesBy('screen', happened)
    if (!notice) throw new Error('there is one')
    expect([isInSight(notice, '/desk'), isInSight(notice, '/messages')]).toEqual([true, false])
    expect(isInSight({ ...notice, kind: 'handover-late' }, '/desk')).toBe(false)
  })

  test('is asked about for every fact that the hub may tell of, and for few others', () => {
    const all = [...itemOperations, ...otherOperations].filter((operation) => !operation.startsWith('desk.alarm'))
    expect(all.filter((operation) => !mayBeTold({ operation }))).toEqual([])
    for (const operation of ['desk.look', 'message.stored', 'record.update', 'check.ask', 'desk.item-changed'])
      expect(mayBeTold({ operation })).toBe(false)
  })
})

describe('the matrix', () => {
  const draft = { ways: {}, zone: 'Etc/UTC', quiet: null, digests: [], pingMinutes: 3 }
  test('states a row only where it differs, and nothing once it is ticked back', () => {
    const given = givenOf({}, 'proposal')
    const with_ = tick(draft, given, 'proposal', 'mail')
    expect(rulesOf(with_)).toEqual([{ kind: 'proposal', ways: ['screen', 'mail', 'digest'] }])
    expect(isTicked(with_, given, 'proposal', 'mail')).toBe(true)
    expect(rulesOf(tick(with_, given, 'proposal', 'mail'))).toEqual([])
  })
  test('keeps fixed what is very urgent', () => {
    expect(isFixed('message-very-urgent', 'sound', [], false)).toBe(true)
    expect(isFixed('message-very-urgent', 'mail', ['mail'], true)).toBe(true)
    expect(isFixed('message-very-urgent', 'mail', ['mail'], false)).toBe(false)
    expect(isFixed('message-normal', 'screen', ['screen'], true)).toBe(false)
  })
})
