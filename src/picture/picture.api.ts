// Pictures through the front door: seen with the record and by its rule, every look with its fact; added and withdrawn by its owner.
import {
  attachmentsOf,
  claimAttachments,
  openAttachment,
  releaseAttachments,
} from '../attachment/attachment.storing.ts'
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, type Handler, handle, type Slice } from '../kernel/slice.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { RecordRow } from '../record/record.schema.ts'
import { recordSubject, todayOf } from '../record/record.store.ts'
import { addPicture, listPictures, showPicture, withdrawPicture } from './picture.operations.ts'
import { picturePolicy } from './picture.policy.ts'
import { judgeQuality } from './picture.quality.ts'
import type { PictureEntry, PictureFlaw } from './picture.schema.ts'
import {
  insertPicture,
  listPictureRows,
  lockRecordOf,
  type PictureRow,
  pictureItem,
  readPictureRow,
  readRecordOf,
  withdrawPictureRow,
} from './picture.store.ts'
import { mayAdd, viewPicture } from './picture.view.ts'

/** A record is looked at for purposes of its database only (RPD 10), its pictures too; said before any record is read. */
const requirePurpose = ({ purpose }: Context, database: RecordRow['database']): void => {
  const { checkPurposes, entryPurposes } = databaseNamed(database)
  if (purpose === '' || !(checkPurposes.includes(purpose) || entryPurposes.includes(purpose)))
    throw new Failure('invalid', 'record.purpose-not-of-database')
}

const faults = (pointer: string, keys: readonly string[]): Failure =>
  new Failure('invalid', 'request.invalid', { pointers: keys.map((key) => ({ pointer, key, values: {} })) })

/** Takes the image for a picture and judges it. Throws Failure invalid when it is none, or of no use. */
const takeImage = async (context: Context, id: string, { attachment, kind }: PictureEntry) => {
  const claim = { kind: pictureItem, id, bureaus: 'as-item', only: '/attachment' } as const
  const [image] = await claimAttachments(context, [attachment], claim)
  if (!image?.shown || image.width === null || image.height === null || !image.measures)
    throw faults('/attachment', ['fault.picture-not-image'])
  const { width, height, measures } = image
  const { flaws, refused } = judgeQuality(kind, { width, height, measures })
  // The first is told: a pointer names one fault a place.
  if (refused.length > 0) throw faults('/attachment', [`fault.picture-${refused[0]}`])
  const anew: PictureFlaw[] = image.reencoded ? ['encoded-anew'] : []
  return { image, flaws: [...flaws, ...anew] }
}

const noteChange = (context: Context, record: RecordRow, row: PictureRow): void =>
  context.note({
    subject: { kind: 'picture', id: row.id, version: row.version },
    subjects: [recordSubject(context.actor, record, 'changed')],
    tell: [record.owner],
    detail: { database: record.database, state: row.state, flaws: row.flaws.length },
  })

const handlers: readonly Handler[] = [
  handle(addPicture, async (context, { params, body }) => {
    const record = await lockRecordOf(context, params)
    if (body.takenOn !== undefined && body.takenOn.slice(0, 4) > todayOf(context).slice(0, 4))
      throw faults('/takenOn', ['fault.date-in-future'])
    const id = context.newId()
    const { image, flaws } = await takeImage(context, id, body)
    const row = await insertPicture(context, record, { ...body, id, flaws })
    noteChange(context, record, row)
    return viewPicture(context, record, row, image)
  }),

  handle(listPictures, async (context, { params }) => {
    requirePurpose(context, params.database)
    const record = await readRecordOf(context, params)
    const rows = await listPictureRows(context, record)
    const images = await attachmentsOf(
      context,
      pictureItem,
      rows.map(({ id }) => id),
    )
    context.note({
      subject: { kind: 'record', id: record.id, version: record.version },
      subjects: [recordSubject(context.actor, record, 'shown')],
      detail: { database: record.database, pictures: rows.length },
    })
    return {
      pictures: rows.map((row) => viewPicture(context, record, row, images.get(row.id)?.[0])),
      mayAdd: mayAdd(context, record),
    }
  }),

  handle(showPicture, async (context, { params, query }) => {
    requirePurpose(context, params.database)
    const record = await readRecordOf(context, params)
    const row = await readPictureRow(context, record, params.picture)
    const variant = query.variant ?? 'display'
    if (variant === 'original' && !allows(picturePolicy.original(context.actor), record))
      throw new Failure('forbidden', 'picture.original-not-yours')
    context.note({
      subject: { kind: 'picture', id: row.id, version: row.version },
      subjects: [recordSubject(context.actor, record, 'shown')],
      detail: { database: record.database },
    })
    const through = { kind: pictureItem, id: row.id }
    return openAttachment(context, { attachment: row.attachment, through, variant })
  }),

  handle(withdrawPicture, async (context, { params, body }) => {
    const record = await lockRecordOf(context, params)
    const row = await withdrawPictureRow(context, record, params.picture, body.reason)
    await releaseAttachments(context, { kind: pictureItem, id: row.id })
    noteChange(context, record, row)
    return viewPicture(context, record, row, undefined)
  }),
]

export const pictureSlice: Slice = { name: 'picture', handlers }
