/** Files of travellers as the browser takes them: recognised by their first line, carried byte for byte, never half. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formOf, mostBytes, openList, targetWord, toBase64 } from './screening.file.panel.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const fileOf = (content: Uint8Array<ArrayBuffer>, size = content.length) => ({
  name: 'list',
  size,
  read: async (from: number, to: number) => content.slice(from, to),
})

test('a whole zone on the first line makes a file of zones, anything else a table', () => {
  const zone = `P<FRAQUIET<<EXERCISE${'<'.repeat(24)}Z820000009FRA7904126F3001019${'<'.repeat(14)}02`
  expect(zone).toHaveLength(88)
  expect(formOf(bytes(`\n${zone}\r\n`))).toBe('mrz')
  expect(formOf(bytes(`${zone.slice(0, 44)}\n${zone.slice(44)}\n`))).toBe('csv')
  expect(formOf(bytes(`Surname,Given names\n${zone}\n`))).toBe('csv')
  expect(formOf(bytes(''))).toBe('csv')
})

test('bytes of any kind and length come out of base64 as they went in', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70_000, size: 'max' }), (content) => {
      expect(Buffer.from(toBase64(content), 'base64').equals(Buffer.from(content))).toBe(true)
    }),
    { numRuns: 20 },
  )
})

test('a file that is too large, or empty, is not opened', async () => {
  const content = new Uint8Array([65, 10])
  expect(await openList(fileOf(content))).toEqual({
    id: expect.any(String),
    name: 'list',
    form: 'csv',
    content: 'QQo=',
  })
  expect(await openList(fileOf(content, mostBytes + 1))).toBeNull()
  expect(await openList(fileOf(new Uint8Array()))).toBeNull()
})

test('a place of a list has the word of its field', () => {
  expect(targetWord('/documents/0/number')).toBe('documents-number')
  expect(targetWord('/dateOfBirth')).toBe('dateOfBirth')
})
