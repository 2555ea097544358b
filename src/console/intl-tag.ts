// The tag every formatter of the console is made with; pure, so that tests and the hub can use it.
import type { Language } from '../terms/language.ts'

/**
 * Latin digits and the Gregorian calendar in every language, because a time said on the telephone must be the time both
 * ends read (a Thai or Persian locale would print another year).
 */
export const intlTagOf = (language: Language): string => `${language}-u-ca-gregory-nu-latn`

/** The same for days with their months in words: the day comes first in English too, as on every paper of the field. */
export const dayTagOf = (language: Language): string => intlTagOf(language).replace(/^en/, 'en-GB')
