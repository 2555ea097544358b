// Who is in the network, through the front door.
import { expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'

const world = startWorld()

test('nobody learns the members without signing in', async () => {
  expect((await world.stranger().get('/api/v1/members')).status).toBe(401)
  expect((await world.stranger().get('/api/v1/bodies')).status).toBe(401)
})

test('any officer lists the 196 members, named in their own language', async () => {
  const english = await world.as('vn.post').get('/api/v1/members')
  expect(english.status).toBe(200)
  expect(english.body.members).toHaveLength(196)
  const inArabic = await world.as('eg.auditor', { 'accept-language': 'ar' }).get('/api/v1/members')
  const named = (members: { code: string }[], code: string) => members.find((one) => one.code === code)
  expect(named(english.body.members, 'vn')).toMatchObject({
    country: 'VNM',
    name: 'Viet Nam',
    region: 'asia-south-pacific',
    capital: 'Hanoi',
    zone: 'Asia/Ho_Chi_Minh',
    subBureaus: [],
  })
  expect(named(inArabic.body.members, 'vn')).toMatchObject({ name: 'فييت نام' })
  expect(named(english.body.members, 'cn')).toMatchObject({
    subBureaus: [expect.objectContaining({ code: 'hk', country: 'HKG' }), expect.objectContaining({ code: 'mo' })],
  })
})

test('any officer lists the bodies, with the members each has', async () => {
  const { body, status } = await world.as('aseanapol.analyst').get('/api/v1/bodies')
  expect(status).toBe(200)
  expect(body.bodies[0]).toMatchObject({ code: 'gs', kind: 'general-secretariat', country: 'FRA' })
  const aseanapol = body.bodies.find((one: { code: string }) => one.code === 'aseanapol')
  expect(aseanapol).toMatchObject({ abbreviation: 'ASEANAPOL', kind: 'regional-body', country: 'MYS' })
  expect(aseanapol.members).toContain('vn')
})

test('an unknown member of the query is refused', async () => {
  expect((await world.as('vn.post').get('/api/v1/members?region=europe')).status).toBe(400)
})

test('listing members leaves no fact: nothing about persons was shown', async () => {
  await world.as('vn.post').get('/api/v1/members')
  await world.settle()
  const { rows } = await world.database.client.query(
    "select 1 from fact where operation = 'member.list' and outcome <> 'refused'",
  )
  expect(rows).toEqual([])
})
