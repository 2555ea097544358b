// What is claimed of an entity, typed field by field as its kind has them: names, numbers, dates; used by hand and when a finding is changed.
import type { ReactNode } from 'react'
import { CodeField, CountryField, PartialDateField, TextField } from '../console/form.tsx'
import { CountriesField } from '../console/form-lists.tsx'
import { Repeated } from '../console/repeated.tsx'
import { personStatuses } from '../terms/person-status.ts'
import {
  emptyIdentifier,
  emptyName,
  type FieldsDraft,
  type IdentifierDraft,
  moveUp,
  type NameDraft,
  nextKey,
} from './material.claim.panel.ts'
import {
  type Column,
  columnOfField,
  columnsOfKind,
  hasNameParts,
  takesNames,
  takesNationalities,
} from './material.field.panel.ts'
import { type EntityKind, identifierKinds, sexCodes } from './material.fields.schema.ts'

type PartProps = {
  readonly value: FieldsDraft
  readonly onChange: (next: FieldsDraft) => void
  /** Where the fields stand in the body: `/fields`, `/entities/0/fields`. */
  readonly at: string
}

const Names = ({ value, onChange, at, kind }: PartProps & { kind: EntityKind }) => {
  const turn = (key: number, change: Partial<NameDraft>) =>
    onChange({ ...value, names: value.names.map((one) => (one.key === key ? { ...one, ...change } : one)) })
  const placeOf = (key: number): number => value.names.findIndex((one) => one.key === key)
  return (
    <Repeated
      label="material-field.names"
      pointer={`${at}/names`}
      keys={value.names.map(({ key }) => key)}
      max={12}
      pointerOf={(key) => `${at}/names/${placeOf(key)}`}
      onAdd={() => onChange({ ...value, names: [...value.names, emptyName(nextKey(value.names))] })}
      onRemove={(key) => onChange({ ...value, names: value.names.filter((one) => one.key !== key) })}
      onMoveUp={(key) => onChange({ ...value, names: moveUp(value.names, key) })}
    >
      {(key) => {
        const name = value.names.find((one) => one.key === key) ?? emptyName(key)
        const part = (member: 'family' | 'given' | 'other' | 'whole', most: number) => (
          <TextField
            label={`material-name.${member}`}
            pointer={`${at}/names/${placeOf(key)}/${member}`}
            maxLength={most}
            value={name[member]}
            onChange={(text) => turn(key, { [member]: text })}
          />
        )
        return (
          <div className="form-row">
            {hasNameParts(kind) ? (
              <>
                {part('family', 120)}
                {part('given', 160)}
                {part('other', 160)}
              </>
            ) : null}
            {part('whole', 240)}
          </div>
        )
      }}
    </Repeated>
  )
}

const Identifiers = ({ value, onChange, at }: PartProps) => {
  const turn = (key: number, change: Partial<IdentifierDraft>) =>
    onChange({ ...value, identifiers: value.identifiers.map((one) => (one.key === key ? { ...one, ...change } : one)) })
  const placeOf = (key: number): number => value.identifiers.findIndex((one) => one.key === key)
  return (
    <Repeated
      label="material-field.identifiers"
      pointer={`${at}/identifiers`}
      keys={value.identifiers.map(({ key }) => key)}
      max={24}
      pointerOf={(key) => `${at}/identifiers/${placeOf(key)}`}
      onAdd={() =>
        onChange({ ...value, identifiers: [...value.identifiers, emptyIdentifier(nextKey(value.identifiers))] })
      }
      onRemove={(key) => onChange({ ...value, identifiers: value.identifiers.filter((one) => one.key !== key) })}
      onMoveUp={(key) => onChange({ ...value, identifiers: moveUp(value.identifiers, key) })}
    >
      {(key) => {
        const one = value.identifiers.find((entry) => entry.key === key) ?? emptyIdentifier(key)
        const pointer = `${at}/identifiers/${placeOf(key)}`
        return (
          <div className="form-row">
            <CodeField
              label="material.identifier-kind"
              pointer={`${pointer}/kind`}
              list="material-identifier"
              codes={identifierKinds}
              required
              value={one.kind}
              onChange={(kind) => turn(key, { kind })}
            />
            <TextField
              label="material.identifier-value"
              pointer={`${pointer}/value`}
              mono
              required
              maxLength={120}
              value={one.value}
              onChange={(text) => turn(key, { value: text })}
            />
            <CountryField
              label="material.identifier-country"
              pointer={`${pointer}/country`}
              value={one.country}
              onChange={(country) => turn(key, { country })}
            />
            <PartialDateField
              label="material.valid-from"
              pointer={`${pointer}/validFrom`}
              value={one.validFrom}
              onChange={(validFrom) => turn(key, { validFrom })}
            />
            <PartialDateField
              label="material.valid-until"
              pointer={`${pointer}/validUntil`}
              value={one.validUntil}
              onChange={(validUntil) => turn(key, { validUntil })}
            />
          </div>
        )
      }}
    </Repeated>
  )
}

const mostOf: Readonly<Partial<Record<Column, number>>> = {
  placeOfBirth: 120,
  mother: 160,
  father: 160,
  role: 120,
  address: 240,
  colour: 40,
  calibre: 40,
  note: 1000,
}

const Single = ({ of, value, onChange, at }: PartProps & { of: Column }) => {
  const text = value.single[of] ?? ''
  const set = (next: string | null) => onChange({ ...value, single: { ...value.single, [of]: next ?? '' } })
  const field = { label: `material-field.${of}`, pointer: `${at}/${of}` }
  switch (columnOfField(of)) {
    case 'date':
      return <PartialDateField {...field} value={text} onChange={set} />
    case 'country':
      return <CountryField {...field} value={text || null} onChange={set} />
    case 'sex':
      return (
        <CodeField
          {...field}
          list="sex"
          codes={sexCodes}
          value={sexCodes.find((one) => one === text) ?? null}
          onChange={set}
        />
      )
    case 'person-status':
      return (
        <CodeField
          {...field}
          list="person-status"
          codes={personStatuses}
          value={personStatuses.find((one) => one === text) ?? null}
          onChange={set}
        />
      )
    case 'lines':
      return <TextField {...field} lines={2} maxLength={mostOf[of] ?? 1000} value={text} onChange={set} />
    default:
      return <TextField {...field} maxLength={mostOf[of] ?? 80} value={text} onChange={set} />
  }
}

/** All fields of a kind. */
export const EntityFieldsForm = ({ kind, ...props }: PartProps & { kind: EntityKind }): ReactNode => (
  <div className="material-fields">
    {takesNames(kind) ? <Names {...props} kind={kind} /> : null}
    <Identifiers {...props} />
    <div className="form-row">
      {takesNationalities(kind) ? (
        <CountriesField
          label="material-field.nationalities"
          pointer={`${props.at}/nationalities`}
          value={props.value.nationalities}
          onChange={(nationalities) => props.onChange({ ...props.value, nationalities })}
        />
      ) : null}
      {columnsOfKind(kind).map((column) => (
        <Single key={column} {...props} of={column} />
      ))}
    </div>
  </div>
)
