// Imports a file: batch after batch through the same door as any feed, each with its progress in one transaction.
import { setPriority } from 'node:os'
import type { Mapping } from '../intake/mapping.ts'
import { type Mark, readSource, type Source } from '../intake/record-source.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Connection } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { asSystem, runChange, type Services } from '../kernel/invocation.ts'
import { askedSince, lastPlace } from '../kernel/ledger-changes.ts'
import { hasWords, say } from '../kernel/words.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { type Ahead, judgeAhead } from './feed.ahead.ts'
import { applyBatch } from './feed.apply.ts'
import { cutBatches, type ImportBatch, stepOf } from './feed.import-batches.ts'
import { type Listen, startPace } from './feed.import-pace.ts'
import type { RejectedFile, RejectedLine } from './feed.import-rejected.ts'
import { beginImport, feedRecords, finishImport, stopImport } from './feed.operations.ts'
import { restartImportRow } from './feed.restart.store.ts'
import { type ImportMapping, type LineCounts, type LineFault, lineResults, noMapping } from './feed.schema.ts'
import { beginImportRow, endImportRow, type ImportRow, lockImport, stopImportRow } from './feed.store.ts'
import { countVanished, withdrawVanished } from './feed.whole.ts'

type Counted = Awaited<ReturnType<typeof countVanished>>

/** What became of the entries that a whole list no longer holds; `why` they could not be told. */
export type WholeEnd =
  | { readonly many: number; readonly held: number; readonly withdrawn: boolean }
  | { readonly why: Failure }

/** How far an import is; `offset` of `source.size` bytes. */
export type Progress = Mark & { readonly counts: LineCounts }

export type ImportWish = {
  readonly services: Services
  /** The system of the bureau, with the bureau's grants. */
  readonly actor: Actor
  readonly database: DatabaseName
  readonly source: Source
  readonly mapping: Mapping | undefined
  /** Lists an entry must have though they may be empty. */
  readonly lists: readonly string[]
  /** Begins again where the same file stood half-way. */
  readonly anew: boolean
  /** Told where it begins. */
  readonly openRejected: (began: Mark) => Promise<RejectedFile>
  /** Told after each batch. */
  readonly report: (progress: Progress) => void
  /** Asks before each batch whether to stop. */
  readonly isStopped: () => boolean
  /** That the file is a whole list: told what would be withdrawn, it answers whether to. Left out for any other file. */
  readonly whole?: (counted: Counted) => boolean
  /** Whether the store's server runs on this machine as ours, so that its priority may be lowered. */
  readonly embedded: boolean
}

export type Imported = Progress & {
  readonly state: 'finished' | 'stopped'
  /** Where it began this time. */
  readonly began: Mark
  readonly rejected: string
  /** Of a whole list: how many entries it no longer holds, and whether they were withdrawn. */
  readonly vanished?: WholeEnd
}

/** A mapping as it is stored. */
export const asStored = (mapping: Mapping | undefined): ImportMapping =>
  mapping ? (structuredClone({ columns: mapping.columns, constants: mapping.constants }) as ImportMapping) : noMapping

/** Faults of a line for the person who mends the file: `/fields/number: ...`. */
export const sayFaults = (faults: readonly LineFault[]): string =>
  faults
    .map(({ pointer, key, values }) => {
      const id = key.startsWith('fault.') ? key : `failure.${key}`
      const words = say('en', hasWords(id) ? id : 'fault.line-not-taken', values)
      const file = typeof values.file === 'string' ? `${values.file}: ` : ''
      return `${file}${pointer === '' ? '' : `${pointer}: `}${words}`
    })
    .join(' ')

/** Sum of counts; results that did not occur are left out. */
export const addCounts = (one: LineCounts, other: LineCounts): LineCounts =>
  Object.fromEntries(
    lineResults
      .map((result) => [result, (one[result] ?? 0) + (other[result] ?? 0)] as const)
      .filter(([, many]) => many > 0),
  )

