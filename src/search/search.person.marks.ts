// A number for each of some words, forgotten all at once: looked up for each word of each record, where a map costs too much.

export type Marks = {
  /** Forgets all marks. */
  readonly begin: () => void
  /** -1 where nothing was set. */
  readonly get: (word: number) => number
  readonly set: (word: number, mark: number) => void
}

/** No marks yet; room for the highest word that is marked is made when it comes. */
export const createMarks = (): Marks => {
  let values = new Int32Array(1 << 12)
  let times = new Int32Array(1 << 12)
  let now = 1
  return {
    begin: () => {
      now += 1
    },
    get: (word) => (times[word] === now ? (values[word] ?? -1) : -1),
    set: (word, mark) => {
      if (word >= times.length) {
        values = grown(values, word + 1)
        times = grown(times, word + 1)
      }
      times[word] = now
      values[word] = mark
    },
  }
}

/** The numbers with room for more. */
export const grown = (array: Int32Array, wanted: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(Math.max(wanted, array.length * 2))
  larger.set(array)
  return larger
}
