/** Korean syllables in Latin letters, by the letters they are composed of (Unicode 3.12, Revised Romanization of 2000). */
import { koreanSurnames } from './hangul-surname.table.ts'

const initials = [
  'g',
  'kk',
  'n',
  'd',
  'tt',
  'r',
  'm',
  'b',
  'pp',
  's',
  'ss',
  '',
  'j',
  'jj',
  'ch',
  'k',
  't',
  'p',
  'h',
] as const
const medials = [
  'a',
  'ae',
  'ya',
  'yae',
  'eo',
  'e',
  'yeo',
  'ye',
  'o',
  'wa',
  'wae',
  'oe',
  'yo',
  'u',
  'wo',
  'we',
  'wi',
  'yu',
  'eu',
  'ui',
  'i',
] as const
const finals = [
  '',
  'k',
  'k',
  'k',
  'n',
  'n',
  'n',
  't',
  'l',
  'k',
  'm',
  'l',
  'l',
  'l',
  'p',
  'l',
  'm',
  'p',
  'p',
  't',
  't',
  'ng',
  't',
  't',
  'k',
  't',
  'p',
  't',
] as const

const first = 0xac00

type Syllable = { readonly initial: number; readonly medial: number; readonly final: number }

/** Places of the letters of a syllable in their lists; the last is 0 where it has no closing one. */
export function splitSyllable(letter: string): Syllable | undefined {
  const index = (letter.codePointAt(0) ?? 0) - first
  if (index < 0 || index >= 11172) return undefined
  return { initial: Math.floor(index / 588), medial: Math.floor((index % 588) / 28), final: index % 28 }
}

/** Revised Romanization, syllable by syllable without the changes of running speech, as names are written. */
export function romaniseHangul(word: string): string {
  let romanised = ''
  for (const letter of word) {
    const syllable = splitSyllable(letter)
    if (syllable === undefined) continue
    const initial = initials[syllable.initial] ?? ''
    // Two that meet are one long l: `블라` is beulla.
    romanised += `${initial === 'r' && romanised.endsWith('l') ? 'l' : initial}${medials[syllable.medial] ?? ''}${finals[syllable.final] ?? ''}`
  }
  return romanised
}

/** The same as names are customarily spelt: `eo` is o or u (Jong, Jung), `eu` is u with one and itself with the other. */
export function customaryHangul(word: string): readonly string[] {
  const romanised = romaniseHangul(word).replaceAll('ae', 'e')
  return [romanised.replaceAll('eo', 'o').replaceAll('eu', 'u'), romanised.replaceAll('eo', 'u')]
}

/** Sound of a foreign name in Korean letters: `eu` only carries a consonant, a closing `l` may be l or r. */
export function soundOfHangul(word: string): string {
  let sound = ''
  for (const letter of word) {
    const syllable = splitSyllable(letter)
    if (syllable === undefined) continue
    const initial = initialSounds[syllable.initial] ?? ''
    sound = initial === 'R' && sound.endsWith('L') ? `${sound.slice(0, -1)}R` : sound + initial
    sound += medials[syllable.medial] === 'eu' ? '' : (medialSounds[syllable.medial] ?? '')
    sound += finalSounds[syllable.final] ?? ''
  }
  return sound
}

const initialSounds = [
  'g',
  'k',
  'n',
  'd',
  't',
  'R',
  'm',
  'b',
  'p',
  's',
  's',
  '',
  'j',
  'j',
  'C',
  'k',
  't',
  'P',
  'h',
] as const
const medialSounds = [
  'a',
  'e',
  'ya',
  'ye',
  'o',
  'e',
  'yo',
  'ye',
  'o',
  'wa',
  'we',
  'o',
  'yo',
  'u',
  'wo',
  'we',
  'wi',
  'yu',
  'u',
  'ui',
  'i',
] as const
const finalSounds = finals.map((letters) => (letters === 'ng' ? 'N' : letters === 'l' ? 'L' : letters))

const compoundSurnames = new Set(['남궁', '황보', '제갈', '사공', '선우', '서문', '독고', '동방'])

/**
 * Cuts a Korean name written without a gap into surname and given name; undefined where it cannot be one (it opens
 * with no known surname, or is too long: a foreign name).
 */
export function splitKoreanName(word: string): readonly [string, string] | undefined {
  if (word.length < 2 || word.length > 5) return undefined
  if (word.length >= 3 && compoundSurnames.has(word.slice(0, 2))) return [word.slice(0, 2), word.slice(2)]
  return word.length <= 3 && koreanSurnames.has(word.slice(0, 1)) ? [word.slice(0, 1), word.slice(1)] : undefined
}
