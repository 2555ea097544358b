/** What a record answers to: its keys, and of a range of blanks every number in it, whatever an index has proposed. */
import { describe, expect, test } from 'vitest'
import { fieldsUnder, keyRange, keysAnswered, keysWrittenOut, mostWrittenOut, numberRange } from './key-range.ts'

const key = (number: string): string => `document:XXA:passport:${number}`
const one = { keys: [key('EX100')], rangeEnd: '', fields: { number: 'EX 100' } }
const blanks = {
  keys: [key('EX100')],
  rangeEnd: 'EX199',
  fields: { number: 'EX 100', numberTo: 'EX 199', country: 'XXA' },
}

describe('a record', () => {
  test('of one thing answers to its own keys alone', () => {
    expect(keysAnswered([key('EX100'), key('EX150')], one)).toEqual([key('EX100')])
    expect([keyRange(one), numberRange(one)]).toEqual([undefined, undefined])
    expect(keysWrittenOut(one)).toEqual(one.keys)
    expect(fieldsUnder(one, key('EX100'))).toEqual(one.fields)
  })

  test('that is a range answers to every number in it of the same state and kind, and to no other', () => {
    const asked = ['EX099', 'EX100', 'EX150', 'EX199', 'EX200', 'EY150', 'EX0150', 'EX15A'].map(key)
    expect(keysAnswered(asked, blanks)).toEqual(['EX100', 'EX150', 'EX199'].map(key))
    const others = ['document:XXB:passport:EX150', 'document:XXA:id-card:EX150', 'tdawn-document:XXA:passport:EX150']
    expect(keysAnswered(others, blanks)).toEqual([])
    expect(numberRange(blanks)).toEqual({ first: 'EX100', last: 'EX199' })
  })

  test('that is a range is, under one of its keys, the document with that number alone', () => {
    expect(fieldsUnder(blanks, key('EX150'))).toEqual({ number: 'EX150', country: 'XXA' })
    expect(fieldsUnder(blanks, key('EX250'))).toEqual(blanks.fields)
  })

  test('that is a range of a thousand numbers is written out, and a longer one is not', () => {
    const longest = { keys: [key('EX0000')], rangeEnd: 'EX0999' }
    expect(new Set(keysWrittenOut(longest)).size).toBe(mostWrittenOut)
    expect(keysWrittenOut({ ...longest, rangeEnd: 'EX1000' })).toEqual(longest.keys)
  })
})
