// What persons are described by in every database that knows them: names as on the paper, nationalities, documents, dangers.
import { code, country, optional, partialDate, type Static, shape, text } from '../../kernel/schema.ts'
import type { NameForm } from '../../matching/person-form.ts'
import { documentKey, normaliseDocumentNumber, travelDocumentTypes } from '../../terms/document-number.ts'
import { isIdentifierFault } from '../../terms/identifier-text.ts'

export const nameUses = ['main', 'birth', 'married', 'alias', 'nickname', 'document', 'former'] as const

export const nameShape = shape({
  use: code(nameUses, 'How the name is used; one is main'),
  family: optional(text('Family name as on the paper', 120)),
  given: optional(text('Given names as on the paper', 160)),
  other: optional(text("Father's and grandfather's names, patronymic", 160)),
  whole: optional(text('The whole name, where the parts are not known', 240)),
  original: optional(text('The same name in its own script', 160)),
  telegraphic: optional(text('Chinese telegraphic code, groups of four digits', 60)),
  zone: optional(text('As in the machine readable zone, FAMILY<<GIVEN', 60)),
})
export type StatedName = Static<typeof nameShape>

export const nationalityStates = ['confirmed', 'presumed', 'not-confirmed'] as const
export const nationalityShape = shape({
  country: country('Nationality'),
  state: code(nationalityStates, 'How sure the source is of it'),
})

export const identityDocumentShape = shape({
  type: code(travelDocumentTypes, 'Type of document'),
  number: text('Number as printed', 40),
  country: country('Issuing state'),
  dateOfIssue: optional(partialDate('Date of issue')),
  dateOfExpiry: optional(partialDate('Date of expiry')),
})
export type IdentityDocument = Static<typeof identityDocumentShape>

/** Dangers, the gravest first: to the officer, from the person to themself, to health. */
export const cautionCodes = [
  'armed',
  'violent',
  'dangerous',
  'suicidal',
  'escape-risk',
  'contagious',
  'needs-medication',
  'drug-addict',
] as const
export type CautionCode = (typeof cautionCodes)[number]

export const cautionStatement = shape({
  code: code(cautionCodes, 'Danger'),
  since: optional(partialDate('Since when it is known')),
})

export const sexes = ['F', 'M', 'X'] as const
export const sexField = code(sexes, 'Sex as on the paper; X where it says so')

/** The forms a comparison starts from: each name as stated, and its original script as a name of its own; never an empty one. */
export const nameForms = (names: readonly StatedName[]): NameForm[] => {
  const forms: NameForm[] = []
  for (const { family, given, other, whole, original } of names) {
    const form: { -readonly [Part in keyof NameForm]: NameForm[Part] } = {}
    if (family !== undefined) form.family = family
    if (given !== undefined) form.given = given
    if (other !== undefined) form.other = other
    if (whole !== undefined) form.whole = whole
    if ([family, given, other, whole].some((part) => part !== undefined)) forms.push(form)
    if (original !== undefined) forms.push({ whole: original })
  }
  return forms
}

type Keyed = Pick<IdentityDocument, 'country' | 'type' | 'number'>

const keyOf = ({ country: issuer, type, number }: Keyed): string | undefined => {
  const read = normaliseDocumentNumber(number)
  return isIdentifierFault(read) ? undefined : documentKey(issuer, type, read.number)
}

/** Keys of identity documents, `FRA:passport:X0000001`, with a word in front; those without a readable number have none. */
export const documentKeys = (documents: readonly Keyed[], before = ''): string[] => {
  const keys: string[] = []
  for (const document of documents) {
    const key = keyOf(document)
    if (key === undefined) continue
    // One is what nearly every check asks for: a list that grows takes room for more.
    if (documents.length === 1) return [`${before}${key}`]
    if (!keys.includes(`${before}${key}`)) keys.push(`${before}${key}`)
  }
  return keys
}

/** What people call a person in a list: `FAMILY, Given`, or the whole; of several names the main one. */
export const personTitle = (names: readonly StatedName[]): string => {
  const name = names.find(({ use }) => use === 'main') ?? names[0]
  if (!name) return ''
  if (name.family === undefined && name.given === undefined) return name.whole ?? name.original ?? ''
  return [name.family?.toUpperCase(), [name.given, name.other].filter(Boolean).join(' ')].filter(Boolean).join(', ')
}

/**
 * States whose papers carry names in a script of their own beside the Latin one of the zone, ISO alpha-3: Arabic and Persian,
 * Cyrillic, Greek, Georgian, Armenian, Hebrew, Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese, Ethiopic, Nepali, Bengali,
 * Sinhala, Dzongkha, Thaana. States that print Latin only (India, Indonesia, Turkey, Viet Nam ...) are left out.
 */
const ownScript: ReadonlySet<string> = new Set(
  (
    'AFG ARE BHR DZA EGY ERI IRN IRQ JOR KWT LBN LBY MAR MRT OMN PAK PSE QAT SAU SDN SYR TUN YEM ' +
    'BGR BLR KAZ KGZ MKD MNG RUS SRB TJK UKR CYP GRC GEO ARM ISR CHN HKG MAC TWN JPN KOR PRK THA LAO KHM MMR ETH ' +
    'NPL BGD LKA BTN MDV'
  ).split(' '),
)

/** Whether a national of this state has a name in another script than Latin, which says more than any spelling of it. */
export const writesOwnScript = (nationality: string): boolean => ownScript.has(nationality)
