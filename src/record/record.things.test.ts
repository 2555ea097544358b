// Stories of papers, vessels, firearms and works of art through the front door: what may be entered, and what they are matched by.
import { describe, expect, test } from 'vitest'
import { pointers } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'
import { imoCheckDigit } from '../terms/imo-number.ts'

const world = startWorld()
const fr = () => world.as('fr.desk')
const vn = () => world.as('vn.desk')
let entered = 0

type Entry = { readonly status: string; readonly fields: object; readonly [member: string]: unknown }

const send = (database: string, { status, fields, ...described }: Entry, as = fr) => {
  entered += 1
  return as().post(`/api/v1/records/${database}`, {
    reference: `EXERCISE-THING-${entered}`,
    status,
    purpose: 'locate',
    fields,
    ...described,
  })
}

const enter = async (database: string, entry: Entry, as = fr) => {
  const reply = await send(database, entry, as)
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}

const storedOf = async (id: string) => {
  const { rows } = await world.database.client.query('select keys, range_end, flaws from record where id = $1', [id])
  return rows[0]
}

const imo = `000123${imoCheckDigit('000123')}`

describe('an administrative document', () => {
  const paper = { number: 'EX-00 100', country: 'QXA', type: 'vehicle-registration' }

  test('is entered by a bureau that did not issue it, and matched by state, type and number', async () => {
    const record = await enter('administrative-document', { status: 'stolen', fields: paper }, vn)
    expect(record).toMatchObject({ owner: 'vn', status: 'stolen', fields: paper, retainUntil: '2031-11-21' })
    expect(record.flaws).toEqual(['missing:dateOfLoss', 'missing:countryOfLoss'])
    expect(await storedOf(record.id)).toMatchObject({
      keys: ['administrative:QXA:vehicle-registration:EX00100'],
      range_end: '',
    })
  })

  test('keeps a range of stolen blanks, and refuses one of anything else', async () => {
    const fields = { ...paper, number: 'EX 200', numberTo: 'EX 299' }
    const record = await enter('administrative-document', { status: 'stolen-blank', fields })
    expect(await storedOf(record.id)).toMatchObject({ range_end: 'EX299' })
    const refused = await send('administrative-document', { status: 'lost', fields })
    expect([refused.status, pointers(refused)]).toEqual([400, ['/fields/numberTo fault.range-only-of-blanks']])
  })

  test('holds no data on persons', async () => {
    const fields = { ...paper, additionalInformation: 'Holder: somebody' }
    expect(pointers(await send('administrative-document', { status: 'lost', fields }))).toEqual([
      '/fields/additionalInformation fault.nominal-data-label',
    ])
  })
})

describe('a vessel', () => {
  test('is matched by every number it has, those of its engines too', async () => {
    const fields = {
      hull: 'XA-EXZ12345D404',
      imo: `IMO ${imo}`,
      registration: 'EX-1',
      flag: 'FRA',
      name: 'M/V Exercice',
      engines: [
        { make: 'Exercise', serial: 'EM 0001', power: 40 },
        { make: 'Exercise', serial: 'EM 0002' },
      ],
    }
    const record = await enter('vessel', { status: 'stolen', fields })
    expect(record.fields).toEqual(fields)
    expect((await storedOf(record.id)).keys).toEqual([
      'hull:EXZ12345D404',
      `imo:${imo}`,
      'vessel-registration:FRA:EX1',
      'vessel-engine:EM0001',
      'vessel-engine:EM0002',
      'vessel-name:FRA:EXERCICE',
    ])
  })

  test('is refused with every fault at its place, the engine’s at the engine', async () => {
    const wrong = `${imo.slice(0, 6)}${(Number(imo.slice(6)) + 1) % 10}`
    const fields = { imo: wrong, registration: 'EX-2', engines: [{ serial: 'EM 0003' }, { serial: 'none' }] }
    const refused = await send('vessel', { status: 'stolen', fields })
    expect(pointers(refused).sort()).toEqual([
      '/fields/engines/1/serial fault.identifier-no-number',
      '/fields/flag fault.registration-needs-flag',
      '/fields/imo fault.imo-check-digit',
    ])
    expect(refused.body.pointers.find((one: { pointer: string }) => one.pointer === '/fields/imo').says).toContain(
      imo.slice(-1),
    )
    const insisted = { imo: wrong, checkDigitAsRead: true }
    expect((await enter('vessel', { status: 'stolen', fields: insisted })).fields).toEqual(insisted)
  })

  test('with nothing but a name is refused, and its shape is judged before its meaning', async () => {
    expect(pointers(await send('vessel', { status: 'stolen', fields: { name: 'Exercice', flag: 'FRA' } }))).toEqual([
      '/fields fault.vessel-needs-identifier',
    ])
    const misshapen = { name: 'Exercice', engines: [{ make: 'Exercise', power: 0 }] }
    expect(pointers(await send('vessel', { status: 'stolen', fields: misshapen })).sort()).toEqual([
      '/fields/engines/0/power fault.minimum',
      '/fields/engines/0/serial fault.required',
    ])
  })

  test('may be a discreet alert; a work of art may not', async () => {
    const alert = { alert: 'discreet' }
    const record = await enter('vessel', { status: 'stolen', fields: { mmsi: '200000001' }, ...alert })
    expect(record.alert).toBe('discreet')
    const fields = { kind: 'coin', title: 'Exercise coin' }
    expect(pointers(await send('work-of-art', { status: 'stolen', fields, ...alert }))).toEqual([
      '/alert fault.no-discreet-alerts',
    ])
  })
})

