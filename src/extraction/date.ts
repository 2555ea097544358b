/** Dates in figures and in words of the five languages, as partial dates. */
import { isDateFault, parsePartialDate } from '../terms/partial-date.ts'
import type { Take } from './candidate.ts'
import type { Strength } from './finding.ts'
import { fromHijri } from './hijri.ts'
import { hijriMonthNames, monthNames } from './month.table.ts'
import { phraseAt, phraseBefore, phrasesOf, readPhrases } from './phrase.ts'
import { isAlphanumeric, isSign, isSmallGap, type Token, type Tokens } from './token.ts'

const months = readPhrases(monthNames)
const hijriMonths = readPhrases(hijriMonthNames)
const roles = readPhrases([
  ...phrasesOf(
    'born, born on, date of birth, birth date, dob, né, née, né le, née le, date de naissance, naissance',
    'birth',
  ),
  ...phrasesOf('nacido, nacida, nació, fecha de nacimiento, nacimiento, sinh, sinh ngày, ngày sinh, sinh năm', 'birth'),
  ...phrasesOf('مواليد, ولد, ولدت, المولود, المولودة, تاريخ الميلاد, تاريخ الولادة, الميلاد', 'birth'),
  ...phrasesOf(
    "expires, expiry, expiry date, valid until, expire le, date d'expiration, valable jusqu'au, caduca",
    'expiry',
  ),
  ...phrasesOf(
    'fecha de caducidad, válido hasta, vencimiento, hết hạn, có giá trị đến, ينتهي, تنتهي, صالح حتى, تاريخ الانتهاء',
    'expiry',
  ),
  ...phrasesOf(
    'issued, issued on, date of issue, délivré, délivré le, date de délivrance, expedido, fecha de expedición',
    'issue',
  ),
  ...phrasesOf('cấp ngày, ngày cấp, صادر, صدر, تاريخ الإصدار', 'issue'),
])
const aboutWords = readPhrases(
  phrasesOf(
    'about, around, circa, approximately, vers, environ, hacia, alrededor de, khoảng, حوالي, نحو, قرابة',
    'about',
  ),
)
const small = new Set(['de', 'del', 'of', 'من', 'شهر', 'سنة', 'عام', 'nam', 'thang', 'the'])
const ordinals = new Set(['st', 'nd', 'rd', 'th', 'er', 'o', 'ero'])
const roleWordsBack = 4

/** Looks for a date that begins at a place. */
export function detectDate(tokens: Tokens, place: number, take: Take): void {
  const token = tokens.at(place)
  if (token === undefined || isPartOfNumber(tokens, place)) return
  if (token.kind === 'digits') {
    if (inFigures(tokens, place, token, take)) return
    if (dayFirst(tokens, place, token, take)) return
    yearAlone(tokens, place, token, take)
  } else if (token.kind === 'word') {
    if (token.fold === 'ngay' || token.fold === 'thang') vietnamese(tokens, place, take)
    monthFirst(tokens, place, take)
  }
}

function isPartOfNumber(tokens: Tokens, place: number): boolean {
  const before = tokens.at(place - 1)
  if (isAlphanumeric(before)) return true
  return isSign(before, '-./+_#') && isAlphanumeric(tokens.at(place - 2))
}

function isWholeEnd(tokens: Tokens, end: number): boolean {
  if (isAlphanumeric(tokens.at(end))) return false
  return !(isSign(tokens.at(end), '-./_') && tokens.at(end + 1)?.kind === 'digits')
}

type Found = {
  readonly value: string
  readonly code: string
  readonly strength: Strength
  readonly details?: Readonly<Record<string, string>>
  readonly values?: Readonly<Record<string, string>>
}

/** Takes what is a date of the years 1850 to 2100, or a Hijri one that was converted. */
function offer(tokens: Tokens, start: number, end: number, found: Found, take: Take): boolean {
  const date = parsePartialDate(found.value)
  if (isDateFault(date) || !isWholeEnd(tokens, end)) return false
  if (date.earliest < '1840' || date.latest > '2101') return false
  const role = phraseBefore(tokens, start, roles, roleWordsBack)
  const details = { ...found.details, ...(role === undefined ? {} : { role }) }
  const { code, strength, values = {} } = found
  take({ kind: 'date', start, end, value: found.value, details, code, values, strength })
  return true
}

