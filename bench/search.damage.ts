// Queries as people ask them: the name of a person in the index, damaged in one named way, alone or with the year or date of birth.
import { emptyPersonForm, type NameForm, type PersonForm } from '../src/matching/person-form.ts'
import type { Draw } from './search.draw.ts'
import { askedNicknames } from './search.nicknames.table.ts'
import { respell, slip, withoutMarks } from './search.spelling.ts'
import type { InventedPerson } from './search.world.ts'

export const damages = [
  'exact',
  'typo1',
  'typo2',
  'swap',
  'swap+typo',
  'accent',
  'spelling',
  'dropped',
  'added',
  'glued',
  'split',
  'initial',
  'nickname',
  'combined',
  'script',
  'script-arabic',
] as const
export type DamageClass = (typeof damages)[number]

/** What is said beside the name. */
export const besides = ['name', 'year', 'date'] as const
export type Beside = (typeof besides)[number]

/** A word of a name and the part it stands in. */
type Word = { readonly text: string; readonly part: 'given' | 'other' | 'family' }
type Words = readonly Word[]

const wordsOf = ({ given = '', other = '', family = '' }: NameForm): Words =>
  [['given', given] as const, ['other', other] as const, ['family', family] as const].flatMap(([part, text]) =>
    text.split(' ').flatMap((word) => (word === '' ? [] : [{ text: word, part }])),
  )

const without = (words: Words, at: number): Words => words.filter((_, other) => other !== at)
const replaced = (words: Words, at: number, text: string): Words =>
  words.map((word, other) => (other === at ? { ...word, text } : word))

/** A place among the words, longer ones oftener: fingers slip by the letter. Words of two letters are spared where there are others. */
const placeByLength = (draw: Draw, words: Words): number => {
  const weights = words.map(({ text }) => (text.length < 3 ? 0 : text.length))
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum === 0) return draw.below(words.length)
  let left = draw.below(sum)
  return weights.findIndex((weight) => {
    left -= weight
    return left < 0
  })
}

const withTypo = (draw: Draw, words: Words): Words => {
  const at = placeByLength(draw, words)
  const word = words[at]
  return word ? replaced(words, at, slip(draw, word.text)) : words
}

const marks = ['\u0301', '\u0300', '\u0302', '\u0308', '\u0303']

/** Marks lost from all words, or, where there are none, one put upon a vowel. */
const withOtherMarks = (draw: Draw, words: Words): Words | undefined => {
  const lost = words.map((word) => ({ ...word, text: withoutMarks(word.text) }))
  if (lost.some(({ text }, at) => text !== words[at]?.text)) return lost
  const places = words.flatMap(({ text }, at) => (/[aeiou]/.test(text) ? [at] : []))
  if (places.length === 0) return undefined
  const at = draw.pick(places)
  const text = words[at]?.text ?? ''
  const vowels = [...text.matchAll(/[aeiou]/g)]
  const vowel = draw.pick(vowels).index
  return replaced(words, at, (text.slice(0, vowel + 1) + draw.pick(marks) + text.slice(vowel + 1)).normalize('NFC'))
}

/** One or two words spelled otherwise by the habits of the culture. */
const withOtherSpelling = (draw: Draw, words: Words, culture: string): Words | undefined => {
  const order = words.map((_, at) => at).sort(() => draw.unit() - 0.5)
  let left = draw.perMille(350) ? 2 : 1
  let spelled = words
  for (const at of order) {
    const text = left > 0 ? respell(draw, words[at]?.text ?? '', culture) : undefined
    if (text === undefined) continue
    spelled = replaced(spelled, at, text)
    left -= 1
  }
  return spelled === words ? undefined : spelled
}

/** One word left out of three or more, never the only one of the family name. */
const withDropped = (draw: Draw, words: Words): Words | undefined => {
  const families = words.filter(({ part }) => part === 'family').length
  const places = words.flatMap(({ part }, at) => (part === 'family' && families === 1 ? [] : [at]))
  return words.length < 3 ? undefined : without(words, draw.pick(places))
}

const withGlued = (draw: Draw, words: Words): Words | undefined => {
  if (words.length < 2) return undefined
  const at = draw.below(words.length - 1)
  const [first, second] = [words[at], words[at + 1]]
  if (!first || !second) return undefined
  return without(replaced(words, at, first.text + second.text.toLowerCase()), at + 1)
}

const withSplit = (draw: Draw, words: Words): Words | undefined => {
  const places = words.flatMap(({ text }, at) => (/^\p{L}{6,}$/u.test(text) ? [at] : []))
  if (places.length === 0) return undefined
  const at = draw.pick(places)
  const word = words[at] as Word
  const cut = 3 + draw.below(word.text.length - 5)
  const [first, second] = [word.text.slice(0, cut), word.text.slice(cut)]
  return [
    ...words.slice(0, at),
    { ...word, text: first },
    { ...word, text: second.charAt(0).toUpperCase() + second.slice(1) },
    ...words.slice(at + 1),
  ]
}

/** `J. Smith` of `John Peter Smith`. */
const withInitial = (words: Words): Words | undefined => {
  const given = words.find(({ part, text }) => part === 'given' && text.length > 1)
  if (given === undefined) return undefined
  return [{ ...given, text: `${given.text.charAt(0)}.` }, ...words.filter(({ part }) => part === 'family')]
}

const nicknames = new Map(
  askedNicknames
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', forms = ''] = line.split(': ')
      return [name, forms.split(' ')] as const
    }),
)

