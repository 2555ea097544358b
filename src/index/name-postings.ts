/** Lists of places under words: in order, long ones kept once more by era and day of birth, so that common names stay short lists. */

/**
 * How a date of birth is filed: a number below 2^31 whose ten-thousands are its era, the rest its day, 0 where there is none.
 * Long lists are kept by both, so eras tell apart what is judged differently: years, and what is vaguer than a day.
 */
export const eraOf = (born: number): number => Math.floor(born / 10_000)
export const dayOf = (born: number): number => born % 10_000

/** A list from this length on is split; below half of it, it is whole again. */
const SPLIT_FROM = 256

type Split = { readonly byEra: Map<number, number[]>; readonly byDay: Map<number, number[]> }
type List = {
  /** Places, ascending. */
  places: number[]
  split: Split | undefined
  /** How many of them are open to everybody. */
  open: number
}

export type Postings = {
  /** Puts a place under a word, by its number. */
  readonly enter: (word: number, place: number, isOpen: boolean) => void
  /** Takes it away again, `isOpen` as when it was entered. */
  readonly leave: (word: number, place: number, isOpen: boolean) => void
  /** How many records that are open to everybody stand under a word. Those that are not show in no number. */
  readonly open: (word: number) => number
  /** The eras in which anybody is filed. */
  readonly eras: () => Iterable<number>
  /**
   * Calls `visit` with the places under a word that are filed in these eras, or on one of these days. A place may be visited
   * twice, and of a short list all are.
   */
  readonly walk: (
    word: number,
    eras: readonly number[],
    days: readonly number[],
    visit: (place: number) => void,
  ) => void
}

/**
 * Empty lists. `bornAt` tells how every place there is is filed. Cost of `enter` and `leave`: a search by halves, and a move of
 * what stands behind.
 */
export function createPostings(bornAt: (place: number) => number): Postings {
  const lists: (List | undefined)[] = []
  /** Entries by era. */
  const eras = new Map<number, number>()

  function enter(word: number, place: number, isOpen: boolean): void {
    const list = lists[word] ?? { places: [], split: undefined, open: 0 }
    lists[word] = list
    const era = eraOf(bornAt(place))
    eras.set(era, (eras.get(era) ?? 0) + 1)
    list.places = inserted(list.places, place)
    if (isOpen) list.open += 1
    if (list.split) eachList(list.split, bornAt(place), (places) => inserted(places, place))
    else if (list.places.length >= SPLIT_FROM) list.split = splitUp(list.places)
  }

  function leave(word: number, place: number, isOpen: boolean): void {
    const list = lists[word]
    if (list === undefined) return
    const era = eraOf(bornAt(place))
    const left = (eras.get(era) ?? 0) - 1
    if (left > 0) eras.set(era, left)
    else eras.delete(era)
    erase(list.places, place)
    if (isOpen) list.open -= 1
    if (list.places.length === 0) lists[word] = undefined
    else if (list.places.length < SPLIT_FROM / 2) list.split = undefined
    else if (list.split)
      eachList(list.split, bornAt(place), (places) => {
        erase(places, place)
        return places
      })
  }

  function splitUp(places: readonly number[]): Split {
    const split = { byEra: new Map<number, number[]>(), byDay: new Map<number, number[]>() }
    for (const place of places) eachList(split, bornAt(place), (list) => inserted(list, place))
    return split
  }

  const walk: Postings['walk'] = (word, wanted, days, visit) => {
    const list = lists[word]
    if (list?.split && wanted.length < eras.size) {
      for (const era of wanted) for (const place of list.split.byEra.get(era) ?? []) visit(place)
      for (const day of days) for (const place of list.split.byDay.get(day) ?? []) visit(place)
    } else if (list) for (const place of list.places) visit(place)
  }

  return { enter, leave, open: (word) => lists[word]?.open ?? 0, eras: () => eras.keys(), walk }
}

/** Changes the lists a place stands in once more: that of its era, and that of its day if it has one. */
function eachList({ byEra, byDay }: Split, born: number, change: (places: number[]) => number[]): void {
  byEra.set(eraOf(born), change(byEra.get(eraOf(born)) ?? []))
  if (dayOf(born) > 0) byDay.set(dayOf(born), change(byDay.get(dayOf(born)) ?? []))
}

/** Up to so many places a list is made anew with each, just as long as it is: one that grows keeps room for sixteen more. */
const mostExact = 24

/** The list with the place in it, the same one or another. */
function inserted(places: number[], place: number): number[] {
  const last = places.at(-1)
  if (last === undefined) return [place]
  if (last < place && places.length < mostExact) return places.concat(place)
  if (last < place) places.push(place)
  else places.splice(positionOf(places, place), 0, place)
  return places
}

function erase(places: number[], place: number): void {
  const at = positionOf(places, place)
  if (places[at] === place) places.splice(at, 1)
}

/** Where a place stands, or would stand. */
function positionOf(places: readonly number[], place: number): number {
  let from = 0
  let to = places.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((places[middle] ?? 0) < place) from = middle + 1
    else to = middle
  }
  return from
}
