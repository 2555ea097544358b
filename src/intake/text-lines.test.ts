/** Laws of lines: nothing is lost, changed or misplaced, however a file comes in pieces; what is no text is told. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginningOf, guessEncoding } from './text-encoding.ts'
import { readLines, type TextLine } from './text-lines.ts'

/** Cuts bytes at any places. */
const inPieces = (bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] => {
  const places = [
    0,
    ...[...cuts].map((cut) => cut % (bytes.length + 1)).sort((one, other) => one - other),
    bytes.length,
  ]
  return places.slice(1).map((end, at) => bytes.subarray(places[at] ?? 0, end))
}

const readAll = (
  bytes: Uint8Array,
  cuts: readonly number[] = [],
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' = 'utf-8',
  offset = 0,
) => {
  const reader = readLines({ encoding, offset })
  const found = inPieces(bytes.subarray(offset), cuts).flatMap((piece) => reader.push(piece))
  return [...found, ...reader.end()]
}

const sixteen = (text: string, little: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), little)
  return bytes
}

const encode = (text: string, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): Uint8Array =>
  encoding === 'utf-8' ? new TextEncoder().encode(text) : sixteen(text, encoding === 'utf-16le')

const textOf = (lines: readonly TextLine[]): string => lines.map(({ text, ending }) => text + ending).join('')

/** Text as files hold it: whole characters of many scripts, line ends of both kinds, a character whose bytes hold 0x0A in UTF-16. */
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\n', '\r\n', '\r', 'Ngữ', 'عمر', '李', '\u0a0a', '\u0a00', ',"'),
    ),
  )
  .map((parts) => parts.join('').replaceAll('\0', '').replaceAll('\x1a', ''))

describe('lines', () => {
  test.each(['utf-8', 'utf-16le', 'utf-16be'] as const)(
    'come back whole in %s however the file is cut in pieces',
    (encoding) => {
      fc.assert(
        fc.property(words, fc.array(fc.nat(), { maxLength: 6 }), (text, cuts) => {
          const lines = readAll(encode(text, encoding), cuts, encoding)
          expect(textOf(lines)).toBe(text)
          expect(lines.map(({ line }) => line)).toEqual(lines.map((_, at) => at + 1))
          expect(lines.filter(({ fault }) => fault)).toEqual([])
        }),
      )
    },
  )

  test('stand where they say: reading may begin again at the end of any of them', () => {
    fc.assert(
      fc.property(words, fc.array(fc.nat(), { maxLength: 3 }), (text, cuts) => {
        const bytes = encode(text, 'utf-8')
        const lines = readAll(bytes, cuts)
        for (const [at, { end }] of lines.entries()) {
          const rest = readAll(bytes, [], 'utf-8', end)
          expect(textOf(rest)).toBe(textOf(lines.slice(at + 1)))
        }
      }),
      { numRuns: 40 },
    )
  })

  test('tell a byte that is not UTF-8 by its line and place, with the encoding it seems to be, and go on', () => {
    // "Müller" in windows-1252 on the second line.
    const bytes = Uint8Array.from([...encode('good\nM', 'utf-8'), 0xfc, ...encode('ller\nđúng\n', 'utf-8')])
    const [first, second, third] = readAll(bytes, [7])
    expect(first?.text).toBe('good')
    expect(second).toMatchObject({ line: 2, text: 'M\\xFCller' })
    expect(second?.fault).toEqual({
      key: 'fault.not-utf-8',
      values: { byte: 'FC', offset: 6, encoding: 'windows-1252' },
    })
    expect(third?.text).toBe('đúng')
  })

  test('tell a NUL, a line beyond a million bytes, and take an end-of-file sign of old systems for no line', () => {
    expect(readAll(encode('a\0b\nc\n', 'utf-8')).map(({ fault, text }) => fault?.key ?? text)).toEqual([
      'fault.nul',
      'c',
    ])
    const long = `${'x'.repeat(1_500_000)}\nnext\n`
    for (const cuts of [[], [10, 900_000, 1_200_000]]) {
      const lines = readAll(encode(long, 'utf-8'), cuts)
      expect(lines.map(({ fault, text }) => fault?.key ?? text)).toEqual(['fault.line-too-long', 'next'])
      expect(lines[1]).toMatchObject({ line: 2, offset: 1_500_001 })
    }
    expect(readAll(encode('a\r\n\x1a', 'utf-8')).map(({ text }) => text)).toEqual(['a'])
  })

  test('keep little of a line that never ends', () => {
    const reader = readLines({ encoding: 'utf-8' })
    const piece = new Uint8Array(500_000).fill(0x78)
    const found = Array.from({ length: 40 }, () => reader.push(piece)).flat()
    const [only, ...others] = [...found, ...reader.end()]
    expect(only).toMatchObject({ line: 1, offset: 0, end: 20_000_000, ending: '' })
    expect(only?.text.length).toBeLessThan(1000)
    expect(others).toEqual([])
  })
})

describe('an encoding', () => {
  test('is known by the mark at the beginning, else by its name, else taken for UTF-8', () => {
    expect(beginningOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toEqual({ encoding: 'utf-8', mark: 3 })
    expect(beginningOf(Uint8Array.of(0xff, 0xfe, 0x41, 0), 'windows-1252')).toEqual({ encoding: 'utf-16le', mark: 2 })
    expect(beginningOf(Uint8Array.of(0xfe, 0xff, 0, 0x41))).toEqual({ encoding: 'utf-16be', mark: 2 })
    expect(beginningOf(Uint8Array.of(0x41), 'windows-1258')).toEqual({ encoding: 'windows-1258', mark: 0 })
    expect(beginningOf(new Uint8Array(0))).toEqual({ encoding: 'utf-8', mark: 0 })
  })

  test.each([
    ['windows-1252', [0x4a, 0x6f, 0x73, 0xe9, 0x20, 0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72], 'José Müller'],
    // Nguyê + combining tilde + n, Đ in one byte.
    ['windows-1258', [0x4e, 0x67, 0x75, 0x79, 0xea, 0xde, 0x6e, 0x20, 0xd0, 0xf5, 0x63], 'Nguyễn Đơc'],
    ['windows-1256', [0xe3, 0xcd, 0xe3, 0xcf, 0x2c, 0xda, 0xe1, 0xed], 'محمد,علي'],
    ['gb18030', [0xc0, 0xee, 0xd0, 0xa1, 0xc1, 0xfa], '李小龙'],
    ['utf-16le', [0x4a, 0, 0x6f, 0, 0x73, 0, 0xe9, 0], 'José'],
  ] as const)('is guessed as %s by trying', (encoding, bytes, text) => {
    expect(guessEncoding(Uint8Array.from(bytes))).toBe(encoding)
    expect(new TextDecoder(encoding).decode(Uint8Array.from(bytes)).normalize('NFC')).toBe(text)
  })
})
