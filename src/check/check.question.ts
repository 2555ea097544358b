// Which databases an item asks, what it asks each in that database's own words, and the person it speaks of.
import type { Feature, Match } from '../matching/match.ts'
import { emptyPersonForm, type NameForm, type PersonForm } from '../matching/person-form.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { Fields, SeenBy } from '../record/databases/database.ts'
import { documentKeys } from '../record/databases/person-fields.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import type { TravelDocumentType } from '../terms/document-number.ts'
import type { insistable } from './check.person.schema.ts'
import { type ItemKind, namedDatabases } from './check.schema.ts'
import type { Understood } from './check.understood.ts'

/** What one database is asked: the question in its words, and the keys it is looked up by. */
export type Ask = { readonly database: DatabaseName; readonly question: Fields; readonly keys: readonly string[] }

/** What is asked of an item whoever asks it: kept beside the fact of the check, so that the question can be put again. */
export type Question = Pick<Understood, 'kind' | 'fields'>

/** Databases by kind of item, the main one first: without a right to it the item is refused, the others are then left out. */
const askedOf: Readonly<Record<ItemKind, readonly DatabaseName[]>> = {
  person: ['nominal', 'outside-list', 'tdawn', 'travel-document'],
  'travel-document': ['travel-document', 'tdawn', 'nominal', 'outside-list'],
  'administrative-document': ['administrative-document'],
  vehicle: ['vehicle'],
  vessel: ['vessel', 'outside-list'],
  firearm: ['firearm'],
  'work-of-art': ['work-of-art'],
}

/** The database without which an item of this kind is not asked at all. */
export const mainDatabaseOf = (kind: ItemKind): DatabaseName => askedOf[kind][0] as DatabaseName

type Document = { readonly number: string; readonly country: string; readonly type: TravelDocumentType }
type Insisted = (typeof insistable)[number]
type Bearer = {
  readonly family?: string
  readonly given?: string
  readonly dateOfBirth?: string
  readonly nationality?: string
  readonly sex?: 'F' | 'M' | 'X'
}
/** Fields of a person as `check.person.understand` leaves them. */
export type AskedPerson = {
  readonly name?: string
  readonly family?: string
  readonly given?: string
  readonly other?: string
  readonly original?: string
  readonly dateOfBirth?: string
  readonly sex?: 'F' | 'M' | 'X'
  readonly nationalities?: readonly string[]
  readonly placeOfBirth?: string
  readonly mother?: string
  readonly documents?: readonly Document[]
  readonly insists?: readonly Insisted[]
}

/** The bearer of a zone that was read, as a person is asked for. `X` of a zone says that no sex is stated. */
const personOfBearer = (document: Document, bearer: Bearer | undefined): AskedPerson => {
  const { number, country, type } = document
  if (!bearer) return { documents: [{ number, country, type }] }
  const { family, given, dateOfBirth, nationality, sex } = bearer
  return {
    ...(family ? { family } : {}),
    ...(given ? { given } : {}),
    ...(dateOfBirth ? { dateOfBirth } : {}),
    ...(nationality ? { nationalities: [nationality] } : {}),
    ...(sex === undefined || sex === 'X' ? {} : { sex }),
    documents: [{ number, country, type }],
  }
}

/** The person an item speaks of; undefined for things. */
export const personAsked = ({ kind, fields }: Question): AskedPerson | undefined => {
  if (kind === 'person') return fields as AskedPerson
  if (kind !== 'travel-document') return undefined
  const document = fields as Document & { readonly bearer?: Bearer }
  return personOfBearer(document, document.bearer)
}

/** What nearly every post asks: a document, without a word of its bearer. */
const isDocumentAlone = ({ kind, fields }: Question): boolean =>
  kind === 'travel-document' && fields.bearer === undefined

/** Asks of a document alone: of each database once, and of all that it has a key for. */
const asksOfDocument = (document: Fields, person: AskedPerson | undefined): readonly Ask[] => {
  const asks = askedOf['travel-document'].map((database): Ask => {
    const question = person && namedDatabases.includes(database) ? person : document
    return { database, question, keys: databaseNamed(database).keys(question) }
  })
  const main = mainDatabaseOf('travel-document')
  return asks.every(({ keys }) => keys.length > 0)
    ? asks
    : asks.filter(({ database, keys }) => keys.length > 0 || database === main)
}

