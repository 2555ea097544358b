// What one box makes of a name with a date: the same person however the two were typed, and never a person of a number.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choose, emptyDraft, itemOf, paste } from './check.draft.panel.ts'
import { guessMeaning, subjects } from './check.guess.panel.ts'
import { readPersonText } from './check.person-text.panel.ts'

const databases = ['nominal', 'travel-document', 'vehicle']
const asked = (text: string) => itemOf(paste(emptyDraft(1), text, databases))

describe('a name with a date', () => {
  test.each([
    ['El Tamriny Kareem 1979', { name: 'El Tamriny Kareem', dateOfBirth: '1979' }],
    ['Nguyễn Văn Anh, 12/03/1984', { name: 'Nguyễn Văn Anh', dateOfBirth: '1984-03-12' }],
    ['1979-03-14 Al-Tamrini Karim', { name: 'Al-Tamrini Karim', dateOfBirth: '1979-03-14' }],
    ['كريم سالم التمريني 14/03/1979', { name: 'كريم سالم التمريني', dateOfBirth: '1979-03-14' }],
    ['التمريني ١٩٧٩', { name: 'التمريني', dateOfBirth: '1979' }],
    ['Ćwiczenie Zbigniew (~1980)', { name: 'Ćwiczenie Zbigniew', dateOfBirth: '1980~' }],
    ["O'Exercise Ann 1980/1983", { name: "O'Exercise Ann", dateOfBirth: '1980/1983' }],
  ])('%s is a person born then', (text, person) => expect(asked(text)).toEqual({ person }))

  test.each(['AB 1234', 'EX 1979', 'Golf 1234567', 'B 1234 ABC', 'Two Words 1234567', 'Two Words 1799'])(
    '%s is none',
    (text) => expect(readPersonText(text)).toBeUndefined(),
  )

  test('takes its date along when the text is taken for something else, but no date that was typed by hand', () => {
    const draft = paste(emptyDraft(1), 'El Tamriny Kareem 1979', databases)
    expect(choose(draft, 'engine').typed.dateOfBirth).toBe('')
    expect(paste(draft, 'El Tamriny Kareem', databases).typed.dateOfBirth).toBe('')
    const byHand = { ...draft, typed: { ...draft.typed, dateOfBirth: '1980' } }
    expect(paste(byHand, 'El Tamriny Karee', databases).typed.dateOfBirth).toBe('1980')
  })

  test('is the same person in whichever order and with whatever between', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}$/)
    fc.assert(
      fc.property(
        name,
        fc.integer({ min: 1900, max: 2020 }),
        fc.constantFrom(' ', ', ', '; '),
        (who, year, between) => {
          const person = { name: who, dateOfBirth: String(year) }
          expect(readPersonText(`${who}${between}${year}`)).toEqual(person)
          expect(readPersonText(`${year}${between}${who}`)).toEqual(person)
          expect(
            guessMeaning(
              `${who}${between}${year}`,
              subjects.map((one) => (one === 'person' ? 'nominal' : one)),
            )?.meaning,
          ).toBe('name')
        },
      ),
    )
  })
})

test.each(['Kim', 'Lý', 'محمد', 'Dr.'])('%s turns the form to a person, short as it is', (name) =>
  expect(asked(name)).toEqual({ person: { name } }),
)

test('a lone word of letters is somebody before it is a number', () => {
  for (const word of ['Nguyen', 'Tamrini', 'Müller']) expect(guessMeaning(word)?.meaning).toBe('name')
  // Where only numbers may be asked it is one.
  expect(guessMeaning('Nguyen', ['travel-document'])?.meaning).toBe('document')
})
