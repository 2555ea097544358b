// What is copied into a file from a shared database or a message: its claims, and the marking it must bear at least.
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { openMessages, readMessage } from '../message/message.store.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { readRecords } from '../record/record.batch.store.ts'
import type { DatabaseName, RecordRow } from '../record/record.schema.ts'
import { isConfidentiality, isHandlingCode } from '../terms/handling.ts'
import { type Marking, markingOf } from '../terms/marking.ts'
import { isPartialDate } from '../terms/partial-date.ts'
import { type EntityFields, type EntityKind, identifierKinds } from './material.fields.schema.ts'

/** What can be copied, before it is: who owns it and what marking it bears. */
export type Origin = {
  readonly kind: 'record' | 'message'
  readonly id: string
  readonly owner: string
  readonly marking: Marking
  /** Bureaus its owner keeps it from, which the copy is kept from too. */
  readonly excluded: readonly string[]
  /** What a record speaks of; a message speaks of nothing by itself. */
  readonly entityKind?: EntityKind
}

/** What was copied. */
export type Copied = {
  readonly text?: string
  readonly claim?: { readonly kind: EntityKind; readonly fields: EntityFields }
  readonly marking: Marking
  readonly excluded: readonly string[]
  readonly saidAt: string
}

type Fields = Readonly<Record<string, unknown>>
type Identifier = NonNullable<EntityFields['identifiers']>[number]

const kindOf: Readonly<Record<DatabaseName, EntityKind>> = {
  nominal: 'person',
  'outside-list': 'person',
  'travel-document': 'document',
  tdawn: 'document',
  'administrative-document': 'document',
  vehicle: 'vehicle',
  vessel: 'vessel',
  firearm: 'firearm',
  'work-of-art': 'item',
}

const text = (value: unknown, most: number): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, most) : undefined
const date = (value: unknown): string | undefined => (isPartialDate(value) ? value : undefined)
const given = <T>(member: string, value: T | undefined): Record<string, T> =>
  value === undefined ? {} : { [member]: value }

/** Members of the fields of records that are numbers, and what they are called here. */
const numbers: Readonly<Record<string, Identifier['kind']>> = {
  vin: 'vin',
  plate: 'plate',
  engine: 'engine',
  hull: 'hull',
  imo: 'imo',
  mmsi: 'mmsi',
  callSign: 'call-sign',
  registration: 'registration-number',
  serial: 'serial',
  inventory: 'registration-number',
}

const identifiersOf = (fields: Fields): Identifier[] => {
  const country = text(fields.country ?? fields.flag, 3)
  const of = (kind: Identifier['kind'], value: unknown): Identifier[] => {
    const number = text(value, 120)
    return number === undefined ? [] : [{ kind, value: number, ...given('country', country) }]
  }
  const type = (identifierKinds as readonly unknown[]).includes(fields.type)
    ? (fields.type as Identifier['kind'])
    : 'other'
  return [...of(type, fields.number), ...Object.entries(numbers).flatMap(([member, kind]) => of(kind, fields[member]))]
}

/** Documents of a person as keys write them, `FRA:passport:X0000001`. */
const documentsOf = (keys: readonly string[]): Identifier[] =>
  keys.flatMap((key) => {
    const [country = '', type = '', ...number] = key.split(':')
    return (identifierKinds as readonly string[]).includes(type)
      ? [{ kind: type as Identifier['kind'], value: number.join(':'), country }]
      : []
  })

