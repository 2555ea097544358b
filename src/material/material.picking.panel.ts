// Which claims of a file are chosen; pure.
import type { ClaimView } from './material.schema.ts'

/** A claim that was chosen: its name in lists, and its marking, which whatever is made of it must cover. */
export type PickedClaim = Pick<ClaimView, 'id' | 'title' | 'marking'>

/** With a claim chosen that was not, or no more where it was. */
export const turned = (
  picked: ReadonlyMap<string, PickedClaim>,
  { id, title, marking }: PickedClaim,
): ReadonlyMap<string, PickedClaim> => {
  const next = new Map(picked)
  if (!next.delete(id)) next.set(id, { id, title, marking })
  return next
}
