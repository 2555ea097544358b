/** Maritime Mobile Service Identities (ITU-R M.585): nine digits, three of which name the flag of a ship's station. */
import { foldIdentifier, type IdentifierFaultCode, isIdentifierFault } from './identifier-text.ts'
import { countryOfMaritimeDigits } from './maritime-digits.ts'

/** `ship` is a vessel, `craft` a boat of one, `handheld` a radio; the rest stand on land, in the air, on buoys and beacons. */
export const stationKinds = ['ship', 'craft', 'handheld', 'coast', 'group', 'aircraft', 'aid', 'beacon'] as const
export type StationKind = (typeof stationKinds)[number]

export interface Mmsi {
  readonly mmsi: string
  readonly kind: StationKind
  /** Flag by the maritime identification digits, alpha-3; absent where the digits are given to nobody. */
  readonly flag?: string
}

export interface MmsiFault {
  readonly fault: IdentifierFaultCode | 'too-short' | 'no-such-station'
  /** Place in the text as it came for `foreign-character` and `too-long`, else in the folded number; from 0. */
  readonly at: number
}

const digits = 9

/** By how the number begins, and where its maritime identification digits stand; the longest beginning first. */
const forms: readonly (readonly [beginning: RegExp, kind: StationKind, digitsAt: number | undefined])[] = [
  [/^111[2-7]/, 'aircraft', 3],
  [/^97[0-9]/, 'beacon', undefined],
  [/^98[2-7]/, 'craft', 2],
  [/^99[2-7]/, 'aid', 2],
  [/^00[2-7]/, 'coast', 2],
  [/^0[2-7]/, 'group', 1],
  [/^8[2-7]/, 'handheld', 1],
  [/^[2-7]/, 'ship', 0],
]

/** Reads an MMSI. It has no check digit; a beginning that the plan of numbers does not know is refused with its place. */
export function readMmsi(text: string): Mmsi | MmsiFault {
  const result = foldIdentifier(text, { keeps: /^\p{Nd}$/u, max: digits })
  if (isIdentifierFault(result)) return result
  const mmsi = result.folded
  if (mmsi.length < digits) return { fault: 'too-short', at: mmsi.length }
  const form = forms.find(([beginning]) => beginning.test(mmsi))
  if (!form) return { fault: 'no-such-station', at: 0 }
  const [, kind, at] = form
  const flag = at === undefined ? undefined : countryOfMaritimeDigits(mmsi.slice(at, at + 3))
  return { mmsi, kind, ...(flag === undefined ? {} : { flag }) }
}
