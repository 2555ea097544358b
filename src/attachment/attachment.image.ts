// Decodes an image within limits and encodes it anew for display, without metadata; measures how good it is.
import sharp from 'sharp'
import { endOfImage } from './attachment.image-end.ts'
import { Refused } from './attachment.refusal.ts'
import { type Measures, mostAttachmentBytes } from './attachment.schema.ts'
import { secondNature } from './attachment.signature.ts'

/** Pixels that are decoded at most: a scan of A4 at 600 dpi has 35 million. */
export const mostPixels = 60_000_000
const displaySide = 1600
const thumbnailSide = 320
const measuredSide = 1024

export type ExaminedImage = {
  readonly width: number
  readonly height: number
  readonly measures: Measures
  readonly display: Buffer
  readonly thumbnail: Buffer
  /** The whole image encoded anew, where the bytes as sent held more than it; kept in their place. */
  readonly reencoded: Buffer | undefined
}

const open = (bytes: Buffer) =>
  sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true, pages: 1 })

/** Sharpness, brightness, contrast of a grey image: variance of the Laplacian, mean, standard deviation. Pure. */
export const measure = (grey: Uint8Array, width: number, height: number): Measures => {
  let [sum, squares] = [0, 0]
  for (const value of grey) {
    sum += value
    squares += value * value
  }
  const count = Math.max(1, grey.length)
  const mean = sum / count
  let [edges, edgeSquares, inner] = [0, 0, 0]
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x
      const around = (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0)
      const edge = around - 4 * (grey[at] ?? 0)
      edges += edge
      edgeSquares += edge * edge
      inner += 1
    }
  const meanEdge = edges / Math.max(1, inner)
  const rounded = (value: number): number => Math.round(value * 10) / 10
  return {
    sharpness: rounded(edgeSquares / Math.max(1, inner) - meanEdge * meanEdge),
    brightness: rounded(mean),
    contrast: rounded(Math.sqrt(Math.max(0, squares / count - mean * mean))),
  }
}

/** Turned upright, within a square of this side, in sRGB, without any metadata. */
const within = (bytes: Buffer, side: number) =>
  open(bytes).autoOrient().resize(side, side, { fit: 'inside', withoutEnlargement: true })

/** The whole image in its own format. A quality is given only to formats that lose something anyway. */
const encodeAnew = async (bytes: Buffer, mediaType: string): Promise<Buffer> => {
  const format = mediaType.slice('image/'.length) as 'jpeg' | 'png' | 'webp' | 'gif'
  const lossy = format === 'jpeg' || format === 'webp'
  const anew = await open(bytes)
    .autoOrient()
    .toFormat(format, lossy ? { quality: 95 } : {})
    .toBuffer()
  if (anew.length > mostAttachmentBytes) throw new Refused('image-too-large', { megapixels: mostPixels / 1e6 })
  return anew
}

const decode = async (bytes: Buffer, mediaType: string, isExact: boolean): Promise<ExaminedImage> => {
  const { autoOrient, width: wide, height: high } = await open(bytes).metadata()
  if (wide * high > mostPixels) throw new Refused('image-too-large', { megapixels: mostPixels / 1e6 })
  const display = await within(bytes, displaySide).webp({ quality: 82 }).toBuffer()
  const thumbnail = await within(bytes, thumbnailSide).webp({ quality: 72 }).toBuffer()
  const { data, info } = await within(bytes, measuredSide)
    .flatten({ background: '#ffffff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const anew = isExact ? undefined : await encodeAnew(bytes, mediaType)
  return {
    width: autoOrient.width,
    height: autoOrient.height,
    measures: measure(data, info.width, info.height),
    display,
    thumbnail,
    reencoded: anew,
  }
}

/**
 * Examines an image of this media type. Throws Refused `second-nature` when it is another file beside an image, `image-too-large`
 * beyond 60 megapixels, `image-unreadable` when it cannot be decoded whole. Bytes behind its end that are nothing by themselves
 * (cameras write such) are not kept: `reencoded` replaces the original.
 */
export const examineImage = async (bytes: Buffer, mediaType: string): Promise<ExaminedImage> => {
  const end = endOfImage(bytes, mediaType)
  const second = secondNature(bytes, end ?? bytes.length)
  if (second !== undefined) throw new Refused('second-nature', { found: second })
  if (end === undefined) throw new Refused('image-unreadable')
  try {
    return await decode(bytes, mediaType, end === bytes.length)
  } catch (error) {
    if (error instanceof Refused) throw error
    if (error instanceof Error && /pixel limit|too large/i.test(error.message))
      throw new Refused('image-too-large', { megapixels: mostPixels / 1e6 })
    throw new Refused('image-unreadable')
  }
}

/** Lets the decoder open these formats and none else, without caches and threads of its own: for a process that does only this. */
export const restrictDecoder = (): void => {
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  const formats = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff']
  sharp.unblock({ operation: formats.map((format) => `VipsForeignLoad${format}Buffer`) })
}
