/** Numbers of identity documents behind the word for them, and Spanish numbers whose letter holds. */
import { normaliseDocumentNumber } from '../terms/document-number.ts'
import { isIdentifierFault } from '../terms/identifier-text.ts'
import type { Take } from './candidate.ts'
import { phraseAt, phrasesOf, readPhrases, skipLabelEnd } from './phrase.ts'
import { isAlphanumeric, isSign, type Tokens, textBetween } from './token.ts'

const documentWords = readPhrases([
  ...phrasesOf(
    'passport, passport number, passeport, pasaporte, hộ chiếu, số hộ chiếu, جواز, جواز سفر, جواز السفر, الجواز',
    'passport',
  ),
  ...phrasesOf(
    "id card, identity card, national id, identity document, carte d'identité, carte nationale d'identité, cni",
    'id-card',
  ),
  ...phrasesOf('dni, cédula, cédula de identidad, documento de identidad, documento nacional de identidad', 'id-card'),
  ...phrasesOf('cccd, cmnd, căn cước, căn cước công dân, chứng minh nhân dân', 'id-card'),
  ...phrasesOf('بطاقة هوية, بطاقة الهوية, الهوية, هوية, بطاقة التعريف, الرقم القومي', 'id-card'),
  ...phrasesOf(
    "driving licence, driver's license, driving license, permis de conduire, licencia de conducir",
    'driving-licence',
  ),
  ...phrasesOf(
    'carné de conducir, giấy phép lái xe, bằng lái xe, رخصة قيادة, رخصة القيادة, رخصة السياقة',
    'driving-licence',
  ),
  ...phrasesOf('visa, visado, thị thực, تأشيرة, التأشيرة', 'visa'),
  ...phrasesOf(
    'residence permit, titre de séjour, permiso de residencia, nie, thẻ tạm trú, إقامة, بطاقة إقامة',
    'residence-permit',
  ),
  ...phrasesOf(
    "seaman's book, seafarer's document, livret de marin, libreta de marino, sổ thuyền viên",
    'seafarer-document',
  ),
])
const mostTokens = 9

/** Looks for a word for documents at a place and a number behind it; and for a Spanish number. */
export function detectDocument(tokens: Tokens, place: number, take: Take): void {
  takeSpanish(tokens, place, take)
  const named = phraseAt(tokens, place, documentWords)
  if (named === undefined || isAlphanumeric(tokens.at(place - 1))) return
  const start = skipLabelEnd(tokens, named.end)
  if (start === named.end) return
  const end = numberEnd(tokens, start)
  const text = textBetween(tokens, start, end)
  const read = normaliseDocumentNumber(text)
  if (isIdentifierFault(read) || read.number.length < 5 || (read.number.match(/\d/g)?.length ?? 0) < 4) return
  if (isDate(text)) return
  take({
    kind: 'document',
    start,
    end,
    value: read.number,
    details: { type: named.value },
    code: 'named',
    strength: read.number.length >= 7 ? 'certain' : 'likely',
  })
}

/** Letters and digits that touch, with single hyphens or gaps between groups of digits. */
function numberEnd(tokens: Tokens, start: number): number {
  let end = start
  for (let at = start; at < start + mostTokens; at += 1) {
    const token = tokens.at(at)
    if (token?.kind === 'digits' || (token?.kind === 'word' && token.text.length <= 4 && token.shape !== 'lower')) {
      end = at + 1
      continue
    }
    const next = tokens.at(at + 1)
    const isJoint = (token?.text === ' ' || isSign(token, '-./')) && next?.kind === 'digits'
    const isLetterJoint =
      isSign(token, '-/') && next?.kind === 'word' && next.shape === 'title' && next.text.length === 1
    if (!isJoint && !isLetterJoint) break
  }
  return isAlphanumeric(tokens.at(end)) ? start : end
}

function isDate(text: string): boolean {
  return /^\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4}$|^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/.test(text)
}

/** The letter of a Spanish DNI or NIE by the number modulo 23 (Royal Decree 1553/2005). */
const letters = 'TRWAGMYFPDXBNJZSQVHLCKE'

function takeSpanish(tokens: Tokens, place: number, take: Take): void {
  if (!isAlphanumeric(tokens.at(place)) || isAlphanumeric(tokens.at(place - 1)) || isSign(tokens.at(place - 1), '-./_'))
    return
  for (const length of [2, 3, 4, 5]) {
    const text = textBetween(tokens, place, place + length)
    const [, prefix = '', digits = '', letter = ''] = /^([XYZ]?)-?(\d{7,8})-?([A-Z])$/.exec(text) ?? []
    if (letter === '' || digits.length + prefix.length !== 8 || isAlphanumeric(tokens.at(place + length))) continue
    const number = Number(`${prefix === '' ? '' : 'XYZ'.indexOf(prefix)}${digits}`)
    if (letters.charAt(number % 23) !== letter) continue
    take({
      kind: 'document',
      start: place,
      end: place + length,
      value: `${prefix}${digits}${letter}`,
      details: { type: prefix === '' ? 'id-card' : 'residence-permit', country: 'ESP' },
      code: 'spanish',
      strength: 'likely',
    })
    return
  }
}
