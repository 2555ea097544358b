// The pager of every list: keyset on (createdAt, id), newest first, with an opaque mark.
import { type RawBuilder, sql } from 'kysely'
import { isInstant } from '../terms/instant.ts'
import { Failure } from './failure.ts'
import { isId } from './validation.ts'

export type Mark = { readonly createdAt: string; readonly id: string }

export const defaultLimit = 50

/** The mark of a line, to continue after it. */
export const afterOf = (line: Mark): string =>
  Buffer.from(JSON.stringify([line.createdAt, line.id])).toString('base64url')

/** Reads a mark back. Throws Failure invalid `list.bad-mark` for one we did not give. */
export const readAfter = (after: string | undefined): Mark | undefined => {
  if (after === undefined) return undefined
  try {
    const [createdAt, id] = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as unknown[]
    if (isInstant(createdAt) && isId(id)) return { createdAt, id }
  } catch {}
  throw new Failure('invalid', 'list.bad-mark')
}

/** The condition of a page that goes on after a mark, newest first; everything where there is none. */
export const beforeMark = (mark: Mark | undefined): RawBuilder<boolean> =>
  mark ? sql<boolean>`(created_at, id) < (${mark.createdAt}::timestamptz, ${mark.id}::uuid)` : sql<boolean>`true`

/** Splits one row too many off a page: the lines to show and the mark to continue after, null on the last page. */
export const pageOf = <L extends Mark>(lines: readonly L[], limit: number): { lines: L[]; after: string | null } => {
  const shown = lines.slice(0, limit)
  const last = shown.at(-1)
  return { lines: shown, after: lines.length > limit && last ? afterOf(last) : null }
}
