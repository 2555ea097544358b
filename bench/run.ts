// `npm run bench`: which words measure what; without any, the whole path of a check through HTTP and all that goes with it.
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { measureChecks } from './checks.ts'
import { benchDocuments } from './documents.ts'
import { measureFeeding, measureLong, type Processor } from './feeding.ts'
import { type MeasuredHub, startMeasuredHub } from './hub.ts'
import { measureList } from './lists.ts'
import { measureMaterial } from './material.ts'
import { measureMessages } from './messages.ts'
import { benchMix } from './mix.ts'
import { benchNames } from './names.ts'
import { fillPersons, personsAsked } from './persons.fill.ts'
import { measurePersons } from './persons.ts'
import { type Measure, print } from './print.ts'
import { measureResolution } from './resolution.ts'
import { benchSearch } from './search.ts'
import { benchStore } from './store.ts'

const seconds = Number(process.env.BENCH_SECONDS ?? 6)
const feedLines = Number(process.env.BENCH_FEED_LINES ?? 1_000_000)

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

const personMeasures = ({ one, many, cost }: Awaited<ReturnType<typeof measurePersons>>): Measure[] => [
  { measure: 'person.one_by_one.per_second', value: many.perSecond, unit: '/s', goal: '>= 500' },
  { measure: 'person.one_by_one.p50', value: many.p50, unit: 'ms' },
  { measure: 'person.one_by_one.p99', value: many.p99, unit: 'ms' },
  { measure: 'person.one_by_one.hub_cpu_ms', value: cost.hub, unit: 'ms' },
  { measure: 'person.one_by_one.database_cpu_ms', value: cost.database, unit: 'ms' },
  { measure: 'person.single_client.p50', value: one.p50, unit: 'ms' },
  { measure: 'person.single_client.p99', value: one.p99, unit: 'ms' },
  { measure: 'person.failures', value: one.failures + many.failures, unit: '' },
]

/** Person checks alone; `asked` in place of the persons of the demonstration world. */
const measurePersonsAlone = async (
  hub: MeasuredHub,
  json: boolean,
  asked?: Parameters<typeof measurePersons>[2],
): Promise<void> => {
  const began = hub.memory()
  const measures = personMeasures(await measurePersons(hub, seconds * 1000, asked))
  const after = hub.memory()
  print({ measure: 'memory.hub_at_start', value: began.hub / 2 ** 20, unit: 'MB', goal: '< 400' }, json)
  print({ measure: 'memory.hub_after_persons', value: after.hub / 2 ** 20, unit: 'MB', goal: '< 400' }, json)
  for (const measure of measures) print(measure, json)
}

/** Questions that are asked in turn. */
const personQuestions = 4_000

/** `npm run bench -- persons`: over the demonstration world, with `--records N` over so many more, of names concentrated as in life. */
const benchPersons = async (folder: string, words: readonly string[], json: boolean): Promise<void> => {
  const at = words.indexOf('--records')
  const many = at < 0 ? 0 : Number(words[at + 1])
  if (!(Number.isInteger(many) && many >= 0 && many <= 10_000_000))
    throw new RangeError('--records wants a whole number up to 10000000')
  await (await startMeasuredHub(folder)).stop()
  if (many > 0) {
    print({ measure: 'persons.records', value: many, unit: '' }, json)
    print({ measure: 'persons.fill', value: await fillPersons(folder, many), unit: 's' }, json)
  }
  const hub = await startMeasuredHub(folder)
  await measurePersonsAlone(hub, json, many > 0 ? personsAsked(many, personQuestions) : undefined).finally(hub.stop)
}

const processorMeasures = (name: string, { command, hub, database }: Processor): Measure[] => [
  { measure: `${name}.cpu_a_line.command`, value: command, unit: 'us' },
  { measure: `${name}.cpu_a_line.hub`, value: hub, unit: 'us' },
  { measure: `${name}.cpu_a_line.database`, value: database, unit: 'us' },
]

