// Reads a person as asked: names as the officer has them, what else is known, and the documents the person shows.
import type { FailurePointer } from '../kernel/failure.ts'
import { wordsOf } from '../matching/written.ts'
import { normaliseDocumentNumber } from '../terms/document-number.ts'
import { isIdentifierFault } from '../terms/identifier-text.ts'
import { takenAs } from '../terms/other-calendar.ts'
import { isDateFault, type PartialDate, parsePartialDate } from '../terms/partial-date.ts'
import { insistable } from './check.person.schema.ts'
import type { CheckItem } from './check.schema.ts'
import {
  fault,
  gathering,
  identifierFault,
  type Misunderstood,
  noteSpelling,
  type Reading,
  type Understood,
} from './check.understood.ts'

type Person = NonNullable<CheckItem['person']>

/** Members that name a person by themselves; father's names alone are everybody's. */
const naming = ['family', 'given', 'name', 'original'] as const
const nameMembers = [...naming, 'other', 'mother'] as const

const letter = /\p{L}/u
/** Ordinary in Arabic typing; shown again beside other words they would turn those round. */
const directionMarks = /[\u200e\u200f\u061c]/gu

/** A day that has not come; of a year in the Buddhist calendar it is said which one it is in ours. */
const futureFault = (pointer: string, date: PartialDate, today: string): FailurePointer => {
  const buddhist = takenAs('buddhist', date, today)
  return buddhist === undefined
    ? fault(pointer, 'fault.date-in-future')
    : fault(pointer, 'fault.date-buddhist', { date: buddhist })
}

/**
 * A person with at least one name, or a document. Names stay as they were typed: how they are spelled is evidence. A name
 * without a letter, a day of birth that has not come and an unreadable number are told.
 */
export const understandPerson = (asked: Person, reading: Reading): Understood | Misunderstood => {
  const { at, today } = reading
  const { fields, faults, notes, keep, done } = gathering(reading)
  let hasMarks = false
  for (const member of nameMembers) {
    const name = asked[member]
    if (name === undefined) continue
    hasMarks ||= name.search(directionMarks) >= 0
    const plain = name.replace(directionMarks, '').trim()
    if (letter.test(plain) && wordsOf(plain).length > 0) fields[member] = plain
    else faults.push(fault(`${at}/${member}`, 'fault.name-without-letters'))
  }
  if (hasMarks) notes.push({ key: 'check.note.marks', values: {} })
  if (asked.dateOfBirth !== undefined) {
    const date = parsePartialDate(asked.dateOfBirth)
    if (!isDateFault(date) && date.earliest > today) faults.push(futureFault(`${at}/dateOfBirth`, date, today))
    fields.dateOfBirth = asked.dateOfBirth
  }
  keep('sex', asked.sex)
  if (asked.nationalities?.length) fields.nationalities = [...new Set(asked.nationalities)]
  const place = asked.placeOfBirth?.replace(directionMarks, '').trim()
  if (place) fields.placeOfBirth = place
  const documents = (asked.documents ?? []).flatMap(({ number, country, type }, index) => {
    const read = normaliseDocumentNumber(number)
    if (isIdentifierFault(read)) {
      faults.push(identifierFault(`${at}/documents/${index}/number`, read))
      return []
    }
    notes.push(...noteSpelling(number, read.number))
    return [{ number: read.number, country, type }]
  })
  if (documents.length > 0) fields.documents = documents
  const insists = insistable.filter((fact) => asked.insists?.includes(fact) && fields[fact] !== undefined)
  if (insists.length > 0) fields.insists = insists
  const isNamed = naming.some((member) => asked[member] !== undefined)
  if (!isNamed && !asked.documents?.length) faults.push(fault(`${at}/name`, 'fault.nothing-to-check-person'))
  return done('person')
}
