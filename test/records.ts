/** Records that stories enter through the front door: invented, and how to look at what their facts said. */
import { expect } from 'vitest'
import type { Reply, World } from './world.ts'

export const documents = '/api/v1/records/travel-document'
export const vehicles = '/api/v1/records/vehicle'

/** Faults of a refusal, each `pointer key`. */
export const pointers = (reply: Reply): string[] =>
  (reply.body.pointers ?? []).map((one: { pointer: string; key: string }) => `${one.pointer} ${one.key}`)

/** Entries with references and numbers that never repeat within a file. */
export const recordEntries = (world: World) => {
  let entered = 0
  /** A passport of France, made for exercise: its number is never printed on a real one. */
  const passport = (fields: object = {}, described: object = {}) => {
    entered += 1
    return {
      reference: `FR-EXERCISE-${entered}`,
      status: 'lost',
      purpose: 'locate',
      fields: { number: `XZ${String(entered).padStart(7, '0')}`, country: 'FRA', type: 'passport', ...fields },
      ...described,
    }
  }
  const car = (fields: object = {}, described: object = {}) => {
    entered += 1
    return {
      reference: `EXERCISE-${entered}`,
      status: 'stolen',
      purpose: 'locate',
      fields: { plate: `EX-${entered}`, country: 'FRA', ...fields },
      ...described,
    }
  }
  /** Enters as `fr.desk` and gives the answer. */
  const enter = async (entry: object, path = documents): Promise<Reply['body']> => {
    const reply = await world.as('fr.desk').post(path, entry)
    expect(reply.status, reply.text).toBe(201)
    return reply.body
  }
  /** Subjects of the last fact of an operation: who was shown or changed, and whether its owner may ever hear of it. */
  const lastSubjects = async (operation: string) => {
    await world.settle()
    const { rows } = await world.database.client.query(
      `select s.subject, s.owner, s.part, s.discreet, f.outcome, f.purpose, f.detail from fact f
       left join fact_subject s on s.day = f.day and s.fact = f.id
       where f.operation = $1 and f.id = (select id from fact where operation = $1 order by at desc, id desc limit 1)`,
      [operation],
    )
    return rows
  }
  return { passport, car, enter, lastSubjects }
}
