// Tells what happened to those whose rules want it: pings to the outbox, counts to digests. Nothing of what it was about is kept.
import { named } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import { addHours } from '../terms/instant.ts'
import { type Addressed, enqueueAll } from './notification.enqueue.store.ts'
import { type Hearer, type Hearing, readHearings } from './notification.hearers.store.ts'
import type { NotificationWay } from './notification.schema.ts'
import type { OutboxRow, TallyRow, TargetRow } from './notification.table.ts'
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

/** What telling one happening writes: pings to targets, and counts for the digests of officers. */
type Told = {
  readonly pings: readonly Addressed[]
  readonly counted: readonly Pick<TallyRow, 'bureau' | 'officer' | 'kind'>[]
}

const pingsTo = (
  targets: readonly TargetRow[],
  heard: Heard,
  dueAt: (way: NotificationWay) => string | undefined,
): Addressed[] =>
  targets.flatMap((target) => {
    const due = dueAt(target.way)
    if (due === undefined) return []
    const items = heard.item === undefined ? [] : [heard.item]
    const matters = heard.item === undefined ? 'always' : heard.matters
    return [{ target, ping: { kind: pingKindOf(heard), items, matters, dueAt: due } }]
  })

/** Who of a bureau is told now, later or in the digest: the bureau's targets and its officers, each by their own rules. */
const toldOf = (heard: Heard, { rules, officers, targets }: Hearing, now: string): Told => {
  const minutes = rules.pingMinutes ?? defaultPingMinutes
  const of = (owner: string) => targets.filter(({ officer }) => officer === owner)
  const pings: Addressed[] = []
  if (heard.officer === undefined && !heard.withheldFrom) {
    const decision = decide(heard, bureauWays(rules.ways, heard), rules, now)
    pings.push(...pingsTo(of(''), heard, (way) => dueBy(decision, way, heard, now, minutes)))
  }
  const counted: Told['counted'][number][] = []
  for (const one of officers) {
    if (!concerns(heard, one)) continue
    // Quiet hours go by the zone of whoever stated them.
    const hours = one.quiet === null ? rules : { quiet: one.quiet, zone: one.zone ?? rules.zone }
    const decision = decide(heard, effectiveWays(rules.ways, one.ways, heard), hours, now)
    if (decision.digest && one.digests.length > 0)
      counted.push({ bureau: heard.bureau, officer: one.officer, kind: heard.kind })
    pings.push(...pingsTo(of(one.officer), heard, (way) => dueBy(decision, way, heard, now, minutes)))
  }
  return { pings, counted }
}

/** Adds to the counts of digests, in an order: two lines that count for the same officers must not wait for each other. */
const tallyAll = async ({ client }: Context, counted: Told['counted']): Promise<void> => {
  const numbers = new Map<string, { readonly row: (typeof counted)[number]; number: number }>()
  for (const row of counted) {
    const key = `${row.bureau} ${row.officer} ${row.kind}`
    const known = numbers.get(key)
    if (known) known.number += 1
    else numbers.set(key, { row, number: 1 })
  }
  if (numbers.size === 0) return
  const rows = [...numbers]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { row, number }]) => ({ ...row, number }))
  await named(
    client,
    'notification-tally',
    `insert into notification_tally (bureau, officer, kind, number)
     select bureau, officer, kind, number from json_populate_recordset(null::notification_tally, $1)
     on conflict (bureau, officer, kind) do update set number = notification_tally.number + excluded.number`,
    [JSON.stringify(rows)],
  )
}

/** Tells who wants to hear, in the transaction of the facts that say it: with the same few statements for one happening and for hundreds. */
export const tellAll = async (context: Context, all: readonly Heard[]): Promise<void> => {
  const hearings = await readHearings(
    context,
    all.map(({ bureau }) => bureau),
  )
  const told = all.flatMap((heard) => {
    const hearing = hearings.get(heard.bureau)
    return hearing ? [toldOf(heard, hearing, context.now)] : []
  })
  await enqueueAll(
    context,
    told.flatMap(({ pings }) => pings),
  )
  await tallyAll(
    context,
    told.flatMap(({ counted }) => counted),
  )
}
