// Comparing the person of a question with the person of a record, for the lines an officer reads side by side.
import { documentKey, isTravelDocumentType, normaliseDocumentNumber } from '../../terms/document-number.ts'
import { isIdentifierFault } from '../../terms/identifier-text.ts'
import { compareBy, compareClosest, compareNames, oneSlipApart } from './compare.ts'
import type { CompareLine, Fields } from './database.ts'
import type { StatedName } from './person-fields.ts'

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** The one text, or those of a list; questions come as they were asked, of any shape. */
export const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string' && one.trim() !== '')

/** A name as it is read aloud, the family name in front. */
const spoken = ({ family, given, other, whole }: Fields): string => {
  const parts = textsIn([family, given, other])
  return (parts.length > 0 ? parts : textsIn(whole)).join(' ')
}

/** Every text a record calls the person by, the main name first. */
export const namesOf = (names: readonly StatedName[]): string[] => {
  const mainFirst = [...names].sort((one, other) => Number(other.use === 'main') - Number(one.use === 'main'))
  return mainFirst.flatMap((name) => [spoken(name), ...textsIn(name.original)]).filter((name) => name !== '')
}

/** Every text a question calls the person by: its parts, the whole, the name in its own script. */
export const namesAsked = ({ name, family, given, other, original }: Fields): string[] => [
  ...new Set([spoken({ family, given, other }), ...textsIn(name), ...textsIn(original)].filter((one) => one !== '')),
]

type Document = { readonly text: string; readonly key: string; readonly number: string; readonly country: string }

const documentsIn = (value: unknown): Document[] =>
  (Array.isArray(value) ? value : []).filter(isObject).flatMap(({ number, country, type }) => {
    if (typeof number !== 'string' || typeof country !== 'string' || !isTravelDocumentType(type)) return []
    const read = normaliseDocumentNumber(number)
    if (isIdentifierFault(read)) return []
    return [
      { text: `${country} ${number}`, key: documentKey(country, type, read.number), number: read.number, country },
    ]
  })

/** Identity documents by their keys: `same` when one is on both sides, `near` when a number is one slip apart. */
export const compareDocuments = (field: string, question: unknown, record: unknown): CompareLine | undefined =>
  compareClosest(documentsIn(question), documentsIn(record), (asked, recorded) =>
    compareBy(field, asked?.text, recorded?.text, () => {
      if (asked === undefined || recorded === undefined) return 'missing'
      if (asked.key === recorded.key) return 'same'
      const isNear = asked.country === recorded.country && oneSlipApart(asked.number, recorded.number)
      return isNear ? 'near' : 'differs'
    }),
  )

type Compare = (field: string, question: unknown, record: unknown) => CompareLine | undefined

/** The closest of all texts on both sides. */
export const compareSeveral = (
  compare: Compare,
  field: string,
  question: unknown,
  record: unknown,
): CompareLine | undefined =>
  compareClosest(textsIn(question), textsIn(record), (asked, recorded) => compare(field, asked, recorded))

/** The names of question and record; the rest of the lines is the database's. */
export const comparePersonNames = (question: Fields, names: readonly StatedName[]): CompareLine | undefined =>
  compareSeveral(compareNames, 'names', namesAsked(question), namesOf(names))
