// The end of a file: its material is erased with its keys, whether the file is deleted or archived; counts remain.
import { keepRemains } from '../analysis/analysis.store.ts'
import { releaseAttachments } from '../attachment/attachment.storing.ts'
import { eraseSeals } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { contributionItem } from './material.contribute.ts'

export type Erased = {
  readonly contributions: number
  readonly claims: number
  readonly entities: number
  readonly sources: readonly { readonly id: string; readonly source: string }[]
}

/** Erases everything a file held. Its order and releases are kept, or not, by the slice of the files. */
export const eraseMaterial = async (context: Context, file: string): Promise<Erased> => {
  const { client, now } = context
  await client.query('set local statement_timeout = 0')
  const { rows: counted } = await client.query<{ claims: number; entities: number }>(
    `select count(*)::int as claims, count(distinct entity) filter (where about = 'entity')::int as entities
     from material_claim where file = $1`,
    [file],
  )
  const { rows: sources } = await client.query<{ id: string; source: string; attachments: number }>(
    'select id, source, attachments from material_contribution where file = $1 order by id for update',
    [file],
  )
  for (const { id, attachments } of sources)
    if (attachments > 0) await releaseAttachments(context, contributionItem(id))
  const { rows: seals } = await client.query<{ seal: string }>(
    `with extractions as (delete from material_extraction where file = $1 returning seal),
       decisions as (delete from material_decision where file = $1 returning seal)
     select seal from extractions union all select seal from decisions
     union all select seal from material_contribution where file = $1`,
    [file],
  )
  await eraseSeals(
    context,
    seals.map(({ seal }) => seal),
  )
  await client.query('delete from material_run where file = $1', [file])
  await client.query('delete from material_import where file = $1', [file])
  await client.query('delete from material_claim where file = $1', [file])
  await client.query('delete from material_contribution where file = $1', [file])
  const { claims = 0, entities = 0 } = counted[0] ?? {}
  await client.query(
    `insert into material_ending (file, contributions, claims, entities, ended_at) values ($1, $2, $3, $4, $5)
     on conflict (file) do nothing`,
    [file, sources.length, claims, entities, now],
  )
  await keepRemains(context, file, { contributions: sources.length, claims, entities })
  return { contributions: sources.length, claims, entities, sources }
}
