/** Stories of work on material: extraction, tables, resolution, consent to copying, copies between files, what is taken out. */
import { describe, expect, test } from 'vitest'
import { consents, files, releases } from '../../test/analysis.ts'
import { contributions, materialStories, person } from '../../test/material.ts'
import { recordEntries } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'
import { runsUnderWay } from './material.resolution.ts'

const world = startWorld()
const { as, opened, contributed, contribute, entitiesOf, open, entity, refusal, pointers, attach, until } =
  materialStories(world)
const { passport, enter } = recordEntries(world)

describe('extraction', () => {
  const text =
    'Exercise report. The driver of the lorry, plate 51C-123.45, was Mr Nguyen Van Thu, born 3 March 1980. Telephone +84 912 345 678, mail route@example.org.'

  test('proposes what stands in a text, each line is accepted or rejected, and what is accepted is a claim', async () => {
    const file = await opened()
    const made = await contributed('fr.analyst', file, { text, handlingCode: 'H2' })
    const found = await as('fr.analyst').post(`${contributions}/${made.id}/extractions`, {})
    expect(found.status, found.text).toBe(201)
    const phone = found.body.findings.find((one: { kind: string }) => one.kind === 'phone')
    expect(phone).toMatchObject({
      state: 'open',
      proposes: { kind: 'phone', fields: { identifiers: [{ kind: 'phone', value: '+84912345678' }] } },
    })
    expect(text.slice(phone.from, phone.to)).toBe(phone.text)
    const { rows } = await world.database.client.query('select findings from material_extraction where id = $1', [
      found.body.id,
    ])
    expect(rows[0].findings.includes('912')).toBe(false)
    const decide = (number: number, verb: string, body?: object) =>
      as('fr.analyst').post(`/api/v1/extractions/${found.body.id}/findings/${number}/${verb}`, body)
    const accepted = await decide(phone.number, 'accept', {})
    expect(accepted.status, accepted.text).toBe(201)
    expect((await entity('vn.analyst', file, accepted.body.entity)).body).toMatchObject({
      kind: 'phone',
      marking: { handlingCode: 'H2' },
    })
    expect(refusal(await decide(phone.number, 'reject'))).toEqual([409, 'material.finding-decided'])
    const others = found.body.findings.filter((one: { number: number }) => one.number !== phone.number)
    for (const { number } of others) expect((await decide(number, 'reject')).status).toBe(200)
    const shown = (await as('fr.analyst').get(`/api/v1/extractions/${found.body.id}`)).body
    expect(shown).toMatchObject({ open: 0, accepted: 1, rejected: others.length, findings: [] })
    expect((await as('vn.analyst').get(`/api/v1/extractions/${found.body.id}`)).status).toBe(404)
    const again = (await as('fr.analyst').post(`${contributions}/${made.id}/extractions`, {})).body
    expect(again.findings.find((one: { kind: string }) => one.kind === 'phone').like).toEqual([
      { id: accepted.body.entity, kind: 'phone', title: '+84912345678' },
    ])
  })

  test('reads a text that was attached, and says so of what is none and of a text nobody wrote', async () => {
    const file = await opened()
    const attachment = await attach('fr.analyst', 'report.txt', Buffer.from(text))
    const made = await contributed('fr.analyst', file, { text: undefined, attachments: [attachment] })
    const found = await as('fr.analyst').post(`${contributions}/${made.id}/extractions`, { attachment })
    expect(found.status, found.text).toBe(201)
    expect(found.body.found).toBeGreaterThan(1)
    expect(refusal(await as('fr.analyst').post(`${contributions}/${made.id}/extractions`, {}))).toEqual([
      409,
      'material.no-text',
    ])
    expect((await as('vn.analyst').post(`${contributions}/${made.id}/extractions`, {})).status).toBe(403)
  })

  test('is erased after its days', async () => {
    const file = await opened()
    const made = await contributed('fr.analyst', file, { text })
    const { id } = (await as('fr.analyst').post(`${contributions}/${made.id}/extractions`, {})).body
    const { rows } = await world.database.client.query(
      "select due_at from timer where kind = 'material.extraction' and ref = $1",
      [id],
    )
    expect(rows[0].due_at.slice(0, 10)).toBe('2026-12-21')
    await world.database.client.query("update timer set due_at = $1 where kind = 'material.extraction' and ref = $2", [
      world.clock.now(),
      id,
    ])
    await world.pass(0)
    expect(refusal(await as('fr.analyst').get(`/api/v1/extractions/${id}`))).toEqual([
      404,
      'material.extraction-not-found',
    ])
  })
})

