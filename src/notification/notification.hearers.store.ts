// SQL for who hears of what happens at bureaus: rules, targets and officers, of any number of bureaus at once. For the platform alone.
import { type Connection, named } from '../kernel/database.ts'
import type { Duty } from '../terms/duty.ts'
import type { Ways } from './notification.schema.ts'
import type { SettingRow, TargetRow } from './notification.table.ts'

/** An officer as pings reach them: what they may hear of is judged by their duties and entity. */
export type Hearer = {
  readonly officer: string
  readonly unit: string
  readonly duties: readonly Duty[]
  readonly ways: Ways
  readonly zone: string | null
  readonly quiet: SettingRow['quiet']
  readonly digests: readonly string[]
}

/** What a bureau has stated, with the zone of its seat where it states none; `pingMinutes` is null where it says nothing. */
type Rules = Pick<SettingRow, 'zone' | 'quiet' | 'ways'> & { readonly pingMinutes: number | null }

/** A bureau where somebody may hear: its rules, its targets and those of its officers, and its officers who have either. */
export type Hearing = {
  readonly rules: Rules
  readonly officers: readonly Hearer[]
  readonly targets: readonly TargetRow[]
}

const by = <Row extends { readonly bureau: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> => {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const known = found.get(row.bureau)
    if (known) known.push(row)
    else found.set(row.bureau, [row])
  }
  return found
}

/** Who hears at each of these bureaus: rules, targets not removed, active officers with rules or a target of their own. */
export const readHearings = async (
  { client, sql: store }: Connection,
  bureaus: readonly string[],
): Promise<ReadonlyMap<string, Hearing>> => {
  const asked = [...new Set(bureaus)]
  if (asked.length === 0) return new Map()
  const targets = by(
    await store
      .selectFrom('notificationTarget')
      .selectAll()
      .where('bureau', 'in', asked)
      .where('removedAt', 'is', null)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
  )
  const officers = by(
    await named<Hearer & { bureau: string }>(
      client,
      'notification-hearers',
      `select o.bureau, o.name as officer, o.unit, o.duties, coalesce(s.ways, '{}') as ways, s.zone, s.quiet,
         coalesce(s.digests, '{}') as digests
       from officer o left join notification_setting s on s.bureau = o.bureau and s.officer = o.name
       where o.bureau = any($1) and o.state = 'active' and (s.officer is not null or exists (
         select 1 from notification_target t where t.bureau = o.bureau and t.officer = o.name and t.removed_at is null))
       order by o.bureau, o.name`,
      [asked],
    ),
  )
  const rules = await named<Rules & { bureau: string }>(
    client,
    'notification-rules',
    `select b.bureau, coalesce(s.zone, c.zone, 'Etc/UTC') as zone, s.quiet, coalesce(s.ways, '{}') as ways,
       s.ping_minutes as "pingMinutes"
     from unnest($1::text[]) as b (bureau) left join bureau c on c.code = b.bureau
     left join notification_setting s on s.bureau = b.bureau and s.officer = ''`,
    [asked],
  )
  return new Map(
    rules.flatMap((one): [string, Hearing][] => {
      const hearing = { rules: one, officers: officers.get(one.bureau) ?? [], targets: targets.get(one.bureau) ?? [] }
      return hearing.officers.length === 0 && hearing.targets.length === 0 ? [] : [[one.bureau, hearing]]
    }),
  )
}

/** Of these bureaus, those where `tellAll` would find anybody: a target, or an active officer with rules. */
export const hearingBureaus = async (
  { client }: Pick<Connection, 'client'>,
  bureaus: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (bureaus.length === 0) return new Set()
  const rows = await named<{ bureau: string }>(
    client,
    'notification-hearing',
    `select b.bureau from unnest($1::text[]) as b (bureau)
     where exists (select 1 from notification_target t where t.bureau = b.bureau and t.removed_at is null)
       or exists (select 1 from notification_setting s join officer o on o.bureau = s.bureau and o.name = s.officer
                  where s.bureau = b.bureau and s.officer <> '' and o.state = 'active')`,
    [bureaus],
  )
  return new Set(rows.map(({ bureau }) => bureau))
}
