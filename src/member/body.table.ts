/** Bureaus that stand for no country: the General Secretariat, its regional bureaus, regional bodies, observers, partners. */
import { members } from './member.table.ts'

export const bodyKinds = ['general-secretariat', 'regional-bureau', 'regional-body', 'observer', 'partner'] as const

export type BodyKind = (typeof bodyKinds)[number]

export interface Body {
  /** Code of the bureau: lower-case letters, never a two-letter code that a member or sub-bureau bears. */
  readonly bureau: string
  readonly kind: BodyKind
  /** As the field says it. */
  readonly abbreviation: string
  readonly name: string
  readonly city: string
  /** Alpha-2 of the country of its seat. */
  readonly seat: string
  readonly timeZone: string
  /** BCP 47, the likeliest first. */
  readonly languages: readonly string[]
  /** Codes of its members' bureaus; absent where the list is not settled enough to state here. */
  readonly members?: readonly string[]
  /** A post of the body that is addressed by name. */
  readonly centre?: string
}

type Row = readonly [
  bureau: string,
  abbreviation: string,
  name: string,
  city: string,
  seat: string,
  timeZone: string,
  languages: string,
  members?: string,
]

/** All members in Africa are states of the African Union. */
const allOfAfrica = members
  .filter((member) => member.region === 'africa')
  .map((member) => member.bureau)
  .join(' ')

const europeanUnion = 'at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk'

const regionalBureaus: readonly Row[] = [
  ['rbabidjan', 'RB Abidjan', 'Regional Bureau for West Africa', 'Abidjan', 'CI', 'Africa/Abidjan', 'fr en'],
  [
    'rbbuenosaires',
    'RB Buenos Aires',
    'Regional Bureau for South America',
    'Buenos Aires',
    'AR',
    'America/Argentina/Buenos_Aires',
    'es en',
  ],
  ['rbharare', 'RB Harare', 'Regional Bureau for Southern Africa', 'Harare', 'ZW', 'Africa/Harare', 'en'],
  ['rbnairobi', 'RB Nairobi', 'Regional Bureau for East Africa', 'Nairobi', 'KE', 'Africa/Nairobi', 'en fr'],
  [
    'rbsansalvador',
    'RB San Salvador',
    'Regional Bureau for Central America',
    'San Salvador',
    'SV',
    'America/El_Salvador',
    'es en',
  ],
  ['rbyaounde', 'RB Yaoundé', 'Regional Bureau for Central Africa', 'Yaoundé', 'CM', 'Africa/Douala', 'fr en'],
]

const regionalBodies: readonly Row[] = [
  [
    'aseanapol',
    'ASEANAPOL',
    'ASEAN Chiefs of National Police',
    'Kuala Lumpur',
    'MY',
    'Asia/Kuala_Lumpur',
    'en',
    'bn id kh la mm my ph sg th vn',
  ],
  [
    'afripol',
    'AFRIPOL',
    'African Union Mechanism for Police Cooperation',
    'Algiers',
    'DZ',
    'Africa/Algiers',
    'en fr ar pt',
    allOfAfrica,
  ],
  ['ameripol', 'AMERIPOL', 'Police Community of the Americas', 'Bogotá', 'CO', 'America/Bogota', 'es en pt'],
  [
    'gccpol',
    'GCCPOL',
    'Gulf Cooperation Council Police',
    'Abu Dhabi',
    'AE',
    'Asia/Dubai',
    'ar en',
    'ae bh kw om qa sa',
  ],
  [
    'aimc',
    'AIMC',
    'Arab Interior Ministers Council',
    'Tunis',
    'TN',
    'Africa/Tunis',
    'ar',
    'ae bh dj dz eg iq jo km kw lb ly ma mr om ps qa sa sd so sy tn ye',
  ],
  [
    'europol',
    'Europol',
    'European Union Agency for Law Enforcement Cooperation',
    'The Hague',
    'NL',
    'Europe/Amsterdam',
    'en',
    europeanUnion,
  ],
  [
    'selec',
    'SELEC',
    'Southeast European Law Enforcement Center',
    'Bucharest',
    'RO',
    'Europe/Bucharest',
    'en',
    'al ba bg gr hu md me mk ro rs tr',
  ],
  [
    'impacs',
    'CARICOM IMPACS',
    'CARICOM Implementation Agency for Crime and Security',
    'Port of Spain',
    'TT',
    'America/Port_of_Spain',
    'en',
    'ag bb bs bz dm gd gy ht jm kn lc sr tt vc',
  ],
  [
    'bkbop',
    'CIS BKBOP',
    'Bureau of the CIS for the Coordination of the Fight against Organised Crime',
    'Moscow',
    'RU',
    'Europe/Moscow',
    'ru',
  ],
  [
    'eapcco',
    'EAPCCO',
    'Eastern Africa Police Chiefs Cooperation Organization',
    'Nairobi',
    'KE',
    'Africa/Nairobi',
    'en fr',
    'bi cd dj er et ke km rw sc sd so ss tz ug',
  ],
  [
    'sarpcco',
    'SARPCCO',
    'Southern African Regional Police Chiefs Cooperation Organisation',
    'Harare',
    'ZW',
    'Africa/Harare',
    'en fr pt',
    'ao bw cd ls mg mu mw mz na sc sz tz za zm zw',
  ],
  [
    'wapcco',
    'WAPCCO',
    'West African Police Chiefs Committee',
    'Abidjan',
    'CI',
    'Africa/Abidjan',
    'fr en pt',
    'bf bj ci cv gh gm gn gw lr ml mr ne ng sl sn tg',
  ],
  [
    'capcco',
    'CAPCCO',
    'Central African Police Chiefs Committee',
    'Yaoundé',
    'CM',
    'Africa/Douala',
    'fr en es pt',
    'cd cf cg cm ga gq st td',
  ],
]

