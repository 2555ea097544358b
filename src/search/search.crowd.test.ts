/** The crowd that waits for persons: counted while it waits, bounded, and forgotten whatever became of it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCrowd } from './search.crowd.ts'

const patient = { few: 1000, patience: 1000 }

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
  const crowd = createCrowd({ most: 2, ...patient })
  const [one, other] = [held(), held()]
  const first = crowd.during(1, one.work)
  expect(crowd.isFull(0)).toBe(false)
  const second = crowd.during(1, other.work)
  expect(crowd.isFull(0)).toBe(true)
  one.open()
  expect(await first).toBe('found')
  expect(crowd.isFull(0)).toBe(false)
  other.fail()
  await expect(second).rejects.toThrow('silent')
})

test('a list of a thousand names takes the room of two, as it takes their turns', async () => {
  const crowd = createCrowd({ most: 3, ...patient })
  const list = held()
  const asked = crowd.during(1000, list.work)
  expect(crowd.isFull(0)).toBe(false)
  const one = held()
  const single = crowd.during(1, one.work)
  expect(crowd.isFull(0)).toBe(true)
  list.open()
  one.open()
  await Promise.all([asked, single])
})

test('fewer have room where those before them wait for long, and all have it again when these were answered', async () => {
  let now = 0
  const crowd = createCrowd({ most: 100, few: 2, patience: 1000, now: () => now })
  const [list, one, other] = [held(), held(), held()]
  // A list takes its time, and says nothing of what a question of one name would wait.
  const asked = [crowd.during(1000, list.work)]
  now = 5000
  asked.push(crowd.during(1, one.work))
  now = 6000
  expect(crowd.isFull(0)).toBe(false)
  now = 6001
  expect(crowd.isFull(0)).toBe(true)
  one.open()
  await asked[1]
  asked.push(crowd.during(1, other.work))
  expect(crowd.isFull(0)).toBe(false)
  list.open()
  await asked[0]
  now = 9000
  expect(crowd.isFull(0)).toBe(false)
  other.open()
  await asked[2]
})

test('whoever came and went, in whatever order and way, leaves it empty', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ names: fc.integer({ min: 0, max: 50 }), fails: fc.boolean(), last: fc.boolean() }), {
        maxLength: 20,
      }),
      async (comers) => {
        const crowd = createCrowd({ most: 1, ...patient })
        const all = comers.map(({ names, fails, last }) => {
          const one = held()
          const done = crowd.during(names, one.work).catch(() => 'silent')
          return { last, done, end: fails ? one.fail : one.open }
        })
        for (const { end } of all.filter(({ last }) => !last)) end()
        for (const { end } of all.filter(({ last }) => last)) end()
        await Promise.all(all.map(({ done }) => done))
        expect(crowd.isFull(0)).toBe(false)
      },
    ),
  )
})

test('whoever waited for long before anybody looked at the question is one too many, however few are looked for', () => {
  const crowd = createCrowd({ most: 100, few: 2, patience: 1000 })
  expect([0, 1000, 1001].map((waited) => crowd.isFull(waited))).toEqual([false, false, true])
})
