// Who looked at a profile, from the facts of the ledger; for the expert alone.
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import type { ExpertViewer } from './expert.schema.ts'
import type { ExpertRow } from './expert.store.ts'

const howOf = (operation: string): ExpertViewer['how'] =>
  operation === 'expert.show' ? 'opened' : operation === 'expert.list' ? 'listed' : 'found'

/** Looks at a profile that `readExpert` gave for its viewers, newest first; the expert's own are left out. Throws invalid `list.bad-mark`. */
export const listViewerRows = async (
  context: Context,
  row: Pick<ExpertRow, 'id' | 'officer'>,
  { after, limit = defaultLimit }: { readonly after?: string; readonly limit?: number },
): Promise<{ viewers: Omit<ExpertViewer, 'bureauName'>[]; after: string | null }> => {
  const mark = readAfter(after)
  const { rows } = await context.client.query<{
    at: string
    fact: string
    bureau: string
    officer: string
    operation: string
  }>(
    `select s.at, s.fact, f.bureau, f.officer, f.operation
     from fact_subject s join fact f on f.day = s.day and f.id = s.fact
     where s.kind = 'expert' and s.subject = $1 and s.part = 'shown' and not s.discreet and f.officer <> $2
       and ($3::timestamptz is null or (s.at, s.fact) < ($3, $4::uuid))
     order by s.at desc, s.fact desc limit $5`,
    [row.id, row.officer, mark?.createdAt ?? null, mark?.id ?? null, limit + 1],
  )
  const page = pageOf(
    rows.map((one) => ({ ...one, createdAt: one.at, id: one.fact })),
    limit,
  )
  return {
    viewers: page.lines.map(({ at, bureau, officer, operation }) => ({ at, bureau, officer, how: howOf(operation) })),
    after: page.after,
  }
}
