// Stories of persons through the front door: entering them, what is refused, who sees what of them, and what a post is told.
import { describe, expect, test } from 'vitest'
import { pointers, recordEntries } from '../../test/records.ts'
import { type Reply, startWorld } from '../../test/world.ts'

const world = startWorld()
const { enter } = recordEntries(world)
const nominals = '/api/v1/records/nominal'
const tdawns = '/api/v1/records/tdawn'
const lists = '/api/v1/records/outside-list'
const fr = () => world.as('fr.desk')

let entered = 0
/** Somebody invented, to be arrested; the number of their passport is never printed on a real one. */
const wanted = (fields: object = {}, described: object = {}) => {
  entered += 1
  return {
    reference: `EXERCISE-P-${entered}`,
    status: 'wanted-arrest',
    personStatus: 'charged',
    purpose: 'wanted',
    fields: {
      names: [{ use: 'main', family: 'Exercise', given: `Anna ${entered}` }],
      sex: 'F',
      datesOfBirth: ['1980-02-03'],
      placeOfBirth: 'Exercise City',
      nationalities: [{ country: 'FRA', state: 'confirmed' }],
      documents: [{ type: 'passport', number: `XQ${String(entered).padStart(7, '0')}`, country: 'FRA' }],
      cautions: [{ code: 'armed', since: '2025' }],
      charge: 'Exercise: fraud.',
      warrant: 'Exercise Court, EX-1/2026',
      mother: 'Exercise Mother',
      ...fields,
    },
    ...described,
  }
}
const missing = (fields: object = {}, described: object = {}) =>
  wanted(
    { dateOfEvent: '2026-11', ...fields },
    { status: 'missing', personStatus: 'missing', purpose: 'locate', ...described },
  )
const held = (fields: object = {}, described: object = {}) => {
  entered += 1
  return {
    reference: `EXERCISE-T-${entered}`,
    status: 'holder-wanted',
    purpose: 'wanted',
    fields: {
      number: `XT${String(entered).padStart(7, '0')}`,
      country: 'FRA',
      type: 'passport',
      family: 'Exercise',
      dateOfExpiry: '2030',
      notice: 'EXERCISE-N-1',
      ...fields,
    },
    ...described,
  }
}
const listed = (fields: object = {}) => {
  entered += 1
  return {
    reference: `EXERCISE-L-${entered}`,
    status: 'listed',
    purpose: 'warn',
    fields: {
      source: 'Exercise list',
      entry: String(entered),
      kind: 'person',
      names: [{ use: 'main', family: 'Exercise', given: 'Bruno' }],
      datesOfBirth: [],
      placesOfBirth: [],
      nationalities: [],
      documents: [{ type: 'passport', number: `XL${String(entered).padStart(7, '0')}`, country: 'UTO' }],
      identifiers: [],
      addresses: [],
      programmes: [],
      ...fields,
    },
  }
}

/** What a check for the documents of an entry answers. */
const checked = async (officer: string, entry: { fields: { documents: object[] } }): Promise<Reply['body'][]> => {
  await world.settle()
  const reply = await world
    .as(officer)
    .post('/api/v1/checks', { items: [{ person: { documents: entry.fields.documents } }] })
  expect(reply.status, reply.text).toBe(200)
  return reply.body.items[0].candidates
}

