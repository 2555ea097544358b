// Requests of the demonstration: one that is followed from the question to what came of it, and others in every state of Hanoi's board.
import { analysing, instantOf, ringClocks } from '../demonstration.network.ts'
import type { Stage } from '../demonstration.stage.ts'
import type { MadeExperts } from '../expert/expert.demo.ts'
import type { MadeThreats } from '../threat/threat.demo.ts'
import { requestSlice } from './request.api.ts'
import { draftRequest, routeRequest, sendRequest, showRequest } from './request.operations.ts'
import type { RequestEntry } from './request.schema.ts'
import { requestTimers } from './request.timers.ts'
import { type Invented, limited, pieces, plain, type Reached, requests, route, walk } from './request.words.demo.ts'
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

/** Gives the pieces out; each is taken, or declined with the reason. */
const giveOut = async (stage: Stage, id: string): Promise<void> => {
  const scene = analysing(stage)
  for (const [place, { bureau, ask: wanted }] of pieces.entries())
    await stage.play(scene(26 - place / 50, 'vn.analyst'), requestSlice, splitRequest, {
      params: { id },
      body: { bureau, ask: wanted, dueAt: instantOf(stage, -12) },
    })
  for (const [place, { bureau, text }] of pieces.entries()) {
    const days = 25 - place / 10
    if (text !== undefined) {
      await accept(stage, days, bureau, id)
      continue
    }
    const part = await pieceOf(stage, days, bureau, id)
    await stage.play(scene(days - 0.01, `${bureau}.desk`), requestSlice, declinePart, {
      params: { id, part },
      body: { reason: 'not-permitted', note: 'Exercise: what our banks told us may not be passed on.' },
    })
  }
}

const handIn = async (stage: Stage, id: string): Promise<void> => {
  for (const [place, { bureau, text, annex, marking = plain }] of pieces.entries()) {
    if (text === undefined) continue
    const days = 17 - place / 10
    await stage.play(analysing(stage)(days, `${bureau}.analyst`), requestSlice, handInPart, {
      params: { id, part: await pieceOf(stage, days + 0.01, bureau, id) },
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
  await giveOut(stage, id)
  await talk(stage, id)
  const show = (days: number) => stage.play(scene(days, 'vn.analyst'), requestSlice, showRequest, { params: { id } })
  const move = async (to: 'collecting' | 'analysing', days: number) =>
    stage.play(scene(days, 'vn.analyst'), requestSlice, moveRequest, {
      params: { id },
      body: { version: (await show(days + 0.01)).version, to },
    })
  await move('collecting', 22)
  await handIn(stage, id)
  await move('analysing', 15)
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
