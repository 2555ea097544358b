// Checks that a hub practises before anybody asks: invented travellers, papers and things, asked by somebody who may read nothing.
import { stranger } from '../kernel/actor.ts'
import type { Handler, Rehearsal } from '../kernel/slice.ts'
import type { FoundRow } from '../record/record.found.store.ts'
import { databaseNames } from '../record/record.schema.ts'
import { understandItem } from './check.answer.ts'
import { askedBy, meet } from './check.meeting.ts'
import type { CheckItem, CheckQuestion } from './check.schema.ts'
import { isMisunderstood } from './check.understood.ts'

/** Every record is of a confidentiality above 0: index and store show nothing to whoever has no clearance. */
const who: Rehearsal['who'] = {
  actor: { ...stranger, databases: databaseNames, purposes: ['security-check'], rights: 'rehearsal' },
  purpose: 'security-check',
  reference: 'REHEARSAL',
}

const syllables = 'ba cor den fi gor han jo kir lem mu nat or pel qui ros sti tan vul xe zar'.split(' ')
const countries = ['VNM', 'FRA', 'EGY', 'RUS', 'KOR', 'DEU'] as const

/** A number below `below` for each pair of numbers, those of followers unlike. */
const mixed = (nth: number, salt: number, below: number): number => {
  const product = Math.imul(Math.imul(nth + 1, 0x9e3779b1) ^ (salt + 1), 0x85ebca6b)
  return ((product ^ (product >>> 15)) >>> 0) % below
}
const digits = (nth: number, salt: number, many: number): string =>
  String(mixed(nth, salt, 10 ** many)).padStart(many, '0')
const word = (nth: number, salt: number): string =>
  Array.from({ length: 2 + mixed(nth, salt, 2) }, (_, at) => syllables[mixed(nth, salt + at, syllables.length)]).join(
    '',
  )

/** Family and given names, a day of birth and a nationality: as on paper, the other way round, as one, or with an initial. */
const traveller = (nth: number): NonNullable<CheckItem['person']> => {
  const [family, given] = [word(nth, 10), word(nth, 20)]
  const born = `19${10 + mixed(nth, 30, 90)}-0${1 + mixed(nth, 31, 9)}-1${mixed(nth, 32, 10)}`
  const names = [
    { family, given: `${given} ${word(nth, 40)}` },
    { name: `${given} ${family}` },
    { family: given, given: family },
    { family, given: `${given.charAt(0)}.` },
  ]
  return {
    ...names[nth % names.length],
    dateOfBirth: mixed(nth, 33, 3) === 0 ? born.slice(0, 4) : born,
    nationalities: [countries[mixed(nth, 34, countries.length)] ?? 'FRA'],
    sex: nth % 2 === 0 ? 'F' : 'M',
  }
}

const things: readonly ((nth: number) => CheckItem)[] = [
  (nth) => ({ vehicle: { plate: `Z${digits(nth, 1, 6)}`, country: 'FRA' } }),
  (nth) => ({ vehicle: { engine: `Z${digits(nth, 1, 8)}` } }),
  (nth) => ({ firearm: { serial: `Z${digits(nth, 1, 7)}`, make: 'Exercise' } }),
  (nth) => ({
    administrativeDocument: { number: `Z${digits(nth, 1, 8)}`, country: 'FRA', type: 'vehicle-registration' },
  }),
  (nth) => ({ vessel: { callSign: `Z${digits(nth, 1, 4)}` } }),
  (nth) => ({ workOfArt: { title: `${word(nth, 1)} ${digits(nth, 2, 4)}`, maker: word(nth, 3) } }),
]

/** Half of them documents, three in ten persons, the rest in turn. */
const itemOf = (nth: number): CheckItem => {
  if (nth % 2 === 0)
    return {
      travelDocument: {
        number: `Z${digits(nth, 1, 8)}`,
        country: countries[mixed(nth, 2, countries.length)] ?? 'FRA',
        type: 'passport',
      },
    }
  if (nth % 10 < 7) return { person: traveller(nth) }
  return things[mixed(nth, 3, things.length)]?.(nth) ?? {}
}

/** A record that is in no store, of a person alike to the one asked for. */
const inventedRow = (nth: number): FoundRow => {
  const { family = word(nth, 50), dateOfBirth = '1970', nationalities = [] } = traveller(nth)
  const other = word(nth, 60)
  return {
    number: 0,
    id: '',
    database: 'nominal',
    owner: '',
    reference: '',
    status: 'wanted',
    life: 'active',
    version: 1,
    purpose: 'security-check',
    personStatus: '',
    handlingCode: '',
    confidentiality: '',
    confidentialityLevel: 1,
    crimeArea: '',
    sourceGrade: '',
    informationGrade: '',
    restriction: 'hidden',
    restrictedFrom: [],
    alert: 'open',
    retainUntil: '',
    updatedAt: '',
    keys: [],
    rangeEnd: '',
    fields: {
      names: [
        { use: 'main', family, given: word(nth, 20) },
        { use: 'alias', family: other, given: word(nth, 20) },
      ],
      datesOfBirth: [dateOfBirth],
      nationalities: nationalities.map((country) => ({ country, state: 'confirmed' })),
      documents: [],
    },
  }
}

/** Compares a person asked for with invented records, as those are that the index proposes: of real ones none may be read. */
const compareInvented = (item: CheckItem, nth: number): void => {
  const understood = understandItem(item, '', { today: '2000-01-01', asRead: false })
  if (!item.person || isMisunderstood(understood)) return
  const asked = askedBy(understood, understood.asks, 'post')
  for (let at = 0; at < comparedEach; at += 1) meet(asked, inventedRow(nth + at))
}
const comparedEach = 3

/** The check as this hub answers it, practised. */
export const checkRehearsal = (handler: Handler): Rehearsal => {
  let nth = 0
  return {
    handler: {
      ...handler,
      run: (context, input) => {
        nth += 1
        compareInvented((input.body as CheckQuestion).items[0] ?? {}, nth)
        return handler.run(context, input)
      },
    },
    who,
    bodyOf: (at) => ({
      purpose: who.purpose,
      reference: who.reference,
      where: { post: 'Rehearsal', direction: 'entry', from: 'CDG', to: 'HAN' },
      items: [itemOf(at)],
    }),
  }
}
