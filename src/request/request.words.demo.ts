// What is asked in the requests of the demonstration, by whom and how far each has come; pieces of the one that is followed. For exercises.
import type { ThreatKey } from '../threat/threat.demo.ts'
import type { MarkingEntry, Product, RequestEntry } from './request.schema.ts'

export const plain: MarkingEntry = { handlingCode: 'H0', confidentiality: 'official-use-only', conditions: [] }
export const limited: MarkingEntry = { handlingCode: 'H1', confidentiality: 'official-use-only', conditions: [] }

/** How far a request has come. */
export type Reached = 'draft' | 'new' | 'scoping' | 'collecting' | 'analysing' | 'review' | 'delivered'
export const walk: readonly Reached[] = ['draft', 'new', 'scoping', 'collecting', 'analysing', 'review', 'delivered']

export type Invented = {
  readonly by: string
  /** Days ago it was sent, and in how many days the decision is taken. */
  readonly days: number
  readonly neededIn: number
  /** Bureaus that are asked; the first takes it. None: the secretariat sees whom to give it to. */
  readonly to: readonly string[]
  readonly reached: Reached
  readonly threat?: ThreatKey
  readonly ends?: 'refused' | 'withdrawn'
  readonly words: Required<Pick<RequestEntry, 'question' | 'decision' | 'audience' | 'known' | 'mayShow'>> & {
    readonly wanted: Product
    readonly crimeArea: NonNullable<RequestEntry['crimeArea']>
  }
  readonly answer?: { readonly title: string; readonly text: string }
}

export const requests: readonly Invented[] = [
  {
    by: 'vn.analyst',
    days: 38,
    neededIn: -10,
    to: ['fr'],
    reached: 'delivered',
    threat: 'documents',
    words: {
      question: 'Which features tell the booklets of the vanished printing run apart at a counter?',
      decision: 'Which of two devices airports buy this year.',
      audience: 'Heads of document units.',
      known: 'Exercise: eleven booklets of one run, four with the same flaw in the thread.',
      mayShow: 'All of it, to police and border guards.',
      wanted: 'strategic-report',
      crimeArea: 'identity-and-document-fraud',
    },
    answer: {
      title: 'Exercise: five features of the vanished run',
      text: 'Exercise. The thread ends a hand too early on every second page; the number is punched from behind. Both are seen without a device.',
    },
  },
  {
    by: 'ke.analyst',
    days: 16,
    neededIn: 12,
    to: ['vn'],
    reached: 'review',
    threat: 'ivory',
    words: {
      question: 'How have parcels with carved pieces been declared since spring?',
      decision: 'Which declarations customs open from January.',
      audience: 'Customs of two airports.',
      known: 'Exercise: seven parcels, one sender.',
      mayShow: 'Figures, to customs.',
      wanted: 'figures',
      crimeArea: 'environmental-crime',
    },
    answer: {
      title: 'Exercise: declarations of carved pieces',
      text: 'Exercise. Six of seven were declared as bone buttons; the weight stated is a third of the true one.',
    },
  },
  {
    by: 'us.analyst',
    days: 12,
    neededIn: -1,
    to: ['vn', 'de'],
    reached: 'analysing',
    threat: 'firearms',
    words: {
      question: 'Do parts of converted pistols in parcels come from one workshop?',
      decision: 'Whether the parcels are followed or stopped.',
      audience: 'The prosecutor of the exercise case.',
      known: 'Exercise: tool marks on three slides are alike.',
      mayShow: 'Pictures of tool marks, to laboratories.',
      wanted: 'link-analysis',
      crimeArea: 'firearms',
    },
  },
  {
    by: 'aseanapol.analyst',
    days: 9,
    neededIn: 2,
    to: ['vn', 'my'],
    reached: 'collecting',
    threat: 'maritime',
    words: {
      question: 'At which hours and tides were slow ships boarded since summer?',
      decision: 'When patrol boats leave port in the monsoon months.',
      audience: 'Commanders of the patrol boats.',
      known: 'Exercise: nine boardings, all in the dark.',
      mayShow: 'All of it, to coast guards.',
      wanted: 'pattern',
      crimeArea: 'maritime-crime',
    },
  },
  {
    by: 'sg.analyst',
    days: 6,
    neededIn: 20,
    to: ['vn'],
    reached: 'scoping',
    threat: 'money',
    words: {
      question: 'How are bundles of prepaid cards loaded before they travel?',
      decision: 'Whether a rule on prepaid cards is proposed.',
      audience: 'The ministry of finance.',
      known: 'Exercise: two seizures at one airport.',
      mayShow: 'All of it, to ministries.',
      wanted: 'profile',
      crimeArea: 'money-laundering',
    },
  },
  {
    by: 'ph.analyst',
    days: 5,
    neededIn: 15,
    to: ['in', 'id'],
    reached: 'new',
    threat: 'centres',
    words: {
      question: 'Which false job offers led people to the compounds since June?',
      decision: 'Which warnings labour attachés give before departure.',
      audience: 'Labour attachés and hotlines.',
      known: 'Exercise: four offers were seen by returned victims.',
      mayShow: 'All of it, to ministries of labour.',
      wanted: 'operational-report',
      crimeArea: 'trafficking-in-human-beings',
    },
  },
  {
    by: 'th.analyst',
    days: 0.2,
    neededIn: 25,
    to: ['vn', 'my'],
    reached: 'new',
    words: {
      question: 'Which small ports were used for landings by night this autumn?',
      decision: 'Where two new radar posts are placed.',
      audience: 'The coast guard.',
      known: 'Exercise: five landings on one stretch of coast.',
      mayShow: 'Maps, to coast guards.',
      wanted: 'pattern',
      crimeArea: 'people-smuggling',
    },
  },
  {
    by: 'vn.analyst',
    days: 26,
    neededIn: 1,
    to: [],
    reached: 'new',
    ends: 'refused',
    threat: 'drugs',
    words: {
      question: 'How many copied container seals were found in ports of the network?',
      decision: 'Which seals shippers are told to use.',
      audience: 'The union of shippers.',
      known: 'Exercise: four ports report copied seals.',
      mayShow: 'Figures, to shippers.',
      wanted: 'figures',
      crimeArea: 'drugs',
    },
  },
  {
    by: 'za.analyst',
    days: 20,
    neededIn: 5,
    to: ['ng', 'ke'],
    reached: 'scoping',
    ends: 'withdrawn',
    words: {
      question: 'Which tanker companies carry diesel without papers?',
      decision: 'Which inspections are planned for December.',
      audience: 'Inspectors of roads.',
      known: 'Exercise: three taps within a month.',
      mayShow: 'Nothing outside police.',
      wanted: 'link-analysis',
      crimeArea: 'illicit-goods',
    },
  },
]

