/** What a question is taken for: laws over composed zones, numbers and vehicles. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { travelDocument } from '../record/databases/travel-document.ts'
import { composeMrz, isMrzContentFault } from '../terms/mrz-compose.ts'
import { composeVin } from '../terms/vin.ts'
import { isMisunderstood, type Understood, understand } from './check.understand.ts'

const options = { today: '2026-11-21', asRead: false }
const understood = (item: object, given = options): Understood => {
  const result = understand(item, '/items/0', given)
  if (isMisunderstood(result)) throw new Error(JSON.stringify(result))
  return result
}
const faults = (item: object, given = options) => {
  const result = understand(item, '/items/0', given)
  return isMisunderstood(result) ? result.faults : []
}

const upper = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'), minLength: min, maxLength: max })
const zone = fc
  .record({
    format: fc.constantFrom('TD3' as const, 'TD1' as const, 'TD2' as const),
    number: upper(5, 9),
    issuer: fc.constantFrom('FRA', 'VNM', 'DEU', 'EGY', 'UTO'),
    sex: fc.constantFrom('F' as const, 'M' as const, 'X' as const),
    year: fc.integer({ min: 1930, max: 2020 }),
  })
  .map(({ format, number, issuer, sex, year }) => {
    const lines = composeMrz({
      format,
      documentCode: format === 'TD3' ? 'P' : 'I',
      issuer,
      number,
      names: { family: 'EXERCISE', given: 'LEA' },
      nationality: issuer,
      dateOfBirth: `${year}-02-03`,
      sex,
      expiry: '2031-02-03',
    } as Parameters<typeof composeMrz>[0])
    return { lines: isMrzContentFault(lines) ? [] : [...lines], number, issuer, format }
  })
  .filter(({ lines }) => lines.length > 0)

describe('a machine readable zone', () => {
  test('asks for the same keys as its number, state and type typed by hand', () => {
    fc.assert(
      fc.property(zone, ({ lines, number, issuer, format }) => {
        const type = format === 'TD3' ? 'passport' : 'id-card'
        const read = understood({ travelDocument: { mrz: lines } })
        expect(read.keys).toEqual(understood({ travelDocument: { number, country: issuer, type } }).keys)
        expect(read.keys).toEqual(travelDocument.keys({ number, country: issuer, type }))
        expect(read.checks.every((digit) => digit.ok)).toBe(true)
      }),
    )
  })

  test('with one digit of its number misread is told, not corrected, and taken only when the officer insists', () => {
    fc.assert(
      fc.property(zone, fc.nat(), ({ lines, format }, pick) => {
        const at = format === 'TD1' ? 0 : 1
        const start = format === 'TD1' ? 5 : 0
        const line = lines[at] ?? ''
        const column = start + (pick % 5)
        // Letters count as 10 to 35 and only the last figure of a value tells: the weights 7, 3, 1 find every change of it.
        const wrong = String((Number.parseInt(line[column] ?? '0', 36) + 1) % 10)
        const misread = lines.with(at, `${line.slice(0, column)}${wrong}${line.slice(column + 1)}`)
        const told = faults({ travelDocument: { mrz: misread } })
        expect(told.map((one) => one.key)).toContain('fault.check-digit')
        const insisted = understood({ travelDocument: { mrz: misread } }, { ...options, asRead: true })
        expect(insisted.notes.map((note) => note.key)).toContain('check.note.digits-as-read')
      }),
    )
  })

  test('and a number typed beside it must agree', () => {
    fc.assert(
      fc.property(zone, ({ lines, number }) => {
        expect(faults({ travelDocument: { mrz: lines, number: number.toLowerCase() } })).toEqual([])
        expect(faults({ travelDocument: { mrz: lines, number: `${number}9` } })[0]?.key).toBe('fault.differs-from-mrz')
      }),
    )
  })
})

describe('a vehicle', () => {
  test('with a right check digit is understood however it is spaced and cased', () => {
    const part = (length: number) =>
      fc.string({ unit: fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'), minLength: length, maxLength: length })
    fc.assert(
      fc.property(part(2), part(5), part(8), (maker, description, serial) => {
        const vin = composeVin(`1${maker}`, description, serial)
        const spaced = `${vin.slice(0, 4).toLowerCase()} ${vin.slice(4, 9)}-${vin.slice(9)}`
        expect(understood({ vehicle: { vin: spaced } }).keys).toEqual([`vin:${vin}`])
      }),
    )
  })

  test('asks for nothing else than what was given', () => {
    expect(understood({ vehicle: { plate: 'ex 12-3', country: 'FRA', engine: 'E 77' } }).keys).toHaveLength(2)
    expect(faults({ vehicle: {} })[0]).toMatchObject({ pointer: '/items/0/vehicle/vin', key: 'fault.nothing-to-check' })
    expect(faults({})[0]).toMatchObject({ pointer: '/items/0', key: 'fault.one-kind' })
  })
})
