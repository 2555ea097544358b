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
 * Which of these records an earlier batch of the import entered, by reference, each with its line. The ledger knows the batch of
 * a record; only records as young as the import are looked for there.
 */
export const enteredBefore = async (
  { client }: Client,
  { id, createdAt }: Import,
  present: readonly Pick<RecordRow, 'id' | 'reference' | 'createdAt'>[],
): Promise<ReadonlyMap<string, number>> => {
  const young = present.filter((row) => row.createdAt >= createdAt)
  if (young.length === 0) return new Map()
  const facts = await named<{ fact: string }>(
    client,
    'import-facts',
    `select distinct s.fact from fact_subject s
     where s.kind = 'record' and s.subject = any($2::text[]) and s.part = 'changed' and s.day >= $3::date
       and exists (select 1 from import_batch b where b.import = $1 and b.fact = s.fact)`,
    [id, young.map((row) => row.id), createdAt.slice(0, 10)],
  )
  if (facts.length === 0) return new Map()
  return byReference(
    await named<Claim>(
      client,
      'import-entered',
      `select e.reference, e.line from import_batch b cross join lateral unnest(b.entered, b.lines) as e (reference, line)
       where b.import = $1 and b.fact = any($2::uuid[]) and e.reference = any($3::text[])`,
      [id, facts.map(({ fact }) => fact), young.map(({ reference }) => reference)],
    ),
  )
}

/** Keeps what a batch brought: one row for all it entered, one for each line that entered nothing. */
export const keepClaims = async (
  { client, fact }: Pick<Context, 'client' | 'fact'>,
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
      'insert into import_batch (import, fact, entered, lines) values ($1, $2, $3, $4)',
      [id, fact, ...columns(entered)],
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
