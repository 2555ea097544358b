// Where an image ends by its own format: what stands behind is not the image. Pure.

/** First byte behind a JPEG (ITU T.81 annex B): its EOI marker; undefined when the segments lead nowhere. */
const endOfJpeg = (bytes: Buffer): number | undefined => {
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return at + 2
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2
      continue
    }
    at += 2 + bytes.readUInt16BE(at + 2)
    if (marker !== 0xda) continue
    // Entropy-coded data: 0xFF is followed by 0 or a restart marker until the next real one.
    for (;;) {
      at = bytes.indexOf(0xff, at)
      if (at < 0 || at + 1 >= bytes.length) return undefined
      const next = bytes[at + 1] ?? 0
      if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) break
      at += 2
    }
  }
  return bytes[at] === 0xff && bytes[at + 1] === 0xd9 ? at + 2 : undefined
}

/** First byte behind a PNG (W3C PNG, 5.3): the IEND chunk with its check sum. */
const endOfPng = (bytes: Buffer): number | undefined => {
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return end <= bytes.length ? end : undefined
    at = end
  }
  return undefined
}

/** First byte behind a WebP (RIFF): the size its header states, padded to an even number. */
const endOfWebp = (bytes: Buffer): number | undefined => {
  if (bytes.length < 12) return undefined
  const size = bytes.readUInt32LE(4)
  const end = 8 + size + (size % 2)
  return end <= bytes.length ? end : undefined
}

/** First byte behind a run of GIF sub-blocks. */
const afterBlocks = (bytes: Buffer, from: number): number => {
  let at = from
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0)
  return at + 1
}

const colourTable = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** First byte behind a GIF (GIF89a): its trailer. */
const endOfGif = (bytes: Buffer): number | undefined => {
  let at = 13 + colourTable(bytes[10] ?? 0)
  while (at < bytes.length) {
    const kind = bytes[at]
    if (kind === 0x3b) return at + 1
    if (kind === 0x21) at = afterBlocks(bytes, at + 2)
    else if (kind === 0x2c) at = afterBlocks(bytes, at + 11 + colourTable(bytes[at + 9] ?? 0))
    else return undefined
  }
  return undefined
}

const ends: Readonly<Record<string, (bytes: Buffer) => number | undefined>> = {
  'image/jpeg': endOfJpeg,
  'image/png': endOfPng,
  'image/webp': endOfWebp,
  'image/gif': endOfGif,
  // Its parts lie in any order, so nothing is behind the end of a TIFF.
  'image/tiff': ({ length }) => length,
}

/** First byte behind the image of this media type; undefined when its structure is broken. */
export const endOfImage = (bytes: Buffer, mediaType: string): number | undefined => ends[mediaType]?.(bytes)
