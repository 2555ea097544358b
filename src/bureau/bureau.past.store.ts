// SQL for what was granted to a bureau before, from the facts of the ledger and the reasons kept beside them.
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import type { Granting, Grants } from './bureau.schema.ts'

type Row = Pick<Granting, 'officer' | 'reason'> & {
  readonly createdAt: string
  readonly id: string
  readonly detail: { readonly before: Grants; readonly after: Grants }
}

/**
 * When, by whom and why the rights of a bureau were set, newest first. A reason is null where none was asked for at its time, and from the
 * day on which it is to be erased. Whom it may be shown is the caller's to judge. Throws invalid `list.bad-mark`.
 */
export const listGrantingRows = async (
  context: Context,
  bureau: string,
  { after, limit = defaultLimit }: { readonly after?: string; readonly limit?: number },
): Promise<{ grantings: Granting[]; after: string | null }> => {
  const mark = readAfter(after)
  const { rows } = await context.client.query<Row>(
    `select s.at as "createdAt", s.fact as id, f.officer, f.detail, a.asked->>'reason' as reason
     from fact_subject s join fact f on f.day = s.day and f.id = s.fact
          left join fact_asked a on a.day = f.day and a.fact = f.id and a.erase_on > $2::date
     where s.kind = 'bureau' and s.subject = $1 and s.part = 'changed' and f.operation = 'bureau.grant' and f.outcome = 'done'
       and ($3::timestamptz is null or (s.at, s.fact) < ($3, $4::uuid))
     order by s.at desc, s.fact desc limit $5`,
    [bureau, context.now, mark?.createdAt ?? null, mark?.id ?? null, limit + 1],
  )
  const page = pageOf(rows, limit)
  return {
    grantings: page.lines.map(({ createdAt, officer, reason, detail: { before, after: now } }) => ({
      at: createdAt,
      officer,
      before,
      after: now,
      reason,
    })),
    after: page.after,
  }
}
