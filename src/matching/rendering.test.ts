/** Words of other scripts beside Latin forms: invented names, written as their scripts would. */
import { describe, expect, test } from 'vitest'
import { excessOf } from './excess.ts'
import { likenessOf } from './likeness.ts'
import { likelyKeys, renderingRead, renderingsOf } from './rendering.ts'
import { createSpelt, type Spelt, spell } from './spelt.ts'
import { makeToken, type Token } from './token.ts'
import { readWord } from './word.ts'
import { writeLower } from './written.ts'

function tokenOf(written: string): Token {
  return makeToken(readWord(written, writeLower(written), 'name'), 'unknown', false)
}

function lossOf(one: string, other: string): number {
  return likenessOf(tokenOf(one), tokenOf(other))?.loss ?? Number.POSITIVE_INFINITY
}

describe('a word and its Latin forms', () => {
  test.each([
    // What a letter becomes: g and k of one letter, p and b, v and f, long vowels, unwritten ones.
    ['غريندورف', 'Grindorf'],
    ['بافيلكوف', 'Pavelkov'],
    ['تسوريمارا', 'Tsurimara'],
    ['القرندفي', 'Elqarandafi'],
    ['السندباوي', 'Sindbawi'],
    ['ז׳נדרייב', 'Jandreyev'],
    ['פנדרצוב', 'Fendertzov'],
    ['ורדינגטון', 'Verdington'],
    ['Кжендзовский', 'Krzendzowski'],
    ['Шойхтернбек', 'Scheuchternbeck'],
    ['Буинхайзен', 'Bouinheisen'],
    ['Ђурмилић', 'Djurmilic'],
    ['Ђурмилић', 'Durmilic'],
    ['Їжакевська', 'Yizhakevska'],
    ['ヴェルディンガー', 'Werdinger'],
    ['ブランドフスキ', 'Blandovski'],
    ['ドゥヴァリエ', 'Duvallier'],
    ['벨딩거', 'Belldinger'],
    ['브란도프스키', 'Brandowski'],
    ['은서율', 'Eunseoyul'],
    ['布兰多夫斯基', 'Brandovski'],
    ['维尔丁格', 'Wildinger'],
  ])('%s is found and known as %s', (written, latin) => {
    const one = tokenOf(written)
    const other = tokenOf(latin)
    expect(one.keys.some((key) => !key.startsWith('.') && other.keys.includes(key))).toBe(true)
    expect(likenessOf(one, other)).toBeDefined()
  })

  test.each([
    ['بافيلكوف', 'Pavelkov', 'Bibelkof'],
    ['Кжендзовский', 'Krzendzowski', 'Kischendorfsky'],
    ['ヴェルディンガー', 'Werdinger', 'Vardangar'],
    ['벨딩거', 'Beldinger', 'Baltingo'],
  ])('%s is nearer to %s than to %s', (written, usual, odd) => {
    expect(lossOf(written, usual)).toBeLessThan(lossOf(written, odd))
  })

  test.each([
    ['بافيلكوف', 'Zahrawi'],
    ['ヴェルディンガー', 'Brandovski'],
    ['Кжендзовский', 'Chudnovitsky'],
  ])('%s is not %s', (written, latin) => {
    expect(lossOf(written, latin)).toBe(Number.POSITIVE_INFINITY)
  })

  test('is the same whichever side is asked, and costs more the farther it is', () => {
    expect(lossOf('Pavelkov', 'بافيلكوف')).toBe(lossOf('بافيلكوف', 'Pavelkov'))
    const [rendering] = renderingsOf(tokenOf('بافيلكوف'))
    if (rendering === undefined) throw new Error('Arabic letters have a table')
    const bits = ['pavelkov', 'pafelkogg', 'zzz'].map((form) => excessOf(rendering, speltOf(form), 0, 200))
    expect(bits).toEqual([...bits].sort((one, other) => one - other))
    expect(new Set(bits).size).toBe(bits.length)
    expect(excessOf(rendering, speltOf('zzz'), 0, 5)).toBe(Number.POSITIVE_INFINITY)
    expect(excessOf(rendering, speltOf('p'.repeat(500)), 0, 9)).toBe(Number.POSITIVE_INFINITY)
  })

  test('has few keys, each once, without a consonant that follows itself', () => {
    for (const written of ['جنجنكجشخغزيجح', 'Щжцхчшщжцхч', 'クツツキクツツキクツツキ', '斯斯克特德尔夫斯克特德尔夫']) {
      const keys = renderingsOf(tokenOf(written)).flatMap((one) => likelyKeys(one, false))
      expect(keys.length).toBeLessThanOrEqual(8)
      expect(new Set(keys).size).toBe(keys.length)
      for (const key of keys) expect(key).not.toMatch(/(.)\1/)
    }
  })

  test('a script without a table, and a word of no letter of its own, has none', () => {
    expect(renderingsOf(tokenOf('Brandovan'))).toEqual([])
    expect(renderingsOf(tokenOf('มานพ'))).toEqual([])
  })
})

const speltOf = (text: string): Spelt => spell(text, createSpelt())

test('a word is rendered by its bytes as by its text', () => {
  const words = [
    ...[
      'Иванова',
      'Щ',
      'Ґжицький',
      'منصور',
      'أحمد',
      'كَرِيم',
      'سﻻم',
      'ﻣﻨﺼﻮر',
      'یوسف',
      'כהן',
      'לווי',
      'ייטב',
      'ג׳ורג׳',
      'וולף',
      'מנחם',
    ],
    ...[
      '김민수',
      '박서준',
      '블라',
      '王伟',
      '𠮷田',
      '爨',
      'タナカ',
      'ヴェルディンガー',
      'きょうこ',
      'Ив7ан',
      '',
      'м'.repeat(41),
    ],
  ]
  for (const script of ['cyrillic', 'arabic', 'hebrew', 'hangul', 'han', 'kana', 'latin'] as const)
    for (const lower of words) {
      const bytes = Buffer.from(` ${lower}\n`)
      const [expected] = renderingsOf({ lower, script, article: false })
      const found = renderingRead(bytes, 1, bytes.length - 1, script)
      expect([script, lower, found?.usual]).toEqual([script, lower, expected?.usual])
      expect(found?.units).toEqual(expected?.units)
    }
})
