// Forms of what is checked beside documents and vehicles: persons, papers, vessels, firearms, works of art; one table, read by all screens.
import { readPartialDate } from '../console/typed-date.ts'
import { travelDocumentTypes } from '../terms/document-number.ts'
import { administrativeDocumentTypes, firearmKinds, workOfArtKinds } from '../terms/object-kind.ts'
import type { CheckItem } from './check.schema.ts'

export const formKinds = ['person', 'administrative-document', 'vessel', 'firearm', 'work-of-art'] as const
export type FormKind = (typeof formKinds)[number]

export const isFormKind = (kind: string): kind is FormKind => (formKinds as readonly string[]).includes(kind)

export type AskedField = {
  /** Name within the draft; the field's own but for a document a person shows. */
  readonly name: string
  readonly input: 'text' | 'mono' | 'country' | 'date' | 'code'
  /** Prefix of the words of a code, and the codes. */
  readonly list?: string
  readonly codes?: readonly string[]
  readonly maxLength?: number
  readonly required?: boolean
  /** Where the hub finds fault with it, within the item. */
  readonly pointer?: string
  /** Kept folded away: known of few. */
  readonly rare?: boolean
}

type AskedForm = {
  /** The member of the item. */
  readonly member: keyof CheckItem
  readonly fields: readonly AskedField[]
  /** One of these must be there, or nothing is asked. */
  readonly needs: readonly string[]
}

const text = (name: string, maxLength: number, more: Partial<AskedField> = {}): AskedField => ({
  name,
  input: 'text',
  maxLength,
  ...more,
})
const mono = (name: string, maxLength: number, more: Partial<AskedField> = {}): AskedField => ({
  ...text(name, maxLength, more),
  input: 'mono',
})

export const sexes = ['F', 'M', 'X'] as const

export const askedForms: Readonly<Record<FormKind, AskedForm>> = {
  person: {
    member: 'person',
    needs: ['family', 'given', 'name', 'original', 'documentNumber'],
    fields: [
      text('family', 120),
      text('given', 160),
      { name: 'dateOfBirth', input: 'date' },
      { name: 'sex', input: 'code', list: 'sex', codes: sexes },
      { name: 'nationality', input: 'country', pointer: 'nationalities/0' },
      text('name', 240, { rare: true }),
      text('original', 160, { rare: true }),
      text('other', 160, { rare: true }),
      text('placeOfBirth', 120, { rare: true }),
      text('mother', 160, { rare: true }),
      mono('documentNumber', 40, { rare: true, pointer: 'documents/0/number' }),
      { name: 'documentCountry', input: 'country', rare: true, pointer: 'documents/0/country' },
      {
        name: 'documentType',
        input: 'code',
        list: 'document-type',
        codes: travelDocumentTypes,
        rare: true,
        pointer: 'documents/0/type',
      },
    ],
  },
  'administrative-document': {
    member: 'administrativeDocument',
    needs: ['number'],
    fields: [
      mono('number', 40, { required: true }),
      { name: 'country', input: 'country', required: true },
      {
        name: 'type',
        input: 'code',
        list: 'administrative-document-type',
        codes: administrativeDocumentTypes,
        required: true,
      },
    ],
  },
  vessel: {
    member: 'vessel',
    needs: ['hull', 'imo', 'mmsi', 'callSign', 'registration', 'name', 'engine'],
    fields: [
      mono('hull', 40),
      mono('registration', 40),
      { name: 'flag', input: 'country' },
      text('name', 80),
      mono('imo', 12),
      mono('mmsi', 12, { rare: true }),
      mono('callSign', 12, { rare: true }),
      mono('engine', 40, { rare: true }),
    ],
  },
  firearm: {
    member: 'firearm',
    needs: ['serial'],
    fields: [
      mono('serial', 40, { required: true }),
      text('make', 60),
      text('model', 60),
      text('calibre', 30),
      { name: 'kind', input: 'code', list: 'firearm-kind', codes: firearmKinds, rare: true },
    ],
  },
  'work-of-art': {
    member: 'workOfArt',
    needs: ['title', 'maker', 'subject', 'inventory'],
    fields: [
      text('title', 200),
      text('maker', 160),
      text('subject', 200),
      { name: 'kind', input: 'code', list: 'work-of-art-kind', codes: workOfArtKinds },
      mono('inventory', 80, { rare: true }),
    ],
  },
}

/** What was typed, by the names of the fields; nothing typed is absent or empty. */
export type Typed = Readonly<Record<string, string>>

const given = (typed: Typed, name: string): string => typed[name]?.trim() ?? ''

/** A date as the hub takes it; one that cannot be read goes as typed, so that the hub says what is wrong with it. */
const dateOf = (typed: string): string => readPartialDate(typed) ?? typed

