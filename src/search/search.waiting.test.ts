import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Found, NOTHING_FOUND } from '../index/exact-reader.ts'
import { type Lookup, readRows } from './search.pool.ts'
import { createWaiting, SearchSilent, type Span } from './search.waiting.ts'

type Part = Span<Lookup, Found>
const createWaitingLookups = () =>
  createWaiting<Lookup, Found>({ turn: 64, weigh: (one) => one.keys.length, nothing: NOTHING_FOUND })

describe('lookups that wait', () => {
  test('get each its own answer, whatever batches they went in and came back in', async () => {
    const sizes = fc.array(fc.array(fc.nat(3), { maxLength: 200 }), { maxLength: 8 })
    const steps = fc.array(fc.record({ keys: fc.integer({ min: 1, max: 300 }), settle: fc.nat() }), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(sizes, steps, async (questions, plan) => {
        const waiting = createWaitingLookups()
        const asked = questions.map((counts, question) => counts.map((keys, at) => lookup(`q${question}.${at}`, keys)))
        const answers = asked.map((lookups) => waiting.ask(lookups))
        const sent: (readonly Part[])[] = []
        for (const { keys, settle } of plan) {
          sent.push(waiting.take(keys))
          const [back] = sent.splice(settle % sent.length, 1)
          if (back !== undefined) waiting.settle(back, echo(back))
        }
        for (const back of sent) waiting.settle(back, echo(back))
        while (!waiting.isEmpty()) {
          const rest = waiting.take(100)
          waiting.settle(rest, echo(rest))
        }
        for (const [question, lookups] of asked.entries()) {
          const got = await answers[question]
          expect(got?.map(({ key }) => key.length)).toEqual(lookups.map(({ keys }) => keys.length))
          expect(got?.map(({ number }) => number)).toEqual(lookups.map(({ keys }) => keys.map(numberOf)))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('come in batches of bounded size, even when they have no keys', () => {
    const waiting = createWaitingLookups()
    void waiting.ask(Array.from({ length: 1000 }, () => ({ keys: [], rights: 0 })))
    void waiting.ask(Array.from({ length: 1000 }, () => lookup('k', 2)))
    while (!waiting.isEmpty()) {
      const spans = waiting.take(128)
      expect(spans.reduce((sum, { from, to }) => sum + to - from, 0)).toBeLessThanOrEqual(128)
    }
  })

  test('of a short question do not wait behind all of a long one', () => {
    const waiting = createWaitingLookups()
    void waiting.ask(Array.from({ length: 10_000 }, () => lookup('long', 1)))
    const short = [lookup('short', 1)]
    void waiting.ask(short)
    expect(waiting.take(512).some(({ question }) => question.items === short)).toBe(true)
  })

  test('are asked again once when a worker dies, then rejected', async () => {
    const waiting = createWaitingLookups()
    const answers = waiting.ask([lookup('k', 1)])
    waiting.putBack(waiting.take(10))
    const again = waiting.take(10)
    expect(again.length).toBe(1)
    waiting.putBack(again)
    await expect(answers).rejects.toThrow(SearchSilent)
    expect(waiting.isEmpty()).toBe(true)
  })

  test('that were rejected come to nothing, whatever parts of them return', async () => {
    const waiting = createWaitingLookups()
    const lookups = Array.from({ length: 100 }, (_, i) => lookup(`k${i}`, 1))
    const answers = waiting.ask(lookups)
    const other = waiting.ask([lookup('other', 1)])
    const first = waiting.take(10)
    waiting.reject(new SearchSilent('exercise'), first)
    await expect(answers).rejects.toThrow('exercise')
    waiting.settle(first, echo(first))
    waiting.putBack(first)
    const rest = waiting.take(1000)
    expect(rest.every(({ question }) => question.items !== lookups)).toBe(true)
    waiting.settle(rest, echo(rest))
    expect((await other).length).toBe(1)
    expect(waiting.isEmpty()).toBe(true)
  })

  test('of an empty question are answered at once', async () => {
    expect(await createWaitingLookups().ask([])).toEqual([])
  })
})

function lookup(name: string, keys: number): Lookup {
  return { keys: Array.from({ length: keys }, (_, i) => `${name}.${i}`), rights: 0 }
}

/** What a worker would say that finds one entry for each key, numbered after the key. */
function echo(spans: readonly Part[]): readonly (Found | undefined)[] {
  const lookups = spans.flatMap(({ question, from, to }) => question.items.slice(from, to))
  return readRows(lookups.flatMap(({ keys }, at) => keys.flatMap((key, i) => [at, i, numberOf(key), 1])))
}

function numberOf(key: string): number {
  let number = 7
  for (let i = 0; i < key.length; i++) number = (Math.imul(number, 31) + key.charCodeAt(i)) >>> 0
  return number
}