describe('a firearm', () => {
  test('is matched by its serial number, and its owner is told what should be mended', async () => {
    const record = await enter('firearm', { status: 'stolen', fields: { serial: '*ex 0042*', make: 'Exercise Arms' } })
    expect((await storedOf(record.id)).keys).toEqual(['firearm:EX0042'])
    expect(record.flaws).toContain('missing:calibre')
  })

  test.each(['filed off', '0000', 'unknown'])('numbered "%s" is refused', async (serial) => {
    expect(pointers(await send('firearm', { status: 'stolen', fields: { serial } }))).toEqual([
      '/fields/serial fault.identifier-no-number',
    ])
  })

  test('moved against an embargo is trafficked or smuggled, not stolen', async () => {
    const fields = { serial: 'EX0043', embargo: 'Exercise resolution 1 (2026)' }
    expect(pointers(await send('firearm', { status: 'stolen', fields }))).toEqual([
      '/fields/embargo fault.embargo-only-of-moved',
    ])
    const record = await enter('firearm', { status: 'smuggled', fields })
    // A change replaces the keys.
    const changed = await fr().put(`/api/v1/records/firearm/${record.id}`, {
      version: 1,
      status: 'smuggled',
      purpose: 'locate',
      fields: { ...fields, serial: 'EX0044' },
    })
    expect(changed.status, changed.text).toBe(200)
    expect((await storedOf(record.id)).keys).toEqual(['firearm:EX0044'])
  })
})

describe('a work of art', () => {
  test('is found by its inventory number and its words', async () => {
    const fields = { kind: 'painting', title: 'The Exercise Harbour', maker: 'Unknown', inventory: 'INV 1932/17' }
    const record = await enter('work-of-art', { status: 'stolen', fields })
    expect((await storedOf(record.id)).keys).toEqual([
      'art-inventory:INV193217',
      'art-word:exercise',
      'art-word:harbour',
    ])
  })

  test('that nobody could recognise is refused', async () => {
    expect(
      pointers(await send('work-of-art', { status: 'stolen', fields: { kind: 'coin', maker: 'Exercise' } })),
    ).toEqual(['/fields fault.art-needs-description'])
  })

  test('is entered by any bureau and read by another that names a purpose', async () => {
    const record = await enter(
      'work-of-art',
      { status: 'owner-sought', fields: { kind: 'icon', subject: 'A saint' } },
      vn,
    )
    const seen = await fr().get(`/api/v1/records/work-of-art/${record.id}`, { 'liaison-purpose': 'identify' })
    expect([seen.status, seen.body.owner, seen.body.flaws]).toEqual([200, 'vn', undefined])
  })
})

test('each database says of itself what the form needs to know', async () => {
  const { databases } = (await fr().get('/api/v1/databases')).body
  const discreet = databases.filter((one: { discreetAlerts: boolean }) => one.discreetAlerts)
  expect(discreet.map((one: { name: string }) => one.name)).toEqual(['nominal', 'tdawn', 'vehicle', 'vessel'])
  const vessel = databases.find((one: { name: string }) => one.name === 'vessel')
  expect(vessel.fields.properties.engines).toMatchObject({
    type: 'array',
    maxItems: 8,
    items: { required: ['serial'] },
  })
})
