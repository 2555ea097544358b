// Document checks through HTTP with session, rights, purpose and durable facts: one by one, in batches, and the empty path beside them.
import type { MeasuredHub } from './hub.ts'
import { measureKept } from './kept.ts'
import { type Outcome, requestOf, runLoad } from './load.ts'
import type { Measure } from './print.ts'
import { measureTold } from './told.ts'

/** Deterministic numbers from 0 to 1, so that every run asks the same: a linear congruence modulo 2^32 (Knuth, TAOCP 3.2.1). */
const randomOf = (seed: number) => {
  let state = seed
  return (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const random = randomOf(20261121)
const countries = ['FRA', 'VNM', 'DEU', 'USA', 'EGY', 'ESP', 'JPN', 'BRA']

/**
 * Documents as a border asks: nearly all of them unknown. Numbers are of a series the demonstration world does not use, so
 * that the figure is that of the answer almost every traveller gets; hits are measured by themselves.
 */
const unknownItem = () => ({
  travelDocument: {
    number: `Q${Math.floor(random() * 1e8)
      .toString()
      .padStart(8, '0')}`,
    country: countries[Math.floor(random() * countries.length)] ?? 'FRA',
    type: 'passport',
  },
})

const where = { post: 'Bench lane 1', direction: 'entry', from: 'CDG', to: 'HAN' }
const checkOf = (items: readonly object[]): string =>
  JSON.stringify({ purpose: 'security-check', reference: 'BENCH', where, items })

/** Rates and times of document checks, so many seconds for each way of asking. */
export const measureChecks = async (hub: MeasuredHub, seconds: number): Promise<Measure[]> => {
  const authorization = `Bearer ${await hub.key('vn.system')}`
  const empty = requestOf('GET', '/api/v1/databases', { authorization })
  const single = Array.from({ length: 4096 }, () =>
    requestOf('POST', '/api/v1/checks', { authorization }, checkOf([unknownItem()])),
  )
  const batches = Array.from({ length: 256 }, () =>
    requestOf('POST', '/api/v1/checks', { authorization }, checkOf(Array.from({ length: 100 }, unknownItem))),
  )
  const turn = (requests: readonly Buffer[]) => {
    let at = 0
    return () => requests[at++ % requests.length] ?? empty
  }
  const load = (requests: readonly Buffer[], connections: number): Promise<Outcome> =>
    runLoad({ port: hub.port, connections, milliseconds: seconds * 1000, next: turn(requests) })

  const told = await measureTold(
    hub.port,
    { finder: await hub.key('vn.system'), source: await hub.key('fr.system') },
    50,
  )
  const quiet = await load([empty], 1)
  const one = await load(single, 1)
  const emptyMany = await load([empty], 64)
  const before = hub.processor()
  const many = await load(single, 64)
  const after = hub.processor()
  // The warm-up of a quarter is asked too.
  const each = (used: number): number => (used * 1e6) / (many.requests * 1.25)
  const batched = await load(batches, 4)
  const kept = await measureKept(hub, seconds * 1000, unknownItem)
  const measures: Measure[] = [
    { measure: 'hit.told_to_source.p50', value: told[25] ?? 0, unit: 'ms' },
    { measure: 'hit.told_to_source.slowest_of_50', value: told.at(-1) ?? 0, unit: 'ms', goal: '< 1000' },
    { measure: 'empty.per_second', value: emptyMany.perSecond, unit: '/s' },
    { measure: 'check.one_by_one.per_second', value: many.perSecond, unit: '/s', goal: '>= 5000' },
    { measure: 'check.one_by_one.p50', value: many.p50, unit: 'ms' },
    { measure: 'check.one_by_one.p99', value: many.p99, unit: 'ms' },
    { measure: 'check.one_by_one.p50_above_empty', value: many.p50 - emptyMany.p50, unit: 'ms' },
    { measure: 'check.one_by_one.p99_above_empty', value: many.p99 - emptyMany.p99, unit: 'ms' },
    { measure: 'check.one_by_one.hub_cpu_us', value: each(after.hub - before.hub), unit: 'us' },
    { measure: 'check.one_by_one.database_cpu_us', value: each(after.database - before.database), unit: 'us' },
    { measure: 'check.single_client.p50', value: one.p50, unit: 'ms' },
    { measure: 'check.single_client.p99', value: one.p99, unit: 'ms' },
    { measure: 'check.single_client.p50_above_empty', value: one.p50 - quiet.p50, unit: 'ms' },
    { measure: 'check.single_client.p99_above_empty', value: one.p99 - quiet.p99, unit: 'ms' },
    { measure: 'check.batches_of_100.items_per_second', value: batched.perSecond * 100, unit: '/s' },
    { measure: 'check.batches_of_100.p50', value: batched.p50, unit: 'ms' },
    { measure: 'check.batches_of_100.p99', value: batched.p99, unit: 'ms' },
    ...kept,
    {
      measure: 'failures',
      value: quiet.failures + one.failures + many.failures + emptyMany.failures + batched.failures,
      unit: '',
    },
  ]
  return measures
}
