/** The check digit of machine readable zones (ICAO Doc 9303-3 section 4.9). */

const weights = [7, 3, 1] as const

/**
 * The check digit over the characters of a zone: `0` to `9` count as themselves, `A` to `Z` as 10 to 35, the filler as 0;
 * weights 7, 3, 1 in turn; the sum modulo 10. Throws RangeError for any other character.
 */
export function mrzCheckDigit(text: string): string {
  let sum = 0
  for (let at = 0; at < text.length; at += 1) {
    sum += characterValue(text.charCodeAt(at)) * (weights[at % weights.length] ?? 0)
  }
  return String(sum % 10)
}

function characterValue(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30
  if (unit >= 0x41 && unit <= 0x5a) return unit - 0x41 + 10
  if (unit === 0x3c) return 0
  throw new RangeError('Only A to Z, 0 to 9 and the filler stand in a machine readable zone')
}
