// A person as somebody types one into a single box: a name and, before or behind it, a year or a day of birth; pure.
import { readPartialDate } from '../console/typed-date.ts'

export type PersonText = {
  readonly name: string
  /** As typed, in a form that `readPartialDate` reads. */
  readonly dateOfBirth?: string
}

/** Letters and what stands between the words of a name. */
const nameForm = /^[\p{L}\p{M}][\p{L}\p{M}\s.,'’ʼ·-]*$/u
/** A date, or a span of years, at one end of the text: digits with what parts them, `~` for about. */
const dateAtEnd = /[\s,;(]+(\p{Nd}[\p{Nd}\s./–-]*~?|~\s?\p{Nd}+)\)?$/u
const dateAtStart = /^(\p{Nd}[\p{Nd}./–-]*~?)[\s,;]+/u

/** Years in which somebody who is looked for may have been born; anything else of four digits is a number. */
const isBirth = (text: string): boolean => {
  const year = Number(/\d{4}/.exec(readPartialDate(text) ?? '')?.[0] ?? Number.NaN)
  return year >= 1900 && year <= 2100
}

/**
 * Splits what was typed: `El Tamriny Kareem 1979`, `Nguyễn Văn Anh, 12/03/1984`, `كريم التمريني ١٩٧٩`. Undefined where it is no name: a
 * single word of Latin letters with a date is a number of a paper as often, so a name with a date has two words, or another script.
 */
export const readPersonText = (text: string): PersonText | undefined => {
  const trimmed = text.trim()
  if (nameForm.test(trimmed)) return { name: trimmed }
  for (const form of [dateAtEnd, dateAtStart]) {
    const found = form.exec(trimmed)
    const dateOfBirth = found?.[1]?.trim()
    if (!found || dateOfBirth === undefined || !isBirth(dateOfBirth)) continue
    const name = trimmed.replace(form, '').replace(/[\s,;(]+$/, '')
    if (!nameForm.test(name)) continue
    if (/\p{L}[\s,]+\p{L}/u.test(name) || /[^\p{Script=Latin}\p{M}\s.,'’ʼ·-]/u.test(name)) return { name, dateOfBirth }
  }
  return undefined
}
