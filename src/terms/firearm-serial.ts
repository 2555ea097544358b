/** Serial numbers of firearms: one spelling, and what is no number though it stands in its place. */
import { foldIdentifier, type IdentifierFaultCode, isIdentifierFault } from './identifier-text.ts'
import { saysNoNumber } from './no-number.ts'

export interface FirearmSerial {
  readonly serial: string
}

export interface FirearmSerialFault {
  readonly fault: IdentifierFaultCode | 'too-short' | 'no-number'
  /** Place in the text as it came for `foreign-character` and `too-long`, else in the folded number; from 0. */
  readonly at: number
}

const longest = 30
/** Old makers numbered from 1, but one or two places say nothing about which firearm of the world it is. */
const shortest = 3

/**
 * Reads a serial number as stamped: upper case, letters and digits of any script, spaces, dashes and stars dropped. Signs that
 * are taken for each other (`O` and `0`) stay as they were read. "None", "filed off", zeros and fewer than three places are no number.
 */
export function readFirearmSerial(text: string): FirearmSerial | FirearmSerialFault {
  const result = foldIdentifier(text, { keeps: /^[\p{L}\p{M}\p{N}]$/u, drops: /[*:_,#'()]/, max: longest })
  if (isIdentifierFault(result)) return result
  const serial = result.folded
  if (saysNoNumber(text) || /^[0X]+$/.test(serial)) return { fault: 'no-number', at: 0 }
  return serial.length < shortest ? { fault: 'too-short', at: serial.length } : { serial }
}
