/** Engine numbers: one spelling, by which they are also matched. */
import { foldIdentifier, type IdentifierFault, isIdentifierFault } from './identifier-text.ts'

const keeps = /^[\p{L}\p{M}\p{N}]$/u
const drops = /[*:_,#]/
const longest = 30

export interface EngineNumber {
  readonly engineNumber: string
}

/**
 * The one spelling of an engine number: upper case, letters and digits, separators dropped (makers stamp stars and
 * dashes at both ends against additions). No country and no check digit: makers number as they please.
 */
export function normaliseEngineNumber(text: string): EngineNumber | IdentifierFault {
  const result = foldIdentifier(text, { keeps, drops, max: longest })
  return isIdentifierFault(result) ? result : { engineNumber: result.folded }
}
