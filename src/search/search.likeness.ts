// Persons as the index takes them: records with what they are found by, questions with how high a record can score at most.

import { createNameIndex } from '../index/name-index.ts'
import type { Asked, Entered, Judge } from '../index/name-judge.ts'
import type { Rarity } from '../index/name-rarity.ts'
import { comparePersons, plainRarity, possibleFrom } from '../matching/compare.ts'
import { compareDocuments } from '../matching/fact-evidence.ts'
import { mostOfName } from '../matching/name-evidence.ts'
import { type Person, preparePerson, type Token } from '../matching/person.ts'
import type { PersonForm } from '../matching/person-form.ts'
import { createCloserLook } from './search.closer.ts'
import { bornOf, highestOfDates } from './search.dates.ts'
import { bitsOf, datedOf, leastBits, type PersonTrait, roundingBits, traitsOf, weighTrait } from './search.traits.ts'
import { likenessOfWords, type PersonWord, type WordLikeness, wordOfToken, wordsOf } from './search.words.ts'

export type AskedPerson = Asked<PersonWord, PersonTrait, Person, WordLikeness>
type PersonJudge = Judge<PersonWord, PersonTrait, Person, WordLikeness>

/** The one token that all records share, of those that are a second of it in their name. */
const originals = new WeakMap<Token, Token>()

type EnteredPerson = Entered<PersonWord, PersonTrait, Person>

/** A record as the index takes it. What is kept of it is made of words and traits that all records share. */
export const enteredOf = (form: PersonForm): Omit<EnteredPerson, 'classId' | 'group' | 'isOpen'> => {
  const person = preparePerson(form)
  const { names } = person
  return {
    words: wordsOf(person, 'entered'),
    traits: traitsOf(person),
    dated: datedOf(person),
    forms: names.flatMap((name) => name.tokens.map((token) => token.form)),
    born: bornOf(person.dates),
    keep: (words, traits, dated) => {
      let at = 0
      const next = (): PersonWord | undefined => words[at++]
      const namesShared = names.map(({ display, parted, sequence, sorted, tokens, glued }) => {
        // A word that stands twice in a name is two: matching tells them apart by identity.
        const used = new Set<Token>()
        const tokensShared = tokens.map((token) => {
          const word = next()
          const shared = word?.kind === 'token' ? word.token : token
          if (!used.has(shared)) {
            used.add(shared)
            return shared
          }
          const second = { ...shared }
          originals.set(second, shared)
          return second
        })
        const gluedShared = glued.map((one) => {
          const word = next()
          return word?.kind === 'glued' ? word.glued : one
        })
        return { tokens: tokensShared, glued: gluedShared, display, parted, sequence, sorted }
      })
      // Written out, so that all persons have one shape: what is compared most is read fastest.
      const dates = dated?.feature === 'dates' ? dated.stated : person.dates
      let { nationalities, sex, places, mothers } = person
      for (const trait of traits) {
        if (trait.feature === 'nationalities') nationalities = trait.stated
        else if (trait.feature === 'sex') sex = trait.stated
        else if (trait.feature === 'places') places = trait.stated
        else if (trait.feature === 'mothers') mothers = trait.stated
      }
      return { names: namesShared, dates, nationalities, sex, places, mothers, documents: person.documents }
    },
  }
}

/** An empty index of persons. `mostCompared` is for tests. */
export const createPersonIndex = (options: { readonly mostCompared?: number } = {}) =>
  createNameIndex<PersonWord, PersonTrait, Person, WordLikeness>({ likenessOf: likenessOfWords, ...options })

/** Rarity of what was asked for as it was counted, of all else by the plain rule: the store's side compares by the same. */
export const rarityFrom =
  (rarity: Rarity) =>
  (form: string): number =>
    (Object.hasOwn(rarity, form) ? rarity[form] : undefined) ?? plainRarity(form)

