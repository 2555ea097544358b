// The hot path, what an officer may look back on, and records like one that is open.
import { operation } from '../kernel/operation.ts'
import { afterMark, anything, code, count, flag, id, instant, list, pager, shape, text } from '../kernel/schema.ts'
import { databaseNames } from '../record/record.schema.ts'
import { alikeShape } from './check.alike.schema.ts'
import { checkAnswer, checkEnd, checkLine, checkQuestion, couldBeAnswer, couldBeSaid } from './check.schema.ts'

export const askCheck = operation({
  name: 'check.ask',
  method: 'post',
  path: '/api/v1/checks',
  summary: 'Checks persons, documents and things against the shared databases',
  admits: ['post', 'desk', 'notices', 'analyst', 'command', 'system'],
  effect: 'read',
  purpose: true,
  body: checkQuestion,
  answer: checkAnswer,
  streams: { line: checkLine, end: checkEnd },
})

export const couldBeCheck = operation({
  name: 'check.could-be',
  method: 'post',
  path: '/api/v1/checks/:id/could-be',
  summary: 'Says that a match shown by a check could be the one recorded: a hit is made and its source hears of it',
  admits: ['post', 'desk', 'notices', 'analyst', 'command', 'system'],
  effect: 'read',
  params: shape({ id: id('Id of the check') }),
  body: couldBeSaid,
  answer: couldBeAnswer,
})

export const listChecks = operation({
  name: 'check.list',
  method: 'get',
  path: '/api/v1/checks',
  summary: "Lists the caller's own checks for as long as the rules keep what was asked",
  admits: ['post', 'desk', 'notices', 'analyst', 'command', 'system'],
  effect: 'read',
  query: shape({ ...pager }),
  answer: shape({
    checks: list(
      shape({
        id: id('Id of the check'),
        at: instant('When'),
        purpose: text('Why', 40),
        reference: text('Reference', 80),
        items: count('Items asked'),
        candidates: count('Matches answered'),
        asked: anything('What was asked, null once erased'),
      }),
      'Checks, newest first',
      200,
    ),
    after: afterMark,
  }),
})

export const similarShape = shape({
  answered: list(code(databaseNames, 'Database'), 'Databases that were asked', 4),
  silent: list(code(databaseNames, 'Database'), 'Databases that did not answer; never to be read as none', 4),
  records: list(alikeShape, 'Records like it, the most alike first', 10),
  more: flag('More are alike than are named'),
})

export const similarCheck = operation({
  name: 'check.similar',
  method: 'get',
  path: '/api/v1/records/:database/:id/similar',
  summary: 'Finds records of persons who may be the one of this record, as far as the caller may read them',
  admits: ['desk', 'notices', 'analyst', 'command', 'system'],
  effect: 'read',
  purpose: true,
  params: shape({ database: code(databaseNames, 'Shared database'), id: id('Id of the record') }),
  answer: similarShape,
})
