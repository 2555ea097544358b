// Changes of an index of persons, generated: invented persons of many scripts who come, change and go.
import fc from 'fast-check'
import type { PersonForm } from '../src/matching/person-form.ts'
import type { PersonWriter } from '../src/search/search.person.shared.ts'

const word = fc.constantFrom(
  ...['Nguyễn', 'Nguyen', 'Trần', 'Müller', 'Mueller', 'Иванов', 'Ivanov', 'المصري', 'al-Masri', 'Quellmann', 'Minh'],
  ...['Lan', 'Abdul Rahman', 'Abdulrahman', 'de la Cruz', 'Xq', 'Brzóstek', 'Q.'],
)
const some = <T>(one: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> => fc.array(one, { maxLength })

/** A person as it is put in or asked for; of some no name is stated. */
export const anyPerson: fc.Arbitrary<PersonForm> = fc.record({
  names: some(fc.record({ family: word, given: word }), 2),
  datesOfBirth: some(fc.constantFrom('1985-03-12', '1985', '1984~', '1983/1986', '1991-12-01'), 2),
  nationalities: some(fc.constantFrom('XXA', 'XXB'), 1),
  placesOfBirth: some(fc.constantFrom('Exercise', 'Port Example'), 1),
  mothers: some(fc.constantFrom('Lan Exercise'), 1),
  documents: some(
    fc.nat(5).map((at) => `XXA:passport:X000000${at}`),
    2,
  ),
})

/** A person put in under a number, or taken out. */
export type PersonEntry = { readonly number: number; readonly classId: number; readonly form: PersonForm | undefined }

/** Changes of records numbered 0 to `last`, in classes 1 to 5. */
export const personChanges = (maxLength: number, last: number): fc.Arbitrary<PersonEntry[]> =>
  some(
    fc.record({
      number: fc.integer({ min: 0, max: last }),
      classId: fc.integer({ min: 1, max: 5 }),
      form: fc.option(anyPerson, { freq: 4, nil: undefined }),
    }),
    maxLength,
  )

/** Makes a change; classes 1 and 2 are open to everybody, `by` is added to their numbers. */
export const applyChange = (writer: PersonWriter, { number, classId, form }: PersonEntry, by = 0): void => {
  if (form) writer.put(number, form, { classId: classId + by, group: 0, isOpen: classId <= 2 })
  else writer.remove(number)
}
