// Persons of the demonstration: every status and capacity, names in many scripts, dates as vague as in life; all invented.
import { aliveCountries } from '../bureau/bureau.demo.ts'
import { type Random, weighted } from '../demonstration.random.ts'
import { countryOfBureau } from '../terms/country.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import type { PersonStatus } from '../terms/person-status.ts'
import type { Purpose } from '../terms/purpose.ts'
import type { NominalFields, NominalStatus } from './databases/nominal.ts'
import type { CautionCode } from './databases/person-fields.ts'
import { exerciseNumber } from './record.document.demo.ts'
import { pickIssuer } from './record.issuer.demo.ts'
import { drawAliases, drawPerson, type InventedPerson } from './record.person.demo.ts'
import { dayOf, drawEntryTime, drawLater, drawMarks, drawPastDay, type Sketch } from './record.sketch.demo.ts'

type Capacity = {
  readonly status: NominalStatus
  readonly personStatus: PersonStatus
  readonly purpose: Purpose
  readonly crimeArea: CrimeArea | ''
}

const capacity = (
  status: NominalStatus,
  personStatus: PersonStatus,
  purpose: Purpose,
  crimeArea: CrimeArea | '',
): Capacity => ({ status, personStatus, purpose, crimeArea })

const pickCapacity = weighted<Capacity>([
  [capacity('wanted-arrest', 'charged', 'wanted', 'organised-crime'), 22],
  [capacity('wanted-arrest', 'convicted', 'wanted', 'drugs'), 14],
  [capacity('wanted-locate', 'suspect', 'locate', 'financial-crime'), 14],
  [capacity('missing', 'missing', 'locate', ''), 14],
  [capacity('missing', 'victim', 'locate', 'trafficking-in-human-beings'), 3],
  [capacity('warning', 'possible-threat', 'warn', 'crime-against-persons'), 8],
  [capacity('criminal-history', 'criminal-history', 'investigation-info', 'property-crime'), 19],
  [capacity('unidentified', 'unidentified-body', 'identify', ''), 2],
])

const pickCautions = weighted<readonly CautionCode[]>([
  [[], 78],
  [['armed'], 6],
  [['violent'], 5],
  [['armed', 'violent'], 3],
  [['escape-risk'], 4],
  [['dangerous'], 2],
  [['suicidal'], 1],
  [['needs-medication'], 1],
])

/** Dangers a person under protection can be to themself; no other may be said of them (RPD 39). */
const ofProtected = weighted<readonly CautionCode[]>([
  [[], 8],
  [['suicidal'], 1],
  [['needs-medication'], 1],
])

const charges = [
  'Exercise: participation in a criminal organisation.',
  'Exercise: traffic in drugs across two borders.',
  'Exercice : escroquerie en bande organisée.',
  'Ejercicio: robo con violencia.',
  'Diễn tập: lừa đảo chiếm đoạt tài sản.',
  'تمرين: تزوير وثائق سفر.',
] as const

const marks = [
  'scar on the left hand',
  'tattoo of a compass on the right forearm',
  'burn mark on the neck',
  'gold tooth',
] as const
const abroad = aliveCountries.flatMap((bureau) => countryOfBureau(bureau) ?? [])
const cities = ['Exercise City', 'Ville-Exercice', 'Ciudad Ejercicio', 'Thành phố Diễn Tập', 'مدينة التمرين'] as const
const day = 86_400_000

/** As precise as papers are: mostly a day, else a month, a year, about a year, or a range. */
const drawDatesOfBirth = (random: Random, born: number): string[] => {
  const date = dayOf(born)
  const year = Number(date.slice(0, 4))
  const precision = random.below(100)
  if (precision < 78) return random.perMille(30) ? [date, `${date.slice(0, 5)}${date.slice(8)}`.slice(0, 4)] : [date]
  if (precision < 88) return [date.slice(0, 4)]
  if (precision < 92) return [date.slice(0, 7)]
  if (precision < 95) return [`${year}~`]
  return precision < 97 ? [`${year - 1}/${year + 2}`] : []
}

/** Numbers of identity documents of persons: above those of lost documents, so that neither meets the other by chance. */
export const firstPersonDocument = 900_000

