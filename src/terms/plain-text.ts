/** Faults in text that people or systems send: characters that deceive, break printing or cannot be stored. */

export interface TextLimits {
  /** Most code points, as JSON Schema counts `maxLength`. */
  readonly max: number
  /** `single` for names, numbers, references and titles; `many` for notes and messages. */
  readonly lines: 'single' | 'many'
}

export type TextFaultCode =
  | 'too-long'
  | 'control-character'
  | 'lone-surrogate'
  | 'not-a-character'
  | 'direction-control'
  | 'invisible-character'

export interface TextFault {
  readonly fault: TextFaultCode
  /** Place of the offending character in UTF-16 units, from 0. */
  readonly at: number
}

const newline = 0x0a
const carriageReturn = 0x0d
const tab = 0x09

/**
 * The first fault of a text, or undefined where there is none.
 *
 * Direction. The marks LRM, RLM and ALM are ordinary in Arabic typing and are allowed everywhere; identifiers drop
 * them when they are folded. The overrides LRO and RLO make text read as what it is not and are refused everywhere.
 * Embeddings and isolates are refused in a single line, where a name would reorder the words around it on every
 * screen; in many lines they are allowed where each is closed again on its own line.
 *
 * Invisible. Zero-width joiners are part of the spelling in Persian and Indic scripts and are allowed. Other zero-width
 * and blank fillers are refused in a single line, since two names that look alike would not be found alike; pasted
 * notes carry them innocently. Tag characters, which hide whole sentences, are refused everywhere.
 *
 * Line breaks (LF or CR LF) and tabs are allowed in many lines only. Blank text is no fault of its own.
 */
export function findFault(text: string, limits: TextLimits): TextFault | undefined {
  const many = limits.lines === 'many'
  let points = 0
  const open: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at) ?? 0
    points += 1
    if (points > limits.max) return { fault: 'too-long', at }
    if (point >= 0x20 && point < 0x7f) continue
    if (isLineEnd(text, at, point)) {
      if (!many) return { fault: 'control-character', at }
      const unclosed = open[0]
      if (unclosed !== undefined) return { fault: 'direction-control', at: unclosed }
      continue
    }
    if (point === tab && many) continue
    const fault = faultOf(point, many)
    if (fault !== undefined) return { fault, at }
    if (opensDirection(point)) open.push(at)
    else if (closesDirection(point) && open.pop() === undefined) return { fault: 'direction-control', at }
    if (point > 0xffff) at += 1
  }
  const unclosed = open[0]
  return unclosed === undefined ? undefined : { fault: 'direction-control', at: unclosed }
}

function isLineEnd(text: string, at: number, point: number): boolean {
  return point === newline || (point === carriageReturn && text.charCodeAt(at + 1) === newline)
}

function faultOf(point: number, many: boolean): TextFaultCode | undefined {
  // U+2028 and U+2029 break lines in some programs and not in others.
  if (point < 0x20 || (point >= 0x7f && point < 0xa0) || point === 0x2028 || point === 0x2029)
    return 'control-character'
  if (point >= 0xd800 && point <= 0xdfff) return 'lone-surrogate'
  if ((point & 0xfffe) === 0xfffe || (point >= 0xfdd0 && point <= 0xfdef)) return 'not-a-character'
  if (point === 0x202d || point === 0x202e) return 'direction-control'
  if (!many && (opensDirection(point) || closesDirection(point))) return 'direction-control'
  if (hidesText(point) || (!many && isInvisible(point))) return 'invisible-character'
  return undefined
}

/** LRE, RLE, LRI, RLI, FSI. */
function opensDirection(point: number): boolean {
  return point === 0x202a || point === 0x202b || (point >= 0x2066 && point <= 0x2068)
}

/** PDF, PDI. */
function closesDirection(point: number): boolean {
  return point === 0x202c || point === 0x2069
}

/** Tag characters, interlinear annotation, and the deprecated format characters beside the isolates. */
function hidesText(point: number): boolean {
  return (
    (point >= 0xe0000 && point <= 0xe007f) ||
    (point >= 0xfff9 && point <= 0xfffb) ||
    (point >= 0x206a && point <= 0x206f)
  )
}

const invisible: ReadonlySet<number> = new Set([
  0x00ad, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x2800,
  0x3164, 0xfeff, 0xffa0,
])

function isInvisible(point: number): boolean {
  return invisible.has(point)
}
