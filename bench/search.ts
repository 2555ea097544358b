// `npm run bench -- search`: our index of persons, PostgreSQL's trigrams and MiniSearch side by side on the same invented persons and questions.
import { parseArgs } from 'node:util'
import { type Beside, besides, type DamageClass, damages } from './search.damage.ts'
import { type EngineName, engineNames, type SearchEngine } from './search.engine.ts'
import { goalOf, labelOf } from './search.goals.ts'
import { startLiaison } from './search.liaison.ts'
import { askAll, askSteadily, fill, quantile } from './search.measure.ts'
import { startMiniSearch } from './search.minisearch.ts'
import {
  drawCommonQuestions,
  drawQuestions,
  firstOfNames,
  type Question,
  rankOf,
  shuffled,
} from './search.questions.ts'
import { type SearchMeasure, searchTable } from './search.table.ts'
import { ranksAmongEquals } from './search.ties.ts'
import { startTrigrams } from './search.trigram.ts'
import { createSearchWorld, type SearchWorld } from './search.world.ts'

type Settings = {
  readonly records: number
  /** Questions of each damage. */
  readonly queries: number
  /** Of them, so many for the engines that take a quarter of a second for one. */
  readonly slowQueries: number
  readonly seconds: number
  readonly engines: readonly EngineName[]
  readonly json: boolean
}

/** Family names that hold more than this share of their block are left out of `initial-rarer`. */
const rarerShare = 0.01

const options = {
  records: { type: 'string', default: '100000' },
  queries: { type: 'string', default: '1000' },
  'slow-queries': { type: 'string', default: '100' },
  seconds: { type: 'string', default: '10' },
  engines: { type: 'string', default: engineNames.join(',') },
  json: { type: 'boolean', default: false },
} as const

const whole = (name: string, text: string): number => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new RangeError(`--${name} is a whole number from 1 on`)
  return number
}

/** @throws RangeError for what no run can be made of, TypeError for unknown options. */
export const readSettings = (args: readonly string[]): Settings => {
  const { values } = parseArgs({ args: [...args], options })
  const engines = values.engines.split(',').map((name) => {
    const known = engineNames.find((one) => one === name)
    if (known === undefined) throw new RangeError(`--engines are some of ${engineNames.join(', ')}`)
    return known
  })
  return {
    records: whole('records', values.records),
    queries: whole('queries', values.queries),
    slowQueries: whole('slow-queries', values['slow-queries']),
    seconds: whole('seconds', values.seconds),
    engines,
    json: values.json,
  }
}

const start = (name: EngineName, records: number): SearchEngine | Promise<SearchEngine> => {
  if (name === 'pg_trgm') return startTrigrams(records)
  return name === 'minisearch' ? startMiniSearch() : startLiaison(records)
}

/** Questions by their label; those of names alone are what rates and times are measured on. */
type Asking = {
  readonly label: string
  readonly damage: DamageClass
  readonly beside: Beside
  readonly questions: readonly Question[]
}

const drawAll = (world: SearchWorld, { records, queries }: Settings): readonly Asking[] => [
  ...besides.flatMap((beside) =>
    damages.map((damage) => ({
      label: labelOf(damage, beside),
      damage,
      beside,
      questions: drawQuestions({ world, records, many: queries, damage, beside }),
    })),
  ),
  ...(['name', 'year'] as const).map((beside) => ({
    label: beside === 'name' ? 'initial-rarer' : `initial-rarer+${beside}`,
    damage: 'initial' as const,
    beside,
    questions: drawQuestions({
      world,
      records,
      many: queries,
      damage: 'initial',
      beside,
      commonestFamily: rarerShare,
    }),
  })),
]

/** Ranks in the answer, and where persons and names that are equally near share a place. */
type Recall = { readonly ranks: readonly number[]; readonly amongEquals: readonly number[] }
const shareWithin = (ranks: readonly number[], most: number): number =>
  ranks.filter((rank) => rank > 0 && rank <= most).length / Math.max(1, ranks.length)

type Measured = { readonly measures: readonly SearchMeasure[]; readonly recalls: ReadonlyMap<string, Recall> }

const say = (words: string): void => {
  process.stderr.write(`${words}\n`)
}

/** So many are asked for where namesakes fill the first ten. */
const manyNamesakes = 200

/**
 * Ranks among different name strings. Where persons of one and the same name take several of the ten places, the answer is
 * asked for at length, as somebody would who goes through the list with its filters.
 */
const ranksOfNames = async (
  engine: SearchEngine,
  world: SearchWorld,
  questions: readonly Question[],
  answers: ReadonlyMap<Question, readonly number[]>,
  ranks: readonly number[],
): Promise<readonly number[]> => {
  const missed = questions.filter((question, at) => {
    const found = answers.get(question) ?? []
    return ranks[at] === 0 && firstOfNames(world, found).length < found.length
  })
  const { found } = await askAll(engine, missed, manyNamesakes)
  const atLength = new Map(missed.map((question, at) => [question, firstOfNames(world, found[at] ?? [])]))
  return questions.map((question, at) => {
    const all = atLength.get(question)
    return all === undefined ? (ranks[at] ?? 0) : rankOf(world, question, all)
  })
}

