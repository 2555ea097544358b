// Travel documents of the demonstration: numbers no state issues, entered by the issuing country, as mixed as in life.
import { aliveCountries } from '../bureau/bureau.demo.ts'
import { type Random, weighted } from '../demonstration.random.ts'
import { countryOfBureau } from '../terms/country.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import { type SltdStatus, type TravelDocumentType, typeFamily } from '../terms/document-number.ts'
import type { Purpose } from '../terms/purpose.ts'
import type { TravelDocumentFields } from './databases/travel-document.ts'
import { awkwardInformation, awkwardOf, awkwardReferences } from './record.awkward.demo.ts'
import { pickIssuer } from './record.issuer.demo.ts'
import { dayOf, drawEntryTime, drawLater, drawMarks, drawPastDay, type Sketch } from './record.sketch.demo.ts'

/**
 * Exercise numbers of documents: X, a zero, six digits, in each country and for each kind of document from 1. States number
 * their documents in their own ways; these are all X and seven digits alike, cards and visas too, and can be told at sight.
 * Numbers below `firstDrawn` are for stories, those from `firstBlank` for blanks. X and a digit from 1 to 9 is recorded nowhere:
 * checks that find nothing ask for those.
 */
export const exerciseNumber = (n: number): string => `X0${String(n).padStart(6, '0')}`
export const firstDrawn = 1_000
export const firstBlank = 800_000

const pickStatus = weighted<SltdStatus>([
  ['lost', 62],
  ['stolen', 25],
  ['stolen-blank', 6],
  ['revoked', 4],
  ['invalid', 3],
])

const pickType = weighted<TravelDocumentType>([
  ['passport', 60],
  ['id-card', 24],
  ['residence-permit', 4],
  ['visa', 4],
  ['emergency-document', 2],
  ['service-passport', 1],
  ['diplomatic-passport', 1],
  ['seafarer-document', 1],
  ['refugee-travel-document', 1],
  ['laissez-passer', 1],
  ['other', 1],
])

const pickPurpose = weighted<Purpose>([
  ['security-check', 55],
  ['identify', 20],
  ['locate', 15],
  ['warn', 10],
])

const pickCrimeArea = weighted<CrimeArea | ''>([
  ['identity-and-document-fraud', 62],
  ['', 20],
  ['property-crime', 10],
  ['people-smuggling', 4],
  ['trafficking-in-human-beings', 2],
  ['organised-crime', 2],
])

const information = [
  'Exercise record: nothing in it is real.',
  'Exercise: cover damaged by water, chip does not answer.',
  'Exercice : couverture abîmée, numéro lisible à la page 3.',
  'Ejercicio: documento sustraído de un vehículo aparcado.',
  'Diễn tập: mất tại bến xe, bìa còn mới.',
  'تمرين: فُقدت الوثيقة في محطة الحافلات.',
  'Exercise: taken from a bag on a train between two stations.',
] as const

/** Countries things are lost in: those people travel to in this world. */
const visited = aliveCountries.flatMap((bureau) => countryOfBureau(bureau) ?? [])

/** Years a document is valid for, and days in which it may have been issued before it was lost. */
const validYears: Readonly<Partial<Record<TravelDocumentType, number>>> = {
  visa: 1,
  'emergency-document': 1,
  'residence-permit': 5,
}

const datesOf = (random: Random, type: TravelDocumentType, enteredAt: number) => {
  const years = validYears[type] ?? 10
  const issued = enteredAt - (90 + random.below(Math.round(years * 0.9 * 365))) * 86_400_000
  const expires = issued + years * 365.25 * 86_400_000
  return {
    dateOfIssue: dayOf(issued),
    dateOfExpiry: dayOf(expires),
  }
}

/** Draws documents one after another; what the n-th is hangs on the ones before it, so a smaller world is the start of a larger. */
export function* drawDocuments(random: Random, now: number, count: number): Generator<Sketch> {
  const used = new Map<string, number>()
  const next = (series: string, first: number, step: number): number => {
    const number = used.get(series) ?? first
    used.set(series, number + step)
    return number
  }
  for (let n = 1; n <= count; n += 1) {
    const { bureau, country } = pickIssuer(random)
    const status = pickStatus(random)
    const type = pickType(random)
    const enteredAt = drawEntryTime(random, now, 3_400)
    const isBlank = status === 'stolen-blank'
    const series = `${country} ${typeFamily(type)}`
    const width = isBlank && random.perMille(400) ? random.pick([25, 50, 100, 250]) : 1
    const number = isBlank ? next(`${series} blank`, firstBlank, width) : next(series, firstDrawn, 1)
    const crimeArea = pickCrimeArea(random)
    const year = new Date(enteredAt).getUTCFullYear()
    const info = awkwardOf(awkwardInformation, n) ?? (random.perMille(120) ? random.pick(information) : undefined)
    const fields: TravelDocumentFields = {
      number: exerciseNumber(number),
      ...(width > 1 ? { numberTo: exerciseNumber(number + width - 1) } : {}),
      country,
      type,
      ...(isBlank || random.perMille(150) ? {} : datesOf(random, type, enteredAt)),
      ...(random.perMille(850) ? { dateOfLoss: drawPastDay(random, enteredAt, 60) } : {}),
      ...(random.perMille(700) ? { countryOfLoss: random.perMille(600) ? country : random.pick(visited) } : {}),
      ...(random.perMille(60) ? { nationalReference: `EXERCISE/${year}/${n}` } : {}),
      ...(info === undefined ? {} : { additionalInformation: info }),
    }
    const marks = drawMarks(random, bureau)
    yield {
      database: 'travel-document',
      owner: bureau,
      enteredAt,
      entry: {
        reference: `${awkwardOf(awkwardReferences, n) ?? `EX-${bureau.toUpperCase()}-${year}`}-${String(n).padStart(6, '0')}`,
        status,
        purpose: pickPurpose(random),
        ...(crimeArea === '' ? {} : { crimeArea }),
        ...marks,
        fields,
      },
      ...drawLater(random, enteredAt, now, { fields: { ...fields, additionalInformation: information[0] } }),
    }
  }
}
