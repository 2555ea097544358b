// The laws of a join: nothing that is put together weakens.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confidentialities, handlingCodes } from './handling.ts'
import { covers, joinMarkings, type Marking, markingOf, mildestMarking } from './marking.ts'

const marking: fc.Arbitrary<Marking> = fc
  .array(
    fc
      .record({
        source: fc.constantFrom('vn', 'fr', 'us', 'gs'),
        code: fc.constantFrom(...handlingCodes),
        level: fc.constantFrom(...confidentialities),
        condition: fc.constantFrom('', 'Not before the trial', 'Ask by telephone'),
      })
      .map(({ source, code, level, condition }) => markingOf(source, code, level, condition)),
    { maxLength: 4 },
  )
  .map(joinMarkings)

describe('a marking', () => {
  test('joined in any order and any number of times is the same', () => {
    fc.assert(
      fc.property(marking, marking, marking, (one, two, three) => {
        expect(joinMarkings([one, two, three])).toEqual(joinMarkings([three, joinMarkings([one, two]), two]))
        expect(joinMarkings([one, one])).toEqual(one)
        expect(joinMarkings([mildestMarking, one])).toEqual(one)
      }),
    )
  })

  test('covers each of its parts, and only what it is joined from can be covered by it both ways', () => {
    fc.assert(
      fc.property(marking, marking, (one, two) => {
        const both = joinMarkings([one, two])
        expect(covers(both, one) && covers(both, two)).toBe(true)
        expect(covers(one, two)).toBe(JSON.stringify(both) === JSON.stringify(one))
      }),
    )
  })

  test('names the source whose consent is needed from H1 on', () => {
    expect(markingOf('vn', 'H0', 'restricted').consentOf).toEqual([])
    expect(markingOf('vn', 'H2', 'restricted').consentOf).toEqual(['vn'])
  })
})
