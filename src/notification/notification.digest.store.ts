// SQL for digests: what came since the one before and what stands open, as numbers; written once a shift for who wants it.
import { toSql } from '../kernel/access.ts'
import type { Connection } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import type { Duty } from '../terms/duty.ts'
import { addHours } from '../terms/instant.ts'
import { digestPolicy } from './notification.policy.ts'
import type { DigestView } from './notification.schema.ts'
import type { DigestRow } from './notification.table.ts'

const keptDays = 14

type Reader = {
  readonly name: string
  readonly bureau: string
  readonly unit: string
  readonly duties: readonly Duty[]
}

/** What stands open on the desk, as far as this officer's own desk shows it: the same conditions as its list. */
const standing = async (
  { client }: Pick<Connection, 'client'>,
  { name, bureau, unit, duties }: Reader,
): Promise<DigestView['stands']> => {
  if (!duties.some((duty) => ['desk', 'notices', 'compliance', 'command'].includes(duty))) return []
  const { rows } = await client.query<DigestView['stands'][number]>(
    `select kind, urgency, count(*)::int as count from desk_item
     where bureau = $1 and state = 'open' and not test and ($2 = '' or unit = $2) and (not reviewed or $3)
       and (withheld_from = '' or withheld_from <> $4)
     group by kind, urgency, rank order by rank, kind`,
    [bureau, unit, duties.includes('compliance') || duties.includes('command'), name],
  )
  return rows
}

/** Writes a digest of an officer and empties what it counted. */
export const writeDigest = async (context: Context, officer: Reader): Promise<DigestRow> => {
  const { client, now } = context
  const { rows: came } = await client.query<DigestView['came'][number]>(
    'delete from notification_tally where bureau = $1 and officer = $2 returning kind, number as count',
    [officer.bureau, officer.name],
  )
  const ordered = came.sort((one, other) => (one.kind < other.kind ? -1 : 1))
  const stands = await standing(context, officer)
  const id = context.newId()
  await client.query(
    `insert into notification_digest (id, bureau, officer, created_at, came, stands) values ($1, $2, $3, $4, $5, $6)`,
    [id, officer.bureau, officer.name, now, JSON.stringify(ordered), JSON.stringify(stands)],
  )
  await client.query('delete from notification_digest where officer = $1 and created_at < $2', [
    officer.name,
    addHours(now, -24 * keptDays),
  ])
  return { id, bureau: officer.bureau, officer: officer.name, createdAt: now, came: ordered, stands }
}

/** The own digests, newest first. */
export const listDigestRows = ({ sql: store, actor }: Pick<Context, 'sql' | 'actor'>): Promise<DigestRow[]> =>
  store
    .selectFrom('notificationDigest')
    .selectAll()
    .where(toSql(digestPolicy.read(actor)))
    .orderBy('createdAt', 'desc')
    .limit(10)
    .execute()
