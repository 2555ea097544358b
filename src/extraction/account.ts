/** Accounts: IBANs (ISO 13616, check digits of ISO 7064 mod 97-10), payment cards (ISO/IEC 7812, Luhn), numbers a word calls an account. */
import { toAlpha3 } from '../terms/country.ts'
import type { Take } from './candidate.ts'
import { ibanLengths } from './iban.table.ts'
import { phraseAt, phraseBefore, phrasesOf, readPhrases, skipLabelEnd } from './phrase.ts'
import { isAlphanumeric, isSign, isSmallGap, type Tokens } from './token.ts'

const accountWords = readPhrases([
  ...phrasesOf('account, account number, acct, bank account', 'account'),
  ...phrasesOf('compte, compte bancaire, numéro de compte, cuenta, cuenta bancaria, número de cuenta', 'account'),
  ...phrasesOf('tài khoản, số tài khoản, stk, حساب, الحساب, رقم الحساب, حساب بنكي, الحساب البنكي', 'account'),
])
const cardWords = readPhrases(
  phrasesOf(
    'card, card number, credit card, carte, carte bancaire, tarjeta, thẻ, thẻ tín dụng, số thẻ, بطاقة, بطاقة ائتمان',
    'card',
  ),
)
const ibanWords = readPhrases(phrasesOf('iban, ايبان, آيبان', 'iban'))
const wordsBack = 4

/** Looks for an account that begins at a place. */
export function detectAccount(tokens: Tokens, place: number, take: Take): void {
  const token = tokens.at(place)
  if (token === undefined || isAlphanumeric(tokens.at(place - 1))) {
    return
  }
  if (token.kind === 'word' && token.text.length === 2) detectIban(tokens, place, take)
  if (token.kind === 'digits') detectCard(tokens, place, take)
  detectNamed(tokens, place, take)
}

const mostTokens = 24

type Collected = { readonly text: string; readonly end: number; readonly groups: readonly number[] }

/** Letters and digits from a place on, single gaps and hyphens between them left out, until so many are read. */
function collect(tokens: Tokens, place: number, most: number, isWanted: (kind: string) => boolean): Collected[] {
  const stages: Collected[] = []
  let text = ''
  const groups: number[] = []
  let isNewGroup = true
  for (let at = place; at < place + mostTokens; at += 1) {
    const token = tokens.at(at)
    if (token !== undefined && isWanted(token.kind)) {
      text += token.text
      if (isNewGroup) groups.push(0)
      groups[groups.length - 1] = (groups.at(-1) ?? 0) + token.text.length
      isNewGroup = false
      if (text.length > most) break
      if (!isAlphanumeric(tokens.at(at + 1))) stages.push({ text, end: at + 1, groups: [...groups] })
      continue
    }
    const isJoint = token !== undefined && ((isSmallGap(token) && token.text === ' ') || isSign(token, '-'))
    if (!isJoint || isNewGroup) break
    isNewGroup = true
  }
  return stages
}

function detectIban(tokens: Tokens, place: number, take: Take): void {
  const country = (tokens.at(place)?.text ?? '').toUpperCase()
  const length = ibanLengths.get(country)
  if (length === undefined || tokens.at(place + 1)?.kind !== 'digits') return
  const stages = collect(tokens, place, length, (kind) => kind === 'word' || kind === 'digits')
  const whole = stages.find((stage) => stage.text.length === length)
  if (whole === undefined) return
  const value = whole.text.toUpperCase()
  const { end } = whole
  const details = { scheme: 'iban', country: toAlpha3(country) ?? '' }
  if (isIban(value)) {
    take({ kind: 'account', start: place, end, value, details, code: 'iban', strength: 'certain' })
  } else if (phraseBefore(tokens, place, ibanWords, 3) !== undefined) {
    take({ kind: 'account', start: place, end, value, details, code: 'iban-wrong', strength: 'weak' })
  }
}

/** Whether letters and digits without gaps are an IBAN of their country's length whose check digits hold. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(text) || ibanLengths.get(text.slice(0, 2)) !== text.length) return false
  let rest = 0
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** First digits of the schemes that issue cards, and the lengths of their numbers. */
const cards =
  /^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d\d)\d{12}|35\d{14}|62\d{14,17}|3[068]\d{12})$/

/** The check digit of ISO/IEC 7812-1, after H. P. Luhn. */
export function holdsLuhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = at % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

function detectCard(tokens: Tokens, place: number, take: Take): void {
  if (isSign(tokens.at(place - 1), '+-') || isNumberBefore(tokens, place)) return
  for (const { text, end, groups } of collect(tokens, place, 19, (kind) => kind === 'digits')) {
    if (!cards.test(text) || !holdsLuhn(text) || isNumberAfter(tokens, end)) continue
    const isNamed = phraseBefore(tokens, place, cardWords, wordsBack) !== undefined
    const isGrouped = groups.length >= 3 && groups.slice(0, -1).every((group) => group >= 4)
    take({
      kind: 'account',
      start: place,
      end,
      value: text,
      details: { scheme: 'card' },
      code: 'card',
      strength: isNamed ? 'certain' : isGrouped ? 'likely' : 'weak',
    })
  }
}

function isNumberBefore(tokens: Tokens, place: number): boolean {
  const isJoint = isSign(tokens.at(place - 1), '-') || tokens.at(place - 1)?.text === ' '
  return isJoint && tokens.at(place - 2)?.kind === 'digits'
}

function isNumberAfter(tokens: Tokens, end: number): boolean {
  const isJoint = isSign(tokens.at(end), '-') || tokens.at(end)?.text === ' '
  return isJoint && tokens.at(end + 1)?.kind === 'digits'
}

/** A number behind the word "account", whatever its scheme. */
function detectNamed(tokens: Tokens, place: number, take: Take): void {
  const named = phraseAt(tokens, place, accountWords)
  if (named === undefined) return
  const start = skipLabelEnd(tokens, named.end)
  if (start === named.end || tokens.at(start)?.kind !== 'digits') return
  const found = collect(tokens, start, 20, (kind) => kind === 'digits').findLast(({ text }) => text.length >= 6)
  if (found === undefined) return
  const details = { scheme: 'local' }
  take({ kind: 'account', start, end: found.end, value: found.text, details, code: 'named', strength: 'likely' })
}
