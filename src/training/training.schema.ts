// Courses with exercises that the ledger checks, who takes them, certificates, and what bureaus need and offer. Nobody is named in texts.
import {
  bureauCode,
  code,
  count,
  day,
  flag,
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
import { type DatabaseName, databaseNames } from '../record/record.schema.ts'
import { crimeAreas } from '../terms/crime-area.ts'
import { type Language, languages } from '../terms/language.ts'

export const courseLevels = ['basic', 'advanced', 'expert'] as const
export type CourseLevel = (typeof courseLevels)[number]
export const courseStates = ['draft', 'published', 'withdrawn'] as const
export type CourseState = (typeof courseStates)[number]
export const stepOrders = ['in-order', 'any-order'] as const
export type StepOrder = (typeof stepOrders)[number]
/** Outcomes of facts that a step may ask for: a change that was done, something that was shown, a refusal provoked on purpose. */
export const stepOutcomes = ['done', 'shown', 'refused'] as const
export type StepOutcome = (typeof stepOutcomes)[number]
export const enrolmentStates = ['enrolled', 'finished', 'left'] as const
export type EnrolmentState = (typeof enrolmentStates)[number]
export const needStates = ['open', 'met', 'withdrawn'] as const
export type NeedState = (typeof needStates)[number]
export const offerStates = ['open', 'full', 'withdrawn'] as const
export type OfferState = (typeof offerStates)[number]
export const offerManners = ['place', 'online'] as const
export type OfferManner = (typeof offerManners)[number]

/** Days before its end at which a certificate reminds of itself. */
export const refreshDays = 60
/** Most days ahead for which a need or an offer is stated. */
export const mostAhead = 3 * 366

const language = (description: string) => code(languages, description)
const spoken = list(language('Language'), 'Languages', languages.length, 1)
const insisted = optional(lines('Why what looks like a name of a person is none; kept with the text', 300))
const read = { version: count('Version that was read', 1) }
export const trainingReading = shape(read)
export const trainingReason = shape({ ...read, reason: lines('Why; shown to whoever opens it', 500) })

export const step = shape({
  operation: text('Word of the register for what is to be done: check.ask', 60),
  outcome: optional(code(stepOutcomes, 'How it must have ended; anything but refused when left out')),
  subjectKind: optional(text('Kind of thing it must have been done to: hit', 40)),
  database: optional(code(databaseNames, 'Database it must have been done in')),
})
export type Step = {
  readonly operation: string
  readonly outcome?: StepOutcome
  readonly subjectKind?: string
  readonly database?: DatabaseName
}
export const exercise = shape({
  order: code(stepOrders, 'Whether the steps are taken one after another'),
  steps: list(step, 'Steps', 12, 1),
})
export type Exercise = { readonly order: StepOrder; readonly steps: readonly Step[] }

const courseText = shape({
  language: language('Language'),
  title: text('Title', 160),
  summary: lines('In two sentences', 500),
})
const moduleText = shape({
  language: language('Language'),
  title: text('Title', 160),
  body: lines('What is taught', 20_000),
})
const described = {
  level: code(courseLevels, 'Level'),
  crimeAreas: list(code(crimeAreas, 'Crime area'), 'Crime areas it is about', crimeAreas.length),
  validMonths: count('Months a certificate is good for', 3, 60),
  texts: list(courseText, 'Title and summary in each language', languages.length, 1),
}

export const courseEntry = shape({
  ...described,
  modules: list(
    shape({
      id: optional(id('The module, where it stands already')),
      texts: list(moduleText, 'Text in each language of the course', languages.length, 1),
      exercise: optional(exercise),
    }),
    'Modules in their order',
    20,
  ),
  insisted,
})
export type CourseEntry = Static<typeof courseEntry>
export const courseSaving = shape({ ...read, ...courseEntry.properties })
export type CourseTexts = readonly { readonly language: Language; readonly title: string; readonly summary: string }[]
export type Module = {
  readonly id: string
  readonly texts: readonly { readonly language: Language; readonly title: string; readonly body: string }[]
  readonly exercise: Exercise | null
}

const progress = {
  steps: count('Steps in all; reading a module without an exercise is one'),
  met: count('Steps that stand in the learner’s own facts'),
}
export const courseLine = shape({
  id: id('Course'),
  owner: bureauCode('Bureau that gives it'),
  ownerName: text('As written on messages', 120),
  level: code(courseLevels, 'Level'),
  crimeAreas: list(code(crimeAreas, 'Crime area'), 'Crime areas', crimeAreas.length),
  state: code(courseStates, 'Where it stands'),
  languages: list(language('Language'), 'Languages it stands in', languages.length),
  language: language('Language of this title and summary'),
  title: text('Title', 160),
  summary: lines('In two sentences', 500),
  modules: count('Modules'),
  enrolled: flag('Whether the reader takes it now'),
  version: count('Counts changes', 1),
  createdAt: instant('When it was begun'),
})
export type CourseLine = Static<typeof courseLine>

const stepView = shape({ ...step.properties, met: flag('Whether it stands in the reader’s own facts since enrolment') })
const moduleView = shape({
  id: id('Module'),
  title: text('Title', 160),
  done: flag('Whether all its steps are met'),
  exercise: nullable(
    shape({
      order: code(stepOrders, 'Whether the steps are taken one after another'),
      checked: flag('Whether steps are checked here: only in a world of exercises'),
      steps: list(stepView, 'Steps', 12),
    }),
  ),
})
export const courseShape = shape({
  ...courseLine.properties,
  validMonths: count('Months a certificate is good for', 3, 60),
  withdrawal: nullable(lines('Why it was withdrawn', 500)),
  parts: list(moduleView, 'Modules in their order', 20),
  mine: nullable(
    shape({
      state: code(enrolmentStates, 'Where the reader stands'),
      since: instant('When the reader enrolled'),
      ...progress,
    }),
  ),
  allowed: list(text('Action', 40), 'What this reader may do with it', 12),
})
export type CourseView = Static<typeof courseShape>

export const courseSource = shape({
  id: id('Course'),
  version: count('Counts changes', 1),
  state: code(courseStates, 'Where it stands'),
  ...described,
  modules: list(
    shape({
      id: id('Module'),
      texts: list(moduleText, 'Text in each language', languages.length),
      exercise: nullable(exercise),
    }),
    'Modules in their order',
    20,
  ),
})
export type CourseSource = Static<typeof courseSource>

export const moduleReading = shape({
  course: id('Course'),
  id: id('Module'),
  language: language('Language of this text'),
  title: text('Title', 160),
  body: lines('What is taught', 20_000),
})

const courseTitle = {
  course: id('Course'),
  title: text('Title of the course', 160),
  language: language('Language of the title'),
}
export const certificateShape = shape({
  reference: text('CER-2026-000012', 20),
  ...courseTitle,
  officer: text('For whom', 60),
  bureau: bureauCode('Bureau of the officer'),
  bureauName: text('As written on messages', 120),
  by: bureauCode('Bureau that gave the course'),
  byName: text('As written on messages', 120),
  issuedAt: instant('When it was issued'),
  validUntil: day('Last day on which it is good'),
  valid: flag('Whether it is good today'),
  refreshDue: flag('Whether it ends within two months and nothing newer stands'),
  exercises: flag('Whether the steps of exercises were checked'),
})
export type CertificateView = Static<typeof certificateShape>

const enrolmentLine = {
  ...courseTitle,
  state: code(enrolmentStates, 'Where it stands'),
  since: instant('When it began'),
  ...progress,
}
export const ownTraining = shape({
  courses: list(shape(enrolmentLine), 'Courses taken, the latest first', 200),
  certificates: list(certificateShape, 'Certificates, the latest first', 200),
})
export const bureauTraining = shape({
  officers: list(
    shape({ officer: text('Officer', 60), unit: nullable(text('Unit', 60)), ...enrolmentLine }),
    'Who of the own bureau takes which course, the latest first',
    200,
  ),
  certificates: list(certificateShape, 'Certificates of the own bureau, the latest first', 200),
})
export const courseLearners = shape({
  groups: list(
    shape({
      bureau: bureauCode('Bureau'),
      bureauName: text('As written on messages', 120),
      unit: nullable(text('Unit', 60)),
      enrolled: count('Taking it now'),
      finished: count('Finished'),
      left: count('Left'),
      met: count('Steps met by those taking it now'),
      steps: count('Steps of those taking it now'),
    }),
    'By bureau and unit',
    500,
  ),
})

const needWords = {
  crimeArea: code(crimeAreas, 'Crime area'),
  places: count('How many are to be trained', 1, 10_000),
  by: day('By when'),
  languages: spoken,
}
export const needEntry = shape({ ...needWords, note: optional(lines('What is to be learned', 1000)), insisted })
export type NeedEntry = Static<typeof needEntry>
const offerWords = {
  crimeArea: code(crimeAreas, 'Crime area'),
  places: count('Places', 1, 10_000),
  from: day('First day'),
  to: day('Last day'),
  languages: spoken,
  how: code(offerManners, 'At a place or online'),
}
export const offerEntry = shape({
  ...offerWords,
  course: optional(id('Course it is about')),
  venue: optional(text('Town, where it is at a place', 120)),
  note: optional(lines('What is taught', 1000)),
  insisted,
})
export type OfferEntry = Static<typeof offerEntry>

const stated = {
  id: id('Need or offer'),
  bureau: bureauCode('Bureau'),
  bureauName: text('As written on messages', 120),
  note: nullable(lines('What is to be learned or taught', 1000)),
  version: count('Counts changes', 1),
  createdAt: instant('When it was stated'),
  allowed: list(text('Action', 40), 'What this reader may do with it', 5),
}
export const offerLine = shape({
  ...stated,
  ...offerWords,
  course: nullable(id('Course it is about')),
  venue: nullable(text('Town', 120)),
  state: code(offerStates, 'Where it stands'),
})
export type OfferLine = Static<typeof offerLine>

export const fitReasons = ['area', 'language', 'in-time', 'all-places', 'some-places', 'online'] as const
export type FitReason = (typeof fitReasons)[number]
export const fitLacks = ['language', 'too-late', 'places'] as const
export type FitLack = (typeof fitLacks)[number]

export const needLine = shape({
  ...stated,
  ...needWords,
  state: code(needStates, 'Where it stands'),
  matches: list(
    shape({
      fits: flag('Whether the offer answers the need'),
      found: list(code(fitReasons, 'Why'), 'What speaks for it', fitReasons.length),
      missing: list(code(fitLacks, 'Why not'), 'What speaks against it', fitLacks.length),
      shared: list(language('Language'), 'Languages in common', languages.length),
      offer: offerLine,
    }),
    'Offers of the same crime area, the best first',
    5,
  ),
})
export type NeedLine = Static<typeof needLine>
export const needClosing = shape({ ...read, how: code(['met', 'withdrawn'], 'How it ended') })
export const offerClosing = shape({ ...read, how: code(['full', 'withdrawn'], 'How it ended') })
