// Keeps a draft on the hub while it is written: every two seconds and on leaving a field, one save at a time; pure but for its sender.
import { Problem } from '../console/problem.ts'

/** Milliseconds between two saves of what is being typed. */
export const keepEvery = 2000
const retryAfter = 5000

export type Keeping<T> = {
  /** Version on the hub; undefined while it has none. */
  readonly version: number | undefined
  /**
   * `still`: nothing was typed yet. `typed`: not kept yet. `kept`: as the hub has it. `lost`: tried again by itself. `stale`: somebody
   * else keeps it; `gone`: thrown away or sent elsewhere. `refused`: the hub does not take it so.
   */
  readonly phase: 'still' | 'typed' | 'kept' | 'lost' | 'stale' | 'gone' | 'refused'
  readonly problem: Problem | null
  readonly kept: T | null
  /** When it was last kept, by the hub's clock. */
  readonly keptAt: string | null
}

export type Saved = { readonly version: number; readonly updatedAt: string }

export type Keeper<T> = {
  readonly state: () => Keeping<T>
  readonly change: (content: T) => void
  /** Saves now what is not saved yet; ends when it is, or cannot be. */
  readonly flush: () => Promise<void>
  /** Nothing is saved any more: it was sent or thrown away. Ends when a save under way is over. */
  readonly close: () => Promise<void>
}

type Clock = {
  readonly after: (milliseconds: number, run: () => void) => () => void
}

const phaseOf = (problem: Problem): Keeping<unknown>['phase'] => {
  if (problem.key === 'message.draft-stale') return 'stale'
  if (problem.key === 'message.draft-gone' || problem.key === 'message.draft-sent') return 'gone'
  return problem.mayHaveArrived || problem.code === 'tooMany' || problem.code === 'unauthenticated' ? 'lost' : 'refused'
}

/**
 * Starts keeping. `save` sends one content with the version it follows and may throw Problem; `tell` hears each new state. A save
 * that may have arrived though no answer came is repeated with the same key, so that it is not taken for somebody else's.
 */
export const startKeeping = <T>(
  first: { readonly version: number | undefined; readonly keptAt: string | null },
  save: (content: T, version: number | undefined, key: string) => Promise<Saved>,
  tell: (state: Keeping<T>) => void,
  clock: Clock,
  newKey: () => string,
): Keeper<T> => {
  let state: Keeping<T> = { ...first, phase: 'still', problem: null, kept: null }
  let waiting: { readonly content: T } | null = null
  let unsure: { readonly content: T; readonly key: string } | null = null
  let running: Promise<void> | null = null
  let stopTimer: (() => void) | null = null
  let isClosed = false

  const become = (next: Partial<Keeping<T>>): void => {
    state = { ...state, ...next }
    if (!isClosed) tell(state)
  }
  const arm = (milliseconds: number): void => {
    if (stopTimer !== null || isClosed) return
    stopTimer = clock.after(milliseconds, () => {
      stopTimer = null
      void run()
    })
  }
  const disarm = (): void => {
    stopTimer?.()
    stopTimer = null
  }
  const isOver = (): boolean => isClosed || state.phase === 'stale' || state.phase === 'gone'

  /** Whether something typed meanwhile is to be saved next. */
  const saveOne = async (): Promise<boolean> => {
    const next = unsure ?? (waiting === null ? null : { content: waiting.content, key: newKey() })
    if (next === null || isOver()) return false
    if (unsure === null) waiting = null
    try {
      const saved = await save(next.content, state.version, next.key)
      unsure = null
      become({
        phase: waiting === null ? 'kept' : 'typed',
        problem: null,
        version: saved.version,
        kept: next.content,
        keptAt: saved.updatedAt,
      })
      return waiting !== null
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem({ status: 0, code: 'unreadable' })
      const phase = phaseOf(problem)
      unsure = problem.mayHaveArrived ? next : null
      const isNewer = waiting !== null
      if (unsure === null && waiting === null) waiting = { content: next.content }
      become({ phase, problem })
      if (phase === 'lost') arm(retryAfter)
      return isNewer && phase === 'refused'
    }
  }
  const run = (): Promise<void> => {
    running ??= saveOne().then((isMore) => {
      running = null
      if (isMore || (waiting !== null && state.phase === 'typed' && !isClosed)) arm(keepEvery)
    })
    return running
  }

  return {
    state: () => state,
    change: (content) => {
      if (isOver()) return
      waiting = { content }
      if (state.phase !== 'lost') become({ phase: 'typed', problem: null })
      arm(keepEvery)
    },
    flush: async () => {
      // What is under way may not hold the last words: then they follow at once.
      await running
      disarm()
      await run()
    },
    close: async () => {
      isClosed = true
      disarm()
      await running
    },
  }
}
