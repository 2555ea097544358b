// The examiner: a process of its own, so that whatever a file does to its reader is done to nobody else. Ends itself beyond its memory.
import { createHash } from 'node:crypto'
import { examine } from './attachment.examination.ts'
import type { FromExaminer, ToExaminer } from './attachment.examiner.protocol.ts'
import { restrictDecoder } from './attachment.image.ts'
import { Refused } from './attachment.refusal.ts'
import { type AttachmentVariant, pieceBytes } from './attachment.schema.ts'

/** Bytes in memory beyond which it ends itself: the file, an archive in it, and 60 megapixels decoded. */
const mostMemory = 1024 * 1024 * 1024
const watchMilliseconds = 50
export const beyondMemory = 86

const say = (message: FromExaminer): void => {
  process.send?.(message)
}

type Job = Pick<Extract<ToExaminer, { kind: 'begin' }>, 'name' | 'announced'> & {
  readonly bytes: Buffer
  readonly digest: ReturnType<typeof createHash>
  at: number
}

let job: Job | undefined
let kept: (() => void) | undefined

/** Hands a variant over piece by piece; the next one is said when the last was kept. */
const hand = async (variant: AttachmentVariant, bytes: Buffer): Promise<void> => {
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    const done = new Promise<void>((resolve) => {
      kept = resolve
    })
    say({ kind: 'variant', variant, number: from / pieceBytes, bytes: bytes.subarray(from, from + pieceBytes) })
    await done
  }
}

const judge = async (whole: Job): Promise<void> => {
  const { name, bytes, announced } = whole
  try {
    const digest = whole.digest.digest()
    if (announced && !digest.equals(announced)) throw new Refused('digest-differs')
    const { mediaType, image } = await examine(bytes, name)
    const found = { kind: 'accepted', mediaType, digest } as const
    if (!image) return say(found)
    await hand('display', image.display)
    await hand('thumbnail', image.thumbnail)
    const { width, height, measures, reencoded } = image
    if (!reencoded) return say({ ...found, image: { width, height, measures } })
    await hand('original', reencoded)
    const anew = { length: reencoded.length, digest: createHash('sha256').update(reencoded).digest() }
    say({ ...found, image: { width, height, measures, reencoded: anew } })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    say({ kind: 'refused', key: error.key, values: error.values })
  }
}

const hear = (message: ToExaminer): void => {
  switch (message.kind) {
    case 'begin':
      job = { ...message, bytes: Buffer.alloc(message.length), at: 0, digest: createHash('sha256') }
      return
    case 'piece':
      if (!job) return
      job.bytes.set(message.bytes, job.at)
      job.at += message.bytes.length
      job.digest.update(message.bytes)
      return
    case 'end': {
      const whole = job
      job = undefined
      if (whole) void judge(whole)
      return
    }
    case 'kept':
      kept?.()
  }
}

restrictDecoder()
setInterval(() => {
  if (process.memoryUsage.rss() > mostMemory) process.exit(beyondMemory)
}, watchMilliseconds).unref()
process.on('message', hear)
// The hub is gone: nobody waits for an answer.
process.on('disconnect', () => process.exit(0))
say({ kind: 'ready' })
