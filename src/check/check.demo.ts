// The checks of the demonstration's last month, asked through the real handler, and those that make the hits of the plots.
import type { AliveCountry } from '../bureau/bureau.demo.ts'
import { type Random, weighted } from '../demonstration.random.ts'
import type { Scene, Stage } from '../demonstration.stage.ts'
import { playActs } from '../hit/hit.act.demo.ts'
import { drawPerson } from '../hit/hit.bearer.demo.ts'
import { type Plot, plotsFor } from '../hit/hit.demo.ts'
import type { Where } from '../hit/hit.instruction.schema.ts'
import { askers } from '../officer/officer.demo.ts'
import type { Counting, Findable, Findables } from '../record/record.demo.ts'
import type { MadeStories } from '../record/record.story.demo.ts'
import { exercisePlate, exerciseVin } from '../record/record.vehicle.demo.ts'
import { countryOfBureau } from '../terms/country.ts'
import { isTravelDocumentType, type TravelDocumentType } from '../terms/document-number.ts'
import { addHours } from '../terms/instant.ts'
import { composeMrz, isMrzContentFault } from '../terms/mrz-compose.ts'
import type { Purpose } from '../terms/purpose.ts'
import { checkSlice } from './check.api.ts'
import { askCheck } from './check.operations.ts'
import type { CheckItem } from './check.schema.ts'
import { type CheckStory, storyHits } from './check.story.demo.ts'
import { type Asker, checkers, drawBusyTime, drawWhere, risingRoute, risingWhere } from './check.where.demo.ts'

const pickBureau = weighted<AliveCountry>(
  checkers.map((bureau) => [bureau, ['us', 'fr', 'gb', 'de', 'vn', 'es', 'in', 'tr'].includes(bureau) ? 6 : 3]),
)
const pickAsker = weighted(askers)
const pickDirection = weighted<NonNullable<Where['direction']>>([
  ['entry', 62],
  ['exit', 30],
  ['transit', 8],
])
const pickPurpose: Readonly<Record<'counter' | 'desk', (random: Random) => Purpose>> = {
  counter: weighted<Purpose>([
    ['security-check', 88],
    ['identify', 8],
    ['locate', 4],
  ]),
  desk: weighted<Purpose>([
    ['investigation-info', 50],
    ['identify', 25],
    ['locate', 15],
    ['warn', 10],
  ]),
}
const pickType = weighted<TravelDocumentType>([
  ['passport', 80],
  ['id-card', 14],
  ['residence-permit', 4],
  ['visa', 2],
])

type Document = { readonly number: string; readonly country: string; readonly type: TravelDocumentType }

/** The zone of a booklet with an invented bearer; its expiry lies ahead. */
const zoneOf = (random: Random, { number, country }: Document, bureau: string, at: string): string[] => {
  const person = drawPerson(random, bureau, true)
  const lines = composeMrz({
    format: 'TD3',
    documentCode: 'P',
    issuer: country,
    number,
    names: { family: person.family, given: person.given },
    nationality: country,
    dateOfBirth: person.dateOfBirth,
    expiry: `${Number(at.slice(0, 4)) + random.between(1, 9)}-0${random.between(1, 9)}-15`,
    sex: person.sex,
  })
  if (isMrzContentFault(lines)) throw new RangeError(`no machine readable zone: ${lines.fault}`)
  return [...lines]
}

const documentItem = (random: Random, document: Document, bureau: string, at: string): CheckItem => ({
  travelDocument:
    document.type === 'passport' && random.perMille(600)
      ? { mrz: zoneOf(random, document, bureau, at) }
      : { ...document },
})

/**
 * Something that is recorded nowhere: X and a digit from 1 to 9 begins no recorded document, and no vehicle bears a number above
 * ninety thousand.
 */
const drawUnknown = (random: Random, asker: Asker, at: string): CheckItem => {
  const bureau = random.pick(checkers)
  const country = countryOfBureau(bureau) ?? ''
  const isVehicle = random.perMille(asker.word === 'customs' ? 600 : asker.word === 'border' ? 250 : 30)
  if (!isVehicle) {
    const number = `X${random.between(1_000_000, 9_999_999)}`
    return documentItem(random, { number, country, type: pickType(random) }, bureau, at)
  }
  const n = random.between(90_001, 99_999)
  return { vehicle: random.perMille(500) ? { vin: exerciseVin(n, '1') } : { plate: exercisePlate(bureau, n), country } }
}

const isDesk = (word: string): boolean => word !== 'post' && word !== 'border'

const askOnce = async (stage: Stage, random: Random, n: number): Promise<void> => {
  // Of the last eight days one check in twelve is on the route that rises.
  const rises = random.below(12) === 0
  const asker: Asker = rises ? risingRoute : { bureau: pickBureau(random), word: pickAsker(random) }
  const at = drawBusyTime(stage, random, asker.bureau, rises ? 1 + random.below(8) : 28)
  const direction = isDesk(asker.word) ? 'inland' : pickDirection(random)
  const many = random.below(100) < 92 ? 1 : random.between(2, 6)
  const scene: Scene = {
    at,
    by: `${asker.bureau}.${asker.word}`,
    purpose: pickPurpose[isDesk(asker.word) ? 'desk' : 'counter'](random),
    reference: isDesk(asker.word) ? `CASE-${1000 + (n % 700)}` : `BORDER-${String(n).padStart(4, '0')}`,
  }
  await stage.play(scene, checkSlice, askCheck, {
    body: {
      where: rises ? risingWhere : drawWhere(random, asker, direction),
      items: Array.from({ length: many }, () => drawUnknown(random, asker, at)),
    },
  })
}

