/** Letters of words as masks: what tells at once that no Latin form of a word is another one. */
import { type Rendering, renderingsOf } from './rendering.ts'
import type { Script } from './script.ts'

/** Bit i stands for the letter i from `a` on: letters of a Latin form, or all that forms of a word of another script may have. */
export type Letters = { readonly within: number; readonly opening: number; readonly closing: number }

/** Whatever is asked for may be meant. */
const any: Letters = { within: -1, opening: -1, closing: -1 }
const firstLetter = 0x61
/** As an article opens a Latin word. */
const article = maskOf('aeiul')
const openingsOfArticle = maskOf('aeiu')

/** Bits of the letters of a text; what is no letter from `a` to `z` has none. */
export function maskOf(text: string): number {
  let mask = 0
  for (let at = 0; at < text.length; at += 1) mask |= bitOf(text.charCodeAt(at))
  return mask
}

function bitOf(code: number): number {
  const letter = code - firstLetter
  return letter >= 0 && letter < 26 ? 1 << letter : 0
}

/** Latin letters that sounds are written with, see `sound.ts`; of the others, the letter itself. */
const written: Readonly<Record<string, string>> = {
  ...{ S: 'sc', C: 'cts', J: 'jzdg', H: 'hkcx', T: 't', N: 'n', c: 'cts', j: 'jyig', y: 'yij', w: 'wvuo', v: 'vwf' },
  ...{
    D: 'dz',
    Z: 'zd',
    G: 'gj',
    B: 'bv',
    P: 'pf',
    X: 'ctjd',
    R: 'rl',
    L: 'lr',
    k: 'kcq',
    s: 'szc',
    i: 'iey',
    u: 'uo',
  },
}

function lettersOfSound(sound: string): number {
  return maskOf(written[sound] ?? sound)
}

/** A `v` where there is a `w`: what one language writes for the other; and an `h`, which is silent anywhere. */
const aloud = maskOf('wuo')
const [letterV, letterH] = [maskOf('v'), maskOf('h')]
/** Short vowels are not written: any may be there. */
const shortVowels = maskOf('aeiouy')
/** Letters that close French, English and German words unheard, or as part of a vowel: who writes what is heard leaves them out. */
const silentClosings = maskOf('dehstwxy')

function withKin(mask: number): number {
  return (mask & aloud) === 0 ? mask : mask | letterV
}

/** Letters of a word. Words of scripts that no table renders admit everything. */
export function lettersOf(word: {
  readonly form: string
  readonly lower: string
  readonly script: Script
  readonly article: boolean
  readonly sounds: readonly string[]
}): Letters {
  const { form, script, sounds } = word
  if (script === 'latin') {
    const opening = bitOf(form.charCodeAt(0))
    const closing = bitOf(form.charCodeAt(form.length - 1))
    return opening === 0 || closing === 0 ? any : { within: maskOf(form), opening, closing }
  }
  const renderings = renderingsOf(word)
  if (renderings.length === 0) return any
  let [within, opening, closing] = word.article ? [article, openingsOfArticle, 0] : [0, 0, 0]
  for (const { units } of renderings) {
    for (const unit of units) within |= unit.letters.within
    opening |= edgeOf(units, 'opening')
    closing |= edgeOf([...units].reverse(), 'closing')
  }
  // Readings and customs of a language beside what the table has of all that write so.
  for (const sound of sounds) {
    for (const letter of sound) within |= lettersOfSound(letter)
    opening |= lettersOfSound(sound.charAt(0))
    closing |= lettersOfSound(sound.charAt(sound.length - 1))
  }
  within = withKin(within) | letterH
  if (script === 'arabic' || script === 'hebrew') within |= shortVowels
  if (script === 'cyrillic') {
    within |= silentClosings
    closing |= silentClosings
  }
  // Characters become many syllables that no table tells: there the first letter alone is telling.
  return script === 'han' ? { within: -1, opening, closing: -1 } : { within, opening, closing }
}

/** Letters at one end, behind units of which nothing may be left. */
function edgeOf(units: Rendering['units'], edge: 'opening' | 'closing'): number {
  let mask = 0
  for (const { letters, nothing } of units) {
    mask |= letters[edge]
    if (nothing > mostOfNothing) break
  }
  return mask
}

/** Half bits from which on a unit is not left out at the end of a word. */
const mostOfNothing = 12

/**
 * Whether two words of different scripts may be one, as far as letters tell: a Latin form has only letters that the other word may
 * become, and opens and closes with such; of two others the ends agree.
 */
export function admits(one: Letters, other: Letters, isLatin: boolean, isOtherLatin: boolean): boolean {
  if ((one.opening & other.opening) === 0 || (one.closing & other.closing) === 0) return false
  if (isLatin) return (one.within & ~other.within) === 0
  return !isOtherLatin || (other.within & ~one.within) === 0
}

/** Letters that stand in each sound of a word, small ones and capitals apart, as masks. */
export type SoundLetters = { readonly small: number; readonly capital: number }

export function soundLettersOf(sounds: readonly string[]): SoundLetters {
  if (sounds.length === 0) return { small: 0, capital: 0 }
  let [small, capital] = [-1, -1]
  for (const sound of sounds) {
    let [ownSmall, ownCapital] = [0, 0]
    for (let at = 0; at < sound.length; at += 1) {
      const code = sound.charCodeAt(at)
      ownSmall |= bitOf(code)
      // Thirty-two before the small ones; what is no letter has no bit in either.
      ownCapital |= bitOf(code + 0x20)
    }
    small &= ownSmall
    capital &= ownCapital
  }
  return { small, capital }
}

/**
 * Whether two Latin forms have letters so alike that so many slips may have made one of the other: each takes one of a set at most, and
 * brings one. `longer`: so many letters the other one has more, each of which a slip put in that takes none.
 */
export function areWithinSlips(one: Letters, other: Letters, slips: number, longer = 0): boolean {
  return (
    haveAtMost(one.within & ~other.within, slips - Math.max(0, longer)) &&
    haveAtMost(other.within & ~one.within, slips + Math.min(0, longer))
  )
}

function haveAtMost(mask: number, most: number): boolean {
  let left = mask
  for (let taken = 0; taken < most && left !== 0; taken += 1) left &= left - 1
  return left === 0
}
