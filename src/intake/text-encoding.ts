/** Encodings of text files: the mark at the beginning, the one that is named, and a guess for people when neither holds. */

/** Encodings a user may name; labels of the WHATWG Encoding Standard that every browser knows. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-15',
  'koi8-r',
] as const

export type EncodingName = (typeof encodings)[number]

/** Tells whether any value is the name of an encoding that is read. */
export function isEncoding(value: unknown): value is EncodingName {
  return (encodings as readonly unknown[]).includes(value)
}

export interface Beginning {
  readonly encoding: EncodingName
  /** Bytes of the byte order mark, which is no part of the text. */
  readonly mark: number
}

/**
 * The encoding by the byte order mark of the first bytes, else the one that was named, else UTF-8. A mark is stronger than a
 * name: whoever wrote it knew. A file of UTF-16 without a mark must be named.
 */
export function beginningOf(first: Uint8Array, named?: EncodingName): Beginning {
  const [one, two, three] = first
  if (one === 0xef && two === 0xbb && three === 0xbf) return { encoding: 'utf-8', mark: 3 }
  if (one === 0xff && two === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (one === 0xfe && two === 0xff) return { encoding: 'utf-16be', mark: 2 }
  return { encoding: named ?? 'utf-8', mark: 0 }
}

function decode(bytes: Uint8Array, encoding: EncodingName): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * Bytes above 0x7F stand in pairs, as those of Chinese do (both halves of the usual characters lie above 0xA0), and somewhere at
 * least two pairs together: a vowel with its tone mark is one pair, and stands alone.
 */
function standsInPairs(bytes: Uint8Array): boolean {
  let [run, longest] = [0, 0]
  for (const byte of bytes) {
    if (byte >= 0xa1) run += 1
    else if (byte >= 0x80 || run % 2 === 1) return false
    else run = 0
    longest = Math.max(longest, run)
  }
  return run % 2 === 0 && longest >= 4
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/**
 * Which encoding bytes that are not UTF-8 seem to be in, by trying each: a hint for people, nothing is ever read by it.
 * Chinese by its pairs, Arabic by its script, Vietnamese by tone marks behind vowels, else the Western one.
 */
export function guessEncoding(bytes: Uint8Array): EncodingName {
  const zeros = bytes.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0)
  if (zeros > bytes.length / 4) return bytes[0] === 0 ? 'utf-16be' : 'utf-16le'
  const high = bytes.reduce((sum, byte) => sum + (byte >= 0x80 ? 1 : 0), 0)
  const chinese = standsInPairs(bytes) ? decode(bytes, 'gb18030') : undefined
  if (chinese !== undefined && count(chinese, /\p{Script=Han}/gu) * 2 >= high * 0.8) return 'gb18030'
  const arabic = decode(bytes, 'windows-1256') ?? ''
  if (count(arabic, /\p{Script=Arabic}{2,}/gu) > 0 && count(arabic, /\p{Script=Arabic}/gu) >= high * 0.8)
    return 'windows-1256'
  const vietnamese = decode(bytes, 'windows-1258') ?? ''
  if (/[aeiouyâêôăơư]\p{M}|[đĐ](?=[aeiouyâêôăơư])/iu.test(vietnamese)) return 'windows-1258'
  return 'windows-1252'
}
