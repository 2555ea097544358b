// The load of the world at its peak: documents, persons, vehicles and the rest in one open-loop stream, and how soon a new record is found meanwhile.
import { randomOf } from '../src/demonstration.random.ts'
import { type MeasuredHub, startMeasuredHub } from './hub.ts'
import { percentile, requestOf } from './load.ts'
import { type OpenRequest, runOpenLoad } from './open-load.ts'
import { awaitPersons, personRequests } from './persons.ts'

const countries = ['FRA', 'VNM', 'DEU', 'USA', 'EGY', 'ESP', 'JPN', 'BRA'] as const
const where = { post: 'Bench lane 1', direction: 'entry', from: 'CDG', to: 'HAN' }

type Random = ReturnType<typeof randomOf>

const digits = (random: Random, many: number): string => String(random.below(10 ** many)).padStart(many, '0')

/** Questions about things of series the demonstration world does not use: nearly every traveller is unknown. */
const items: Readonly<Record<'document' | 'vehicle' | 'other', (random: Random) => object>> = {
  document: (random) => ({
    travelDocument: { number: `Q${digits(random, 8)}`, country: random.pick(countries), type: 'passport' },
  }),
  vehicle: (random) =>
    random.perMille(500)
      ? { vehicle: { plate: `Q${digits(random, 6)}`, country: random.pick(countries) } }
      : { vehicle: { engine: `Q${digits(random, 8)}` } },
  other: (random) =>
    random.pick([
      { firearm: { serial: `Q${digits(random, 7)}`, make: 'Exercise' } },
      {
        administrativeDocument: {
          number: `Q${digits(random, 8)}`,
          country: random.pick(countries),
          type: 'vehicle-registration',
        },
      },
      { vessel: { callSign: `Q${digits(random, 4)}` } },
      { workOfArt: { title: `Exercise ${digits(random, 4)}`, maker: 'Nobody' } },
    ]),
}

/** Shares in thousandths (`domain.md` 7.4); the rest is `other`. */
const [documents, persons, vehicles] = [550, 300, 60]

/** Requests prepared beforehand, drawn by share. */
const mixOf = (authorization: string): (() => OpenRequest) => {
  const random = randomOf('bench mix')
  const asked = (item: object): Buffer =>
    requestOf(
      'POST',
      '/api/v1/checks',
      { authorization },
      JSON.stringify({ purpose: 'security-check', reference: 'BENCH', where, items: [item] }),
    )
  const named = personRequests(authorization)
  const prepared = Array.from({ length: 8192 }, (_, at): OpenRequest => {
    const drawn = random.below(1000)
    if (drawn >= documents && drawn < documents + persons)
      return { kind: 'person', bytes: named[at % named.length] ?? Buffer.alloc(0) }
    const kind = drawn < documents ? 'document' : drawn < documents + persons + vehicles ? 'vehicle' : 'other'
    return { kind, bytes: asked(items[kind](random)) }
  })
  let at = 0
  return () => prepared[at++ % prepared.length] ?? { kind: 'document', bytes: Buffer.alloc(0) }
}

