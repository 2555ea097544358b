// What holds of every shared database: nothing undeclared, nothing without words, nothing beyond the rules.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { languages } from '../../terms/language.ts'
import { personStatuses } from '../../terms/person-status.ts'
import { asksForSensitiveData } from '../../terms/sensitive-data.ts'
import { codeListOf } from '../record.fields.panel.ts'
import { type DatabaseName, databaseNames, lives } from '../record.schema.ts'
import { databaseNamed, databases } from './all.ts'
import { besideFields, type Fields } from './database.ts'
import { nominalContradictions } from './nominal-flaws.ts'
import { cautionCodes } from './person-fields.ts'

const today = '2026-11-21'

const wordsOf = (language: string): Record<string, string> =>
  Object.assign(
    {},
    ...['record', 'database', 'terms', 'failure', 'hit'].map((file) =>
      JSON.parse(readFileSync(new URL(`../../../locales/${language}/${file}.json`, import.meta.url), 'utf8')),
    ),
  )

const unworded = (ids: Iterable<string>): string[] =>
  languages.flatMap((language) => {
    const words = wordsOf(language)
    return [...ids].filter((id) => !words[id]?.trim()).map((id) => `${language} ${id}`)
  })

/** A record of each database with something in every field that makes a key. */
const samples: Readonly<Record<DatabaseName, Fields>> = {
  nominal: {
    names: [{ use: 'main', family: 'Exercise' }],
    datesOfBirth: ['1980'],
    nationalities: [],
    documents: [{ type: 'passport', number: 'X1', country: 'FRA' }],
    cautions: [{ code: 'armed' }],
  },
  'travel-document': { number: 'X1', country: 'FRA', type: 'passport' },
  tdawn: { number: 'X1', country: 'FRA', type: 'passport', family: 'Exercise', notice: 'EX-1' },
  'administrative-document': { number: 'X1', country: 'FRA', type: 'driving-licence' },
  vehicle: { vin: 'EX12345', plate: 'X1', country: 'FRA', engine: 'X1' },
  vessel: {
    hull: 'EX12345',
    imo: '1234567',
    mmsi: '226000001',
    callSign: 'EX1',
    registration: 'EX1',
    flag: 'FRA',
    name: 'Exercise',
    engines: [{ serial: 'EX12345' }],
  },
  firearm: { serial: 'EX12345', make: 'Exercise' },
  'work-of-art': { kind: 'painting', title: 'Exercise in blue', inventory: 'EX-1' },
  'outside-list': {
    source: 'Exercise list',
    entry: '1',
    kind: 'person',
    names: [{ use: 'main', whole: 'Exercise' }],
    datesOfBirth: [],
    placesOfBirth: [],
    nationalities: [],
    documents: [{ type: 'passport', number: 'X1', country: 'FRA' }],
    identifiers: [],
    addresses: [],
    programmes: [],
  },
}

const kindsOf = (keys: readonly string[]): string[] => [...new Set(keys.map((key) => key.slice(0, key.indexOf(':'))))]

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly enum?: readonly string[]
}

/** Every field by its path: `names`, and `names.family` within a list. */
const pathsOf = (schema: Schema, before = ''): [string, Schema][] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, own]): [string, Schema][] => [
    [`${before}${name}`, own],
    ...(own.items?.properties ? pathsOf(own.items, `${before}${name}.`) : []),
  ])

