/** Laws of tables: any table comes back whatever the pieces; damage costs the lines it stands in and no others. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv } from './csv-reader.ts'
import { detectSeparator, type Separator, separators } from './csv-row.ts'
import { type Item, isRejected } from './intake-record.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

const readAll = (
  text: string | Uint8Array,
  cuts: readonly number[] = [],
  separator: Separator = ',',
  columns?: number,
) => {
  const bytes = typeof text === 'string' ? encode(text) : text
  const reader = readCsv({ encoding: 'utf-8', separator, ...(columns === undefined ? {} : { columns }) })
  const places = [
    0,
    ...[...cuts].map((cut) => cut % (bytes.length + 1)).sort((one, other) => one - other),
    bytes.length,
  ]
  const found = places.slice(1).flatMap((end, at) => reader.push(bytes.subarray(places[at] ?? 0, end)))
  return [...found, ...reader.end()]
}

const valuesOf = (items: readonly Item<string[]>[]): string[][] =>
  items.flatMap((item) => (isRejected(item) ? [] : [item.values]))
const faultsOf = (items: readonly Item<string[]>[]): string[] =>
  items.flatMap((item) =>
    isRejected(item) ? [`${item.line}${item.lastLine === item.line ? '' : `-${item.lastLine}`} ${item.fault.key}`] : [],
  )

/** As any writer of the standard writes it: quotes where they are needed, sometimes where they are not. */
const writeField = (value: string, separator: string, always: boolean): string =>
  always || /["\r\n]/.test(value) || value.includes(separator) ? `"${value.replaceAll('"', '""')}"` : value

const field = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom('"', '""', ',', ';', '\n', '\r\n', '\t', 'Đặng', ' '),
    ),
    {
      maxLength: 4,
    },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''))
const table = fc.integer({ min: 2, max: 5 }).chain((columns) =>
  fc.array(fc.array(fc.tuple(field, fc.boolean()), { minLength: columns, maxLength: columns }), {
    minLength: 1,
    maxLength: 8,
  }),
)

describe('a table', () => {
  test('that any writer wrote comes back value for value, cut in pieces anywhere', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...separators),
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.nat(), { maxLength: 8 }),
        (rows, separator, ending, cuts) => {
          const text = rows
            .map((row) => row.map(([value, always]) => writeField(value, separator, always)).join(separator) + ending)
            .join('')
          const items = readAll(text, cuts, separator)
          expect(faultsOf(items)).toEqual([])
          expect(valuesOf(items)).toEqual(rows.map((row) => row.map(([value]) => value)))
        },
      ),
    )
  })

  test('goes on at the end of any record as if it had been read from the beginning', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const bytes = encode(
          rows.map((row) => `${row.map(([value, always]) => writeField(value, ',', always)).join(',')}\n`).join(''),
        )
        const items = readAll(bytes)
        for (const [at, item] of items.entries()) {
          const begin = { offset: item.end, line: item.lastLine + 1, columns: rows[0]?.length ?? 0 }
          const reader = readCsv({ encoding: 'utf-8', separator: ',', ...begin })
          expect([...reader.push(bytes.subarray(item.end)), ...reader.end()]).toEqual(items.slice(at + 1))
        }
      }),
      { numRuns: 50 },
    )
  })

  test('tells the lines of records whose quotes run over several', () => {
    const items = readAll('a,b\n1,"two\nlines"\n3,4\n')
    expect(items.map(({ line, lastLine, raw }) => [line, lastLine, raw])).toEqual([
      [1, 1, 'a,b'],
      [2, 3, '1,"two\nlines"'],
      [4, 4, '3,4'],
    ])
  })

  test('has its separator found by the columns it gives, or as a spreadsheet states it', () => {
    expect(detectSeparator(['a;b;c', '1,5;2;3', '4;5,5;6'])).toBe(';')
    expect(detectSeparator(['a\tb', '1, or 2\t3'])).toBe('\t')
    expect(detectSeparator(['sep=|', 'a,b|c'])).toBe('|')
    expect(detectSeparator(['name', 'value'])).toBe(',')
    expect(detectSeparator(['a,"x;y;z"', 'b,"x;y;z"'])).toBe(',')
  })
})

