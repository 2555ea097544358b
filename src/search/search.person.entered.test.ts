import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepareDates } from '../matching/date-evidence.ts'
import { preparePerson } from '../matching/person.ts'
import { emptyPersonForm, type PersonForm } from '../matching/person-form.ts'
import { bornOf, isFiledWhole } from './search.dates.ts'
import { createEntering, sameKey } from './search.person.entered.ts'

const dates = [
  '1965-03-07',
  '1965-01-01',
  ' 1965-03-07',
  '1965-02-30',
  '1965',
  '1965-03',
  '1965~',
  '1980/1983',
  '0001-01-01',
  '',
]
const form: fc.Arbitrary<PersonForm> = fc
  .record(
    {
      names: fc.array(
        fc.constantFrom({ family: 'Exercise', given: 'Anne' }, { whole: 'anne EXERCISE' }, { whole: '-' }),
        {
          maxLength: 2,
        },
      ),
      datesOfBirth: fc.array(fc.constantFrom(...dates), { maxLength: 2 }),
      nationalities: fc.array(fc.constantFrom('XXA', 'XXB'), { maxLength: 2 }),
      sex: fc.constantFrom('F' as const, 'X' as const),
      placesOfBirth: fc.array(fc.constantFrom('Exampleton', '-'), { maxLength: 1 }),
      mothers: fc.array(fc.constantFrom('Jane Exercise', '.'), { maxLength: 1 }),
      documents: fc.array(fc.constantFrom('XXA:passport:X1'), { maxLength: 1 }),
    },
    { requiredKeys: [] },
  )
  .map((stated) => ({ ...emptyPersonForm, ...stated }))

test('a person is entered by the dates that can be read and the key of its equals, as matching prepares it', () => {
  const words: string[] = ['']
  const enter = createEntering({
    word: (reading) => (words.includes(reading) ? words.indexOf(reading) : words.push(reading) - 1),
    reading: (word) => words[word] ?? '',
  })
  fc.assert(
    fc.property(form, (one) => {
      const person = preparePerson(one)
      const { born, facts, keys } = enter(one)
      const read = prepareDates(one.datesOfBirth)
      expect(born).toBe(bornOf(read))
      expect(facts[1]).toBe(isFiledWhole(read) ? '' : read.map(({ text }) => text).join(' '))
      const same = sameKey(person)
      if (one.documents.length === 0) expect(keys).toEqual(same === undefined ? [] : [same])
      else expect([same, keys.length]).toEqual([undefined, 1])
    }),
    { numRuns: 500 },
  )
})
