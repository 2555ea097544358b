/** Discreet alerts: the post sees nothing unusual, its desk and the source hear of it, and a crash in between loses nothing. */
import { describe, expect, test } from 'vitest'
import { checkStories, wanted } from '../../test/checks.ts'
import { startWorld } from '../../test/world.ts'
import { oweAlerts } from './check.alert.ts'

const world = startWorld()
const { enter, post, ask, hitsOf } = checkStories(world)

let cars = 0
/** A stolen vehicle that is watched rather than stopped. */
const enterCar = async (described: object = { alert: 'discreet' }) => {
  cars += 1
  const plate = `EX ${cars} DIS`
  const fields = { plate, country: 'FRA', make: 'Exercise Motors' }
  return { ...(await enter({ database: 'vehicle', status: 'stolen', purpose: 'locate', fields }, described)), plate }
}
const car = (plate: string) => ({ vehicle: { plate, country: 'FRA' } })

/** An answer without what differs of itself: ids, places, the plate. */
const bare = (reply: { text: string }, ...words: readonly string[]): string => {
  const body = JSON.parse(reply.text)
  const text = JSON.stringify({ ...body, id: '', place: 0, at: '' })
  return words.reduce((left, word) => left.replaceAll(word, 'W').replaceAll(word.replaceAll(' ', ''), 'W'), text)
}

const factOf = async (id: string) => {
  const { rows } = await world.database.client.query(
    "select detail - 'asked' as detail, subject_kind, tell from fact where id = $1",
    [id],
  )
  return rows[0]
}

describe('a discreet alert met at a post', () => {
  test('answers byte for byte as a vehicle that nobody recorded, in the register of the officer too', async () => {
    const alert = await enterCar()
    const met = await post('vn.post', [car(alert.plate)])
    const absent = await post('vn.post', [car('EX 0 NON')])
    expect(bare(met, alert.plate)).toBe(bare(absent, 'EX 0 NON'))
    await world.settle()
    expect(await factOf(met.body.id)).toEqual(await factOf(absent.body.id))
    const own = await world.as('vn.post').get('/api/v1/checks')
    expect(own.body.checks[1]).toMatchObject({ id: met.body.id, candidates: 0 })
    const facts = await world.as('vn.post').get('/api/v1/facts')
    expect(facts.body.facts.map((fact: { operation: string }) => fact.operation)).not.toContain('hit.report')
    expect(await hitsOf('vn.post', alert)).toEqual([])
    const [hit] = await hitsOf('vn.desk', alert)
    expect((await world.as('vn.post').get(`/api/v1/hits/${hit.id}`)).status).toBe(404)
    const again = await post('vn.post', [car(alert.plate)])
    expect(bare(again, alert.plate)).toBe(bare(absent, 'EX 0 NON'))
    expect(again.body.items[0].recent).toEqual([])
  })

  test('is told to desk and source, with the post and the officer who asked, once for two swipes', async () => {
    const alert = await enterCar()
    const where = { direction: 'exit', to: 'HAN' }
    await ask('vn.post', car(alert.plate), { where })
    await ask('vn.post', car(alert.plate), { where })
    const [mine, ...more] = await hitsOf('vn.desk', alert)
    expect(more).toEqual([])
    expect(mine).toMatchObject({ discreet: true, origin: 'key', side: 'finder', post: 'Post of vn', direction: 'exit' })
    const view = await world.as('fr.desk').get(`/api/v1/hits/${mine.id}`)
    expect(view.body).toMatchObject({ side: 'owner', discreet: true, told: 'source', purpose: 'security-check' })
    expect(view.body.action.limits[0]).toContain('must not notice')
    const looks = await world.as('fr.desk').get(`/api/v1/records/vehicle/${alert.id}/lookups`)
    expect(looks.body.lookups.map((one: { operation: string }) => one.operation)).not.toContain('check.ask')
  })

  test('of a silent check stays with the finder; of a suspended record it goes to the Secretariat as ever', async () => {
    const alert = await enterCar()
    await ask('vn.post', car(alert.plate), { silent: true })
    expect(await hitsOf('fr.desk', alert)).toEqual([])
    expect(await hitsOf('vn.desk', alert)).toMatchObject([{ told: 'nobody', discreet: true }])
    const blocked = await enterCar()
    await world.database.client.query("update record set life = 'under-review' where id = $1", [blocked.id])
    await ask('vn.post', car(blocked.plate))
    expect(await hitsOf('fr.desk', blocked)).toEqual([])
    expect(await hitsOf('gs.compliance', blocked)).toMatchObject([{ told: 'general-secretariat' }])
  })

  test('is kept from a bureau that the source keeps out, whose desk hears nothing either', async () => {
    const alert = await enterCar({ alert: 'discreet', restriction: { mode: 'hidden', bureaus: ['xa'] } })
    await ask('xa.post', car(alert.plate))
    expect((await ask('xa.desk', car(alert.plate))).candidates).toEqual([])
    expect(await hitsOf('xa.desk', alert)).toEqual([])
    expect(await hitsOf('fr.desk', alert)).toEqual([])
  })
})

