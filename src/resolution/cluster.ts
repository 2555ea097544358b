/** Joins what people decided: groups of entities that are one, walls between those that are not, contradictions told. */
import type { Cluster, Clustering, Contradiction, Decision, Proposal } from './entity.ts'

/**
 * Groups made of a set of decisions. Neither order nor repetition matters and nothing else does, so that a decision taken back
 * leaves what was before it, byte for byte. Where a wall stands between two entities that a chain of "same" joins, the
 * contradiction is told and the whole group stays apart: which of its decisions is wrong is for people to say.
 */
export function clustersOf(decisions: readonly Decision[]): Clustering {
  const { same, walls } = readDecisions(decisions)
  const groups = groupsOf(same)
  const groupOf = new Map<string, number>()
  groups.forEach((group, at) => {
    for (const member of group) groupOf.set(member, at)
  })
  const contested = new Set<number>()
  const contradictions: Contradiction[] = []
  for (const [one, other] of walls) {
    const group = groupOf.get(one)
    if (group === undefined || group !== groupOf.get(other)) continue
    contested.add(group)
    contradictions.push({ one, other, chain: chainOf(same, one, other), members: groups[group] ?? [] })
  }
  const clusters: Cluster[] = []
  groups.forEach((members, at) => {
    if (!contested.has(at)) clusters.push({ members })
  })
  return { clusters, contradictions }
}

/**
 * The proposals that are still a question: not decided themselves, not between two of one group, and not between two groups with a
 * wall between any of their members. Of a group with a contradiction each member stands for itself.
 */
export function openProposals(proposals: readonly Proposal[], decisions: readonly Decision[]): readonly Proposal[] {
  const { same, walls } = readDecisions(decisions)
  const clusterOf = new Map<string, string>()
  for (const { members } of clustersOf(decisions).clusters) {
    for (const member of members) clusterOf.set(member, members[0] ?? member)
  }
  const standsFor = (id: string): string => clusterOf.get(id) ?? id
  const decided = new Set(walls.map(([one, other]) => pairKey(standsFor(one), standsFor(other))))
  for (const [one, fellows] of same) for (const other of fellows) decided.add(pairKey(standsFor(one), standsFor(other)))
  return proposals.filter(({ one, other }) => {
    const [mine, theirs] = [standsFor(one), standsFor(other)]
    return mine !== theirs && !decided.has(pairKey(mine, theirs))
  })
}

type Neighbours = ReadonlyMap<string, readonly string[]>
type Pair = readonly [string, string]

/** Both kinds of decisions, each pair once and in order; a decision about an entity and itself says nothing. */
function readDecisions(decisions: readonly Decision[]): { readonly same: Neighbours; readonly walls: readonly Pair[] } {
  const same = new Map<string, Set<string>>()
  const walls = new Map<string, Pair>()
  const join = (one: string, other: string): void => {
    const fellows = same.get(one)
    if (fellows === undefined) same.set(one, new Set([other]))
    else fellows.add(other)
  }
  for (const { one, other, verdict } of decisions) {
    if (one === other) continue
    if (verdict === 'same') {
      join(one, other)
      join(other, one)
    } else walls.set(pairKey(one, other), one < other ? [one, other] : [other, one])
  }
  const sorted = [...same].sort(([one], [other]) => compareIds(one, other))
  return {
    same: new Map(sorted.map(([id, fellows]) => [id, [...fellows].sort(compareIds)])),
    walls: [...walls.values()].sort((one, other) => compareIds(one[0], other[0]) || compareIds(one[1], other[1])),
  }
}

function compareIds(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Ids hold no line break. */
function pairKey(one: string, other: string): string {
  return one < other ? `${one}\n${other}` : `${other}\n${one}`
}

/** Connected groups, members in order, groups in the order of their first member. */
function groupsOf(same: Neighbours): readonly (readonly string[])[] {
  const seen = new Set<string>()
  const groups: (readonly string[])[] = []
  for (const start of same.keys()) {
    if (seen.has(start)) continue
    seen.add(start)
    const group = [start]
    for (let at = 0; at < group.length; at += 1) {
      for (const fellow of same.get(group[at] ?? '') ?? []) {
        if (seen.has(fellow)) continue
        seen.add(fellow)
        group.push(fellow)
      }
    }
    groups.push(group.sort(compareIds))
  }
  return groups
}

/** Shortest chain of "same" from one to the other; of several the first in order of ids. */
function chainOf(same: Neighbours, one: string, other: string): readonly string[] {
  const cameFrom = new Map<string, string>([[one, one]])
  const queue = [one]
  for (let at = 0; at < queue.length && !cameFrom.has(other); at += 1) {
    const here = queue[at] ?? ''
    for (const fellow of same.get(here) ?? []) {
      if (cameFrom.has(fellow)) continue
      cameFrom.set(fellow, here)
      queue.push(fellow)
    }
  }
  const chain = [other]
  while (chain[0] !== one) {
    const before = cameFrom.get(chain[0] ?? '')
    if (before === undefined) return []
    chain.unshift(before)
  }
  return chain
}
