// Consent of a source to what is its own: copied into a file, passed on out of it, with or without personal data (RPD 69).
import {
  bureauCode,
  code,
  count,
  day,
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
import { confidentialities } from '../terms/handling.ts'
import { fileKinds, fileStates } from './analysis.schema.ts'

export const consentKinds = ['general', 'specific'] as const
export type ConsentKind = (typeof consentKinds)[number]

/** copy: into the file; release: out of it although H2 or H3 binds it; personal-data: with the personal data. */
export const consentUses = ['copy', 'release', 'personal-data'] as const
export type ConsentUse = (typeof consentUses)[number]

/** `lapsed`: the file ended, and with it everything its sources agreed to. */
export const consentStates = ['asked', 'granted', 'refused', 'withdrawn', 'lapsed'] as const
export type ConsentState = (typeof consentStates)[number]

export const thingKinds = ['record', 'message'] as const
export type ThingKind = (typeof thingKinds)[number]

const uses = list(code(consentUses, 'Use'), 'What for', consentUses.length, 1)

export const consentEntry = shape({
  kind: code(consentKinds, 'general: all of a source in one crime area; specific: one record or message'),
  source: optional(bureauCode('General only: the source; of a record or message the hub knows it')),
  crimeArea: optional(code(crimeAreas, 'General only: one of the crime areas of the file')),
  thing: optional(
    shape({ kind: code(thingKinds, 'Record or message'), id: id('Its id') }, 'Specific only: what is to be copied'),
  ),
  uses,
  recipients: optional(list(bureauCode('Bureau'), 'Release only: to whom; all the order names when left out', 250)),
  question: lines('What it is needed for, to the source', 2000),
})
export type ConsentEntry = Static<typeof consentEntry>

export const consentGrant = shape({
  version: count('Version that was read', 1),
  uses,
  recipients: optional(list(bureauCode('Bureau'), 'Release only: to these and no others', 250)),
  conditions: optional(lines('Conditions of the source', 2000)),
})
export type ConsentGrant = Static<typeof consentGrant>

export const consentReason = shape({ version: count('Version that was read', 1), reason: lines('Why', 2000) })

export const consentShape = shape({
  id: id('Consent'),
  side: code(
    ['asked', 'asking', 'watching'],
    'asked: the source; asking: bureau of the owner or asker; watching: others who may see it',
  ),
  file: shape(
    {
      id: id('File'),
      reference: text('FIL-2026-0007', 20),
      name: text('Name', 160),
      owner: bureauCode('Owner'),
      kind: code(fileKinds, 'Kind'),
      state: code(fileStates, 'State'),
      crimeAreas: list(code(crimeAreas, 'Crime area'), 'Crime areas', 10),
      until: day('Last day'),
      confidentiality: code(confidentialities, 'Level'),
      readers: list(bureauCode('Bureau'), 'Who reads what is copied, beside the owner', 250),
    },
    'What a source is told of the file',
  ),
  source: bureauCode('Source'),
  askedBy: bureauCode('Bureau that asks'),
  kind: code(consentKinds, 'Kind'),
  crimeArea: nullable(code(crimeAreas, 'Crime area; null for a specific one')),
  thing: nullable(shape({ kind: code(thingKinds, 'Record or message'), id: id('Its id') })),
  uses,
  recipients: list(bureauCode('Bureau'), 'To whom it may be released; empty: all the order names', 250),
  state: code(consentStates, 'State'),
  question: nullable(lines('What it is needed for; null once erased', 2000)),
  conditions: nullable(lines('Conditions of the source', 2000)),
  reason: nullable(lines('Why it was refused or withdrawn', 2000)),
  decidedBy: nullable(text('Officer of the source, to the source alone', 80)),
  decidedAt: nullable(instant('Decided')),
  withdrawnAt: nullable(instant('Withdrawn')),
  createdAt: instant('Asked'),
  version: count('Version', 1),
  allowed: list(text('Action', 40), 'What this reader may do now', 5),
})
export type ConsentView = Static<typeof consentShape>

/** Which consents a list is of. */
export const consentSides = ['asked', 'asking'] as const
