import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeMrz } from '../terms/mrz-compose.ts'
import { composeVin } from '../terms/vin.ts'
import {
  choose,
  draftFrom,
  emptyDraft,
  faultsOf,
  fieldPointer,
  fill,
  itemOf,
  paste,
  turnTo,
  wrongDigits,
} from './check.draft.panel.ts'
import { subjects } from './check.guess.panel.ts'
import { understand } from './check.understand.ts'

const today = '2026-11-21'
const strict = { today, asRead: false }
const passport = composeMrz({
  format: 'TD3',
  documentCode: 'P',
  issuer: 'UTO',
  number: 'X0000001',
  names: { family: 'Exercise', given: 'One' },
  nationality: 'UTO',
  dateOfBirth: '1980-02-29',
  expiry: '2030-01-01',
  sex: 'F',
})
if ('fault' in passport) throw new Error(passport.fault)
const zone = passport.join('\n')

describe('a draft', () => {
  test('sends a pasted zone as its lines, however it was broken', () => {
    const item = { travelDocument: { mrz: [...passport] } }
    expect(itemOf(paste(emptyDraft(1), zone, subjects))).toEqual(item)
    expect(itemOf(paste(emptyDraft(1), passport.join('').toLowerCase(), subjects))).toEqual(item)
  })

  test('moves the text when the officer takes it for something else, and leaves nothing behind', () => {
    const draft = paste(emptyDraft(1), '51F-123.45', subjects)
    expect(itemOf(draft)).toEqual({ vehicle: { plate: '51F-123.45' } })
    expect(itemOf(choose(draft, 'document'))).toEqual({
      travelDocument: { number: '51F-123.45', type: 'passport' },
    })
    expect(itemOf(choose(draft, 'engine'))).toEqual({ vehicle: { engine: '51F-123.45' } })
  })

  test('keeps what the officer chose while the text is typed on, but knows a zone when it sees one', () => {
    const draft = choose(paste(emptyDraft(1), '51F-123.45', subjects), 'document')
    expect(paste(draft, '51F-123.456', subjects).meaning).toBe('document')
    expect(paste(draft, zone, subjects).meaning).toBe('mrz')
  })

  test('does not turn its form at the first letters, and takes the text along when the officer turns it', () => {
    const begun = paste(emptyDraft(1), 'X00', subjects)
    expect(begun.subject).toBe('travel-document')
    const turned = turnTo(paste(emptyDraft(1), 'ABC1234', subjects), 'vehicle')
    expect(itemOf(turned)).toEqual({ vehicle: { plate: 'ABC1234' } })
    expect(turnTo(emptyDraft(1), 'vehicle').subject).toBe('vehicle')
  })

  test('keeps box and field the same when the field is corrected', () => {
    const draft = fill(paste(emptyDraft(1), 'X0000001', subjects), { number: 'X0000002', country: 'UTO' })
    expect(draft.pasted).toBe('X0000002')
    expect(itemOf(draft)).toEqual({ travelDocument: { number: 'X0000002', country: 'UTO', type: 'passport' } })
  })

  test('names what is missing by the pointer the hub would use', () => {
    expect(faultsOf(emptyDraft(1), 0, strict)).toEqual([
      { pointer: '/items/0/travelDocument/number', key: 'fault.required' },
      { pointer: '/items/0/travelDocument/country', key: 'fault.required' },
    ])
    expect(faultsOf(emptyDraft(1, 'vehicle'), 2, strict)).toEqual([
      { pointer: '/items/2/vehicle/vin', key: 'fault.nothing-to-check' },
    ])
    expect(faultsOf({ ...emptyDraft(1, 'vehicle'), plate: '51F-123.45' }, 0, strict)).toEqual([
      { pointer: '/items/0/vehicle/country', key: 'fault.required' },
    ])
  })

  test('tells each wrong check digit until the officer insists', () => {
    const misread = zone.replace('X0000001', 'X0000007')
    const draft = paste(emptyDraft(1), misread, subjects)
    expect(wrongDigits(draft, today).map(({ field }) => field)).toEqual(['number', 'composite'])
    expect(faultsOf(draft, 0, strict).map(({ pointer }) => pointer)).toEqual([
      '/items/0/travelDocument/mrz',
      '/items/0/travelDocument/mrz',
    ])
    expect(faultsOf(draft, 0, { today, asRead: true })).toEqual([])
    const vin = composeVin('1EX', 'ABCDE', '1A000001')
    const wrong = `${vin.slice(0, 8)}${vin.charAt(8) === '1' ? '2' : '1'}${vin.slice(9)}`
    expect(wrongDigits(paste(emptyDraft(1), wrong, subjects), today)).toMatchObject([{ field: 'vin', column: 9 }])
    expect(wrongDigits(paste(emptyDraft(1), vin, subjects), today)).toEqual([])
  })

  test('puts the faults of single lines on the field that holds the zone', () => {
    expect(fieldPointer('/items/0/travelDocument/mrz/1')).toBe('/items/0/travelDocument/mrz')
    expect(fieldPointer('/items/0/travelDocument/number')).toBe('/items/0/travelDocument/number')
  })

  test('comes back from what was asked before, and asks the same again', () => {
    const asked = understand({ vehicle: { plate: '51F-123.45', country: 'VNM' } }, '', strict)
    expect(itemOf(draftFrom(asked, 1) ?? emptyDraft(1))).toEqual({ vehicle: { plate: '51F12345', country: 'VNM' } })
    expect(draftFrom(null, 1)).toBeUndefined()
  })

  test('without faults of its own is understood by the hub, whatever was pasted', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.constantFrom(zone, 'X0000001', '51F-123.45', '*EX-0001*', composeVin('WEX', 'ABCDE', '1A000001')),
    )
    const country = fc.constantFrom(null, 'UTO', 'VNM')
    fc.assert(
      fc.property(texts, country, fc.boolean(), (text, code, asRead) => {
        const draft = fill(paste(emptyDraft(1), text, subjects), { country: code, plateCountry: code })
        if (faultsOf(draft, 0, { today, asRead }).length > 0) return
        const understood = understand(itemOf(draft), '/items/0', { today, asRead })
        if (!('faults' in understood)) return
        // What only the hub judges are characters and lengths of vehicle identifiers.
        expect(understood.faults.every(({ key }) => key.startsWith('fault.identifier-'))).toBe(true)
      }),
    )
  })
})
