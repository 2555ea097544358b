// Pictures on a record: seen by whoever may read the record, added and withdrawn by its owner.
import { operation } from '../kernel/operation.ts'
import { bytes, code, flag, id, list, shape } from '../kernel/schema.ts'
import { databaseNames } from '../record/record.schema.ts'
import { mostPictures, pictureEntry, pictureQuery, pictureShape, pictureWithdrawal } from './picture.schema.ts'

const record = { database: code(databaseNames, 'Shared database'), id: id('Id of the record') }
const one = shape({ ...record, picture: id('Picture') })
const sees = ['desk', 'notices', 'compliance', 'analyst', 'data-protection', 'command', 'system'] as const
const changes = ['desk', 'notices', 'system'] as const

export const addPicture = operation({
  name: 'picture.add',
  method: 'post',
  path: '/api/v1/records/:database/:id/pictures',
  summary: 'Puts a picture on an own record; one below the floor of quality is refused, a poor one is marked',
  admits: changes,
  effect: 'change',
  params: shape(record),
  body: pictureEntry,
  answer: pictureShape,
  status: 201,
})

export const listPictures = operation({
  name: 'picture.list',
  method: 'get',
  path: '/api/v1/records/:database/:id/pictures',
  summary: 'Lists the pictures on a record, without showing them',
  admits: sees,
  effect: 'read',
  purpose: true,
  params: shape(record),
  answer: shape({
    pictures: list(
      pictureShape,
      'Pictures, oldest first; the owner sees the last withdrawn ones too',
      2 * mostPictures,
    ),
    mayAdd: flag('Whether this reader may add one now'),
  }),
})

export const showPicture = operation({
  name: 'picture.bytes',
  method: 'get',
  path: '/api/v1/records/:database/:id/pictures/:picture/bytes',
  summary: 'Shows a picture on a record; every look leaves a fact',
  admits: sees,
  effect: 'read',
  purpose: true,
  params: one,
  query: pictureQuery,
  gives: 'bytes',
  answer: bytes('The picture'),
})

export const withdrawPicture = operation({
  name: 'picture.withdraw',
  method: 'post',
  path: '/api/v1/records/:database/:id/pictures/:picture/withdraw',
  summary: 'Withdraws a picture from an own record: its bytes are erased, the reason stays',
  admits: changes,
  effect: 'change',
  params: one,
  body: pictureWithdrawal,
  answer: pictureShape,
})
