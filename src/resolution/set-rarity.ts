/** How rare the parts of names are among the entities themselves. */
import { plainRarity } from '../matching/rarity.ts'

/** What is expected of a form before anything is counted weighs as much as so many entities. */
const expectedEntities = 2000

export type SetRarity = {
  /** Counts the forms of one entity, each once. */
  readonly add: (forms: readonly string[]) => void
  /** Bits of a form: log2 of how many entities there are to each that bears it. */
  readonly rarityOf: (form: string) => number
}

/** Counts that begin with what is expected; the more entities, the less that tells. */
export function createSetRarity(): SetRarity {
  const counts = new Map<string, number>()
  const bits = new Map<string, number>()
  let entities = 0
  return {
    add: (forms) => {
      entities += 1
      bits.clear()
      for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1)
    },
    rarityOf: (form) => {
      const known = bits.get(form)
      if (known !== undefined) return known
      const bearers = (counts.get(form) ?? 0) + expectedEntities * 2 ** -plainRarity(form)
      const rarity = Math.max(0, Math.log2((entities + expectedEntities) / bearers))
      bits.set(form, rarity)
      return rarity
    },
  }
}
