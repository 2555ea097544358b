/** What stories about the desk do again and again: find an item, act on it, send a message, let time go by. */
import { expect } from 'vitest'
import { deskReactions } from '../src/desk/desk.reactions.ts'
import { hitStories, minute } from './hits.ts'
import type { Reply, World } from './world.ts'

export const itemPath = (id: string, act = ''): string => `/api/v1/desk/items/${id}${act && `/${act}`}`

export type Line = {
  readonly id: string
  readonly kind: string
  readonly ref: string
  readonly owner: string | null
  readonly state: string
} & Readonly<Record<string, unknown>>

export const deskStories = (world: World) => {
  const hits = hitStories(world)

  /** Facts that items have not followed yet. */
  const behind = async (): Promise<number> => {
    const { rows } = await world.database.client.query<{ behind: number }>(
      `select count(*)::int as behind from json_to_recordset($1) as r (name text, operations text[])
         join fact f on f.changed and f.operation = any(r.operations)
         left join reaction done on done.name = r.name
       where f.place is null or f.place > coalesce(done.place, 0)`,
      [JSON.stringify(deskReactions.map(({ name, to }) => ({ name, operations: to })))],
    )
    return rows[0]?.behind ?? 0
  }
  /** Until every item has followed every fact of its thing. */
  const settle = async (): Promise<void> => {
    await world.settle()
    await expect.poll(behind, { timeout: 10_000, interval: 10 }).toBe(0)
    await world.settle()
  }

  const list = async (officer: string, query = 'tab=all'): Promise<Line[]> => {
    const reply = await world.as(officer).get(`/api/v1/desk/items?limit=200&${query}`)
    expect(reply.status, reply.text).toBe(200)
    return reply.body.items
  }
  const find = async (officer: string, ref: string, query = 'tab=all'): Promise<Line | undefined> =>
    (await list(officer, query)).find((one) => one.ref === ref)
  const itemOf = async (officer: string, ref: string): Promise<Line> => {
    const line = await find(officer, ref)
    if (!line) throw new Error(`${officer} has no item of ${ref}`)
    return line
  }
  const show = async (officer: string, id: string): Promise<Reply['body']> =>
    (await world.as(officer).get(itemPath(id))).body
  const act = (officer: string, id: string, verb: string, body: object = {}): Promise<Reply> =>
    world.as(officer).post(itemPath(id, verb), body)

  /** A task on the desk of an officer. */
  const task = async (officer: string, more: object = {}): Promise<Reply['body']> => {
    const reply = await world.as(officer).post('/api/v1/desk/tasks', {
      title: 'Exercise: ring the port authority',
      urgency: 'normal',
      ...more,
    })
    expect(reply.status, reply.text).toBe(201)
    return reply.body
  }

  /** A message of Paris to Hanoi, or as it is given; stored and on the desk. */
  const send = async (more: object = {}, by = 'fr.desk'): Promise<string> => {
    const reply = await world.as(by).post('/api/v1/messages', {
      to: ['vn'],
      subject: 'Exercise: lorry on the coast road',
      body: 'Exercise: please check the lorry in our file.',
      ourReference: 'EX-1',
      ...more,
    })
    expect(reply.status, reply.text).toBe(201)
    await settle()
    return reply.body.id
  }

  /** Minutes go by: what is due runs, and everybody signs in for the next shift. */
  const pass = async (minutes: number): Promise<void> => {
    await hits.pass(minutes)
    await settle()
  }

  const from = (minutes: number): string => new Date(world.clock.milliseconds() + minutes * minute).toISOString()

  return { ...hits, settle, list, find, itemOf, show, act, task, send, pass, from }
}
