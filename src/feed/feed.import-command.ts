// `liaison import`: reads options, finds who imports, shows progress, and says at the end what was done and how to go on.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { readBureau } from '../bureau/bureau.store.ts'
import { isSeparator, type Separator, separators } from '../intake/csv-row.ts'
import { type EncodingName, encodings, isEncoding } from '../intake/text-encoding.ts'
import { type Actor, systemOf } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database.ts'
import { Failure, StartRefusal } from '../kernel/failure.ts'
import type { Services } from '../kernel/invocation.ts'
import { openLedger, prepareDays } from '../kernel/ledger.ts'
import { say } from '../kernel/words.ts'
import { type DatabaseName, databaseNames } from '../record/record.schema.ts'
import { isDatabaseName } from '../terms/database.ts'
import { lowerSelf, type Progress, runImport, sayFaults, type WholeEnd } from './feed.import.ts'
import { findMapping, keepMapping } from './feed.import-mapping.ts'
import { showProgress, type Terminal, wordDuration } from './feed.import-progress.ts'
import { openRejected } from './feed.import-rejected.ts'
import { type FileSource, openSource } from './feed.import-source.ts'
import { previewLines, tryImport } from './feed.import-trial.ts'
import { type ImportFormat, importFormats, type LineCounts, linesIn } from './feed.schema.ts'
import { listsOfDatabase } from './feed.targets.panel.ts'
import { countBeside } from './feed.whole.store.ts'
import { isTooMany } from './feed.whole.ts'

/** The command line, parted: what stands by itself, and options by name (`true` for those without a value). */
export type CommandLine = {
  readonly words: readonly string[]
  readonly options: ReadonlyMap<string, string | true>
}

/** Options of `import` that take no value. */
export const importFlags = ['anew', 'dry-run', 'no-header', 'whole', 'confirmed'] as const
const withValue = ['format', 'bureau', 'mapping', 'save-mapping', 'encoding', 'separator', 'preview'] as const

export type ImportSurroundings = {
  readonly database: Database
  readonly clock: Clock
  readonly terminal: Terminal
  readonly dataFolder: string
  /** Whether the store is the embedded one, whose server runs on this machine. */
  readonly embedded: boolean
  /** Whether Ctrl C was pressed. */
  readonly isStopped: () => boolean
}

type Wish = {
  readonly database: DatabaseName
  readonly path: string
  readonly format: ImportFormat
  readonly bureau: string
  readonly mapping: string | undefined
  readonly saveMapping: string | undefined
  readonly encoding: EncodingName | undefined
  readonly separator: Separator | undefined
  readonly preview: number | undefined
  readonly anew: boolean
  readonly dryRun: boolean
  readonly header: boolean
  /** The file is the whole list: what it no longer holds is withdrawn at its end; more than a third of it only when confirmed. */
  readonly whole: boolean
  readonly confirmed: boolean
}

const example =
  'For example: liaison import outside-list --format ofac-sdn ../shared/data/lists, or liaison import travel-document --format csv --bureau vn --mapping columns.json lost.csv'

const separatorNames: Readonly<Record<string, Separator>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  '\\t': '\t',
  pipe: '|',
}

/** Reads the command line. Throws StartRefusal in words for what is missing, unknown or makes no sense. */
export const readImportWish = ({ words, options }: CommandLine): Wish => {
  const text = (name: (typeof withValue)[number]): string | undefined => {
    const value = options.get(name)
    return typeof value === 'string' ? value : undefined
  }
  for (const name of options.keys())
    if (![...importFlags, ...withValue].some((known) => known === name))
      throw new StartRefusal(`There is no option --${name}.`)
  const [database, path, ...more] = words
  if (database === undefined || path === undefined || more.length > 0)
    throw new StartRefusal(
      `Say into which database and from which file: liaison import DATABASE --format FORMAT PATH. ${example}`,
    )
  if (!isDatabaseName(database))
    throw new StartRefusal(`There is no database ${database}. There are ${databaseNames.join(', ')}.`)
  const format = importFormats.find((one) => one === text('format'))
  if (!format) throw new StartRefusal(`Say what the file is: --format ${importFormats.join(', --format ')}.`)
  if (format === 'ofac-sdn' && database !== 'outside-list')
    throw new StartRefusal('The OFAC SDN list goes into the database outside-list and nowhere else.')
  const outside = database === 'outside-list'
  const bureau = text('bureau') ?? (outside ? generalSecretariat : undefined)
  if (bureau === undefined) throw new StartRefusal('Say whose records these are: --bureau vn.')
  if (outside && bureau !== generalSecretariat)
    throw new StartRefusal('Outside lists are kept by the General Secretariat (gs).')
  if (options.has('whole') && !outside)
    throw new StartRefusal('--whole is for outside lists: elsewhere each record is withdrawn with a reason of its own.')
  if (options.has('confirmed') && !options.has('whole')) throw new StartRefusal('--confirmed goes with --whole.')
  const encoding = text('encoding')?.toLowerCase()
  if (encoding !== undefined && !isEncoding(encoding))
    throw new StartRefusal(`There is no encoding ${encoding}. There are ${encodings.join(', ')}.`)
  const stated = text('separator')
  const separator = stated === undefined ? undefined : (separatorNames[stated] ?? stated)
  if (separator !== undefined && !isSeparator(separator))
    throw new StartRefusal(
      `The separator is one of ${separators.map((one) => JSON.stringify(one)).join(' ')}, comma, semicolon, tab, pipe.`,
    )
  const preview = text('preview')
  if (preview !== undefined && !/^[1-9]\d{0,3}$/.test(preview))
    throw new StartRefusal('--preview takes a number of lines from 1 to 9999.')
  return {
    database,
    path,
    format,
    bureau,
    mapping: text('mapping'),
    saveMapping: text('save-mapping'),
    encoding,
    separator,
    preview: preview === undefined ? undefined : Number(preview),
    anew: options.has('anew'),
    dryRun: options.has('dry-run'),
    header: !options.has('no-header'),
    whole: options.has('whole'),
    confirmed: options.has('confirmed'),
  }
}

