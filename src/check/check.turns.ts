// Work of many items in turns: the thread belongs to every request, and none holds it for longer than a few milliseconds.

/** Milliseconds of this thread after which others have their turn. */
const longest = 4

/**
 * Answers a function to be awaited after each item: most often it answers nothing, and where `longest` have passed since the last rest it
 * lets everything go first that waits for the thread.
 */
export const startTurns = (): (() => Promise<void> | undefined) => {
  let began = performance.now()
  return () => {
    if (performance.now() - began < longest) return undefined
    return new Promise((resolve) =>
      setImmediate(() => {
        began = performance.now()
        resolve()
      }),
    )
  }
}
