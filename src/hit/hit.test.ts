/** Hits through the front door: the first day of the field notes, and who may do what with a hit. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Entered, hitPath, hitStories, minute, same, stands, stepsOf } from '../../test/hits.ts'
import { type Reply, startWorld } from '../../test/world.ts'

const world = startWorld()
const { enter, check, hit, show, say, change, pass, together } = hitStories(world)

/** Each operation with a body that is well formed. */
const operations: readonly (readonly [act: string, method: 'post' | 'put', body: object])[] = [
  ['take', 'post', {}],
  ['release', 'post', {}],
  ['bearer', 'put', { family: 'EXERCISE', photoCompared: true }],
  ['finding', 'post', same],
  ['answer', 'post', stands],
  ['more-time', 'post', { until: '2026-11-22T20:05:00.000Z', reason: 'Exercise: the file is in another town' }],
  ['calls', 'post', { with: 'fr', spoke: 'duty officer, English', said: 'Exercise call', confirmation: true }],
  ['escalate', 'post', { reason: 'Exercise: no answer' }],
  ['pass-on', 'post', { reason: 'Exercise: nothing stands against it' }],
  ['outcome', 'post', { outcome: 'travelled-on' }],
]

describe('a passport reported lost and found again, 03:00 in Hanoi', () => {
  let id = ''
  let record: Entered
  beforeAll(async () => {
    record = await enter()
  })

  test('the post stops nobody on it alone; the source has the hit at once, with a clock of an hour', async () => {
    const item = await check('vn.post', record)
    id = item.candidates[0].hit
    expect(item.candidates[0].hitReference).toMatch(/^HIT-2026-\d{6}$/)
    await world.settle()
    const view = await show('fr.desk', id)
    expect(view).toMatchObject({
      side: 'owner',
      told: 'source',
      state: 'reported',
      urgency: 'urgent',
      exercise: true,
      finder: 'vn',
      owner: 'fr',
      post: 'Post of vn',
      direction: 'entry',
      status: 'lost',
      purpose: 'security-check',
      where: { voyage: 'VN18', from: 'CDG', to: 'HAN' },
      caution: [],
      zones: { finder: 'Asia/Ho_Chi_Minh', owner: 'Europe/Paris' },
      record: { id: record.id, reference: `EX-${record.number}`, version: 1, presentVersion: 1, life: 'active' },
    })
    expect(Date.parse(view.answerDueAt) - Date.parse(view.createdAt)).toBe(60 * minute)
    expect(view.contacts.map((call: { name: string }) => call.name)).toEqual(['IP Paris', 'IP Hanoi'])
    expect(view.action.says).toContain('Do not detain on this alone')
    expect(view.compare.find((line: { field: string }) => line.field === 'number')).toMatchObject({
      label: 'Document number',
      verdict: 'same',
    })
    expect(view.clocks.map((clock: { name: string }) => clock.name)).toEqual(['answer', 'erase'])
  })

  test('the post describes the bearer; a plane that leaves before the answer makes it very urgent', async () => {
    const departureAt = new Date(world.clock.milliseconds() + 25 * minute).toISOString()
    const reply = await world.as('vn.post').put(hitPath(id, 'bearer'), {
      family: 'EXERCISE',
      given: 'LEA',
      documentExpires: '2031-02-03',
      photoCompared: true,
      explanation: 'Found it at home and forgot to tell',
      departureAt,
    })
    expect(reply.status, reply.text).toBe(200)
    expect(reply.body).toMatchObject({
      urgency: 'very-urgent',
      departureAt,
      bearer: { family: 'EXERCISE', departureAt },
    })
    expect(Date.parse(reply.body.answerDueAt) - world.clock.milliseconds()).toBe(10 * minute)
    const expiry = reply.body.compare.find((line: { field: string }) => line.field === 'dateOfExpiry')
    expect(expiry).toMatchObject({ question: '2031-02-03', record: '2031-02', verdict: 'near' })
    expect((await show('fr.desk', id)).bearer.given).toBe('LEA')
  })

  test('of two officers of the source who take it together one has it, the other is told who', async () => {
    const replies = await together('select 1 from hit where id = $1 for update', [id], () =>
      Promise.all([say('fr.desk', id, 'take'), say('fr.desk-2', id, 'take')]),
    )
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
    const won = replies.find((reply) => reply.status === 200)?.body.taken
    const lost = replies.find((reply) => reply.status === 409)
    expect(lost?.body.key).toBe('hit.taken-by')
    expect(lost?.body.detail).toBe(`${won} has this hit.`)
    expect((await show('vn.desk', id)).taken).toBeNull()
  })

  test('the other side sees that it is taken and that a call was made, never by whom', async () => {
    const reply = await say('fr.desk', id, 'calls', {
      with: 'vn',
      spoke: 'duty officer, English',
      said: 'Exercise: asked for the photo page',
      confirmation: true,
    })
    expect(reply.status, reply.text).toBe(200)
    const view = await show('vn.desk', id)
    expect(stepsOf(view)).toEqual(['reported', 'bearer', 'taken', 'call'])
    expect(view.steps.map((step: { officer: string | null }) => step.officer)).toEqual([
      'vn.post',
      'vn.post',
      null,
      null,
    ])
    expect(view.steps[3].says).toMatchObject({ said: 'Exercise: asked for the photo page', confirmation: true })
    expect((await show('vn.post', id)).steps[3].says).toEqual({ with: 'vn', confirmation: true })
  })

  test('"record wrong, withdrawn now" answers, withdraws the record and tells the copies in one act', async () => {
    await say('vn.post', id, 'finding', same)
    const reply = await say('fr.desk', id, 'answer', {
      data: 'cancelled',
      words: 'wrong-withdrawn-now',
      wish: 'return-document',
      reason: 'Exercise: found again in October, our file was late',
    })
    expect(reply.status, reply.text).toBe(200)
    expect(reply.body).toMatchObject({
      state: 'settled',
      data: 'cancelled',
      record: { life: 'withdrawn', version: 1, presentVersion: 2 },
      answer: { words: 'wrong-withdrawn-now', wish: 'return-document', bureau: 'fr' },
    })
    expect(stepsOf(reply.body).slice(-2)).toEqual(['answer', 'record-withdrawn'])
    await world.settle()
    const finder = await show('vn.post', id)
    expect(finder.record.id).toBeNull()
    expect(finder.action.code).toBe('withdrawn')
    expect(finder.allowed).toContain('outcome')
    expect((await check('us.post', record)).candidates).toEqual([])
    const { rows } = await world.database.client.query(
      "select operation from fact where subject = any($1) and operation in ('hit.answer', 'record.withdraw') order by operation",
      [[id, record.id]],
    )
    expect(rows.map((row) => row.operation)).toEqual(['hit.answer', 'record.withdraw'])
    // The reaction that follows records finds nothing left to say of a hit that withdrew it.
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(stepsOf(await show('vn.desk', id)).filter((step) => step === 'record-withdrawn')).toHaveLength(1)
  })

  test('closed, it cannot be answered again; the next border is told of it for 72 hours', async () => {
    const closed = await say('vn.post', id, 'outcome', { outcome: 'document-returned', reason: 'Exercise: let go on' })
    expect(closed.body).toMatchObject({ state: 'closed', outcome: 'document-returned', allowed: [] })
    const again = await say('fr.desk', id, 'answer', { ...stands, version: closed.body.version })
    expect([again.status, again.body.key]).toEqual([409, 'hit.closed'])
    await world.settle()
    const item = await check('us.post', record)
    expect(item.candidates).toEqual([])
    expect(item.recent).toMatchObject([{ hit: closed.body.reference, identity: 'same', data: 'cancelled' }])
    expect(item.recent[0].says).toMatch(/Bearer and record: the same\. The source: the record was wrong\.$/)
    await pass(72 * 60)
    expect((await check('us.post', record)).recent).toEqual([])
    expect((await world.database.client.query('select 1 from hit_memory where hit = $1', [id])).rows).toEqual([])
  })
})

