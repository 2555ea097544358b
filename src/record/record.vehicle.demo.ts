// Vehicles of the demonstration: chassis numbers of a maker that cannot be, plates that say exercise, invented makes.
import { aliveCountries } from '../bureau/bureau.demo.ts'
import { type Random, weighted } from '../demonstration.random.ts'
import { countryOfBureau } from '../terms/country.ts'
import { composeVin } from '../terms/vin.ts'
import type { VehicleFields, vehicleKinds } from './databases/vehicle.ts'
import { awkwardInformation, awkwardModels, awkwardOf, awkwardReferences } from './record.awkward.demo.ts'
import { pickIssuer } from './record.issuer.demo.ts'
import { drawEntryTime, drawLater, drawMarks, drawPastDay, type Sketch } from './record.sketch.demo.ts'

/**
 * An exercise chassis number: EXERC stands in it for everybody to see, and the tenth place is a zero, which is no model year
 * (49 CFR 565.15(d)(1)). The region 0 is one that carries no compulsory check digit, 1 one that does; the digit is right in both.
 */
export const exerciseVin = (n: number, region: '0' | '1' = '0'): string =>
  composeVin(`${region}XX`, 'EXERC', `0${String(n).padStart(7, '0')}`)

/** The word for exercise in front of each number, in the script plates of the country are written in. */
const plateWords: Readonly<Record<string, string>> = {
  eg: 'تمرين',
  jo: 'تمرين',
  ma: 'تمرين',
  cn: '演习',
  jp: '訓練',
  kr: '연습',
  th: 'ฝึก',
}

export const exercisePlate = (bureau: string, n: number): string =>
  `${plateWords[bureau] ?? 'EXER'} ${String(n).padStart(5, '0')}`

export const exerciseEngine = (n: number): string => `EXENG*${String(n).padStart(7, '0')}*`

const makes = [
  'Exercise Motors',
  'Exercice Automobiles',
  'Übungswerke',
  'Ejercicio Motor',
  'Diễn Tập Auto',
  'مناورة للسيارات',
  'Esercizio',
  'Mazoezi Motors',
  '演习汽车',
  'Latihan Otomotif',
] as const

const models = ['Alpha', 'Bravo', 'Charlie', 'Delta 4', 'Echo Kombi', 'Foxtrot LX', 'Golf-Ball', 'Hotel 12 t'] as const
const colours = ['white', 'black', 'grey', 'silver', 'blue', 'red', 'green', 'brown', 'yellow', 'orange'] as const

const pickKind = weighted<(typeof vehicleKinds)[number]>([
  ['car', 66],
  ['motorcycle', 12],
  ['truck', 10],
  ['trailer', 4],
  ['bus', 2],
  ['caravan', 2],
  ['machine', 2],
  ['component', 1],
  ['other', 1],
])

const places = [
  'Car park (exercise)',
  'Motorway rest area (exercise)',
  'Street before the house (exercise)',
  'Port (exercise)',
]

const abroad = aliveCountries.flatMap((bureau) => countryOfBureau(bureau) ?? [])

/** Most vehicles are known by chassis and plate; of some only the plate or only the engine is known. */
const identifiersOf = (random: Random, bureau: string, country: string, n: number): Partial<VehicleFields> => {
  const known = random.below(100)
  const plate = { plate: exercisePlate(bureau, n), country }
  const vin = { vin: exerciseVin(n, random.perMille(400) ? '1' : '0') }
  const engine = { engine: exerciseEngine(n) }
  if (known < 8) return plate
  if (known < 12) return engine
  if (known < 30) return vin
  return { ...vin, ...plate, ...(known < 55 ? engine : {}) }
}

/** Draws vehicles one after another; a smaller world is the start of a larger. */
export function* drawVehicles(random: Random, now: number, count: number): Generator<Sketch> {
  for (let n = 1; n <= count; n += 1) {
    const { bureau, country } = pickIssuer(random)
    const enteredAt = drawEntryTime(random, now, 1_600)
    const year = new Date(enteredAt).getUTCFullYear()
    const info = awkwardOf(awkwardInformation, n)
    // Story vehicles bear the numbers below ten thousand.
    const fields: VehicleFields = {
      ...identifiersOf(random, bureau, country, 10_000 + n),
      kind: pickKind(random),
      make: random.pick(makes),
      model: awkwardOf(awkwardModels, n) ?? random.pick(models),
      colour: random.pick(colours),
      yearOfManufacture: year - random.below(15),
      dateOfTheft: drawPastDay(random, enteredAt, 20),
      countryOfTheft: random.perMille(850) ? country : random.pick(abroad),
      ...(random.perMille(300) ? { placeOfTheft: random.pick(places) } : {}),
      ...(info === undefined ? {} : { additionalInformation: info }),
    }
    yield {
      database: 'vehicle',
      owner: bureau,
      enteredAt,
      entry: {
        reference: `${awkwardOf(awkwardReferences, n) ?? `EXV-${bureau.toUpperCase()}-${year}`}-${String(n).padStart(6, '0')}`,
        status: random.perMille(880) ? 'stolen' : 'recovered',
        purpose: random.perMille(800) ? 'locate' : 'identify',
        crimeArea: random.perMille(900) ? 'vehicle-crime' : 'organised-crime',
        ...drawMarks(random, bureau),
        fields,
      },
      ...drawLater(random, enteredAt, now, { status: 'recovered', fields }),
    }
  }
}
