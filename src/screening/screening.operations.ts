// What a desk does with lists of travellers and guests: give one in, follow it, review what it met, report it, erase it.
import { operation } from '../kernel/operation.ts'
import { afterMark, bytes, code, count, id, list, optional, pager, shape } from '../kernel/schema.ts'
import {
  listPreview,
  listReading,
  listUpload,
  matchReview,
  matchShape,
  matchStates,
  reportShape,
  screeningShape,
} from './screening.schema.ts'

const givers = ['desk', 'command', 'system'] as const
const readers = ['desk', 'command', 'data-protection', 'system'] as const
const reviewers = ['desk', 'command'] as const
const one = shape({ id: id('Id of the list') })

export const previewList = operation({
  name: 'screening.preview',
  method: 'post',
  path: '/api/v1/screenings/preview',
  summary: 'Reads a list without keeping it: its columns, its first lines and every line that cannot be read',
  admits: givers,
  effect: 'read',
  body: listReading,
  answer: listPreview,
})

export const uploadList = operation({
  name: 'screening.upload',
  method: 'post',
  path: '/api/v1/screenings',
  summary: 'Gives in a list of passengers, crew or guests with its legal basis, to be put to the databases',
  admits: givers,
  effect: 'change',
  purpose: true,
  body: listUpload,
  answer: screeningShape,
  status: 201,
})

export const listScreenings = operation({
  name: 'screening.list',
  method: 'get',
  path: '/api/v1/screenings',
  summary: "Lists the bureau's screenings, newest first",
  admits: readers,
  effect: 'read',
  query: shape({ ...pager }),
  answer: shape({ screenings: list(screeningShape, 'Screenings, newest first', 200), after: afterMark }),
})

export const showScreening = operation({
  name: 'screening.show',
  method: 'get',
  path: '/api/v1/screenings/:id',
  summary: 'Shows a screening: how far it is, what it met so far in counts, when it is erased',
  admits: readers,
  effect: 'read',
  params: one,
  answer: screeningShape,
})

export const listMatchesOf = operation({
  name: 'screening.matches',
  method: 'get',
  path: '/api/v1/screenings/:id/matches',
  summary: 'Lists what a screening met, each line beside the record as the reader may see it now',
  admits: givers,
  effect: 'read',
  params: one,
  query: shape({
    state: optional(code(matchStates, 'Only those of which this was said')),
    after: optional(id('Id of the last match seen')),
    limit: optional(count('Matches wanted; default 50', 1, 100)),
  }),
  answer: shape({ matches: list(matchShape, 'Matches in the order they were met', 100), after: afterMark }),
})

export const reviewMatch = operation({
  name: 'screening.review',
  method: 'post',
  path: '/api/v1/screenings/:id/matches/:match/review',
  summary:
    'Says of a match that it could be the one recorded, which makes a hit its source hears of, or that it is not',
  admits: reviewers,
  effect: 'change',
  params: shape({ id: id('Id of the list'), match: id('Id of the match') }),
  body: matchReview,
  answer: matchShape,
})

export const cancelScreening = operation({
  name: 'screening.cancel',
  method: 'post',
  path: '/api/v1/screenings/:id/cancel',
  summary: 'Stops asking; lines that were not asked are forgotten at once',
  admits: givers,
  effect: 'change',
  params: one,
  answer: screeningShape,
})

export const eraseScreening = operation({
  name: 'screening.erase',
  method: 'post',
  path: '/api/v1/screenings/:id/erase',
  summary: 'Erases everything a list says now, instead of 24 hours after it was given in',
  admits: [...givers, 'data-protection'],
  effect: 'change',
  params: one,
  answer: screeningShape,
})

export const issueReport = operation({
  name: 'screening.report',
  method: 'post',
  path: '/api/v1/screenings/:id/reports',
  summary: 'Gives out a numbered copy of the report, marked with who has it, when, for what and until when',
  admits: reviewers,
  effect: 'change',
  params: one,
  answer: reportShape,
  status: 201,
})

export const showReport = operation({
  name: 'screening.report-show',
  method: 'get',
  path: '/api/v1/screening-reports/:id',
  summary: 'Opens a copy of a report until it expires, for whoever it was given to',
  admits: reviewers,
  effect: 'read',
  params: shape({ id: id('Id of the copy') }),
  answer: reportShape,
})

export const fileOfReport = operation({
  name: 'screening.report-file',
  method: 'get',
  path: '/api/v1/screening-reports/:id/file',
  summary: 'The same copy as a table, its mark in every line',
  admits: reviewers,
  effect: 'read',
  params: shape({ id: id('Id of the copy') }),
  answer: bytes('A table of separated values in UTF-8'),
  gives: 'bytes',
})
