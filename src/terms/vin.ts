/** Vehicle identification numbers (ISO 3779, ISO 3780) and the shorter chassis numbers from before 1981. */
import { foldIdentifier, type IdentifierFaultCode, isIdentifierFault } from './identifier-text.ts'

/**
 * `vin` has 17 places. `checkDigit` is judged where 49 CFR 565.15 makes it compulsory, for makers whose code begins
 * with 1 to 5; elsewhere the ninth place belongs to the maker and says nothing.
 */
export interface Vin {
  readonly kind: 'vin'
  readonly vin: string
  readonly checkDigit: 'ok' | 'wrong' | 'not-used'
}

/** A number of 4 to 16 places, as makers gave them before 1981; no rule binds its letters. */
export interface ChassisNumber {
  readonly kind: 'chassis'
  readonly vin: string
}

export interface VinFault {
  readonly fault: IdentifierFaultCode | 'too-short' | 'forbidden-letter'
  /** Place in the text as it came for `foreign-character` and `too-long`, else in the folded number; from 0. */
  readonly at: number
}

const values: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'0123456789'].map((digit) => [digit, Number(digit)])),
  ...{ A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8 },
  ...{ J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9 },
  ...{ S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9 },
}
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const checkPlace = 8

/**
 * The check digit of 17 places by 49 CFR 565.15(c), `0` to `9` or `X`; what stands in the ninth place does not count.
 * Throws RangeError for anything but 17 letters and digits without I, O and Q.
 */
export function vinCheckDigit(vin: string): string {
  if (vin.length !== weights.length) throw new RangeError('A VIN has 17 places')
  let sum = 0
  for (const [place, weight] of weights.entries()) {
    if (place === checkPlace) continue
    const value = values[vin.charAt(place)]
    if (value === undefined) throw new RangeError('A VIN has digits and capital letters without I, O and Q')
    sum += value * weight
  }
  return sum % 11 === 10 ? 'X' : String(sum % 11)
}

/** Reads a VIN or chassis number as typed or stamped. A wrong check digit is told, and letters are not exchanged for digits. */
export function readVin(text: string): Vin | ChassisNumber | VinFault {
  const result = foldIdentifier(text, { keeps: /^[A-Za-z0-9]$/, max: weights.length })
  if (isIdentifierFault(result)) return result
  const vin = result.folded
  if (vin.length < 4) return { fault: 'too-short', at: vin.length }
  if (vin.length < weights.length) return { kind: 'chassis', vin }
  const forbidden = vin.search(/[IOQ]/)
  if (forbidden >= 0) return { fault: 'forbidden-letter', at: forbidden }
  if (!/^[1-5]/.test(vin)) return { kind: 'vin', vin, checkDigit: 'not-used' }
  return { kind: 'vin', vin, checkDigit: vin.charAt(checkPlace) === vinCheckDigit(vin) ? 'ok' : 'wrong' }
}

/**
 * A VIN from its three parts, for exercises: maker (3), description (5, the check digit follows it), vehicle (8).
 * The ninth place always holds the check digit of 49 CFR 565.15. Throws RangeError for parts that fit no VIN.
 */
export function composeVin(maker: string, description: string, vehicle: string): string {
  const vin = `${maker}${description}0${vehicle}`
  if (maker.length !== 3 || description.length !== 5) throw new RangeError('A VIN has parts of 3, 5 and 8 places')
  return vin.slice(0, checkPlace) + vinCheckDigit(vin) + vin.slice(checkPlace + 1)
}
