// Invented lost and stolen documents by their place, as national systems feed them: each run draws the same, and no two are alike.
import type { CheckItem } from '../src/check/check.schema.ts'
import type { RecordEntry } from '../src/record/record.schema.ts'
import { bureauOfCountry } from '../src/terms/country.ts'
import { space, spread } from './document-keys.ts'

/** Lines of one batch: as many as an import of a file enters in one transaction. */
export const perBatch = 2_000

/** States whose bureaus are at work in the demonstration world; each batch is of one of them. */
const countries = ['FRA', 'VNM', 'DEU', 'USA', 'EGY', 'ESP', 'JPN', 'BRA', 'IND', 'NGA', 'TUR', 'MEX'] as const
const types = ['passport', 'id-card', 'passport', 'visa', 'passport', 'residence-permit', 'passport'] as const
const statuses = ['lost', 'lost', 'stolen', 'lost', 'stolen', 'lost', 'invalid', 'lost'] as const

/** Most documents there are numbers for, those that are asked for in vain left over. */
export const mostDocuments = space - 1_000_000

const pick = <T>(from: readonly [T, ...T[]], drawn: number): T => from[drawn % from.length] ?? from[0]

export const bureausOfDocuments: readonly string[] = countries.map((country) => bureauOfCountry(country) ?? '')

/** The bureau that enters the documents of a batch. */
export const bureauOfBatch = (batch: number): string => bureausOfDocuments[batch % bureausOfDocuments.length] ?? ''

const dayIn = (year: number, drawn: number): string =>
  `${year}-${String(1 + (drawn % 12)).padStart(2, '0')}-${String(1 + ((drawn >> 4) % 28)).padStart(2, '0')}`

const namedAt = (at: number) => {
  const drawn = spread(at)
  return {
    // No state prints numbers of this series.
    number: `XY${String(drawn).padStart(9, '0')}`,
    country: pick(countries, Math.floor(at / perBatch)),
    type: pick(types, drawn >> 4),
  }
}

/** The document at a place as its issuer enters it, with what a complete entry says: 300 bytes. */
export const documentAt = (at: number): RecordEntry => {
  const drawn = spread(at) >>> 2
  const issued = 2015 + (drawn % 10)
  const named = namedAt(at)
  return {
    reference: `EXERCISE-${named.country}-${String(at).padStart(9, '0')}`,
    status: pick(statuses, drawn >> 3),
    purpose: 'locate',
    fields: {
      ...named,
      dateOfIssue: dayIn(issued, drawn),
      dateOfExpiry: dayIn(issued + 10, drawn),
      dateOfLoss: dayIn(issued + 1 + ((drawn >> 6) % (2025 - issued)), drawn >> 2),
      countryOfLoss: pick(countries, drawn >> 5),
    },
  }
}

/** The document at a place as a border asks for it. */
export const questionAt = (at: number): CheckItem => ({ travelDocument: namedAt(at) })

/** Places of `many` documents among `rows`, the same in every run. */
export const placesAmong = (rows: number, many: number): number[] =>
  Array.from({ length: many }, (_, turn) => Math.floor((spread(turn + 1) / space) * rows))

/** Places of documents that no store of this size holds. */
export const placesBeyond = (many: number): number[] => Array.from({ length: many }, (_, turn) => space - 1 - turn)
