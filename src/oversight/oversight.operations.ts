// Reading the register of processing: one's own lines, and those of the bureau for who supervises it.
import { operation } from '../kernel/operation.ts'
import {
  afterMark,
  anything,
  code,
  flag,
  id,
  instant,
  lines,
  list,
  nullable,
  optional,
  pager,
  quantity,
  shape,
  text,
} from '../kernel/schema.ts'

export const factShape = shape({
  id: id('Id of the entry'),
  place: nullable(quantity('Place in the register; null for the instant before it is given')),
  at: instant('When'),
  operation: text('What was done', 80),
  outcome: code(['done', 'shown', 'refused'], 'What came of it'),
  code: text('Why it was refused', 80),
  officer: text('Who', 80),
  bureau: text('Bureau', 24),
  via: text('Key that was used', 40),
  purpose: text('Why', 40),
  reference: text('Case, shift or control', 80),
  subjectKind: text('Kind of the thing', 40),
  subject: text('Id of the thing', 80),
  version: quantity('Version of the thing'),
  detail: anything('Codes and counts'),
})

/** Slices that say who may do what: what was changed there is supervised first (RPD 107 to 111). */
export const rightsSlices = [
  'bureau',
  'unit',
  'officer',
  'key',
  'passkey',
  'invitation',
  'recovery',
  'rulebook',
] as const

export const listFacts = operation({
  name: 'fact.list',
  method: 'get',
  path: '/api/v1/facts',
  summary: 'Lists entries of the register: the own ones, or all of the bureau for auditors and data protection',
  admits: 'signed-in',
  effect: 'read',
  query: shape({
    ...pager,
    scope: optional(code(['own', 'bureau'], 'Default own')),
    subject: optional(text('Only entries about this thing', 80)),
    refused: optional(flag('Only refusals')),
    rights: optional(flag('Only changes of who may do what')),
  }),
  answer: shape({ facts: list(factShape, 'Entries, newest first', 200), after: afterMark }),
})

export const showFact = operation({
  name: 'fact.show',
  method: 'get',
  path: '/api/v1/facts/:id',
  summary:
    'Shows an entry of the register with the reason that was stated for it; to supervision, and to who stated it',
  admits: 'signed-in',
  effect: 'read',
  params: shape({ id: id('Id of the entry') }),
  answer: shape({
    ...factShape.properties,
    reason: nullable(lines('Why; null where none was asked for, or where its time is over', 2000)),
  }),
})
