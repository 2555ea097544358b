// What national systems feed: batches of lines with a result for each, imports of files, mappings from columns to fields.
import { type EncodingName, encodings } from '../intake/text-encoding.ts'
import {
  anything,
  code,
  count,
  flag,
  id,
  instant,
  lines,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { databaseNames } from '../record/record.schema.ts'

/** Lines of one batch, upserts and deletions together. */
export const mostLines = 1000

/**
 * The same of a file that this machine reads itself: what a batch costs beside its lines (its fact, its place, a dozen round trips) falls on
 * twice as many, and a file that is broken off repeats a tenth of a second.
 */
export const mostOfFile = 2000

/** Files are longer than an integer counts; beyond 2^53 no number is exact. */
const bytes = (description: string) => count(description, 0, Number.MAX_SAFE_INTEGER)

/**
 * What became of a line. `unchanged` and `already-withdrawn` change nothing and leave nothing; `refused` has its faults, and no
 * other line is touched by it.
 */
export const lineResults = [
  'created',
  'changed',
  'unchanged',
  'withdrawn',
  'already-withdrawn',
  'not-found',
  'refused',
] as const
export type LineResult = (typeof lineResults)[number]

/** A line that withdraws a record. */
export const withdrawnLine = shape({
  reference: text("Owner's own reference of the record", 80),
  reason: lines('Why the purpose is met or the record was wrong; kept with the record', 1000),
  decided: optional(
    flag(
      'That people decided it: no later line brings the record back. A withdrawal by an officer always is; a system says so',
    ),
  ),
})

export const lineFaultShape = shape({
  pointer: text('JSON pointer into the line; empty for the whole of it', 300),
  key: text('What is wrong, for programs', 80),
  says: text('What is wrong, in words', 600),
})

/** A fault before it is worded: `fault.x` is a message key, any other key is one of `failure.<key>`. */
export type LineFault = {
  readonly pointer: string
  readonly key: string
  readonly values: Readonly<Record<string, string | number | boolean>>
}

/** What became of one line: its reference as far as it could be read, and the record as it stands now. */
export type LineOutcome = {
  readonly reference: string | null
  readonly result: LineResult
  readonly id: string | null
  readonly version: number | null
  readonly faults: readonly LineFault[]
}

export const lineResultShape = shape({
  reference: nullable(text('Reference of the line, null where none could be read', 80)),
  result: code(lineResults, 'What became of the line'),
  id: nullable(id('Id of the record')),
  version: nullable(count('Version the record stands at', 1)),
  faults: list(lineFaultShape, 'Why the line is refused; empty for any other result', 100),
})

/** Lines by what became of them; a result that did not occur may be left out. */
export type LineCounts = Readonly<Partial<Record<LineResult, number>>>

/** Lines that are done, whatever became of each: entries alone, without heading and empty lines. */
export const linesIn = (counts: LineCounts): number => Object.values(counts).reduce((sum, many) => sum + (many ?? 0), 0)

/**
 * Whether a fact is of a batch that entered records and touched none that stood before: hits, proposals and words of watches speak of
 * records that were there, so they need not look through a thousand new ones.
 */
export const entersOnly = (fact: {
  readonly operation: string
  readonly detail: Readonly<Record<string, unknown>>
}): boolean =>
  fact.operation === 'feed.batch' &&
  typeof fact.detail.created === 'number' &&
  fact.detail.changed === undefined &&
  fact.detail.withdrawn === undefined

const tally = (description: string) => count(description, 0, Number.MAX_SAFE_INTEGER)
export const lineCountsShape = shape({
  created: optional(tally('Records entered')),
  changed: optional(tally('Records changed')),
  unchanged: optional(tally('Lines that say what the record says already')),
  withdrawn: optional(tally('Records withdrawn')),
  'already-withdrawn': optional(tally('Records that had been withdrawn before')),
  'not-found': optional(tally('Deletions of what is not there')),
  refused: optional(tally('Lines refused, by the reader of the file or by the rules of entry')),
})

/** A line the reader of the file refused before it became an entry: where and why, never what stood there. */
export const unreadLine = shape({
  line: count('Line of the file, from 1', 1, Number.MAX_SAFE_INTEGER),
  reference: optional(text('Reference, where it could be read', 80)),
  faults: list(
    shape({
      pointer: optional(text('JSON pointer into the entry, or the column; left out for the whole line', 300)),
      key: text('Key of the words: fault.<x>, or <slice>.<x> of failure.<slice>.<x>', 80),
      values: optional(anything('Numbers and codes in the words; nothing of the raw line')),
    }),
    'What is wrong',
    20,
    1,
  ),
})

/** Which part of which file a batch is. `from` must be where the import stands, so that nothing is done twice or half. */
export const importStep = shape({
  id: id('Import'),
  from: bytes('Bytes of the file that were done before'),
  to: bytes('Bytes done after this batch'),
  line: count('Lines of the file done after this batch', 0, Number.MAX_SAFE_INTEGER),
  lines: optional(
    list(
      count('Line of the file, from 1', 1, Number.MAX_SAFE_INTEGER),
      'Line of each upsert, then of each deletion, in their order',
      mostLines,
    ),
  ),
  unread: optional(list(unreadLine, 'Lines that could not be read or mapped', mostLines)),
})
export type ImportStep = Static<typeof importStep>

/** The body of a batch. Lines are judged one by one, so here they may be anything. */
export const feedBatch = shape({
  upsert: optional(
    list(anything('A record as it is entered, with its reference'), 'Records as they are now', mostLines),
  ),
  delete: optional(
    list(
      anything('A reference, a reason, and `decided` where people decided it: then no later line brings it back'),
      'Records to withdraw',
      mostLines,
    ),
  ),
  import: optional(importStep),
})

export const importFormats = ['csv', 'jsonl', 'ofac-sdn'] as const
export type ImportFormat = (typeof importFormats)[number]

export const importEncodings = encodings
export type ImportEncoding = EncodingName

export const importStates = ['running', 'finished', 'stopped', 'failed'] as const
export type ImportState = (typeof importStates)[number]

/** What a value becomes on its way into the entry; dates are read in the order named and written as partial dates. */
export const mappingForms = ['text', 'number', 'flag', 'date-ymd', 'date-dmy', 'date-mdy', 'country'] as const
export type MappingForm = (typeof mappingForms)[number]

const entryPointer = (description: string) => text(description, 160)

export const mappingShape = shape({
  columns: list(
    shape({
      from: text('Heading of the column; in JSON lines the member, with dots between levels', 160),
      to: entryPointer('JSON pointer into the entry: /reference, /status, /fields/number, /fields/names/0/family'),
      form: optional(code(mappingForms, 'How the value is read; text when left out')),
      separator: optional(text('Sign between several values, which then become a list', 3)),
      words: optional(
        list(
          shape({ from: text('As it stands in the file', 120), to: text('As it stands in the entry', 120) }),
          'Codes of the file and what they mean here',
          400,
        ),
      ),
    }),
    'Columns and where they go',
    200,
  ),
  constants: list(
    shape({
      to: entryPointer('JSON pointer into the entry'),
      value: text('The same for every line', 400),
      form: optional(code(mappingForms, 'How the value is read; text when left out')),
    }),
    'What the file does not say: status, purpose, country',
    60,
  ),
})
export type ImportMapping = Static<typeof mappingShape>

/** No columns, no constants: for formats that carry their own meaning (OFAC, JSON lines that are entries). */
export const noMapping: ImportMapping = { columns: [], constants: [] }

export const importBegin = shape({
  database: code(databaseNames, 'Shared database the lines go into'),
  format: code(importFormats, 'Form of the file'),
  name: text('Name of the file, without folders', 200),
  size: bytes('Bytes of the file; of several files together'),
  digest: text('SHA-256 of the file in hexadecimal', 64),
  encoding: optional(code(importEncodings, 'Encoding of the file; utf-8 when left out')),
  mapping: optional(mappingShape),
})
export type ImportBegin = Static<typeof importBegin>

/** That a file is the whole list, and how many entries that it no longer holds are to be withdrawn, as was told before. */
export const wholeList = shape({
  vanished: count('Entries to withdraw: as many as `feed.import-vanished` has told', 0),
  confirmed: optional(flag('Also where they are more than a third of the list')),
})
export type WholeList = Static<typeof wholeList>

export const importEnd = shape({
  state: code(['finished', 'failed'], 'How it ended'),
  fault: optional(text('Why it failed: the key of the words, <slice>.<x> of failure.<slice>.<x>', 80)),
  whole: optional(wholeList),
})
export type ImportEnd = Static<typeof importEnd>

export const importShape = shape({
  id: id('Import'),
  database: code(databaseNames, 'Shared database'),
  officer: text('Officer who began it', 80),
  format: code(importFormats, 'Form of the file'),
  name: text('Name of the file', 200),
  size: bytes('Bytes of the file'),
  digest: text('SHA-256 of the file', 64),
  encoding: code(importEncodings, 'Encoding of the file'),
  mapping: mappingShape,
  state: code(importStates, 'Whether it goes on'),
  fault: nullable(text('Why it failed, in words', 600)),
  offset: bytes('Bytes done: where the next batch begins'),
  line: count('Lines done', 0, Number.MAX_SAFE_INTEGER),
  counts: lineCountsShape,
  createdAt: instant('Begun'),
  updatedAt: instant('Last batch'),
  finishedAt: nullable(instant('Ended; null while it runs or may go on')),
})
export type ImportView = Static<typeof importShape>

export const refusedLineShape = shape({
  line: count('Line of the file', 0, Number.MAX_SAFE_INTEGER),
  reference: nullable(text('Reference of the line, where it could be read', 80)),
  faults: list(lineFaultShape, 'Why it was refused', 100),
})

export const mappingSave = shape({
  version: optional(count('Version that was read; left out for a new mapping', 1)),
  mapping: mappingShape,
})

export const savedMappingShape = shape({
  database: code(databaseNames, 'Shared database'),
  name: text('Name of the mapping', 80),
  version: count('Counts changes', 1),
  updatedAt: instant('Last saved'),
  updatedBy: text('Officer who saved it', 80),
  mapping: mappingShape,
})
