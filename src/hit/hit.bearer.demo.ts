// Bearers of the demonstration: invented people, each marked by "Exercise" among their names, as their papers show them.
import type { Random } from '../demonstration.random.ts'
import type { Bearer } from './hit.schema.ts'

/** Stands last among the given names of every invented person, on the page and in the machine readable zone. */
export const exerciseName = 'Exercise'

type Names = {
  readonly families: readonly string[]
  readonly given: readonly string[]
  readonly births: readonly string[]
}

/** Common family and given names put together by chance; alike with living people is chance too. */
const namesOf: Readonly<Record<string, Names>> = {
  fr: {
    families: ['Dupré', "L'Hermitte", 'Béranger-Roux'],
    given: ['Anaïs', 'Théo', 'Maëlle'],
    births: ['Lille', 'Pau'],
  },
  vn: {
    families: ['Nguyễn', 'Trần', 'Đặng'],
    given: ['Thị Hường', 'Văn Bình', 'Quốc Khánh'],
    births: ['Huế', 'Hà Nội'],
  },
  ar: { families: ['العمري', 'الحداد', 'بن يوسف'], given: ['ليلى', 'خالد', 'مريم'], births: ['عمّان', 'القاهرة'] },
  de: {
    families: ['Weiß', 'Möller', 'von der Heide'],
    given: ['Jörg', 'Annelie', 'Cem'],
    births: ['Görlitz', 'Bremen'],
  },
  es: {
    families: ['Ibáñez Soler', 'Núñez', 'Peña Cruz'],
    given: ['José María', 'Lucía', 'Íñigo'],
    births: ['Cádiz', 'Lugo'],
  },
  zh: { families: ['欧阳', '林', '陈'], given: ['明', '晓梅', '家豪'], births: ['广州', '成都'] },
  th: { families: ['วงศ์ทอง', 'ศรีสุข'], given: ['สมชาย', 'มาลี'], births: ['เชียงใหม่'] },
  tr: { families: ['Yıldız', 'Şahin'], given: ['İpek', 'Oğuz'], births: ['Iğdır', 'İzmir'] },
  en: {
    families: ["O'Neill", 'Okafor', 'Van Wyk', 'Mwangi'],
    given: ['Sam', 'Grace', 'Thabo'],
    births: ['Leeds', 'Kisumu'],
  },
}

const regionOf: Readonly<Record<string, string>> = {
  ...{ fr: 'fr', vn: 'vn', de: 'de', es: 'es', mx: 'es', br: 'es', cn: 'zh', sg: 'zh', th: 'th', tr: 'tr' },
  ...{ eg: 'ar', jo: 'ar', ma: 'ar' },
}

/** How the machine readable zone spells names it cannot carry, since no rule of ICAO 9303 gives their sound. */
const latinNames: Names = {
  families: ['Lin', 'Somchai', 'Haddad'],
  given: ['Mei', 'Mali', 'Khaled'],
  births: ['Exercise'],
}

export type Person = Required<Pick<Bearer, 'family' | 'given' | 'dateOfBirth' | 'sex' | 'placeOfBirth'>>

/** An invented person of a bureau's country. `latin`: in letters that a machine readable zone can carry. */
export const drawPerson = (random: Random, bureau: string, latin = false): Person => {
  const region = regionOf[bureau] ?? 'en'
  const names = (latin && ['ar', 'zh', 'th'].includes(region) ? latinNames : namesOf[region]) ?? latinNames
  const year = random.between(1948, 2004)
  const month = String(random.between(1, 12)).padStart(2, '0')
  const date = random.perMille(100) ? `${year}` : `${year}-${month}-${String(random.between(1, 28)).padStart(2, '0')}`
  return {
    family: random.pick(names.families),
    given: `${random.pick(names.given)} ${exerciseName}`,
    dateOfBirth: date,
    sex: random.pick(['F', 'M', 'F', 'M', 'X'] as const),
    placeOfBirth: random.pick(names.births),
  }
}

const papers = [
  'Identity card X0112233, driving licence (exercise papers)',
  'None but a ticket and a student card (exercise)',
  'Second passport X0445566, residence card (exercise papers)',
]
const explanations = [
  'Says the passport was found again at home after it had been reported, and that nobody was told. (exercise)',
  'Says to have bought it from a friend.\nDoes not know the place of issue. (exercise)',
  "Says: « C'est bien le mien, je l'avais perdu puis retrouvé. » (exercise)",
  'Không hiểu câu hỏi, cần phiên dịch. (diễn tập)',
  'يقول إنه وجد الجواز بعد الإبلاغ عن فقدانه. (تمرين)',
]

/** What an officer types from the page: the person, other papers, what the bearer says. */
export const drawBearer = (random: Random, bureau: string, nationality: string, voyage: string): Bearer => ({
  ...drawPerson(random, bureau),
  nationality,
  photoCompared: random.perMille(800),
  otherPapers: random.pick(papers),
  explanation: random.pick(explanations),
  voyage,
})
