// What an owner is typing about a record, and how it becomes what the hub is told; pure.
import { type DeclaredField, fieldKindOf } from './record.fields.panel.ts'
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
  readonly retainUntil: string
  /** As typed: text for everything but flags. */
  readonly fields: Readonly<Record<string, string | boolean>>
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
  retainUntil: record.retainUntil,
  fields: Object.fromEntries(
    Object.entries(record.fields as Readonly<Record<string, unknown>>).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? value : String(value),
    ]),
  ),
})

const fieldsFrom = (draft: RecordDraft, declared: readonly DeclaredField[]): Record<string, unknown> => {
  const fields: Record<string, unknown> = {}
  for (const { name, schema } of declared) {
    const typed = draft.fields[name]
    if (typed === undefined || typed === false || (typeof typed === 'string' && typed.trim() === '')) continue
    const number = Number(typed)
    // What is no number is sent as it was typed: the hub names the field and what is wrong with it.
    if (fieldKindOf(name, schema) === 'number') fields[name] = Number.isFinite(number) ? number : typed
    else fields[name] = typeof typed === 'string' ? typed.trim() : typed
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
