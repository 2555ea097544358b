// Terms of reference of the analysts' network in versions, and who takes part in it under which limits.
import {
  bureauCode,
  code,
  count,
  instant,
  lines,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { clauses, participantClasses } from '../terms/clause.ts'
import { crimeAreas } from '../terms/crime-area.ts'

export const termsStates = ['draft', 'adopted', 'in-force', 'superseded'] as const
export type TermsState = (typeof termsStates)[number]

export const participationStates = ['invited', 'asked', 'joined', 'suspended', 'left', 'refused'] as const
export type ParticipationState = (typeof participationStates)[number]

export const participationSteps = [
  'invited',
  'asked',
  'joined',
  'refused',
  'accepted',
  'limited',
  'suspended',
  'restored',
  'left',
] as const
export type ParticipationStep = (typeof participationSteps)[number]

/** A text in the four official languages and Vietnamese: the terms bind in all of them, so none may be missing. */
const inEveryLanguage = (what: string, max: number) =>
  shape({
    en: lines(`${what}, English`, max),
    fr: lines(`${what}, French`, max),
    es: lines(`${what}, Spanish`, max),
    ar: lines(`${what}, Arabic`, max),
    vi: lines(`${what}, Vietnamese`, max),
  })

export const articleShape = shape({
  number: text('Number as it is cited, 4 or 4.2', 12),
  title: inEveryLanguage('Title', 200),
  text: inEveryLanguage('Text', 6000),
  clauses: list(code(clauses, 'Clause'), 'Clauses this article is the ground of', clauses.length),
})
export type Article = Static<typeof articleShape>

const clauseList = (of: string) => list(code(clauses, 'Clause'), `What ${of} may do`, clauses.length)
export const grantsShape = shape({
  secretariat: clauseList('the secretariat of the network'),
  member: clauseList('a member'),
  'regional-body': clauseList('a regional body'),
  partner: clauseList('a partner'),
})
export type ClauseGrants = Static<typeof grantsShape>

const classList = (of: string) =>
  list(code(participantClasses, 'Class'), `Whom ${of} may ask`, participantClasses.length)
export const asksShape = shape({
  secretariat: classList('the secretariat of the network'),
  member: classList('a member'),
  'regional-body': classList('a regional body'),
  partner: classList('a partner'),
})
export type ClauseAsks = Static<typeof asksShape>

const articles = list(articleShape, 'Articles, in their order', 60, 1)

export const termsShape = shape({
  version: count('Number of the version', 1),
  state: code(termsStates, 'Where it stands'),
  articles,
  grants: grantsShape,
  asks: asksShape,
  decision: text('The decision that adopted it, as it is cited; a dash before that', 200),
  inForceFrom: nullable(instant('From when it is in force; null for a draft')),
  edition: count('Counts changes of the draft; a save names the edition it read', 1),
  allowed: list(text('Action', 40), 'What this reader may do with it', 10),
})
export type TermsView = Static<typeof termsShape>

export const termsEntry = shape({ articles, grants: grantsShape, asks: asksShape })
export type TermsEntry = Static<typeof termsEntry>

export const termsChange = shape({ edition: count('Edition that was read', 1), ...termsEntry.properties })

export const adoption = shape({
  edition: count('Edition that was read', 1),
  decision: text('The decision, as it is cited: AG-2026-RES-07', 200),
  inForceFrom: instant('From when it is in force; now or later, at most a year ahead'),
})

const areas = list(code(crimeAreas, 'Crime area'), 'Crime areas it does not take part in', crimeAreas.length)

/** What a bureau itself does without; limits only take away. */
export const limitsShape = shape({
  withoutClauses: list(code(clauses, 'Clause'), 'Clauses it does without', clauses.length),
  withoutCrimeAreas: areas,
  note: optional(lines('What others should know of these limits; names nobody', 500)),
})
export type Limits = Static<typeof limitsShape>

export const participationShape = shape({
  bureau: bureauCode('Bureau'),
  name: text('As written on messages', 120),
  class: code(participantClasses, 'Class it takes part in'),
  state: code(participationStates, 'Where it stands'),
  clauses: list(code(clauses, 'Clause'), 'What it may do now; empty unless it has joined', clauses.length),
  withoutClauses: list(code(clauses, 'Clause'), 'Clauses it does without by its own word', clauses.length),
  withoutCrimeAreas: areas,
  note: nullable(lines('What others should know of its limits', 500)),
  termsVersion: nullable(count('Version of the terms it accepted last', 1)),
  joinedAt: nullable(instant('When it joined')),
  leftAt: nullable(instant('When it left')),
  version: count('Counts changes; an act names the version it read', 1),
  steps: optional(
    list(
      shape({
        at: instant('When'),
        step: code(participationSteps, 'What happened'),
        termsVersion: nullable(count('Version of the terms concerned', 1)),
      }),
      'What happened so far, the latest first; with one bureau only',
      200,
    ),
  ),
  allowed: list(text('Action', 40), 'What this reader may do with it', 12),
})
export type ParticipationView = Static<typeof participationShape>

/** Where the reader's own bureau stands: what every page of the network says first. */
export const standingShape = shape({
  state: code(
    ['outside', ...participationStates],
    'Whether the bureau takes part; outside: never invited, never asked',
  ),
  class: nullable(code(participantClasses, 'Class it takes part in')),
  clauses: list(code(clauses, 'Clause'), 'What it may do now', clauses.length),
  withoutCrimeAreas: areas,
  termsVersion: nullable(count('Version it accepted last', 1)),
  inForce: nullable(count('Version in force', 1)),
  toCome: nullable(shape({ version: count('Version to come', 1), from: instant('From when') })),
  mustAccept: nullable(count('Version that waits for its acceptance; null for none', 1)),
})
export type Standing = Static<typeof standingShape>

const read = { version: count('Version of the participation that was read', 1) }
export const decidingReason = lines('Why; kept beside the entry in the register, for supervision', 500)

export const acceptance = shape({
  ...read,
  terms: count('Version of the terms that is accepted', 1),
  limits: optional(limitsShape),
})
export const asking = shape({ terms: count('Version of the terms that is accepted', 1), limits: optional(limitsShape) })
export const invitation = shape({
  bureau: bureauCode('Bureau'),
  class: code(participantClasses, 'Class it is invited in'),
})
export const admission = shape({ ...read, class: code(participantClasses, 'Class it is admitted in') })
export const limiting = shape({ ...read, ...limitsShape.properties })
export const leaving = shape({ ...read, reason: decidingReason })
export const suspending = shape({ ...read, reason: decidingReason })

const figure = (description: string) => count(description)
/** The yearly report of the network's secretariat: figures, made from the register. */
export const reportShape = shape({
  year: count('Year', 2000, 2100),
  participants: list(
    shape({
      class: code(participantClasses, 'Class'),
      joined: figure('Taking part at this moment'),
      cameIn: figure('Joined within the year'),
      left: figure('Left within the year'),
    }),
    'Participants by class',
    participantClasses.length,
  ),
  acts: list(
    shape({
      operation: text('What was done: word of the register', 80),
      class: code(participantClasses, 'Class of those who did it'),
      times: figure('How often'),
      bureaus: figure('By how many bureaus'),
    }),
    'What was done in the network, by class',
    2000,
  ),
  months: list(
    shape({ month: count('1 to 12', 1, 12), times: figure('What was done in the network') }),
    'By month',
    12,
  ),
})
export type NetworkReport = Static<typeof reportShape>
