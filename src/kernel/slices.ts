// Work that comes by the hundred is begun a few milliseconds at a time, so that each turn of the event loop stays short.

export type Slices = {
  /** Runs it at once while this turn has time left, else in a later one, in the order given. */
  readonly run: (work: () => void) => void
  /** The same for whoever goes on after an `await`; undefined where there is nothing to wait for. */
  readonly wait: () => Promise<void> | undefined
}

/** Long enough for a dozen requests that cost little, short enough for hundreds of turns a second beside all else that is in them. */
const usualTurn = 1

/**
 * Begins pieces of work for so many milliseconds in a turn of the event loop, and one at least. A turn accepts one new connection (libuv
 * since 1.45, so Node 20), however many ask: where hundreds of answers are written in one turn, nobody new comes in for half a minute
 * (measured: 7 a second beside 700 checks a second that two cores could not take).
 */
export const createSlices = (milliseconds = usualTurn, now = (): number => performance.now()): Slices => {
  let waiting: (() => void)[] = []
  /** Of those that wait, the first that is not begun. */
  let next = 0
  let since = 0
  let isPlanned = false
  const isOver = (): boolean => now() - since >= milliseconds
  const plan = (): void => {
    if (isPlanned) return
    isPlanned = true
    setImmediate(turn)
  }
  const turn = (): void => {
    isPlanned = false
    since = now()
    do waiting[next++]?.()
    while (next < waiting.length && !isOver())
    waiting = waiting.slice(next)
    next = 0
    if (waiting.length > 0) plan()
  }
  const run = (work: () => void): void => {
    if (!isPlanned && waiting.length === 0) since = now()
    plan()
    if (waiting.length > 0 || isOver()) waiting.push(work)
    else work()
  }
  return {
    run,
    wait: () => {
      let isBegun = false
      let go = (): void => {
        isBegun = true
      }
      run(() => go())
      if (isBegun) return undefined
      return new Promise((resolve) => {
        go = resolve
      })
    },
  }
}