/** `npm run bench -- checks`: document checks alone. */
const benchChecks = async (hub: MeasuredHub, json: boolean): Promise<void> => {
  for (const measure of await measureChecks(hub, seconds)) print(measure, json)
}

/** What a feed costs, and what checks feel of it. */
const measureFeed = async (hub: MeasuredHub, folder: string, lines = feedLines): Promise<Measure[]> => {
  const fed = await measureFeeding(hub, folder, lines)
  return [
    { measure: 'memory.hub_after_feed', value: hub.memory().hub / 2 ** 20, unit: 'MB' },
    { measure: 'memory.hub_most_during_import', value: fed.most / 2 ** 20, unit: 'MB' },
    { measure: 'import.lines_per_second', value: fed.linesPerSecond, unit: '/s', goal: '>= 20000' },
    ...processorMeasures('import', fed.processor),
    { measure: 'feed.lines_per_second_beside_checks', value: fed.linesPerSecondBeside, unit: '/s' },
    { measure: 'feed.check_p99_idle', value: fed.idle.p99, unit: 'ms' },
    { measure: 'feed.check_p99_during', value: fed.during.p99, unit: 'ms' },
    { measure: 'feed.check_p99_ratio', value: fed.during.p99 / fed.idle.p99, unit: 'x', goal: '< 2' },
    { measure: 'feed.check_per_second_idle', value: fed.idle.perSecond, unit: '/s' },
    { measure: 'feed.check_per_second_during', value: fed.during.perSecond, unit: '/s' },
  ]
}

/** One long file with nothing beside. */
const longMeasures = async (hub: MeasuredHub, folder: string, lines: number): Promise<Measure[]> => {
  const long = await measureLong(hub, folder, lines)
  return [
    { measure: 'long.lines', value: lines, unit: '' },
    { measure: 'long.lines_per_second', value: long.linesPerSecond, unit: '/s', goal: '>= 20000' },
    ...processorMeasures('long', long.processor),
    { measure: 'memory.hub_before', value: long.began / 2 ** 20, unit: 'MB', goal: '< 400' },
    { measure: 'memory.hub_most', value: long.most / 2 ** 20, unit: 'MB', goal: '< 400' },
  ]
}

/** `npm run bench -- feed`: the feed alone, beside a hub that has loaded its world. */
const benchFeed = async (folder: string, words: readonly string[], json: boolean): Promise<void> => {
  const at = words.indexOf('--lines')
  const lines = at < 0 ? feedLines : Number(words[at + 1])
  if (!Number.isInteger(lines) || lines < 1) throw new RangeError('--lines wants a whole number of lines')
  await (await startMeasuredHub(folder)).stop()
  const hub = await startMeasuredHub(folder)
  try {
    const measures = words.includes('--long') ? longMeasures(hub, folder, lines) : measureFeed(hub, folder, lines)
    for (const measure of await measures) print(measure, json)
  } finally {
    await hub.stop()
  }
}

