// What is said of a picture: its image without the file's name, which may name a person, and to others than the owner less.
import type { AttachmentView } from '../attachment/attachment.schema.ts'
import { allows } from '../kernel/access.ts'
import type { Context } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import type { RecordRow } from '../record/record.schema.ts'
import { todayOf } from '../record/record.store.ts'
import { isPossible, officerShown } from '../record/record.workflow.ts'
import { picturePolicy } from './picture.policy.ts'
import type { PictureView } from './picture.schema.ts'
import type { PictureRow } from './picture.store.ts'
import { isVeiled } from './picture.veil.ts'

/** The members of `attachmentShape` and no more. The file's name is the owner's. */
const imageOf = (view: AttachmentView, isOwn: boolean): AttachmentView => ({
  id: view.id,
  name: isOwn ? view.name : null,
  length: view.length,
  state: view.state,
  mediaType: view.mediaType,
  sha256: view.sha256,
  shown: view.shown,
  reencoded: view.reencoded,
  width: view.width,
  height: view.height,
  refused: view.refused,
})

/** Whether the actor may add a picture to this record now. */
export const mayAdd = ({ actor }: Pick<Context, 'actor'>, record: RecordRow): boolean =>
  allows(picturePolicy.add(actor), record) && isPossible(record.life, 'update')

/** The answer for a picture on a record the actor may read. */
export const viewPicture = (
  context: Context,
  record: RecordRow,
  row: PictureRow,
  image: AttachmentView | undefined,
): PictureView => {
  const { actor, language } = context
  const isOwn = row.owner === actor.bureau
  const mayWithdraw = row.state === 'present' && mayAdd(context, record)
  return {
    id: row.id,
    owner: row.owner,
    kind: row.kind,
    takenOn: row.takenOn || null,
    source: row.source,
    caption: row.caption,
    veiled: row.veiled || isVeiled(record, todayOf(context)),
    flaws: row.flaws.map((key) => ({ key, says: say(language, `picture.flaw.${key}`) })),
    image: row.state === 'present' && image ? imageOf(image, isOwn) : null,
    state: row.state,
    createdAt: row.createdAt,
    ...(isOwn ? { officer: officerShown(row.officer, actor.bureau) } : {}),
    ...(isOwn && row.reason ? { reason: row.reason } : {}),
    allowed: [
      ...(row.state === 'present' && allows(picturePolicy.original(actor), record) ? ['original'] : []),
      ...(mayWithdraw ? ['withdraw'] : []),
    ],
  }
}