describe('who may do what with a hit', () => {
  let id = ''
  beforeAll(async () => {
    id = (await hit()).id
  })
  const send = (officer: string, [act, method, body]: (typeof operations)[number]): Promise<Reply> =>
    method === 'put' ? world.as(officer).put(hitPath(id, act), body) : world.as(officer).post(hitPath(id, act), body)

  test('nobody without signing in', async () => {
    for (const [act, method, body] of operations)
      expect((await world.stranger()[method](hitPath(id, act), body)).status, act).toBe(401)
    expect((await world.stranger().get('/api/v1/hits')).status).toBe(401)
    expect((await world.stranger().get(hitPath(id))).status).toBe(401)
  })

  test('nobody without a duty for it', async () => {
    for (const one of operations) {
      expect((await send('vn.auditor', one)).status, one[0]).toBe(403)
      expect((await send('fr.analyst', one)).status, one[0]).toBe(403)
    }
    for (const act of ['take', 'release', 'answer', 'more-time', 'calls'])
      expect((await say('vn.post', id, act, operations.find(([name]) => name === act)?.[2])).body.key, act).toBe(
        'duty.missing',
      )
    expect((await world.as('vn.auditor').get('/api/v1/hits')).status).toBe(403)
  })

  test('another bureau gets byte for byte what it gets for a hit that does not exist', async () => {
    const absent = '00000000-0000-7000-8000-000000000000'
    for (const officer of ['us.desk', 'us.post', 'gs.desk', 'gs.compliance', 'fr.post']) {
      const [hidden, none] = [await world.as(officer).get(hitPath(id)), await world.as(officer).get(hitPath(absent))]
      expect(hidden.status).toBe(404)
      expect(hidden.text).toBe(none.text)
    }
    for (const one of operations)
      if (one[0] !== 'pass-on') expect((await send('us.command', one)).status, one[0]).toBe(404)
    expect((await world.as('us.desk').get('/api/v1/hits')).body.hits).toEqual([])
  })

  test('the source neither finds nor closes, the finder neither answers nor asks for time', async () => {
    for (const act of ['bearer', 'finding', 'escalate', 'outcome']) {
      const one = operations.find(([name]) => name === act)
      if (one) expect((await send('fr.desk', one)).body.key, act).toBe('hit.not-yours')
    }
    for (const act of ['answer', 'more-time']) {
      const one = operations.find(([name]) => name === act)
      if (one) expect((await send('vn.desk', one)).body.key, act).toBe('hit.not-yours')
    }
    const view = await show('fr.desk', id)
    expect(view.allowed).toEqual(['take', 'answer', 'more-time', 'call', 'withdraw'])
    expect((await show('vn.post', id)).allowed).toEqual(['bearer', 'finding', 'escalate'])
    expect((await show('vn.analyst', id)).allowed).toEqual([])
  })

  test('a post sees its own hits and no other, and never the file of the source', async () => {
    const desks = await enter('fr.desk')
    const made = await check('vn.desk', desks)
    expect((await world.as('vn.post').get(hitPath(made.candidates[0].hit))).status).toBe(404)
    const listed = (await world.as('vn.post').get('/api/v1/hits?limit=200')).body.hits
    expect(listed.some((line: { id: string }) => line.id === id)).toBe(true)
    expect(listed.some((line: { id: string }) => line.id === made.candidates[0].hit)).toBe(false)
    const view = await show('vn.post', id)
    expect(view.record.reference).toBeNull()
    expect(view.record.fields.nationalReference).toBeUndefined()
    expect((await show('vn.desk', id)).record).toMatchObject({ fields: { nationalReference: 'NAT-1' } })
  })

  test('hits of one record are listed by it, to whom it is open, and to nobody it was closed to since', async () => {
    const record = await enter('fr.desk')
    const made = (await check('vn.desk', record)).candidates[0].hit
    const listed = async (officer: string, wanted = record.id) =>
      (await world.as(officer).get(`/api/v1/hits?record=${wanted}`)).body.hits.map((line: { id: string }) => line.id)
    expect(await listed('vn.desk')).toEqual([made])
    expect(await listed('fr.desk')).toEqual([made])
    expect(await listed('us.desk')).toEqual([])
    expect(await listed('vn.desk', made)).toEqual([])
    await change(record, { restriction: { mode: 'hidden', bureaus: ['vn'] } })
    expect((await show('vn.desk', made)).record.id).toBeNull()
    expect(await listed('vn.desk')).toEqual([])
    expect(await listed('fr.desk')).toEqual([made])
  })

  test('bad input is refused with the place and stores nothing', async () => {
    const before = (await show('fr.desk', id)).version
    const cases: readonly (readonly [officer: string, act: string, body: object, pointer: string])[] = [
      ['fr.desk', 'answer', { data: 'maybe', reason: 'x' }, '/data'],
      ['fr.desk', 'answer', { data: 'valid' }, '/reason'],
      ['fr.desk', 'answer', { ...stands, extra: 1 }, '/extra'],
      ['fr.desk', 'answer', { ...stands, data: 'cancelled' }, '/data'],
      ['fr.desk', 'answer', { data: 'cancelled', wish: 'withhold-and-send', reason: 'x' }, '/wish'],
      ['fr.desk', 'more-time', { until: '2026-13-22T20:05:00.000Z', reason: 'x' }, '/until'],
      ['fr.desk', 'more-time', { until: '2026-12-22T20:05:00.000Z', reason: 'x' }, '/until'],
      ['fr.desk', 'more-time', { until: '2026-11-21T20:06:00.000Z', reason: 'x' }, '/until'],
      ['fr.desk', 'calls', { with: 'us', spoke: 'x', said: 'x', confirmation: false }, '/with'],
      ['vn.post', 'finding', { identity: 'same', reason: 'bell \u0007' }, '/reason'],
      ['vn.post', 'outcome', { outcome: 'not-reported' }, '/outcome'],
    ]
    for (const [officer, act, body, pointer] of cases) {
      const reply = await say(officer, id, act, body)
      expect(reply.status, `${act} ${reply.text}`).toBe(400)
      expect(
        reply.body.pointers.map((one: { pointer: string }) => one.pointer),
        act,
      ).toContain(pointer)
      expect(reply.body.pointers[0].says).not.toContain('failure.')
    }
    const bearer = await world.as('vn.post').put(hitPath(id, 'bearer'), { dateOfBirth: '1990-02-30' })
    expect([bearer.status, bearer.body.pointers[0].pointer]).toEqual([400, '/dateOfBirth'])
    expect((await world.as('vn.post').get('/api/v1/hits?after=bm9uc2Vuc2U')).status).toBe(400)
    expect((await world.as('vn.post').get('/api/v1/hits?limit=0')).status).toBe(400)
    expect((await show('fr.desk', id)).version).toBe(before)
  })

  test('a version that was not the last is refused as stale, and the present one is told', async () => {
    const { version } = await show('fr.desk', id)
    const reply = await say('fr.desk', id, 'answer', { ...stands, version: version + 7 })
    expect([reply.status, reply.body.key]).toEqual([409, 'hit.stale'])
    expect(reply.body.detail).toContain(`version ${version}`)
  })
})

