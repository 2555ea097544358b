/** Analysis files through the front door: an order, advice, opening, review, extension, end; who reads what, and every refusal. */
import { describe, expect, test } from 'vitest'
import { analysisStories, fileOrder, files } from '../../test/analysis.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { later, show, propose, act, advise, opened, refusal, pointers, told } = analysisStories(world)
const as = world.as
const status = async (by: string, id: string): Promise<number> => (await as(by).get(`${files}/${id}`)).status

describe('an order', () => {
  test('is whole or it is nothing: every fault is told at its field, and nothing is kept', async () => {
    const before = await world.database.client.query('select count(*)::int as n from analysis_file')
    const reply = await propose('vn.analyst', {
      name: 'Exercise: the calls of +84 912 345 678',
      until: '2031-11-22',
      personCategories: [],
      readers: [{ bureau: 'fr' }, { bureau: 'iom' }, { bureau: 'xa' }],
      contributors: ['fr'],
      recipients: ['xa'],
    })
    expect(reply.status).toBe(400)
    expect(pointers(reply).sort()).toEqual([
      '/contributors/0 fault.file-partner-twice',
      '/name fault.personal-data.phone',
      '/personCategories fault.file-operational-persons',
      '/readers/1/bureau fault.file-partner-reader',
      '/readers/2/bureau fault.file-partner-not-joined',
      '/recipients/0 fault.file-partner-not-joined',
      '/recipients/0 fault.file-partner-twice',
      '/until fault.file-ends-too-far',
    ])
    expect(reply.body.pointers.find((one: { pointer: string }) => one.pointer === '/readers/1/bureau').says).toMatch(
      /IOM/,
    )
    for (const left of ['purpose', 'why', 'until', 'dataCategories', 'consentBy', 'crimeAreas'])
      expect(pointers(await propose('vn.analyst', { [left]: undefined }))).toEqual([`/${left} fault.required`])
    const after = await world.database.client.query('select count(*)::int as n from analysis_file')
    expect(after.rows).toEqual(before.rows)
  })

  test('runs five years at most, from tomorrow on', async () => {
    expect((await propose('vn.analyst', { until: '2031-11-21' })).status).toBe(201)
    expect(pointers(await propose('vn.analyst', { until: '2026-11-20' }))).toEqual(['/until fault.file-ends-past'])
    expect(pointers(await propose('vn.analyst', { contributionsUntil: '2027-11-21' }))).toEqual([
      '/contributionsUntil fault.window-after-end',
    ])
  })

  test('names categories of persons exactly where its data speak of them', async () => {
    const figures = { kind: 'strategic', dataCategories: ['ways-of-working', 'places'], personCategories: [] }
    expect((await propose('vn.analyst', figures)).status).toBe(201)
    expect(pointers(await propose('vn.analyst', { ...figures, dataCategories: ['identity'] }))).toEqual([
      '/personCategories fault.file-persons-missing',
    ])
    expect(pointers(await propose('vn.analyst', { ...figures, personCategories: ['victim'] }))).toEqual([
      '/dataCategories fault.file-persons-without-data',
    ])
  })

  test('names as officers only analysts of the bureau that reads', async () => {
    const readers = [{ bureau: 'fr', officers: ['fr.analyst', 'fr.desk', 'de.analyst'] }]
    expect(pointers(await propose('vn.analyst', { readers }))).toEqual([
      '/readers/0/officers/1 fault.file-reader-officer',
      '/readers/0/officers/2 fault.file-reader-officer',
    ])
  })

  test('wants a threat of the register that its owner sees', async () => {
    const reply = await propose('vn.analyst', { threat: '0192f0c1-0000-7000-8000-000000000000' })
    expect(pointers(reply)).toEqual(['/threat fault.file-no-threat'])
  })

  test('is proposed by analysts of bureaus that may read files, and no other', async () => {
    expect(refusal(await propose('iom.analyst'))).toEqual([403, 'analysis.may-not-propose'])
    expect(refusal(await propose('xa.analyst'))).toEqual([403, 'analysis.may-not-propose'])
    expect((await propose('vn.desk')).status).toBe(403)
    expect((await propose('aseanapol.analyst')).status).toBe(201)
  })

  test('is numbered by year without a gap, refusals included', async () => {
    const first = (await propose()).body.reference
    await propose('vn.analyst', { until: '2020-01-01' })
    const second = (await propose()).body.reference
    const number = (reference: string) => Number(reference.split('-')[2])
    expect(first).toMatch(/^FIL-2026-\d{4}$/)
    expect(number(second)).toBe(number(first) + 1)
  })
})

