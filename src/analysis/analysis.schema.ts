// Analysis files (RPD 68 to 72): the order a file stands on, the advice on it, its life, and the list and page that show it.
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
import { crimeAreas } from '../terms/crime-area.ts'
import { confidentialities } from '../terms/handling.ts'
import { personStatuses } from '../terms/person-status.ts'

/** Years a file may run from the day it is proposed, and again from the day it is extended. */
export const mostFileYears = 5

/** Days before the last day on which owner and secretariat are reminded of it. */
export const expiryReminderDays = 60

/** Days a closed or expired file may wait for deletion or archive before the secretariat is told. */
export const endingDays = 30

export const fileKinds = ['operational', 'strategic'] as const
export type FileKind = (typeof fileKinds)[number]

/** Proposed, advised by data protection, open, closing (closed or expired: nothing goes in or out), and the two ends; or never opened. */
export const fileStates = [
  'proposed',
  'advised',
  'open',
  'closing',
  'deleted',
  'archived',
  'declined',
  'withdrawn',
] as const
export type FileState = (typeof fileStates)[number]

export const adviceVerdicts = ['agrees', 'agrees-with-changes', 'objects'] as const
export type AdviceVerdict = (typeof adviceVerdicts)[number]

/** What an advice is about: the order as it stands, or a later last day. */
export const adviceSubjects = ['order', 'extension'] as const
export type AdviceSubject = (typeof adviceSubjects)[number]

/** Why a file is over. */
export const overReasons = ['closed', 'expired', 'declined', 'withdrawn'] as const
export type OverReason = (typeof overReasons)[number]

/** How sources agree to the copying of what is theirs. */
export const consentWays = ['own-data', 'specific', 'general'] as const
export type ConsentWay = (typeof consentWays)[number]

/** Parts bureaus may play beside the owner: read, contribute, be given results. */
export const fileRoles = ['reader', 'contributor', 'recipient'] as const
export type FileRole = (typeof fileRoles)[number]

/** Categories of data an order may name. */
export const dataCategories = [
  'identity',
  'identity-documents',
  'contact-details',
  'criminal-history',
  'relations',
  'travel',
  'communications',
  'accounts-and-payments',
  'organisations',
  'vehicles-and-vessels',
  'firearms',
  'places',
  'offences',
  'ways-of-working',
] as const
export type DataCategory = (typeof dataCategories)[number]

/** Those that speak of persons: an order that names one names categories of persons too. */
export const personalCategories: readonly DataCategory[] = [
  'identity',
  'identity-documents',
  'contact-details',
  'criminal-history',
  'relations',
]

export const readerEntry = shape({
  bureau: bureauCode('Bureau that reads the material; the owner itself only to name officers'),
  officers: optional(
    list(text('Officer', 80), 'Only these officers of the bureau; all its analysts when left out', 20, 1),
  ),
})
export type ReaderEntry = Static<typeof readerEntry>

const orderMembers = {
  name: text('What people call the file; no personal data', 160),
  kind: code(fileKinds, 'operational: links and persons of a case; strategic: trends and threats'),
  crimeAreas: list(code(crimeAreas, 'Crime area'), 'Crime areas', 10, 1),
  purpose: lines('What the file is for (RPD 68)', 2000),
  why: lines('Why it is needed, and why less would not do', 2000),
  dataCategories: list(code(dataCategories, 'Category'), 'Categories of data it may hold', dataCategories.length, 1),
  personCategories: list(code(personStatuses, 'Status'), 'Categories of persons it may hold', personStatuses.length),
  contributors: list(bureauCode('Bureau'), 'Bureaus that may contribute and do not read', 250),
  recipients: list(bureauCode('Bureau'), 'Bureaus that may be given results and do not read', 250),
  consentBy: code(consentWays, 'own-data: of the owner alone; specific, general: how sources agree'),
  confidentiality: code(confidentialities, 'Level of the file (RPD 112): readers are cleared for it'),
  reviewEvery: count('Months between two reviews', 1, 12),
}

/** The order a file stands on, as it is proposed and as it is revised. */
export const fileOrder = shape({
  ...orderMembers,
  threat: optional(id('Threat of the register it serves')),
  readers: list(readerEntry, 'Bureaus that read the material', 250),
  until: day('Last day: at most five years from today'),
  contributionsUntil: optional(day('Last day for contributions; the last day of the file when left out')),
})
export type FileOrder = Static<typeof fileOrder>

export const orderRevision = shape({ version: count('Version that was read', 1), order: fileOrder })

export const adviceEntry = shape({
  version: count('Version that was read', 1),
  about: code(adviceSubjects, 'The order as it stands, or the later last day that is asked for'),
  verdict: code(adviceVerdicts, 'What data protection says'),
  text: lines('The advice', 4000),
})
export type AdviceEntry = Static<typeof adviceEntry>

