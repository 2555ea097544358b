/** Cuts a text into windows that can be read one at a time, where nothing that is looked for spans the cut. */

export type Window = {
  readonly from: number
  readonly to: number
  /** A run of letters and digits goes on over the end: what touches it on either side is part of something longer. */
  readonly isTorn: boolean
}

/** A window is at least so long where the text goes on, and looks so much further for a good place to end. */
export const windowCharacters = 1000
const searched = 1000

const isZoneLetter = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x3c || unit === 0xab

/**
 * The next window of the text. It ends after a blank line, else after a line that is no line of a machine readable zone, else after a
 * sentence, else at a gap between words, else at a sign, else anywhere.
 */
export function nextWindow(text: string, from: number): Window {
  const least = from + windowCharacters
  if (least >= text.length) return { from, to: text.length, isTorn: false }
  const most = Math.min(text.length, least + searched)
  let [line, sentence, gap, sign] = [0, 0, 0, 0]
  for (let at = least; at < most; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0x0a) {
      if (text.charCodeAt(at + 1) === 0x0a || (text.charCodeAt(at + 1) === 0x0d && text.charCodeAt(at + 2) === 0x0a)) {
        return { from, to: at + 1, isTorn: false }
      }
      if (line === 0 && !isZoneLine(text, at)) line = at + 1
    } else if (unit === 0x20) {
      if (sentence === 0 && isSentenceEnd(text.charCodeAt(at - 1))) sentence = at + 1
      if (gap === 0 && !isDigit(text.charCodeAt(at - 1)) && !isDigit(text.charCodeAt(at + 1))) gap = at + 1
    } else if (sign === 0 && isSign(unit)) sign = at + 1
  }
  const found = line || sentence || gap || sign
  if (found > 0) return { from, to: found, isTorn: false }
  // No half of a surrogate pair on either side.
  const to = (text.charCodeAt(most) & 0xfc00) === 0xdc00 ? most + 1 : most
  return { from, to, isTorn: to < text.length }
}

/** Whether a zone may go on over this line end: letters of a zone and a filler on either side of it. */
function isZoneLine(text: string, at: number): boolean {
  let end = at - 1
  while (end > 0 && (text.charCodeAt(end) === 0x0d || text.charCodeAt(end) === 0x20)) end -= 1
  let next = at + 1
  while (text.charCodeAt(next) === 0x20) next += 1
  return isZoneLetter(text.charCodeAt(end)) && isZoneLetter(text.charCodeAt(next)) && hasFiller(text, at)
}

function hasFiller(text: string, at: number): boolean {
  return (
    text.slice(Math.max(0, at - 48), at + 48).includes('<') || text.slice(Math.max(0, at - 48), at + 48).includes('«')
  )
}

function isSentenceEnd(unit: number): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x061f || unit === 0x3b
}

function isDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x660 && unit <= 0x669) || (unit >= 0x6f0 && unit <= 0x6f9)
}

/** A sign after which a text may be cut where it has no gaps. */
function isSign(unit: number): boolean {
  return unit === 0x2c || unit === 0x3b || unit === 0x09 || unit === 0x0a || unit === 0x060c || unit === 0x7c
}