describe('entering a person', () => {
  test('keeps names as on the paper, the capacity, and keys of the documents; flaws are the owner’s to see', async () => {
    const names = [
      { use: 'main', family: 'Phạm', given: 'Diễn Tập', other: 'Văn', zone: 'PHAM<<VAN<DIEN<TAP' },
      { use: 'alias', whole: 'Diễn Tập', original: '演习', telegraphic: '3348 4966' },
    ]
    const entry = wanted({ names, cautions: [{ code: 'escape-risk' }, { code: 'armed', since: '2025' }] })
    const record = await enter(entry, nominals)
    expect(record).toMatchObject({
      database: 'nominal',
      owner: 'fr',
      personStatus: 'charged',
      purpose: 'wanted',
      retainUntil: '2031-11-21',
      alert: 'open',
      flaws: ['missing:cautions.since'],
      fields: entry.fields,
    })
    const { rows } = await world.database.client.query('select keys from record where id = $1', [record.id])
    expect(rows).toEqual([{ keys: [`person-document:FRA:passport:${entry.fields.documents[0]?.number}`] }])
    const other = await world.as('vn.desk').get(`${nominals}/${record.id}`)
    expect(other.body.fields).toEqual(entry.fields)
    expect(other.body).not.toHaveProperty('flaws')
  })

  test.each([
    ['no capacity', wanted({}, { personStatus: undefined }), '/personStatus fault.capacity-required'],
    ['a victim to arrest', wanted({}, { personStatus: 'victim' }), '/personStatus fault.protected-person-status'],
    [
      'a victim for arrest',
      missing({}, { personStatus: 'victim', purpose: 'wanted' }),
      '/purpose fault.protected-person-wanted',
    ],
    [
      'an armed witness',
      missing({}, { personStatus: 'witness' }),
      '/fields/cautions/0/code fault.protected-person-caution',
    ],
    ['a dead person to arrest', wanted({}, { personStatus: 'deceased' }), '/personStatus fault.deceased-status'],
    ['an arrest without charge', wanted({ charge: undefined }), '/fields/charge fault.arrest-needs-charge'],
    ['an arrest without warrant', wanted({ warrant: undefined }), '/fields/warrant fault.arrest-needs-warrant'],
    ['an arrest to locate', wanted({}, { purpose: 'locate' }), '/purpose fault.purpose-not-of-status'],
    ['missing since never', missing({ dateOfEvent: undefined }), '/fields/dateOfEvent fault.missing-needs-date'],
    ['a child not called one', missing({ datesOfBirth: ['2015'] }), '/fields/minor fault.minor-not-stated'],
    ['nobody', wanted({ names: [] }), '/fields/names fault.person-needs-name'],
    [
      'two main names',
      wanted({ names: [1, 2].map(() => ({ use: 'main', family: 'A' })) }),
      '/fields/names/1/use fault.one-main-name',
    ],
    ['a birth to come', wanted({ datesOfBirth: ['2030'] }), '/fields/datesOfBirth/0 fault.date-in-future'],
    [
      'sanctions of a suspect',
      wanted({}, { status: 'sanctions', purpose: 'warn', personStatus: 'suspect' }),
      '/personStatus fault.sanctions-of-united-nations',
    ],
    ['a religion', wanted({ religion: 'Exercise' }), '/fields/religion fault.sensitive'],
    ['a purpose of other databases', wanted({}, { purpose: 'forensic' }), '/purpose fault.purpose-not-of-database'],
  ])('refuses %s', async (_, entry, fault) => {
    const reply = await fr().post(nominals, entry)
    expect([reply.status, reply.body.key]).toEqual([400, 'request.invalid'])
    expect(pointers(reply)).toContain(fault)
    for (const { says } of reply.body.pointers) expect(says).not.toMatch(/^fault\./)
  })

  test('refuses as well what a change would make of a record', async () => {
    const record = await enter(missing({ cautions: [] }, { personStatus: 'victim' }), nominals)
    const change = { ...missing({ cautions: [] }), reference: undefined, version: 1 }
    const reply = await fr().put(`${nominals}/${record.id}`, {
      ...change,
      status: 'warning',
      personStatus: 'victim',
      purpose: 'warn',
    })
    expect(pointers(reply)).toEqual(['/personStatus fault.protected-person-status'])
    expect((await fr().put(`${nominals}/${record.id}`, { ...change, personStatus: 'missing' })).status).toBe(200)
  })

  test('of a document of somebody sought refuses one that has expired', async () => {
    expect((await fr().post(tdawns, held())).status).toBe(201)
    expect(pointers(await fr().post(tdawns, held({ dateOfExpiry: '2026-11-20' })))).toEqual([
      '/fields/dateOfExpiry fault.document-expired',
    ])
    expect(pointers(await fr().post(tdawns, held({ dateOfExpiry: '2019', dateOfIssue: '2020' })))).toContain(
      '/fields/dateOfExpiry fault.expires-before-issue',
    )
    expect(pointers(await fr().post(tdawns, held({}, { personStatus: 'victim' })))).toContain(
      '/personStatus fault.protected-person-status',
    )
  })

  test('of an outside list is the General Secretariat’s', async () => {
    const refused = await fr().post(lists, listed())
    expect([refused.status, refused.body.key]).toEqual([403, 'record.not-yours-to-enter'])
    expect(pointers(refused)).toEqual([' fault.outside-lists-by-secretariat'])
    const gs = world.as('gs.desk')
    expect((await gs.post(lists, listed())).status).toBe(201)
    expect(pointers(await gs.post(lists, { ...listed(), alert: 'discreet' }))).toEqual([
      '/alert fault.no-discreet-alerts',
    ])
    expect(pointers(await gs.post(lists, listed({ kind: 'entity', documents: [] })))).toEqual([
      '/fields/names/0 fault.only-of-persons',
    ])
  })
})

