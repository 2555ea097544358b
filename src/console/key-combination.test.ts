// Keys mean the same on every keyboard.
import { describe, expect, test } from 'vitest'
import { combinationOf, isCharacter, type KeyPress, spellCombination } from './key-combination.ts'

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...held,
})

describe('a key press', () => {
  test.each<[string, KeyPress, string | null]>([
    ['j', press('j', 'KeyJ'), 'j'],
    ['J with Shift', press('J', 'KeyJ', { shiftKey: true }), 'Shift+j'],
    ['J with Caps Lock', press('J', 'KeyJ'), 'j'],
    ['J on an Arabic layout', press('ت', 'KeyJ'), 'j'],
    [
      'J on a Russian layout with Ctrl and Shift',
      press('О', 'KeyJ', { ctrlKey: true, shiftKey: true }),
      'Ctrl+Shift+j',
    ],
    ['A on a French layout, which stands where Q is', press('a', 'KeyQ'), 'a'],
    ['question mark', press('?', 'Slash', { shiftKey: true }), '?'],
    ['Arabic question mark', press('؟', 'Slash', { shiftKey: true }), '?'],
    ['slash on an Arabic layout', press('ظ', 'Slash'), '/'],
    ['plus on a German layout, without Shift', press('+', 'BracketRight'), '+'],
    ['exclamation mark', press('!', 'Digit1', { shiftKey: true }), '!'],
    ['Space', press(' ', 'Space'), 'Space'],
    ['Ctrl K', press('k', 'KeyK', { ctrlKey: true }), 'Ctrl+k'],
    ['command K on a Mac', press('k', 'KeyK', { metaKey: true }), 'Ctrl+k'],
    ['Shift F6', press('F6', 'F6', { shiftKey: true }), 'Shift+F6'],
    ['a letter while composing Vietnamese', press('a', 'KeyA', { isComposing: true }), null],
    ['the first key of a composition', press('Process', 'KeyA'), null],
    ['a dead key', press('Dead', 'BracketLeft'), null],
    ['a sign made with AltGr', press('@', 'KeyQ', { ctrlKey: true, altKey: true }), null],
    ['Shift alone', press('Shift', 'ShiftLeft', { shiftKey: true }), null],
  ])('%s', (_, pressed, combination) => {
    expect(combinationOf(pressed)).toBe(combination)
  })
})

test('bare characters are told from named keys and from combinations with Ctrl', () => {
  expect(['j', '?', 'Shift+j', '+'].every(isCharacter)).toBe(true)
  expect(['Ctrl+k', 'Enter', 'Space', 'F6', 'Escape'].some(isCharacter)).toBe(false)
})

test.each([
  ['j', 'J'],
  ['Ctrl+k', 'Ctrl K'],
  ['Ctrl+Shift+l', 'Ctrl Shift L'],
  ['g d', 'G, D'],
  ['+', '+'],
  ['Ctrl++', 'Ctrl +'],
  ['Ctrl+.', 'Ctrl .'],
  ['ArrowDown', '↓'],
  ['Escape', 'Esc'],
])('%s is written %s', (combination, written) => {
  expect(spellCombination(combination)).toBe(written)
})
