// "Who would see this?" says what then happens: whoever is named can open it, whoever is not cannot, each by a rule with its article.
import { describe, expect, test } from 'vitest'
import { documents, recordEntries } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { passport, enter } = recordEntries(world)

type Seer = {
  readonly bureau: string
  readonly unit: string
  readonly sight: string
  readonly duties: string[]
  readonly because: { readonly rule: string; readonly holds: boolean }[]
}
const ask = (as: string, body: object) => world.as(as).post('/api/v1/who-sees', body)
const seersOf = async (as: string, body: object): Promise<Seer[]> => {
  const reply = await ask(as, body)
  expect(reply.status, reply.text).toBe(200)
  return reply.body.seers
}
const failing = (status: number, key: string) => ({ status, body: { key } })
const bureaus = ['vn', 'fr', 'us', 'xa', 'gs', 'aseanapol']
const desks = ['desk', 'notices', 'compliance', 'analyst', 'data-protection', 'command', 'system']

describe('a record', () => {
  test('is seen by exactly those who are named as seeing it', async () => {
    await world.database.client.query("update bureau set clearance = 1 where code = 'us'")
    await world.database.client.query("update bureau set databases = '{vehicle}' where code = 'aseanapol'")
    await world.settle()
    const kept = { confidentiality: 'restricted', restriction: { mode: 'ask', bureaus: ['xa'] } }
    const { id } = await enter(passport({}, kept))
    const seers = await seersOf('fr.desk', { record: { database: 'travel-document', id } })
    const sight = (bureau: string, duty: string) =>
      seers.find((one) => one.bureau === bureau && one.unit === '' && one.duties.includes(duty))?.sight
    for (const bureau of bureaus)
      for (const duty of desks) {
        const opened = await world.as(`${bureau}.${duty}`, { 'liaison-purpose': 'locate' }).get(`${documents}/${id}`)
        expect([opened.status, bureau, duty]).toEqual([sight(bureau, duty) === 'whole' ? 200 : 404, bureau, duty])
      }
    expect(['vn', 'gs', 'xa', 'us', 'aseanapol'].map((bureau) => sight(bureau, 'desk'))).toEqual([
      'whole',
      'whole',
      'ask',
      undefined,
      undefined,
    ])
    expect([sight('vn', 'post'), sight('fr', 'post')]).toEqual(['post', 'post'])
    expect(seers[0]?.bureau).toBe('fr')
    expect(seers.some(({ duties }) => duties.includes('administrator') || duties.includes('auditor'))).toBe(false)
  }, 30_000)

  test('those who see nothing are told with the rule to blame, when one bureau is asked about', async () => {
    const { id } = await enter(passport({}, { restriction: { mode: 'hidden', bureaus: ['vn'] } }))
    const about = { record: { database: 'travel-document', id } }
    const hidden = await seersOf('fr.data-protection', { ...about, bureau: 'vn' })
    expect(hidden.map(({ sight }) => sight)).toContain('nothing')
    expect(hidden[0]?.because).toContainEqual({
      rule: 'RPD 58: not restricted from this bureau by the source',
      holds: false,
    })
    expect((await seersOf('fr.desk', about)).some(({ bureau }) => bureau === 'vn')).toBe(false)
    const seen = await seersOf('fr.desk', { ...about, bureau: 'de' })
    expect(seen[0]?.because.every(({ holds }) => holds)).toBe(true)
    expect(seen[0]?.because.map(({ rule }) => rule)).toContain(
      'RPD 112: clearance at least the confidentiality of the record',
    )
  })

  test('own entities are told apart; those of others stay their own business', async () => {
    for (const bureau of ['fr', 'de'])
      await world.as(`${bureau}.administrator`).post('/api/v1/units', {
        code: 'consular',
        name: 'Exercise consulate',
        kind: 'consular',
        databases: ['vehicle'],
      })
    const { id } = await enter(passport())
    const about = { record: { database: 'travel-document', id } }
    const own = await seersOf('fr.desk', { ...about, bureau: 'fr' })
    const sights = (unit: string) => own.filter((one) => one.unit === unit).map(({ sight }) => sight)
    expect(sights('consular').sort()).toEqual(['post', 'whole'])
    expect(sights('').sort()).toEqual(['post', 'whole'])
    expect((await seersOf('fr.desk', { ...about, bureau: 'de' })).every(({ unit }) => unit === '')).toBe(true)
  })

  test('of another bureau is not asked about, and a hidden one is not there', async () => {
    const { id } = await enter(passport())
    const hidden = await enter(passport({}, { restriction: { mode: 'hidden', bureaus: ['vn'] } }))
    const about = (record: string) => ({ record: { database: 'travel-document', id: record } })
    expect(await ask('vn.desk', about(id))).toMatchObject(failing(403, 'record.not-yours'))
    expect(await ask('vn.desk', about(hidden.id))).toMatchObject(failing(404, 'record.not-found'))
    expect((await ask('vn.post', about(id))).status).toBe(403)
    expect((await ask('fr.desk', { record: { database: 'travel-document', id: 'none' } })).status).toBe(400)
  })
})

describe('a message that is being written', () => {
  test('is seen by desks of sender and recipients whose bureau is cleared for it', async () => {
    const message = { to: ['fr', 'de'], confidentiality: 'restricted' }
    const seers = await seersOf('vn.desk', { message })
    expect(seers.map(({ bureau }) => bureau)).toEqual(['vn', 'de', 'fr'])
    expect(seers.every(({ sight, duties }) => sight === 'whole' && !duties.includes('post'))).toBe(true)
    const secret = await seersOf('gs.desk', { message: { ...message, confidentiality: 'confidential' } })
    expect(secret.map(({ bureau }) => bureau)).toEqual(['gs'])
    const told = await seersOf('vn.desk', { message, bureau: 'us' })
    expect(told[0]).toMatchObject({
      sight: 'nothing',
      because: expect.arrayContaining([{ rule: 'RPD 54: sender and recipients', holds: false }]),
    })
  })

  test('one thing is asked about at a time', async () => {
    expect(await ask('vn.desk', {})).toMatchObject(failing(400, 'who-sees.one-thing'))
    const record = { database: 'travel-document', id: '019400aa-0000-7000-8000-000000000000' }
    expect(await ask('vn.desk', { record, message: { to: ['fr'], confidentiality: 'restricted' } })).toMatchObject(
      failing(400, 'who-sees.one-thing'),
    )
    expect((await ask('vn.desk', { message: { to: [], confidentiality: 'restricted' } })).status).toBe(400)
  })
})
