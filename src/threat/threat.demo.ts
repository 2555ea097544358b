// The threat register of the demonstration: a dozen threats over all regions, one proposed, one past its review, one closed.
import { analysing, dayOf, ringClocks } from '../demonstration.network.ts'
import type { Stage } from '../demonstration.stage.ts'
import { threatSlice } from './threat.api.ts'
import { admitThreat, closeThreat, proposeThreat, reviewThreat, watchThreat } from './threat.operations.ts'
import type { ThreatLevel, ThreatProposal, ThreatTrend } from './threat.schema.ts'
import { threatTimers } from './threat.timers.ts'

type Judgement = { readonly level: ThreatLevel; readonly trend: ThreatTrend; readonly reviewIn: number }

type Invented = Judgement & {
  readonly by: string
  /** Days ago it was proposed; the secretariat looks at it a day later. */
  readonly days: number
  readonly proposal: Pick<ThreatProposal, 'name' | 'summary' | 'regions' | 'countries' | 'crimeArea' | 'reason'> &
    Partial<Pick<ThreatProposal, 'handlingCode' | 'condition' | 'confidentiality'>>
  readonly admitted?: false
  readonly reviewed?: Judgement & { readonly days: number; readonly reason: string }
  readonly closedDaysAgo?: number
  readonly watchers?: readonly string[]
}

/** Real states do nothing wrong here; what a state does wrong is done by QXA and QXB, which exist in exercises only. */
const threats = {
  route: {
    by: 'aseanapol.analyst',
    days: 41,
    level: 'moderate',
    trend: 'unclear',
    reviewIn: -12,
    proposal: {
      name: 'Exercise: new lorry and boat route from Alpha to the strait',
      summary:
        'Exercise. People are brought from Alpha through Bravo in lorries with a double floor, then over land and by small boats along the strait. The guards of Alpha Bridge let marked lorries pass unseen. Those who travel owe the fare afterwards and work it off.',
      regions: ['asia-south-pacific'],
      countries: ['QXA', 'QXB', 'THA', 'VNM', 'MYS', 'SGP'],
      crimeArea: 'people-smuggling',
      reason: 'Exercise: checks at three border posts rose by half within six weeks, all in one direction.',
    },
    reviewed: {
      days: 13,
      level: 'severe',
      trend: 'rising',
      reviewIn: 20,
      reason: 'Exercise: contributions of three bureaus speak of one organiser and of a second crossing.',
    },
    watchers: ['vn.analyst', 'th.analyst', 'my.analyst', 'sg.analyst'],
  },
  documents: {
    by: 'fr.analyst',
    days: 120,
    level: 'substantial',
    trend: 'rising',
    reviewIn: 60,
    proposal: {
      name: 'Exercise: passports of a vanished printing run',
      summary: 'Exercise. Blank booklets that left a printing house of Bravo appear with false data pages.',
      regions: ['europe', 'africa'],
      countries: ['FRA', 'ESP', 'MAR', 'QXB'],
      crimeArea: 'identity-and-document-fraud',
      reason: 'Exercise: eleven booklets of one run within a year.',
    },
  },
  centres: {
    by: 'ph.analyst',
    days: 96,
    level: 'severe',
    trend: 'rising',
    reviewIn: -5,
    proposal: {
      name: 'Exercise: fraud compounds behind false job offers',
      summary: 'Exercise. People are lured to compounds in Alpha and forced to swindle others by telephone.',
      regions: ['asia-south-pacific'],
      countries: ['QXA', 'PHL', 'IDN', 'IND'],
      crimeArea: 'trafficking-in-human-beings',
      reason: 'Exercise: returned victims describe the same compound.',
    },
  },
  maritime: {
    by: 'id.analyst',
    days: 80,
    level: 'moderate',
    trend: 'steady',
    reviewIn: 45,
    proposal: {
      name: 'Exercise: boarding of slow ships at night',
      summary: 'Exercise. Small boats without lights board tugs and barges and take engine parts.',
      regions: ['asia-south-pacific'],
      countries: ['IDN', 'SGP', 'MYS'],
      crimeArea: 'maritime-crime',
      reason: 'Exercise: nine boardings in two months.',
    },
  },
  cars: {
    by: 'de.analyst',
    days: 200,
    level: 'substantial',
    trend: 'falling',
    reviewIn: 30,
    proposal: {
      name: 'Exercise: keyless theft of vans and their way south',
      summary: 'Exercise. Vans are opened without a key, given other plates and driven to Bravo for parts.',
      regions: ['europe'],
      countries: ['DEU', 'TUR', 'QXB'],
      crimeArea: 'vehicle-crime',
      reason: 'Exercise: the same reading device in four countries.',
    },
  },
  firearms: {
    by: 'us.analyst',
    days: 150,
    level: 'substantial',
    trend: 'steady',
    reviewIn: 70,
    proposal: {
      name: 'Exercise: converted alarm pistols in parcels',
      summary: 'Exercise. Alarm pistols are converted in a workshop of Bravo and sent in parts by parcel.',
      regions: ['americas', 'europe'],
      countries: ['USA', 'MEX', 'QXB'],
      crimeArea: 'firearms',
      reason: 'Exercise: parts of one workshop in three seizures.',
    },
  },
  drugs: {
    by: 'br.analyst',
    days: 170,
    level: 'critical',
    trend: 'rising',
    reviewIn: 25,
    proposal: {
      name: 'Exercise: containers opened on the way between two ports',
      summary: 'Exercise. Bags are put into sealed containers after loading; seals are replaced by copies.',
      regions: ['americas', 'europe', 'africa'],
      countries: ['BRA', 'ZAF', 'ESP'],
      crimeArea: 'drugs',
      reason: 'Exercise: four ports report copied seals.',
      handlingCode: 'H1',
      confidentiality: 'restricted',
    },
  },
  ivory: {
    by: 'ke.analyst',
    days: 110,
    level: 'moderate',
    trend: 'falling',
    reviewIn: 90,
    proposal: {
      name: 'Exercise: carved ivory declared as bone',
      summary: 'Exercise. Carved pieces travel by post under a false description.',
      regions: ['africa', 'asia-south-pacific'],
      countries: ['KEN', 'JPN', 'QXA'],
      crimeArea: 'environmental-crime',
      reason: 'Exercise: the same sender in seven parcels.',
    },
  },
  ransom: {
    by: 'gb.analyst',
    days: 60,
    level: 'severe',
    trend: 'steady',
    reviewIn: 50,
    proposal: {
      name: 'Exercise: extortion of hospitals by locked systems',
      summary: 'Exercise. Systems of clinics are locked on the eve of holidays; payments go through Alpha.',
      regions: ['europe', 'americas', 'asia-south-pacific'],
      countries: ['GBR', 'CAN', 'AUS', 'QXA'],
      crimeArea: 'cybercrime',
      reason: 'Exercise: one tool in five attacks.',
      handlingCode: 'H3',
      condition: 'Exercise: not to be named outside police.',
      confidentiality: 'restricted',
    },
  },
  money: {
    by: 'ma.analyst',
    days: 52,
    level: 'low',
    trend: 'unclear',
    reviewIn: 120,
    proposal: {
      name: 'Exercise: couriers with prepaid cards',
      summary: 'Exercise. Travellers carry bundles of prepaid cards instead of cash.',
      regions: ['africa', 'europe'],
      countries: ['MAR', 'ESP', 'NGA'],
      crimeArea: 'money-laundering',
      reason: 'Exercise: two seizures at one airport.',
    },
  },
  antiquities: {
    by: 'jo.analyst',
    days: 210,
    level: 'low',
    trend: 'falling',
    reviewIn: 40,
    proposal: {
      name: 'Exercise: coins from an excavation that was looted',
      summary: 'Exercise. Coins of one find were offered in three countries and came back.',
      regions: ['asia-south-pacific', 'europe'],
      countries: ['JOR', 'EGY', 'QXB'],
      crimeArea: 'cultural-property',
      reason: 'Exercise: an offer at an auction.',
    },
    closedDaysAgo: 9,
  },
  fuel: {
    by: 'za.analyst',
    days: 2,
    level: 'moderate',
    trend: 'rising',
    reviewIn: 100,
    admitted: false,
    proposal: {
      name: 'Exercise: diesel tapped from pipelines and sold over the border',
      summary: 'Exercise. Diesel is tapped at night and leaves in tankers with papers of Bravo.',
      regions: ['africa'],
      countries: ['ZAF', 'QXB'],
      crimeArea: 'illicit-goods',
      reason: 'Exercise: three taps within a month.',
    },
  },
} as const satisfies Record<string, Invented>

