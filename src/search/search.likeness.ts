// Persons as the index takes them: by which words a record is found, and how high a record can score that shares only some.
import { createNameIndex } from '../index/name-index.ts'
import type { Asked, Entered, Judge } from '../index/name-judge.ts'
import type { Rarity } from '../index/name-rarity.ts'
import { keyNumber } from '../index/name-vocabulary.ts'
import { comparePersons, plainRarity, possibleFrom } from '../matching/compare.ts'
import { compareDates } from '../matching/date-evidence.ts'
import {
  compareDocuments,
  compareMothers,
  compareNationalities,
  comparePlaces,
  compareSex,
} from '../matching/fact-evidence.ts'
import { type Likeness, likenessOf, likenessOfGlued } from '../matching/likeness.ts'
import type { MatchLine } from '../matching/match.ts'
import { mostOfName } from '../matching/name-evidence.ts'
import { type Glued, type Name, type Person, preparePerson, type Token } from '../matching/person.ts'
import type { PersonForm } from '../matching/person-form.ts'
import { createCloserLook } from './search.closer.ts'
import { bornOf, highestOfDates } from './search.dates.ts'

/** What a person is found by: a word of a name, words written as one, a document, or all that is stated of a person together. */
export type PersonWord = {
  readonly id: string
  readonly keys: readonly number[]
} & (
  | { readonly kind: 'token'; readonly token: Token }
  | { readonly kind: 'glued'; readonly glued: Glued; readonly forms: readonly string[] }
  | { readonly kind: 'document' | 'everything' }
)

/** What else is stated: everything said of one feature. */
export type PersonTrait = {
  readonly id: string
} & (
  | { readonly feature: 'dates'; readonly stated: Person['dates'] }
  | { readonly feature: 'nationalities'; readonly stated: Person['nationalities'] }
  | { readonly feature: 'sex'; readonly stated: Person['sex'] }
  | { readonly feature: 'places'; readonly stated: Person['places'] }
  | { readonly feature: 'mothers'; readonly stated: Person['mothers'] }
)

/** A word that is proof, or alike as matching says. */
export type WordLikeness = Likeness | 'equal'

export type AskedPerson = Asked<PersonWord, PersonTrait, Person, WordLikeness>
type PersonJudge = Judge<PersonWord, PersonTrait, Person, WordLikeness>

/**
 * The opening of a word is a key for initials only. Beside a word only initials are looked for under it, beside an initial
 * all words: else each word would meet all others of its letter.
 */
const keysOfToken = (token: Token, side: Side): number[] => {
  const opening = `.${token.opening}`
  const keys = token.keys.map((key) =>
    keyNumber(side === 'asked' && key === opening && !token.initial ? `!${key}` : key),
  )
  if (token.initial && side === 'entered') keys.push(keyNumber(`!${opening}`))
  // A word asked for also meets words written as one.
  if (side === 'asked') keys.push(...token.keys.filter((key) => key !== opening).map(gluedKey))
  return distinct(keys)
}

/** Keys of words written as one are of their own: they meet a word that was written as one, not each other. */
const gluedKey = (key: string): number => keyNumber(`+${key}`)
const distinct = (keys: number[]): number[] => (keys.length < 2 ? keys : [...new Set(keys)])

type Side = 'asked' | 'entered'

const wordOfToken = (token: Token, side: Side): PersonWord => ({
  kind: 'token',
  id: [token.kind, token.light ? 1 : 0, token.article ? 1 : 0, token.display, token.form, ...token.sounds].join(' '),
  keys: keysOfToken(token, side),
  token,
})

const wordOfGlued = (glued: Glued, name: Name, side: Side): PersonWord => {
  const forms = name.tokens.filter((_token, at) => (glued.tokens & (1 << at)) !== 0).map((token) => token.form)
  const number = side === 'asked' ? keyNumber : gluedKey
  return {
    kind: 'glued',
    id: ['+', glued.tokens, glued.display, glued.sound, ...forms].join(' '),
    keys: distinct([number(glued.form), ...glued.keys.map(number)]),
    glued,
    forms,
  }
}

const wordOfDocument = (document: string): PersonWord => {
  const id = `# ${document}`
  return { kind: 'document', id, keys: [keyNumber(id)] }
}

const sortedNames = (names: readonly { readonly sorted: string }[]): string[] => names.map((name) => name.sorted).sort()

/**
 * Equal where everything is equal that is stated; matching then says 1, however little that is. Left out where what is stated
 * beside the name brings its equal to the line anyway.
 */
