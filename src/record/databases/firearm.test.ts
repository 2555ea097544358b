// What a record of a firearm must state, and what an equal serial number amounts to.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fields, fieldsSeen } from './database.ts'
import { firearm, firearmStatuses } from './firearm.ts'

const today = '2026-11-21'
const pistol = { serial: 'EX 123-456', make: 'Smith & Wesson', calibre: '9 mm Luger', kind: 'pistol' }
const faults = (fields: Fields, status = 'stolen'): string[] =>
  firearm.faultsOf({ status, fields: { ...pistol, ...fields }, today }).map((fault) => `${fault.pointer} ${fault.key}`)

describe('a record of a firearm', () => {
  test('is matched by its serial number in one spelling, signs that look alike kept apart', () => {
    expect(firearm.keys(pistol)).toEqual(['firearm:EX123456'])
    expect(firearm.keys({ serial: 'exO123' })).not.toEqual(firearm.keys({ serial: 'ex0123' }))
    expect(firearm.normalise(pistol)).toEqual({ identifiers: { serial: 'EX123456' }, faults: [] })
  })

  test.each(['none', 'filed off', '0000', 'unknown', 'A1'])('"%s" is no serial number and no key', (serial) => {
    expect(firearm.keys({ serial })).toEqual([])
    expect(faults({ serial })).toHaveLength(1)
  })

  test.each([
    ['a loss to come', { dateOfLoss: '2027' }, 'lost', ['/dateOfLoss fault.date-in-future']],
    [
      'an embargo against a theft',
      { embargo: 'Exercise 1 (2026)' },
      'stolen',
      ['/embargo fault.embargo-only-of-moved'],
    ],
    ['an embargo against trafficking', { embargo: 'Exercise 1 (2026)' }, 'trafficked', []],
    ['a number with a foreign sign', { serial: 'EX=1234' }, 'lost', ['/serial fault.identifier-foreign-character']],
  ])('%s is judged', (_, fields, status, expected) => {
    expect(faults(fields, status)).toEqual(expected)
  })

  test('has a key exactly when its number can be read', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 10 }), (serial) => {
        expect(firearm.keys({ serial }).length === 1).toBe(faults({ serial }).length === 0)
      }),
      { numRuns: 500 },
    )
  })

  test('says what is desirable, and what cannot be', () => {
    expect(firearm.flaws({ serial: 'EX1234' }, today)).toEqual([
      'missing:make',
      'missing:model',
      'missing:calibre',
      'missing:kind',
      'missing:dateOfLoss',
      'missing:countryOfLoss',
    ])
    const whole = { ...pistol, model: 'E', dateOfLoss: '2026', countryOfLoss: 'QXA' }
    expect(firearm.flaws(whole, today)).toEqual([])
    expect(firearm.flaws({ ...whole, kind: 'revolver', action: 'bolt' }, today)).toEqual(['contradiction:kind-action'])
  })

  test('is handled as loaded and as evidence, whatever its status', () => {
    for (const status of firearmStatuses)
      expect(firearm.action(status, 'active').limits).toEqual(
        expect.arrayContaining(['firearm-as-loaded', 'firearm-as-found', 'confirm-with-source']),
      )
  })

  test('shows a post the firearm and not the file', () => {
    expect(fieldsSeen(firearm, { ...pistol, embargo: 'Exercise 1', placeOfLoss: 'Exercise Street' }, 'post')).toEqual(
      pistol,
    )
  })
})

describe('an equal serial number', () => {
  const judge = (question: Fields, record: object = pistol) => firearm.judge(question, record, ['firearm'])

  test.each([
    ['is the firearm itself where the make is one', { make: 'S&W' }, 'exact'],
    ['and calibre and kind agree', { make: 'S&W', calibre: '9x19', kind: 'pistol' }, 'exact'],
    ['is near where the make is not said', {}, 'near'],
    ['is near where the calibre differs', { make: 'S&W', calibre: '.45 ACP' }, 'near'],
    ['is near where the kind differs', { make: 'S&W', kind: 'revolver' }, 'near'],
    ['is nothing where the make is another', { make: 'Beretta', calibre: '9x19' }, undefined],
  ])('%s', (_, question, verdict) => {
    expect(judge(question)).toBe(verdict)
  })

  test('is near where the record does not say the make', () => {
    expect(judge({ make: 'S&W' }, { serial: pistol.serial })).toBe('near')
  })

  test('means the same whichever side says what', () => {
    const looks = fc.record(
      {
        make: fc.constantFrom('S&W', 'Smith & Wesson', 'Beretta'),
        calibre: fc.constantFrom('9x19', '9 mm Luger', '.45 ACP'),
        kind: fc.constantFrom('pistol', 'revolver'),
      },
      { requiredKeys: [] },
    )
    fc.assert(fc.property(looks, looks, (one, other) => judge(one, other) === judge(other, one)))
  })

  test('is compared line by line, other names of a make or a cartridge being the same', () => {
    const question = { serial: 'EX123457', make: 'S&W', calibre: '9x19', kind: 'pistol' }
    expect(firearm.compare(question, pistol).map((line) => [line.field, line.verdict])).toEqual([
      ['serial', 'near'],
      ['make', 'same'],
      ['calibre', 'same'],
      ['kind', 'same'],
    ])
    expect(firearm.titleOf({ ...pistol, model: 'E' })).toBe('Smith & Wesson E EX 123-456')
  })
})
