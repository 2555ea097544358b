import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startPace } from './feed.import-pace.ts'
import { mostOfFile } from './feed.schema.ts'

describe('the pace of an import', () => {
  test('is whole batches without a pause while nobody asks anything', async () => {
    const pace = startPace(0, async () => 0)
    for (let at = 0; at < 10_000; at += 100) {
      expect(await pace.pauseAfter(at, at + 90)).toBe(0)
      expect(pace.lines()).toBe(mostOfFile)
    }
  })

  test('is short batches with pauses while others ask, and whole ones again when they are gone', async () => {
    let asked = 100
    const pace = startPace(0, async (most) => Math.min(most, asked))
    expect(await pace.pauseAfter(0, 250)).toBeGreaterThan(0)
    expect(pace.lines()).toBeLessThan(mostOfFile)
    asked = 0
    expect(await pace.pauseAfter(300, 500)).toBe(0)
    expect(pace.lines()).toBe(mostOfFile)
  })

  test('leaves others half of the time at least, and goes on with 2,000 lines a second where batches are quick', async () => {
    const pace = startPace(0, async (most) => most)
    await pace.pauseAfter(0, 1000)
    let at = 1000
    await fc.assert(
      fc.asyncProperty(fc.nat(2_000), async (took) => {
        const pause = await pace.pauseAfter(at, at + took)
        expect(pause).toBeGreaterThanOrEqual(took)
        if (took <= 40) expect((pace.lines() * 1000) / (took + pause)).toBeGreaterThanOrEqual(2_000)
        at += took + pause
      }),
    )
  })

  test('asks how much is asked a few times a second only', async () => {
    let looks = 0
    const pace = startPace(0, async () => {
      looks += 1
      return 0
    })
    for (let at = 0; at < 10_000; at += 20) await pace.pauseAfter(at, at + 20)
    expect(looks).toBeGreaterThan(10)
    expect(looks).toBeLessThanOrEqual(50)
  })
})