const observers: readonly Row[] = [
  ['un', 'UN', 'United Nations', 'New York', 'US', 'America/New_York', 'en fr es ar ru zh'],
  ['unhcr', 'UNHCR', 'United Nations High Commissioner for Refugees', 'Geneva', 'CH', 'Europe/Zurich', 'en fr es ar'],
]

const partners: readonly Row[] = [
  ['icc', 'ICC', 'International Criminal Court', 'The Hague', 'NL', 'Europe/Amsterdam', 'en fr'],
  ['unodc', 'UNODC', 'United Nations Office on Drugs and Crime', 'Vienna', 'AT', 'Europe/Vienna', 'en fr es ar'],
  ['wco', 'WCO', 'World Customs Organization', 'Brussels', 'BE', 'Europe/Brussels', 'en fr'],
  ['icao', 'ICAO', 'International Civil Aviation Organization', 'Montréal', 'CA', 'America/Toronto', 'en fr es ar'],
  ['iom', 'IOM', 'International Organization for Migration', 'Geneva', 'CH', 'Europe/Zurich', 'en fr es'],
  ['frontex', 'Frontex', 'European Border and Coast Guard Agency', 'Warsaw', 'PL', 'Europe/Warsaw', 'en'],
  [
    'eurojust',
    'Eurojust',
    'European Union Agency for Criminal Justice Cooperation',
    'The Hague',
    'NL',
    'Europe/Amsterdam',
    'en',
    europeanUnion,
  ],
]

function bodyOf(kind: BodyKind, row: Row): Body {
  const [bureau, abbreviation, name, city, seat, timeZone, languages, states] = row
  const body = { bureau, kind, abbreviation, name, city, seat, timeZone, languages: languages.split(' ') }
  return states === undefined ? body : { ...body, members: states.split(' ') }
}

/** Watches over the network around the clock; the first to hear of hits on records that are revoked, under review or blocked. */
const generalSecretariat: Body = {
  bureau: 'gs',
  kind: 'general-secretariat',
  abbreviation: 'GS',
  name: 'General Secretariat',
  city: 'Lyon',
  seat: 'FR',
  timeZone: 'Europe/Paris',
  languages: ['en', 'fr', 'es', 'ar'],
  centre: 'Command and Coordination Centre',
}

/** Every body, the General Secretariat first. */
export const bodies: readonly Body[] = [
  generalSecretariat,
  ...regionalBureaus.map((row) => bodyOf('regional-bureau', row)),
  ...regionalBodies.map((row) => bodyOf('regional-body', row)),
  ...observers.map((row) => bodyOf('observer', row)),
  ...partners.map((row) => bodyOf('partner', row)),
]

const byBureau = new Map<string, Body>(bodies.map((body) => [body.bureau, body]))

/** The body whose bureau has this code; undefined for national bureaus and codes of nobody. */
export function bodyOfBureau(bureau: string): Body | undefined {
  return byBureau.get(bureau)
}