describe('a table', () => {
  const mapping = {
    columns: [
      { from: 'Surname', to: '/names/0/family' },
      { from: 'Given', to: '/names/0/given' },
      { from: 'Born', to: '/dateOfBirth', form: 'date-dmy' },
    ],
    constants: [],
  }
  const begin = async (file: string, csv: string, rest: object = {}) => {
    const attachment = await attach('fr.analyst', 'list.csv', Buffer.from(csv))
    return as('fr.analyst').post(`${files}/${file}/imports`, {
      attachment,
      title: 'Exercise list',
      entityKind: 'person',
      mapping,
      grade: { scheme: '4x4', code: 'B2' },
      handlingCode: 'H1',
      confidentiality: 'official-use-only',
      ...rest,
    })
  }
  const finished = (id: string) =>
    until(
      async () => (await as('fr.analyst').get(`/api/v1/material-imports/${id}`)).body,
      ({ state }) => state !== 'running',
    )

  test('comes in row by row, refused rows with their reasons, and is seen when all of it is there', async () => {
    const file = await opened()
    const csv =
      'Surname,Given,Born\nONE,Exercise,03/04/1980\nTWO,Exercise,31/31/1980\n"THR""EE",Exercise,\n,,\nFIVE,Exercise\nSIX,Last,1/1/1990'
    const begun = await begin(file, csv)
    expect(begun.status, begun.text).toBe(201)
    const done = await finished(begun.body.id)
    expect(done).toMatchObject({ state: 'finished', taken: 3, refused: 3, size: csv.length, done: csv.length })
    const { rows } = (await as('fr.analyst').get(`/api/v1/material-imports/${begun.body.id}/refused`)).body
    expect(rows.map((one: { line: number; faults: { field: string }[] }) => [one.line, one.faults[0]?.field])).toEqual([
      [3, '/dateOfBirth'],
      [5, '/'],
      [6, '/'],
    ])
    const page = await open('vn.analyst', file)
    expect(page.entities.map((one: { title: string }) => one.title)).toEqual([
      'SIX, Last',
      'THR"EE, Exercise',
      'ONE, Exercise',
    ])
    const shown = (await as('vn.analyst').get(`${contributions}/${done.contribution}/claims`)).body
    expect(shown.claims.map((one: { line: number }) => one.line)).toEqual([2, 4, 7])
    expect((await as('vn.analyst').get(`/api/v1/material-imports/${begun.body.id}`)).status).toBe(404)
  })

  test('is refused before its first row where its mapping or its file is wrong', async () => {
    const file = await opened()
    const csv = 'Surname,Religion\nONE,x\n'
    const wrong = {
      columns: [
        { from: 'Name', to: '/names/0/family' },
        { from: 'Religion', to: '/role' },
        { from: 'Surname', to: '/calibre' },
      ],
      constants: [],
    }
    expect(pointers(await begin(file, csv, { mapping: wrong })).sort()).toEqual([
      '/mapping/columns/0/from fault.no-such-column',
      '/mapping/columns/1/from fault.sensitive-column',
      '/mapping/columns/2/to fault.unknown-target',
    ])
    expect(pointers(await begin(file, csv, { handlingCode: 'H3' }))).toEqual([
      '/condition fault.handling-without-condition',
    ])
    const trial = await as('fr.analyst').post(`${files}/${file}/imports/trial`, {
      attachment: await attach(
        'fr.analyst',
        'list.csv',
        Buffer.from('Surname;Given;Date of birth\nONE;Exercise;1980-02-31\nTWO;Exercise;1980\n'),
      ),
      entityKind: 'person',
    })
    expect(trial.status, trial.text).toBe(200)
    expect(trial.body.separator).toBe(';')
    expect(trial.body.suggestion.columns.map((one: { to: string }) => one.to)).toContain('/names/0/family')
    expect(trial.body.rows.map((one: { title: string | null }) => one.title)).toEqual([null, 'TWO, Exercise'])
  })

  test('of more rows than are taken is refused before its first row, in whatever lines they stand', async () => {
    const file = await opened()
    const csv = `Surname,Given,Born\n${'X,Y,\n'.repeat(200_001)}`
    const refused = await begin(file, csv)
    expect(pointers(refused)).toEqual(['/attachment fault.table-too-many-rows'])
    expect(refused.body.pointers[0].says).toMatch(/200,?000/)
    const { rows } = await world.database.client.query(
      'select count(*)::int as n from material_claim where file = $1',
      [file],
    )
    expect(rows).toEqual([{ n: 0 }])
    expect((await open('vn.analyst', file)).counts.entities).toBe(0)
  })
})

