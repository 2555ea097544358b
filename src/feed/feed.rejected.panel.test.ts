/** The table of refused lines that officers take to whoever made the file. */
import { expect, test } from 'vitest'
import { readCsv } from '../intake/csv-reader.ts'
import { isRejected } from '../intake/intake-record.ts'
import { nameOfRefused, reasonOf, tableOfRefused } from './feed.rejected.panel.ts'

const heads = ['Line', 'Reference', 'Reason', 'Record'] as const
const lines = [
  { line: 3, reference: 'R-3', faults: [{ pointer: '/fields/number', says: 'Too long.' }] },
  { line: 7, reference: null, faults: [{ pointer: '', says: 'A "broken" quote.' }] },
]

test('has line, reference, reason and what stood there, readable by any reader of tables', () => {
  const text = tableOfRefused([...heads], lines, new Map([[7, 'R-7,"X\n']]))
  const reader = readCsv({ encoding: 'utf-8', separator: ',', offset: 3, line: 1 })
  const bytes = new TextEncoder().encode(text).subarray(3)
  const rows = [...reader.push(bytes), ...reader.end()].map((item) => (isRejected(item) ? item.fault : item.values))
  expect(rows).toEqual([
    [...heads],
    ['3', 'R-3', '/fields/number: Too long.', ''],
    ['7', '', 'A "broken" quote.', 'R-7,"X\n'],
  ])
})

test('lets no cell of a stranger run as a formula', () => {
  const text = tableOfRefused([...heads], [{ line: 1, reference: '=HYPERLINK("x")', faults: [] }], new Map([[1, '@x']]))
  expect(text).toContain(`"'=HYPERLINK(""x"")"`)
  expect(text).toContain(`"'@x"`)
})

test('puts faults in one text, and is called after the file', () => {
  expect(
    reasonOf({
      faults: [
        { pointer: '', says: 'A.' },
        { pointer: '/status', says: 'B.' },
      ],
    }),
  ).toBe('A. /status: B.')
  expect(nameOfRefused('lost.2026.csv')).toBe('lost.2026.rejected.csv')
})
