/** Mappings: what may be mapped, what is made of a line, and what is proposed for headings in several languages. */
import { describe, expect, test } from 'vitest'
import { compileMapping, faultsOfMapping, isMapping, lackingTargets, type Mapping } from './mapping.ts'
import { certainMapping, suggestMapping } from './mapping-suggestion.ts'
import { listsOf, targetsOf } from './schema-targets.ts'

const schema = {
  type: 'object',
  required: ['reference', 'fields'],
  properties: {
    reference: { type: 'string' },
    status: { type: 'string', enum: ['lost', 'stolen'] },
    fields: {
      type: 'object',
      required: ['number', 'names', 'tags'],
      properties: {
        number: { type: 'string' },
        country: { type: 'string', format: 'country' },
        height: { type: 'integer' },
        minor: { type: 'boolean' },
        names: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['use'],
            properties: { use: { type: 'string' }, family: { type: 'string' }, given: { type: 'string' } },
          },
        },
        datesOfBirth: { type: 'array', items: { type: 'string', format: 'partial-date' } },
        tags: { type: 'array', items: { type: 'string' } },
      },
    },
  },
} as const
const targets = targetsOf(schema)
const lists = listsOf(schema)

const mapping: Mapping = {
  columns: [
    { from: 'Ref', to: '/reference' },
    { from: 'No', to: '/fields/number' },
    { from: 'Nom', to: '/fields/names/0/family' },
    { from: 'Alias', to: '/fields/names/1/family' },
    { from: 'Né', to: '/fields/datesOfBirth/0', form: 'date-dmy', separator: ';' },
    { from: 'Pays', to: '/fields/country', form: 'country' },
    { from: 'Statut', to: '/status', words: [{ from: 'P', to: 'lost' }] },
    { from: 'Taille', to: '/fields/height', form: 'number' },
    { from: 'Mineur', to: '/fields/minor', form: 'flag' },
  ],
  constants: [
    { to: '/fields/names/0/use', value: 'main' },
    { to: '/fields/names/1/use', value: 'alias' },
  ],
}
const headings = mapping.columns.map(({ from }) => from)
const apply = compileMapping(mapping, headings, lists)

