// A list of the demonstration: invented passengers of an exercise flight, two of whom wait for the desk.
import type { Stage } from '../demonstration.stage.ts'
import { systemOf } from '../kernel/actor.ts'
import { exerciseNumber } from '../record/record.document.demo.ts'
import { screeningSlice } from './screening.api.ts'
import { askedFact, askPart } from './screening.asking.ts'
import { uploadList } from './screening.operations.ts'

type Traveller = readonly [
  family: string,
  given: string,
  born: string,
  nationality: string,
  number: string,
  issuer: string,
]

const heading = 'Surname,Given names,Date of birth,Nationality,Passport number,Issuing country'

const families = ['Exercice', 'Übungsmann', 'Diễn', 'Ejercicio', 'Latihan', 'Ćwiczenie']
const givens = ['Odile', 'Konrad', 'Thị Mẫu', 'Pilar', 'Suryani', 'Zbigniew', 'Amandine', 'Ruprecht']
const states = ['FRA', 'DEU', 'VNM', 'ESP', 'IDN', 'POL']

/** Nobody of them is recorded anywhere; their numbers lie above all that are drawn. */
const quiet = (at: number): Traveller => [
  families[at % families.length] ?? '',
  `${givens[at % givens.length]} ${String.fromCharCode(65 + at)}.`,
  `19${String(50 + at)}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + ((at * 7) % 28)).padStart(2, '0')}`,
  states[at % states.length] ?? 'FRA',
  exerciseNumber(995_000 + at),
  states[at % states.length] ?? 'FRA',
]

/** The stolen passport of the stories, a number that its source lets ask about, and a name that is sought. */
const met: readonly (readonly [number, Traveller])[] = [
  [6, ['Exercice', 'Bastien', '1988-02-11', 'FRA', exerciseNumber(2), 'FRA']],
  [13, ['Exercice', 'Clotilde', '1971-09-30', 'FRA', exerciseNumber(4), 'FRA']],
  [20, ['Al Tamrini', 'Kareem', '1979-03-14', 'FRA', exerciseNumber(995_900), 'FRA']],
]

/** Hours ago it was given in. */
const hoursAgo = 3

/** Plays the list; records and officers must stand. */
export const makeScreenings = async (stage: Stage): Promise<void> => {
  const travellers = Array.from({ length: 28 }, (_, at) => met.find(([place]) => place === at)?.[1] ?? quiet(at))
  const table = `${[heading, ...travellers.map((one) => one.join(','))].join('\n')}\n`
  const at = stage.minutes(-60 * hoursAgo)
  const why = { purpose: 'security-check', reference: 'EXERCISE XE 101' } as const
  const { id } = await stage.play({ at, by: 'vn.desk', ...why }, screeningSlice, uploadList, {
    body: {
      kind: 'passengers',
      source: 'Exercise Airways',
      where: { direction: 'entry', carrier: 'XE', voyage: 'XE 101', from: 'CDG', to: 'HAN' },
      legalBasis: { kind: 'law', text: 'Exercise act on passenger data, article 7' },
      ...why,
      form: 'csv',
      mapping: {
        columns: [
          { from: 'Surname', to: '/family' },
          { from: 'Given names', to: '/given' },
          { from: 'Date of birth', to: '/dateOfBirth', form: 'date-ymd' },
          { from: 'Nationality', to: '/nationalities/0', form: 'country' },
          { from: 'Passport number', to: '/documents/0/number' },
          { from: 'Issuing country', to: '/documents/0/country', form: 'country' },
        ],
        constants: [{ to: '/documents/0/type', value: 'passport' }],
      },
      content: Buffer.from(table, 'utf8').toString('base64'),
    },
  })
  for (let turn = 1, over = false; !over; turn += 1)
    over = await stage.playChange(
      { at: stage.minutes(-60 * hoursAgo + turn / 60), by: systemOf('vn'), ...why },
      askedFact,
      async (context) => (await askPart(context, id)) === 'over',
    )
}
