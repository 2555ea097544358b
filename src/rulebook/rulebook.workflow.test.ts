// Laws of a participation: limits and new terms only ever take away, and nobody has a clause who does not take part.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clauses, participantClasses } from '../terms/clause.ts'
import { advance, isPossible, type Membership, type MembershipCommand, underTerms } from './rulebook.workflow.ts'

const someClauses = fc.subarray([...clauses])
const terms = fc.record({
  version: fc.integer({ min: 1, max: 5 }),
  grants: fc.record({
    secretariat: someClauses,
    member: someClauses,
    'regional-body': someClauses,
    partner: someClauses,
  }),
})
const participant = fc.constantFrom(...participantClasses)
const limits = fc.record({ withoutClauses: someClauses, withoutCrimeAreas: fc.constant([]) })
const command: fc.Arbitrary<MembershipCommand> = fc.oneof(
  fc.record({ act: fc.constant('invite' as const), class: participant }),
  fc.record({ act: fc.constant('ask' as const), terms, limits }),
  fc.record({ act: fc.constant('accept' as const), terms, inForce: terms, limits }),
  fc.record({ act: fc.constant('admit' as const), class: participant, terms }),
  fc.record({ act: fc.constant('limit' as const), limits }),
  fc.constantFrom(
    { act: 'refuse' as const },
    { act: 'leave' as const },
    { act: 'suspend' as const },
    { act: 'restore' as const },
  ),
)

/** A participation after some acts, those that were not possible left out. */
const lived = fc.tuple(fc.array(command, { minLength: 1, maxLength: 12 }), participant).map(([commands, own]) => {
  let membership: Membership | undefined
  for (const one of commands) {
    if (!isPossible(one.act, membership?.state ?? 'none')) continue
    try {
      membership = advance(membership, one, own).membership
    } catch {
      // Admission under terms that came since: refused, nothing moves.
    }
  }
  return membership
})

describe('a participation, whatever was done with it', () => {
  test('has clauses only while it takes part, only those granted, and never one it does without', () => {
    let joined = 0
    fc.assert(
      fc.property(lived, (membership) => {
        if (!membership) return
        if (membership.state !== 'joined') expect(membership.clauses).toEqual([])
        else joined += 1
        expect(membership.clauses.filter((one) => !membership.granted.includes(one))).toEqual([])
        expect(membership.clauses.filter((one) => membership.withoutClauses.includes(one))).toEqual([])
      }),
      { numRuns: 2000 },
    )
    expect(joined).toBeGreaterThan(100)
  })

  test('is given nothing by terms it has not accepted, and loses what new terms take from all', () => {
    fc.assert(
      fc.property(lived, terms, (membership, coming) => {
        if (membership?.state !== 'joined') return
        const after = underTerms(membership, coming)
        expect(after.clauses.filter((one) => !coming.grants[membership.class].includes(one))).toEqual([])
        if ((membership.termsVersion ?? 0) < coming.version)
          expect(after.clauses.filter((one) => !membership.clauses.includes(one))).toEqual([])
        expect(underTerms(after, coming)).toEqual(after)
      }),
      { numRuns: 2000 },
    )
  })
})
