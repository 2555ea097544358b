import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ACCESS,
  ALIVE,
  BORN,
  ENDS_NAME,
  eachPosting,
  eachWordListed,
  KEY_FLAG,
  LENGTH,
  LIGHT,
  MARK_SHIFT,
  OPEN,
  POSTING,
  ROW,
  START,
} from './name-layout.ts'
import { buildLists } from './name-lists.ts'

const WORDS = 6
const name = fc.array(fc.tuple(fc.integer({ min: 1, max: WORDS }), fc.constantFrom(0, 1, LIGHT)), {
  minLength: 1,
  maxLength: 4,
})
const record = fc.record({
  names: fc.array(name, { maxLength: 3 }),
  keys: fc.array(fc.nat(9), { maxLength: 2 }),
  born: fc.nat(3),
  access: fc.constantFrom(0, ALIVE, ALIVE | OPEN),
})
type Entered = {
  readonly names: readonly (readonly (readonly [number, number])[])[]
  readonly keys: readonly number[]
  readonly born: number
  readonly access: number
}

const layOut = (records: readonly Entered[]) => {
  const rows = new Int32Array(records.length * ROW)
  const parts: number[] = []
  for (const [row, { names, keys, born, access }] of records.entries()) {
    rows[row * ROW + ACCESS] = access
    rows[row * ROW + BORN] = born
    rows[row * ROW + START] = parts.length
    for (const words of names)
      for (const [at, [word, mark]] of words.entries())
        parts.push(word | (mark << MARK_SHIFT) | (at === words.length - 1 ? ENDS_NAME : 0))
    for (const key of keys) parts.push(key | KEY_FLAG)
    rows[row * ROW + LENGTH] = parts.length - (rows[row * ROW + START] ?? 0)
  }
  return { rows, parts: Int32Array.from(parts), upTo: records.length, words: WORDS }
}

describe('lists of postings', () => {
  test('count each word of a record as often as they list it', () => {
    fc.assert(
      fc.property(record, (one) => {
        const { rows, parts } = layOut([one])
        const [counted, listed]: number[][] = [[], []]
        eachWordListed(rows, parts, 0, (word) => counted?.push(word))
        eachPosting(rows, parts, 0, (word) => listed?.push(word))
        expect(counted).toEqual(listed)
      }),
    )
  })

  test('hold the records that were there at the beginning, in order, whatever goes while they are made', () => {
    const gone = fc.array(fc.nat(11), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), gone, fc.boolean(), (records, goes, isOpen) => {
        const from = layOut(records)
        const expected = Array.from({ length: WORDS + 1 }, (): number[] => [])
        const inOrder = [...records.entries()].sort(([a, one], [b, other]) => one.born - other.born || a - b)
        for (const [row, { access }] of inOrder)
          if (access === (isOpen ? ALIVE | OPEN : ALIVE))
            eachPosting(from.rows, from.parts, row, (word) => expected[word]?.push(row))
        const making = buildLists({ ...from, isOpen })
        let step = making.next()
        for (const row of goes) if (row < records.length) from.rows[row * ROW + ACCESS] = 0
        while (!step.done) step = making.next()
        const starts = new Int32Array(step.value.starts)
        const postings = new Int32Array(step.value.postings)
        for (let word = 1; word <= WORDS; word++) {
          const rows: (number | undefined)[] = []
          for (let at = starts[word] ?? 0; at < (starts[word + 1] ?? 0); at++) rows.push(postings[at * POSTING])
          expect(rows).toEqual(expected[word])
        }
      }),
    )
  })
})
