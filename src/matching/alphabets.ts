/** Cyrillic, Greek, Armenian and Georgian words in Latin letters: alphabets with vowels, so one letter after another. */
import { armenian, armenianPairs, cyrillic, georgian, greek, greekPairs, greekVowels } from './alphabets.table.ts'

const none: ReadonlyMap<string, string> = new Map()
const vowelOrEdge = /[аеёиоуыэюяіїє]/

/** A lower-case Cyrillic word in Latin letters. The hard sign between consonants is the Bulgarian vowel: `a`. */
export function romaniseCyrillic(lower: string): string {
  const word = lower.includes('ъ') ? lower.replace(/ъ/g, (_sign, at: number) => hardSign(lower, at)) : lower
  return romanise(word, cyrillic, none, true)
}

/** The same with Belarusian letters before a soft vowel as other languages have them: `Гацін` as Gatin, `Надзея` as Nadeya. */
export function hardenBelarusian(lower: string): string | undefined {
  if (!/[іў]/.test(lower)) return undefined
  const hard = lower.replace(/ц(?=[іеяёюь])/g, 'т').replace(/дз(?=[іеяёюь])/g, 'д')
  return hard === lower ? undefined : hard
}

function hardSign(word: string, at: number): string {
  const next = word[at + 1]
  return next === undefined || vowelOrEdge.test(next) ? '' : 'а'
}

/** A lower-case Greek word in Latin letters; a word may begin with `μπ`, `ντ`, `γκ` for b, d, g. */
export function romaniseGreek(lower: string): string {
  return romanise(withoutMarks(lower), greek, greekPairs, false)
}

/** The same letter by letter, as those write who keep the Greek spelling: `μπ` is mp, `γγ` is gg. */
export function spellGreek(lower: string): string {
  return romanise(withoutMarks(lower), greek, greekVowels, false)
}

/** A lower-case Armenian word in Latin letters, in the eastern reading. */
export function romaniseArmenian(lower: string): string {
  return romanise(lower, armenian, armenianPairs, false)
}

/** A Georgian word in Latin letters. */
export function romaniseGeorgian(lower: string): string {
  return romanise(lower, georgian, none, false)
}

function romanise(
  word: string,
  letters: ReadonlyMap<string, string>,
  pairs: ReadonlyMap<string, string>,
  decomposes: boolean,
): string {
  let romanised = ''
  for (let at = 0; at < word.length; at += 1) {
    const letter = word[at] ?? ''
    const pair = pairs === none ? undefined : pairs.get(letter + (word[at + 1] ?? ''))
    if (pair !== undefined) {
      romanised += pair
      at += 1
    } else {
      const known = letters.get(letter) ?? (decomposes ? letters.get(letter.normalize('NFD')[0] ?? '') : undefined)
      romanised += known ?? (letter >= '0' && letter <= '9' ? letter : '')
    }
  }
  return romanised
}

function withoutMarks(lower: string): string {
  // A diaeresis parts two vowels (`αϊ`) and an accent never does; both may go once pairs have been told apart by it.
  return lower.normalize('NFD').replace(/\p{M}/gu, '')
}
