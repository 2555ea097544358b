/** Watches: a legal basis, a second officer, a last day; what they find, who checks for the same, and who never hears of it. */
import { describe, expect, test } from 'vitest'
import { day, finds, hour, watches, watchStories } from '../../test/watches.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { number, pass, settle, check, enterDocument, enterPerson, propose, stand, hits } = watchStories(world)

const passport = (printed: string) => ({ travelDocument: { number: printed, country: 'FRA', type: 'passport' } })
const show = async (by: string, id: string) => (await world.as(by).get(`${watches}/${id}`)).body
const act = (by: string, id: string, name: string, body: object = {}) =>
  world.as(by).post(`${watches}/${id}/${name}`, body)
const refusal = (reply: { status: number; body: { key?: string } }) => [reply.status, reply.body.key]
const pointers = (reply: { body: { pointers?: { pointer: string; key: string }[] } }) =>
  (reply.body.pointers ?? []).map((one) => `${one.pointer} ${one.key}`)

describe('a proposal', () => {
  test('needs a legal basis, a reference, a purpose and a last day within its limit', async () => {
    const item = passport(number())
    for (const left of ['legalBasis', 'reference', 'purpose', 'endsOn']) {
      const reply = await propose('vn.desk', item, { [left]: undefined })
      expect(pointers(reply)).toEqual([`/${left} fault.required`])
    }
    expect(pointers(await propose('vn.desk', item, { legalBasis: '  ' }))).toEqual([
      '/legalBasis fault.format-plain-lines',
    ])
    expect(pointers(await propose('vn.desk', item, { endsOn: '2026-11-20' }))).toEqual([
      '/endsOn fault.watch-ends-past',
    ])
    expect(pointers(await propose('vn.desk', item, { endsOn: '2027-05-21' }))).toEqual([
      '/endsOn fault.watch-ends-too-far',
    ])
    expect((await propose('vn.desk', item, { endsOn: '2027-05-20' })).status).toBe(201)
    const person = { person: { family: 'Exemplaire', given: 'Ondine' } }
    expect(pointers(await propose('vn.desk', person, { endsOn: '2027-02-20' }))).toEqual([
      '/endsOn fault.watch-ends-too-far',
    ])
    expect((await propose('vn.desk', person, { endsOn: '2027-02-19' })).status).toBe(201)
  })

  test('asks for one thing that can be found, never for sensitive data, and only where the officer may ask', async () => {
    expect(pointers(await propose('vn.desk', {}))).toEqual(['/item fault.one-kind'])
    expect(pointers(await propose('vn.desk', { ...passport(number()), vehicle: { vin: 'X' } }))).toEqual([
      '/item fault.one-kind',
    ])
    expect(pointers(await propose('vn.desk', { person: { dateOfBirth: '1980' } }))).toEqual([
      '/item/person fault.watch-nothing',
    ])
    expect(pointers(await propose('vn.desk', { vehicle: { plate: 'EX 1' } }))).toEqual([
      '/item/vehicle fault.watch-nothing',
    ])
    expect(pointers(await propose('vn.desk', passport('??')))).toEqual([
      '/item/travelDocument/number fault.identifier-foreign-character',
    ])
    expect(pointers(await propose('vn.desk', { person: { family: 'Exemplaire', religion: 'x' } }))).toEqual([
      '/item/person/religion fault.sensitive',
    ])
    expect(
      refusal(await propose('vn.desk', { workOfArt: { inventory: 'EXERCISE 7' } }, { purpose: 'wanted' })),
    ).toEqual([403, 'watch.database-not-granted'])
    expect(refusal(await propose('vn.analyst', passport(number()), { purpose: 'forensic' }))).toEqual([
      403,
      'purpose.foreign',
    ])
    expect((await propose('vn.post', passport(number()))).status).toBe(403)
  })

  test('is approved by a second officer with desk or command, never by the one who proposed it', async () => {
    const { id } = (await propose('vn.command', passport(number()))).body
    expect(refusal(await act('vn.command', id, 'approve', { version: 1 }))).toEqual([403, 'watch.second-officer'])
    expect((await act('vn.analyst', id, 'approve', { version: 1 })).status).toBe(403)
    expect((await act('vn.notices', id, 'approve', { version: 1 })).status).toBe(403)
    expect(refusal(await act('vn.desk', id, 'approve', { version: 2 }))).toEqual([409, 'watch.stale'])
    expect((await show('vn.command', id)).allowed).toEqual(['refuse', 'end'])
    expect((await show('vn.desk', id)).allowed).toEqual(['approve', 'refuse', 'end'])
    const approved = await act('vn.desk', id, 'approve', { version: 1 })
    expect(approved.body).toMatchObject({ state: 'active', officer: 'vn.command', approvedBy: 'vn.desk', version: 2 })
    expect(refusal(await act('vn.desk-2', id, 'approve', { version: 2 }))).toEqual([409, 'watch.nothing-waits'])
    // Nor does the store hold one that nobody else approved.
    const alone = world.database.client.query('update watch set approved_by = officer where id = $1', [id])
    await expect(alone).rejects.toThrow('check constraint')
  })

  test('that is refused or not yet approved finds nothing', async () => {
    const [waiting, refused] = [number(), number()]
    await propose('vn.desk', passport(waiting))
    const { id } = (await propose('vn.desk', passport(refused))).body
    expect((await act('vn.desk-2', id, 'refuse', { reason: 'Exercise: too wide' })).body).toMatchObject({
      state: 'refused',
      reason: 'Exercise: too wide',
      allowed: [],
    })
    for (const printed of [waiting, refused]) {
      const record = await enterDocument(printed)
      await check('vn.post', [passport(printed)])
      expect((await show('vn.desk', id)).seen).toEqual([])
      expect(
        (await world.database.client.query("select 1 from hit where record = $1 and origin = 'watch'", [record.id]))
          .rows,
      ).toEqual([])
    }
  })
})

