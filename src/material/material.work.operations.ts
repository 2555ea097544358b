// Work on the material of a file: extraction, tables, resolution, copies to other files and out of them.
import { operation } from '../kernel/operation.ts'
import { afterMark, count, flag, id, list, nullable, optional, pager, shape } from '../kernel/schema.ts'
import { analysts } from './material.operations.ts'
import { contributionView } from './material.schema.ts'
import { contradictionShape, standingDecision } from './material.view.schema.ts'
import {
  copyEntry,
  decisionEntry,
  exportEntry,
  exportView,
  extractionEntry,
  extractionView,
  findingAcceptance,
  importEntry,
  importView,
  proposalsAnswer,
  refusedRow,
  runView,
  trialAnswer,
  trialEntry,
} from './material.work.schema.ts'

const ofFile = shape({ id: id('File') })
const ofContribution = shape({ id: id('Contribution') })
const oneExtraction = shape({ id: id('Extraction') })
const oneFinding = shape({ id: id('Extraction'), number: count('Number of the finding') })
const oneImport = shape({ id: id('Import') })
const oneRun = shape({ id: id('Run') })

export const extract = operation({
  name: 'material.extract',
  method: 'post',
  path: '/api/v1/contributions/:id/extractions',
  summary:
    'Reads persons, documents, plates, phones, accounts, dates and places out of a text; each is accepted by hand',
  admits: analysts,
  effect: 'change',
  purpose: true,
  params: ofContribution,
  body: extractionEntry,
  answer: extractionView,
  status: 201,
})

export const showExtraction = operation({
  name: 'material.extraction',
  method: 'get',
  path: '/api/v1/extractions/:id',
  summary: 'Shows what was found in a text, with its words around it, as far as it is not erased',
  admits: analysts,
  effect: 'read',
  purpose: true,
  params: oneExtraction,
  query: shape({
    from: optional(count('First finding wanted')),
    limit: optional(count('Lines wanted', 1, 200)),
    open: optional(flag('Only findings nobody has decided')),
  }),
  answer: extractionView,
})

export const acceptFinding = operation({
  name: 'material.accept-finding',
  method: 'post',
  path: '/api/v1/extractions/:id/findings/:number/accept',
  summary: 'Accepts one finding: it becomes a claim of the contribution',
  admits: analysts,
  effect: 'change',
  purpose: true,
  params: oneFinding,
  body: findingAcceptance,
  answer: shape({ claim: id('Claim that was made'), entity: id('Entity it speaks of'), open: count('Findings left') }),
  status: 201,
})

export const rejectFinding = operation({
  name: 'material.reject-finding',
  method: 'post',
  path: '/api/v1/extractions/:id/findings/:number/reject',
  summary: 'Rejects one finding: nothing of it is kept',
  admits: analysts,
  effect: 'change',
  purpose: true,
  params: oneFinding,
  answer: shape({ open: count('Findings left') }),
})

export const tryTable = operation({
  name: 'material.try-table',
  method: 'post',
  path: '/api/v1/files/:id/imports/trial',
  summary: 'Reads the first rows of a table and proposes which column goes where; nothing is kept',
  admits: analysts,
  effect: 'read',
  purpose: true,
  params: ofFile,
  body: trialEntry,
  answer: trialAnswer,
})

export const beginTable = operation({
  name: 'material.import',
  method: 'post',
  path: '/api/v1/files/:id/imports',
  summary: 'Begins to take in a table in the background; nothing of it is seen before all of it is there',
  admits: analysts,
  effect: 'change',
  purpose: true,
  params: ofFile,
  body: importEntry,
  answer: importView,
  status: 201,
})

export const listTables = operation({
  name: 'material.imports',
  method: 'get',
  path: '/api/v1/files/:id/imports',
  summary: 'Lists the tables of the own bureau for a file',
  admits: analysts,
  effect: 'quiet',
  purpose: true,
  params: ofFile,
  answer: shape({ imports: list(importView, 'Newest first', 100) }),
})

export const showTable = operation({
  name: 'material.import-show',
  method: 'get',
  path: '/api/v1/material-imports/:id',
  summary: 'Shows how far a table is',
  admits: analysts,
  effect: 'quiet',
  purpose: true,
  params: oneImport,
  answer: importView,
})