const two = (digits: string | number): string => String(digits).padStart(2, '0')

/** `1987-05-03`, `3/5/1987`, `03.05.1987`, and the same in Hijri years. */
function inFigures(tokens: Tokens, place: number, first: Token, take: Take): boolean {
  const sign = tokens.at(place + 1)
  const second = tokens.at(place + 2)
  const third = tokens.at(place + 4)
  if (!isSign(sign, '-./') || tokens.at(place + 3)?.text !== sign?.text) return false
  if (second?.kind !== 'digits' || third?.kind !== 'digits' || second.text.length > 2) return false
  const end = place + 5
  const [a, b, c] = [Number(first.text), Number(second.text), Number(third.text)]
  if (first.text.length === 4 && third.text.length <= 2) {
    const hijri = a < 1600 ? fromHijri(a, b, c) : undefined
    if (hijri !== undefined) return offer(tokens, place, end, ofHijri(hijri, `${a}-${two(b)}-${two(c)}`), take)
    return offer(tokens, place, end, { value: `${a}-${two(b)}-${two(c)}`, code: 'figures', strength: 'certain' }, take)
  }
  if (third.text.length !== 4 || first.text.length > 2) return false
  const hijri = c < 1600 ? fromHijri(c, b, a) : undefined
  if (hijri !== undefined) return offer(tokens, place, end, ofHijri(hijri, `${c}-${two(b)}-${two(a)}`), take)
  const dayMonth = `${third.text}-${two(b)}-${two(a)}`
  const monthDay = `${third.text}-${two(a)}-${two(b)}`
  if (a > 12 || a === b)
    return offer(tokens, place, end, { value: dayMonth, code: 'figures', strength: 'certain' }, take)
  if (b > 12) return offer(tokens, place, end, { value: monthDay, code: 'month-first', strength: 'likely' }, take)
  // Only English and only slashes leave it open; a point or a hyphen is written with the day first.
  const strength = sign?.text === '/' ? 'weak' : 'likely'
  const found: Found = {
    value: dayMonth,
    code: 'either-order',
    strength,
    details: { other: monthDay },
    values: { other: monthDay },
  }
  return offer(tokens, place, end, found, take)
}

function ofHijri(value: string, stated: string): Found {
  return { value, code: 'hijri', strength: 'likely', details: { hijri: stated }, values: { hijri: stated } }
}

/** Past gaps, and little words, commas and points between the parts of a date. */
function skipSmall(tokens: Tokens, place: number): number {
  let at = place
  for (let steps = 0; steps < 5; steps += 1) {
    const token = tokens.at(at)
    const isSmall = token?.kind === 'word' && small.has(token.fold)
    if (!isSmallGap(token) && !isSign(token, ',.،-') && !isSmall) break
    at += 1
  }
  return at
}

/** `3 May 1987`, `1er mai 1987`, `3 de mayo de 1987`, `٣ مايو ١٩٨٧`, `3 رمضان 1407`. */
function dayFirst(tokens: Tokens, place: number, day: Token, take: Take): boolean {
  if (day.text.length > 2) return false
  let at = place + 1
  const suffix = tokens.at(at)
  if ((suffix?.kind === 'word' && ordinals.has(suffix.fold)) || isSign(suffix, 'º°.')) at += 1
  at = skipSmall(tokens, at)
  const hijri = phraseAt(tokens, at, hijriMonths)
  const month = hijri ?? phraseAt(tokens, at, months)
  if (month === undefined) return false
  const yearAt = skipSmall(tokens, month.end)
  const year = tokens.at(yearAt)
  if (yearAt === month.end || year?.kind !== 'digits' || year.text.length !== 4) return false
  if (hijri !== undefined) {
    const stated = `${year.text}-${two(month.value)}-${two(day.text)}`
    const value = fromHijri(Number(year.text), month.value, Number(day.text))
    return value !== undefined && offer(tokens, place, yearAt + 1, ofHijri(value, stated), take)
  }
  const value = `${year.text}-${two(month.value)}-${two(day.text)}`
  return offer(tokens, place, yearAt + 1, { value, code: 'words', strength: 'certain' }, take)
}

