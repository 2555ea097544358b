/** Story of one long file with all that may be wrong in it, broken off on the way: the good lines are in once, the others told by line, once. */
import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { startImporting } from '../../test/importing.ts'

const { store, run, inFolder } = startImporting()

const lines = 4_600
const [repeated, broken, foreign, twice] = [2_200, 3_000, 3_500, 4_400]
/** Where a line stands whose reference comes again further on. */
const first = 70
const number = (series: string, line: number): string => `X${series}${String(line).padStart(6, '0')}`
const referenceOf = (series: string, line: number): string =>
  `EX${series}-${line === repeated || line === twice ? first : line}`

const table = (series: string): Buffer =>
  Buffer.concat([
    Buffer.from('reference,status,purpose,number,country,type\n'),
    ...Array.from({ length: lines }, (_, at) => {
      const line = at + 2
      const quote = line === broken ? '"' : ''
      const text = `${referenceOf(series, line)},lost,locate,${quote}${number(series, line)},FRA,passport`
      return Buffer.concat([Buffer.from(text), Buffer.from(line === foreign ? [0xe9, 0x0a] : [0x0a])])
    }),
    Buffer.from(`EX${series}-LAST,lost,loc`),
  ])

const objects = (series: string): Buffer =>
  Buffer.concat([
    ...Array.from({ length: lines }, (_, at) => {
      const line = at + 1
      const passport = { no: number(series, line), issued: { by: 'France' } }
      const text = JSON.stringify({ id: referenceOf(series, line), kind: 'passport', passport })
      const spoiled = line === broken ? text.replace('"id"', '"id') : text
      return Buffer.concat([Buffer.from(spoiled), Buffer.from(line === foreign ? [0xe9, 0x0a] : [0x0a])])
    }),
    Buffer.from(`{"id":"EX${series}-LAST","ki`),
  ])

/** Of objects that are no entries: members with dots between levels. */
const mapping = {
  columns: [
    { from: 'id', to: '/reference' },
    { from: 'kind', to: '/fields/type' },
    { from: 'passport.no', to: '/fields/number' },
    { from: 'passport.issued.by', to: '/fields/country', form: 'country' },
  ],
  constants: [
    { to: '/status', value: 'lost' },
    { to: '/purpose', value: 'locate' },
  ],
}

describe.each([
  ['a table', 'csv', 'A', table, lines + 2],
  ['JSON lines with a mapping', 'jsonl', 'B', objects, lines + 1],
] as const)('%s', (_, format, series, make, last) => {
  test('with broken quotes, foreign bytes, references twice and a cut end loses those lines alone, also when the machine fails on the way', async () => {
    const path = inFolder(`long.${format}`)
    await writeFile(path, make(series))
    await writeFile(inFolder('mapping.json'), JSON.stringify(mapping))
    const mapped = format === 'jsonl' ? ['--mapping', inFolder('mapping.json')] : []
    const line = ['travel-document', '--format', format, '--bureau', 'fr', ...mapped, path]
    for (const failAfter of [1, 1]) await expect(run(line, { failAfter })).rejects.toThrow('the machine failed')
    const { code, says } = await run(line)
    expect(code, says).toBe(0)
    expect(says).toMatch(/Going on behind line [\d,]+, where it stood\./)
    expect(says).toContain('5 rejected')

    const { rows } = await store.database.client.query<{ reference: string; version: number }>(
      'select reference, version from record where reference like $1',
      [`EX${series}-%`],
    )
    const entered = new Set(rows.map(({ reference }) => reference))
    expect(rows).toHaveLength(entered.size)
    expect(rows.every(({ version }) => version === 1)).toBe(true)
    const wanted = Array.from({ length: lines }, (_line, at) => at + (format === 'csv' ? 2 : 1))
      .filter((line) => ![repeated, broken, foreign, twice].includes(line))
      .map((line) => `EX${series}-${line}`)
    expect([...entered].sort()).toEqual(wanted.sort())

    const rejected = (await readFile(inFolder(`long.rejected.${format}`), 'utf8')).trim().split('\n')
    const told = rejected
      .slice(format === 'csv' ? 1 : 0)
      .map((text) => (format === 'csv' ? Number(text.split(',')[0]) : (JSON.parse(text) as { line: number }).line))
    expect(told).toEqual([repeated, broken, foreign, twice, last])
    const again = rejected.filter((text) => text.includes(`line ${first}`))
    expect(again).toHaveLength(2)
  })
})
