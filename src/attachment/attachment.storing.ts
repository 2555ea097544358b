// What the items that refer to attachments use: take them, say what they are, open them, let them go. There is no other way in.
import { allows } from '../kernel/access.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import type { Bytes } from '../kernel/schema.ts'
import { type Seal, sealsOf } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer } from '../kernel/timer.ts'
import { attachmentPolicy, mayOpen } from './attachment.policy.ts'
import {
  type AttachmentVariant,
  type AttachmentView,
  displayType,
  type Measures,
  mostAttachments,
} from './attachment.schema.ts'
import { eraseAttachment, nameOfName, readPiece, sealOfContent } from './attachment.store.ts'
import type { AttachmentRow, AttachmentUseRow, ContentRow } from './attachment.table.ts'
import { viewFound } from './attachment.view.ts'
import { piecesOf } from './attachment.workflow.ts'

/** The item an attachment is read through: `{ kind: 'message', id }`. */
export type Item = { readonly kind: string; readonly id: string }

export type Claim = Item & {
  /** Bureaus that may open them through this item, the own one among them; `as-item` where its own rule alone decides. */
  readonly bureaus: readonly string[] | 'as-item'
  /** An item whose attachments are carried on, as when a message is forwarded. The caller has read it by its read rule. */
  readonly from?: Item
  /** Where the list of ids stands in the body; `/attachments` when left out. */
  readonly pointer?: string
  /** Where one id stands that is in no list; instead of `pointer`. */
  readonly only?: string
}

/** An attachment that was claimed, with what was measured of an image. */
export type Claimed = AttachmentView & { readonly measures: Measures | null }

type Row = AttachmentRow & { readonly uses: readonly AttachmentUseRow[] }

/** The rows of these ids, locked in the order of their ids, with the uses by one item. */
const lockRows = async (
  context: Context,
  ids: readonly string[],
  from: Item | undefined,
): Promise<Map<string, Row>> => {
  const rows = await context.sql
    .selectFrom('attachment')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
  const uses = from
    ? await context.sql
        .selectFrom('attachmentUse')
        .selectAll()
        .where('attachment', 'in', [...ids])
        .where('kind', '=', from.kind)
        .where('item', '=', from.id)
        .execute()
    : []
  return new Map(rows.map((row) => [row.id, { ...row, uses: uses.filter(({ attachment }) => attachment === row.id) }]))
}

/** What keeps an attachment from being claimed; undefined when nothing does. Hidden and absent are one and the same fault. */
const faultOf = ({ actor }: Context, row: Row | undefined, repeated: boolean): string | undefined => {
  if (repeated) return 'fault.attachment-repeated'
  const known =
    row && (allows(attachmentPolicy.claim(actor), row) || row.uses.some((use) => allows(mayOpen(actor), use)))
  if (!row || !known) return 'fault.attachment-unknown'
  if (row.state === 'ready') return undefined
  return row.state === 'refused' ? 'fault.attachment-refused' : 'fault.attachment-not-ready'
}

/**
 * Takes attachments for an item, in the transaction of the item: from then on they are read through it only. They must be
 * ready and of the actor's own bureau, not referred to by anything yet, or carried on from an item. Answers them in the order
 * of `ids`. Throws Failure invalid `request.invalid` with a pointer for each that cannot be taken.
 */
export const claimAttachments = async (context: Context, ids: readonly string[], claim: Claim): Promise<Claimed[]> => {
  if (ids.length === 0) return []
  const at = claim.pointer ?? '/attachments'
  if (ids.length > mostAttachments)
    throw new Failure('invalid', 'request.invalid', {
      pointers: [{ pointer: at, key: 'fault.maxItems', values: { limit: mostAttachments } }],
    })
  const rows = await lockRows(context, ids, claim.from)
  const pointers = ids.flatMap((id, index): FailurePointer[] => {
    const key = faultOf(context, rows.get(id), ids.indexOf(id) < index)
    return key ? [{ pointer: claim.only ?? `${at}/${index}`, key, values: {} }] : []
  })
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
  const asItem = claim.bureaus === 'as-item'
  await context.sql
    .insertInto('attachmentUse')
    .values(
      ids.map((attachment, number) => ({
        attachment,
        kind: claim.kind,
        item: claim.id,
        number,
        bureaus: claim.bureaus === 'as-item' ? [] : [...claim.bureaus],
        asItem,
        createdAt: context.now,
      })),
    )
    .execute()
  await context.sql
    .updateTable('attachment')
    .set({ claimed: true })
    .where('id', 'in', [...ids])
    .execute()
  for (const id of ids) await clearTimer(context, 'attachment.expire', id)
  return (await attachmentsOf(context, claim.kind, [claim.id])).get(claim.id) ?? []
}

/** Null for a name its key does not open: the item it belongs to is shown all the same. */
const nameWithin = (seal: Seal, id: string, sealed: Buffer): string | null => {
  try {
    return seal.open(nameOfName(id), sealed).toString()
  } catch {
    return null
  }
}

type UsedRow = AttachmentRow & Pick<AttachmentUseRow, 'item' | 'bureaus' | 'asItem'>

const contentsOf = async (
  context: Pick<Context, 'sql'>,
  rows: readonly UsedRow[],
): Promise<Map<string, ContentRow>> => {
  const ids = [...new Set(rows.flatMap(({ content }) => (content === null ? [] : [content])))]
  if (ids.length === 0) return new Map()
  const found = await context.sql.selectFrom('attachmentContent').selectAll().where('id', 'in', ids).execute()
  return new Map(found.map((content) => [content.id, content]))
}

