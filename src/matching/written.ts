/** The first step for any text of a name: one Unicode spelling, lower case, apostrophes closed up, cut into words. */
import { foldDigits } from '../terms/identifier-text.ts'

/** Signs within a word that spellings keep or leave out at will: O'Neill, 'Abd, Xi'an, and letters that stretch. */
const closedUp = /['’‘ʼʻʹʾʿˈ`´′״ـ\u00ad\p{Cf}]|(?<![גדזצץת])׳/gu
/** The stroke that makes other letters of six Hebrew ones, as typed in many ways. */
const stroke = /(?<=[גדזצץת])['’‘ʼ`´′]/g
/** Between words: anything that is no letter, mark or digit. */
const gap = /[^\p{L}\p{M}\p{Nd}׳]+/u
const ascii = /^[\x20-\x7e]*$/
const notAscii = /[^\x20-\x7e]/

/**
 * A text in one spelling: compatibility forms unfolded (full width, presentation forms, ligatures), lower case, digits
 * `0` to `9`, apostrophes, joiners and marks of direction gone. Idempotent; equal for NFC and NFD and in any case.
 */
export function writeLower(text: string): string {
  if (ascii.test(text)) return text.toLowerCase().replace(/['`]/g, '')
  const lower = text.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ').replace(/i̇|ı/g, 'i')
  const plain = closeUp(lower.normalize('NFKC'))
  return foldDigits(plain).normalize('NFC')
}

function closeUp(text: string): string {
  return text.replace(stroke, '׳').replace(closedUp, '')
}

/** The words of a text as typed, with the lower-case spelling of each. A word of marks alone is none. */
export function wordsOf(text: string): readonly { readonly display: string; readonly lower: string }[] {
  const words = []
  const composed = notAscii.test(text) ? closeUp(text.normalize('NFC')) : text.replace(/['`]/g, '')
  for (const display of composed.split(gap)) {
    if (display === '') continue
    const lower = writeLower(display)
    // Compatibility forms may hide a gap: the one sign for "limited liability" unfolds to letters and dots.
    if (!gap.test(lower)) {
      if (/[\p{L}\p{Nd}]/u.test(lower)) words.push({ display, lower })
      continue
    }
    for (const part of lower.split(gap)) if (/[\p{L}\p{Nd}]/u.test(part)) words.push({ display: part, lower: part })
  }
  return words
}