test('a desk is shown a discreet alert, first of all that the traveller must not notice; its hit is not for the post', async () => {
  const alert = await enterCar()
  const item = await ask('vn.desk', car(alert.plate))
  expect(item.candidates).toMatchObject([{ verdict: 'exact', discreet: true, record: { id: alert.id } }])
  expect(item.candidates[0].action.limits[0]).toContain('DISCREET')
  expect(await hitsOf('vn.desk', alert)).toMatchObject([{ discreet: true }])
  expect(await hitsOf('vn.post', alert)).toEqual([])
})

describe('a hub that stops between answer and hit', () => {
  test('makes up for it when it starts, once, with what was asked then', async () => {
    const { client } = world.database
    const alert = await enterCar()
    await client.query('alter table hit_counter rename to hit_counter_away')
    const met = await post('vn.post', [car(alert.plate)], { where: { direction: 'entry' } })
    await world.settle()
    await client.query('alter table hit_counter_away rename to hit_counter')
    expect(world.takeReports()).toHaveLength(1)
    expect(await hitsOf('vn.desk', alert)).toEqual([])
    for (let started = 0; started < 2; started += 1) {
      await oweAlerts({ database: world.database, clock: world.clock })
      await world.pass(1000)
    }
    const hits = await hitsOf('fr.desk', alert)
    expect(hits).toMatchObject([{ discreet: true, finder: 'vn', direction: 'entry' }])
    const { rows } = await client.query('select check_id as "checkId", officer, post from hit where id = $1', [
      hits[0].id,
    ])
    expect(rows).toEqual([{ checkId: met.body.id, officer: 'vn.post', post: 'Post of vn' }])
  })

  test('makes up for nothing that is withdrawn meanwhile, and for no second swipe of the same hit', async () => {
    const { client } = world.database
    const [alert, gone] = [await enterCar(), await enterCar()]
    await ask('vn.post', car(alert.plate))
    await ask('vn.post', car(alert.plate))
    await client.query('alter table hit_counter rename to hit_counter_away')
    await post('vn.post', [car(gone.plate)])
    await world.settle()
    await client.query('alter table hit_counter_away rename to hit_counter')
    world.takeReports()
    const withdrawn = await world
      .as('fr.desk')
      .post(`/api/v1/records/vehicle/${gone.id}/withdraw`, { version: gone.version, reason: 'Exercise' })
    expect(withdrawn.status, withdrawn.text).toBe(200)
    await oweAlerts({ database: world.database, clock: world.clock })
    await world.pass(1000)
    const { rows } = await client.query('select record from hit where record = any($1::uuid[])', [[alert.id, gone.id]])
    expect(rows).toEqual([{ record: alert.id }])
  })
})

describe('a discreet alert met by name alone', () => {
  const person = (more: object = {}) => ({
    person: { family: 'Discretin', given: 'Armand', dateOfBirth: '1979-04-12', sex: 'M', ...more },
  })

  test('is told when the name is all but equal and the whole day of birth agrees', async () => {
    const alert = await enter(wanted('Discretin', 'Armand'), { alert: 'discreet' })
    const item = await ask('vn.post', person())
    expect(item.candidates).toEqual([])
    expect(item.more).toBe(false)
    expect(await hitsOf('fr.desk', alert)).toMatchObject([{ discreet: true, origin: 'alert', finder: 'vn' }])
    expect(await hitsOf('vn.post', alert)).toEqual([])
    const [hit] = await hitsOf('vn.desk', alert)
    const view = await world.as('vn.desk').get(`/api/v1/hits/${hit.id}`)
    expect(view.body.likeness.map((line: { feature: string }) => line.feature)).toContain('date-of-birth')
  })

  test('tells of no namesake: without a day of birth, with the year alone, with another day, with another name', async () => {
    const alert = await enter(wanted('Prudencier', 'Odilon'), { alert: 'discreet' })
    const names = { family: 'Prudencier', given: 'Odilon' }
    const namesakes = [
      { ...names, dateOfBirth: undefined },
      { ...names, dateOfBirth: '1979' },
      { ...names, dateOfBirth: '1979-04-13' },
      { family: 'Prudencier', given: 'Octave' },
      { family: 'Prudencier', given: undefined },
      { ...names, sex: 'F' },
    ]
    for (const one of namesakes) expect((await ask('vn.post', person(one))).candidates).toEqual([])
    expect(await hitsOf('fr.desk', alert)).toEqual([])
  })
})
