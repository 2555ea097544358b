/** Handling codes (what a receiver may do with information) and confidentiality (who may see it): two separate axes. */

/** Europol handling codes from the mildest to the strictest; H1 to H3 bind the receiver until the source agrees. */
export const handlingCodes = ['H0', 'H1', 'H2', 'H3'] as const

export type HandlingCode = (typeof handlingCodes)[number]

export const handlingMeaning: Readonly<Record<HandlingCode, string>> = {
  H0: 'May be used for the purpose for which it was sent, without a further condition.',
  H1: 'Not to be used as evidence or in court without the consent of the source.',
  H2: 'Not to be passed on without the consent of the source.',
  H3: 'Other condition, spelled out by the source.',
}

/** Levels of confidentiality (RPD 112) from the mildest, which is the default, to the strictest. */
export const confidentialities = ['official-use-only', 'restricted', 'confidential'] as const

export type Confidentiality = (typeof confidentialities)[number]

/** The official words, printed in full on each screen, print and export that carries the level. */
export const confidentialityWording: Readonly<Record<Confidentiality, string>> = {
  'official-use-only': 'For official use only',
  restricted: 'Restricted',
  confidential: 'Confidential',
}

/** The whole marking with the name of the organisation in front, as RPD 112 words it: `INTERPOL For official use only`. */
export function confidentialityMarking(confidentiality: Confidentiality, organisation: string): string {
  return `${organisation} ${confidentialityWording[confidentiality]}`
}

/** 1 official use only, 2 restricted, 3 confidential: an officer's clearance must be at least the level of the record. */
export function confidentialityLevel(confidentiality: Confidentiality): 1 | 2 | 3 {
  if (confidentiality === 'confidential') return 3
  return confidentiality === 'restricted' ? 2 : 1
}

/** 0 to 3 for H0 to H3. */
export function handlingStrictness(code: HandlingCode): number {
  return handlingCodes.indexOf(code)
}

/**
 * The strictest of several codes of one axis, for what is put together from several sources.
 * Undefined for an empty list: what has no source has no code, and the caller must decide.
 */
export function strictest(codes: readonly HandlingCode[]): HandlingCode | undefined
export function strictest(codes: readonly Confidentiality[]): Confidentiality | undefined
export function strictest(
  codes: readonly HandlingCode[] | readonly Confidentiality[],
): HandlingCode | Confidentiality | undefined {
  let found: HandlingCode | Confidentiality | undefined
  for (const code of codes) {
    if (found === undefined || strictness(code) > strictness(found)) found = code
  }
  return found
}

function strictness(code: HandlingCode | Confidentiality): number {
  return isHandlingCode(code) ? handlingStrictness(code) : confidentialityLevel(code)
}

/** Tells whether any value is a handling code. */
export function isHandlingCode(value: unknown): value is HandlingCode {
  return (handlingCodes as readonly unknown[]).includes(value)
}

/** Tells whether any value is a level of confidentiality. */
export function isConfidentiality(value: unknown): value is Confidentiality {
  return (confidentialities as readonly unknown[]).includes(value)
}
