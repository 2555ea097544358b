// Checks of the stories: matches by name that people decided on, an alert the post never saw, what a later record and a watch met.
import type { Scene, Stage } from '../demonstration.stage.ts'
import { type Act, answer, bearerAs, call, clear, close, find, playActs, take } from '../hit/hit.act.demo.ts'
import { exerciseName } from '../hit/hit.bearer.demo.ts'
import type { Where } from '../hit/hit.instruction.schema.ts'
import { hitReport, makeHit } from '../hit/hit.making.ts'
import type { Context } from '../kernel/slice.ts'
import { postsOf } from '../officer/officer.demo.ts'
import { exerciseNumber } from '../record/record.document.demo.ts'
import { levelOf } from '../record/record.policy.ts'
import { readRecord, recordSubject } from '../record/record.store.ts'
import { enterStory, type MadeStories } from '../record/record.story.demo.ts'
import { storyDocument } from '../record/record.story-person.demo.ts'
import type { Purpose } from '../terms/purpose.ts'
import { letWatchesMeet, watchedLorry } from '../watch/watch.demo.ts'
import { understandAll } from './check.answer.ts'
import { checkSlice } from './check.api.ts'
import { foundOf } from './check.found.ts'
import { askedBy, meet } from './check.meeting.ts'
import { askCheck, couldBeCheck } from './check.operations.ts'
import { asksOf } from './check.question.ts'
import type { CheckAnswer, CheckItem } from './check.schema.ts'
import { exerciseCarrier, risingWhere } from './check.where.demo.ts'

/** A story of one hit or of none: when its hit is made, and how it is played. */
export type CheckStory = { readonly at: string; readonly play: () => Promise<void> }

/** The traveller of the first story: asked for by what was heard, and told by the bearer's page to be the one. */
export const travellerAlike = {
  family: 'El Tamriny',
  given: 'Kareem',
  dateOfBirth: '1979',
  sex: 'M',
  nationalities: ['FRA'],
} as const

/** A namesake, cleared a few days ago with his consent: his document and day of birth tell him apart for a year. */
export const namesake = {
  family: 'Tamrini',
  given: 'Karim',
  dateOfBirth: '1979-08-02',
  sex: 'M',
  documents: [{ number: 'X4410077', country: 'JOR', type: 'passport' }],
} as const

const post = 'vn.post'
const arrival = (from: 'fr' | 'de' | 'jo', voyage: number): Where => ({
  post: postsOf.vn.airport,
  direction: 'entry',
  carrier: exerciseCarrier,
  voyage: `${exerciseCarrier}${voyage}`,
  from: postsOf[from].code,
  to: postsOf.vn.code,
})

type Asked = { readonly at: string; readonly reference: string; readonly where: Where; readonly purpose?: Purpose }

const askOne = (stage: Stage, by: string, asked: Asked, item: CheckItem): Promise<CheckAnswer> =>
  stage.play(
    { at: asked.at, by, purpose: asked.purpose ?? 'security-check', reference: asked.reference },
    checkSlice,
    askCheck,
    { body: { where: asked.where, items: [item] } },
  )

/** The only hit a check made. Throws RangeError when it made none. */
const hitOf = async (stage: Stage, check: string): Promise<string> => {
  const { rows } = await stage.client.query<{ id: string }>('select id from hit where check_id = $1', [check])
  if (rows.length !== 1) throw new RangeError(`a check of the stories made ${rows.length} hits`)
  return rows[0]?.id ?? ''
}

/**
 * "Could be": what the operation of this name does. It reads the check again in the register, which is written when the whole past
 * is known; here the check is handed on instead.
 */
const sayCouldBe = async (
  stage: Stage,
  scene: Scene,
  asked: Asked & { readonly item: CheckItem; readonly check: string; readonly record: string },
): Promise<string> => {
  const [question] = await understandAll({ items: [asked.item] }, scene.at.slice(0, 10))
  if (!question) throw new RangeError('nothing was asked')
  return stage.playChange(
    { ...scene, purpose: asked.purpose ?? 'security-check' },
    hitReport,
    async (context: Context) => {
      const record = await readRecord(context, 'nominal', asked.record, 'read')
      const meeting = meet(askedBy(question, asksOf(question), levelOf(context.actor)), record)
      if (!meeting) throw new RangeError('record and question of the story are not alike')
      const check = {
        id: asked.check,
        purpose: context.purpose,
        reference: asked.reference,
        where: asked.where,
        silent: false,
      }
      const { officer, unit, post: place } = context.actor
      const found = foundOf(check, question.kind, record, meeting)
      const hit = await makeHit(context, { ...found, origin: 'could-be', asker: { officer, unit, post: place } })
      stage.tell({
        at: scene.at,
        operation: couldBeCheck.name,
        outcome: 'shown',
        bureau: context.actor.bureau,
        officer,
        unit,
        subjectKind: 'check',
        subject: asked.check,
        subjects: [recordSubject(context.actor, record, 'shown')],
        detail: { database: record.database, item: 0 },
      })
      return hit.id
    },
  )
}

type Alike = {
  readonly ago: number
  readonly reference: string
  readonly where: Where
  readonly person: NonNullable<CheckItem['person']>
  readonly acts: readonly Act[]
}

