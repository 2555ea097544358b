// Judges a form as a whole, beyond the shape of its fields: pure, and every fault is told with its place.
import type { FieldFault } from '../record/databases/database.ts'
import {
  birthFaults,
  identityDocumentFaults,
  nameFaults,
  readDate,
  repeatedFaults,
} from '../record/databases/person-faults.ts'
import { vehicle } from '../record/databases/vehicle.ts'
import type { FormField, FormPerson, FormVehicle, MessageForm } from './message.form.schema.ts'
import { forms } from './message.form.table.ts'

const within = (place: string, faults: readonly FieldFault[]): FieldFault[] =>
  faults.map((fault) => ({ ...fault, pointer: `${place}${fault.pointer}` }))

/** A list of nothing and a "no" say nothing. */
const isStated = (form: MessageForm, field: FormField): boolean => {
  const value = form[field]
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false
}

/** Thousands share a name: without a birth date every answer is a guess, so who has none says why (field notes 3.7, RPD 12). */
const birthStated = ({ dateOfBirth, birthUnknown }: FormPerson): FieldFault[] => {
  if (dateOfBirth === undefined && birthUnknown === undefined)
    return [{ pointer: '/dateOfBirth', key: 'fault.form-name-without-birth' }]
  if (dateOfBirth !== undefined && birthUnknown !== undefined)
    return [{ pointer: '/birthUnknown', key: 'fault.form-birth-known' }]
  return []
}

const personFaults = (person: FormPerson, today: string): FieldFault[] => [
  ...nameFaults(person.names),
  ...birthStated(person),
  ...birthFaults('/dateOfBirth', person.dateOfBirth, today),
  ...identityDocumentFaults(person.documents ?? [], today),
  ...repeatedFaults(person.nationalities ?? [], (at) => `/nationalities/${at}`),
  ...repeatedFaults(person.cautions ?? [], (at) => `/cautions/${at}`),
]

const vehicleFaults = (stated: FormVehicle, today: string): readonly FieldFault[] =>
  vehicle.faultsOf({ status: 'stolen', fields: stated, today })

const itemFaults = (form: MessageForm): FieldFault[] => {
  const { items } = forms[form.kind]
  const foreign = (at: string, item: (typeof items)[number]): FieldFault[] =>
    items.includes(item) ? [] : [{ pointer: at, key: 'fault.form-item-foreign' }]
  const asked = form.asked ?? []
  const answered = form.answered ?? []
  return [
    ...asked.flatMap((item, at) => foreign(`/asked/${at}`, item)),
    ...repeatedFaults(asked, (at) => `/asked/${at}`),
    ...answered.flatMap(({ item }, at) => foreign(`/answered/${at}/item`, item)),
    ...repeatedFaults(
      answered.map(({ item }) => item),
      (at) => `/answered/${at}/item`,
    ),
    ...answered.flatMap(({ finding, text }, at): FieldFault[] =>
      finding === 'stated' && text === undefined
        ? [{ pointer: `/answered/${at}/text`, key: 'fault.form-say-what' }]
        : [],
    ),
  ]
}

const arrestFaults = ({ arrest }: MessageForm, today: string): FieldFault[] => {
  const at = readDate(arrest?.at)
  if (!arrest || !at) return []
  return [
    ...(at.earliest > today ? [{ pointer: '/arrest/at', key: 'fault.date-in-future' }] : []),
    ...(arrest.heldUntil !== undefined && arrest.heldUntil < at.earliest
      ? [{ pointer: '/arrest/heldUntil', key: 'fault.form-held-before-arrest' }]
      : []),
  ]
}

/** What an answer says must not contradict itself: nothing held, and yet answered. */
const answerFaults = (form: MessageForm, today: string): FieldFault[] => {
  const faults: FieldFault[] = []
  if (form.negative && isStated(form, 'answered'))
    faults.push({ pointer: '/negative', key: 'fault.form-negative-and-answered' })
  if (form.papersBy !== undefined && form.papersBy < today)
    faults.push({ pointer: '/papersBy', key: 'fault.form-papers-past' })
  if (form.papersWay !== undefined && form.papersBy === undefined)
    faults.push({ pointer: '/papersBy', key: 'fault.form-papers-when' })
  if (form.validity === 'amended' && form.amendment === undefined)
    faults.push({ pointer: '/amendment', key: 'fault.form-say-what' })
  return faults
}

/**
 * Every fault of a form that fits `messageForm`; empty when it may be sent. Pointers are into the form. `today` is the day of
 * sending, `YYYY-MM-DD`. Never throws.
 */
export const judgeForm = (form: MessageForm, today: string): FieldFault[] => {
  const file = forms[form.kind]
  const fields = (Object.keys(form) as (keyof MessageForm)[]).filter((field): field is FormField => field !== 'kind')
  const lacks = file.mandatory.filter((field) => !isStated(form, field))
  const saysNothing = file.oneOf.length > 0 && !file.oneOf.some((field) => isStated(form, field))
  return [
    ...fields.flatMap((field): FieldFault[] =>
      file.fields.includes(field) || form[field] === undefined
        ? []
        : [{ pointer: `/${field}`, key: 'fault.form-field-foreign' }],
    ),
    ...lacks.map((field) => ({
      pointer: `/${field}`,
      key: field === 'asked' ? 'fault.form-asks-nothing' : 'fault.required',
    })),
    ...(saysNothing ? [{ pointer: '', key: 'fault.form-says-nothing' }] : []),
    ...(form.person ? within('/person', personFaults(form.person, today)) : []),
    ...(form.vehicle ? within('/vehicle', vehicleFaults(form.vehicle, today)) : []),
    ...itemFaults(form),
    ...arrestFaults(form, today),
    ...answerFaults(form, today),
  ]
}
