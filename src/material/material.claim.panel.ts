// What is claimed of an entity while it is typed: names, numbers and fields of its kind as text, and what of it is sent; pure.
import { type Column, columnOfField } from './material.field.panel.ts'
import type { EntityFields, EntityKind, IdentifierKind } from './material.fields.schema.ts'
import { fieldsOfKind } from './material.fields.ts'

export type NameDraft = {
  readonly key: number
  readonly family: string
  readonly given: string
  readonly other: string
  readonly whole: string
}
export type IdentifierDraft = {
  readonly key: number
  readonly kind: IdentifierKind | null
  readonly value: string
  readonly country: string | null
  readonly validFrom: string
  readonly validUntil: string
}
/** Everything typed, whatever the kind: turning the kind loses nothing. */
export type FieldsDraft = {
  readonly names: readonly NameDraft[]
  readonly identifiers: readonly IdentifierDraft[]
  readonly nationalities: readonly string[]
  /** Fields of one value, by their name. */
  readonly single: Readonly<Partial<Record<Column, string>>>
}

export const emptyName = (key: number): NameDraft => ({ key, family: '', given: '', other: '', whole: '' })
export const emptyIdentifier = (key: number): IdentifierDraft => ({
  key,
  kind: null,
  value: '',
  country: null,
  validFrom: '',
  validUntil: '',
})
export const emptyFields: FieldsDraft = { names: [], identifiers: [], nationalities: [], single: {} }

/** A key that no entry has yet. */
export const nextKey = (entries: readonly { readonly key: number }[]): number =>
  entries.reduce((most, { key }) => Math.max(most, key), 0) + 1

/** An entry with another before it. */
export const moveUp = <T extends { readonly key: number }>(entries: readonly T[], key: number): readonly T[] => {
  const at = entries.findIndex((one) => one.key === key)
  const [one, before] = [entries[at], entries[at - 1]]
  return one && before ? entries.with(at - 1, one).with(at, before) : entries
}

/** What is already claimed or proposed, as it is typed on. */
export const draftOfFields = (fields: EntityFields): FieldsDraft => ({
  names: (fields.names ?? []).map((name, at) => ({ ...emptyName(at + 1), ...name })),
  identifiers: (fields.identifiers ?? []).map((one, at) => ({ ...emptyIdentifier(at + 1), ...one })),
  nationalities: fields.nationalities ?? [],
  single: Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) =>
      typeof value === 'string' && columnOfField(field) ? [[field, value]] : [],
    ),
  ),
})

/** What a date that stands alone most likely says, where a word beside it tells; nothing else is guessed. */
export const draftOfDate = (value: string, role: string | undefined): FieldsDraft => ({
  ...emptyFields,
  single: role === 'birth' ? { dateOfBirth: value } : role === 'expiry' ? { validUntil: value } : {},
})

type Members = Readonly<Record<string, string | null>>

const filled = <T extends Members>(members: T): Partial<Record<keyof T, string>> =>
  Object.fromEntries(
    Object.entries(members).flatMap(([key, value]) => (value && value.trim() !== '' ? [[key, value.trim()]] : [])),
  ) as Partial<Record<keyof T, string>>

/** What is sent of a draft: fields of this kind in which something was typed. An identifier without its kind is sent and refused. */
export const entryOfFields = (kind: EntityKind, draft: FieldsDraft): EntityFields => {
  const known = fieldsOfKind(kind)
  const names = draft.names
    .map(({ family, given, other, whole }) => filled({ family, given, other, whole }))
    .filter((name) => Object.keys(name).length > 0)
  const identifiers = draft.identifiers
    .filter(({ value }) => value.trim() !== '')
    .map(({ kind: what, value, country, validFrom, validUntil }) => ({
      ...filled({ country, validFrom, validUntil }),
      kind: what ?? 'other',
      value: value.trim(),
    }))
  const single = Object.fromEntries(
    Object.entries(filled(draft.single as Members)).filter(([field]) => known.some((one) => one === field)),
  )
  return {
    ...(names.length > 0 && known.includes('names') ? { names } : {}),
    ...(identifiers.length > 0 ? { identifiers } : {}),
    ...(draft.nationalities.length > 0 && known.includes('nationalities')
      ? { nationalities: [...draft.nationalities] }
      : {}),
    ...single,
  } as EntityFields
}
