/** Telephone numbers, in E.164 where the country can be told. */
import type { Detector, Take } from './candidate.ts'
import { callingCodeOf, callingCodes, keepsZero } from './phone.table.ts'
import { phraseBefore, phrasesOf, readPhrases } from './phrase.ts'
import { isAlphanumeric, isSign, type Tokens } from './token.ts'

const phoneWords = readPhrases([
  ...phrasesOf(
    'phone, telephone, tel, mobile, cell, cellphone, whatsapp, viber, zalo, telegram, signal, call, called, fax',
    'phone',
  ),
  ...phrasesOf('téléphone, tél, portable, gsm, appeler, numéro de téléphone', 'phone'),
  ...phrasesOf('teléfono, móvil, celular, llamar, número de teléfono', 'phone'),
  ...phrasesOf('điện thoại, đt, sđt, di động, số điện thoại, gọi', 'phone'),
  ...phrasesOf('هاتف, الهاتف, جوال, الجوال, موبايل, تلفون, تليفون, محمول, واتساب, رقم الهاتف, هاتفه, هاتفها', 'phone'),
])
const wordsBack = 3
const mostTokens = 24

/** Looks for a number that begins at a place; `dialledIn` is the country of numbers without a calling code. */
export function detectPhone(dialledIn: string | undefined): Detector {
  return (tokens, place, take) => {
    const token = tokens.at(place)
    const isPlus = isSign(token, '+')
    const isOpen = isSign(token, '(') && (tokens.at(place + 1)?.kind === 'digits' || isSign(tokens.at(place + 1), '+'))
    if (!(isPlus || isOpen || token?.kind === 'digits') || isInNumber(tokens, place)) return
    const found = collect(tokens, place)
    if (found === undefined || isAlphanumeric(tokens.at(found.end))) return
    if (found.isInternational) takeInternational(found, place, take)
    else takeNational(tokens, found, place, dialledIn, take)
  }
}

/** Whether digits or letters stand right before it, or digits with a sign between. */
function isInNumber(tokens: Tokens, place: number): boolean {
  const before = tokens.at(place - 1)
  if (isAlphanumeric(before)) return true
  const isJoint = isSign(before, '-./+:_') || before?.text === ' '
  if (!isJoint) return false
  return tokens.at(place - 2)?.kind === 'digits' || (isSign(before, '_-./') && isAlphanumeric(tokens.at(place - 2)))
}

type Collected = {
  readonly digits: string
  readonly end: number
  readonly groups: number
  readonly isInternational: boolean
}

/** Digits with at most two signs or one gap between groups; `(0)` after a calling code is left out. */
function collect(tokens: Tokens, place: number): Collected | undefined {
  let digits = ''
  let groups = 0
  let end = place
  let isInternational = false
  let joints = 0
  for (let at = place; at < place + mostTokens; at += 1) {
    const token = tokens.at(at)
    if (token?.kind === 'digits') {
      const isTrunk =
        isInternational && token.text === '0' && isSign(tokens.at(at - 1), '(') && isSign(tokens.at(at + 1), ')')
      if (!isTrunk) {
        digits += token.text
        groups += 1
      }
      joints = 0
      end = at + 1
      if (digits.length > 17) return undefined
    } else if (isSign(token, '+') && digits === '' && !isInternational) isInternational = true
    else if (token?.text === ' ' || isSign(token, '-.()/')) {
      joints += 1
      if (joints > 3) break
    } else break
  }
  if (isSign(tokens.at(place), '(') && !closes(tokens, place, end)) return undefined
  if (!isInternational && digits.startsWith('00')) {
    isInternational = true
    digits = digits.slice(2)
  }
  return { digits, end, groups, isInternational }
}

function closes(tokens: Tokens, place: number, end: number): boolean {
  for (let at = place; at < end; at += 1) if (isSign(tokens.at(at), ')')) return true
  return false
}

function takeInternational({ digits, end }: Collected, start: number, take: Take): void {
  const code = [3, 2, 1].map((length) => digits.slice(0, length)).find((prefix) => callingCodes.has(prefix))
  if (code === undefined || digits.length < 8 || digits.length > 15) return
  const country = callingCodes.get(code) ?? ''
  const details: Record<string, string> = country === '' ? {} : { country }
  take({
    kind: 'phone',
    start,
    end,
    value: `+${digits}`,
    details,
    code: 'international',
    values: { code: `+${code}` },
    strength: digits.length >= 10 ? 'certain' : 'likely',
  })
}

function takeNational(
  tokens: Tokens,
  found: Collected,
  start: number,
  dialledIn: string | undefined,
  take: Take,
): void {
  const { digits, end, groups } = found
  const isNamed = phraseBefore(tokens, start, phoneWords, wordsBack) !== undefined
  const isShaped = digits.startsWith('0') && groups >= 3 && digits.length >= 9 && digits.length <= 11
  if (!(isNamed ? digits.length >= 6 && digits.length <= 12 : isShaped)) return
  const code = dialledIn === undefined ? undefined : callingCodeOf.get(dialledIn)
  const local = dialledIn !== undefined && keepsZero.has(dialledIn) ? digits : digits.replace(/^0/, '')
  take({
    kind: 'phone',
    start,
    end,
    value: code === undefined ? digits : `+${code}${local}`,
    details: code === undefined || dialledIn === undefined ? {} : { country: dialledIn },
    code: isNamed ? 'named' : 'shape',
    strength: isNamed ? 'likely' : 'weak',
  })
}
