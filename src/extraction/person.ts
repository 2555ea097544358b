/** Persons: by a title or a label before the name, by what is said of a birth behind it, by names that are known. */
import type { Take } from './candidate.ts'
import type { Strength } from './finding.ts'
import { arabicStops } from './name-word.table.ts'
import { isKnownName, isNoName, isVietnameseFamily } from './name-word.ts'
import { phraseAt, phrasesOf, readPhrases, skipLabelEnd } from './phrase.ts'
import { isPlace } from './place.ts'
import { isAlphanumeric, isSign, isSmallGap, type Token, type Tokens, textBetween } from './token.ts'

const labels = readPhrases([
  ...phrasesOf(
    'name, full name, surname, family name, last name, first name, given name, given names, alias, aka',
    'label',
  ),
  ...phrasesOf('nom, prénom, prénoms, nom de famille, nom et prénom, nom et prénoms, nom complet, surnom', 'label'),
  ...phrasesOf('nombre, nombres, apellido, apellidos, nombre y apellidos, nombre completo', 'label'),
  ...phrasesOf('họ và tên, họ tên, tên, họ tên khai sinh, tên gọi khác, bí danh', 'label'),
  ...phrasesOf('الاسم, الاسم الكامل, اسم, اللقب, الاسم واللقب, الكنية', 'label'),
])
const titles = readPhrases([
  ...phrasesOf('mr, mrs, ms, miss, dr, prof, sir, capt, captain, col, colonel, sgt, lt', 'title'),
  ...phrasesOf('monsieur, madame, mademoiselle, mme, mlle, m, me, maître, le nommé, la nommée, le dénommé', 'title'),
  ...phrasesOf('sr, sra, srta, señor, señora, don, doña, el ciudadano, el llamado, la llamada', 'title'),
  ...phrasesOf('ông, bà, anh, chị, đối tượng, nghi phạm, bị can, công dân, cô', 'title'),
  ...phrasesOf(
    'السيد, السيدة, الآنسة, الشيخ, الدكتور, الدكتورة, المدعو, المدعوة, المتهم, المتهمة, المشتبه به, المواطن, الأستاذ, المهندس',
    'title',
  ),
  ...phrasesOf(
    'suspect, witness, a man named, named, called, nommé, nommée, llamado, llamada, tên là, يدعى, تدعى, اسمه, اسمها',
    'cue',
  ),
])
/** Short titles are words of these languages too: they want their exact letters. */
const exactTitles: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['ong', new Set(['ông'])],
  ['ba', new Set(['bà'])],
  ['anh', new Set(['anh'])],
  ['chi', new Set(['chị'])],
  ['co', new Set(['cô'])],
  ['me', new Set<string>()],
])
const births = readPhrases([
  ...phrasesOf('born, born on, born in, dob, date of birth, aged, né, née, né le, née le, âgé, âgée', 'birth'),
  ...phrasesOf(
    'nacido, nacida, nació, de años, sinh, sinh ngày, sinh năm, quê, مواليد, من مواليد, المولود, المولودة, ولد, ولدت',
    'birth',
  ),
])
/** Little words that stand within names. */
const inner = new Set(
  'de del de la las los da das do dos di du des van von der den ter zu bin ibn ben bint al el ul y e abu abou ould'.split(
    ' ',
  ),
)
const arabicInner = new Set(['بن', 'ابن', 'بنت', 'ابو', 'ابي', 'ال', 'آل', 'عبد'])
const mostWords = 6

type Run = { readonly start: number; readonly end: number; readonly words: readonly Token[] }

/** Looks for a person whose name, title or label begins at a place. */
export function detectPerson(tokens: Tokens, place: number, take: Take): void {
  const token = tokens.at(place)
  if (token?.kind !== 'word' || isAlphanumeric(tokens.at(place - 1)) || isSign(tokens.at(place - 1), '@_')) return
  labelled(tokens, place, take)
  titled(tokens, place, take)
  byItself(tokens, place, take)
}

function offer(tokens: Tokens, run: Run, code: string, strength: Strength, take: Take): void {
  const value = textBetween(tokens, run.start, run.end).replace(/ +/g, ' ').trim()
  take({ kind: 'person', start: run.start, end: run.end, value, code, strength })
}

