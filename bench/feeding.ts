// What a large feed costs: lines a second of the import command, and what checks feel while a million lines go in.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { MeasuredHub } from './hub.ts'
import { type Outcome, requestOf, runLoad } from './load.ts'

const run = promisify(execFile)
const entryPoint = fileURLToPath(new URL('../../../scripts/liaison.mjs', import.meta.url))

/** A file of lost documents as a national system writes it: numbers of a series nobody else uses. */
export const writeDocuments = async (path: string, lines: number, series: string): Promise<void> => {
  const file = createWriteStream(path)
  file.write('reference,status,purpose,number,country,type,dateOfLoss\n')
  for (let n = 0; n < lines; n += 1) {
    const number = `${series}${String(n).padStart(7, '0')}`
    if (!file.write(`BENCH-${number},lost,locate,${number},FRA,passport,2026-0${1 + (n % 9)}\n`))
      await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}

/** The columns are the members of a record. */
const mapping = {
  columns: [
    { from: 'reference', to: '/reference' },
    { from: 'status', to: '/status' },
    { from: 'purpose', to: '/purpose' },
    { from: 'number', to: '/fields/number' },
    { from: 'country', to: '/fields/country' },
    { from: 'type', to: '/fields/type' },
    { from: 'dateOfLoss', to: '/fields/dateOfLoss' },
  ],
  constants: [],
}

export const writeMapping = async (folder: string): Promise<string> => {
  const path = join(folder, 'mapping.json')
  const file = createWriteStream(path)
  file.end(JSON.stringify(mapping))
  await once(file, 'finish')
  return path
}

/** Seconds the import command takes for a file, beside a running hub on `folder`. */
export const importFile = async (folder: string, path: string, mappingPath: string): Promise<number> => {
  const began = performance.now()
  await run(
    process.execPath,
    [entryPoint, 'import', 'travel-document', '--format', 'csv', '--bureau', 'fr', '--mapping', mappingPath, path],
    { env: { ...process.env, LIAISON_DATA: folder }, maxBuffer: 64 * 1024 * 1024 },
  )
  return (performance.now() - began) / 1000
}

export type Feeding = {
  readonly linesPerSecond: number
  readonly idle: Outcome
  readonly during: Outcome
  /** Lines a second while checks were asked. */
  readonly linesPerSecondBeside: number
}

const connections = 8

/**
 * Imports `lines` alone, then as many again while eight clients check documents without pause, and asks the same eight before:
 * the ratio of both p99 is what an officer feels of a feed.
 */
export const measureFeeding = async (hub: MeasuredHub, folder: string, lines: number): Promise<Feeding> => {
  const mappingPath = await writeMapping(folder)
  const [first, second] = [join(folder, 'first.csv'), join(folder, 'second.csv')]
  await writeDocuments(first, Math.min(lines, 200_000), 'BA')
  await writeDocuments(second, lines, 'BB')
  const authorization = `Bearer ${await hub.key('vn.system')}`
  let asked = 0
  const next = (): Buffer => {
    asked += 1
    const item = { travelDocument: { number: `Q${String(asked).padStart(8, '0')}`, country: 'FRA', type: 'passport' } }
    const body = { purpose: 'security-check', reference: 'BENCH', items: [item] }
    return requestOf('POST', '/api/v1/checks', { authorization }, JSON.stringify(body))
  }
  const alone = await importFile(folder, first, mappingPath)
  const idle = await runLoad({ port: hub.port, connections, milliseconds: 8_000, next })
  let beside = 0
  const feeding = importFile(folder, second, mappingPath).then((taken) => {
    beside = taken
  })
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const during = await runLoad({ port: hub.port, connections, milliseconds: 12_000, next })
  await feeding
  return {
    linesPerSecond: Math.min(lines, 200_000) / alone,
    idle,
    during,
    linesPerSecondBeside: lines / beside,
  }
}
