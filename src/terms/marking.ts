/** The marking that what is put together from several sources bears: it never weakens, however often it is copied, linked or summed up. */
import { type Confidentiality, confidentialityLevel, type HandlingCode, handlingStrictness } from './handling.ts'

/**
 * Handling, confidentiality and whose word is needed, kept apart. `conditions` are those spelled out by sources under H3; `consentOf`
 * the bureaus that must agree before it is passed on (sources of H2 and H3 parts), used in court (H1). Both sorted, each once.
 */
export interface Marking {
  readonly handlingCode: HandlingCode
  readonly confidentiality: Confidentiality
  readonly conditions: readonly string[]
  readonly consentOf: readonly string[]
}

/** The marking of nothing: joined with any other it gives the other. */
export const mildestMarking: Marking = {
  handlingCode: 'H0',
  confidentiality: 'official-use-only',
  conditions: [],
  consentOf: [],
}

const union = (one: readonly string[], other: readonly string[]): readonly string[] =>
  [...new Set([...one, ...other])].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0))

/** The marking of what one source states alone. `condition` is empty but under H3. */
export function markingOf(
  source: string,
  handlingCode: HandlingCode,
  confidentiality: Confidentiality,
  condition = '',
): Marking {
  return {
    handlingCode,
    confidentiality,
    conditions: condition === '' ? [] : [condition],
    consentOf: handlingCode === 'H0' ? [] : [source],
  }
}

/** What several parts bear together: the strictest of each axis, all conditions, everybody's consent. A join: order and repetition change nothing. */
export function joinMarkings(markings: readonly Marking[]): Marking {
  return markings.reduce<Marking>(
    (one, other) => ({
      handlingCode:
        handlingStrictness(other.handlingCode) > handlingStrictness(one.handlingCode)
          ? other.handlingCode
          : one.handlingCode,
      confidentiality:
        confidentialityLevel(other.confidentiality) > confidentialityLevel(one.confidentiality)
          ? other.confidentiality
          : one.confidentiality,
      conditions: union(one.conditions, other.conditions),
      consentOf: union(one.consentOf, other.consentOf),
    }),
    mildestMarking,
  )
}

/** Whether `stricter` binds a reader to everything that `milder` does: the order of the join. */
export function covers(stricter: Marking, milder: Marking): boolean {
  return (
    handlingStrictness(stricter.handlingCode) >= handlingStrictness(milder.handlingCode) &&
    confidentialityLevel(stricter.confidentiality) >= confidentialityLevel(milder.confidentiality) &&
    milder.conditions.every((one) => stricter.conditions.includes(one)) &&
    milder.consentOf.every((one) => stricter.consentOf.includes(one))
  )
}
