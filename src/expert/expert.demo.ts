// The pool of experts of the demonstration: analysts of a dozen bureaus with what they know; one lapsing, one who has not said yes, one in a conflict of interest.
import { analysing, dayOf, ringClocks } from '../demonstration.network.ts'
import type { Stage } from '../demonstration.stage.ts'
import type { MadeThreats } from '../threat/threat.demo.ts'
import { expertSlice } from './expert.api.ts'
import { consentExpert, describeExpert, nominateExpert, stateConflicts } from './expert.operations.ts'
import type { ConflictEntry, ProfileEntry, Skill } from './expert.schema.ts'
import { expertTimers } from './expert.timers.ts'

type Invented = {
  readonly name: string
  readonly function: string
  readonly zone: string
  readonly skills: readonly Skill[]
  /** Days ago they were nominated; 24 months later it lapses. */
  readonly days?: number
  readonly consents?: false
  readonly says?: Partial<Pick<ProfileEntry, 'availability' | 'visibility' | 'hides'>>
  readonly conflicts?: readonly ConflictEntry[]
}

const speaks = (code: string, level: number): Skill => ({ kind: 'language', code, level })
const method = (code: string, level: number, evidence?: string): Skill => ({
  kind: 'method',
  code,
  level,
  ...(evidence ? { evidence } : {}),
})
const tool = (code: string, level: number): Skill => ({ kind: 'tool', code, level })
const area = (code: string, level: number): Skill => ({ kind: 'crime-area', code, level })

const experts = (stage: Stage): Readonly<Record<string, Invented>> => ({
  'vn.analyst': {
    name: 'Exercise Expert Hoa Sen',
    function: 'Analyst for routes and transport (exercise)',
    zone: 'Asia/Ho_Chi_Minh',
    skills: [
      speaks('vi', 4),
      speaks('en', 3),
      area('people-smuggling', 4),
      method('link-analysis', 3, 'Exercise: led the link charts of four joint operations.'),
      method('commodity-flow', 3),
      tool('link-chart-software', 3),
    ],
  },
  'vn.criminal-police': {
    name: 'Exercise Expert Ban Mai',
    function: 'Investigator, human trafficking (exercise)',
    zone: 'Asia/Ho_Chi_Minh',
    skills: [speaks('vi', 4), area('trafficking-in-human-beings', 3), method('time-lines', 2)],
    consents: false,
  },
  'th.analyst': {
    name: 'Exercise Expert Dok Rak',
    function: 'Analyst, border crime (exercise)',
    zone: 'Asia/Bangkok',
    skills: [
      speaks('th', 4),
      speaks('en', 3),
      speaks('lo', 2),
      area('people-smuggling', 3),
      method('pattern-analysis', 3),
    ],
    conflicts: [{ about: 'country', value: 'QXB', note: 'Exercise: served as liaison officer there until last year.' }],
  },
  'my.analyst': {
    name: 'Exercise Expert Bunga Raya',
    function: 'Analyst, maritime crime (exercise)',
    zone: 'Asia/Kuala_Lumpur',
    skills: [speaks('ms', 4), speaks('en', 4), speaks('zh', 2), area('maritime-crime', 4), tool('vessel-tracking', 4)],
  },
  'sg.analyst': {
    name: 'Exercise Expert Orchid',
    function: 'Financial analyst (exercise)',
    zone: 'Asia/Singapore',
    skills: [
      speaks('en', 4),
      speaks('zh', 4),
      area('money-laundering', 4),
      method('money-flow', 4),
      method('cryptocurrency-tracing', 3),
    ],
  },
  'id.analyst': {
    name: 'Exercise Expert Melati',
    function: 'Analyst, sea routes (exercise)',
    zone: 'Asia/Jakarta',
    skills: [
      speaks('id', 4),
      speaks('ms', 3),
      speaks('en', 3),
      area('maritime-crime', 3),
      method('geographic-analysis', 3),
    ],
    says: { availability: [{ from: dayOf(stage, -3), until: dayOf(stage, 11), presence: 'absent' }] },
  },
  'ph.analyst': {
    name: 'Exercise Expert Sampaguita',
    function: 'Analyst, fraud and trafficking (exercise)',
    zone: 'Asia/Manila',
    skills: [speaks('fil', 4), speaks('en', 4), area('trafficking-in-human-beings', 4), method('open-sources', 3)],
    says: { visibility: 'region' },
  },
  'jp.analyst': {
    name: 'Exercise Expert Sakura',
    function: 'Document examiner (exercise)',
    zone: 'Asia/Tokyo',
    skills: [
      speaks('ja', 4),
      speaks('en', 3),
      area('identity-and-document-fraud', 3),
      method('document-examination', 4),
    ],
  },
  'jo.analyst': {
    name: 'Exercise Expert Sawsana',
    function: 'Analyst, terrorism and routes (exercise)',
    zone: 'Asia/Amman',
    skills: [speaks('ar', 4), speaks('en', 3), area('people-smuggling', 3), method('risk-assessment', 3)],
  },
  'eg.analyst': {
    name: 'Exercise Expert Lotus',
    function: 'Analyst, sea crossings (exercise)',
    zone: 'Africa/Cairo',
    skills: [speaks('ar', 4), speaks('fr', 3), area('people-smuggling', 4), method('crime-scripts', 3)],
    says: { hides: ['evidence'] },
  },
  'ma.analyst': {
    name: 'Exercise Expert Arganier',
    function: 'Analyst, money and couriers (exercise)',
    zone: 'Africa/Casablanca',
    skills: [
      speaks('ar', 4),
      speaks('fr', 4),
      speaks('es', 3),
      area('financial-crime', 3),
      method('financial-profiling', 3),
    ],
  },
  'ke.analyst': {
    name: 'Exercise Expert Acacia',
    function: 'Analyst, environmental crime (exercise)',
    zone: 'Africa/Nairobi',
    skills: [speaks('sw', 4), speaks('en', 4), area('environmental-crime', 4), method('comparative-case-analysis', 3)],
  },
  'fr.analyst': {
    name: 'Exercise Expert Lavande',
    function: 'Analyst, forged documents (exercise)',
    zone: 'Europe/Paris',
    skills: [
      speaks('fr', 4),
      speaks('en', 3),
      speaks('vi', 2),
      area('identity-and-document-fraud', 4),
      method('image-and-video-analysis', 3),
    ],
    days: 678,
  },
  'de.analyst': {
    name: 'Exercise Expert Kornblume',
    function: 'Analyst, vehicle crime (exercise)',
    zone: 'Europe/Berlin',
    skills: [
      speaks('de', 4),
      speaks('en', 4),
      area('vehicle-crime', 4),
      tool('database-queries', 4),
      tool('programming', 3),
    ],
  },
  'us.analyst': {
    name: 'Exercise Expert Redwood',
    function: 'Analyst, parcels and firearms (exercise)',
    zone: 'America/New_York',
    skills: [speaks('en', 4), speaks('es', 3), speaks('vi', 1), area('firearms', 4), method('statistics', 4)],
  },
  'mx.analyst': {
    name: 'Exercise Expert Dalia',
    function: 'Analyst, routes by land (exercise)',
    zone: 'America/Mexico_City',
    skills: [speaks('es', 4), speaks('en', 3), area('people-smuggling', 3), method('geographic-analysis', 2)],
  },
})

