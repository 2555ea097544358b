// Attachments of the demonstration: kept as if they had been sent and examined, by the same examination and under seals of their own.
import { createHash } from 'node:crypto'
import type { Scene, Stage } from '../demonstration.stage.ts'
import { systemOf } from '../kernel/actor.ts'
import type { Context } from '../kernel/slice.ts'
import { acceptAttachment } from './attachment.accepting.ts'
import type { Examined } from './attachment.examination.ts'
import type { Found } from './attachment.examiner.protocol.ts'
import { type AttachmentVariant, pieceBytes } from './attachment.schema.ts'
import {
  contentOf,
  insertAttachment,
  insertPiece,
  lockExamining,
  lockLoose,
  saveAttachment,
  sealOfContent,
} from './attachment.store.ts'
import { stateAfter } from './attachment.workflow.ts'

const keep = async (context: Context, id: string, variant: AttachmentVariant, bytes: Buffer): Promise<void> => {
  const content = await contentOf(context, { content: id })
  if (!content) throw new RangeError('nothing to keep it in')
  const seal = await sealOfContent(context, content.seal)
  for (let from = 0; from < bytes.length; from += pieceBytes)
    await insertPiece(context, id, seal, {
      variant,
      number: from / pieceBytes,
      bytes: bytes.subarray(from, from + pieceBytes),
    })
}

const note = (context: Context, id: string, state: string): void =>
  context.note({ subject: { kind: 'attachment', id }, detail: { state } })

const send = (stage: Stage, scene: Scene, name: string, bytes: Buffer): Promise<string> =>
  stage.playChange(scene, 'attachment.begin', async (context) => {
    const row = await insertAttachment(context, { name, length: bytes.length })
    note(context, row.id, row.state)
    return row.id
  })

const finish = (stage: Stage, scene: Scene, id: string, bytes: Buffer): Promise<void> =>
  stage.playChange(scene, 'attachment.finish', async (context) => {
    const row = await lockLoose(context, id, 'put')
    if (row.content) await keep(context, row.content, 'original', bytes)
    const next = await saveAttachment(context, row, { state: stateAfter(row.state, 'finish'), received: bytes.length })
    note(context, id, next.state)
  })

/** A file that was examined. Several may be examined beside one another; they are kept one after the other. */
export type ExaminedFile = {
  readonly name: string
  readonly bytes: Buffer
  readonly found: Examined
}

/** Examines a file of the demonstration. Throws Refused for one that would be refused. Loads the decoder only when it is wanted. */
export const examineFile = async (name: string, bytes: Buffer): Promise<ExaminedFile> => {
  const { examine } = await import('./attachment.examination.ts')
  return { name, bytes, found: await examine(bytes, name) }
}

/** Keeps a file as an officer sent it; answers the id, ready to be claimed in the same hour. */
export const makeAttachment = async (stage: Stage, scene: Scene, file: ExaminedFile): Promise<string> => {
  const { name, bytes, found } = file
  const id = await send(stage, scene, name, bytes)
  await finish(stage, scene, id, bytes)
  const officer = typeof scene.by === 'string' ? scene.by : scene.by.officer
  const by = systemOf(officer.split('.')[0] ?? '')
  await stage.playChange({ at: scene.at, by }, 'attachment.examine', async (context) => {
    const row = await lockExamining(context, id)
    const content = row && (await contentOf(context, row))
    if (!row || !content) throw new RangeError('nothing to examine')
    const { mediaType, image } = found
    const described: Found = {
      mediaType,
      digest: createHash('sha256').update(bytes).digest(),
      ...(image ? { image: { width: image.width, height: image.height, measures: image.measures } } : {}),
    }
    if (image) {
      await keep(context, content.id, 'display', image.display)
      await keep(context, content.id, 'thumbnail', image.thumbnail)
    }
    const next = await acceptAttachment(context, row, content, described)
    note(context, id, next.state)
  })
  return id
}
