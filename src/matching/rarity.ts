/** Rarity of a token where no counts of persons are at hand: a table of common names, and length for the rest. */
import { commonNames } from './common-name.table.ts'
import { formOfWritten } from './lexicon.ts'

const common = readCommon()

function readCommon(): ReadonlyMap<string, number> {
  const rarities = new Map<string, number>()
  for (const [bits, names] of commonNames) {
    for (const written of names.trim().split(/\s+/)) {
      const form = formOfWritten(written)
      rarities.set(form, Math.min(bits, rarities.get(form) ?? bits))
    }
  }
  return rarities
}

/** Bits by length of the form, from 0 letters; longer forms as the last. Short forms are shared by many names of many languages. */
const byLength = [1, 2.5, 6, 8, 10, 11, 11.5, 12, 12.5]

/** Bits of a token that is equal: minus log2 of the share of persons who bear it, about. */
export function plainRarity(form: string): number {
  return common.get(form) ?? byLength[Math.min(form.length, byLength.length - 1)] ?? 12
}

/** Whether a comparison form stands in the table of names that are common somewhere. */
export function isCommonName(form: string): boolean {
  return common.has(form)
}
