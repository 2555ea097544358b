// How many look for persons at once: where they are too many, or wait too long, newcomers are refused before anything is done for them.

/** Names of one question that count: the readers take two of each before another has its turn, however many it asks for. */
const mostOfOne = 2

export type Crowd = {
  /** Whether a newcomer is better told to come again than kept waiting; `waited` are the milliseconds it waited before it could ask. */
  readonly isFull: (waited: number) => boolean
  /** Counts a question of so many names until its work is settled, and answers what the work does. */
  readonly during: <T>(names: number, work: () => Promise<T>) => Promise<T>
}

export type CrowdOptions = {
  /** Names that may be looked for at once. */
  readonly most: number
  /** Below so many a wait is nobody's fault but the machine's: refusing would help nobody. */
  readonly few: number
  /** Milliseconds for which a question of one or two names may wait before newcomers are refused: on a slow machine fewer wait. */
  readonly patience: number
  /** Milliseconds of this process; `performance.now` but in tests. */
  readonly now?: () => number
}

/**
 * Counts those who wait for an answer about persons. They are served in the order they came, so a newcomer waits about as long as the
 * oldest of them has: a queue without an end would make everybody late, documents too, and help nobody.
 */
export const createCrowd = ({ most, few, patience, now = () => performance.now() }: CrowdOptions): Crowd => {
  let waiting = 0
  // In the order they came.
  const since = new Set<{ readonly at: number }>()
  const longest = (): number => {
    const [oldest] = since
    return oldest ? now() - oldest.at : 0
  }
  return {
    // Who waited as long before anybody looked at it has others before it, whatever they ask for: of them persons cost the most by far.
    isFull: (waited) => waiting >= most || waited > patience || (waiting >= few && longest() > patience),
    during: async (names, work) => {
      const counted = Math.min(names, mostOfOne)
      const mark = { at: now() }
      waiting += counted
      // A list of a thousand takes its time, and says nothing of what one more would wait.
      if (names > 0 && names <= mostOfOne) since.add(mark)
      try {
        return await work()
      } finally {
        waiting -= counted
        since.delete(mark)
      }
    },
  }
}
