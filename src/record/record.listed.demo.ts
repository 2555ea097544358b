// An invented outside list of the demonstration, kept by nobody: persons and companies that do not exist, inform only.
import { aliveCountries } from '../bureau/bureau.demo.ts'
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import type { Random } from '../demonstration.random.ts'
import { countryOfBureau } from '../terms/country.ts'
import type { OutsideListFields } from './databases/outside-list.ts'
import { drawAliases, drawPerson } from './record.person.demo.ts'
import { dayOf, drawEntryTime, type Sketch } from './record.sketch.demo.ts'

const source = 'Exercise Sanctions List'
const programmes = ['EXERCISE-A', 'EXERCISE-B', 'EXERCISE-C'] as const
const countries = aliveCountries.flatMap((bureau) => countryOfBureau(bureau) ?? [])
const trades = ['Trading', 'Shipping', 'Holding', 'Minerals', 'Logistics'] as const
const forms = ['Ltd', 'GmbH', 'S.A.', 'LLC', 'Công ty'] as const

const nothing = { placesOfBirth: [], documents: [], identifiers: [], addresses: [] }

const drawFields = (random: Random, n: number, enteredAt: number): OutsideListFields => {
  const entry = String(10_000 + n)
  const common = { ...nothing, source, entry, programmes: [random.pick(programmes)] }
  const country = random.pick(countries)
  if (random.perMille(200)) {
    const whole = `Exercise ${random.pick(trades)} ${n} ${random.pick(forms)}`
    return { ...common, kind: 'entity', names: [{ use: 'main', whole }], datesOfBirth: [], nationalities: [] }
  }
  const person = drawPerson(random, country)
  const born = dayOf(enteredAt - random.between(25 * 365, 75 * 365) * 86_400_000)
  return {
    ...common,
    kind: 'person',
    names: [person.name, ...drawAliases(random, person)],
    sex: person.sex,
    datesOfBirth: [random.perMille(700) ? born : `${born.slice(0, 4)}~`],
    nationalities: [country],
    remarks: 'Exercise entry: this list is invented and kept by nobody.',
  }
}

/** Draws entries one after another; a smaller world is the start of a larger. */
export function* drawListed(random: Random, now: number, count: number): Generator<Sketch> {
  for (let n = 1; n <= count; n += 1) {
    const enteredAt = drawEntryTime(random, now, 900)
    yield {
      database: 'outside-list',
      owner: generalSecretariat,
      enteredAt,
      entry: {
        reference: `EXERCISE-LIST-${10_000 + n}`,
        status: 'listed',
        purpose: 'warn',
        fields: drawFields(random, n, enteredAt),
      },
    }
  }
}
