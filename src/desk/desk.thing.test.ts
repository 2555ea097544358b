/** Proposals, watches, lines of watches and imports on the desk: there while they ask something, gone with it. */
import { describe, expect, test } from 'vitest'
import { deskStories } from '../../test/desk.ts'
import { day, finds, watches, watchStories } from '../../test/watches.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { settle, find, list, act, enter } = deskStories(world)
const { propose, stand, enterPerson, pass, settle: settleWatches } = watchStories(world)

const post = async (officer: string, path: string, body: object = {}) => {
  const reply = await world.as(officer).post(path, body)
  expect(reply.status, reply.text).toBeLessThan(300)
  await settleWatches()
  await settle()
  return reply.body
}

describe('a proposal', () => {
  test('stands on the desk of the source until it is decided, or its proposer takes it back', async () => {
    const record = await enter()
    const path = `/api/v1/records/travel-document/${record.id}/proposals`
    const proposal = { version: 1, changes: [{ field: 'dateOfLoss', value: '2026-03-01' }], reason: 'Exercise: seen' }
    const first = await post('vn.desk', path, proposal)
    expect(await find('fr.desk', first.id)).toMatchObject({
      kind: 'proposal',
      need: 'decide',
      from: 'vn',
      about: { database: 'travel-document' },
    })
    expect(await find('vn.desk', first.id)).toBeUndefined()
    const item = await find('fr.desk', first.id)
    expect((await act('fr.desk', String(item?.id), 'done', { outcome: 'done' })).status).toBe(409)
    await post('fr.desk', `/api/v1/proposals/${first.id}/decline`, { reason: 'Exercise: no' })
    expect(await find('fr.desk', first.id)).toBeUndefined()
    const second = await post('vn.desk', path, proposal)
    await post('vn.desk', `/api/v1/proposals/${second.id}/withdraw`, { reason: 'Exercise: mistaken' })
    expect(await find('fr.desk', second.id, 'tab=done')).toMatchObject({ outcome: 'withdrawn' })
  })
})

describe('a watch', () => {
  const lorry = { vehicle: { plate: '29C-900.01', country: 'VNM' } }

  test('waits for its second officer, and later for its renewal; let go by hand it comes back when a renewal is proposed', async () => {
    const proposed = (await propose('vn.desk', lorry, { endsOn: '2026-12-10' })).body
    await settle()
    expect(await find('vn.desk', proposed.id)).toMatchObject({ kind: 'watch', need: 'approve' })
    await post('vn.command', `${watches}/${proposed.id}/approve`, { version: 1 })
    expect(await find('vn.desk', proposed.id)).toBeUndefined()
    await pass(13 * day)
    await settle()
    const item = await find('vn.desk', proposed.id)
    expect(item).toMatchObject({ need: 'renew', dueAt: '2026-12-11T00:00:00.000Z' })
    expect((await act('vn.desk', String(item?.id), 'done', { outcome: 'let-lapse' })).body.state).toBe('done')
    const { body } = await world.as('vn.desk').get(`${watches}/${proposed.id}`)
    await post('vn.desk', `${watches}/${proposed.id}/renew`, { version: body.version, endsOn: '2027-01-15' })
    expect(await find('vn.desk', proposed.id)).toMatchObject({ need: 'approve' })
    for (const officer of ['fr.desk', 'gs.desk']) expect(await find(officer, proposed.id)).toBeUndefined()
  })
})

describe('a line of a watch', () => {
  const lineOf = async (record: string) => {
    const { body } = await world.as('vn.desk').get(`${finds}?limit=200`)
    return body.finds.find((one: { record: { id: string } }) => one.record.id === record)
  }

  test('is judged on the desk, and is gone with its record and with the right to see it', async () => {
    await stand({ person: { family: 'Fuekhad', given: 'Somsack', dateOfBirth: '1984', sex: 'M' } })
    const person = { family: 'Fuekhad', given: 'Somsak' }
    const born = { fields: { datesOfBirth: ['1984-05-05'], sex: 'M' } }
    const [judged, withdrawn, closed] = [
      await enterPerson(person, born),
      await enterPerson(person, born),
      await enterPerson(person, born),
    ]
    await settle()
    const lines = [await lineOf(judged.id), await lineOf(withdrawn.id), await lineOf(closed.id)]
    for (const line of lines)
      expect(await find('vn.desk', line.id)).toMatchObject({ kind: 'find', need: 'judge', from: null })
    expect(JSON.stringify(await list('vn.desk', 'tab=all&kind=find'))).not.toContain('Somsa')

    await post('vn.desk', `${finds}/${lines[0].id}/dismiss`, { reason: 'Exercise: another man' })
    expect(await find('vn.desk', lines[0].id)).toBeUndefined()
    await post('fr.desk', `/api/v1/records/nominal/${withdrawn.id}/withdraw`, {
      version: 1,
      reason: 'Exercise: mistaken',
    })
    expect(await find('vn.desk', lines[1].id)).toBeUndefined()
    const hidden = await world.as('fr.desk').put(`/api/v1/records/nominal/${closed.id}`, {
      version: 1,
      status: closed.status,
      purpose: closed.purpose,
      personStatus: closed.personStatus,
      fields: closed.fields,
      restriction: { mode: 'hidden', bureaus: ['vn'] },
    })
    expect(hidden.status, hidden.text).toBe(200)
    await settle()
    expect(await lineOf(closed.id)).toBeUndefined()
    expect(await find('vn.desk', lines[2].id)).toBeUndefined()
  })
})

describe('an import', () => {
  test('that failed stands on the desk until it is begun again, or an officer says what became of it', async () => {
    const imports = '/api/v1/imports'
    const file = (digest: string) => ({
      database: 'travel-document',
      format: 'jsonl',
      name: 'exercise.jsonl',
      size: 1000,
      digest: digest.repeat(64),
    })
    const failing = await post('vn.desk', imports, file('a'))
    await post('vn.desk', `${imports}/${failing.id}/finish`, { state: 'failed' })
    expect(await find('vn.desk', failing.id)).toMatchObject({ kind: 'import', need: 'mend' })
    await post('vn.desk', imports, file('a'))
    expect(await find('vn.desk', failing.id)).toBeUndefined()
    world.clock.advance(60_000)
    await post('vn.desk', `${imports}/${failing.id}/finish`, { state: 'failed' })
    const item = await find('vn.desk', failing.id)
    expect((await act('vn.desk', String(item?.id), 'done', { outcome: 'noted' })).body.outcome).toBe('noted')
  })
})
