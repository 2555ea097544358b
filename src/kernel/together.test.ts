// Readings that are asked for at once: each asker gets the rows of their own, each key is read once, a failure harms only those in it.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { readingTogether } from './together.ts'

const rowsOf = (keys: readonly number[]): ReadonlyMap<number, string> =>
  new Map(keys.filter((key) => key > 0).map((key) => [key, `row ${key}`]))

describe('reading together', () => {
  test('reads what is asked in one turn once, and gives each asker their own and what is not there to nobody', async () => {
    const together = readingTogether<number, string>()
    const read: (readonly number[])[] = []
    const ask = (keys: readonly number[]) =>
      together(read, 'a', keys, async (wanted) => {
        read.push(wanted)
        return rowsOf(wanted)
      })
    const [one, other, none] = await Promise.all([ask([1, 2]), ask([2, 3, -1]), ask([-1])])
    expect(read).toEqual([[1, 2, 3, -1]])
    expect([...one]).toEqual([...rowsOf([1, 2])])
    expect([...other]).toEqual([...rowsOf([2, 3])])
    expect([...none]).toEqual([])
  })

  test('keeps kinds and connections apart', async () => {
    const together = readingTogether<number, string>()
    const read: string[] = []
    const ask = (connection: object, kind: string) =>
      together(connection, kind, [1], async (wanted) => {
        read.push(kind)
        return rowsOf(wanted)
      })
    const [here, there] = [{}, {}]
    await Promise.all([ask(here, 'a'), ask(here, 'b'), ask(there, 'a')])
    expect(read.sort()).toEqual(['a', 'a', 'b'])
  })

  test('gathers while two readings are under way, and reads what has gathered when one of them ends', async () => {
    const together = readingTogether<number, string>()
    const read: (readonly number[])[] = []
    const ends: (() => void)[] = []
    const ask = (key: number) =>
      together(ends, 'a', [key], async (wanted) => {
        read.push(wanted)
        await new Promise<void>((resolve) => ends.push(resolve))
        return rowsOf(wanted)
      })
    const asked = [ask(1)]
    await nextTurn()
    asked.push(ask(2))
    await nextTurn()
    asked.push(ask(3))
    await nextTurn()
    asked.push(ask(4))
    await nextTurn()
    expect(read).toEqual([[1], [2]])
    ends[0]?.()
    await asked[0]
    await nextTurn()
    await nextTurn()
    expect(read).toEqual([[1], [2], [3, 4]])
    for (const end of ends) end()
    expect((await Promise.all(asked)).map((rows) => [...rows.keys()])).toEqual([[1], [2], [3], [4]])
  })

  test('fails all who asked in a reading that fails, and nobody after them', async () => {
    const together = readingTogether<number, string>()
    const ask = (key: number, fails: boolean) =>
      together(together, 'a', [key], async (wanted) => {
        if (fails) throw new Error('no server')
        return rowsOf(wanted)
      })
    const failed = await Promise.allSettled([ask(1, true), ask(2, true)])
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect([...(await ask(3, false)).values()]).toEqual(['row 3'])
  })
})

describe('reading together within a moment', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  /** A reader that answers at once, and the keys of each of its readings; time stands still for it. */
  const gathering = () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const together = readingTogether<number, string>({ gather: 4 })
    const read: (readonly number[])[] = []
    const ask = (key: number) =>
      together(read, 'a', [key], async (wanted) => {
        read.push(wanted)
        return rowsOf(wanted)
      })
    return { read, ask }
  }

  test('takes what comes after two that came together when the moment has passed', async () => {
    const { read, ask } = gathering()
    await Promise.all([ask(1), ask(2)])
    const late = [ask(3)]
    for (let turns = 0; turns < 5; turns += 1) await nextTurn()
    late.push(ask(4))
    await vi.advanceTimersByTimeAsync(3)
    for (let turns = 0; turns < 5; turns += 1) await nextTurn()
    expect(read).toEqual([[1, 2]])
    await vi.advanceTimersByTimeAsync(1)
    expect((await Promise.all(late)).map((rows) => [...rows.keys()])).toEqual([[3], [4]])
    expect(read).toEqual([
      [1, 2],
      [3, 4],
    ])
  })

  test('keeps nobody waiting who asks alone, before and after others asked together', async () => {
    const { read, ask } = gathering()
    for (const key of [1, 2, 3]) await ask(key)
    await Promise.all([ask(4), ask(5)])
    await vi.advanceTimersByTimeAsync(4)
    for (const key of [6, 7]) await ask(key)
    expect(read).toEqual([[1], [2], [3], [4, 5], [6], [7]])
  })
})
