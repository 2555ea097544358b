// Reads dates as officers type them into the imprecise dates of records, and says them back in words; pure.
import type { Language } from '../terms/language.ts'
import { formatPartialDate, isDateFault, isPartialDate, parsePartialDate } from '../terms/partial-date.ts'

const two = (part: string): string => part.padStart(2, '0')
const checked = (date: string): string | null => (isPartialDate(date) ? date : null)

/** Arabic-Indic and Persian digits are read as the Latin ones they stand for. */
const latinDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))

/**
 * `1965`, `1965-03`, `1965-03-09`, `1980~` or `1980/1983` from what was typed; null when it cannot be read for certain.
 * Day before month, as the documents of nearly all members have it; `03/09/1965` is the third of September. The caller
 * shows what was understood, so that a month taken for a day is seen.
 */
export const readPartialDate = (typed: string): string | null => {
  const text = latinDigits(typed).trim().replace(/\s+/g, ' ')
  const about = /^(?:~|c\.?|≈)? ?(\d{4}) ?~?$/.exec(text)
  if (about?.[1]) return checked(/^\d{4}$/.test(text) ? text : `${about[1]}~`)
  const span = /^(\d{4}) ?[/–-] ?(\d{4})$/.exec(text)
  if (span?.[1] && span[2]) return checked(`${span[1]}/${span[2]}`)
  const yearFirst = /^(\d{4})[-./ ](\d{1,2})(?:[-./ ](\d{1,2}))?$/.exec(text)
  if (yearFirst?.[1] && yearFirst[2]) {
    return checked(`${yearFirst[1]}-${two(yearFirst[2])}${yearFirst[3] ? `-${two(yearFirst[3])}` : ''}`)
  }
  const dayFirst = /^(?:(\d{1,2})[-./ ])?(\d{1,2})[-./ ](\d{4})$/.exec(text)
  if (dayFirst?.[2] && dayFirst[3]) {
    return checked(`${dayFirst[3]}-${two(dayFirst[2])}${dayFirst[1] ? `-${two(dayFirst[1])}` : ''}`)
  }
  return checked(text)
}

/** An imprecise date in words: `9 March 1965`, `about 1980`; what is none comes back as it is. */
export const sayPartialDate = (date: string, language: Language): string => {
  const read = parsePartialDate(date)
  return isDateFault(read) ? date : formatPartialDate(read, language)
}
