// Answers to operations on tables: tried, taken in, looked after, stopped.
import { claimAttachments } from '../attachment/attachment.storing.ts'
import { readCsv } from '../intake/csv-reader.ts'
import { isRejected } from '../intake/intake-record.ts'
import { faultsOfMapping } from '../intake/mapping.ts'
import { suggestMapping } from '../intake/mapping-suggestion.ts'
import { Failure } from '../kernel/failure.ts'
import { newSeal } from '../kernel/seal.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { hasWords, say } from '../kernel/words.ts'
import { type Attached, readLooseAttached } from './material.bytes.ts'
import { contributionItem, newRow, requireGrade } from './material.contribute.ts'
import {
  insertImport,
  listImportRows,
  listRefused,
  lockImport,
  type MaterialImport,
  readImport,
  readTitles,
} from './material.import.store.ts'
import { breakOff, firstPiece, hasTooManyRows, headOfTable, noteImport, type TableHead } from './material.import.ts'
import { asMapping, compileRows, targetsOfKind } from './material.rows.ts'
import {
  closeStatement,
  insertContribution,
  lockContribution,
  readFileToContribute,
  readMaterialFile,
} from './material.store.ts'
import type { RowFault } from './material.table.ts'
import { beginTable, listRefusedRows, listTables, showTable, stopTable, tryTable } from './material.work.operations.ts'
import { type MaterialMapping, mostImportBytes, mostImportRows } from './material.work.schema.ts'

/** A fault of a row or of a reading in the words of the reader. */
const sayFault = (context: Context, { key, values }: Pick<RowFault, 'key' | 'values'>): string => {
  const id = hasWords(key) ? key : 'fault.line-not-taken'
  return say(context.language, id, values)
}

const viewImport = (context: Context, row: MaterialImport, title: string | null) => {
  const seconds = (Date.parse(row.endedAt ?? context.now) - Date.parse(row.startedAt)) / 1000
  const rows = row.taken + row.refused
  return {
    id: row.id,
    file: row.file,
    contribution: row.contribution,
    title,
    state: row.state,
    size: row.size,
    done: row.done,
    line: row.line,
    taken: row.taken,
    refused: row.refused,
    rowsPerSecond: seconds > 0 && rows > 0 ? Math.round(rows / seconds) : null,
    reason:
      row.reason === '' ? null : say(context.language, `failure.${row.reason}`, { most: mostImportRows, state: '' }),
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    stoppable: row.state === 'running',
  }
}

/** Tables with their titles, which are sealed with their contributions. */
const viewImports = async (context: Context, rows: readonly MaterialImport[]) => {
  const titles = await readTitles(context, rows)
  return rows.map((row) => viewImport(context, row, titles.get(row.contribution) ?? null))
}

const viewOne = async (context: Context, row: MaterialImport) =>
  viewImport(context, row, (await readTitles(context, [row])).get(row.contribution) ?? null)

type Opened = { readonly attached: Attached; readonly head: TableHead; readonly first: Buffer }

/** A table that nothing refers to yet. Throws invalid at `/attachment` for what is no table, too large, or begins unreadably. */
const openTable = async (context: Context, id: string): Promise<Opened> => {
  const attached = await readLooseAttached(context, id)
  const refuse = (key: string, values = {}): never => {
    throw new Failure('invalid', 'request.invalid', {
      pointers: [{ pointer: '/attachment', key: `fault.${key}`, values }],
    })
  }
  const { content } = attached
  if (content.mediaType !== 'text/csv' && content.mediaType !== 'text/plain') return refuse('table-not-text')
  if (content.length > mostImportBytes) return refuse('table-too-large', { megabytes: mostImportBytes / 1024 ** 2 })
  const first = await firstPiece(context, attached)
  const head = headOfTable(first)
  return head ? { attached, head, first } : refuse('table-unreadable')
}

const rowsTried = 20

