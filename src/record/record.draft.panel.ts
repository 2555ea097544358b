// What an owner is typing about a record, and how it becomes what the hub is told; pure.
import type { DeclaredField } from './record.fields.panel.ts'
import { type DraftValue, entriesFrom, linesFrom, linesIn, valueFrom } from './record.lines.panel.ts'
import type { RecordChange, RecordEntry, RecordView } from './record.schema.ts'

type Described = Omit<RecordEntry, 'reference'>
export type RecordDraft = {
  readonly reference: string
  readonly status: string | null
  readonly purpose: Described['purpose'] | null
  readonly personStatus: NonNullable<Described['personStatus']> | null
  readonly handlingCode: NonNullable<Described['handlingCode']>
  readonly confidentiality: NonNullable<Described['confidentiality']>
  readonly crimeArea: NonNullable<Described['crimeArea']> | null
  readonly sourceGrade: NonNullable<Described['sourceGrade']> | null
  readonly informationGrade: NonNullable<Described['informationGrade']> | null
  readonly restrictionMode: 'hidden' | 'ask'
  readonly restrictedFrom: readonly string[]
  readonly alert: NonNullable<Described['alert']>
  readonly retainUntil: string
  readonly fields: Readonly<Record<string, DraftValue>>
}

export const blankDraft = (purpose: Described['purpose'] | null): RecordDraft => ({
  reference: '',
  status: null,
  purpose,
  personStatus: null,
  handlingCode: 'H0',
  confidentiality: 'official-use-only',
  crimeArea: null,
  sourceGrade: null,
  informationGrade: null,
  restrictionMode: 'hidden',
  restrictedFrom: [],
  alert: 'open',
  retainUntil: '',
  fields: {},
})

/** The record as it would be typed, to be changed. */
export const draftOf = (record: RecordView): RecordDraft => ({
  reference: record.reference,
  status: record.status,
  purpose: record.purpose,
  personStatus: record.personStatus as RecordDraft['personStatus'],
  handlingCode: record.handlingCode,
  confidentiality: record.confidentiality,
  crimeArea: record.crimeArea as RecordDraft['crimeArea'],
  sourceGrade: record.sourceGrade,
  informationGrade: record.informationGrade,
  restrictionMode: record.restriction?.mode ?? 'hidden',
  restrictedFrom: record.restriction?.bureaus ?? [],
  alert: record.alert,
  retainUntil: record.retainUntil,
  fields: Object.fromEntries(
    Object.entries(record.fields as Readonly<Record<string, unknown>>).map(([name, value]) => [
      name,
      Array.isArray(value) ? linesFrom(value) : typeof value === 'boolean' ? value : String(value),
    ]),
  ),
})

/** What is sent of the fields. A list that the database wants is sent empty; one it does not is left out. */
const fieldsFrom = (draft: RecordDraft, declared: readonly DeclaredField[]): Record<string, unknown> => {
  const fields: Record<string, unknown> = {}
  for (const field of declared) {
    const typed = draft.fields[field.name]
    if (field.schema.type === 'array') {
      const entries = entriesFrom(field, linesIn(typed))
      if (field.required || entries.length > 0) fields[field.name] = entries
      continue
    }
    const value = typeof typed === 'object' ? undefined : valueFrom(field, typed)
    if (value !== undefined) fields[field.name] = value
  }
  return fields
}

/** The described part as it is sent; null while status or purpose are not chosen. Members left empty are left out. */
const describedBy = (draft: RecordDraft, declared: readonly DeclaredField[]): Described | null => {
  if (draft.status === null || draft.purpose === null) return null
  return {
    status: draft.status,
    purpose: draft.purpose,
    handlingCode: draft.handlingCode,
    confidentiality: draft.confidentiality,
    ...(draft.personStatus === null ? {} : { personStatus: draft.personStatus }),
    ...(draft.crimeArea === null ? {} : { crimeArea: draft.crimeArea }),
    ...(draft.sourceGrade === null ? {} : { sourceGrade: draft.sourceGrade }),
    ...(draft.informationGrade === null ? {} : { informationGrade: draft.informationGrade }),
    ...(draft.restrictedFrom.length === 0
      ? {}
      : { restriction: { mode: draft.restrictionMode, bureaus: [...draft.restrictedFrom] } }),
    ...(draft.alert === 'open' ? {} : { alert: draft.alert }),
    ...(draft.retainUntil.trim() === '' ? {} : { retainUntil: draft.retainUntil.trim() }),
    fields: fieldsFrom(draft, declared),
  }
}

export const entryFrom = (draft: RecordDraft, declared: readonly DeclaredField[]): RecordEntry | null => {
  const described = describedBy(draft, declared)
  return described === null ? null : { reference: draft.reference.trim(), ...described }
}

export const changeFrom = (
  draft: RecordDraft,
  declared: readonly DeclaredField[],
  version: number,
): RecordChange | null => {
  const described = describedBy(draft, declared)
  return described === null ? null : { version, ...described }
}
