// The import that runs in this window: it goes on while the officer looks at other pages, and warns before the window is shut.
import { ask } from '../console/client.ts'
import { signal } from '../console/signal.ts'
import { tell } from '../console/undo.tsx'
import { Words } from '../console/words.tsx'
import { separators } from '../intake/csv-row.ts'
import type { Mapping } from '../intake/mapping.ts'
import { type FilePart, openSource, readSource, type Source } from '../intake/record-source.ts'
import { sensibleName } from './feed.name.panel.ts'
import { beginImport, feedRecords, finishImport, showImport, stopImport } from './feed.operations.ts'
import { isUnderWay, type Run, type Runner, type Sender, type Standing } from './feed.run.panel.ts'
import { startRunner } from './feed.runner.panel.ts'
import { type ImportMapping, type ImportView, linesIn } from './feed.schema.ts'
import { listsOfDatabase } from './feed.targets.panel.ts'

export type Running = {
  readonly run: Run
  readonly runner: Runner
  readonly name: string
  readonly database: ImportView['database']
}

/** The last import begun in this window, under way or over; one at a time. */
export const running = signal<Running | null>(null)

/** Whether this window is busy with an import. */
export const isBusy = (now: Running | null): boolean => now !== null && isUnderWay(now.run)

const warn = (event: BeforeUnloadEvent): void => {
  event.preventDefault()
}

const standingOf = ({ id, state, offset, line, counts }: ImportView): Standing => ({ id, state, offset, line, counts })

/** A mapping as it is sent; undefined for files that say themselves what they are. */
const asSent = (mapping: Mapping | undefined): { readonly mapping?: ImportMapping } =>
  mapping && mapping.columns.length + mapping.constants.length > 0
    ? { mapping: structuredClone({ columns: mapping.columns, constants: mapping.constants }) as ImportMapping }
    : {}

const senderOf = (database: ImportView['database'], source: Source, mapping: Mapping | undefined): Sender => {
  const { format, size, digest, encoding } = source
  const body = { database, format, name: sensibleName(source.name), size, digest, encoding, ...asSent(mapping) }
  return {
    begin: async () => standingOf(await ask(beginImport, { body })),
    send: (batch, key) =>
      ask(feedRecords, { params: { database }, body: { upsert: [...batch.upsert], import: batch.import } }, { key }),
    look: async (id) => standingOf((await ask(showImport, { params: { id }, query: { limit: 1 } })).import),
    finish: (id) => ask(finishImport, { params: { id }, body: { state: 'finished' } }),
    stop: (id) => ask(stopImport, { params: { id } }),
  }
}

const say = ({ phase, counts }: Run): void => {
  if (phase === 'finished') tell(<Words id="feed.told-finished" values={{ count: linesIn(counts) }} />, 'good')
  if (phase === 'lost-file') tell(<Words id="feed.told-lost" />, 'flash')
}

/** Begins to send a file, or goes on with it where it stood. Only one runs at a time. */
export const startImport = (
  database: ImportView['database'],
  source: Source,
  mapping: Mapping | undefined,
  isWhole = false,
): void => {
  if (isBusy(running.read())) return
  const lists = listsOfDatabase(database)
  const file = {
    size: source.size,
    first: source.first,
    isWhole,
    readFrom: (from: { offset: number; line: number }) => readSource(source, from, mapping, lists),
  }
  const clock = {
    now: () => performance.now(),
    newKey: () => crypto.randomUUID(),
    wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  }
  addEventListener('beforeunload', warn)
  const runner = startRunner(file, senderOf(database, source, mapping), clock, (run) => {
    const now = running.read()
    if (now) running.write({ ...now, run })
    if (isUnderWay(run)) return
    removeEventListener('beforeunload', warn)
    say(run)
  })
  running.write({ run: runner.state(), runner, name: source.name, database })
}

/**
 * Goes on with an import of which only the hub knows: the same file, whatever its separator and heading were said to be.
 * Answers false when it is another file or has been changed.
 */
export const continueImport = async (known: ImportView, files: readonly FilePart[]): Promise<boolean> => {
  const { format, encoding, mapping, digest } = known
  const heads = format === 'csv' ? [true, false] : [true]
  for (const header of heads)
    for (const separator of format === 'csv' ? [undefined, ...separators] : [undefined]) {
      const wish = { format, encoding, header, ...(separator ? { separator } : {}) }
      const source = await openSource(files, wish).catch(() => undefined)
      if (source?.digest !== digest) continue
      const isMapped = mapping.columns.length + mapping.constants.length > 0
      startImport(known.database, source, isMapped ? mapping : undefined)
      return true
    }
  return false
}