describe('resolution', () => {
  const run = async (by: string, file: string) => {
    const begun = await as(by).post(`${files}/${file}/resolution-runs`, {})
    expect(begun.status, begun.text).toBe(201)
    await world.pass(0)
    await world.hub.part(runsUnderWay).idle()
    const shown = (await as(by).get(`/api/v1/resolution-runs/${begun.body.id}`)).body
    expect(shown.state).toBe('finished')
    return shown
  }
  const twins = (number: string) => ({
    dateOfBirth: '1980-03-04',
    identifiers: [{ kind: 'passport', value: number, country: 'FRA' }],
  })

  test('proposes with its evidence, people decide, and a decision undone leaves everything as it was, byte for byte', async () => {
    const file = await opened()
    const [one = ''] = entitiesOf(
      await contributed('fr.analyst', file, { entities: [person('#a', 'EXEMPLE', twins('XZ0000001'))] }),
    )
    const [other = ''] = entitiesOf(
      await contributed('us.analyst', file, {
        handlingCode: 'H2',
        entities: [person('#b', 'EXEMPLE', twins('XZ0000001'))],
      }),
    )
    const search = await run('vn.analyst', file)
    expect(search).toMatchObject({ of: 2, proposals: 1, open: 1 })
    const list = async () => (await as('vn.analyst').get(`/api/v1/resolution-runs/${search.id}/proposals`)).text
    const { proposals } = JSON.parse(await list())
    expect(proposals[0]).toMatchObject({ one: { id: one }, other: { id: other }, verdict: 'same', decision: null })
    expect(proposals[0].evidence[0].says).not.toBe(proposals[0].evidence[0].words)
    expect((await as('fr.analyst').get(`/api/v1/resolution-runs/${search.id}`)).status).toBe(404)
    const look = async () =>
      [
        await list(),
        (await as('vn.analyst').get(`/api/v1/resolution-runs/${search.id}`)).text,
        ...(await Promise.all(
          ['vn.analyst', 'fr.analyst', 'us.analyst'].flatMap((by) => [
            as(by).get(`${files}/${file}/material`),
            as(by).get(`${files}/${file}/entities/${one}`),
            as(by).get(`${files}/${file}/entities/${other}`),
            as(by).get(`${files}/${file}/conflicts`),
            as(by).get(`${files}/${file}/decisions`),
          ]),
        ).then((replies) => replies.map(({ text }) => text))),
      ].join('\n')
    const before = await look()
    const decision = await as('vn.analyst').post(`${files}/${file}/decisions`, {
      one: other,
      other: one,
      verdict: 'same',
      reason: 'Exercise: one passport.',
    })
    expect(decision.status, decision.text).toBe(201)
    expect(decision.body).toMatchObject({ one, other, verdict: 'same', bureau: 'vn', undoable: true })
    const merged = (await entity('fr.analyst', file, other)).body
    expect(merged).toMatchObject({ members: [one, other], marking: { handlingCode: 'H2', consentOf: ['us'] } })
    expect(merged.claims).toHaveLength(2)
    const page = await open('fr.analyst', file)
    expect(page.counts).toMatchObject({ entities: 2, joined: 1 })
    expect(page.entities).toMatchObject([{ id: one, members: [one, other], claims: 2, sources: ['fr', 'us'] }])
    expect(
      refusal(
        await as('vn.analyst').post(`${files}/${file}/decisions`, { one, other, verdict: 'not-same', reason: 'x' }),
      ),
    ).toEqual([409, 'material.decided'])
    expect(refusal(await as('fr.analyst').post(`/api/v1/decisions/${decision.body.id}/undo`))).toEqual([
      403,
      'material.not-yours',
    ])
    expect(await look()).not.toBe(before)
    expect((await as('vn.analyst').post(`/api/v1/decisions/${decision.body.id}/undo`)).status).toBe(200)
    expect(await look()).toBe(before)
    expect(refusal(await as('vn.analyst').post(`/api/v1/decisions/${decision.body.id}/undo`))).toEqual([
      409,
      'material.undone-already',
    ])
  })

  test('leaves a group apart where decisions contradict, and names them', async () => {
    const file = await opened()
    const ids = entitiesOf(
      await contributed('vn.analyst', file, { entities: [person('#a', 'A'), person('#b', 'B'), person('#c', 'C')] }),
    )
    const [a = '', b = '', c = ''] = ids
    const decide = (by: string, one: string, other: string, verdict: string) =>
      as(by).post(`${files}/${file}/decisions`, { one, other, verdict, reason: 'Exercise.' })
    for (const [by, one, other, verdict] of [
      ['vn.analyst', a, b, 'same'],
      ['vn.analyst', b, c, 'same'],
      ['fr.analyst', a, c, 'not-same'],
    ] as const)
      expect((await decide(by, one, other, verdict)).status).toBe(201)
    const standing = (await as('us.analyst').get(`${files}/${file}/decisions`)).body
    expect(standing.contradictions).toEqual([{ one: a, other: c, chain: [a, b, c], members: [a, b, c] }])
    expect(standing.decisions.map((one: { undoable: boolean }) => one.undoable)).toEqual([false, false, false])
    expect((await open('us.analyst', file)).counts).toMatchObject({ entities: 3, joined: 3 })
    expect(pointers(await decide('vn.analyst', a, a, 'same'))).toEqual(['/other fault.decision-of-itself'])
    const elsewhere =
      entitiesOf(await contributed('vn.analyst', await opened(), { entities: [person('#z', 'Z')] }))[0] ?? ''
    expect(refusal(await decide('vn.analyst', a, elsewhere, 'same'))).toEqual([404, 'material.entity-not-found'])
  })
})

