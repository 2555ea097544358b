// The records of the stories: a handful in each database, known by number or name, entered through the front door.
import type { Stage } from '../demonstration.stage.ts'
import { addDays } from '../terms/instant.ts'
import type { TravelDocumentFields } from './databases/travel-document.ts'
import type { VehicleFields } from './databases/vehicle.ts'
import { recordSlice } from './record.api.ts'
import type { Findable } from './record.demo.ts'
import { exerciseNumber } from './record.document.demo.ts'
import { createRecord, updateRecord, withdrawRecord } from './record.operations.ts'
import type { DatabaseName, Life, RecordEntry } from './record.schema.ts'
import { changeNote, saveRecord } from './record.store.ts'
import { type PersonStoryKey, personStories, personStoryKeys } from './record.story-person.demo.ts'
import { type ThingStoryKey, thingStories, thingStoryKeys } from './record.story-thing.demo.ts'
import { exerciseEngine, exercisePlate, exerciseVin } from './record.vehicle.demo.ts'

/** The day so many days before the present, `YYYY-MM-DD`; after it with a minus. */
export type DaysAgo = (days: number) => string

export type Story = {
  readonly by: string
  /** Days ago it was entered. */
  readonly days: number
  readonly status: string
  readonly document?: Partial<TravelDocumentFields> & Pick<TravelDocumentFields, 'number' | 'country'>
  readonly vehicle?: VehicleFields
  /** What a record of any other database says. */
  readonly other?: { readonly database: DatabaseName; readonly fields: (ago: DaysAgo) => Record<string, unknown> }
  readonly rest?: Partial<RecordEntry>
  /** What became of it, days ago. */
  readonly later?: { readonly days: number; readonly life: Life }
}

/** The other digits of a check place: what a forger stamped. */
const forged = (vin: string): string => `${vin.slice(0, 8)}${vin.charAt(8) === '7' ? '8' : '7'}${vin.slice(9)}`

const numberedKeys = [
  'lost',
  'stolen',
  'hidden-from-vn',
  'ask-for-vn',
  'withdrawn',
  'under-review',
  'remembered',
  'confidential',
  'card-of-same-number',
  'blanks',
  'revoked-by-xa',
  'invalid-by-xb',
  'lost-vietnamese',
  'stolen-vietnamese',
  'stolen-car',
  'recovered-car',
  'forged-chassis',
  'entered-after-check',
] as const
export type StoryKey = (typeof numberedKeys)[number] | PersonStoryKey | ThingStoryKey
/** Entered by the story that needs them, when their hour comes. */
const waitingKeys = ['entered-after-check', 'found-by-watch'] as const satisfies readonly StoryKey[]
export type EarlyKey = Exclude<StoryKey, (typeof waitingKeys)[number]>
export const storyKeys: readonly StoryKey[] = [...numberedKeys, ...personStoryKeys, ...thingStoryKeys]

