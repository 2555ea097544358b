/** What stories about checks do again and again: enter an invented record of any database, ask, and look at who heard of it. */
import { expect } from 'vitest'
import type { World } from './world.ts'

export type Entry = {
  readonly database: string
  readonly by?: string
  readonly status: string
  readonly purpose?: string
  readonly fields: object
}
export type Asking = {
  readonly purpose?: string
  readonly silent?: boolean
  readonly where?: object
  readonly widen?: boolean
}

/** A person who is wanted, invented; what differs is given. */
export const wanted = (family: string, given: string, more: object = {}): Entry => ({
  database: 'nominal',
  status: 'wanted-locate',
  purpose: 'locate',
  fields: {
    names: [{ use: 'main', family, given }],
    datesOfBirth: ['1979-04-12'],
    nationalities: [{ country: 'FRA', state: 'confirmed' }],
    documents: [],
    cautions: [],
    sex: 'M',
    ...more,
  },
})

export const checkStories = (world: World) => {
  let entered = 0

  /** Enters a record as France unless another desk is named; answers it once index and screens have heard of it. */
  const enter = async (
    { database, by = 'fr.desk', status, purpose = 'security-check', fields }: Entry,
    described: object = {},
  ): Promise<{ readonly id: string; readonly version: number }> => {
    entered += 1
    const reply = await world.as(by).post(`/api/v1/records/${database}`, {
      reference: `EXERCISE-${entered}`,
      status,
      purpose,
      ...(database === 'nominal' ? { personStatus: 'suspect' } : {}),
      fields,
      ...described,
    })
    expect(reply.status, reply.text).toBe(201)
    await world.settle()
    return reply.body
  }

  const post = (officer: string, items: readonly object[], { purpose = 'security-check', ...more }: Asking = {}) =>
    world.as(officer).post('/api/v1/checks', { purpose, reference: 'EXERCISE-7', items, ...more })

  /** The whole answer to one item. */
  const ask = async (officer: string, item: object, asking: Asking = {}) => {
    const reply = await post(officer, [item], asking)
    expect(reply.status, reply.text).toBe(200)
    await world.settle()
    return { id: reply.body.id as string, ...reply.body.items[0] }
  }

  const couldBe = (officer: string, check: string, record: string, item = 0) =>
    world.as(officer).post(`/api/v1/checks/${check}/could-be`, { item, record })

  /** Hits that a desk or a post sees of a record, by their list. */
  const hitsOf = async (officer: string, record: { readonly id: string }) => {
    await world.settle()
    const { rows } = await world.database.client.query<{ id: string }>('select id from hit where record = $1', [
      record.id,
    ])
    const own = rows.map((row) => row.id)
    const reply = await world.as(officer).get('/api/v1/hits?limit=200')
    return reply.body.hits.filter((hit: { id: string }) => own.includes(hit.id))
  }

  /** Days go by: what is due runs, and everybody signs in for the next shift. */
  const passDays = async (days: number): Promise<void> => {
    await world.pass(days * 86_400_000)
    for (const bureau of ['vn', 'fr', 'us', 'de', 'gs'])
      for (const duty of ['post', 'desk', 'desk-2', 'compliance', 'analyst']) world.forget(`${bureau}.${duty}`)
  }

  return { enter, post, ask, couldBe, hitsOf, passDays }
}