const alike: readonly Alike[] = [
  {
    ago: 3 * 24 * 60 + 50,
    reference: 'BORDER-8801',
    where: arrival('jo', 431),
    person: { ...namesake, documents: [...namesake.documents] },
    acts: [
      bearerAs(6, {
        family: namesake.family,
        given: `${namesake.given} ${exerciseName}`,
        dateOfBirth: namesake.dateOfBirth,
        sex: namesake.sex,
        nationality: 'JOR',
        photoCompared: true,
        otherPapers: 'Student card (exercise paper)',
        explanation: 'Says that he is stopped at every second border. (exercise)',
        voyage: `${exerciseCarrier}431`,
      }),
      find(12, 'not-same'),
      clear(21, { document: namesake.documents[0], dateOfBirth: namesake.dateOfBirth }),
      close(27, 'false-hit'),
    ],
  },
  {
    ago: 47,
    reference: 'BORDER-8802',
    where: arrival('fr', 218),
    person: { ...travellerAlike, nationalities: [...travellerAlike.nationalities] },
    acts: [
      bearerAs(7, {
        family: travellerAlike.family,
        given: `${travellerAlike.given} ${exerciseName}`,
        dateOfBirth: '1979-03-14',
        sex: travellerAlike.sex,
        nationality: 'FRA',
        photoCompared: false,
        otherPapers: 'Hotel card of Ville-Exercice (exercise paper)',
        explanation: 'Nói rằng hộ chiếu còn ở khách sạn. (diễn tập)',
        voyage: `${exerciseCarrier}218`,
      }),
      find(13, 'undetermined'),
      take(18),
    ],
  },
]

const country = 'FRA'

const playActsOf = (stage: Stage, hit: string, owner: string, at: string, acts: readonly Act[]): Promise<void> =>
  playActs(
    stage,
    {
      id: hit,
      found: post,
      finder: 'vn',
      owner,
      country,
      voyage: exerciseCarrier,
      random: stage.random.stream(`story hit/${at}`),
    },
    at,
    acts,
  )

const alikeStory = (stage: Stage, stories: MadeStories, { ago, acts, person, ...asked }: Alike): CheckStory => {
  const at = stage.minutes(-ago)
  return {
    at,
    play: async () => {
      const item: CheckItem = { person }
      // The post reads the answer for two minutes before it says so.
      const asking = { ...asked, at: stage.minutes(-ago - 2) }
      const { id } = await askOne(stage, post, asking, item)
      const scene = { at, by: post, reference: asked.reference }
      const record = stories.wanted.id
      const hit = await sayCouldBe(stage, scene, { ...asking, item, check: id, record })
      await playActsOf(stage, hit, stories.wanted.owner, at, acts)
    },
  }
}

/** The post reads a passport and is shown nothing; its desk and Germany hear of it. */
const discreetStory = (stage: Stage, stories: MadeStories): CheckStory => {
  const at = stage.minutes(-5 * 60 - 8)
  return {
    at,
    play: async () => {
      const item = { travelDocument: { number: storyDocument(4), country: 'DEU', type: 'passport' as const } }
      const asked = { at, reference: 'BORDER-8803', where: arrival('de', 772) }
      const { id, items } = await askOne(stage, post, asked, item)
      if (items.some(({ candidates }) => candidates.length > 0))
        throw new RangeError('a discreet alert was shown at a post')
      const { owner } = stories['discreet-alert']
      const acts = [
        take(9),
        call(24),
        find(41, 'same', 'finder-desk'),
        answer(52, { data: 'valid', wish: 'no-action' }),
      ]
      await playActsOf(stage, await hitOf(stage, id), owner, at, acts)
    },
  }
}

/** A passport that was checked two days ago, and reported stolen an hour ago. */
const delayedStory = (stage: Stage): CheckStory => {
  const at = stage.minutes(-70)
  return {
    at,
    play: async () => {
      const asked = {
        at: stage.minutes(-2 * 24 * 60 - 35),
        reference: 'BORDER-8804',
        where: arrival('fr', 119),
        purpose: 'locate' as const,
      }
      const item = { travelDocument: { number: exerciseNumber(9), country: 'FRA', type: 'passport' as const } }
      const { id } = await askOne(stage, post, asked, item)
      const record = await enterStory(stage, 'entered-after-check', at)
      await letWatchesMeet(stage, record, at)
      await playActsOf(stage, await hitOf(stage, id), record.owner, at, [take(16)])
    },
  }
}

/** Four hits beside those of the plots. */
export const storyHits = (stage: Stage, stories: MadeStories): CheckStory[] => [
  ...alike.map((one) => alikeStory(stage, stories, one)),
  discreetStory(stage, stories),
  delayedStory(stage),
]

/** What the watches of Viet Nam meet that is no hit: its own border checks the lorry, and Thailand enters the man. */
export const meetWatches = async (stage: Stage): Promise<void> => {
  await askOne(
    stage,
    'vn.border',
    { at: stage.minutes(-2 * 24 * 60 + 95), reference: 'BORDER-8805', where: risingWhere },
    { vehicle: { plate: watchedLorry.plate, country: watchedLorry.country } },
  )
  const at = stage.minutes(-9 * 60)
  await letWatchesMeet(stage, await enterStory(stage, 'found-by-watch', at), at)
}