describe('before it opens', () => {
  test('a file is known to its owner, the secretariat and data protection of the network, and to nobody else', async () => {
    const { id, reference } = (await propose()).body
    for (const by of ['vn.analyst', 'vn.command', 'vn.data-protection', 'gs.analyst', 'gs.data-protection'])
      expect([by, await status(by, id)]).toEqual([by, 200])
    for (const by of ['fr.analyst', 'iom.analyst', 'de.analyst', 'us.analyst', 'gs.command'])
      expect([by, await status(by, id)]).toEqual([by, 404])
    expect((await as('vn.post').get(`${files}/${id}`)).status).toBe(403)
    expect((await as('fr.analyst').get(files)).text).not.toContain(reference)
    expect(await told('analysis.propose')).toEqual(['gs', 'vn'])
  })

  test('hidden answers exactly as absent', async () => {
    const { id } = (await propose()).body
    const hidden = await as('us.analyst').get(`${files}/${id}`)
    const absent = await as('us.analyst').get(`${files}/0192f0c1-0000-7000-8000-000000000000`)
    expect([hidden.status, hidden.text]).toEqual([absent.status, absent.text])
  })

  test('it opens only when data protection agrees to the very order that stands', async () => {
    const { id } = (await propose()).body
    expect(refusal(await act('gs.analyst', id, 'open'))).toEqual([409, 'analysis.no-advice'])
    expect((await show('gs.analyst', id)).allowed).toEqual(['decline'])
    expect((await advise(id, 'agrees-with-changes')).body).toMatchObject({
      state: 'advised',
      advice: 'agrees-with-changes',
    })
    expect(refusal(await act('gs.analyst', id, 'open'))).toEqual([409, 'analysis.advice-not-met'])
    const { version } = await show('vn.analyst', id)
    const order = fileOrder({ dataCategories: ['identity'], until: '2027-05-20' })
    const revised = await as('vn.analyst').put(`${files}/${id}/order`, { version, order })
    expect(revised.body).toMatchObject({ state: 'proposed', advice: null, orderVersion: 2, until: '2027-05-20' })
    expect(refusal(await act('gs.analyst', id, 'open'))).toEqual([409, 'analysis.no-advice'])
    await advise(id, 'objects')
    expect(refusal(await act('gs.analyst', id, 'open'))).toEqual([409, 'analysis.advice-not-met'])
    await advise(id)
    expect((await act('gs.analyst', id, 'open')).body).toMatchObject({ state: 'open', reviewOn: '2027-05-21' })
    expect(refusal(await as('vn.analyst').put(`${files}/${id}/order`, { version: 6, order }))).toEqual([
      409,
      'analysis.order-stands',
    ])
  })

  test('a revision is judged as the order was, with pointers into it', async () => {
    const { id, version } = (await propose()).body
    const order = fileOrder({ readers: [{ bureau: 'iom' }] })
    expect(pointers(await as('vn.analyst').put(`${files}/${id}/order`, { version, order }))).toEqual([
      '/order/contributors/0 fault.file-partner-twice',
      '/order/readers/0/bureau fault.file-partner-reader',
    ])
    expect((await show('vn.analyst', id)).orderVersion).toBe(1)
  })

  test('advice is data protection’s alone, opening the secretariat’s alone', async () => {
    const { id, version } = (await propose()).body
    const advice = { version, about: 'order', verdict: 'agrees', text: 'Exercise.' }
    expect((await as('vn.data-protection').post(`${files}/${id}/advice`, advice)).status).toBe(403)
    expect((await as('gs.analyst').post(`${files}/${id}/advice`, advice)).status).toBe(403)
    await advise(id)
    expect(refusal(await act('vn.analyst', id, 'open'))).toEqual([403, 'analysis.not-yours'])
    expect((await act('gs.data-protection', id, 'open')).status).toBe(403)
    expect((await act('fr.analyst', id, 'open')).status).toBe(404)
  })

  test('its owner withdraws it, the secretariat declines it, and then it is over', async () => {
    const one = (await propose()).body.id
    expect((await act('vn.analyst', one, 'withdraw', { reason: 'Exercise: not needed.' })).body).toMatchObject({
      state: 'withdrawn',
      overBecause: 'withdrawn',
      allowed: [],
    })
    const other = (await propose()).body.id
    expect((await act('gs.analyst', other, 'decline', { reason: 'Exercise: too wide.' })).body.state).toBe('declined')
    expect(refusal(await advise(other))).toEqual([409, 'analysis.no-order-waits'])
    const seen = await show('vn.analyst', other)
    expect(seen.steps.at(-1)).toMatchObject({
      step: 'declined',
      note: 'Exercise: too wide.',
      officer: null,
      bureau: 'gs',
    })
  })
})

