// How many names are being looked for at once: above a bound newcomers are refused before anything is done for them.

/** Names of one question that count: the readers take two of each before another has its turn, however many it asks for. */
const mostOfOne = 2

export type Crowd = {
  /** Whether so many wait that one more would have to wait for about a second. */
  readonly isFull: () => boolean
  /** Counts a question of so many names until its work is settled, and answers what the work does. */
  readonly during: <T>(names: number, work: () => Promise<T>) => Promise<T>
}

/**
 * Counts those who wait for the readers of persons. `most` bounds whom a newcomer has to wait for, and so how long: at a millisecond or
 * two for a name it is a second at most, where a queue without an end makes everybody late and helps nobody.
 */
export const createCrowd = (most: number): Crowd => {
  let waiting = 0
  return {
    isFull: () => waiting >= most,
    during: async (names, work) => {
      const counted = Math.min(names, mostOfOne)
      waiting += counted
      try {
        return await work()
      } finally {
        waiting -= counted
      }
    },
  }
}
