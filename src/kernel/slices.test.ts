// Work begun a few milliseconds at a time: in order, no longer a turn than it may, at once while there is time.
import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSlices } from './slices.ts'

describe('slices', () => {
  test('begin all that is given, in its order, and no more in a turn than it has time for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }),
        fc.constantFrom(0, 3),
        async (atOnce, arrivals, followed) => {
          let time = 0
          const slices = createSlices(atOnce, () => time)
          const begun: number[] = []
          let given = 0
          // Each piece takes a millisecond; every third one brings another one.
          const give = (): void => {
            const number = given++
            slices.run(() => {
              time += 1
              begun.push(number)
              if (followed > 0 && number % followed === 0 && given < 60) give()
            })
          }
          let before = 0
          for (const each of [...arrivals, ...new Array<number>(80).fill(0)]) {
            for (let at = 0; at < each; at += 1) give()
            // What a turn began and what came before the next one: of each at most so many.
            expect(begun.length - before).toBeLessThanOrEqual(2 * atOnce)
            before = begun.length
            await nextTurn()
          }
          expect(begun).toEqual(Array.from({ length: given }, (_, at) => at))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('begin as much as there is, while it takes no time', () => {
    const slices = createSlices(1, () => 0)
    const begun: number[] = []
    for (let at = 0; at < 500; at += 1) slices.run(() => begun.push(at))
    expect(begun.length).toBe(500)
  })

  test('hold up nobody while there is time, and let others have their turn where there is none', async () => {
    let time = 0
    const slices = createSlices(2, () => time++)
    const order: string[] = []
    const waits = ['first', 'second', 'third', 'fourth'].map((name) => slices.wait()?.then(() => order.push(name)))
    expect(waits[0]).toBeUndefined()
    expect(waits.at(-1)).toBeDefined()
    order.push('now')
    await nextTurn()
    await Promise.resolve()
    order.push('between')
    await Promise.all(waits)
    expect(order[0]).toBe('now')
    expect(order.filter((one) => one !== 'between' && one !== 'now')).toEqual(['second', 'third', 'fourth'])
    expect(order.indexOf('between')).toBeLessThan(order.indexOf('fourth'))
  })
})
