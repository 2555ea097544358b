// What a pasted text may be. It decides only where the text is filled in: the officer sees it and can change it.
import { type DatabaseName, databaseNames } from '../terms/database.ts'
import { normaliseDocumentNumber } from '../terms/document-number.ts'
import { normaliseEngineNumber } from '../terms/engine-number.ts'
import { isIdentifierFault } from '../terms/identifier-text.ts'
import { isMrzFault, takeMrzLines } from '../terms/mrz-lines.ts'
import { normalisePlate } from '../terms/plate.ts'
import { readVin } from '../terms/vin.ts'
import { readPersonText } from './check.person-text.panel.ts'
import type { ItemKind } from './check.schema.ts'

/** What one text can stand for. */
export const meanings = ['mrz', 'document', 'vin', 'plate', 'engine', 'name'] as const
export type Meaning = (typeof meanings)[number]

/** What is checked, in the order people are shown it. */
export const subjects = [
  'person',
  'travel-document',
  'vehicle',
  'vessel',
  'firearm',
  'administrative-document',
  'work-of-art',
] as const satisfies readonly ItemKind[]
export type Subject = (typeof subjects)[number]

/** The form a meaning belongs to. */
export const subjectOf = (meaning: Meaning): Subject => {
  if (meaning === 'name') return 'person'
  return meaning === 'mrz' || meaning === 'document' ? 'travel-document' : 'vehicle'
}

/** The database a form asks first; who may not ask it has no such form. */
export const databaseOf = (subject: Subject): DatabaseName => (subject === 'person' ? 'nominal' : subject)

/** The forms open to somebody who may ask these databases. */
export const subjectsAmong = (databases: readonly string[]): readonly Subject[] =>
  subjects.filter((subject) => databases.includes(databaseOf(subject)))

/** The likeliest meaning, and what else the text could be, likeliest first. */
export type Guess = { readonly meaning: Meaning; readonly others: readonly Meaning[] }

const filler = /[<«‹＜]/

/** Whether a text is a machine readable zone or the beginning of one: an officer types it, a reader sends it line by line. */
const looksLikeZone = (text: string): boolean => {
  const whole = text.replace(/\s+/g, '')
  if (!/^[A-Z0-9<«‹＜]+$/i.test(whole)) return false
  if (!isMrzFault(takeMrzLines(text))) return true
  if (!filler.test(whole)) return false
  return /^[PVIAC][A-Z0-9]?[<«‹＜]/i.test(whole) || /[<‹＜]{2}|«/.test(whole) || whole.length >= 28
}

const hasBoth = (text: string): boolean => /\p{L}/u.test(text) && /\p{Nd}/u.test(text)

/** Forms that passports and cards of many states share: letters then digits, digits alone, the French 2-2-5. */
const documentForms = [/^[A-Z]{1,3}\d{6,9}$/, /^\d{8,9}$/, /^\d{2}[A-Z]{2}\d{5}$/]
/** Forms of plates that need no separator to be known: 51F12345, AB123CD. */
const plateForms = [/^\d{2}[A-Z]\d{4,5}$/, /^[A-Z]{2}\d{3}[A-Z]{2}$/]

/** How likely a text is each of these, on one scale; 0 is impossible. The numbers order and mean nothing else. */
const likelihoods: Readonly<Record<Exclude<Meaning, 'mrz'>, (text: string) => number>> = {
  document: (text) => {
    const read = normaliseDocumentNumber(text)
    if (isIdentifierFault(read)) return 0
    if (documentForms.some((form) => form.test(read.number))) return 8
    if (read.number.length === 9 && hasBoth(read.number)) return 6
    return read.number.length >= 5 && read.number.length <= 14 ? 3 : 1
  },
  vin: (text) => {
    const read = readVin(text)
    if ('fault' in read) return 0
    if (read.kind === 'vin') return hasBoth(read.vin) ? 9 : 3
    return read.vin.length >= 8 && hasBoth(read.vin) ? 2 : 0.5
  },
  plate: (text) => {
    const read = normalisePlate(text)
    if (isIdentifierFault(read) || read.plate.length > 12) return 0
    if (/[^\p{ASCII}]/u.test(read.plate) && hasBoth(read.plate)) return 9
    if (plateForms.some((form) => form.test(read.plate))) return 8.5
    if (/[\s.·-]/.test(text.trim()) && read.plate.length <= 9 && hasBoth(read.plate)) return 7
    return /^[A-Z]{1,3}\d{1,4}[A-Z]{0,3}$/.test(read.plate) ? 4 : 1.5
  },
  // Letters alone are a name before they are a number; words, a date beside them or a script no number is written in leave no doubt.
  name: (text) => {
    const read = readPersonText(text)
    if (!read) return 0
    if (/[^\p{Script=Latin}\p{M}\s.,'’ʼ·-]/u.test(read.name)) return 9.2
    return /\p{L}[\s,]+\p{L}/u.test(read.name) ? 9.2 : 4
  },
  engine: (text) => {
    const read = normaliseEngineNumber(text)
    if (isIdentifierFault(read)) return 0
    if (text.includes('*')) return 9.5
    return read.engineNumber.length >= 6 && hasBoth(read.engineNumber) ? 2.5 : 1
  },
}

/** Enough to turn what is in doubt, never what is plain. */
const leaning = 2.5

/**
 * What `text` is taken for; undefined when it can be nothing that is checked. `leans` is what the officer is busy with,
 * `among` the databases that may be asked. Never throws.
 */
export const guessMeaning = (
  text: string,
  among: readonly string[] = databaseNames,
  leans?: Subject,
): Guess | undefined => {
  if (text.trim() === '') return undefined
  if (looksLikeZone(text) && among.includes('travel-document')) return { meaning: 'mrz', others: [] }
  const ranked = (Object.keys(likelihoods) as Exclude<Meaning, 'mrz'>[])
    .filter((meaning) => among.includes(databaseOf(subjectOf(meaning))))
    .map((meaning) => ({ meaning, weight: likelihoods[meaning](text) }))
    .filter(({ weight }) => weight > 0)
    .map(({ meaning, weight }) => ({ meaning, weight: subjectOf(meaning) === leans ? weight + leaning : weight }))
    .sort((one, other) => other.weight - one.weight)
    .map(({ meaning }) => meaning)
  const [first, ...others] = ranked
  return first && { meaning: first, others }
}
