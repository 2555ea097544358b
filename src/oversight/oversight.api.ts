// Reading the register; reading it is itself an entry.
import { allows } from '../kernel/access.ts'
import { hasDuty } from '../kernel/actor.ts'
import { named } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Answer } from '../kernel/operation.ts'
import { defaultLimit, type Mark, pageOf, readAfter } from '../kernel/page.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { listFacts, rightsSlices, showFact } from './oversight.operations.ts'
import { factPolicy, supervisors } from './oversight.policy.ts'
import { whoSeesHandlers } from './oversight.who-sees.api.ts'

type Line = Omit<Answer<typeof listFacts>['facts'][number], 'at'> & Mark

const select = `select f.id, place, at as "createdAt", operation, outcome, code, f.officer, f.bureau, via, purpose, reference,
  subject_kind as "subjectKind", subject, version, detail`

/** As the index of these facts has it, word for word: few among many, they are found without reading the others. */
const ofRights = `changed and split_part(operation, '.', 1) in (${rightsSlices.map((one) => `'${one}'`).join(', ')})`

/** An id begins with its time (RFC 9562, 5.7), and an entry stands under the day of its own: two partitions are looked into, not all. */
const dayOf = (id: string): string => {
  const time = Number.parseInt(id.replace('-', '').slice(0, 12), 16)
  // Ids of another making may say any time; no entry stands there.
  return new Date(Math.min(time, Date.UTC(9998, 0))).toISOString().slice(0, 10)
}

const readFact = async ({ client, now }: Pick<Context, 'client' | 'now'>, id: string) => {
  const [row] = await named<Line & { readonly reason: string | null }>(
    client,
    'fact-one',
    `${select}, a.asked->>'reason' as reason
     from fact f left join fact_asked a on a.day = f.day and a.fact = f.id and a.erase_on > $3::date and f.changed
     where f.id = $1 and f.day between $2::date - 1 and $2::date + 1`,
    [id, dayOf(id), now],
  )
  return row
}

const handlers = [
  handle(listFacts, async (context, { query }) => {
    const bureau = query.scope === 'bureau'
    if (bureau && !hasDuty(context.actor, supervisors)) throw new Failure('forbidden', 'duty.missing')
    const limit = query.limit ?? defaultLimit
    const after = readAfter(query.after)
    const rows = await named<Line>(
      context.client,
      `fact-${bureau ? 'bureau' : 'own'}${query.rights ? '-rights' : ''}`,
      `${select} from fact f where ${query.rights ? `${ofRights} and` : ''} ${bureau ? 'bureau' : 'officer'} = $1 and ($2::timestamptz is null or (at, id) < ($2::timestamptz, $3::uuid))
       and ($4::text is null or subject = $4) and (not $5::boolean or outcome = 'refused')
       order by at desc, id desc limit $6`,
      [
        bureau ? context.actor.bureau : context.actor.officer,
        after?.createdAt ?? null,
        after?.id ?? null,
        query.subject ?? null,
        query.refused ?? false,
        limit + 1,
      ],
    )
    const page = pageOf(rows, limit)
    context.note({ detail: { lines: page.lines.length, scope: query.scope ?? 'own' } })
    return { facts: page.lines.map(({ createdAt, ...line }) => ({ at: createdAt, ...line })), after: page.after }
  }),

  handle(showFact, async (context, { params }) => {
    const found = await readFact(context, params.id)
    if (!found || !allows(factPolicy.read(context.actor), found)) throw new Failure('notFound', 'fact.not-found')
    const { createdAt, ...line } = found
    context.note({ subject: { kind: 'fact', id: line.id }, detail: { operation: line.operation } })
    return { at: createdAt, ...line }
  }),
]

export const oversightSlice: Slice = { name: 'oversight', handlers: [...handlers, ...whoSeesHandlers] }