/** The claim a record makes: fields that have a place here; what has none stays with the record. */
export const claimOfRecord = (record: Pick<RecordRow, 'database' | 'fields' | 'personStatus'>): Copied['claim'] => {
  const fields = record.fields as Fields
  const kind = kindOf[record.database]
  const person = databaseNamed(record.database).personOf(fields)
  if (kind === 'person' && person) {
    const [mother] = person.mothers
    const [born] = person.datesOfBirth
    const documents = documentsOf(person.documents)
    return {
      kind,
      fields: {
        ...(person.names.length > 0 ? { names: person.names.slice(0, 12).map((name) => ({ ...name })) } : {}),
        ...(documents.length > 0 ? { identifiers: documents.slice(0, 24) } : {}),
        ...given('dateOfBirth', date(born)),
        ...given('placeOfBirth', text(person.placesOfBirth[0], 120)),
        ...(person.sex ? { sex: person.sex } : {}),
        ...(person.nationalities.length > 0 ? { nationalities: person.nationalities.slice(0, 8) } : {}),
        ...given('mother', text(mother, 160)),
      },
    }
  }
  const identifiers = identifiersOf(fields)
  const named = text(fields.name ?? fields.title, 240)
  return {
    kind,
    fields: {
      ...(named && (kind === 'vessel' || kind === 'item') ? { names: [{ whole: named }] } : {}),
      ...(identifiers.length > 0 ? { identifiers } : {}),
      ...(kind === 'vehicle' || kind === 'firearm'
        ? { ...given('make', text(fields.make, 80)), ...given('model', text(fields.model, 80)) }
        : {}),
      ...(kind === 'vehicle' || kind === 'vessel' ? given('colour', text(fields.colour, 40)) : {}),
      ...(kind === 'firearm' ? given('calibre', text(fields.calibre, 40)) : {}),
      ...(kind === 'document' || kind === 'vehicle' ? given('country', text(fields.country, 3)) : {}),
      ...(kind === 'document' ? given('validUntil', date(fields.dateOfExpiry)) : {}),
      ...given('type', text(kind === 'document' ? fields.type : fields.kind, 80)),
    },
  }
}

const ofRecord = (record: RecordRow): Marking =>
  markingOf(
    record.owner,
    isHandlingCode(record.handlingCode) ? record.handlingCode : 'H2',
    isConfidentiality(record.confidentiality) ? record.confidentiality : 'confidential',
  )

const readOne = async (context: Context, id: string): Promise<RecordRow> => {
  const record = (await readRecords(context, [id])).get(id)
  if (!record) throw new Failure('notFound', 'record.not-found')
  return record
}

/** A record or message the actor may read, as something to be copied. Throws notFound as their own slices do. */
export const readOrigin = async (context: Context, kind: Origin['kind'], id: string): Promise<Origin> => {
  if (kind === 'record') {
    const record = await readOne(context, id)
    return {
      kind,
      id,
      owner: record.owner,
      marking: ofRecord(record),
      excluded: record.restrictedFrom,
      entityKind: kindOf[record.database],
    }
  }
  const message = await readMessage(context, id)
  const opened = (await openMessages(context, [message])).get(id)
  const condition = message.handlingCode === 'H3' ? (opened?.content?.handlingCondition ?? '') : ''
  return {
    kind,
    id,
    owner: message.sender,
    marking: markingOf(message.sender, message.handlingCode, message.confidentiality, condition),
    excluded: [],
  }
}

/** What a record or message says, for its owner has agreed; read by the actor's own right. Throws notFound, conflict when it says nothing. */
export const copyOrigin = async (context: Context, kind: Origin['kind'], id: string): Promise<Copied> => {
  if (kind === 'record') {
    const record = await readOne(context, id)
    const claim = claimOfRecord(record)
    return {
      ...(claim ? { claim } : {}),
      marking: ofRecord(record),
      excluded: record.restrictedFrom,
      saidAt: record.updatedAt.slice(0, 10),
    }
  }
  const message = await readMessage(context, id)
  const opened = (await openMessages(context, [message])).get(id)
  if (!opened?.content) throw new Failure('conflict', 'material.origin-gone')
  const { marking } = await readOrigin(context, kind, id)
  return {
    text: [opened.subject, opened.content.body].filter(Boolean).join('\n\n'),
    marking,
    excluded: [],
    saidAt: message.createdAt.slice(0, 10),
  }
}