describe('what others own', () => {
  const grant = async (id: string, by: string, body: object) => {
    const { version } = (await as(by).get(consents)).body.consents.find((one: { id: string }) => one.id === id)
    return as(by).post(`${consents}/${id}/grant`, { version, ...body })
  }

  test('is copied after its owner agreed, under its marking and the condition it set, and leaves when it is taken back', async () => {
    const file = await opened()
    const record = await enter(passport({}, { handlingCode: 'H1' }))
    const origin = { kind: 'record', id: record.id }
    const own = { text: undefined, handlingCode: 'H1' }
    expect(pointers(await contribute('vn.analyst', file, { ...own, origin, handlingCode: 'H0' }))).toEqual([
      '/handlingCode fault.handling-weaker-than-origin',
    ])
    expect(
      pointers(await contribute('vn.analyst', file, { ...own, text: 'x', origin, entities: [person('#a', 'A')] })),
    ).toEqual(['/text fault.origin-with-own', '/entities fault.origin-with-own'])
    const made = await contributed('vn.analyst', file, { ...own, origin })
    expect(made).toMatchObject({ state: 'waiting', source: 'fr', bureau: 'vn', claims: 0, originId: record.id })
    expect((await open('fr.analyst', file)).counts.claims).toBe(0)
    expect((await as('us.analyst').get(`${contributions}/${made.id}`)).status).toBe(404)
    const granted = await grant(made.consent, 'fr.desk', {
      uses: ['copy'],
      conditions: 'Exercise: not beyond the readers.',
    })
    expect(granted.status, granted.text).toBe(200)
    const seen = await until(
      async () => (await as('us.analyst').get(`${contributions}/${made.id}`)).body,
      ({ state }) => state === 'in',
    )
    expect(seen).toMatchObject({
      source: 'fr',
      marking: { handlingCode: 'H3', conditions: ['Exercise: not beyond the readers.'], consentOf: ['fr'] },
    })
    expect(seen.statements[0].fields.identifiers[0]).toMatchObject({ kind: 'passport', value: record.fields.number })
    const { version } = granted.body
    expect(
      (await as('fr.desk').post(`${consents}/${made.consent}/withdraw`, { version, reason: 'Exercise.' })).status,
    ).toBe(200)
    await until(
      async () => (await open('us.analyst', file)).counts.claims,
      (claims) => claims === 0,
    )
  })

  test('is never copied where its owner refuses, nor where the order lets in the owner’s data alone', async () => {
    const file = await opened()
    const record = await enter(passport())
    const made = await contributed('vn.analyst', file, { text: undefined, origin: { kind: 'record', id: record.id } })
    const refused = await as('fr.desk').post(`${consents}/${made.consent}/refuse`, { version: 1, reason: 'Exercise.' })
    expect(refused.status, refused.text).toBe(200)
    await until(
      async () => (await as('vn.analyst').get(`${contributions}/${made.id}`)).body.state,
      (state) => state === 'refused',
    )
    const own = await opened({ consentBy: 'own-data' })
    expect(
      refusal(await contribute('vn.analyst', own, { text: undefined, origin: { kind: 'record', id: record.id } })),
    ).toEqual([409, 'material.own-data-only'])
    const fromOwner = await contributed('fr.analyst', file, {
      text: undefined,
      origin: { kind: 'record', id: record.id },
    })
    expect(fromOwner).toMatchObject({ state: 'in', source: 'fr', claims: 1 })
  })

  test('goes into another file under all it bears, and only where its source agreed', async () => {
    const [from, to] = [await opened(), await opened()]
    const made = await contributed('fr.analyst', from, {
      handlingCode: 'H3',
      condition: 'Exercise: ask first.',
      excluded: ['us'],
      entities: [person('#a', 'A'), person('#b', 'B')],
      links: [{ entity: '#a', other: '#b', fields: { kind: 'family' } }],
    })
    const ids = made.statements.map((one: { id: string }) => one.id)
    const copy = (claims: string[]) =>
      as('vn.analyst').post(`${files}/${to}/copies`, { from, claims, title: 'Exercise copy' })
    expect(pointers(await copy(ids))).toEqual([0, 1, 2].map((at) => `/claims/${at} fault.copy-consent`))
    expect(pointers(await copy([ids[2]]))).toEqual(['/claims/0 fault.copy-without-ends'])
    const asked = (
      await as('vn.analyst').post(`${files}/${to}/consents`, {
        kind: 'general',
        source: 'fr',
        crimeArea: 'people-smuggling',
        uses: ['copy'],
        question: 'Exercise.',
      })
    ).body
    await grant(asked.id, 'fr.desk', { uses: ['copy'] })
    const done = await copy(ids)
    expect(done.status, done.text).toBe(201)
    expect(done.body.contributions).toMatchObject([
      {
        bureau: 'vn',
        source: 'fr',
        kind: 'copy',
        origin: 'contribution',
        excluded: ['us'],
        claims: 3,
        marking: { handlingCode: 'H3', conditions: ['Exercise: ask first.'], consentOf: ['fr'] },
      },
    ])
    expect((await open('us.analyst', to)).counts.claims).toBe(0)
    const [copied] = done.body.contributions
    const gone = await as('fr.analyst').post(`${contributions}/${made.id}/withdraw`, {
      version: 1,
      reason: 'Exercise.',
    })
    expect(gone.status, gone.text).toBe(200)
    expect((await as('vn.analyst').get(`${contributions}/${copied.id}`)).body).toMatchObject({
      state: 'withdrawn',
      claims: 0,
    })
  })
})

