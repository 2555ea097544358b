import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRemembering } from './search.person.remembered.ts'

/** Asked for an id, or a word came under a key. */
const events = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ asked: fc.nat(12) }) },
    { weight: 1, arbitrary: fc.record({ came: fc.nat(3) }) },
  ),
  { maxLength: 200 },
)

test('whatever is remembered or forgotten, the answer is what looking now would find', () => {
  fc.assert(
    fc.property(events, fc.integer({ min: 2, max: 12 }), (all, most) => {
      const moments = [1, 1, 1, 1]
      let now = 1
      const remember = createRemembering<{ keys: Int32Array; made: number }>((key) => moments[key] ?? 0, most)
      const find = (id: number) => () => {
        const keys = Int32Array.of(id % 4, (id + 1) % 4)
        return { keys, made: Math.max(...[...keys].map((key) => moments[key] ?? 0)) }
      }
      for (const event of all) {
        if ('came' in event) {
          now += 1
          moments[event.came] = now
        } else expect(remember(`${event.asked}`, find(event.asked)).made).toBe(find(event.asked)().made)
      }
    }),
  )
})

test('what is asked for again and again is found once, whatever is asked for between', () => {
  const remember = createRemembering<{ keys: Int32Array }>(() => 1, 100)
  let looked = 0
  const ask = (id: string) => remember(id, () => ({ keys: Int32Array.of(id === 'Nguyen' ? ++looked : 0) }))
  for (let at = 0; at < 10_000; at += 1) {
    ask(`slip ${at}`)
    if (at % 20 === 0) ask('Nguyen')
  }
  expect(looked).toBe(1)
})

test('no more than so many are remembered', () => {
  const found: string[] = []
  const remember = createRemembering<{ keys: Int32Array }>(() => 1, 10)
  const ask = (id: string) =>
    remember(id, () => {
      found.push(id)
      return { keys: Int32Array.of(0) }
    })
  for (let at = 0; at < 11; at += 1) ask(`word ${at}`)
  ask('word 0')
  expect(found.filter((id) => id === 'word 0')).toHaveLength(2)
})
