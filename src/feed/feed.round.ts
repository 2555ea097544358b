// One round of a batch: reads and locks the records that lines meet, judges each line by the rules of entry, writes what changes.
import { isDeepStrictEqual } from 'node:util'
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { databaseNamed } from '../record/databases/all.ts'
import {
  type Changing,
  type Entering,
  insertRecords,
  lockByReferences,
  saveRecords,
} from '../record/record.batch.store.ts'
import { type Described, describeRecord } from '../record/record.entry.ts'
import { recordPolicy } from '../record/record.policy.ts'
import type { DatabaseName, Life, RecordEntry, RecordRow } from '../record/record.schema.ts'
import { todayOf } from '../record/record.store.ts'
import { lifeAfter, officerShown } from '../record/record.workflow.ts'
import type { Ahead } from './feed.ahead.ts'
import { enteredBefore } from './feed.claim.store.ts'
import { orFaults, refusal, repeated, type Withdrawal } from './feed.line.ts'
import type { LineOutcome, LineResult } from './feed.schema.ts'
import type { ImportRow } from './feed.store.ts'
import { forgetVanished, keepVanished, readVanished } from './feed.vanished.store.ts'

/** A line of the right shape, at its place in the batch. */
export type Line =
  | { readonly at: number; readonly kind: 'upsert'; readonly entry: RecordEntry; readonly ahead?: Ahead }
  | { readonly at: number; readonly kind: 'delete'; readonly withdrawal: Withdrawal }

/** A record that a batch changed, as its fact names it. */
export type ChangedRecord = Pick<RecordRow, 'id' | 'database' | 'owner' | 'status' | 'life'>

export type Work = {
  readonly context: Context
  readonly database: DatabaseName
  /** Whether a deletion is the decision of whoever sends it, or follows from a list or a feed. */
  readonly isDecision: boolean
  /** Bureaus named in restrictions that exist. */
  readonly bureaus: ReadonlySet<string>
  /** By place in the batch; a line without an outcome is still to be done. */
  readonly outcomes: Map<number, LineOutcome>
  readonly changed: ChangedRecord[]
  /** The import whose batch this is. */
  readonly import?: Pick<ImportRow, 'id' | 'createdAt'>
}

export const referenceOf = (line: Line): string =>
  line.kind === 'upsert' ? line.entry.reference : line.withdrawal.reference

/** Lines judged before the event loop turns once: some 3 ms. */
const linesATurn = 100

/** Does `each` for every item, and lets others be served in between. */
export const inTurns = async <T>(items: readonly T[], each: (item: T, at: number) => void): Promise<void> => {
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % linesATurn === 0) await new Promise((resolve) => setImmediate(resolve))
    each(item, at)
  }
}

/** What is to be written once every line is judged. */
type Plan = {
  readonly entering: (Entering & { readonly at: number })[]
  readonly changing: (Changing & { readonly at: number; readonly result: LineResult })[]
  /** Records that no line brings back from now on. */
  readonly decided: string[]
}

/** Flaws are left out: they follow the day as well as the fields, and a day that passes is no change by the owner. */
const saysTheSame = (present: RecordRow, described: Described): boolean =>
  (Object.keys(described) as (keyof Described)[]).every((column) => {
    if (column === 'flaws') return true
    const [before, now] = [present[column], described[column]]
    return before === now || (typeof now === 'object' && isDeepStrictEqual(before, now))
  })

const noFaults: readonly never[] = []

const stands = (row: RecordRow, result: LineResult): LineOutcome => ({
  reference: row.reference,
  result,
  id: row.id,
  version: row.version,
  faults: noFaults,
})

/** A slip in a list of restrictions would leave open what the owner meant to close. */
const requireBureaus = ({ bureaus }: Work, { restriction }: RecordEntry): void => {
  const pointers = (restriction?.bureaus ?? []).flatMap((code, index) =>
    bureaus.has(code) ? [] : [{ pointer: `/restriction/bureaus/${index}`, key: 'fault.unknown-bureau', values: {} }],
  )
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}

/** The columns of an entry beside the record it meets. Throws Failure as `record.create` and `record.update` do. */
const describe = (work: Work, entry: RecordEntry, present?: RecordRow): Described => {
  const { context, database } = work
  const moment = { today: todayOf(context), ...(present ? { present } : {}) }
  const described = describeRecord(databaseNamed(database), context.actor, entry, moment)
  requireBureaus(work, entry)
  return described
}

/** The columns of a new record: as they were judged ahead, where that was for this actor and this day. */
const describeNew = (work: Work, entry: RecordEntry, ahead: Ahead | undefined): Described => {
  const { context } = work
  if (!ahead?.described || ahead.actor !== context.actor || ahead.today !== todayOf(context))
    return describe(work, entry)
  requireBureaus(work, entry)
  return ahead.described
}

/** Why a line does not bring back what people withdrew, and whom to ask: the reason itself stands in the record's history alone. */
const byDecision = ({ updatedAt, updatedBy }: RecordRow, bureau: string): Failure =>
  new Failure('conflict', 'record.withdrawn-by-decision', {
    values: { day: updatedAt.slice(0, 10), officer: officerShown(updatedBy, bureau) },
  })

/** A record that lines meet, and the life it had where its list or feed withdrew it. */
type Met = { readonly row: RecordRow; readonly vanished: Life | undefined }

