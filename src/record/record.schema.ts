// A record of a shared database: who owns it, what it is for, who may see it, until when; its own fields are the database's.

import {
  anything,
  bureauCode,
  code,
  count,
  day,
  fieldsOf,
  id,
  instant,
  lines,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { crimeAreas } from '../terms/crime-area.ts'
import { type DatabaseName, databaseNames } from '../terms/database.ts'
import { gradeSchemes } from '../terms/evaluation.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'
import { personStatuses } from '../terms/person-status.ts'
import { purposes } from '../terms/purpose.ts'

export { type DatabaseName, databaseNames }

/**
 * The life of a record. `under-review` and `blocked` records warn that use is suspended, and their hits go to the General
 * Secretariat first (a state must not find a dissident by entering "revoked" and waiting).
 */
export const lives = ['active', 'under-review', 'blocked', 'withdrawn'] as const
export type Life = (typeof lives)[number]

/** `discreet`: a match is told to the desk of the one who asked and to the source; the post sees nothing unusual. */
export const alerts = ['open', 'discreet'] as const
export type Alert = (typeof alerts)[number]

/** `hidden`: the bureaus named do not learn that the record exists. `ask`: they learn owner and database, and may ask. */
export const restrictions = ['hidden', 'ask'] as const

export const gradeShape = shape({
  scheme: code(gradeSchemes, 'Grading scheme the code belongs to; new entries use 4x4'),
  code: text('Code within the scheme, kept as received', 8),
})

export const restrictionShape = shape({
  mode: code(restrictions, 'What the bureaus named learn: nothing, or whom to ask'),
  bureaus: list(bureauCode('Bureau kept out'), 'Bureaus that must not see the record (RPD 58)', 220),
})

/** Who said a field of a record, when and how sure it is: the owner by a change, another bureau by a proposal that was accepted. */
export const saidShape = shape({
  field: text('Field', 60),
  by: bureauCode('Bureau that said it'),
  at: instant('When'),
  grade: optional(gradeShape),
})
export type Said = Static<typeof saidShape>

const described = {
  status: text('What happened to the thing, a code of the database', 40),
  purpose: code(purposes, 'Why the record is shared (RPD 10)'),
  personStatus: optional(code(personStatuses, 'Capacity in which a person is recorded (RPD 44)')),
  handlingCode: optional(code(handlingCodes, 'H0 to H3; default H0')),
  confidentiality: optional(code(confidentialities, 'Level of RPD 112; default official use only')),
  crimeArea: optional(code(crimeAreas, 'The one list of crime areas')),
  sourceGrade: optional(gradeShape),
  informationGrade: optional(gradeShape),
  restriction: optional(restrictionShape),
  alert: optional(code(alerts, 'discreet: a post that checks sees nothing; only where the database allows it')),
  retainUntil: optional(day('Day by which the record must be justified or erased; default and most by its database')),
  fields: fieldsOf("The database's own fields, checked by its declaration"),
}

/** What an owner states when a record is created. */
export const recordEntry = shape({
  reference: text("Owner's own reference, unique among its records of this database", 80),
  ...described,
})
export type RecordEntry = Static<typeof recordEntry>

/** A change: the whole described part, and the version it was read at. */
export const recordChange = shape({
  version: count('Version the change was made from; another one is refused as stale', 1),
  ...described,
})
export type RecordChange = Static<typeof recordChange>

export const recordShape = shape({
  id: id('Id of the record'),
  database: code(databaseNames, 'Shared database it stands in'),
  owner: bureauCode('Source NCB: owns the record for ever, alone changes it'),
  reference: text("Owner's own reference", 80),
  status: text('What happened to the thing, a code of the database', 40),
  life: code(lives, 'Whether the record may be used'),
  version: count('Counts changes; a save names the version it read', 1),
  purpose: code(purposes, 'Why the record is shared'),
  personStatus: nullable(text('Capacity in which a person is recorded', 40)),
  handlingCode: code(handlingCodes, 'What may be done with it'),
  confidentiality: code(confidentialities, 'Level of RPD 112'),
  crimeArea: nullable(text('Crime area', 60)),
  sourceGrade: nullable(gradeShape),
  informationGrade: nullable(gradeShape),
  restriction: optional(restrictionShape),
  alert: code(alerts, 'Whether a post is shown a match'),
  said: optional(list(saidShape, 'Who said a field and when, where it is not the owner at entry', 60)),
  flaws: optional(list(text('missing:field or contradiction:code', 80), 'What its owner should mend', 60)),
  retainUntil: day('Day by which it must be justified or erased'),
  createdAt: instant('Entered'),
  createdBy: optional(text('Officer who entered it; the own bureau sees it', 80)),
  updatedAt: instant('Last changed'),
  updatedBy: optional(text('Officer who last changed it; the own bureau sees it', 80)),
  withdrawnReason: optional(text('Why it was withdrawn', 1000)),
  suspended: optional(text('The one banner for every kind of blocked use', 300)),
  fields: fieldsOf('Fields of the database that this reader may see'),
  allowed: list(text('Action', 40), 'What this reader may do with it now', 20),
})
export type RecordView = Static<typeof recordShape>

export const recordVersionShape = shape({
  version: count('Version that was replaced', 1),
  changedAt: instant('When it was replaced'),
  changedBy: nullable(text('Officer of the own bureau who did it; other bureaus see the bureau', 80)),
  change: text('update, withdraw ...', 20),
  reason: text('Why', 1000),
  snapshot: anything('The described part as it was'),
})

export type RecordVersionView = Static<typeof recordVersionShape>

export const withdrawal = shape({
  version: count('Version that was read', 1),
  reason: lines('Why the purpose is met or the record was wrong; kept with the record', 1000),
})

/** The row of the table; columns used in rules are never null. */
export type RecordRow = {
  number: number
  id: string
  database: DatabaseName
  owner: string
  reference: string
  status: string
  life: Life
  version: number
  purpose: string
  personStatus: string
  handlingCode: string
  confidentiality: string
  confidentialityLevel: number
  crimeArea: string
  sourceGrade: string
  informationGrade: string
  restriction: 'hidden' | 'ask'
  restrictedFrom: string[]
  alert: Alert
  retainUntil: string
  createdAt: string
  createdBy: string
  updatedAt: string
  updatedBy: string
  withdrawnReason: string
  /** Keys that are matched, derived from the fields by the database's declaration. */
  keys: string[]
  /** End of a number range (stolen blanks), empty when the record is one document. */
  rangeEnd: string
  /** What its owner should mend, `missing:field` or `contradiction:code`; the database's judgement when it was last entered. */
  flaws: string[]
  /** By field: who said it and when, where it is not the owner at entry. */
  said: Readonly<Record<string, Omit<Said, 'field'>>>
  fields: Record<string, unknown>
}

/** The described part of a version that was replaced, as it stands in `record_version`. */
export type RecordSnapshot = Omit<
  RecordRow,
  'number' | 'id' | 'database' | 'owner' | 'reference' | 'version' | 'createdAt' | 'createdBy' | 'keys' | 'flaws'
>
export type RecordVersionRow = {
  id: string
  version: number
  database: DatabaseName
  owner: string
  /** When and by whom it was replaced. */
  changedAt: string
  changedBy: string
  change: string
  reason: string
  /** Keys it was matched by, so that the index can forget them. */
  keys: string[]
  snapshot: RecordSnapshot
}

/** Columns the index interns: what the read rule compares. */
export const ruleColumns = [
  'database',
  'owner',
  'life',
  'restriction',
  'restrictedFrom',
  'confidentialityLevel',
  'alert',
] as const
