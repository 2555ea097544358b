// What is poor in a record of a person though it may stand: what tells them from namesakes and is not there, what contradicts itself.
import { missing } from './database.ts'
import type { NominalFields } from './nominal.ts'
import { isSurelyAdult, isSurelyMinor } from './nominal-rules.ts'
import { isUsableName, readDate } from './person-faults.ts'
import { writesOwnScript } from './person-fields.ts'

/** Codes after `contradiction:`, worded by `flaw.contradiction.<code>`. */
export const nominalContradictions = [
  'dates-of-birth',
  'nationality-unconfirmed',
  'documents-expired',
  'event-before-birth',
  'minor-by-birth',
  'adult-by-birth',
] as const
type Contradiction = (typeof nominalContradictions)[number]

/** Full dates that differ say that two persons may have become one record. */
const datesDiffer = ({ datesOfBirth }: NominalFields): boolean => {
  const days = datesOfBirth.flatMap((date) => readDate(date) ?? []).filter(({ precision }) => precision === 'day')
  return new Set(days.map(({ text }) => text)).size > 1
}

const contradictions: Readonly<Record<Contradiction, (fields: NominalFields, today: string) => boolean>> = {
  'dates-of-birth': datesDiffer,
  'nationality-unconfirmed': ({ nationalities }) =>
    nationalities.length > 0 && nationalities.every(({ state }) => state !== 'confirmed'),
  'documents-expired': ({ documents }, today) => {
    const expiries = documents.map(({ dateOfExpiry }) => readDate(dateOfExpiry))
    return documents.length > 0 && expiries.every((expiry) => expiry !== undefined && expiry.latest < today)
  },
  'event-before-birth': ({ dateOfEvent, datesOfBirth }) => {
    const event = readDate(dateOfEvent)
    const births = datesOfBirth.flatMap((date) => readDate(date) ?? [])
    return event !== undefined && births.length > 0 && births.every(({ earliest }) => earliest > event.latest)
  },
  'minor-by-birth': (fields, today) => fields.minor === false && isSurelyMinor(fields, today),
  'adult-by-birth': (fields, today) => fields.minor === true && isSurelyAdult(fields, today),
}

/** Of somebody with a name what tells them from namesakes; of a nameless one what they are known by. */
const desirable = ({ names }: NominalFields): readonly (keyof NominalFields)[] =>
  names.length > 0
    ? ['sex', 'datesOfBirth', 'placeOfBirth', 'nationalities']
    : ['sex', 'height', 'marks', 'dateOfEvent', 'placeOfEvent']

/** What the owner of a record of a person should mend. */
export const nominalFlaws = (fields: NominalFields, today: string): string[] => {
  const { names, nationalities, cautions } = fields
  const isWhole = names.length > 0 && names.every(({ family }) => family === undefined)
  const lacksScript =
    names.some((name) => isUsableName(name)) &&
    nationalities.some((one) => writesOwnScript(one.country)) &&
    names.every(({ original }) => original === undefined)
  return [
    ...missing(fields, desirable(fields)),
    ...(isWhole ? ['missing:names.family'] : []),
    ...(lacksScript ? ['missing:names.original'] : []),
    ...(cautions.some(({ since }) => since === undefined) ? ['missing:cautions.since'] : []),
    ...nominalContradictions
      .filter((code) => contradictions[code](fields, today))
      .map((code) => `contradiction:${code}`),
  ]
}