describe('what is taken out', () => {
  const take = (file: string, body: object, by = 'vn.analyst') =>
    as(by).post(`${files}/${file}/exports`, { format: 'json', recipients: ['de'], title: 'Exercise extract', ...body })

  test('bears the join of all that is in it, and stays where a code, a source or a terms’ clause forbids it', async () => {
    const file = await opened()
    const own = await contributed('vn.analyst', file, { handlingCode: 'H2', entities: [person('#a', 'OWN')] })
    const foreign = await contributed('fr.analyst', file, { handlingCode: 'H2', entities: [person('#a', 'FOREIGN')] })
    const kept = await contributed('fr.analyst', file, {
      excluded: ['us'],
      confidentiality: 'restricted',
      entities: [person('#a', 'KEPT')],
    })
    const [a, b, c] = [own, foreign, kept].map((one) => one.statements[0].id)
    const forbidden = async (body: object) => pointers(await take(file, body))
    expect(await forbidden({ claims: [a, b] })).toEqual([
      '/claims/1 fault.release-consent',
      '/claims/1 fault.release-personal-consent',
    ])
    expect(await forbidden({ claims: [c], recipients: ['us'] })).toEqual(['/claims/0 fault.release-excluded'])
    expect(await forbidden({ claims: [a], handlingCode: 'H1' })).toEqual(['/handlingCode fault.release-weaker'])
    expect(await forbidden({ claims: [a], recipients: ['eg'] })).toEqual(['/recipients/0 fault.release-not-named'])
    expect(await forbidden({ claims: [a], entities: [own.statements[0].entity] })).toEqual([
      '/claims fault.export-one-way',
    ])
    const against = `/all/${foreign.statements[0].entity}/${b}`
    expect(await forbidden({ all: true })).toEqual([
      `${against} fault.release-consent`,
      `${against} fault.release-personal-consent`,
    ])
    const done = await take(file, { claims: [a, c], recipients: ['fr', 'de'] })
    expect(done.status, done.text).toBe(201)
    expect(done.body).toMatchObject({
      claims: 2,
      leftOut: 0,
      edition: 'whole',
      marking: { handlingCode: 'H2', confidentiality: 'restricted', consentOf: ['vn'] },
    })
    const received = (await as('de.analyst').get(`${releases}/${done.body.id}`)).body
    const content = JSON.parse(received.content)
    expect(content.marking).toMatchObject({ handlingCode: 'H2', confidentiality: 'restricted' })
    expect(
      content.claims.map((one: { fields: { names: { family: string }[] } }) => one.fields.names[0]?.family),
    ).toEqual(['OWN', 'KEPT'])
    expect((await take(file, { claims: [a] }, 'fr.analyst')).status).toBe(403)
    expect(await forbidden({ claims: [a], title: 'Exercise: calls of +84 912 345 678' })).toEqual([
      '/title fault.personal-data.phone',
    ])
  })

  test('is an edition free of personal data for whom the terms give none, and says in each form under what marking', async () => {
    const file = await opened({ recipients: ['iom'], contributors: [] })
    const made = await contributed('vn.analyst', file, {
      handlingCode: 'H1',
      entities: [
        person('#a', 'SECRET'),
        { entity: '#l', kind: 'vehicle', fields: { make: '=Exercise', note: 'driven by SECRET' } },
      ],
      links: [{ entity: '#a', other: '#l', fields: { kind: 'uses' } }],
    })
    for (const format of ['csv', 'json', 'text']) {
      const done = await take(file, { all: true, format, recipients: ['iom'] })
      expect(done.status, done.text).toBe(201)
      expect(done.body).toMatchObject({ edition: 'without-personal-data', claims: 1, leftOut: 2 })
      const { content } = (await as('iom.analyst').get(`${releases}/${done.body.id}`)).body
      expect(content).not.toContain('SECRET')
      expect(content).toContain('Exercise')
      expect(content).toContain('Not to be used as evidence')
      if (format === 'csv')
        expect(content.split('\r\n')[0]).toBe(
          '"H1 Not to be used as evidence or in court without the consent of the source. | For official use only | Consent of: vn"',
        )
    }
    expect(made.claims).toBe(3)
  })
})
