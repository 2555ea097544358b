// Stories of records through the front door: changing and withdrawing them.
import { describe, expect, test } from 'vitest'
import { documents, pointers, recordEntries } from '../../test/records.ts'
import { type Reply, startWorld } from '../../test/world.ts'

const world = startWorld()
const { passport, enter, lastSubjects } = recordEntries(world)
const fr = () => world.as('fr.desk')
const vn = () => world.as('vn.desk')

describe('changing a record', () => {
  const change = (record: Reply['body'], fields: object = {}, described: object = {}) => ({
    version: record.version,
    status: record.status,
    purpose: record.purpose,
    fields: { ...record.fields, ...fields },
    ...described,
  })

  test('is the owner’s, keeps what it was, and says who did it', async () => {
    const record = await enter(passport())
    const path = `${documents}/${record.id}`
    const reply = await world
      .as('fr.desk-2')
      .put(path, change(record, { number: 'XZ-CHANGED' }, { status: 'stolen', handlingCode: 'H2' }))
    expect(reply.status, reply.text).toBe(200)
    expect(reply.body).toMatchObject({
      version: 2,
      status: 'stolen',
      handlingCode: 'H2',
      updatedBy: 'fr.desk-2',
      createdBy: 'fr.desk',
      retainUntil: record.retainUntil,
      reference: record.reference,
    })
    const { rows } = await world.database.client.query('select keys from record where id = $1', [record.id])
    expect(rows[0].keys).toEqual(['document:FRA:passport:XZCHANGED'])
    const history = await fr().get(`${path}/history`)
    expect(history.body.versions).toEqual([
      expect.objectContaining({
        version: 1,
        changedBy: 'fr.desk-2',
        change: 'update',
        snapshot: expect.objectContaining({ status: 'lost', fields: record.fields }),
      }),
    ])
    expect(JSON.stringify(history.body)).not.toMatch(/"keys"|"number":\d/)
    expect(await lastSubjects('record.update')).toEqual([
      expect.objectContaining({ subject: record.id, part: 'changed' }),
    ])
  })

  test('is refused to everybody else, told apart from what they may not see', async () => {
    const record = await enter(passport())
    const path = `${documents}/${record.id}`
    expect((await world.stranger().put(path, change(record))).status).toBe(401)
    for (const officer of ['fr.post', 'fr.analyst', 'fr.data-protection'])
      expect((await world.as(officer).put(path, change(record))).status).toBe(403)
    for (const officer of ['vn.desk', 'gs.desk', 'vn.system']) {
      const reply = await world.as(officer).put(path, change(record))
      expect([reply.status, reply.body.key]).toEqual([403, 'record.not-yours'])
    }
    expect((await fr().get(path)).body).toEqual(record)
  })

  test('from a stale version is refused, with the present one and who made it', async () => {
    const record = await enter(passport())
    const path = `${documents}/${record.id}`
    const replies = await Promise.all([
      fr().put(path, change(record, { number: 'XZ1' })),
      world.as('fr.desk-2').put(path, change(record, { number: 'XZ2' })),
    ])
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
    const stale = await fr().put(path, change(record))
    const winner = replies.find((reply) => reply.status === 200)?.body.updatedBy
    expect([stale.status, stale.body.key]).toEqual([409, 'record.stale'])
    expect(stale.body.detail).toContain(winner)
    expect(stale.body.detail).toContain('2')
  })

  test('cannot hand it to another owner, database or reference, nor another country’s document to itself', async () => {
    const record = await enter(passport())
    const path = `${documents}/${record.id}`
    for (const member of ['owner', 'reference', 'database', 'id', 'life', 'createdBy'])
      expect(pointers(await fr().put(path, { ...change(record), [member]: 'vn' }))).toContain(
        `/${member} fault.unknown-member`,
      )
    const foreign = await fr().put(path, change(record, { country: 'VNM' }))
    expect([foreign.status, foreign.body.key]).toEqual([403, 'record.not-yours-to-enter'])
    expect((await fr().put(path, change(record, { number: ' ' }))).status).toBe(400)
    expect((await fr().put(path, change(record, {}, { version: 0 }))).status).toBe(400)
  })

  test('asks for a new day where the present one has passed', async () => {
    const record = await enter(passport())
    await world.database.client.query("update record set retain_until = '2026-11-20' where id = $1", [record.id])
    const path = `${documents}/${record.id}`
    expect(pointers(await fr().put(path, change(record)))).toEqual(['/retainUntil fault.retention-past'])
    expect((await fr().put(path, change(record, {}, { retainUntil: '2027-01-01' }))).body.retainUntil).toBe(
      '2027-01-01',
    )
  })

  test('while use is suspended leaves it suspended, under one banner for every cause', async () => {
    const shown = []
    for (const life of ['under-review', 'blocked']) {
      const record = await enter(passport())
      await world.database.client.query('update record set life = $2 where id = $1', [record.id, life])
      const path = `${documents}/${record.id}`
      for (const officer of ['fr.desk', 'vn.desk']) {
        const { body } = await world.as(officer, { 'accept-language': 'vi' }).get(path)
        shown.push(JSON.stringify({ life: body.life, suspended: body.suspended, may: body.allowed.length }))
      }
      expect((await world.as('gs.compliance').get(path)).body.life).toBe(life)
      const changed = await fr().put(path, change(record))
      expect([changed.status, changed.body.life]).toEqual([200, 'blocked'])
      const { rows } = await world.database.client.query('select life from record where id = $1', [record.id])
      expect(rows).toEqual([{ life }])
    }
    expect(shown[0]).toBe(shown[2])
    expect(shown[1]).toBe(shown[3])
    expect(shown[0]).toContain('Tạm ngừng sử dụng; liên hệ Ban Tổng Thư ký')
  })
})

describe('withdrawing a record', () => {
  test('ends it for everybody, with its reason for the owner', async () => {
    const record = await enter(passport())
    const path = `${documents}/${record.id}`
    const reply = await fr().post(`${path}/withdraw`, { version: 1, reason: 'Found again; exercise.' })
    expect(reply.status, reply.text).toBe(200)
    expect(reply.body).toMatchObject({ life: 'withdrawn', version: 2, withdrawnReason: 'Found again; exercise.' })
    expect(reply.body.allowed.sort()).toEqual(['history', 'lookups'])
    expect((await vn().get(path)).status).toBe(404)
    for (const again of [
      await fr().post(`${path}/withdraw`, { version: 2, reason: 'Again' }),
      await fr().put(path, { version: 2, status: 'lost', purpose: 'locate', fields: record.fields }),
    ])
      expect([again.status, again.body.key]).toEqual([409, 'record.withdrawn'])
    expect((await fr().get(`${path}/history`)).body.versions[0]).toMatchObject({
      change: 'withdraw',
      reason: 'Found again; exercise.',
    })
  })

  test('is the owner’s, from the version that was read, with a reason', async () => {
    const record = await enter(passport())
    const path = `${documents}/${record.id}/withdraw`
    const body = { version: 1, reason: 'Exercise' }
    expect((await world.stranger().post(path, body)).status).toBe(401)
    expect((await world.as('fr.analyst').post(path, body)).status).toBe(403)
    expect((await vn().post(path, body)).body.key).toBe('record.not-yours')
    expect((await fr().post(path, { version: 1 })).status).toBe(400)
    expect((await fr().post(path, { version: 1, reason: ' ' })).status).toBe(400)
    const stale = await fr().post(path, { ...body, version: 2 })
    expect([stale.status, stale.body.key]).toEqual([409, 'record.stale'])
    expect((await fr().post(path, body)).status).toBe(200)
  })
})
