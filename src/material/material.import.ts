// Takes in a table: a batch of rows a transaction, one after another, each where the last one stopped; seen when all of it is there.
import type { FileRow } from '../analysis/analysis.table.ts'
import { readCsv } from '../intake/csv-reader.ts'
import { detectSeparator, isSeparator, type Separator } from '../intake/csv-row.ts'
import { type Item, isRejected } from '../intake/intake-record.ts'
import { beginningOf } from '../intake/text-encoding.ts'
import { readLines } from '../intake/text-lines.ts'
import { copyRows } from '../kernel/copy.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context, Reaction } from '../kernel/slice.ts'
import { type Attached, bytesFrom, readAttached } from './material.bytes.ts'
import { emptyContribution } from './material.contribute.ts'
import { audienceOf } from './material.fact.ts'
import { endImport, lockImport, type MaterialImport, saveImport } from './material.import.store.ts'
import { insertClaims } from './material.making.ts'
import { compileRows, type ReadRow } from './material.rows.ts'
import { saveContribution } from './material.store.ts'
import type { ClaimRow, ContributionRow, RowFault } from './material.table.ts'
import { mostImportRows } from './material.work.schema.ts'

/** How a table is to be read, from its first bytes. */
export type TableHead = {
  readonly separator: Separator
  readonly headings: readonly string[]
  /** Where its rows begin. */
  readonly offset: number
  readonly line: number
}

/** Bytes that are looked at for the headings. */
const sampled = 64 * 1024

/** Separator and headings of a table; undefined where its first line cannot be read. Attached text is UTF-8, or it was refused. */
export const headOfTable = (first: Buffer): TableHead | undefined => {
  const { mark } = beginningOf(first)
  const sample = first.subarray(mark, mark + sampled)
  const lines = readLines({ encoding: 'utf-8', offset: mark, line: 1 })
  const whole = [...lines.push(sample), ...(first.length < sampled ? lines.end() : [])]
  const separator = detectSeparator(whole.map(({ text }) => text))
  // A spreadsheet says its separator in a line of its own.
  const stated = /^sep=.$/.exec(whole[0]?.text ?? '') ? whole[0] : undefined
  const from = stated?.end ?? mark
  const reader = readCsv({ encoding: 'utf-8', separator, offset: from, line: stated ? 2 : 1 })
  const [head] = [...reader.push(sample.subarray(from - mark)), ...reader.push(Buffer.from('\n')), ...reader.end()]
  if (!head || isRejected(head)) return undefined
  return {
    separator,
    headings: head.values.map((one) => one.trim()),
    offset: Math.min(head.end, first.length),
    line: head.lastLine,
  }
}

/** The first piece of an attachment. */
export const firstPiece = async (context: Context, attached: Attached): Promise<Buffer> => {
  for await (const piece of bytesFrom(context, attached, 0)) return piece
  return Buffer.alloc(0)
}

/** Rows of one transaction: a second or two of work, after which the page that watches is told. */
const batch = 20_000
/** Rows read before the event loop turns: some 3 ms. */
const rowsATurn = 100
/** Refused rows that are kept with their reasons; more are counted. */
export const mostRefused = 10_000

const newLine = Buffer.from('\n')

/** Records from an offset on. A file that is whole ends with a line end, whether or not it says so. */
async function* itemsFrom(
  context: Context,
  attached: Attached,
  head: Pick<TableHead, 'separator' | 'headings'>,
  from: { readonly offset: number; readonly line: number },
): AsyncGenerator<Item<string[]>> {
  const { separator, headings } = head
  const reader = readCsv({
    encoding: 'utf-8',
    separator,
    offset: from.offset,
    line: from.line,
    columns: headings.length,
  })
  let last: Uint8Array = newLine
  for await (const piece of bytesFrom(context, attached, from.offset))
    for (let at = 0; at < piece.length; at += sampled) {
      const some = piece.subarray(at, at + sampled)
      last = some
      yield* reader.push(some)
      await new Promise((resolve) => setImmediate(resolve))
    }
  if (last.at(-1) !== 0x0a) yield* reader.push(newLine)
  yield* reader.end()
}

/**
 * Whether a table has more rows than are taken. Line ends are counted first, a glance at the bytes; only where there are more of them
 * than rows may be, are the rows themselves read, for a cell may run over several lines.
 */
