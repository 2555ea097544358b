// The officers of the demonstration: every duty in every bureau that is alive, posts at real places, functions and no names.
import type { Insertable } from 'kysely'
import { type AliveCountry, aliveBureaus } from '../bureau/bureau.demo.ts'
import { bureauName } from '../bureau/bureau.schema.ts'
import type { Stage } from '../demonstration.stage.ts'
import { bodyOfBureau } from '../member/body.table.ts'
import { memberOfBureau } from '../member/member.table.ts'
import type { Duty } from '../terms/duty.ts'
import { addHours } from '../terms/instant.ts'
import { isLanguage, type Language } from '../terms/language.ts'
import { askRecovery, inviteOfficer } from './invitation.operations.ts'
import { officerSlice } from './officer.api.ts'
import { remindedDaysBefore } from './officer.holds.ts'
import { createOfficer, signInDemonstration } from './officer.operations.ts'
import type { OfficerTable } from './officer.store.ts'
import { remindOf } from './officer.tenure.ts'

/** Where a bureau's officers control: its airport with the code tickets carry, and a border on land or water. */
export type Posts = { readonly airport: string; readonly code: string; readonly border: string }

/** Places are real, so that routes make sense; who works there is invented. */
export const postsOf: Readonly<Record<AliveCountry, Posts>> = {
  au: { airport: 'Sydney T1', code: 'SYD', border: 'Port of Fremantle' },
  br: { airport: 'Guarulhos T3', code: 'GRU', border: 'Port of Santos' },
  ca: { airport: 'Toronto Pearson T1', code: 'YYZ', border: 'Port of Vancouver' },
  cn: { airport: 'Shanghai Pudong T2', code: 'PVG', border: 'Shenzhen Bay' },
  de: { airport: 'Frankfurt T1', code: 'FRA', border: 'Port of Hamburg' },
  eg: { airport: 'Cairo T3', code: 'CAI', border: 'Port Said' },
  es: { airport: 'Madrid Barajas T4', code: 'MAD', border: 'Port of Algeciras' },
  fr: { airport: 'Paris CDG T2E', code: 'CDG', border: 'Port of Calais' },
  gb: { airport: 'Heathrow T5', code: 'LHR', border: 'Port of Dover' },
  id: { airport: 'Soekarno-Hatta T3', code: 'CGK', border: 'Tanjung Priok' },
  in: { airport: 'Delhi T3', code: 'DEL', border: 'Nhava Sheva' },
  jo: { airport: 'Queen Alia', code: 'AMM', border: 'Port of Aqaba' },
  jp: { airport: 'Haneda T3', code: 'HND', border: 'Port of Yokohama' },
  ke: { airport: 'Nairobi T1A', code: 'NBO', border: 'Port of Mombasa' },
  kr: { airport: 'Incheon T2', code: 'ICN', border: 'Port of Busan' },
  ma: { airport: 'Casablanca T1', code: 'CMN', border: 'Tanger Med' },
  mx: { airport: 'Benito Juárez T1', code: 'MEX', border: 'Tijuana' },
  my: { airport: 'KLIA T1', code: 'KUL', border: 'Port Klang' },
  ng: { airport: 'Lagos Murtala Muhammed', code: 'LOS', border: 'Apapa Quays' },
  ph: { airport: 'Manila T3', code: 'MNL', border: 'Port of Cebu' },
  sg: { airport: 'Changi T3', code: 'SIN', border: 'Woodlands' },
  th: { airport: 'Suvarnabhumi', code: 'BKK', border: 'Laem Chabang' },
  tr: { airport: 'Istanbul Airport', code: 'IST', border: 'Kapıkule' },
  us: { airport: 'New York JFK T4', code: 'JFK', border: 'San Ysidro' },
  vn: { airport: 'Noi Bai T2', code: 'HAN', border: 'Mộc Bài' },
  xa: { airport: 'Alpha Airport', code: 'XA1', border: 'Alpha Bridge' },
  xb: { airport: 'Bravo Airport', code: 'XB1', border: 'Bravo Bridge' },
  za: { airport: 'OR Tambo', code: 'JNB', border: 'Port of Durban' },
}

