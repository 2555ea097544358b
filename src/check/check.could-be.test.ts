/** "Could be": a match that is no equal key becomes a hit when an officer says so, once, through every rule that holds then. */
import { describe, expect, test } from 'vitest'
import { checkStories, wanted } from '../../test/checks.ts'
import { startWorld } from '../../test/world.ts'
import { askedDays } from './check.store.ts'

const world = startWorld()
const { enter, post, ask, couldBe, hitsOf, passDays } = checkStories(world)

let guns = 0
/** A firearm whose make the question does not say: near, and no hit by itself. */
const enterGun = async (described: object = {}) => {
  guns += 1
  const serial = `EXG 100${guns}`
  const fields = { serial, make: 'Exercise Arms', calibre: '9x19', placeOfLoss: 'Exercise town' }
  return { ...(await enter({ database: 'firearm', status: 'stolen', purpose: 'locate', fields }, described)), serial }
}
const gun = (serial: string) => ({ firearm: { serial } })
const key = (reply: { status: number; body: { key?: string } }) => [reply.status, reply.body.key]

describe('an officer who says that a near match could be the one recorded', () => {
  test('makes a hit under purpose, reference and place of the check; said again it is the same', async () => {
    const record = await enterGun()
    const where = { direction: 'entry', from: 'CDG', to: 'HAN' }
    const item = await ask('vn.post', gun(record.serial), { where })
    expect(item.candidates).toMatchObject([{ verdict: 'near', couldBe: true, hit: null }])
    expect(await hitsOf('fr.desk', record)).toEqual([])
    const said = await couldBe('vn.post', item.id, record.id)
    expect(said.status, said.text).toBe(200)
    expect(said.body).toMatchObject({ told: 'source', repeated: false, hitReference: expect.stringMatching(/^HIT-/) })
    const again = await couldBe('vn.post', item.id, record.id)
    expect(again.body).toMatchObject({ hit: said.body.hit, repeated: true })
    const [hit] = await hitsOf('fr.desk', record)
    expect(hit).toMatchObject({ id: said.body.hit, origin: 'could-be', post: 'Post of vn', direction: 'entry' })
    const view = await world.as('fr.desk').get(`/api/v1/hits/${hit.id}`)
    expect(view.body).toMatchObject({ purpose: 'security-check', checkReference: 'EXERCISE-7', where, likeness: [] })
    expect((await world.as('vn.post').get(`/api/v1/hits/${hit.id}`)).body.record.fields.placeOfLoss).toBeUndefined()
  })

  test('may be the desk of the bureau for its post, whose hit it is then; never another desk, another post or another bureau', async () => {
    const record = await enterGun()
    const item = await ask('vn.post', gun(record.serial))
    expect(key(await couldBe('us.desk', item.id, record.id))).toEqual([404, 'check.not-found'])
    expect(key(await couldBe('vn.analyst', item.id, record.id))).toEqual([404, 'check.not-found'])
    const said = await couldBe('vn.desk', item.id, record.id)
    expect(said.status, said.text).toBe(200)
    expect(await hitsOf('vn.post', record)).toMatchObject([{ id: said.body.hit, origin: 'could-be' }])
    const desk = await ask('vn.desk', gun(record.serial))
    expect(key(await couldBe('vn.desk-2', desk.id, record.id))).toEqual([403, 'check.of-another-desk'])
  })

  test('of a silent check tells nobody; of a suspended record the General Secretariat first', async () => {
    const record = await enterGun()
    const silent = await ask('vn.desk', gun(record.serial), { silent: true })
    expect((await couldBe('vn.desk', silent.id, record.id)).body).toMatchObject({ told: 'nobody' })
    expect(await hitsOf('fr.desk', record)).toEqual([])
    const looks = await world.as('fr.desk').get(`/api/v1/records/firearm/${record.id}/lookups`)
    expect(looks.body.lookups).toEqual([])
    const reviewed = await enterGun()
    const item = await ask('vn.desk', gun(reviewed.serial))
    await world.database.client.query("update record set life = 'under-review' where id = $1", [reviewed.id])
    expect((await couldBe('vn.desk', item.id, reviewed.id)).body).toMatchObject({ told: 'general-secretariat' })
    expect(await hitsOf('fr.desk', reviewed)).toEqual([])
  })
})

