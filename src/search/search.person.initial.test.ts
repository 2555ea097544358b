import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { READABLE } from '../index/exact-reader.ts'
import { comparePersons, possibleFrom } from '../matching/compare.ts'
import { preparePerson } from '../matching/person.ts'
import { emptyPersonForm, type PersonForm } from '../matching/person-form.ts'
import { createPersonReader, createPersonWriter, rarityFrom } from './search.person.shared.ts'

const rights = Uint8Array.of(0, READABLE)
const everybody = { classId: 1, group: 0, isOpen: true }
const sight = { rights, groups: 1, limit: 50 }
const named = (family: string, given: string): PersonForm => ({ ...emptyPersonForm, names: [{ family, given }] })

const given = fc
  .array(
    fc.constantFrom('Xaver', 'Žofia', 'Xaverl', 'Anton', 'Berta', 'Carl', 'Karl', 'Ксения', 'X', '王', 'Brzostek'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((words) => words.join(' '))
const family = fc.constantFrom('Quellmann', 'Brzostek', 'Quelman')
const initials = fc.constantFrom('X.', 'K.', 'B. X.', 'X. Anton', 'Ó', 'Z')

describe('a family name and an initial', () => {
  test('find all that comparing with every record finds, those included that came after the first question', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(family, given), { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(family, given), { minLength: 1, maxLength: 6 }),
        fc.tuple(family, initials),
        fc.boolean(),
        (before, after, asked, isMerged) => {
          const writer = createPersonWriter({ capacity: 32 })
          const forms = [...before, ...after].map(([one, other]) => named(one, other))
          const put = (at: number): void => writer.put(at + 1, forms[at] as PersonForm, everybody)
          before.forEach((_, at) => {
            put(at)
          })
          if (isMerged) while (writer.merge(true));
          const reader = createPersonReader(writer.share())
          writer.onShare((shared) => reader.attach(shared))
          const question = named(...asked)
          reader.find(question, sight)
          after.forEach((_, at) => {
            put(before.length + at)
          })
          const found = reader.find(question, sight)
          const person = preparePerson(question)
          const expected = forms.flatMap((form, at) => {
            const { score } = comparePersons(person, preparePerson(form), rarityFrom(found.rarity))
            return score >= possibleFrom ? [at + 1] : []
          })
          expect(found.number.toSorted((one, other) => one - other)).toEqual(expected)
        },
      ),
      { numRuns: 300 },
    )
  })
})
