import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ClassTableFull, type ClassTuple, createClassTable } from './class-table.ts'

const column = fc.oneof(fc.string(), fc.integer(), fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }))
const tuple: fc.Arbitrary<ClassTuple> = fc.array(column, { maxLength: 4 })

describe('the class table', () => {
  test('gives equal tuples one id, different tuples different ids, and the tuple back', () => {
    fc.assert(
      fc.property(fc.array(tuple, { maxLength: 40 }), (tuples) => {
        const table = createClassTable()
        const ids = tuples.map((one) => table.intern(one))
        for (const [i, one] of tuples.entries()) {
          expect(table.tuple(ids[i] ?? 0)).toEqual(one)
          expect(ids[i]).toBe(table.intern(structuredClone(one)))
        }
        expect(new Set(ids).size).toBe([...table.classes()].length)
      }),
    )
  })

  test('tells text, numbers and lists apart', () => {
    const table = createClassTable()
    const ids = [['1'], [1], [['1']], ['1', ''], [[]], [], [['a', 'b']], [['b', 'a']], [['a,b']]].map(table.intern)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('tells listeners of a class before its id is out', () => {
    const table = createClassTable()
    const told: [number, ClassTuple][] = []
    const stop = table.onClass((classId, one) => {
      expect(table.tuple(classId)).toBeUndefined()
      told.push([classId, one])
    })
    const id = table.intern(['xa', 'sltd', 0])
    table.intern(['xa', 'sltd', 0])
    expect(told).toEqual([[id, ['xa', 'sltd', 0]]])
    stop()
    table.intern(['xb', 'sltd', 0])
    expect(told.length).toBe(1)
  })

  test('never gives out an id of which a listener could not be told', () => {
    const table = createClassTable()
    let fails = true
    const told: number[] = []
    table.onClass((classId) => {
      if (fails) throw new Error('rights could not be computed')
      told.push(classId)
    })
    expect(() => table.intern(['xa'])).toThrow('rights could not be computed')
    expect(table.tuple(1)).toBeUndefined()
    fails = false
    const other = table.intern(['xb'])
    const again = table.intern(['xa'])
    expect(told).toEqual([other, again])
    expect([other, again]).not.toContain(1)
  })

  test('is full after the last id', () => {
    const table = createClassTable(3)
    for (const owner of ['xa', 'xb', 'xc']) table.intern([owner])
    expect(() => table.intern(['xd'])).toThrow(ClassTableFull)
    expect(table.intern(['xb'])).toBe(2)
  })

  test('refuses numbers that are none', () => {
    const table = createClassTable()
    for (const none of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => table.intern([none])).toThrow(TypeError)
  })

  test('keeps tuples as they were when they came', () => {
    const table = createClassTable()
    const restricted = ['xa']
    const id = table.intern(['sltd', restricted])
    restricted.push('xb')
    expect(table.tuple(id)).toEqual(['sltd', ['xa']])
  })
})
