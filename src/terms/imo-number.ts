/** IMO numbers of ships (IMO resolution A.1117(30)): seven digits, the last of them a check digit; a ship keeps hers for life. */
import { foldIdentifier, type IdentifierFaultCode, isIdentifierFault } from './identifier-text.ts'

export interface ImoNumber {
  /** Seven digits, without the letters IMO. */
  readonly imo: string
  readonly checkDigit: 'ok' | 'wrong'
}

export interface ImoFault {
  readonly fault: IdentifierFaultCode | 'too-short'
  /** Place in the text as it came, from 0. */
  readonly at: number
}

const digits = 7
const prefix = /^\s*IMO\b[\s.:#-]*|^\s*IMO(?=[\s\d])/i

/** The check digit for the first six digits: each times 7 down to 2, the last digit of the sum. Throws RangeError for anything else. */
export function imoCheckDigit(first: string): string {
  if (!/^\d{6}$/.test(first)) throw new RangeError('An IMO number has six digits before its check digit')
  const sum = [...first].reduce((total, digit, place) => total + Number(digit) * (digits - place), 0)
  return String(sum % 10)
}

/** Reads an IMO number, with or without the letters IMO in front. A wrong check digit is told, never corrected. */
export function readImoNumber(text: string): ImoNumber | ImoFault {
  const skipped = prefix.exec(text)?.[0].length ?? 0
  const result = foldIdentifier(text.slice(skipped), { keeps: /^\p{Nd}$/u, max: digits })
  if (isIdentifierFault(result)) return { ...result, at: result.at + skipped }
  const imo = result.folded
  if (imo.length < digits) return { fault: 'too-short', at: text.length }
  return { imo, checkDigit: imo.charAt(digits - 1) === imoCheckDigit(imo.slice(0, -1)) ? 'ok' : 'wrong' }
}
