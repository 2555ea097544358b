// What people call a record: the person it speaks of, or country, number and look of the thing; pure.
import { nameOf } from './record.fields.panel.ts'

type Fields = Readonly<Record<string, unknown>>

/** The parts of a title; those the record does not state are undefined. */
export type Title = {
  readonly person: ReturnType<typeof nameOf> | undefined
  readonly country: string | undefined
  readonly identifier: string | undefined
  readonly looks: string | undefined
}

const numbers = [
  'number',
  'plate',
  'vin',
  'engine',
  'registration',
  'hull',
  'imo',
  'mmsi',
  'callSign',
  'serial',
  'inventory',
]
const looks = ['name', 'make', 'model', 'calibre', 'colour', 'maker', 'title']

const textAmong = (fields: Fields, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => (typeof fields[name] === 'string' ? [fields[name]] : []))

/** Number of the first engine, where an outboard is all there is. */
const engineNumber = ({ engines }: Fields): string | undefined => {
  const first: unknown = Array.isArray(engines) ? engines[0] : undefined
  return typeof first === 'object' && first !== null && 'serial' in first ? String(first.serial) : undefined
}

/** The person a record speaks of: the main name of several, or the holder of a document. */
const personIn = (fields: Fields): Title['person'] => {
  if (!Array.isArray(fields.names)) return typeof fields.family === 'string' ? nameOf(fields) : undefined
  const names: readonly Fields[] = fields.names
  const main = names.find((one) => one.use === 'main') ?? names[0]
  return main && nameOf(main)
}

/** A range of numbers reads `X1 – X9`. */
export const titleIn = (fields: Fields): Title => {
  const number = textAmong(fields, numbers)[0] ?? engineNumber(fields)
  const last = typeof fields.numberTo === 'string' ? ` – ${fields.numberTo}` : ''
  return {
    person: personIn(fields),
    country: textAmong(fields, ['country', 'flag'])[0],
    identifier: number === undefined ? undefined : `${number}${last}`,
    looks: textAmong(fields, looks).join(' ') || undefined,
  }
}

/** The title as one text, for lists to choose from; empty where the record states nothing to call it by. */
export const titleText = (fields: Fields): string => {
  const { person, country, identifier, looks } = titleIn(fields)
  const name = [person?.script, person?.family, person?.given, person?.other]
  return [...name, country, identifier, looks].filter((part) => part !== undefined).join(' ')
}