const many = (count: number, each: (line: number) => string): string =>
  Array.from({ length: count }, (_, at) => `${each(at + 1)}\n`).join('')

describe('damage', () => {
  test('of a quote that opens at line 40,000 and never closes costs that line, and the 40,000 behind it are read', () => {
    const text = many(80_000, (line) => (line === 40_000 ? `${line},"broken,x` : `${line},"whole, line",x`))
    const items = readAll(text)
    // The next quote closes the stray one, and text stands behind it.
    expect(faultsOf(items)).toEqual(['40000 fault.broken-quote'])
    expect(valuesOf(items)).toHaveLength(79_999)
  })

  test('of a quote that no later line closes is found within a hundred lines and read again from the next', () => {
    const items = readAll(many(5000, (line) => (line === 700 ? `${line},"broken` : `${line},whole`)))
    expect(faultsOf(items)).toEqual(['700 fault.broken-quote'])
    expect(valuesOf(items)).toHaveLength(4999)
    expect(valuesOf(items)[699]).toEqual(['701', 'whole'])
  })

  test('close to the end of the file is told and what stands behind it is read', () => {
    expect(faultsOf(readAll('a,b\n1,"x\n2,y\n3,z\n'))).toEqual(['2 fault.broken-quote'])
    expect(valuesOf(readAll('a,b\n1,"x\n2,y\n3,z\n'))).toEqual([
      ['a', 'b'],
      ['2', 'y'],
      ['3', 'z'],
    ])
  })

  test('of lines that are no record is told as one stretch up to the next whole line', () => {
    const items = readAll('a,b,c\n1,"x\nloose\ntext, of two\n2,3,4\n')
    expect(faultsOf(items)).toEqual(['2-4 fault.broken-quote'])
    expect(valuesOf(items)).toEqual([
      ['a', 'b', 'c'],
      ['2', '3', '4'],
    ])
  })

  test('of one line alone costs that line: columns, quotes out of place, bytes that are no text', () => {
    const bytes = Uint8Array.from([...encode('a,b\n1\n1,2,3\nx",1\n"x"y,1\n'), 0xe9, ...encode(',1\ngood,1\n')])
    const items = readAll(bytes)
    expect(faultsOf(items)).toEqual([
      '2 fault.columns',
      '3 fault.columns',
      '4 fault.quote-in-field',
      '5 fault.text-after-quote',
      '6 fault.not-utf-8',
    ])
    expect(valuesOf(items)).toEqual([
      ['a', 'b'],
      ['good', '1'],
    ])
  })

  test('anywhere costs no line but the one it is in, where no other has quotes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.integer({ min: 0, max: 6 }), (line, column) => {
        const whole = (at: number): string => `L${at},${at}`
        const text = many(300, (at) =>
          at === line ? `${whole(at).slice(0, column)}"${whole(at).slice(column)}` : whole(at),
        )
        const items = readAll(text)
        expect(valuesOf(items).filter(([name]) => name !== `L${line}`)).toHaveLength(299)
        expect(items.filter(isRejected).every((item) => item.line === line && item.lastLine === line)).toBe(true)
      }),
    )
  })

  test('by a cut in the middle never gives half a line, wherever the cut is', () => {
    const text = many(6, (line) => `${line},"Đặng ""${line}""",${line * 1000}`)
    const whole = valuesOf(readAll(text)).map(String)
    const bytes = encode(text)
    for (let cut = 1; cut < bytes.length; cut += 1) {
      const items = readAll(bytes.subarray(0, cut), [], ',', 3)
      for (const values of valuesOf(items)) expect(whole).toContain(String(values))
      const ended = bytes[cut - 1] === 0x0a
      expect(faultsOf(items).map((fault) => fault.split(' ')[1])).toEqual(ended ? [] : ['fault.cut-off'])
    }
  })

  test('is not seen in a last line without a line end whose last value is closed by a quote', () => {
    expect(valuesOf(readAll('a,b\n1,"two"'))).toEqual([
      ['a', 'b'],
      ['1', 'two'],
    ])
    expect(faultsOf(readAll('a,b\n1,two'))).toEqual(['2 fault.cut-off'])
  })
})
