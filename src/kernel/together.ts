// What many ask for at once is read once: while statements of one kind are under way, the next one gathers what else is asked.

import { createSlices } from './slices.ts'

type Asker<Key, Row> = {
  readonly keys: readonly Key[]
  readonly done: (rows: ReadonlyMap<Key, Row>) => void
  readonly failed: (error: unknown) => void
}

/** Those who wait for the next reading, how many are under way, when the last one began, and whether it had company. */
type Gathering<Key, Row> = {
  askers: Asker<Key, Row>[]
  underWay: number
  isPlanned: boolean
  begun: number
  comeTogether: boolean
}

/** While so many readings of one kind are under way the next one gathers: the busier the hub, the more share one. */
const mostUnderWay = 2

const own = <Key, Row>(rows: ReadonlyMap<Key, Row>, keys: readonly Key[]): ReadonlyMap<Key, Row> => {
  const found = new Map<Key, Row>()
  for (const key of keys) {
    const row = rows.get(key)
    if (row !== undefined) found.set(key, row)
  }
  return found
}

export type TogetherOptions = {
  /**
   * Milliseconds between the beginnings of two readings of one kind while several ask at once; 0 unless told. A statement costs the hub and
   * the store more than its rows do; whoever asks alone waits for nobody.
   */
  readonly gather?: number
}

/**
 * Makes a reader of rows by key that reads together, from the end of the present turn on, what is asked of the same `connection` in
 * the same `kind`. Whoever asks gets the rows of his own keys and no others; what is not there is absent. Rows are shared by all
 * who asked for them, and changed by nobody. `read` is asked each key once; where it fails, all who asked in it fail. Of one
 * kind is only what one and the same `read` answers rightly: who asks, and under which rules, belongs into it.
 */
export const readingTogether = <Key, Row>({ gather = 0 }: TogetherOptions = {}) => {
  const answers = createSlices()
  const gatherings = new WeakMap<object, Map<string, Gathering<Key, Row>>>()
  return (
    connection: object,
    kind: string,
    keys: readonly Key[],
    read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Row>>,
  ): Promise<ReadonlyMap<Key, Row>> =>
    new Promise((done, failed) => {
      const kinds = gatherings.get(connection) ?? new Map<string, Gathering<Key, Row>>()
      gatherings.set(connection, kinds)
      const gathering = kinds.get(kind) ?? {
        askers: [],
        underWay: 0,
        isPlanned: false,
        begun: Number.NEGATIVE_INFINITY,
        comeTogether: false,
      }
      kinds.set(kind, gathering)
      gathering.askers.push({ keys, done, failed })
      const send = async (): Promise<void> => {
        gathering.isPlanned = false
        const { askers } = gathering
        gathering.askers = []
        gathering.underWay += 1
        gathering.begun = performance.now()
        gathering.comeTogether = askers.length > 1 || gathering.underWay > 1
        try {
          const rows = await read([...new Set(askers.flatMap((asker) => asker.keys))])
          for (const asker of askers) answers.run(() => asker.done(own(rows, asker.keys)))
        } catch (error) {
          for (const asker of askers) asker.failed(error)
        }
        gathering.underWay -= 1
        plan()
      }
      const forget = (): void => {
        if (gathering.askers.length === 0 && gathering.underWay === 0 && kinds.get(kind) === gathering)
          kinds.delete(kind)
      }
      const plan = (): void => {
        const early = gathering.comeTogether ? gathering.begun + gather - performance.now() : 0
        if (gathering.askers.length === 0) {
          if (gathering.underWay > 0) return
          // Until the moment has passed, who comes next is gathered with who follows.
          if (early > 0) setTimeout(forget, early)
          else forget()
        } else if (!gathering.isPlanned && gathering.underWay < mostUnderWay) {
          gathering.isPlanned = true
          if (early > 0) setTimeout(() => void send(), early)
          else setImmediate(() => void send())
        }
      }
      plan()
    })
}
