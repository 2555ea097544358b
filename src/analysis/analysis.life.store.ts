// SQL for the life of analysis files: references without gaps, steps, sealed words, clocks, and what ending erases.
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { eraseSeals, newSeal, sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import { confidentialityLevel } from '../terms/handling.ts'
import { filePolicy } from './analysis.policy.ts'
import type { FileOrder, FileStep } from './analysis.schema.ts'
import type { FileRow, FileStepRow } from './analysis.table.ts'
import { endingDueAt, expiresAt, type FileAdvance, remindOn } from './analysis.workflow.ts'

/** What is sealed of an order. */
export type OrderWords = { readonly purpose: string; readonly why: string }

/**
 * The next number of a year, `FIL-2026-0007`. Without gaps: the counter is locked until the transaction ends and goes back
 * with it.
 */
const nextReference = async ({ client, now }: Context): Promise<string> => {
  const year = Number(now.slice(0, 4))
  const { rows } = await client.query<{ number: number }>(
    `insert into analysis_counter (year, number) values ($1, 1)
     on conflict (year) do update set number = analysis_counter.number + 1 returning number`,
    [year],
  )
  return `FIL-${year}-${String(rows[0]?.number).padStart(4, '0')}`
}

/** What an order sets on the row of its file; `owner` may be among the readers to name its officers. */
export const columnsOfOrder = (order: FileOrder, owner: string) => ({
  name: order.name,
  kind: order.kind,
  crimeAreas: [...order.crimeAreas],
  threat: order.threat ?? null,
  dataCategories: [...order.dataCategories],
  personCategories: [...order.personCategories],
  readers: order.readers.map(({ bureau }) => bureau).filter((bureau) => bureau !== owner),
  limitedReaders: order.readers.filter(({ officers }) => officers !== undefined).map(({ bureau }) => bureau),
  readerOfficers: order.readers.flatMap(({ officers = [] }) => officers),
  contributors: [...order.contributors],
  recipients: [...order.recipients],
  consentBy: order.consentBy,
  confidentiality: order.confidentiality,
  confidentialityLevel: confidentialityLevel(order.confidentiality),
  reviewEvery: order.reviewEvery,
  expiresOn: order.until,
  contributionsUntil: order.contributionsUntil ?? order.until,
})

export const wordsOf = ({ purpose, why }: FileOrder): OrderWords => ({ purpose, why })

/** What a step says beside its name. */
export type StepSaid = { readonly day?: string | null; readonly about?: string; readonly note?: string }

/** Adds a step to a file at its present count, its reason sealed under the key of the file. */
const insertStep = async (context: Context, row: FileRow, step: FileStep, said: StepSaid): Promise<void> => {
  const { actor, now } = context
  const seal = said.note === undefined ? undefined : await sealFor(context, row.seal)
  const values: FileStepRow = {
    file: row.id,
    number: row.steps,
    at: now,
    officer: actor.officer,
    bureau: actor.bureau,
    step,
    day: said.day ?? null,
    about: said.about ?? '',
    note: said.note !== undefined && seal ? seal.close(`step ${row.steps}`, said.note) : null,
  }
  await context.sql.insertInto('analysisStep').values(values).execute()
}

/** Steps of a file that passed the read rule, oldest first. */
export const readFileSteps = ({ sql }: Pick<Context, 'sql'>, file: string): Promise<FileStepRow[]> =>
  sql.selectFrom('analysisStep').selectAll().where('file', '=', file).orderBy('number').execute()

/**
 * Timers of a file: review, reminder and end while it is open, a word to the secretariat while it waits for its end. What is due already
 * is left alone: it has run, and to set it again would repeat it every second, or it is about to.
 */
const setClocks = async (context: Context, row: FileRow): Promise<void> => {
  const { id: ref, owner: bureau } = row
  const isOpen = row.state === 'open'
  const clocks: readonly (readonly [kind: string, dueAt: string | null])[] = [
    ['analysis.expire', isOpen ? expiresAt(row.expiresOn) : null],
    ['analysis.review', isOpen && row.reviewOn !== null ? `${row.reviewOn}T00:00:00.000Z` : null],
    ['analysis.remind', isOpen ? `${remindOn(row.expiresOn)}T00:00:00.000Z` : null],
    ['analysis.ending', row.state === 'closing' && row.overAt !== null ? endingDueAt(row.overAt) : null],
  ]
  for (const [kind, dueAt] of clocks)
    if (dueAt === null) await clearTimer(context, kind, ref)
    else if (dueAt > context.now) await setTimer(context, { kind, ref, dueAt, bureau })
}

/** A file as it would be proposed, for its rule. Throws forbidden `analysis.may-not-propose`. */
export const requireMayPropose = ({ actor }: Pick<Context, 'actor'>, order: FileOrder) => {
  const proposed = { ...columnsOfOrder(order, actor.bureau), owner: actor.bureau, state: 'proposed' as const }
  if (!allows(filePolicy.propose(actor), proposed)) throw new Failure('forbidden', 'analysis.may-not-propose')
  return proposed
}

/** Keeps a new file with its reference, its sealed words and its first step. Throws as `requireMayPropose`. */
export const insertFile = async (context: Context, order: FileOrder): Promise<FileRow> => {
  const { actor, now } = context
  const proposed = requireMayPropose(context, order)
  const seal = await newSeal(context)
  const row = await context.sql
    .insertInto('analysisFile')
    .values({
      ...proposed,
      id: context.newId(),
      reference: await nextReference(context),
      officer: actor.officer,
      reviewOn: null,
      seal: seal.id,
      content: seal.close('order', JSON.stringify(wordsOf(order))),
      orderVersion: 1,
      advice: '',
      extensionUntil: null,
      extensionBy: '',
      extensionAdvice: '',
      openedAt: null,
      overBecause: '',
      overAt: null,
      endedAt: null,
      remains: {},
      version: 1,
      steps: 1,
      createdAt: now,
      updatedAt: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await insertStep(context, row, 'proposed', { day: row.expiresOn })
  return row
}

export type FileChange = {
  readonly said?: StepSaid
  /** Columns a step changes beside its life: an order restated, a bureau added or taken away. */
  readonly columns?: Partial<
    Omit<ReturnType<typeof columnsOfOrder>, 'expiresOn' | 'contributionsUntil' | 'reviewEvery'>
  >
  /** New words of the order, to be sealed. */
  readonly words?: OrderWords
}

/** Keeps a file after a command, with its step and clocks. `before` is the row under lock. */
export const saveFile = async (
  context: Context,
  before: FileRow,
  { file, step }: FileAdvance,
  { said = {}, columns = {}, words }: FileChange = {},
): Promise<FileRow> => {
  if (step === undefined) return before
  const seal = words && (await sealFor(context, before.seal))
  const row = await context.sql
    .updateTable('analysisFile')
    .set({
      ...columns,
      ...(words && seal ? { content: seal.close('order', JSON.stringify(words)) } : {}),
      state: file.state,
      expiresOn: file.expiresOn,
      contributionsUntil: file.contributionsUntil,
      reviewEvery: file.reviewEvery,
      reviewOn: file.reviewOn,
      orderVersion: file.orderVersion,
      advice: file.advice,
      extensionUntil: file.extensionUntil,
      extensionBy: file.extensionBy,
      extensionAdvice: file.extensionAdvice,
      openedAt: file.openedAt,
      overBecause: file.overBecause,
      overAt: file.overAt,
      endedAt: file.endedAt,
      ...(file.state === 'deleted' ? { content: null } : {}),
      version: file.version,
      steps: file.steps,
      updatedAt: context.now,
    })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .returningAll()
    .executeTakeFirstOrThrow()
  await insertStep(context, row, step, said)
  await setClocks(context, row)
  return row
}

/** The words of an order and of its steps, for a reader who passed the read rule; nothing once their key is erased. */
export const openFile = async (
  context: Context,
  row: FileRow,
  steps: readonly FileStepRow[],
): Promise<{ readonly words: OrderWords | null; readonly notes: ReadonlyMap<number, string> }> => {
  const seal = await sealFor(context, row.seal)
  if (!seal) return { words: null, notes: new Map() }
  return {
    words: row.content && (JSON.parse(seal.open('order', row.content).toString()) as OrderWords),
    notes: new Map(
      steps.flatMap(({ number, note }) =>
        note ? [[number, seal.open(`step ${number}`, note).toString()] as const] : [],
      ),
    ),
  }
}

/**
 * Erases what deletion erases of the file itself: words of order and steps, of consents, of releases. Rows stay without them.
 * The material follows `analysis.delete` and `analysis.archive` by a reaction of its own.
 */
export const eraseWords = async (context: Context, file: FileRow): Promise<number> => {
  const { rows } = await context.client.query<{ seal: string }>(
    `with consents as (
       update analysis_consent set question = null, conditions = null, reason = null where file = $1 returning seal
     ), releases as (
       update analysis_release set content = null, title = reference, not_personal = '', conditions = '{}' where file = $1 returning seal
     ), steps as (
       update analysis_step set note = null where file = $1
     )
     select seal from consents union all select seal from releases`,
    [file.id],
  )
  return eraseSeals(context, [file.seal, ...rows.map(({ seal }) => seal)])
}

/** Consents that stand or wait end with the file; answers how many. */
export const lapseConsents = async ({ client, now }: Context, file: string): Promise<number> => {
  const { rowCount } = await client.query(
    `update analysis_consent set state = 'lapsed', version = version + 1, updated_at = $2
     where file = $1 and state in ('asked', 'granted')`,
    [file, now],
  )
  return rowCount ?? 0
}

/** What is counted of a file when it ends: releases, consents, readers. The material adds its own. */
export const countAtEnd = async ({ client }: Context, file: FileRow): Promise<Record<string, number>> => {
  const { rows } = await client.query<{ releases: number; consents: number }>(
    `select (select count(*)::int from analysis_release where file = $1) as releases,
       (select count(*)::int from analysis_consent where file = $1) as consents`,
    [file.id],
  )
  return {
    releases: rows[0]?.releases ?? 0,
    consents: rows[0]?.consents ?? 0,
    readers: file.readers.length,
    contributors: file.contributors.length,
  }
}