describe('it is refused, with a sentence', () => {
  test('for a check, an item or a record that was not there', async () => {
    const [record, other] = [await enterGun(), await enterGun()]
    const item = await ask('vn.post', gun(record.serial))
    const unknown = '0198a000-0000-7000-8000-000000000000'
    expect(key(await couldBe('vn.post', unknown, record.id))).toEqual([404, 'check.not-found'])
    expect(key(await couldBe('vn.post', 'ffffffff-ffff-7fff-bfff-ffffffffffff', record.id))).toEqual([
      404,
      'check.not-found',
    ])
    expect(key(await couldBe('vn.post', item.id, other.id))).toEqual([404, 'check.could-be-not-shown'])
    expect(key(await couldBe('vn.post', item.id, unknown))).toEqual([404, 'check.could-be-not-shown'])
    const beyond = await couldBe('vn.post', item.id, record.id, 1)
    expect(beyond.body.pointers).toMatchObject([{ pointer: '/item', key: 'fault.no-such-item' }])
    expect(beyond.body.pointers[0].says).toContain('1')
    for (const reply of [beyond, await couldBe('vn.post', item.id, other.id)])
      expect(reply.body.detail).not.toMatch(/^failure\./)
  })

  test('once the record is closed to the bureau, changed into another, or withdrawn', async () => {
    const [closed, changed, withdrawn] = [await enterGun(), await enterGun(), await enterGun()]
    const checks: string[] = []
    for (const { serial } of [closed, changed, withdrawn]) checks.push((await ask('vn.post', gun(serial))).id)
    const put = (record: { id: string }, fields: object, more: object = {}) =>
      world.as('fr.desk').put(`/api/v1/records/firearm/${record.id}`, {
        version: 1,
        status: 'stolen',
        purpose: 'locate',
        fields,
        ...more,
      })
    const restriction = { mode: 'hidden', bureaus: ['vn'] }
    expect((await put(closed, { serial: closed.serial }, { restriction })).status).toBe(200)
    expect((await put(changed, { serial: 'EXG 900900' })).status).toBe(200)
    await world
      .as('fr.desk')
      .post(`/api/v1/records/firearm/${withdrawn.id}/withdraw`, { version: 1, reason: 'Exercise' })
    const replies = [closed, changed, withdrawn].map((record, at) => couldBe('vn.post', checks[at] ?? '', record.id))
    expect((await Promise.all(replies)).map(key)).toEqual([
      [404, 'check.could-be-not-shown'],
      [409, 'check.could-be-no-longer'],
      [404, 'check.could-be-not-shown'],
    ])
  })

  test('of the own withdrawn record, of one that informs only, and once what was asked is erased', async () => {
    const own = await enterGun()
    const item = await ask('fr.desk', gun(own.serial))
    const path = `/api/v1/records/firearm/${own.id}/withdraw`
    expect((await world.as('fr.desk').post(path, { version: 1, reason: 'Exercise' })).status).toBe(200)
    expect(key(await couldBe('fr.desk', item.id, own.id))).toEqual([409, 'check.could-be-withdrawn'])

    const document = { number: 'XCB000001', country: 'FRA', type: 'passport' }
    const listed = await enter({
      database: 'outside-list',
      by: 'gs.desk',
      status: 'listed',
      purpose: 'warn',
      fields: {
        source: 'Exercise list',
        entry: 'EX-9',
        kind: 'person',
        names: [{ use: 'main', family: 'Listed', given: 'Ben' }],
        ...Object.fromEntries(['datesOfBirth', 'placesOfBirth', 'nationalities'].map((field) => [field, []])),
        ...Object.fromEntries(['identifiers', 'addresses', 'programmes'].map((field) => [field, []])),
        documents: [document],
      },
    })
    const informed = await ask('vn.post', { travelDocument: document })
    expect(key(await couldBe('vn.post', informed.id, listed.id))).toEqual([409, 'check.could-be-informs-only'])

    const late = await enterGun()
    const before = await ask('vn.post', gun(late.serial))
    await passDays(askedDays + 1)
    expect(key(await couldBe('vn.post', before.id, late.id))).toEqual([409, 'check.asked-erased'])
  })
})

