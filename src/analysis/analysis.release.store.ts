// SQL for releases and their receipts. Seen by their recipients, and by those who read the file they left.
import { type SelectQueryBuilder, sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import type { Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { newSeal, sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { filePolicy, releasePolicy } from './analysis.policy.ts'
import type { FileRow, ReceiptRow, ReleaseRow } from './analysis.table.ts'

type Releases = SelectQueryBuilder<Tables, 'analysisRelease', ReleaseRow>

const ofFile = ({ actor }: Pick<Context, 'actor'>) =>
  sql<boolean>`exists (select 1 from analysis_file as its where its.id = analysis_release.file
    and ${toSql(filePolicy.seeDealings(actor), 'its')})`
const received = ({ actor }: Pick<Context, 'actor'>) => toSql(releasePolicy.receive(actor))

/** Where every read begins: received, or seen by those of the file. */
const readable = (context: Pick<Context, 'sql' | 'actor'>): Releases =>
  context.sql
    .selectFrom('analysisRelease')
    .selectAll()
    .where(sql<boolean>`(${received(context)} or ${ofFile(context)})`)

/** One release the actor may see. Throws notFound `analysis.release-not-found`. */
export const readRelease = async (context: Context, id: string): Promise<ReleaseRow> => {
  const row = await readable(context).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Failure('notFound', 'analysis.release-not-found')
  return row
}

type Wanted = { readonly file?: string; readonly after?: string; readonly limit?: number }

/** Releases of one file, or those received where none is named; newest first. Throws Failure invalid `list.bad-mark`. */
export const listReleaseRows = async (
  context: Context,
  { file, after, limit = defaultLimit }: Wanted,
): Promise<{ lines: ReleaseRow[]; after: string | null }> => {
  const begun = readable(context).where(beforeMark(readAfter(after)))
  const rows = await (file === undefined ? begun.where(received(context)) : begun.where('file', '=', file))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** Receipts of releases the actor may see, by release, in the order of bureaus. */
export const readReceipts = async (
  { sql: store }: Pick<Context, 'sql'>,
  releases: readonly string[],
): Promise<ReadonlyMap<string, ReceiptRow[]>> => {
  if (releases.length === 0) return new Map()
  const rows = await store
    .selectFrom('analysisReceipt')
    .selectAll()
    .where('release', 'in', [...releases])
    .orderBy('bureau')
    .execute()
  const of = new Map<string, ReceiptRow[]>()
  for (const row of rows) of.set(row.release, [...(of.get(row.release) ?? []), row])
  return of
}

export type NewRelease = Pick<
  ReleaseRow,
  | 'recipients'
  | 'title'
  | 'format'
  | 'edition'
  | 'handlingCode'
  | 'conditions'
  | 'confidentiality'
  | 'confidentialityLevel'
  | 'consentOf'
  | 'claims'
  | 'notPersonal'
> & { readonly content: string }

/** Keeps a release that passed the law, and its delivery to each recipient. The file is under lock: its releases are numbered one by one. */
export const insertRelease = async (context: Context, file: FileRow, given: NewRelease): Promise<ReleaseRow> => {
  const { actor, now } = context
  const seal = await newSeal(context)
  const { content, ...columns } = given
  const { rows } = await context.client.query<{ number: number }>(
    'select coalesce(max(number), 0) + 1 as number from analysis_release where file = $1',
    [file.id],
  )
  const number = rows[0]?.number ?? 1
  const row = await context.sql
    .insertInto('analysisRelease')
    .values({
      ...columns,
      id: context.newId(),
      file: file.id,
      number,
      reference: `${file.reference}-R${number}`,
      bureau: actor.bureau,
      officer: actor.officer,
      seal: seal.id,
      content: seal.close('content', content),
      createdAt: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await context.sql
    .insertInto('analysisReceipt')
    .values(
      row.recipients.map((bureau) => ({
        release: row.id,
        bureau,
        deliveredAt: now,
        openedAt: null,
        openedBy: '',
        acknowledgedAt: null,
        acknowledgedBy: '',
      })),
    )
    .execute()
  return row
}

/** What a release says; null once it was erased. */
export const openRelease = async (context: Context, row: ReleaseRow): Promise<string | null> => {
  const seal = row.content ? await sealFor(context, row.seal) : undefined
  return seal && row.content ? seal.open('content', row.content).toString() : null
}

/** Marks the first look of a recipient; false when it was marked before. */
export const markOpened = async (context: Context, release: string): Promise<boolean> => {
  const { actor, now } = context
  const { rowCount } = await context.client.query(
    `update analysis_receipt set opened_at = $3, opened_by = $4 where release = $1 and bureau = $2 and opened_at is null`,
    [release, actor.bureau, now, actor.officer],
  )
  return rowCount === 1
}

/** Marks the acknowledgement of a recipient; a look goes before it. Throws conflict `analysis.acknowledged`, `analysis.not-opened`. */
export const markAcknowledged = async (context: Context, row: ReleaseRow): Promise<void> => {
  const { actor, now } = context
  if (!allows(releasePolicy.acknowledge(actor), row)) throw new Failure('forbidden', 'analysis.not-recipient')
  const receipt = await context.sql
    .selectFrom('analysisReceipt')
    .selectAll()
    .where('release', '=', row.id)
    .where('bureau', '=', actor.bureau)
    .forUpdate()
    .executeTakeFirst()
  if (!receipt) throw new Failure('forbidden', 'analysis.not-recipient')
  if (receipt.openedAt === null) throw new Failure('conflict', 'analysis.not-opened')
  if (receipt.acknowledgedAt !== null) throw new Failure('conflict', 'analysis.acknowledged')
  await context.sql
    .updateTable('analysisReceipt')
    .set({ acknowledgedAt: now, acknowledgedBy: actor.officer })
    .where('release', '=', row.id)
    .where('bureau', '=', actor.bureau)
    .execute()
}
