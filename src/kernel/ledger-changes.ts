// What the register says of changes: facts in their places with what they changed, for index, reactions and caches.
import { isDay } from '../terms/instant.ts'
import { type Connection, named } from './database.ts'

/** A fact of a change as the feed gives it: in its place, with what it changed. */
export type PlacedFact = {
  readonly place: number
  readonly id: string
  readonly at: string
  readonly operation: string
  readonly bureau: string
  readonly officer: string
  readonly purpose: string
  readonly reference: string
  readonly subjectKind: string
  readonly subject: string
  readonly version: number
  readonly detail: Readonly<Record<string, unknown>>
  readonly changed: readonly { readonly kind: string; readonly id: string }[]
}

type ChangedFactRow = Omit<PlacedFact, 'subjectKind' | 'changed'> & {
  readonly subject_kind: string
  readonly day: string
}

/** Signs between and within subjects; neither a kind nor an id holds them (ASCII record and unit separator). */
const [betweenSubjects, withinSubject] = ['\u001e', '\u001f']

const subjectsIn = (text: string): PlacedFact['changed'] =>
  text === ''
    ? []
    : text.split(betweenSubjects).map((one) => {
        const at = one.indexOf(withinSubject)
        return { kind: one.slice(0, at), id: one.slice(at + 1) }
      })

/**
 * What facts changed, by fact: as one text each, since a fact of a feed names a thousand. Asked day by day, the day a constant of the
 * statement: then its plan knows one partition, and not the hundred that each run of it would open first.
 */
const changedSubjects = async (
  client: Connection['client'],
  facts: readonly Pick<ChangedFactRow, 'day' | 'id'>[],
): Promise<ReadonlyMap<string, string>> => {
  const changed = new Map<string, string>()
  for (const day of new Set(facts.map((fact) => fact.day))) {
    if (!isDay(day)) throw new RangeError('a fact has a day')
    const found = await named<{ fact: string; changed: string }>(
      client,
      `ledger-subjects-${day}`,
      `select fact, string_agg(kind || chr(31) || subject, chr(30)) as changed from fact_subject
       where day = '${day}' and fact = any($1::uuid[]) and part = 'changed' group by fact`,
      [facts.filter((fact) => fact.day === day).map(({ id }) => id)],
    )
    for (const one of found) changed.set(one.fact, one.changed)
  }
  return changed
}

const factColumns =
  'place, id, day, at, operation, bureau, officer, purpose, reference, subject_kind, subject, version, detail'

const withSubjects = async (client: Connection['client'], rows: readonly ChangedFactRow[]): Promise<PlacedFact[]> => {
  if (rows.length === 0) return []
  const changed = await changedSubjects(client, rows)
  return rows.map(({ subject_kind, day: _, ...fact }) => ({
    ...fact,
    subjectKind: subject_kind,
    changed: subjectsIn(changed.get(fact.id) ?? ''),
  }))
}

/**
 * Changed facts after a place, in order, with what they changed; the one read behind index, reactions and caches. Two statements:
 * of one that joins the server keeps no plan, and planning over the partitions of a month takes ten times as long as reading.
 */
export const changedFacts = async (client: Connection['client'], after: number, limit = 500): Promise<PlacedFact[]> =>
  withSubjects(
    client,
    await named<ChangedFactRow>(
      client,
      'ledger-changed',
      `select ${factColumns} from fact where changed and place > $1 order by place limit $2`,
      [after, limit],
    ),
  )

/** The changed facts of these operations from a place up to another, as `changedFacts` gives them. */
export const changedFactsIn = async (
  client: Connection['client'],
  { from, to, operations }: { readonly from: number; readonly to: number; readonly operations: readonly string[] },
): Promise<PlacedFact[]> =>
  withSubjects(
    client,
    await named<ChangedFactRow>(
      client,
      'ledger-changed-in',
      `select ${factColumns} from fact
       where changed and place >= $1 and place <= $2 and operation = any($3) order by place`,
      [from, to, operations],
    ),
  )

/** Changed facts that are looked through at once for one that is wanted. */
export const factsLookedThrough = 500

/**
 * The changed facts after a place that are of one of these operations, by place, at most `most` of them, and the last place that was
 * looked through, without reading what they changed. Undefined when there is no changed fact after it.
 */
export const nextOf = async (
  client: Connection['client'],
  after: number,
  operations: readonly string[],
  most: number,
): Promise<{ readonly wanted: readonly number[]; readonly last: number; readonly many: number } | undefined> => {
  const [found] = await named<{ wanted: number[] | null; last: number | null; many: number }>(
    client,
    'ledger-next',
    `select (array_agg(place order by place) filter (where operation = any ($2)))[1:$4] as wanted, max(place) as last,
       count(*)::integer as many
     from (select place, operation from fact where changed and place > $1 order by place limit $3) as ahead`,
    [after, operations, factsLookedThrough, most],
  )
  return found?.last ? { wanted: found.wanted ?? [], last: found.last, many: found.many } : undefined
}

/** The last place given. */
export const lastPlace = async (client: Connection['client']): Promise<number> => {
  const [head] = await named<{ place: number }>(client, 'ledger-head', 'select place from ledger_head')
  return head?.place ?? 0
}

/**
 * The last place given, and how many facts of reads and refusals came after an earlier one, counted up to `most`: how much is asked of
 * the hubs of this store meanwhile. `since` is a day not later than that of the earlier place, `YYYY-MM-DD`.
 */
export const askedSince = async (
  client: Connection['client'],
  { place, since, most }: { readonly place: number; readonly since: string; readonly most: number },
): Promise<{ readonly place: number; readonly asked: number }> => {
  const [found] = await named<{ place: number; asked: number }>(
    client,
    'ledger-asked',
    `select h.place, (select count(*)::integer from (
       select 1 from fact f where f.day >= $1::date and f.place > $2 and not f.changed limit $3) as asked) as asked
     from ledger_head h`,
    [since, place, most],
  )
  return found ?? { place, asked: 0 }
}
