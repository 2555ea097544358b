// Batches of documents whose keys a bureau keeps for later records: how many are answered a second, and how soon all of them are stored.
import type { MeasuredHub } from './hub.ts'
import { requestOf, runLoad } from './load.ts'
import type { Measure } from './print.ts'

const itemsInBatch = 1000
const patienceMilliseconds = 60_000

/** Keys held for the bureau of a desk now. */
const heldBy = async (port: number, authorization: string): Promise<number> => {
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1/delayed-hits`, { headers: { authorization } })
  if (!reply.ok) throw new Error(`what is held was not told: ${reply.status}`)
  const { held } = (await reply.json()) as { readonly held: { readonly hashes: number } }
  return held.hashes
}

/**
 * Items a second in batches of a thousand, from four clients, for a purpose and a database that Viet Nam of the demonstration has opted
 * in for; then how long it took until the keys of every item that was asked stood in the store, and processor time an item.
 */
export const measureKept = async (hub: MeasuredHub, milliseconds: number, item: () => object): Promise<Measure[]> => {
  const authorization = `Bearer ${await hub.key('vn.system')}`
  const desk = `Bearer ${await hub.key('vn.desk')}`
  const batches = Array.from({ length: 64 }, () => {
    const items = Array.from({ length: itemsInBatch }, item)
    return requestOf(
      'POST',
      '/api/v1/checks',
      { authorization },
      JSON.stringify({ purpose: 'locate', reference: 'BENCH', items }),
    )
  })
  const before = await heldBy(hub.port, desk)
  const used = hub.processor()
  let asked = 0
  const next = (): Buffer => batches[asked++ % batches.length] ?? Buffer.alloc(0)
  const outcome = await runLoad({ port: hub.port, connections: 4, milliseconds, next })
  const ended = performance.now()
  const wanted = before + asked * itemsInBatch
  let held = await heldBy(hub.port, desk)
  while (held < wanted && performance.now() - ended < patienceMilliseconds) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    held = await heldBy(hub.port, desk)
  }
  const behind = (performance.now() - ended) / 1000
  const { hub: ofHub, database } = hub.processor()
  const each = (seconds: number): number => (seconds * 1e6) / (asked * itemsInBatch)
  return [
    {
      measure: 'check.batches_kept.items_per_second',
      value: outcome.perSecond * itemsInBatch,
      unit: '/s',
      goal: '>= 50000',
    },
    { measure: 'check.batches_kept.p99', value: outcome.p99, unit: 'ms' },
    { measure: 'check.batches_kept.stored_after', value: behind, unit: 's' },
    { measure: 'check.batches_kept.missing', value: wanted - held, unit: '' },
    { measure: 'check.batches_kept.hub_cpu_us_per_item', value: each(ofHub - used.hub), unit: 'us' },
    { measure: 'check.batches_kept.database_cpu_us_per_item', value: each(database - used.database), unit: 'us' },
  ]
}
