/** How rare parts of names are, in bits, counted over records that are open to everybody only. */

/** Rarity in bits by comparison form. */
export type Rarity = Readonly<Record<string, number>>

/** What is expected of a form before anything is counted weighs as much as so many records. */
const EXPECTED_RECORDS = 10_000

/**
 * Bits of a form: log2 of how many records there are to each that has it. `expected` are its bits where nothing is counted; the
 * more records there are, the less they tell. Only records that everybody may read are counted: one that is hidden from anybody
 * changes no figure here, hence no score and no order, for nobody.
 */
export function rarityOf(bearers: number, records: number, expected: number): number {
  return Math.max(0, Math.log2((records + EXPECTED_RECORDS) / (bearers + EXPECTED_RECORDS * 2 ** -expected)))
}
