// The index of persons whole: what one thread writes and others read.
import { createNameIndex, type NameIndex, type PersonPlace, type SharedNames } from '../index/name-index.ts'
import type { Rarity } from '../index/name-rarity.ts'
import { createNameReader, type NameReader, type Sight } from '../index/name-reader.ts'
import { plainRarity, scoreOfBits } from '../matching/compare.ts'
import type { PersonForm } from '../matching/person-form.ts'
import { createAlikeWords } from './search.person.alike.ts'
import { createAsking } from './search.person.asked.ts'
import { createEntering } from './search.person.entered.ts'
import { createTokens } from './search.person.reading.ts'

/** Records above the line, or the nearest below it too where they were asked for, best first: record number, score, `READABLE` and so on; and how rare what was asked is. */
export type PersonsFound = {
  readonly number: readonly number[]
  readonly score: readonly number[]
  readonly access: readonly number[]
  readonly more: boolean
  readonly rarity: Rarity
}

export type PersonWriter = Omit<NameIndex, 'put' | 'word' | 'reading'> & {
  readonly put: (number: number, form: PersonForm, place: PersonPlace) => void
}

/** An empty index with room for so many persons. */
export const createPersonWriter = (options: { readonly capacity: number }): PersonWriter => {
  const index = createNameIndex(options)
  const enter = createEntering(index)
  return { ...index, put: (number, form, place) => index.put(number, enter(form), place) }
}

export type PersonReader = Pick<NameReader, 'attach' | 'layout'> & {
  readonly find: (form: PersonForm, sight: Sight) => PersonsFound
}

/** Reads what a writer shares. `mostCompared` is for tests. */
export const createPersonReader = (
  shared: SharedNames,
  options: { readonly mostCompared?: number } = {},
): PersonReader => {
  const reader = createNameReader(shared, options)
  const tokenOf = createTokens(reader.views)
  const ask = createAsking(reader.views, createAlikeWords(reader.views, tokenOf), tokenOf)
  return {
    attach: reader.attach,
    layout: reader.layout,
    find: (form, sight) => {
      reader.views.catchUp()
      const { asked, rarity } = ask(form)
      const { number, bits, access, more } = reader.find(asked, sight)
      return { number, access, more, rarity, score: bits.map(scoreOfBits) }
    },
  }
}

/** Rarity of what was asked for as it was counted, of all else by the plain rule: the store's side compares by the same. */
export const rarityFrom =
  (rarity: Rarity) =>
  (form: string): number =>
    (Object.hasOwn(rarity, form) ? rarity[form] : undefined) ?? plainRarity(form)
