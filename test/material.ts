/** Material of analysis files for story tests: files that take everything, contributions with claims, tables sent as attachments. */
import { expect } from 'vitest'
import { dataCategories } from '../src/analysis/analysis.schema.ts'
import { personStatuses } from '../src/terms/person-status.ts'
import { analysisStories, files, forAnalysis } from './analysis.ts'
import type { Reply, World } from './world.ts'

export const contributions = '/api/v1/contributions'

/** A file that lets in every kind: of Viet Nam, read by France and the United States. */
export const wholeOrder = (rest: object = {}) => ({
  dataCategories: [...dataCategories],
  personCategories: [...personStatuses],
  readers: [{ bureau: 'fr' }, { bureau: 'us' }],
  confidentiality: 'official-use-only',
  ...rest,
})

export const contribution = (rest: object = {}) => ({
  title: 'Exercise contribution',
  text: 'Exercise: lorries at the crossing.',
  grade: { scheme: '4x4', code: 'B2' },
  handlingCode: 'H0',
  confidentiality: 'official-use-only',
  ...rest,
})

export const person = (entity: string, family: string, fields: object = {}) => ({
  entity,
  kind: 'person',
  fields: { names: [{ family, given: 'Exercise' }], ...fields },
})

export const materialStories = (world: World) => {
  const stories = analysisStories(world)
  /** An analyst at work: material is for the purposes of analysis. */
  const as = (officer: string) => world.as(officer, forAnalysis)
  const opened = (rest: object = {}, by = 'vn.analyst') => stories.opened(wholeOrder(rest), by)
  const contribute = (by: string, file: string, rest: object = {}): Promise<Reply> =>
    as(by).post(`${files}/${file}/contributions`, contribution(rest))
  const contributed = async (by: string, file: string, rest: object = {}): Promise<Reply['body']> => {
    const reply = await contribute(by, file, rest)
    expect(reply.status, reply.text).toBe(201)
    return reply.body
  }
  /** Ids of entities of a contribution, in the order in which it claims them. */
  const entitiesOf = (body: Reply['body']): string[] =>
    body.statements
      .filter((one: { about: string }) => one.about === 'entity')
      .map((one: { entity: string }) => one.entity)
  const open = async (by: string, file: string, query = ''): Promise<Reply['body']> => {
    const reply = await as(by).get(`${files}/${file}/material${query}`)
    expect(reply.status, reply.text).toBe(200)
    return reply.body
  }
  const entity = (by: string, file: string, id: string): Promise<Reply> => as(by).get(`${files}/${file}/entities/${id}`)
  /** Sends a text as an attachment and gives its id when it is ready. */
  const attach = async (by: string, name: string, bytes: Buffer): Promise<string> => {
    const client = world.as(by)
    const begun = await client.post('/api/v1/attachments', { name, length: bytes.length })
    expect(begun.status, begun.text).toBe(201)
    const { id } = begun.body
    for (let at = 0; at < bytes.length; at += 1024 ** 2) {
      const put = await client.put(`/api/v1/attachments/${id}/bytes?offset=${at}`, bytes.subarray(at, at + 1024 ** 2))
      expect(put.status, put.text).toBe(200)
    }
    const finished = await client.post(`/api/v1/attachments/${id}/finish`)
    expect(finished.status, finished.text).toBe(200)
    await world.settle()
    for (let tries = 0; tries < 200; tries += 1) {
      const known = await client.get(`/api/v1/attachments/${id}`)
      if (known.body.state === 'ready') return id
      if (known.body.state === 'refused') throw new Error(known.text)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error('the attachment was not examined')
  }
  /** Until something holds, for work in the background; a few seconds at most. */
  const until = async <T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> => {
    for (let tries = 0; tries < 1500; tries += 1) {
      const answer = await ask()
      if (holds(answer)) return answer
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error('what was awaited did not happen')
  }
  return { ...stories, as, opened, contribute, contributed, entitiesOf, open, entity, attach, until }
}