describe.each(databases.map((file) => [file.name, file] as const))('%s', (name, file) => {
  const paths = pathsOf(file.fields as unknown as Schema)
  const fields = paths.map(([path]) => path).filter((path) => !path.includes('.'))
  const capacities = [undefined, ...personStatuses]
  const actions = [...file.statuses, 'unheard-of'].flatMap((status) =>
    lives.flatMap((life) =>
      capacities.map((personStatus) =>
        file.action(status, life, { ...(personStatus ? { personStatus } : {}), fields: { minor: true } }),
      ),
    ),
  )
  const sample = samples[name]

  test('is found by its name', () => {
    expect(databaseNamed(name)).toBe(file)
    expect(databaseNames).toContain(name)
  })

  test('says of each field who sees it', () => {
    expect(Object.keys(file.seenBy).sort()).toEqual([...fields].sort())
  })

  test('has words in every language for each action, limit, status, field and code', () => {
    const wanted = new Set([
      ...actions
        .filter(({ code }) => !code.endsWith('unheard-of'))
        .flatMap(({ code, limits }) => [`action.${code}`, ...limits.map((limit) => `limit.${limit}`)]),
      ...file.statuses.map((status) => `status.${name}.${status}`),
      ...paths.map(([path]) => `field.${name}.${path}`),
      ...paths.flatMap(([path, schema]) => (schema.enum ?? []).map((code) => `${codeListOf(name, path)}.${code}`)),
      ...lives.map((life) => `life.${life}`),
      `database.${name}`,
      'record.suspended',
    ])
    expect(unworded(wanted)).toEqual([])
  })

  test('sets a limit to every action, none twice, and keeps no record beyond ten years (RPD 49)', () => {
    for (const { limits } of actions) {
      expect(limits.length).toBeGreaterThan(0)
      expect(new Set(limits).size).toBe(limits.length)
      // As many as an answer holds.
      expect(limits.length).toBeLessThanOrEqual(10)
    }
    expect(file.retentionYears).toBeLessThanOrEqual(10)
  })

  test('has no field for particularly sensitive data (RPD 42), and none that is named like what stands beside them', () => {
    expect(paths.map(([path]) => path).filter((path) => path.split('.').some(asksForSensitiveData))).toEqual([])
    expect(fields.filter((field) => besideFields.includes(`/${field}`))).toEqual([])
  })

  test('gives no key to nothing', () => {
    expect(file.keys({})).toEqual([])
  })

  test('gives the same keys again, none twice, each with its kind in front', () => {
    const keys = file.keys(sample)
    expect(keys.length).toBeGreaterThan(0)
    expect(file.keys(structuredClone(sample))).toEqual(keys)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(key).toMatch(/^[a-z][a-z-]*:.+/)
  })

  test('takes a record for itself', () => {
    const lines = file.compare({ ...sample, name: 'Exercise' }, sample)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.filter((line) => line.verdict !== 'same' && line.verdict !== 'missing')).toEqual([])
    for (const { field } of lines) expect(fields).toContain(field)
    if (file.makesHits) expect(file.judge(sample, sample, kindsOf(file.keys(sample)))).toBe('exact')
  })

  test('finds flaws only in fields it has, and few enough to be kept', () => {
    const flaws = file.flaws(sample, today)
    expect(flaws.length).toBeLessThanOrEqual(60)
    for (const flaw of flaws) {
      const [kind, what = ''] = flaw.split(':')
      expect(['missing', 'contradiction']).toContain(kind)
      if (kind === 'missing') expect(paths.map(([path]) => path)).toContain(what)
    }
  })

  test('tells the General Secretariat first where use is suspended (field notes 2.3)', () => {
    for (const status of file.statuses)
      for (const life of ['under-review', 'blocked'] as const)
        expect(file.noticeTo({ status, life })).toBe('general-secretariat')
  })

  test('is entered, and may be asked, for some purpose', () => {
    expect(file.entryPurposes.length).toBeGreaterThan(0)
    expect(file.checkPurposes).toContain('security-check')
  })
})

test('no two databases share a kind of key', () => {
  const kinds = databases.flatMap((file) => kindsOf(file.keys(samples[file.name])))
  expect(kinds.filter((kind, at) => kinds.indexOf(kind) !== at)).toEqual([])
})

test('discreet alerts are of persons and of what they travel with', () => {
  expect(databases.filter((file) => file.discreetAlerts).map((file) => file.name)).toEqual([
    'nominal',
    'tdawn',
    'vehicle',
    'vessel',
  ])
})

const sources = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))

test('every caution, fault and contradiction a database names has words in every language', () => {
  const named = (pattern: RegExp): string[] =>
    sources.flatMap((source) => [...source.matchAll(pattern)].map(([, code = '']) => code))
  const faults = named(/'(fault\.[a-z-]+)'/g)
  expect(faults).toContain('fault.minor-not-stated')
  const contradictions = [...named(/'contradiction:([a-z-]+)'/g), ...nominalContradictions]
  const wanted = new Set([
    ...faults,
    ...contradictions.map((code) => `flaw.contradiction.${code}`),
    ...cautionCodes.map((code) => `caution.${code}`),
    'flaw.missing',
  ])
  expect(unworded(wanted)).toEqual([])
})
