/** Bytes of a text file to its lines, in flat memory, each with its number and place; what is no text is told, never replaced. */
import { faultNamed, type IntakeFault, longestLine } from './intake-record.ts'
import { type EncodingName, guessEncoding } from './text-encoding.ts'

export interface TextLine {
  /** Without its line end. Of a line with a fault: what people can make of it, bytes that are no text as `\xE9`. */
  readonly text: string
  readonly line: number
  readonly offset: number
  readonly end: number
  /** How the line ends; empty only for the last line of a file that ends without. */
  readonly ending: '\n' | '\r\n' | ''
  readonly fault?: IntakeFault
}

export interface LineReader {
  push(bytes: Uint8Array): TextLine[]
  end(): TextLine[]
}

const newline = 0x0a
/** How much of a line beyond the limit is kept to show it. */
const shownOfLong = 200

const isSixteen = (encoding: EncodingName): boolean => encoding === 'utf-16le' || encoding === 'utf-16be'

/**
 * Offset behind the next line end, or -1. In every encoding that is read the byte 0x0A is a line end and never the second
 * half of a character, but for UTF-16, where it must stand in its place beside a zero.
 */
function behindLineEnd(bytes: Uint8Array, from: number, encoding: EncodingName): number {
  for (let at = bytes.indexOf(newline, from); at >= 0; at = bytes.indexOf(newline, at + 1)) {
    if (!isSixteen(encoding)) return at + 1
    const isFirst = (at - from) % 2 === 0
    if (encoding === 'utf-16le' && isFirst && bytes[at + 1] === 0) return at + 2
    if (encoding === 'utf-16be' && !isFirst && bytes[at - 1] === 0) return at + 1
  }
  return -1
}

/** Offset of the first byte that is not of the encoding: the longest beginning that decodes. */
function badByteOf(bytes: Uint8Array, encoding: EncodingName): number {
  const decodes = (length: number): boolean => {
    try {
      // `stream` lets a character that goes on behind the cut pass.
      new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), { stream: true })
      return true
    } catch {
      return false
    }
  }
  let [good, bad] = [0, bytes.length + 1]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decodes(middle)) good = middle
    else bad = middle
  }
  // All of it decodes as a beginning: the last character is not whole.
  return Math.min(bad - 1, bytes.length - 1)
}

const hex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0')

