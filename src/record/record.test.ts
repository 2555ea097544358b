// Stories of records through the front door: entering them, and what each database says of itself.
import { describe, expect, test } from 'vitest'
import { documents, pointers, recordEntries, vehicles } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { passport, car, enter, lastSubjects } = recordEntries(world)
const fr = () => world.as('fr.desk')
const vn = () => world.as('vn.desk')

describe('entering a record', () => {
  test('makes the bureau its owner, keeps what is printed, and leaves a fact', async () => {
    const entry = passport(
      { number: 'xz 00-42', additionalInformation: 'Cover torn.' },
      { crimeArea: 'other', sourceGrade: { scheme: '4x4', code: 'A' } },
    )
    const record = await enter(entry)
    expect(record).toMatchObject({
      owner: 'fr',
      database: 'travel-document',
      version: 1,
      life: 'active',
      handlingCode: 'H0',
      confidentiality: 'official-use-only',
      retainUntil: '2036-11-21',
      personStatus: null,
      crimeArea: 'other',
      sourceGrade: { scheme: '4x4', code: 'A' },
      informationGrade: null,
      createdBy: 'fr.desk',
      fields: entry.fields,
    })
    expect(record.allowed.sort()).toEqual(['history', 'lookups', 'update', 'withdraw'])
    const { rows } = await world.database.client.query('select keys, range_end from record where id = $1', [record.id])
    expect(rows).toEqual([{ keys: ['document:FRA:passport:XZ0042'], range_end: '' }])
    expect(await lastSubjects('record.create')).toEqual([
      {
        subject: record.id,
        owner: 'fr',
        part: 'changed',
        discreet: false,
        outcome: 'done',
        purpose: 'security-check',
        detail: { database: 'travel-document' },
      },
    ])
  })

  test('keeps the end of a range of blanks', async () => {
    const record = await enter(passport({ number: 'BB 100', numberTo: 'BB 199' }, { status: 'stolen-blank' }))
    const { rows } = await world.database.client.query('select keys, range_end from record where id = $1', [record.id])
    expect(rows).toEqual([{ keys: ['document:FRA:passport:BB100'], range_end: 'BB199' }])
  })

  test('is for those who signed in, with a duty, a grant, and the country of the document', async () => {
    expect((await world.stranger().post(documents, passport())).status).toBe(401)
    for (const officer of ['fr.post', 'fr.analyst', 'fr.auditor', 'fr.administrator'])
      expect((await world.as(officer).post(documents, passport())).status).toBe(403)
    const foreign = await vn().post(documents, passport())
    expect([foreign.status, foreign.body.key]).toEqual([403, 'record.not-yours-to-enter'])
    expect(pointers(foreign)).toEqual(['/fields/country fault.not-issuing-country'])
    expect((await vn().post(vehicles, car())).status).toBe(201)
    for (const officer of ['fr.notices', 'fr.system'])
      expect((await world.as(officer).post(documents, passport())).status).toBe(201)
  })

  test.each([
    ['unknown member', { secret: 1 }, '/secret fault.unknown-member'],
    [
      'unknown field',
      { fields: { number: 'X1', country: 'FRA', type: 'passport', holder: 'x' } },
      '/fields/holder fault.unknown-member',
    ],
    ['missing field', { fields: { number: 'X1', country: 'FRA' } }, '/fields/type fault.required'],
    ['wrong type', { fields: { number: 1, country: 'FRA', type: 'passport' } }, '/fields/number fault.type'],
    [
      'unknown country',
      { fields: { number: 'X1', country: 'FRX', type: 'passport' } },
      '/fields/country fault.format-country',
    ],
    ['unknown kind', { fields: { number: 'X1', country: 'FRA', type: 'letter' } }, '/fields/type fault.not-in-list'],
    [
      'control character',
      { fields: { number: 'X\u00001', country: 'FRA', type: 'passport' } },
      '/fields/number fault.format-plain-text',
    ],
    [
      'text that runs backwards',
      { fields: { number: 'X\u202e1', country: 'FRA', type: 'passport' } },
      '/fields/number fault.format-plain-text',
    ],
    [
      'half a character',
      { fields: { number: 'X\ud800', country: 'FRA', type: 'passport' } },
      '/fields/number fault.format-plain-text',
    ],
    [
      'over-long number',
      { fields: { number: 'X'.repeat(41), country: 'FRA', type: 'passport' } },
      '/fields/number fault.maxLength',
    ],
    [
      'impossible date',
      { fields: { number: 'X1', country: 'FRA', type: 'passport', dateOfLoss: '2026-02-30' } },
      '/fields/dateOfLoss fault.format-partial-date',
    ],
    [
      'number of nothing',
      { fields: { number: '--', country: 'FRA', type: 'passport' } },
      '/fields/number fault.identifier-empty',
    ],
    [
      'data on a person',
      { fields: { number: 'X1', country: 'FRA', type: 'passport', additionalInformation: 'Name: Exercise' } },
      '/fields/additionalInformation fault.nominal-data-label',
    ],
    ['status of another database', { status: 'recovered' }, '/status fault.status-not-of-database'],
    ['foreign purpose', { purpose: 'forensic' }, '/purpose fault.purpose-not-of-database'],
    ['unheard-of purpose', { purpose: 'curiosity' }, '/purpose fault.not-in-list'],
    [
      'grade of another scheme',
      { sourceGrade: { scheme: '4x4', code: 'E' } },
      '/sourceGrade/code fault.grade-not-of-scheme',
    ],
    [
      'grade of the other side',
      { informationGrade: { scheme: '4x4', code: 'A' } },
      '/informationGrade/code fault.grade-not-of-scheme',
    ],
    ['term too long', { retainUntil: '2036-11-22' }, '/retainUntil fault.retention-too-long'],
    ['term past', { retainUntil: '2026-11-20' }, '/retainUntil fault.retention-past'],
    ['day that is none', { retainUntil: '2027-02-29' }, '/retainUntil fault.format-day'],
    [
      'restriction of oneself',
      { restriction: { mode: 'hidden', bureaus: ['vn', 'fr'] } },
      '/restriction/bureaus/1 fault.cannot-be-kept-out',
    ],
    [
      'restriction of the Secretariat',
      { restriction: { mode: 'ask', bureaus: ['gs'] } },
      '/restriction/bureaus/0 fault.cannot-be-kept-out',
    ],
    [
      'restriction of nobody',
      { restriction: { mode: 'hidden', bureaus: ['vm'] } },
      '/restriction/bureaus/0 fault.unknown-bureau',
    ],
    ['over-long reference', { reference: 'R'.repeat(81) }, '/reference fault.maxLength'],
  ])('refuses a record with %s, with its pointer and a sentence, and keeps nothing', async (_, wrong, pointer) => {
    const before = await world.database.client.query('select count(*) from record')
    const reply = await fr().post(documents, { ...passport(), ...wrong })
    expect(reply.status, reply.text).toBe(400)
    expect(pointers(reply)).toContain(pointer)
    for (const one of reply.body.pointers) expect(one.says).not.toBe(one.key)
    expect((await world.database.client.query('select count(*) from record')).rows).toEqual(before.rows)
  })

  test('tells a wrong check digit and takes it when the owner insists', async () => {
    const wrong = car({ vin: '1ZZEXERC0SA000001', plate: undefined, country: undefined })
    const reply = await fr().post(vehicles, wrong)
    const [fault] = reply.body.pointers
    expect([reply.status, fault.pointer, fault.key]).toEqual([400, '/fields/vin', 'fault.vin-check-digit'])
    expect(fault.says).toMatch(/: 0 stands there, [1-9X] would hold/)
    const record = await enter({ ...wrong, fields: { ...wrong.fields, checkDigitAsRead: true } }, vehicles)
    expect(record.fields).toEqual({ vin: '1ZZEXERC0SA000001', checkDigitAsRead: true })
  })

  test('takes an own reference once in each database, also when two enter it together', async () => {
    const entry = passport()
    const replies = await Promise.all([fr().post(documents, entry), world.as('fr.desk-2').post(documents, entry)])
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409])
    const second = await fr().post(documents, entry)
    expect([second.status, second.body.key]).toEqual([409, 'record.reference-taken'])
    expect((await fr().post(vehicles, car({}, { reference: entry.reference }))).status).toBe(201)
  })
})

describe('the shared databases', () => {
  test('are described to whoever signed in: fields with their meaning, statuses, purposes, retention', async () => {
    expect((await world.stranger().get('/api/v1/databases')).status).toBe(401)
    const reply = await world.as('vn.auditor').get('/api/v1/databases')
    expect(reply.status).toBe(200)
    expect(
      reply.body.databases.map((one: { name: string; acronym: string; retentionYears: number }) => [
        one.name,
        one.acronym,
        one.retentionYears,
      ]),
    ).toEqual([
      ['nominal', 'ASF-Nominal', 5],
      ['travel-document', 'SLTD', 10],
      ['tdawn', 'TDAWN', 5],
      ['administrative-document', 'SAD', 5],
      ['vehicle', 'SMV', 5],
      ['vessel', 'SV', 5],
      ['firearm', 'iARMS', 5],
      ['work-of-art', 'WoA', 5],
      ['outside-list', 'LISTS', 5],
    ])
    for (const database of reply.body.databases)
      for (const field of Object.values<{ description?: string }>(database.fields.properties))
        expect(field.description?.length).toBeGreaterThan(3)
  })
})
