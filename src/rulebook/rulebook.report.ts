// The yearly report of the network: figures made from the register, by class of participant, with no person and no reference in them.
import { sql as text } from 'kysely'
import type { Connection } from '../kernel/database.ts'
import { type ParticipantClass, participantClasses } from '../terms/clause.ts'
import type { NetworkReport } from './rulebook.schema.ts'

/** Slices of the network, by the first word of what they leave in the register. */
const networkSlices = ['threat', 'expert', 'group', 'request', 'analysis', 'material', 'lead', 'knowledge', 'training']

type Sql = Pick<Connection, 'sql'>

const ofYear = (year: number) => ({ from: `${year}-01-01`, to: `${year + 1}-01-01` })

const actsOf = async ({ sql }: Sql, year: number) => {
  const { from, to } = ofYear(year)
  const { rows } = await text<{
    operation: string
    class: ParticipantClass
    month: number
    times: number
    bureaus: string[]
  }>`
    select f.operation, p.class, extract(month from f.day)::integer as month, count(*)::integer as times,
           array_agg(distinct f.bureau) as bureaus
    from fact f join participation p on p.bureau = f.bureau
    where f.day >= ${from}::date and f.day < ${to}::date and f.changed
      and split_part(f.operation, '.', 1) = any(${networkSlices}::text[])
    group by 1, 2, 3 order by 1, 2, 3`.execute(sql)
  return rows
}

const participantsOf = async ({ sql }: Sql, year: number): Promise<NetworkReport['participants']> => {
  const { from, to } = ofYear(year)
  const { rows } = await text<{ class: ParticipantClass; joined: number; cameIn: number; left: number }>`
    select class, (count(*) filter (where state = 'joined'))::integer as joined,
      (count(*) filter (where joined_at >= ${from} and joined_at < ${to}))::integer as "cameIn",
      (count(*) filter (where left_at >= ${from} and left_at < ${to}))::integer as "left"
    from participation group by class`.execute(sql)
  return participantClasses.flatMap((one) => rows.filter((row) => row.class === one))
}

/** Figures of a calendar year (UTC); `participants` counts who takes part now and who came and left within the year. */
export const makeReport = async (sql: Sql, year: number): Promise<NetworkReport> => {
  const acts = await actsOf(sql, year)
  const byAct = new Map<string, { operation: string; class: ParticipantClass; times: number; bureaus: Set<string> }>()
  for (const { operation, class: participant, times, bureaus } of acts) {
    const key = `${operation} ${participant}`
    const sum = byAct.get(key) ?? { operation, class: participant, times: 0, bureaus: new Set() }
    for (const bureau of bureaus) sum.bureaus.add(bureau)
    byAct.set(key, { ...sum, times: sum.times + times })
  }
  return {
    year,
    participants: await participantsOf(sql, year),
    acts: [...byAct.values()].map((one) => ({ ...one, bureaus: one.bureaus.size })),
    months: Array.from({ length: 12 }, (_, at) => ({
      month: at + 1,
      times: acts.filter(({ month }) => month === at + 1).reduce((sum, { times }) => sum + times, 0),
    })),
  }
}
