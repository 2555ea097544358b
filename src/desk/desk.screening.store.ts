// What lists of travellers ask of the desk now: somebody to say of each match who it is, before everything a list says is erased.
import type { Urgency } from '../hit/hit.schema.ts'
import { type Connection, named } from '../kernel/database.ts'
import { type Asked, plain } from './desk.thing.plain.ts'

type Client = Pick<Connection, 'client'>

type ScreeningAsks = {
  readonly id: string
  readonly bureau: string
  readonly unit: string
  readonly officer: string
  readonly reference: string
  readonly urgency: Urgency
  readonly arrived_at: string
  readonly erase_at: string
  readonly open: boolean
}

/**
 * A list whose matches wait: one item, urgent where a number is the same, due when the list is erased. What is discreet stands in an
 * item of its own, which whoever gave the list in is never shown, however often the list itself is theirs to see.
 */
const readWaiting =
  (discreet: boolean) =>
  async ({ client }: Client, ids: readonly string[]): Promise<Asked[]> => {
    const rows = await named<ScreeningAsks>(
      client,
      'desk-screenings',
      `select s.id, s.bureau, s.unit, s.officer, s.check_reference as reference, s.erase_at,
         case when bool_or(m.verdict = 'exact') then 'urgent' else 'normal' end as urgency,
         coalesce(min(m.created_at), s.created_at) as arrived_at, count(m.id) > 0 as open
       from screening s left join screening_match m on m.screening = s.id and m.state = 'waiting' and m.discreet = $2
       where s.id = any($1::uuid[]) group by s.id`,
      [ids, discreet],
    )
    return rows.map(({ id, bureau, unit, officer, reference, urgency, arrived_at, erase_at, open }) => ({
      ref: id,
      bureau,
      wanted: {
        ...plain,
        unit,
        reference,
        urgency,
        need: 'judge',
        dueAt: erase_at,
        arrivedAt: arrived_at,
        open,
        withheldFrom: discreet ? officer : '',
      },
    }))
  }

export const screeningsAsk = readWaiting(false)
export const discreetScreeningsAsk = readWaiting(true)

/** SQL for the ids of lists with something that waits. */
export const standingScreenings = (discreet: boolean): string =>
  `select screening as id from screening_match where state = 'waiting' and ${discreet ? '' : 'not '}discreet`