/** The system of a bureau with what the store grants the bureau: an import is a feed, and a key of the bureau could do no more. */
const systemOfBureau = async (database: Database, code: string, wanted: DatabaseName): Promise<Actor> => {
  const bureau = await readBureau(database, code)
  if (!bureau)
    throw new StartRefusal(`There is no bureau ${code}. A new store gets its bureaus when the hub first starts.`)
  if (bureau.state !== 'active')
    throw new StartRefusal(`The processing of ${code} is suspended: nothing is entered for it.`)
  if (!bureau.databases.includes(wanted)) throw new StartRefusal(`${code} is not granted the database ${wanted}.`)
  const { databases, purposes, clearance } = bureau
  return { ...systemOf(code), databases, purposes, clearance }
}

const number = (value: number): string => value.toLocaleString('en-US')

const wordCounts = (counts: LineCounts): string =>
  Object.entries(counts)
    .map(([result, many]) => `${number(many)} ${result === 'refused' ? 'rejected' : result}`)
    .join(', ') || 'nothing'

const sayFailure = ({ key, values }: Failure): string => say('en', `failure.${key}`, values)

const wordVanished = (vanished: number, held: number): string =>
  `${number(vanished)} of the ${number(held)} entries of the list that stand are not in this file`

/** What became of the entries that a whole list no longer holds. */
const wordWhole = (end: WholeEnd): string => {
  if ('why' in end) return `Nothing was withdrawn: ${sayFailure(end.why)}`
  const { many, held, withdrawn } = end
  if (many === 0) return 'The file holds every entry of the list that stands: nothing was withdrawn.'
  if (withdrawn) return `${wordVanished(many, held)}: withdrawn, each with its history.`
  return `${wordVanished(many, held)}: more than a third, so nothing was withdrawn. If the file is whole, run the same command with --confirmed.`
}

/** The same of a trial. */
const wordTrial = (unread: number, { vanished, held }: { readonly vanished: number; readonly held: number }): string =>
  unread > 0
    ? `What is no longer in the list cannot be told: ${number(unread)} lines cannot be read.`
    : `${wordVanished(vanished, held)}${isTooMany({ vanished, held }) ? ', more than a third: --confirmed would withdraw them' : ''}.`

/** References and names of lists that a file brings. */
const seeList = () => {
  const references = new Set<string>()
  const sources = new Set<string>()
  let unread = 0
  return {
    references,
    sources,
    unread: () => unread,
    see: ({ reference, entry }: { readonly reference: string | null; readonly entry: unknown }): void => {
      if (reference === null) unread += 1
      else references.add(reference)
      const { fields } = (entry ?? {}) as { readonly fields?: { readonly source?: unknown } }
      if (typeof fields?.source === 'string') sources.add(fields.source)
    },
  }
}

const showPreview = (lines: Awaited<ReturnType<typeof previewLines>>): string[] =>
  lines.flatMap(({ line, entry, faults }) => [
    `line ${line.line}${line.lastLine === line.line ? '' : ` to ${line.lastLine}`}: ${faults.length === 0 ? 'good' : `rejected: ${sayFaults(faults)}`}`,
    `  ${entry === undefined ? line.raw.slice(0, 400) : JSON.stringify(entry)}`,
  ])

