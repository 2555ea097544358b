// Stories of links through the front door: stated by the owner, seen on both ends or not at all, found by equal identifiers.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documents, recordEntries, vehicles } from '../../test/records.ts'
import { type Reply, startWorld } from '../../test/world.ts'
import { relations } from './link.schema.ts'

const world = startWorld()
const { passport, car, enter, lastSubjects } = recordEntries(world)
const fr = () => world.as('fr.desk')
const hiddenFrom = (...bureaus: string[]) => ({ restriction: { mode: 'hidden', bureaus } })

const link = (path: string, record: Reply['body'], other: Reply['body'], given: object = {}, officer = 'fr.desk') =>
  world.as(officer).post(`${path}/${record.id}/links`, {
    database: other.database,
    record: other.id,
    relation: 'same-case',
    ...given,
  })
const linksOf = async (record: Reply['body'], officer = 'fr.desk'): Promise<Reply['body']> => {
  const reply = await world.as(officer).get(`/api/v1/records/${record.database}/${record.id}/links`)
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}
const ids = (links: readonly { record: { id: string } }[]): string[] => links.map(({ record }) => record.id).sort()

describe('a stated link', () => {
  test('goes from an own record to one the bureau may read, is seen from both, and says who stated it', async () => {
    const [one, other] = [await enter(passport()), await enter(car(), vehicles)]
    const made = await link(documents, one, other, { relation: 'owner-of', note: 'Found in the glove box.' })
    expect(made.status, made.text).toBe(201)
    expect(made.body).toMatchObject({
      direction: 'from',
      relation: 'owner-of',
      note: 'Found in the glove box.',
      by: 'fr',
      officer: 'fr.desk',
      record: { id: other.id, database: 'vehicle', owner: 'fr', life: 'active', status: 'stolen' },
      allowed: ['end'],
    })
    expect((await linksOf(one)).stated).toEqual([made.body])
    const [back] = (await linksOf(other)).stated
    expect(back).toMatchObject({ id: made.body.id, direction: 'to', record: { id: one.id }, allowed: [] })
    const [seen] = (await linksOf(one, 'vn.desk')).stated
    expect([seen.record.id, seen.officer, seen.allowed]).toEqual([other.id, undefined, []])
    const shown = await lastSubjects('link.list')
    expect(shown.map((line) => line.subject).sort()).toEqual([one.id, other.id].sort())
  })

  test('is the owner’s: nobody else states or ends it, and it is stated once', async () => {
    const [one, other] = [await enter(passport()), await enter(passport())]
    expect((await link(documents, one, other, {}, 'vn.desk')).body.key).toBe('record.not-yours')
    for (const officer of ['fr.post', 'fr.analyst', 'fr.system'])
      expect((await link(documents, one, other, {}, officer)).status).toBe(403)
    const both = await Promise.all([link(documents, one, other), link(documents, one, other)])
    expect(both.map((reply) => reply.status).sort()).toEqual([201, 409])
    expect(both.find((reply) => reply.status === 409)?.body.key).toBe('link.already')
    expect((await link(documents, one, other, { relation: 'other' })).status).toBe(201)
    expect((await link(documents, one, one)).body.key).toBe('link.to-itself')
    expect((await link(documents, one, other, { relation: 'friend-of' })).status).toBe(400)
    const [stated] = (await linksOf(one)).stated
    const end = (record: Reply['body'], officer: string) =>
      world.as(officer).post(`${documents}/${record.id}/links/${stated.id}/end`, { reason: 'Another person.' })
    expect((await end(one, 'vn.desk')).status).toBe(403)
    expect((await end(other, 'fr.desk')).body.key).toBe('link.not-found')
    expect((await end(one, 'fr.desk')).status).toBe(200)
    expect((await end(one, 'fr.desk')).body.key).toBe('link.not-found')
    expect((await linksOf(one)).stated).toHaveLength(1)
    expect((await link(documents, one, other, { relation: stated.relation })).status).toBe(201)
    const { rows } = await world.database.client.query('select ended_by, end_reason from link where id = $1', [
      stated.id,
    ])
    expect(rows).toEqual([{ ended_by: 'fr.desk', end_reason: 'Another person.' }])
  })

  test('to what is hidden answers as to what is not there, and tells its owner nothing', async () => {
    const own = await world.as('vn.desk').post(vehicles, car({ country: 'VNM' }))
    const hidden = await enter(passport({}, hiddenFrom('vn')))
    const reply = await link(vehicles, own.body, hidden, {}, 'vn.desk')
    const absent = await link(
      vehicles,
      own.body,
      { ...hidden, id: '0192f0c1-0000-7000-8000-000000000000' },
      {},
      'vn.desk',
    )
    expect([reply.status, reply.text]).toEqual([404, absent.text])
    const open = await enter(passport())
    const made = await link(vehicles, own.body, open, {}, 'vn.desk')
    await world.settle()
    const { rows } = await world.database.client.query('select bureau from event where subject = $1', [made.body.id])
    expect(rows).toEqual([{ bureau: 'vn' }])
  })

  test('leaves with a record that is withdrawn, for everybody but its owner, and cannot be made to one', async () => {
    const [one, other] = [await enter(passport()), await enter(passport())]
    await link(documents, one, other)
    await fr().post(`${documents}/${other.id}/withdraw`, { version: 1, reason: 'Found.' })
    expect((await linksOf(one, 'vn.desk')).stated).toEqual([])
    expect((await linksOf(one)).stated[0].record.life).toBe('withdrawn')
    expect((await link(documents, one, other, { relation: 'other' })).body.key).toBe('record.withdrawn')
    expect((await link(documents, other, one)).body.key).toBe('record.withdrawn')
  })

  test('of a reader is exactly what the same reader would see without the hidden records', async () => {
    const centre = await enter(passport())
    const others = await Promise.all(
      Array.from({ length: 6 }, (_, at) => enter(passport({}, at % 2 === 0 ? {} : hiddenFrom('vn')))),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat({ max: 5 }), relation: fc.constantFrom(...relations), back: fc.boolean() }), {
          maxLength: 8,
        }),
        async (drawn) => {
          await world.database.client.query('delete from link')
          for (const { at, relation, back } of drawn)
            await (back
              ? link(documents, others[at], centre, { relation })
              : link(documents, centre, others[at], { relation }))
          const own = await linksOf(centre)
          const open = new Set(others.filter((_, at) => at % 2 === 0).map(({ id }) => id))
          const seen = await linksOf(centre, 'vn.desk')
          expect(ids(seen.stated)).toEqual(ids(own.stated).filter((id) => open.has(id)))
        },
      ),
      { numRuns: 15 },
    )
  })
})

