// Feeding the shared databases: batches of records, imports of files, saved mappings. Each bureau feeds its own records only.
import { operation } from '../kernel/operation.ts'
import { afterMark, code, count, flag, id, list, nullable, optional, pager, shape, text } from '../kernel/schema.ts'
import { databaseNames, withdrawal } from '../record/record.schema.ts'
import {
  feedBatch,
  importBegin,
  importEnd,
  importShape,
  lineCountsShape,
  lineResultShape,
  mappingSave,
  mostLines,
  refusedLineShape,
  savedMappingShape,
} from './feed.schema.ts'

const feeds = ['desk', 'notices', 'system'] as const
const database = { database: code(databaseNames, 'Shared database') }
const oneImport = shape({ id: id('Import') })

export const feedRecords = operation({
  name: 'feed.batch',
  method: 'put',
  path: '/api/v1/records/:database/batch',
  summary:
    'Enters, changes and withdraws up to 1,000 own records; each line is judged by itself, and sent again changes nothing',
  admits: feeds,
  effect: 'change',
  params: shape(database),
  body: feedBatch,
  answer: shape({
    results: list(lineResultShape, 'A result for each upsert, then for each deletion, in their order', mostLines),
    counts: lineCountsShape,
    offset: nullable(count('Where the import stands now, in bytes; null without one', 0, Number.MAX_SAFE_INTEGER)),
  }),
})

export const beginImport = operation({
  name: 'feed.import-begin',
  method: 'post',
  path: '/api/v1/imports',
  summary: 'Begins the import of a file, or takes up the same file where it stood',
  admits: feeds,
  effect: 'change',
  body: importBegin,
  answer: importShape,
})

export const listImports = operation({
  name: 'feed.import-list',
  method: 'get',
  path: '/api/v1/imports',
  summary: "Lists the imports of the caller's bureau",
  admits: feeds,
  effect: 'quiet',
  query: shape({ database: optional(code(databaseNames, 'Only of this database')), ...pager }),
  answer: shape({ imports: list(importShape, 'Imports, newest first', 200), after: afterMark }),
})

export const showImport = operation({
  name: 'feed.import-show',
  method: 'get',
  path: '/api/v1/imports/:id',
  summary: 'Shows how far an import is and the lines it refused, each with the reason',
  admits: feeds,
  effect: 'quiet',
  params: oneImport,
  query: shape({
    afterLine: optional(count('Refused lines after this line of the file', 0, Number.MAX_SAFE_INTEGER)),
    limit: optional(count('Refused lines wanted, 1 to 1,000; default 50', 1, 1000)),
  }),
  answer: shape({
    import: importShape,
    refused: list(refusedLineShape, 'Lines refused, in the order of the file', 1000),
    afterLine: nullable(count('Pass as `afterLine` for the next; null on the last page', 0, Number.MAX_SAFE_INTEGER)),
  }),
})

export const stopImport = operation({
  name: 'feed.import-stop',
  method: 'post',
  path: '/api/v1/imports/:id/stop',
  summary: 'Stops an import; what is done stays, and the same file goes on from there when it is begun again',
  admits: feeds,
  effect: 'change',
  params: oneImport,
  answer: importShape,
})

export const showVanished = operation({
  name: 'feed.import-vanished',
  method: 'get',
  path: '/api/v1/imports/:id/vanished',
  summary:
    'Counts the entries of an outside list that the file of an import does not hold, for a file that is the whole list',
  admits: feeds,
  effect: 'quiet',
  params: oneImport,
  answer: shape({
    held: count('Entries of the lists that the file names, as they stand', 0),
    vanished: count('Of those, entries that no line of the file names', 0),
    tooMany: flag('Whether these are more than a third'),
  }),
})

const oneRecord = shape({ ...database, id: id('Record') })

export const showListing = operation({
  name: 'feed.listing',
  method: 'get',
  path: '/api/v1/records/:database/:id/listing',
  summary: 'Says of an own record whether its feed or list withdrew it, so that it comes back when it is listed again',
  admits: feeds,
  effect: 'quiet',
  params: oneRecord,
  answer: shape({ vanished: flag('Whether it comes back when it is listed again') }),
})

export const decideVanished = operation({
  name: 'feed.decide',
  method: 'post',
  path: '/api/v1/records/:database/:id/decide',
  summary: 'Decides that an own record stays withdrawn that its feed or list withdrew: no later line brings it back',
  admits: ['desk', 'notices'],
  effect: 'change',
  params: oneRecord,
  body: withdrawal,
  answer: shape({ version: count('Version the record stands at', 1) }),
})

export const finishImport = operation({
  name: 'feed.import-finish',
  method: 'post',
  path: '/api/v1/imports/:id/finish',
  summary:
    'Says that a file is through, or why it cannot be read to its end; of a whole list, withdraws what it no longer holds',
  admits: feeds,
  effect: 'change',
  params: oneImport,
  body: importEnd,
  answer: importShape,
})

const oneMapping = shape({ ...database, name: text('Name of the mapping', 80) })

export const saveMapping = operation({
  name: 'feed.mapping-save',
  method: 'put',
  path: '/api/v1/import-mappings/:database/:name',
  summary: 'Keeps a mapping of columns to fields under a name, for the next file of the same form',
  admits: feeds,
  effect: 'change',
  params: oneMapping,
  body: mappingSave,
  answer: savedMappingShape,
})

export const listMappings = operation({
  name: 'feed.mapping-list',
  method: 'get',
  path: '/api/v1/import-mappings/:database',
  summary: "Lists the mappings the caller's bureau keeps for a database",
  admits: feeds,
  effect: 'quiet',
  params: shape(database),
  answer: shape({ mappings: list(savedMappingShape, 'Mappings by name', 200) }),
})

export const removeMapping = operation({
  name: 'feed.mapping-remove',
  method: 'delete',
  path: '/api/v1/import-mappings/:database/:name',
  summary: 'Removes a saved mapping',
  admits: feeds,
  effect: 'change',
  params: oneMapping,
  answer: shape({}),
})