const documentsOf = (random: Random, person: InventedPerson, n: number, enteredAt: number) => {
  if (!random.perMille(420)) return []
  const issued = enteredAt - random.below(2_000) * day
  return [
    {
      type: random.perMille(800) ? ('passport' as const) : ('id-card' as const),
      number: exerciseNumber(firstPersonDocument + n),
      country: person.nationality,
      dateOfIssue: dayOf(issued),
      dateOfExpiry: dayOf(issued + 3_650 * day),
    },
  ]
}

/** What belongs to a status beside the person: charge and warrant, the day somebody was last seen, what a body is known by. */
const circumstances = (random: Random, { status }: Capacity, enteredAt: number, n: number): Partial<NominalFields> => {
  switch (status) {
    case 'wanted-arrest':
      return {
        charge: random.pick(charges),
        warrant: `Exercise Court, EX-${n}/${dayOf(enteredAt).slice(0, 4)}`,
        dateOfEvent: drawPastDay(random, enteredAt, 900),
      }
    case 'missing':
      return { dateOfEvent: drawPastDay(random, enteredAt, 60), placeOfEvent: random.pick(cities) }
    case 'unidentified':
      return {
        dateOfEvent: drawPastDay(random, enteredAt, 60),
        placeOfEvent: random.pick(cities),
        height: random.between(150, 195),
        marks: random.pick(marks),
      }
    default:
      return { charge: random.pick(charges) }
  }
}

/** Draws persons one after another; a smaller world is the start of a larger. */
export function* drawNominals(random: Random, now: number, count: number): Generator<Sketch> {
  for (let n = 1; n <= count; n += 1) {
    const { bureau, country } = pickIssuer(random)
    const enteredAt = drawEntryTime(random, now, 1_600)
    const stated = pickCapacity(random)
    const person = drawPerson(random, random.perMille(640) ? country : random.pick(abroad))
    const isMinor = stated.status === 'missing' && random.perMille(350)
    const age = isMinor ? random.between(3, 16) : random.between(24, 78)
    const born = enteredAt - age * 365.2425 * day - random.below(365) * day
    const isProtected =
      stated.personStatus === 'victim' || stated.personStatus === 'witness' || stated.status === 'missing'
    const cautions = isProtected ? ofProtected(random) : pickCautions(random)
    const isNameless = stated.status === 'unidentified'
    const fields: NominalFields = {
      names: isNameless ? [] : [person.name, ...drawAliases(random, person)],
      ...(random.perMille(970) ? { sex: person.sex } : {}),
      datesOfBirth: isNameless ? [] : drawDatesOfBirth(random, born),
      ...(random.perMille(700) ? { placeOfBirth: random.pick(cities), countryOfBirth: person.nationality } : {}),
      nationalities: isNameless
        ? []
        : [{ country: person.nationality, state: random.perMille(850) ? 'confirmed' : 'presumed' }],
      ...(random.perMille(350) && !isNameless ? { father: person.father, mother: person.mother } : {}),
      documents: isNameless ? [] : documentsOf(random, person, n, enteredAt),
      ...(isMinor && !isNameless ? { minor: true } : {}),
      cautions: cautions.map((code) => ({ code, since: dayOf(enteredAt).slice(0, 7) })),
      ...circumstances(random, stated, enteredAt, n),
      ...(random.perMille(500) ? { height: random.between(148, 200), hair: 'black', eyes: 'brown' } : {}),
      ...(random.perMille(150) ? { marks: random.pick(marks) } : {}),
      ...(random.perMille(200) ? { regions: [random.pick(abroad)] } : {}),
      ...(random.perMille(60) ? { additionalInformation: 'Exercise: nobody bears this name for this record.' } : {}),
    }
    yield {
      database: 'nominal',
      owner: bureau,
      enteredAt,
      entry: {
        reference: `EXN-${bureau.toUpperCase()}-${String(n).padStart(6, '0')}`,
        status: stated.status,
        purpose: stated.purpose,
        personStatus: stated.personStatus,
        ...(stated.crimeArea === '' ? {} : { crimeArea: stated.crimeArea }),
        ...(stated.status === 'wanted-locate' && random.perMille(80) ? { alert: 'discreet' as const } : {}),
        ...drawMarks(random, bureau),
        fields,
      },
      ...drawLater(random, enteredAt, now, { status: stated.status, fields }),
    }
  }
}
