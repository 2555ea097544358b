/** What the screen says of a line before it is sent is what the hub says of it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { systemOf } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { describeRecord } from '../record/record.entry.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { type Purpose, purposes } from '../terms/purpose.ts'
import { judgeEntry } from './feed.judge.panel.ts'
import { readEntry } from './feed.line.ts'

const today = '2026-11-21'

/** The hub's own words: pointer and key, sorted. */
const hubFaults = (database: DatabaseName, bureau: string, entry: unknown, mayName: readonly Purpose[]): string[] => {
  const read = readEntry(entry)
  if ('faults' in read) return read.faults.map(({ pointer, key }) => `${pointer} ${key}`).sort()
  const { reference: _, ...stated } = read.line
  try {
    describeRecord(databaseNamed(database), { ...systemOf(bureau), purposes: mayName }, stated, { today })
    return []
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const own = error.key === 'request.invalid' ? [] : [` feed.${error.key.split('.')[1]}`]
    return [...own, ...error.pointers.map(({ pointer, key }) => `${pointer} ${key}`)].sort()
  }
}

const shown = (database: DatabaseName, bureau: string, entry: unknown, mayName: readonly Purpose[]): string[] =>
  judgeEntry(entry, { database, bureau, purposes: mayName, today })
    .map(({ pointer, key }) => (key === 'feed.purpose-foreign' ? ' feed.foreign' : `${pointer} ${key}`))
    .sort()

const base = {
  'travel-document': {
    reference: 'R-1',
    status: 'stolen',
    purpose: 'security-check',
    fields: { number: 'X0000001', country: 'VNM', type: 'passport', dateOfLoss: '2026-01' },
  },
  vehicle: {
    reference: 'R-2',
    status: 'stolen',
    purpose: 'security-check',
    fields: { plate: '51F-000.01', country: 'VNM', kind: 'car' },
  },
  nominal: {
    reference: 'R-3',
    status: 'wanted-locate',
    purpose: 'locate',
    personStatus: 'suspect',
    fields: {
      names: [{ use: 'main', family: 'EXERCISE', given: 'Lea' }],
      sex: 'F',
      datesOfBirth: ['1990-02'],
      nationalities: [{ country: 'FRA', state: 'presumed' }],
      documents: [],
      cautions: [],
      minor: false,
    },
  },
} as const satisfies Partial<Record<DatabaseName, unknown>>
const kinds = Object.keys(base) as (keyof typeof base)[]

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    ' ',
    'x',
    '1990',
    '1990-13',
    '2031-01-01',
    'FRA',
    'QQQ',
    'lost',
    'H9',
    'a\u0000b',
    'a\nb',
  ),
  fc.constantFrom<unknown>(0, -1, 1.5, 9_999_999_999, true, null, [], {}, [''], [null], { use: 'main' }),
  fc.string({ maxLength: 400 }),
)
const paths = [
  ...[
    'reference',
    'status',
    'purpose',
    'personStatus',
    'handlingCode',
    'alert',
    'retainUntil',
    'fields',
    'unknown',
  ].map((one) => [one]),
  ...['number', 'country', 'type', 'dateOfLoss', 'plate', 'names', 'sex', 'datesOfBirth', 'religion'].map((one) => [
    'fields',
    one,
  ]),
  ['fields', 'names', '0', 'use'],
  ['fields', 'nationalities', '0', 'country'],
]

/** With one place changed or, for undefined, taken out; a place that is not there is left. */
const changed = (value: unknown, [first = '', ...rest]: readonly string[], next: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...value] as unknown as Record<string, unknown>)
    : { ...value }
  if (rest.length > 0) copy[first] = changed(copy[first], rest, next)
  else if (next === undefined) delete copy[first]
  else copy[first] = next
  return copy
}

describe('a line before it is sent', () => {
  test.each(kinds)('of %s has no fault where the hub finds none', (kind) => {
    expect(hubFaults(kind, 'vn', base[kind], purposes)).toEqual([])
    expect(shown(kind, 'vn', base[kind], purposes)).toEqual([])
  })

  test('has the faults the hub finds, in the same places', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.array(fc.tuple(fc.constantFrom(...paths), fc.oneof(odd, fc.constant(undefined))), { maxLength: 3 }),
        (kind, changes) => {
          const entry = changes.reduce<unknown>((made, [path, value]) => changed(made, path, value), base[kind])
          expect(shown(kind, 'vn', entry, purposes)).toEqual(hubFaults(kind, 'vn', entry, purposes))
        },
      ),
      { numRuns: 400 },
    )
  })

  test('is told whose it is to enter, and which purpose may not be named', () => {
    const foreign = changed(base['travel-document'], ['fields', 'country'], 'FRA')
    expect(shown('travel-document', 'vn', foreign, purposes)).toEqual(
      hubFaults('travel-document', 'vn', foreign, purposes),
    )
    expect(shown('travel-document', 'vn', foreign, purposes)).toContain(' feed.not-yours-to-enter')
    expect(shown('vehicle', 'vn', base.vehicle, ['warn'])).toEqual(hubFaults('vehicle', 'vn', base.vehicle, ['warn']))
  })
})
