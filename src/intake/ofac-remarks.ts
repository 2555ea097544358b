/** Reads the remarks column of the OFAC SDN list: pieces between semicolons, each with a word in front that says what it is. */
import { isPartialDate } from '../terms/partial-date.ts'
import { readCountry } from './country-reading.ts'

export interface ListedDocument {
  readonly type: 'passport' | 'diplomatic-passport' | 'service-passport' | 'id-card'
  readonly number: string
  readonly country: string
  readonly dateOfIssue?: string
  readonly dateOfExpiry?: string
}

/** What the remarks say in a form of its own; what is not understood stays in the text of the remarks and nowhere else. */
export interface Remarks {
  readonly sex: 'F' | 'M' | undefined
  readonly datesOfBirth: string[]
  readonly placesOfBirth: string[]
  readonly nationalities: string[]
  readonly documents: ListedDocument[]
  readonly identifiers: { kind: string; number: string }[]
  /** Weak aliases and former names, as the list writes them. */
  readonly names: { former: boolean; name: string }[]
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `07 Jul 1966`, `Jul 1966`, `1966` to `1966-07-07`, `1966-07`, `1966`; undefined for anything else. */
function readSimple(text: string): string | undefined {
  const [, day, month, year] = /^(?:(?:(\d{1,2}) )?([A-Z][a-z]{2}) )?(\d{4})$/.exec(text) ?? []
  if (year === undefined) return undefined
  if (month === undefined) return year
  const number = months.indexOf(month) + 1
  if (number === 0) return undefined
  const read = `${year}-${String(number).padStart(2, '0')}${day === undefined ? '' : `-${day.padStart(2, '0')}`}`
  return isPartialDate(read) ? read : undefined
}

/**
 * A date of the list as a partial date: `circa 1951` is `1951~`, `1965 to 1968` is `1965/1968`. A full day that is called
 * "circa" is known by its year only.
 */
export function readListDate(text: string): string | undefined {
  const circa = /^circa (.+)$/.exec(text)?.[1]
  const [from = '', to] = (circa ?? text).split(/ to |(?<=^\d{4})-(?=\d{4}$)/)
  const first = readSimple(from)
  if (first === undefined) return undefined
  if (to === undefined) return circa === undefined ? first : `${first.slice(0, 4)}~`
  const last = readSimple(to)
  const range = `${first}/${last}`
  return last !== undefined && isPartialDate(range) ? range : undefined
}

const documentWords: readonly { readonly word: RegExp; readonly type: ListedDocument['type'] }[] = [
  { word: /^Diplomatic Passport /, type: 'diplomatic-passport' },
  { word: /^(?:Official|Service|Special) Passport /, type: 'service-passport' },
  { word: /^(?:Stateless Person )?Passport (?:Booklet |Card )?/, type: 'passport' },
  {
    word: /^(?:National ID No\.|National ID Card|Identification Card|Personal ID Card|Cedula No\.|D\.N\.I\.) /,
    type: 'id-card',
  },
]

/** Words in front of numbers that identify and are no documents to travel with. The longest come first. */
const identifierWords = [
  'Vessel Registration Identification',
  'Vessel Registration Number',
  "Aircraft Manufacturer's Serial Number (MSN)",
  'Aircraft Construction Number (also called L/N or S/N or F/N)',
  'Aircraft Tail Number',
  'Aircraft Mode S Transponder Code',
  'Business Registration Document #',
  'Business Registration Number',
  'Business Number',
  'Registered Charity No.',
  'Government Gazette Number',
  'Commercial Registry Number',
  'Registration Certificate Number (Dubai)',
  'Registration Number',
  'Registration ID',
  'Company Number',
  'UK Company Number',
  'LE Number',
  'US FEIN',
  'BIK (RU)',
  'Branch Unit Number',
  'Certificate of Incorporation Number',
  'Chinese Commercial Code',
  "Citizen's Card Number",
  'Credencial electoral',
  'File Number',
  'Aircraft Serial Identification',
  'Dubai Chamber of Commerce Membership No.',
  'Tazkira National ID Card',
  'C.I.F.',
  'I.F.E.',
  'Chamber of Commerce Number',
  'Matricula Mercantil No',
  'Folio Mercantil No.',
  'Tax ID No.',
  'Fiscal Code',
  'Italian Fiscal Code',
  'V.A.T. Number',
  'C.U.R.P.',
  'C.U.I.T.',
  'C.U.I.',
  'C.R. No.',
  'R.F.C.',
  'RUC #',
  'NIT #',
  'RIF #',
  'RTN',
  'NIE',
  'N.I.E.',
  'SSN',
  'D-U-N-S Number',
  'Trade License No.',
  'License',
  "Driver's License No.",
  'National Foreign ID Number',
  'Identification Number',
  'Personal Identification Card',
  'Electoral Registry No.',
  'Numero de Identidad',
  'Cartilla de Servicio Militar Nacional',
  'Residency Number',
  'Refugee ID Card',
  'Travel Document Number',
  'Stateless Person ID Card',
  'Kenyan ID No.',
  'Turkish Identification Number',
  'Afghan Money Service Provider License Number',
  'Birth Certificate Number',
  'Military Registration Number',
  'Public Registration Number',
  'Enterprise Number',
  'Economic Register Number (CBLS)',
  'Central Registration System Number',
  'Unified Social Credit Code (USCC)',
  'United Social Credit Code Certificate (USCCC)',
  'Legal Entity Number',
  'Interpol: Red Notice. File No.',
  'SWIFT/BIC',
  'MMSI',
  'Digital Currency Address -',
] as const

/** The country in the last brackets of a piece, and the piece without it and what follows. */
function partCountry(text: string): { number: string; country: string | undefined; behind: string } {
  const match = /^(.*?)\s*\(([^()]+)\)(.*)$/.exec(text)
  const country = match ? readCountry(match[2] ?? '') : undefined
  if (match && country !== undefined) return { number: (match[1] ?? '').trim(), country, behind: match[3] ?? '' }
  const [, number = text, behind = ''] = /^(.*?)((?: issued | expires ).*)$/.exec(text) ?? []
  return { number: number.trim(), country: undefined, behind }
}

const dateBehind = (behind: string, word: 'issued' | 'expires'): string | undefined => {
  const found = new RegExp(`${word} ((?:\\d{1,2} )?(?:[A-Z][a-z]{2} )?\\d{4})`).exec(behind)?.[1]
  return found === undefined ? undefined : readSimple(found)
}

/** A number that a machine can compare: the signs of one document and nothing else. */
const isReadable = (number: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9 ./-]{2,29}$/.test(number) &&
  /\d/.test(number) &&
  number.replace(/[^A-Za-z0-9]/g, '').length <= 24

function readDocument(piece: string, into: Remarks, isPerson: boolean): boolean {
  for (const { word, type } of documentWords) {
    const match = word.exec(piece)
    if (!match) continue
    const { number, country, behind } = partCountry(piece.slice(match[0].length))
    // One word more stands between some numbers and their brackets ("Diplomatic"): such a number is not read as one.
    if (isPerson && country !== undefined && isReadable(number)) {
      const [dateOfIssue, dateOfExpiry] = [dateBehind(behind, 'issued'), dateBehind(behind, 'expires')]
      into.documents.push({
        type,
        number,
        country,
        ...(dateOfIssue === undefined ? {} : { dateOfIssue }),
        ...(dateOfExpiry === undefined ? {} : { dateOfExpiry }),
      })
    } else addIdentifier(into, match[0].trim(), number)
    return true
  }
  return false
}

function addIdentifier(into: Remarks, kind: string, number: string): void {
  const trimmed = number.trim()
  if (trimmed !== '')
    into.identifiers.push({ kind: kind.replace(/\s+(?:#|-)$/, '').slice(0, 60), number: trimmed.slice(0, 80) })
}

function readIdentifier(piece: string, into: Remarks): boolean {
  const word = identifierWords.find((one) => piece.startsWith(`${one} `))
  if (word === undefined) return false
  addIdentifier(into, word, piece.slice(word.length))
  return true
}

function readPiece(piece: string, into: Remarks, isPerson: boolean): void {
  const alias = /^(a\.k\.a\.|f\.k\.a\.|n\.k\.a\.) '(.+)'$/.exec(piece)
  if (alias) {
    into.names.push({ former: alias[1] === 'f.k.a.', name: alias[2] ?? '' })
    return
  }
  const [, word = '', rest = ''] = /^(DOB|POB|nationality|citizen) (.+)$/.exec(piece) ?? []
  if (word === 'DOB') {
    const date = readListDate(rest)
    if (date !== undefined) into.datesOfBirth.push(date)
  } else if (word === 'POB') into.placesOfBirth.push(rest.slice(0, 160))
  else if (word !== '') {
    const country = readCountry(rest)
    if (country !== undefined) into.nationalities.push(country)
  } else if (!readDocument(piece, into, isPerson)) readIdentifier(piece, into)
}

/**
 * Longest text the column holds: a longer one is cut off by those who publish it, in the middle of a word, so its last piece is
 * not read as anything.
 */
const fullColumn = 995

/**
 * Reads the remarks of one entry. Documents of a person that name a country and have a readable number are documents; all other
 * numbers, and those of companies, are identifiers under the word the list gives them.
 */
export function readRemarks(text: string, isPerson: boolean): Remarks {
  const read: Remarks & { sex: Remarks['sex'] } = {
    sex: undefined,
    datesOfBirth: [],
    placesOfBirth: [],
    nationalities: [],
    documents: [],
    identifiers: [],
    names: [],
  }
  const pieces = text.split(';').map((piece) => piece.trim().replace(/^alt\. /, ''))
  if (text.length >= fullColumn) pieces.pop()
  let sex: Remarks['sex']
  for (const [place, given] of pieces.entries()) {
    // The last piece ends the sentence; abbreviations keep their own full stop.
    const piece = place === pieces.length - 1 ? given.replace(/(?<!\b(?:S\.A|Jr|Inc|Ltd|Co))\.$/, '') : given
    if (/^Gender (Male|Female)$/.test(piece)) sex = piece.endsWith('Female') ? 'F' : 'M'
    else if (piece !== '') readPiece(piece, read, isPerson)
  }
  return { ...read, sex }
}
