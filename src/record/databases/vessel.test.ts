// What a record of a vessel must state, what it is matched by, and what equal numbers amount to.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { imoCheckDigit } from '../../terms/imo-number.ts'
import { type Fields, fieldsSeen } from './database.ts'
import { vessel, vesselStatuses } from './vessel.ts'

const today = '2026-11-21'
const faults = (fields: Fields): string[] =>
  vessel.faultsOf({ status: 'stolen', fields, today }).map((fault) => `${fault.pointer} ${fault.key}`)

/** Made here for exercise: no ship has a number that begins with 000. */
const imo = `000123${imoCheckDigit('000123')}`
const wrongImo = `000123${(Number(imo.slice(-1)) + 1) % 10}`
const hull = 'EXZ12345D404'

describe('a record of a vessel', () => {
  test('is matched by whatever identifies it, each with its kind in front', () => {
    const fields = {
      hull: 'XA-EXZ12345D404',
      imo: `IMO ${imo}`,
      mmsi: '574 000 001',
      callSign: 'xv-ab2',
      registration: 'BV 1234 TS',
      flag: 'VNM',
      name: 'M/V Étoile',
      engines: [{ make: 'Exercise', serial: 'E-1 234' }, { serial: 'e1234' }],
    }
    expect(vessel.keys(fields)).toEqual([
      `hull:${hull}`,
      `imo:${imo}`,
      'mmsi:574000001',
      'call-sign:XVAB2',
      'vessel-registration:VNM:BV1234TS',
      'vessel-engine:E1234',
      'vessel-name:VNM:ETOILE',
    ])
    expect(faults(fields)).toEqual([])
    expect(vessel.normalise(fields).identifiers).toMatchObject({ hull: `XA${hull}`, 'engines/1': 'E1234' })
  })

  test('is asked for by the engine of a question, and by no registration or name without a flag', () => {
    expect(vessel.keys({ engine: 'e-1234', registration: 'BV1234', name: 'Étoile' } as never)).toEqual([
      'vessel-engine:E1234',
    ])
    expect(vessel.keys({ name: 'unnamed', flag: 'VNM' })).toEqual([])
  })

  test.each([
    ['nothing but a name', { name: 'Étoile', flag: 'VNM' }, [' fault.vessel-needs-identifier']],
    ['an outboard without engine', { kind: 'outboard-engine', hull }, ['/engines fault.outboard-needs-engine']],
    ['an outboard with one', { kind: 'outboard-engine', engines: [{ serial: 'E1234' }] }, []],
    ['a registration without flag', { registration: 'BV1234' }, ['/flag fault.registration-needs-flag']],
    ['a hull number with the letter O', { hull: 'EXZ1234OD404' }, ['/hull fault.hull-structure']],
    ['the same, insisted on', { hull: 'EXZ1234OD404', checkDigitAsRead: true }, []],
    ['a builder’s own number', { hull: 'YARD 12' }, []],
    ['a hull number that is none', { hull: 'unknown' }, ['/hull fault.identifier-no-number']],
    ['an IMO number cut short', { imo: '12345' }, ['/imo fault.identifier-too-short']],
    ['an MMSI of a coast station', { mmsi: '002270001' }, ['/mmsi fault.mmsi-no-vessel']],
    ['an MMSI outside the plan', { mmsi: '912345678' }, ['/mmsi fault.mmsi-no-vessel']],
    ['an MMSI with a letter', { mmsi: '57400000A' }, ['/mmsi fault.identifier-foreign-character']],
    ['a call sign of digits', { callSign: '12345' }, ['/callSign fault.identifier-no-letter']],
    [
      'an engine without number',
      { hull, engines: [{ serial: 'E1234' }, { serial: 'none' }] },
      ['/engines/1/serial fault.identifier-no-number'],
    ],
    ['a theft to come', { hull, dateOfTheft: '2027' }, ['/dateOfTheft fault.date-in-future']],
    ['a later model year', { hull, yearOfManufacture: 2028 }, ['/yearOfManufacture fault.date-in-future']],
  ])('%s is judged', (_, fields, expected) => {
    expect(faults(fields)).toEqual(expected)
  })

  test('tells a wrong check digit of the IMO number and what would hold, and takes it when the owner insists', () => {
    expect(vessel.faultsOf({ status: 'stolen', fields: { imo: wrongImo }, today })).toEqual([
      { pointer: '/imo', key: 'fault.imo-check-digit', values: { found: wrongImo.slice(-1), expected: imo.slice(-1) } },
    ])
    expect(faults({ imo: wrongImo, checkDigitAsRead: true })).toEqual([])
    expect(vessel.keys({ imo: wrongImo })).toEqual([`imo:${wrongImo}`])
  })

  test('always has a key when it has no fault', () => {
    const fields = fc.record(
      {
        hull: fc.string({ minLength: 1, maxLength: 14 }),
        callSign: fc.string({ minLength: 1, maxLength: 6 }),
        registration: fc.string({ minLength: 1, maxLength: 6 }),
        flag: fc.constantFrom('FRA', 'VNM'),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fields, (one) => {
        if (faults(one).length === 0) expect(vessel.keys(one).length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})

describe('equal keys', () => {
  const judge = (question: object, record: object, ...kinds: string[]) =>
    vessel.judge(question as Fields, record, kinds)

  test.each([
    ['of one HIN are the hull itself', { hull }, { hull }, 'exact'],
    ['of a HIN of the United States with and without prefix too', { hull }, { hull: `US-${hull}` }, 'exact'],
    ['of another country’s without its prefix are near', { hull }, { hull: `FR${hull}` }, 'near'],
    ['of two countries are near', { hull: `ES${hull}` }, { hull: `FR${hull}` }, 'near'],
    ['of a number meant for a HIN are exact', { hull: 'EXZ1234OD404' }, { hull: 'EXZ1234OD404' }, 'exact'],
    ['of a builder’s free number are near', { hull: 'YARD 12' }, { hull: 'YARD12' }, 'near'],
  ])('%s', (_, question, record, verdict) => {
    expect(judge(question, record, 'hull')).toBe(verdict)
  })

  test.each([
    ['exact where the makes are one', { make: 'Exercise' }, { make: 'EXERCISE Motors' }, 'exact'],
    ['near where one is not said', {}, { make: 'Exercise' }, 'near'],
    ['nothing where they differ', { make: 'Another' }, { make: 'Exercise' }, undefined],
  ])('of engines are %s', (_, asked, recorded, verdict) => {
    const engines = (of: object) => [{ ...of, serial: 'E 1234' }]
    expect(judge({ engines: engines(asked) }, { engines: engines(recorded) }, 'vessel-engine')).toBe(verdict)
  })

  test('of a station or a plate are exact, but near when the hull or the IMO number is another', () => {
    for (const kind of ['imo', 'mmsi', 'call-sign', 'vessel-registration']) expect(judge({}, {}, kind)).toBe('exact')
    expect(judge({ imo, mmsi: '574000001' }, { imo: '0001225', mmsi: '574000001' }, 'mmsi')).toBe('near')
    expect(judge({ hull, imo }, { hull: 'EXZ12345D505', imo }, 'imo')).toBe('near')
    expect(judge({ hull, imo }, { hull: `FR${hull}`, imo }, 'imo', 'hull')).toBe('exact')
  })

  test('of a name are only near', () => {
    expect(judge({}, {}, 'vessel-name')).toBe('near')
    expect(judge({}, {}, 'vessel-name', 'call-sign')).toBe('exact')
    expect(judge({}, {})).toBeUndefined()
  })
})

describe('around a record of a vessel', () => {
  test('what its owner should mend is told, and an outboard is not asked for a hull', () => {
    const whole = {
      hull,
      name: 'Étoile',
      flag: 'FRA',
      kind: 'motor-boat',
      builder: 'Exercise Yard',
      length: 900,
      colour: 'white',
      dateOfTheft: '2026',
      countryOfTheft: 'FRA',
    }
    expect(vessel.flaws(whole, today)).toEqual([])
    expect(vessel.flaws({ ...whole, mmsi: '227000001' }, today)).toEqual([])
    expect(vessel.flaws({ ...whole, mmsi: '574000001' }, today)).toEqual(['contradiction:mmsi-flag'])
    const outboard = { kind: 'outboard-engine', engines: [{ serial: 'E1234' }], dateOfTheft: '2026' }
    expect(vessel.flaws(outboard, today)).toEqual(['missing:countryOfTheft', 'missing:engines'])
  })

  test('the post sees the vessel and not the file, and every status has its limits', () => {
    expect(fieldsSeen(vessel, { hull, placeOfTheft: 'Exercise Harbour' }, 'post')).toEqual({ hull })
    for (const status of vesselStatuses) expect(vessel.action(status, 'active').limits.length).toBeGreaterThan(1)
    expect(vessel.action('unheard-of', 'active').limits).toEqual(['no-measure'])
    expect(vessel.action('stolen', 'blocked').code).toBe('suspended')
  })

  test('question and record stand line by line, the engines that agree best beside each other', () => {
    const record = {
      hull: `XA${hull}`,
      registration: 'BV-1234-TS',
      flag: 'VNM',
      name: 'Étoile du Nord',
      engines: [{ serial: 'E1111' }, { serial: 'E2222' }],
    }
    const question = { hull: 'EXZ12345D40A', registration: 'BV1234TS', flag: 'FRA', name: 'etoile', engine: 'E-2222' }
    expect(vessel.compare(question, record).map((line) => [line.field, line.record, line.verdict])).toEqual([
      ['hull', `XA${hull}`, 'near'],
      ['registration', 'BV-1234-TS', 'same'],
      ['flag', 'VNM', 'differs'],
      ['name', 'Étoile du Nord', 'near'],
      ['engines', 'E2222', 'same'],
    ])
  })

  test('it is called by name and number', () => {
    expect(vessel.titleOf({ name: 'Étoile', registration: 'BV 1' })).toBe('Étoile BV 1')
    expect(vessel.titleOf({ engines: [{ serial: 'E1234' }] })).toBe('E1234')
    expect(vessel.titleOf({ callSign: 'XVAB2' })).toBe('XVAB2')
  })
})
