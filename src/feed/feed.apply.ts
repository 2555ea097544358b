// Applies a batch of lines to the records of the actor's bureau: each line by itself, all of them in a few statements.
import { readBureaus } from '../bureau/bureau.store.ts'
import { hasDuty } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { recordSubject } from '../record/record.store.ts'
import type { Ahead } from './feed.ahead.ts'
import { type Claim, claimedBefore, keepClaims } from './feed.claim.store.ts'
import { isRepeated, readEntry, readWithdrawal, refusal, repeated } from './feed.line.ts'
import { inTurns, type Line, referenceOf, refuseRepeated, runRound, type Work } from './feed.round.ts'
import {
  type ImportStep,
  type LineCounts,
  type LineFault,
  type LineOutcome,
  type LineResult,
  lineResults,
  mostLines,
  mostOfFile,
} from './feed.schema.ts'
import { advanceImport, type ImportRow, lockStep, type RefusedLine } from './feed.store.ts'

/** Lines as JSON values (no member undefined). At most 1,000 together, 2,000 of a file that was judged ahead. */
export type Batch = {
  readonly upsert: readonly unknown[]
  readonly delete: readonly unknown[]
  readonly import?: ImportStep
  /** That the deletions are what a whole list no longer holds, whoever says so: nobody decided them. */
  readonly vanished?: boolean
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
    else if ('status' in read.line)
      lines.push(ahead ? { at, kind: 'upsert', entry: read.line, ahead } : { at, kind: 'upsert', entry: read.line })
    else lines.push({ at, kind: 'delete', withdrawal: read.line })
  })
  return lines
}

/** Whether an import has entered every line so far: the next lines are most likely new too. */
const isAllNew = ({ offset, counts }: ImportRow): boolean =>
  offset > 0 && lineResults.every((result) => result === 'created' || counts[result] === undefined)

/** Refuses lines whose reference a line of an earlier batch of the same import brought and entered nothing; answers the others. */
const withoutRepeated = async (work: Work, row: ImportRow, lines: readonly Line[]): Promise<readonly Line[]> => {
  if (isAllNew(row) || lines.length === 0) return lines
  const earlier = await claimedBefore(work.context, row, lines.map(referenceOf))
  return earlier.size === 0 ? lines : lines.filter((line) => !refuseRepeated(work, line, earlier))
}

const keepBrought = async (
  { context, outcomes }: Work,
  row: ImportRow,
  lines: readonly Line[],
  lineOf: (at: number) => number,
): Promise<void> => {
  const [entered, others]: [Claim[], Claim[]] = [[], []]
  for (const line of lines) {
    const { result, faults } = outcomes.get(line.at) ?? refusal(null, [])
    // The line that came first stays the one that is told.
    if (isRepeated(faults)) continue
    const to = result === 'created' ? entered : others
    to.push({ reference: referenceOf(line), line: lineOf(line.at) })
  }
  await keepClaims(context, row, { entered, others })
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
 * The same batch again finds every line `unchanged` or `already-withdrawn`. A record that its feed or list withdrew is listed again by a
 * later line; what people decided to withdraw is not, and its line is refused `record.withdrawn-by-decision`. Throws Failure invalid `feed.too-many-lines`; with an import notFound
 * `feed.import-not-found`, invalid `feed.step-out-of-file`, conflict `feed.import-over`, and conflict `feed.offset` with the
 * present offset where the batch does not begin there. A line never makes it throw.
 */
export const applyBatch = async (context: Context, database: DatabaseName, batch: Batch): Promise<Applied> => {
  const many = batch.upsert.length + batch.delete.length
  if (many > (batch.ahead ? mostOfFile : mostLines))
    throw new Failure('invalid', 'feed.too-many-lines', { values: { lines: many } })
  const step = batch.import
  if (step?.lines && step.lines.length !== many) throw new Failure('invalid', 'feed.step-out-of-file')
  const row = step && (await lockStep(context, database, step))
  const lineOf = (at: number): number => step?.lines?.[at] ?? (row ? row.line : 0) + at + 1

  // A system passes on what its own files say; an officer decides.
  const { actor } = context
  const isDecision = batch.vanished !== true && actor.kind === 'officer' && !hasDuty(actor, ['system'])
  const work: Work = { context, database, isDecision, bureaus: new Set(), outcomes: new Map(), changed: [] }
  const read = await readLines(work, batch, lineOf)
  const named = read.flatMap((line) => (line.kind === 'upsert' ? (line.entry.restriction?.bureaus ?? []) : []))
  const bureaus = new Set((await readBureaus(context, named)).keys())
  const lines = row ? await withoutRepeated(work, row, read) : read
  const round = { ...work, bureaus, ...(row ? { import: row } : {}) }
  // Where all is new, so is this: what is not shows itself when it is entered, and then meets its record in a round of its own.
  const isNew = row !== undefined && isAllNew(row) && batch.delete.length === 0
  const met = isNew ? await runRound(round, lines, { isNew }) : lines
  const taken = met.length > 0 ? await runRound(round, met) : []
  // Whoever was faster has committed, so another round meets the record; what is still not there is hidden from this actor.
  const hidden = taken.length > 0 ? await runRound(round, taken) : []
  for (const line of hidden)
    work.outcomes.set(
      line.at,
      refusal(referenceOf(line), [{ pointer: '/reference', key: 'record.reference-taken', values: {} }]),
    )

  const outcomes = Array.from({ length: many }, (_, at) => work.outcomes.get(at) ?? refusal(null, []))
  const unread = step ? unreadOf(step) : []
  const counts = countOf(outcomes, unread.length)
  if (row && step) {
    await keepBrought(work, row, lines, lineOf)
    const refused = [...unread, ...refusedOf(outcomes, lineOf)]
    await advanceImport(context, row, step, { counts, refused })
  }
  noteBatch(work, counts, row)
  return { outcomes, counts, offset: step?.to }
}
