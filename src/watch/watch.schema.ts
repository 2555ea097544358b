// Watches (monitored queries) and delayed hits: a question that stands, by whom it was approved and until when, and what met it.
import { whereShape } from '../hit/hit.instruction.schema.ts'
import { explanationShape } from '../hit/hit.schema.ts'
import {
  anything,
  bureauCode,
  code,
  count,
  country,
  day,
  flag,
  id,
  instant,
  lines,
  list,
  nullable,
  optional,
  partialDate,
  quantity,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { administrativeDocumentFields } from '../record/databases/administrative-document.ts'
import { firearmFields } from '../record/databases/firearm.ts'
import { identityDocumentShape, sexField } from '../record/databases/person-fields.ts'
import { travelDocumentFields } from '../record/databases/travel-document.ts'
import { vehicleFields } from '../record/databases/vehicle.ts'
import { vesselFields } from '../record/databases/vessel.ts'
import { workOfArtFields } from '../record/databases/work-of-art.ts'
import { databaseNames } from '../record/record.schema.ts'
import { crimeAreas } from '../terms/crime-area.ts'
import { purposes } from '../terms/purpose.ts'

/** Days a watch may run from the day it is proposed or renewed. */
export const mostWatchDays = { person: 90, thing: 180 } as const

/** Days before its end on which a watch reminds its bureau. */
export const reminderDays = 7

/** Days after its end for which a watch is kept with its question; then only that there was one. */
export const keptAfterEnd = 30

export const watchKinds = [
  'person',
  'travel-document',
  'administrative-document',
  'vehicle',
  'vessel',
  'firearm',
  'work-of-art',
] as const
export type WatchKind = (typeof watchKinds)[number]

const document = travelDocumentFields.properties
const paper = administrativeDocumentFields.properties
const vehicle = vehicleFields.properties
const vessel = vesselFields.properties
const firearm = firearmFields.properties
const art = workOfArtFields.properties
const identity = identityDocumentShape.properties

/** The same members as an item of a check, one kind a watch. */
export const watchItem = shape(
  {
    person: optional(
      shape({
        name: optional(text('Whole name, where its parts are not known', 240)),
        family: optional(text('Family name', 120)),
        given: optional(text('Given names', 160)),
        other: optional(text("Father's and grandfather's names, patronymic", 160)),
        original: optional(text('The name in its own script', 160)),
        dateOfBirth: optional(partialDate('Date of birth, as precise as it is known')),
        sex: optional(sexField),
        nationalities: optional(list(country('Nationality'), 'Nationalities', 8)),
        placeOfBirth: optional(text('Place of birth', 120)),
        mother: optional(text("Mother's maiden name", 160)),
        documents: optional(
          list(
            shape({ number: identity.number, country: identity.country, type: identity.type }),
            'Identity documents of the person',
            8,
          ),
        ),
      }),
    ),
    travelDocument: optional(shape({ number: document.number, country: document.country, type: document.type })),
    administrativeDocument: optional(shape({ number: paper.number, country: paper.country, type: paper.type })),
    vehicle: optional(
      shape({ vin: vehicle.vin, plate: vehicle.plate, country: vehicle.country, engine: vehicle.engine }),
    ),
    vessel: optional(
      shape({
        hull: vessel.hull,
        imo: vessel.imo,
        mmsi: vessel.mmsi,
        callSign: vessel.callSign,
        registration: vessel.registration,
        flag: vessel.flag,
        name: vessel.name,
        engine: optional(text('Serial number of an engine', 40)),
      }),
    ),
    firearm: optional(
      shape({
        serial: firearm.serial,
        make: firearm.make,
        model: firearm.model,
        calibre: firearm.calibre,
        kind: optional(firearm.kind),
      }),
    ),
    workOfArt: optional(
      shape({
        kind: optional(art.kind),
        title: art.title,
        maker: art.maker,
        subject: art.subject,
        inventory: art.inventory,
      }),
    ),
  },
  'What is watched for: one kind',
)
export type WatchItem = Static<typeof watchItem>

export const watchStates = ['proposed', 'active', 'refused', 'ended'] as const
export type WatchState = (typeof watchStates)[number]

/** What an officer states who wants a watch. */
export const watchProposal = shape({
  item: watchItem,
  purpose: code(purposes, 'Why (RPD 10)'),
  reference: text('Case the watch belongs to', 80),
  legalBasis: lines('Law, order or decision the watch rests on; without one there is none', 500),
  endsOn: day('Last day: at most 90 days from today for persons, 180 for things'),
  crimeArea: optional(code(crimeAreas, 'The one list of crime areas')),
  note: optional(lines('For the own bureau', 1000)),
  silent: optional(flag('The source of a record that meets it is not told of the hit')),
})
export type WatchProposal = Static<typeof watchProposal>

export const watchReason = shape({
  version: optional(count('Version that was read', 1)),
  reason: lines('Why', 1000),
})
/** Why the desk says that a record is not the one meant. */
export const findDismissal = shape({ reason: lines('Why', 1000) })
export const watchApproval = shape({ version: count('Version that was read', 1) })
export const watchRenewal = shape({
  version: count('Version that was read', 1),
  endsOn: day('New last day: at most 90 days from today for persons, 180 for things'),
})

export const watchSteps = [
  'proposed',
  'approved',
  'refused',
  'renewal-proposed',
  'renewed',
  'renewal-refused',
  'reminded',
  'ended',
  'lapsed',
] as const
export type WatchStep = (typeof watchSteps)[number]

export const findStates = ['open', 'could-be', 'dismissed'] as const
export type FindState = (typeof findStates)[number]
export const findOrigins = ['watch', 'delayed'] as const
export type FindOrigin = (typeof findOrigins)[number]
/** `possible`: a name that fits. `near`: an identifier that is equal but does not say by itself that it is the same thing. */
export const findVerdicts = ['possible', 'near'] as const
export type FindVerdict = (typeof findVerdicts)[number]

/** A record that may be meant: a line for the desk, which becomes a hit only when an officer says "could be". */
export const findShape = shape({
  id: id('Id'),
  origin: code(findOrigins, 'watch: a monitored query; delayed: an earlier check that a later record meets'),
  watch: nullable(id('The watch, null for an earlier check')),
  state: code(findStates, 'What the desk said'),
  verdict: code(findVerdicts, 'What kind of match'),
  record: shape({
    id: id('Record'),
    database: code(databaseNames, 'Database'),
    owner: bureauCode('Source NCB'),
    status: text('Status', 40),
    title: text('What people call it', 300),
    version: count('Version', 1),
  }),
  question: anything('What was asked'),
  likeness: list(explanationShape, 'Why', 40),
  score: quantity('Orders lines; never shown as a number'),
  purpose: text('Why it was asked', 40),
  reference: text('Case or control it was asked for', 80),
  officer: text('Who asked', 80),
  post: nullable(text('Post where it was asked; null when a desk did', 80)),
  askedAt: instant('When it was asked; of a watch, when it was proposed'),
  createdAt: instant('When the record met it'),
  until: nullable(instant('When an undecided line is erased; null as long as its watch is kept')),
  decidedBy: nullable(text('Officer who decided', 80)),
  decidedAt: nullable(instant('When')),
  reason: nullable(lines('Why it was dismissed', 1000)),
  hit: nullable(id('The hit it became')),
  allowed: list(text('Action', 40), 'What this reader may do now', 5),
})
export type FindView = Static<typeof findShape>

/** A later check of the own bureau that asked for what is watched: desk and officer are told, the post is not. */
export const sightingShape = shape({
  id: id('Id'),
  at: instant('When it was checked'),
  match: code(['key', 'name'], 'An equal key, or a name that fits'),
  officer: text('Who checked', 80),
  post: nullable(text('Post; null for a desk', 80)),
  purpose: text('Why it was checked', 40),
  reference: text('Reference of the check', 80),
  check: id('The check'),
  where: whereShape,
  likeness: list(explanationShape, 'Why, of a name', 40),
})
export type SightingView = Static<typeof sightingShape>

export const watchLine = shape({
  id: id('Id'),
  state: code(watchStates, 'State'),
  kind: code(watchKinds, 'What is watched for'),
  title: text('What people call it; empty once erased', 300),
  purpose: text('Why', 40),
  reference: text('Case; empty once erased', 80),
  crimeArea: nullable(text('Crime area', 60)),
  officer: text('Who proposed it, and is told', 80),
  endsOn: day('Last day'),
  endsSoon: flag('It ends within a week'),
  renewal: nullable(shape({ endsOn: day('New last day that is proposed'), by: text('Who proposed it', 80) })),
  approvedBy: nullable(text('Who approved it', 80)),
  createdAt: instant('Proposed'),
  finds: count('Lines that wait for the desk'),
  sightings: count('Later checks of the own bureau'),
  hits: count('Hits it made'),
  version: count('Version', 1),
})
export type WatchLine = Static<typeof watchLine>

export const watchShape = shape({
  ...watchLine.properties,
  question: anything('What is watched for, in normal spelling; empty once erased'),
  databases: list(code(databaseNames, 'Database'), 'Databases it listens to', 12),
  legalBasis: text('Law, order or decision; empty once erased', 500),
  note: nullable(lines('Note', 1000)),
  silent: flag('Sources are not told of its hits'),
  reason: nullable(lines('Why it was refused or ended', 1000)),
  endedAt: nullable(instant('When it was refused or ended')),
  eraseOn: nullable(day('When its question is erased')),
  steps: list(
    shape({
      number: count('Order', 1),
      at: instant('When'),
      officer: text('Who; the system for what happens by itself', 80),
      step: code(watchSteps, 'What'),
      endsOn: nullable(day('Last day it set')),
    }),
    'Steps, oldest first',
    200,
  ),
  found: list(findShape, 'Records that may be meant, newest first', 100),
  hitsMade: list(
    shape({ id: id('Hit'), reference: text('HIT-2026-000123', 20), createdAt: instant('When') }),
    'Hits it made, newest first',
    100,
  ),
  seen: list(sightingShape, 'Later checks of the own bureau, newest first', 100),
  allowed: list(text('Action', 40), 'What this reader may do now', 10),
})
export type WatchView = Static<typeof watchShape>
