/** Laws of lists that are typed: nothing is lost, empty entries are dropped, and a fault finds the entry it is about. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nominalFields } from './databases/nominal.ts'
import { vesselFields } from './databases/vessel.ts'
import { type DeclaredField, declaredFields } from './record.fields.panel.ts'
import {
  addLine,
  changeLine,
  type DraftLine,
  entriesFrom,
  linesFrom,
  linesIn,
  moveLineUp,
  pointerOfLine,
  removeLine,
  restoreLine,
  saidLines,
  sentLines,
} from './record.lines.panel.ts'

const fieldOf = (schema: unknown, name: string): DeclaredField => {
  const found = declaredFields(JSON.parse(JSON.stringify(schema))).find((one) => one.name === name)
  if (!found) throw new Error(`no field ${name}`)
  return found
}
const engines = fieldOf(vesselFields, 'engines')
const dates = fieldOf(nominalFields, 'datesOfBirth')

const typed = fc.oneof(fc.constant(''), fc.constant('  '), fc.string({ maxLength: 5 }))
const draftLines = fc
  .array(fc.record({ make: typed, serial: typed }), { maxLength: 6 })
  .map((all): readonly DraftLine[] => all.map((members, key) => ({ key, members })))
const keysOf = (lines: readonly DraftLine[]): number[] => lines.map((line) => line.key)

describe('entries of a list', () => {
  test('have keys of their own, whatever was added, moved and taken away', () => {
    const acts = fc.array(fc.tuple(fc.constantFrom('add', 'up', 'remove', 'restore'), fc.nat(8)), { maxLength: 20 })
    fc.assert(
      fc.property(acts, (done) => {
        let lines: readonly DraftLine[] = []
        let taken: DraftLine | undefined
        for (const [act, at] of done) {
          const key = lines[at]?.key ?? -1
          if (act === 'add') lines = addLine(lines)
          if (act === 'up') lines = moveLineUp(lines, key)
          if (act === 'restore' && taken) lines = restoreLine(lines, taken, at)
          if (act === 'remove') {
            taken = lines[at] ?? taken
            lines = removeLine(lines, key)
          }
          expect(new Set(keysOf(lines)).size).toBe(lines.length)
        }
      }),
    )
  })

  test('are moved one place towards the beginning, and the first stays', () => {
    const lines = linesFrom(['1960', '1961', '1962'])
    expect(keysOf(moveLineUp(lines, 2))).toEqual([0, 2, 1])
    expect(moveLineUp(lines, 0)).toBe(lines)
    expect(moveLineUp(lines, 9)).toBe(lines)
  })

  test('come back where they stood', () => {
    fc.assert(
      fc.property(draftLines, fc.nat(5), (lines, at) => {
        const line = lines[at]
        if (line) expect(restoreLine(removeLine(lines, line.key), line, at)).toEqual(lines)
      }),
    )
  })

  test('are changed one at a time, and keep what else is typed in them', () => {
    const lines = linesFrom([{ make: 'Exercise', serial: 'E1' }, { serial: 'E2' }])
    expect(changeLine(lines, 0, { serial: 'E9' })).toEqual([
      { key: 0, members: { make: 'Exercise', serial: 'E9' } },
      lines[1],
    ])
  })

  test('of what is no list are none', () => {
    for (const value of [undefined, '', 'text', true]) expect(linesIn(value)).toEqual([])
  })
})

describe('what is sent of them', () => {
  test('leaves out empty entries and members, trims, and makes numbers of numbers', () => {
    const lines: DraftLine[] = [
      { key: 4, members: { make: ' ', serial: '' } },
      { key: 2, members: { make: '', serial: ' E1 ', power: '40' } },
      { key: 7, members: { serial: 'E2', power: 'forty' } },
    ]
    expect(entriesFrom(engines, lines)).toEqual([
      { serial: 'E1', power: 40 },
      { serial: 'E2', power: 'forty' },
    ])
    expect(entriesFrom(dates, linesFrom(['1960', ' ', '1961-02']))).toEqual(['1960', '1961-02'])
  })

  test('comes back as it went', () => {
    const entry = fc.record(
      { make: fc.constantFrom('Exercise', 'A B'), serial: fc.constantFrom('E1', 'E 2'), power: fc.integer({ min: 1 }) },
      { requiredKeys: ['serial'] },
    )
    fc.assert(
      fc.property(fc.array(entry), (all) => {
        expect(entriesFrom(engines, linesFrom(all))).toEqual(all)
      }),
    )
  })

  test('has a pointer for each entry that was sent, at the place it was sent at, whatever is moved afterwards', () => {
    fc.assert(
      fc.property(draftLines, fc.nat(5), (lines, at) => {
        const sent = sentLines({ engines: lines, name: 'Exercise' })
        for (const shown of [lines, moveLineUp(lines, at), addLine(removeLine(lines, at))])
          for (const line of saidLines(shown)) {
            const place = saidLines(lines).findIndex((one) => one.key === line.key)
            if (place >= 0) expect(pointerOfLine(sent, 'engines', line.key)).toBe(`/fields/engines/${place}`)
          }
        const fresh = addLine(lines).at(-1)?.key ?? 0
        expect(pointerOfLine(sent, 'engines', fresh)).not.toMatch(/\/\d+$/)
      }),
    )
  })
})
