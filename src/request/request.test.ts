/** Requests for analysis: drafted, sent under the terms, taken, split, answered by two persons, received and used. */
import { describe, expect, test } from 'vitest'
import { day, entry, hour, marking, requestStories, requests } from '../../test/requests.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { as, made, act, show, draft, send, ask, pieceOf, take, move, compose, answered, pass, refusal, faults } =
  requestStories(world)
const list = async (by: string, query = ''): Promise<{ requests: { id: string }[]; counts: object[] }> =>
  made(await as(by).get(`${requests}${query}`))
const ids = async (by: string, query = ''): Promise<string[]> => (await list(by, query)).requests.map(({ id }) => id)

describe('a draft', () => {
  test('is kept as far as it stands, seen by the own bureau only, and erased for good', async () => {
    const one = made(
      await as('vn.analyst').post(requests, { question: 'Which vessels of the exercise fleet turn at night?' }),
    )
    expect(one).toMatchObject({ state: 'draft', reference: null, side: 'asked', clock: 'none' })
    const saved = made(
      await as('vn.command').put(`${requests}/${one.id}`, { version: 1, ...entry(), annex: 'Nguyen Van Exercise' }),
    )
    expect(saved.version).toBe(2)
    expect(await show('vn.analyst', one.id)).toMatchObject({ annex: 'Nguyen Van Exercise', edition: 'whole' })
    expect(refusal(await as('vn.desk').put(`${requests}/${one.id}`, { version: 1 }))).toEqual([409, 'request.stale'])
    expect(refusal(await as('fr.analyst').get(`${requests}/${one.id}`))).toEqual([404, 'request.not-found'])
    expect(refusal(await as('gs.analyst').get(`${requests}/${one.id}`))).toEqual([404, 'request.not-found'])
    made(await as('vn.analyst').delete(`${requests}/${one.id}`))
    expect(refusal(await as('vn.analyst').get(`${requests}/${one.id}`))).toEqual([404, 'request.not-found'])
    const { rows } = await world.database.client.query('select 1 from request where id = $1', [one.id])
    expect(rows).toEqual([])
  })

  test('holds no personal data outside the annex; a name may be argued for, a number never', async () => {
    const post = (given: object) => as('vn.analyst').post(requests, given)
    expect(faults(await post({ known: 'He travels with passport XA1234567.' }))).toEqual([
      '/known fault.personal-data.document',
    ])
    expect(faults(await post({ mayShow: 'Call +84 24 0000 0000.', insists: 'A number of nobody.' }))).toEqual([
      '/mayShow fault.personal-data.phone',
    ])
    expect((await post({ annex: 'Passport XA1234567, +84 24 0000 0000' })).status).toBe(201)
  })

  test('is marked without contradiction: H3 has a condition, nothing else has, nobody marks above their clearance', async () => {
    const post = (given: object) => as('vn.analyst').post(requests, { marking: given })
    expect(faults(await post(marking('H3')))).toEqual(['/marking/conditions fault.request-condition-missing'])
    expect(faults(await post(marking('H1', 'restricted', ['No use in court'])))).toEqual([
      '/marking/conditions fault.request-condition-without-h3',
    ])
    expect(faults(await post(marking('H0', 'confidential')))).toEqual([
      '/marking/confidentiality fault.request-above-clearance',
    ])
  })

  test('is bound to a threat its reader may see; a hidden one is as none', async () => {
    const threat = made(
      await as('fr.analyst').post('/api/v1/threats', {
        name: 'Exercise route by night',
        summary: 'Boats of the exercise land at new moon.',
        regions: ['europe'],
        countries: [],
        crimeArea: 'people-smuggling',
        level: 'moderate',
        trend: 'rising',
        reviewOn: '2027-01-10',
        confidentiality: 'official-use-only',
        handlingCode: 'H0',
        reason: 'Exercise',
      }),
    )
    const one = made(await as('fr.analyst').post(requests, { threat: threat.id }))
    expect(one.threat).toBe(threat.id)
    expect(await ids('fr.analyst', `?threat=${threat.id}`)).toEqual([one.id])
    const absent = '00000000-0000-7000-8000-000000000000'
    for (const id of [threat.id, absent]) {
      expect(faults(await as('vn.analyst').post(requests, { threat: id }))).toEqual(['/threat fault.request-no-threat'])
      expect(await list('vn.analyst', `?threat=${id}`)).toEqual({ requests: [], counts: [], after: null })
    }
  })

  test('needs the clause to ask: a bureau outside the network is told so', async () => {
    expect(refusal(await as('xa.analyst').post(requests, entry()))).toEqual([403, 'request.no-asking'])
    expect((await as('vn.post').post(requests, entry())).status).toBe(403)
  })
})