export const stories: Readonly<Record<StoryKey, Story>> = {
  ...personStories,
  ...thingStories,
  // The passport of the contract and of the first day in the field notes: lost in Lyon, shown again in Hanoi by its holder.
  lost: { by: 'fr.desk', days: 12, status: 'lost', document: { number: exerciseNumber(1), country: 'FRA' } },
  // Taken from its bearer: the commonest hit after a lost one.
  stolen: { by: 'fr.desk', days: 20, status: 'stolen', document: { number: exerciseNumber(2), country: 'FRA' } },
  // Viet Nam does not learn that it exists: an answer to vn is the same, byte for byte, as for a number nobody entered.
  'hidden-from-vn': {
    by: 'fr.notices',
    days: 18,
    status: 'lost',
    document: { number: exerciseNumber(3), country: 'FRA' },
    rest: { restriction: { mode: 'hidden', bureaus: ['vn'] } },
  },
  // Viet Nam learns that France holds something, and may ask.
  'ask-for-vn': {
    by: 'fr.notices',
    days: 17,
    status: 'stolen',
    document: { number: exerciseNumber(4), country: 'FRA' },
    rest: { restriction: { mode: 'ask', bureaus: ['vn'] } },
  },
  // Found in a drawer and withdrawn: no check finds it.
  withdrawn: {
    by: 'fr.desk',
    days: 24,
    status: 'lost',
    document: { number: exerciseNumber(5), country: 'FRA' },
    later: { days: 6, life: 'withdrawn' },
  },
  // The General Secretariat has opened it for review: "use suspended", and hits come to it first.
  'under-review': {
    by: 'fr.desk',
    days: 22,
    status: 'stolen',
    document: { number: exerciseNumber(6), country: 'FRA' },
    later: { days: 4, life: 'under-review' },
  },
  // A hit on it was closed yesterday: for 72 hours the next post is told.
  remembered: { by: 'fr.desk', days: 9, status: 'lost', document: { number: exerciseNumber(7), country: 'FRA' } },
  // Above the clearance of national bureaus.
  confidential: {
    by: 'fr.desk',
    days: 15,
    status: 'stolen',
    document: { number: exerciseNumber(8), country: 'FRA' },
    rest: { confidentiality: 'confidential' },
  },
  // Bears the number of the first one: a card is no booklet, and a check of one does not find the other.
  'card-of-same-number': {
    by: 'fr.desk',
    days: 11,
    status: 'stolen',
    document: { number: exerciseNumber(1), country: 'FRA', type: 'id-card' },
  },
  // A hundred blanks in one record.
  blanks: {
    by: 'fr.desk',
    days: 26,
    status: 'stolen-blank',
    document: { number: exerciseNumber(100), numberTo: exerciseNumber(199), country: 'FRA' },
  },
  // A state revokes the passport of somebody it wants back: its bureau must not learn where they stand.
  'revoked-by-xa': {
    by: 'xa.desk',
    days: 14,
    status: 'revoked',
    document: { number: exerciseNumber(1), country: 'QXA' },
  },
  'invalid-by-xb': {
    by: 'xb.desk',
    days: 13,
    status: 'invalid',
    document: { number: exerciseNumber(1), country: 'QXB' },
  },
  // Shown in Paris.
  'lost-vietnamese': {
    by: 'vn.desk',
    days: 16,
    status: 'lost',
    document: { number: exerciseNumber(1), country: 'VNM' },
  },
  'stolen-vietnamese': {
    by: 'vn.desk',
    days: 10,
    status: 'stolen',
    document: { number: exerciseNumber(2), country: 'VNM' },
  },
  'stolen-car': {
    by: 'de.desk',
    days: 19,
    status: 'stolen',
    vehicle: {
      vin: exerciseVin(1, '1'),
      plate: exercisePlate('de', 1),
      country: 'DEU',
      engine: exerciseEngine(1),
      kind: 'car',
      make: 'Übungswerke',
      model: 'Alpha',
      colour: 'blue',
    },
  },
  // Found again: finders are told that nobody looks for it any more.
  'recovered-car': {
    by: 'es.desk',
    days: 21,
    status: 'recovered',
    vehicle: {
      vin: exerciseVin(2),
      plate: exercisePlate('es', 2),
      country: 'ESP',
      kind: 'car',
      make: 'Ejercicio Motor',
    },
  },
  // The check digit is wrong on the vehicle itself, and the owner insists.
  'forged-chassis': {
    by: 'us.desk',
    days: 23,
    status: 'stolen',
    vehicle: { vin: forged(exerciseVin(3, '1')), kind: 'car', make: 'Exercise Motors', checkDigitAsRead: true },
  },
  // Reported two days after Viet Nam had checked it with the wish to locate its bearer: a delayed hit.
  'entered-after-check': {
    by: 'fr.desk',
    days: 0,
    status: 'stolen',
    document: { number: exerciseNumber(9), country: 'FRA' },
  },
}

/** Hours of a working morning, so that no two are entered at the same time. */
const at = (stage: Stage, days: number, minutes: number): string => stage.minutes(-days * 24 * 60 + minutes)

