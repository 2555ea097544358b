import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ClassTuple, createClassTable } from './class-table.ts'
import { ASK_OWNER, HIDDEN, READABLE } from './exact-reader.ts'
import { type Access, createRightsTables, rightsRow } from './rights-table.ts'

const OWNERS = ['xa', 'xb', 'xc']

describe('rights as bytes', () => {
  test('say for every class what the rule says, whether class or rights came first', () => {
    const step = fc.oneof(
      fc.record({ owner: fc.constantFrom(...OWNERS), level: fc.nat(4) }),
      fc.record({ reads: fc.constantFrom(...OWNERS), upTo: fc.nat(4) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const classes = createClassTable()
        const tables = createRightsTables(classes)
        const opened: { rights: number; rule: (tuple: ClassTuple) => Access }[] = []
        for (const one of steps) {
          if ('owner' in one) classes.intern([one.owner, one.level])
          else {
            const rule = ruleOf(one.reads, one.upTo)
            opened.push({ rights: tables.open(rule), rule })
          }
        }
        for (const { rights, rule } of opened) {
          const row = rightsRow(tables.share(), rights)
          for (const [classId, tuple] of classes.classes()) expect(row[classId]).toBe(rule(tuple))
          expect(row.filter((byte) => byte !== HIDDEN).length).toBeLessThanOrEqual([...classes.classes()].length)
        }
      }),
    )
  })

  test('hide everything once they are closed, classes to come included', () => {
    const classes = createClassTable()
    const tables = createRightsTables(classes)
    const known = classes.intern(['xa', 0])
    const rights = tables.open(() => READABLE)
    expect(rightsRow(tables.share(), rights)[known]).toBe(READABLE)
    tables.close(rights)
    const later = classes.intern(['xb', 0])
    expect(tables.isOpen(rights)).toBe(false)
    expect(rightsRow(tables.share(), rights)[known]).toBe(HIDDEN)
    expect(rightsRow(tables.share(), rights)[later]).toBe(HIDDEN)
    expect(tables.open(() => READABLE)).not.toBe(rights)
  })

  test('are announced before their number is out, and unknown where they were not', () => {
    const tables = createRightsTables(createClassTable())
    const before = tables.share()
    expect(() => rightsRow(before, 0)).toThrow(RangeError)
    let announced = before
    tables.onShare((shared) => {
      announced = shared
    })
    for (let i = 0; i < 200; i++) {
      const rights = tables.open(() => READABLE)
      expect(rightsRow(announced, rights).length).toBe(65_536)
    }
    expect(announced.sheets.length).toBe(4)
  })

  test('of different numbers do not touch each other', () => {
    const classes = createClassTable()
    const tables = createRightsTables(classes)
    const first = tables.open(() => READABLE)
    const second = tables.open(() => HIDDEN)
    const third = tables.open(() => ASK_OWNER)
    const classId = classes.intern(['xa', 0])
    const bytes = [first, second, third].map((rights) => rightsRow(tables.share(), rights)[classId])
    expect(bytes).toEqual([READABLE, HIDDEN, ASK_OWNER])
  })
})

/** Owner's records readable up to a level, above it "ask the owner"; those of others hidden. */
function ruleOf(owner: string, upTo: number): (tuple: ClassTuple) => Access {
  return ([of, level]) => (of !== owner ? HIDDEN : Number(level) <= upTo ? READABLE : ASK_OWNER)
}
