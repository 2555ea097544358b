// What an owner states about a record, judged whole and turned into the columns that are stored.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import type { Actor } from '../kernel/actor.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { checkAgainst } from '../kernel/validation.ts'
import { type GradeAxis, type GradeScheme, gradeChoices } from '../terms/evaluation.ts'
import { confidentialityLevel } from '../terms/handling.ts'
import { besideFields, type DatabaseFile, type FieldFault } from './databases/database.ts'
import type { RecordChange, RecordEntry, RecordRow } from './record.schema.ts'
import { retainUntil, retentionFault } from './record.workflow.ts'

/** The columns an owner describes; the others are the hub's. */
export type Described = Pick<
  RecordRow,
  | 'status'
  | 'purpose'
  | 'personStatus'
  | 'handlingCode'
  | 'confidentiality'
  | 'confidentialityLevel'
  | 'crimeArea'
  | 'sourceGrade'
  | 'informationGrade'
  | 'restriction'
  | 'restrictedFrom'
  | 'retainUntil'
  | 'keys'
  | 'rangeEnd'
  | 'alert'
  | 'flaws'
  | 'fields'
>

export type Statement = Omit<RecordEntry, 'reference'> | Omit<RecordChange, 'version'>

type Moment = {
  /** Day of the statement, `YYYY-MM-DD`. */
  readonly today: string
  /** The record as it stands, when it is changed. */
  readonly present?: Pick<RecordRow, 'purpose' | 'retainUntil'>
}

const pointer = (at: string, key: string): FailurePointer => ({ pointer: at, key, values: {} })

/** A fault of the database's file, most of them of the fields. */
const inStatement = ({ pointer: at, key, values }: FieldFault): FailurePointer => ({
  pointer: besideFields.includes(at) ? at : `/fields${at}`,
  key,
  values: values ?? {},
})

/** Who enters is decided by the country in the fields, and of a database without one by who the bureau is. */
const foreignPointer = (file: DatabaseFile, key: string): FailurePointer =>
  pointer(Object.hasOwn(file.seenBy, 'country') ? '/fields/country' : '', key)

type StatedGrade = { readonly scheme: GradeScheme; readonly code: string } | undefined

const gradeFaults = (
  member: 'sourceGrade' | 'informationGrade',
  axis: GradeAxis,
  grade: StatedGrade,
): FailurePointer[] =>
  grade === undefined || gradeChoices(grade.scheme, axis).some((choice) => choice.code === grade.code)
    ? []
    : [pointer(`/${member}/code`, 'fault.grade-not-of-scheme')]

/** A source cannot be kept out of its own record, nor the Secretariat that administers it (RPD 58 speaks of bureaus and entities). */
const restrictionFaults = (actor: Actor, bureaus: readonly string[]): FailurePointer[] =>
  bureaus.flatMap((bureau, index) =>
    bureau === actor.bureau || bureau === generalSecretariat
      ? [pointer(`/restriction/bureaus/${index}`, 'fault.cannot-be-kept-out')]
      : [],
  )

const shapeFaults = (file: DatabaseFile, fields: unknown): readonly FailurePointer[] => {
  try {
    checkAgainst(file.fields, fields, '/fields')
    return []
  } catch (error) {
    if (error instanceof Failure) return error.pointers
    throw error
  }
}

const faultsOf = (
  file: DatabaseFile,
  actor: Actor,
  stated: Statement,
  { today, present }: Moment,
): FailurePointer[] => {
  const { status, fields } = stated
  // Added where there are any: of a feed hardly a line has one, and lists that are made to stay empty cost each of them.
  const faults: FailurePointer[] = []
  if (!file.statuses.includes(status)) faults.push(pointer('/status', 'fault.status-not-of-database'))
  if (!file.entryPurposes.includes(stated.purpose)) faults.push(pointer('/purpose', 'fault.purpose-not-of-database'))
  if (stated.sourceGrade) faults.push(...gradeFaults('sourceGrade', 'source', stated.sourceGrade))
  if (stated.informationGrade) faults.push(...gradeFaults('informationGrade', 'information', stated.informationGrade))
  if (stated.restriction) faults.push(...restrictionFaults(actor, stated.restriction.bureaus))
  if (stated.alert === 'discreet' && !file.discreetAlerts) faults.push(pointer('/alert', 'fault.no-discreet-alerts'))
  faults.push(...shapeFaults(file, fields))
  // Meaning is judged only on fields of the right shape.
  if (!faults.some((fault) => fault.pointer.startsWith('/fields')))
    for (const fault of file.faultsOf({
      status,
      fields,
      today,
      purpose: stated.purpose,
      personStatus: stated.personStatus,
    }))
      faults.push(inStatement(fault))
  const term = { today, years: file.retentionYears, stated: stated.retainUntil, present: present?.retainUntil }
  if (retainUntil(term) === undefined)
    faults.push(pointer('/retainUntil', retentionFault(stated.retainUntil ?? present?.retainUntil ?? today, today)))
  return faults
}

const gradeColumn = (grade: StatedGrade): string => (grade === undefined ? '' : `${grade.scheme}:${grade.code}`)

/** A grade as it stands in its column, `4x4:A`; null for none. */
export const readGrade = (column: string): { scheme: GradeScheme; code: string } | null => {
  const at = column.indexOf(':')
  return at < 0 ? null : { scheme: column.slice(0, at) as GradeScheme, code: column.slice(at + 1) }
}

/**
 * The columns of what is stated; what is left out has its default, for a change too, but the day of retention, which stays.
 * Throws Failure invalid `request.invalid` with every pointer, forbidden `record.not-yours-to-enter` when another bureau
 * enters such fields, and forbidden `purpose.foreign` for a purpose the actor may not name.
 */
export const describeRecord = (file: DatabaseFile, actor: Actor, stated: Statement, moment: Moment): Described => {
  const pointers = faultsOf(file, actor, stated, moment)
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
  const foreign = file.enteredBy(stated.fields, actor.bureau)
  if (foreign !== undefined)
    throw new Failure('forbidden', 'record.not-yours-to-enter', { pointers: [foreignPointer(file, foreign)] })
  if (stated.purpose !== moment.present?.purpose && !actor.purposes.includes(stated.purpose))
    throw new Failure('forbidden', 'purpose.foreign')
  const confidentiality = stated.confidentiality ?? 'official-use-only'
  // Sorted and without repetition: the index gives one class to equal lists.
  const restrictedFrom = stated.restriction ? [...new Set(stated.restriction.bureaus)].sort() : []
  const term = { today: moment.today, years: file.retentionYears, stated: stated.retainUntil }
  return {
    status: stated.status,
    purpose: stated.purpose,
    personStatus: stated.personStatus ?? '',
    handlingCode: stated.handlingCode ?? 'H0',
    confidentiality,
    confidentialityLevel: confidentialityLevel(confidentiality),
    crimeArea: stated.crimeArea ?? '',
    sourceGrade: gradeColumn(stated.sourceGrade),
    informationGrade: gradeColumn(stated.informationGrade),
    restriction: restrictedFrom.length === 0 ? 'hidden' : (stated.restriction?.mode ?? 'hidden'),
    restrictedFrom,
    retainUntil: retainUntil({ ...term, present: moment.present?.retainUntil }) ?? moment.today,
    keys: file.keys(stated.fields),
    rangeEnd: file.rangeEnd(stated.fields),
    alert: stated.alert ?? 'open',
    flaws: [...file.flaws(stated.fields, moment.today)],
    fields: stated.fields,
  }
}