/** Least urgent but one of what a machine does: others go first, and with an idle machine nothing is lost. */
const niceness = 10

/**
 * Lets the import's own server process yield too: the work of a batch is done there as much as here, and a check that waits for
 * the same two cores must not wait for it. Where the machine does not allow it, it stays as it is.
 */
const lowerServer = async ({ client }: Pick<Connection, 'client'>, lowered: WeakSet<object>): Promise<void> => {
  if (lowered.has(client)) return
  lowered.add(client)
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  try {
    // Never 0, which would be this process.
    setPriority(rows[0]?.pid || process.pid, niceness)
  } catch {
    // Another user's process, or none of this machine: the import goes on at its usual priority.
  }
}

/** Lowers the priority of this process. */
export const lowerSelf = (): void => {
  try {
    setPriority(niceness)
  } catch {
    // Not every machine allows it; nothing depends on it but how fast others are meanwhile.
  }
}

const begin = ({ services, actor, database, source, mapping, anew }: ImportWish): Promise<ImportRow> =>
  runChange(asSystem(services, actor), beginImport.name, async (context) => {
    const { format, name, size, digest, encoding } = source
    const found = await beginImportRow(context, {
      database,
      format,
      name,
      size,
      digest,
      encoding,
      mapping: asStored(mapping),
    })
    const row = anew && found.offset > 0 ? await restartImportRow(context, found.id) : found
    const { offset, line } = row
    context.note({ subject: { kind: 'import', id: row.id }, tell: [row.bureau], detail: { database, offset, line } })
    return row
  })

/** Ends it: through, or stopped where it stands. */
const end = ({ services, actor }: ImportWish, id: string, state: Imported['state']): Promise<ImportRow> => {
  const operation = state === 'finished' ? finishImport : stopImport
  return runChange(asSystem(services, actor), operation.name, async (context) => {
    // Forgetting the references of millions of lines takes longer than any request may.
    await context.client.query('set local statement_timeout = 0')
    const row = await (state === 'finished' ? endImportRow(context, id, { state }) : stopImportRow(context, id))
    context.note({
      subject: { kind: 'import', id },
      tell: [row.bureau],
      detail: { state, offset: row.offset, line: row.line },
    })
    return row
  })
}

/** Ends the import of a whole list, and withdraws what it no longer holds where that is wanted: all of it or nothing. */
const endWhole = async (wish: ImportWish, id: string, wants: (counted: Counted) => boolean): Promise<WholeEnd> => {
  const { services, actor } = wish
  return runChange(asSystem(services, actor), finishImport.name, async (context) => {
    await context.client.query('set local statement_timeout = 0')
    const counted = await countVanished(context, await lockImport(context, id)).catch((error: unknown) => {
      if (error instanceof Failure) return { vanished: 0, held: 0, tooMany: false, why: error }
      throw error
    })
    const { vanished, held } = counted
    const withdrawn = !('why' in counted) && wants(counted)
    if (withdrawn) await withdrawVanished(context, id, { vanished, confirmed: true })
    const row = await endImportRow(context, id, { state: 'finished' })
    const { offset, line } = row
    context.note({
      subject: { kind: 'import', id },
      tell: [row.bureau],
      detail: { state: row.state, offset, line, ...(withdrawn ? { vanished } : {}) },
    })
    return 'why' in counted ? { why: counted.why } : { many: vanished, held, withdrawn }
  })
}

/**
 * Lines judged before the event loop turns: 0.1 ms. The store's answers come in between, so that its next statement is under way
 * while the next lines are judged; with a hundred at a time it waited for them between its short statements.
 */
const linesATurn = 8

/** Judges what each batch brings. */
async function* judgeBatches({ services, actor, database }: ImportWish, batches: AsyncIterable<ImportBatch>) {
  for await (const batch of batches) {
    const today = services.clock.now().slice(0, 10)
    const ahead: Ahead[] = []
    for (const entry of batch.upsert) {
      if (ahead.length % linesATurn === 0) await new Promise((resolve) => setImmediate(resolve))
      ahead.push(judgeAhead(database, actor, today, entry))
    }
    yield { ...batch, ahead }
  }
}

