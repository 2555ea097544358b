/** The law of what may leave a file, on its own: nothing weakens it, and nothing that is added ever makes a release possible. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clauses } from '../terms/clause.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'
import { covers, joinMarkings, type Marking, markingOf } from '../terms/marking.ts'
import { type ConsentUse, consentStates, consentUses } from './analysis.consent.schema.ts'
import { editions } from './analysis.release.schema.ts'
import {
  faultsOfRelease,
  leastMarking,
  type ReleaseAsked,
  type ReleaseFault,
  type ReleasePart,
} from './analysis.release.workflow.ts'

const everyone = ['vn', 'fr', 'de', 'us', 'iom'] as const
const bureau = fc.constantFrom(...everyone)
const area = fc.constantFrom('drugs', 'firearms')
const bureaus = fc.uniqueArray(bureau)
const claims = ['c1', 'c2', 'c3', 'c4', 'c5'] as const
const things = ['r1', 'r2'] as const

const marking: fc.Arbitrary<Marking> = fc
  .tuple(bureau, fc.constantFrom(...handlingCodes), fc.constantFrom(...confidentialities))
  .map(([source, code, level]) => markingOf(source, code, level, code === 'H3' ? `ask ${source}` : ''))
const part: fc.Arbitrary<ReleasePart> = fc.record({
  id: fc.constantFrom(...claims),
  source: bureau,
  marking,
  personal: fc.boolean(),
  excluded: bureaus,
  crimeAreas: fc.uniqueArray(area),
  thing: fc.option(fc.constantFrom(...things)),
})
const consent = fc.record({
  source: bureau,
  state: fc.constantFrom(...consentStates),
  uses: fc.uniqueArray(fc.constantFrom<ConsentUse>(...consentUses), { minLength: 1 }),
  recipients: bureaus,
  crimeArea: area,
  thing: fc.option(fc.constantFrom(...things)),
})
/** Anything at all: next to always forbidden. */
const wild: fc.Arbitrary<ReleaseAsked> = fc.record({
  order: fc.record({ owner: bureau, readers: bureaus, recipients: bureaus, crimeAreas: fc.uniqueArray(area) }),
  by: bureau,
  marking,
  edition: fc.constantFrom(...editions),
  recipients: fc.uniqueArray(
    fc.record({
      bureau,
      clauses: fc.uniqueArray(fc.constantFrom(...clauses)),
      clearance: fc.integer({ min: 1, max: 3 }),
    }),
    { selector: (one) => one.bureau, minLength: 1 },
  ),
  parts: fc.uniqueArray(part, { selector: (one) => one.id, minLength: 1, maxLength: 4 }),
  consents: fc.array(consent, { maxLength: 6 }),
})

/** The same brought near to what may leave: marked with its parts, to those the order names under every clause, mostly agreed to. */
const near: fc.Arbitrary<ReleaseAsked> = fc
  .tuple(wild, fc.boolean(), fc.boolean(), fc.boolean())
  .map(([one, isMarked, isNamed, isAgreed]) => ({
    ...one,
    marking: isMarked ? leastMarking(one.parts) : one.marking,
    order: isNamed ? { ...one.order, recipients: everyone, crimeAreas: ['drugs'] } : one.order,
    recipients: one.recipients.map((to) => (isNamed ? { ...to, clauses, clearance: 3 } : to)),
    parts: one.parts.map((each) => (isAgreed ? { ...each, crimeAreas: [], excluded: [] } : each)),
    consents: isAgreed
      ? everyone.map((source) => ({
          source,
          state: 'granted' as const,
          uses: consentUses,
          recipients: [],
          crimeArea: 'drugs',
          thing: null,
        }))
      : one.consents,
  }))
const asked = fc.oneof(wild, near)

/** Faults without the claims: one for each kind, recipient and source. */
const kinds = (faults: readonly ReleaseFault[]): Set<string> =>
  new Set(faults.map(({ code, recipient, source }) => `${code} ${recipient} ${source}`))
/** Whether everything that stood in the way still does. */
const keeps = (before: readonly ReleaseFault[], after: readonly ReleaseFault[]): boolean => {
  const still = kinds(after)
  return [...kinds(before)].every((one) => still.has(one))
}