describe('an open file', () => {
  test('is seen by those its order names, each for their part', async () => {
    const id = await opened()
    expect(await told('analysis.open')).toEqual(['de', 'fr', 'gs', 'iom', 'vn'])
    const parts: Record<string, [string, boolean, string[]]> = {
      'vn.analyst': [
        'owner',
        true,
        ['askExtension', 'review', 'setWindow', 'remove', 'askConsent', 'release', 'contribute'],
      ],
      'fr.analyst': ['reader', true, ['askConsent', 'contribute']],
      'iom.analyst': ['contributor', false, ['askConsent', 'contribute']],
      'de.analyst': ['recipient', false, []],
      'gs.analyst': ['secretariat', true, ['setWindow', 'add', 'remove', 'close', 'release']],
      'gs.data-protection': ['adviser', false, []],
      'vn.data-protection': ['owner', false, []],
      'fr.command': ['reader', false, []],
    }
    for (const [by, [part, readsMaterial, allowed]] of Object.entries(parts)) {
      const seen = await show(by, id)
      expect([by, seen.part, seen.readsMaterial, seen.allowed]).toEqual([by, part, readsMaterial, allowed])
    }
    expect(await status('us.analyst', id)).toBe(404)
  })

  test('gives reasons of its steps to those it concerns, and names of officers to their own bureau', async () => {
    const id = await opened()
    const noteOf = async (by: string) =>
      (await show(by, id)).steps.find((one: { step: string }) => one.step === 'advised').note
    expect(await noteOf('vn.analyst')).toBe('Exercise: within the rules.')
    expect(await noteOf('fr.analyst')).toBe('Exercise: within the rules.')
    expect(await noteOf('iom.analyst')).toBeNull()
    const seen = await show('fr.analyst', id)
    expect([seen.officer, seen.steps[0].officer]).toEqual(['vn', null])
    expect((await show('vn.analyst', id)).steps[0].officer).toBe('vn.analyst')
    // The words of an order may name people; the terms give a partner no personal data.
    expect([(await show('de.analyst', id)).why, (await show('iom.analyst', id)).why]).toEqual([fileOrder().why, null])
  })

  test('is read by named officers alone where a bureau names them', async () => {
    const id = await opened({
      readers: [
        { bureau: 'fr', officers: ['fr.analyst'] },
        { bureau: 'vn', officers: ['vn.analyst'] },
      ],
    })
    expect(await show('fr.analyst', id)).toMatchObject({
      readsMaterial: true,
      readers: [{ bureau: 'vn' }, { bureau: 'fr', officers: ['fr.analyst'] }],
    })
    await world.database.client.query(
      `insert into officer (name, id, bureau, title, duties, clearance, post, created_at, updated_at)
       select 'fr.analyst-2', '0192f0c1-0000-7000-8000-0000000000a2', 'fr', 'Exercise', duties, 2, '', created_at, created_at
       from officer where name = 'fr.analyst' on conflict do nothing`,
    )
    expect(await show('fr.analyst-2', id)).toMatchObject({ readsMaterial: false, allowed: [] })
  })

  test('adds and takes away readers, who see it or not at once', async () => {
    const id = await opened()
    const reason = 'Exercise: works on the same route.'
    const add = (by: string, body: object) => act(by, id, 'partners', { reason, ...body })
    const remove = (by: string, body: object) => act(by, id, 'partners/remove', { reason, ...body })
    expect(refusal(await add('vn.analyst', { role: 'reader', bureau: 'us' }))).toEqual([403, 'analysis.not-yours'])
    expect(pointers(await add('gs.analyst', { role: 'reader', bureau: 'iom' }))).toEqual([
      '/bureau fault.file-partner-reader',
    ])
    expect(pointers(await add('gs.analyst', { role: 'recipient', bureau: 'us', officers: ['us.analyst'] }))).toEqual([
      '/officers fault.file-officers-readers',
    ])
    expect(await status('us.analyst', id)).toBe(404)
    expect((await add('gs.analyst', { role: 'reader', bureau: 'us' })).body.readers).toEqual([
      { bureau: 'fr' },
      { bureau: 'us' },
    ])
    expect(await show('us.analyst', id)).toMatchObject({ part: 'reader', readsMaterial: true })
    expect(refusal(await add('gs.analyst', { role: 'contributor', bureau: 'us' }))).toEqual([
      409,
      'analysis.is-partner',
    ])
    expect((await add('gs.analyst', { role: 'reader', bureau: 'de' })).body).toMatchObject({ recipients: [] })
    expect((await remove('vn.analyst', { role: 'reader', bureau: 'us' })).status).toBe(200)
    expect(await told('analysis.remove')).toContain('us')
    expect(await status('us.analyst', id)).toBe(404)
    expect(refusal(await remove('vn.analyst', { role: 'reader', bureau: 'us' }))).toEqual([409, 'analysis.no-partner'])
    expect((await show('vn.analyst', id)).steps.slice(-1)).toMatchObject([
      { step: 'removed', about: 'reader us', note: reason },
    ])
  })

  test('is closed to a reader that leaves the network, or loses the clause, from that moment', async () => {
    const id = await opened({ readers: [{ bureau: 'eg' }] })
    expect((await show('eg.analyst', id)).readsMaterial).toBe(true)
    await world.database.client.query("update participation set clauses = '{network.take-part}' where bureau = 'eg'")
    await world.pass(6000)
    expect(await status('eg.analyst', id)).toBe(404)
  })

  test('needs clearance for its level', async () => {
    const reply = await propose('vn.analyst', { confidentiality: 'confidential', contributors: [], recipients: [] })
    expect(pointers(reply)).toEqual(['/readers/0/bureau fault.file-partner-clearance'])
    const id = await opened(
      { confidentiality: 'confidential', readers: [], contributors: [], recipients: [] },
      'gs.analyst',
    )
    expect((await show('gs.analyst', id)).readsMaterial).toBe(true)
  })

  test('is listed without words of its order, counted by state under the reader’s own rule', async () => {
    await opened({ crimeAreas: ['firearms'], purpose: 'Exercise: a purpose nobody lists.' })
    await propose('vn.analyst', { crimeAreas: ['firearms'] })
    const list = async (by: string, query = '') => as(by).get(`${files}?crimeArea=firearms${query}`)
    const own = await list('vn.analyst')
    expect(own.text).not.toContain('nobody lists')
    expect(own.body.files.map((one: { state: string }) => one.state)).toEqual(['proposed', 'open'])
    const counts = (reply: { body: { counts: { state: string; count: number }[] } }) =>
      Object.fromEntries(reply.body.counts.map((one) => [one.state, one.count]))
    expect(counts(own)).toEqual({ proposed: 1, open: 1 })
    expect(counts(await list('fr.analyst', '&state=proposed'))).toEqual({ open: 1 })
    expect(counts(await list('us.analyst'))).toEqual({})
    const page = await list('vn.analyst', '&limit=1')
    const next = await list('vn.analyst', `&limit=1&after=${page.body.after}`)
    expect([page.body.files[0].state, next.body.files[0].state, next.body.after]).toEqual(['proposed', 'open', null])
  })

  test('is changed from the version that was read', async () => {
    const id = await opened()
    const stale = await as('gs.analyst').post(`${files}/${id}/close`, { version: 1, reason: 'Exercise.' })
    expect(refusal(stale)).toEqual([409, 'analysis.stale'])
  })
})