const open = (wish: Wish): Promise<FileSource> => {
  const { format, path, header, encoding, separator } = wish
  return openSource({ format, path, header, ...(encoding ? { encoding } : {}), ...(separator ? { separator } : {}) })
}

/** The facts of an import are those of changes; nothing is read for anybody, so nothing else of the hub is needed. */
const servicesOf = (database: Database, clock: Clock): Services & { readonly stop: () => Promise<void> } => {
  const ledger = openLedger(database, () => undefined)
  return {
    database,
    clock,
    ledger,
    wake: () => undefined,
    part: ({ name }) => {
      throw new Error(`an import needs no ${name}`)
    },
    background: (work) => {
      void work()
    },
    stop: ledger.stop,
  }
}

/**
 * Imports a file from the command line. Answers the exit code: 0 when it is through, 3 when it was stopped. Throws StartRefusal
 * in words where nothing was begun, or where the store refused to go on.
 */
export const importFromCommandLine = async (command: CommandLine, around: ImportSurroundings): Promise<number> => {
  const wish = readImportWish(command)
  const { database, clock, terminal, dataFolder, isStopped } = around
  const tell = (text: string): void => terminal.write(`${text}\n`)
  const source = await open(wish)
  const actor = await systemOfBureau(database, wish.bureau, wish.database)
  const mapping = await findMapping(database, { ...wish, source, named: wish.mapping })
  const lists = listsOfDatabase(wish.database)
  const trial = { source, mapping, lists, actor, database: wish.database, clock }
  if (wish.preview !== undefined) {
    for (const line of showPreview(await previewLines(trial, wish.preview))) tell(line)
    tell('A preview: nothing was entered.')
    return 0
  }
  lowerSelf()
  const form = source.format === 'jsonl' ? 'jsonl' : 'csv'
  const rejectedAt = (line: number) => openRejected(source.path, form, line, dataFolder, wish.dryRun)
  if (wish.dryRun) {
    const show = showProgress(terminal, source.size, { offset: 0, line: 0, refused: 0 }, clock.milliseconds)
    const rejected = await rejectedAt(0)
    const seen = seeList()
    const tried = await tryImport({ ...trial, see: seen.see }, rejected, show.report, isStopped)
    tell(
      `Read ${number(tried.good + tried.refused)} lines in ${wordDuration(show.done())}: ${number(tried.good)} good, ${number(tried.refused)} rejected. Nothing was entered.`,
    )
    if (tried.refused > 0) tell(`Rejected lines with their reasons: ${rejected.path}`)
    if (isStopped()) return 3
    if (wish.whole) tell(wordTrial(seen.unread(), await countBeside(database, actor, wish.database, seen)))
    return 0
  }
  await prepareDays(database.client, clock)
  const services = servicesOf(database, clock)
  try {
    if (wish.saveMapping !== undefined && mapping)
      await keepMapping(services, actor, wish.database, wish.saveMapping, mapping)
    let show: ReturnType<typeof showProgress> | undefined
    const refusedOf = ({ counts }: Progress): number => counts.refused ?? 0
    const imported = await runImport({
      services,
      actor,
      database: wish.database,
      source,
      mapping,
      lists,
      anew: wish.anew,
      isStopped,
      embedded: around.embedded,
      ...(wish.whole ? { whole: ({ vanished, tooMany }) => vanished > 0 && (!tooMany || wish.confirmed) } : {}),
      openRejected: (began) => {
        if (began.line > 0) tell(`Going on behind line ${number(began.line)}, where it stood.`)
        show = showProgress(terminal, source.size, { ...began, refused: 0 }, clock.milliseconds)
        return rejectedAt(began.line)
      },
      report: (progress) =>
        show?.report({ offset: progress.offset, line: progress.line, refused: refusedOf(progress) }),
    })
    const seconds = show?.done() ?? 0
    const lines = imported.line - imported.began.line
    const rate = seconds > 0 ? ` (${number(Math.round(lines / seconds))} lines a second)` : ''
    tell(
      `${imported.state === 'finished' ? 'Imported' : 'Stopped'}: ${number(linesIn(imported.counts))} lines; ${wordCounts(imported.counts)}; ${wordDuration(seconds)}${rate}.`,
    )
    if (refusedOf(imported) > 0) tell(`Rejected lines with their reasons: ${imported.rejected}`)
    if (imported.vanished) tell(wordWhole(imported.vanished))
    if (imported.state === 'finished') return 0
    tell(
      'What is done stays. Run the same command again and it goes on behind the last line; --anew begins at the first.',
    )
    return 3
  } catch (error) {
    if (error instanceof Failure) throw new StartRefusal(sayFailure(error))
    throw error
  } finally {
    await services.stop()
  }
}