/** Words of a name from a place on: with capitals, or Arabic ones; joined by single gaps, hyphens, apostrophes, little words. */
function runAt(tokens: Tokens, place: number): Run | undefined {
  const first = tokens.at(place)
  if (first?.kind !== 'word') return undefined
  return first.shape === 'caseless' ? arabicRun(tokens, place) : capitalRun(tokens, place)
}

function isCapital(token: Token | undefined): token is Token {
  return token?.kind === 'word' && (token.shape === 'title' || token.shape === 'upper')
}

function capitalRun(tokens: Tokens, place: number): Run | undefined {
  const words: Token[] = []
  let end = place
  for (let at = place; words.length < mostWords && at < place + 4 * mostWords; at += 1) {
    const token = tokens.at(at)
    if (token?.kind === 'word' && isAlphanumeric(tokens.at(at + 1))) break
    if (isCapital(token) && !isNoName(token)) {
      words.push(token)
      end = at + 1
    } else if (token?.kind === 'word') {
      const isInner = words.length > 0 && inner.has(token.fold) && token.shape === 'lower'
      if (!isInner) break
    } else if (isSign(token, '.') && (tokens.at(at - 1)?.text.length ?? 0) === 1 && words.length > 0) {
      // An initial keeps its point.
      if (isSmallGap(tokens.at(at + 1)) && isCapital(tokens.at(at + 2))) end = at + 1
    } else if (!isSmallGap(token) && !isSign(token, "-'")) break
  }
  return words.length === 0 ? undefined : { start: place, end, words }
}

function arabicRun(tokens: Tokens, place: number): Run | undefined {
  const words: Token[] = []
  let end = place
  let isLed = false
  for (let at = place; words.length < mostWords && at < place + 2 * mostWords; at += 1) {
    const token = tokens.at(at)
    if (isSmallGap(token)) continue
    if (token?.kind !== 'word' || token.shape !== 'caseless' || (isArabicStop(token) && !isLed)) break
    const isJoined = arabicInner.has(token.fold)
    const goesOn = words.length === 0 || isLed || isJoined || isKnownName(token) || token.fold.startsWith('ال')
    if (!goesOn) break
    words.push(token)
    if (!isJoined) end = at + 1
    isLed = isJoined
  }
  const kept = isLed ? words.slice(0, -1) : words
  return kept.length === 0 || end === place ? undefined : { start: place, end, words: kept }
}

const knownIn = (run: Run): number => run.words.filter((word) => isKnownName(word) || isVietnameseFamily(word)).length

/** `Name: ...` to the end of the line, whatever its letters. */
function labelled(tokens: Tokens, place: number, take: Take): void {
  const label = phraseAt(tokens, place, labels)
  if (label === undefined) return
  let colon = label.end
  if (isSign(tokens.at(colon), '(')) return
  if (isSmallGap(tokens.at(colon))) colon += 1
  if (!isSign(tokens.at(colon), ':')) return
  const start = isSmallGap(tokens.at(colon + 1)) ? colon + 2 : colon + 1
  const words: Token[] = []
  let end = start
  for (let at = start; words.length < mostWords && at < start + 3 * mostWords; at += 1) {
    const token = tokens.at(at)
    if (token?.kind === 'word') {
      if (phraseAt(tokens, at, births) !== undefined || phraseAt(tokens, at, labels) !== undefined) break
      words.push(token)
      end = at + 1
    } else if (!isSmallGap(token) && !isSign(token, "-'.")) break
  }
  // In small letters it may as well be a sentence: `Name: see page 2`.
  if (words[0]?.shape === 'lower' && words.filter(isKnownName).length * 2 < words.length) return
  if (words.length === 0 || isAlphanumeric(tokens.at(end))) return
  offer(tokens, { start, end, words }, 'label', 'certain', take)
}

/** `Mr ...`, `bà ...`, `السيد ...`. */
function titled(tokens: Tokens, place: number, take: Take): void {
  const title = phraseAt(tokens, place, titles)
  const token = tokens.at(place)
  if (title === undefined || token === undefined) return
  if (title.end === place + 1) {
    const exact = exactTitles.get(token.fold)
    if (exact !== undefined && !exact.has(token.lower)) return
    if (token.fold === 'm' && !(token.text === 'M' && isSign(tokens.at(title.end), '.'))) return
  }
  const after = isSign(tokens.at(title.end), '.') ? title.end + 1 : title.end
  if (!isSmallGap(tokens.at(after))) return
  const run = runAt(tokens, after + 1)
  if (run === undefined) return
  const isSure = title.value === 'title' && (run.words.length > 1 || knownIn(run) > 0)
  if (title.value === 'cue' && run.words.length < 2 && knownIn(run) === 0) return
  offer(tokens, run, title.value, isSure && knownIn(run) > 0 ? 'certain' : 'likely', take)
}

