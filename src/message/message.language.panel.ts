// Which language a text is written in, as far as its letters and commonest words tell: enough to warn, never to decide; in which its readers read; pure.
import { isLanguage, type Language } from '../terms/language.ts'

/** Words that stand in nearly every text of a language and in few of another. */
const commonWords: Readonly<Record<string, readonly string[]>> = {
  en: [
    'the',
    'and',
    'of',
    'to',
    'is',
    'was',
    'we',
    'our',
    'with',
    'please',
    'by',
    'this',
    'that',
    'from',
    'has',
    'been',
  ],
  fr: [
    'le',
    'les',
    'des',
    'du',
    'est',
    'nous',
    'vous',
    'dans',
    'pour',
    'une',
    'et',
    'avec',
    'sur',
    'votre',
    'notre',
    'au',
  ],
  es: ['el', 'los', 'las', 'del', 'nos', 'para', 'una', 'y', 'con', 'su', 'por', 'ha', 'sido', 'se', 'está', 'nuestro'],
  de: [
    'der',
    'die',
    'das',
    'und',
    'ist',
    'wir',
    'mit',
    'von',
    'den',
    'nicht',
    'ein',
    'eine',
    'bitte',
    'sie',
    'wurde',
    'für',
  ],
  pt: ['os', 'as', 'dos', 'das', 'não', 'uma', 'com', 'foi', 'pelo', 'pela', 'seu', 'nosso', 'em', 'ao', 'são', 'está'],
  it: [
    'il',
    'gli',
    'della',
    'dei',
    'che',
    'è',
    'non',
    'una',
    'con',
    'per',
    'nostro',
    'vostro',
    'sono',
    'nel',
    'stato',
    'alla',
  ],
}

const scripts: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ar', /\p{Script=Arabic}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['ja', /\p{Script=Hiragana}|\p{Script=Katakana}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
]

/** Letters with the marks that only Vietnamese writes. */
const vietnamese = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/gi

/** Shorter texts are names and numbers: nothing can be told by them. */
const leastLetters = 24

/**
 * Language of a text by BCP 47, of those this knows; null where it cannot tell. A script other than Latin is told as the language
 * that writes it most, so `ar` may be Persian and `ru` Ukrainian.
 */
export const languageOf = (written: string): string | null => {
  const letters = written.match(/\p{L}/gu)?.length ?? 0
  if (letters < leastLetters) return null
  for (const [language, found] of scripts) if ((written.match(found)?.length ?? 0) > letters * 0.3) return language
  if ((written.match(vietnamese)?.length ?? 0) > letters * 0.05) return 'vi'
  const words = written.toLocaleLowerCase().match(/\p{L}+/gu) ?? []
  const counts = Object.entries(commonWords)
    .map(([language, common]) => ({ language, found: words.filter((word) => common.includes(word)).length }))
    .sort((one, other) => other.found - one.found)
  const [first, second] = counts
  const isClear = first && first.found >= 3 && first.found > (second?.found ?? 0) * 1.5
  return isClear ? first.language : null
}

/** Languages that share their script beyond what letters tell: a chosen one of these is not contradicted by the other. */
const sameScript: readonly (readonly string[])[] = [
  ['ar', 'fa', 'ur', 'ps', 'ku'],
  ['ru', 'uk', 'be', 'bg', 'sr', 'mk', 'kk', 'ky', 'mn', 'tg'],
  ['zh', 'ja'],
]

/** The language a text seems to be in, where that contradicts the chosen one; null where it fits or nobody can tell. */
export const contradicts = (written: string, chosen: string | null): string | null => {
  const found = languageOf(written)
  if (found === null || chosen === null) return null
  const base = chosen.split('-')[0]?.toLowerCase() ?? ''
  if (base === found || sameScript.some((group) => group.includes(base) && group.includes(found))) return null
  return found
}

/**
 * Languages of the screens in which recipients read first, each once, in the order of the recipients: of each its first working
 * language that the screens speak. `languages` are BCP 47, the preferred one first; recipients who have none of them give none.
 */
export const readersOf = (recipients: readonly { readonly languages: readonly string[] }[]): readonly Language[] => [
  ...new Set(
    recipients.flatMap(({ languages }) => {
      const spoken = languages.map((code) => code.split('-')[0] ?? code).find(isLanguage)
      return spoken === undefined ? [] : [spoken]
    }),
  ),
]
