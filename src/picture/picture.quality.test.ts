/** How pictures are judged: what is wrong is said, and only what shows nobody is refused. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeQuality, type Seen } from './picture.quality.ts'
import { pictureKinds } from './picture.schema.ts'
import { isVeiled } from './picture.veil.ts'

const good: Seen = { width: 600, height: 800, measures: { sharpness: 400, brightness: 120, contrast: 50 } }
const measured = (measures: Partial<Seen['measures']>): Seen => ({
  ...good,
  measures: { ...good.measures, ...measures },
})

describe('quality', () => {
  test('of a good picture has no flaw', () => {
    for (const kind of pictureKinds) expect(judgeQuality(kind, good)).toEqual({ flaws: [], refused: [] })
  })

  test.each([
    [{ ...good, width: 300, height: 400 }, ['too-small'], []],
    [{ ...good, width: 320, height: 400 }, [], []],
    [{ ...good, width: 100, height: 140 }, [], ['too-small']],
    [measured({ brightness: 30 }), ['too-dark'], []],
    [measured({ brightness: 3, contrast: 2 }), [], ['too-dark', 'too-flat']],
    [measured({ brightness: 240 }), ['too-bright'], []],
    [measured({ sharpness: 20 }), ['blurred'], []],
    [measured({ sharpness: 1 }), [], ['blurred']],
    [{ ...good, width: 900 }, ['not-upright'], []],
  ])('of a face %j is told', (seen, flaws, refused) => {
    expect(judgeQuality('face', seen)).toEqual({ flaws, refused })
  })

  test('a white page is no fault of a document', () => {
    expect(judgeQuality('document', measured({ brightness: 240 })).flaws).toEqual([])
  })

  test('a larger, brighter-lit, sharper picture is never judged worse, and no flaw is told twice', () => {
    const seen = fc.record({
      width: fc.integer({ min: 1, max: 2000 }),
      height: fc.integer({ min: 1, max: 2000 }),
      measures: fc.record({
        sharpness: fc.integer({ min: 0, max: 1000 }),
        brightness: fc.integer({ min: 0, max: 120 }),
        contrast: fc.integer({ min: 0, max: 120 }),
      }),
    })
    fc.assert(
      fc.property(fc.constantFrom(...pictureKinds), seen, fc.integer({ min: 1, max: 5 }), (kind, one, times) => {
        const better: Seen = {
          width: one.width * times,
          height: one.height * times,
          measures: {
            sharpness: one.measures.sharpness * times,
            brightness: Math.min(120, one.measures.brightness * times),
            contrast: one.measures.contrast * times,
          },
        }
        const [before, after] = [judgeQuality(kind, one), judgeQuality(kind, better)]
        expect(after.refused.filter((flaw) => !before.refused.includes(flaw))).toEqual([])
        expect(before.flaws.filter((flaw) => before.refused.includes(flaw))).toEqual([])
      }),
    )
  })
})

describe('a veil', () => {
  const today = '2026-11-21'
  const record = (fields: Record<string, unknown>, status = 'missing', personStatus = 'missing') => ({
    fields,
    status,
    personStatus,
  })
  test.each([
    [record({ minor: true }), true],
    [record({ datesOfBirth: ['2008-11-22'] }), true],
    [record({ datesOfBirth: ['2008-11-21'] }), false],
    [record({ datesOfBirth: ['2008'] }), true],
    [record({ datesOfBirth: ['1980', '2010~'] }), true],
    [record({ datesOfBirth: ['1980-01-01'] }), false],
    [record({ datesOfBirth: ['nonsense'] }), false],
    [record({}, 'deceased'), true],
    [record({}, 'unidentified', 'unidentified-body'), true],
    [record({}, 'lost', ''), false],
  ])('lies over pictures of children and the dead: %j', (given, veiled) => {
    expect(isVeiled(given, today)).toBe(veiled)
  })
})
