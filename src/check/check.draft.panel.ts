// One thing to check while it is being filled in: what was pasted, what it is taken for, the fields, and what is wrong so far.

import { normaliseDocumentNumber, type TravelDocumentType } from '../terms/document-number.ts'
import { isIdentifierFault } from '../terms/identifier-text.ts'
import { type MachineReadableZone, parseMrz } from '../terms/mrz.ts'
import { isMrzFault, type MrzFault, takeMrzLines } from '../terms/mrz-lines.ts'
import { readVin, vinCheckDigit } from '../terms/vin.ts'
import { faultsOfForm, isFormKind, itemOfForm, type Typed, typedFrom } from './check.form.panel.ts'
import { databaseOf, guessMeaning, type Meaning, type Subject, subjectOf } from './check.guess.panel.ts'
import { readPersonText } from './check.person-text.panel.ts'
import type { CheckItem } from './check.schema.ts'

export type Draft = {
  /** Tells drafts apart on the screen; nothing else. */
  readonly key: number
  readonly subject: Subject
  /** What stands in the one box, and what it is taken for. */
  readonly pasted: string
  readonly meaning: Meaning | null
  readonly others: readonly Meaning[]
  /** What the officer chose: the meaning of the text, and which of the two forms. */
  readonly chosen: Meaning | null
  readonly leans: Subject | null
  /** As typed; lines parted by line breaks. */
  readonly mrz: string
  readonly number: string
  readonly country: string | null
  readonly type: TravelDocumentType | null
  readonly vin: string
  readonly plate: string
  readonly plateCountry: string | null
  readonly engine: string
  /** What stands in the form of any other subject, by the names of its fields. */
  readonly typed: Typed
}

/** Fields of a draft that one text can fill. */
type TextField = 'mrz' | 'number' | 'vin' | 'plate' | 'engine'
const fieldOf: Readonly<Record<Exclude<Meaning, 'name'>, TextField>> = {
  mrz: 'mrz',
  document: 'number',
  vin: 'vin',
  plate: 'plate',
  engine: 'engine',
}

export const emptyDraft = (key: number, subject: Subject = 'travel-document'): Draft => ({
  key,
  subject,
  pasted: '',
  meaning: null,
  others: [],
  chosen: null,
  leans: null,
  mrz: '',
  number: '',
  country: null,
  type: subject === 'travel-document' ? 'passport' : null,
  vin: '',
  plate: '',
  plateCountry: null,
  engine: '',
  typed: {},
})

/** The draft with what a meaning makes of a text: of a person the name, and the date that stands beside it. */
const filledWith = (draft: Draft, meaning: Meaning, text: string): Draft => {
  if (meaning !== 'name') return { ...draft, [fieldOf[meaning]]: text }
  const { name, dateOfBirth } = readPersonText(text) ?? { name: text }
  return { ...draft, typed: { ...draft.typed, name, ...(dateOfBirth === undefined ? {} : { dateOfBirth }) } }
}

/** The draft without what its text filled; a date that was typed since stays. */
const emptied = (draft: Draft): Draft => {
  if (draft.meaning === null) return draft
  if (draft.meaning !== 'name') return { ...draft, [fieldOf[draft.meaning]]: '' }
  const { dateOfBirth } = readPersonText(draft.pasted) ?? {}
  const isOwn = dateOfBirth !== undefined && draft.typed.dateOfBirth === dateOfBirth
  return { ...draft, typed: { ...draft.typed, name: '', ...(isOwn ? { dateOfBirth: '' } : {}) } }
}

const takeAs = (
  draft: Draft,
  meaning: Meaning | null,
  others: readonly Meaning[],
  pasted: string = draft.pasted,
): Draft => {
  const bare = { ...emptied(draft), pasted, meaning, others }
  return meaning === null ? bare : { ...filledWith(bare, meaning, pasted), subject: subjectOf(meaning) }
}

/** Takes the text of the box for what the officer says: it leaves the field it filled before and fills that one. */
export const choose = (draft: Draft, meaning: Meaning): Draft => {
  const others = [draft.meaning, ...draft.others].filter((one) => one !== null && one !== meaning)
  return { ...takeAs(draft, meaning, others as Meaning[]), chosen: meaning, leans: subjectOf(meaning) }
}

/** Below this a text says nothing: the form stays where it is instead of turning at every letter. */
const tellingLength = 5
/** Unless it is written as a name is and a number never: Kim, Lý, محمد. */
const nameForm = /^(?:\p{Lu}\p{Ll}+|(?=.*[^\p{Script=Latin}])[\p{L}\p{M}]{2,})(?:[\s.,-]|$)/u
const tellsNothing = (text: string): boolean => text.replace(/\s/g, '').length < tellingLength && !nameForm.test(text)

