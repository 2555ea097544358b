// What the register and what stands beside it tell of checks: the own ones, one to be put again, alerts that are owed a hit.
import type { Where } from '../hit/hit.instruction.schema.ts'
import { type Connection, named } from '../kernel/database.ts'
import type { Mark } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import type { SeenBy } from '../record/databases/database.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { addDays } from '../terms/instant.ts'
import type { Question } from './check.question.ts'

/** Days for which an officer and supervision can look back on what was asked; then only the fact remains. */
export const askedDays = 30

/** One item as it was asked: enough to put it again and to come to the same answer. */
export type AskedItem = Question & {
  /** Databases that were asked; others were not the asker's to ask. */
  readonly databases: readonly DatabaseName[]
  /** Rarity of the parts of the names as the index counted them then. */
  readonly rarity?: Readonly<Record<string, number>>
}

/** What stands beside the fact of a check, erased with it after 30 days. */
export type AskedCheck = {
  readonly items: readonly AskedItem[]
  readonly where: Where
  readonly silent: boolean
  /** Place of the post, empty at a desk; and how much of a record was shown there. */
  readonly post: string
  readonly level: SeenBy
}

/** A check as it was made; `asked` is null once it was erased. */
export type MadeCheck = {
  readonly id: string
  readonly at: string
  readonly bureau: string
  readonly officer: string
  readonly unit: string
  readonly purpose: string
  readonly reference: string
  readonly asked: AskedCheck | null
}

export type OwnCheck = Mark & {
  readonly purpose: string
  readonly reference: string
  readonly items: number
  readonly candidates: number
  readonly asked: unknown
}

/**
 * The caller's own checks, newest first; `asked` is the kind and fields of each item, null once it was erased. Nobody reads
 * another officer's here.
 */
export const readOwnChecks = async (context: Context, after: Mark | undefined, limit: number): Promise<OwnCheck[]> =>
  named<OwnCheck>(
    context.client,
    'check-own',
    `select f.id, f.at as "createdAt", f.purpose, f.reference,
            coalesce((f.detail->>'items')::int, 0) as items, coalesce((f.detail->>'candidates')::int, 0) as candidates,
            (select jsonb_agg(jsonb_build_object('kind', one->'kind', 'fields', one->'fields') order by place)
             from json_array_elements(coalesce(a.asked->'items', a.asked)) with ordinality as item (one, place)) as asked
     from fact f left join fact_asked a on a.day = f.day and a.fact = f.id
     where f.officer = $1 and f.operation = 'check.ask' and f.outcome = 'shown'
       and ($2::timestamptz is null or (f.at, f.id) < ($2::timestamptz, $3::uuid))
     order by f.at desc, f.id desc limit $4`,
    [context.actor.officer, after?.createdAt ?? null, after?.id ?? null, limit],
  )

/** Days under which a fact with this id may stand: that of the id, which carries its own time, and the one before. */
const daysOf = (id: string): string[] => {
  const milliseconds = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  const day = new Date(Math.min(milliseconds, 8.64e15)).toISOString().slice(0, 10)
  return day > '9999' || day < '1970-01-02' ? [] : [day, addDays(day, -1)]
}

/** One check that was answered, by its id; undefined when there is none. Whom it may be shown is the caller's to judge. */
export const readCheck = async ({ client }: Pick<Connection, 'client'>, id: string, today: string) => {
  const days = daysOf(id)
  if (days.length === 0) return undefined
  const [check] = await named<MadeCheck>(
    client,
    'check-made',
    `select f.id, f.at, f.bureau, f.officer, f.unit, f.purpose, f.reference,
            case when json_typeof(a.asked) = 'object' then a.asked end as asked
     from fact f left join fact_asked a on a.day = f.day and a.fact = f.id and a.erase_on > $3::date
     where f.day = any($1::date[]) and f.id = $2 and f.operation = 'check.ask' and f.outcome = 'shown'`,
    [days, id, today],
  )
  return check
}

/** Whether a check showed a record to the one who asked. */
export const wasShown = async (
  { client }: Pick<Connection, 'client'>,
  check: string,
  record: string,
): Promise<boolean> => {
  const rows = await named(
    client,
    'check-showed',
    `select 1 from fact_subject
     where day = any($1::date[]) and fact = $2 and kind = 'record' and subject = $3 and part in ('shown', 'hit')`,
    [daysOf(check), check, record],
  )
  return rows.length > 0
}

/** A discreet alert that a check met and that no hit tells of yet. */
export type OwedAlert = {
  readonly check: string
  readonly record: string
  readonly owner: string
  readonly bureau: string
}

/**
 * Alerts met since an instant by checks whose hit was never made: the hub stopped between answer and hit. A swipe repeated within
 * ten minutes is the hit that was open already and is owed none.
 */
export const owedAlerts = (
  { client }: Pick<Connection, 'client'>,
  since: string,
  check?: string,
): Promise<OwedAlert[]> =>
  named<OwedAlert>(
    client,
    'check-owed-alerts',
    `select s.fact as "check", s.subject as record, s.owner, f.bureau
     from fact_subject s join fact f on f.day = s.day and f.id = s.fact
          join fact_asked a on a.day = f.day and a.fact = f.id
     where s.part = 'discreet' and s.at > $1 and ($2::uuid is null or s.fact = $2::uuid) and f.operation = 'check.ask'
       and not exists (
         select 1 from hit h where h.record = s.subject::uuid and h.finder = f.bureau
           and (h.check_id = f.id or (h.discreet and h.unit = f.unit and h.post = a.asked->>'post'
                                      and (h.post <> '' or h.officer = f.officer)
                                      and h.created_at between f.at - interval '10 minutes' and f.at)))
     order by s.at`,
    [since, check ?? null],
  )
