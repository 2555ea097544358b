// Linking records, ending links, and asking what a record is linked with.
import { operation } from '../kernel/operation.ts'
import { code, id, shape } from '../kernel/schema.ts'
import { databaseNames } from '../record/record.schema.ts'
import { linkEnd, linkEntry, linkShape, linksAnswer } from './link.schema.ts'

const record = { database: code(databaseNames, 'Shared database'), id: id('Id of the record') }
const links = ['desk', 'notices'] as const

export const makeLink = operation({
  name: 'link.make',
  method: 'post',
  path: '/api/v1/records/:database/:id/links',
  summary: 'Links an own record to another one that the bureau may read',
  admits: links,
  effect: 'change',
  params: shape(record),
  body: linkEntry,
  answer: linkShape,
  status: 201,
})

export const endLink = operation({
  name: 'link.end',
  method: 'post',
  path: '/api/v1/records/:database/:id/links/:link/end',
  summary: 'Ends a link of an own record and says why',
  admits: links,
  effect: 'change',
  params: shape({ ...record, link: id('Link') }),
  body: linkEnd,
  answer: shape({}),
})

export const listLinks = operation({
  name: 'link.list',
  method: 'get',
  path: '/api/v1/records/:database/:id/links',
  summary: 'Lists what a record is linked with, as far as both ends may be read, and records with an equal identifier',
  admits: ['desk', 'notices', 'compliance', 'analyst', 'data-protection', 'command', 'system'],
  effect: 'read',
  purpose: true,
  params: shape(record),
  answer: linksAnswer,
})