/** What matching gives at least to tokens that are alike, particles included. */
const leastGain = 0.5
const documentBits = bitsOf(compareDocuments(['XXA:passport:X0000001'], ['XXA:passport:X0000001']))

const gainOf = (
  asked: PersonWord,
  word: PersonWord,
  likeness: WordLikeness,
  rarity: (form: string) => number,
): number => {
  if (likeness === 'equal') return asked.kind === 'document' ? documentBits : Number.POSITIVE_INFINITY
  const rarities = [asked, word].map((one) => {
    if (one.kind === 'token') return rarity(one.token.form)
    return one.kind === 'glued' ? one.forms.reduce((sum, form) => sum + rarity(form), 0) : 0
  })
  // One word for several is worth what the several are; of two words the commoner counts.
  const isGlued = asked.kind === 'glued' || word.kind === 'glued'
  const most = isGlued ? Math.max(...rarities) : Math.min(...rarities)
  return Math.max(leastGain, Math.min(most - likeness.loss, likeness.most))
}

/**
 * A question as the index takes it: what each word can bring at most, what else is stated to the bit, and the comparison itself
 * for those whom that brings to the line.
 */
export const askedOf = (form: PersonForm): AskedPerson => {
  const asked = preparePerson(form)
  const parts = [...new Map(wordsOf(asked, 'asked').map((word) => [word.id, word])).values()]
  const forms = [...new Set(asked.names.flatMap((name) => name.tokens.map((token) => token.form)))]
  const beside = traitsOf(asked).reduce((sum, trait) => sum + Math.max(0, weighTrait(asked, trait)), 0) + roundingBits
  const dates = highestOfDates(asked.dates)
  // Of a word that stands twice in a name, each may meet a word of the record.
  const idOf = (token: Token): string => wordOfToken(token, 'asked').id
  const times = parts.map((part) =>
    Math.max(1, ...asked.names.map((name) => name.tokens.filter((token) => idOf(token) === part.id).length)),
  )
  const partOf = new Map(parts.map((part, at) => [part.id, at]))
  const isOfName = parts.map((part) => part.kind === 'token' || part.kind === 'glued')
  const sumOf = (gains: Float64Array, ofNames: boolean): number => {
    let sum = 0
    for (let at = 0; at < gains.length; at++) if (isOfName[at] === ofNames) sum += gains[at] ?? 0
    return sum
  }
  const judge = (counted: Rarity): PersonJudge => {
    const rarity = rarityFrom(counted)
    const gainsOf = new Map<Token, Float64Array>()
    const noteGain = (part: number, word: PersonWord, gain: number): number => {
      if (word.kind !== 'token') return gain
      const gains = gainsOf.get(word.token) ?? new Float64Array(parts.length)
      gains[part] = gain
      gainsOf.set(word.token, gains)
      return gain
    }
    const closer = createCloserLook(
      asked,
      (token) => partOf.get(idOf(token)) ?? 0,
      (token) => gainsOf.get(originals.get(token) ?? token),
    )
    return {
      leastBits,
      leastScore: possibleFrom,
      gain: (part, { word, likeness }) =>
        (times[part] ?? 1) * noteGain(part, word, gainOf(parts[part] ?? word, word, likeness, rarity)),
      isPlain: (part, { word }) => parts[part]?.kind !== 'glued' && word.kind !== 'glued',
      reach: (gains) => Math.min(sumOf(gains, true), mostOfName) + sumOf(gains, false),
      lookCloser: (kept, gains) => closer(kept) + sumOf(gains, false),
      weigh: (trait) => weighTrait(asked, trait),
      beside,
      days: dates.days,
      highestOnDays: dates.highest,
      highestIn: dates.highestIn,
      highestAt: dates.highestAt,
      isExactAt: dates.isExactAt,
      compare: (kept) => comparePersons(asked, kept, rarity),
    }
  }
  return { parts, forms, expected: plainRarity, judge }
}
