// Chips of a person: each says what a part was read as, and asking it otherwise loses nothing that was typed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chipsOf } from './check.chips.panel.ts'
import type { PersonItem } from './check.person.schema.ts'
import { readQuestion } from './check.reading.understand.ts'
import { understand } from './check.understand.ts'

const today = '2026-11-22'

/** The chips of a person as the hub reads them. */
const chipsFor = (person: PersonItem) => {
  const understood = understand({ person }, '/items/0', { today, asRead: false })
  if ('faults' in understood) throw new Error(JSON.stringify(understood.faults))
  const reading = readQuestion(understood, 'desk', today)
  if (!reading) throw new Error('nobody is named')
  return chipsOf(understood.fields as PersonItem, reading)
}
const told = (person: PersonItem) => chipsFor(person).map(({ label, text }) => `${label} ${text}`)
const fixesOf = (person: PersonItem) => chipsFor(person).flatMap(({ fixes }) => fixes)
const fixed = (person: PersonItem, id: string) => fixesOf(person).find((fix) => fix.id === id)?.person

describe('chips of a person', () => {
  test('say each part of the names, the date, and what is left out', () => {
    expect(told({ family: 'Exercise', given: 'Dr Anne', dateOfBirth: '1965-03-07' })).toEqual([
      'read-part.family Exercise',
      'read-part.given Anne',
      'read-ignored.title Dr',
      'check.read-born 1965-03-07',
    ])
    expect(told({ name: 'Nguyễn Văn Thật', insists: ['sex'], sex: 'M' })).toEqual([
      'read-part.unknown Nguyễn Văn Thật',
      'check.read-insists check.person-sex',
    ])
  })

  test('remark on scripts, initials and words that count for little', () => {
    expect(chipsFor({ name: 'Нгуен Ван А.' })[0]?.remarks).toEqual([
      { id: 'read-script.cyrillic' },
      { id: 'check.read-latin', values: { latin: expect.stringMatching(/^Nguen Van/) } },
      { id: 'read-role.particle', of: 'Ван' },
      { id: 'read-role.initial', of: 'А' },
    ])
  })

  test('put right by one press what was taken for another part', () => {
    expect(fixed({ family: 'Anne', given: 'Exercise' }, 'check.fix-swap')).toEqual({
      family: 'Exercise',
      given: 'Anne',
    })
    expect(fixed({ family: 'Anne' }, 'check.fix-to-given')).toEqual({ given: 'Anne' })
    expect(fixed({ given: 'Anne' }, 'check.fix-to-family')).toEqual({ family: 'Anne' })
    expect(fixed({ given: 'Anne', other: 'Paulovna' }, 'check.fix-to-given')).toEqual({ given: 'Anne Paulovna' })
    expect(fixed({ name: 'Nguyễn Văn Thật' }, 'check.fix-family-first')).toEqual({
      family: 'Nguyễn',
      given: 'Văn Thật',
    })
    expect(fixed({ original: 'Anne Mary Exercise' }, 'check.fix-family-last')).toEqual({
      family: 'Exercise',
      given: 'Anne Mary',
    })
  })

  test('keep a title that is a name, take a day for a month, a year for one of another calendar, and insist no more', () => {
    const kept = fixed({ family: 'Nasser', given: 'Sheikh Hassan Karim' }, 'check.fix-keep-title')
    expect(kept).toEqual({ family: 'Nasser', given: 'Hassan Karim', other: 'Sheikh' })
    expect(told(kept ?? {})).toEqual([
      'read-part.family Nasser',
      'read-part.given Hassan Karim',
      'read-part.other Sheikh',
    ])
    expect(fixed({ name: 'Exercise', dateOfBirth: '1965-03-07' }, 'check.fix-day-month')?.dateOfBirth).toBe(
      '1965-07-03',
    )
    expect(fixed({ name: 'Exercise', dateOfBirth: '1365' }, 'check.fix-persian')?.dateOfBirth).toBe('1986/1987')
    expect(fixed({ name: 'Exercise', sex: 'F', insists: ['sex'] }, 'check.fix-all')).toEqual({
      name: 'Exercise',
      sex: 'F',
    })
  })

  test('whatever was typed: each fix can be asked, says something else, and keeps every letter of the names', () => {
    const word = fc.constantFrom('Anne', 'Exercise', 'Dr', 'Sheikh', 'de', 'J.', 'Nguyễn', 'Văn', 'Ольга', 'O’Neill')
    const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '))
    const person = fc.record(
      {
        family: words,
        given: words,
        other: words,
        name: words,
        dateOfBirth: fc.constantFrom('1365', '1965-03-07', '1980~'),
      },
      { requiredKeys: [] },
    )
    const letters = ({ family = '', given = '', other = '', name = '' }: PersonItem): string =>
      [...`${family}${given}${other}${name}`.replace(/[\s.,'’]/g, '')].sort().join('')
    fc.assert(
      fc.property(person, (one) => {
        fc.pre(one.family !== undefined || one.given !== undefined || one.name !== undefined)
        for (const { id, person: changed } of fixesOf(one)) {
          expect('faults' in understand({ person: changed }, '/items/0', { today, asRead: false }), id).toBe(false)
          expect(changed).not.toEqual(one)
          if (!/first|last/.test(id)) expect(letters(changed), id).toBe(letters(one))
        }
      }),
    )
  })
})
