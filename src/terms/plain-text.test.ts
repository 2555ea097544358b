/** Which text is refused, and where the fault is said to be. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findFault } from './plain-text.ts'

/** Any UTF-16 units, lone surrogates included. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units))

const name = { max: 40, lines: 'single' } as const
const note = { max: 400, lines: 'many' } as const

describe('ordinary text of any script has no fault', () => {
  test.each([
    'Nguyễn Văn A',
    'Владимир',
    'محمد بن عبد الله',
    'محمد\u200f (1)',
    'می\u200cخواهم',
    'นาย ก',
    '王小明',
    'O’Neill-D’Arcy',
    '👩🏽‍🚒',
    '',
  ])('%s', (text) => {
    expect(findFault(text, name)).toBeUndefined()
    expect(findFault(text, note)).toBeUndefined()
  })

  test('and notes may have lines and tabs, names may not', () => {
    const text = 'First.\r\nSecond\tline.\nThird.'
    expect(findFault(text, note)).toBeUndefined()
    expect(findFault(text, name)).toEqual({ fault: 'control-character', at: 6 })
  })
})

describe('refused', () => {
  test.each([
    ['a\u0000b', 'control-character', 1],
    ['ab\u007f', 'control-character', 2],
    ['a\u0085b', 'control-character', 1],
    ['a\u2028b', 'control-character', 1],
    ['a\rb', 'control-character', 1],
    ['😀\ud800', 'lone-surrogate', 2],
    ['\udc00x', 'lone-surrogate', 0],
    ['x\uffff', 'not-a-character', 1],
    ['x\ufdd0', 'not-a-character', 1],
    ['x\u{1fffe}', 'not-a-character', 1],
    ['invoice\u202efdp.exe', 'direction-control', 7],
    ['a\u2067b', 'direction-control', 1],
    ['a\u2069b', 'direction-control', 1],
    ['a\u{e0041}b', 'invisible-character', 1],
  ])('everywhere: %j', (text, fault, at) => {
    expect(findFault(text, name)).toEqual({ fault, at })
    expect(findFault(text, note)).toEqual({ fault, at })
  })

  test('in one line only: zero-width fillers and closed isolates', () => {
    expect(findFault('ab\u200bc', name)).toEqual({ fault: 'invisible-character', at: 2 })
    expect(findFault('ab\u200bc', note)).toBeUndefined()
    expect(findFault('a \u2067b\u2069 c', name)).toEqual({ fault: 'direction-control', at: 2 })
    expect(findFault('a \u2067b\u2069 c', note)).toBeUndefined()
  })

  test('an isolate that is left open at the end of its line', () => {
    expect(findFault('a \u2067b\nc\u2069', note)).toEqual({ fault: 'direction-control', at: 2 })
  })
})

test('length is counted in code points, not in units of memory', () => {
  expect(findFault('😀'.repeat(40), name)).toBeUndefined()
  expect(findFault('😀'.repeat(41), name)).toEqual({ fault: 'too-long', at: 80 })
})

test('what has no fault in one line has none in many, and is well formed', () => {
  fc.assert(
    fc.property(anyUnits, (text) => {
      if (findFault(text, name) !== undefined) return true
      return findFault(text, note) === undefined && !/\p{Surrogate}/u.test(text)
    }),
  )
})