export const hasTooManyRows = async (context: Context, attached: Attached, head: TableHead): Promise<boolean> => {
  let ends = 0
  for await (const piece of bytesFrom(context, attached, head.offset)) {
    for (let at = piece.indexOf(0x0a); at >= 0; at = piece.indexOf(0x0a, at + 1)) ends += 1
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (ends < mostImportRows) return false
  let rows = 0
  for await (const _ of itemsFrom(context, attached, head, { offset: head.offset, line: head.line + 1 })) {
    rows += 1
    if (rows > mostImportRows) return true
  }
  return false
}

type Batch = {
  readonly claims: ClaimRow[]
  readonly refused: { readonly line: number; readonly faults: readonly RowFault[] }[]
  done: number
  line: number
  over: boolean
}

const claimOf = (
  context: Context,
  row: MaterialImport,
  line: number,
  read: Extract<ReadRow, { readonly title: string }>,
): ClaimRow => ({
  id: context.newId(),
  file: row.file,
  contribution: row.contribution,
  about: 'entity',
  entity: context.newId(),
  entityKind: row.entityKind,
  other: null,
  participants: [],
  fields: read.fields,
  title: read.title,
  saidBy: row.saidBy,
  saidAt: row.saidAt,
  happenedAt: null,
  line,
  copiedFrom: null,
  createdAt: context.now,
})

const readBatch = async (context: Context, row: MaterialImport, file: FileRow): Promise<Batch> => {
  const attached = await readAttached(context, row.contribution, row.attachment)
  const head = headOfTable(await firstPiece(context, attached))
  if (!head || !isSeparator(row.separator)) throw new Failure('conflict', 'material.table-unreadable')
  const from = row.done === 0 ? { offset: head.offset, line: head.line } : { offset: row.done, line: row.line }
  const read = compileRows(row.entityKind, row.mapping, head.headings, file)
  const found: Batch = { claims: [], refused: [], done: from.offset, line: from.line, over: true }
  const items = itemsFrom(context, attached, { ...head, separator: row.separator }, { ...from, line: from.line + 1 })
  let rows = 0
  for await (const item of items) {
    if (rows === batch) {
      found.over = false
      break
    }
    rows += 1
    if (rows % rowsATurn === 0) await new Promise((resolve) => setImmediate(resolve))
    found.done = Math.min(item.end, row.size)
    found.line = item.lastLine
    if (isRejected(item)) {
      found.refused.push({ line: item.line, faults: [{ field: '/', key: item.fault.key, values: item.fault.values }] })
      continue
    }
    const judged = read(item.values)
    if ('faults' in judged) found.refused.push({ line: item.line, faults: judged.faults })
    else found.claims.push(claimOf(context, row, item.line, judged))
  }
  return found
}

const keepRefused = async (context: Context, row: MaterialImport, refused: Batch['refused']): Promise<void> => {
  const kept = refused.slice(0, Math.max(0, mostRefused - row.refused))
  await copyRows(
    context,
    'materialImportRefused',
    ['import', 'line', 'faults'],
    kept.map(({ line, faults }) => ({ import: row.id, line, faults: { faults } })),
  )
}

/** Says how far a table is: its bureau alone hears of it before it is through. */
export const noteImport = (context: Context, row: MaterialImport): void =>
  context.note({
    subject: { kind: 'import', id: row.id },
    tell: [row.bureau],
    detail: { state: row.state, line: row.line, taken: row.taken, refused: row.refused },
  })

/** Ends an import that cannot go on: nothing of it stays but that there was one, and why. */
export const breakOff = async (
  context: Context,
  row: MaterialImport,
  contribution: ContributionRow,
  to: 'stopped' | 'failed',
  reason: string,
): Promise<MaterialImport> => {
  await context.client.query('set local statement_timeout = 0')
  const ended = await endImport(context, row, to, reason)
  await emptyContribution(context, contribution, 'withdrawn')
  return ended
}

const step = async (context: Context, id: string): Promise<void> => {
  const row = await lockImport(context, id)
  if (!row) return
  const contribution = await context.sql
    .selectFrom('materialContribution')
    .selectAll()
    .where('id', '=', row.contribution)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const file = await context.sql
    .selectFrom('analysisFile')
    .selectAll()
    .where('id', '=', row.file)
    .executeTakeFirstOrThrow()
  if (file.state !== 'open') {
    noteImport(context, await breakOff(context, row, contribution, 'failed', 'analysis.closed'))
    return
  }
  // Nothing is written before the batch is read: what cannot be read now cannot be read later, and is not tried for ever.
  const found = await readBatch(context, row, file).catch((error: unknown) => {
    if (error instanceof Failure) return undefined
    throw error
  })
  if (!found) {
    noteImport(context, await breakOff(context, row, contribution, 'failed', 'material.table-unreadable'))
    return
  }
  if (row.taken + row.refused + found.claims.length + found.refused.length > mostImportRows) {
    noteImport(context, await breakOff(context, row, contribution, 'failed', 'material.too-many-rows'))
    return
  }
  // A machine that fails forgets rows and mark together: no batch need wait for the disk.
  await context.client.query('set local synchronous_commit = off')
  await insertClaims(context, found.claims)
  await keepRefused(context, row, found.refused)
  const next = await saveImport(context, row, {
    done: found.over ? row.size : found.done,
    line: found.line,
    taken: row.taken + found.claims.length,
    refused: row.refused + found.refused.length,
  })
  if (!found.over) {
    noteImport(context, next)
    context.also('material.import-step', { subject: { kind: 'import', id }, tell: [] })
    return
  }
  const ended = await endImport(context, next, 'finished', '')
  await saveContribution(context, contribution, { state: 'in' })
  noteImport(context, ended)
  context.also('material.imported', {
    subject: { kind: 'contribution', id: contribution.id },
    subjects: [{ kind: 'contribution', id: contribution.id, owner: contribution.source, part: 'changed' }],
    tell: await audienceOf(context, file, contribution),
    detail: { file: file.reference, rows: ended.taken },
  })
}

/** Each fact of a step is followed by the next: after a crash it goes on from the last batch that was kept. */
export const importReaction: Reaction = {
  name: 'material-import',
  to: ['material.import', 'material.import-step'],
  run: async (context, fact) => {
    if (fact.subjectKind === 'import') await step(context, fact.subject)
  },
}
