/** Vehicle identification numbers, and plates that a word calls so or whose shape only plates have. */
import { isIdentifierFault } from '../terms/identifier-text.ts'
import { normalisePlate } from '../terms/plate.ts'
import { readVin } from '../terms/vin.ts'
import type { Take } from './candidate.ts'
import { phraseAt, phraseBefore, phrasesOf, readPhrases, skipLabelEnd } from './phrase.ts'
import { isAlphanumeric, isSign, type Tokens, textBetween } from './token.ts'

const vinWords = readPhrases(
  phrasesOf(
    'vin, chassis, chassis number, frame number, châssis, numéro de série, bastidor, número de bastidor, số khung, số vin, الشاسيه, رقم الشاسيه, هيكل, رقم الهيكل',
    'vin',
  ),
)
const vinLength = 17

/** Seventeen letters and digits in one run. */
export function detectVin(tokens: Tokens, place: number, take: Take): void {
  if (!isAlphanumeric(tokens.at(place)) || isTouched(tokens, place - 1)) return
  let end = place
  let text = ''
  while (text.length <= vinLength && isAlphanumeric(tokens.at(end))) {
    text += tokens.at(end)?.text ?? ''
    end += 1
  }
  if (text.length !== vinLength || isTouched(tokens, end) || !/^[A-Za-z0-9]+$/.test(text) || !/\d{3}$/.test(text))
    return
  if (!/[A-Za-z].*[A-Za-z]/.test(text) || text !== text.toUpperCase()) return
  const read = readVin(text)
  if ('fault' in read || read.kind !== 'vin') return
  const isNamed = phraseBefore(tokens, place, vinWords, 3) !== undefined
  const isWrong = read.checkDigit === 'wrong'
  take({
    kind: 'vin',
    start: place,
    end,
    value: read.vin,
    code: isWrong ? 'check-wrong' : isNamed ? 'named' : 'shape',
    strength: isWrong ? 'weak' : isNamed || read.checkDigit === 'ok' ? 'certain' : 'likely',
  })
}

/** A sign that makes a run part of something longer. */
function isTouched(tokens: Tokens, place: number): boolean {
  return isAlphanumeric(tokens.at(place)) || isSign(tokens.at(place), '-_/<@')
}

const plateWords = readPhrases([
  ...phrasesOf(
    'plate, plates, number plate, licence plate, license plate, registration, registration number, reg',
    'plate',
  ),
  ...phrasesOf("immatriculé, immatriculée, immatriculation, plaque, plaque d'immatriculation", 'plate'),
  ...phrasesOf('matrícula, placa, placas, patente', 'plate'),
  ...phrasesOf('biển số, biển kiểm soát, bks, biển số xe', 'plate'),
  ...phrasesOf('لوحة, اللوحة, رقم اللوحة, لوحة رقم, لوحات, تحمل لوحة', 'plate'),
  ...phrasesOf('ทะเบียน, ทะเบียนรถ, ป้ายทะเบียน, เลขทะเบียน', 'plate'),
])
const mostTokens = 9
const mostLetters = 10

/** French plates since 2009, Vietnamese ones, and Thai ones: two consonants, digits of either script, often a digit before. */
const plateShape =
  /^(?:[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}|\d{2}[A-Z]\d?-\d{3}\.\d{2}|[\d๐-๙]?[ก-ฮ]{2}[ -][\d๐-๙]{1,4})$/

/** A plate behind a word for plates, or in a shape that nothing else has. */
export function detectPlate(tokens: Tokens, place: number, take: Take): void {
  const named = phraseAt(tokens, place, plateWords)
  if (named !== undefined) takeNamed(tokens, named.end, take)
  if (isTouched(tokens, place - 1)) return
  for (const length of [3, 4, 5, 6]) {
    const text = textBetween(tokens, place, place + length)
    if (!plateShape.test(text)) continue
    if (!isTouched(tokens, place + length)) takePlate(tokens, place, place + length, 'shape', take)
  }
}

function takeNamed(tokens: Tokens, labelEnd: number, take: Take): void {
  const start = skipLabelEnd(tokens, labelEnd)
  if (start === labelEnd) return
  let end = start
  let count = 0
  for (let at = start; at < start + mostTokens; at += 1) {
    const token = tokens.at(at)
    if (isAlphanumeric(token) && token !== undefined) {
      const isPart =
        token.kind === 'digits' || token.shape === 'upper' || (token.shape !== 'lower' && token.text.length <= 3)
      if (!isPart || token.text.length > 8 || count + token.text.length > mostLetters) break
      count += token.text.length
      end = at + 1
    } else if (!(token?.text === ' ' || (isSign(token, '-.·') && isAlphanumeric(tokens.at(at + 1))))) break
  }
  const text = textBetween(tokens, start, end)
  if (/\d/.test(text) && count >= 4 && !isAlphanumeric(tokens.at(end))) takePlate(tokens, start, end, 'named', take)
}

function takePlate(tokens: Tokens, start: number, end: number, code: 'named' | 'shape', take: Take): void {
  const read = normalisePlate(textBetween(tokens, start, end))
  if (isIdentifierFault(read)) return
  take({ kind: 'vehicle-plate', start, end, value: read.plate, code, strength: 'likely' })
}