export const route: Invented = {
  by: 'aseanapol.analyst',
  days: 28,
  neededIn: 4,
  to: ['vn'],
  reached: 'delivered',
  threat: 'route',
  words: {
    question: 'Who organises the crossings between Bravo and the strait, and where is the next one likely?',
    decision: 'Which two border posts get teams with interpreters from the first of the month.',
    audience: 'Directors of border guards of four countries, and those who receive victims.',
    known:
      'Exercise: checks at three posts rose by half in six weeks, lorries with raised floors, mostly between two and four in the morning. Guards of Alpha Bridge do not report them.',
    mayShow: 'Times and places to all posts; nothing about those who travel outside the bureaus that are asked.',
    wanted: 'operational-report',
    crimeArea: 'people-smuggling',
  },
  answer: {
    title: 'Exercise: the crossings by night and the one to expect',
    text: 'Exercise. One organiser books drivers for two routes. Lorries cross Bravo Bridge between two and four in the morning and reach the southern gate a day and a half later; boats leave with the falling tide. With 3x5x2 grade 1B we expect the next crossing at the southern gate within eight days. Those who travel owe the fare: they are to be met as victims. Figures by week are in the second part.',
  },
}

type Piece = {
  readonly bureau: string
  readonly ask: string
  readonly text?: string
  readonly annex?: string
  readonly marking?: MarkingEntry
}

/** Three answer their piece, one may not; what is for the partner is in figures. */
export const pieces: readonly Piece[] = [
  {
    bureau: 'th',
    ask: 'Exercise: which lorries with raised floors were seen at the northern gate, by week and hour?',
    text: 'Exercise. Twenty-one lorries in six weeks, nineteen between two and four in the morning, three plates seen twice.',
    annex: 'Exercise. Driver seen twice: Somsack Fuekhad, born 1984.',
    marking: limited,
  },
  {
    bureau: 'my',
    ask: 'Exercise: from which landing places do small boats leave, and with which tide?',
    text: 'Exercise. Two landing places south of the mouth of the river, always an hour after high water.',
    marking: limited,
  },
  { bureau: 'sg', ask: 'Exercise: which payments follow a crossing within two days?' },
  {
    bureau: 'iom',
    ask: 'Exercise: how many people asked for help along the route, by week? Figures only.',
    text: 'Exercise. Eleven, fourteen, nine, twenty-two, nineteen, thirty in six weeks; a third of them under age.',
  },
]