describe('sending', () => {
  test('names everything that is missing, each at its field', async () => {
    const one = made(await as('vn.analyst').post(requests, {}))
    expect(faults(await send('vn.analyst', one, [{ bureau: 'fr' }]))).toEqual([
      '/question fault.required',
      '/decision fault.required',
      '/audience fault.required',
      '/known fault.required',
      '/mayShow fault.required',
      '/neededBy fault.required',
    ])
    const late = await draft('vn.analyst', { neededBy: '2026-11-21T20:00:00.000Z' })
    expect(faults(await send('vn.analyst', late, [{ bureau: 'fr' }]))).toEqual([
      '/neededBy fault.request-deadline-past',
    ])
  })

  test('refuses at the field whom the terms forbid: not joined, another class, the crime area left out, not cleared, the own bureau', async () => {
    const one = await draft('vn.analyst')
    const to = ['xa', 'zz', 'vn', 'fr', 'fr'].map((bureau) => ({ bureau }))
    expect(faults(await send('vn.analyst', one, to))).toEqual([
      '/to/0/bureau fault.request-not-joined',
      '/to/1/bureau fault.unknown-bureau',
      '/to/2/bureau fault.request-own-bureau',
      '/to/4/bureau fault.repeated',
    ])
    const partner = await draft('iom.analyst')
    expect(faults(await send('iom.analyst', partner, [{ bureau: 'vn' }]))).toEqual([
      '/to/0/bureau fault.request-outside-terms',
    ])
    await world.database.client.query(
      `update participation set without_crime_areas = '{people-smuggling}' where bureau = 'de'`,
    )
    expect(faults(await send('vn.analyst', one, [{ bureau: 'de' }]))).toEqual(['/to/0/bureau fault.request-crime-area'])
    await world.database.client.query(`update participation set without_crime_areas = '{}' where bureau = 'de'`)
    const secret = await draft('gs.analyst', { marking: marking('H0', 'confidential') })
    expect(faults(await send('gs.analyst', secret, [{ bureau: 'fr' }]))).toEqual([
      '/to/0/bureau fault.request-clearance',
    ])
    // Nothing was half sent.
    expect(await show('vn.analyst', one.id)).toMatchObject({ state: 'draft', parts: [], reference: null })
    expect(await ids('fr.analyst', '?side=answering')).toEqual([])
  })

  test('gives a reference without gaps, tells the bureaus asked and nobody else', async () => {
    const one = await ask('vn.analyst', ['fr', 'de'])
    const two = await ask('vn.analyst', ['fr'])
    expect(one.reference).toBe('REQ-2026-000001')
    expect(two.reference).toBe('REQ-2026-000002')
    for (const by of ['vn.desk', 'fr.analyst', 'de.command']) expect(await ids(by)).toContain(one.id)
    for (const by of ['us.analyst', 'gs.analyst', 'xa.analyst']) expect(await ids(by)).not.toContain(one.id)
    expect(await list('fr.analyst', '?side=answering')).toMatchObject({
      requests: [{ waits: true, side: 'answering', state: 'new' }, { id: one.id }],
      counts: [{ state: 'new', count: 2 }],
    })
    expect(refusal(await send('vn.analyst', { id: one.id, version: one.version }, [{ bureau: 'us' }]))).toEqual([
      409,
      'request.not-now',
    ])
    const { rows } = await world.database.client.query(
      `select tell, detail from fact where operation = 'request.send' and subject = $1 and outcome = 'done'`,
      [one.id],
    )
    expect(rows[0].tell.sort()).toEqual(['de', 'fr', 'vn'])
    expect(JSON.stringify(rows[0].detail)).not.toContain('smugglers')
  })
})

