// Reads what a learner has done since enrolment out of the register of processing; only as much of it as steps could need.
import { sql as text } from 'kysely'
import type { Connection } from '../kernel/database.ts'
import type { Deed } from './training.progress.ts'
import type { Exercise, Step } from './training.schema.ts'
import type { EnrolmentRow } from './training.store.ts'

type Sql = Pick<Connection, 'sql'>
/** Facts after this one; enrolment itself is a beginning, ids are made in their order. */
type Mark = { readonly at: string; readonly id: string }

type Found = {
  readonly id: string
  readonly at: string
  readonly operation: string
  readonly outcome: Deed['outcome']
  readonly kinds: string[] | null
  readonly databases: string[] | null
}

/**
 * The first facts of one officer after a mark that answer a step. What somebody met without being shown it is left out: whether a
 * step is met must not tell of it.
 */
const readAnswering = async ({ sql }: Sql, officer: string, after: Mark, step: Step, most: number): Promise<Deed[]> => {
  const { operation, outcome = null, subjectKind = null, database = null } = step
  const { rows } = await text<Found>`
    select id, at, operation, outcome, kinds, databases
    from fact f
    cross join lateral (
      select array_append(array_agg(s.kind) filter (where s.part <> 'discreet' and not s.discreet), f.subject_kind) as kinds
      from fact_subject s where s.fact = f.id and s.day = f.day) subjects
    cross join lateral (
      select case when jsonb_typeof(f.detail -> 'databases') = 'array'
                  then array(select jsonb_array_elements_text(f.detail -> 'databases'))
                  else array_remove(array[f.detail ->> 'database'], null) end as databases) asked
    where f.officer = ${officer} and (f.at, f.id) > (${after.at}::timestamptz, ${after.id}::uuid)
      and f.operation = ${operation} and f.via = ''
      and (case when ${outcome}::text is null then f.outcome <> 'refused' else f.outcome = ${outcome} end)
      and (${subjectKind}::text is null or ${subjectKind} = any(kinds))
      and (${database}::text is null or ${database} = any(databases))
    order by f.at, f.id
    limit ${most}`.execute(sql)
  return rows.map(({ kinds, databases, ...fact }) => ({ ...fact, kinds: kinds ?? [], databases: databases ?? [] }))
}

/**
 * Deeds of a learner since enrolment that decide which steps are met. In order, the earliest for each step after the one before is
 * all that counts; in any order, as many for each step as there are steps: a step with that many always finds one of its own.
 */
export const readDeeds = async (
  sql: Sql,
  { officer, enrolledAt, id }: EnrolmentRow,
  { order, steps }: Exercise,
): Promise<Deed[]> => {
  const deeds = new Map<string, Deed>()
  let mark: Mark = { at: enrolledAt, id }
  for (const step of steps) {
    const found = await readAnswering(sql, officer, mark, step, order === 'in-order' ? 1 : steps.length)
    for (const deed of found) deeds.set(deed.id, deed)
    const [first] = found
    if (order !== 'in-order') continue
    if (!first) break
    mark = first
  }
  return [...deeds.values()]
}

/** Which of these modules the learner has read since enrolment. */
export const readModulesRead = async (
  { sql }: Sql,
  { officer, enrolledAt, id }: EnrolmentRow,
  modules: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (modules.length === 0) return new Set()
  const { rows } = await text<{ subject: string }>`
    select distinct subject from fact
    where officer = ${officer} and (at, id) > (${enrolledAt}::timestamptz, ${id}::uuid)
      and operation = 'training.module' and outcome = 'shown' and via = '' and subject = any(${[...modules]})`.execute(
    sql,
  )
  return new Set(rows.map(({ subject }) => subject))
}
