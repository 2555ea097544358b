// Person checks through HTTP over the demonstration world: travellers nobody knows, and recorded ones as papers and ears damage them.
import { type Random, randomOf } from '../src/demonstration.random.ts'
import type { NominalFields } from '../src/record/databases/nominal.ts'
import { drawNominals } from '../src/record/record.nominal.demo.ts'
import { drawPerson, withoutMarks } from '../src/record/record.person.demo.ts'
import type { MeasuredHub } from './hub.ts'
import { type Outcome, requestOf, runLoad } from './load.ts'

const countries = ['VNM', 'FRA', 'CHN', 'EGY', 'RUS', 'KOR', 'IND', 'ESP', 'DEU', 'GBR', 'TUR', 'NGA'] as const

type Item = { readonly person: Readonly<Record<string, unknown>> }

/** Somebody whose name is as common as names are, and whose date of birth is their own. */
const stranger = (random: Random): Item => {
  const { name, nationality, sex } = drawPerson(random, random.pick(countries))
  const born = new Date(Date.UTC(random.between(1945, 2005), random.below(12), random.between(1, 28)))
  const { family, given } = name
  return {
    person: {
      ...(family ? { family } : {}),
      ...(given ? { given } : {}),
      dateOfBirth: born.toISOString().slice(0, 10),
      nationalities: [nationality],
      sex,
    },
  }
}

/** One slip of the finger in the longest word. */
const slip = (random: Random, name: string): string => {
  const at = random.between(1, Math.max(1, name.length - 2))
  return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2)
}

const damages: readonly ((random: Random, family: string, given: string) => Item['person'])[] = [
  (_random, family, given) => ({ family, given }),
  (_random, family, given) => ({ family: withoutMarks(family), given: withoutMarks(given) }),
  (_random, family, given) => ({ family: given, given: family }),
  (_random, family, given) => ({ name: `${given} ${family}` }),
  (random, family, given) => ({ family: slip(random, family), given }),
  (_random, family, given) => ({ family, given: `${given.charAt(0)}.` }),
]

/** Recorded persons of the demonstration world, drawn again from its own stream. */
const recorded = (many: number): readonly NominalFields[] => {
  const random = randomOf('liaison demonstration 1').stream('nominal')
  const persons: NominalFields[] = []
  for (const { entry } of drawNominals(random, Date.UTC(2026, 10, 22), many * 2)) {
    const fields = entry.fields as NominalFields
    if (fields.names[0]?.family && fields.names[0].given) persons.push(fields)
  }
  return persons.slice(0, many)
}

const known = (random: Random, fields: NominalFields): Item => {
  const name = fields.names[0]
  const date = fields.datesOfBirth[0]
  return {
    person: {
      ...random.pick(damages)(random, name?.family ?? '', name?.given ?? ''),
      ...(date === undefined ? {} : { dateOfBirth: random.perMille(700) ? date : date.slice(0, 4) }),
    },
  }
}

const where = { post: 'Bench lane 1', direction: 'entry' }
const checkOf = (item: Item): string =>
  JSON.stringify({ purpose: 'security-check', reference: 'BENCH', where, items: [item] })

/** Four thousand questions, nine in ten about strangers, as at a border. */
export const personRequests = (authorization: string): readonly Buffer[] => {
  const random = randomOf('bench persons')
  const persons = recorded(500)
  return Array.from({ length: 4_000 }, () => {
    const item = random.perMille(100) ? known(random, random.pick(persons)) : stranger(random)
    return requestOf('POST', '/api/v1/checks', { authorization }, checkOf(item))
  })
}

const patienceSeconds = 600

/** Resolves when every person of the world is looked for; until then their databases are silent, and a check of nobody is quick. */
export const awaitPersons = async (port: number, authorization: string): Promise<void> => {
  const body = JSON.stringify({
    purpose: 'security-check',
    reference: 'BENCH',
    items: [{ person: { family: 'Exercise', given: 'Nobody', dateOfBirth: '1901-01-01' } }],
  })
  for (const end = performance.now() + patienceSeconds * 1000; performance.now() < end; ) {
    const reply = await fetch(`http://127.0.0.1:${port}/api/v1/checks`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body,
    })
    const { items } = (await reply.json()) as { readonly items?: readonly { readonly silent: readonly string[] }[] }
    if (reply.ok && items?.[0]?.silent.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the persons were not loaded within ${patienceSeconds} s`)
}

/** CPU of hub and database for each check, in milliseconds. */
export type CheckCost = { readonly hub: number; readonly database: number }

/** Those questions about other persons. */
const requestsFor = (authorization: string, persons: readonly Item['person'][]): readonly Buffer[] =>
  persons.map((person) => requestOf('POST', '/api/v1/checks', { authorization }, checkOf({ person })))

/**
 * Rate and times of person checks, from one client and from sixteen, and what the CPU spends on one where sixteen ask. `persons` are asked
 * for in place of those of the demonstration world.
 */
export const measurePersons = async (
  hub: MeasuredHub,
  milliseconds: number,
  persons?: readonly Item['person'][],
): Promise<{ readonly one: Outcome; readonly many: Outcome; readonly cost: CheckCost }> => {
  const authorization = `Bearer ${await hub.key('vn.system')}`
  await awaitPersons(hub.port, authorization)
  const requests = persons ? requestsFor(authorization, persons) : personRequests(authorization)
  const load = (connections: number): Promise<Outcome> => {
    let at = 0
    const next = (): Buffer => requests[at++ % requests.length] ?? Buffer.alloc(0)
    return runLoad({ port: hub.port, connections, milliseconds, next })
  }
  const one = await load(1)
  const before = hub.processor()
  const many = await load(16)
  const after = hub.processor()
  // The warm-up of a quarter is asked too.
  const each = (used: number): number => (used * 1000) / (many.requests * 1.25)
  return { one, many, cost: { hub: each(after.hub - before.hub), database: each(after.database - before.database) } }
}
