// How good a picture is for what it is to show: what is wrong with it, and whether it is of no use at all. Pure.
import type { Measures } from '../attachment/attachment.schema.ts'
import type { PictureFlaw, PictureKind } from './picture.schema.ts'

export type Seen = { readonly width: number; readonly height: number; readonly measures: Measures }

export type Quality = {
  /** Told beside the picture; it may stand. */
  readonly flaws: readonly PictureFlaw[]
  /** For these it is refused: nobody could be recognised by it. */
  readonly refused: readonly PictureFlaw[]
}

type Size = readonly [width: number, height: number]
type Limits = {
  /** Pixels below which a picture is poor, and below which it is of no use. */
  readonly poor: Size
  readonly useless: Size
}

/** Faces: 320 x 400 keeps some 90 pixels between the eyes, the least of ISO/IEC 19794-5 for a face that is compared. */
const face: Limits = { poor: [320, 400], useless: [120, 150] }
const thing: Limits = { poor: [240, 240], useless: [64, 64] }

/** Grey values and variances, on the measured copy: [poor, of no use]. */
const dark = [45, 10] as const
const bright = [225, 250] as const
const flat = [18, 4] as const
const blur = [40, 2] as const

/** Paper is bright by nature. */
const mayBeBright = (kind: PictureKind): boolean => kind === 'document' || kind === 'object' || kind === 'other'

const isSmaller = ({ width, height }: Seen, [wide, high]: Size): boolean => width < wide || height < high

/** Judges a picture, upright. Each flaw stands in one of the two lists. */
export const judgeQuality = (kind: PictureKind, seen: Seen): Quality => {
  const { sharpness, brightness, contrast } = seen.measures
  const limits = kind === 'face' ? face : thing
  const findings: readonly (readonly [PictureFlaw, boolean, boolean])[] = [
    ['too-small', isSmaller(seen, limits.poor), isSmaller(seen, limits.useless)],
    ['too-dark', brightness < dark[0], brightness < dark[1]],
    ['too-bright', brightness > bright[0] && !mayBeBright(kind), brightness > bright[1] && !mayBeBright(kind)],
    ['too-flat', contrast < flat[0], contrast < flat[1]],
    ['blurred', sharpness < blur[0], sharpness < blur[1]],
    ['not-upright', kind === 'face' && seen.width > seen.height * 1.1, false],
  ]
  return {
    flaws: findings.flatMap(([flaw, isPoor, isUseless]) => (isPoor && !isUseless ? [flaw] : [])),
    refused: findings.flatMap(([flaw, , isUseless]) => (isUseless ? [flaw] : [])),
  }
}
