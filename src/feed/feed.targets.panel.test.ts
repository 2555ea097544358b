/** Columns of a file to the places of an entry, as they are edited on the screen. */
import { describe, expect, test } from 'vitest'
import { faultsOfMapping, lackingTargets, type Mapping } from '../intake/mapping.ts'
import type { Target } from '../intake/schema-targets.ts'
import { databaseNames } from '../record/record.schema.ts'
import {
  atPlace,
  changeColumn,
  labelsOf,
  pathOf,
  placeOf,
  proposeMapping,
  stateConstant,
  takesSeveral,
  targetsOfDatabase,
  turnColumn,
  valuesOf,
} from './feed.targets.panel.ts'

const none: Mapping = { columns: [], constants: [] }
const targetOf = (database: (typeof databaseNames)[number], pointer: string): Target => {
  const found = targetsOfDatabase(database).find((one) => one.pointer === pointer)
  if (!found) throw new Error(`no target ${pointer}`)
  return found
}

describe('a mapping on the screen', () => {
  test('proposes columns by their headings, and which name is the main one', () => {
    const headings = ['Ref', 'Family name', 'Given names', 'Date of birth', 'Religion']
    const proposed = proposeMapping(headings, targetsOfDatabase('nominal'))
    expect(proposed.columns.map(({ from, to }) => [from, to])).toEqual([
      ['Ref', '/reference'],
      ['Family name', '/fields/names/0/family'],
      ['Given names', '/fields/names/0/given'],
      ['Date of birth', '/fields/datesOfBirth/0'],
    ])
    expect(proposed.constants).toEqual([{ to: '/fields/names/0/use', value: 'main' }])
    expect(faultsOfMapping(proposed, targetsOfDatabase('nominal'), headings)).toEqual([])
  })

  test('turns a column to a place, the next of a list where the first is taken, and out of the mapping', () => {
    const family = targetOf('nominal', '/fields/names/0/family')
    const one = turnColumn(none, 'Name', family)
    const two = turnColumn(one, 'Alias', family)
    expect(two.columns.map(({ to }) => to)).toEqual(['/fields/names/0/family', '/fields/names/1/family'])
    expect(turnColumn(two, 'Name', undefined).columns.map(({ from }) => from)).toEqual(['Alias'])
  })

  test('a column in the place of a constant takes it over', () => {
    const status = targetOf('vehicle', '/status')
    const stated = stateConstant(none, status, 'stolen')
    expect(stated.constants).toEqual([{ to: '/status', value: 'stolen' }])
    expect(turnColumn(stated, 'State', status)).toEqual({
      columns: [{ from: 'State', to: '/status' }],
      constants: [],
    })
    expect(stateConstant(stated, status, ' ').constants).toEqual([])
  })

  test('keeps date order, separator and codes of the file, and leaves out what is empty', () => {
    const column = turnColumn(none, 'Born', targetOf('nominal', '/fields/datesOfBirth/0'))
    const changed = changeColumn(column, 'Born', { form: 'date-dmy', separator: ';', words: [] })
    expect(changed.columns).toEqual([{ from: 'Born', to: '/fields/datesOfBirth/0', form: 'date-dmy', separator: ';' }])
    expect(changeColumn(changed, 'Born', { separator: '' }).columns[0]).not.toHaveProperty('separator')
  })

  test.each(databaseNames)('%s says what nothing fills until it is stated', (database) => {
    const targets = targetsOfDatabase(database)
    const lacking = lackingTargets(none, targets)
    expect(lacking).toEqual(expect.arrayContaining(['/reference', '/status', '/purpose']))
    const filled = targets
      .filter(({ pointer }) => lacking.includes(pointer))
      .reduce<Mapping>((mapping, target) => stateConstant(mapping, target, 'x'), none)
    expect(lackingTargets(filled, targets)).toEqual([])
  })
})

describe('a place of an entry', () => {
  test('has its place in a list, its path and its words', () => {
    expect(placeOf('/fields/names/2/family')).toBe(3)
    expect(placeOf('/status')).toBeUndefined()
    expect(atPlace('/fields/names/0/family', 2)).toBe('/fields/names/1/family')
    expect([takesSeveral('/fields/datesOfBirth/0'), takesSeveral('/fields/names/0/family')]).toEqual([true, false])
    expect(pathOf('/fields/names/1/use')).toBe('names.use')
    expect(labelsOf('nominal', '/fields/names/1/family')).toEqual(['field.nominal.names', 'field.nominal.names.family'])
    expect(labelsOf('nominal', '/status')).toEqual(['record.status'])
  })
})

test('values of a column stand once each, the commonest first', () => {
  expect(valuesOf(['L', ' S', 'S', '', 'L', 'S'])).toEqual(['S', 'L'])
})
