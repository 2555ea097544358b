// What can be done with records of the shared databases. One's own are listed; others' are checked, never listed.
import { operation } from '../kernel/operation.ts'
import { afterMark, anything, code, count, flag, id, list, pager, shape, text } from '../kernel/schema.ts'
import {
  databaseNames,
  recordChange,
  recordEntry,
  recordShape,
  recordVersionShape,
  withdrawal,
} from './record.schema.ts'

const database = { database: code(databaseNames, 'Shared database') }
const one = shape({ ...database, id: id('Id of the record') })

export const listRecords = operation({
  name: 'record.list',
  method: 'get',
  path: '/api/v1/records/:database',
  summary: "Lists the caller's own bureau's records of one database",
  admits: ['desk', 'notices', 'analyst', 'data-protection', 'system'],
  effect: 'read',
  purpose: true,
  params: shape(database),
  query: shape({ ...pager }),
  answer: shape({ records: list(recordShape, 'Records, newest first', 200), after: afterMark }),
})

export const showRecord = operation({
  name: 'record.show',
  method: 'get',
  path: '/api/v1/records/:database/:id',
  summary: 'Shows one record to a bureau that may read it',
  admits: ['desk', 'notices', 'compliance', 'analyst', 'data-protection', 'command', 'system'],
  effect: 'read',
  purpose: true,
  params: one,
  answer: recordShape,
})

export const createRecord = operation({
  name: 'record.create',
  method: 'post',
  path: '/api/v1/records/:database',
  summary: 'Enters a record; the bureau of the caller owns it from then on',
  admits: ['desk', 'notices', 'system'],
  effect: 'change',
  params: shape(database),
  body: recordEntry,
  answer: recordShape,
  status: 201,
})

export const updateRecord = operation({
  name: 'record.update',
  method: 'put',
  path: '/api/v1/records/:database/:id',
  summary: 'Changes an own record, from the version that was read',
  admits: ['desk', 'notices', 'system'],
  effect: 'change',
  params: one,
  body: recordChange,
  answer: recordShape,
})

export const withdrawRecord = operation({
  name: 'record.withdraw',
  method: 'post',
  path: '/api/v1/records/:database/:id/withdraw',
  summary: 'Withdraws an own record: no check finds it from then on',
  admits: ['desk', 'notices', 'system'],
  effect: 'change',
  params: one,
  body: withdrawal,
  answer: recordShape,
})

export const showRecordHistory = operation({
  name: 'record.history',
  method: 'get',
  path: '/api/v1/records/:database/:id/history',
  summary: 'Shows earlier versions of a record and who changed them',
  admits: ['desk', 'notices', 'compliance', 'data-protection', 'system'],
  effect: 'read',
  purpose: true,
  params: one,
  answer: shape({ versions: list(recordVersionShape, 'Earlier versions, newest first', 500) }),
})

export const showRecordLookups = operation({
  name: 'record.lookups',
  method: 'get',
  path: '/api/v1/records/:database/:id/lookups',
  summary:
    'Tells the owner which bureaus looked at a record, when and for what purpose; never who looked for asylum, commission or compliance',
  admits: ['desk', 'notices', 'data-protection'],
  effect: 'read',
  params: one,
  query: shape({ ...pager }),
  answer: shape({
    lookups: list(
      shape({
        at: text('When', 24),
        bureau: text('Bureau that looked', 24),
        operation: text('What it did', 60),
        purpose: text('Why', 40),
      }),
      'Lookups, newest first',
      200,
    ),
    after: afterMark,
  }),
})

export const describeDatabases = operation({
  name: 'record.databases',
  method: 'get',
  path: '/api/v1/databases',
  summary: 'Describes the shared databases: fields and their meaning, statuses, purposes, retention, acronyms',
  admits: 'signed-in',
  effect: 'quiet',
  answer: shape({
    databases: list(
      shape({
        name: code(databaseNames, 'Name'),
        acronym: text('What the field calls it', 20),
        statuses: list(text('Status', 40), 'Statuses', 40),
        retentionYears: count('Default and longest retention in years'),
        makesHits: flag('Whether an equal key makes a hit'),
        discreetAlerts: flag('Whether a record may be a discreet alert'),
        entryPurposes: list(text('Purpose', 40), 'Purposes records may be entered for', 10),
        checkPurposes: list(text('Purpose', 40), 'Purposes it may be checked for', 10),
        fields: anything('JSON Schema of the own fields, each with its meaning'),
      }),
      'Databases',
      50,
    ),
  }),
})
