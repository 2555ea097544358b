// What a bureau can learn of the quality of its own records, and which of them to mend. Nobody else's is ever counted.
import { String as StringOf } from 'typebox'
import { operation } from '../kernel/operation.ts'
import { afterMark, code, list, optional, pager, shape } from '../kernel/schema.ts'
import { databaseNames } from '../record/record.schema.ts'
import { flawPattern, mendLine, qualityShape } from './quality.schema.ts'

const owners = ['desk', 'notices', 'data-protection', 'command', 'system'] as const

export const showQuality = operation({
  name: 'quality.show',
  method: 'get',
  path: '/api/v1/quality',
  summary: "Shows the quality of the bureau's own records by database, with a score and how it comes about",
  admits: owners,
  // Numbers only: no record is opened by it.
  effect: 'quiet',
  answer: qualityShape,
})

export const listQuality = operation({
  name: 'quality.list',
  method: 'get',
  path: '/api/v1/quality/:database',
  summary: "Lists the bureau's own records of a database that should be mended, each with what is wrong",
  admits: owners,
  effect: 'read',
  purpose: true,
  params: shape({ database: code(databaseNames, 'Shared database') }),
  query: shape({
    ...pager,
    flaw: optional(
      StringOf({
        description:
          'Only records with this flaw (missing:field, contradiction:code), stale, or false-hit; with any flaw when left out',
        pattern: flawPattern,
      }),
    ),
  }),
  answer: shape({ records: list(mendLine, 'Records to mend, newest first', 200), after: afterMark }),
})