describe('the law of releases', () => {
  test('lets nothing out with a marking weaker than any of its parts', () => {
    fc.assert(
      fc.property(asked, (one) => {
        if (faultsOfRelease(one).length > 0) return true
        return (
          covers(one.marking, leastMarking(one.parts)) && one.parts.every((each) => covers(one.marking, each.marking))
        )
      }),
      { numRuns: 2000 },
    )
  })

  test('is never satisfied by a further part', () => {
    fc.assert(
      fc.property(asked, part, (one, further) => {
        const more = { ...one, parts: [...one.parts, { ...further, id: 'further' }] }
        return keeps(faultsOfRelease(one), faultsOfRelease(more))
      }),
      { numRuns: 2000 },
    )
  })

  test('is never satisfied by a part that becomes stricter', () => {
    fc.assert(
      fc.property(asked, marking, fc.nat(), bureaus, (one, stricter, at, excluded) => {
        const index = at % one.parts.length
        const parts = one.parts.map((each, place) =>
          place === index
            ? {
                ...each,
                marking: joinMarkings([each.marking, stricter]),
                personal: true,
                excluded: [...each.excluded, ...excluded],
              }
            : each,
        )
        return keeps(faultsOfRelease(one), faultsOfRelease({ ...one, parts }))
      }),
      { numRuns: 2000 },
    )
  })

  test('is never satisfied by a further recipient, nor by a consent less', () => {
    fc.assert(
      fc.property(asked, fc.nat(), (one, at) => {
        const before = faultsOfRelease(one)
        const recipients = [
          ...one.recipients,
          ...everyone
            .filter((name) => !one.recipients.some((each) => each.bureau === name))
            .slice(0, 1)
            .map((name) => ({ bureau: name, clauses, clearance: 3 })),
        ]
        const consents = one.consents.filter((_, place) => place !== at % Math.max(1, one.consents.length))
        return (
          keeps(before, faultsOfRelease({ ...one, recipients })) && keeps(before, faultsOfRelease({ ...one, consents }))
        )
      }),
      { numRuns: 2000 },
    )
  })

  test('gives nobody what its source keeps from them, what the order or the terms do not give them, or what they are not cleared for', () => {
    fc.assert(
      fc.property(asked, (one) => {
        if (faultsOfRelease(one).length > 0) return true
        const named = [one.order.owner, ...one.order.readers, ...one.order.recipients]
        return one.recipients.every(
          (to) =>
            named.includes(to.bureau) &&
            to.clauses.includes('network.take-part') &&
            (one.edition === 'without-personal-data' || to.clauses.includes('personal-data.receive')) &&
            one.parts.every((each) => !each.excluded.includes(to.bureau)),
        )
      }),
      { numRuns: 2000 },
    )
  })

  test('is met often enough for these laws to say something', () => {
    const drawn = fc.sample(asked, { numRuns: 1000, seed: 7 })
    expect(drawn.filter((one) => faultsOfRelease(one).length === 0).length).toBeGreaterThan(50)
  })

  const base: ReleaseAsked = {
    order: { owner: 'vn', readers: ['fr'], recipients: ['de', 'iom'], crimeAreas: ['drugs'] },
    by: 'vn',
    marking: markingOf('fr', 'H2', 'restricted'),
    edition: 'whole',
    recipients: [{ bureau: 'de', clauses, clearance: 2 }],
    parts: [
      {
        id: 'c1',
        source: 'fr',
        marking: markingOf('fr', 'H2', 'restricted'),
        personal: true,
        excluded: [],
        crimeAreas: [],
        thing: null,
      },
    ],
    consents: [],
  }
  const codes = (one: Partial<ReleaseAsked>): string[] => faultsOfRelease({ ...base, ...one }).map(({ code }) => code)
  const granted = {
    source: 'fr',
    state: 'granted' as const,
    uses: ['release', 'personal-data'] as const,
    recipients: [],
    crimeArea: 'drugs',
    thing: null,
  }

  test('wants the word of a source that bound its information, for passing on and for its personal data apart', () => {
    expect(codes({})).toEqual(['consent', 'personal-consent'])
    expect(codes({ consents: [{ ...granted, uses: ['release'] }] })).toEqual(['personal-consent'])
    expect(codes({ consents: [{ ...granted, uses: ['release'] }], edition: 'without-personal-data' })).toEqual([])
    expect(codes({ consents: [granted] })).toEqual([])
    expect(codes({ consents: [{ ...granted, state: 'withdrawn' }] })).toEqual(['consent', 'personal-consent'])
    expect(codes({ consents: [{ ...granted, recipients: ['iom'] }] })).toEqual(['consent', 'personal-consent'])
    expect(codes({ consents: [{ ...granted, crimeArea: 'firearms' }] })).toEqual(['consent', 'personal-consent'])
    expect(codes({ consents: [{ ...granted, crimeArea: '', thing: 'r1' }] })).toEqual(['consent', 'personal-consent'])
  })

  test('needs no word for what goes back to its source, or is released by it', () => {
    expect(codes({ recipients: [{ bureau: 'fr', clauses, clearance: 2 }] })).toEqual([])
    expect(codes({ by: 'fr' })).toEqual([])
  })

  test('lets H0 and H1 be passed on: H1 binds their use in court', () => {
    for (const code of ['H0', 'H1'] as const) {
      const mark = markingOf('fr', code, 'restricted')
      expect(codes({ marking: mark, parts: base.parts.map((one) => ({ ...one, marking: mark })) })).toEqual([])
    }
  })

  test('names nothing as the release of nothing, or to nobody', () => {
    expect(codes({ parts: [] })).toEqual(['nothing'])
    expect(codes({ recipients: [] })).toEqual(['nothing'])
  })
})
