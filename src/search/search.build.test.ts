// The fingerprint of a build: it covers everything a person goes through on the way into the index, and tells builds apart.
import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildFingerprint, fingerprintOf, preparingFolders } from './search.build.ts'

const source = new URL('../', import.meta.url)
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-build-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Files of the source that a file imports, and those they import, types apart. */
const importedBy = (first: readonly string[]): string[] => {
  const met = new Set(first)
  for (const file of met) {
    const code = readFileSync(new URL(file, source), 'utf8')
    for (const [, what = '', path = ''] of code.matchAll(/^(?:import|export) (type )?[^'";]*?from '(\.[^']+)'/gm))
      if (what === '') met.add(new URL(path, new URL(file, source)).href.slice(source.href.length))
  }
  return [...met]
}

test('covers every file that prepares a person for the index, lays out its memory or writes it down', () => {
  const files = importedBy([
    'search/search.person.entered.ts',
    'search/search.person.shared.ts',
    'search/search.persons.snapshot.ts',
  ])
  expect(files).toContain('matching/nickname.table.ts')
  expect(files).toContain('terms/partial-date.ts')
  const within = (file: string): boolean => preparingFolders.some((one) => file.startsWith(`${one}/`))
  expect(files.filter((file) => !within(file) || file.split('/').length > 2)).toEqual([])
})

test('is the same for the same code and another for any other, tests apart', async () => {
  for (const one of preparingFolders) await cp(new URL(one, source), join(folder, one), { recursive: true })
  const copied = pathToFileURL(`${folder}/`)
  const whole = await fingerprintOf(copied)
  expect(whole).toBe(await buildFingerprint())
  await writeFile(join(folder, 'search', 'search.more.test.ts'), 'test')
  expect(await fingerprintOf(copied)).toBe(whole)
  const seen = new Set([whole])
  for (const one of preparingFolders) {
    const [name = ''] = (await readdir(join(folder, one))).filter((file) => file.endsWith('.ts')).sort()
    const path = join(folder, one, name)
    expect(existsSync(path)).toBe(true)
    await writeFile(path, `${readFileSync(path, 'utf8')}\nexport const more = 1\n`)
    if (name.endsWith('.test.ts')) await writeFile(join(folder, one, 'more.ts'), 'export const more = 1\n')
    seen.add(await fingerprintOf(copied))
  }
  expect(seen.size).toBe(preparingFolders.length + 1)
})
