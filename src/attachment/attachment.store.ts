// SQL for attachments that no item refers to yet: begun, filled piece by piece, finished, discarded. Nothing is read in clear here.
import type { Selectable, SelectQueryBuilder } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import { named, type Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { eraseSeals, newSeal, type Seal, sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import type { Found } from './attachment.examiner.protocol.ts'
import { type AttachmentAction, attachmentPolicy } from './attachment.policy.ts'
import type { AttachmentEntry, AttachmentVariant, RefusalKey } from './attachment.schema.ts'
import type { AttachmentRow, ContentRow } from './attachment.table.ts'
import { stateAfter } from './attachment.workflow.ts'

/** Hours after which an attachment is erased that no item refers to. */
export const hoursUnclaimed = 24
/** Bytes one bureau may hold, and files it may have under way. */
export const bureauQuota = { bytes: 20 * 1024 ** 3, unfinished: 200 } as const

/** Part of the seal a piece is bound to: pieces and variants cannot change places. */
export const pieceName = (variant: AttachmentVariant, number: number): string => `${variant} ${number}`
export const nameOfName = (attachment: string): string => `name ${attachment}`

const readable = (context: Context): SelectQueryBuilder<Tables, 'attachment', Selectable<AttachmentRow>> =>
  context.sql
    .selectFrom('attachment')
    .selectAll()
    .where(toSql(attachmentPolicy.read(context.actor)))

const settled = (context: Context, row: AttachmentRow | undefined, action: AttachmentAction): AttachmentRow => {
  if (!row) throw new Failure('notFound', 'attachment.not-found')
  if (!allows(attachmentPolicy[action](context.actor), row)) throw new Failure('forbidden', 'attachment.not-yours')
  return row
}

/** One that no item refers to. Throws Failure notFound `attachment.not-found` for all others. */
export const readLoose = async (context: Context, id: string): Promise<AttachmentRow> =>
  settled(context, await readable(context).where('id', '=', id).executeTakeFirst(), 'read')

/** Names of those of these files that no item refers to and that are the actor's to read, by id. */
export const readLooseNames = async (
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>()
  if (ids.length === 0) return names
  for (const row of await readable(context)
    .where('id', 'in', [...ids])
    .execute()) {
    const content = await contentOf(context, row)
    const seal = content && (await sealFor(context, content.seal))
    if (seal && row.name) names.set(row.id, seal.open(nameOfName(row.id), row.name).toString())
  }
  return names
}

/** The same, locked until the transaction ends. Throws as `readLoose`, and forbidden `attachment.not-yours`. */
export const lockLoose = async (context: Context, id: string, action: AttachmentAction): Promise<AttachmentRow> =>
  settled(context, await readable(context).where('id', '=', id).forUpdate().executeTakeFirst(), action)

export const contentOf = (
  context: Pick<Context, 'sql'>,
  row: Pick<AttachmentRow, 'content'>,
): Promise<ContentRow | undefined> =>
  row.content === null
    ? Promise.resolve(undefined)
    : context.sql.selectFrom('attachmentContent').selectAll().where('id', '=', row.content).executeTakeFirst()

/** The key of a content. Throws Failure notFound when it was erased: what is left is noise. */
export const sealOfContent = async (context: Pick<Context, 'part' | 'client'>, seal: string): Promise<Seal> => {
  const found = await sealFor(context, seal)
  if (!found) throw new Failure('notFound', 'attachment.not-found')
  return found
}

/** Throws Failure conflict `attachment.quota-full` or `attachment.too-many-unfinished` when the bureau may send no more now. */
const requireRoom = async ({ client, actor }: Context, length: number): Promise<void> => {
  // Two that begin at once count one after the other.
  await client.query("select pg_advisory_xact_lock(hashtextextended('attachment ' || $1, 0))", [actor.bureau])
  const { rows } = await client.query<{ bytes: number; unfinished: number }>(
    `select (select coalesce(sum(length), 0)::bigint from attachment_content where bureau = $1) as bytes,
       (select count(*)::int from attachment where bureau = $1 and state in ('receiving', 'examining')) as unfinished`,
    [actor.bureau],
  )
  const [held] = rows
  if (!held || held.bytes + length > bureauQuota.bytes)
    throw new Failure('conflict', 'attachment.quota-full', { values: { gigabytes: bureauQuota.bytes / 1024 ** 3 } })
  if (held.unfinished >= bureauQuota.unfinished)
    throw new Failure('conflict', 'attachment.too-many-unfinished', { values: { most: bureauQuota.unfinished } })
}

/** Begins an attachment of the actor's bureau. Throws as `requireRoom`. */
export const insertAttachment = async (context: Context, entry: AttachmentEntry): Promise<AttachmentRow> => {
  await requireRoom(context, entry.length)
  const { actor, now } = context
  const seal = await newSeal(context)
  const [id, content] = [context.newId(), context.newId()]
  await context.client.query(
    'insert into attachment_content (id, bureau, seal, length, created_at) values ($1, $2, $3, $4, $5)',
    [content, actor.bureau, seal.id, entry.length, now],
  )
  const row: AttachmentRow = {
    id,
    bureau: actor.bureau,
    unit: actor.unit,
    officer: actor.officer,
    state: 'receiving',
    content,
    name: seal.close(nameOfName(id), entry.name),
    length: entry.length,
    received: 0,
    announced: entry.sha256 === undefined ? null : Buffer.from(entry.sha256, 'hex'),
    refusedKey: '',
    refusedValues: {},
    claimed: false,
    createdAt: now,
    updatedAt: now,
  }
  await context.sql.insertInto('attachment').values(row).execute()
  const dueAt = new Date(Date.parse(now) + hoursUnclaimed * 3_600_000).toISOString()
  await setTimer(context, { kind: 'attachment.expire', ref: id, dueAt, bureau: actor.bureau })
  return row
}

/** Keeps a piece under its key. */
export const insertPiece = async (
  { client }: Pick<Context, 'client'>,
  content: string,
  seal: Seal,
  piece: { readonly variant: AttachmentVariant; readonly number: number; readonly bytes: Buffer },
): Promise<void> => {
  await client.query('insert into attachment_piece (content, variant, number, sealed) values ($1, $2, $3, $4)', [
    content,
    piece.variant,
    piece.number,
    seal.close(pieceName(piece.variant, piece.number), piece.bytes),
  ])
}

/** One piece in clear. Throws Failure notFound when it is gone, Error when it is not what was sealed. */
export const readPiece = async (
  { client }: Pick<Context, 'client'>,
  content: string,
  seal: Seal,
  variant: AttachmentVariant,
  number: number,
): Promise<Buffer> => {
  const rows = await named<{ sealed: Buffer }>(
    client,
    'attachment-piece',
    'select sealed from attachment_piece where content = $1 and variant = $2 and number = $3',
    [content, variant, number],
  )
  const [row] = rows
  if (!row) throw new Failure('notFound', 'attachment.not-found')
  return seal.open(pieceName(variant, number), row.sealed)
}

/** Puts what changed in the place of a row that was locked. */
export const saveAttachment = async (
  context: Context,
  row: AttachmentRow,
  changed: Partial<AttachmentRow>,
): Promise<AttachmentRow> => {
  const next = { ...row, ...changed, updatedAt: context.now }
  await context.sql
    .updateTable('attachment')
    .set({ ...changed, updatedAt: context.now })
    .where('id', '=', row.id)
    .execute()
  return next
}

/** Lets go of a content; the last who does takes bytes and key with them. */
const dropContent = async (context: Context, content: string): Promise<void> => {
  const { rows } = await context.client.query<{ seal: string }>(
    `delete from attachment_content c where c.id = $1 and not exists (select 1 from attachment a where a.content = c.id)
     returning seal`,
    [content],
  )
  await eraseSeals(
    context,
    rows.map(({ seal }) => seal),
  )
}

/** Takes the bytes away: key first of all. The row stays, to say what became of it. */
const emptied = async (
  context: Context,
  row: AttachmentRow,
  changed: Partial<AttachmentRow>,
): Promise<AttachmentRow> => {
  // Locks the content, so that of two who let go one is the last.
  await context.client.query('select 1 from attachment_content where id = $1 for update', [row.content])
  const next = await saveAttachment(context, row, { ...changed, content: null, name: null })
  if (row.content !== null) await dropContent(context, row.content)
  await clearTimer(context, 'attachment.expire', row.id)
  return next
}

/** Erases a locked attachment. Throws Failure conflict `attachment.not-now` for one that is refused or erased already. */
export const eraseAttachment = (context: Context, row: AttachmentRow): Promise<AttachmentRow> =>
  emptied(context, row, { state: stateAfter(row.state, 'erase') })

/** Refuses a locked attachment: the reason stays, the bytes go. */
export const refuseAttachment = (
  context: Context,
  row: AttachmentRow,
  refused: { readonly key: RefusalKey; readonly values: AttachmentRow['refusedValues'] },
): Promise<AttachmentRow> =>
  emptied(context, row, {
    state: stateAfter(row.state, 'refuse'),
    refusedKey: refused.key,
    refusedValues: refused.values,
  })

/** Points a locked attachment to another content and lets go of its own: the same bytes are kept once. */
export const moveToContent = async (
  context: Context,
  row: AttachmentRow,
  content: string,
  changed: Partial<AttachmentRow>,
): Promise<AttachmentRow> => {
  const next = await saveAttachment(context, row, { ...changed, content })
  if (row.content !== null) await dropContent(context, row.content)
  return next
}

const withRule = (context: Context, action: AttachmentAction, id: string): Promise<AttachmentRow | undefined> =>
  context.sql
    .selectFrom('attachment')
    .selectAll()
    .where(toSql(attachmentPolicy[action](context.actor)))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** One of the system's bureau that is to be examined, locked; undefined when it was discarded or is done already. */
export const lockExamining = async (context: Context, id: string): Promise<AttachmentRow | undefined> => {
  const row = await withRule(context, 'examine', id)
  return row?.state === 'examining' ? row : undefined
}

/** One that no item refers to and that has bytes still, locked, for its end. */
export const lockUnclaimed = async (context: Context, id: string): Promise<AttachmentRow | undefined> => {
  const row = await withRule(context, 'discard', id)
  return row && row.content !== null ? row : undefined
}

/** A content of the own bureau with these bytes, locked so that it stays while something is pointed to it. */
export const findByAddress = (context: Context, address: Buffer): Promise<ContentRow | undefined> =>
  context.sql
    .selectFrom('attachmentContent')
    .selectAll()
    .where('bureau', '=', context.actor.bureau)
    .where('address', '=', address)
    .forUpdate()
    .executeTakeFirst()

/** Makes room for an original that was encoded anew. */
export const replaceOriginal = async ({ client }: Pick<Context, 'client'>, content: string): Promise<void> => {
  await client.query("delete from attachment_piece where content = $1 and variant = 'original'", [content])
}

/** Writes down what the examination found. */
export const describeContent = async (context: Context, content: ContentRow, found: Found): Promise<void> => {
  const digest = Buffer.from(found.digest)
  const anew = found.image?.reencoded
  await context.sql
    .updateTable('attachmentContent')
    .set({
      address: digest,
      sha256: anew ? Buffer.from(anew.digest) : digest,
      length: anew?.length ?? content.length,
      mediaType: found.mediaType,
      shown: found.image !== undefined,
      reencoded: anew !== undefined,
      width: found.image?.width ?? null,
      height: found.image?.height ?? null,
      measures: found.image?.measures ?? null,
    })
    .where('id', '=', content.id)
    .execute()
}
