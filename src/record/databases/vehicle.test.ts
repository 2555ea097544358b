// What a record of a vehicle must state, what it is matched by, and when its owner has to insist.
import { describe, expect, test } from 'vitest'
import { composeVin } from '../../terms/vin.ts'
import { lives } from '../record.schema.ts'
import { type Fields, fieldsSeen } from './database.ts'
import { vehicle, vehicleStatuses } from './vehicle.ts'

const today = '2026-11-21'
const faults = (fields: Fields) => vehicle.faultsOf({ status: 'stolen', fields, today })
const keysOf = (fields: Fields): string[] => faults(fields).map((fault) => `${fault.pointer} ${fault.key}`)

/** Made here for exercise: maker 1ZZ is not given to anybody. */
const american = composeVin('1ZZ', 'EXERC', 'SA000001')
const misread = `${american.slice(0, 8)}${american[8] === '0' ? '1' : '0'}${american.slice(9)}`

describe('a record of a vehicle', () => {
  test('is matched by each identifier it has, each with its kind in front', () => {
    const fields = { vin: 'wvw-zzz 1jz 3w 386752', plate: '30A-123.45', country: 'VNM', engine: '*ab 12*' }
    expect(vehicle.keys(fields)).toEqual(['vin:WVWZZZ1JZ3W386752', 'plate:VNM:30A12345', 'engine:AB12'])
    expect(keysOf(fields)).toEqual([])
  })

  test.each([
    ['nothing that identifies', { make: 'Exercise' }, [' fault.vehicle-needs-identifier']],
    ['a plate without country', { plate: '30A12345' }, ['/country fault.plate-needs-country']],
    ['a VIN with the letter O', { vin: 'WVWZZZ1JZ3WO86752' }, ['/vin fault.identifier-forbidden-letter']],
    ['a VIN of 18 places', { vin: 'WVWZZZ1JZ3W3867521' }, ['/vin fault.identifier-too-long']],
    ['a chassis number from before 1981', { vin: 'EX 12345' }, []],
    ['a plate of stars', { plate: '***', country: 'VNM' }, ['/plate fault.identifier-empty']],
    ['an engine of emoji', { engine: '😀' }, ['/engine fault.identifier-foreign-character']],
    ['a theft to come', { engine: 'E1', dateOfTheft: '2026-11-22' }, ['/dateOfTheft fault.date-in-future']],
    ['the coming model year', { engine: 'E1', yearOfManufacture: 2027 }, []],
    ['a later one', { engine: 'E1', yearOfManufacture: 2028 }, ['/yearOfManufacture fault.date-in-future']],
  ])('%s is judged', (_, fields, expected) => {
    expect(keysOf(fields)).toEqual(expected)
  })

  test('tells a wrong check digit and what would hold, corrects nothing, and takes it when the owner insists', () => {
    expect(faults({ vin: american })).toEqual([])
    const values = { found: misread[8], expected: american[8] }
    expect(faults({ vin: misread })).toEqual([{ pointer: '/vin', key: 'fault.vin-check-digit', values }])
    expect(faults({ vin: misread, checkDigitAsRead: true })).toEqual([])
    expect(faults({ vin: misread, checkDigitAsRead: false })).toHaveLength(1)
    expect(vehicle.keys({ vin: misread, checkDigitAsRead: true })).toEqual([`vin:${misread}`])
  })

  test('is entered by any bureau and told to its source while in force', () => {
    expect(vehicle.enteredBy({}, 'vn')).toBeUndefined()
    expect(lives.map((life) => vehicle.noticeTo({ status: 'stolen', life }))).toEqual([
      'source',
      'general-secretariat',
      'general-secretariat',
      'source',
    ])
  })

  test('has an action and limits for every status', () => {
    for (const status of vehicleStatuses) {
      const action = vehicle.action(status, 'active')
      expect(action.code).toBe(`vehicle.${status}`)
      expect(action.limits.length).toBeGreaterThan(0)
    }
    expect(vehicle.action('unheard-of', 'active').limits).toEqual(['no-measure'])
  })

  test('shows a post the vehicle and not the file', () => {
    const fields = { plate: '30A12345', country: 'VNM', placeOfTheft: 'Exercise Street', nationalReference: 'N-1' }
    expect(fieldsSeen(vehicle, fields, 'post')).toEqual({ plate: '30A12345', country: 'VNM' })
  })

  test('is compared line by line, near where one sign was taken for another', () => {
    const record = {
      vin: 'WVWZZZ1JZ3W386752',
      plate: '30A-123.45',
      country: 'VNM',
      make: 'Citroën',
      colour: 'dark blue',
    }
    const question = {
      vin: 'WVWZZZ1JZ3W3867S2',
      plate: '30A12354',
      country: 'VNM',
      make: 'CITROEN',
      colour: 'Blue',
      engine: 'E1',
    }
    expect(vehicle.compare(question, record).map((line) => [line.field, line.verdict])).toEqual([
      ['vin', 'near'],
      ['plate', 'near'],
      ['country', 'same'],
      ['engine', 'missing'],
      ['make', 'same'],
      ['colour', 'near'],
    ])
  })
})