type Job = readonly [word: string, duty: Duty, title: string]

const nationalJobs: readonly Job[] = [
  ['desk', 'desk', 'Duty officer'],
  ['desk-2', 'desk', 'Second duty officer'],
  ['post', 'post', 'Border control officer'],
  ['notices', 'notices', 'Notices officer'],
  ['analyst', 'analyst', 'Criminal intelligence analyst'],
  ['data-protection', 'data-protection', 'Data protection officer'],
  ['administrator', 'administrator', 'Bureau administrator'],
  ['administrator-2', 'administrator', 'Second bureau administrator'],
  ['auditor', 'auditor', 'Supervision auditor'],
  ['command', 'command', 'Head of shift'],
  ['system', 'system', 'National system'],
]

const jobsOfBody: Readonly<Record<string, readonly Job[]>> = {
  gs: [
    ['desk', 'desk', 'Command and Coordination Centre, duty officer'],
    ['compliance', 'compliance', 'Compliance reviewer'],
    ['command', 'command', 'Command and Coordination Centre, head of shift'],
    ['analyst', 'analyst', 'Criminal intelligence analyst'],
    ['data-protection', 'data-protection', 'Data protection officer'],
    ['administrator', 'administrator', 'Administrator of the network'],
    ['auditor', 'auditor', 'Supervision auditor'],
    ['system', 'system', 'System of the Secretariat'],
  ],
  aseanapol: [
    ['desk', 'desk', 'Duty officer'],
    ['analyst', 'analyst', 'Regional crime analyst'],
    ['administrator', 'administrator', 'Administrator'],
    ['auditor', 'auditor', 'Supervision auditor'],
    ['command', 'command', 'Director of operations'],
    ['system', 'system', 'System of the secretariat'],
  ],
  iom: [
    ['desk', 'desk', 'Liaison officer'],
    ['analyst', 'analyst', 'Migration data analyst'],
    ['administrator', 'administrator', 'Administrator'],
    ['command', 'command', 'Head of the liaison office'],
    ['system', 'system', 'System of the organization'],
  ],
}

/** Officers of national entities: the word, the entity, the duty, the function. */
const entityJobs = [
  ['border', 'border-guard', 'post', 'Border guard'],
  ['customs', 'customs', 'desk', 'Customs investigator'],
  ['criminal-police', 'criminal-police', 'desk', 'Criminal investigator'],
] as const

/** The language of the bureau's own people where the console speaks it, else the first it works in that the console speaks. */
const languageOf = (bureau: string): Language => {
  const spoken = (memberOfBureau(bureau) ?? bodyOfBureau(bureau))?.languages.filter(isLanguage) ?? []
  return spoken.includes('vi') ? 'vi' : (spoken[0] ?? 'en')
}

/** Administrators and auditors see no content; a post sees what its bureau may, or it would wave through what is restricted. */
const clearances: Readonly<Partial<Record<Duty, number>>> = { administrator: 1, auditor: 1 }

/** Whose duties an administrator should look at now; all others were confirmed within the quarter. */
const dueInDays: Readonly<Record<string, number>> = { 'vn.analyst': 5, 'vn.notices': 9 }

