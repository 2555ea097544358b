/** What stories about requests for analysis do again and again: draft, send, take, answer, review, deliver. */
import { expect } from 'vitest'
import type { Reply, World } from './world.ts'

export const requests = '/api/v1/requests'
export const hour = 3_600_000
export const day = 24 * hour

const bureaus = ['vn', 'fr', 'us', 'de', 'eg', 'xa', 'gs', 'aseanapol', 'iom']

/** A whole request as it is drafted; what is given stands instead. */
export const entry = (given: object = {}) => ({
  question: 'Which routes do smugglers of people use between the exercise states Alpha and Bravo this winter?',
  decision: 'Where the joint patrols of February are placed.',
  audience: 'The heads of the border services of both states.',
  known: 'Three landings in November, all at night, all within one stretch of coast.',
  mayShow: 'All of it, to any participant.',
  wanted: 'pattern',
  crimeArea: 'people-smuggling',
  language: 'en',
  neededBy: '2026-12-04T12:00:00.000Z',
  marking: { handlingCode: 'H0', confidentiality: 'official-use-only', conditions: [] },
  ...given,
})

export const marking = (handlingCode = 'H0', confidentiality = 'official-use-only', conditions: string[] = []) => ({
  handlingCode,
  confidentiality,
  conditions,
})

/** Analysis is done for threats and trends. */
export const analysing = (world: World) => (officer: string) =>
  world.as(officer, { 'liaison-purpose': 'threat-trends' })

export const requestStories = (world: World) => {
  const as = analysing(world)
  const later = (milliseconds: number): string => new Date(Date.parse(world.clock.now()) + milliseconds).toISOString()
  const made = (reply: Reply): Reply['body'] => {
    expect(reply.status, reply.text).toBeLessThan(300)
    return reply.body
  }
  const act = (by: string, id: string, path: string, body: object = {}): Promise<Reply> =>
    as(by).post(`${requests}/${id}/${path}`, body)
  const show = async (by: string, id: string): Promise<Reply['body']> => made(await as(by).get(`${requests}/${id}`))
  const draft = async (by: string, given: object = {}): Promise<Reply['body']> =>
    made(await as(by).post(requests, entry({ neededBy: later(13 * day), ...given })))
  const send = (by: string, one: { id: string; version: number }, to: readonly object[], rest: object = {}) =>
    act(by, one.id, 'send', { version: one.version, to, ...rest })

  /** A request that was sent to these bureaus. */
  const ask = async (
    by: string,
    to: readonly string[],
    given: object = {},
    rest: object = {},
  ): Promise<Reply['body']> => {
    const one = await draft(by, given)
    return made(
      await send(
        by,
        one,
        to.map((bureau) => ({ bureau })),
        rest,
      ),
    )
  }

  /** The piece of a bureau as its own analyst sees it. */
  const pieceOf = async (bureau: string, id: string): Promise<Reply['body']> => {
    const { parts } = await show(`${bureau}.analyst`, id)
    const mine = parts.filter((part: { bureau: string }) => part.bureau === bureau)
    return mine.at(-1)
  }

  const take = async (bureau: string, id: string): Promise<Reply['body']> =>
    made(await act(`${bureau}.analyst`, id, `parts/${(await pieceOf(bureau, id)).id}/accept`))

  const move = async (bureau: string, id: string, to: string): Promise<Reply['body']> =>
    made(await act(`${bureau}.analyst`, id, 'move', { version: (await show(`${bureau}.analyst`, id)).version, to }))

  const answerText = 'The landings follow the fishing calendar; the stretch of coast changes with the moon.'
  const compose = (bureau: string, id: string, given: object = {}): Promise<Reply> =>
    as(`${bureau}.analyst`).put(`${requests}/${id}/delivery`, {
      title: 'Landings by moon and season',
      text: answerText,
      marking: marking(),
      ...given,
    })

  /** Releases it as the head of the bureau. */
  const deliver = async (bureau: string, id: string, by = `${bureau}.command`): Promise<Reply> => {
    const { version } = await show(by, id)
    return act(by, id, 'deliver', { version })
  }

  /** From a request that was taken to one that waits for the second person. */
  const toReview = async (bureau: string, id: string, given: object = {}): Promise<void> => {
    await move(bureau, id, 'collecting')
    await move(bureau, id, 'analysing')
    made(await compose(bureau, id, given))
    made(await act(`${bureau}.analyst`, id, 'submit', { version: (await show(`${bureau}.analyst`, id)).version }))
  }

  /** A request that was answered from beginning to end. */
  const answered = async (
    by: string,
    bureau: string,
    given: object = {},
    answer: object = {},
  ): Promise<Reply['body']> => {
    const one = await ask(by, [bureau], given)
    await take(bureau, one.id)
    await toReview(bureau, one.id, answer)
    made(await deliver(bureau, one.id))
    return one
  }

  /** Time goes by, and everybody signs in anew; what is due runs. */
  const pass = async (milliseconds: number): Promise<void> => {
    await world.pass(milliseconds)
    for (const bureau of bureaus)
      for (const duty of ['analyst', 'command', 'desk', 'data-protection', 'administrator'])
        world.forget(`${bureau}.${duty}`)
  }

  const refusal = (reply: Reply): [number, string] => [reply.status, reply.body.key]
  const faults = (reply: Reply): string[] =>
    (reply.body.pointers ?? []).map((one: { pointer: string; key: string }) => `${one.pointer} ${one.key}`)

  return {
    as,
    later,
    made,
    act,
    show,
    draft,
    send,
    ask,
    pieceOf,
    take,
    move,
    compose,
    deliver,
    toReview,
    answered,
    pass,
    refusal,
    faults,
    answerText,
  }
}
