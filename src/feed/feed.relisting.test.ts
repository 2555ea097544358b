/** Stories of what its feed withdrew and lists again: it comes back as a new entry would; what people decided does not, and says whom to ask. */
import { describe, expect, test } from 'vitest'
import { documents, recordEntries } from '../../test/records.ts'
import { day, watchStories } from '../../test/watches.ts'
import { type Reply, startWorld } from '../../test/world.ts'

const world = startWorld()
const { passport, lastSubjects } = recordEntries(world)
const { settle, pass, optIn, check, stand, hits } = watchStories(world)
type Entry = ReturnType<typeof passport>

const send = (body: object, officer = 'fr.system'): Promise<Reply> => world.as(officer).put(`${documents}/batch`, body)
const enter = async (entry: Entry): Promise<string> => (await send({ upsert: [entry] })).body.results[0].id
const gone = (entry: Entry, more: object = {}) => ({
  delete: [{ reference: entry.reference, reason: 'Exercise: no longer in our file', ...more }],
})
const item = ({ fields }: Entry) => ({ travelDocument: fields })
const candidates = async (entry: Entry): Promise<number> => {
  await settle()
  return (await check('us.desk', [item(entry)])).items[0].candidates.length
}
const rowOf = async (id: string) => {
  const { rows } = await world.database.client.query(
    'select life, version, withdrawn_reason as reason, retain_until as until from record where id = $1',
    [id],
  )
  return rows[0]
}

describe('what its feed withdrew and lists again', () => {
  test('comes back under its id: found again, its history whole, a fact of its own, its term that of a new entry', async () => {
    const one = passport()
    const id = await enter(one)
    const first = (await rowOf(id)).until
    expect((await send(gone(one))).body.results).toMatchObject([{ result: 'withdrawn', id, version: 2 }])
    expect(await candidates(one)).toBe(0)
    await pass(40 * day)
    world.forget('fr.system')
    const back = await send({ upsert: [one] })
    expect(back.body.results).toEqual([{ reference: one.reference, result: 'changed', id, version: 3, faults: [] }])
    expect(await lastSubjects('feed.batch')).toMatchObject([{ subject: id, owner: 'fr', part: 'changed' }])
    const now = await rowOf(id)
    expect(now).toMatchObject({ life: 'active', version: 3, reason: '' })
    expect(now.until > first).toBe(true)
    expect(await candidates(one)).toBe(1)
    const shown = await world.as('fr.desk').get(`${documents}/${id}/history`)
    expect(shown.status, shown.text).toBe(200)
    expect(shown.body.versions.map((line: { change: string; reason: string }) => [line.change, line.reason])).toEqual([
      ['relist', ''],
      ['withdraw', 'Exercise: no longer in our file'],
    ])
    expect((await send({ upsert: [one] })).body.results).toMatchObject([{ result: 'unchanged', version: 3 }])
  })

  test('meets a watch and an earlier check as a new entry does, each once', async () => {
    const one = passport()
    await enter(one)
    await send(gone(one))
    await settle()
    await optIn([{ purpose: 'security-check', database: 'travel-document' }])
    await stand(item(one))
    await check('vn.post', [item(one)])
    const later = async () =>
      (await hits('vn.desk'))
        .map((hit) => hit.origin)
        .filter((origin) => origin !== 'check')
        .sort()
    expect(await later()).toEqual([])
    await send({ upsert: [one] })
    await settle()
    expect(await later()).toEqual(['delayed', 'watch'])
    await send({ upsert: [one] })
    await settle()
    expect(await later()).toEqual(['delayed', 'watch'])
    await optIn([])
  })

  test('comes back suspended where it was suspended, and may be withdrawn and listed any number of times', async () => {
    const one = passport()
    const id = await enter(one)
    await world.database.client.query("update record set life = 'blocked' where id = $1", [id])
    for (const turn of [1, 2]) {
      expect((await send(gone(one))).body.results).toMatchObject([{ result: 'withdrawn' }])
      expect((await send({ upsert: [one] })).body.results).toMatchObject([{ result: 'changed', version: 1 + 2 * turn }])
      expect(await rowOf(id)).toMatchObject({ life: 'blocked' })
    }
  })

  test('is refused like any new entry where the line is wrong, and stays withdrawn', async () => {
    const one = passport()
    const id = await enter(one)
    await send(gone(one))
    const wrong = await send({ upsert: [{ ...one, status: 'recovered' }] })
    expect(wrong.body.results).toMatchObject([{ result: 'refused', faults: [{ key: 'fault.status-not-of-database' }] }])
    expect(await rowOf(id)).toMatchObject({ life: 'withdrawn' })
    expect((await send({ upsert: [one] })).body.results).toMatchObject([{ result: 'changed' }])
  })
})

