// `npm run bench`: measures the whole path of a check through HTTP with session, rights, purpose and durable facts.
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { benchDocuments } from './documents.ts'
import { measureFeeding } from './feeding.ts'
import { type MeasuredHub, startMeasuredHub } from './hub.ts'
import { measureList } from './lists.ts'
import { type Outcome, requestOf, runLoad } from './load.ts'
import { measureMaterial } from './material.ts'
import { measureMessages } from './messages.ts'
import { benchMix } from './mix.ts'
import { measurePersons } from './persons.ts'
import { measureResolution } from './resolution.ts'
import { measureTold } from './told.ts'

type Measure = { readonly measure: string; readonly value: number; readonly unit: string; readonly goal?: string }

/** Deterministic numbers from 0 to 1, so that every run asks the same: a linear congruence modulo 2^32 (Knuth, TAOCP 3.2.1). */
const randomOf = (seed: number) => {
  let state = seed
  return (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const random = randomOf(20261121)
const countries = ['FRA', 'VNM', 'DEU', 'USA', 'EGY', 'ESP', 'JPN', 'BRA']

/**
 * Documents as a border asks: nearly all of them unknown. Numbers are of a series the demonstration world does not use, so
 * that the figure is that of the answer almost every traveller gets; hits are measured by themselves.
 */
const unknownItem = () => ({
  travelDocument: {
    number: `Q${Math.floor(random() * 1e8)
      .toString()
      .padStart(8, '0')}`,
    country: countries[Math.floor(random() * countries.length)] ?? 'FRA',
    type: 'passport',
  },
})

const where = { post: 'Bench lane 1', direction: 'entry', from: 'CDG', to: 'HAN' }
const checkOf = (items: readonly object[]): string =>
  JSON.stringify({ purpose: 'security-check', reference: 'BENCH', where, items })

const seconds = Number(process.env.BENCH_SECONDS ?? 6)
const feedLines = Number(process.env.BENCH_FEED_LINES ?? 1_000_000)

const measureLoads = async (hub: MeasuredHub): Promise<Measure[]> => {
  const authorization = `Bearer ${await hub.key('vn.system')}`
  const empty = requestOf('GET', '/api/v1/databases', { authorization })
  const single = Array.from({ length: 4096 }, () =>
    requestOf('POST', '/api/v1/checks', { authorization }, checkOf([unknownItem()])),
  )
  const batches = Array.from({ length: 256 }, () =>
    requestOf('POST', '/api/v1/checks', { authorization }, checkOf(Array.from({ length: 100 }, unknownItem))),
  )
  const turn = (requests: readonly Buffer[]) => {
    let at = 0
    return () => requests[at++ % requests.length] ?? empty
  }
  const load = (requests: readonly Buffer[], connections: number): Promise<Outcome> =>
    runLoad({ port: hub.port, connections, milliseconds: seconds * 1000, next: turn(requests) })

  const told = await measureTold(
    hub.port,
    { finder: await hub.key('vn.system'), source: await hub.key('fr.system') },
    50,
  )
  const quiet = await load([empty], 1)
  const one = await load(single, 1)
  const emptyMany = await load([empty], 64)
  const many = await load(single, 64)
  const batched = await load(batches, 4)
  const measures: Measure[] = [
    { measure: 'hit.told_to_source.p50', value: told[25] ?? 0, unit: 'ms' },
    { measure: 'hit.told_to_source.slowest_of_50', value: told.at(-1) ?? 0, unit: 'ms', goal: '< 1000' },
    { measure: 'empty.per_second', value: emptyMany.perSecond, unit: '/s' },
    { measure: 'check.one_by_one.per_second', value: many.perSecond, unit: '/s', goal: '>= 5000' },
    { measure: 'check.one_by_one.p50', value: many.p50, unit: 'ms' },
    { measure: 'check.one_by_one.p99', value: many.p99, unit: 'ms' },
    { measure: 'check.one_by_one.p50_above_empty', value: many.p50 - emptyMany.p50, unit: 'ms' },
    { measure: 'check.one_by_one.p99_above_empty', value: many.p99 - emptyMany.p99, unit: 'ms' },
    { measure: 'check.single_client.p50', value: one.p50, unit: 'ms' },
    { measure: 'check.single_client.p99', value: one.p99, unit: 'ms' },
    { measure: 'check.single_client.p50_above_empty', value: one.p50 - quiet.p50, unit: 'ms' },
    { measure: 'check.single_client.p99_above_empty', value: one.p99 - quiet.p99, unit: 'ms' },
    { measure: 'check.batches_of_100.items_per_second', value: batched.perSecond * 100, unit: '/s' },
    { measure: 'check.batches_of_100.p50', value: batched.p50, unit: 'ms' },
    { measure: 'check.batches_of_100.p99', value: batched.p99, unit: 'ms' },
    {
      measure: 'failures',
      value: quiet.failures + one.failures + many.failures + emptyMany.failures + batched.failures,
      unit: '',
    },
  ]
  return measures
}

const print = (measure: Measure, json: boolean, places = 2): void => {
  const value = Number(measure.value.toFixed(places))
  if (json) process.stdout.write(`${JSON.stringify({ ...measure, value, engine: 'liaison' })}\n`)
  else
    process.stdout.write(
      `${measure.measure.padEnd(44)} ${String(value).padStart(10)} ${measure.unit.padEnd(4)} ${measure.goal ?? ''}\n`,
    )
}

/** `npm run bench -- lists FOLDER`: an outside list in that folder, imported and searched. */
const benchList = async (data: string, folder: string, json: boolean): Promise<void> => {
  const hub = await startMeasuredHub(data)
  try {
    const { seconds: taken, says, persons, found } = await measureList(hub, data, folder)
    if (!json) process.stdout.write(`${says}\n`)
    print({ measure: 'list.import', value: taken, unit: 's' }, json)
    print({ measure: 'list.persons', value: persons, unit: '' }, json)
    for (const { damage, year, at1, at10 } of found) {
      const named = `${damage}${year ? '+year' : ''}`
      print({ measure: `recall_at_1.${named}`, value: at1, unit: '' }, json)
      print({ measure: `recall_at_10.${named}`, value: at10, unit: '' }, json)
    }
  } finally {
    await hub.stop()
  }
}

const personMeasures = ({ one, many }: Awaited<ReturnType<typeof measurePersons>>): Measure[] => [
  { measure: 'person.one_by_one.per_second', value: many.perSecond, unit: '/s', goal: '>= 500' },
  { measure: 'person.one_by_one.p50', value: many.p50, unit: 'ms' },
  { measure: 'person.one_by_one.p99', value: many.p99, unit: 'ms' },
  { measure: 'person.single_client.p50', value: one.p50, unit: 'ms' },
  { measure: 'person.single_client.p99', value: one.p99, unit: 'ms' },
  { measure: 'person.failures', value: one.failures + many.failures, unit: '' },
]

/** `npm run bench -- persons`: person checks alone. */
const benchPersons = async (hub: MeasuredHub, json: boolean): Promise<void> => {
  const began = hub.memory()
  const measures = personMeasures(await measurePersons(hub, seconds * 1000))
  const after = hub.memory()
  print({ measure: 'memory.hub_at_start', value: began.hub / 2 ** 20, unit: 'MB', goal: '< 400' }, json)
  print({ measure: 'memory.hub_after_persons', value: after.hub / 2 ** 20, unit: 'MB', goal: '< 400' }, json)
  for (const measure of measures) print(measure, json)
}

/** What a feed costs, and what checks feel of it. */
const measureFeed = async (hub: MeasuredHub, folder: string): Promise<Measure[]> => {
  const fed = await measureFeeding(hub, folder, feedLines)
  return [
    { measure: 'memory.hub_after_feed', value: hub.memory().hub / 2 ** 20, unit: 'MB' },
    { measure: 'import.lines_per_second', value: fed.linesPerSecond, unit: '/s', goal: '>= 20000' },
    { measure: 'feed.lines_per_second_beside_checks', value: fed.linesPerSecondBeside, unit: '/s' },
    { measure: 'feed.check_p99_idle', value: fed.idle.p99, unit: 'ms' },
    { measure: 'feed.check_p99_during', value: fed.during.p99, unit: 'ms' },
    { measure: 'feed.check_p99_ratio', value: fed.during.p99 / fed.idle.p99, unit: 'x', goal: '< 2' },
    { measure: 'feed.check_per_second_idle', value: fed.idle.perSecond, unit: '/s' },
    { measure: 'feed.check_per_second_during', value: fed.during.perSecond, unit: '/s' },
  ]
}

/** `npm run bench -- feed`: the feed alone, beside a hub that has loaded its world. */
const benchFeed = async (folder: string, json: boolean): Promise<void> => {
  await (await startMeasuredHub(folder)).stop()
  const hub = await startMeasuredHub(folder)
  try {
    for (const measure of await measureFeed(hub, folder)) print(measure, json)
  } finally {
    await hub.stop()
  }
}

/** `npm run bench -- messages`: messages alone. */
const benchMessages = async (hub: MeasuredHub, json: boolean): Promise<void> => {
  const { one, all, oneBehind, allBehind, heard, caught } = await measureMessages(hub, seconds * 1000)
  const measures: readonly Measure[] = [
    { measure: 'message.to_one.per_second', value: one.perSecond, unit: '/s', goal: '>= 500' },
    { measure: 'message.to_one.p99', value: one.p99, unit: 'ms' },
    { measure: 'message.to_one.numbers_behind', value: oneBehind, unit: 's' },
    { measure: 'message.to_all.per_second', value: all.perSecond, unit: '/s', goal: '>= 100' },
    { measure: 'message.to_all.p99', value: all.p99, unit: 'ms' },
    { measure: 'message.to_all.numbers_behind', value: allBehind, unit: 's' },
    { measure: 'message.heard.p50', value: heard.p50, unit: 'ms' },
    { measure: 'message.heard.p99', value: heard.p99, unit: 'ms', goal: '< 100' },
    { measure: 'message.heard.never', value: heard.unheard, unit: '' },
    { measure: 'message.catch_up_of_10000', value: caught.seconds, unit: 's', goal: '< 2' },
    { measure: 'message.catch_up.in_order', value: caught.whole, unit: '' },
    { measure: 'message.failures', value: one.failures + all.failures, unit: '' },
  ]
  for (const measure of measures) print(measure, json)
}

/** `npm run bench -- material`: tables on their way into analysis files, and opening what they made. */
const benchMaterial = async (hub: MeasuredHub, json: boolean): Promise<void> => {
  const measured = await measureMaterial(hub, { rows: 200_000, entities: 30_000 })
  const measures: readonly Measure[] = [
    { measure: 'material.import_of_200000', value: measured.importSeconds, unit: 's', goal: '< 60' },
    { measure: 'material.import.rows_per_second', value: measured.rows / measured.importSeconds, unit: '/s' },
    { measure: 'material.page_p99_idle', value: measured.idle.p99, unit: 'ms' },
    { measure: 'material.page_p99_during', value: measured.during.p99, unit: 'ms' },
    { measure: 'material.page_p99_ratio', value: measured.during.p99 / measured.idle.p99, unit: 'x', goal: '< 2' },
    { measure: 'material.page_p50_during', value: measured.during.p50, unit: 'ms' },
    { measure: 'material.open_of_30000.first', value: measured.openFirst, unit: 'ms', goal: '< 2000' },
    { measure: 'material.open_of_30000.p50', value: measured.openMiddle, unit: 'ms', goal: '< 200' },
    { measure: 'material.search_in_30000.p50', value: measured.searchMiddle, unit: 'ms' },
    { measure: 'material.failures', value: measured.idle.failures + measured.during.failures, unit: '' },
  ]
  for (const measure of measures) print(measure, json)
}

const resolvedEntities = Number(process.env.BENCH_ENTITIES ?? 100_000)

/** `npm run bench -- resolution`: a labelled world resolved in this process, without a hub. */
const benchResolution = (json: boolean): void => {
  const found = measureResolution(resolvedEntities)
  const measures: readonly Measure[] = [
    { measure: 'resolution.entities', value: found.entities, unit: '' },
    { measure: 'resolution.seconds', value: found.seconds, unit: 's', goal: '< 60' },
    { measure: 'resolution.precision', value: found.precision, unit: '', goal: '>= 0.97' },
    { measure: 'resolution.recall', value: found.recall, unit: '', goal: '>= 0.95' },
    { measure: 'resolution.same.precision', value: found.same.precision, unit: '' },
    { measure: 'resolution.same.recall', value: found.same.recall, unit: '' },
    ...[...found.recallOf].map(([damage, value]) => ({ measure: `resolution.recall.${damage}`, value, unit: '' })),
    ...[...found.wrongly].map(([tie, value]) => ({
      measure: `resolution.wrong.${tie.replace(' ', '.')}`,
      value,
      unit: '',
    })),
    { measure: 'resolution.compared', value: found.compared, unit: '' },
    { measure: 'resolution.cuts', value: found.cuts, unit: '' },
    { measure: 'resolution.longest_slice', value: found.longestSlice, unit: 'ms' },
    { measure: 'resolution.memory', value: found.memory, unit: 'MB' },
  ]
  for (const measure of measures) print(measure, json, 4)
}

/**
 * Runs everything on a store of its own in a temporary folder; `--json` prints an object a line. With `lists FOLDER` the outside
 * list in that folder instead, with `persons` person checks alone, with `feed` a feed alone, with
 * `messages` messages alone, with `material` material of analysis files alone, with `resolution` a labelled set of entities alone, with
 * `documents` the index of exact keys alone, with `mix` the load of the world in one open-loop stream.
 */
export const main = async (args: readonly string[]): Promise<void> => {
  const json = args.includes('--json')
  const folder = await mkdtemp(join(tmpdir(), 'liaison-bench-'))
  const [cpu] = cpus()
  if (!json)
    process.stdout.write(
      `${new Date().toISOString()} · ${cpus().length} x ${cpu?.model ?? ''} · ${Math.round(totalmem() / 2 ** 30)} GiB · Node ${process.version}\n`,
    )
  const [what, listed] = args.filter((word) => word !== '--json')
  try {
    if (what === 'lists' && listed) return await benchList(folder, resolve(listed), json)
    if (what === 'documents') return await benchDocuments(args, json)
    if (what === 'mix') return await benchMix(folder, args, json)
    if (what === 'resolution') return benchResolution(json)
    if (what === 'feed') return await benchFeed(folder, json)
    const first = await startMeasuredHub(folder)
    await first.stop()
    const hub = await startMeasuredHub(folder)
    if (what === 'persons') return await benchPersons(hub, json).finally(hub.stop)
    if (what === 'messages') return await benchMessages(hub, json).finally(hub.stop)
    if (what === 'material') return await benchMaterial(hub, json).finally(hub.stop)
    const began = hub.memory()
    const measures = await measureLoads(hub)
    const persons = await measurePersons(hub, seconds * 1000)
    const after = hub.memory()
    const fed = await measureFeed(hub, folder)
    await hub.stop()
    const all: Measure[] = [
      { measure: 'start.first_with_demonstration', value: first.readyAfter / 1000, unit: 's', goal: 'load < 30' },
      { measure: 'start.built', value: hub.readyAfter / 1000, unit: 's', goal: '< 5' },
      { measure: 'memory.hub_at_start', value: began.hub / 2 ** 20, unit: 'MB', goal: '< 400' },
      { measure: 'memory.database_at_start', value: began.database / 2 ** 20, unit: 'MB' },
      { measure: 'memory.hub_after_load', value: after.hub / 2 ** 20, unit: 'MB', goal: '< 400' },
      { measure: 'memory.database_after_load', value: after.database / 2 ** 20, unit: 'MB' },
      ...measures,
      ...personMeasures(persons),
      ...fed,
    ]
    for (const measure of all) print(measure, json)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
