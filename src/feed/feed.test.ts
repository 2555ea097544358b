// Stories of batches through the front door: each line by itself, sent again without effect, never another bureau's record.
import { describe, expect, test } from 'vitest'
import { documents, recordEntries } from '../../test/records.ts'
import { type Reply, startWorld } from '../../test/world.ts'

const world = startWorld()
const { passport, car, lastSubjects } = recordEntries(world)
const batch = `${documents}/batch`
const send = (body: object, officer = 'fr.system'): Promise<Reply> => world.as(officer).put(batch, body)
const results = (reply: Reply): string[] => reply.body.results.map((one: { result: string }) => one.result)
const faults = (reply: Reply, at: number): string[] =>
  reply.body.results[at].faults.map((one: { pointer: string; key: string }) => `${one.pointer} ${one.key}`)
const versionsOf = async (id: string): Promise<number> => {
  const { rows } = await world.database.client.query<{ many: number }>(
    'select count(*)::int as many from record_version where id = $1',
    [id],
  )
  return rows[0]?.many ?? -1
}

describe('a batch', () => {
  test('enters, changes and withdraws, with a result for each line in order, and is found by the next check', async () => {
    const [one, two, three] = [passport(), passport(), passport()]
    const first = await send({ upsert: [one, two, three] })
    expect(first.status, first.text).toBe(200)
    expect(results(first)).toEqual(['created', 'created', 'created'])
    expect(first.body).toMatchObject({ counts: { created: 3 }, offset: null })
    const changed = { ...two, status: 'stolen' }
    const second = await send({
      upsert: [one, changed],
      delete: [{ reference: three.reference, reason: 'Found again.' }],
    })
    expect(results(second)).toEqual(['unchanged', 'changed', 'withdrawn'])
    expect(second.body.results.map((line: { version: number }) => line.version)).toEqual([1, 2, 2])
    expect(second.body.results.map((line: { id: string }) => line.id)).toEqual(
      first.body.results.map((line: { id: string }) => line.id),
    )
    const shown = await world.as('fr.desk').get(`${documents}/${second.body.results[1].id}`)
    expect(shown.body).toMatchObject({ status: 'stolen', version: 2, createdBy: 'fr.system', life: 'active' })
    const withdrawn = await world.as('fr.desk').get(`${documents}/${second.body.results[2].id}`)
    expect(withdrawn.body).toMatchObject({ life: 'withdrawn', withdrawnReason: 'Found again.' })
    await world.settle()
    const ask = async (fields: object) =>
      (
        await world.as('vn.desk').post('/api/v1/checks', {
          purpose: 'security-check',
          reference: 'EXERCISE-1',
          items: [{ travelDocument: fields }],
        })
      ).body.items[0].candidates.length
    expect([await ask(one.fields), await ask(three.fields)]).toEqual([1, 0])
  })

  test('sent again leaves no version, no changed subject, and tells nobody', async () => {
    const gone = passport()
    const body = {
      upsert: [passport(), passport({}, { retainUntil: '2030-01-01' })],
      delete: [{ reference: gone.reference, reason: 'Found.' }],
    }
    await send({ upsert: [gone] })
    const first = await send(body)
    expect(results(first)).toEqual(['created', 'created', 'withdrawn'])
    expect((await lastSubjects('feed.batch')).map((line) => [line.part, line.owner])).toEqual([
      ['changed', 'fr'],
      ['changed', 'fr'],
      ['changed', 'fr'],
    ])
    const again = await send(body)
    expect(results(again)).toEqual(['unchanged', 'unchanged', 'already-withdrawn'])
    expect(again.body.results.map((line: { version: number }) => line.version)).toEqual([1, 1, 2])
    const [fact] = await lastSubjects('feed.batch')
    expect(fact).toMatchObject({
      subject: null,
      detail: { database: 'travel-document', unchanged: 2, 'already-withdrawn': 1 },
    })
    expect(await versionsOf(again.body.results[0].id)).toBe(0)
    const { rows } = await world.database.client.query(
      "select tell from fact where operation = 'feed.batch' order by at desc, id desc limit 1",
    )
    expect(rows).toEqual([{ tell: [] }])
  })

  test('refuses a bad line with its pointers and words, and takes the others', async () => {
    const good = passport()
    const body = {
      upsert: [
        { ...passport(), status: 'recovered' },
        good,
        null,
        { ...passport(), reference: ' ' },
        passport({ number: 1 }),
        passport({ country: 'VNM' }),
        passport({}, { restriction: { mode: 'hidden', bureaus: ['vm'] } }),
        'FR-1',
        { ...passport(), owner: 'vn' },
      ],
      delete: [{ reference: 'FR-NOWHERE', reason: 'Found.' }, { reference: 'FR-X' }, 7],
    }
    const reply = await send(body)
    expect(reply.status, reply.text).toBe(200)
    expect(results(reply)).toEqual([
      'refused',
      'created',
      ...Array.from({ length: 7 }, () => 'refused'),
      'not-found',
      'refused',
      'refused',
    ])
    expect(faults(reply, 0)).toEqual(['/status fault.status-not-of-database'])
    expect(faults(reply, 2)).toEqual([' fault.type'])
    expect(faults(reply, 3)).toEqual(['/reference fault.format-plain-text'])
    expect(reply.body.results[3].reference).toBeNull()
    expect(faults(reply, 4)).toEqual(['/fields/number fault.type'])
    expect(faults(reply, 5)).toEqual([' record.not-yours-to-enter', '/fields/country fault.not-issuing-country'])
    expect(faults(reply, 6)).toEqual(['/restriction/bureaus/0 fault.unknown-bureau'])
    expect(faults(reply, 8)).toEqual(['/owner fault.unknown-member'])
    expect(faults(reply, 10)).toEqual(['/reason fault.required'])
    for (const { faults: said } of reply.body.results)
      for (const one of said) {
        expect(one.says).not.toBe(one.key)
        expect(one.says).not.toContain('cannot be taken')
      }
    expect(reply.body.counts).toEqual({ created: 1, 'not-found': 1, refused: 10 })
  })

  test('refuses the later of two lines under one reference, naming the first', async () => {
    const one = passport()
    const reply = await send({
      upsert: [passport(), one, { ...one, status: 'stolen' }],
      delete: [{ reference: one.reference, reason: 'Found.' }],
    })
    expect(results(reply)).toEqual(['created', 'created', 'refused', 'refused'])
    expect(faults(reply, 2)).toEqual(['/reference fault.repeated-reference'])
    expect(reply.body.results[3].faults[0].says).toContain('line 2')
  })

  test('changes and withdraws what is suspended without lifting the suspension', async () => {
    const [one, two] = [passport(), passport()]
    await send({ upsert: [one, two] })
    await world.database.client.query("update record set life = 'under-review' where reference = any($1)", [
      [one.reference, two.reference],
    ])
    const reply = await send({
      upsert: [{ ...one, status: 'stolen' }],
      delete: [{ reference: two.reference, reason: 'Found.' }],
    })
    expect(results(reply)).toEqual(['changed', 'withdrawn'])
    const { rows } = await world.database.client.query('select life from record where reference = $1', [one.reference])
    expect(rows).toEqual([{ life: 'under-review' }])
  })

  test('feeds the own records only: the same reference of another bureau is another record', async () => {
    const one = car()
    expect(results(await world.as('fr.system').put('/api/v1/records/vehicle/batch', { upsert: [one] }))).toEqual([
      'created',
    ])
    const foreign = await world.as('vn.system').put('/api/v1/records/vehicle/batch', {
      upsert: [{ ...one, status: 'suspect' }],
      delete: [{ reference: 'FR-NOT-OURS', reason: 'Found.' }],
    })
    expect(foreign.body.results[1].result).toBe('not-found')
    const { rows } = await world.database.client.query(
      'select owner, status, version from record where reference = $1 order by owner',
      [one.reference],
    )
    expect(rows[0]).toEqual({ owner: 'fr', status: 'stolen', version: 1 })
    expect((await world.stranger().put(batch, {})).status).toBe(401)
    for (const officer of ['fr.post', 'fr.analyst', 'fr.administrator', 'fr.auditor'])
      expect((await send({ upsert: [passport()] }, officer)).status).toBe(403)
  })

  test('needs a grant of the database for what is new, by line', async () => {
    const known = passport()
    await send({ upsert: [known] })
    await world.database.client.query("update bureau set databases = '{vehicle}' where code = 'fr'")
    world.clock.advance(6_000)
    const reply = await send({ upsert: [{ ...known, status: 'stolen' }, passport()] })
    await world.database.client.query(
      "update bureau set databases = (select databases from bureau where code = 'vn') where code = 'fr'",
    )
    world.clock.advance(6_000)
    expect(results(reply)).toEqual(['changed', 'refused'])
    expect(faults(reply, 1)).toEqual([' record.database-not-granted'])
  })

  test('has at most 1,000 lines, and is judged as a whole for nothing else', async () => {
    const many = Array.from({ length: 600 }, (_, at) => passport({}, { reference: `FR-MANY-${at}` }))
    const over = await send({
      upsert: many,
      delete: many.slice(0, 401).map(({ reference }) => ({ reference, reason: 'x' })),
    })
    expect([over.status, over.body.key]).toEqual([400, 'feed.too-many-lines'])
    expect((await send({ upsert: Array.from({ length: 1001 }, () => 1) })).status).toBe(400)
    expect((await send({ unheard: [] })).status).toBe(400)
    const full = await send({
      upsert: [...many, ...many.slice(0, 400).map((line) => ({ ...line, reference: `${line.reference}-B` }))],
    })
    expect(full.body.counts).toEqual({ created: 1000 })
    expect((await send({})).body).toEqual({ results: [], counts: {}, offset: null })
  })

  test('feeds persons as it feeds things', async () => {
    const wanted = {
      reference: 'FR-PERSON',
      status: 'wanted-locate',
      purpose: 'locate',
      personStatus: 'suspect',
      alert: 'discreet',
      fields: {
        names: [{ use: 'main', family: 'Exercise', given: 'Ada' }],
        datesOfBirth: ['1980'],
        nationalities: [],
        documents: [],
        cautions: [],
      },
    }
    const nominals = '/api/v1/records/nominal/batch'
    expect(results(await world.as('fr.desk').put(nominals, { upsert: [wanted] }))).toEqual(['created'])
    expect(results(await world.as('fr.desk').put(nominals, { upsert: [wanted] }))).toEqual(['unchanged'])
    const married = { ...wanted.fields, names: [...wanted.fields.names, { use: 'married', family: 'Essai' }] }
    const reply = await world.as('fr.desk').put(nominals, { upsert: [{ ...wanted, fields: married }] })
    expect(reply.body.results[0]).toMatchObject({ result: 'changed', version: 2 })
    const record = await world.as('fr.desk').get(`/api/v1/records/nominal/${reply.body.results[0].id}`)
    expect(record.body.said).toEqual([{ field: 'names', by: 'fr', at: expect.any(String) }])
  })

  test('sent from a post meets a discreet alert as a reference that is taken, and withdraws nothing', async () => {
    const nominals = '/api/v1/records/nominal/batch'
    const entry = {
      reference: 'FR-DISCREET',
      status: 'wanted-locate',
      purpose: 'locate',
      personStatus: 'suspect',
      alert: 'discreet',
      fields: {
        names: [{ use: 'main', family: 'Exercise', given: 'Bea' }],
        datesOfBirth: ['1981'],
        nationalities: [],
        documents: [],
        cautions: [],
      },
    }
    await world.as('fr.desk').put(nominals, { upsert: [entry] })
    await world.database.client.query("update officer set post = 'Gate 4' where name = 'fr.desk-2'")
    const send = (body: object) => world.as('fr.desk-2').put(nominals, body)
    const upserted = await send({ upsert: [{ ...entry, reference: 'FR-OTHER' }, entry] })
    expect([results(upserted), faults(upserted, 1)]).toEqual([
      ['created', 'refused'],
      ['/reference record.reference-taken'],
    ])
    expect(results(await send({ delete: [{ reference: entry.reference, reason: 'Found.' }] }))).toEqual(['not-found'])
    const { rows } = await world.database.client.query('select version, life from record where reference = $1', [
      entry.reference,
    ])
    expect(rows).toEqual([{ version: 1, life: 'active' }])
  })
})
