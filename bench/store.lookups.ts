// Looks documents up as a check does: in the index as a hub left it, then in the store, where the whole key is compared.
import { understandItem } from '../src/check/check.answer.ts'
import { meetAll } from '../src/check/check.met.ts'
import { isMisunderstood } from '../src/check/check.understood.ts'
import type { Actor } from '../src/kernel/actor.ts'
import { systemClock } from '../src/kernel/clock.ts'
import type { Database } from '../src/kernel/database.ts'
import { asSystem, runChange } from '../src/kernel/invocation.ts'
import type { Context, Part } from '../src/kernel/slice.ts'
import { createCrowd } from '../src/search/search.crowd.ts'
import { type Proposal, type Search, searchPart } from '../src/search/search.feed.ts'
import { openIndexes } from '../src/search/search.indexes.ts'
import { createKeys } from '../src/search/search.keys.ts'
import { percentile } from './load.ts'
import { placesAmong, placesBeyond, questionAt } from './store.documents.ts'
import { servicesOf, systemWithGrants } from './store.fill.ts'

export type Times = { readonly p50: number; readonly p99: number }

const timesOf = (milliseconds: number[]): Times => {
  const sorted = milliseconds.sort((one, other) => one - other)
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) }
}

export type LookedUp = {
  /** In the index alone, known and unknown keys alike. */
  readonly index: Times
  /** Index and store, of documents that are recorded. */
  readonly known: Times
  readonly unknown: Times
  /** Of documents that are not recorded, proposed all the same, as where two keys have one hash: the row is read and the key compared. */
  readonly collision: Times
  /** Documents that are recorded and were not met. */
  readonly unfound: number
  /** Documents that are not recorded and were met. */
  readonly falseHits: number
}

type Find = Search['find']

const searchWith = (find: Find): Search => ({
  find,
  findPersons: async () => [],
  crowd: createCrowd({ most: 1, few: 1, patience: 1 }),
  isCurrent: () => true,
})

const questionOf = (at: number) => {
  const posed = understandItem(questionAt(at), '/items/0', { today: systemClock.now().slice(0, 10), asRead: false })
  if (isMisunderstood(posed)) throw new Error(`the document at ${at} is not understood`)
  return posed
}

/** Asked before what counts, so that code and statements are warm. */
const warmUp = 200

/** `many` documents that are recorded among `rows` and as many that are not, one after the other. Throws where no hub has left its index on disk. */
export const measureLookups = async (
  database: Database,
  folder: string,
  rows: number,
  many: number,
): Promise<LookedUp> => {
  const { index, ranges, rights, fate } = await openIndexes(database, folder, rows)
  if (fate !== 'restored') throw new Error(`the snapshot of the index is ${fate}`)
  const nobody = { lookup: async () => Promise.reject(new Error('no document is carried by so many')) }
  const keys = createKeys({ index, ranges, rights: rights.tables, pool: nobody })
  const inIndex: number[] = []
  const findInIndex: Find = async (actor, questions) => {
    const began = performance.now()
    const found = await keys.find(questions, rights.rightsOf(actor))
    inIndex.push(performance.now() - began)
    return found
  }
  let find = findInIndex
  const search = searchWith((actor, questions) => find(actor, questions))
  const part = <T>({ name }: Part<T>): T => {
    if (name !== searchPart.name) throw new Error(`no look-up needs ${name}`)
    return search as T
  }
  const services = servicesOf(database, part)
  const actor: Actor = await systemWithGrants(database, 'vn')
  const world = asSystem(services, actor)
  const asking = { ...world, who: { ...world.who, purpose: 'security-check' as const } }
  const ask = async (context: Context, places: readonly number[], before: (turn: number) => void = () => undefined) => {
    const times: number[] = []
    let met = 0
    for (const [turn, at] of places.entries()) {
      before(turn)
      const question = questionOf(at)
      const began = performance.now()
      const [item] = await meetAll(context, [question])
      times.push(performance.now() - began)
      if (item?.met.some(({ meeting }) => meeting?.verdict === 'exact')) met += 1
    }
    return { times, met }
  }
  try {
    return await runChange(asking, 'bench.lookups', async (context) => {
      const [there, elsewhere] = [placesAmong(rows, many), placesBeyond(2 * many)]
      await ask(context, placesAmong(rows, many + warmUp).slice(many))
      inIndex.length = 0
      const known = await ask(context, there)
      const unknown = await ask(context, elsewhere.slice(0, many))
      const index = timesOf(inIndex)
      const proposals: (readonly Proposal[])[] = []
      for (const at of there)
        proposals.push(
          (
            await keys.find(
              questionOf(at).asks.map((one) => one.keys),
              rights.rightsOf(actor),
            )
          ).flat(),
        )
      const collision = await ask(context, elsewhere.slice(many), (turn) => {
        find = async () => [(proposals[turn] ?? []).map((one) => ({ ...one, key: 0 }))]
      })
      return {
        index,
        known: timesOf(known.times),
        unknown: timesOf(unknown.times),
        collision: timesOf(collision.times),
        unfound: many - known.met,
        falseHits: unknown.met + collision.met,
      }
    })
  } finally {
    keys.stop()
    await services.stop()
  }
}
