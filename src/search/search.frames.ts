// Files of frames: written aside in portions beside other work, flushed and put in the place of the one before; read frame by frame, believed only whole.
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  createFrameReader,
  createFrameWriter,
  frameHeaderBytes,
  mostPayload,
  SnapshotDamaged,
} from '../index/snapshot.ts'

export type Frame = readonly [section: string, payload: Uint8Array]

export const bytesOfValue = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

/** Throws SyntaxError or TypeError for what no value was written as. */
export const valueIn = (payload: Uint8Array): unknown =>
  JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))

const tagBytes = 16
/** What goes into one frame, sealed or not. */
export const mostInFrame = mostPayload - tagBytes

/** Seals the frames of one file behind its head, or opens them, in their order. `SnapshotDamaged` for what was not sealed so. */
export type FrameSeal = (payload: Uint8Array) => Uint8Array

/** AES-256-GCM (NIST SP 800-38D). The nonce counts the frames, so a key of 32 bytes is for one file and never for a second one. */
const countNonces = (): (() => Buffer) => {
  let many = 0
  return () => {
    const nonce = Buffer.alloc(12)
    nonce.writeUInt32LE(many)
    many += 1
    return nonce
  }
}

export const createSealing = (key: Uint8Array): FrameSeal => {
  const next = countNonces()
  return (payload) => {
    const cipher = createCipheriv('aes-256-gcm', key, next())
    return Buffer.concat([cipher.update(payload), cipher.final(), cipher.getAuthTag()])
  }
}

export const createUnsealing = (key: Uint8Array): FrameSeal => {
  const next = countNonces()
  return (payload) => {
    const end = payload.length - tagBytes
    if (end < 0) throw new SnapshotDamaged('a frame is not sealed')
    const decipher = createDecipheriv('aes-256-gcm', key, next()).setAuthTag(payload.subarray(end))
    try {
      const plain = decipher.update(payload.subarray(0, end))
      decipher.final()
      return plain
    } catch {
      throw new SnapshotDamaged('a frame was sealed with another key')
    }
  }
}

/** The section whose frame comes first and is never sealed. */
export const headSection = 'head'
const endSection = 'end'

export type FileWritten = {
  readonly folder: string
  readonly fileName: string
  /** The head first. Each payload is made when it is written: others work in between. */
  readonly frames: Iterable<Frame>
  /** Breaks off and leaves the file before as it is. */
  readonly isStopped?: () => boolean
  readonly seal?: FrameSeal
}

/**
 * Writes a file for its owner only, aside, and puts it in the place of the one before when it is whole and flushed: there is always a
 * whole one or none. Answers how many bytes it has; undefined when it was broken off.
 */
export const writeFrames = async ({
  folder,
  fileName,
  frames,
  isStopped = () => false,
  seal,
}: FileWritten): Promise<number | undefined> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const part = join(folder, `${fileName}.part`)
  await rm(part, { force: true })
  const file = await open(part, 'wx', 0o600)
  let many = 0
  let bytes = 0
  let isWhole = false
  try {
    const headerOf = createFrameWriter()
    const write = async (section: string, plain: Uint8Array): Promise<void> => {
      const payload = seal && section !== headSection ? seal(plain) : plain
      const header = headerOf(section, payload)
      many += 1
      bytes += header.length + payload.length
      await file.writev([header, payload])
    }
    for (const [section, payload] of frames) {
      if (isStopped()) return undefined
      await write(section, payload)
    }
    await write(endSection, bytesOfValue({ frames: many }))
    await file.sync()
    isWhole = true
  } finally {
    await file.close()
    if (!isWhole) await rm(part, { force: true })
  }
  await rename(part, join(folder, fileName))
  const directory = await open(folder, 'r')
  await directory.sync().finally(() => directory.close())
  return bytes
}

const readWhole = async (file: FileHandle, bytes: Uint8Array): Promise<Uint8Array> => {
  let filled = 0
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

export type FramesRead = {
  /**
   * The next frame; undefined behind the last one, when all were there. Its payload is good until the next is asked for. Throws
   * SnapshotDamaged: then nothing read before is to be believed either.
   */
  readonly next: () => Promise<Frame | undefined>
  /** With what the frames behind the head are opened. */
  readonly unsealWith: (unseal: FrameSeal) => void
  readonly close: () => Promise<void>
}

/** Opens a file of frames; undefined when there is none. */
export const openFrames = async (folder: string, fileName: string): Promise<FramesRead | undefined> => {
  const file = await open(join(folder, fileName), 'r').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  if (!file) return undefined
  const reader = createFrameReader()
  const room = new Uint8Array(mostPayload)
  let many = 0
  let unseal: FrameSeal | undefined
  return {
    next: async () => {
      const { section, length } = reader.begin(await readWhole(file, new Uint8Array(frameHeaderBytes)))
      const read = await readWhole(file, room.subarray(0, length))
      reader.end(read)
      const payload = unseal && section !== headSection ? unseal(read) : read
      if (section === endSection) {
        if ((valueIn(payload) as { readonly frames?: number }).frames === many) return undefined
        throw new SnapshotDamaged('frames are missing')
      }
      many += 1
      return [section, payload]
    },
    unsealWith: (given) => {
      unseal = given
    },
    close: () => file.close(),
  }
}