describe('a mapping', () => {
  test('makes an entry of a line: forms, codes, several values, constants', () => {
    expect(apply(['EX-1', ' X1 ', 'Đặng', 'Mai', '7/3/1965; 1970', 'Viêt Nam', 'P', '172', 'non'])).toEqual({
      entry: {
        reference: 'EX-1',
        status: 'lost',
        fields: {
          number: 'X1',
          country: 'VNM',
          height: 172,
          minor: false,
          names: [
            { use: 'main', family: 'Đặng' },
            { use: 'alias', family: 'Mai' },
          ],
          datesOfBirth: ['1965-03-07', '1970'],
          tags: [],
        },
      },
    })
  })

  test('leaves out what is empty, with the constants that speak of it and without a hole in the list', () => {
    const made = apply(['EX-1', 'X1', '', 'Mai', '', '', '', '', ''])
    expect(made).toEqual({
      entry: { reference: 'EX-1', fields: { number: 'X1', names: [{ use: 'alias', family: 'Mai' }], tags: [] } },
    })
  })

  test('tells values that cannot be read in their form, each with its place, and guesses nothing', () => {
    const made = apply(['EX-1', 'X1', 'A', '', '3/7/65; 31/2/1990', 'Atlantis', 'P', 'tall', 'perhaps'])
    expect('faults' in made && made.faults.map(({ pointer, key }) => `${pointer} ${key}`)).toEqual([
      '/fields/datesOfBirth/0 fault.not-a-date',
      '/fields/datesOfBirth/1 fault.not-a-date',
      '/fields/country fault.not-a-country',
      '/fields/height fault.not-a-number',
      '/fields/minor fault.not-a-flag',
    ])
  })

  test('reads dates in the order it names, and none that may mean two things without one', () => {
    const dates = (form: 'date-dmy' | 'date-mdy' | 'date-ymd', text: string) =>
      compileMapping({ columns: [{ from: '1', to: '/d', form }], constants: [] }, undefined)([text])
    expect(dates('date-dmy', '03.07.1965')).toEqual({ entry: { d: '1965-07-03' } })
    expect(dates('date-mdy', '03/07/1965')).toEqual({ entry: { d: '1965-03-07' } })
    expect(dates('date-ymd', '19650703')).toEqual({ entry: { d: '1965-07-03' } })
    expect(dates('date-dmy', '07/1965')).toEqual({ entry: { d: '1965-07' } })
    expect(dates('date-mdy', '1965-07-03')).toEqual({ entry: { d: '1965-07-03' } })
    expect(dates('date-ymd', '03/07/1965')).toHaveProperty('faults')
  })

  test('takes members of JSON lines by their path', () => {
    const nested = compileMapping({ columns: [{ from: 'doc.no', to: '/fields/number' }], constants: [] }, undefined)
    expect(nested({ doc: { no: 123 } })).toEqual({ entry: { fields: { number: '123' } } })
    expect(nested({ doc: 'text' })).toEqual({ entry: {} })
  })

  test('is refused before the first line for what it lacks, knows not, fills twice, or may not ask', () => {
    expect(faultsOfMapping(mapping, targets, headings)).toEqual([])
    expect(lackingTargets(mapping, targets)).toEqual([])
    expect(lackingTargets({ columns: [], constants: [] }, targets)).toEqual([
      '/reference',
      '/fields/number',
      '/fields/names/0/use',
    ])
    const wrong: Mapping = {
      columns: [
        { from: 'Religion', to: '/fields/number' },
        { from: 'Gone', to: '/fields/number' },
        { from: 'Twice', to: '/fields/__proto__' },
        { from: 'Ref', to: '/reference', separator: ';' },
        { from: '2', to: '/fields/religion' },
      ],
      constants: [{ to: '/nowhere', value: 'x' }],
    }
    const faults = faultsOfMapping(wrong, targets, ['Religion', 'Twice', 'Twice', 'Ref'])
    expect(faults.map(({ pointer, key }) => `${pointer} ${key}`)).toEqual([
      '/columns/0/from fault.sensitive-column',
      '/columns/1/from fault.no-such-column',
      '/columns/1/to fault.target-twice',
      '/columns/2/from fault.column-twice',
      '/columns/2/to fault.unknown-target',
      '/columns/3/separator fault.separator-without-list',
      '/columns/4/to fault.sensitive-column',
      '/constants/0/to fault.unknown-target',
    ])
    expect(faults[0]?.values).toEqual({ article: 'RPD 42' })
  })

  test('from a file has the form of one or is none', () => {
    expect(isMapping(mapping)).toBe(true)
    for (const wrong of [
      null,
      [],
      {},
      { columns: [{ from: 'a' }], constants: [] },
      { columns: [{ from: 'a', to: '/b', form: 'guess' }] },
      { columns: [], constants: [], more: 1 },
    ])
      expect(isMapping(wrong)).toBe(false)
  })
})

describe('a proposal', () => {
  const proposed = (from: readonly string[]) =>
    Object.fromEntries(suggestMapping(from, targets).columns.map((column) => [column.from, column.to]))

  test('follows the words of headings in several languages', () => {
    expect(proposed(['Ref. no', 'Passport No.', 'Nom de famille', 'Prénom', 'Date de naissance', 'Pays'])).toEqual({
      'Ref. no': '/reference',
      'Passport No.': '/fields/number',
      'Nom de famille': '/fields/names/0/family',
      Prénom: '/fields/names/0/given',
      'Date de naissance': '/fields/datesOfBirth/0',
      Pays: '/fields/country',
    })
    expect(proposed(['Số hộ chiếu', 'Họ', 'Ngày sinh', 'Quốc gia', 'Tình trạng'])).toEqual({
      'Số hộ chiếu': '/fields/number',
      Họ: '/fields/names/0/family',
      'Ngày sinh': '/fields/datesOfBirth/0',
      'Quốc gia': '/fields/country',
      'Tình trạng': '/status',
    })
    expect(proposed(['رقم الجواز', 'تاريخ الميلاد'])).toEqual({
      'رقم الجواز': '/fields/number',
      'تاريخ الميلاد': '/fields/datesOfBirth/0',
    })
  })

  test('never proposes a sensitive column, nor one it does not understand', () => {
    expect(proposed(['Religion', 'tôn giáo', 'zzzz', ''])).toEqual({})
  })

  test('is taken without asking only for the very names of fields', () => {
    expect(
      certainMapping(['reference', 'number', '/fields/names/0/family', 'Passport No.', 'height'], targets).columns,
    ).toEqual([
      { from: 'reference', to: '/reference' },
      { from: 'number', to: '/fields/number' },
      { from: '/fields/names/0/family', to: '/fields/names/0/family' },
      { from: 'height', to: '/fields/height', form: 'number' },
    ])
  })
})