export const listRefusedRows = operation({
  name: 'material.import-refused',
  method: 'get',
  path: '/api/v1/material-imports/:id/refused',
  summary: 'Lists the rows that were not taken, with reasons',
  admits: analysts,
  effect: 'quiet',
  purpose: true,
  params: oneImport,
  query: shape({ after: optional(count('Last line seen')), limit: optional(count('Lines wanted', 1, 200)) }),
  answer: shape({ rows: list(refusedRow, 'Rows', 200), after: nullable(count('Pass as `after`')) }),
})

export const stopTable = operation({
  name: 'material.import-stop',
  method: 'post',
  path: '/api/v1/material-imports/:id/stop',
  summary: 'Stops a table on its way in; what came in is erased',
  admits: analysts,
  effect: 'change',
  purpose: true,
  params: oneImport,
  answer: importView,
})

export const beginRun = operation({
  name: 'material.resolve',
  method: 'post',
  path: '/api/v1/files/:id/resolution-runs',
  summary: 'Begins to look for entities that may be one, over the claims the reader sees',
  admits: analysts,
  effect: 'change',
  purpose: true,
  params: ofFile,
  answer: runView,
  status: 201,
})

export const listRuns = operation({
  name: 'material.resolution-runs',
  method: 'get',
  path: '/api/v1/files/:id/resolution-runs',
  summary: 'Lists the searches of the own bureau in a file',
  admits: analysts,
  effect: 'quiet',
  purpose: true,
  params: ofFile,
  answer: shape({ runs: list(runView, 'Newest first', 50) }),
})

export const showRun = operation({
  name: 'material.resolution-run',
  method: 'get',
  path: '/api/v1/resolution-runs/:id',
  summary: 'Shows how far a search is',
  admits: analysts,
  effect: 'quiet',
  purpose: true,
  params: oneRun,
  answer: runView,
})

export const listProposals = operation({
  name: 'material.proposals',
  method: 'get',
  path: '/api/v1/resolution-runs/:id/proposals',
  summary: 'Lists pairs that may be one, strongest first, with the evidence for and against',
  admits: analysts,
  effect: 'read',
  purpose: true,
  params: oneRun,
  query: shape({ ...pager, open: optional(flag('Only pairs nobody has decided')) }),
  answer: proposalsAnswer,
})

export const decide = operation({
  name: 'material.decide',
  method: 'post',
  path: '/api/v1/files/:id/decisions',
  summary: 'Decides that two entities are one or are not, with a reason; each decision can be undone exactly',
  admits: analysts,
  effect: 'change',
  purpose: true,
  params: ofFile,
  body: decisionEntry,
  answer: standingDecision,
  status: 201,
})

export const listDecisions = operation({
  name: 'material.decisions',
  method: 'get',
  path: '/api/v1/files/:id/decisions',
  summary: 'Lists decisions that stand, newest first, and those that contradict each other',
  admits: analysts,
  effect: 'read',
  purpose: true,
  params: ofFile,
  query: shape({ ...pager }),
  answer: shape({
    decisions: list(standingDecision, 'Decisions', 200),
    contradictions: list(contradictionShape, 'What contradicts', 200),
    after: afterMark,
  }),
})

export const undoDecision = operation({
  name: 'material.undo',
  method: 'post',
  path: '/api/v1/decisions/:id/undo',
  summary: 'Takes a decision of the own bureau back: everything is as it was before it',
  admits: analysts,
  effect: 'change',
  purpose: true,
  params: shape({ id: id('Decision') }),
  answer: shape({}),
})

export const copyClaims = operation({
  name: 'material.copy',
  method: 'post',
  path: '/api/v1/files/:id/copies',
  summary: 'Copies claims of another file into this one, each under the marking, source and grade it has there',
  admits: analysts,
  effect: 'change',
  purpose: true,
  params: ofFile,
  body: copyEntry,
  answer: shape({ contributions: list(contributionView, 'What was made, one a source', 200) }),
  status: 201,
})

export const exportMaterial = operation({
  name: 'material.export',
  method: 'post',
  path: '/api/v1/files/:id/exports',
  summary:
    'Takes claims out of a file for the bureaus named, under the join of their markings, if codes and terms allow it',
  admits: analysts,
  effect: 'change',
  purpose: true,
  fresh: true,
  params: ofFile,
  body: exportEntry,
  answer: exportView,
  status: 201,
})