/**
 * What is attached to these items, in their order, for the actor: by item. An item of which the actor's bureau is none of those
 * that may open is absent. The caller has read the items by their own rule.
 */
export const attachmentsOf = async (
  context: Pick<Context, 'sql' | 'client' | 'part' | 'actor' | 'language'>,
  kind: string,
  items: readonly string[],
): Promise<ReadonlyMap<string, Claimed[]>> => {
  const found = new Map<string, Claimed[]>()
  if (items.length === 0) return found
  const used = await context.sql
    .selectFrom('attachmentUse')
    .innerJoin('attachment', 'attachment.id', 'attachmentUse.attachment')
    .selectAll('attachment')
    .select(['attachmentUse.item', 'attachmentUse.bureaus', 'attachmentUse.asItem'])
    .where('attachmentUse.kind', '=', kind)
    .where('attachmentUse.item', 'in', [...new Set(items)])
    .orderBy('attachmentUse.item')
    .orderBy('attachmentUse.number')
    .execute()
  const rows: UsedRow[] = used.filter((row) => allows(mayOpen(context.actor), row))
  const contents = await contentsOf(context, rows)
  const seals = await sealsOf(
    context,
    [...contents.values()].map(({ seal }) => seal),
  )
  for (const row of rows) {
    const content = row.content === null ? undefined : contents.get(row.content)
    const seal = content && seals.get(content.seal)
    const name = seal && row.name ? nameWithin(seal, row.id, row.name) : null
    const view = { ...viewFound(row, content, context.language), name, measures: content?.measures ?? null }
    found.set(row.item, [...(found.get(row.item) ?? []), view])
  }
  return found
}

/** Pieces in clear, one in memory at a time, as fast as the reader takes them. */
async function* piecesInClear(
  context: Context,
  content: ContentRow,
  variant: AttachmentVariant,
  pieces: number,
): AsyncGenerator<Buffer> {
  const seal = await sealOfContent(context, content.seal)
  for (let number = 0; number < pieces; number += 1) yield await readPiece(context, content.id, seal, variant, number)
}

/** Bytes and pieces of a variant; sealed ones are longer by a fixed number each. */
const sizeOf = async (
  context: Pick<Context, 'client'>,
  content: ContentRow,
  variant: AttachmentVariant,
): Promise<{ readonly bytes: number; readonly pieces: number }> => {
  if (variant === 'original') return { bytes: content.length, pieces: piecesOf(content.length) }
  const { rows } = await context.client.query<{ bytes: number; pieces: number }>(
    `select coalesce(sum(octet_length(sealed) - 28), 0)::int as bytes, count(*)::int as pieces
     from attachment_piece where content = $1 and variant = $2`,
    [content.id, variant],
  )
  return rows[0] ?? { bytes: 0, pieces: 0 }
}

/**
 * Opens an attachment through an item that refers to it, for an operation of effect `read` that `gives: 'bytes'` (the pieces are
 * read while they leave, after the handler has answered). The caller has read the item by its own rule; adds attachment and
 * variant to the fact. Throws Failure notFound `attachment.not-found` when the item does not refer to it, this bureau is none of
 * those that may open it, it was erased, or there is no such variant of it.
 */
export const openAttachment = async (
  context: Context,
  wanted: { readonly attachment: string; readonly through: Item; readonly variant: AttachmentVariant },
): Promise<Bytes> => {
  const { attachment, through, variant } = wanted
  const row = await context.sql
    .selectFrom('attachmentUse')
    .innerJoin('attachment', 'attachment.id', 'attachmentUse.attachment')
    .selectAll('attachment')
    .select(['attachmentUse.item', 'attachmentUse.bureaus', 'attachmentUse.asItem'])
    .where('attachmentUse.attachment', '=', attachment)
    .where('attachmentUse.kind', '=', through.kind)
    .where('attachmentUse.item', '=', through.id)
    .executeTakeFirst()
  const absent = new Failure('notFound', 'attachment.not-found')
  if (!row || !allows(mayOpen(context.actor), row) || row.state !== 'ready' || row.name === null) throw absent
  const content = (await contentsOf(context, [row])).get(row.content ?? '')
  if (!content || (variant !== 'original' && !content.shown)) throw absent
  const seal = await sealOfContent(context, content.seal)
  const { bytes, pieces } = await sizeOf(context, content, variant)
  context.note({ detail: { attachment, variant } })
  const original = variant === 'original'
  return {
    mediaType: original ? content.mediaType : displayType,
    fileName: original ? seal.open(nameOfName(row.id), row.name).toString() : '',
    length: bytes,
    pieces: piecesInClear(context, content, variant, pieces),
  }
}

/**
 * Lets go of attachments of an item, of all of them when none are named, in the transaction of a change. One that no other item
 * refers to is erased with its key: bytes and name can never be read again. Answers how many were erased.
 */
export const releaseAttachments = async (context: Context, item: Item, ids?: readonly string[]): Promise<number> => {
  let uses = context.sql.deleteFrom('attachmentUse').where('kind', '=', item.kind).where('item', '=', item.id)
  if (ids) uses = uses.where('attachment', 'in', [...ids])
  const released = (await uses.returning('attachment').execute()).map(({ attachment }) => attachment)
  if (released.length === 0) return 0
  const rows = await lockRows(context, released, undefined)
  const { rows: kept } = await context.client.query<{ attachment: string }>(
    'select distinct attachment from attachment_use where attachment = any($1)',
    [released],
  )
  const left = [...rows.values()].filter(({ id }) => !kept.some(({ attachment }) => attachment === id))
  for (const row of left) if (row.state === 'ready') await eraseAttachment(context, row)
  return left.length
}
