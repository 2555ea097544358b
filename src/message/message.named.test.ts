// What a message names: proposed to who reads it, under that reader's own rights, and asked about by nobody.
import { expect, test } from 'vitest'
import { deskStories } from '../../test/desk.ts'
import { startWorld } from '../../test/world.ts'
import { numbersIn } from './message.named.ts'

const world = startWorld()
const { hit, send, settle } = deskStories(world)
const named = (officer: string, id: string) => world.as(officer).get(`/api/v1/messages/${id}/named`)
/** Facts of checks, and hits. */
const asked = async () =>
  (
    await world.database.client.query(
      `select (select count(*) from fact where operation like 'check.%') as checks, (select count(*) from hit) as hits`,
    )
  ).rows[0]

test('people and numbers of text and form are proposed once each, with the reason, and no check is made of them', async () => {
  const id = await send({
    body: 'Exercise: Mr Tajribi TAMRIN travels on passport no. X0000451. His brother: +84 24 5550 0100. Passport X0000451 again.',
    form: {
      kind: 'identity-check',
      person: { names: [{ use: 'main', family: 'TAMRIN', given: 'Tajribi' }], dateOfBirth: '1979-04-02' },
      asked: ['identity'],
    },
  })
  const before = await asked()
  const reply = await named('vn.desk', id)
  expect(reply.status, reply.text).toBe(200)
  const found = reply.body.findings.map(({ kind, value }: { kind: string; value: string }) => `${kind} ${value}`)
  expect(found[0]).toBe('person TAMRIN Tajribi 1979-04-02')
  expect(found.filter((one: string) => one === 'document X0000451')).toHaveLength(1)
  expect(found).toContainEqual(expect.stringMatching(/^phone \+84/))
  for (const { why } of reply.body.findings) expect(why).not.toMatch(/^extraction\.|^message\./)
  await settle()
  expect(await asked()).toEqual(before)
  const { rows } = await world.database.client.query(
    `select f.detail from fact f join fact_subject s on s.fact = f.id
     where f.operation = 'message.named' and s.subject = $1 and s.part = 'shown'`,
    [id],
  )
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toMatch(/TAMRIN|X0000451/i)
})

test('hits and messages named by their numbers are links for who may read them, and nothing for anybody else', async () => {
  const { id: hitId } = await hit()
  const { reference } = (await world.as('vn.desk').get(`/api/v1/hits/${hitId}`)).body
  const first = await send({ to: ['vn', 'eg'] })
  const number = (await world.as('vn.desk').get(`/api/v1/messages/${first}`)).body.number
  const other = await send({ to: ['eg'] })
  const foreign = (await world.as('eg.desk').get(`/api/v1/messages/${other}`)).body.number
  const id = await send({
    to: ['vn', 'eg'],
    body: `Exercise: further to ${number} and ${foreign}, see ${reference}; not HIT-1999-000001.`,
  })
  const links = async (officer: string) =>
    (await named(officer, id)).body.links.map((one: { kind: string; id: string }) => `${one.kind} ${one.id}`)
  expect(await links('vn.desk')).toEqual([`hit ${hitId}`, `message ${first}`])
  // Egypt has a message of its own by the other number, none by that of Hanoi, and nothing to do with the hit.
  expect(await links('eg.desk')).toEqual([`message ${other}`])
})

test('who may not read the message learns nothing, and of a withdrawn one there is nothing to read', async () => {
  const id = await send({ body: 'Exercise: passport no. X0000452.' })
  expect((await named('de.desk', id)).status).toBe(404)
  expect((await named('de.desk', '0192f0c1-0000-7000-8000-00000000dead')).status).toBe(404)
  await world.as('fr.desk').post(`/api/v1/messages/${id}/withdraw`, { reason: 'wrong-content' })
  const reply = await named('vn.desk', id)
  expect([reply.status, reply.body.key]).toEqual([409, 'message.withdrawn'])
  expect((await named('fr.desk', id)).status).toBe(200)
})

test('numbers are read whole and nothing that only looks like one', () => {
  const found = numbersIn(
    'See FR/VN/2026/000123, FR/VN/TEST/2026/000004, HIT-2026-000009; not A/B/26/1, AFR/VN/2026/0001234.',
  )
  expect(found.hits).toEqual(['HIT-2026-000009'])
  expect(found.messages).toEqual([
    { sender: 'fr', recipient: 'vn', test: false, year: 2026, number: 123 },
    { sender: 'fr', recipient: 'vn', test: true, year: 2026, number: 4 },
  ])
})
