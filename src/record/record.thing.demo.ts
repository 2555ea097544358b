// Things of the demonstration: papers, boats, firearms and works of art with numbers nobody issues and makers nobody knows.
import { aliveCountries } from '../bureau/bureau.demo.ts'
import { type Random, weighted } from '../demonstration.random.ts'
import { countryOfBureau } from '../terms/country.ts'
import { imoCheckDigit } from '../terms/imo-number.ts'
import {
  administrativeDocumentTypes,
  firearmActions,
  firearmKinds,
  vesselKinds,
  workOfArtKinds,
} from '../terms/object-kind.ts'
import type { AdministrativeDocumentFields } from './databases/administrative-document.ts'
import type { FirearmFields, firearmStatuses } from './databases/firearm.ts'
import type { VesselFields } from './databases/vessel.ts'
import type { WorkOfArtFields } from './databases/work-of-art.ts'
import { pickIssuer } from './record.issuer.demo.ts'
import { drawEntryTime, drawLater, drawMarks, drawPastDay, type Sketch } from './record.sketch.demo.ts'

const abroad = aliveCountries.flatMap((bureau) => countryOfBureau(bureau) ?? [])
const places = ['Exercise City', 'Exercise Harbour', 'Musée de l’Exercice', 'Cảng Diễn Tập', 'مستودع التمرين'] as const

const digits = (n: number, width: number): string => String(n).padStart(width, '0')

type Drawn = Pick<Sketch, 'database' | 'owner' | 'enteredAt'> & {
  readonly prefix: string
  readonly n: number
  readonly entry: Omit<Sketch['entry'], 'reference'>
}

const sketchOf = (random: Random, now: number, { prefix, n, entry, ...drawn }: Drawn): Sketch => ({
  ...drawn,
  entry: {
    reference: `${prefix}-${drawn.owner.toUpperCase()}-${digits(n, 6)}`,
    ...drawMarks(random, drawn.owner),
    ...entry,
  },
  ...drawLater(random, drawn.enteredAt, now, { status: entry.status, fields: entry.fields }),
})

const pickPaperStatus = weighted([
  ['stolen', 60],
  ['lost', 25],
  ['invalid', 10],
] as const)

/** Administrative documents: `EXD` and seven digits, given out by no authority. */
export function* drawPapers(random: Random, now: number, count: number): Generator<Sketch> {
  for (let n = 1; n <= count; n += 1) {
    const { bureau, country } = pickIssuer(random)
    const enteredAt = drawEntryTime(random, now, 1_500)
    const fields: AdministrativeDocumentFields = {
      number: `EXD${digits(n, 7)}`,
      country,
      type: random.pick(administrativeDocumentTypes),
      ...(random.perMille(800) ? { dateOfLoss: drawPastDay(random, enteredAt, 40) } : {}),
      ...(random.perMille(600) ? { countryOfLoss: country, placeOfLoss: random.pick(places) } : {}),
    }
    const entry = { status: pickPaperStatus(random), purpose: 'locate', fields } as const
    yield sketchOf(random, now, {
      database: 'administrative-document',
      owner: bureau,
      enteredAt,
      prefix: 'EXD',
      n,
      entry,
    })
  }
}

/**
 * Numbers no vessel bears: hull numbers with the country XX, which is nobody's, and the builder EXR; IMO numbers that begin
 * with a zero, with a true check digit; MMSI whose digits of a country, 200, are given to none.
 */
export const exerciseHull = (n: number): string => `XXEXR${digits(n, 5)}C424`
export const exerciseImo = (n: number): string => {
  const first = `0${digits(n, 5)}`
  return `${first}${imoCheckDigit(first)}`
}
export const exerciseMmsi = (n: number): string => `200${digits(n, 6)}`

const vesselNames = ['EXERCISE STAR', 'BELLE EXERCICE', 'LA MANIOBRA', 'DIỄN TẬP 7', 'ÜBUNG', 'نجمة التمرين'] as const

