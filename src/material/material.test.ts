/** Stories of material through the front door: contributions under different codes, one entity's view, links, events, what each reader sees. */
import { beforeAll, describe, expect, test } from 'vitest'
import { files } from '../../test/analysis.ts'
import { contribution, contributions, materialStories, person } from '../../test/material.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { as, opened, contribute, contributed, entitiesOf, open, entity, refusal, pointers, told, act, until } =
  materialStories(world)

let file = ''
beforeAll(async () => {
  file = await opened()
})

describe('a contribution', () => {
  test('keeps the grade as received, the nearest in 4x4 with a note, and the three axes apart', async () => {
    const made = await contributed('fr.analyst', file, {
      grade: { scheme: '5x5x5', code: 'D24' },
      handlingCode: 'H2',
      confidentiality: 'restricted',
      entities: [person('#driver', 'DRIVER', { dateOfBirth: '1980-03' })],
    })
    expect(made).toMatchObject({
      bureau: 'fr',
      source: 'fr',
      state: 'in',
      grade: {
        received: { scheme: '5x5x5', code: 'D24' },
        source: 'C',
        information: '2',
        suspectedFalse: false,
        notes: ['source-unreliable-merged'],
        overridden: false,
      },
      marking: { handlingCode: 'H2', confidentiality: 'restricted', conditions: [], consentOf: ['fr'] },
      text: 'Exercise: lorries at the crossing.',
      claims: 1,
      allowed: ['read', 'add', 'restrict', 'withdraw', 'extract'],
    })
    expect(made.statements[0]).toMatchObject({
      about: 'entity',
      kind: 'person',
      title: 'DRIVER, Exercise',
      source: 'fr',
    })
    const seen = (await as('vn.analyst').get(`${contributions}/${made.id}`)).body
    expect(seen).toMatchObject({ officer: null, allowed: ['read'], text: 'Exercise: lorries at the crossing.' })
    expect(await told('material.contribute')).toEqual(['fr', 'gs', 'us', 'vn'])
    const { rows } = await world.database.client.query('select content from material_contribution where id = $1', [
      made.id,
    ])
    expect(rows[0].content.includes('lorries')).toBe(false)
  })

  test('is refused at the field where its grade contradicts itself or its marking is milder than its code', async () => {
    const faults = async (rest: object) => pointers(await contribute('fr.analyst', file, rest))
    const counted = async () =>
      (await world.database.client.query('select count(*)::int as n from material_contribution')).rows
    const before = await counted()
    expect(await faults({ grade: { scheme: '6x6', code: 'B21' } })).toEqual(['/grade/code fault.grade-not-of-scheme'])
    expect(await faults({ grade: { scheme: 'tlp', code: 'GREEN' } })).toEqual(['/grade fault.grade-says-nothing'])
    const override = { source: 'B', information: '1', reason: 'Exercise: we know the source.' }
    expect(await faults({ grade: { scheme: '5x5x5', code: 'B51' }, override })).toEqual([
      '/override/information fault.grade-suspected-false',
    ])
    expect(await faults({ override })).toEqual(['/override fault.grade-twice'])
    expect(await faults({ grade: { scheme: '5x5x5', code: 'B25' } })).toEqual([
      '/handlingCode fault.handling-weaker-than-grade',
      '/confidentiality fault.confidentiality-weaker-than-grade',
    ])
    expect(await faults({ handlingCode: 'H3' })).toEqual(['/condition fault.handling-without-condition'])
    expect(await faults({ condition: 'Exercise: ask first.' })).toEqual(['/condition fault.condition-without-h3'])
    expect(await faults({ excluded: ['us', 'fr'] })).toEqual(['/excluded/1 fault.excludes-itself'])
    expect(await counted()).toEqual(before)
  })

  test('takes a light with a grade beside it and its reason, and says what was overridden', async () => {
    const override = { source: 'B', information: '2', reason: 'Exercise: the source is known to us.' }
    const made = await contributed('fr.analyst', file, {
      grade: { scheme: 'tlp', code: 'AMBER+STRICT' },
      override,
      handlingCode: 'H2',
      confidentiality: 'restricted',
    })
    expect(made.grade).toMatchObject({ source: 'B', information: '2', overridden: true, notes: ['sharing-only'] })
    expect(made.overrideReason).toBe('Exercise: the source is known to us.')
  })

  test('holds claims that the order lets in, that say something, and whose entities are known', async () => {
    const faults = async (rest: object, id = file) => pointers(await contribute('fr.analyst', id, rest))
    const narrow = await opened({ dataCategories: ['identity'], personCategories: ['victim'] })
    const lorry = { entity: '#l', kind: 'vehicle', fields: { make: 'Exercise' } }
    expect(await faults({ entities: [lorry] }, narrow)).toEqual(['/entities/0/kind fault.claim-not-in-order'])
    expect(await faults({ entities: [person('#p', 'A', { personStatus: 'suspect' })] }, narrow)).toEqual([
      '/entities/0/fields/personStatus fault.claim-status-not-in-order',
    ])
    expect(await faults({ entities: [{ entity: '#p', kind: 'person', fields: { role: 'driver' } }] })).toEqual([
      '/entities/0/fields fault.claim-says-nothing',
    ])
    expect(await faults({ entities: [{ ...lorry, fields: { dateOfBirth: '1980' } }] })).toEqual([
      '/entities/0/fields/dateOfBirth fault.claim-field-not-of-kind',
    ])
    expect(await faults({ entities: [{ entity: '#p', kind: 'phone', fields: { country: 'VNM' } }] })).toEqual([
      '/entities/0/fields/identifiers fault.claim-lacks-number',
    ])
    expect(
      await faults({ entities: [{ entity: 'driver', kind: 'person', fields: { names: [{ whole: 'A' }] } }] }),
    ).toEqual(['/entities/0/entity fault.claim-unknown-entity'])
    expect(
      await faults({ entities: [lorry], links: [{ entity: '#l', other: '#l', fields: { kind: 'owns' } }] }),
    ).toEqual(['/links/0/other fault.claim-links-itself'])
    expect(await faults({ links: [{ entity: '#x', other: '#y', fields: { kind: 'owns' } }] })).toEqual([
      '/links/0/entity fault.claim-unknown-entity',
      '/links/0/other fault.claim-unknown-entity',
    ])
    expect(await faults({ entities: [lorry, { ...person('#l', 'B'), entity: '#l' }] })).toEqual([
      '/entities/1/kind fault.claim-kind-differs',
    ])
  })

  test('is not taken by a file that is closed, has expired, or whose window is over, nor from a bureau it does not name', async () => {
    const closing = await opened()
    await act('gs.analyst', closing, 'close', { reason: 'Exercise: done.' })
    expect(refusal(await contribute('fr.analyst', closing))).toEqual([409, 'analysis.closed'])
    const windowed = await opened({ contributionsUntil: '2026-11-21', until: '2027-01-01' })
    await world.database.client.query("update analysis_file set contributions_until = '2026-11-20' where id = $1", [
      windowed,
    ])
    expect(refusal(await contribute('fr.analyst', windowed))).toEqual([409, 'analysis.window-closed'])
    const expired = await opened()
    await world.database.client.query(
      "update analysis_file set contributions_until = '2026-11-20', expires_on = '2026-11-20' where id = $1",
      [expired],
    )
    expect(refusal(await contribute('fr.analyst', expired))).toEqual([409, 'analysis.expired'])
    expect((await contribute('de.analyst', file)).status).toBe(403)
    expect((await contribute('eg.analyst', file)).status).toBe(404)
    expect((await contribute('fr.desk', file)).status).toBe(403)
  })

  test('tells plainly of a text that is too long and of one that steers a screen', async () => {
    const long = await contribute('fr.analyst', file, { text: 'x'.repeat(2_000_001) })
    expect(pointers(long)).toEqual(['/text fault.maxLength'])
    expect(long.body.pointers[0].says).toContain('2000000')
    expect((await contribute('fr.analyst', file, { text: 'x'.repeat(5_000_000) })).body.key).toBe('request.too-large')
    expect(pointers(await contribute('fr.analyst', file, { text: 'a\u202Eb' }))).toEqual([
      '/text fault.format-plain-lines',
    ])
    expect((await contribute('fr.analyst', file, { text: 'x'.repeat(1_999_999) })).status).toBe(201)
  })

  test('is its bureau’s own where that contributes and does not read', async () => {
    const made = await contributed('iom.analyst', file, { title: 'Own of iom', entities: [person('#v', 'HELPED')] })
    const page = await open('iom.analyst', file)
    expect(page.counts).toEqual({ contributions: 1, entities: 1, joined: 1, claims: 1, links: 0, events: 0 })
    expect(page.allowed).toEqual(['contribute', 'import'])
    expect(page.entities.map((one: { id: string }) => one.id)).toEqual(entitiesOf(made))
    const [other] = (await open('vn.analyst', file)).entities.filter(
      (one: { id: string }) => !entitiesOf(made).includes(one.id),
    )
    expect((await entity('iom.analyst', file, other.id)).status).toBe(404)
  })
})

