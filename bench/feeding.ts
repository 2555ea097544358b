// What a large feed costs: lines a second of the import command, and what checks feel while a million lines go in.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type MeasuredHub, processorOf } from './hub.ts'
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

/** Microseconds of CPU a line: what a rate says on a machine that has nothing else to do, and hardly moves on one that has. */
export type Processor = { readonly command: number; readonly hub: number; readonly database: number }

/** Imports a file and measures seconds, CPU a line until the hub has followed, and the most the hub held meanwhile, in bytes. */
const measureImport = async (
  hub: MeasuredHub,
  folder: string,
  file: { readonly path: string; readonly mappingPath: string; readonly lines: number },
): Promise<{ readonly seconds: number; readonly processor: Processor; readonly most: number }> => {
  const before = { ...hub.processor(), command: processorOf('self').ended }
  let most = 0
  const looking = setInterval(() => {
    most = Math.max(most, hub.memory().hub)
  }, 500)
  const seconds = await importFile(folder, file.path, file.mappingPath).finally(() => clearInterval(looking))
  // Indexes and reactions come behind the last batch.
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  const after = { ...hub.processor(), command: processorOf('self').ended }
  const perLine = (name: keyof Processor): number => ((after[name] - before[name]) * 1e6) / file.lines
  const processor = { command: perLine('command'), hub: perLine('hub'), database: perLine('database') }
  return { seconds, processor, most }
}

export type Feeding = {
  readonly linesPerSecond: number
  readonly processor: Processor
  /** The most the hub held during the first import, in bytes. */
  readonly most: number
  readonly idle: Outcome
  readonly during: Outcome
  /** Lines a second while checks were asked. */
  readonly linesPerSecondBeside: number
}

const connections = 8

/**
 * Imports up to 200,000 lines alone, then `lines` while eight clients check documents without pause, and asks the same eight before:
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
  const few = Math.min(lines, 200_000)
  const alone = await measureImport(hub, folder, { path: first, mappingPath, lines: few })
  const idle = await runLoad({ port: hub.port, connections, milliseconds: 8_000, next })
  let beside = 0
  const feeding = importFile(folder, second, mappingPath).then((taken) => {
    beside = taken
  })
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const during = await runLoad({ port: hub.port, connections, milliseconds: 12_000, next })
  await feeding
  return {
    linesPerSecond: few / alone.seconds,
    processor: alone.processor,
    most: alone.most,
    idle,
    during,
    linesPerSecondBeside: lines / beside,
  }
}

export type Long = {
  readonly linesPerSecond: number
  readonly processor: Processor
  readonly began: number
  readonly most: number
}

/** Imports `lines` with nothing beside: the rate, CPU a line, and what the hub held before and at most. */
export const measureLong = async (hub: MeasuredHub, folder: string, lines: number): Promise<Long> => {
  const mappingPath = await writeMapping(folder)
  const path = join(folder, 'long.csv')
  await writeDocuments(path, lines, 'BL')
  const began = hub.memory().hub
  const { seconds, processor, most } = await measureImport(hub, folder, { path, mappingPath, lines })
  return { linesPerSecond: lines / seconds, processor, began, most }
}