/** Ids of profiles by the officer they are of. */
export type MadeExperts = ReadonlyMap<string, string>

const makeExpert = async (stage: Stage, officer: string, expert: Invented, place: number): Promise<string> => {
  const scene = analysing(stage)
  const { name, zone, skills, days = 300 - place * 11, says, conflicts } = expert
  const [bureau = ''] = officer.split('.')
  const { id } = await stage.play(scene(days, `${bureau}.command`), expertSlice, nominateExpert, {
    body: { officer, name, function: expert.function, clearance: 2, zone, skills: [...skills] },
  })
  if (expert.consents === false) return id
  const own = { params: { id } }
  let { version } = await stage.play(scene(days - 1, officer), expertSlice, consentExpert, {
    ...own,
    body: { version: 1, given: true, visibility: 'network' },
  })
  if (says) {
    const body = { name, function: expert.function, zone, skills: [...skills], availability: [], hides: [] }
    const said = { ...body, visibility: 'network' as const, ...says, version }
    version = (await stage.play(scene(4 + place / 100, officer), expertSlice, describeExpert, { ...own, body: said }))
      .version
  }
  if (conflicts)
    await stage.play(scene(30, officer), expertSlice, stateConflicts, {
      ...own,
      body: { version, conflicts: [...conflicts] },
    })
  return id
}

/** Plays nominations, consents and what experts say of themselves. */
export const makeExperts = async (stage: Stage, threats: MadeThreats): Promise<MadeExperts> => {
  const made = new Map<string, string>()
  for (const [place, [officer, expert]] of Object.entries(experts(stage)).entries())
    made.set(officer, await makeExpert(stage, officer, expert, place))
  const own = made.get('ph.analyst')
  if (own)
    await stage.play(analysing(stage)(3, 'ph.analyst'), expertSlice, stateConflicts, {
      params: { id: own },
      body: {
        version: 3,
        conflicts: [{ about: 'threat', value: threats.centres, note: 'Exercise: a relative is a witness.' }],
      },
    })
  await ringClocks(stage, expertTimers, stage.now)
  return made
}
