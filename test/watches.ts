/** What stories about watches and delayed hits do again and again: opt in, check, propose, approve, let later records come. */
import { expect } from 'vitest'
import type { Reply, World } from './world.ts'

export const delayed = '/api/v1/delayed-hits'
export const watches = '/api/v1/watches'
export const finds = '/api/v1/watch-finds'
export const hour = 3_600_000
export const day = 24 * hour

export const watchStories = (world: World) => {
  let numbers = 0

  /** A document number of exercises that no story has used. */
  const number = (): string => {
    numbers += 1
    return `XW${String(numbers).padStart(7, '0')}`
  }

  /** Everybody signs in for the next shift; what is due runs. */
  const pass = async (milliseconds: number): Promise<void> => {
    await world.pass(milliseconds)
    for (const bureau of ['vn', 'fr', 'us', 'xa', 'gs'])
      for (const duty of ['post', 'desk', 'desk-2', 'notices', 'analyst', 'command', 'compliance', 'data-protection'])
        world.forget(`${bureau}.${duty}`)
  }

  /** Until what a later record met has become hits and lines. */
  const settle = async (): Promise<void> => {
    await world.settle()
    // A reaction runs on the feed, hands over by timers, and those leave facts of their own.
    await expect
      .poll(async () => {
        const { rows } = await world.database.client.query(
          `select 1 from reaction r join fact f on f.place > r.place and f.changed
           where r.name = 'watch-record'
             and f.operation in ('record.create', 'record.update', 'feed.batch', 'proposal.accept')`,
        )
        return rows.length
      })
      .toBe(0)
    await world.hub.runTimers()
    await world.settle()
  }

  const optIn = async (
    keeps: readonly { purpose: string; database: string; days?: number }[],
    by = 'vn.data-protection',
  ): Promise<void> => {
    const reply = await world.as(by).put(delayed, { keeps })
    expect(reply.status, reply.text).toBe(200)
    await world.settle()
  }

  const check = async (
    officer: string,
    items: readonly object[],
    more: { readonly purpose?: string; readonly reference?: string; readonly silent?: boolean } = {},
  ): Promise<Reply['body']> => {
    const reply = await world.as(officer).post('/api/v1/checks', {
      purpose: 'security-check',
      reference: 'BORDER-7',
      where: { direction: 'entry', from: 'CDG', to: 'HAN' },
      items,
      ...more,
    })
    expect(reply.status, reply.text).toBe(200)
    await world.settle()
    return reply.body
  }

  const enterDocument = async (printed: string, more: object = {}): Promise<Reply['body']> => {
    const reply = await world.as('fr.desk').post('/api/v1/records/travel-document', {
      reference: `EX-${printed}`,
      status: 'lost',
      purpose: 'security-check',
      fields: { number: printed, country: 'FRA', type: 'passport' },
      ...more,
    })
    expect(reply.status, reply.text).toBe(201)
    await settle()
    return reply.body
  }

  const enterPerson = async (name: object, more: object = {}): Promise<Reply['body']> => {
    numbers += 1
    const { fields, ...rest } = more as { fields?: object }
    const reply = await world.as('fr.desk').post('/api/v1/records/nominal', {
      reference: `EX-PERSON-${numbers}`,
      status: 'wanted-locate',
      purpose: 'locate',
      personStatus: 'suspect',
      fields: {
        names: [{ use: 'main', ...name }],
        datesOfBirth: ['1980-02-03'],
        nationalities: [],
        documents: [],
        cautions: [],
        ...fields,
      },
      ...rest,
    })
    expect(reply.status, reply.text).toBe(201)
    await settle()
    return reply.body
  }

  const propose = (by: string, item: object, more: object = {}): Promise<Reply> =>
    world.as(by).post(watches, {
      item,
      purpose: 'locate',
      reference: 'CASE-7',
      legalBasis: 'Exercise: order 7 of the exercise court',
      endsOn: '2027-01-31',
      ...more,
    })

  /** A watch of the desk in Hanoi, approved by its second officer. */
  const stand = async (item: object, more: object = {}): Promise<Reply['body']> => {
    const proposed = await propose('vn.desk', item, more)
    expect(proposed.status, proposed.text).toBe(201)
    const { id } = proposed.body
    const approved = await world.as('vn.desk-2').post(`${watches}/${id}/approve`, { version: 1 })
    expect(approved.status, approved.text).toBe(200)
    await world.settle()
    return approved.body
  }

  const hits = async (officer: string): Promise<Reply['body'][]> =>
    (await world.as(officer).get('/api/v1/hits?limit=200')).body.hits

  return { number, pass, settle, optIn, check, enterDocument, enterPerson, propose, stand, hits }
}
