// SQL for the records behind numbers that an index proposed: through the rules, and together with those other checks of the moment ask for.
import { sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { named } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import { readingTogether } from '../kernel/together.ts'
import { recordPolicy } from './record.policy.ts'
import { type DatabaseName, databaseNames, type RecordRow } from './record.schema.ts'
import { todayOf } from './record.store.ts'

/** A record without what no check compares or shows: who wrote it, and what its owner should mend. */
export type FoundRow = Omit<RecordRow, 'createdAt' | 'createdBy' | 'updatedBy' | 'withdrawnReason' | 'flaws' | 'said'>

/** A record as a check finds it. Of one that is only to be asked about, no more is filled in than owner, database and keys. */
export type FoundRecord = {
  readonly row: FoundRow
  readonly askOwner: boolean
  /** A discreet alert: desk and source are told, the one who asked is shown nothing. */
  readonly discreet: boolean
}

const rowColumns = `number, id, database, owner, reference, status, life, version, purpose, person_status as "personStatus",
  handling_code as "handlingCode", confidentiality, confidentiality_level as "confidentialityLevel", crime_area as "crimeArea",
  source_grade as "sourceGrade", information_grade as "informationGrade", restriction, restricted_from as "restrictedFrom",
  retain_until as "retainUntil", updated_at as "updatedAt", keys, range_end as "rangeEnd", alert, fields`

type Compiled = { readonly text: string; readonly values: readonly unknown[] }

/** Compiling a rule costs as much as the read: kept for as long as the actor is remembered. */
const compiledRules = new WeakMap<Actor, Compiled>()

const findable = ({ actor, sql: builder }: Pick<Context, 'actor' | 'sql'>): Compiled => {
  const known = compiledRules.get(actor)
  if (known) return known
  const { read, askOwner, discreet } = recordPolicy
  const rules = sql`(${toSql(read(actor))} or ${toSql(askOwner(actor))} or ${toSql(discreet(actor))})`.compile(builder)
  const compiled = { text: rules.sql, values: rules.parameters }
  compiledRules.set(actor, compiled)
  return compiled
}

/**
 * Numbers a statement takes, each as a parameter of its own: of a list whose length it knows the server keeps one plan, an array
 * it plans anew each time (measured: 0.65 ms of planning for 0.06 ms of reading, five partitions).
 */
const batches = [1, 8, 24, 64] as const
const mostTogether = 64
/** No record has it: the sequence begins at 1. */
const noNumber = 0

/** Rules of one shape give one text, so the server parses it once a connection; there are a few shapes in all. */
const names = new Map<string, string>()
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `record-by-numbers-${names.size}`
  names.set(text, name)
  return name
}

type Wanted = {
  readonly numbers: readonly number[]
  readonly today: string
  readonly among: readonly DatabaseName[]
  readonly leastKeys: number
}

const findStatement = (rules: Compiled, { numbers, today, among, leastKeys }: Wanted) => {
  // Named in the text, so that the server opens no other partition: of a dozen, a name is looked for in two.
  const databases = databaseNames.filter((name) => among.includes(name)).map((name) => `'${name}'`)
  const from = rules.values.length + 2
  const size = batches.find((most) => most >= numbers.length)
  const wanted = size
    ? `in (${Array.from({ length: size }, (_, at) => `$${from + at}`).join(', ')})`
    : `= any($${from}::bigint[])`
  const text = `select ${rowColumns} from record where ${rules.text} and life <> 'withdrawn'
    and retain_until >= $${from - 1}::date and database in (${databases.join(', ')}) and number ${wanted}${
      leastKeys > 0 ? ` and cardinality(keys) >= ${leastKeys}` : ''
    }`
  const padded = Array.from({ length: size ?? 0 }, (_, at) => numbers[at] ?? noNumber)
  return { name: nameOf(text), text, values: [...rules.values, today, ...(size ? padded : [numbers])] }
}

/** The bureau stays among those kept out, so that no rule judges what is left to be readable. */
const onlyToAsk = (row: FoundRow, bureau: string): FoundRow => ({
  ...row,
  reference: '',
  status: '',
  restrictedFrom: [bureau],
  fields: {},
})

/** A number for each actor as he is remembered: those of one actor have the same rules with the same values. */
const actorNumbers = new WeakMap<Actor, number>()
let lastActor = 0
const numberOf = (actor: Actor): number => {
  const known = actorNumbers.get(actor)
  if (known !== undefined) return known
  lastActor += 1
  actorNumbers.set(actor, lastActor)
  return lastActor
}

/** No more in one statement than it has a plan for. */
const inPortions = (numbers: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(numbers.length / mostTogether) }, (_, at) =>
    numbers.slice(at * mostTogether, (at + 1) * mostTogether),
  )

/**
 * It is the statement that costs, not the row: checks of which the index finds somebody within a few milliseconds share one. As long as
 * facts gather (`kernel/ledger.ts`): those of checks that go on together are written together.
 */
const readTogether = readingTogether<number, FoundRow>({ gather: 4 })

/**
 * The records of some databases behind numbers that the index proposed, through the read rule or the rule of asking the owner.
 * What is withdrawn, past its day, hidden or not there is absent alike. Each row is judged a second time in memory: to be
 * `askOwner: false` it must pass both readers of the rule. Rows may be shared with another check and are changed by nobody. With
 * `leastKeys` only those that have so many keys.
 */
export const readByNumbers = async (
  context: Context,
  numbers: readonly number[],
  among: readonly DatabaseName[] = databaseNames,
  leastKeys = 0,
): Promise<FoundRecord[]> => {
  if (numbers.length === 0 || among.length === 0) return []
  const { actor, client } = context
  const rules = findable(context)
  const today = todayOf(context)
  const kind = `${numberOf(actor)} ${today} ${leastKeys} ${among.join(' ')}`
  const found = await readTogether(client, kind, numbers, async (wanted) => {
    const read = await Promise.all(
      inPortions(wanted).map((portion) => {
        const { name, text, values } = findStatement(rules, { numbers: portion, today, among, leastKeys })
        return named<FoundRow>(client, name, text, values)
      }),
    )
    return new Map(read.flat().map((row) => [row.number, row]))
  })
  const rows = [...found.values()]
  const { read, askOwner, discreet } = recordPolicy
  const [mayRead, mayAsk, tells] = [read(actor), askOwner(actor), discreet(actor)]
  return rows.flatMap((row): FoundRecord[] => {
    if (allows(mayRead, row)) return [{ row, askOwner: false, discreet: false }]
    if (allows(mayAsk, row)) return [{ row: onlyToAsk(row, actor.bureau), askOwner: true, discreet: false }]
    return allows(tells, row) ? [{ row, askOwner: false, discreet: true }] : []
  })
}