/** Bytes for people to look at: what is ASCII as it is, the rest as `\xE9`. */
function showBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${hex(byte)}`,
  ).join('')
}

/** A line that is no text, without the bytes of its line end (of any encoding). */
function withoutEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && [0x0a, 0x0d, 0].includes(bytes[end - 1] ?? 1)) end -= 1
  return bytes.subarray(0, end)
}

/** A line end beside text: `[text, ending]`. */
function partEnding(text: string): [string, TextLine['ending']] {
  if (text.endsWith('\r\n')) return [text.slice(0, -2), '\r\n']
  if (text.endsWith('\n')) return [text.slice(0, -1), '\n']
  return [text, '']
}

export interface LinesFrom {
  readonly encoding: EncodingName
  /** Where reading begins: behind the byte order mark, or at a line where it went so far before. */
  readonly offset?: number
  readonly line?: number
}

/**
 * Reads lines. Memory: the unfinished line and the pieces given. A line that is not of the encoding, holds a NUL, or is longer
 * than a million bytes comes with a fault, and the next one is read as if nothing had happened. A last line that is nothing but
 * the end-of-file sign of old systems (0x1A) is no line.
 */
export function readLines(from: LinesFrom): LineReader {
  const { encoding } = from
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  let rest = new Uint8Array(0)
  /** Offset of `rest` in the file. */
  let offset = from.offset ?? 0
  let line = from.line ?? 1
  /** Bytes of a line beyond the limit that were let go; their beginning stays in `rest`. */
  let dropped = 0

  const decoded = (bytes: Uint8Array): string | undefined => {
    try {
      const text = decoder.decode(bytes)
      return text.includes('\0') ? undefined : text
    } catch {
      return undefined
    }
  }

  const faultOf = (bytes: Uint8Array, at: number): IntakeFault => {
    let text: string | undefined
    try {
      text = decoder.decode(bytes)
    } catch {
      const bad = badByteOf(bytes, encoding)
      const values = { byte: hex(bytes[bad] ?? 0), offset: at + bad, encoding }
      return encoding === 'utf-8'
        ? faultNamed('not-utf-8', { ...values, encoding: guessEncoding(bytes) })
        : faultNamed('not-of-encoding', values)
    }
    return faultNamed('nul', { column: text.indexOf('\0') + 1 })
  }

  /** One line by itself. */
  const readOne = (bytes: Uint8Array, at: number, skipped = 0): TextLine => {
    const place = { line, offset: at, end: at + bytes.length + skipped }
    line += 1
    if (bytes.length + skipped > longestLine) {
      const shown = showBytes(bytes.subarray(0, shownOfLong))
      return { ...place, text: `${shown}…`, ending: '\n', fault: faultNamed('line-too-long', { limit: longestLine }) }
    }
    const text = decoded(bytes)
    if (text !== undefined) {
      const [own, ending] = partEnding(text)
      return { ...place, text: own, ending }
    }
    return { ...place, text: showBytes(withoutEnd(bytes)), ending: '\n', fault: faultOf(bytes, at) }
  }

  /** Whole lines at once: decoding each alone costs several times as much. */
  const readMany = (bytes: Uint8Array, at: number): TextLine[] => {
    const text = isSixteen(encoding) || bytes.length > longestLine ? undefined : decoded(bytes)
    const found: TextLine[] = []
    if (text === undefined) {
      for (let start = 0; start < bytes.length; ) {
        const end = behindLineEnd(bytes, start, encoding)
        found.push(readOne(bytes.subarray(start, end), at + start))
        start = end
      }
      return found
    }
    // A byte a character: then places in the text are places in the bytes.
    const plain = text.length === bytes.length
    let byte = 0
    for (let start = 0; start < text.length; ) {
      const end = text.indexOf('\n', start)
      const returned = text.charCodeAt(end - 1) === 0x0d && end > start
      const behind = plain ? end + 1 : bytes.indexOf(newline, byte) + 1
      found.push({
        text: text.slice(start, returned ? end - 1 : end),
        line,
        offset: at + byte,
        end: at + behind,
        ending: returned ? '\r\n' : '\n',
      })
      line += 1
      byte = behind
      start = end + 1
    }
    return found
  }

  const lastBehind = (bytes: Uint8Array): number => {
    if (!isSixteen(encoding)) return bytes.lastIndexOf(newline) + 1
    let last = 0
    for (let next = behindLineEnd(bytes, 0, encoding); next > 0; next = behindLineEnd(bytes, next, encoding))
      last = next
    return last
  }

  /** Lets go of a line that has become too long, until its end comes. */
  const dropLong = (bytes: Uint8Array): { found: TextLine[]; bytes: Uint8Array } => {
    // Units of UTF-16 go on where the last piece tore one.
    const end = behindLineEnd(bytes, isSixteen(encoding) ? dropped % 2 : 0, encoding)
    if (end < 0) {
      dropped += bytes.length
      return { found: [], bytes: bytes.subarray(0, 0) }
    }
    const long = readOne(rest, offset, dropped + end)
    offset = long.end
    rest = new Uint8Array(0)
    dropped = 0
    return { found: [long], bytes: bytes.subarray(end) }
  }

  const join = (bytes: Uint8Array): Uint8Array => {
    if (rest.length === 0) return bytes
    const joined = new Uint8Array(rest.length + bytes.length)
    joined.set(rest)
    joined.set(bytes, rest.length)
    return joined
  }

  return {
    push: (given) => {
      const { found, bytes } = dropped > 0 ? dropLong(given) : { found: [], bytes: given }
      if (dropped > 0) return found
      const block = join(bytes)
      const behind = lastBehind(block)
      // A list of results may be too long to be spread into arguments.
      const lines = behind > 0 ? readMany(block.subarray(0, behind), offset) : []
      offset += behind
      rest = block.slice(behind)
      if (rest.length > longestLine) {
        // Even, so that a unit of UTF-16 is not torn.
        const keep = longestLine
        dropped = rest.length - keep
        rest = rest.slice(0, keep)
      }
      return found.concat(lines)
    },
    end: () => {
      if (rest.length === 0 && dropped === 0) return []
      const { text, ...place } = readOne(rest, offset, dropped)
      return text === '\x1a' ? [] : [{ ...place, text, ending: '' }]
    },
  }
}