describe('what nobody takes', () => {
  test('goes to the Secretariat after a working day of the asker, which assigns it, or says that nobody takes it', async () => {
    const one = await ask('vn.analyst', ['fr'])
    // Saturday evening; the working day of Hanoi is Monday, which ends at 17:00Z.
    await pass(1 * day)
    expect(await ids('gs.analyst', '?unclaimed=true')).toEqual([])
    await pass(1 * day)
    expect(await ids('gs.analyst', '?unclaimed=true')).toContain(one.id)
    expect(await show('gs.analyst', one.id)).toMatchObject({ side: 'secretariat', unclaimed: true })
    expect((await show('gs.analyst', one.id)).allowed).toEqual(expect.arrayContaining(['assign', 'refuse']))
    expect(refusal(await act('gs.command', one.id, 'refuse', { reason: 'no-capacity' }))[0]).toBe(403)
    expect(refusal(await act('fr.analyst', one.id, 'assign', { to: [{ bureau: 'us' }] }))).toEqual([
      403,
      'request.not-yours',
    ])
    expect(faults(await act('gs.analyst', one.id, 'assign', { to: [{ bureau: 'xa' }, { bureau: 'fr' }] }))).toEqual([
      '/to/0/bureau fault.request-not-joined',
      '/to/1/bureau fault.request-asked-already',
    ])
    made(await act('gs.analyst', one.id, 'assign', { to: [{ bureau: 'us' }, { bureau: 'gs' }] }))
    expect(await ids('gs.analyst', '?unclaimed=true')).not.toContain(one.id)
    await take('gs', one.id)
    expect(await show('vn.analyst', one.id)).toMatchObject({ lead: 'gs', state: 'scoping', contributors: ['gs'] })
  })

  test('is there at once where all decline, or nobody is named; the Secretariat may refuse it for good', async () => {
    const one = await ask('vn.analyst', ['fr'])
    const piece = await pieceOf('fr', one.id)
    made(await act('fr.desk', one.id, `parts/${piece.id}/decline`, { reason: 'no-capacity', note: 'Until January.' }))
    expect(refusal(await as('fr.analyst').get(`${requests}/${one.id}`))).toEqual([404, 'request.not-found'])
    expect(await ids('gs.analyst', '?unclaimed=true')).toContain(one.id)
    const open = await ask('iom.analyst', [])
    expect(await ids('gs.analyst', '?unclaimed=true')).toContain(open.id)
    made(await act('gs.analyst', open.id, 'refuse', { reason: 'no-data' }))
    const ended = await show('iom.analyst', open.id)
    expect(ended).toMatchObject({ state: 'declined', clock: 'stopped', unclaimed: false })
    expect(refusal(await act('gs.analyst', open.id, 'assign', { to: [{ bureau: 'fr' }] }))[0]).toBe(403)
    expect(refusal(await act('iom.analyst', open.id, 'withdraw', { reason: 'mistake' }))).toEqual([409, 'request.over'])
  })

  test('under H2 the Secretariat gives it to nobody the asker did not open it to', async () => {
    const one = await ask('vn.analyst', ['fr'], { marking: marking('H2') })
    const piece = await pieceOf('fr', one.id)
    made(await act('fr.analyst', one.id, `parts/${piece.id}/decline`, { reason: 'no-data' }))
    expect(faults(await act('gs.analyst', one.id, 'assign', { to: [{ bureau: 'de' }] }))).toEqual([
      '/to fault.request-consent',
    ])
    const open = await ask('vn.analyst', [], { marking: marking('H2') })
    made(await act('gs.analyst', open.id, 'assign', { to: [{ bureau: 'de' }] }))
    expect(await ids('de.analyst')).toContain(open.id)
  })
})