describe('a link that is found', () => {
  const person = (number: string, given: object = {}) => ({
    reference: `FR-PERSON-${number}`,
    status: 'wanted-locate',
    purpose: 'locate',
    personStatus: 'suspect',
    fields: {
      names: [{ use: 'main', family: 'Exercise', given: 'Ada' }],
      datesOfBirth: ['1980'],
      nationalities: [],
      documents: [{ type: 'passport', number, country: 'FRA' }],
      cautions: [],
    },
    ...given,
  })
  const enterNominal = (entry: object): Promise<Reply['body']> => enter(entry, '/api/v1/records/nominal')

  test('joins a person, their passport and its entry beside a notice by the number alone, from each side', async () => {
    const document = await enter(passport({ number: 'XZ 77-0001' }))
    const nominal = await enterNominal(person('XZ770001'))
    const tdawn = await enter(
      {
        reference: 'FR-TDAWN-1',
        status: 'holder-to-locate',
        purpose: 'locate',
        fields: {
          number: 'XZ770001',
          country: 'FRA',
          type: 'passport',
          family: 'Exercise',
          notice: 'FR-PERSON-XZ770001',
        },
      },
      '/api/v1/records/tdawn',
    )
    await enter(passport({ number: 'XZ770002' }))
    await world.settle()
    for (const [record, expected] of [
      [document, [nominal, tdawn]],
      [nominal, [document, tdawn]],
      [tdawn, [document, nominal]],
    ] as const) {
      const answer = await linksOf(record, 'vn.desk')
      expect(answer.silent).toBe(false)
      expect(ids(answer.found)).toEqual(expected.map(({ id }) => id).sort())
      for (const one of answer.found) expect([one.verdict, one.keys.length]).toEqual(['exact', 1])
    }
  })

  test('joins the same vehicle entered by two bureaus', async () => {
    const vin = '1ZZEXERC0SA000001'
    const fields = { vin, checkDigitAsRead: true }
    const one = await enter(car(fields), vehicles)
    const other = await world.as('vn.desk').post(vehicles, car(fields))
    await world.settle()
    const [found] = (await linksOf(one)).found
    expect(found).toMatchObject({ record: { id: other.body.id, owner: 'vn' }, verdict: 'exact' })
  })

  test('does not exist for whom the other record is hidden, discreet or of a purpose not its own', async () => {
    const document = await enter(passport({ number: 'XZ880001' }))
    await enterNominal(person('XZ880001', hiddenFrom('vn')))
    const discreet = await enterNominal(person('XZ 880001', { alert: 'discreet', reference: 'FR-DISCREET' }))
    await world.settle()
    expect(ids((await linksOf(document, 'vn.desk')).found)).toEqual([discreet.id])
    expect((await linksOf(document, 'fr.desk')).found).toHaveLength(2)
    const asked = await world.as('vn.desk', { 'liaison-purpose': 'forensic' }).get(`${documents}/${document.id}/links`)
    expect([asked.status, asked.body.key]).toEqual([400, 'record.purpose-not-of-database'])
    expect((await world.as('vn.post').get(`${documents}/${document.id}/links`)).status).toBe(403)
  })
})
