// The hot path and what an officer may look back on.
import { operation } from '../kernel/operation.ts'
import { afterMark, anything, count, id, instant, list, pager, shape, text } from '../kernel/schema.ts'
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
