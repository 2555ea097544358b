/** Supervision reads what was changed of rights and why, of its own bureau alone; others read their own lines; each look is an entry. */
import { describe, expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
type Line = { readonly id: string; readonly operation: string; readonly officer: string }

const listed = async (officer: string, query: string): Promise<Line[]> => {
  const reply = await world.as(officer).get(`/api/v1/facts?${query}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.body.facts
}
const grant = async (reason: string): Promise<string> => {
  const { version } = (await world.as('gs.administrator').get('/api/v1/bureaus/de')).body
  const grants = { version, databases: ['vehicle'], purposes: ['security-check'], clearance: 1, reason }
  const reply = await world.as('gs.administrator').put('/api/v1/bureaus/de/grants', grants)
  expect(reply.status, reply.text).toBe(200)
  const [line] = await listed('gs.auditor', 'scope=bureau&rights=true')
  if (line?.operation !== 'bureau.grant') throw new Error('the grant is the newest change of rights')
  return line.id
}
const show = (officer: string, id: string) => world.as(officer).get(`/api/v1/facts/${id}`)

describe('changes of rights', () => {
  test('are found among all others, of the bureau for who supervises it, else one’s own', async () => {
    await world.as('vn.desk').get('/api/v1/records/travel-document')
    const appointed = { officer: 'vn.desk-9', title: 'Exercise', duties: ['desk'], clearance: 1 }
    expect((await world.as('vn.administrator').post('/api/v1/officers', appointed)).status).toBe(201)
    const task = { title: 'Exercise', urgency: 'normal' }
    expect((await world.as('vn.administrator').post('/api/v1/desk/tasks', task)).status).toBe(403)
    expect((await world.as('vn.desk').post('/api/v1/desk/tasks', task)).status).toBe(201)
    for (const supervisor of ['vn.auditor', 'vn.data-protection', 'vn.compliance'])
      expect((await listed(supervisor, 'scope=bureau&rights=true')).map(({ operation }) => operation)).toEqual([
        'officer.create',
      ])
    expect((await listed('vn.administrator', 'rights=true')).map(({ operation }) => operation)).toEqual([
      'officer.create',
    ])
    expect(await listed('vn.desk', 'rights=true')).toEqual([])
    expect(await listed('fr.auditor', 'scope=bureau&rights=true')).toEqual([])
    expect((await world.as('vn.administrator').get('/api/v1/facts?scope=bureau&rights=true')).status).toBe(403)
  })
})

describe('the reason of a change', () => {
  test('is read by who supervises the bureau that made it, and by who stated it; that it was read is an entry', async () => {
    const id = await grant('Exercise: agreed on with the bureau')
    for (const reader of ['gs.auditor', 'gs.data-protection', 'gs.compliance', 'gs.administrator'])
      expect(await show(reader, id)).toMatchObject({
        status: 200,
        body: {
          id,
          operation: 'bureau.grant',
          reason: 'Exercise: agreed on with the bureau',
          detail: { before: { clearance: expect.any(Number) }, after: { databases: ['vehicle'] } },
        },
      })
    const [entry] = await listed('gs.auditor', `subject=${id}`)
    expect(entry).toMatchObject({ operation: 'fact.show', officer: 'gs.auditor', subjectKind: 'fact', subject: id })
  })

  test('is hidden like an entry that is not there: from its own bureau, other bureaus, and who supervises nothing', async () => {
    const id = await grant('Exercise: once more')
    const absent = await show('gs.desk', '0192f0c1-0000-7000-8000-0000000000ff')
    for (const other of ['de.auditor', 'de.administrator', 'gs.desk', 'gs.command', 'vn.data-protection']) {
      const reply = await show(other, id)
      expect([other, reply.status, reply.body.key, reply.text.length]).toEqual([
        other,
        404,
        'fact.not-found',
        absent.text.length,
      ])
    }
    expect((await world.stranger().get(`/api/v1/facts/${id}`)).status).toBe(401)
    for (const odd of ['ffffffff-ffff-4fff-bfff-ffffffffffff', '00000000-0000-4000-8000-000000000000'])
      expect((await show('gs.auditor', odd)).status).toBe(404)
    expect((await show('gs.auditor', 'nothing')).status).toBe(400)
  })

  test('is empty once its time is over, and what was asked of the databases is no reason', async () => {
    const id = await grant('Exercise: for a while')
    await world.database.client.query('update fact_asked set erase_on = $2::date where fact = $1', [
      id,
      world.clock.now(),
    ])
    expect((await show('gs.auditor', id)).body.reason).toBeNull()
    const items = [{ travelDocument: { number: 'X0000781', country: 'FRA', type: 'passport' } }]
    const checked = await world
      .as('fr.desk')
      .post('/api/v1/checks', { purpose: 'security-check', reference: 'EX-1', items })
    expect(checked.status, checked.text).toBe(200)
    const shown = await show('fr.desk', checked.body.id)
    expect(shown.body).toMatchObject({ operation: 'check.ask', reason: null })
    expect(shown.text).not.toContain('X0000781')
  })
})