describe('the clocks of a file', () => {
  test('review is due to its owner, recorded, and due again', async () => {
    const id = await opened({ reviewEvery: 1, until: '2028-11-20' })
    expect((await show('vn.analyst', id)).reviewOn).toBe(lastReview(await show('vn.analyst', id)))
    await later(32)
    expect(await told('analysis.review-due')).toContain('vn')
    expect(await show('vn.analyst', id)).toMatchObject({ reviewDue: true, state: 'open' })
    await world.pass(3_600_000)
    const due = (await show('vn.analyst', id)).steps.filter((one: { step: string }) => one.step === 'review-due')
    expect(due).toHaveLength(1)
    expect((await act('fr.analyst', id, 'review', { note: 'x' })).status).toBe(403)
    const reviewed = await act('vn.analyst', id, 'review', { note: 'Exercise: still needed.' })
    expect(reviewed.body).toMatchObject({ reviewDue: false })
    expect(reviewed.body.steps.slice(-2).map((one: { step: string }) => one.step)).toEqual(['review-due', 'reviewed'])
  })

  test('the window for contributions closes and is set anew, within the file', async () => {
    const today = world.clock.now().slice(0, 10)
    const id = await opened({ contributionsUntil: today, until: '2028-11-20' })
    expect(await show('iom.analyst', id)).toMatchObject({
      takesContributions: true,
      allowed: ['askConsent', 'contribute'],
    })
    await later(2)
    expect(await show('iom.analyst', id)).toMatchObject({ takesContributions: false, allowed: ['askConsent'] })
    const set = async (until: string) => {
      const { version } = await show('vn.analyst', id)
      return as('vn.analyst').put(`${files}/${id}/window`, { version, until })
    }
    expect(pointers(await set('2028-11-21'))).toEqual(['/until fault.window-after-end'])
    expect((await set('2028-11-20')).body).toMatchObject({ takesContributions: true })
  })

  test('is extended only with new advice, by the secretariat', async () => {
    const id = await opened({ until: '2028-01-10' })
    const ask = (until: string) => act('vn.analyst', id, 'extension', { until, reason: 'Exercise: trial not over.' })
    expect(refusal(await act('gs.analyst', id, 'extend'))).toEqual([409, 'analysis.no-extension-waits'])
    expect(pointers(await ask('2032-11-22'))).toEqual(['/until fault.file-ends-too-far'])
    expect(refusal(await ask('2028-01-10'))).toEqual([409, 'analysis.not-later'])
    expect((await ask('2029-01-10')).body).toMatchObject({ extension: '2029-01-10', until: '2028-01-10' })
    expect(refusal(await ask('2029-02-10'))).toEqual([409, 'analysis.extension-waits'])
    expect(refusal(await act('gs.analyst', id, 'extend'))).toEqual([409, 'analysis.no-advice'])
    await advise(id, 'objects', 'extension')
    expect(refusal(await act('gs.analyst', id, 'extend'))).toEqual([409, 'analysis.advice-not-met'])
    expect((await act('gs.analyst', id, 'decline', { reason: 'Exercise: time enough.' })).body).toMatchObject({
      extension: null,
      state: 'open',
    })
    await ask('2028-06-10')
    await advise(id, 'agrees', 'extension')
    expect((await act('gs.analyst', id, 'extend')).body).toMatchObject({
      until: '2028-06-10',
      contributionsUntil: '2028-06-10',
      extension: null,
    })
  })

  test('reminds of its last day, then it expires: nothing goes in or out, and it is not extended', async () => {
    const today = world.clock.now().slice(0, 10)
    const until = new Date(Date.parse(today) + 70 * 86_400_000).toISOString().slice(0, 10)
    const id = await opened({ until })
    await later(11)
    expect((await show('vn.analyst', id)).steps.at(-1)).toMatchObject({ step: 'expiry-near', day: until })
    await later(60)
    const seen = await show('vn.analyst', id)
    expect(seen).toMatchObject({
      state: 'closing',
      overBecause: 'expired',
      allowed: ['remove'],
      takesContributions: false,
    })
    expect(seen.steps.at(-1)).toMatchObject({ step: 'expired', bureau: 'vn' })
    const late = await act('vn.analyst', id, 'extension', { until: '2029-01-01', reason: 'Exercise.' })
    expect(refusal(late)).toEqual([409, 'analysis.expired'])
    expect(late.body.detail ?? late.body.title).toMatch(/last day/)
    await later(31)
    await world.pass(3_600_000)
    const steps = (await show('gs.analyst', id)).steps.map((one: { step: string }) => one.step)
    expect(steps.slice(-3)).toEqual(['expiry-near', 'expired', 'ending-due'])
  })
})