const personOf = (typed: Typed): Readonly<Record<string, unknown>> => {
  const person: Record<string, unknown> = {}
  for (const name of ['name', 'family', 'given', 'other', 'original', 'sex', 'placeOfBirth', 'mother'])
    if (given(typed, name) !== '') person[name] = given(typed, name)
  if (given(typed, 'dateOfBirth') !== '') person.dateOfBirth = dateOf(given(typed, 'dateOfBirth'))
  if (given(typed, 'nationality') !== '') person.nationalities = [given(typed, 'nationality')]
  const [number, country, type] = ['documentNumber', 'documentCountry', 'documentType'].map((name) =>
    given(typed, name),
  )
  if (number) person.documents = [{ number, ...(country ? { country } : {}), type: type || 'passport' }]
  return person
}

/** The item as the hub takes it. */
export const itemOfForm = (kind: FormKind, typed: Typed): CheckItem => {
  const { member, fields } = askedForms[kind]
  const own =
    kind === 'person'
      ? personOf(typed)
      : Object.fromEntries(
          fields.flatMap(({ name }) => (given(typed, name) === '' ? [] : [[name, given(typed, name)]])),
        )
  return { [member]: own } as CheckItem
}

/** A fault found before anything leaves the device, by the pointer the hub would use. */
export type FormFault = { readonly pointer: string; readonly key: string }

/** The pointer of a field within the question. */
export const pointerOf = (kind: FormKind, field: AskedField, at: number): string =>
  `/items/${at}/${askedForms[kind].member}/${field.pointer ?? field.name}`

/** What is certain to be refused: nothing to ask with, a mandatory field, a number without its country, a date that says nothing. */
export const faultsOfForm = (kind: FormKind, typed: Typed, at: number): FormFault[] => {
  const { fields, needs } = askedForms[kind]
  const named = (name: string): string => {
    const field = fields.find((one) => one.name === name)
    return field ? pointerOf(kind, field, at) : `/items/${at}/${askedForms[kind].member}`
  }
  const faults: FormFault[] = []
  if (needs.every((name) => given(typed, name) === ''))
    return [{ pointer: named(needs[0] ?? ''), key: needs.length === 1 ? 'fault.required' : 'fault.nothing-to-check' }]
  for (const field of fields)
    if (field.required && given(typed, field.name) === '')
      faults.push({ pointer: pointerOf(kind, field, at), key: 'fault.required' })
  if (kind === 'person') {
    if (given(typed, 'documentNumber') !== '' && given(typed, 'documentCountry') === '')
      faults.push({ pointer: named('documentCountry'), key: 'fault.required' })
    if (given(typed, 'dateOfBirth') !== '' && readPartialDate(given(typed, 'dateOfBirth')) === null)
      faults.push({ pointer: named('dateOfBirth'), key: 'fault.format-partial-date' })
  }
  if (
    kind === 'vessel' &&
    (given(typed, 'registration') !== '' || given(typed, 'name') !== '') &&
    given(typed, 'flag') === ''
  )
    faults.push({ pointer: named('flag'), key: 'fault.required' })
  return faults
}

const textIn = (from: Readonly<Record<string, unknown>>, name: string): string =>
  typeof from[name] === 'string' ? from[name] : ''

const firstIn = (from: Readonly<Record<string, unknown>>, name: string): unknown =>
  Array.isArray(from[name]) ? from[name][0] : undefined

/** What was typed for a question that the register kept, so that it can be asked again. */
export const typedFrom = (kind: FormKind, fields: Readonly<Record<string, unknown>>): Typed => {
  const typed = Object.fromEntries(askedForms[kind].fields.map(({ name }) => [name, textIn(fields, name)]))
  if (kind === 'vessel') {
    const engine = firstIn(fields, 'engines')
    return typeof engine === 'object' && engine !== null
      ? { ...typed, engine: textIn(engine as Readonly<Record<string, unknown>>, 'serial') }
      : typed
  }
  if (kind !== 'person') return typed
  const nationality = firstIn(fields, 'nationalities')
  const document = firstIn(fields, 'documents')
  const shown = (typeof document === 'object' && document !== null ? document : {}) as Readonly<Record<string, unknown>>
  return {
    ...typed,
    nationality: typeof nationality === 'string' ? nationality : '',
    documentNumber: textIn(shown, 'number'),
    documentCountry: textIn(shown, 'country'),
    documentType: textIn(shown, 'type'),
  }
}

/** Words of a form in one line, for those that are not being filled in. */
export const lineOfForm = (kind: FormKind, typed: Typed): readonly string[] =>
  askedForms[kind].fields
    .filter(({ input }) => input !== 'code')
    .map(({ name }) => given(typed, name))
    .filter((one) => one !== '')
    .slice(0, 4)