export type ThreatKey = keyof typeof threats
export type MadeThreats = Readonly<Record<ThreatKey, string>>

const makeThreat = async (stage: Stage, threat: Invented): Promise<string> => {
  const scene = analysing(stage)
  const { by, days, level, trend, reviewIn, proposal, reviewed, admitted = true, closedDaysAgo } = threat
  const { id } = await stage.play(scene(days, by), threatSlice, proposeThreat, {
    body: {
      handlingCode: 'H0',
      confidentiality: 'official-use-only',
      ...proposal,
      level,
      trend,
      reviewOn: dayOf(stage, reviewIn),
    },
  })
  if (!admitted) return id
  const [params, reason] = [{ id }, 'Exercise: named, owned and with a day of review.']
  await stage.play(scene(days - 1, 'gs.analyst'), threatSlice, admitThreat, { params, body: { version: 1, reason } })
  for (const watcher of threat.watchers ?? [])
    await stage.play(scene(days - 2, watcher), threatSlice, watchThreat, { params, body: { watched: true } })
  if (reviewed)
    await stage.play(scene(reviewed.days, by), threatSlice, reviewThreat, {
      params,
      body: {
        version: 2,
        level: reviewed.level,
        trend: reviewed.trend,
        reviewOn: dayOf(stage, reviewed.reviewIn),
        reason: reviewed.reason,
      },
    })
  if (closedDaysAgo !== undefined)
    await stage.play(scene(closedDaysAgo, by), threatSlice, closeThreat, {
      params,
      body: { version: 2, reason: 'Exercise: the find is complete and back.' },
    })
  return id
}

/** Plays the register of the last seven months. Participants must have joined. */
export const makeThreats = async (stage: Stage): Promise<MadeThreats> => {
  const made = new Map<string, string>()
  for (const [key, threat] of Object.entries(threats)) made.set(key, await makeThreat(stage, threat))
  await ringClocks(stage, threatTimers, stage.now)
  return Object.fromEntries(made) as MadeThreats
}
