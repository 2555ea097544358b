// A value that several parts of the console watch without passing it down: session, clock, language, live state.
import { useSyncExternalStore } from 'react'

export type Signal<T> = {
  readonly read: () => T
  readonly write: (value: T) => void
  /** Calls back after each change; answers how to stop. */
  readonly watch: (listener: () => void) => () => void
}

/** Makes a signal; writing the value it already has (`Object.is`) tells nobody. */
export const signal = <T>(first: T): Signal<T> => {
  let value = first
  const listeners = new Set<() => void>()
  return {
    read: () => value,
    write(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The present value of a signal; the component draws again when it changes. */
export const useSignal = <T>(source: Signal<T>): T => useSyncExternalStore(source.watch, source.read, source.read)