describe('an active watch', () => {
  test('makes a hit of a new record with an equal key, once, in the name of its officer; others see a hit like any other', async () => {
    const printed = number()
    const watch = await stand(passport(printed))
    const record = await enterDocument(printed)
    const [made] = (await show('vn.desk', watch.id)).hitsMade
    const hit = (await world.as('vn.desk').get(`/api/v1/hits/${made.id}`)).body
    expect(hit).toMatchObject({
      origin: 'watch',
      told: 'source',
      purpose: 'locate',
      checkReference: 'CASE-7',
      post: null,
    })
    const source = await world.as('fr.desk').get(`/api/v1/hits/${made.id}`)
    expect(source.body).toMatchObject({ origin: 'key', side: 'owner' })
    expect(source.text).not.toContain('watch')
    await pass(hour)
    const change = await world.as('fr.desk').put(`/api/v1/records/travel-document/${record.id}`, {
      version: 1,
      status: 'stolen',
      purpose: 'security-check',
      fields: { number: printed, country: 'FRA', type: 'service-passport' },
    })
    expect(change.status, change.text).toBe(200)
    await settle()
    expect((await show('vn.desk', watch.id)).hitsMade).toHaveLength(1)
  })

  test('may be silent, and finds nothing the source keeps from its bureau', async () => {
    const [quiet, hidden] = [number(), number()]
    const [silent, open] = [await stand(passport(quiet), { silent: true }), await stand(passport(hidden))]
    const record = await enterDocument(quiet)
    expect((await show('vn.desk', silent.id)).hitsMade).toHaveLength(1)
    const { rows } = await world.database.client.query('select told from hit where record = $1', [record.id])
    expect(rows).toEqual([{ told: 'nobody' }])
    await enterDocument(hidden, { restriction: { mode: 'ask', bureaus: ['vn'] } })
    expect(await show('vn.desk', open.id)).toMatchObject({ hitsMade: [], found: [], hits: 0, finds: 0 })
  })

  test('shows a name that fits to the desk, and makes a hit of it only by "could be"', async () => {
    const watch = await stand({ person: { family: 'Vraisemblard', given: 'Ulysse', dateOfBirth: '1980-02-03' } })
    const record = await enterPerson({ family: 'Vraissemblard', given: 'Ulysse' })
    const shown = await show('vn.desk', watch.id)
    expect(shown).toMatchObject({ finds: 1, hitsMade: [], title: 'VRAISEMBLARD, Ulysse' })
    expect(shown.found[0]).toMatchObject({
      origin: 'watch',
      watch: watch.id,
      until: null,
      record: { title: expect.stringContaining('VRAISSEMBLARD') },
    })
    expect(shown.found[0].likeness.length).toBeGreaterThan(0)
    expect((await hits('fr.desk')).filter((hit) => hit.finder === 'vn' && hit.database === 'nominal')).toEqual([])
    // The source's own register says nothing of the watch or of who read its record beside it.
    const lookups = await world.as('fr.desk').get(`/api/v1/records/nominal/${record.id}/lookups`)
    expect(lookups.body.lookups.filter((one: { bureau: string }) => one.bureau === 'vn')).toEqual([])

    expect((await world.as('vn.analyst').post(`${finds}/${shown.found[0].id}/could-be`)).status).toBe(403)
    expect((await world.as('fr.desk').post(`${finds}/${shown.found[0].id}/could-be`)).status).toBe(404)
    const said = await world.as('vn.desk').post(`${finds}/${shown.found[0].id}/could-be`)
    expect(said.status, said.text).toBe(200)
    const source = (await world.as('fr.desk').get(`/api/v1/hits/${said.body.hit}`)).body
    expect(source).toMatchObject({ origin: 'could-be', finder: 'vn', question: { kind: 'person' } })
    expect((await show('vn.desk', watch.id)).hitsMade.map((one: { id: string }) => one.id)).toEqual([said.body.hit])
  })

  test('tells desk and officer, never the post, when somebody of the own bureau checks for the same', async () => {
    const printed = number()
    const watch = await stand(passport(printed))
    const person = await stand({ person: { family: 'Guetteur', given: 'Séraphine', dateOfBirth: '1980-02-03' } })
    const before = await check('vn.post', [passport(number())])
    const asked = await check('vn.post', [passport(printed)])
    await check('fr.post', [passport(printed)])
    await check('vn.desk', [{ person: { family: 'GUETTEUR', given: 'Seraphine', dateOfBirth: '1980' } }])
    const shape = (answer: object) => JSON.stringify(Object.keys(answer).sort())
    expect(shape(asked.items[0])).toBe(shape(before.items[0]))
    expect(JSON.stringify(asked)).not.toContain(watch.id)

    const shown = await show('vn.desk', watch.id)
    expect(shown.seen).toEqual([
      expect.objectContaining({
        match: 'key',
        officer: 'vn.post',
        post: 'Post of vn',
        check: asked.id,
        reference: 'BORDER-7',
      }),
    ])
    expect((await show('vn.desk', person.id)).seen).toMatchObject([{ match: 'name', officer: 'vn.desk', post: null }])
    for (const path of [watches, `${watches}/${watch.id}`, finds])
      expect((await world.as('vn.post').get(path)).status).toBe(403)
    const { rows } = await world.database.client.query(
      "select bureau, kind from event where operation = 'watch.sight' and subject = $1",
      [watch.id],
    )
    expect(rows).toEqual([{ bureau: 'vn', kind: 'watch' }])
  })

  test('is nobody’s but its own bureau’s', async () => {
    const watch = await stand(passport(number()))
    expect((await world.as('fr.desk').get(`${watches}/${watch.id}`)).status).toBe(404)
    expect((await act('gs.command', watch.id, 'end', { reason: 'x' })).status).toBe(404)
    const listed = (await world.as('fr.desk').get(watches)).body.watches
    expect(listed).toEqual([])
    const { rows } = await world.database.client.query(
      "select distinct bureau from event where kind = 'watch' and bureau <> 'vn'",
    )
    expect(rows).toEqual([])
  })
})

