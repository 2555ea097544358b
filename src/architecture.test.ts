/** The imports tell the structure: this test reads them and holds the tree to the map of ARCHITECTURE.md. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const source = dirname(fileURLToPath(import.meta.url))

const files = (folder: string): string[] =>
  readdirSync(join(source, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? files(path) : /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
const all = files('')
const production = all.filter((path) => !path.endsWith('.test.ts'))
const text = new Map(all.map((path) => [path, readFileSync(join(source, path), 'utf8')]))
const areaOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '')

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean }
const importsOf = (path: string): Import[] =>
  [
    ...(text.get(path) ?? '').matchAll(
      /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)|^import\s+'([^']+)'/gm,
    ),
  ].map(([, typeOnly, named, dynamic, bare]) => {
    const to = named ?? dynamic ?? bare ?? ''
    return {
      from: path,
      to: to.startsWith('.') ? posix.join(posix.dirname(path), to) : to,
      typeOnly: Boolean(typeOnly),
    }
  })
const imports = production.flatMap(importsOf)
const inside = imports.filter(({ to }) => text.has(to))
const tell = (found: readonly Import[]): string[] => found.map(({ from, to }) => `${from} -> ${to}`)

const libraries = [
  'terms',
  'matching',
  'index',
  'intake',
  'extraction',
  'resolution',
  'merkle',
  'graph',
  'trend',
  'verify',
]
/** Libraries that stand on others beside `terms` (docs/decisions/ 19). */
const standsOn: Readonly<Record<string, readonly string[]>> = {
  extraction: ['matching', 'intake'],
  resolution: ['matching', 'intake'],
}
/** Slices in the order of app.ts; a slice named nowhere there is found by the test below. */
const slices = [
  'member',
  'bureau',
  'rulebook',
  'officer',
  'attachment',
  'record',
  'picture',
  'search',
  'feed',
  'proposal',
  'link',
  'hit',
  'watch',
  'check',
  'screening',
  'quality',
  'message',
  'threat',
  'expert',
  'group',
  'request',
  'analysis',
  'material',
  'lead',
  'knowledge',
  'training',
  'desk',
  'notification',
  'oversight',
]
const kernel = [
  'access',
  'actor',
  'clock',
  'copy',
  'database',
  'door',
  'door.copier',
  'failure',
  'gathering',
  'health',
  'housekeeping',
  'http',
  'hub',
  'invocation',
  'json',
  'keyed-hash',
  'lately',
  'ledger',
  'ledger-changes',
  'lines',
  'live',
  'migration',
  'openapi',
  'operation',
  'packing',
  'page',
  'postgres',
  'postgres-binaries',
  'problem',
  'reaction',
  'rehearsal',
  'round-trip',
  'schema',
  'seal',
  'secret',
  'sequencer',
  'session',
  'settings',
  'site',
  'slice',
  'slices',
  'stream',
  'timer',
  'together',
  'transaction',
  'validation',
  'words',
  'written',
]
/** Roles a slice shows to those below it; the rest is its own. */
const shown =
  /\.(schema|store|operations|policy|table|workflow|view|instruction|feed|apply|making|memory|fit|entry|demo|storing)\.ts$|\/databases\/|\.panel\.tsx?$/

describe('the tree', () => {
  test('has libraries, kernel, slices, console and three files at the top, and nothing else', () => {
    const areas = new Set(all.map(areaOf).filter((area) => area !== ''))
    expect([...areas].filter((area) => ![...libraries, ...slices, 'kernel', 'console'].includes(area))).toEqual([])
    const top = production.filter((path) => !path.includes('/'))
    expect(top.filter((path) => !/^(app|main|demonstration(\.\w+)?)\.ts$/.test(path))).toEqual([])
  })

  test('keeps the kernel closed: a new file there needs a decision record and a word here', () => {
    const present = production.filter((path) => areaOf(path) === 'kernel').map((path) => path.slice(7, -3))
    expect(present.sort()).toEqual([...kernel].sort())
  })

  test('keeps libraries pure: no kernel, no slice, no I/O', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        libraries.includes(areaOf(from)) &&
        (text.has(to)
          ? ![areaOf(from), 'terms', ...(standsOn[areaOf(from)] ?? [])].includes(areaOf(to))
          : /^node:|^(pg|kysely|fastify)/.test(to)),
    )
    expect(tell(wrong)).toEqual([])
  })

  test('lets the kernel import terms only, and never a slice', () => {
    const wrong = inside.filter(
      ({ from, to }) => areaOf(from) === 'kernel' && !['kernel', 'terms'].includes(areaOf(to)),
    )
    expect(tell(wrong)).toEqual([])
  })

  test('lets a slice import from slices above it only, and from them only what they show', () => {
    const wrong = inside.filter(({ from, to }) => {
      const [own, other] = [slices.indexOf(areaOf(from)), slices.indexOf(areaOf(to))]
      if (own < 0 || other < 0 || own === other) return false
      return other > own || !shown.test(to)
    })
    expect(tell(wrong)).toEqual([])
  })

  test('lists every slice in app.ts in this order', () => {
    const named = [...(text.get('app.ts') ?? '').matchAll(/^ {2}(\w+)Slice,$/gm)].map(([, name]) => name)
    expect(named).toEqual(slices)
  })

  test('keeps the server out of the console', () => {
    const screen = (path: string): boolean => path.startsWith('console/') || /\.(page|panel)\.tsx$/.test(path)
    const allowed =
      /^(console|terms|intake)\/|^kernel\/(operation|schema)\.ts$|\.(schema|operations|table|page|panel)\.tsx?$|\.css$/
    const wrong = inside.filter(
      ({ from, to, typeOnly }) => screen(from) && !typeOnly && !screen(to) && !allowed.test(to),
    )
    expect(tell(wrong)).toEqual([])
  })

  test('has no file without a meaning in its name and none past 500 lines, tables of reference data excepted', () => {
    expect(
      production.filter((path) =>
        /(^|[/.])(utils?|helpers?|common|types|constants|index|service|manager|misc)\.tsx?$/.test(path),
      ),
    ).toEqual([])
    const long = all.filter(
      (path) => !/(\.table|-codes|-names)\.ts$/.test(path) && (text.get(path) ?? '').split('\n').length > 500,
    )
    expect(long).toEqual([])
  })

  /** A file without its comments, where the word may stand. */
  const code = (path: string): string => (text.get(path) ?? '').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')

  test('has no any, no ignored error, no enum, no default export, no skipped test', () => {
    const forbidden =
      /:\s*any\b|\bas any\b|@ts-(ignore|expect-error|nocheck)|^\s*(export )?(const )?enum |^export default |\.(skip|only)\(/m
    expect(all.filter((path) => path !== 'architecture.test.ts' && forbidden.test(code(path)))).toEqual([])
  })

  test('opens each file with a sentence saying what it is for', () => {
    expect(production.filter((path) => !/^(#!.*\n)?(\/\/|\/\*)/.test(text.get(path) ?? ''))).toEqual([])
  })
})