export const fileVersion = shape({ version: count('Version that was read', 1) })
export const fileReason = shape({ version: count('Version that was read', 1), reason: lines('Why', 2000) })
/** Why a file is deleted: a code, since what is said in words is erased with it. */
export const deletionReasons = ['purpose-met', 'no-longer-needed', 'time-over', 'against-the-rules'] as const
export const fileDeletion = shape({
  version: count('Version that was read', 1),
  because: code(deletionReasons, 'Why it is deleted'),
})
export const extensionEntry = shape({
  version: count('Version that was read', 1),
  until: day('New last day: later than the present one, at most five years from today'),
  reason: lines('Why the file is still needed', 2000),
})
export const reviewEntry = shape({
  version: count('Version that was read', 1),
  note: lines('What the review found: still needed, still the right data and readers', 2000),
})
export const windowEntry = shape({
  version: count('Version that was read', 1),
  until: day('Last day for contributions, not after the last day of the file'),
})
export const partnerEntry = shape({
  version: count('Version that was read', 1),
  role: code(fileRoles, 'reader, contributor or recipient'),
  bureau: bureauCode('Bureau'),
  officers: optional(list(text('Officer', 80), 'Readers only: these officers of the bureau and no others', 20, 1)),
  reason: lines('Why', 2000),
})
export type PartnerEntry = Static<typeof partnerEntry>
export const partnerRemoval = shape({
  version: count('Version that was read', 1),
  role: code(fileRoles, 'reader, contributor or recipient'),
  bureau: bureauCode('Bureau'),
  reason: lines('Why', 2000),
})

export const fileSteps = [
  'proposed',
  'revised',
  'advised',
  'opened',
  'declined',
  'withdrawn',
  'extension-asked',
  'extension-advised',
  'extended',
  'extension-declined',
  'reviewed',
  'review-due',
  'expiry-near',
  'window-set',
  'added',
  'removed',
  'closed',
  'expired',
  'ending-due',
  'deleted',
  'archived',
] as const
export type FileStep = (typeof fileSteps)[number]

const fileAction = text('Action', 40)

/** One line of the list: nothing in it speaks of a person. */
export const fileLine = shape({
  id: id('File'),
  reference: text('FIL-2026-0007', 20),
  name: text('What people call it', 160),
  owner: bureauCode('Bureau whose file it is'),
  kind: code(fileKinds, 'Kind'),
  state: code(fileStates, 'State'),
  crimeAreas: list(code(crimeAreas, 'Crime area'), 'Crime areas', 10),
  threat: nullable(
    shape(
      { id: id('Threat'), reference: text('THR-2026-0001', 20), name: text('Name', 200) },
      'Threat it serves, as far as the reader sees it',
    ),
  ),
  confidentiality: code(confidentialities, 'Level'),
  until: day('Last day'),
  reviewOn: nullable(day('Next review; null until it is open')),
  reviewDue: flag('The day of its review has passed'),
  contributionsUntil: day('Last day for contributions'),
  takesContributions: flag('A contribution would be taken today'),
  part: code(
    ['owner', 'reader', 'contributor', 'secretariat', 'adviser', 'recipient'],
    'What the reader’s bureau is to it',
  ),
  advice: nullable(code(adviceVerdicts, 'Advice on the order as it stands')),
  extension: nullable(day('A later last day that is asked for')),
  createdAt: instant('Proposed'),
  updatedAt: instant('Last changed'),
  version: count('Version', 1),
})
export type FileLine = Static<typeof fileLine>

export const fileShape = shape({
  ...fileLine.properties,
  officer: text('Who proposed it', 80),
  purpose: nullable(lines('What it is for; null once erased, and to whom the terms give no personal data', 2000)),
  why: nullable(lines('Why it is needed; null as its purpose', 2000)),
  dataCategories: list(code(dataCategories, 'Category'), 'Categories of data', dataCategories.length),
  personCategories: list(code(personStatuses, 'Status'), 'Categories of persons', personStatuses.length),
  readers: list(readerEntry, 'Bureaus that read the material beside the owner, with named officers', 251),
  contributors: list(bureauCode('Bureau'), 'Bureaus that contribute and do not read', 250),
  recipients: list(bureauCode('Bureau'), 'Bureaus that may be given results and do not read', 250),
  consentBy: code(consentWays, 'How sources agree'),
  reviewEvery: count('Months between two reviews', 1, 12),
  orderVersion: count('How often the order was stated', 1),
  extensionAdvice: nullable(code(adviceVerdicts, 'Advice on the later last day')),
  openedAt: nullable(instant('Opened')),
  overBecause: nullable(code(overReasons, 'Why it is over')),
  overAt: nullable(instant('When')),
  endedAt: nullable(instant('Deleted or archived')),
  remains: list(shape({ what: text('What', 40), count: count('How many') }), 'Counts that remain of an ended file', 20),
  readsMaterial: flag('This reader may read the material; without it the order alone'),
  steps: list(
    shape({
      number: count('Order', 1),
      at: instant('When'),
      bureau: bureauCode('Bureau'),
      officer: nullable(text('Who; to the own bureau, null to others', 80)),
      step: code(fileSteps, 'What'),
      day: nullable(day('Day it set')),
      about: nullable(text('Bureau, role or verdict it was about', 80)),
      note: nullable(lines('Why; null once erased', 4000)),
    }),
    'Steps, oldest first',
    2000,
  ),
  allowed: list(fileAction, 'What this reader may do now', 30),
})
export type FileView = Static<typeof fileShape>