describe('finding and answer', () => {
  test('are two facts by two people, also within one bureau, where the own desk is told', async () => {
    const record = await enter('vn.desk', 'VNM')
    const { candidates } = await check('vn.post', record)
    const id = candidates[0].hit
    expect(await show('vn.desk', id)).toMatchObject({ side: 'owner', told: 'source', finder: 'vn', owner: 'vn' })
    expect((await show('vn.post', id)).side).toBe('finder')
    expect((await say('vn.desk', id, 'finding', same)).status).toBe(200)
    const refused = await say('vn.desk', id, 'answer', stands)
    expect([refused.status, refused.body.key]).toEqual([409, 'hit.two-signers'])
    expect((await show('vn.desk', id)).allowed).not.toContain('answer')
    const answered = await say('vn.desk-2', id, 'answer', stands)
    expect(answered.body).toMatchObject({ state: 'settled', identity: 'same', data: 'valid' })
  })

  test('are replaced only by one who names the version that was read', async () => {
    const { id } = await hit()
    const first = await say('fr.desk', id, 'answer', stands)
    expect(first.status).toBe(200)
    const blind = await say('fr.desk-2', id, 'answer', { data: 'cancelled', reason: 'Exercise' })
    expect([blind.status, blind.body.key]).toEqual([409, 'hit.already-answered'])
    const version = first.body.version
    const amended = await say('fr.desk-2', id, 'answer', {
      version,
      data: 'cancelled',
      reason: 'Exercise: looked again',
    })
    expect(amended.body).toMatchObject({ data: 'cancelled', answer: { reason: 'Exercise: looked again' } })
    expect(stepsOf(amended.body).filter((step) => step === 'answer')).toHaveLength(2)
  })

  test('an outcome needs the finding first, then the answer', async () => {
    const { id } = await hit()
    expect((await say('vn.post', id, 'outcome', { outcome: 'travelled-on' })).body.key).toBe('hit.finding-first')
    await say('vn.post', id, 'finding', same)
    expect((await say('vn.post', id, 'outcome', { outcome: 'travelled-on' })).body.key).toBe('hit.answer-awaited')
    await say('fr.desk', id, 'answer', stands)
    expect((await say('vn.post', id, 'outcome', { outcome: 'false-hit' })).body.pointers[0].key).toBe('hit.not-false')
    expect((await say('vn.desk', id, 'outcome', { outcome: 'document-returned' })).body.state).toBe('closed')
  })

  test('a record changed meanwhile is a step on the hit, told to both sides, and blocks a decision made on the old version', async () => {
    const { id, record } = await hit()
    const { version } = await show('vn.desk', id)
    await change(record, { status: 'stolen' })
    await expect.poll(async () => stepsOf(await show('vn.desk', id))).toEqual(['reported', 'record-changed'])
    expect((await show('vn.desk', id)).steps[1]).toMatchObject({
      bureau: 'fr',
      officer: null,
      says: { version: 2, life: 'active' },
    })
    const stale = await say('vn.desk', id, 'finding', { ...same, version })
    expect([stale.status, stale.body.key]).toEqual([409, 'hit.stale'])
    expect((await show('vn.desk', id)).record).toMatchObject({ version: 1, presentVersion: 2 })
    await world.settle()
    const { rows } = await world.database.client.query(
      "select bureau from event where subject = $1 and operation = 'hit.record-changed' order by bureau",
      [id],
    )
    expect(rows.map((row) => row.bureau)).toEqual(['fr', 'vn'])
  })

  test('a record withdrawn by a feed is told to the finder as one withdrawn by hand', async () => {
    const { id, record } = await hit()
    await say('vn.post', id, 'finding', same)
    const { body } = await world.as('fr.desk').put('/api/v1/records/travel-document/batch', {
      upsert: [],
      delete: [{ reference: record.reference, reason: 'Exercise' }],
    })
    expect(body.results).toMatchObject([{ result: 'withdrawn' }])
    await world.settle()
    await expect.poll(async () => (await show('vn.post', id)).state).toBe('settled')
  })

  test('a record withdrawn by hand settles what the finder waits for', async () => {
    const { id, record } = await hit()
    await say('vn.post', id, 'finding', same)
    await world
      .as('fr.desk')
      .post(`/api/v1/records/travel-document/${record.id}/withdraw`, { version: 1, reason: 'Exercise' })
    await world.settle()
    await expect.poll(async () => (await show('vn.post', id)).state).toBe('settled')
    expect((await say('fr.desk', id, 'answer', stands)).body.key).toBe('hit.already-withdrawn')
    expect((await say('vn.post', id, 'outcome', { outcome: 'false-hit' })).body.outcome).toBe('false-hit')
  })
})