describe('what people decided to withdraw', () => {
  /** Sends the entry again and expects the refusal, by whom and on which day. */
  const refused = async (entry: Entry, officer: string): Promise<void> => {
    const [line] = (await send({ upsert: [entry] })).body.results
    expect(line).toMatchObject({
      result: 'refused',
      faults: [{ pointer: '', key: 'record.withdrawn-by-decision' }],
    })
    const { says } = line.faults[0]
    expect(says).toContain(officer)
    expect(says).toContain(world.clock.now().slice(0, 10))
    expect(says).not.toContain('Exercise:')
    expect(await candidates(entry)).toBe(0)
  }

  test('by an officer on its page, or in a batch of a desk, does not come back', async () => {
    const [one, two] = [passport(), passport()]
    const id = await enter(one)
    await enter(two)
    const withdrawn = await world
      .as('fr.desk')
      .post(`${documents}/${id}/withdraw`, { version: 1, reason: 'Exercise: the court lifted it' })
    expect(withdrawn.status, withdrawn.text).toBe(200)
    await send(gone(two), 'fr.desk')
    await refused(one, 'fr.desk')
    await refused(two, 'fr.desk')
  })

  test('by an officer who makes final what its feed had withdrawn does not come back, and the reason stands in its history', async () => {
    const one = passport()
    const id = await enter(one)
    const listing = (officer: string) => world.as(officer).get(`${documents}/${id}/listing`)
    const decide = (officer: string, version: number) =>
      world.as(officer).post(`${documents}/${id}/decide`, { version, reason: 'Exercise: the file was wrong' })
    expect((await listing('fr.desk')).body).toEqual({ vanished: false })
    expect((await decide('fr.desk', 1)).body).toMatchObject({ key: 'feed.nothing-to-decide' })
    await send(gone(one))
    expect((await listing('fr.desk')).body).toEqual({ vanished: true })
    // Nobody else's: to other bureaus a withdrawn record is not there.
    for (const asked of [await listing('us.desk'), await decide('us.desk', 2)]) expect(asked.status).toBe(404)
    expect((await decide('fr.post', 2)).status).toBe(403)
    expect((await decide('fr.desk', 1)).body).toMatchObject({ status: 409, key: 'record.stale' })
    const decided = await decide('fr.desk', 2)
    expect([decided.status, decided.body]).toEqual([200, { version: 3 }])
    expect(await lastSubjects('feed.decide')).toMatchObject([{ subject: id, owner: 'fr', part: 'changed' }])
    expect((await decide('fr.desk', 3)).body).toMatchObject({ status: 409, key: 'feed.nothing-to-decide' })
    expect((await listing('fr.desk')).body).toEqual({ vanished: false })
    expect(await rowOf(id)).toMatchObject({ life: 'withdrawn', reason: 'Exercise: the file was wrong' })
    const { body } = await world.as('fr.desk').get(`${documents}/${id}/history`)
    expect(body.versions.map((line: { change: string; reason: string }) => [line.change, line.reason])).toEqual([
      ['withdraw', 'Exercise: the file was wrong'],
      ['withdraw', 'Exercise: no longer in our file'],
    ])
    await refused(one, 'fr.desk')
  })

  test('by the word of a system that says so does not come back, nor after it had vanished before', async () => {
    const [one, two, three] = [passport(), passport(), passport()]
    for (const entry of [one, two, three]) await enter(entry)
    await send(gone(one, { decided: true }))
    await refused(one, 'fr.system')
    for (const [entry, by, more] of [
      [two, 'fr.system', { decided: true }],
      [three, 'fr.desk', {}],
    ] as const) {
      await send(gone(entry))
      const decision = await send(gone(entry, more), by)
      expect(decision.body.results).toMatchObject([{ result: 'withdrawn', version: 3 }])
      await refused(entry, by)
      expect((await send(gone(entry, more), by)).body.results).toMatchObject([{ result: 'already-withdrawn' }])
    }
  })

  test('by the answer to a hit that the record was wrong does not come back, though its feed had withdrawn it first', async () => {
    const one = passport()
    await enter(one)
    await settle()
    const { hit } = (await check('vn.post', [item(one)])).items[0].candidates[0]
    const say = (officer: string, act: string, body: object) =>
      world.as(officer).post(`/api/v1/hits/${hit}/${act}`, body)
    await send(gone(one))
    await settle()
    const found = await say('vn.post', 'finding', { identity: 'same', reason: 'Exercise: the same number' })
    expect(found.status, found.text).toBe(200)
    const reply = await say('fr.desk', 'answer', {
      data: 'cancelled',
      words: 'wrong-withdrawn-now',
      wish: 'return-document',
      reason: 'Exercise: our file was late',
    })
    expect(reply.status, reply.text).toBe(200)
    await refused(one, 'fr.system')
  })

  test('is told by its line in an import too, without the reason that stands in its history', async () => {
    const one = passport()
    await enter(one)
    await send(gone(one, { decided: true }))
    const file = {
      database: 'travel-document',
      format: 'jsonl',
      name: 'relisted.jsonl',
      size: 9,
      digest: 'ab'.repeat(32),
    }
    const { id } = (await world.as('fr.system').post('/api/v1/imports', file)).body
    await send({ upsert: [one, passport()], import: { id, from: 0, to: 9, line: 2, lines: [1, 2] } })
    const shown = await world.as('fr.desk').get(`/api/v1/imports/${id}`)
    expect(shown.body.refused).toMatchObject([
      { line: 1, reference: one.reference, faults: [{ key: 'record.withdrawn-by-decision' }] },
    ])
    expect(shown.text).not.toContain('no longer in our file')
  })
})