/** A name without anything before it: known names, the customs of a language, or a birth behind it. */
function byItself(tokens: Tokens, place: number, take: Take): void {
  if (isContinued(tokens, place) || phraseAt(tokens, place, titles) !== undefined) return
  const run = runAt(tokens, place)
  if (run === undefined || run.words.length < 2) return
  const known = run.words.filter(isKnownName).length
  const isBorn = birthBehind(tokens, run.end)
  const [first] = run.words
  if (first === undefined) return
  if (!isBorn && isPlace(tokens, run.start, run.end)) return
  const found = manner(run, first, known, isBorn)
  if (found !== undefined) offer(tokens, run, found[0], found[1], take)
}

/** Why a run of words is taken for a person, and how surely; undefined where it is not. */
function manner(run: Run, first: Token, known: number, isBorn: boolean): readonly [string, Strength] | undefined {
  if (first.shape === 'caseless') return arabicManner(run, first, known, isBorn)
  if (isBorn) return ['birth', known > 0 ? 'certain' : 'likely']
  const { words } = run
  // A line in capitals is a heading as often as a name.
  if (words.every((word) => word.shape === 'upper')) return known >= 2 ? ['known', 'weak'] : undefined
  if (isVietnamese(run)) return ['vietnamese', words.length > 2 ? 'likely' : 'weak']
  if (words.some((word) => vietnameseLetter.test(word.lower))) return undefined
  if (known >= 2) return ['known', 'likely']
  if (known === 0) return undefined
  if (words.some((word) => word.shape === 'upper' && word.text.length > 2)) return ['capitals', 'likely']
  return words.length <= 3 ? ['known', 'weak'] : undefined
}

function arabicManner(run: Run, first: Token, known: number, isBorn: boolean): readonly [string, Strength] | undefined {
  const isLed = arabicInner.has(first.fold) && !isArabicStop(first)
  if (isBorn && (known > 0 || isLed)) return ['birth', 'certain']
  if (!isKnownName(first) && !isLed) return undefined
  return ['known', known > 1 || run.words.some((word) => arabicInner.has(word.fold)) ? 'likely' : 'weak']
}

/** `علي` is a name, and `على` the preposition; both fold alike. */
function isArabicStop(token: Token): boolean {
  return token.lower === 'على' || (token.fold !== 'علي' && arabicStops.has(token.fold))
}

/** Whether the run began before: a word of it stands in front. */
function isContinued(tokens: Tokens, place: number): boolean {
  const token = tokens.at(place)
  let at = place - 1
  if (isSmallGap(tokens.at(at)) || isSign(tokens.at(at), "-'")) at -= 1
  const before = tokens.at(at)
  if (at === place - 1 || before?.kind !== 'word') return false
  if (token?.shape === 'caseless') return arabicInner.has(before.fold) || isKnownName(before)
  return isCapital(before) && !isNoName(before) && phraseAt(tokens, at, titles) === undefined
}

function birthBehind(tokens: Tokens, place: number): boolean {
  const at = skipLabelEnd(tokens, isSign(tokens.at(place), ',،(') ? place + 1 : place)
  return at > place && phraseAt(tokens, at, births) !== undefined
}

/** Letters that Vietnamese alone puts under its vowels and beside them. */
const vietnameseLetter = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/
const middles = new Set(['van', 'thi', 'duc', 'huu', 'cong', 'dinh', 'xuan', 'quang', 'ngoc', 'thanh', 'minh'])

function isVietnamese({ words }: Run): boolean {
  const [family, second] = words
  if (family === undefined || words.length > 5 || !isVietnameseFamily(family)) return false
  if (words.some((word) => vietnameseLetter.test(word.lower))) return true
  return words.length >= 3 && second !== undefined && middles.has(second.fold)
}