/** Questions to a database, one a document where it holds documents and the item is a person who shows several. */
const questionsFor = (
  question: Question,
  person: AskedPerson | undefined,
  database: DatabaseName,
): readonly Fields[] => {
  if (!person) return [question.fields]
  const isOfPersons = namedDatabases.includes(database)
  // What is insisted on is about the answer and not about the person: no hit states it.
  const { insists, ...stated } = person
  if (isOfPersons) return [stated]
  const { documents = [], nationalities = [], mother, placeOfBirth, name, original, other, ...bearer } = stated
  const [nationality] = nationalities
  return documents.map((document) => ({
    ...(question.kind === 'person' ? {} : question.fields),
    ...bearer,
    ...(nationality === undefined ? {} : { nationality }),
    ...document,
  }))
}

/**
 * What an item asks of each database. Outside lists know vessels by identifiers only where they have keys for them: a database
 * that can find nothing by what was asked, neither by key nor by name, is not asked and never said to have answered.
 */
export const asksOf = (question: Question): readonly Ask[] => {
  const person = personAsked(question)
  if (isDocumentAlone(question)) return asksOfDocument(question.fields, person)
  const asks: Ask[] = []
  const named = isNamed(question)
  for (const database of askedOf[question.kind])
    for (const fields of questionsFor(question, person, database)) {
      const keys = databaseNamed(database).keys(fields)
      const isFound = keys.length > 0 || (named && namedDatabases.includes(database))
      if (isFound || database === mainDatabaseOf(question.kind)) asks.push({ database, question: fields, keys })
    }
  return asks
}

/** A name as it is compared, and which of the ways to give one it was given in. */
export type NameAsked = { readonly from: 'parts' | 'name' | 'original'; readonly form: NameForm }

/** The names of a person asked for; father's names alone are none. */
export const namesAsked = ({ name, family, given, other, original }: AskedPerson): NameAsked[] => [
  ...(family === undefined && given === undefined
    ? []
    : [
        {
          from: 'parts' as const,
          form: {
            ...(family === undefined ? {} : { family }),
            ...(given === undefined ? {} : { given }),
            ...(other === undefined ? {} : { other }),
          },
        },
      ]),
  ...(name === undefined ? [] : [{ from: 'name' as const, form: { whole: name } }]),
  ...(original === undefined ? [] : [{ from: 'original' as const, form: { whole: original } }]),
]

/**
 * The person of an item as comparing takes it; undefined when no name is stated. At a post without what only desks are shown
 * of records: a score must not tell there what the fields do not.
 */
export const personFormOf = (question: Question, level: SeenBy): PersonForm | undefined => {
  if (isDocumentAlone(question)) return undefined
  const person = personAsked(question)
  if (!person) return undefined
  const names = namesAsked(person).map(({ form }) => form)
  if (names.length === 0) return undefined
  const { dateOfBirth, sex, nationalities = [], placeOfBirth, mother, documents = [] } = person
  return {
    ...emptyPersonForm,
    names,
    datesOfBirth: dateOfBirth === undefined ? [] : [dateOfBirth],
    nationalities,
    ...(sex === undefined ? {} : { sex }),
    placesOfBirth: placeOfBirth === undefined ? [] : [placeOfBirth],
    mothers: mother === undefined || level === 'post' ? [] : [mother],
    documents: documentKeys(documents),
  }
}

/** Whether the item is looked up by name: a person with one. The bearer of a document is compared, never looked up. */
export const isNamed = ({ kind, fields }: Question): boolean => {
  if (kind !== 'person') return false
  const { name, family, given, original } = fields as AskedPerson
  return [name, family, given, original].some((stated) => stated !== undefined)
}

/** Documents shown together with a date of birth, by their keys: what a person is known by who was cleared before. */
export const shownBy = (
  question: Question,
): { readonly documents: readonly string[]; readonly dateOfBirth: string } | undefined => {
  const person = personAsked(question)
  const documents = documentKeys(person?.documents ?? [])
  return person?.dateOfBirth === undefined || documents.length === 0
    ? undefined
    : { documents, dateOfBirth: person.dateOfBirth }
}

const featureOf: Readonly<Record<Insisted, Feature>> = {
  dateOfBirth: 'date-of-birth',
  nationalities: 'nationality',
  sex: 'sex',
}

/** Whether a record alike by name states otherwise what the question insists on. A slip of writing is not otherwise. */
export const isOtherwise = (question: Question, { lines }: Pick<Match, 'lines'>): boolean => {
  const { insists = [] } = personAsked(question) ?? {}
  if (insists.length === 0) return false
  return lines.some(
    ({ feature, code }) =>
      (code === 'differs' || code === 'close') && insists.some((insisted) => featureOf[insisted] === feature),
  )
}
