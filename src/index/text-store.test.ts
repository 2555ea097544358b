import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attachTexts, createTexts, type TextReader } from './text-store.ts'

describe('texts in shared memory', () => {
  test('have one number each, and whoever attached reads them by it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 400 }), (all) => {
        let reader: TextReader | undefined
        const texts = createTexts(() => {
          reader = attachTexts(texts.share())
        })
        reader = attachTexts(texts.share())
        const numbers = all.map((text) => texts.intern(text))
        expect(texts.last()).toBe(new Set(all.map((text) => wellFormed(text))).size)
        for (const [at, text] of all.entries()) {
          expect(texts.intern(text)).toBe(numbers[at])
          expect(reader.has(numbers[at] ?? 0)).toBe(true)
          expect(reader.text(numbers[at] ?? 0)).toBe(wellFormed(text))
        }
      }),
      { numRuns: 50 },
    )
  })

  test('are not there for who attached before the memory grew', () => {
    const texts = createTexts(() => undefined)
    const early = attachTexts(texts.share())
    let last = 0
    for (let at = 0; at < 20_000; at++) last = texts.intern(`exercise ${at}`)
    expect(early.has(1)).toBe(true)
    expect(early.has(last)).toBe(false)
    expect(attachTexts(texts.share()).text(last)).toBe('exercise 19999')
  })
})

/** As bytes can hold it: half a character becomes the sign for one. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8')
}
