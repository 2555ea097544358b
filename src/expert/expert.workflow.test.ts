/** The life of a profile: nobody enters the pool without their own yes, and nothing lasts longer than 24 months unrenewed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from '../kernel/failure.ts'
import {
  advance,
  type ExpertCommand,
  type ExpertLife,
  lapseDay,
  nominated,
  obstacleTo,
  remindDay,
} from './expert.workflow.ts'

const now = '2026-11-21T20:05:00.000Z'
const command: fc.Arbitrary<ExpertCommand> = fc.oneof(
  fc.record({ act: fc.constant('consent' as const), given: fc.boolean() }),
  fc.record({ act: fc.constant('admit' as const), admitted: fc.boolean(), officer: fc.constant('gs.analyst') }),
  fc.constant({ act: 'renew' as const }),
  fc.constant({ act: 'end' as const, why: 'bureau' as const }),
  fc.constant({ act: 'remind' as const }),
  fc.constant({ act: 'lapse' as const }),
)

/** What comes of commands at growing instants; refused ones change nothing. */
const live = (needsAdmission: boolean, commands: readonly (readonly [ExpertCommand, number])[]) => {
  let at = Date.parse(now)
  let life: ExpertLife = nominated(now.slice(0, 10), needsAdmission)
  const lives = [life]
  for (const [one, days] of commands) {
    at += days * 86_400_000
    try {
      life = advance(life, one, new Date(at).toISOString())
    } catch (error) {
      if (!(error instanceof Failure)) throw error
    }
    lives.push(life)
  }
  return lives
}
const commands = fc.array(fc.tuple(command, fc.integer({ min: 0, max: 400 })), { maxLength: 12 })

describe('a profile', () => {
  test('is active only after its expert consented and, where asked for, the secretariat admitted', () => {
    fc.assert(
      fc.property(fc.boolean(), commands, (needsAdmission, acts) => {
        for (const life of live(needsAdmission, acts)) {
          if (life.state !== 'active' && life.state !== 'lapsed') continue
          expect(life.consent).not.toBe('asked')
          if (needsAdmission) expect(life.admittedBy).toBe('gs.analyst')
        }
      }),
    )
  })

  test('once ended, stays ended', () => {
    fc.assert(
      fc.property(fc.boolean(), commands, (needsAdmission, acts) => {
        const lives = live(needsAdmission, acts)
        const first = lives.findIndex(({ state }) => state === 'ended')
        if (first >= 0) for (const life of lives.slice(first)) expect(life).toEqual(lives[first])
      }),
    )
  })

  test('lapses on its day and not before; a renewal gives it 24 months from then', () => {
    const active = advance(nominated('2026-11-21', false), { act: 'consent', given: true }, now)
    expect(active).toMatchObject({ state: 'active', lapsesOn: '2028-11-21' })
    expect(advance(active, { act: 'lapse' }, '2028-11-20T23:59:59.999Z').state).toBe('active')
    const lapsed = advance(active, { act: 'lapse' }, '2028-11-21T00:00:00.000Z')
    expect(lapsed.state).toBe('lapsed')
    expect(advance(lapsed, { act: 'renew' }, '2029-01-31T08:00:00.000Z')).toMatchObject({
      state: 'active',
      lapsesOn: '2031-01-31',
      remindedAt: null,
    })
  })

  test('is reminded of once, 60 days before', () => {
    expect(remindDay('2028-11-21')).toBe('2028-09-22')
    const active = advance(nominated('2026-11-21', false), { act: 'consent', given: true }, now)
    expect(advance(active, { act: 'remind' }, '2028-09-21T23:00:00.000Z')).toBe(active)
    const reminded = advance(active, { act: 'remind' }, '2028-09-22T00:00:00.000Z')
    expect(reminded.remindedAt).toBe('2028-09-22T00:00:00.000Z')
    expect(advance(reminded, { act: 'remind' }, '2028-09-23T00:00:00.000Z')).toBe(reminded)
  })

  test('ends when its nomination is declined, and is told why nothing more can be done', () => {
    const declined = advance(nominated('2026-11-21', false), { act: 'consent', given: false }, now)
    expect(declined).toMatchObject({ state: 'ended', endReason: 'declined', consent: 'withdrawn' })
    expect(obstacleTo(declined, 'renew')?.key).toBe('expert.over')
    expect(obstacleTo(nominated('2026-11-21', false), 'renew')?.key).toBe('expert.not-active-yet')
    expect(obstacleTo(nominated('2026-11-21', true), 'admit')?.key).toBe('expert.not-to-admit')
  })
})

test('24 months after the 29th of February is the last of that month', () => {
  expect(lapseDay('2028-02-29')).toBe('2030-02-28')
  expect(lapseDay('2026-12-31')).toBe('2028-12-31')
  expect(lapseDay('2026-02-28')).toBe('2028-02-28')
})