describe('the end of a file', () => {
  test('is deletion: words are erased with their keys, counts remain', async () => {
    const id = await opened()
    expect(refusal(await act('gs.analyst', id, 'delete', { because: 'purpose-met' }))).toEqual([
      409,
      'analysis.close-first',
    ])
    expect((await act('gs.analyst', id, 'close', { reason: 'Exercise: done.' })).body).toMatchObject({
      state: 'closing',
      overBecause: 'closed',
    })
    expect(refusal(await act('gs.analyst', id, 'close', { reason: 'Exercise.' }))).toEqual([409, 'analysis.not-open'])
    expect(refusal(await act('vn.analyst', id, 'delete', { because: 'purpose-met' }))).toEqual([
      403,
      'analysis.not-yours',
    ])
    const deleted = await act('gs.analyst', id, 'delete', { because: 'purpose-met' })
    expect(deleted.body).toMatchObject({
      state: 'deleted',
      purpose: null,
      why: null,
      readsMaterial: false,
      allowed: [],
    })
    expect(deleted.body.remains).toEqual(
      expect.arrayContaining([
        { what: 'readers', count: 1 },
        { what: 'releases', count: 0 },
      ]),
    )
    expect(deleted.body.steps.at(-1)).toMatchObject({ step: 'deleted', about: 'purpose-met' })
    expect(deleted.body.steps.every((one: { note: string | null }) => one.note === null)).toBe(true)
    const { rows } = await world.database.client.query(
      `select content, (select count(*)::int from sealing s where s.id = f.seal) as keys from analysis_file f where id = $1`,
      [id],
    )
    expect(rows).toEqual([{ content: null, keys: 0 }])
  })

  test('or archive: the order stays, readable to those who read it', async () => {
    const id = await opened()
    await act('gs.analyst', id, 'close', { reason: 'Exercise: done.' })
    const archived = await act('gs.analyst', id, 'archive', { reason: 'Exercise: kept for the report.' })
    expect(archived.body).toMatchObject({
      state: 'archived',
      purpose: 'Exercise: to find who organises crossings by night.',
    })
    expect(await show('fr.analyst', id)).toMatchObject({ state: 'archived', readsMaterial: false })
    expect(refusal(await act('gs.analyst', id, 'delete', { because: 'purpose-met' }))).toEqual([
      409,
      'analysis.not-closing',
    ])
  })
})

const lastReview = (seen: { openedAt: string }): string => {
  const [year = 0, month = 0, date = 0] = seen.openedAt.slice(0, 10).split('-').map(Number)
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)
}