describe('the end of a watch', () => {
  test('comes by itself after its last day, a week before which it reminds; from then on it finds nothing', async () => {
    const printed = number()
    const today = world.clock.now().slice(0, 10)
    const endsOn = new Date(Date.parse(`${today}T00:00:00.000Z`) + 20 * day).toISOString().slice(0, 10)
    const watch = await stand(passport(printed), { endsOn })
    expect(await show('vn.desk', watch.id)).toMatchObject({ endsSoon: false })
    await pass(13 * day)
    expect(await show('vn.desk', watch.id)).toMatchObject({ endsSoon: true, state: 'active' })
    const steps = async () => (await show('vn.desk', watch.id)).steps.map((one: { step: string }) => one.step)
    expect(await steps()).toEqual(['proposed', 'approved', 'reminded'])
    await pass(8 * day)
    expect(await show('vn.desk', watch.id)).toMatchObject({ state: 'ended', allowed: [] })
    expect(await steps()).toEqual(['proposed', 'approved', 'reminded', 'lapsed'])
    await enterDocument(printed)
    await check('vn.post', [passport(printed)])
    expect(await show('vn.desk', watch.id)).toMatchObject({ hitsMade: [], seen: [] })

    await pass(31 * day)
    const erased = await show('vn.desk', watch.id)
    expect(erased).toMatchObject({ title: '', reference: '', legalBasis: '', question: {}, state: 'ended' })
    const { rows } = await world.database.client.query('select keys, form, question from watch where id = $1', [
      watch.id,
    ])
    expect(rows).toEqual([{ keys: [], form: null, question: {} }])
  })

  test('is put off only as the watch itself was approved', async () => {
    const today = world.clock.now().slice(0, 10)
    const inDays = (days: number) =>
      new Date(Date.parse(`${today}T00:00:00.000Z`) + days * day).toISOString().slice(0, 10)
    const watch = await stand(passport(number()), { endsOn: inDays(30) })
    expect(refusal(await act('vn.desk', watch.id, 'renew', { version: 2, endsOn: inDays(30) }))).toEqual([
      409,
      'watch.not-later',
    ])
    expect(pointers(await act('vn.desk', watch.id, 'renew', { version: 2, endsOn: inDays(181) }))).toEqual([
      '/endsOn fault.watch-ends-too-far',
    ])
    const renewal = await act('vn.desk', watch.id, 'renew', { version: 2, endsOn: inDays(60) })
    expect(renewal.body).toMatchObject({
      endsOn: inDays(30),
      renewal: { endsOn: inDays(60), by: 'vn.desk' },
      state: 'active',
    })
    expect(refusal(await act('vn.desk', watch.id, 'approve', { version: 3 }))).toEqual([403, 'watch.second-officer'])
    const refused = await act('vn.command', watch.id, 'refuse', { version: 3, reason: 'Exercise: not needed so long' })
    expect(refused.body).toMatchObject({ endsOn: inDays(30), renewal: null, state: 'active' })
    await act('vn.desk', watch.id, 'renew', { version: 4, endsOn: inDays(40) })
    const renewed = await act('vn.command', watch.id, 'approve', { version: 5 })
    expect(renewed.body).toMatchObject({ endsOn: inDays(40), renewal: null, approvedBy: 'vn.desk-2' })
  })

  test('may come early, with a reason', async () => {
    const watch = await stand(passport(number()))
    expect((await act('vn.desk', watch.id, 'end', {})).status).toBe(400)
    const ended = await act('vn.notices', watch.id, 'end', { reason: 'Exercise: found' })
    expect(ended.body).toMatchObject({ state: 'ended', reason: 'Exercise: found', allowed: [] })
    expect(refusal(await act('vn.desk', watch.id, 'end', { reason: 'again' }))).toEqual([409, 'watch.over'])
  })
})
