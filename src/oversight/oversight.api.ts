// Reading the register; reading it is itself an entry.
import { hasDuty } from '../kernel/actor.ts'
import { named } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Answer } from '../kernel/operation.ts'
import { defaultLimit, type Mark, pageOf, readAfter } from '../kernel/page.ts'
import { handle, type Slice } from '../kernel/slice.ts'
import { listFacts } from './oversight.operations.ts'
import { whoSeesHandlers } from './oversight.who-sees.api.ts'

/** Duties that supervise processing in their bureau (RPD 120 to 127); everybody reads their own lines. */
const supervisors = ['auditor', 'data-protection', 'compliance'] as const

type Line = Omit<Answer<typeof listFacts>['facts'][number], 'at'> & Mark

const select = `select id, place, at as "createdAt", operation, outcome, code, officer, bureau, via, purpose, reference,
  subject_kind as "subjectKind", subject, version, detail from fact`

const handlers = [
  handle(listFacts, async (context, { query }) => {
    const bureau = query.scope === 'bureau'
    if (bureau && !hasDuty(context.actor, supervisors)) throw new Failure('forbidden', 'duty.missing')
    const limit = query.limit ?? defaultLimit
    const after = readAfter(query.after)
    const rows = await named<Line>(
      context.client,
      bureau ? 'fact-bureau' : 'fact-own',
      `${select} where ${bureau ? 'bureau' : 'officer'} = $1 and ($2::timestamptz is null or (at, id) < ($2::timestamptz, $3::uuid))
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
]

export const oversightSlice: Slice = { name: 'oversight', handlers: [...handlers, ...whoSeesHandlers] }
