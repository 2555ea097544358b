/** What holds of every list, whatever its file looks like and however it goes: generated files and generated lives. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allows, permitted } from '../kernel/access.ts'
import { systemOf } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import { duties } from '../terms/duty.ts'
import { matchPolicy, screeningPolicy } from './screening.policy.ts'
import { headOf, linesOf } from './screening.reading.ts'
import { screeningStates } from './screening.schema.ts'
import type { ScreeningRow } from './screening.table.ts'
import { advance, expiresAtOf, type ListEvent, paceOf } from './screening.workflow.ts'

type Life = Pick<
  ScreeningRow,
  'state' | 'reason' | 'items' | 'done' | 'endedAt' | 'waitsSince' | 'version' | 'createdAt'
>

const now = '2026-11-21T20:05:00.000Z'
const begun = (items: number): Life => ({
  state: 'running',
  reason: '',
  items,
  done: 0,
  endedAt: null,
  waitsSince: null,
  version: 1,
  createdAt: '2026-11-21T20:00:00.000Z',
})

const event: fc.Arbitrary<ListEvent> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('asked' as const), items: fc.integer({ min: 1, max: 25 }) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'waits' as const }) },
  fc.constant({ kind: 'cancel' as const }),
  fc.record({ kind: fc.constant('stop' as const), reason: fc.constantFrom('rights' as const, 'fault' as const) }),
)

test('a list ends once and stays ended; nothing is asked beyond its lines, and it is finished exactly when all are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.array(event, { maxLength: 40 }), (items, events) => {
      let list = begun(items)
      for (const one of events) {
        const before = list
        try {
          list = advance(list, one, now)
        } catch (error) {
          expect(error instanceof Failure ? before.state !== 'running' : one.kind === 'asked').toBe(true)
          continue
        }
        expect(before.state).toBe('running')
        expect(list.version).toBe(before.version + 1)
        expect(list.done).toBeLessThanOrEqual(items)
        expect(list.state === 'finished').toBe(list.done === items)
        expect(list.endedAt === null).toBe(list.state === 'running')
        expect(list.state === 'stopped').toBe(list.reason !== '')
        const { secondsLeft } = paceOf(list, now)
        if (secondsLeft !== null) expect(list.state).toBe('running')
      }
    }),
  )
})

const word = fc.stringMatching(/^[A-Z][a-z]{1,9}$/)
/** Cells as spreadsheets write them: plain, quoted with separators and quotes inside, empty. */
const cell = fc.oneof(
  word,
  word.map((one) => `"${one}, ""x"" ${one}"`),
  fc.constant(''),
)
const damaged = fc.constantFrom('"never closed', 'too,few', 'a"b,c,d', 'one,two,three,four,five')

test('every line of a table is read or told with its number, once and in order, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.tuple(cell, cell, cell), damaged), { maxLength: 30 }), (rows) => {
      const lines = rows.map((row) => (typeof row === 'string' ? row : row.join(',')))
      const bytes = Buffer.from(`${['Surname,Given names,Date of birth', ...lines].join('\n')}\n`)
      const head = headOf(bytes, { form: 'csv', separator: ',', header: true })
      const read = [...linesOf(bytes, 'csv', head)].flatMap((one) => (one === null ? [] : [one]))
      const numbers = read.map(({ line }) => line)
      expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other))
      expect(numbers.every((line) => line >= 2 && line <= lines.length + 1)).toBe(true)
      const whole = rows.flatMap((row, at) =>
        typeof row !== 'string' && row.some((one) => one !== '') ? [at + 2] : [],
      )
      // A quotation mark that is never closed may take lines behind it with it, and tells so by its own.
      const isOpen = lines.some((line) => line === '"never closed')
      if (!isOpen) for (const line of whole) expect(numbers).toContain(line)
    }),
  )
})

test('bytes of any kind are read to their end without a fault of ours', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('csv' as const, 'mrz' as const), (bytes, form) => {
      const head = headOf(bytes, { form, header: true })
      for (const one of linesOf(bytes, form, head)) if (one) expect(one.line).toBeGreaterThan(0)
    }),
  )
})

const actor = fc
  .record({
    bureau: fc.constantFrom('vn', 'fr'),
    unit: fc.constantFrom('', 'border'),
    officer: fc.constantFrom('vn.desk', 'vn.desk-2', 'fr.desk'),
    kind: fc.constantFrom('officer' as const, 'key' as const, 'system' as const),
    duties: fc.subarray([...duties], { maxLength: 2 }),
  })
  .map((one) => ({ ...systemOf(one.bureau), ...one }))
const columns = fc.record({
  bureau: fc.constantFrom('vn', 'fr'),
  unit: fc.constantFrom('', 'border'),
  officer: fc.constantFrom('vn.desk', 'vn.desk-2'),
  uploader: fc.constantFrom('vn.desk', 'vn.desk-2'),
  discreet: fc.boolean(),
  state: fc.constantFrom(...screeningStates),
})

test('nobody of another bureau may do anything, no system reviews, and no discreet alert is seen by who gave the list in', () => {
  fc.assert(
    fc.property(actor, columns, (who, row) => {
      const may = [...permitted(screeningPolicy, who, row), ...permitted(matchPolicy, who, row)]
      if (who.bureau !== row.bureau) expect(may).toEqual([])
      if (who.kind !== 'officer') expect(allows(matchPolicy.review(who), row)).toBe(false)
      if (row.discreet && (who.officer === row.uploader || who.kind !== 'officer'))
        expect(allows(matchPolicy.read(who), row)).toBe(false)
      if (allows(matchPolicy.review(who), row)) expect(allows(matchPolicy.read(who), row)).toBe(true)
      if (row.state === 'erased') expect(may.filter((act) => act === 'erase' || act === 'report')).toEqual([])
    }),
  )
})

test('a copy of a report never outlives its list', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 48 }), (hours) => {
      const eraseAt = new Date(Date.parse(now) + hours * 3_600_000).toISOString()
      expect(expiresAtOf(now, eraseAt) <= eraseAt).toBe(true)
    }),
  )
})