/** Lines of a batch that were refused, by the reader or by the rules of entry, in the order of the file. */
export const refusedOf = (
  { read, unread }: Pick<ImportBatch, 'read' | 'unread'>,
  outcomes: readonly { readonly result: string; readonly faults: readonly LineFault[] }[],
): RejectedLine[] =>
  [
    ...unread.map((line) => ({ line, faults: line.faults })),
    ...outcomes.flatMap(({ result, faults }, at) => {
      const line = read[at]
      return result === 'refused' && line ? [{ line, faults }] : []
    }),
  ]
    .map(({ line, faults }) => ({ line: line.line, lastLine: line.lastLine, raw: line.raw, reason: sayFaults(faults) }))
    .sort((one, other) => one.line - other.line)

/** Hears of each check and each look at a record by the fact it leaves. */
const listenToOthers = async ({ database, clock }: Services): Promise<Listen> => {
  let [place, since] = [await lastPlace(database.client), clock.now().slice(0, 10)]
  return async (most) => {
    const today = clock.now().slice(0, 10)
    const found = await askedSince(database.client, { place, since, most })
    place = found.place
    since = today
    return found.asked
  }
}

/**
 * Imports a source from where it stands: at its beginning, or behind the last batch of an earlier run of the same file. What is
 * committed is whole: the entries of a batch and the mark behind them are one transaction, and the rejected lines are in their
 * file before it. Throws what the store throws; what was committed by then stays, and the same call goes on from there.
 */
export const runImport = async (wish: ImportWish): Promise<Imported> => {
  const { services, actor, database, source, mapping, lists } = wish
  const row = await begin(wish)
  const began: Mark = { offset: row.offset, line: row.line }
  const rejected = await wish.openRejected(began)
  const lowered = new WeakSet<object>()
  let progress: Progress = { ...began, counts: row.counts }

  const apply = (batch: ImportBatch & { readonly ahead: readonly Ahead[] }, from: number): Promise<LineCounts> =>
    runChange(asSystem(services, actor), feedRecords.name, async (context, connection) => {
      if (wish.embedded) await lowerServer(connection, lowered)
      // Mark and lines are one transaction, so a machine that fails forgets both or none: no batch need wait for the disk.
      await connection.client.query('set local synchronous_commit = off')
      const step = stepOf(row.id, from, batch)
      const { upsert, ahead } = batch
      const { outcomes, counts } = await applyBatch(context, database, { upsert, ahead, delete: [], import: step })
      // Before the commit: what is told of lines behind the mark is taken back when the import is taken up again.
      await rejected.write(refusedOf(batch, outcomes))
      return counts
    })

  try {
    const start = began.offset < source.first.offset ? source.first : began
    const lines = readSource(source, start, mapping, lists)
    const pace = startPace(performance.now(), await listenToOthers(services))
    const batches = judgeBatches(wish, cutBatches(lines, start, source.size, pace.lines))
    let next = batches.next()
    for (;;) {
      const { value: batch, done } = await next
      if (done || wish.isStopped()) break
      const began = performance.now()
      // The next batch is read and judged while the store works on this one.
      const applied = apply(batch, progress.offset)
      next = batches.next()
      next.catch(() => undefined)
      const counts = await applied
      rejected.keep()
      progress = { ...batch.to, counts: addCounts(progress.counts, counts) }
      wish.report(progress)
      const pause = await pace.pauseAfter(began, performance.now())
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
    }
    await batches.return(undefined)
  } finally {
    await rejected.close()
  }
  const state = progress.offset < source.size ? 'stopped' : 'finished'
  const vanished = state === 'finished' && wish.whole ? await endWhole(wish, row.id, wish.whole) : undefined
  if (!vanished) await end(wish, row.id, state)
  return { ...progress, state, began, rejected: rejected.path, ...(vanished ? { vanished } : {}) }
}
