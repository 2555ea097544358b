/** What a vessel is called by: radio call sign, registration number and name on the hull, each in one spelling. */
import { foldIdentifier, type IdentifierFaultCode, isIdentifierFault } from './identifier-text.ts'
import { saysNoNumber } from './no-number.ts'

export interface MarkFault {
  readonly fault: IdentifierFaultCode | 'too-short' | 'no-number' | 'no-letter'
  /** Place in the text as it came for `foreign-character` and `too-long`, else in the folded text; from 0. */
  readonly at: number
}

/** Tells a fault from a mark. */
export function isMarkFault(read: object): read is MarkFault {
  return 'fault' in read
}

const letters = /^[\p{L}\p{M}\p{N}]$/u

/**
 * A call sign (ITU Radio Regulations, article 19): letters and digits, three to eight places, at least one letter. The
 * stroke before an added sign (`/MM`) parts it and is dropped.
 */
export function readCallSign(text: string): { readonly callSign: string } | MarkFault {
  const result = foldIdentifier(text, { keeps: /^[A-Za-z0-9]$/, max: 8 })
  if (isIdentifierFault(result)) return result
  const callSign = result.folded
  if (saysNoNumber(text)) return { fault: 'no-number', at: 0 }
  if (callSign.length < 3) return { fault: 'too-short', at: callSign.length }
  return /[A-Z]/.test(callSign) ? { callSign } : { fault: 'no-letter', at: 0 }
}

/** A registration number as its flag gives it: letters of any script and digits, separators dropped. */
export function readVesselRegistration(text: string): { readonly registration: string } | MarkFault {
  const result = foldIdentifier(text, { keeps: letters, drops: /[*:|_,#'’"()]/, max: 24 })
  if (isIdentifierFault(result)) return result
  const registration = result.folded
  if (saysNoNumber(text) || /^0+$/.test(registration)) return { fault: 'no-number', at: 0 }
  return registration.length < 2 ? { fault: 'too-short', at: registration.length } : { registration }
}

/** Words put before a name that are not painted with it, or not always. */
const types = /^(?:M[./]?[VTYSF]|S[./]?[SYV]|F[./]?V|MSC|RV|YACHT)[\s.]+(?=\S)/i

/**
 * The one spelling of a name on a hull, for matching only: letters and digits without marks, in upper case, the type before
 * it (`M/V`, `S.Y.`) left out; empty for a name that says nothing.
 */
export function foldVesselName(text: string): string {
  if (saysNoNumber(text)) return ''
  const name = text.trim().replace(types, '')
  const folded = name
    .normalize('NFKD')
    .toUpperCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('Đ', 'D')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return saysNoNumber(folded) ? '' : folded
}