/**
 * Puts a text into the box and takes it for the likeliest. What the officer chose stays chosen while the text is typed on,
 * unless it becomes a machine readable zone. `among` are the databases that may be asked.
 */
export const paste = (draft: Draft, pasted: string, among: readonly string[]): Draft => {
  const guess = guessMeaning(
    pasted,
    tellsNothing(pasted) ? [databaseOf(draft.subject)] : among,
    draft.leans ?? undefined,
  )
  if (!guess) return { ...takeAs(draft, null, [], pasted), chosen: null }
  const all = [guess.meaning, ...guess.others]
  const meaning = draft.chosen && guess.meaning !== 'mrz' && all.includes(draft.chosen) ? draft.chosen : guess.meaning
  return takeAs(
    draft,
    meaning,
    all.filter((one) => one !== meaning),
    pasted,
  )
}

/** Turns to the other form; a text in the box goes with it where it can. */
export const turnTo = (draft: Draft, subject: Subject): Draft => {
  const next = { ...draft, subject, leans: subject, chosen: null }
  return draft.meaning === null || subjectOf(draft.meaning) === subject
    ? next
    : { ...paste(next, draft.pasted, [databaseOf(subject)]), subject }
}

/** Types into a field; the box follows where it fills that field. */
export const fill = (draft: Draft, fields: Partial<Draft>): Draft => {
  const { meaning } = draft
  const filled = meaning === null ? undefined : meaning === 'name' ? fields.typed?.name : fields[fieldOf[meaning]]
  return { ...draft, ...fields, ...(filled === undefined ? {} : { pasted: filled }) }
}

export const isEmpty = (draft: Draft): boolean =>
  [draft.pasted, draft.mrz, draft.number, draft.vin, draft.plate, draft.engine, ...Object.values(draft.typed)].every(
    (text) => text.trim() === '',
  )

const mrzLinesOf = (text: string): readonly string[] => {
  const lines = takeMrzLines(text)
  return isMrzFault(lines) ? text.split(/[\r\n]+/).filter((line) => line.trim() !== '') : lines
}

const textOf = <K extends string>(name: K, text: string): { readonly [P in K]?: string } =>
  text.trim() === '' ? {} : ({ [name]: text.trim() } as { readonly [P in K]?: string })

/** The item as the hub takes it. */
export const itemOf = (draft: Draft): CheckItem => {
  if (isFormKind(draft.subject)) return itemOfForm(draft.subject, draft.typed)
  if (draft.subject === 'vehicle')
    return {
      vehicle: {
        ...textOf('vin', draft.vin),
        ...textOf('plate', draft.plate),
        ...(draft.plateCountry && draft.plate.trim() !== '' ? { country: draft.plateCountry } : {}),
        ...textOf('engine', draft.engine),
      },
    }
  if (draft.mrz.trim() !== '') return { travelDocument: { mrz: [...mrzLinesOf(draft.mrz)] } }
  return {
    travelDocument: {
      ...textOf('number', draft.number),
      ...(draft.country ? { country: draft.country } : {}),
      ...(draft.type ? { type: draft.type } : {}),
    },
  }
}

/** What a zone says, or why it says nothing; undefined when the draft has none. */
export const zoneOf = (draft: Draft, today: string): MachineReadableZone | MrzFault | undefined =>
  draft.subject === 'travel-document' && draft.mrz.trim() !== '' ? parseMrz(draft.mrz, today) : undefined

/** The bearer a zone names, as a second thing to check; none where the zone cannot be read or names nobody. */
export const bearerItem = (draft: Draft, today: string): readonly CheckItem[] => {
  const zone = zoneOf(draft, today)
  if (!zone || isMrzFault(zone) || (zone.names.family === '' && zone.names.given === '')) return []
  const { family, given } = zone.names
  return [
    {
      person: {
        ...textOf('family', family),
        ...textOf('given', given),
        ...(zone.dateOfBirth ? { dateOfBirth: zone.dateOfBirth } : {}),
        ...(zone.nationality ? { nationalities: [zone.nationality] } : {}),
        ...(zone.sex === 'F' || zone.sex === 'M' ? { sex: zone.sex } : {}),
      },
    },
  ]
}

/** A check digit that does not hold: the field, what stands there, what would hold, where. Columns count from 1. */
export type WrongDigit = {
  readonly field: string
  readonly found: string
  readonly expected: string
  readonly line: number
  readonly column: number
}

