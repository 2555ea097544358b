// Tells what happened to those whose rules want it: pings to the outbox, counts to digests. Nothing of what it was about is kept.
import { readBureau } from '../bureau/bureau.store.ts'
import type { Context } from '../kernel/slice.ts'
import { addHours } from '../terms/instant.ts'
import { enqueue } from './notification.outbox.store.ts'
import type { NotificationWay } from './notification.schema.ts'
import { type Hearer, readHearers, targetsOf } from './notification.store.ts'
import type { OutboxRow, SettingRow, TargetRow } from './notification.table.ts'
import {
  bureauWays,
  type Decision,
  decide,
  effectiveWays,
  type Happening,
  kindsFor,
  pingKindOf,
} from './notification.workflow.ts'

export const defaultPingMinutes = 3

/**
 * What happened at a bureau. `unit` and `reviewed` narrow who of its officers may hear of it, `officer` to one of them. What is withheld
 * from one officer reaches neither that one nor what the whole bureau reads.
 */
export type Heard = Happening & {
  readonly bureau: string
  readonly unit: string
  readonly reviewed: boolean
  readonly officer?: string
  readonly withheldFrom?: string
  readonly item?: string
  readonly matters: OutboxRow['matters']
}

/** Whether an officer hears of it at all, by duties, entity and what is withheld from them. */
export const concerns = (
  heard: Heard,
  { officer, unit, duties }: Pick<Hearer, 'officer' | 'unit' | 'duties'>,
): boolean =>
  (heard.officer === undefined || heard.officer === officer) &&
  (!heard.withheldFrom || heard.withheldFrom !== officer) &&
  (unit === '' || unit === heard.unit) &&
  (!heard.reviewed || duties.includes('compliance') || duties.includes('command')) &&
  kindsFor(duties).includes(heard.kind)

/** When a ping by this way goes out; undefined when not at all. The first of an alarm is left to the desk for a while. */
const dueBy = (
  decision: Decision,
  way: NotificationWay,
  heard: Heard,
  now: string,
  minutes: number,
): string | undefined => {
  if (decision.now.includes(way)) return heard.kind === 'alarm-unseen' ? addHours(now, minutes / 60) : now
  return decision.later.includes(way) ? decision.laterAt : undefined
}

const ping = async (
  context: Context,
  targets: readonly TargetRow[],
  heard: Heard,
  dueAt: (way: NotificationWay) => string | undefined,
): Promise<void> => {
  for (const target of targets) {
    const due = dueAt(target.way)
    if (due === undefined) continue
    await enqueue(context, target, {
      kind: pingKindOf(heard),
      items: heard.item === undefined ? [] : [heard.item],
      matters: heard.item === undefined ? 'always' : heard.matters,
      dueAt: due,
    })
  }
}

const tally = async ({ client }: Context, heard: Heard, officer: string): Promise<void> => {
  await client.query(
    `insert into notification_tally (bureau, officer, kind, number) values ($1, $2, $3, 1)
     on conflict (bureau, officer, kind) do update set number = notification_tally.number + 1`,
    [heard.bureau, officer, heard.kind],
  )
}

/** Zone and quiet hours of the bureau, with its seat's zone where it states none. */
const hoursOf = async (context: Context, code: string, setting: SettingRow | undefined) => ({
  zone: setting?.zone ?? (await readBureau(context, code))?.zone ?? 'Etc/UTC',
  quiet: setting?.quiet ?? null,
})

/** Tells the bureau's targets and its officers, each by their own rules, in the transaction of the fact that says it. */
export const tellOf = async (context: Context, heard: Heard): Promise<void> => {
  const { now } = context
  const [{ bureau, officers }, targets] = [
    await readHearers(context, heard.bureau),
    await targetsOf(context, heard.bureau),
  ]
  if (officers.length === 0 && targets.length === 0) return
  const minutes = bureau?.pingMinutes ?? defaultPingMinutes
  const ways = bureau?.ways ?? {}
  const hours = await hoursOf(context, heard.bureau, bureau)
  if (heard.officer === undefined && !heard.withheldFrom) {
    const decision = decide(heard, bureauWays(ways, heard), hours, now)
    await ping(
      context,
      targets.filter(({ officer }) => officer === ''),
      heard,
      (way) => dueBy(decision, way, heard, now, minutes),
    )
  }
  for (const one of officers) {
    if (!concerns(heard, one)) continue
    // Quiet hours go by the zone of whoever stated them.
    const own = one.quiet === null ? hours : { quiet: one.quiet, zone: one.zone ?? hours.zone }
    const decision = decide(heard, effectiveWays(ways, one.ways, heard), own, now)
    if (decision.digest && one.digests.length > 0) await tally(context, heard, one.officer)
    await ping(
      context,
      targets.filter(({ officer }) => officer === one.officer),
      heard,
      (way) => dueBy(decision, way, heard, now, minutes),
    )
  }
}
