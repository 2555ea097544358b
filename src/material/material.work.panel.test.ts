/** Tables on their way in, drafts of contributions, pairs, years and exports as the screens make them. */
import { expect, test } from 'vitest'
import { copyEntry, copyFaults, emptyCopy, missingOfCopy } from './material.copy.panel.ts'
import {
  contributionEntry,
  emptyContribution,
  emptyTable,
  importEntry,
  missingOfContribution,
  missingOfTable,
  originIn,
} from './material.draft.panel.ts'
import { exportEntry, missingOfExport, namedFaults } from './material.export.panel.ts'
import { facetQuery, isNarrow, linesOnce, noFacets } from './material.facets.panel.ts'
import { fieldsBeside, partEvidence } from './material.pair.panel.ts'
import { type PickedClaim, turned } from './material.picking.panel.ts'
import { percentOf, secondsLeft } from './material.progress.panel.ts'
import { tableOfRows } from './material.refused.panel.ts'
import { kindsToState, placeParts, stateConstant, targetsOfKind, turnColumn } from './material.targets.panel.ts'
import type { EntityLine, StatedField } from './material.view.schema.ts'
import { byYear } from './material.year.panel.ts'

const id = '019aa000-0000-7000-8000-000000000001'
const graded = {
  ...emptyContribution,
  title: ' Exercise ',
  grade: { ...emptyContribution.grade, parts: { source: 'B', information: '2' } },
}

test('percent and time left come from what is done so far, and nothing is said before anything is known', () => {
  const half = { state: 'running', done: 500, size: 1000, line: 50, rowsPerSecond: 10 } as const
  expect(percentOf(half)).toBe(50)
  expect(secondsLeft(half)).toBe(5)
  expect(secondsLeft({ ...half, rowsPerSecond: null })).toBeNull()
  expect(secondsLeft({ ...half, done: 0 })).toBeNull()
  expect(secondsLeft({ ...half, state: 'finished' })).toBeNull()
  expect(percentOf({ done: 0, size: 0 })).toBe(100)
})

test('rejected rows go into a table in which nothing is run as a formula', () => {
  const text = tableOfRows(['Row', 'Field', 'Why'], [{ line: 7, faults: [{ field: '=1+1', says: 'He said "no".' }] }])
  expect(text).toBe('\ufeff"Row","Field","Why"\r\n7,"\'=1+1","He said ""no""."\r\n')
})

test('an address of this console leads to its record or message, any other text to nothing', () => {
  expect(originIn(` https://hub.example/records/nominal/${id}?x `)).toEqual({ kind: 'record', id })
  expect(originIn(`/messages/${id.toUpperCase()}`)).toEqual({ kind: 'message', id })
  expect(originIn(`/hits/${id}`)).toBeUndefined()
  expect(originIn(id)).toBeUndefined()
})

test('a copy sends where it comes from and nothing of its own; a statement sends its text as it was typed', () => {
  const typed = { ...graded, text: ' Text \n', annex: ' ', copies: true, origin: `/messages/${id}` }
  expect(contributionEntry(typed, ['a'])).toEqual({
    title: 'Exercise',
    grade: { scheme: '4x4', code: 'B2' },
    handlingCode: 'H0',
    confidentiality: 'official-use-only',
    origin: { kind: 'message', id },
  })
  const own = contributionEntry({ ...typed, copies: false }, ['a'])
  expect([own.text, own.annex, own.attachments, own.origin]).toEqual([' Text \n', undefined, ['a'], undefined])
})

test('something must be contributed: a text, a file, or what is copied', () => {
  expect(missingOfContribution(graded, 0)).toEqual(['/text'])
  expect(missingOfContribution(graded, 1)).toEqual([])
  expect(missingOfContribution({ ...graded, copies: true, origin: 'somewhere' }, 1)).toEqual(['/origin'])
})

test('a table needs a column that goes somewhere', () => {
  const draft = { ...emptyTable, title: 'Exercise', grade: graded.grade }
  expect(missingOfTable(draft)).toEqual(['/mapping/columns'])
  const mapping = { columns: [{ from: 'Surname', to: '/names/0/family' }], constants: [] }
  expect(missingOfTable({ ...draft, mapping })).toEqual([])
  expect(importEntry({ ...draft, mapping, saidBy: ' Register ' }, id)).toMatchObject({
    attachment: id,
    mapping,
    saidBy: 'Register',
  })
})

test('places are those of the kind, a second column of a list fills its next element, and numbers ask for their kind', () => {
  const targets = targetsOfKind('vehicle')
  expect(targets.map(({ pointer }) => pointer)).toContain('/identifiers/0/value')
  expect(targets.some(({ pointer }) => pointer.startsWith('/names'))).toBe(false)
  const value = targets.find(({ pointer }) => pointer === '/identifiers/0/value')
  const twice = ['Plate', 'VIN'].reduce((mapping, from) => turnColumn(mapping, from, value), {
    columns: [],
    constants: [],
  } as Parameters<typeof turnColumn>[0])
  expect(twice.columns.map(({ to }) => to)).toEqual(['/identifiers/0/value', '/identifiers/1/value'])
  expect(kindsToState(twice)).toEqual(['/identifiers/0/kind', '/identifiers/1/kind'])
  const stated = stateConstant(twice, '/identifiers/0/kind', 'plate')
  expect(stated.constants).toEqual([{ to: '/identifiers/0/kind', value: 'plate' }])
  expect(stateConstant(stated, '/identifiers/0/kind', '').constants).toEqual([])
  expect(placeParts('/names/2/family')).toEqual({ field: 'names', part: 'family', place: 3 })
  expect(placeParts('/nationalities/1')).toEqual({ field: 'nationalities', part: undefined, place: 2 })
})

