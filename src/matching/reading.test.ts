/** How names are read for people: every word stands in the reading once, as a part or as left out. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NameForm } from './person-form.ts'
import { readName } from './reading.ts'
import { wordsOf } from './written.ts'

const partsOf = (form: NameForm) =>
  readName(form)?.words.map(({ text, kind, role, latin }) => [text, kind, role, latin ?? ''].join(' ').trim())

describe('a name is read', () => {
  test('by its parts where they are told apart, and as words of open order where they are not', () => {
    expect(partsOf({ family: 'Exercise', given: 'Anne B.', other: 'Paulovna' })).toEqual([
      'Exercise family name',
      'Anne given name',
      'B given initial',
      'Paulovna other name',
    ])
    expect(partsOf({ whole: 'Nguyễn Văn Thật' })).toEqual([
      'Nguyễn unknown name',
      'Văn unknown particle',
      'Thật unknown name',
    ])
    expect(partsOf({ whole: 'EXERCISE, Anne' })).toEqual(['EXERCISE family name', 'Anne given name'])
  })

  test('in Latin letters where it is written in others, in the script it is written in', () => {
    expect(readName({ whole: 'Иванов Пётр' })?.words.map(({ script, latin }) => `${script} ${latin}`)).toEqual([
      'cyrillic Ivanov',
      'cyrillic Pyotr',
    ])
    expect(partsOf({ whole: '王小明' })).toEqual(['王 family name Wang', '小明 given name Xiaoming'])
    expect(partsOf({ whole: '김철수' })).toEqual(['김 family name Kim', '철수 given name Cheolsu'])
  })

  test('with words that are one name as one, and a word of two scripts marked', () => {
    expect(readName({ whole: 'Abd al-Rahman Nasser' })?.words.map(({ text, joined }) => [text, joined])).toEqual([
      ['Abd al Rahman', true],
      ['Nasser', false],
    ])
    // The second letter is Cyrillic.
    expect(readName({ whole: 'P\u0430ul Exercise' })?.words.map(({ mixed }) => mixed)).toEqual([true, false])
  })

  test('without titles, which are told; of titles alone they are the name', () => {
    expect(readName({ whole: 'Dr. Nguyễn Văn Thật' })).toMatchObject({
      ignored: [{ text: 'Dr', why: 'title' }],
      onlyTitles: false,
    })
    expect(readName({ family: 'Nasser', given: 'Sheikh Hassan Karim' })?.ignored).toEqual([
      { text: 'Sheikh', why: 'title' },
    ])
    // Of two words the first may be the name: Sheikh and Hajj are given names, too.
    expect(readName({ family: 'Nasser', given: 'Sheikh Hassan' })?.ignored).toEqual([])
    expect(readName({ whole: 'Dr Prof' })).toMatchObject({ ignored: [], onlyTitles: true })
  })

  test('up to sixteen words, and what follows is told', () => {
    const whole = Array.from({ length: 18 }, (_, at) => `Exercise${'abcdefghijklmnopqr'.charAt(at)}`).join(' ')
    const read = readName({ whole })
    expect(read?.words).toHaveLength(16)
    expect(read?.ignored.map(({ why }) => why)).toEqual(['beyond', 'beyond'])
  })

  test('so that each word is a part or left out, whatever was typed', () => {
    const word = fc.constantFrom(
      'Dr',
      'Sheikh',
      'Nguyễn',
      'Văn',
      'محمد',
      'عبد',
      'الرحمن',
      '王小明',
      '김철수',
      'O’Neill',
      'de',
      'la',
      'J.',
      'Иванов',
      'Abd',
      'al',
      '👮',
      'P\u0430ul',
      'x\u200dy',
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const whole = words.join(' ')
        const read = readName({ whole })
        const letters = (texts: readonly string[]) => texts.join('').replaceAll(' ', '').toLowerCase().normalize('NFC')
        const told = [...(read?.words ?? []), ...(read?.ignored ?? [])].map(({ text }) => text)
        const typed = wordsOf(whole).map(({ display }) => display)
        expect([...letters(told)].sort()).toEqual([...letters(typed)].sort())
      }),
    )
  })
})
