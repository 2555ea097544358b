// Consents of sources: asked for a file, answered by the source, taken back by it at any time.
import { operation } from '../kernel/operation.ts'
import { afterMark, code, id, list, optional, pager, shape } from '../kernel/schema.ts'
import {
  consentEntry,
  consentGrant,
  consentReason,
  consentShape,
  consentSides,
  consentStates,
} from './analysis.consent.schema.ts'

const sources = ['desk', 'analyst', 'command'] as const
const watchers = ['desk', 'analyst', 'command', 'data-protection'] as const
const one = shape({ id: id('Id of the consent') })
const ofFile = shape({ id: id('Id of the file') })

export const askConsent = operation({
  name: 'analysis.ask-consent',
  method: 'post',
  path: '/api/v1/files/:id/consents',
  summary: 'Asks a source for consent to copy what is its own into a file, or to let it leave',
  admits: ['analyst'],
  effect: 'change',
  params: ofFile,
  body: consentEntry,
  answer: consentShape,
  status: 201,
})

export const listFileConsents = operation({
  name: 'analysis.file-consents',
  method: 'get',
  path: '/api/v1/files/:id/consents',
  summary: 'Lists what sources were asked for a file and what they said',
  admits: ['analyst', 'command', 'data-protection'],
  effect: 'read',
  params: ofFile,
  query: shape({ ...pager, state: optional(code(consentStates, 'Only those in this state')) }),
  answer: shape({ consents: list(consentShape, 'Consents, newest first', 200), after: afterMark }),
})

export const listConsents = operation({
  name: 'analysis.consents',
  method: 'get',
  path: '/api/v1/file-consents',
  summary: 'Lists consents the bureau was asked for, or has asked for',
  admits: watchers,
  effect: 'read',
  query: shape({
    ...pager,
    side: optional(code(consentSides, 'asked: of this bureau; asking: by this bureau')),
    state: optional(code(consentStates, 'Only those in this state')),
  }),
  answer: shape({ consents: list(consentShape, 'Consents, newest first', 200), after: afterMark }),
})

export const grantConsent = operation({
  name: 'analysis.grant-consent',
  method: 'post',
  path: '/api/v1/file-consents/:id/grant',
  summary: 'Grants a consent, whole or in part, with conditions',
  admits: sources,
  effect: 'change',
  params: one,
  body: consentGrant,
  answer: consentShape,
})

export const refuseConsent = operation({
  name: 'analysis.refuse-consent',
  method: 'post',
  path: '/api/v1/file-consents/:id/refuse',
  summary: 'Refuses a consent, with a reason',
  admits: sources,
  effect: 'change',
  params: one,
  body: consentReason,
  answer: consentShape,
})

export const withdrawConsent = operation({
  name: 'analysis.withdraw-consent',
  method: 'post',
  path: '/api/v1/file-consents/:id/withdraw',
  summary: 'Takes a consent back: further use stops, and the owner of the file is told',
  admits: watchers,
  effect: 'change',
  params: one,
  body: consentReason,
  answer: consentShape,
})
