// What rings at a screen, and how ticks of the matrix become rules.
import { describe, expect, test } from 'vitest'
import { givenOf, isFixed, isTicked, rulesOf, tick } from './notification.matrix.panel.ts'
import { whatRings } from './notification.ringing.panel.ts'
import type { RulesView } from './notification.schema.ts'

const stated = {
  zone: 'Etc/UTC',
  quiet: [],
  digests: [],
  rules: [],
  pingMinutes: 3,
  version: null,
  setBy: null,
  setAt: null,
}
const night = { days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '06:00' }
const rules: RulesView = {
  own: {
    ...stated,
    rules: [
      { kind: 'hit-owner-very-urgent', ways: [] },
      { kind: 'handover-late', ways: ['sound'] },
    ],
  },
  bureau: stated,
  kinds: [],
  effective: [],
  quiet: [night],
  zone: 'Etc/UTC',
  mayChangeBureau: false,
}
const day = '2026-11-21T12:00:00.000Z'
const dark = '2026-11-21T23:00:00.000Z'

describe('what rings', () => {
  test('is by day what the rules say, and at night only what is very urgent', () => {
    expect([...whatRings(rules, { kind: 'handover-late', urgency: 'urgent' }, day)]).toEqual(['sound'])
    expect([...whatRings(rules, { kind: 'handover-late', urgency: 'urgent' }, dark)]).toEqual([])
    expect([...whatRings(rules, { kind: 'hit-owner-very-urgent', urgency: 'very-urgent' }, dark)]).toEqual(
      expect.arrayContaining(['screen', 'system', 'sound']),
    )
  })
  test('is not silent while rules are not known', () => {
    expect(whatRings(undefined, { kind: 'alarm-unseen', urgency: 'very-urgent' }, dark).has('sound')).toBe(true)
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
