// Reads what is watched for: which databases, which keys, which person; nothing is corrected silently. Pure.
import type { FailurePointer } from '../kernel/failure.ts'
import { nameKeys, type Person, preparePerson } from '../matching/person.ts'
import { emptyPersonForm, type PersonForm } from '../matching/person-form.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { DatabaseFile, Fields } from '../record/databases/database.ts'
import { documentKeys, nameForms } from '../record/databases/person-fields.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { normaliseDocumentNumber } from '../terms/document-number.ts'
import { isIdentifierFault } from '../terms/identifier-text.ts'
import type { WatchItem, WatchKind } from './watch.schema.ts'

export type Question = {
  readonly kind: WatchKind
  /** In normal spelling. */
  readonly fields: Fields
  readonly databases: readonly DatabaseName[]
  readonly keys: readonly string[]
  /** Of a person only. */
  readonly form: PersonForm | null
}
export type Unread = { readonly faults: readonly FailurePointer[] }

export const isUnread = (question: Question | Unread): question is Unread => 'faults' in question

const fault = (pointer: string, key: string): Unread => ({ faults: [{ pointer, key, values: {} }] })

type Member = Exclude<keyof WatchItem, 'person'>
const thingOf: Readonly<Record<Member, Exclude<WatchKind, 'person'>>> = {
  travelDocument: 'travel-document',
  administrativeDocument: 'administrative-document',
  vehicle: 'vehicle',
  vessel: 'vessel',
  firearm: 'firearm',
  workOfArt: 'work-of-art',
}

/** Databases in which a travel document stands, by itself or as that of its holder. Outside lists inform only: no watch listens there. */
const documentDatabases = ['travel-document', 'tdawn', 'nominal'] as const
const personDatabases = ['nominal', 'tdawn'] as const

/** Keys under which the documents of a person, or a document by itself, stand in the databases. */
const keysOfDocuments = (documents: readonly Fields[]): string[] => [
  ...documents.flatMap((one) => [...databaseNamed('travel-document').keys(one), ...databaseNamed('tdawn').keys(one)]),
  ...databaseNamed('nominal').keys({ documents }),
]

const without = (fields: Fields, left: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !left.includes(field)))

const readPerson = (asked: NonNullable<WatchItem['person']>): Question | Unread => {
  const { name, family, given, other, original, documents = [] } = asked
  const names = nameForms(
    [name, family, given, other, original].every((part) => part === undefined)
      ? []
      : [
          {
            use: 'main',
            ...(name === undefined ? {} : { whole: name }),
            ...(family === undefined ? {} : { family }),
            ...(given === undefined ? {} : { given }),
            ...(other === undefined ? {} : { other }),
            ...(original === undefined ? {} : { original }),
          },
        ],
  ).filter((form) => Object.keys(form).length > 0)
  const unreadable = documents.flatMap(({ number }, at): FailurePointer[] => {
    const read = normaliseDocumentNumber(number)
    const pointer = `/item/person/documents/${at}/number`
    return isIdentifierFault(read)
      ? [{ pointer, key: `fault.identifier-${read.fault}`, values: { at: read.at + 1 } }]
      : []
  })
  if (unreadable.length > 0) return { faults: unreadable }
  if (names.length === 0 && documents.length === 0) return fault('/item/person', 'fault.watch-nothing')
  return {
    kind: 'person',
    fields: asked,
    databases: documents.length > 0 ? documentDatabases : personDatabases,
    keys: keysOfDocuments(documents),
    form: {
      ...emptyPersonForm,
      names,
      datesOfBirth: asked.dateOfBirth === undefined ? [] : [asked.dateOfBirth],
      nationalities: asked.nationalities ?? [],
      ...(asked.sex === undefined ? {} : { sex: asked.sex }),
      placesOfBirth: asked.placeOfBirth === undefined ? [] : [asked.placeOfBirth],
      mothers: asked.mother === undefined ? [] : [asked.mother],
      documents: documentKeys(documents),
    },
  }
}

const readThing = (member: Member, asked: Fields): Question | Unread => {
  const kind = thingOf[member]
  const file = databaseNamed(kind)
  const { identifiers, faults } = file.normalise(asked)
  if (faults.length > 0)
    return {
      faults: faults.map((one) => ({ ...one, pointer: `/item/${member}${one.pointer}`, values: one.values ?? {} })),
    }
  const isDocument = kind === 'travel-document'
  const keys = isDocument ? keysOfDocuments([asked]) : file.keys(asked)
  if (keys.length === 0) return fault(`/item/${member}`, 'fault.watch-nothing')
  return {
    kind,
    fields: { ...asked, ...identifiers },
    databases: isDocument ? documentDatabases : [kind],
    keys,
    form: null,
  }
}

/** Reads an item of a proposal. A fault is told with its place; pointers start at `/item`. */
export const readQuestion = (item: WatchItem): Question | Unread => {
  const members = Object.keys(item) as (keyof WatchItem)[]
  const [member] = members
  if (members.length !== 1 || member === undefined) return fault('/item', 'fault.one-kind')
  if (member === 'person') return item.person ? readPerson(item.person) : fault('/item', 'fault.one-kind')
  return readThing(member, item[member] ?? {})
}

/** Words a person can be looked up by: two that `comparePersons` may call alike share at least one. */
const wordsOf = (person: Person): string[] => [...new Set(person.names.flatMap(nameKeys))]

/** A person as a question or a record states it, ready to compare; undefined where no name is stated. */
export const preparedOf = (form: PersonForm | null | undefined): { person: Person; words: string[] } | undefined => {
  if (!form || form.names.length === 0) return undefined
  const person = preparePerson(form)
  return { person, words: wordsOf(person) }
}

/** What people call a question in a list. */
export const titleOf = (kind: string, fields: Fields): string => {
  if (Object.keys(fields).length === 0) return ''
  if (kind !== 'person') return databaseNamed(kind as DatabaseName).titleOf(fields) ?? ''
  const { family, given, other, name, original, documents } = fields as NonNullable<WatchItem['person']>
  const parts = [family?.toUpperCase(), [given, other].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  return parts || name || original || (documents?.[0] ? `${documents[0].country} ${documents[0].number}` : '')
}

/** A question by name without the numbers of documents that were asked with it: those are kept as hashes alone. */
export const withoutDocuments = (fields: Fields): Fields => without(fields, ['documents', 'number'])

/**
 * The least of a record's fields that still gives this key: what an earlier check, of which only the hash was kept, must have
 * asked, in the record's own spelling.
 */
export const equalPart = (file: DatabaseFile, fields: Fields, key: string): Fields => {
  const gives = (part: Fields): boolean => file.keys(part).includes(key)
  let part: Record<string, unknown> = { ...fields }
  for (const field of Object.keys(fields)) {
    const less = without(part, [field])
    if (gives(less)) {
      part = { ...less }
      continue
    }
    const value = part[field]
    if (!Array.isArray(value)) continue
    const alone = value.find((one) => gives({ ...part, [field]: [one] }))
    if (alone !== undefined) part = { ...part, [field]: [alone] }
  }
  return part
}
