/** What a question is taken for: laws over composed zones, numbers and vehicles. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { travelDocument } from '../record/databases/travel-document.ts'
import { composeMrz, isMrzContentFault } from '../terms/mrz-compose.ts'
import { composeVin } from '../terms/vin.ts'
import { asksOf } from './check.question.ts'
import { understand } from './check.understand.ts'
import { isMisunderstood, type Understood } from './check.understood.ts'

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

/** Keys the main database of an item is looked up by. */
const keysOf = (item: object): readonly string[] => asksOf(understood(item))[0]?.keys ?? []

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
        const typed = { travelDocument: { number, country: issuer, type } }
        expect(asksOf(read).map(({ keys }) => keys)).toEqual(asksOf(understood(typed)).map(({ keys }) => keys))
        expect(asksOf(read)[0]?.keys).toEqual(travelDocument.keys({ number, country: issuer, type }))
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

describe('a person', () => {
  test('is asked for as typed, and whatever is given it is understood or told, never both', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    const given = fc.record(
      {
        family: name,
        given: name,
        name,
        dateOfBirth: fc.constantFrom('1965', '1990-02-03', '1980~'),
        documents: fc.array(
          fc.record({ number: name, country: fc.constant('FRA' as const), type: fc.constant('passport' as const) }),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(given, (person) => {
        const told = faults({ person })
        const isNamed = [person.family, person.given, person.name].some(
          (one) => one !== undefined && /\p{L}/u.test(one),
        )
        if (told.length > 0) {
          for (const { pointer } of told) expect(pointer).toMatch(/^\/items\/0\/person\//)
          return
        }
        const read = understood({ person })
        expect(isNamed || person.documents?.length).toBeTruthy()
        expect(read.fields.family).toBe(person.family?.trim())
        const again = understood({ person: read.fields })
        expect(again.fields).toEqual(read.fields)
        expect(asksOf(again)).toEqual(asksOf(read))
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
        expect(keysOf({ vehicle: { vin: spaced } })).toEqual([`vin:${vin}`])
      }),
    )
  })

  test('asks for nothing else than what was given', () => {
    expect(keysOf({ vehicle: { plate: 'ex 12-3', country: 'FRA', engine: 'E 77' } })).toHaveLength(2)
    expect(faults({ vehicle: {} })[0]).toMatchObject({ pointer: '/items/0/vehicle/vin', key: 'fault.nothing-to-check' })
    expect(faults({})[0]).toMatchObject({ pointer: '/items/0', key: 'fault.one-kind' })
  })
})
