/** Whether two words sound alike, or are what a script makes of each other, and what that costs. */
import { distanceOfSpelt } from './distance.ts'
import { excessOf } from './excess.ts'
import { type Likeness, losses } from './losses.ts'
import { type Rendering, renderingsOf } from './rendering.ts'
import type { Script } from './script.ts'
import { createSounded, hearToken, type Sounded, type Spelt } from './spelt.ts'
import type { Token } from './token.ts'

export type Scripted = { readonly script: Script }
/** A word of another script than the Latin one, and whether it lost an article. */
type Foreign = Scripted & { readonly article: boolean }
export const unvowelled: ReadonlySet<Script> = new Set(['arabic', 'hebrew'])
/** Scripts that render foreign names by syllables of their own. */
export const rendering: ReadonlySet<Script> = new Set(['han', 'kana', 'hangul', 'khmer', 'burmese', 'thai'])
/** Distance in letters from which two words are two names. */
export const surelyOther = 0.3
/** Letters of a sound below which another one is another word. */
export const shortestDoubt = 5

/** Distance of the likeliest sounds; infinite beyond so many letters. */
export function firstDistance(one: Sounded, other: Sounded, budget: number): number {
  const [mine] = one.sounds
  const [theirs] = other.sounds
  return mine && theirs ? soundDistance(one, other, mine, theirs, budget) : Number.POSITIVE_INFINITY
}

/** Letters of the longer one of the likeliest sounds. */
export function longerOf(one: Sounded, other: Sounded): number {
  return Math.max(one.sounds[0]?.length ?? 0, other.sounds[0]?.length ?? 0)
}

/** Two tokens that are judged, letter by letter. */
const [heardOne, heardOther] = [createSounded(), createSounded()]

/** Whether one of two tokens, and only one, is written without its short vowels. */
export function isOpen(one: Scripted, other: Scripted): boolean {
  return unvowelled.has(one.script) !== unvowelled.has(other.script)
}

/** Distance of a sound of one word and a sound of the other, whichever of them is written without vowels. */
function soundDistance(one: Scripted, other: Scripted, mine: Spelt, theirs: Spelt, budget: number): number {
  if (!isOpen(one, other)) return distanceOfSpelt(mine, theirs, budget, false)
  return unvowelled.has(one.script)
    ? distanceOfSpelt(theirs, mine, budget, true)
    : distanceOfSpelt(mine, theirs, budget, true)
}

/** Alike by what their scripts make of sounds, or alike by the sounds themselves: the lesser loss counts. */
export function nearness(one: Token, other: Token, scripted: boolean): Likeness | undefined {
  const [mine, theirs] = [hearToken(one, heardOne), hearToken(other, heardOther)]
  if (!scripted) return soundsNear(mine, theirs, scripted, 1)
  if (other.script === 'latin') return nearnessAcross(mine, theirs, one, renderingsOf(one))
  if (one.script === 'latin') return nearnessAcross(mine, theirs, other, renderingsOf(other))
  return soundsNear(mine, theirs, scripted, areSyllables(one, other) ? strictly : 1)
}

/** The same of a Latin word and another one, of which it is told what its script makes of it. */
export function nearnessAcross(
  mine: Sounded,
  theirs: Sounded,
  foreign: Foreign,
  renderings: readonly Rendering[],
): Likeness | undefined {
  const rendered = renders(foreign, renderings, foreign.script === mine.script ? theirs.form : mine.form)
  if (rendered !== undefined && rendered.loss <= losses.variant) return rendered
  const sounded = soundsNear(mine, theirs, true, renderings.length > 0 ? strictly : 1)
  if (rendered === undefined || sounded === undefined) return rendered ?? sounded
  return rendered.loss < sounded.loss ? rendered : sounded
}

/**
 * Sounds must be nearer where a script tells what becomes of its letters, since they are left for customs that it does not
 * tell; and where both sides are syllables that stand for much.
 */
export const strictly = 0.5

export function areSyllables(one: Scripted, other: Scripted): boolean {
  return rendering.has(one.script) && rendering.has(other.script)
}

/** Letters of the article as it opens a Latin word. */
export const articleLetters = 2
const [letterL, articleVowels] = [0x6c, [0x61, 0x65, 0x69, 0x75]]

/** Whether a Latin word, by its letters and the first two of them, opens as with an article that is written with it. */
export function isArticled(length: number, first: number | undefined, second: number | undefined): boolean {
  return length >= articleLetters + 3 && second === letterL && articleVowels.includes(first ?? 0)
}

/** A Latin form as what may become of a word of another script. */
function renders(word: Foreign, renderings: readonly Rendering[], form: Spelt): Likeness | undefined {
  const most = mostExcessOf(word.script, form.length)
  let least = Number.POSITIVE_INFINITY
  const isOpened = word.article && isArticled(form.length, form.codes[0], form.codes[1])
  for (const rendering of renderings) {
    least = Math.min(least, excessOf(rendering, form, 0, most))
    if (isOpened) least = Math.min(least, excessOf(rendering, form, articleLetters, most))
  }
  if (least === Number.POSITIVE_INFINITY) return undefined
  const loss = losses.rendered + losses.perExcess * least
  return { code: 'script', loss, most: mostOf(form.length, rendering.has(word.script)) }
}

/** Most bits by which a Latin form of so many letters exceeds what the script makes of a word. */
export function mostExcessOf(script: Script, letters: number): number {
  return (script === 'han' ? losses.mostExcessOfCharacters : losses.mostExcess) + letters
}

export function soundsNear(one: Sounded, other: Sounded, scripted: boolean, strictness: number): Likeness | undefined {
  const open = isOpen(one, other)
  const rendered = scripted && (rendering.has(one.script) || rendering.has(other.script))
  let least = Number.POSITIVE_INFINITY
  let letters = 0
  for (let own = 0; own < one.many; own += 1) {
    const mine = one.sounds[own] as Spelt
    for (let their = 0; their < other.many; their += 1) {
      const theirs = other.sounds[their] as Spelt
      const length = open ? Math.min(mine.length, theirs.length) : Math.max(mine.length, theirs.length)
      const budget = length * shareOf(length, rendered, scripted, open) * strictness
      const distance = soundDistance(one, other, mine, theirs, budget)
      if (distance < least) {
        least = distance
        letters = length
      }
    }
  }
  if (letters === 0) return undefined
  return variantOf(least, letters, scripted, rendered)
}

/** Most distance for each letter of two words that are one. */
export function shareOf(letters: number, rendered: boolean, scripted: boolean, open: boolean): number {
  if (rendered) return 0.34
  if (open) return 0.21
  if (scripted) return letters < 6 ? 0.17 : 0.21
  return letters < 7 ? 0.13 : 0.17
}

function variantOf(distance: number, letters: number, scripted: boolean, rendered: boolean): Likeness {
  const perLetter = letters < 5 ? 5 / letters : 1
  const loss =
    losses.variant +
    (scripted ? losses.perDistanceAcross : losses.perDistance) * distance * perLetter +
    (rendered ? losses.rendering : 0)
  return { code: scripted ? 'script' : 'spelling', loss, most: mostOf(letters, rendered) }
}

function mostOf(letters: number, rendered: boolean): number {
  return (rendered ? 1 : 2) + (rendered ? 1.8 : 2.4) * letters
}
