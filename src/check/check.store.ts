// What an officer may look back on: the own checks, as the register and what stands beside it tell.

import { named } from '../kernel/database.ts'
import type { Mark } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'

export type OwnCheck = Mark & {
  readonly purpose: string
  readonly reference: string
  readonly items: number
  readonly candidates: number
  readonly asked: unknown
}

/** The caller's own checks, newest first; `asked` is null once it was erased. Nobody reads another officer's here. */
export const readOwnChecks = async (context: Context, after: Mark | undefined, limit: number): Promise<OwnCheck[]> =>
  named<OwnCheck>(
    context.client,
    'check-own',
    `select f.id, f.at as "createdAt", f.purpose, f.reference,
            coalesce((f.detail->>'items')::int, 0) as items, coalesce((f.detail->>'candidates')::int, 0) as candidates, a.asked
     from fact f left join fact_asked a on a.day = f.day and a.fact = f.id
     where f.officer = $1 and f.operation = 'check.ask' and f.outcome = 'shown'
       and ($2::timestamptz is null or (f.at, f.id) < ($2::timestamptz, $3::uuid))
     order by f.at desc, f.id desc limit $4`,
    [context.actor.officer, after?.createdAt ?? null, after?.id ?? null, limit],
  )
