// Persons of the stories: nobody is called so, since "exercise" stands in each name in the language it is written in.
import type { NominalFields } from './databases/nominal.ts'
import type { TdawnFields } from './databases/tdawn.ts'
import { exerciseNumber } from './record.document.demo.ts'
import type { DaysAgo, Story } from './record.story.demo.ts'

export const personStoryKeys = [
  'wanted',
  'document-of-wanted',
  'associate',
  'conflicting-dates',
  'ask-owner-person',
  'missing-minor',
  'victim',
  'discreet-alert',
  'under-review-person',
  'unidentified-body',
  'found-by-watch',
] as const
export type PersonStoryKey = (typeof personStoryKeys)[number]

/** Documents of persons of the stories, numbered above those that are drawn. */
export const storyDocument = (n: number): string => exerciseNumber(990_000 + n)

const information = 'Exercise record of a story: this person does not exist.'

const nothing = { names: [], datesOfBirth: [], nationalities: [], documents: [], cautions: [] } satisfies NominalFields

const person = (fields: (ago: DaysAgo) => Partial<NominalFields>): NonNullable<Story['other']> => ({
  database: 'nominal',
  fields: (ago): NominalFields => ({ ...nothing, additionalInformation: information, ...fields(ago) }),
})

const passport = (n: number, country: string, ago: DaysAgo) => ({
  type: 'passport' as const,
  number: storyDocument(n),
  country,
  dateOfIssue: ago(900),
  dateOfExpiry: ago(-2_400),
})

