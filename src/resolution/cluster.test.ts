// Groups made of decisions: whatever order they came in, taken back without a trace, walls never climbed in silence.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clustersOf, openProposals } from './cluster.ts'
import type { Decision, Proposal } from './entity.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const decision: fc.Arbitrary<Decision> = fc.record({
  one: fc.constantFrom(...ids),
  other: fc.constantFrom(...ids),
  verdict: fc.constantFrom('same', 'same', 'not-same'),
})
const decisions = fc.array(decision, { maxLength: 14 })
const same = (one: string, other: string): Decision => ({ one, other, verdict: 'same' })
const notSame = (one: string, other: string): Decision => ({ one, other, verdict: 'not-same' })
const proposal = (one: string, other: string): Proposal => ({ one, other, score: 0.9, evidence: [], verdict: 'same' })

/** Ids joined with this one by chains of "same", found by going round until nothing is new. */
const reach = (from: string, all: readonly Decision[]): ReadonlySet<string> => {
  const reached = new Set([from])
  for (let round = 0; round < ids.length; round += 1) {
    for (const { one, other, verdict } of all) {
      if (verdict !== 'same') continue
      if (reached.has(one)) reached.add(other)
      if (reached.has(other)) reached.add(one)
    }
  }
  return reached
}

describe('groups', () => {
  test('join what chains of "same" join', () => {
    expect(clustersOf([same('b', 'a'), same('c', 'b'), same('e', 'd')])).toEqual({
      clusters: [{ members: ['a', 'b', 'c'] }, { members: ['d', 'e'] }],
      contradictions: [],
    })
  })

  test('tell a wall within a chain, and stay apart as a whole', () => {
    expect(clustersOf([same('a', 'b'), same('b', 'c'), notSame('c', 'a'), same('d', 'e')])).toEqual({
      clusters: [{ members: ['d', 'e'] }],
      contradictions: [{ one: 'a', other: 'c', chain: ['a', 'b', 'c'], members: ['a', 'b', 'c'] }],
    })
  })

  test('tell of two who are the same and not the same', () => {
    expect(clustersOf([same('a', 'b'), notSame('b', 'a')]).contradictions).toEqual([
      { one: 'a', other: 'b', chain: ['a', 'b'], members: ['a', 'b'] },
    ])
  })

  test('depend on the set of decisions alone: neither on order, direction nor repetition', () => {
    const drawn = decisions.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
    )
    fc.assert(
      fc.property(drawn, ([list, others]) => {
        const turned = others.map(({ one, other, verdict }) => ({ one: other, other: one, verdict }))
        expect(JSON.stringify(clustersOf(turned))).toBe(JSON.stringify(clustersOf(list)))
      }),
    )
  })

  test('are byte for byte what they were when a decision is taken back', () => {
    fc.assert(
      fc.property(decisions, decision, fc.nat(), (list, one, place) => {
        const before = JSON.stringify(clustersOf(list))
        const log = [...list]
        log.splice(place % (list.length + 1), 0, one)
        clustersOf(log)
        log.splice(log.indexOf(one), 1)
        expect(JSON.stringify(clustersOf(log))).toBe(before)
      }),
    )
  })

  test('are closed, and no wall stands within one', () => {
    fc.assert(
      fc.property(decisions, (list) => {
        const { clusters, contradictions } = clustersOf(list)
        for (const { members } of clusters) {
          expect(new Set(members)).toEqual(reach(members[0] ?? '', list))
          const walled = list.filter(
            ({ one, other, verdict }) =>
              verdict === 'not-same' && one !== other && members.includes(one) && members.includes(other),
          )
          expect(walled).toEqual([])
        }
        for (const { chain, members, one, other } of contradictions) {
          expect([chain[0], chain.at(-1)]).toEqual([one, other])
          expect(new Set(members)).toEqual(reach(one, list))
          chain.slice(1).forEach((to, at) => {
            const joins = list.some(
              (step) =>
                step.verdict === 'same' && [step.one, step.other].sort().join() === [chain[at] ?? '', to].sort().join(),
            )
            expect(joins).toBe(true)
          })
        }
        const told = new Set([...clusters, ...contradictions].flatMap(({ members }) => members))
        const joined = list.filter(({ one, other, verdict }) => verdict === 'same' && one !== other)
        expect(told).toEqual(new Set(joined.flatMap(({ one, other }) => [one, other])))
      }),
    )
  })
})

describe('open proposals', () => {
  test('are those that nobody decided, by a decision or by what follows from decisions', () => {
    const all = [proposal('a', 'b'), proposal('a', 'c'), proposal('a', 'd'), proposal('c', 'd'), proposal('e', 'f')]
    const decided = [same('a', 'b'), same('b', 'c'), notSame('b', 'd')]
    expect(openProposals(all, decided).map(({ one, other }) => one + other)).toEqual(['ef'])
  })

  test('are all of them again when decisions are taken back', () => {
    const all = [proposal('a', 'b'), proposal('b', 'c')]
    expect(openProposals(all, [])).toEqual(all)
  })

  test('of a group with a contradiction each pair but the decided ones is open', () => {
    const all = [proposal('a', 'b'), proposal('a', 'c'), proposal('a', 'd'), proposal('b', 'c')]
    const decided = [same('a', 'b'), same('b', 'c'), same('c', 'd'), notSame('a', 'c')]
    expect(openProposals(all, decided).map(({ one, other }) => one + other)).toEqual(['ad'])
  })
})
