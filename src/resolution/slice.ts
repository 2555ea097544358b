/** Long work cut into slices: when a slice is over, sorting that can be left and taken up again, running to the end. */

/** Work between two yields: at most so long by the clock given, and at most so many steps. */
export const sliceMilliseconds = 4
export const sliceSteps = 200

export type Turn = {
  /** Counts a step; true where the slice is over, and the next begins. */
  readonly isOver: () => boolean
}

/** `now`: monotonic milliseconds. Without it only steps end a slice. */
export function createTurn(now?: () => number): Turn {
  let steps = 0
  let ends = now === undefined ? Number.POSITIVE_INFINITY : now() + sliceMilliseconds
  return {
    isOver: () => {
      steps += 1
      if (steps < sliceSteps && (now === undefined || now() < ends)) return false
      steps = 0
      if (now !== undefined) ends = now() + sliceMilliseconds
      return true
    },
  }
}

const sortedAtOnce = 256

/** Sorts as `sort` does, by merging; yields when the turn is over. Returns a new list. */
export function* sortInSlices<Value>(
  values: readonly Value[],
  compare: (one: Value, other: Value) => number,
  turn: Turn,
): Generator<undefined, readonly Value[], void> {
  let runs: (readonly Value[])[] = []
  for (let at = 0; at < values.length; at += sortedAtOnce) {
    runs.push(values.slice(at, at + sortedAtOnce).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const merged: (readonly Value[])[] = []
    for (let at = 0; at < runs.length; at += 2) {
      const [one = [], other = []] = [runs[at], runs[at + 1]]
      merged.push(yield* merge(one, other, compare, turn))
    }
    runs = merged
  }
  return runs[0] ?? []
}

function* merge<Value>(
  one: readonly Value[],
  other: readonly Value[],
  compare: (one: Value, other: Value) => number,
  turn: Turn,
): Generator<undefined, readonly Value[], void> {
  const merged: Value[] = []
  let [left, right] = [0, 0]
  while (left < one.length || right < other.length) {
    const mine = one[left]
    const theirs = other[right]
    if (mine !== undefined && (theirs === undefined || compare(mine, theirs) <= 0)) {
      merged.push(mine)
      left += 1
    } else if (theirs !== undefined) {
      merged.push(theirs)
      right += 1
    }
    if (turn.isOver()) yield
  }
  return merged
}

/** Runs a generator to its end at once: in tests, and where nobody waits. */
export function runToEnd<Result>(work: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