/** `npm run bench -- messages`: messages alone. */
const benchMessages = async (hub: MeasuredHub, json: boolean): Promise<void> => {
  const { one, cost, all, oneBehind, allBehind, heard, caught } = await measureMessages(hub, seconds * 1000)
  const measures: readonly Measure[] = [
    { measure: 'message.to_one.per_second', value: one.perSecond, unit: '/s', goal: '>= 500' },
    { measure: 'message.to_one.p99', value: one.p99, unit: 'ms' },
    { measure: 'message.to_one.numbers_behind', value: oneBehind, unit: 's' },
    { measure: 'message.to_one.processor_of_hub', value: cost.hub, unit: 'ms' },
    { measure: 'message.to_one.processor_of_database', value: cost.database, unit: 'ms' },
    { measure: 'message.to_all.per_second', value: all.perSecond, unit: '/s', goal: '>= 100' },
    { measure: 'message.to_all.p99', value: all.p99, unit: 'ms' },
    { measure: 'message.to_all.numbers_behind', value: allBehind, unit: 's' },
    { measure: 'message.heard.p50', value: heard.p50, unit: 'ms' },
    { measure: 'message.heard.p99', value: heard.p99, unit: 'ms', goal: '< 100' },
    { measure: 'message.heard.never', value: heard.unheard, unit: '' },
    { measure: 'message.catch_up_of_10000', value: caught.seconds, unit: 's', goal: '< 2' },
    { measure: 'message.catch_up.in_order', value: caught.whole, unit: '' },
    { measure: 'message.catch_up.processor_of_hub', value: caught.hub, unit: 's' },
    { measure: 'message.catch_up.processor_of_database', value: caught.database, unit: 's' },
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

/** Everything that goes through a hub, one after the other. */
const benchWhole = async (folder: string, json: boolean): Promise<void> => {
  const first = await startMeasuredHub(folder)
  await first.stop()
  const hub = await startMeasuredHub(folder)
  const began = hub.memory()
  const measures = await measureChecks(hub, seconds)
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
}

/** With a hub that has loaded the demonstration world before. */
const withHub =
  (bench: (hub: MeasuredHub, json: boolean) => Promise<void>): Command =>
  async ({ folder, json }) => {
    await (await startMeasuredHub(folder)).stop()
    const hub = await startMeasuredHub(folder)
    await bench(hub, json).finally(hub.stop)
  }

/** A folder of its own for whatever it makes, the words after its name, and whether an object a line is wanted. */
type Asked = { readonly folder: string; readonly words: readonly string[]; readonly json: boolean }
type Command = (asked: Asked) => Promise<void> | void

const commands: Readonly<Record<string, Command>> = {
  /** `lists FOLDER`: the outside list in that folder, imported and searched. */
  lists: ({ folder, words: [listed = '.'], json }) => benchList(folder, resolve(listed), json),
  /** `names FOLDER`: matching on the labelled public sets in that folder. */
  names: ({ words: [data = '.'], json }) => benchNames(resolve(data), json),
  /** `search [--records N] [--queries N] [--engines a,b]`: our index of persons beside other engines. */
  search: ({ words, json }) => benchSearch(json ? [...words, '--json'] : words),
  /** `documents [--records N] [--ranges N] [--quick]`: the index of exact keys alone, without a hub. */
  documents: ({ words, json }) => benchDocuments(words, json),
  /** `store [--rows 10000000]`: an embedded store filled with documents, its size, starts over it, look-ups by full key. */
  store: ({ folder, words, json }) => benchStore(folder, words, json),
  /** `mix [--rate 1000]`: the load of the world in one open-loop stream. */
  mix: ({ folder, words, json }) => benchMix(folder, words, json),
  checks: withHub(benchChecks),
  /** `persons [--records N]`: person checks alone, over so many more than the demonstration world has. */
  persons: ({ folder, words, json }) => benchPersons(folder, words, json),
  messages: withHub(benchMessages),
  material: withHub(benchMaterial),
  /** `feed [--lines 1000000] [--long]`: a feed, and checks beside it; with `--long` one file of that many lines and no checks. */
  feed: ({ folder, words, json }) => benchFeed(folder, words, json),
  /** A labelled set of entities alone, without a hub. */
  resolution: ({ json }) => benchResolution(json),
}

/** Runs the command named by the first word, or everything through a hub; `--json` prints an object a line. */
export const main = async (args: readonly string[]): Promise<void> => {
  const json = args.includes('--json')
  const [what, ...words] = args.filter((word) => word !== '--json')
  const [cpu] = cpus()
  if (!json)
    process.stdout.write(
      `${new Date().toISOString()} · ${cpus().length} x ${cpu?.model ?? ''} · ${Math.round(totalmem() / 2 ** 30)} GiB · Node ${process.version}\n`,
    )
  const command = what === undefined ? undefined : commands[what]
  if (what !== undefined && command === undefined) {
    throw new RangeError(`there is no "${what}" to measure; there are ${Object.keys(commands).join(', ')}`)
  }
  const folder = await mkdtemp(join(tmpdir(), 'liaison-bench-'))
  try {
    await (command ? command({ folder, words, json }) : benchWhole(folder, json))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
