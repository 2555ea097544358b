import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyNumber } from '../index/key-number.ts'
import { slipLength, twoSlipKeys } from '../matching/keys.ts'
import { consonantsOf } from '../matching/likeness.ts'
import { prepareName } from '../matching/name.ts'
import type { Token } from '../matching/person.ts'
import { formKey, keysAsked, keysEntered, keysOfGlued } from './search.person.keys.ts'

const written = fc.oneof(
  fc.constantFrom(
    'William',
    'Nguyễn',
    'Иванов',
    'المصري',
    'السيد',
    '김민수',
    '田中',
    'al-Masri',
    'J.',
    'Ó',
    'de la Cruz',
  ),
  fc.stringMatching(/^[a-z]{1,22}$/),
  fc.stringMatching(/^[abl]{1,9}$/),
)
const tokens = written.map((whole): readonly Token[] => prepareName({ family: whole })?.tokens ?? [])

/** Keys of a word as matching tells them in letters, those of consonants and openings apart. */
const told = ({ keys }: Token): readonly string[] => keys.filter((key) => !/^[.#%]/.test(key))

/** Its form, a spelling or a class of it, and nothing that a slip left. */
const isWhole = ({ form, spellings }: Token, key: string): boolean =>
  key === form || spellings.includes(key) || key.startsWith('@')

test('a word is found by all keys that matching tells of it, each once', () => {
  fc.assert(
    fc.property(tokens, (all) => {
      for (const token of all) {
        const entered = keysEntered(token)
        expect(new Set(entered).size).toBe(entered.length)
        if (token.initial) continue
        const sign = token.script === 'latin' ? 'l' : ''
        const twoSlips = token.light ? [] : twoSlipKeys(token.form)
        expect(entered).toContain(formKey(token.form))
        for (const key of [...told(token), ...twoSlips]) expect(entered).toContain(keyNumber(key))
        for (const key of consonantsOf(token)) expect(entered).toContain(keyNumber(`${sign}${key}`))
      }
    }),
  )
})

test('a word asked for is looked for under the same numbers, what a slip leaves of a short one apart', () => {
  fc.assert(
    fc.property(tokens, (all) => {
      for (const token of all) {
        const { plain, doubtful, far } = keysAsked(token)
        if (token.initial) continue
        const short = told(token).filter((key) => key.length < slipLength - 1 && !isWhole(token, key))
        for (const key of told(token)) expect(short.includes(key) ? doubtful : plain).toContain(keyNumber(key))
        expect([...far].sort()).toEqual(twoSlipKeys(token.form).map(keyNumber).sort())
      }
    }),
  )
})

test('parts written as one are looked for by all keys that matching tells of them', () => {
  fc.assert(
    fc.property(fc.array(written, { minLength: 2, maxLength: 4 }), (words) => {
      for (const glued of prepareName({ whole: words.join(' ') })?.glued ?? []) {
        const { plain, consonants } = keysOfGlued(glued)
        const isCoarse = (key: string): boolean => /^[#%]/.test(key)
        const fine = glued.keys.filter((key) => !isCoarse(key)).map(keyNumber)
        expect(new Set(plain)).toEqual(new Set([formKey(glued.form), ...fine]))
        expect(consonants).toEqual(glued.keys.filter(isCoarse).flatMap((key) => [keyNumber(key), keyNumber(`l${key}`)]))
      }
    }),
  )
})

test('initials meet nothing but openings', () => {
  const [token] = prepareName({ given: 'K.' })?.tokens ?? []
  const [karl] = prepareName({ given: 'Carl' })?.tokens ?? []
  expect(token && keysEntered(token)).toEqual([keyNumber('!.k')])
  expect(token && karl && keysAsked(karl).plain).toContain(keyNumber('!.k'))
  expect(token && karl && keysEntered(karl)).not.toContain(keyNumber('!.k'))
})