export const importHandlers = [
  handle(tryTable, async (context, { params, body }) => {
    const file = await readFileToContribute(context, params.id)
    const { head, first } = await openTable(context, body.attachment)
    const targets = targetsOfKind(body.entityKind)
    const suggestion = suggestMapping(head.headings, targets)
    const columns = suggestion.columns.map(({ from, to, form }) => ({ from, to, ...(form ? { form } : {}) }))
    const mapping: MaterialMapping = body.mapping ?? { columns, constants: [] }
    const read = compileRows(body.entityKind, mapping, head.headings, file)
    const reader = readCsv({
      encoding: 'utf-8',
      separator: head.separator,
      offset: head.offset,
      line: head.line + 1,
      columns: head.headings.length,
    })
    const items = reader.push(first.subarray(head.offset, head.offset + 64 * 1024)).slice(0, rowsTried)
    context.note({ subject: { kind: 'analysis-file', id: file.id }, detail: { rows: items.length } })
    return {
      headings: head.headings.map((one) => one.slice(0, 160)),
      separator: head.separator,
      suggestion: { columns, constants: [] },
      targets: targets.map(({ pointer }) => pointer),
      rows: items.map((item) => {
        const row = isRejected(item)
          ? { faults: [{ field: '/', key: item.fault.key, values: item.fault.values }] }
          : read(item.values)
        return {
          line: item.line,
          title: 'title' in row ? row.title : null,
          faults: 'title' in row ? [] : row.faults.map((fault) => `${fault.field}: ${sayFault(context, fault)}`),
        }
      }),
    }
  }),

  handle(beginTable, async (context, { params, body }) => {
    const file = await readFileToContribute(context, params.id)
    const columns = requireGrade(body, context.actor.bureau)
    const { attached, head } = await openTable(context, body.attachment)
    const faults = faultsOfMapping(asMapping(body.mapping), targetsOfKind(body.entityKind), head.headings)
    if (faults.length > 0)
      throw new Failure('invalid', 'request.invalid', {
        pointers: faults.map((one) => ({ ...one, pointer: `/mapping${one.pointer}` })),
      })
    if (await hasTooManyRows(context, attached, head))
      throw new Failure('invalid', 'request.invalid', {
        pointers: [{ pointer: '/attachment', key: 'fault.table-too-many-rows', values: { most: mostImportRows } }],
      })
    const seal = await newSeal(context)
    const contribution = await insertContribution(
      context,
      newRow(context, file, {
        ...columns,
        seal: seal.id,
        content: closeStatement(seal, {
          title: body.title,
          ...(body.override ? { overrideReason: body.override.reason } : {}),
        }),
        state: 'importing',
        kind: 'table',
        attachments: 1,
      }),
    )
    await claimAttachments(context, [body.attachment], {
      ...contributionItem(contribution.id),
      bureaus: 'as-item',
      only: '/attachment',
    })
    const row = await insertImport(context, {
      id: context.newId(),
      contribution: contribution.id,
      file: file.id,
      bureau: context.actor.bureau,
      officer: context.actor.officer,
      attachment: body.attachment,
      entityKind: body.entityKind,
      separator: head.separator,
      mapping: body.mapping,
      saidBy: body.saidBy ?? '',
      saidAt: body.saidAt ?? '',
      state: 'running',
      size: attached.content.length,
      done: 0,
      line: 0,
      taken: 0,
      refused: 0,
      reason: '',
      startedAt: context.now,
      endedAt: null,
    })
    noteImport(context, row)
    return viewImport(context, row, body.title)
  }),

  handle(listTables, async (context, { params }) => {
    const file = await readMaterialFile(context, params.id)
    return { imports: await viewImports(context, await listImportRows(context, file.id)) }
  }),

  handle(showTable, async (context, { params }) => viewOne(context, await readImport(context, params.id))),

  handle(listRefusedRows, async (context, { params, query }) => {
    const row = await readImport(context, params.id)
    const limit = query.limit ?? 50
    const rows = await listRefused(context, row.id, { after: query.after ?? 0, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    return {
      rows: shown.map(({ line, faults }) => ({
        line,
        faults: faults.faults.map((fault) => ({ field: fault.field, says: sayFault(context, fault) })),
      })),
      after: rows.length > limit ? (shown.at(-1)?.line ?? null) : null,
    }
  }),

  handle(stopTable, async (context, { params }) => {
    const seen = await readImport(context, params.id)
    const row = await lockImport(context, seen.id)
    if (!row) throw new Failure('conflict', 'material.import-over')
    const contribution = await lockContribution(context, row.contribution, 'withdraw')
    const next = await breakOff(context, row, contribution, 'stopped', '')
    noteImport(context, next)
    return viewOne(context, next)
  }),
]
