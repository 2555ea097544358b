// Keeps personal data out of texts that must hold none: products of the network, the threat register, knowledge.
import { findAll } from '../extraction/extract.ts'
import type { Finding } from '../extraction/finding.ts'
import type { FailurePointer } from '../kernel/failure.ts'

/** What tells who somebody is. Dates and places alone do not. */
const personal: readonly Finding['kind'][] = ['person', 'document', 'vehicle-plate', 'vin', 'phone', 'email', 'account']

/** Kinds an author may insist on with a reason: a word that only looks like a name. Numbers never. */
export const insistable: readonly Finding['kind'][] = ['person']

/** Personal data found in a text, weak guesses left out: what is only perhaps a name must not stop an analyst. */
export const personalDataIn = (text: string, today: string): Finding[] =>
  findAll(text, { referenceDay: today }).filter(({ kind, strength }) => personal.includes(kind) && strength !== 'weak')

/**
 * Faults of texts by their pointers, one for each kind found, with how many and none of what was found (faults are shown and logged).
 * `insisted`: the author says that names in these texts are none of persons. `today` is a day.
 */
export const faultsOfPersonalData = (
  texts: Readonly<Record<string, string | undefined>>,
  today: string,
  insisted = false,
): FailurePointer[] =>
  Object.entries(texts).flatMap(([pointer, text]) => {
    if (text === undefined) return []
    const kinds = new Map<string, number>()
    for (const { kind } of personalDataIn(text, today))
      if (!(insisted && insistable.includes(kind))) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    return [...kinds].map(([kind, times]) => ({ pointer, key: `fault.personal-data.${kind}`, values: { times } }))
  })