describe('a marking', () => {
  test('is made stricter by its bureau, and never milder', async () => {
    const made = await contributed('fr.analyst', file, { handlingCode: 'H2', entities: [person('#r', 'STRICT')] })
    const restrict = (body: object, by = 'fr.analyst') =>
      as(by).post(`${contributions}/${made.id}/restrict`, { version: made.version, ...body })
    expect(pointers(await restrict({ handlingCode: 'H1' }))).toEqual(['/handlingCode fault.handling-milder'])
    expect(pointers(await restrict({ handlingCode: 'H3' }))).toEqual(['/condition fault.handling-without-condition'])
    expect(refusal(await restrict({}, 'vn.analyst'))).toEqual([403, 'material.not-yours'])
    const done = await restrict({ handlingCode: 'H3', condition: 'Exercise: ask first.', excluded: ['us'] })
    expect(done.body).toMatchObject({
      version: 2,
      excluded: ['us'],
      marking: { handlingCode: 'H3', conditions: ['Exercise: ask first.'], consentOf: ['fr'] },
    })
    expect(await told('material.restrict')).toEqual(['fr', 'gs', 'vn'])
    expect(refusal(await restrict({ excluded: ['vn'] }))).toEqual([409, 'material.stale'])
    expect((await as('us.analyst').get(`${contributions}/${made.id}`)).status).toBe(404)
    expect((await as('vn.analyst').get(`${contributions}/${made.id}`)).body.excluded).toEqual([])
  })
})