const officersOf = (stage: Stage, bureau: string): Insertable<OfficerTable>[] => {
  const random = stage.random.stream(`officer/${bureau}`)
  const calendar = stage.random.stream(`officer-confirmed/${bureau}`)
  const at = stage.minutes(-399 * 24 * 60)
  const posts = postsOf[bureau as AliveCountry] as Posts | undefined
  const officer = (word: string, duty: Duty, title: string, rest: { unit?: string; post?: string } = {}) => ({
    name: `${bureau}.${word}`,
    id: random.idAt(Date.parse(at)),
    bureau,
    title: `${title}, ${bureauName(bureau)} (exercise)`,
    duties: [duty],
    clearance: bureau === 'gs' ? 3 : (clearances[duty] ?? 2),
    language: languageOf(bureau),
    createdAt: at,
    updatedAt: at,
    confirmBy: stage.minutes((dueInDays[`${bureau}.${word}`] ?? calendar.between(20, 90)) * 24 * 60),
    ...rest,
  })
  return [
    ...(jobsOfBody[bureau] ?? nationalJobs).map(([word, duty, title]) =>
      officer(word, duty, title, word === 'post' && posts ? { post: posts.airport } : {}),
    ),
    ...(posts
      ? entityJobs.map(([word, unit, duty, title]) =>
          officer(word, duty, title, duty === 'post' ? { unit, post: posts.border } : { unit }),
        )
      : []),
  ]
}

/** Appoints the officers. Their bureaus and entities must stand. */
export const makeOfficers = async (stage: Stage): Promise<void> => {
  await stage.sql
    .insertInto('officer')
    .values(aliveBureaus.flatMap((bureau) => officersOf(stage, bureau)))
    .execute()
}

/**
 * What waits for administrators: two officers to confirm, one who was invited and has not come yet, and one who lost their
 * passkeys and whom the second administrator must still approve.
 */
export const makeTenures = async (stage: Stage): Promise<void> => {
  const officers = await stage.sql.selectFrom('officer').selectAll().orderBy('name').execute()
  const random = stage.random.stream('officer-reminders')
  for (const { id, name, bureau, version, confirmBy } of officers) {
    if (confirmBy === null) continue
    if (!(name in dueInDays)) {
      await remindOf(
        { client: stage.client, newId: () => random.idAt(Date.parse(stage.now)) },
        { name, bureau },
        confirmBy,
      )
      continue
    }
    stage.tell({
      at: addHours(confirmBy, -24 * remindedDaysBefore),
      operation: 'officer.confirm-due',
      outcome: 'done',
      changed: true,
      bureau,
      officer: `${bureau}.system`,
      subjectKind: 'officer',
      subject: id,
      version,
      tell: [bureau],
      detail: { officer: name, confirmBy },
    })
  }
  const scene = (hours: number) => ({ at: stage.minutes(-hours * 60), by: 'vn.administrator' })
  await stage.play(scene(20), officerSlice, createOfficer, {
    body: {
      officer: 'vn.desk-3',
      title: 'Third duty officer, IP Hanoi (exercise)',
      duties: ['desk'],
      clearance: 2,
      language: 'vi',
    },
  })
  await stage.play(scene(19.9), officerSlice, inviteOfficer, { params: { officer: 'vn.desk-3' } })
  await stage.play(scene(3), officerSlice, askRecovery, {
    params: { officer: 'vn.command' },
    body: { how: 'Exercise: came to the office in person, service card and face compared by two colleagues.' },
  })
}

/** Officers of national bureaus who ask the databases, by how much they do: most checks are made at posts. */
export const askers: readonly (readonly [word: string, share: number])[] = [
  ['post', 52],
  ['border', 24],
  ['desk', 10],
  ['desk-2', 4],
  ['customs', 6],
  ['criminal-police', 4],
]

/** Tells the register of sign-ins of the last month, at any hour: somebody is always on duty. */
export const makeSignIns = (stage: Stage, count: number): void => {
  const random = stage.random.stream('sign-ins')
  for (let n = 0; n < count; n += 1) {
    const bureau = random.pick(aliveBureaus)
    const [word] = random.pick(jobsOfBody[bureau] ?? nationalJobs.filter(([, duty]) => duty !== 'system'))
    const at = stage.minutes(-random.between(10, 30 * 24 * 60))
    stage.tell({
      at,
      operation: signInDemonstration.name,
      outcome: 'done',
      changed: true,
      bureau,
      officer: `${bureau}.${word}`,
      subjectKind: 'session',
      subject: random.idAt(Date.parse(at)),
    })
  }
}
