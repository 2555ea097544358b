/** The three files of the OFAC SDN list (entries, aliases, addresses) to one record an entry with all its aliases. */
import type { Separator } from './csv-row.ts'
import { faultNamed, type IntakeFault } from './intake-record.ts'
import { readRemarks } from './ofac-remarks.ts'

/** The files, by what stands in them, with the columns each has; there is no header. */
export const ofacFiles = {
  sdn: { columns: 12 },
  alt: { columns: 5 },
  add: { columns: 6 },
} as const
export type OfacFile = keyof typeof ofacFiles
export const ofacSeparator: Separator = ','

const nothing = '-0-'
/** A cell as text; `-0-` says that there is nothing. */
const cell = (values: readonly string[], column: number): string => {
  const text = (values[column] ?? '').trim()
  return text === nothing ? '' : text
}

export interface ListedName {
  use: 'main' | 'alias' | 'former' | 'nickname'
  family?: string
  given?: string
  whole?: string
}

/** What stands beside an entry in the other two files. */
interface Beside {
  readonly names: { former: boolean; name: string }[]
  readonly addresses: string[]
}

export interface OfacList {
  /** Takes a row of `alt` or `add`; undefined, or what is wrong with it. */
  addBeside(file: 'alt' | 'add', values: readonly string[]): IntakeFault | undefined
  /** The entry of a row of `sdn`, with everything beside it; or what is wrong with it. Forgets what stood beside. */
  entryOf(
    values: readonly string[],
  ): { readonly entry: Readonly<Record<string, unknown>> } | { readonly faults: IntakeFault[] }
  /** Entry numbers that stand in `alt` or `add` and came in no row of `sdn`. */
  unclaimed(): string[]
}

const kinds: Readonly<Record<string, string>> = {
  '': 'entity',
  individual: 'person',
  vessel: 'vessel',
  aircraft: 'aircraft',
}

/** `FAMILY, Given` of a person; anything else is a whole name. */
function nameOf(name: string, kind: string, use: ListedName['use']): ListedName {
  const comma = kind === 'person' ? name.indexOf(', ') : -1
  if (comma <= 0 || comma + 2 >= name.length) return { use, whole: name }
  return { use, family: name.slice(0, comma), given: name.slice(comma + 2) }
}

const longestName = { family: 120, given: 160, whole: 240 } as const

/** Names once each, the main one first; those too long for a part stand whole. */
function namesOf(names: readonly ListedName[]): ListedName[] {
  const seen = new Set<string>()
  return names.flatMap((one): ListedName[] => {
    const text = one.whole ?? `${one.family}, ${one.given}`
    const key = text.toLowerCase()
    if (seen.has(key)) return []
    seen.add(key)
    const fits = (one.family ?? '').length <= longestName.family && (one.given ?? '').length <= longestName.given
    return [fits ? one : { use: one.use, whole: text }]
  })
}

const once = <T>(values: readonly T[]): T[] => {
  const seen = new Set<string>()
  return values.filter((value) => {
    const key = JSON.stringify(value)
    return seen.has(key) ? false : seen.add(key) && true
  })
}

const isNumber = (text: string): boolean => /^\d{1,9}$/.test(text)

/** What the columns of vessels and persons say beside the remarks; for people to read. */
const columnsForPeople = [
  [4, 'Title'],
  [6, 'Vessel type'],
  [7, 'Tonnage'],
  [8, 'Gross registered tonnage'],
  [9, 'Vessel flag'],
  [10, 'Vessel owner'],
] as const

/** Longest text of remarks an entry holds. */
const longestRemarks = 4000

export function makeOfacList(): OfacList {
  const beside = new Map<string, Beside>()
  const besideOf = (number: string): Beside => {
    const known = beside.get(number) ?? { names: [], addresses: [] }
    beside.set(number, known)
    return known
  }
  return {
    addBeside: (file, values) => {
      const number = cell(values, 0)
      if (!isNumber(number)) return faultNamed('ofac-number')
      if (file === 'alt') {
        const name = cell(values, 3)
        if (name === '') return faultNamed('ofac-name')
        besideOf(number).names.push({ former: cell(values, 2) === 'fka', name })
      } else {
        const address = [2, 3, 4].map((column) => cell(values, column)).filter((part) => part !== '')
        if (address.length > 0) besideOf(number).addresses.push(address.join(', ').slice(0, 300))
      }
      return undefined
    },
    entryOf: (values) => {
      const number = cell(values, 0)
      const name = cell(values, 1)
      const kind = kinds[cell(values, 2).toLowerCase()]
      const faults = [
        ...(isNumber(number) ? [] : [faultNamed('ofac-number')]),
        ...(name === '' ? [faultNamed('ofac-name')] : []),
        ...(kind === undefined ? [faultNamed('ofac-kind')] : []),
      ]
      if (faults.length > 0 || kind === undefined) return { faults }
      const { names, addresses } = beside.get(number) ?? { names: [], addresses: [] }
      beside.delete(number)
      const remarks = readRemarks(cell(values, 11), kind === 'person')
      const callSign = cell(values, 5)
      const weak = kind === 'person' ? ('nickname' as const) : ('alias' as const)
      const said = columnsForPeople.flatMap(([column, word]) => {
        const text = cell(values, column)
        return text === '' ? [] : [`${word}: ${text}`]
      })
      const text = [...said, cell(values, 11)].filter((part) => part !== '').join('\n')
      const fields = {
        source: 'OFAC SDN',
        entry: number,
        kind,
        names: namesOf([
          nameOf(name, kind, 'main'),
          ...names.map((one) => nameOf(one.name, kind, one.former ? 'former' : 'alias')),
          // A nickname of signs and digits only ('07') stays in the remarks: nobody is found by it.
          ...remarks.names
            .filter((one) => kind !== 'person' || /\p{L}/u.test(one.name))
            .map((one) => nameOf(one.name, kind, one.former ? 'former' : weak)),
        ]),
        ...(remarks.sex === undefined ? {} : { sex: remarks.sex }),
        datesOfBirth: once(remarks.datesOfBirth),
        placesOfBirth: once(remarks.placesOfBirth),
        nationalities: once(remarks.nationalities),
        documents: once(remarks.documents),
        identifiers: once([
          ...(callSign === '' ? [] : [{ kind: 'Call sign', number: callSign }]),
          ...remarks.identifiers,
        ]),
        addresses: once(addresses),
        programmes: once(
          cell(values, 3)
            .split(/\]\s*\[/)
            .map((one) => one.replace(/[[\]]/g, '').trim())
            .filter((one) => one !== ''),
        ),
        ...(text === '' ? {} : { remarks: text.slice(0, longestRemarks) }),
      }
      return { entry: { reference: `OFAC-SDN-${number}`, status: 'listed', purpose: 'warn', fields } }
    },
    unclaimed: () => [...beside.keys()],
  }
}
