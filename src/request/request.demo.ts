// Requests of the demonstration: one that is followed from the question to what came of it, and others in every state of Hanoi's board.
import { analysing, instantOf, ringClocks } from '../demonstration.network.ts'
import type { Stage } from '../demonstration.stage.ts'
import type { MadeExperts } from '../expert/expert.demo.ts'
import type { MadeThreats, ThreatKey } from '../threat/threat.demo.ts'
import { requestSlice } from './request.api.ts'
import { draftRequest, routeRequest, sendRequest, showRequest } from './request.operations.ts'
import type { MarkingEntry, Product, RequestEntry } from './request.schema.ts'
import { requestTimers } from './request.timers.ts'
import {
  acceptPart,
  acknowledgeDelivery,
  composeDelivery,
  declinePart,
  deliverAnswer,
  giveFeedback,
  handInPart,
  moveRequest,
  openDelivery,
  refuseRequest,
  splitRequest,
  stateMaterial,
  submitDelivery,
  talkAbout,
  withdrawRequest,
} from './request.work.operations.ts'

const plain: MarkingEntry = { handlingCode: 'H0', confidentiality: 'official-use-only', conditions: [] }
const limited: MarkingEntry = { handlingCode: 'H1', confidentiality: 'official-use-only', conditions: [] }

/** How far a request has come. */
type Reached = 'draft' | 'new' | 'scoping' | 'collecting' | 'analysing' | 'review' | 'delivered'
const walk: readonly Reached[] = ['draft', 'new', 'scoping', 'collecting', 'analysing', 'review', 'delivered']