const planUpsert = (work: Work, plan: Plan, line: Extract<Line, { kind: 'upsert' }>, met?: Met): void => {
  const { at, entry, ahead } = line
  const { actor } = work.context
  const present = met?.row
  if (!present) {
    if (!actor.databases.includes(work.database)) throw new Failure('forbidden', 'record.database-not-granted')
    plan.entering.push({ at, reference: entry.reference, described: describeNew(work, entry, ahead) })
    return
  }
  if (!allows(recordPolicy.update(actor), present)) throw new Failure('forbidden', 'record.not-yours')
  if (met.vanished) {
    // As it would be entered anew, with a term of its own; a suspension it was under is not lifted by the way.
    const changed = { ...describeNew(work, entry, ahead), life: met.vanished, withdrawnReason: '' }
    plan.changing.push({ at, result: 'changed', present, changed, event: 'relist', reason: '' })
    return
  }
  // A tombstone says why it is one: what people withdrew is entered anew under another reference, never brought back in passing.
  if (present.life === 'withdrawn') throw byDecision(present, actor.bureau)
  const life = lifeAfter(present.life, 'update')
  const described = describe(work, entry, present)
  if (saysTheSame(present, described)) work.outcomes.set(at, stands(present, 'unchanged'))
  else {
    const changed = { ...described, life }
    plan.changing.push({ at, result: 'changed', present, changed, event: 'update', reason: '' })
  }
}

const planDeletion = (work: Work, plan: Plan, at: number, withdrawal: Withdrawal, met?: Met): void => {
  const { reference, reason } = withdrawal
  const present = met?.row
  if (!present) {
    work.outcomes.set(at, { reference, result: 'not-found', id: null, version: null, faults: [] })
    return
  }
  if (!allows(recordPolicy.withdraw(work.context.actor), present)) throw new Failure('forbidden', 'record.not-yours')
  const isDecision = work.isDecision || withdrawal.decided === true
  const isGone = present.life === 'withdrawn'
  // What had only vanished is withdrawn once more where people decide it: then its history holds their reason.
  if (isGone && !(isDecision && met.vanished)) {
    work.outcomes.set(at, stands(present, 'already-withdrawn'))
    return
  }
  if (isDecision) plan.decided.push(present.id)
  const life = isGone ? present.life : lifeAfter(present.life, 'withdraw')
  const changed = { life, withdrawnReason: reason }
  plan.changing.push({ at, result: 'withdrawn', present, changed, event: 'withdraw', reason })
}

const planLine = (work: Work, plan: Plan, line: Line, met: Met | undefined): void => {
  const judged = orFaults(() =>
    line.kind === 'upsert'
      ? planUpsert(work, plan, line, met)
      : planDeletion(work, plan, line.at, line.withdrawal, met),
  )
  if ('faults' in judged) work.outcomes.set(line.at, refusal(referenceOf(line), judged.faults))
}

/** Keeps what comes back when it is listed again, and forgets of what that no longer holds. */
const keepWhatVanished = async (context: Context, { changing, decided }: Plan): Promise<void> => {
  const final = new Set(decided)
  const vanished = changing.filter(({ event, present }) => event === 'withdraw' && !final.has(present.id))
  await keepVanished(
    context,
    vanished.map(({ present }) => present),
  )
  const relisted = changing.flatMap(({ event, present }) => (event === 'relist' ? [present.id] : []))
  await forgetVanished(context, [...relisted, ...decided])
}

/** Refuses a line whose reference an earlier line of the file has brought; false for any other. */
export const refuseRepeated = (work: Work, line: Line, earlier: ReadonlyMap<string, number>): boolean => {
  const before = earlier.get(referenceOf(line))
  if (before === undefined) return false
  work.outcomes.set(line.at, refusal(referenceOf(line), [repeated(before)]))
  return true
}

/**
 * Judges and writes lines whose references differ. Answers those whose reference was taken: by another transaction meanwhile,
 * whose record the next round meets, or by a record that the actor may not see. With `isNew` no record is looked for: what
 * meets one is among those answered.
 */
export const runRound = async (
  work: Work,
  lines: readonly Line[],
  { isNew = false }: { readonly isNew?: boolean } = {},
): Promise<Line[]> => {
  const { context, database, outcomes, changed } = work
  const rows = isNew ? [] : await lockByReferences(context, database, lines.map(referenceOf))
  const gone = rows.filter(({ life }) => life === 'withdrawn')
  const vanished = await readVanished(
    context,
    gone.map(({ id }) => id),
  )
  const present = new Map(rows.map((row): [string, Met] => [row.reference, { row, vanished: vanished.get(row.id) }]))
  const earlier = work.import && rows.length > 0 ? await enteredBefore(context, work.import, rows) : undefined
  const plan: Plan = { entering: [], changing: [], decided: [] }
  await inTurns(lines, (line) => {
    if (!earlier || !refuseRepeated(work, line, earlier)) planLine(work, plan, line, present.get(referenceOf(line)))
  })
  const entered = await insertRecords(context, database, plan.entering)
  const taken = new Set<number>()
  for (const { at, reference, described } of plan.entering) {
    const id = entered.get(reference)
    if (id === undefined) taken.add(at)
    else {
      outcomes.set(at, { reference, result: 'created', id, version: 1, faults: noFaults })
      changed.push({ id, database, owner: context.actor.bureau, status: described.status, life: 'active' })
    }
  }
  const saved = await saveRecords(context, plan.changing)
  await keepWhatVanished(context, plan)
  for (const [index, { at, result }] of plan.changing.entries()) {
    const row = saved[index]
    if (!row) continue
    outcomes.set(at, stands(row, result))
    changed.push(row)
  }
  return lines.filter(({ at }) => taken.has(at))
}
