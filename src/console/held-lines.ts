// Keeps a list still while someone reads it: new lines wait at the door and are counted; pure.

/** What is shown: keys in their order, and those that wait. */
export type Held = { readonly shown: readonly string[]; readonly waiting: readonly string[] }

/**
 * What to show after a fresh answer. `still` holds the list: known lines keep their order, lines that are gone leave,
 * and new ones wait. Not still: the fresh order stands and nothing waits. Lines that follow the last known one (another
 * page was fetched) join at once, since they move nothing.
 */
export const holdLines = (former: readonly string[] | null, fresh: readonly string[], still: boolean): Held => {
  if (former === null || !still) return { shown: fresh, waiting: [] }
  const present = new Set(fresh)
  const kept = former.filter((key) => present.has(key))
  if (kept.length === 0) return { shown: fresh, waiting: [] }
  const known = new Set(kept)
  let last = -1
  for (const [index, key] of fresh.entries()) if (known.has(key)) last = index
  const following = fresh.slice(last + 1)
  const joins = new Set(following)
  return { shown: [...kept, ...following], waiting: fresh.filter((key) => !known.has(key) && !joins.has(key)) }
}

/** Where the focus goes when its line has left: the line that now stands at its place, else the last; -1 without lines. */
export const nextFocus = (shown: readonly string[], formerIndex: number): number =>
  shown.length === 0 ? -1 : Math.min(Math.max(formerIndex, 0), shown.length - 1)
