// SQL for drafts: what an officer is writing, sealed, nobody else's, gone when it is sent, thrown away or forgotten.
import { sql } from 'kysely'
import { toSql } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { eraseSeals, newSeal, type Seal, sealFor, sealsOf } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { addDays } from '../terms/instant.ts'
import { draftPolicy } from './message.policy.ts'
import type { DraftContent, DraftView } from './message.schema.ts'
import type { DraftRow } from './message.table.ts'

/** Days a draft that nobody touches is kept, and drafts an officer may have. */
const draftDays = 30
const mostDrafts = 100

const readable = ({ sql: store, actor }: Pick<Context, 'sql' | 'actor'>) =>
  store
    .selectFrom('messageDraft')
    .selectAll()
    .where(toSql(draftPolicy.write(actor)))

const open = (seal: Seal | undefined, row: DraftRow): DraftContent =>
  seal ? (JSON.parse(seal.open('draft', row.content).toString('utf8')) as DraftContent) : {}

/** A draft as its officer sees it. */
export const viewDraft = (row: DraftRow, content: DraftContent): DraftView => ({
  id: row.id,
  subject: content.subject ?? null,
  to: content.to ?? [],
  urgency: content.urgency ?? null,
  inReplyTo: content.inReplyTo ?? null,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  version: row.version,
  content,
})

/** Drafts of the officer, last kept first. Throws Failure invalid `list.bad-mark`. */
export const listDraftViews = async (
  context: Context,
  { after, limit = defaultLimit }: { readonly after?: string; readonly limit?: number },
): Promise<{ drafts: DraftView[]; after: string | null }> => {
  const mark = readAfter(after)
  let query = readable(context)
  if (mark) query = query.where(sql<boolean>`(updated_at, id) < (${mark.createdAt}::timestamptz, ${mark.id}::uuid)`)
  const rows = await query
    .orderBy('updatedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  // The pager continues after what it calls createdAt: here the list is in the order of the last keeping.
  const page = pageOf(
    rows.map((row) => ({ id: row.id, createdAt: row.updatedAt, row })),
    limit,
  )
  const seals = await sealsOf(
    context,
    page.lines.map(({ row }) => row.seal),
  )
  return { drafts: page.lines.map(({ row }) => viewDraft(row, open(seals.get(row.seal), row))), after: page.after }
}

/** Throws Failure notFound `message.draft-not-found`, for another officer's as for none. */
export const readDraft = async (context: Context, id: string): Promise<DraftView> => {
  const row = await readable(context).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Failure('notFound', 'message.draft-not-found')
  return viewDraft(row, open(await sealFor(context, row.seal), row))
}

const insert = async (context: Context, id: string, content: DraftContent): Promise<DraftRow> => {
  const { actor, now, client } = context
  const { rows } = await client.query<{ sent: boolean; drafts: number }>(
    `select exists (select 1 from message where sender = $1 and client_id = $2) as sent,
       (select count(*)::int from message_draft where officer = $3) as drafts`,
    [actor.bureau, id, actor.officer],
  )
  // A tab that was asleep must not bring a sent message back as a draft.
  if (rows[0]?.sent) throw new Failure('conflict', 'message.draft-sent')
  if ((rows[0]?.drafts ?? 0) >= mostDrafts)
    throw new Failure('conflict', 'message.too-many-drafts', { values: { most: mostDrafts } })
  const seal = await newSeal(context)
  const eraseOn = addDays(now.slice(0, 10), draftDays)
  const row = await context.sql
    .insertInto('messageDraft')
    .values({
      id,
      bureau: actor.bureau,
      officer: actor.officer,
      seal: seal.id,
      content: seal.close('draft', JSON.stringify(content)),
      version: 1,
      createdAt: now,
      updatedAt: now,
      eraseOn,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Failure('notFound', 'message.draft-not-found')
  await setTimer(context, {
    kind: 'message.draft-erase',
    ref: id,
    dueAt: `${eraseOn}T00:00:00.000Z`,
    bureau: actor.bureau,
  })
  return row
}

/**
 * Keeps a draft under the id its console made. `version` is the one that was read, none for a new draft. Throws conflict
 * `message.draft-stale` where another tab kept it meanwhile, `message.draft-gone` where it was thrown away, `message.draft-sent`.
 */
export const keepDraft = async (
  context: Context,
  id: string,
  { version, content }: { readonly version?: number; readonly content: DraftContent },
): Promise<DraftView> => {
  const before = await readable(context).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!before) {
    if (version !== undefined) throw new Failure('conflict', 'message.draft-gone')
    return viewDraft(await insert(context, id, content), content)
  }
  if (version !== before.version)
    throw new Failure('conflict', 'message.draft-stale', {
      values: { version: before.version, officer: before.officer, at: `${before.updatedAt.slice(11, 19)}Z` },
    })
  const seal = await sealFor(context, before.seal)
  if (!seal) throw new Failure('conflict', 'message.draft-gone')
  const row = await context.sql
    .updateTable('messageDraft')
    .set({
      content: seal.close('draft', JSON.stringify(content)),
      version: before.version + 1,
      updatedAt: context.now,
      eraseOn: addDays(context.now.slice(0, 10), draftDays),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return viewDraft(row, content)
}

/** Throws a draft of the actor away for good, where there is one: sending it, or by hand. Answers whether there was. */
export const removeDraft = async (context: Context, id: string): Promise<boolean> => {
  const row = await context.sql
    .deleteFrom('messageDraft')
    .where('id', '=', id)
    .where(toSql(draftPolicy.write(context.actor)))
    .returning('seal')
    .executeTakeFirst()
  if (row) await eraseSeals(context, [row.seal])
  return row !== undefined
}

/** The day of a draft has come: erased, or looked at again later where its officer went on writing. */
export const eraseForgottenDraft = async (context: Context, id: string): Promise<boolean> => {
  const row = await context.sql
    .selectFrom('messageDraft')
    .selectAll()
    .where(toSql(draftPolicy.tend(context.actor)))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return false
  if (row.eraseOn > context.now.slice(0, 10)) {
    const { bureau, eraseOn } = row
    await setTimer(context, { kind: 'message.draft-erase', ref: id, dueAt: `${eraseOn}T00:00:00.000Z`, bureau })
    return false
  }
  await context.sql.deleteFrom('messageDraft').where('id', '=', id).execute()
  await eraseSeals(context, [row.seal])
  return true
}
