// The bureaus of the demonstration: all members and bodies, two dozen alive, telephones nobody can ring, grants, entities.
import type { Insertable } from 'kysely'
import type { Stage } from '../demonstration.stage.ts'
import { type Purpose, purposes } from '../terms/purpose.ts'
import { type FoundingBureau, foundingBureaus, insertBureaus } from './bureau.founding.ts'
import type { UnitTable } from './bureau.store.ts'

/**
 * National bureaus where people work in the demonstration. XA and XB are no states: ISO 3166 leaves their codes to users, and
 * whatever a state does wrong in a story is done by them.
 */
export const aliveCountries = [
  ...['au', 'br', 'ca', 'cn', 'de', 'eg', 'es', 'fr', 'gb', 'id', 'in', 'jo', 'jp', 'ke', 'kr', 'ma', 'mx', 'my'],
  ...['ng', 'ph', 'sg', 'th', 'tr', 'us', 'vn', 'xa', 'xb', 'za'],
] as const
export type AliveCountry = (typeof aliveCountries)[number]

/** Everybody at work: the national bureaus, the General Secretariat, one regional body and one partner. */
export const aliveBureaus: readonly string[] = [...aliveCountries, 'gs', 'aseanapol', 'iom']

/** Bureaus of states that exist in exercises only. */
export const exerciseBureaus = ['xa', 'xb'] as const

type Grant = {
  readonly databases: readonly string[]
  readonly purposes: readonly Purpose[]
  readonly clearance: number
}

const documents = 'travel-document'

/** What bodies may ask; those that are not named may ask nothing. Only the regional body at work sees more than official use only. */
const bodyGrants: Readonly<Record<string, readonly [databases: readonly string[], purposes: readonly Purpose[]]>> = {
  aseanapol: [
    [documents, 'vehicle'],
    ['locate', 'investigation-info', 'warn', 'identify', 'threat-trends'],
  ],
  afripol: [
    [documents, 'vehicle'],
    ['investigation-info', 'warn', 'threat-trends'],
  ],
  ameripol: [
    [documents, 'vehicle'],
    ['investigation-info', 'warn', 'threat-trends'],
  ],
  europol: [
    [documents, 'vehicle'],
    ['investigation-info', 'warn', 'identify', 'threat-trends'],
  ],
  gccpol: [[documents], ['investigation-info', 'warn']],
  selec: [['vehicle'], ['investigation-info', 'threat-trends']],
  frontex: [[documents], ['security-check', 'identify']],
  icc: [[documents], ['wanted', 'locate']],
  un: [[documents], ['security-check']],
  iom: [[], ['threat-trends']],
}

const grantOf = (bureau: FoundingBureau, databases: readonly string[]): Grant => {
  if (bureau.kind === 'general-secretariat') return { databases, purposes, clearance: 3 }
  if (bureau.kind === 'national') return { databases, purposes, clearance: 2 }
  const [asked, named] = bodyGrants[bureau.code] ?? [[], []]
  return { databases: asked, purposes: named, clearance: bureau.code === 'aseanapol' ? 2 : 1 }
}

/**
 * Telephone numbers nobody has: the country code 999 is assigned to no country and no network (ITU-T E.164).
 */
export const exerciseTelephone = (place: number, line: number): string =>
  `+999 0${String(place).padStart(3, '0')} 000 ${String(line).padStart(2, '0')}`

const exerciseState = (code: string, now: string): FoundingBureau => ({
  code,
  kind: 'national',
  zone: 'Etc/UTC',
  languages: ['en'],
  weekend: [6, 7],
  databases: [],
  purposes: [],
  clearance: 1,
  createdAt: now,
  updatedAt: now,
})

const officeHours = ['Mon-Fri 08:00-16:00', 'Mon-Fri 09:00-17:00', 'Sun-Thu 08:00-15:00']

const describe = (
  stage: Stage,
  founded: FoundingBureau,
  place: number,
  databases: readonly string[],
): FoundingBureau => {
  const random = stage.random.stream(`bureau/${founded.code}`)
  const alive = aliveBureaus.includes(founded.code)
  const rests = founded.weekend.includes(5) ? officeHours[2] : random.pick(officeHours.slice(0, 2))
  const granted = grantOf(founded, databases)
  return {
    ...founded,
    alive,
    databases: [...granted.databases],
    purposes: [...granted.purposes],
    clearance: granted.clearance,
    hours: alive ? '' : (rests ?? ''),
    telephone: {
      number: exerciseTelephone(place, 1),
      extension: String(random.between(100, 999)),
      languages: founded.languages.slice(0, alive ? 3 : 1),
      alternate: exerciseTelephone(place, 2),
      lastTestedAt: alive ? stage.minutes(-random.between(60, 7 * 24 * 60)) : null,
    },
    // One that is known to be quick and one that is known to take its time.
    ...(founded.code === 'jp' ? { clocks: { urgent: 30 } } : {}),
    ...(founded.code === 'xa' ? { clocks: { urgent: 240, normal: 2880 } } : {}),
  }
}

/** National entities under each bureau that is alive: code, name, kind and what they may ask. */
const entities = [
  ['border-guard', 'Border guard (exercise)', 'border', true],
  ['customs', 'Customs investigation (exercise)', 'customs', true],
  ['criminal-police', 'Criminal police (exercise)', 'police', true],
  ['consular', 'Consular service (exercise)', 'consular', false],
] as const

/** What an entity may ask for: a consulate looks at documents and nothing else. */
const purposesOfEntity: Readonly<Record<(typeof entities)[number][0], readonly Purpose[]>> = {
  'border-guard': ['wanted', 'locate', 'warn', 'identify', 'security-check'],
  customs: ['locate', 'warn', 'identify', 'security-check', 'investigation-info'],
  'criminal-police': purposes,
  consular: ['identify', 'security-check'],
}

const entitiesOf = (stage: Stage, bureau: string, databases: readonly string[]): Insertable<UnitTable>[] => {
  const random = stage.random.stream(`entity/${bureau}`)
  const createdAt = stage.minutes(-400 * 24 * 60)
  return entities.map(([code, name, kind, asksAll]) => ({
    id: random.idAt(Date.parse(createdAt)),
    bureau,
    code,
    name,
    kind,
    databases: asksAll ? [...databases] : [documents],
    purposes: [...purposesOfEntity[code]],
    createdAt,
  }))
}

/** Founds the bureaus and their entities, some four hundred days ago. `databases` are the shared databases there are. */
export const makeBureaus = async (stage: Stage, databases: readonly string[]): Promise<void> => {
  const founded = stage.minutes(-400 * 24 * 60)
  const all = [
    ...foundingBureaus(founded, databases),
    ...exerciseBureaus.map((code) => exerciseState(code, founded)),
  ].map((bureau, index) => describe(stage, bureau, index + 1, databases))
  await insertBureaus(stage, all)
  await stage.sql
    .insertInto('unit')
    .values(aliveCountries.flatMap((bureau) => entitiesOf(stage, bureau, databases)))
    .execute()
}
