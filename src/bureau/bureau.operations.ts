// Bureaus as everybody sees them, what a bureau states about itself, what the General Secretariat grants, and entities.
import { operation } from '../kernel/operation.ts'
import { afterMark, bureauCode, list, pager, shape } from '../kernel/schema.ts'
import {
  bureauDescription,
  bureauShape,
  grantingShape,
  grantsEntry,
  suspension,
  unitChange,
  unitCode,
  unitEntry,
  unitShape,
} from './bureau.schema.ts'

const one = shape({ code: bureauCode('Code of the bureau') })

export const listBureaus = operation({
  name: 'bureau.list',
  method: 'get',
  path: '/api/v1/bureaus',
  summary: 'Lists all bureaus with state, hours and whom to call',
  admits: 'signed-in',
  effect: 'quiet',
  answer: shape({ bureaus: list(bureauShape, 'Bureaus, by code', 500) }),
})

export const showBureau = operation({
  name: 'bureau.show',
  method: 'get',
  path: '/api/v1/bureaus/:code',
  summary: 'Shows one bureau; its grants to itself and to the General Secretariat only',
  admits: 'signed-in',
  effect: 'quiet',
  params: one,
  answer: bureauShape,
})

export const describeBureau = operation({
  name: 'bureau.describe',
  method: 'put',
  path: '/api/v1/bureaus/:code',
  summary: 'States zone, hours, days of rest, telephones and clocks of the own bureau',
  admits: ['administrator'],
  effect: 'change',
  params: one,
  body: bureauDescription,
  answer: bureauShape,
})

export const grantBureau = operation({
  name: 'bureau.grant',
  method: 'put',
  path: '/api/v1/bureaus/:code/grants',
  summary: 'Sets what a bureau may ask, for which purposes and how high; by the General Secretariat',
  admits: ['administrator'],
  effect: 'change',
  fresh: true,
  params: one,
  body: grantsEntry,
  answer: bureauShape,
})

export const listGrantings = operation({
  name: 'bureau.grants',
  method: 'get',
  path: '/api/v1/bureaus/:code/grants',
  summary: 'Lists when, by whom and why the rights of a bureau were set; for who may set them',
  admits: ['administrator'],
  effect: 'read',
  params: one,
  query: shape({ ...pager }),
  answer: shape({ grantings: list(grantingShape, 'Settings, newest first', 200), after: afterMark }),
})

export const suspendBureau = operation({
  name: 'bureau.suspend',
  method: 'post',
  path: '/api/v1/bureaus/:code/suspension',
  summary: "Suspends or restores a bureau's processing of data; by the General Secretariat",
  admits: ['administrator', 'command'],
  effect: 'change',
  fresh: true,
  params: one,
  body: suspension,
  answer: bureauShape,
})

export const listUnits = operation({
  name: 'unit.list',
  method: 'get',
  path: '/api/v1/units',
  summary: "Lists the national entities under the caller's bureau",
  admits: ['administrator', 'desk', 'compliance', 'command', 'auditor', 'data-protection'],
  effect: 'quiet',
  query: shape({ ...pager }),
  answer: shape({ units: list(unitShape, 'Entities, newest first', 200), after: afterMark }),
})

export const createUnit = operation({
  name: 'unit.create',
  method: 'post',
  path: '/api/v1/units',
  summary: "Gives a national entity access under the caller's bureau, never beyond the bureau's own rights",
  admits: ['administrator'],
  effect: 'change',
  fresh: true,
  body: unitEntry,
  answer: unitShape,
  status: 201,
})

export const changeUnit = operation({
  name: 'unit.change',
  method: 'put',
  path: '/api/v1/units/:unit',
  summary: 'Changes what a national entity may ask, never beyond the bureau; its officers feel it at once',
  admits: ['administrator'],
  effect: 'change',
  fresh: true,
  params: shape({ unit: unitCode }),
  body: unitChange,
  answer: unitShape,
})

export const suspendUnit = operation({
  name: 'unit.suspend',
  method: 'post',
  path: '/api/v1/units/:unit/suspension',
  summary: 'Suspends or restores an entity; its officers and keys can do nothing meanwhile',
  admits: ['administrator'],
  effect: 'change',
  params: shape({ unit: unitCode }),
  body: suspension,
  answer: unitShape,
})
