// What readers see of a file's material: counts, facets, entities with claims side by side, conflicts, events, links.
import {
  afterMark,
  anything,
  bureauCode,
  code,
  count,
  flag,
  id,
  instant,
  lines,
  list,
  nullable,
  optional,
  pager,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { handlingCodes } from '../terms/handling.ts'
import { entityKinds } from './material.fields.schema.ts'
import { claimView, markingShape } from './material.schema.ts'

export const materialActions = ['contribute', 'import', 'resolve', 'decide', 'copy', 'export'] as const
export type MaterialAction = (typeof materialActions)[number]

const tally = (description: string) => count(description, 0, Number.MAX_SAFE_INTEGER)

export const countsShape = shape({
  contributions: tally('Contributions'),
  entities: tally('Entities'),
  joined: tally('Entities after what was decided to be one counts once'),
  claims: tally('Claims on entities'),
  links: tally('Links'),
  events: tally('Events'),
})

const facet = (description: string) =>
  list(shape({ value: text('Value', 60), entities: tally('Entities') }), description, 400)

export const facetsShape = shape({
  kinds: facet('Entities of each kind'),
  sources: facet('Entities each source speaks of'),
  grades: facet('Entities by grade of what is said of them, A1 to X4'),
  handling: facet('Entities by handling code of what is said of them'),
})

export const entityLine = shape({
  id: id('Entity'),
  kind: code(entityKinds, 'Kind'),
  title: text('What it is called by the latest claim that names it', 300),
  claims: count('Claims on it'),
  sources: list(bureauCode('Bureau'), 'Whose statements they are', 220),
  members: list(id('Entity'), 'Entities decided to be this one, itself among them; empty where none was', 1000),
  marking: markingShape,
  at: instant('When the latest claim came in'),
})
export type EntityLine = Static<typeof entityLine>

export const openQuery = shape({
  ...pager,
  kind: optional(code(entityKinds, 'Only entities of this kind')),
  source: optional(bureauCode('Only what this source speaks of')),
  grade: optional(text('Only what is said under this grade, A1 to X4', 2)),
  handlingCode: optional(code(handlingCodes, 'Only what stands under this code')),
})

export type OpenQuery = Static<typeof openQuery>

export const openAnswer = shape({
  file: id('File'),
  counts: nullable(countsShape),
  facets: nullable(facetsShape),
  entities: list(entityLine, 'Entities, newest first', 200),
  after: afterMark,
  allowed: list(code(materialActions, 'Action'), 'What you may do', materialActions.length),
})

export const entitySearch = shape({
  text: text('Part of a name or number', 120),
  kind: optional(code(entityKinds, 'Only entities of this kind')),
  source: optional(bureauCode('Only what this source speaks of')),
  grade: optional(text('Only what is said under this grade, A1 to X4', 2)),
  handlingCode: optional(code(handlingCodes, 'Only what stands under this code')),
  ...pager,
})
export type EntitySearch = Static<typeof entitySearch>

export const statedValue = shape({
  value: anything('As stated'),
  words: text('The same in one line', 400),
  claim: id('Claim'),
  bureau: bureauCode('Who contributed it'),
  source: bureauCode('Whose statement it is'),
  saidBy: nullable(text('Who said it', 160)),
  saidAt: nullable(text('When', 21)),
  grade: text('4x4, A1', 2),
  suspectedFalse: flag('Whether the sender suspects it to be false'),
  handlingCode: code(handlingCodes, 'Handling code'),
})
export type StatedValue = Static<typeof statedValue>

export const statedField = shape({
  field: text('Field', 60),
  conflict: flag('Whether what is said of it cannot all be true'),
  values: list(statedValue, 'What is said, best grade first', 500),
})
export type StatedField = Static<typeof statedField>

export const standingDecision = shape({
  id: id('Decision'),
  one: id('Entity'),
  other: id('Entity'),
  titles: list(text('Title', 300), 'How both are called', 2),
  verdict: code(['same', 'not-same'] as const, 'What was decided'),
  bureau: bureauCode('Who decided'),
  reason: nullable(lines('Why', 1000)),
  at: instant('When'),
  undoable: flag('Whether you may undo it'),
})
export type StandingDecision = Static<typeof standingDecision>

export const contradictionShape = shape({
  one: id('Entity'),
  other: id('Entity'),
  chain: list(id('Entity'), 'Decisions that join both, from one to the other', 1000),
  members: list(id('Entity'), 'All who stay apart until it is settled', 1000),
})

export const entityView = shape({
  id: id('Entity'),
  file: id('File'),
  kind: code(entityKinds, 'Kind'),
  title: text('Title', 300),
  members: list(id('Entity'), 'Entities decided to be this one, itself among them; empty where none was', 1000),
  fields: list(statedField, 'What is said of it, field by field', 60),
  conflicts: list(text('Field', 60), 'Fields whose statements cannot all be true', 60),
  claims: list(claimView, 'The claims themselves, newest first', 500),
  moreClaims: count('Claims beyond those shown'),
  links: count('Links'),
  events: count('Events'),
  marking: markingShape,
  decisions: list(standingDecision, 'What was decided of it', 200),
  contradictions: list(contradictionShape, 'Decisions that contradict each other', 20),
  allowed: list(code(materialActions, 'Action'), 'What you may do', materialActions.length),
})
export type EntityView = Static<typeof entityView>

export const namedEntity = shape({
  id: id('Entity'),
  kind: code(entityKinds, 'Kind'),
  title: text('Title', 300),
})
/** The marking of a line is that of all it shows: the claim, and the claims that name the others. */
export const linkLine = shape({
  claim: claimView,
  with: namedEntity,
  outward: flag('Whether it leads away from here'),
  marking: markingShape,
})
export const eventLine = shape({
  claim: claimView,
  participants: list(namedEntity, 'Those who took part', 24),
  marking: markingShape,
})

export const conflictLine = shape({
  entity: namedEntity,
  members: list(id('Entity'), 'Entities decided to be this one', 1000),
  field: text('Field', 60),
  values: list(statedValue, 'Side by side', 100),
})
