// An expert of the pool: what they know and how well, when they are there, what keeps them from a task, and who may see it.
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
  quantity,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { officerName } from '../officer/officer.schema.ts'
import { conflictKinds, fitKeys, presences, skillKinds } from './expert.skill.table.ts'

/** Calendar months a nomination or renewal lasts, and days before its end on which expert and bureau are reminded. */
export const nominationMonths = 24
export const reminderDays = 60

/** Days after its end for which a profile is kept with its contents; then only that there was one. */
export const keptAfterEnd = 30

export const expertStates = ['nominated', 'active', 'lapsed', 'ended'] as const
export type ExpertState = (typeof expertStates)[number]

export const consents = ['asked', 'given', 'withdrawn'] as const
export type ExpertConsent = (typeof consents)[number]

/** Who sees a profile beside the expert and their own bureau: every participant, those of the same region, nobody. */
export const visibilities = ['network', 'region', 'own-bureau'] as const
export type Visibility = (typeof visibilities)[number]

/** Parts an expert may hide from other bureaus. */
export const hidableParts = ['function', 'evidence', 'availability'] as const
export type HidablePart = (typeof hidableParts)[number]

/** Why a profile ended: the bureau took its nomination back, the officer left, the secretariat did not admit, the officer declined. */
export const endReasons = ['bureau', 'left', 'refused', 'declined'] as const
export type EndReason = (typeof endReasons)[number]

export const expertSteps = ['nominated', 'consent', 'admission', 'renewal', 'end'] as const

const skillProperties = {
  kind: code(skillKinds, 'Kind of skill'),
  code: text('Code of its kind; of a language ISO 639-1', 40),
  level: count('1 basics, 2 works alone, 3 leads others, 4 is asked by other experts', 1, 4),
}

/** One skill with what shows it. */
export const skillShape = shape({
  ...skillProperties,
  text: optional(text('In words; needed with the code "other"', 120)),
  evidence: optional(text('What shows it: a course, an examination, work done; no names, no cases', 300)),
  since: optional(nullable(day('Since when'))),
})
export type Skill = Static<typeof skillShape>

export const periodShape = shape({
  from: day('First day'),
  until: day('Last day'),
  presence: code(presences, 'How the expert is there'),
})

export const conflictShape = shape({
  about: code(conflictKinds, 'What the conflict is about'),
  value: text('Bureau, country (ISO 3166 alpha-3), crime area or id of a threat', 60),
  note: optional(lines('Why, for the own bureau and the network’s secretariat', 500)),
})
export type ConflictEntry = Static<typeof conflictShape>

const name = text('Name as it is shown', 120)
const position = text('Function as it is shown', 120)
const clearance = count('Confidentiality the expert may see: 1 to 3, never above the officer’s own', 1, 3)
const zone = text('IANA time zone the expert works in', 60)
const version = count('Version that was read', 1)
const skills = list(skillShape, 'Skills, each once', 60)

/** What a bureau states of an officer it nominates. */
export const nominationEntry = shape({
  officer: officerName,
  name,
  function: position,
  clearance,
  zone: optional(zone),
  skills: optional(skills),
})
export type NominationEntry = Static<typeof nominationEntry>

export const consentEntry = shape({
  version,
  given: flag(
    'true gives consent to be in the pool, false declines or withdraws it: nobody else sees the profile from then on',
  ),
  visibility: optional(code(visibilities, 'Who may see it; unchanged when left out')),
})
export type ConsentEntry = Static<typeof consentEntry>

export const admissionEntry = shape({ version, admitted: flag('Whether the expert enters the pool') })
export const versionEntry = shape({ version })

/** What an expert states of themselves: all of it is named, what stays the same too. */
export const profileEntry = shape({
  version,
  name,
  function: position,
  zone,
  skills,
  availability: list(periodShape, 'Periods in which presence is not as usual', 40),
  visibility: code(visibilities, 'Who may see it'),
  hides: list(code(hidableParts, 'Part'), 'Parts other bureaus do not see', hidableParts.length),
})
export type ProfileEntry = Static<typeof profileEntry>

export const conflictsEntry = shape({
  version,
  conflicts: list(conflictShape, 'Conflicts of interest, all of them', 40),
})
export type ConflictsEntry = Static<typeof conflictsEntry>

