/** Files that stories attach, all drawn or written by this code: good ones, and each kind of bad one. */
import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { expect } from 'vitest'
import type { Reply, World } from './world.ts'

export const attachments = '/api/v1/attachments'
const pieceBytes = 1024 * 1024

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** CRC-32 of ISO 3309, as zip wants it. */
const crc32 = (bytes: Buffer): number => {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  }
  return ~crc >>> 0
}

export type ZipEntry = {
  readonly name: string
  readonly bytes: Buffer
  readonly encrypted?: boolean
  /** Size the list states, where it lies. */
  readonly stated?: number
  /** Data of an entry before, by number, instead of its own. */
  readonly over?: number
}

/** A zip archive (APPNOTE 6.3), truthful or not. */
export const zipOf = (entries: readonly ZipEntry[]): Buffer => {
  const parts: Buffer[] = []
  const list: Buffer[] = []
  const offsets: number[] = []
  let at = 0
  for (const { name, bytes, encrypted, stated, over } of entries) {
    const packed = deflateRawSync(bytes)
    const flags = 0x0800 | (encrypted ? 1 : 0)
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt16LE(flags, 2)
    fixed.writeUInt16LE(8, 4)
    fixed.writeUInt32LE(crc32(bytes), 10)
    fixed.writeUInt32LE(packed.length, 14)
    fixed.writeUInt32LE(stated ?? bytes.length, 18)
    fixed.writeUInt16LE(Buffer.byteLength(name), 22)
    const offset = over === undefined ? at : (offsets[over] ?? 0)
    offsets.push(offset)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fixed, Buffer.from(name), packed])
    if (over === undefined) {
      parts.push(local)
      at += local.length
    }
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fixed, tail, Buffer.from(name)]))
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, directory, end])
}

/** The least that is taken for an Office document. */
export const officeOf = (main: string, more: readonly ZipEntry[] = []): Buffer =>
  zipOf([
    {
      name: '[Content_Types].xml',
      bytes: Buffer.from(
        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
      ),
    },
    { name: 'word/document.xml', bytes: Buffer.from('<w:document>Exercise</w:document>') },
    ...more,
  ])
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** Sends files through the front door. */
export const uploads = (world: World) => {
  const begin = (officer: string, name: string, bytes: Buffer, more: object = {}): Promise<Reply> =>
    world.as(officer).post(attachments, { name, length: bytes.length, ...more })

  /** Puts the pieces from `from` on, at most `most` of them. */
  const put = async (officer: string, id: string, bytes: Buffer, from = 0, most = Number.POSITIVE_INFINITY) => {
    let last: Reply | undefined
    for (let at = from, sent = 0; at < bytes.length && sent < most; at += pieceBytes, sent += 1)
      last = await world.as(officer).put(`${attachments}/${id}/bytes?offset=${at}`, bytes.subarray(at, at + pieceBytes))
    if (!last) throw new Error('no piece to send')
    return last
  }

  /** Waits until the examination is through; answers what is told of it. */
  const examined = async (officer: string, id: string): Promise<Reply> => {
    await world.settle()
    await expect
      .poll(async () => (await world.as(officer).get(`${attachments}/${id}`)).body.state, { interval: 20 })
      .not.toBe('examining')
    return world.as(officer).get(`${attachments}/${id}`)
  }

  /** The whole way: begun, sent, finished, examined. */
  const send = async (officer: string, name: string, bytes: Buffer, more: object = {}): Promise<Reply> => {
    const begun = await begin(officer, name, bytes, more)
    expect(begun.status, begun.text).toBe(201)
    const { id } = begun.body
    const sent = await put(officer, id, bytes)
    expect(sent.status, sent.text).toBe(200)
    const finished = await world.as(officer).post(`${attachments}/${id}/finish`)
    expect(finished.status, finished.text).toBe(200)
    return examined(officer, id)
  }
  return { begin, put, examined, send }
}