export function* drawVessels(random: Random, now: number, count: number): Generator<Sketch> {
  for (let n = 1; n <= count; n += 1) {
    const { bureau, country } = pickIssuer(random)
    const enteredAt = drawEntryTime(random, now, 1_500)
    const kind = random.pick(vesselKinds)
    const isShip = kind === 'cargo-ship' || kind === 'passenger-ship' || kind === 'fishing-boat'
    const isEngine = kind === 'outboard-engine'
    const fields: VesselFields = {
      kind,
      ...(isEngine || random.perMille(100) ? {} : { hull: exerciseHull(n) }),
      ...(isShip ? { imo: exerciseImo(n), mmsi: exerciseMmsi(n) } : {}),
      ...(isEngine ? {} : { name: `${random.pick(vesselNames)} ${n}`, flag: country, registration: `EX-${n}` }),
      ...(isEngine || random.perMille(500)
        ? { engines: [{ make: 'Exercise Marine', serial: `EXMAR${digits(n, 6)}`, power: random.between(4, 300) }] }
        : {}),
      builder: 'Exercise Yards',
      ...(random.perMille(700) ? { colour: random.pick(['white', 'blue', 'red', 'grey']) } : {}),
      ...(random.perMille(600) ? { length: random.between(300, 2_400) } : {}),
      dateOfTheft: drawPastDay(random, enteredAt, 30),
      countryOfTheft: random.perMille(800) ? country : random.pick(abroad),
    }
    const status = random.perMille(880) ? 'stolen' : 'recovered'
    const entry = { status, purpose: 'locate', crimeArea: 'maritime-crime', fields } as const
    yield sketchOf(random, now, { database: 'vessel', owner: bureau, enteredAt, prefix: 'EXB', n, entry })
  }
}

const pickFirearmStatus = weighted<(typeof firearmStatuses)[number]>([
  ['stolen', 55],
  ['lost', 25],
  ['trafficked', 12],
  ['smuggled', 8],
])

/** Firearms of makers that do not exist; serial numbers begin with EXG. */
export function* drawFirearms(random: Random, now: number, count: number): Generator<Sketch> {
  for (let n = 1; n <= count; n += 1) {
    const { bureau, country } = pickIssuer(random)
    const enteredAt = drawEntryTime(random, now, 1_500)
    const fields: FirearmFields = {
      serial: `EXG${digits(n, 6)}`,
      ...(random.perMille(900) ? { make: random.pick(['Exercise Arms', 'Übungswaffen', 'Armes Exercice']) } : {}),
      ...(random.perMille(800) ? { model: random.pick(['E9', 'Training 45', 'Modelo Ejercicio', 'K-2']) } : {}),
      ...(random.perMille(850) ? { calibre: random.pick(['9x19', '.45 ACP', '7.62x39', '12/70', '.22 LR']) } : {}),
      kind: random.pick(firearmKinds),
      ...(random.perMille(500) ? { action: random.pick(firearmActions) } : {}),
      ...(random.perMille(700) ? { dateOfLoss: drawPastDay(random, enteredAt, 60), countryOfLoss: country } : {}),
    }
    const entry = { status: pickFirearmStatus(random), purpose: 'locate', crimeArea: 'firearms', fields } as const
    yield sketchOf(random, now, { database: 'firearm', owner: bureau, enteredAt, prefix: 'EXG', n, entry })
  }
}

const subjects = [
  'harbour at dawn',
  'still life with a lemon',
  'portrait of a lady',
  'wolf and crane',
  'river in flood',
] as const
const makers = [
  'Workshop of the Exercise',
  'A. Übung',
  'Escuela de la Maniobra',
  'Họa sĩ Diễn Tập',
  'Anonymous (exercise)',
] as const
const materials = ['oil on canvas', 'bronze', 'carved wood, gilded', 'silver', 'ink on paper'] as const

export function* drawWorks(random: Random, now: number, count: number): Generator<Sketch> {
  for (let n = 1; n <= count; n += 1) {
    const { bureau, country } = pickIssuer(random)
    const enteredAt = drawEntryTime(random, now, 1_500)
    const subject = random.pick(subjects)
    const fields: WorkOfArtFields = {
      kind: random.pick(workOfArtKinds),
      title: `${subject.charAt(0).toUpperCase()}${subject.slice(1)}, no. ${n}`,
      subject,
      ...(random.perMille(850) ? { maker: random.pick(makers) } : {}),
      materials: random.pick(materials),
      ...(random.perMille(700) ? { measurements: `${random.between(10, 200)} x ${random.between(10, 200)} cm` } : {}),
      ...(random.perMille(500) ? { inscriptions: 'signed lower right: EXERCISE' } : {}),
      period: `${random.between(15, 20)}th century`,
      ...(random.perMille(600) ? { inventory: `EX-INV-${n}`, collection: 'Exercise Museum' } : {}),
      dateOfTheft: drawPastDay(random, enteredAt, 200),
      countryOfTheft: country,
    }
    const status = random.perMille(850) ? 'stolen' : random.pick(['recovered', 'owner-sought'])
    const entry = { status, purpose: 'locate', crimeArea: 'cultural-property', fields } as const
    yield sketchOf(random, now, { database: 'work-of-art', owner: bureau, enteredAt, prefix: 'EXA', n, entry })
  }
}
