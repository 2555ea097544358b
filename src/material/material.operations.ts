// What readers and contributors do with the material of a file: contribute, open, look at one entity, its links and events.
import { attachmentVariants } from '../attachment/attachment.schema.ts'
import { operation } from '../kernel/operation.ts'
import { afterMark, bytes, code, count, id, list, nullable, optional, pager, shape } from '../kernel/schema.ts'
import {
  claimsShape,
  claimView,
  contributionEntry,
  contributionLine,
  contributionRestriction,
  contributionStates,
  contributionView,
  withdrawal,
} from './material.schema.ts'
import {
  conflictLine,
  entityLine,
  entitySearch,
  entityView,
  eventLine,
  linkLine,
  openAnswer,
  openQuery,
} from './material.view.schema.ts'

/** Material is for analysts: of readers, of contributors as far as it is their own, of the network's secretariat. */
export const analysts = ['analyst'] as const
const ofFile = shape({ id: id('File') })
const ofEntity = shape({ id: id('File'), entity: id('Entity') })
const one = shape({ id: id('Contribution') })

export const openMaterial = operation({
  name: 'material.open',
  method: 'get',
  path: '/api/v1/files/:id/material',
  summary: 'Opens the material of a file: counts, facets and the first entities, as far as the reader sees claims',
  admits: analysts,
  effect: 'read',
  purpose: true,
  params: ofFile,
  query: openQuery,
  answer: openAnswer,
})

export const searchMaterial = operation({
  name: 'material.search',
  method: 'post',
  path: '/api/v1/files/:id/material/search',
  summary: 'Finds entities of a file by part of a name or number',
  admits: analysts,
  effect: 'read',
  purpose: true,
  params: ofFile,
  body: entitySearch,
  answer: shape({ entities: list(entityLine, 'Entities, newest first', 200), after: afterMark }),
})

export const showEntity = operation({
  name: 'material.entity',
  method: 'get',
  path: '/api/v1/files/:id/entities/:entity',
  summary: 'Shows one entity: what is said of it field by field, who said it, what contradicts, what was decided',
  admits: analysts,
  effect: 'read',
  purpose: true,
  params: ofEntity,
  answer: entityView,
})

export const listEntityLinks = operation({
  name: 'material.links',
  method: 'get',
  path: '/api/v1/files/:id/entities/:entity/links',
  summary: 'Lists what joins an entity to others, newest first',
  admits: analysts,
  effect: 'read',
  purpose: true,
  params: ofEntity,
  query: shape({ ...pager }),
  answer: shape({ links: list(linkLine, 'Links', 200), after: afterMark }),
})

export const listEvents = operation({
  name: 'material.events',
  method: 'get',
  path: '/api/v1/files/:id/events',
  summary: 'Lists events of a file in the order in which they happened, latest first; of one entity where it is named',
  admits: analysts,
  effect: 'read',
  purpose: true,
  params: ofFile,
  query: shape({ ...pager, entity: optional(id('Only events this entity took part in')) }),
  answer: shape({ events: list(eventLine, 'Events', 200), after: afterMark }),
})

export const listConflicts = operation({
  name: 'material.conflicts',
  method: 'get',
  path: '/api/v1/files/:id/conflicts',
  summary: 'Lists fields of entities whose statements cannot all be true, side by side',
  admits: analysts,
  effect: 'read',
  purpose: true,
  params: ofFile,
  query: shape({ ...pager }),
  answer: shape({ conflicts: list(conflictLine, 'Conflicts', 1000), after: afterMark }),
})

export const contribute = operation({
  name: 'material.contribute',
  method: 'post',
  path: '/api/v1/files/:id/contributions',
  summary:
    'Contributes a statement, files and claims with grade and marking; of what others own the owner is asked first',
  admits: analysts,
  effect: 'change',
  purpose: true,
  params: ofFile,
  body: contributionEntry,
  answer: contributionView,
  status: 201,
})

export const listContributions = operation({
  name: 'material.contributions',
  method: 'get',
  path: '/api/v1/files/:id/contributions',
  summary: 'Lists the contributions to a file that the reader may see',
  admits: analysts,
  effect: 'read',
  purpose: true,
  params: ofFile,
  query: shape({ ...pager, state: optional(code(contributionStates, 'Only in this state')) }),
  answer: shape({ contributions: list(contributionLine, 'Contributions, newest first', 200), after: afterMark }),
})

export const showContribution = operation({
  name: 'material.contribution',
  method: 'get',
  path: '/api/v1/contributions/:id',
  summary: 'Shows a contribution with its text, files and first claims',
  admits: analysts,
  effect: 'read',
  purpose: true,
  params: one,
  answer: contributionView,
})

export const listClaims = operation({
  name: 'material.claims',
  method: 'get',
  path: '/api/v1/contributions/:id/claims',
  summary: 'Lists the claims of a contribution in their order',
  admits: analysts,
  effect: 'read',
  purpose: true,
  params: one,
  query: shape({ after: optional(id('Last claim seen')), limit: optional(count('Lines wanted', 1, 200)) }),
  answer: shape({ claims: list(claimView, 'Claims', 200), after: nullable(id('Pass as `after` for the next page')) }),
})

export const addClaims = operation({
  name: 'material.add-claims',
  method: 'post',
  path: '/api/v1/contributions/:id/claims',
  summary: 'Adds claims to a contribution of the own bureau, under its grade and marking',
  admits: analysts,
  effect: 'change',
  purpose: true,
  params: one,
  body: claimsShape,
  answer: shape({ claims: list(claimView, 'Claims that were added, in the order of the request', 1500) }),
  status: 201,
})

export const restrictContribution = operation({
  name: 'material.restrict',
  method: 'post',
  path: '/api/v1/contributions/:id/restrict',
  summary: 'Puts a contribution under a stricter marking or keeps further bureaus out; never a milder one',
  admits: analysts,
  effect: 'change',
  purpose: true,
  params: one,
  body: contributionRestriction,
  answer: contributionView,
})

export const withdrawContribution = operation({
  name: 'material.withdraw',
  method: 'post',
  path: '/api/v1/contributions/:id/withdraw',
  summary: 'Takes a contribution back with a reason: its claims are gone from the file, its texts erased',
  admits: analysts,
  effect: 'change',
  purpose: true,
  fresh: true,
  params: one,
  body: withdrawal,
  answer: contributionView,
})

export const openContributionFile = operation({
  name: 'material.file',
  method: 'get',
  path: '/api/v1/contributions/:id/attachments/:attachment',
  summary: 'Opens a file of a contribution',
  admits: analysts,
  effect: 'read',
  purpose: true,
  params: shape({ id: id('Contribution'), attachment: id('Attachment') }),
  query: shape({ variant: optional(code(attachmentVariants, 'Original when left out')) }),
  answer: bytes('The file'),
  gives: 'bytes',
})