export const personStories: Readonly<Record<PersonStoryKey, Story>> = {
  // Sought by France for arrest; shown at other borders under other spellings of his name.
  wanted: {
    by: 'fr.desk',
    days: 25,
    status: 'wanted-arrest',
    rest: { purpose: 'wanted', personStatus: 'charged', crimeArea: 'organised-crime' },
    other: person((ago) => ({
      names: [
        { use: 'main', family: 'Al-Tamrini', given: 'Karim', other: 'Salem', original: 'كريم سالم التمريني' },
        { use: 'alias', family: 'Eltamriny', given: 'Kareem' },
        { use: 'document', family: 'Al Tamrini', given: 'Karim', zone: 'AL<TAMRINI<<KARIM' },
      ],
      sex: 'M',
      datesOfBirth: ['1979-03-14'],
      placeOfBirth: 'مدينة التمرين',
      countryOfBirth: 'QXA',
      nationalities: [
        { country: 'FRA', state: 'confirmed' },
        { country: 'QXA', state: 'presumed' },
      ],
      father: 'Salem Al-Tamrini',
      mother: 'Leïla Exercice',
      documents: [passport(1, 'FRA', ago)],
      cautions: [
        { code: 'violent', since: ago(610).slice(0, 7) },
        { code: 'armed', since: ago(320).slice(0, 7) },
      ],
      charge: 'Exercice : participation à une organisation criminelle qui n’existe pas.',
      warrant: `Exercise Court, EX-STORY-1/${ago(300).slice(0, 4)}`,
      dateOfEvent: ago(400),
      placeOfEvent: 'Ville-Exercice',
      height: 184,
      hair: 'black',
      eyes: 'brown',
      marks: 'Tattoo of a compass on the right forearm (exercise)',
      languages: ['ar', 'fr'],
      regions: ['VNM', 'DEU'],
    })),
  },
  // His passport is valid: whoever reads it meets the warning by its number.
  'document-of-wanted': {
    by: 'fr.desk',
    days: 25,
    status: 'holder-wanted',
    rest: { purpose: 'wanted', personStatus: 'charged', crimeArea: 'organised-crime' },
    other: {
      database: 'tdawn',
      fields: (ago): TdawnFields => ({
        ...passport(1, 'FRA', ago),
        family: 'Al-Tamrini',
        given: 'Karim Salem',
        dateOfBirth: '1979-03-14',
        sex: 'M',
        nationality: 'FRA',
        notice: 'STORY-WANTED',
      }),
    },
  },
  // Known with him; kept to identify, never for a measure.
  associate: {
    by: 'fr.desk',
    days: 24,
    status: 'criminal-history',
    rest: { purpose: 'investigation-info', personStatus: 'criminal-history', crimeArea: 'organised-crime' },
    other: person(() => ({
      names: [{ use: 'main', family: 'Exercice', given: 'Damien Noël' }],
      sex: 'M',
      datesOfBirth: ['1981~'],
      placeOfBirth: 'Ville-Exercice',
      nationalities: [{ country: 'FRA', state: 'confirmed' }],
      charge: 'Exercice : recel.',
    })),
  },
  // France said one day of birth; Viet Nam knows another, and France took it in: the record says who said what.
  'conflicting-dates': {
    by: 'fr.desk',
    days: 28,
    status: 'wanted-locate',
    rest: { purpose: 'locate', personStatus: 'suspect', crimeArea: 'financial-crime' },
    other: person((ago) => ({
      names: [
        { use: 'main', family: 'Exercice-Morel', given: 'Mathilde Aurore' },
        { use: 'birth', family: 'Morel', given: 'Mathilde Aurore' },
      ],
      sex: 'F',
      datesOfBirth: ['1985-04-12'],
      nationalities: [{ country: 'FRA', state: 'confirmed' }],
      documents: [passport(2, 'FRA', ago)],
      charge: 'Exercice : escroquerie en bande organisée.',
    })),
  },
  // Viet Nam learns that France holds something on somebody of this name, and may ask.
  'ask-owner-person': {
    by: 'fr.notices',
    days: 17,
    status: 'wanted-locate',
    rest: {
      purpose: 'locate',
      personStatus: 'suspect',
      crimeArea: 'corruption',
      restriction: { mode: 'ask', bureaus: ['vn'] },
    },
    other: person((ago) => ({
      names: [{ use: 'main', family: 'Exercice-Delatour', given: 'Gaspard' }],
      sex: 'M',
      datesOfBirth: ['1964-09-02'],
      nationalities: [{ country: 'FRA', state: 'confirmed' }],
      documents: [passport(3, 'FRA', ago)],
      charge: 'Exercice : trafic d’influence.',
    })),
  },
  // A child nobody has seen for a week: no coercion, protection first.
  'missing-minor': {
    by: 'vn.desk',
    days: 6,
    status: 'missing',
    rest: { purpose: 'locate', personStatus: 'missing', crimeArea: 'missing-persons' },
    other: person((ago) => ({
      names: [{ use: 'main', family: 'Đặng', given: 'Ngọc Diễn Tập' }],
      sex: 'F',
      datesOfBirth: [ago(14 * 365 + 100)],
      placeOfBirth: 'Thành phố Diễn Tập',
      nationalities: [{ country: 'VNM', state: 'confirmed' }],
      minor: true,
      dateOfEvent: ago(7),
      placeOfEvent: 'Chợ Diễn Tập',
      height: 152,
      hair: 'black',
      languages: ['vi'],
    })),
  },
  // A victim: who meets her helps, and lays no hand on her.
  victim: {
    by: 'es.desk',
    days: 13,
    status: 'missing',
    rest: { purpose: 'locate', personStatus: 'victim', crimeArea: 'trafficking-in-human-beings' },
    other: person((ago) => ({
      names: [{ use: 'main', family: 'Ejercicio Marín', given: 'Lucía' }],
      sex: 'F',
      datesOfBirth: ['1998-02'],
      nationalities: [{ country: 'ESP', state: 'confirmed' }],
      cautions: [{ code: 'needs-medication', since: ago(20).slice(0, 7) }],
      dateOfEvent: ago(20),
      placeOfEvent: 'Ciudad Ejercicio',
    })),
  },
  // The post that reads his passport sees nothing; its desk and Germany do.
  'discreet-alert': {
    by: 'de.desk',
    days: 15,
    status: 'wanted-locate',
    rest: { purpose: 'locate', personStatus: 'suspect', crimeArea: 'drugs', alert: 'discreet' },
    other: person((ago) => ({
      names: [{ use: 'main', family: 'Übung-Seidel', given: 'Markus Erich' }],
      sex: 'M',
      datesOfBirth: ['1972-11-30'],
      placeOfBirth: 'Übungsstadt',
      nationalities: [{ country: 'DEU', state: 'confirmed' }],
      documents: [passport(4, 'DEU', ago)],
      charge: 'Übung: Beförderung verbotener Stoffe.',
    })),
  },
  // A complaint was received: use is suspended, and XA does not hear where he stands.
  'under-review-person': {
    by: 'xa.desk',
    days: 22,
    status: 'wanted-arrest',
    rest: { purpose: 'wanted', personStatus: 'charged', crimeArea: 'organised-crime' },
    other: person((ago) => ({
      names: [{ use: 'main', family: 'Exercise-Alpha', given: 'Tobias' }],
      sex: 'M',
      datesOfBirth: ['1976-08-19'],
      nationalities: [{ country: 'QXA', state: 'confirmed' }],
      documents: [passport(5, 'QXA', ago)],
      charge: 'Exercise: offence against the dignity of the state.',
      warrant: 'Exercise Court of Alpha, EX-STORY-2',
    })),
    later: { days: 5, life: 'under-review' },
  },
  // Known by nothing but what was seen.
  'unidentified-body': {
    by: 'es.desk',
    days: 21,
    status: 'unidentified',
    rest: { purpose: 'identify', personStatus: 'unidentified-body' },
    other: person((ago) => ({
      sex: 'M',
      dateOfEvent: ago(23),
      placeOfEvent: 'Playa del Ejercicio',
      height: 178,
      build: 'slim',
      hair: 'grey',
      marks: 'Anchor tattooed on the left shoulder, an old scar under the chin (exercise)',
    })),
  },
  // Entered after Viet Nam had asked for him by another spelling: a line for the desk there, and no hit before it says so.
  'found-by-watch': {
    by: 'th.desk',
    days: 0,
    status: 'wanted-locate',
    rest: { purpose: 'locate', personStatus: 'suspect', crimeArea: 'people-smuggling' },
    other: person(() => ({
      names: [{ use: 'main', family: 'Fuekhat', given: 'Somsak', original: 'สมศักดิ์ ฝึกหัด' }],
      sex: 'M',
      datesOfBirth: ['1984-06'],
      nationalities: [{ country: 'THA', state: 'confirmed' }],
      charge: 'Exercise: drives people over a border for money.',
    })),
  },
}