describe('work', () => {
  test('walks scoping, collecting, analysing, review, delivered, and no stage is passed over', async () => {
    const one = await ask('vn.analyst', ['fr', 'de'])
    const jump = (to: string) => act('fr.analyst', one.id, 'move', { version: 1, to })
    expect(refusal(await jump('analysing'))[0]).toBe(403)
    await take('fr', one.id)
    expect(await show('fr.analyst', one.id)).toMatchObject({ state: 'scoping', lead: 'fr', leadOfficer: 'fr.analyst' })
    expect(await show('vn.analyst', one.id)).toMatchObject({ leadOfficer: null })
    const { version } = await show('fr.analyst', one.id)
    expect(refusal(await act('fr.analyst', one.id, 'move', { version, to: 'analysing' }))).toEqual([
      409,
      'request.not-now',
    ])
    // The second to take it contributes and does not lead.
    await take('de', one.id)
    expect(await show('de.analyst', one.id)).toMatchObject({ lead: 'fr', contributors: ['de', 'fr'] })
    expect(refusal(await act('de.analyst', one.id, 'move', { version, to: 'collecting' }))[0]).toBe(403)
    await move('fr', one.id, 'collecting')
    expect(refusal(await compose('fr', one.id))).toEqual([409, 'request.not-now'])
  })

  test('is talked about inside the request: a question, its answer, sealed in the store', async () => {
    const one = await ask('vn.analyst', ['fr'])
    made(await act('fr.analyst', one.id, 'talk', { kind: 'question', text: 'Only by sea, or by land too?' }))
    const [question] = (await show('vn.analyst', one.id)).talk
    expect(question).toMatchObject({ kind: 'question', bureau: 'fr', officer: null })
    expect(faults(await act('vn.analyst', one.id, 'talk', { kind: 'answer', text: 'By sea.' }))).toEqual([
      '/answers fault.request-no-question',
    ])
    made(await act('vn.analyst', one.id, 'talk', { kind: 'answer', answers: question.id, text: 'By sea.' }))
    expect((await show('fr.analyst', one.id)).talk).toMatchObject([{ officer: 'fr.analyst' }, { text: 'By sea.' }])
    expect(refusal(await act('us.analyst', one.id, 'talk', { kind: 'note', text: 'Me too.' }))).toEqual([
      404,
      'request.not-found',
    ])
    const { rows } = await world.database.client.query('select says from request_talk where request = $1', [one.id])
    expect(rows.some(({ says }: { says: Buffer }) => says.toString().includes('By sea'))).toBe(false)
  })

  test('is split into pieces with their own deadlines; what is handed in is read by its writer and the lead', async () => {
    const one = await ask('vn.analyst', ['fr'], { neededBy: '2026-12-04T12:00:00.000Z' })
    await take('fr', one.id)
    const piece = (given: object) =>
      act('fr.analyst', one.id, 'parts', {
        bureau: 'de',
        ask: 'Count the landings by night of the moon.',
        dueAt: '2026-12-01T12:00:00.000Z',
        ...given,
      })
    expect(faults(await piece({ dueAt: '2026-12-04T12:00:00.001Z' }))).toEqual([
      '/dueAt fault.request-deadline-after-whole',
    ])
    expect(faults(await piece({ bureau: 'xa' }))).toEqual(['/bureau fault.request-not-joined'])
    expect((await piece({})).status).toBe(201)
    await take('de', one.id)
    const mine = await pieceOf('de', one.id)
    expect(mine).toMatchObject({ ask: 'Count the landings by night of the moon.', state: 'accepted', number: 2 })
    made(
      await act('de.analyst', one.id, `parts/${mine.id}/hand-in`, {
        text: 'Eleven of twelve at new moon.',
        annex: 'Skipper Exercise',
        marking: marking('H2'),
      }),
    )
    const seen = async (by: string) =>
      (await show(by, one.id)).parts.find((part: { bureau: string }) => part.bureau === 'de').answer
    expect(await seen('fr.analyst')).toMatchObject({ text: 'Eleven of twelve at new moon.', annex: 'Skipper Exercise' })
    expect(await seen('vn.analyst')).toBeNull()
    expect(refusal(await act('de.analyst', one.id, `parts/${mine.id}/decline`, { reason: 'other' }))).toEqual([
      409,
      'request.part-decided',
    ])
  })

  test('is given to another analyst of the own bureau, and to nobody else', async () => {
    const one = await ask('vn.analyst', ['fr'])
    await take('fr', one.id)
    const { id } = await pieceOf('fr', one.id)
    const give = (officer: string) => act('fr.analyst', one.id, `parts/${id}/analyst`, { officer })
    expect(faults(await give('de.analyst'))).toEqual(['/officer fault.request-not-analyst'])
    expect(faults(await give('fr.desk'))).toEqual(['/officer fault.request-not-analyst'])
    made(await give('fr.command'))
    expect(await show('fr.analyst', one.id)).toMatchObject({ leadOfficer: 'fr.command' })
  })
})