const wrongVinDigit = (text: string): WrongDigit[] => {
  const read = readVin(text)
  if ('fault' in read || read.kind !== 'vin' || read.checkDigit !== 'wrong') return []
  return [{ field: 'vin', found: read.vin.charAt(8), expected: vinCheckDigit(read.vin), line: 1, column: 9 }]
}

/** Check digits of the draft that do not hold, of its zone or its VIN. */
export const wrongDigits = (draft: Draft, today: string): readonly WrongDigit[] => {
  if (draft.subject === 'vehicle') return draft.vin.trim() === '' ? [] : wrongVinDigit(draft.vin)
  if (isFormKind(draft.subject)) return []
  const zone = zoneOf(draft, today)
  return !zone || isMrzFault(zone) ? [] : zone.checkDigits.filter((digit) => !digit.ok)
}

/** A fault by its JSON pointer within the body, and the key of its words with their values. */
export type DraftFault = {
  readonly pointer: string
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
}

const documentFaults = (draft: Draft, pointer: string): DraftFault[] => {
  const faults: DraftFault[] = []
  if (draft.number.trim() === '') faults.push({ pointer: `${pointer}/number`, key: 'fault.required' })
  else {
    const read = normaliseDocumentNumber(draft.number)
    if (isIdentifierFault(read))
      faults.push({ pointer: `${pointer}/number`, key: `fault.identifier-${read.fault}`, values: { at: read.at + 1 } })
  }
  if (!draft.country) faults.push({ pointer: `${pointer}/country`, key: 'fault.required' })
  if (!draft.type) faults.push({ pointer: `${pointer}/type`, key: 'fault.required' })
  return faults
}

/**
 * What is certain to be refused, found before anything leaves the device: what is missing, a zone that cannot be read,
 * a check digit that does not hold unless `asRead`. The hub judges again, and everything else. `at` is the place of the
 * item in the question.
 */
export const faultsOf = (draft: Draft, at: number, options: { today: string; asRead: boolean }): DraftFault[] => {
  if (isFormKind(draft.subject)) return faultsOfForm(draft.subject, draft.typed, at)
  const wrong = options.asRead ? [] : wrongDigits(draft, options.today)
  const values = ({ field, expected, found, column }: WrongDigit) => ({ field, expected, found, column })
  if (draft.subject === 'vehicle') {
    const pointer = `/items/${at}/vehicle`
    if ([draft.vin, draft.plate, draft.engine].every((text) => text.trim() === ''))
      return [{ pointer: `${pointer}/vin`, key: 'fault.nothing-to-check' }]
    return [
      ...wrong.map((digit) => ({ pointer: `${pointer}/vin`, key: 'fault.check-digit', values: values(digit) })),
      ...(draft.plate.trim() !== '' && !draft.plateCountry
        ? [{ pointer: `${pointer}/country`, key: 'fault.required' }]
        : []),
    ]
  }
  const pointer = `/items/${at}/travelDocument`
  const zone = zoneOf(draft, options.today)
  if (!zone) return documentFaults(draft, pointer)
  if (isMrzFault(zone))
    return [
      { pointer: `${pointer}/mrz`, key: `fault.mrz-${zone.fault}`, values: { line: zone.line, column: zone.column } },
    ]
  return wrong.map((digit) => ({ pointer: `${pointer}/mrz`, key: 'fault.check-digit', values: values(digit) }))
}

/** The pointer of the field on the screen for one of the hub's: the lines of a zone stand in one field. */
export const fieldPointer = (pointer: string): string => pointer.replace(/\/mrz\/\d+$/, '/mrz')

/** A draft from what was asked before, as the register keeps it (`{ kind, fields }`); undefined when it was erased. */
export const draftFrom = (asked: unknown, key: number): Draft | undefined => {
  if (typeof asked !== 'object' || asked === null) return undefined
  const { kind, fields } = asked as { readonly kind?: unknown; readonly fields?: unknown }
  const known = (typeof fields === 'object' && fields !== null ? fields : {}) as Readonly<Record<string, unknown>>
  const text = (name: string): string => (typeof known[name] === 'string' ? known[name] : '')
  if (typeof kind === 'string' && isFormKind(kind)) return { ...emptyDraft(key, kind), typed: typedFrom(kind, known) }
  if (kind === 'vehicle')
    return {
      ...emptyDraft(key, 'vehicle'),
      vin: text('vin'),
      plate: text('plate'),
      plateCountry: text('country') || null,
      engine: text('engine'),
    }
  if (kind !== 'travel-document') return undefined
  const type = (text('type') || null) as TravelDocumentType | null
  return { ...emptyDraft(key), number: text('number'), country: text('country') || null, type }
}
