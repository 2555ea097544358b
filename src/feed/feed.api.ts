// Feeding through the front door: batches with a result for each line, imports that go on where they stood, saved mappings.
import { Failure } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { changeNote, readRecord } from '../record/record.store.ts'
import { applyBatch } from './feed.apply.ts'
import { decideWithdrawn } from './feed.decide.ts'
import { listMappingRows, removeMappingRow, saveMappingRow } from './feed.mapping.store.ts'
import {
  beginImport,
  decideVanished,
  feedRecords,
  finishImport,
  listImports,
  listMappings,
  removeMapping,
  saveMapping,
  showImport,
  showListing,
  showVanished,
  stopImport,
} from './feed.operations.ts'
import type { ImportEnd, ImportView } from './feed.schema.ts'
import {
  beginImportRow,
  endImportRow,
  type ImportRow,
  listImportRows,
  readImport,
  readRefused,
  stopImportRow,
} from './feed.store.ts'
import { feedTimers } from './feed.timers.ts'
import { readVanished } from './feed.vanished.store.ts'
import { viewImport, viewMapping, viewOutcome, viewRefused } from './feed.view.ts'
import { countVanished, withdrawVanished } from './feed.whole.ts'

const steered = (context: Context, row: ImportRow): ImportView => {
  const { database, state, offset, line } = row
  context.note({
    subject: { kind: 'import', id: row.id },
    tell: [row.bureau],
    detail: { database, state, offset, line },
  })
  return viewImport(row, context.language)
}

const finish = async (context: Context, id: string, end: ImportEnd): Promise<ImportRow> => {
  if (end.whole && end.state === 'finished') await withdrawVanished(context, id, end.whole)
  return endImportRow(context, id, end)
}

const handlers = [
  handle(feedRecords, async (context, { params, body }) => {
    const { upsert = [], delete: deletions = [], import: step } = body
    const batch = { upsert, delete: deletions, ...(step ? { import: step } : {}) }
    const { outcomes, counts, offset } = await applyBatch(context, params.database, batch)
    const results = outcomes.map((outcome) => viewOutcome(outcome, context.language))
    return { results, counts, offset: offset ?? null }
  }),

  handle(beginImport, async (context, { body }) => {
    if (!context.actor.databases.includes(body.database)) throw new Failure('forbidden', 'record.database-not-granted')
    return steered(context, await beginImportRow(context, body))
  }),

  handle(listImports, async (context, { query }) => {
    const { lines, after } = await listImportRows(context, query)
    return { imports: lines.map((row) => viewImport(row, context.language)), after }
  }),

  handle(showImport, async (context, { params, query }) => {
    const row = await readImport(context, params.id)
    const { refused, afterLine } = await readRefused(context, row, query)
    return {
      import: viewImport(row, context.language),
      refused: refused.map((line) => viewRefused(line, context.language)),
      afterLine,
    }
  }),

  handle(stopImport, async (context, { params }) => steered(context, await stopImportRow(context, params.id))),

  handle(finishImport, async (context, { params, body }) => steered(context, await finish(context, params.id, body))),

  handle(showListing, async (context, { params }) => {
    const { id, life } = await readRecord(context, params.database, params.id, 'withdraw')
    return { vanished: life === 'withdrawn' && (await readVanished(context, [id])).has(id) }
  }),

  handle(decideVanished, async (context, { params, body }) => {
    const record = await decideWithdrawn(context, { ...params, ...body })
    context.note(changeNote(record))
    return { version: record.version }
  }),

  handle(showVanished, async (context, { params }) => countVanished(context, await readImport(context, params.id))),

  handle(saveMapping, async (context, { params, body }) => {
    const row = await saveMappingRow(context, { ...params, ...body })
    context.note({
      subject: { kind: 'import-mapping', id: row.id, version: row.version },
      detail: { database: row.database },
    })
    return viewMapping(row)
  }),

  handle(listMappings, async (context, { params }) => ({
    mappings: (await listMappingRows(context, params.database)).map(viewMapping),
  })),

  handle(removeMapping, async (context, { params }) => {
    await removeMappingRow(context, params.database, params.name)
    context.note({ detail: { database: params.database } })
    return {}
  }),
]

export const feedSlice: Slice = { name: 'feed', handlers, timers: feedTimers }
