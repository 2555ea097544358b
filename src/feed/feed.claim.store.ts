// SQL for the references an import has brought: what it entered, by batch, and each line that entered nothing.
import { arrayText } from '../kernel/copy.ts'
import { named } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import type { RecordRow } from '../record/record.schema.ts'

/** A reference an import has brought, with the line of the file it stands in. */
export type Claim = { readonly reference: string; readonly line: number }

type Client = Pick<Context, 'client'>
type Import = { readonly id: string; readonly createdAt: string }

const byReference = (claims: readonly Claim[]): ReadonlyMap<string, number> =>
  new Map(claims.map(({ reference, line }) => [reference, line]))

/** Which of these an earlier batch of the import brought in lines that entered nothing, each with its line. */
export const claimedBefore = async (
  { client }: Client,
  { id }: Import,
  references: readonly string[],
): Promise<ReadonlyMap<string, number>> =>
  byReference(
    await named<Claim>(
      client,
      'import-claimed',
      'select reference, line from import_reference where import = $1 and reference = any($2::text[])',
      [id, references],
    ),
  )

/**
 * Which of these records an earlier batch of the import entered, by reference, each with its line. A batch is known by its instant, which
 * the records bear that it entered; only records as young as the import are looked for.
 */
export const enteredBefore = async (
  { client }: Client,
  { id, createdAt }: Import,
  present: readonly Pick<RecordRow, 'reference' | 'createdAt'>[],
): Promise<ReadonlyMap<string, number>> => {
  const young = present.filter((row) => row.createdAt >= createdAt)
  if (young.length === 0) return new Map()
  return byReference(
    await named<Claim>(
      client,
      'import-entered',
      `select e.reference, e.line from import_batch b cross join lateral unnest(b.entered, b.lines) as e (reference, line)
       where b.import = $1 and (b.at = any($2::timestamptz[]) or b.at is null) and e.reference = any($3::text[])`,
      [id, [...new Set(young.map((row) => row.createdAt))], young.map(({ reference }) => reference)],
    ),
  )
}

/** Keeps what a batch brought: one row for all it entered, one for each line that entered nothing. */
export const keepClaims = async (
  { client, fact, now }: Pick<Context, 'client' | 'fact' | 'now'>,
  { id }: Import,
  { entered, others }: { readonly entered: readonly Claim[]; readonly others: readonly Claim[] },
): Promise<void> => {
  const columns = (claims: readonly Claim[]) => [
    arrayText(claims.map(({ reference }) => reference)),
    `{${claims.map(({ line }) => line).join(',')}}`,
  ]
  if (entered.length > 0)
    await named(
      client,
      'import-batch',
      'insert into import_batch (import, fact, at, entered, lines) values ($1, $2, $3, $4, $5)',
      [id, fact, now, ...columns(entered)],
    )
  if (others.length > 0)
    await named(
      client,
      'import-claims',
      `insert into import_reference (import, reference, line)
       select $1, r.reference, r.line from unnest($2::text[], $3::bigint[]) as r (reference, line)
       on conflict (import, reference) do nothing`,
      [id, ...columns(others)],
    )
}

/** Forgets what an import brought: it is through, begins anew, or nobody went on with it. */
export const forgetClaims = async ({ client }: Client, id: string): Promise<void> => {
  await client.query('delete from import_batch where import = $1', [id])
  await client.query('delete from import_reference where import = $1', [id])
}
