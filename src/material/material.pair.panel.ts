// Two entities beside each other: which fields stand in which row, and evidence parted into what speaks for and against; pure.
import type { StatedField } from './material.view.schema.ts'

export type FieldRow = {
  readonly field: string
  readonly one: StatedField | undefined
  readonly other: StatedField | undefined
}

/** Every field either has, those both have first, each once, otherwise in the order of the first entity. */
export const fieldsBeside = (one: readonly StatedField[], other: readonly StatedField[]): readonly FieldRow[] => {
  const names = [...new Set([...one, ...other].map(({ field }) => field))]
  const rows = names.map((field) => ({
    field,
    one: one.find((has) => has.field === field),
    other: other.find((has) => has.field === field),
  }))
  const isBoth = (row: FieldRow): boolean => row.one !== undefined && row.other !== undefined
  return [...rows.filter(isBoth), ...rows.filter((row) => !isBoth(row))]
}

/** Evidence by what it speaks for, the weightiest first; what weighs nothing speaks for neither and is left out. */
export const partEvidence = <T extends { readonly weight: number }>(
  evidence: readonly T[],
): { readonly speaksFor: T[]; readonly speaksAgainst: T[] } => ({
  speaksFor: evidence.filter(({ weight }) => weight > 0).sort((one, next) => next.weight - one.weight),
  speaksAgainst: evidence.filter(({ weight }) => weight < 0).sort((one, next) => one.weight - next.weight),
})