const become = async (stage: Stage, key: StoryKey, story: Story, id: string, database: DatabaseName): Promise<void> => {
  const { later } = story
  if (!later) return
  const when = at(stage, later.days, 30)
  if (later.life === 'withdrawn') {
    const body = { version: 1, reason: 'Found in a drawer by its holder (exercise)' }
    await stage.play({ at: when, by: story.by }, recordSlice, withdrawRecord, { params: { database, id }, body })
    return
  }
  // Review is the General Secretariat's own act; its console comes with the notices.
  await stage.playChange({ at: when, by: 'gs.compliance' }, 'record.review', async (context) => {
    const present = await stage.sql.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const reason = `Exercise: complaint received about ${key}`
    const record = await saveRecord(context, present, { life: later.life }, { event: 'review', reason })
    context.note({ ...changeNote(record), tell: [] })
  })
}

const databaseOf = ({ document, other }: Story): DatabaseName =>
  other?.database ?? (document ? 'travel-document' : 'vehicle')

/** Days of a world whose present is this instant. */
export const daysBefore =
  (now: string): DaysAgo =>
  (days) =>
    addDays(now.slice(0, 10), -days)

/** The fields a story states, in a world whose present is this instant. */
export const statedBy = ({ document, vehicle, other }: Story, now: string): Readonly<Record<string, unknown>> =>
  other?.fields(daysBefore(now)) ?? document ?? vehicle ?? {}

const entryOf = (stage: Stage, key: StoryKey, story: Story): RecordEntry => {
  const lostOn = addDays(at(stage, story.days, 0).slice(0, 10), -2)
  const country = story.document?.country
  const isDocument = story.document !== undefined
  const around = story.other
    ? {}
    : isDocument
      ? {
          type: 'passport' as const,
          dateOfLoss: lostOn,
          ...(country === undefined ? {} : { countryOfLoss: country }),
          additionalInformation: 'Exercise record of a story: nothing in it is real.',
        }
      : { dateOfTheft: lostOn }
  return {
    reference: `STORY-${key.toUpperCase()}`,
    status: story.status,
    purpose: 'security-check',
    ...(story.other ? {} : { crimeArea: isDocument ? 'identity-and-document-fraud' : 'vehicle-crime' }),
    sourceGrade: { scheme: '4x4', code: 'A' },
    informationGrade: { scheme: '4x4', code: '1' },
    ...story.rest,
    fields: { ...around, ...statedBy(story, stage.now) },
  }
}

const readFindable = (stage: Stage, id: string): Promise<Findable> =>
  stage.sql.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Enters the record of one story, at an instant. */
export const enterStory = async (stage: Stage, key: StoryKey, when: string): Promise<Findable> => {
  const story = stories[key]
  const entered = await stage.play({ at: when, by: story.by }, recordSlice, createRecord, {
    params: { database: databaseOf(story) },
    body: entryOf(stage, key, story),
  })
  return readFindable(stage, entered.id)
}

/** Records that are there from the beginning, by their stories. */
export type MadeStories = Readonly<Record<EarlyKey, Findable>>

const isEarly = (key: StoryKey): key is EarlyKey => !(waitingKeys as readonly StoryKey[]).includes(key)

/** Enters the records of the stories, but those that wait, and what became of them; answers each as it stands now. */
export const makeStories = async (stage: Stage): Promise<MadeStories> => {
  const made: Partial<Record<EarlyKey, Findable>> = {}
  for (const [index, key] of storyKeys.entries()) {
    const story = stories[key]
    if (!isEarly(key)) continue
    const database = databaseOf(story)
    const { id } = await enterStory(stage, key, at(stage, story.days, index))
    await become(stage, key, story, id, database)
    // An amendment, so that one record has a history that its owner made.
    if (key === 'stolen')
      await stage.play({ at: at(stage, story.days - 1, 5), by: story.by }, recordSlice, updateRecord, {
        params: { database, id },
        body: {
          ...withoutReference(entryOf(stage, key, story)),
          version: 1,
          informationGrade: { scheme: '4x4', code: '2' },
        },
      })
    made[key] = await readFindable(stage, id)
  }
  return made as MadeStories
}

const withoutReference = ({ reference, ...described }: RecordEntry): Omit<RecordEntry, 'reference'> => described