describe('a person matched by name', () => {
  const asked = {
    person: {
      family: 'Vraisemblable',
      given: 'Noe',
      dateOfBirth: '1979-04-12',
      mother: 'Exercise Mere',
      documents: [{ number: 'XCB777001', country: 'FRA', type: 'passport' }],
    },
  }

  test('is a hit only then, explained to both sides, and the next border knows the document for 72 hours', async () => {
    const record = await enter(wanted('Vraisemblable', 'Noé', { mother: 'Exercise Mère' }))
    const item = await ask('vn.post', asked)
    expect(item.candidates).toMatchObject([
      { verdict: 'possible', couldBe: true, hit: null, record: { id: record.id } },
    ])
    expect(await hitsOf('fr.desk', record)).toEqual([])
    const said = await couldBe('vn.post', item.id, record.id)
    expect(said.status, said.text).toBe(200)
    const view = await world.as('fr.desk', { 'accept-language': 'fr' }).get(`/api/v1/hits/${said.body.hit}`)
    const shown = item.candidates[0].explanation.map((line: { feature: string; weight: number }) => [
      line.feature,
      line.weight,
    ])
    expect(view.body.likeness.map((line: { feature: string; weight: number }) => [line.feature, line.weight])).toEqual(
      shown,
    )
    for (const line of view.body.likeness) expect(line.says).not.toMatch(/^match\./)
    expect(view.body.compare.map((line: { field: string }) => line.field)).toContain('names')
    const { rows } = await world.database.client.query('select match_key from hit where id = $1', [said.body.hit])
    expect(rows[0].match_key).toMatch(/^likeness:[\w-]{22}$/)

    const finding = { identity: 'not-same', reason: 'Exercise: another person' }
    await world.as('vn.post').post(`/api/v1/hits/${said.body.hit}/finding`, finding)
    await world.as('vn.post').post(`/api/v1/hits/${said.body.hit}/outcome`, { outcome: 'travelled-on' })
    await world.settle()
    const document = { number: 'XCB777001', country: 'FRA', type: 'passport' }
    for (const next of [{ travelDocument: document }, asked])
      expect((await ask('us.post', next)).recent).toMatchObject([{ hit: said.body.hitReference, identity: 'not-same' }])
    expect((await ask('us.post', { person: { family: 'Vraisemblable', given: 'Noe' } })).recent).toEqual([])
  })

  test('by a desk is compared with what a desk sees, and a post that reads the hit is not told of it', async () => {
    const record = await enter(wanted('Vraisemblance', 'Ida', { mother: 'Exercise Mère', sex: 'F' }))
    const item = await ask('vn.desk', { person: { family: 'Vraisemblance', given: 'Ida', mother: 'Exercise Mere' } })
    const features = (lines: readonly { feature: string }[]) => lines.map(({ feature }) => feature)
    expect(features(item.candidates[0].explanation)).toContain('mother')
    const said = await couldBe('vn.desk', item.id, record.id)
    await world.database.client.query("update hit set officer = 'vn.post', post = 'Post of vn' where id = $1", [
      said.body.hit,
    ])
    const desk = await world.as('vn.desk').get(`/api/v1/hits/${said.body.hit}`)
    const counter = await world.as('vn.post').get(`/api/v1/hits/${said.body.hit}`)
    expect(features(desk.body.likeness)).toContain('mother')
    expect(features(counter.body.likeness)).not.toContain('mother')
    expect(features(counter.body.likeness)).toContain('name')
  })

  test('is erased with the hit: no line of the likeness is left', async () => {
    const record = await enter(wanted('Vraisemblant', 'Guy'))
    const item = await post('vn.desk', [{ person: { family: 'Vraisemblant', given: 'Guy' } }])
    const said = await couldBe('vn.desk', item.body.id, record.id)
    await passDays(366)
    const { rows } = await world.database.client.query('select likeness, match_key from hit where id = $1', [
      said.body.hit,
    ])
    expect(rows).toEqual([{ likeness: [], match_key: '' }])
  })
})
