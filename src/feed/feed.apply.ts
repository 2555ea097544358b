// Applies a batch of lines to the records of the actor's bureau: each line by itself, all of them in a few statements.
import { readBureaus } from '../bureau/bureau.store.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { recordSubject } from '../record/record.store.ts'
import type { Ahead } from './feed.ahead.ts'
import { readEntry, readWithdrawal, refusal, repeated } from './feed.line.ts'
import { inTurns, type Line, referenceOf, runRound, type Work } from './feed.round.ts'
import {
  type ImportStep,
  type LineCounts,
  type LineFault,
  type LineOutcome,
  type LineResult,
  lineResults,
  mostLines,
} from './feed.schema.ts'
import { advanceImport, claimReferences, type ImportRow, lockStep, type RefusedLine } from './feed.store.ts'

/** Lines as JSON values (no member undefined). At most 1,000 together. */
export type Batch = {
  readonly upsert: readonly unknown[]
  readonly delete: readonly unknown[]
  readonly import?: ImportStep
  /** What was judged of each upsert before its turn, in their order (a file that is read ahead). */
  readonly ahead?: readonly Ahead[]
}

export type Applied = {
  /** One for each upsert, then for each deletion, in their order. */
  readonly outcomes: readonly LineOutcome[]
  /** By result, the unread lines of an import among the refused. */
  readonly counts: LineCounts
  /** Where the import stands now; undefined without one. */
  readonly offset: number | undefined
}

/** Reads every line; what has not the shape of a line is refused at once. Lines are told as people count them: from 1. */
const readLines = async (work: Work, batch: Batch, lineOf: (at: number) => number): Promise<Line[]> => {
  const lines: Line[] = []
  const first = new Map<string, number>()
  await inTurns([...batch.upsert, ...batch.delete], (stated, at) => {
    const upsert = at < batch.upsert.length
    const ahead = upsert ? batch.ahead?.[at] : undefined
    const read = ahead?.read ?? (upsert ? readEntry(stated) : readWithdrawal(stated))
    const before = read.reference === null ? undefined : first.get(read.reference)
    if (read.reference !== null && before === undefined) first.set(read.reference, at)
    if (before !== undefined) work.outcomes.set(at, refusal(read.reference, [repeated(lineOf(before))]))
    else if ('faults' in read) work.outcomes.set(at, refusal(read.reference, read.faults))
    else if ('status' in read.line) lines.push({ at, kind: 'upsert', entry: read.line, ...(ahead ? { ahead } : {}) })
    else lines.push({ at, kind: 'delete', withdrawal: read.line })
  })
  return lines
}

/** Refuses lines whose reference an earlier batch of the same import brought, and answers the others. */
const withoutRepeated = async (
  work: Work,
  row: ImportRow,
  lines: readonly Line[],
  lineOf: (at: number) => number,
): Promise<Line[]> => {
  const claims = lines.map((line) => ({ reference: referenceOf(line), line: lineOf(line.at) }))
  const earlier = await claimReferences(work.context, row.id, claims)
  return lines.filter((line) => {
    const before = earlier.get(referenceOf(line))
    if (before !== undefined) work.outcomes.set(line.at, refusal(referenceOf(line), [repeated(before)]))
    return before === undefined
  })
}

const countOf = (outcomes: readonly LineOutcome[], unread: number): LineCounts => {
  const counts = new Map<LineResult, number>(unread > 0 ? [['refused', unread]] : [])
  for (const { result } of outcomes) counts.set(result, (counts.get(result) ?? 0) + 1)
  return Object.fromEntries(lineResults.flatMap((result) => (counts.has(result) ? [[result, counts.get(result)]] : [])))
}

const unreadOf = ({ unread }: ImportStep): RefusedLine[] =>
  (unread ?? []).map(({ line, reference, faults }) => ({
    line,
    reference: reference ?? '',
    faults: faults.map(
      ({ pointer, key, values }): LineFault => ({
        pointer: pointer ?? '',
        key,
        values: typeof values === 'object' && values !== null ? (values as LineFault['values']) : {},
      }),
    ),
  }))

const refusedOf = (outcomes: readonly LineOutcome[], lineOf: (at: number) => number): RefusedLine[] =>
  outcomes.flatMap(({ result, reference, faults }, at) =>
    result === 'refused' ? [{ line: lineOf(at), reference: reference ?? '', faults }] : [],
  )

/** One fact for the batch, with what it changed; its owner's screens hear of it once, of nothing when nothing changed. */
const noteBatch = ({ context, database, changed }: Work, counts: LineCounts, row: ImportRow | undefined): void =>
  context.note({
    subject: row ? { kind: 'import', id: row.id } : { kind: 'batch', id: context.fact },
    subjects: changed.map((record) => recordSubject(context.actor, record, 'changed')),
    tell: row || changed.length > 0 ? [context.actor.bureau] : [],
    detail: { database, ...counts },
  })

/**
 * Enters, changes and withdraws records of the actor's bureau in the transaction of `context`, and notes the batch as its fact.
 * The same batch again finds every line `unchanged` or `already-withdrawn`. A record that was withdrawn is not brought back: its
 * line is refused `record.withdrawn`. Throws Failure invalid `feed.too-many-lines`; with an import notFound
 * `feed.import-not-found`, invalid `feed.step-out-of-file`, conflict `feed.import-over`, and conflict `feed.offset` with the
 * present offset where the batch does not begin there. A line never makes it throw.
 */
export const applyBatch = async (context: Context, database: DatabaseName, batch: Batch): Promise<Applied> => {
  const many = batch.upsert.length + batch.delete.length
  if (many > mostLines) throw new Failure('invalid', 'feed.too-many-lines', { values: { lines: many } })
  const step = batch.import
  if (step?.lines && step.lines.length !== many) throw new Failure('invalid', 'feed.step-out-of-file')
  const row = step && (await lockStep(context, database, step))
  const lineOf = (at: number): number => step?.lines?.[at] ?? (row ? row.line : 0) + at + 1

  const work: Work = { context, database, bureaus: new Set(), outcomes: new Map(), changed: [] }
  const read = await readLines(work, batch, lineOf)
  const named = read.flatMap((line) => (line.kind === 'upsert' ? (line.entry.restriction?.bureaus ?? []) : []))
  const bureaus = new Set((await readBureaus(context, named)).keys())
  const lines = row ? await withoutRepeated(work, row, read, lineOf) : read
  const taken = await runRound({ ...work, bureaus }, lines)
  // Whoever was faster has committed, so a second round meets the record; what is still not there is hidden from this actor.
  const hidden = taken.length > 0 ? await runRound({ ...work, bureaus }, taken) : []
  for (const line of hidden)
    work.outcomes.set(
      line.at,
      refusal(referenceOf(line), [{ pointer: '/reference', key: 'record.reference-taken', values: {} }]),
    )

  const outcomes = Array.from({ length: many }, (_, at) => work.outcomes.get(at) ?? refusal(null, []))
  const unread = step ? unreadOf(step) : []
  const counts = countOf(outcomes, unread.length)
  if (row && step) {
    const refused = [...unread, ...refusedOf(outcomes, lineOf)]
    await advanceImport(context, row, step, { counts, refused })
  }
  noteBatch(work, counts, row)
  return { outcomes, counts, offset: step?.to }
}