/** Asks the checks of the last month that find nothing, which is nearly all. Each leaves its fact and what was asked. */
export const makeChecks = async (stage: Stage, count: number, counting: Counting): Promise<void> => {
  const random = stage.random.stream('checks')
  const each = Array.from({ length: count }, (_, n) => n)
  for (const n of counting('checks', count, each)) await askOnce(stage, random, n)
}

/** The item that finds a record, asked as the thing would be read. */
const itemFinding = (random: Random, record: Findable, at: string): CheckItem => {
  const { number, country, type, vin, plate, engine } = record.fields as Readonly<Record<string, string | undefined>>
  if (record.database === 'vehicle') {
    if (vin !== undefined) return { vehicle: { vin } }
    return { vehicle: plate !== undefined && country !== undefined ? { plate, country } : { engine: engine ?? '' } }
  }
  if (number === undefined || country === undefined || !isTravelDocumentType(type))
    throw new RangeError('a recorded document has number, country and type')
  return documentItem(random, { number, country, type }, record.owner, at)
}

type Cast = {
  readonly plot: Plot
  readonly record: Findable
  readonly asker: Asker
  readonly at: string
  readonly random: Random
}

/** The two bureaus of the first day in the field notes, which newcomers sign in to: they see more than others. */
const [favouredOwner, favouredFinder] = ['fr', 'vn'] as const

/** A record nobody has found yet; of every third plot one of the favoured owner, as far as there are any. */
const pickFree = (random: Random, from: readonly Findable[], taken: ReadonlySet<string>): Findable | undefined => {
  const favours = random.below(3) === 0
  const free = from.filter((record) => !taken.has(record.id))
  const favoured = favours ? free.filter((record) => record.owner === favouredOwner) : []
  if (favoured.length > 0) return random.pick(favoured)
  return free.length === 0 ? undefined : random.pick(free)
}

const pickFinder = (random: Random, owner: string): AliveCountry =>
  random.below(4) === 0 && owner !== favouredFinder
    ? favouredFinder
    : random.pick(checkers.filter((code) => code !== owner))

/** Chooses who finds what, when. A plot without a record to find is left out: a world may be too small for it. */
const castPlots = (
  stage: Stage,
  plots: readonly Plot[],
  found: Findables,
  stories: Readonly<Record<string, Findable>>,
): Cast[] => {
  const rooms = {
    document: found.open.filter((record) => record.database === 'travel-document'),
    vehicle: found.open.filter((record) => record.database === 'vehicle'),
    guarded: found.guarded.filter((record) => record.database === 'travel-document'),
  }
  const taken = new Set<string>()
  return plots.flatMap((plot, n): Cast[] => {
    const random = stage.random.stream(`hit/${n}`)
    const { finds } = plot
    const record = 'any' in finds ? pickFree(random, rooms[finds.any], taken) : stories[finds.story]
    if (!record) return []
    taken.add(record.id)
    const named = 'finder' in finds ? checkers.find((code) => code === finds.finder) : undefined
    const bureau = named ?? pickFinder(random, record.owner)
    const at = stage.minutes(-random.between(...plot.ago))
    return [{ plot, record, asker: { bureau, word: plot.by ?? 'post' }, at, random }]
  })
}

const playPlot = async (stage: Stage, { plot, record, asker, at, random }: Cast): Promise<void> => {
  const owner = checkers.find((code) => code === record.owner)
  const where = drawWhere(random, asker, plot.direction ?? 'entry', owner)
  const scene: Scene = {
    at,
    by: `${asker.bureau}.${asker.word}`,
    purpose: plot.silent ? 'identify' : plot.direction === 'inland' ? 'investigation-info' : 'security-check',
    reference: plot.silent ? 'VISA-EXERCISE' : `BORDER-${random.between(1000, 9999)}`,
  }
  const answer = await stage.play(scene, checkSlice, askCheck, {
    body: {
      where: plot.departs === undefined ? where : { ...where, departure: addHours(at, plot.departs / 60) },
      items: [itemFinding(random, record, at)],
      ...(plot.silent ? { silent: true } : {}),
    },
  })
  const id = answer.items[0]?.candidates[0]?.hit
  if (!id) throw new RangeError(`the check of the plot "${plot.name}" made no hit`)
  const country = typeof record.fields.country === 'string' ? record.fields.country : ''
  const found = { id, found: scene.by as string, finder: asker.bureau, owner: record.owner, country, random }
  await playActs(stage, { ...found, voyage: where.voyage ?? 'X0' }, at, plot.acts)
}

/** When the hit of a plot is made, and how it is played. */
const asStory = (stage: Stage, cast: Cast): CheckStory => ({ at: cast.at, play: () => playPlot(stage, cast) })

/**
 * Plays `count` hits: the check that makes each, and everything that was done about it up to the present. Those of the stories are
 * among them however few are wanted.
 */
export const makeHits = async (
  stage: Stage,
  count: number,
  records: { readonly found: Findables; readonly stories: MadeStories },
  counting: Counting,
): Promise<void> => {
  const told = storyHits(stage, records.stories)
  const plots = plotsFor(Math.max(0, count - told.length))
  const cast = castPlots(stage, plots, records.found, records.stories).map((one) => asStory(stage, one))
  // In the order of time, since hits are numbered as they are made.
  const all = [...cast, ...told].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  for (const one of counting('hits', all.length, all)) await one.play()
}
