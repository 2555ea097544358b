/** Whoever may not work at a desk any more keeps nothing of it: what they had is the desk's again, and what is very urgent rings. */
import { describe, expect, test } from 'vitest'
import { deskStories } from '../../test/desk.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { hit, settle, itemOf, act, task, send, show } = deskStories(world)

const officers = async (bureau: string) =>
  (await world.as(`${bureau}.administrator`).get('/api/v1/officers')).body.officers
const officer = async (name: string) =>
  (await officers(name.split('.')[0] ?? '')).find((one: { officer: string }) => one.officer === name)
const suspend = async (name: string, suspended = true) => {
  const { version } = await officer(name)
  const reply = await world
    .as(`${name.split('.')[0]}.administrator`)
    .post(`/api/v1/officers/${name}/suspension`, { version, suspended, reason: 'Exercise' })
  expect(reply.status, reply.text).toBe(200)
  world.forget(name)
  await settle()
}
const change = async (name: string, more: object) => {
  const { version, title, duties, clearance, post, language, unit } = await officer(name)
  const reply = await world.as(`${name.split('.')[0]}.administrator`).put(`/api/v1/officers/${name}`, {
    version,
    title,
    duties,
    clearance,
    language,
    ...(post ? { post } : {}),
    ...(unit ? { unit } : {}),
    reason: 'Exercise',
    ...more,
  })
  expect(reply.status, reply.text).toBe(200)
  await settle()
}
const owner = async (by: string, id: string): Promise<string | null> => (await show(by, id)).owner

describe('an officer who is suspended', () => {
  test('gives back what they had, a hit too; what is very urgent rings again and the shift is over', async () => {
    const begun = await world.as('vn.desk-2').post('/api/v1/desk/shift', { role: 'officer', languages: ['vi'] })
    expect(begun.status, begun.text).toBe(200)
    const flash = await task('vn.desk', { urgency: 'very-urgent', assignee: 'vn.desk-2' })
    const kept = await task('vn.desk', { assignee: 'vn.desk' })
    const found = await hit()
    await settle()
    const onHit = await itemOf('vn.desk', found.id)
    expect((await act('vn.desk-2', onHit.id, 'take')).status).toBe(200)
    const message = await itemOf('vn.desk', await send())
    expect((await act('vn.desk-2', message.id, 'take')).status).toBe(200)
    expect(await show('vn.desk', flash.id)).toMatchObject({ owner: 'vn.desk-2', alarm: 'none' })

    await suspend('vn.desk-2')
    for (const { id } of [flash, onHit, message]) expect(await owner('vn.desk', id)).toBeNull()
    expect(await owner('vn.desk', kept.id)).toBe('vn.desk')
    expect(await show('vn.desk', flash.id)).toMatchObject({
      alarm: 'ringing',
      steps: [{ step: 'alarm-raised' }, { step: 'released', officer: 'vn.system' }, { step: 'arrived' }],
    })
    expect((await world.as('vn.desk').get(`/api/v1/hits/${found.id}`)).body.taken).toBeNull()
    expect((await world.as('vn.desk').get('/api/v1/desk/shift')).body.onDuty).toEqual([])
    const { rows } = await world.database.client.query(
      "select bureau, officer, detail->>'from' as had from fact where operation = 'desk.item-given-back'",
    )
    expect(rows).toEqual(Array.from({ length: 3 }, () => ({ bureau: 'vn', officer: 'vn.system', had: 'vn.desk-2' })))
    expect((await act('vn.desk', onHit.id, 'take')).status).toBe(200)

    await suspend('vn.desk-2', false)
    expect(await owner('vn.desk', flash.id)).toBeNull()
  })
})

describe('an officer whose duties change', () => {
  test('keeps what they may still have, and gives back what they may not', async () => {
    const mine = await task('fr.desk', { assignee: 'fr.desk-2' })
    await change('fr.desk-2', { title: 'Exercise officer of the day' })
    expect(await owner('fr.desk', mine.id)).toBe('fr.desk-2')
    await change('fr.desk-2', { duties: ['analyst'] })
    expect(await owner('fr.desk', mine.id)).toBeNull()
  })
})

describe('an entity that is suspended', () => {
  test('has its officers give back what they had of its desk, which the bureau sees', async () => {
    const administrator = world.as('us.administrator')
    const unit = { code: 'harbour', name: 'Exercise harbour', kind: 'police' }
    expect((await administrator.post('/api/v1/units', unit)).status).toBe(201)
    const appointed = { officer: 'us.harbour', unit: 'harbour', title: 'Exercise', duties: ['desk'], clearance: 1 }
    expect((await administrator.post('/api/v1/officers', appointed)).status).toBe(201)
    const own = await task('us.harbour', { assignee: 'us.harbour' })
    expect(await owner('us.desk', own.id)).toBe('us.harbour')
    const { version } = (await administrator.get('/api/v1/units')).body.units[0]
    const reply = await administrator.post('/api/v1/units/harbour/suspension', {
      version,
      suspended: true,
      reason: 'Exercise',
    })
    expect(reply.status, reply.text).toBe(200)
    await settle()
    expect(await owner('us.desk', own.id)).toBeNull()
  })
})
