/** What stories about hits do again and again: enter a document, check it, act on the hit, let time go by. */
import { expect } from 'vitest'
import type { Reply, World } from './world.ts'

export const minute = 60_000

export type Entered = {
  readonly id: string
  readonly version: number
  readonly reference: string
  readonly number: string
  readonly country: string
}
export type Asked = { readonly direction?: string; readonly departure?: string; readonly silent?: boolean }

export const hitPath = (id: string, act = ''): string => `/api/v1/hits/${id}${act && `/${act}`}`
export const stepsOf = (view: { readonly steps: readonly { readonly step: string }[] }): string[] =>
  view.steps.map((step) => step.step)

/** A finding and an answer that are well formed. */
export const same = { identity: 'same', reason: 'Exercise: page and bearer compared' }
export const stands = {
  data: 'valid',
  words: 'stands-bearer-is-holder',
  wish: 'return-document',
  reason: 'Exercise: our holder',
}

export const hitStories = (world: World) => {
  let numbers = 0

  /** Enters a passport under a fresh exercise number, so that no story meets another's hit. */
  const enter = async (officer = 'fr.desk', country = 'FRA', more: object = {}): Promise<Entered> => {
    numbers += 1
    const number = `XH${String(numbers).padStart(7, '0')}`
    const reply = await world.as(officer).post('/api/v1/records/travel-document', {
      reference: `EX-${number}`,
      status: 'lost',
      purpose: 'security-check',
      fields: { number, country, type: 'passport', nationalReference: 'NAT-1', dateOfExpiry: '2031-02' },
      ...more,
    })
    expect(reply.status, reply.text).toBe(201)
    await world.settle()
    return { ...reply.body, number, country }
  }

  /** The answer about one passport, as the contract of a check gives it. */
  const check = async (
    officer: string,
    { number, country }: Pick<Entered, 'number' | 'country'>,
    asked: Asked = {},
  ) => {
    const { silent, ...where } = asked
    const reply = await world.as(officer).post('/api/v1/checks', {
      purpose: 'security-check',
      reference: 'BORDER-0042',
      where: { direction: 'entry', carrier: 'VN', voyage: 'VN18', from: 'CDG', to: 'HAN', ...where },
      items: [{ travelDocument: { number, country, type: 'passport' } }],
      ...(silent ? { silent } : {}),
    })
    expect(reply.status, reply.text).toBe(200)
    return reply.body.items[0]
  }

  /** A hit of the post in Hanoi on a passport of Paris, or of whom and what is given. */
  const hit = async (
    given: { readonly by?: string; readonly record?: Entered; readonly asked?: Asked } = {},
  ): Promise<{ id: string; record: Entered }> => {
    const record = given.record ?? (await enter())
    const item = await check(given.by ?? 'vn.post', record, given.asked)
    expect(item.candidates[0].hit).toBeTruthy()
    return { id: item.candidates[0].hit, record }
  }

  const show = async (officer: string, id: string) => (await world.as(officer).get(hitPath(id))).body
  const say = (officer: string, id: string, act: string, body: object = {}): Promise<Reply> =>
    world.as(officer).post(hitPath(id, act), body)

  /** Changes a record of Paris from its first version. */
  const change = async (record: Entered, more: object): Promise<void> => {
    const reply = await world.as('fr.desk').put(`/api/v1/records/travel-document/${record.id}`, {
      version: 1,
      status: 'lost',
      purpose: 'security-check',
      fields: { number: record.number, country: record.country, type: 'passport' },
      ...more,
    })
    expect(reply.status, reply.text).toBe(200)
    await world.settle()
  }

  /** Minutes go by: what is due runs, and everybody signs in for the next shift. */
  const pass = async (minutes: number): Promise<void> => {
    await world.pass(minutes * minute)
    for (const bureau of ['vn', 'fr', 'us', 'eg', 'gs', 'xa'])
      for (const duty of ['post', 'desk', 'desk-2', 'compliance', 'command', 'analyst', 'notices'])
        world.forget(`${bureau}.${duty}`)
  }

  const waitingForLocks = async (): Promise<number> => {
    const { rows } = await world.database.client.query(
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    )
    return rows.length
  }

  /** Lets two requests pile up behind a lock, so that they truly happen together. */
  const together = async <T>(lock: string, values: readonly unknown[], work: () => Promise<T>): Promise<T> => {
    const client = await world.database.pool.connect()
    try {
      await client.query('begin')
      await client.query(lock, [...values])
      const under = work()
      await expect.poll(waitingForLocks).toBe(2)
      await client.query('commit')
      return await under
    } finally {
      client.release(true)
    }
  }

  return { enter, check, hit, show, say, change, pass, together }
}
