// Reads a person as asked: names as the officer has them, what else is known, and the documents the person shows.
import { normaliseDocumentNumber } from '../terms/document-number.ts'
import { isIdentifierFault } from '../terms/identifier-text.ts'
import { isDateFault, parsePartialDate } from '../terms/partial-date.ts'
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

/**
 * A person with at least one name, or a document. Names stay as they were typed: how they are spelled is evidence. A name
 * without a letter, a day of birth that has not come and an unreadable number are told.
 */
export const understandPerson = (asked: Person, reading: Reading): Understood | Misunderstood => {
  const { at, today } = reading
  const { fields, faults, notes, keep, done } = gathering(reading)
  for (const member of nameMembers) {
    const name = asked[member]
    if (name === undefined) continue
    if (letter.test(name)) fields[member] = name.trim()
    else faults.push(fault(`${at}/${member}`, 'fault.name-without-letters'))
  }
  if (asked.dateOfBirth !== undefined) {
    const date = parsePartialDate(asked.dateOfBirth)
    if (!isDateFault(date) && date.earliest > today) faults.push(fault(`${at}/dateOfBirth`, 'fault.date-in-future'))
    fields.dateOfBirth = asked.dateOfBirth
  }
  keep('sex', asked.sex)
  if (asked.nationalities?.length) fields.nationalities = [...new Set(asked.nationalities)]
  keep('placeOfBirth', asked.placeOfBirth)
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
  const isNamed = naming.some((member) => asked[member] !== undefined)
  if (!isNamed && !asked.documents?.length) faults.push(fault(`${at}/name`, 'fault.nothing-to-check-person'))
  return done('person')
}
