// Persons by the million for a hub: entered into its store as an import enters them, and asked for as a border does.
import { judgeAhead } from '../src/feed/feed.ahead.ts'
import { systemClock } from '../src/kernel/clock.ts'
import { prepareDays } from '../src/kernel/ledger.ts'
import type { NameForm, PersonForm } from '../src/matching/person-form.ts'
import type { Entering } from '../src/record/record.batch.store.ts'
import type { RecordEntry } from '../src/record/record.schema.ts'
import { createSearchWorld, type SearchWorld } from './search.world.ts'
import { bureausOfDocuments } from './store.documents.ts'
import { enterRecords, openStore, placeFacts, servicesOf, systemWithGrants } from './store.fill.ts'

const database = 'nominal'
/** As many as an import of a file enters in one transaction. */
const perBatch = 1_000
/** Entries judged before the event loop turns. */
const entriesATurn = 32

const named = ({ family, given, other, whole }: NameForm, use: 'main' | 'alias') => ({
  use,
  ...(family ? { family } : {}),
  ...(given ? { given } : {}),
  ...(other ? { other } : {}),
  ...(whole ? { original: whole } : {}),
})

/** A person as their owner enters them. */
export const personEntry = (number: number, { names, datesOfBirth, nationalities, sex }: PersonForm): RecordEntry => ({
  reference: `EXERCISE-BENCH-${String(number).padStart(9, '0')}`,
  status: 'warning',
  purpose: 'warn',
  personStatus: 'possible-threat',
  crimeArea: 'crime-against-persons',
  fields: {
    names: names.map((name, at) => named(name, at === 0 ? 'main' : 'alias')),
    datesOfBirth: [...new Set(datesOfBirth)],
    nationalities: [...new Set(nationalities)].map((country) => ({ country, state: 'confirmed' })),
    ...(sex ? { sex } : {}),
    documents: [],
    // Stated of everybody, since a few were born late: a minor would have to be recorded as one.
    minor: false,
    cautions: [],
    charge: 'Exercise: nobody bears this name for this record.',
  },
})

/** Enters the first `many` persons of the world of the search into the store of a hub's folder while no hub runs on it. Answers the seconds it took. */
export const fillPersons = async (folder: string, many: number): Promise<number> => {
  const store = await openStore(folder)
  try {
    await prepareDays(store.client, systemClock)
    const services = servicesOf(store, ({ name }) => {
      throw new Error(`a fill needs no ${name}`)
    })
    const world = createSearchWorld()
    const began = performance.now()
    const today = systemClock.now().slice(0, 10)
    for (let batch = 0; batch * perBatch < many; batch += 1) {
      const actor = await systemWithGrants(store, bureausOfDocuments[batch % bureausOfDocuments.length] ?? '')
      const entering: Entering[] = []
      for (let number = batch * perBatch; number < Math.min(many, (batch + 1) * perBatch); number += 1) {
        if (number % entriesATurn === 0) await new Promise((resolve) => setImmediate(resolve))
        const entry = personEntry(number, world.person(number).form)
        const { described, read } = judgeAhead(database, actor, today, entry)
        if (!described) throw new Error(`the person of number ${number} has a fault: ${JSON.stringify(read)}`)
        entering.push({ reference: entry.reference, described })
      }
      await enterRecords(services, actor, database, entering)
      if ((batch + 1) % 100 === 0)
        process.stderr.write(
          `${(batch + 1) * perBatch} persons after ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
        )
    }
    await placeFacts(store)
    await services.stop()
    return (performance.now() - began) / 1000
  } finally {
    await store.stop()
  }
}

/** A person as a traveller is asked for: one name as on the paper, one date, one nationality. */
const askedOf = ({ names, datesOfBirth, nationalities, sex }: PersonForm): Readonly<Record<string, unknown>> => {
  const name = names.find(({ whole }) => whole === undefined) ?? names[0]
  const [date] = datesOfBirth
  return {
    ...(name?.family ? { family: name.family } : {}),
    ...(name?.given ? { given: [name.given, name.other].filter(Boolean).join(' ') } : {}),
    ...(name?.family || name?.given ? {} : { name: name?.whole ?? '' }),
    ...(date === undefined ? {} : { dateOfBirth: date }),
    nationalities: nationalities.slice(0, 1),
    ...(sex === undefined ? {} : { sex }),
  }
}

/** Persons to ask for, nine in ten of them beyond those that were entered: of the same names, and nobody's record. */
export const personsAsked = (many: number, questions: number): Readonly<Record<string, unknown>>[] => {
  const world: SearchWorld = createSearchWorld()
  return Array.from({ length: questions }, (_, at) =>
    // A stride that shares no factor with a round number goes through all of them.
    askedOf(world.person(at % 10 === 0 ? (at * 7_919) % many : many + at).form),
  )
}
