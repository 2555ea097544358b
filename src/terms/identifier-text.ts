/** Folding of identifiers (documents, plates, engines, chassis): one spelling for what differs only in how it was typed. */

/** First digit of the scripts whose digits stand on documents and plates; nine more follow each. */
const zeros = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0,
  0x0f20, 0x1040, 0x17e0, 0x1810,
]

/** Digits of other scripts (`١٢٣`, `१२३`) written as `0` to `9`; everything else stays. */
export function foldDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0
    const zero = zeros.find((first) => point >= first && point <= first + 9)
    return zero === undefined ? digit : String(point - zero)
  })
}

export interface FoldedIdentifier {
  /** Upper case, full-width forms written plain, digits `0` to `9`, separators and fillers dropped. */
  readonly folded: string
}

export type IdentifierFaultCode = 'empty' | 'too-long' | 'foreign-character'

export interface IdentifierFault {
  readonly fault: IdentifierFaultCode
  /** Place of the offending character in the text as it came (in NFC), in UTF-16 units from 0. */
  readonly at: number
}

export interface IdentifierAlphabet {
  /** A single character that is kept, tested before it is put in upper case. */
  readonly keeps: RegExp
  /** Signs that are dropped here beside the common separators. */
  readonly drops?: RegExp
  /** Most characters after folding. */
  readonly max: number
}

/** Spaces, dashes, dots, slashes, the filler and marks of direction: they part an identifier and are no part of it. */
const separator = /[\p{Z}\p{Pd}\p{Cf}\t\u2212\u00b7\u2022./\\<]/u

/**
 * Folds an identifier to one spelling, or says where it cannot. Full-width forms become plain ones (`Ａ１` is `A1`).
 * Other compatibility characters are refused, not unfolded: `Nº 12` would silently become `NO12`, `X²` `X2`; so are
 * letters whose upper case is longer (`ß`).
 */
export function foldIdentifier(text: string, alphabet: IdentifierAlphabet): FoldedIdentifier | IdentifierFault {
  let folded = ''
  let at = 0
  for (const character of text.normalize('NFC')) {
    if (!separator.test(character) && !alphabet.drops?.test(character)) {
      const plain = foldDigits(unfoldWidth(character))
      const upper = plain.toUpperCase()
      if (!alphabet.keeps.test(plain) || upper.length !== plain.length) return { fault: 'foreign-character', at }
      folded += upper
      if (folded.length > alphabet.max) return { fault: 'too-long', at }
    }
    at += character.length
  }
  return folded === '' ? { fault: 'empty', at: 0 } : { folded: folded.normalize('NFC') }
}

/** Full-width ASCII (U+FF01 to U+FF5E) and half-width kana as NFKC has them; all else stays. */
function unfoldWidth(character: string): string {
  const point = character.codePointAt(0) ?? 0
  return point >= 0xff01 && point <= 0xff9f ? character.normalize('NFKC') : character
}

/** Tells a fault from a folded identifier. */
export function isIdentifierFault(result: object): result is IdentifierFault {
  return 'fault' in result
}
