// What is watched for as lines to read: each value with the words of its field; and how many days a watch has left; pure.

import type { DatabaseName } from '../record/record.schema.ts'
import { addDays, daysBetween } from '../terms/instant.ts'
import { mostWatchDays, type WatchKind, watchKinds } from './watch.schema.ts'

export type AskedLine = {
  /** Id of the words of the field. */
  readonly label: string
  readonly value: string
  readonly shows: 'text' | 'number' | 'country' | 'date' | 'code'
  /** Prefix of the words of a code. */
  readonly list?: string
}

type Field = Pick<AskedLine, 'label' | 'shows' | 'list'>

const field = (label: string, shows: AskedLine['shows'] = 'text', list?: string): Field => ({
  label,
  shows,
  ...(list ? { list } : {}),
})

/** A person as it is asked for, by the words of the fields of persons. */
const ofPerson: Readonly<Record<string, Field>> = {
  name: field('field.nominal.names.whole'),
  family: field('field.nominal.names.family'),
  given: field('field.nominal.names.given'),
  other: field('field.nominal.names.other'),
  original: field('field.nominal.names.original'),
  dateOfBirth: field('field.nominal.datesOfBirth', 'date'),
  sex: field('field.nominal.sex', 'code', 'sex'),
  nationalities: field('field.nominal.nationalities.country', 'country'),
  placeOfBirth: field('field.nominal.placeOfBirth'),
  mother: field('field.nominal.mother'),
  'documents.number': field('field.nominal.documents.number', 'number'),
  'documents.country': field('field.nominal.documents.country', 'country'),
  'documents.type': field('field.nominal.documents.type', 'code', 'document-type'),
}

const codeLists: Readonly<Record<string, string>> = {
  'travel-document.type': 'document-type',
  'administrative-document.type': 'administrative-document-type',
  'firearm.kind': 'firearm-kind',
  'work-of-art.kind': 'work-of-art-kind',
}

const ofThing = (kind: WatchKind, name: string): Field => {
  const list = codeLists[`${kind}.${name}`]
  const label = `field.${kind}.${name}`
  if (list) return field(label, 'code', list)
  if (name === 'country' || name === 'flag') return field(label, 'country')
  return field(
    label,
    ['name', 'make', 'model', 'calibre', 'title', 'maker', 'subject'].includes(name) ? 'text' : 'number',
  )
}

const flat = (value: unknown, path: string): readonly (readonly [string, string])[] => {
  if (value === null || value === undefined || value === '') return []
  if (Array.isArray(value)) return value.flatMap((one) => flat(one, path))
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, one]) => flat(one, path === '' ? name : `${path}.${name}`))
  return [[path, String(value)]]
}

/** The question in lines, in its own order; none once it has been erased. */
export const linesOfQuestion = (kind: WatchKind, question: unknown): readonly AskedLine[] =>
  flat(question, '').map(([path, value]) => {
    const known = kind === 'person' ? (ofPerson[path] ?? field(`field.nominal.${path}`)) : ofThing(kind, path)
    return { ...known, value }
  })

/**
 * What was asked in an earlier check that a record of this database met. Of a check that was kept as a hash the question is in
 * the record's own spelling.
 */
export const kindOfEarlier = (database: DatabaseName, question: unknown): WatchKind | undefined => {
  if (database === 'nominal') return 'person'
  if (database === 'tdawn')
    return typeof question === 'object' && question !== null && 'number' in question ? 'travel-document' : 'person'
  return watchKinds.find((kind) => kind === database)
}

/** Days until the end of a last day; negative once it is past. `today` is `YYYY-MM-DD`. */
export const daysLeft = (endsOn: string, today: string): number => daysBetween(today, endsOn)

/** Last days that are offered at a press: a month, and the most the kind admits. */
export const offeredDays = (kind: WatchKind): readonly number[] =>
  kind === 'person' ? [7, 30, mostWatchDays.person] : [30, 90, mostWatchDays.thing]

/** The day so many days from today. */
export const dayAfter = (today: string, days: number): string => addDays(today, days)
