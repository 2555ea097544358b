/** The crowd that waits for persons: counted while it waits, bounded, and forgotten whatever became of it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCrowd } from './search.crowd.ts'

const held = () => {
  let open: () => void = () => undefined
  let fail: () => void = () => undefined
  const work = new Promise<string>((resolve, reject) => {
    open = () => resolve('found')
    fail = () => reject(new Error('silent'))
  })
  return { work: () => work, open, fail }
}

test('it is full from the bound on, and has room again when somebody was answered', async () => {
  const crowd = createCrowd(2)
  const [one, other] = [held(), held()]
  const first = crowd.during(1, one.work)
  expect(crowd.isFull()).toBe(false)
  const second = crowd.during(1, other.work)
  expect(crowd.isFull()).toBe(true)
  one.open()
  expect(await first).toBe('found')
  expect(crowd.isFull()).toBe(false)
  other.fail()
  await expect(second).rejects.toThrow('silent')
})

test('a list of a thousand names takes the room of two, as it takes their turns', async () => {
  const crowd = createCrowd(3)
  const list = held()
  const asked = crowd.during(1000, list.work)
  expect(crowd.isFull()).toBe(false)
  const one = held()
  const single = crowd.during(1, one.work)
  expect(crowd.isFull()).toBe(true)
  list.open()
  one.open()
  await Promise.all([asked, single])
})

test('whoever came and went, in whatever order and way, leaves it empty', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ names: fc.integer({ min: 0, max: 50 }), fails: fc.boolean(), last: fc.boolean() }), {
        maxLength: 20,
      }),
      async (comers) => {
        const crowd = createCrowd(1)
        const all = comers.map(({ names, fails, last }) => {
          const one = held()
          const done = crowd.during(names, one.work).catch(() => 'silent')
          return { last, done, end: fails ? one.fail : one.open }
        })
        for (const { end } of all.filter(({ last }) => !last)) end()
        for (const { end } of all.filter(({ last }) => last)) end()
        await Promise.all(all.map(({ done }) => done))
        expect(crowd.isFull()).toBe(false)
      },
    ),
  )
})
