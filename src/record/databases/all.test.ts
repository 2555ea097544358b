// What holds of every shared database: nothing undeclared, nothing without words, nothing beyond the rules.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { languages } from '../../terms/language.ts'
import { databaseNames, lives } from '../record.schema.ts'
import { databaseNamed, databases } from './all.ts'

const wordsOf = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../../locales/${language}/record.json`, import.meta.url), 'utf8'))

describe.each(databases.map((file) => [file.name, file] as const))('%s', (name, file) => {
  const fields = Object.keys((file.fields as unknown as { properties: object }).properties)
  const actions = file.statuses.flatMap((status) => lives.map((life) => file.action(status, life)))

  test('is found by its name', () => {
    expect(databaseNamed(name)).toBe(file)
    expect(databaseNames).toContain(name)
  })

  test('says of each field who sees it', () => {
    expect(Object.keys(file.seenBy).sort()).toEqual([...fields].sort())
  })

  test('has words in every language for each action, limit, status and field', () => {
    const wanted = new Set([
      ...actions.flatMap(({ code, limits }) => [`action.${code}`, ...limits.map((limit) => `limit.${limit}`)]),
      ...file.statuses.map((status) => `status.${name}.${status}`),
      ...fields.map((field) => `field.${name}.${field}`),
      ...lives.map((life) => `life.${life}`),
      `database.${name}`,
      'record.suspended',
    ])
    for (const language of languages) {
      const words = wordsOf(language)
      expect([...wanted].filter((key) => !words[key]?.trim())).toEqual([])
    }
  })

  test('sets a limit to every action, and keeps no record beyond ten years (RPD 49)', () => {
    for (const { limits } of actions) expect(limits.length).toBeGreaterThan(0)
    expect(file.retentionYears).toBeLessThanOrEqual(10)
  })

  test('gives no key to nothing', () => {
    expect(file.keys({})).toEqual([])
  })
})

test('no two databases share a kind of key', () => {
  const kinds = [
    databaseNamed('travel-document').keys({ number: 'X1', country: 'FRA', type: 'passport' }),
    databaseNamed('vehicle').keys({ vin: 'EX12345', plate: 'X1', country: 'FRA', engine: 'X1' }),
  ].map((keys) => new Set(keys.map((key) => key.split(':')[0])))
  expect([...(kinds[0] ?? [])].filter((kind) => kinds[1]?.has(kind))).toEqual([])
})
