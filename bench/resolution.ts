// Resolution of a labelled world: processor seconds, precision and recall of what is proposed, by class of damage.
import { randomOf } from '../src/demonstration.random.ts'
import type { Proposal } from '../src/resolution/entity.ts'
import { proposalsOf } from '../src/resolution/propose.ts'
import { runToEnd } from '../src/resolution/slice.ts'
import { drawWorld, pairOf, truePairs } from './resolution.world.ts'

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
      // The lesser of both: other processes of the machine lengthen the one, collectors of garbage the other.
      const from = performance.now()
      const cpu = process.cpuUsage()
      const step = work.next()
      const { user } = process.cpuUsage(cpu)
      const took = Math.min(performance.now() - from, user / 1000)
      longestSlice = Math.max(longestSlice, took)
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
