/** A file chosen in the browser is read as the command line reads it, line by line and in the same digest. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Mapping } from '../intake/mapping.ts'
import {
  chunk,
  type FilePart,
  openSource,
  readSource,
  type SourceLine,
  SourceRefusal,
} from '../intake/record-source.ts'
import * as commandLine from './feed.import-source.ts'
import { areEntries, cellsOf, columnNames, detectFormat, partOf, sampleSource } from './feed.source.panel.ts'

const folder = mkdtempSync(join(tmpdir(), 'liaison-source-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fileOf = (name: string, content: string | Uint8Array): FilePart => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  writeFileSync(join(folder, name), bytes)
  return partOf(new File([new Uint8Array(bytes)], name))
}

const all = async (groups: AsyncIterable<readonly unknown[]>): Promise<unknown[]> => {
  const found: unknown[] = []
  for await (const group of groups) found.push(...group)
  return found
}

const mapping: Mapping = {
  columns: [
    { from: 'Ref', to: '/reference' },
    { from: 'No', to: '/fields/number' },
  ],
  constants: [{ to: '/status', value: 'lost' }],
}

const long = Array.from({ length: 40_000 }, (_, at) => `R-${at};X${String(at).padStart(7, '0')}\n`).join('')
const files: readonly (readonly [string, string | Uint8Array])[] = [
  ['plain.csv', 'Ref,No\nR-1,X0000001\nR-2,X0000002\n'],
  ['marked.csv', '\ufeffRef;No\r\nR-1;X0000001\r\nR-2;"X0\n2"\r\n'],
  ['stated.csv', 'sep=;\nRef;No\nR-1;X0000001\n'],
  ['broken.csv', 'Ref,No\nR-1,"X0000001\nR-2,X0000002\nR-3,X0000003,more\nR-4,X00'],
  ['latin.csv', Uint8Array.from([...new TextEncoder().encode('Ref,No\nR-1,caf'), 0xe9, 0x0a])],
  ['long.csv', `Ref;No\n${long}`],
]

describe('a file in the browser', () => {
  test.each(files)('%s is read as on the command line', async (name, content) => {
    const file = fileOf(name, content)
    const wish = { format: 'csv', header: true } as const
    const [here, there] = [
      await openSource([file], wish),
      await commandLine.openSource({ ...wish, path: join(folder, name) }),
    ]
    const { digest, headings, separator, encoding, first, size } = there
    expect(here).toMatchObject({ digest, headings, separator, encoding, first, size, name })
    const lines = await all(readSource(here, here.first, mapping, []))
    expect(lines).toEqual(await all(readSource(there, there.first, mapping, [])))
    expect(lines.length).toBeGreaterThan(0)
  })

  test('never has more than one slice of a long file in its hands', async () => {
    const file = fileOf('slices.csv', `Ref;No\n${long}`)
    const read: number[] = []
    const source = await openSource(
      [
        {
          ...file,
          read: (from, to) => {
            read.push(to - from)
            return file.read(from, to)
          },
        },
      ],
      { format: 'csv', header: true },
    )
    await all(readSource(source, source.first, mapping, []))
    expect(Math.max(...read)).toBeLessThanOrEqual(chunk)
    expect(read.length).toBeGreaterThan(2)
  })

  test('goes on from a mark with the lines behind it', async () => {
    const file = fileOf('mark.csv', `Ref;No\n${long}`)
    const source = await openSource([file], { format: 'csv', header: true })
    const lines = (await all(readSource(source, source.first, mapping, []))) as SourceLine[]
    const at = lines[20_000]
    const rest = await all(readSource(source, { offset: at?.end ?? 0, line: at?.lastLine ?? 0 }, mapping, []))
    expect(rest).toEqual(lines.slice(20_001))
  })

  test('says which encoding it looks like when it is not UTF-8, and reads it when that is chosen', async () => {
    const vietnamese = Uint8Array.from([0x4e, 0x67, 0x75, 0x79, 0xea, 0xde, 0x6e, 0x2c, 0x78, 0x0a])
    const file = fileOf('vn.csv', vietnamese)
    const source = await openSource([file], { format: 'csv', header: false })
    expect(source.looksLike).toBe('windows-1258')
    const read = await openSource([file], { format: 'csv', header: false, encoding: 'windows-1258' })
    expect(read.looksLike).toBeUndefined()
    expect(cellsOf(read, await sampleSource(read), '1')[0]?.normalize('NFC')).toBe('Nguyễn')
  })

  test('tells lines of objects from a table, entries from other objects, and names their members', async () => {
    const entries = fileOf('entries.jsonl', '{"reference":"R-1","status":"lost","fields":{"number":"X1"}}\n')
    const others = fileOf('others.jsonl', '{"id":7,"doc":{"no":"X1","of":["a"]}}\n{"id":8,"extra":true}\n')
    expect(await detectFormat([entries])).toBe('jsonl')
    expect(await detectFormat([fileOf('table.csv', 'a,b\n')])).toBe('csv')
    const wish = { format: 'jsonl', header: false } as const
    const [one, other] = [await openSource([entries], wish), await openSource([others], wish)]
    expect(areEntries(await sampleSource(one))).toBe(true)
    const sample = await sampleSource(other)
    expect(areEntries(sample)).toBe(false)
    expect(columnNames(other, sample)).toEqual(['id', 'doc.no', 'extra'])
    expect(cellsOf(other, sample, 'doc.no')).toEqual(['X1'])
  })

  test('takes the list only with its three files', async () => {
    const sdn = fileOf('x_sdn.csv', '1,"EXERCISE, Lea","individual","XA"\n')
    const alt = fileOf('x_alt.csv', '1,1,"aka","EXAMPLE, Lea",-0-\n')
    const add = fileOf('x_add.csv', '1,1,"Street 1","Town","XA",-0-\n')
    expect(await detectFormat([sdn, alt, add])).toBe('ofac-sdn')
    const wish = { format: 'ofac-sdn', header: false } as const
    await expect(openSource([sdn, alt], wish)).rejects.toMatchObject({ fault: 'three' })
    const source = await openSource([add, sdn, alt], wish)
    expect(source).toMatchObject({ name: 'x_sdn.csv', size: sdn.size + alt.size + add.size })
  })

  test('refuses what cannot be read at all', async () => {
    const wish = { format: 'csv', header: true } as const
    const faultOf = (files: readonly FilePart[]): Promise<string> =>
      openSource(files, wish).then(
        () => 'read',
        (error: unknown) => (error instanceof SourceRefusal ? error.fault : 'other'),
      )
    expect(await faultOf([])).toBe('none')
    expect(await faultOf([fileOf('empty.csv', '')])).toBe('empty')
    expect(await faultOf([fileOf('cr.csv', 'a,b\rc,d\r')])).toBe('cr-only')
    expect(await faultOf([fileOf('head.csv', 'a,"b\n')])).toBe('head')
    expect(await faultOf([fileOf('one.csv', 'a\n'), fileOf('two.csv', 'a\n')])).toBe('several')
  })
})
