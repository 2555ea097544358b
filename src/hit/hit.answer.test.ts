/** What a source may say, and what contradicts itself. */
import { describe, expect, test } from 'vitest'
import { Failure } from '../kernel/failure.ts'
import { readAnswer, type StatedAnswer } from './hit.answer.ts'

const began = '2026-11-20T20:05:00.000Z'

describe('answers', () => {
  const faults = (said: StatedAnswer): string[] => {
    try {
      readAnswer(said, began)
    } catch (error) {
      if (error instanceof Failure) return error.pointers.map((one) => `${one.pointer} ${one.key}`)
      throw error
    }
    return []
  }

  test('words at the counter and data say the same, or the answer is refused', () => {
    expect(faults({ data: 'valid', words: 'wrong-withdrawn-now' })).toEqual([
      '/data hit.words-differ',
      '/withdrawNow hit.withdraw-needs-cancelled',
    ])
    expect(faults({ data: 'cancelled', words: 'stands-bearer-is-holder' })).toEqual(['/data hit.words-differ'])
    expect(faults({ data: 'cancelled', words: 'wrong-withdrawn-now', withdrawNow: false })).toEqual([
      '/withdrawNow hit.words-differ',
    ])
    expect(faults({ data: 'amended', withdrawNow: true })).toEqual(['/withdrawNow hit.withdraw-needs-cancelled'])
    expect(readAnswer({ data: 'cancelled', words: 'wrong-withdrawn-now' }, began).withdraw).toBe(true)
    expect(readAnswer({ data: 'cancelled' }, began).withdraw).toBe(false)
  })

  test('a wish needs ground, and a time limit a wish and a time to come', () => {
    expect(faults({ data: 'cancelled', wish: 'withhold-and-send' })).toEqual(['/wish hit.wish-without-ground'])
    expect(faults({ data: 'valid', until: '2026-11-21T20:05:00.000Z' })).toEqual(['/until hit.until-without-wish'])
    expect(faults({ data: 'valid', wish: 'observe', until: began })).toEqual(['/until hit.until-past'])
    expect(faults({ data: 'valid', wish: 'observe', until: '2027-11-21T20:05:00.000Z' })).toEqual([
      '/until hit.until-too-far',
    ])
    expect(faults({ data: 'valid', wish: 'observe', until: '2026-11-22T20:05:00.000Z' })).toEqual([])
  })
})