describe('a person who is checked', () => {
  test('is shown to a post without the case, dangers and limits before all', async () => {
    const entry = wanted({ minor: true, dateOfEvent: '1997' })
    await enter(entry, nominals)
    const [candidate] = await checked('vn.post', entry)
    expect(candidate).toMatchObject({
      verdict: 'exact',
      caution: [{ code: 'armed', since: '2025', source: 'fr' }],
      action: { code: 'nominal.wanted-arrest' },
    })
    expect(candidate.action.limits).toHaveLength(4)
    const { charge, warrant, mother, dateOfEvent, ...shown } = entry.fields as Record<string, unknown>
    expect(candidate.record.fields).toEqual(shown)
    const [atDesk] = await checked('vn.desk', entry)
    expect(atDesk.record.fields).toEqual(entry.fields)
  })

  test('is never to be coerced where the record is of a victim', async () => {
    const entry = missing({ cautions: [{ code: 'suicidal', since: '2026' }] }, { personStatus: 'victim' })
    await enter(entry, nominals)
    const [candidate] = await checked('vn.post', entry)
    expect(candidate.action.code).toBe('nominal.victim')
    expect(candidate.action.limits.join(' ')).toContain('no coercive measure')
  })

  test('under a discreet alert is not shown at a post, and is to desk and source', async () => {
    const entry = wanted({}, { status: 'wanted-locate', purpose: 'locate', alert: 'discreet' })
    const record = await enter(entry, nominals)
    expect(await checked('vn.post', entry)).toEqual([])
    expect(await checked('fr.post', entry)).toEqual([])
    const [candidate] = await checked('vn.desk', entry)
    expect(candidate.discreet).toBe(true)
    expect((await world.as('vn.desk').get(`${nominals}/${record.id}`)).body.alert).toBe('discreet')
    expect((await fr().get(`${nominals}/${record.id}`)).status).toBe(200)
  })

  test('is absent for a bureau kept out of the record', async () => {
    const entry = wanted({}, { restriction: { mode: 'hidden', bureaus: ['xa'] } })
    const record = await enter(entry, nominals)
    const reply = await world.as('xa.desk').get(`${nominals}/${record.id}`)
    expect([reply.status, reply.body.key]).toEqual([404, 'record.not-found'])
    expect(await checked('xa.desk', entry)).toEqual([])
    expect(await checked('vn.desk', entry)).toHaveLength(1)
  })

  test('on an outside list is told of for information, and makes no hit', async () => {
    const entry = listed()
    expect((await world.as('gs.desk').post(lists, entry)).status).toBe(201)
    const [candidate] = await checked('vn.post', entry)
    expect(candidate).toMatchObject({ action: { code: 'outside-list.listed' }, hit: null })
    expect(candidate.record.fields).not.toHaveProperty('addresses')
  })

  test('by a good document is told apart from the document', async () => {
    const entry = held()
    await enter(entry, tdawns)
    await world.settle()
    const { number, country, type } = entry.fields
    const reply = await world
      .as('vn.post')
      .post('/api/v1/checks', { items: [{ travelDocument: { number, country, type } }] })
    const candidates = reply.body.items[0].candidates
    expect(candidates.map((one: Reply['body']) => [one.record.database, one.action.code])).toEqual([
      ['tdawn', 'tdawn.holder-wanted'],
    ])
    expect(candidates[0].action.limits[0]).toMatch(/document is valid/)
    expect(candidates[0].record.fields).not.toHaveProperty('notice')
  })
})
