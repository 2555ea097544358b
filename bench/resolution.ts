// Resolution of a labelled world: processor seconds, precision and recall of what is proposed, by class of damage.
import { randomOf } from '../src/demonstration.random.ts'
import type { Entity, Proposal } from '../src/resolution/entity.ts'
import { proposalsOf } from '../src/resolution/propose.ts'
import { runToEnd } from '../src/resolution/slice.ts'
import { drawWorld, type Truth } from './resolution.world.ts'

/** The seed that weights and lines were tuned on is `tuning`; what is told here is of worlds nothing was tuned on. */
const heldOut = 'bench resolution held out'

export type Quality = { readonly precision: number; readonly recall: number }

export type Resolved = Quality & {
  readonly entities: number
  readonly seconds: number
  readonly longestSlice: number
  readonly compared: number
  readonly proposed: number
  readonly cuts: number
  readonly same: Quality
  /** Share of true pairs found, where either of the two was damaged so. */
  readonly recallOf: ReadonlyMap<string, number>
  /** Wrong proposals by what the two are to each other. */
  readonly wrongly: ReadonlyMap<string, number>
  readonly memory: number
}

const pairOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`)

/**
 * Pairs that are one and can be known to be: two persons of whom one bears an alias alone, and two things, have to have a
 * name or a number in common.
 */
const truePairs = (
  entities: readonly Entity[],
  truths: ReadonlyMap<string, Truth>,
): ReadonlyMap<string, readonly string[]> => {
  const byId = new Map(entities.map((entity) => [entity.id, entity]))
  const byIdentity = new Map<number, string[]>()
  for (const [id, { identity }] of truths) byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), id])
  const pairs = new Map<string, readonly string[]>()
  for (const members of byIdentity.values()) {
    members.forEach((one, at) => {
      for (const other of members.slice(at + 1)) {
        if (!isKnowable(byId.get(one), byId.get(other), truths)) continue
        const damages = [...(truths.get(one)?.damages ?? []), ...(truths.get(other)?.damages ?? [])]
        pairs.set(pairOf(one, other), [...new Set(damages)])
      }
    })
  }
  return pairs
}

const isKnowable = (
  one: Entity | undefined,
  other: Entity | undefined,
  truths: ReadonlyMap<string, Truth>,
): boolean => {
  if (one === undefined || other === undefined) return false
  const named = (entity: Entity): readonly string[] => entity.names.map((name) => JSON.stringify(name))
  const numbered = (entity: Entity): readonly string[] =>
    entity.identifiers.map(({ kind, value }) => `${kind} ${value}`)
  const share = (list: (entity: Entity) => readonly string[]): boolean =>
    list(one).some((text) => list(other).includes(text))
  const isLoose = one.kind === 'person' && !truths.get(one.id)?.isAliasOnly && !truths.get(other.id)?.isAliasOnly
  const isNamed = one.kind === 'organisation' || one.kind === 'vessel'
  return isLoose || share(numbered) || (isNamed && one.names.length > 0) || (one.kind === 'person' && share(named))
}

const qualityOf = (proposals: readonly Proposal[], truth: ReadonlyMap<string, unknown>): Quality => {
  const right = proposals.filter(({ one, other }) => truth.has(pairOf(one, other))).length
  return { precision: right / Math.max(1, proposals.length), recall: right / Math.max(1, truth.size) }
}

/** Runs one world; `seed` for tuning only. */
export const measureResolution = (count: number, seed: string = heldOut): Resolved => {
  const { entities, truths } = drawWorld(randomOf(seed), count)
  const truth = truePairs(entities, truths)
  const before = process.cpuUsage()
  let longestSlice = 0
  const work = proposalsOf(entities, { now: () => performance.now() })
  const timed = (function* () {
    for (;;) {
      const from = performance.now()
      const step = work.next()
      longestSlice = Math.max(longestSlice, performance.now() - from)
      if (step.done) return step.value
      yield
    }
  })()
  const { proposals, compared, cuts } = runToEnd(timed)
  const used = process.cpuUsage(before)
  const found = new Set(proposals.map(({ one, other }) => pairOf(one, other)))
  const recallOf = new Map<string, number>()
  const every = new Map<string, [number, number]>()
  for (const [pair, damages] of truth) {
    for (const damage of damages) {
      const [had, all] = every.get(damage) ?? [0, 0]
      every.set(damage, [had + (found.has(pair) ? 1 : 0), all + 1])
    }
  }
  for (const [damage, [had, all]] of every) recallOf.set(damage, had / all)
  const wrongly = new Map<string, number>()
  for (const { one, other, verdict } of proposals) {
    if (truth.has(pairOf(one, other))) continue
    const [mine, theirs] = [truths.get(one), truths.get(other)]
    const tied =
      mine?.tie?.to === theirs?.identity ? mine?.tie : theirs?.tie?.to === mine?.identity ? theirs?.tie : undefined
    const name = `${tied?.kind ?? 'stranger'} ${verdict}`
    wrongly.set(name, (wrongly.get(name) ?? 0) + 1)
  }
  return {
    ...qualityOf(proposals, truth),
    entities: entities.length,
    seconds: (used.user + used.system) / 1e6,
    longestSlice,
    compared,
    proposed: proposals.length,
    cuts: cuts.length,
    same: qualityOf(
      proposals.filter(({ verdict }) => verdict === 'same'),
      truth,
    ),
    recallOf,
    wrongly,
    memory: process.memoryUsage().rss / 2 ** 20,
  }
}