const post = async (port: number, path: string, key: string, body: object): Promise<Record<string, unknown>> => {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`)
  return (await reply.json()) as Record<string, unknown>
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Between two questions whether a new record is found, and between two new records, in milliseconds. */
const [askAgain, nextRecord] = [5, 250]
const mostPatience = 30_000

/**
 * Seconds from the sending of a new record to the answer that finds it, for records entered until `isOver`. The first one is sent by systems
 * that have no connection yet, as the others have.
 */
const findableTimes = async (
  port: number,
  keys: { readonly source: string; readonly finder: string },
  isOver: () => boolean,
): Promise<number[]> => {
  const times: number[] = []
  for (let at = 0; !isOver() || at < 2; at++) {
    const document = { number: `X77${String(at).padStart(5, '0')}`, country: 'FRA', type: 'passport' }
    const sent = performance.now()
    await post(port, '/api/v1/records/travel-document', keys.source, {
      reference: `BENCH-X77-${at}`,
      status: 'lost',
      purpose: 'security-check',
      fields: document,
    })
    const question = { purpose: 'security-check', reference: 'BENCH', items: [{ travelDocument: document }] }
    for (let isFound = false; !isFound; ) {
      const answer = (await post(port, '/api/v1/checks', keys.finder, question)) as {
        readonly items?: readonly { readonly candidates: readonly unknown[] }[]
      }
      isFound = (answer.items?.[0]?.candidates.length ?? 0) > 0
      if (isFound || performance.now() - sent > mostPatience) break
      await wait(askAgain)
    }
    times.push((performance.now() - sent) / 1000)
    await wait(nextRecord)
  }
  return times
}

type Told = { readonly measure: string; readonly value: number; readonly unit: string } & {
  readonly must?: number
  readonly goal?: number
}

/** Runs the empty path and the mix at one rate, new records being entered and asked for during the mix. */
export const measureMix = async (hub: MeasuredHub, rate: number, milliseconds: number): Promise<Told[]> => {
  const finder = await hub.key('vn.system')
  const source = await hub.key('fr.system')
  const authorization = `Bearer ${finder}`
  await awaitPersons(hub.port, authorization)
  const nothing: OpenRequest = { kind: 'empty', bytes: requestOf('GET', '/api/v1/databases', { authorization }) }
  const load = { port: hub.port, rate, milliseconds }
  const empty = await runOpenLoad({ ...load, random: randomOf('bench mix empty'), next: () => nothing })
  let isOver = false
  const finding = wait(milliseconds / 4).then(() => findableTimes(hub.port, { finder, source }, () => isOver))
  const before = hub.processor()
  const mix = await runOpenLoad({ ...load, random: randomOf('bench mix'), next: mixOf(authorization) })
  const after = hub.processor()
  // The warm-up of a quarter is asked too.
  const asked = mix.all.many() * 1.25
  isOver = true
  const [withConnecting = 0, ...connected] = await finding
  const found = connected.sort((one, other) => one - other)
  const p99 = mix.all.percentile(0.99)
  return [
    { measure: 'mix.per_second', value: mix.all.many() / (milliseconds / 1000), unit: '/s' },
    { measure: 'mix.p50_ms', value: mix.all.percentile(0.5), unit: 'ms' },
    { measure: 'mix.p99_ms', value: p99, unit: 'ms' },
    { measure: 'mix.empty_p50_ms', value: empty.all.percentile(0.5), unit: 'ms' },
    { measure: 'mix.empty_p99_ms', value: empty.all.percentile(0.99), unit: 'ms' },
    { measure: 'mix.p99_above_empty_ms', value: p99 - empty.all.percentile(0.99), unit: 'ms', must: 50, goal: 20 },
    {
      measure: 'mix.settled_p99_above_empty_ms',
      value: mix.settled.percentile(0.99) - empty.settled.percentile(0.99),
      unit: 'ms',
    },
    { measure: 'mix.slowest_ms', value: mix.all.slowest(), unit: 'ms' },
    ...[...mix.ofKind].map(([kind, times]) => ({
      measure: `mix.${kind}.p99_ms`,
      value: times.percentile(0.99),
      unit: 'ms',
    })),
    { measure: 'mix.failures', value: mix.failures + empty.failures, unit: '', must: 0 },
    { measure: 'mix.refused', value: mix.refused, unit: '', must: 0 },
    { measure: 'mix.hub_cpu_ms_per_check', value: ((after.hub - before.hub) * 1000) / asked, unit: 'ms' },
    {
      measure: 'mix.database_cpu_ms_per_check',
      value: ((after.database - before.database) * 1000) / asked,
      unit: 'ms',
    },
    { measure: 'mix.generator.behind_p50_ms', value: mix.behind.percentile(0.5), unit: 'ms' },
    { measure: 'mix.generator.behind_p99_ms', value: mix.behind.percentile(0.99), unit: 'ms' },
    { measure: 'mix.generator.behind_slowest_ms', value: mix.behind.slowest(), unit: 'ms' },
    { measure: 'mix.generator.cores', value: mix.cores, unit: '' },
    { measure: 'mix.findable.with_connecting_seconds', value: withConnecting, unit: 's' },
    { measure: 'mix.findable.records', value: found.length, unit: '' },
    { measure: 'mix.findable.p50_seconds', value: percentile(found, 0.5), unit: 's' },
    { measure: 'mix.findable.slowest_seconds', value: found.at(-1) ?? 0, unit: 's', must: 1, goal: 0.2 },
  ]
}

/** `npm run bench -- mix [--rate 1000] [--json]`, on the demonstration world in `folder`. */
export const benchMix = async (folder: string, args: readonly string[], json: boolean): Promise<void> => {
  const at = args.indexOf('--rate')
  const rate = at < 0 ? 1000 : Number(args[at + 1])
  if (!(rate >= 1 && rate <= 20_000)) throw new RangeError('--rate wants requests a second, 1 to 20000')
  await (await startMeasuredHub(folder)).stop()
  const hub = await startMeasuredHub(folder)
  try {
    for (const told of await measureMix(hub, rate, Number(process.env.BENCH_SECONDS ?? 20) * 1000)) {
      const value = Number(told.value.toFixed(3))
      if (json) process.stdout.write(`${JSON.stringify({ ...told, value, engine: 'liaison', rate })}\n`)
      else {
        const wanted = told.must === undefined ? '' : `must ${told.must}${told.goal ? `, goal ${told.goal}` : ''}`
        process.stdout.write(
          `${told.measure.padEnd(36)} ${String(value).padStart(10)} ${told.unit.padEnd(3)} ${wanted}\n`,
        )
      }
    }
  } finally {
    await hub.stop()
  }
}