const withNickname = (draw: Draw, words: Words): Words | undefined => {
  const places = words.flatMap(({ part, text }, at) =>
    part === 'given' && nicknames.has(withoutMarks(text).toLowerCase()) ? [at] : [],
  )
  if (places.length === 0) return undefined
  const at = draw.pick(places)
  const form = draw.pick(nicknames.get(withoutMarks(words[at]?.text ?? '').toLowerCase()) ?? [''])
  return replaced(words, at, form.charAt(0).toUpperCase() + form.slice(1))
}

/** The other order: family name where the given name belongs and the other way round. */
const turned = (words: Words): Words => [
  ...words.filter(({ part }) => part === 'family').map((word) => ({ ...word, part: 'given' as const })),
  ...words.filter(({ part }) => part !== 'family').map((word) => ({ ...word, part: 'family' as const })),
]

type Single = (draw: Draw, words: Words, culture: string) => Words | undefined

const singles: readonly Single[] = [
  withTypo,
  (_draw, words) => turned(words),
  withOtherMarks,
  withOtherSpelling,
  withDropped,
  withGlued,
]

/** Two damages of different kinds, one after the other. */
const withTwo: Single = (draw, words, culture) => {
  const first = draw.below(singles.length)
  const second = (first + 1 + draw.below(singles.length - 1)) % singles.length
  const once = singles[first]?.(draw, words, culture)
  return once && singles[second]?.(draw, once, culture)
}

const damageWords = (
  kind: DamageClass,
  draw: Draw,
  person: InventedPerson,
  stranger: InventedPerson,
): Words | undefined => {
  const words = wordsOf(person.form.names[0] ?? {})
  switch (kind) {
    case 'exact':
      return words
    case 'typo1':
      return withTypo(draw, words)
    case 'typo2':
      return withTypo(draw, withTypo(draw, words))
    case 'swap':
      return turned(words)
    case 'swap+typo':
      return withTypo(draw, turned(words))
    case 'accent':
      return withOtherMarks(draw, words)
    case 'spelling':
      return withOtherSpelling(draw, words, person.culture)
    case 'dropped':
      return withDropped(draw, words)
    case 'added': {
      const added = wordsOf(stranger.form.names[0] ?? {}).find(({ part }) => part === 'given')
      if (added === undefined || words.some(({ text }) => text === added.text)) return undefined
      const at = words.findIndex(({ part }) => part !== 'given')
      return [...words.slice(0, at), added, ...words.slice(at)]
    }
    case 'glued':
      return withGlued(draw, words)
    case 'split':
      return withSplit(draw, words)
    case 'initial':
      return withInitial(words)
    case 'nickname':
      return withNickname(draw, words)
    case 'combined':
      return withTwo(draw, words, person.culture)
    case 'script':
    case 'script-arabic':
      return undefined
  }
}

const partOf = (words: Words, part: Word['part']): string =>
  words
    .filter((word) => word.part === part)
    .map(({ text }) => text)
    .join(' ')

/** Half are asked in parts, half as one line: given names first, in East Asia and Vietnam the family name. */
const nameOf = (draw: Draw, words: Words, culture: string): NameForm => {
  const [given, other, family] = [partOf(words, 'given'), partOf(words, 'other'), partOf(words, 'family')]
  if (draw.perMille(500) && given !== '' && family !== '') {
    return other === '' ? { family, given } : { family, given, other }
  }
  const isFamilyFirst = /^(chinese|korean|japanese|vietnamese)$/.test(culture)
  return {
    whole: (isFamilyFirst ? [family, given, other] : [given, other, family]).filter((text) => text !== '').join(' '),
  }
}

/** A line of text with all that a name states, given names first. */
export const textOf = ({ given = '', other = '', family = '', whole }: NameForm): string =>
  whole ?? [given, other, family].filter((text) => text !== '').join(' ')

const nameAsked = (
  kind: DamageClass,
  draw: Draw,
  person: InventedPerson,
  stranger: InventedPerson,
): NameForm | undefined => {
  if (kind === 'script' || kind === 'script-arabic') {
    const { original, form } = person
    // Who states the original would be found by it letter for letter: that is no damage.
    if (original === undefined || form.names.some((name) => name.whole === original)) return undefined
    return kind === 'script-arabic' && person.culture !== 'arabic' ? undefined : { whole: original }
  }
  const words = damageWords(kind, draw, person, stranger)
  if (words === undefined) return undefined
  const name = nameOf(draw, words, person.culture)
  const stated = person.form.names[0] ?? {}
  const plain = (form: NameForm): string => textOf(form).toLowerCase()
  const isTurned = kind === 'swap'
  return kind !== 'exact' && !isTurned && plain(name) === plain(stated) ? undefined : name
}

const dateAsked = (beside: Beside, { datesOfBirth: [stated] }: PersonForm): readonly string[] | undefined => {
  if (beside === 'name') return []
  if (stated === undefined) return undefined
  if (beside === 'year') return [stated.slice(0, 4)]
  return stated.length === 10 ? [stated] : undefined
}

/**
 * The question about `person` under one damage; undefined where that damage has nothing to damage in this name. `stranger` is
 * somebody else of the world, who lends a name where one is added.
 */
export const damagedQuery = (
  kind: DamageClass,
  beside: Beside,
  draw: Draw,
  person: InventedPerson,
  stranger: InventedPerson,
): PersonForm | undefined => {
  const datesOfBirth = dateAsked(beside, person.form)
  const name = datesOfBirth && nameAsked(kind, draw, person, stranger)
  return name && { ...emptyPersonForm, names: [name], datesOfBirth }
}