/** `May 3, 1987`, `mai 1987`, `mayo de 1987`. */
function monthFirst(tokens: Tokens, place: number, take: Take): void {
  const hijri = phraseAt(tokens, place, hijriMonths)
  const month = hijri ?? phraseAt(tokens, place, months)
  if (month === undefined) return
  let at = skipSmall(tokens, month.end)
  if (at === month.end) return
  const first = tokens.at(at)
  if (first?.kind !== 'digits') return
  if (first.text.length === 4) {
    if (hijri !== undefined) {
      const value = fromHijri(Number(first.text), month.value)
      if (value !== undefined) offer(tokens, place, at + 1, ofHijri(value, `${first.text}-${two(month.value)}`), take)
      return
    }
    offer(
      tokens,
      place,
      at + 1,
      { value: `${first.text}-${two(month.value)}`, code: 'words', strength: 'likely' },
      take,
    )
    return
  }
  if (first.text.length > 2 || hijri !== undefined) return
  at += 1
  const suffix = tokens.at(at)
  if (suffix?.kind === 'word' && ordinals.has(suffix.fold)) at += 1
  const yearAt = skipSmall(tokens, at)
  const year = tokens.at(yearAt)
  if (yearAt === at || year?.kind !== 'digits' || year.text.length !== 4) return
  const value = `${year.text}-${two(month.value)}-${two(first.text)}`
  offer(tokens, place, yearAt + 1, { value, code: 'words', strength: 'certain' }, take)
}

/** `ngày 3 tháng 5 năm 1987`, `tháng 5 năm 1987`, `tháng 5/1987`. */
function vietnamese(tokens: Tokens, place: number, take: Take): void {
  let at = place
  let day: string | undefined
  if (tokens.at(at)?.fold === 'ngay') {
    const digits = tokens.at(at + 2)
    if (!isSmallGap(tokens.at(at + 1)) || digits?.kind !== 'digits' || tokens.at(at + 4)?.fold !== 'thang') return
    day = digits.text
    at += 4
  }
  const month = tokens.at(at + 2)
  if (!isSmallGap(tokens.at(at + 1)) || month?.kind !== 'digits' || month.text.length > 2) return
  const yearAt = isSign(tokens.at(at + 3), '/') ? at + 4 : tokens.at(at + 4)?.fold === 'nam' ? at + 6 : at
  const year = tokens.at(yearAt)
  if (yearAt === at || year?.kind !== 'digits' || year.text.length !== 4) return
  const value = `${year.text}-${two(month.text)}${day === undefined ? '' : `-${two(day)}`}`
  offer(tokens, place, yearAt + 1, { value, code: 'words', strength: 'certain' }, take)
}

/** A year behind "about", or behind a word for birth; a Hijri year with its sign. */
function yearAlone(tokens: Tokens, place: number, year: Token, take: Take): void {
  if (year.text.length !== 4) return
  const after = tokens.at(isSmallGap(tokens.at(place + 1)) ? place + 2 : place + 1)
  if (after?.kind === 'word' && /^ه(?:ـ)?$/.test(after.fold)) {
    const value = fromHijri(Number(year.text))
    if (value !== undefined) offer(tokens, place, place + 1, ofHijri(value, year.text), take)
    return
  }
  const isAbout = phraseBefore(tokens, place, aboutWords, 2) !== undefined
  if (isAbout) {
    offer(tokens, place, place + 1, { value: `${year.text}~`, code: 'about', strength: 'likely' }, take)
  } else if (phraseBefore(tokens, place, roles, 3) === 'birth') {
    offer(tokens, place, place + 1, { value: year.text, code: 'birth-year', strength: 'likely' }, take)
  }
}