describe('an entity', () => {
  test('is what its claims say, side by side with who said it, and what contradicts; its marking is the join', async () => {
    const own = await opened()
    const first = await contributed('vn.analyst', own, {
      entities: [person('#d', 'NGUYEN', { dateOfBirth: '1980-03', sex: 'M' })],
    })
    const [id = ''] = entitiesOf(first)
    await contributed('fr.analyst', own, {
      handlingCode: 'H1',
      grade: { scheme: '4x4', code: 'A1' },
      entities: [
        {
          ...person(id, 'NGUYEN', { dateOfBirth: '1981', sex: 'M' }),
          saidBy: 'Register of the exercise',
          saidAt: '2026-10',
        },
      ],
    })
    const view = (await entity('us.analyst', own, id)).body
    expect(view).toMatchObject({
      kind: 'person',
      title: 'NGUYEN, Exercise',
      conflicts: ['dateOfBirth'],
      links: 0,
      events: 0,
    })
    expect(view.marking).toEqual({
      handlingCode: 'H1',
      confidentiality: 'official-use-only',
      conditions: [],
      consentOf: ['fr'],
    })
    const born = view.fields.find((one: { field: string }) => one.field === 'dateOfBirth')
    expect(born.values.map((one: object) => ({ ...one, claim: '' }))).toEqual([
      {
        value: '1981',
        words: '1981',
        claim: '',
        bureau: 'fr',
        source: 'fr',
        saidBy: 'Register of the exercise',
        saidAt: '2026-10',
        grade: 'A1',
        suspectedFalse: false,
        handlingCode: 'H1',
      },
      {
        value: '1980-03',
        words: '1980-03',
        claim: '',
        bureau: 'vn',
        source: 'vn',
        saidBy: null,
        saidAt: null,
        grade: 'B2',
        suspectedFalse: false,
        handlingCode: 'H0',
      },
    ])
    const conflicts = (await as('us.analyst').get(`${files}/${own}/conflicts`)).body
    expect(
      conflicts.conflicts.map((one: { field: string; entity: { id: string } }) => [one.field, one.entity.id]),
    ).toEqual([['dateOfBirth', id]])
    expect(conflicts.after).toBeNull()
  })

  test('is joined to others by links and meets them in events, in the order in which they happened', async () => {
    const own = await opened()
    const made = await contributed('vn.analyst', own, {
      handlingCode: 'H2',
      entities: [
        person('#a', 'ONE'),
        { entity: '#l', kind: 'vehicle', fields: { identifiers: [{ kind: 'plate', value: 'EX-1' }] } },
      ],
      links: [{ entity: '#a', other: '#l', fields: { kind: 'uses', directed: true, from: '2026' } }],
      events: [
        {
          participants: ['#a', '#l'],
          fields: { kind: 'border-crossing', when: '2026-11-03', where: 'Exercise crossing' },
        },
        { participants: ['#a'], fields: { kind: 'meeting', when: '2026' } },
      ],
    })
    const [a = '', l = ''] = entitiesOf(made)
    const links = (await as('fr.analyst').get(`${files}/${own}/entities/${l}/links`)).body
    expect(links.links).toHaveLength(1)
    expect(links.links[0]).toMatchObject({
      with: { id: a, kind: 'person', title: 'ONE, Exercise' },
      outward: false,
      marking: { handlingCode: 'H2' },
    })
    const events = (await as('fr.analyst').get(`${files}/${own}/events?limit=1`)).body
    expect(events.events[0]).toMatchObject({
      claim: { about: 'event', fields: { when: '2026-11-03' } },
      participants: [{ id: a }, { id: l }],
    })
    const rest = (await as('fr.analyst').get(`${files}/${own}/events?limit=1&after=${events.after}`)).body
    expect(rest.events.map((one: { claim: { fields: { kind: string } } }) => one.claim.fields.kind)).toEqual([
      'meeting',
    ])
    expect(rest.after).toBeNull()
    expect((await as('fr.analyst').get(`${files}/${own}/events?entity=${l}`)).body.events).toHaveLength(1)
    expect((await entity('fr.analyst', own, a)).body).toMatchObject({ links: 1, events: 2 })
    const page = await open('fr.analyst', own)
    expect(page.counts).toEqual({ contributions: 1, entities: 2, joined: 2, claims: 2, links: 1, events: 2 })
    expect(page.facets).toEqual({
      kinds: [
        { value: 'person', entities: 1 },
        { value: 'vehicle', entities: 1 },
      ],
      sources: [{ value: 'vn', entities: 2 }],
      grades: [{ value: 'B2', entities: 2 }],
      handling: [{ value: 'H2', entities: 2 }],
    })
    const search = (await as('fr.analyst').post(`${files}/${own}/material/search`, { text: 'ex-1' })).body
    expect(search.entities.map((one: { id: string }) => one.id)).toEqual([l])
    expect(search.after).toBeNull()
    const find = async (body: object) =>
      (await as('fr.analyst').post(`${files}/${own}/material/search`, { text: 'ex', limit: 1, ...body })).body
    const head = await find({})
    const tail = await find({ after: head.after })
    expect([...head.entities, ...tail.entities].map((one: { id: string }) => one.id).sort()).toEqual([a, l].sort())
    expect(tail.after).toBeNull()
  })

  test('is joined to nothing a reader does not see: a link to what is hidden is none, and an event names those who are known', async () => {
    const own = await opened()
    const [known = ''] = entitiesOf(await contributed('vn.analyst', own, { entities: [person('#k', 'KNOWN')] }))
    const [hidden = ''] = entitiesOf(
      await contributed('fr.analyst', own, { excluded: ['us'], entities: [person('#h', 'HIDDEN')] }),
    )
    const between = await contributed('vn.analyst', own, {
      links: [{ entity: known, other: hidden, fields: { kind: 'associate' } }],
      events: [{ participants: [known, hidden], fields: { kind: 'meeting', when: '2026' } }],
    })
    expect(between.claims).toBe(2)
    const counts = (await open('us.analyst', own)).counts
    expect(counts).toEqual({ contributions: 2, entities: 1, joined: 1, claims: 1, links: 0, events: 1 })
    expect((await entity('us.analyst', own, known)).body).toMatchObject({ links: 0, events: 1 })
    const seen = await as('us.analyst').get(`${contributions}/${between.id}`)
    expect(seen.body).toMatchObject({ claims: 1, statements: [{ about: 'event', participants: [known] }] })
    expect(seen.text).not.toContain(hidden)
    for (const path of [`entities/${known}/links`, 'events', `events?entity=${known}`])
      expect((await as('us.analyst').get(`${files}/${own}/${path}`)).text).not.toContain(hidden)
    expect((await as('fr.analyst').get(`${files}/${own}/entities/${known}/links`)).body.links).toHaveLength(1)
  })

  test('is listed page by page, newest first, each once', async () => {
    const own = await opened()
    const many = Array.from({ length: 7 }, (_, at) => person(`#${at}`, `P${at}`))
    const ids = entitiesOf(await contributed('vn.analyst', own, { entities: many }))
    const first = await open('fr.analyst', own, '?limit=4')
    const second = await open('fr.analyst', own, `?limit=4&after=${first.after}`)
    expect(second.counts).toBeNull()
    expect([...first.entities, ...second.entities].map((one: { id: string }) => one.id)).toEqual([...ids].reverse())
    expect(second.after).toBeNull()
  })
})