type Invented = {
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

const requests: readonly Invented[] = [
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

const route: Invented = {
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

export type MadeRequests = { readonly route: string; readonly documents: string }

type One = { readonly id: string; readonly version: number }

const entryOf = (stage: Stage, { words, neededIn, threat }: Invented, threats: MadeThreats): RequestEntry => ({
  ...words,
  language: 'en',
  neededBy: instantOf(stage, neededIn),
  marking: plain,
  ...(threat ? { threat: threats[threat] } : {}),
})

const ask = async (stage: Stage, one: Invented, threats: MadeThreats, expert?: string): Promise<One> => {
  const scene = analysing(stage)
  // A deadline that has passed by now was ahead when it was asked.
  const drafted = await stage.play(scene(one.days + 0.1, one.by), requestSlice, draftRequest, {
    body: entryOf(stage, one, threats),
  })
  if (one.reached === 'draft') return drafted
  return stage.play(scene(one.days, one.by), requestSlice, sendRequest, {
    params: { id: drafted.id },
    body: {
      version: drafted.version,
      to: one.to.map((bureau, place) => ({ bureau, ...(expert && place === 0 ? { expert } : {}) })),
      toNetwork: 'yes',
    },
  })
}

/** The piece of a bureau, as its analyst sees it. */
const pieceOf = async (stage: Stage, days: number, bureau: string, id: string): Promise<string> => {
  const { parts } = await stage.play(analysing(stage)(days, `${bureau}.analyst`), requestSlice, showRequest, {
    params: { id },
  })
  const part = parts.findLast((one) => one.bureau === bureau)
  if (!part) throw new RangeError(`${bureau} was not asked`)
  return part.id
}

const accept = async (stage: Stage, days: number, bureau: string, id: string): Promise<One> =>
  stage.play(analysing(stage)(days - 0.01, `${bureau}.analyst`), requestSlice, acceptPart, {
    params: { id, part: await pieceOf(stage, days, bureau, id) },
  })

const answer = async (stage: Stage, one: Invented, { id, version }: One, days: number): Promise<One> => {
  const [lead = ''] = one.to
  const scene = analysing(stage)
  const said = one.answer ?? { title: 'Exercise', text: 'Exercise.' }
  const composed = await stage.play(scene(days, `${lead}.analyst`), requestSlice, composeDelivery, {
    params: { id },
    body: { ...said, marking: plain },
  })
  return stage.play(scene(days - 0.2, `${lead}.analyst`), requestSlice, submitDelivery, {
    params: { id },
    body: { version: Math.max(composed.version, version) },
  })
}

/** Walks a request as far as it has come, its steps spread over the time since it was sent. */
const follow = async (stage: Stage, one: Invented, threats: MadeThreats): Promise<string> => {
  const scene = analysing(stage)
  let now = await ask(stage, one, threats)
  const { id } = now
  const [lead = ''] = one.to
  const isPast = (state: Reached): boolean => walk.indexOf(one.reached) >= walk.indexOf(state)
  const step = (part: number): number => one.days * (1 - part)
  if (isPast('scoping')) now = await accept(stage, step(0.1), lead, id)
  for (const [to, part] of [
    ['collecting', 0.2],
    ['analysing', 0.5],
  ] as const)
    if (isPast(to))
      now = await stage.play(scene(step(part), `${lead}.analyst`), requestSlice, moveRequest, {
        params: { id },
        body: { version: now.version, to },
      })
  if (isPast('review')) now = await answer(stage, one, now, step(0.7))
  if (isPast('delivered'))
    await stage.play(scene(step(0.8), `${lead}.command`), requestSlice, deliverAnswer, {
      params: { id },
      body: { version: now.version },
    })
  if (one.ends === 'refused')
    await stage.play(scene(step(0.5), 'gs.analyst'), requestSlice, refuseRequest, {
      params: { id },
      body: { reason: 'no-data', note: 'Exercise: nobody in the network counts seals yet.' },
    })
  if (one.ends === 'withdrawn')
    await stage.play(scene(step(0.6), one.by), requestSlice, withdrawRequest, {
      params: { id },
      body: { reason: 'answered-otherwise', note: 'Exercise: the owner of the roads gave the list.' },
    })
  return id
}

type Piece = {
  readonly bureau: string
  readonly ask: string
  readonly text?: string
  readonly annex?: string
  readonly marking?: MarkingEntry
}

/** Three answer their piece, one may not; what is for the partner is in figures. */
const pieces: readonly Piece[] = [
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

const collect = async (stage: Stage, id: string): Promise<void> => {
  const scene = analysing(stage)
  for (const [place, { bureau, ask: wanted }] of pieces.entries())
    await stage.play(scene(26 - place / 50, 'vn.analyst'), requestSlice, splitRequest, {
      params: { id },
      body: { bureau, ask: wanted, dueAt: instantOf(stage, -12) },
    })
  for (const [place, piece] of pieces.entries()) {
    const { bureau, text, annex, marking = plain } = piece
    const days = 25 - place / 10
    if (text === undefined) {
      const part = await pieceOf(stage, days, bureau, id)
      await stage.play(scene(days - 0.01, `${bureau}.desk`), requestSlice, declinePart, {
        params: { id, part },
        body: { reason: 'not-permitted', note: 'Exercise: what our banks told us may not be passed on.' },
      })
      continue
    }
    await accept(stage, days, bureau, id)
    await stage.play(scene(17 - place / 10, `${bureau}.analyst`), requestSlice, handInPart, {
      params: { id, part: await pieceOf(stage, 17.01 - place / 10, bureau, id) },
      body: { text, marking, ...(annex ? { annex } : {}) },
    })
  }
}

const talk = async (stage: Stage, id: string): Promise<void> => {
  const scene = analysing(stage)
  await stage.play(scene(23, 'vn.analyst'), requestSlice, talkAbout, {
    params: { id },
    body: {
      kind: 'question',
      text: 'Exercise: is the first of the month the day the teams leave, or the day they are there?',
    },
  })
  const { talk: said } = await stage.play(scene(22.9, 'aseanapol.analyst'), requestSlice, showRequest, {
    params: { id },
  })
  const [question] = said
  await stage.play(scene(22.8, 'aseanapol.analyst'), requestSlice, talkAbout, {
    params: { id },
    body: {
      kind: 'answer',
      ...(question ? { answers: question.id } : {}),
      text: 'Exercise: the day they are there. Interpreters need three days more.',
    },
  })
}

/** The request of the story: routed with reasons, split, answered in two editions, received and used. */
const followRoute = async (stage: Stage, threats: MadeThreats, experts: MadeExperts): Promise<string> => {
  const scene = analysing(stage)
  const { words, neededIn, by } = route
  await stage.play(scene(28.05, by), requestSlice, routeRequest, {
    body: {
      question: words.question,
      wanted: words.wanted,
      crimeArea: words.crimeArea,
      threat: threats.route,
      language: 'en',
      neededBy: instantOf(stage, neededIn),
      confidentiality: 'official-use-only',
    },
  })
  const { id } = await ask(stage, route, threats, experts.get('vn.analyst'))
  await accept(stage, 27.5, 'vn', id)
  await collect(stage, id)
  await talk(stage, id)
  const show = (days: number) => stage.play(scene(days, 'vn.analyst'), requestSlice, showRequest, { params: { id } })
  for (const [to, days] of [
    ['collecting', 22],
    ['analysing', 15],
  ] as const)
    await stage.play(scene(days, 'vn.analyst'), requestSlice, moveRequest, {
      params: { id },
      body: { version: (await show(days + 0.01)).version, to },
    })
  await stage.play(scene(14.5, 'vn.analyst'), requestSlice, stateMaterial, {
    params: { id },
    body: { kind: 'open-source', reference: 'Exercise: tide tables of the strait', marking: plain },
  })
  await stage.play(scene(13, 'vn.analyst'), requestSlice, composeDelivery, {
    params: { id },
    body: {
      title: route.answer?.title ?? '',
      text: route.answer?.text ?? '',
      annex: 'Exercise. Organiser as three sources name him: Somsack Fuekhad, also Somsak Phuekhat, born 1984.',
      marking: limited,
      recipients: ['th', 'my', 'iom'],
    },
  })
  await stage.play(scene(12.5, 'vn.analyst'), requestSlice, submitDelivery, {
    params: { id },
    body: { version: (await show(12.51)).version },
  })
  await stage.play(scene(12, 'vn.command'), requestSlice, deliverAnswer, {
    params: { id },
    body: { version: (await show(12.01)).version },
  })
  for (const [reader, days] of [
    ['aseanapol.analyst', 11.9],
    ['iom.analyst', 11.5],
    ['th.analyst', 11.2],
  ] as const) {
    await stage.play(scene(days, reader), requestSlice, openDelivery, { params: { id } })
    await stage.play(scene(days - 0.02, reader), requestSlice, acknowledgeDelivery, { params: { id } })
  }
  await stage.play(scene(2, by), requestSlice, giveFeedback, {
    params: { id },
    body: {
      used: 'yes',
      ledTo: ['decision', 'operation', 'rescue'],
      note: 'Exercise: the teams stand at the southern gate since Monday.',
    },
  })
  return id
}

/** Plays all of them; clocks ring meanwhile, so that what nobody took has gone to the secretariat. */
export const makeRequests = async (
  stage: Stage,
  { threats, experts }: { readonly threats: MadeThreats; readonly experts: MadeExperts },
): Promise<MadeRequests> => {
  const made: string[] = []
  for (const one of requests) made.push(await follow(stage, one, threats))
  const id = await followRoute(stage, threats, experts)
  await ringClocks(stage, requestTimers, stage.now)
  return { route: id, documents: made[0] ?? '' }
}
