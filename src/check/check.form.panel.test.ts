// The forms of persons and things: what is refused on the device, what goes out, and that the hub understands it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  askedForms,
  type FormKind,
  faultsOfForm,
  formKinds,
  itemOfForm,
  lineOfForm,
  type Typed,
  typedFrom,
} from './check.form.panel.ts'
import { understand } from './check.understand.ts'

const options = { today: '2026-11-22', asRead: true }

/** What people type into a field: nothing, something that fits, or anything. */
const typedInto = (kind: FormKind): fc.Arbitrary<Typed> =>
  fc.record(
    Object.fromEntries(
      askedForms[kind].fields.map(({ name, input, codes }) => [
        name,
        fc.oneof(
          fc.constant(''),
          input === 'country'
            ? fc.constantFrom('FRA', 'VNM')
            : input === 'code'
              ? fc.constantFrom(...(codes ?? []))
              : input === 'date'
                ? fc.constantFrom('1980', '7.3.1965', '1980~', 'yesterday')
                : fc.constantFrom('Exercise', 'Nguyễn Văn', 'EX0001234', '  ', 'محمد'),
        ),
      ]),
    ),
  )

describe.each(formKinds)('the form of %s', (kind) => {
  test('without faults of its own is understood by the hub, but for characters and lengths of identifiers', () => {
    fc.assert(
      fc.property(typedInto(kind), (typed) => {
        if (faultsOfForm(kind, typed, 0).length > 0) return
        const understood = understand(itemOfForm(kind, typed), '/items/0', options)
        if (!('faults' in understood)) return
        expect(
          understood.faults.filter(({ key }) => !/^fault\.(identifier-|hull-|imo-|mmsi-|serial-)/.test(key)),
        ).toEqual([])
      }),
    )
  })

  test('asks for nothing when nothing was typed, and says so at its first field', () => {
    const [fault] = faultsOfForm(kind, {}, 3)
    expect(fault?.pointer.startsWith(`/items/3/${askedForms[kind].member}/`)).toBe(true)
  })

  test('names each of its fields once', () => {
    const names = askedForms[kind].fields.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(askedForms[kind].needs.every((name) => names.includes(name))).toBe(true)
  })
})

describe('a person', () => {
  const typed = {
    family: ' Exercise ',
    given: 'One',
    dateOfBirth: '7.3.1965',
    nationality: 'FRA',
    documentNumber: 'X0000001',
    documentCountry: 'FRA',
  }

  test('goes out with the date as records write it, and the document with its type', () => {
    expect(itemOfForm('person', typed)).toEqual({
      person: {
        family: 'Exercise',
        given: 'One',
        dateOfBirth: '1965-03-07',
        nationalities: ['FRA'],
        documents: [{ number: 'X0000001', country: 'FRA', type: 'passport' }],
      },
    })
  })

  test('needs the country of a document shown, and a date that says something', () => {
    const faults = faultsOfForm('person', { ...typed, documentCountry: '', dateOfBirth: 'May' }, 0)
    expect(faults).toEqual([
      { pointer: '/items/0/person/documents/0/country', key: 'fault.required' },
      { pointer: '/items/0/person/dateOfBirth', key: 'fault.format-partial-date' },
    ])
  })

  test('comes back from the register as it was asked', () => {
    const { person } = itemOfForm('person', typed)
    const again = typedFrom('person', person as Readonly<Record<string, unknown>>)
    expect(itemOfForm('person', again)).toEqual({ person })
    expect(lineOfForm('person', again)).toEqual(['Exercise', 'One', '1965-03-07', 'FRA'])
  })
})

test('a vessel by name or registration needs its flag', () => {
  expect(faultsOfForm('vessel', { name: 'EXERCISE STAR' }, 0)).toEqual([
    { pointer: '/items/0/vessel/flag', key: 'fault.required' },
  ])
})
