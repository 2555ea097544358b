// Housekeeping of the kernel's own tables, and the count of strangers that were refused.
import { systemOf } from './actor.ts'
import { lostConnection } from './database.ts'
import { asSystem, runChange, type Services } from './invocation.ts'
import { factOf, prepareDays } from './ledger.ts'

const sweepMilliseconds = 10 * 60_000
const countMilliseconds = 60_000

/** Removes what has outlived its use: events over a day old, repeated answers, ended sessions, questions due to be erased. */
const sweep = async (services: Services): Promise<void> => {
  const { client } = services.database
  await prepareDays(client, services.clock)
  const now = services.clock.now()
  await client.query("delete from event where at < $1::timestamptz - interval '25 hours'", [now])
  await client.query("delete from idempotency where at < $1::timestamptz - interval '24 hours'", [now])
  await client.query('delete from session where ends_at < $1', [now])
  const { rows } = await client.query('select 1 from fact_asked where erase_on <= $1::date limit 1', [now])
  if (rows.length === 0) return
  await runChange(asSystem(services, systemOf('gs')), 'ledger.erase-asked', async (context) => {
    const { rowCount } = await context.client.query('delete from fact_asked where erase_on <= $1::date', [now])
    context.note({ detail: { erased: rowCount ?? 0 } })
  })
}

export type Housekeeping = {
  /** Counts a refusal of somebody without credentials: one fact a minute says how many. */
  readonly countStranger: () => void
  readonly stop: () => Promise<void>
}

/** Sweeps once now and every ten minutes. */
export const startHousekeeping = async (
  services: Services,
  report: (error: unknown) => void,
): Promise<Housekeeping> => {
  let strangers = 0
  const recordStrangers = async (): Promise<void> => {
    if (strangers === 0) return
    const refused = strangers
    strangers = 0
    const system = { bureau: 'gs', officer: 'gs.system' }
    await services.ledger.record(
      factOf(services.clock, { operation: 'request.strangers', outcome: 'refused', ...system, detail: { refused } }),
    )
  }
  const tend = (work: () => Promise<void>) => () => {
    work().catch((error: unknown) => {
      if (!lostConnection(error)) report(error)
    })
  }
  await sweep(services)
  const sweeping = setInterval(
    tend(() => sweep(services)),
    sweepMilliseconds,
  )
  const counting = setInterval(tend(recordStrangers), countMilliseconds)
  return {
    countStranger: () => {
      strangers += 1
    },
    stop: async () => {
      clearInterval(sweeping)
      clearInterval(counting)
      await recordStrangers().catch(() => undefined)
    },
  }
}
