/** How rare parts of names are, in bits, counted over records that are open to everybody only. */

/** Rarity in bits by comparison form. */
export type Rarity = Readonly<Record<string, number>>

/** What is expected of a form before anything is counted weighs as much as so many records. */
const EXPECTED_RECORDS = 10_000

/** The forms of one record as they were counted: what is needed to count them no more. */
export type Counted = readonly { readonly form: string; records: number }[]

export type RarityCount = {
  /** Counts the forms of one record, each once. */
  readonly add: (forms: readonly string[]) => Counted
  readonly remove: (counted: Counted) => void
  /**
   * Bits of each form: log2 of how many records there are to each that has it. `expected` are the bits of a form where nothing
   * is counted; the more records there are, the less they tell. Only records that everybody may read have been counted:
   * one that is hidden from anybody changes no figure here, hence no score and no order, for nobody.
   */
  readonly rarityOf: (forms: readonly string[], expected: (form: string) => number) => Rarity
}

export function createRarityCount(): RarityCount {
  const counts = new Map<string, Counted[number]>()
  let records = 0

  function add(forms: readonly string[]): Counted {
    records += 1
    return [...new Set(forms)].map((form) => {
      const entry = counts.get(form) ?? { form, records: 0 }
      entry.records += 1
      counts.set(form, entry)
      return entry
    })
  }

  function remove(counted: Counted): void {
    records -= 1
    for (const entry of counted) {
      entry.records -= 1
      if (entry.records === 0) counts.delete(entry.form)
    }
  }

  function rarityOf(forms: readonly string[], expected: (form: string) => number): Rarity {
    const bitsOf = (form: string): number => {
      const bearers = (counts.get(form)?.records ?? 0) + EXPECTED_RECORDS * 2 ** -expected(form)
      return Math.max(0, Math.log2((records + EXPECTED_RECORDS) / bearers))
    }
    return Object.fromEntries(forms.map((form) => [form, bitsOf(form)]))
  }

  return { add, remove, rarityOf }
}
