// Claims on entities as the comparison takes them: everything stated of one, from all its claims together. Pure.
import type { Entity, Identifier } from '../resolution/entity.ts'
import type { EntityFields, EntityKind } from './material.fields.schema.ts'

const ofNames = (fields: EntityFields): Entity['names'][number][] =>
  (fields.names ?? []).map(({ family, given, other, whole }) => ({
    ...(family === undefined ? {} : { family }),
    ...(given === undefined ? {} : { given }),
    ...(other === undefined ? {} : { other }),
    ...(whole === undefined ? {} : { whole }),
  }))

const ofIdentifiers = (fields: EntityFields): Identifier[] =>
  (fields.identifiers ?? []).map(({ kind, value, country, validFrom, validUntil }) => ({
    kind,
    value,
    ...(country === undefined ? {} : { country }),
    ...(validFrom?.length === 10 ? { validFrom } : {}),
    ...(validUntil?.length === 10 ? { validUntil } : {}),
  }))

const once = (texts: readonly (string | undefined)[]): string[] => [
  ...new Set(texts.flatMap((text) => (text === undefined ? [] : [text]))),
]

/** One entity of all that is stated of it; sex only where no statement contradicts another. */
export const entityOf = (id: string, kind: EntityKind, stated: readonly EntityFields[]): Entity => {
  const sexes = once(stated.map(({ sex }) => sex))
  const [sex] = sexes
  return {
    id,
    kind,
    names: stated.flatMap(ofNames),
    datesOfBirth: once(stated.map(({ dateOfBirth }) => dateOfBirth)),
    nationalities: once(stated.flatMap((one) => [...(one.nationalities ?? []), one.country])),
    ...(sexes.length === 1 && (sex === 'F' || sex === 'M' || sex === 'X') ? { sex } : {}),
    identifiers: stated.flatMap(ofIdentifiers),
    placesOfBirth: once(stated.map(({ placeOfBirth }) => placeOfBirth)),
    mothers: once(stated.map(({ mother }) => mother)),
    fathers: once(stated.map(({ father }) => father)),
  }
}
