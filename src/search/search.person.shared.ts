// The index of persons whole: what one thread writes and others read.
import { createNameCopy, type NameCopy } from '../index/name-copy.ts'
import {
  createNameIndex,
  type NameIndex,
  type NameIndexOptions,
  type PersonPlace,
  type SharedNames,
} from '../index/name-index.ts'
import type { Rarity } from '../index/name-rarity.ts'
import { createNameReader, type NameReader, type Sight } from '../index/name-reader.ts'
import { plainRarity, scoreOfBits } from '../matching/compare.ts'
import type { PersonForm } from '../matching/person-form.ts'
import { createAlikeWords } from './search.person.alike.ts'
import { createAsking } from './search.person.asked.ts'
import { createEntering } from './search.person.entered.ts'
import { learnWords } from './search.person.learning.ts'
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
  /**
   * Makes the index anew without what is gone, a step a call, when so much is gone that it is worth it, or anything and `isDue`; true while
   * there is more to do. Answers stay what they are: readers attach to the new one when it is whole.
   */
  readonly renew: (isDue: boolean) => boolean
}

/** Renewing is worth it when so many records are gone, and a quarter of all. */
const renewFrom = 4_000
const goneShare = 1 / 4
/** Records copied in one step: 2 to 4 ms. */
const recordsPerStep = 1_000

type Renewal = { readonly into: NameIndex; readonly copy: NameCopy; isMerged: boolean }

/** An index with room for so many persons: empty, or as it was kept. Throws as `createNameIndex` does. `renewStep` is for tests. */
export const createPersonWriter = ({
  renewStep = recordsPerStep,
  ...options
}: NameIndexOptions & { readonly renewStep?: number }): PersonWriter => {
  const listeners = new Set<(shared: SharedNames) => void>()
  let index = createNameIndex(options)
  let enter = createEntering(index)
  let generation = options.generation ?? 0
  let renewal: Renewal | undefined
  const announce = (): void => {
    for (const listener of listeners) listener(index.share())
  }
  index.onShare(announce)

  const begin = (isDue: boolean): Renewal | undefined => {
    const gone = index.rows() - index.size()
    if (!(isDue && gone > 0) && !(gone >= renewFrom && gone >= index.rows() * goneShare)) return undefined
    const into = createNameIndex({ capacity: index.size(), generation: generation + 1 })
    return { into, copy: createNameCopy(index, into), isMerged: false }
  }

  const renew = (isDue: boolean): boolean => {
    renewal ??= begin(isDue)
    if (!renewal) return false
    if (renewal.copy.step(renewStep)) return true
    if (!renewal.isMerged) {
      renewal.isMerged = !renewal.into.merge(true)
      return true
    }
    index = renewal.into
    enter = createEntering(index)
    generation += 1
    renewal = undefined
    index.onShare(announce)
    announce()
    return false
  }

  return {
    put: (number, form, place) => index.put(number, enter(form), place),
    remove: (number) => {
      renewal?.into.remove(number)
      return index.remove(number)
    },
    ...{
      renew,
      share: () => index.share(),
      freeze: () => index.freeze(),
      merge: (isAll) => index.merge(isAll),
      size: () => index.size(),
      rows: () => index.rows(),
      words: () => index.words(),
      bytes: () => index.bytes() + (renewal?.into.bytes() ?? 0),
    },
    onShare: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type PersonReader = Pick<NameReader, 'attach' | 'layout'> & {
  readonly find: (form: PersonForm, sight: Sight) => PersonsFound
  /** Learns the commonest words as they are now, a small step at a time; what questions are answered is the same before and after. */
  readonly learn: () => Iterator<undefined>
}

/** Reads what a writer shares. `mostCompared` is for tests. */
export const createPersonReader = (
  shared: SharedNames,
  options: { readonly mostCompared?: number } = {},
): PersonReader => {
  let reading = readingOf(shared, options)
  return {
    attach: (next) => {
      // What was remembered of words and records by their numbers is of the generation before.
      if (next.generation === reading.generation) reading.reader.attach(next)
      else reading = readingOf(next, options)
    },
    layout: () => reading.reader.layout(),
    find: (form, sight) => reading.find(form, sight),
    learn: () => reading.learn(),
  }
}

const readingOf = (shared: SharedNames, options: { readonly mostCompared?: number }) => {
  const reader = createNameReader(shared, options)
  const tokenOf = createTokens(reader.views)
  const alikeWords = createAlikeWords(reader.views, tokenOf)
  const ask = createAsking(reader.views, alikeWords, tokenOf)
  const find = (form: PersonForm, sight: Sight): PersonsFound => {
    reader.views.catchUp()
    const { asked, rarity } = ask(form)
    const { number, bits, access, more } = reader.find(asked, sight)
    return { number, access, more, rarity, score: bits.map(scoreOfBits) }
  }
  return {
    reader,
    generation: shared.generation,
    find,
    learn: () => learnWords({ views: reader.views, alikeWords, tokenOf, find }),
  }
}

/** Rarity of what was asked for as it was counted, of all else by the plain rule: the store's side compares by the same. */
export const rarityFrom =
  (rarity: Rarity) =>
  (form: string): number =>
    (Object.hasOwn(rarity, form) ? rarity[form] : undefined) ?? plainRarity(form)
