/** Words that describe a work of art, folded so that what an officer types about it finds what its owner wrote. */

/** Words that carry nothing: articles, prepositions, and what catalogues write of any object; without marks. */
const carryNothing: ReadonlySet<string> = new Set([
  ...[
    'the',
    'and',
    'with',
    'from',
    'for',
    'his',
    'her',
    'its',
    'their',
    'into',
    'over',
    'under',
    'after',
    'into',
    'near',
  ],
  ...['les', 'des', 'une', 'aux', 'avec', 'dans', 'sur', 'sous', 'pour', 'par', 'chez', 'son', 'ses', 'est', 'apres'],
  ...['los', 'las', 'una', 'con', 'del', 'por', 'para', 'sobre', 'segun', 'sin', 'desde', 'entre'],
  ...[
    'der',
    'die',
    'das',
    'dem',
    'den',
    'des',
    'und',
    'mit',
    'von',
    'vom',
    'aus',
    'auf',
    'bei',
    'ein',
    'eine',
    'einer',
  ],
  ...['della', 'delle', 'dello', 'degli', 'dei', 'nel', 'nella', 'che', 'per', 'van', 'het', 'een', 'voor'],
  ...['cua', 'cac', 'nhung', 'mot', 'voi', 'tren', 'trong', 'cho', 'theo', 'duoc'],
  ...['من', 'في', 'على', 'الى', 'إلى', 'عن', 'مع', 'هذا', 'هذه'],
  ...['untitled', 'unknown', 'anonymous', 'artist', 'maker', 'attributed', 'school', 'workshop', 'circle', 'follower'],
  ...['style', 'manner', 'century', 'signed', 'dated', 'copy', 'piece', 'object', 'work', 'art', 'antique', 'old'],
  ...['sans', 'titre', 'inconnu', 'anonyme', 'artiste', 'attribue', 'ecole', 'atelier', 'siecle', 'signe', 'oeuvre'],
  ...['titulo', 'desconocido', 'anonimo', 'artista', 'atribuido', 'escuela', 'taller', 'siglo', 'obra'],
  ...['khuyet', 'danh', 'khong', 'tieu', 'de', 'tac', 'pham', 'hoa'],
])

const shortest = 3
/** Words that a record is found by, and a question asks by, at most. */
export const mostKeyWords = 24

/** Runs of a script that does not part its words, and runs of the others. */
const spaceless = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}]`
const runs = new RegExp(String.raw`${spaceless}+|(?:(?!${spaceless})[\p{L}\p{N}])+`, 'gu')
const isSpaceless = new RegExp(`^${spaceless}`, 'u')

/** Scripts that do not part words are cut into pairs of signs, so that a part of a title still finds the whole. */
const pairsOf = (run: string): string[] => {
  const signs = [...run]
  return signs.length < 2 ? [run] : signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`)
}

const plain = /^[\0-\x7f]*$/

/** Of letters without marks, as most titles are, nothing is left to do but to make them small: a twentieth of the cost. */
const fold = (text: string): string => (plain.test(text) ? text.toLowerCase() : foldMarked(text))

const foldMarked = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')

/**
 * The significant words of some texts, folded, each once, in the order they stand: lower case without marks, three letters
 * or more, numbers left out.
 */
export function significantWords(texts: readonly (string | undefined)[]): string[] {
  const found = new Set<string>()
  for (const text of texts) {
    if (text === undefined) continue
    for (const word of fold(text).match(runs) ?? []) {
      if (isSpaceless.test(word)) for (const pair of pairsOf(word)) found.add(pair)
      else if (word.length >= shortest && /\p{L}/u.test(word) && !carryNothing.has(word)) found.add(word)
    }
  }
  return [...found]
}

/** Those that a record is found by: the first 24. */
export function keyWords(texts: readonly (string | undefined)[]): string[] {
  return significantWords(texts).slice(0, mostKeyWords)
}

/**
 * How many of the asked words must be there for an object to be worth a look: every one of two, two thirds of more. One
 * word of three finds too much, and an officer who describes by memory gets one word in three wrong.
 */
export function wordsWanted(asked: number): number {
  return asked <= 2 ? asked : Math.ceil((asked * 2) / 3)
}
