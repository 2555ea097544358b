// Needs and offers of training meet by reasons, whatever order the offers come in; and certificates end when they should.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../terms/language.ts'
import { fitOfOffer, type NeedOfTraining, type OfferOfTraining, offersFor } from './training.fit.ts'
import { monthsLater, refreshDay } from './training.workflow.ts'

const need: NeedOfTraining = { crimeArea: 'cybercrime', places: 10, by: '2027-06-30', languages: ['fr', 'ar'] }
const offer: OfferOfTraining = {
  id: 'a',
  crimeArea: 'cybercrime',
  places: 12,
  from: '2027-03-01',
  to: '2027-03-05',
  languages: ['en', 'fr'],
  how: 'place',
}

const anyDay = fc.integer({ min: 1, max: 28 }).map((day) => `2027-03-${String(day).padStart(2, '0')}`)
const anyOffers: fc.Arbitrary<OfferOfTraining[]> = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    crimeArea: fc.constantFrom('cybercrime' as const, 'terrorism' as const),
    places: fc.integer({ min: 1, max: 20 }),
    from: anyDay,
    to: anyDay,
    languages: fc.subarray([...languages], { minLength: 1 }),
    how: fc.constantFrom('place' as const, 'online' as const),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
)

describe('an offer', () => {
  test('answers a need of its crime area in a common language and in time, and says so', () => {
    expect(fitOfOffer(need, offer)).toMatchObject({
      fits: true,
      found: ['area', 'language', 'in-time', 'all-places'],
      missing: [],
      shared: ['fr'],
    })
    expect(fitOfOffer(need, { ...offer, crimeArea: 'terrorism' })).toBeUndefined()
    expect(fitOfOffer(need, { ...offer, languages: ['vi'], to: '2027-07-01', places: 3 })).toMatchObject({
      fits: false,
      missing: ['language', 'too-late', 'places'],
    })
  })

  test('stands where it stands whatever order the offers are given in; those that answer come first', () => {
    fc.assert(
      fc.property(anyOffers, fc.integer({ min: 0, max: 7 }), (offers, by) => {
        const turned = [...offers.slice(by), ...offers.slice(0, by)].reverse()
        const found = offersFor({ ...need, by: '2027-03-15' }, offers)
        expect(offersFor({ ...need, by: '2027-03-15' }, turned)).toEqual(found)
        expect(found.map(({ fit }) => fit.fits)).toEqual(
          found
            .map(({ fit }) => fit.fits)
            .sort()
            .reverse(),
        )
        expect(found).toHaveLength(offers.filter(({ crimeArea }) => crimeArea === 'cybercrime').length)
      }),
    )
  })
})

describe('a certificate', () => {
  test('ends on the same day of a later month, or on its last, and reminds two months before', () => {
    expect(monthsLater('2026-11-21', 12)).toBe('2027-11-21')
    expect(monthsLater('2026-08-31', 6)).toBe('2027-02-28')
    expect(monthsLater('2026-12-31', 14)).toBe('2028-02-29')
    expect(refreshDay('2027-11-21')).toBe('2027-09-22')
  })
})
