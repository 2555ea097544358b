/** What stories about lists do again and again: a carrier's file of invented travellers, given in, asked to its end and looked at. */
import { expect } from 'vitest'
import { screeningRuns } from '../src/screening/screening.runs.ts'
import { searchPart } from '../src/search/search.feed.ts'
import type { Reply, World } from './world.ts'

export const heading = 'Surname,Given names,Date of birth,Nationality,Passport number,Issuing country'

export type Traveller = readonly [
  family: string,
  given: string,
  born: string,
  nationality: string,
  number: string,
  issuer: string,
]

/** A traveller nobody recorded; the number tells them apart. */
export const nobody = (at: number): Traveller => [
  `QUIETLISTED${String.fromCharCode(65 + (at % 26))}`,
  `Exercise ${at}`,
  `19${String(60 + (at % 40))}-0${1 + (at % 9)}-1${at % 10}`,
  'FRA',
  `Z${String(8_000_000 + at)}`,
  'FRA',
]

export const tableOf = (travellers: readonly Traveller[]): string =>
  `${[heading, ...travellers.map((one) => one.join(','))].join('\n')}\n`

/** The columns of `heading` and what they mean. */
export const mapping = {
  columns: [
    { from: 'Surname', to: '/family' },
    { from: 'Given names', to: '/given' },
    { from: 'Date of birth', to: '/dateOfBirth', form: 'date-ymd' },
    { from: 'Nationality', to: '/nationalities/0', form: 'country' },
    { from: 'Passport number', to: '/documents/0/number' },
    { from: 'Issuing country', to: '/documents/0/country', form: 'country' },
  ],
  constants: [{ to: '/documents/0/type', value: 'passport' }],
}

export const base64 = (content: string | Buffer): string => Buffer.from(content).toString('base64')

export const uploadOf = (content: string | Buffer, more: object = {}) => ({
  kind: 'passengers',
  source: 'Exercise Airways',
  where: { carrier: 'XE', voyage: 'XE 101', from: 'Exercise Port', to: 'Exercise Town' },
  legalBasis: { kind: 'law', text: 'Exercise act on passenger data, article 7' },
  purpose: 'security-check',
  reference: 'EXERCISE-XE101',
  form: 'csv',
  mapping,
  content: base64(content),
  ...more,
})

/** For a search that a test makes silent. */
export const isNeverCurrent = (): boolean => false

export const screeningStories = (world: World) => {
  const give = (officer: string, content: string | Buffer, more: object = {}): Promise<Reply> =>
    world.as(officer).post('/api/v1/screenings', uploadOf(content, more))

  /** Until nothing is left that can be asked now. On a busy machine the feed may be behind for a moment, and lists wait for it. */
  const work = async (): Promise<void> => {
    const { isCurrent } = world.hub.part(searchPart)
    if (isCurrent !== isNeverCurrent) await expect.poll(isCurrent, { timeout: 20_000 }).toBe(true)
    await world.hub.part(screeningRuns).work()
    await world.settle()
  }

  /** Gives a list in, waits for its end and answers it as its reader sees it. */
  const asked = async (officer: string, content: string | Buffer, more: object = {}): Promise<Reply['body']> => {
    const given = await give(officer, content, more)
    expect(given.status, given.text).toBe(201)
    await work()
    return show(officer, given.body.id)
  }
  const show = async (officer: string, id: string): Promise<Reply['body']> => {
    const reply = await world.as(officer).get(`/api/v1/screenings/${id}`)
    expect(reply.status, reply.text).toBe(200)
    return reply.body
  }
  const matchesOf = async (officer: string, id: string, query = ''): Promise<Reply['body'][]> => {
    const reply = await world.as(officer).get(`/api/v1/screenings/${id}/matches${query}`)
    expect(reply.status, reply.text).toBe(200)
    return reply.body.matches
  }
  const review = (
    officer: string,
    list: string,
    match: { readonly id: string; readonly version: number },
    said: object,
  ) =>
    world.as(officer).post(`/api/v1/screenings/${list}/matches/${match.id}/review`, { version: match.version, ...said })

  return { give, work, asked, show, matchesOf, review }
}
