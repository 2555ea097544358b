// A text with what was found in it: the stretch on the screen cut into pieces, and the finding to go to next; pure.
import type { FindingView } from './material.work.schema.ts'

type Placed = Pick<FindingView, 'number' | 'from' | 'to' | 'state'>

export type Piece = {
  /** Place of its first character in the whole text. */
  readonly at: number
  readonly text: string
  /** Number of the finding it is part of; null for what lies between. */
  readonly finding: number | null
}

/** Characters shown before the first and behind the last finding of the stretch. */
const around = 600

/** The stretch of the text that holds these findings, with what stands around it. */
export const stretchOf = (
  length: number,
  findings: readonly Placed[],
): { readonly from: number; readonly to: number } => {
  if (findings.length === 0) return { from: 0, to: Math.min(length, around * 4) }
  const first = Math.min(...findings.map(({ from }) => from))
  const last = Math.max(...findings.map(({ to }) => to))
  return { from: Math.max(0, first - around), to: Math.min(length, last + around) }
}

/**
 * Pieces of a stretch in order: joined again they are the stretch, character by character. Where two findings lie over each other the
 * one that begins first is drawn, the longer of two that begin alike.
 */
export const piecesOf = (text: string, findings: readonly Placed[]): readonly Piece[] => {
  const { from, to } = stretchOf(text.length, findings)
  const sorted = [...findings].sort((one, other) => one.from - other.from || other.to - one.to)
  const pieces: Piece[] = []
  let at = from
  for (const finding of sorted) {
    if (finding.from < at || finding.to <= finding.from) continue
    if (finding.from > at) pieces.push({ at, text: text.slice(at, finding.from), finding: null })
    pieces.push({ at: finding.from, text: text.slice(finding.from, finding.to), finding: finding.number })
    at = finding.to
  }
  if (at < to) pieces.push({ at, text: text.slice(at, to), finding: null })
  return pieces
}

/** The next finding nobody has decided behind this one, else the first before it; null when all are decided. */
export const nextOpen = (findings: readonly Placed[], behind: number): number | null => {
  const open = findings.filter(({ state, number }) => state === 'open' && number !== behind)
  return (open.find(({ number }) => number > behind) ?? open[0])?.number ?? null
}
