/** Places: countries by their names in the five languages, large cities by those of a table. */
import { countries, countryKind, countryName, toAlpha2 } from '../terms/country.ts'
import { type Language, languages } from '../terms/language.ts'
import type { Take } from './candidate.ts'
import { cityTable } from './city.table.ts'
import { createPhrases, type PhraseFound, type Phrases, phraseAt, phraseFrom, phrasesOf } from './phrase.ts'
import { foldWord, isAlphanumeric, isSign, isSmallGap, type Tokens } from './token.ts'

type Place = { readonly value: string; readonly country: string; readonly code: 'country' | 'city' }

/** Names people use beside those of Intl. */
const otherNames: Readonly<Record<string, string>> = {
  GBR: 'UK, Great Britain, Britain, England, Scotland, Angleterre, Grande-Bretagne, Inglaterra, Gran Bretaña, بريطانيا, إنجلترا, Vương quốc Anh, Anh quốc',
  USA: 'USA, US, United States of America, Etats-Unis, EEUU, Estados Unidos, أمريكا, Mỹ, Hợp chủng quốc Hoa Kỳ',
  VNM: 'Viet Nam, Viêt-nam, فيتنام',
  TUR: 'Turkey',
  CIV: 'Ivory Coast, Costa de Marfil, كوت ديفوار',
  COD: 'DR Congo, République démocratique du Congo',
  CZE: 'Czech Republic, République tchèque, República Checa',
  ARE: 'UAE, Emirates, الإمارات, UAE',
  SAU: 'السعودية',
  RUS: 'Russian Federation',
  SYR: 'سوريا',
  LAO: 'Laos',
  KOR: 'Corée du Sud, Corea del Sur',
}

const namesIn: ReadonlyMap<Language, Intl.DisplayNames> = new Map(
  languages.map((language) => [language, new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })]),
)

function* spelledPlaces(): Generator<readonly [string, Place]> {
  for (const code of countries) {
    if (countryKind(code) !== 'iso') continue
    const place = { value: code, country: code, code: 'country' } as const
    const alpha2 = toAlpha2(code)
    for (const language of languages) {
      yield [countryName(code, language), place]
      // What people write is often the name that ours stands in for: Vietnam, Iran, Moldova.
      if (alpha2 !== undefined) yield [namesIn.get(language)?.of(alpha2) ?? code, place]
    }
    for (const spelling of phrasesOf(otherNames[code] ?? '', place)) if (spelling[0] !== '') yield spelling
  }
  for (const { country, name, spellings } of cityTable) {
    for (const spelling of spellings) yield [spelling, { value: name, country, code: 'city' }]
  }
}

const table = createPhrases<Place>()
let unread: Iterator<readonly [string, Place]> | undefined = spelledPlaces()
const readAtOnce = 100

/** Reads a part of the table; true when it is whole. Names of two hundred countries in five languages take some twenty milliseconds. */
export function readMorePlaces(): boolean {
  for (let left = readAtOnce; left > 0 && unread !== undefined; left -= 1) {
    const next = unread.next()
    if (next.done) unread = undefined
    else table.add(next.value[0], next.value[1])
  }
  return unread === undefined
}

function places(): Phrases<Place> {
  let isWhole = unread === undefined
  while (!isWhole) isWhole = readMorePlaces()
  return table.phrases
}

/** Whether the name of a place begins here and ends there. */
export function isPlace(tokens: Tokens, start: number, end: number): boolean {
  return phraseAt(tokens, start, places())?.end === end
}

/** Names that are words or persons' names too; they count behind a word of place alone. */
const doubtful = new Set(
  'duc anh nga phap y bi ao uc my chad jordan georgia guinea jersey oman mali niger cuba malta lima santos valencia veracruz aden georgie lyon paris florence milan us ha lan cao turkey china chili peru reunion curacao tripoli victoria sanaa'.split(
    ' ',
  ),
)
const before = new Set(
  `in from to at near via into for of toward towards through en de à a au aux du des vers depuis dans par desde hasta hacia entre
   ở tại từ đến sang qua về nước tới في من إلى الى عبر نحو قرب مدينة city ville ciudad citizen national nationality nationalité nacionalidad`
    .split(/\s+/)
    .map(foldWord),
)
/** Whose lower case with marks must be as listed, since without them they are other words. */
const marked: ReadonlyMap<string, string> = new Map([
  ['y', 'ý'],
  ['bi', 'bỉ'],
  ['ao', 'áo'],
  ['uc', 'úc'],
  ['my', 'mỹ'],
  ['duc', 'đức'],
  ['phap', 'pháp'],
  ['seul', 'seúl'],
])

/** Looks for the name of a place that begins at a place of the text. */
export function detectPlace(tokens: Tokens, place: number, take: Take): void {
  const token = tokens.at(place)
  if (token?.kind !== 'word' || isAlphanumeric(tokens.at(place - 1))) return
  if (token.shape === 'lower' || isSign(tokens.at(place - 1), '@_')) return
  const found = phraseAt(tokens, place, places()) ?? behindPrefix(tokens, place, token.fold)
  if (found === undefined || isAlphanumeric(tokens.at(found.end)) || isSign(tokens.at(found.end), '@_')) return
  const isOneWord = found.end === place + 1
  const mark = marked.get(token.fold)
  if (isOneWord && mark !== undefined && token.lower !== mark) return
  if (isOneWord && token.fold === 'us' && token.shape !== 'upper') return
  const isPlaced = isBehindPlaceWord(tokens, place)
  const isDoubtful = isOneWord && doubtful.has(token.fold)
  if (isDoubtful && !isPlaced) return
  const { value, country, code } = found.value
  take({
    kind: 'place',
    start: place,
    end: found.end,
    value,
    details: { country },
    code,
    strength: isDoubtful ? 'weak' : 'likely',
  })
}

/** Arabic writes "and", "in", "to" as one letter with the word: `بفرنسا`, `والعراق`, `للعراق`. */
function behindPrefix(tokens: Tokens, place: number, fold: string): PhraseFound<Place> | undefined {
  if (fold.length < 5 || !/^[وفبلك]/.test(fold)) return undefined
  if (fold.startsWith('لل')) return phraseFrom(tokens, place, `ال${fold.slice(2)}`, places())
  return phraseFrom(tokens, place, fold.slice(1), places())
}

function isBehindPlaceWord(tokens: Tokens, place: number): boolean {
  let at = place - 1
  if (isSmallGap(tokens.at(at)) || isSign(tokens.at(at), "':(")) at -= 1
  if (isSign(tokens.at(at), ':')) at -= 1
  const word = tokens.at(at)
  return word?.kind === 'word' && before.has(word.fold)
}