describe('the clock', () => {
  test('warns three days and one day before the deadline and when it has passed; the asker may move it', async () => {
    const now = Date.parse(world.clock.now())
    const neededBy = new Date(now + 5 * day).toISOString()
    const one = await ask('vn.analyst', ['fr'], { neededBy })
    await take('fr', one.id)
    const clock = async () => (await show('fr.analyst', one.id)).clock
    const warnings = async () =>
      (
        await world.database.client.query(
          `select detail->>'clock' as clock from fact where operation = 'request.warn' and subject = $1 order by at`,
          [one.id],
        )
      ).rows.map(({ clock: said }: { clock: string }) => said)
    expect(await clock()).toBe('fine')
    await pass(2 * day)
    expect([await clock(), await warnings()]).toEqual(['soon', ['soon']])
    await pass(2 * day)
    expect([await clock(), await warnings()]).toEqual(['urgent', ['soon', 'urgent']])
    expect(await ids('fr.analyst', '?clock=urgent')).toContain(one.id)
    await pass(1 * day + hour)
    expect(await clock()).toBe('late')
    expect(await ids('fr.analyst', '?clock=late')).toContain(one.id)
    const { version } = await show('vn.analyst', one.id)
    const until = new Date(now + 20 * day).toISOString()
    expect(refusal(await act('fr.analyst', one.id, 'deadline', { version, neededBy: until }))[0]).toBe(403)
    made(await act('vn.analyst', one.id, 'deadline', { version, neededBy: until }))
    expect(await clock()).toBe('fine')
    expect((await pieceOf('fr', one.id)).dueAt).toBe(until)
  })

  test('load counts open pieces by week: own analysts by name, other bureaus as far as one is a party', async () => {
    const neededBy = new Date(Date.parse(world.clock.now()) + 10 * day).toISOString()
    const one = await ask('eg.analyst', ['us'], { neededBy })
    const before = made(await as('us.analyst').get(`${requests}/load?weeks=4`))
    await take('us', one.id)
    const load = made(await as('us.analyst').get(`${requests}/load?weeks=4`))
    const sum = (answer: typeof load, officer: string | null): number =>
      answer.rows
        .filter((row: { bureau: string; officer: string }) => row.bureau === 'us' && row.officer === officer)
        .flatMap((row: { weeks: number[] }) => row.weeks)
        .reduce((total: number, count: number) => total + count, 0)
    expect(sum(load, 'us.analyst') - sum(before, 'us.analyst')).toBe(1)
    expect(sum(before, null) - sum(load, null)).toBe(1)
    expect(made(await as('eg.analyst').get(`${requests}/load`)).rows).toMatchObject([{ bureau: 'us', officer: null }])
    expect(load.weeks).toHaveLength(4)
  })
})

describe('earlier answers', () => {
  test('are offered with why, to those who may read them', async () => {
    const one = await answered('vn.analyst', 'fr', {
      question: 'How are counterfeit kelp certificates sold across the strait?',
    })
    const need = {
      question: 'Who sells kelp certificates that are counterfeit?',
      wanted: 'pattern',
      crimeArea: 'illicit-goods',
      language: 'en',
      neededBy: '2027-06-01T00:00:00.000Z',
      confidentiality: 'official-use-only',
    }
    const similar = async (by: string, given: object = {}) =>
      made(await as(by).post(`${requests}/similar`, { ...need, ...given })).similar
    expect(await similar('vn.analyst')).toMatchObject([
      { id: one.id, why: { words: ['certificates', 'counterfeit', 'kelp'], crimeArea: false, threat: false } },
    ])
    expect(await similar('fr.analyst')).toHaveLength(1)
    expect(await similar('de.analyst')).toEqual([])
    expect(await similar('vn.analyst', { question: 'Something else entirely?' })).toEqual([])
  })
})
