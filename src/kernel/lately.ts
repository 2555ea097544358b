// What the feed has handed out lately, so that reactions learn from this hub what lies ahead of them and need not ask the store.
import type { nextOf, PlacedFact } from './ledger-changes.ts'
import type { Feed } from './sequencer.ts'

type Next = Awaited<ReturnType<typeof nextOf>>

/** Facts the feed has just handed out: several reactions want each, and those of feeds name a thousand subjects. */
export type Lately = {
  readonly at: (place: number) => PlacedFact | undefined
  /**
   * What `nextOf` answers of the facts handed out by now, without asking the store, which would look into each day's partition for it;
   * `unknown` where a reaction is further back than what is remembered.
   */
  readonly next: (after: number, operations: readonly string[], most: number) => Next | 'unknown'
  /** Place after which every changed fact is remembered; what stood before it was in the store when this hub began, or longer ago. */
  readonly since: () => number
}

/** Subjects that are kept at hand, of the latest facts. */
const subjectsAtHand = 16_000
/**
 * Changed facts whose place and operation are remembered, some 60 bytes each: a reaction that is further behind asks the store, which
 * looks into the partition of each day. As many as a busy hub writes between two looks of a reaction that waits for none of them.
 */
const mostRemembered = 40_000

/** Index of the first of these facts, which stand in order, that comes after a place. */
const firstAfter = (facts: readonly Pick<PlacedFact, 'place'>[], place: number): number => {
  let [low, high] = [0, facts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((facts[middle]?.place ?? 0) > place) high = middle
    else low = middle + 1
  }
  return low
}

/** Begins to remember; `isWanted` says of which facts more than place and operation is kept. */
export const keepLately = (feed: Feed, isWanted: (fact: PlacedFact) => boolean): Lately => {
  const facts = new Map<number, PlacedFact>()
  let subjects = 0
  // Every changed fact after `from` that the feed has handed out, in order.
  let from = feed.place()
  let trail: Pick<PlacedFact, 'place' | 'operation'>[] = []
  feed.onFacts((placed) => {
    for (const { place, operation } of placed) trail.push({ place, operation })
    if (trail.length > 2 * mostRemembered) {
      from = trail[trail.length - mostRemembered - 1]?.place ?? from
      trail = trail.slice(-mostRemembered)
    }
    for (const fact of placed)
      if (isWanted(fact)) {
        facts.set(fact.place, fact)
        subjects += fact.changed.length + 1
      }
    for (const [place, fact] of facts) {
      if (subjects <= subjectsAtHand) break
      facts.delete(place)
      subjects -= fact.changed.length + 1
    }
  })
  return {
    at: (place) => facts.get(place),
    since: () => from,
    next: (after, operations, most) => {
      if (after < from) return 'unknown'
      const first = firstAfter(trail, after)
      const last = trail.at(-1)?.place
      if (last === undefined || first === trail.length) return undefined
      const wanted: number[] = []
      for (let at = first; at < trail.length && wanted.length < most; at += 1) {
        const fact = trail[at]
        if (fact && operations.includes(fact.operation)) wanted.push(fact.place)
      }
      return { wanted, last, many: trail.length - first }
    },
  }
}