const everything = (person: Person): PersonWord[] => {
  const { names, dates, nationalities, sex, places, mothers, documents } = person
  const stated = [...traitsOf(person), datedOf(person)]
  const beside = stated.reduce((sum, trait) => sum + (trait ? weighTrait(person, trait) : 0), 0)
  if (documents.length > 0 || beside >= leastBits) return []
  const id = JSON.stringify([
    [...new Set(sortedNames(names))],
    [...new Set(dates.map((date) => date.text))].sort(),
    [...new Set(nationalities)].sort(),
    sex ?? '',
    [...new Set(sortedNames(places))],
    [...new Set(sortedNames(mothers))],
  ])
  return [{ kind: 'everything', id, keys: [keyNumber(id)] }]
}

const wordsOf = (person: Person, side: Side): PersonWord[] => [
  ...person.names.flatMap((name) => [
    ...name.tokens.map((token) => wordOfToken(token, side)),
    ...name.glued.map((glued) => wordOfGlued(glued, name, side)),
  ]),
  ...person.documents.map(wordOfDocument),
  ...everything(person),
]

/** How a word of a record is alike to one asked for, as matching pairs them. */
export const likenessOfWords = (asked: PersonWord, word: PersonWord): WordLikeness | undefined => {
  if (asked.kind === 'token' && word.kind === 'token') return likenessOf(asked.token, word.token)
  if (asked.kind === 'token' && word.kind === 'glued') return likenessOfGlued(asked.token, word.glued)
  if (asked.kind === 'glued' && word.kind === 'token') return likenessOfGlued(word.token, asked.glued)
  return asked.kind === word.kind && asked.id === word.id ? 'equal' : undefined
}

const datedOf = ({ dates }: Person): PersonTrait | undefined =>
  dates.length === 0
    ? undefined
    : { id: `b ${dates.map((date) => date.text).join(' ')}`, feature: 'dates', stated: dates }

const traitsOf = ({ nationalities, sex, places, mothers }: Person): PersonTrait[] => [
  ...(nationalities.length === 0
    ? []
    : [{ id: `n ${nationalities.join(' ')}`, feature: 'nationalities', stated: nationalities } as const]),
  ...(sex === undefined ? [] : [{ id: `s ${sex}`, feature: 'sex', stated: sex } as const]),
  ...(places.length === 0 ? [] : [{ id: `p ${textOf(places)}`, feature: 'places', stated: places } as const]),
  ...(mothers.length === 0 ? [] : [{ id: `m ${textOf(mothers)}`, feature: 'mothers', stated: mothers } as const]),
]

const textOf = (texts: readonly { readonly display: string }[]): string =>
  JSON.stringify(texts.map(({ display }) => display))

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
          const shared = word?.kind === 'token' && !used.has(word.token) ? word.token : token
          used.add(shared)
          return shared
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

const bitsOf = (lines: readonly MatchLine[]): number => lines.reduce((sum, line) => sum + line.bits, 0)

const weighTrait = (asked: Person, trait: PersonTrait): number => {
  switch (trait.feature) {
    case 'dates':
      return bitsOf(compareDates(asked.dates, trait.stated))
    case 'nationalities':
      return bitsOf(compareNationalities(asked.nationalities, trait.stated))
    case 'sex':
      return bitsOf(compareSex(asked.sex, trait.stated))
    case 'places':
      return bitsOf(comparePlaces(asked.places, trait.stated))
    case 'mothers':
      return bitsOf(compareMothers(asked.mothers, trait.stated))
  }
}

/** Sums of bits come out the same in whatever order but for this. */
const roundingBits = 1e-6

/** Bits at which a score reaches the line, as the comparison itself has it: found by halves, since only the score tells. */
const leastBits = (() => {
  const asked = preparePerson({ ...emptyOf('Exercise'), nationalities: ['XXA'] })
  const record = preparePerson({ ...emptyOf('Exercise'), nationalities: ['XXB'] })
  let below = 0
  let above = 13
  for (let halves = 0; halves < 50; halves++) {
    const middle = (below + above) / 2
    if (comparePersons(asked, record, () => middle).score < possibleFrom) below = middle
    else above = middle
  }
  return comparePersons(asked, record, () => above).bits - roundingBits
})()

function emptyOf(whole: string): PersonForm {
  return { names: [{ whole }], datesOfBirth: [], nationalities: [], placesOfBirth: [], mothers: [], documents: [] }
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
  const beside =
    Math.max(0, bitsOf(compareNationalities(asked.nationalities, asked.nationalities))) +
    Math.max(0, bitsOf(compareSex(asked.sex, asked.sex))) +
    Math.max(0, bitsOf(comparePlaces(asked.places, asked.places))) +
    Math.max(0, bitsOf(compareMothers(asked.mothers, asked.mothers))) +
    roundingBits
  const dates = highestOfDates(asked.dates)
  // Of a word that stands twice in a name, each may meet a word of the record.
  const times = parts.map((part) =>
    Math.max(
      1,
      ...asked.names.map((name) => name.tokens.filter((token) => wordOfToken(token, 'asked').id === part.id).length),
    ),
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
      (token) => partOf.get(wordOfToken(token, 'asked').id) ?? 0,
      (token) => gainsOf.get(token),
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