const measureEngine = async (
  engine: SearchEngine,
  world: SearchWorld,
  asking: readonly Asking[],
  { records, queries, slowQueries, seconds }: Settings,
): Promise<Measured> => {
  const measures: SearchMeasure[] = []
  const add = (measure: string, value: number, damage?: string, asked?: number): void => {
    const held = engine.name === 'liaison' ? goalOf(measure, records, damage) : undefined
    measures.push({
      measure,
      engine: engine.name,
      records,
      ...(damage === undefined ? {} : { damage }),
      ...(asked === undefined ? {} : { queries: asked }),
      value,
      ...(held ?? {}),
    })
  }
  say(`${engine.name}: ${records} persons are put in ...`)
  add('person.build_seconds', await fill(engine, world.persons(records)))
  add('person.bytes_per_record', (await engine.bytes()) / records)

  const many = engine.isSlow ? Math.min(slowQueries, queries) : queries
  const asked = asking
    .filter(({ beside }) => engine.takesDates || beside === 'name')
    .map((one) => ({ ...one, questions: one.questions.slice(0, many) }))
  const ofNames = shuffled(asked.filter(({ beside }) => beside === 'name').flatMap(({ questions }) => questions))
  await askAll(engine, ofNames.slice(0, engine.isSlow ? 4 : 500))
  say(`${engine.name}: ${ofNames.length} names are asked for ...`)
  const { perSecond, cpu, found } = await askAll(engine, ofNames)
  add('person.queries_per_second', perSecond)
  add('person.cpu_ms', cpu)
  const common = drawCommonQuestions(world, records, 200)
  const times = await askSteadily(engine, { usual: ofNames, common, every: 100 }, perSecond / 2, seconds)
  const all = [...times.usual, ...times.common]
  add('person.p50_ms', quantile(all, 0.5))
  add('person.p99_ms', quantile(all, 0.99))
  const crowded = await askSteadily(engine, { usual: ofNames, common, every: 10 }, perSecond / 2, seconds)
  add('person.p99_ms', quantile(crowded.common, 0.99), 'common')

  const answers = new Map(ofNames.map((question, at) => [question, found[at] ?? []]))
  const dated = shuffled(asked.filter(({ beside }) => beside !== 'name').flatMap(({ questions }) => questions))
  if (dated.length > 0) {
    say(`${engine.name}: ${dated.length} names with a year or date of birth are asked for ...`)
    const more = await askAll(engine, dated)
    add('person.queries_per_second', more.perSecond, 'dated')
    dated.forEach((question, at) => {
      answers.set(question, more.found[at] ?? [])
    })
  }
  const recalls = new Map<string, Recall>()
  for (const { label, questions } of asked) {
    const ranks = questions.map((question) => rankOf(world, question, answers.get(question) ?? []))
    add('person.recall_at_1', shareWithin(ranks, 1), label, questions.length)
    add('person.recall_at_10', shareWithin(ranks, 10), label, questions.length)
    const names = await ranksOfNames(engine, world, questions, answers, ranks)
    add('person.recall_at_10_names', shareWithin(names, 10), label, questions.length)
    if (!engine.list) continue
    const amongEquals = await ranksAmongEquals(engine, world, questions, ranks)
    recalls.set(label, { ranks, amongEquals })
    add('person.recall_at_10_equals', shareWithin(amongEquals, 10), label, questions.length)
  }
  if (engine.restart) {
    say(`${engine.name}: is stopped and started again ...`)
    add('person.restart_seconds', await engine.restart())
    await checkSame(engine, ofNames.slice(0, 500), found)
  }
  return { measures, recalls }
}

/** A figure of a restart after which anything is answered otherwise would be worth nothing. */
const checkSame = async (
  engine: SearchEngine,
  questions: readonly Question[],
  before: readonly (readonly number[])[],
): Promise<void> => {
  const { found } = await askAll(engine, questions)
  for (const [at, numbers] of found.entries())
    if (numbers.join() !== before[at]?.join()) throw new Error('answers differ after the restart')
}

/** Ours against PostgreSQL's trigrams: the rate, and recall at 10 on the questions both were asked. */
const compare = (ours: Measured, theirs: Measured, records: number): readonly SearchMeasure[] => {
  const rate = ({ measures }: Measured): number =>
    measures.find(({ measure, damage }) => measure === 'person.queries_per_second' && damage === undefined)?.value ?? 0
  const of = (measure: string, value: number, damage?: string): SearchMeasure => ({
    measure,
    engine: 'liaison',
    records,
    ...(damage === undefined ? {} : { damage }),
    value,
    ...(goalOf(measure, records, damage) ?? {}),
  })
  return [
    of('person.queries_per_second_to_pg_trgm', rate(ours) / rate(theirs)),
    ...[...theirs.recalls].flatMap(([label, their]) => {
      const our = ours.recalls.get(label)
      const above = (which: keyof Recall): number =>
        shareWithin((our?.[which] ?? []).slice(0, their[which].length), 10) - shareWithin(their[which], 10)
      return [
        of('person.recall_at_10_above_pg_trgm', above('ranks'), label),
        of('person.recall_at_10_equals_above_pg_trgm', above('amongEquals'), label),
      ]
    }),
  ]
}

/** Runs the engines one after the other, each alone on the machine as far as it is ours, and prints what was measured. */
export const benchSearch = async (args: readonly string[]): Promise<void> => {
  const settings = readSettings(args)
  const world = createSearchWorld()
  const asking = drawAll(world, settings)
  const measured = new Map<EngineName, Measured>()
  for (const name of settings.engines) {
    const engine = await start(name, settings.records)
    try {
      measured.set(name, await measureEngine(engine, world, asking, settings))
    } finally {
      await engine.stop()
    }
  }
  const [ours, theirs] = [measured.get('liaison'), measured.get('pg_trgm')]
  const all = [
    ...[...measured.values()].flatMap(({ measures }) => measures),
    ...(ours && theirs ? compare(ours, theirs, settings.records) : []),
  ]
  if (settings.json) for (const measure of all) process.stdout.write(`${JSON.stringify(measure)}\n`)
  else process.stdout.write(`${searchTable(all, settings)}\n`)
}
