/** Laws of fitting: what is missing decides, better never counts less, and a conflict is told without saying which. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byFit, type FitProfile, fitOf, hoursApart, isConflicted, type Need, noNeed, presenceOf } from './expert.fit.ts'
import { skillCodes, skillKinds } from './expert.skill.table.ts'

const now = '2026-11-21T20:05:00.000Z'
const today = '2026-11-21'

const skill = fc.constantFrom(...skillKinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    code: fc.constantFrom(...skillCodes[kind].slice(0, 3)),
    level: fc.integer({ min: 1, max: 4 }),
  }),
)
const day = fc
  .integer({ min: 0, max: 60 })
  .map((days) => new Date(Date.UTC(2026, 10, 1 + days)).toISOString().slice(0, 10))
const period = fc
  .tuple(day, day, fc.constantFrom('available' as const, 'limited' as const, 'absent' as const))
  .map(([one, other, presence]) => ({ from: one < other ? one : other, until: one < other ? other : one, presence }))
const zone = fc.constantFrom('Asia/Ho_Chi_Minh', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Etc/UTC')
const profile: fc.Arbitrary<FitProfile> = fc.record({
  skills: fc.array(skill, { maxLength: 8 }),
  clearance: fc.integer({ min: 1, max: 3 }),
  zone,
  availability: fc.array(period, { maxLength: 3 }),
  conflicted: fc.boolean(),
})
const need: fc.Arbitrary<Need> = fc.record({
  wanted: fc.array(skill, { maxLength: 4 }),
  clearance: fc.integer({ min: 1, max: 3 }),
  until: fc.option(day),
  zone: fc.option(zone),
  about: fc.constant(noNeed.about),
})

describe('a fit', () => {
  test('stands when nothing is missing, and scores between 0 and 1', () => {
    fc.assert(
      fc.property(profile, need, (one, asked) => {
        const fit = fitOf(one, asked, now)
        expect(fit.fits).toBe(fit.missing.length === 0)
        expect(fit.score).toBeGreaterThanOrEqual(0)
        expect(fit.score).toBeLessThanOrEqual(1 + 1e-9)
      }),
    )
  })

  test('names each wanted skill exactly once, as found or as missing', () => {
    fc.assert(
      fc.property(profile, need, (one, asked) => {
        const { found, missing } = fitOf(one, asked, now)
        const named = [...found, ...missing].filter(({ kind }) => kind).map(({ kind, code }) => `${kind} ${code}`)
        expect(named.sort()).toEqual(asked.wanted.map(({ kind, code }) => `${kind} ${code}`).sort())
      }),
    )
  })

  test('is never made worse by a further skill or a higher level', () => {
    fc.assert(
      fc.property(profile, need, skill, (one, asked, more) => {
        const before = fitOf(one, asked, now)
        const after = fitOf({ ...one, skills: [...one.skills, more] }, asked, now)
        expect(after.score).toBeGreaterThanOrEqual(before.score)
        expect(after.missing.length).toBeLessThanOrEqual(before.missing.length)
      }),
    )
  })

  test('is ruled out by a conflict, a clearance too low and an absence over the whole time, each told', () => {
    const able: FitProfile = {
      skills: [{ kind: 'language', code: 'vi', level: 4 }],
      clearance: 2,
      zone: 'Asia/Ho_Chi_Minh',
      availability: [],
      conflicted: false,
    }
    const asked: Need = { ...noNeed, wanted: [{ kind: 'language', code: 'vi', level: 2 }], until: '2026-11-30' }
    expect(fitOf(able, asked, now).fits).toBe(true)
    const keys = (one: Partial<FitProfile>, other: Partial<Need> = {}) =>
      fitOf({ ...able, ...one }, { ...asked, ...other }, now).missing.map(({ key }) => key)
    expect(keys({ conflicted: true })).toEqual(['not-for-this'])
    expect(keys({}, { clearance: 3 })).toEqual(['clearance-lower'])
    const away = { from: '2026-11-01', until: '2026-12-05', presence: 'absent' as const }
    expect(keys({ availability: [away] })).toEqual(['away'])
    expect(fitOf({ ...able, availability: [away] }, asked, now).missing[0]?.until).toBe('2026-12-05')
    expect(keys({ availability: [{ ...away, until: '2026-11-28' }] })).toEqual([])
    expect(keys({ skills: [{ kind: 'language', code: 'vi', level: 1 }] })).toEqual(['level-lower'])
  })

  test('orders those who fit first, then those who lack less', () => {
    fc.assert(
      fc.property(fc.array(profile, { maxLength: 6 }), need, (all, asked) => {
        const fits = all.map((one) => fitOf(one, asked, now)).sort(byFit)
        for (const [at, fit] of fits.entries()) {
          const next = fits[at + 1]
          if (next && !fit.fits) expect(next.fits || next.missing.length < fit.missing.length).toBe(false)
        }
      }),
    )
  })
})

describe('presence', () => {
  test('is the best of any day until the last, as counted day by day', () => {
    const rank = { available: 0, limited: 1, absent: 2 } as const
    fc.assert(
      fc.property(fc.array(period, { maxLength: 4 }), day, (availability, last) => {
        if (last < today) return
        const best = presenceOf(availability, today, last).presence
        let seen = 3
        for (let at = Date.parse(today); at <= Date.parse(last); at += 86_400_000) {
          const on = new Date(at).toISOString().slice(0, 10)
          const worst = availability
            .filter((one) => one.from <= on && on <= one.until)
            .reduce((rankSoFar, { presence }) => Math.max(rankSoFar, rank[presence]), 0)
          seen = Math.min(seen, worst)
        }
        expect(rank[best]).toBe(seen)
      }),
    )
  })
})

describe('hours between clocks', () => {
  test('go the shorter way round the day and know summer time', () => {
    expect(hoursApart('Asia/Ho_Chi_Minh', 'Europe/Paris', now)).toBe(6)
    expect(hoursApart('Asia/Ho_Chi_Minh', 'Europe/Paris', '2026-07-01T00:00:00.000Z')).toBe(5)
    expect(hoursApart('Asia/Kolkata', 'Etc/UTC', now)).toBe(5.5)
    expect(hoursApart('Pacific/Auckland', 'America/Los_Angeles', now)).toBe(3)
    expect(hoursApart('Nowhere/Exercise', 'Etc/UTC', now)).toBeUndefined()
  })
})

describe('a conflict of interest', () => {
  test('touches a need that concerns its bureau, country, crime area or threat, and no other', () => {
    const conflicts = [
      { about: 'bureau' as const, value: 'xa' },
      { about: 'crime-area' as const, value: 'drugs' },
    ]
    const about = (more: Partial<Need['about']>) => ({ ...noNeed, about: { ...noNeed.about, ...more } })
    expect(isConflicted(conflicts, noNeed)).toBe(false)
    expect(isConflicted(conflicts, about({ bureaus: ['fr', 'xa'] }))).toBe(true)
    expect(isConflicted(conflicts, about({ countries: ['xa'] }))).toBe(false)
    expect(isConflicted(conflicts, about({ crimeAreas: ['drugs'] }))).toBe(true)
    expect(isConflicted(conflicts, { ...noNeed, wanted: [{ kind: 'crime-area', code: 'drugs', level: 1 }] })).toBe(true)
  })
})