test('fields both entities have stand first, each field once; evidence is parted by what it speaks for', () => {
  const field = (name: string): StatedField => ({ field: name, conflict: false, values: [] })
  const rows = fieldsBeside([field('sex'), field('names')], [field('names'), field('role')])
  expect(rows.map((row) => row.field)).toEqual(['names', 'sex', 'role'])
  const { speaksFor, speaksAgainst } = partEvidence([{ weight: 1 }, { weight: -3 }, { weight: 0 }, { weight: 9 }])
  expect([speaksFor, speaksAgainst]).toEqual([[{ weight: 9 }, { weight: 1 }], [{ weight: -3 }]])
})

test('events stand under their years; a date over several years under none', () => {
  const runs = byYear(['2026-11-03', '2026', '1980/1983', '2025-01'], (date) => date)
  expect(runs.map(({ year, lines }) => [year, lines.length])).toEqual([
    ['2026', 2],
    ['', 1],
    ['2025', 1],
  ])
})

test('an export is of what was picked or of the whole, never both', () => {
  const draft = {
    whole: true,
    format: 'csv',
    recipients: ['de'],
    handlingCode: null,
    confidentiality: 'restricted',
    title: ' T ',
  } as const
  expect(exportEntry(draft, ['a'])).toEqual({
    all: true,
    format: 'csv',
    recipients: ['de'],
    confidentiality: 'restricted',
    title: 'T',
  })
  expect(exportEntry({ ...draft, whole: false }, ['a'])).toMatchObject({ entities: ['a'] })
  expect(missingOfExport({ recipients: [], title: ' ' })).toEqual(['/recipients', '/title'])
})

test('facets that are not chosen are not asked for, and an entity met on two pages is one line', () => {
  expect(facetQuery({ ...noFacets, grade: 'B2' })).toEqual({ grade: 'B2' })
  expect([isNarrow(noFacets), isNarrow({ ...noFacets, source: 'vn' })]).toEqual([false, true])
  const line = (name: string) => ({ id: name }) as EntityLine
  const pages = [{ entities: [line('a'), line('b')] }, { entities: [line('b'), line('c')] }]
  expect(linesOnce(pages).map((one) => one.id)).toEqual(['a', 'b', 'c'])
})

test('what forbids an export is said of the entity by its name', () => {
  const told = [
    { pointer: '/entities/1', says: 'Needs consent.' },
    { pointer: '/recipients/0', says: 'Not named.' },
    { pointer: '/entities/0', says: 'Kept back.' },
  ]
  expect(namedFaults(told, ['a', 'b'], (id) => (id === 'b' ? 'EXERCISE' : undefined))).toEqual([
    { pointer: '/entities', says: 'EXERCISE: Needs consent.' },
    { pointer: '/recipients/0', says: 'Not named.' },
    { pointer: '/entities', says: 'Kept back.' },
  ])
})

test('what stands against taking out the whole is named by its entity, or by the end of its id', () => {
  const told = [
    { pointer: '/all/a/019aa000-0000-7000-8000-000000abcdef', says: 'Needs consent.' },
    { pointer: '/all/-/019aa000-0000-7000-8000-000000fedcba', says: 'Kept back.' },
    { pointer: '/all', says: 'Too many.' },
  ]
  expect(namedFaults(told, [], (entity) => (entity === 'a' ? 'EXERCISE' : undefined))).toEqual([
    { pointer: '/all', says: 'EXERCISE: Needs consent.' },
    { pointer: '/all', says: '…fedcba: Kept back.' },
    { pointer: '/all', says: 'Too many.' },
  ])
})

const marking: PickedClaim['marking'] = {
  handlingCode: 'H0',
  confidentiality: 'official-use-only',
  conditions: [],
  consentOf: [],
}

test('a copy says which file and which title, and names the claim a source has not agreed to', () => {
  const claims = [
    { id: 'a', title: 'EXERCISE ONE', marking },
    { id: 'b', title: 'EXERCISE TWO', marking },
  ]
  expect(missingOfCopy(emptyCopy)).toEqual(['/to', '/title'])
  expect(copyEntry('file', claims, { to: 'other', title: ' Exercise ' })).toEqual({
    from: 'file',
    claims: ['a', 'b'],
    title: 'Exercise',
  })
  const faults = [
    { pointer: '/claims/1', says: 'Not agreed.' },
    { pointer: '/title', says: 'Too long.' },
  ]
  expect(copyFaults(faults, claims)).toEqual([{ pointer: '/claims', says: 'EXERCISE TWO: Not agreed.' }, faults[1]])
})

test('a claim is chosen, and chosen again no more', () => {
  const one = { id: 'a', title: 'EXERCISE', marking }
  const picked = turned(new Map(), one)
  expect([...picked.values()]).toEqual([one])
  expect(turned(picked, one).size).toBe(0)
})
