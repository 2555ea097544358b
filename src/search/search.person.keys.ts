// Keys by which words of names are found, as numbers: those of a word of a record, and those a word asked for is looked for under.
import { hashLetter, hashLetters, keyOfHash, NO_LETTERS } from '../index/key-number.ts'
import { doubtLength, longestSlip, slipLength, twoSlipsLength } from '../matching/keys.ts'
import { consonantsOf } from '../matching/likeness.ts'
import { type Glued, glueTokens, type Token } from '../matching/person.ts'

/** Hash of a sign before a key: keys with different signs do not meet. */
const signed = (sign: string): number => hashLetters(NO_LETTERS, sign)

/** A form as it stands: what is found under it needs no look. */
export const FORM_SIGN = signed('=')
/** Initials: beside a word only they are looked for by its opening. */
const initialSign = signed('!.')
/** A word with its article: a word asked for meets it, two of them do not meet. */
const articledSign = signed('+')
const classSign = signed('@')
const twoSlipsSign = signed('~')
/** Consonants of Latin words: they meet those of other scripts only. */
const latinSign = signed('l')

const keyUnder = (sign: number, text: string): number => keyOfHash(hashLetters(sign, text))

/** Key of the form itself. */
export const formKey = (form: string): number => keyUnder(FORM_SIGN, form)

const addOnce = (keys: number[], key: number): void => {
  if (!keys.includes(key)) keys.push(key)
}

/** The text with each letter left out in turn, as `addDeletes` of matching has it. */
const addSlips = (keys: number[], text: string): void => {
  if (text.length < doubtLength || text.length > longestSlip) return
  let before = NO_LETTERS
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (at === 0 || unit !== text.charCodeAt(at - 1)) addOnce(keys, keyOfHash(hashLetters(before, text, at + 1)))
    before = hashLetter(before, unit)
  }
}

/** The first letters with each two of them left out, as `twoSlipKeys` of matching has them. */
const addTwoSlips = (keys: number[], form: string): void => {
  if (form.length < twoSlipsLength || form.length > longestSlip) return
  let before = twoSlipsSign
  for (let first = 0; first < twoSlipsLength - 1; first++) {
    let between = before
    for (let second = first + 1; second < twoSlipsLength; second++) {
      addOnce(keys, keyOfHash(hashLetters(between, form, second + 1, twoSlipsLength)))
      between = hashLetter(between, form.charCodeAt(second))
    }
    before = hashLetter(before, form.charCodeAt(first))
  }
}

/** What the word is as a whole: its classes, spellings and form. */
const addWhole = (keys: number[], { classes, spellings, form }: Token): void => {
  for (const id of classes) addOnce(keys, keyUnder(classSign, id))
  for (const spelling of spellings) addOnce(keys, keyUnder(NO_LETTERS, spelling))
  addOnce(keys, keyUnder(NO_LETTERS, form))
}

/** What a slip leaves of its likeliest spelling and of its form. */
const addSlipsOf = (token: Token, into: (text: string) => number[]): void => {
  if (token.light) return
  const [spelling = ''] = token.spellings
  addSlips(into(spelling), spelling)
  if (token.form !== spelling) addSlips(into(token.form), token.form)
}

const addConsonants = (keys: number[], token: Token, sign: number): void => {
  for (const key of consonantsOf(token)) addOnce(keys, keyUnder(sign, key))
}

/** Keys a word of a record is found by. */
export const keysEntered = (token: Token): number[] => {
  if (token.initial) return [keyUnder(initialSign, token.opening)]
  const keys = [formKey(token.form)]
  addWhole(keys, token)
  addSlipsOf(token, () => keys)
  addConsonants(keys, token, token.script === 'latin' ? latinSign : NO_LETTERS)
  if (!token.light) addTwoSlips(keys, token.form)
  for (const { form, keys: own } of token.article ? glueTokens([token]) : [])
    for (const key of [form, ...own]) addOnce(keys, keyUnder(articledSign, key))
  return keys
}

/** Keys under which words are looked for, those of consonants apart. */
export type KeysAsked = {
  readonly plain: readonly number[]
  readonly consonants: readonly number[]
  /** Under these, words that a slip may have made of a short one: no more than a doubt. */
  readonly doubtful: readonly number[]
  /** And under these, words that two slips may have made of a long one. */
  readonly far: readonly number[]
}

/** As an article opens a word that is written with it. */
const articleOpenings = 'aeiu'

/** Keys under which words are looked for that may be alike to one asked for, initials among them. */
export const keysAsked = (token: Token): KeysAsked => {
  const plain = [keyUnder(initialSign, token.opening)]
  const consonants: number[] = []
  const doubtful: number[] = []
  const far: number[] = []
  if (token.initial) return { plain, consonants, doubtful, far }
  addWhole(plain, token)
  addSlipsOf(token, ({ length }) => (length < slipLength ? doubtful : plain))
  if (articleOpenings.includes(token.form.charAt(0)))
    for (const key of [token.form, ...token.spellings, ...token.skeletons]) addOnce(plain, keyUnder(articledSign, key))
  addConsonants(consonants, token, NO_LETTERS)
  if (token.script !== 'latin') addConsonants(consonants, token, latinSign)
  addTwoSlips(far, token.form)
  return { plain, consonants, doubtful, far }
}

const isConsonants = (key: string): boolean => key.startsWith('#') || key.startsWith('%')

/** Keys under which words are looked for that are several parts written as one: its own `keys`, what slips leave without its letters. */
export const keysOfGlued = ({ form, heard, isSlipping }: Glued): KeysAsked => {
  const plain = [formKey(form)]
  const consonants: number[] = []
  for (const key of heard) {
    if (!isConsonants(key)) addOnce(plain, keyUnder(NO_LETTERS, key))
    else consonants.push(keyUnder(NO_LETTERS, key), keyUnder(latinSign, key))
  }
  if (isSlipping) {
    addOnce(plain, keyUnder(NO_LETTERS, form))
    addSlips(plain, form)
  }
  return { plain, consonants, doubtful: [], far: [] }
}
