// The list somebody came from, as addresses in its order: a page opened from it leads to its neighbours by `j` and `k`.
import { signal } from './signal.ts'

/** Addresses without anything about a person, as all of ours: `/hits/018f...`. */
export const walked = signal<readonly string[]>([])

/** The address before (-1) or after (1) this one in the list last walked; undefined where there is none. */
export const neighbourOf = (address: string, order: readonly string[], by: 1 | -1): string | undefined => {
  const place = order.indexOf(address)
  return place < 0 ? undefined : order[place + by]
}
