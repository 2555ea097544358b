/** The small chart of links, and what a typed address names. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databases } from '../record/databases/all.ts'
import { chart, keyWordsOf, layOut, mostCharted, readAddress, shorten } from './link.layout.panel.ts'

const neighbours = (count: number) => Array.from({ length: count }, (_, at) => at)

describe('the chart', () => {
  test('never lays one box over another or over the middle, keeps all within the view, and shows twelve at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.boolean(), (count, mirrored) => {
        const { placed, middle, height } = layOut(neighbours(count), mirrored)
        expect(placed.map((one) => one.of)).toEqual(neighbours(Math.min(count, mostCharted)))
        const boxes = [
          ...placed.map(({ box }) => ({ ...box, ...chart.box })),
          { ...middle, width: chart.middle.width, height: chart.middle.height },
        ]
        for (const [at, one] of boxes.entries()) {
          expect(one.x >= 0 && one.x + one.width <= chart.width && one.y >= 0 && one.y + one.height <= height).toBe(
            true,
          )
          for (const other of boxes.slice(at + 1))
            expect(
              one.x + one.width <= other.x ||
                other.x + other.width <= one.x ||
                one.y + one.height <= other.y ||
                other.y + other.height <= one.y,
            ).toBe(true)
        }
      }),
    )
  })

  test('is mirrored where reading begins on the right', () => {
    const [plain, mirrored] = [layOut(neighbours(5), false), layOut(neighbours(5), true)]
    expect(plain.placed[0]?.box.x).toBe(0)
    for (const [at, one] of plain.placed.entries()) {
      const other = mirrored.placed[at]
      expect(other?.box).toEqual({ x: chart.width - chart.box.width - one.box.x, y: one.box.y })
      expect(other?.to).toEqual({ x: chart.width - one.to.x, y: one.to.y })
      expect(other?.from.x).toBe(chart.width - one.from.x)
    }
  })

  test('cuts what is too long and leaves what fits, wide signs counted twice', () => {
    expect(shorten('PLATE 123', 20)).toBe('PLATE 123')
    expect(shorten('ABCDEFGHIJ', 6)).toBe('ABCDE…')
    expect(shorten('王小明王小明', 6)).toBe('王小…')
  })
})

test('every kind of key of every database has words of its own', () => {
  const samples = [
    { number: 'X1', country: 'FRA', type: 'passport' },
    { documents: [{ number: 'X1', country: 'FRA', type: 'passport' }] },
    { vin: 'WVWZZZ1JZXW000001', plate: 'AB-1', country: 'FRA', engine: 'E12345' },
    {
      imo: '9074729',
      mmsi: '227006760',
      callSign: 'FABC',
      flag: 'FRA',
      registration: 'R123',
      hull: 'FR-ABC12345A000',
      name: 'EXERCISE',
      engines: [{ serial: 'S12345' }],
    },
    { serial: 'S12345', inventory: 'INV-1', title: 'Exercise harbour' },
  ]
  const keys = databases.flatMap((file) =>
    samples.flatMap((fields) => {
      try {
        return file.keys(fields)
      } catch {
        return []
      }
    }),
  )
  const kinds = [...new Set(keys.map((key) => key.slice(0, key.indexOf(':'))))]
  expect(kinds.length).toBeGreaterThan(8)
  expect(kinds.filter((kind) => keyWordsOf([kind])[0] === 'other')).toEqual([])
  expect(keyWordsOf(['imo', 'list-imo', 'unheard-of'])).toEqual(['imo', 'other'])
})

test('an address names a record with or without its host; anything else names none', () => {
  const id = '0193f0aa-1111-7222-8333-444455556666'
  const named = { database: 'vehicle', record: id }
  expect(readAddress(`https://hub.example/records/vehicle/${id}`)).toEqual(named)
  expect(readAddress(` /records/vehicle/${id}?tab=links `)).toEqual(named)
  expect(readAddress(`/records/spaceship/${id}`)).toBeUndefined()
  expect(readAddress(id)).toBeUndefined()
  expect(readAddress('')).toBeUndefined()
})