/** One line of the directory. */
export const expertLine = shape({
  id: id('Expert'),
  state: code(expertStates, 'State'),
  consent: code(consents, 'The expert’s own consent'),
  name: text('Name; empty once erased', 120),
  function: nullable(text('Function; null where the expert hides it', 120)),
  bureau: bureauCode('Bureau that nominated'),
  bureauName: text('IP Hanoi', 120),
  zone,
  clearance,
  skills: list(skillShape, 'Skills; without evidence where the expert hides it', 60),
  presence: nullable(code(presences, 'How the expert is there today; null where the expert hides it')),
  presenceUntil: nullable(day('Until when that lasts, where it is not as usual and the expert does not hide it')),
  lapsesOn: day('Day on which the nomination lapses unless renewed'),
  own: flag('It is the reader’s own profile'),
  version: count('Version', 1),
})
export type ExpertLine = Static<typeof expertLine>

export const expertShape = shape({
  ...expertLine.properties,
  officer: nullable(text('Officer’s name on the platform; for the own bureau', 80)),
  visibility: code(visibilities, 'Who sees it'),
  hides: list(code(hidableParts, 'Part'), 'Parts other bureaus do not see', hidableParts.length),
  availability: list(periodShape, 'Periods; empty where the expert hides them', 40),
  conflicts: nullable(list(conflictShape, 'Conflicts of interest; null for readers who do not see them', 40)),
  load: nullable(
    shape({
      openParts: count('Requests the expert is working on'),
      usedYes: count('Answers that were used'),
      usedPartly: count('Answers that were used in part'),
      usedNo: count('Answers that were not used'),
    }),
  ),
  needsAdmission: flag('The network’s secretariat admits'),
  nominatedBy: nullable(text('Who nominated; for the own bureau', 80)),
  nominatedOn: day('Day of the nomination or its last renewal'),
  consentAt: nullable(instant('When consent was given or withdrawn')),
  endReason: nullable(code(endReasons, 'Why it ended')),
  allowed: list(text('Action', 40), 'What this reader may do now', 12),
})
export type ExpertView = Static<typeof expertShape>

/** Who opened a profile or found it in a search. */
export const viewerShape = shape({
  at: instant('When'),
  bureau: bureauCode('Bureau'),
  bureauName: text('IP Hanoi', 120),
  officer: text('Who', 80),
  how: code(['opened', 'listed', 'found'], 'Opened, seen in the directory, or found in a search'),
})
export type ExpertViewer = Static<typeof viewerShape>

const wantedShape = shape({ ...skillProperties, level: optional(skillProperties.level) })

/** What an expert is looked for: by a question in plain words, by skills, or both. */
export const expertQuestion = shape({
  question: optional(text('In plain words, in any of the five languages: "speaks Vietnamese, maritime crime"', 300)),
  wanted: optional(list(wantedShape, 'Skills that are wanted, at least at this level; 1 when left out', 20)),
  clearance: optional(count('Confidentiality of what the expert would see, 1 to 3; default 1', 1, 3)),
  until: optional(day('Day by which the help is needed')),
  zone: optional(text('IANA zone of whoever asks; default that of the reader’s bureau', 60)),
  about: optional(
    shape({
      bureaus: optional(list(bureauCode('Bureau'), 'Bureaus concerned', 50)),
      countries: optional(list(text('ISO 3166 alpha-3', 3), 'Countries concerned', 50)),
      crimeAreas: optional(list(text('Crime area', 60), 'Crime areas concerned', 30)),
      threats: optional(list(id('Threat'), 'Threats concerned', 20)),
    }),
  ),
  limit: optional(count('Experts wanted, 1 to 100; default 20', 1, 100)),
})
export type ExpertQuestion = Static<typeof expertQuestion>

export const fitReasonShape = shape({
  key: code(fitKeys, 'What kind of reason'),
  kind: nullable(code(skillKinds, 'Kind of the skill, of reasons about one')),
  code: nullable(text('Its code', 40)),
  says: text('In words', 300),
})
export type FitReasonView = Static<typeof fitReasonShape>

export const matchShape = shape({
  expert: expertLine,
  fits: flag('Nothing that was asked for is missing'),
  score: quantity('Orders experts; never shown as a number'),
  found: list(fitReasonShape, 'What speaks for the expert', 40),
  missing: list(fitReasonShape, 'What is missing', 40),
})
export type MatchView = Static<typeof matchShape>

export const matchesShape = shape({
  understood: list(wantedShape, 'Skills that were looked for, as read from the question and as given', 40),
  unread: list(text('Word', 300), 'Words of the question that name no skill', 40),
  matches: list(matchShape, 'Experts who fit, the best first', 100),
  nearest: list(matchShape, 'Where none fits: those who lack least', 5),
  says: lines('The answer in one sentence', 2000),
})
export type Matches = Static<typeof matchesShape>