describe('what is taken back', () => {
  test('is gone from the file with its texts, and its bureau still sees that there was one', async () => {
    const own = await opened()
    const made = await contributed('fr.analyst', own, { entities: [person('#w', 'WITHDRAWN')] })
    const taken = await as('fr.analyst').post(`${contributions}/${made.id}/withdraw`, {
      version: 1,
      reason: 'Exercise: wrong file.',
    })
    expect(taken.body).toMatchObject({
      state: 'withdrawn',
      text: null,
      claims: 0,
      title: 'Exercise contribution',
      allowed: ['read'],
    })
    expect((await open('vn.analyst', own)).counts).toMatchObject({ contributions: 0, entities: 0, claims: 0 })
    expect((await as('vn.analyst').get(`${contributions}/${made.id}`)).status).toBe(404)
    expect((await as('fr.analyst').get(`${contributions}/${made.id}`)).body.state).toBe('withdrawn')
    const again = await as('fr.analyst').post(`${contributions}/${made.id}/withdraw`, { version: 2, reason: 'x' })
    expect(refusal(again)).toEqual([409, 'material.not-now'])
    expect(contribution().title).toBe(made.title)
  })

  test('ends with its file: nothing of it is left but counts', async () => {
    const own = await opened()
    await contributed('fr.analyst', own, { entities: [person('#w', 'ENDED'), person('#x', 'TOO')] })
    await act('gs.analyst', own, 'close', { reason: 'Exercise: done.' })
    const ended = await act('gs.analyst', own, 'delete', { because: 'purpose-met' })
    expect(ended.status, ended.text).toBe(200)
    const left = await until(
      async () =>
        (
          await world.database.client.query(
            `select (select count(*)::int from material_claim where file = $1) as claims,
               (select count(*)::int from material_contribution where file = $1) as contributions,
               (select remains from analysis_file where id = $1) as remains`,
            [own],
          )
        ).rows[0],
      ({ contributions: many }) => many === 0,
    )
    expect(left).toMatchObject({ claims: 0, remains: { contributions: 1, claims: 2, entities: 2 } })
  })
})
