/** Whether two tokens are alike, how, and what that costs of the bits the token would tell if it were equal. */
import { distanceOfSpelt, isOneSlip, isOneSlipSpelt, isWithinSlips } from './distance.ts'
import { firstDistance, longerOf, nearness, rendering, shortestDoubt, surelyOther, unvowelled } from './hearing.ts'
import { doubtLength, longestSlip, slipLength, slippedGluedLength, twoSlipsLength } from './keys.ts'
import { admits, maskOf } from './letters.ts'
import { type Likeness, losses } from './losses.ts'
import type { Glued } from './name.ts'
import { isEastern } from './rendering.ts'
import type { Script } from './script.ts'
import { createSounded, createSpelt, hearToken, type Sounded, type Spelt, spell } from './spelt.ts'
import type { Token } from './token.ts'

const initialBits = 2.5
/** One letter and next to nothing beside. */
export const slipDistance = 1.15

const equal: Likeness = { code: 'equal', loss: 0, most: 99 }
const accents: Likeness = { code: 'accents', loss: losses.accents, most: 99 }
const otherAccents: Likeness = { code: 'accents', loss: losses.accentsContradict, most: 99 }
/** Other characters of one reading: the old and the short form of one, or two names. */
const otherCharacters: Likeness = { code: 'spelling', loss: losses.characters, most: 99 }
/** Two slips in a long word: little, and yet no other word. */
export const twoSlips: Likeness = { code: 'slip', loss: losses.twoSlips, most: 99 }
/** A digit typed for the letter it looks like. */
const digits: Likeness = { code: 'slip', loss: 1, most: 99 }
const otherScript: Likeness = { code: 'script', loss: losses.script, most: 99 }
const initial: Likeness = { code: 'initial', loss: 0, most: initialBits }
const nickname: Likeness = { code: 'nickname', loss: losses.nickname, most: 99 }
const surname: Likeness = { code: 'spelling', loss: losses.surname, most: 99 }
const surnameInScript: Likeness = { code: 'script', loss: losses.surname / 2, most: 99 }

/**
 * How two tokens are alike, undefined where they differ. Symmetric. Whatever is alike here shares a key: forms, spelling
 * keys and their one-letter deletions, consonant keys, classes and openings are keys, and nothing else makes a pair.
 */
export function likenessOf(one: Token, other: Token): Likeness | undefined {
  return likenessKnowing(one, other, undefined)
}

/** What is known of two words of different scripts: whether they share a key of consonants, and whether their letters admit each other. */
export type KnownOfPair = { readonly isSharing: boolean; readonly isAdmitted: boolean }

/** The same where that is known: who found one by the other knows, and looking costs more than all the rest. */
export function likenessKnowing(one: Token, other: Token, known: KnownOfPair | undefined): Likeness | undefined {
  if (one.form === other.form && one.initial === other.initial) return sameForm(one, other)
  if (one.light || other.light) return undefined
  if (one.initial || other.initial) return one.opening === other.opening ? initial : undefined
  // Characters are told apart by the eye: another one is another name, however alike it sounds.
  if (one.script === 'han' && other.script === 'han') return undefined
  const scripted = one.script !== other.script
  const heard = hear(one, other, scripted, known)
  if (heard !== undefined && heard.loss <= 1.5) return heard
  const shared = classShared(one, other)
  if (shared === undefined || heard === undefined) return shared ?? heard
  return shared.loss < heard.loss ? shared : heard
}

function sameForm(one: Token, other: Token): Likeness {
  if (one.lower === other.lower) return equal
  if (/[0-9]/.test(one.lower + other.lower)) return digits
  if (one.script !== other.script) return otherScript
  if (one.light) return equal
  if (one.script === 'han') return otherCharacters
  // One side typed without marks says nothing; two sides with other marks are two words, though often one hand's slip.
  return one.lower === one.form || other.lower === other.form ? accents : otherAccents
}

function classShared(one: Token, other: Token): Likeness | undefined {
  if (one.classes.length === 0 || other.classes.length === 0) return undefined
  for (const id of one.classes) {
    if (!other.classes.includes(id)) continue
    const isSurname = (id.codePointAt(0) ?? 0) > 0x2e00
    if (!isSurname) return nickname
    return one.script === other.script ? surname : surnameInScript
  }
  return undefined
}

/** Alike by sound: a shared key and sounds that are near, or one slip of the likeliest spelling. The lesser loss counts. */
function hear(one: Token, other: Token, scripted: boolean, known: KnownOfPair | undefined): Likeness | undefined {
  if (scripted && !(known?.isAdmitted ?? areAdmitted(one, other))) return undefined
  const shared = sharesKey(one, other, scripted, known?.isSharing)
  const slipped = isSlip(one, other, scripted)
  const near = slipped || shared ? nearness(one, other, scripted) : undefined
  if (!slipped) return near ?? (!scripted && areTwoSlips(one, other) ? twoSlips : undefined)
  const longer = Math.max(one.form.length, other.form.length)
  const code = scripted ? 'script' : shared ? 'spelling' : 'slip'
  return likenessOfSlip(near, code, longer, one.script === 'hangul' && other.script === 'hangul')
}

/** A slip in words of so many letters, or as near as they sound: the lesser loss counts. */
export function likenessOfSlip(
  near: Likeness | undefined,
  code: Likeness['code'],
  longer: number,
  areSyllables: boolean,
): Likeness {
  const loss = losses.slip + (longer < 6 ? losses.shortSlip : 0) + (areSyllables ? losses.syllables : 0)
  if (near !== undefined && near.loss <= loss) return { ...near, code }
  return { code: code === 'script' ? 'script' : 'slip', loss, most: 99 }
}

/** One slip in the form; or in the spelling keys, which are coarse: then the sounds must be no farther apart. */
function isSlip(one: Token, other: Token, scripted: boolean): boolean {
  if (!scripted && mayBeSlip(one.form.length, other.form.length) && isOneSlip(one.form, other.form)) return true
  const [mine = ''] = one.spellings
  const [theirs = ''] = other.spellings
  if (!mayBeSlip(mine.length, theirs.length) || !isOneSlip(mine, theirs)) return false
  if (isOneSlip(one.form, other.form)) return true
  return firstDistance(hearToken(one, heardOne), hearToken(other, heardOther), slipDistance) < Number.POSITIVE_INFINITY
}

/** Bits lost at least by words that share no key but those of two slips. */
export const lossOfTwoSlips = losses.twoSlips

function areAdmitted(one: Token, other: Token): boolean {
  return admits(one.letters, other.letters, one.script === 'latin', other.script === 'latin')
}

function areTwoSlips(one: Token, other: Token): boolean {
  return isTwoSlips(spell(one.form, heardOne.form), spell(other.form, heardOther.form))
}

/** Whether two forms of one script are two slips apart, long enough to be one word. */
export function isTwoSlips(one: Spelt, other: Spelt): boolean {
  if (Math.min(one.length, other.length) < twoSlipsLength || Math.max(one.length, other.length) > longestSlip)
    return false
  return isWithinSlips(one, other, 2)
}

/** Whether a slip may part two words of so many letters that are one. */
export function mayBeSlip(one: number, other: number): boolean {
  const longer = Math.max(one, other)
  return longer >= slipLength && longer <= longestSlip && Math.min(one, other) >= slipLength - 1
}

/** Within Latin letters vowels are written: words that have only their consonants in common are too many, and other words. */
function sharesKey(one: Token, other: Token, scripted: boolean, sharing: boolean | undefined): boolean {
  if (shareAny(one.spellings, other.spellings)) return true
  if (!scripted && one.script === 'latin') return false
  return sharing ?? shareAny(consonantsOf(one), consonantsOf(other))
}

/** The keys of consonants by which a word meets words of other scripts. */
export function consonantsOf(token: Token): readonly string[] {
  return isEastern(token.script) ? [...token.skeletons, ...token.easterns] : token.skeletons
}

function shareAny(some: readonly string[], others: readonly string[]): boolean {
  for (const text of some) if (others.includes(text)) return true
  return false
}

/** Two tokens that are judged, letter by letter. */
const [heardOne, heardOther] = [createSounded(), createSounded()]

const hanWritten = /\p{Script=Han}/u
/** What a slip in words written as one costs: of so many letters hardly two names are but a slip apart. */
const slippedGlued = 1 + losses.slipGlued
/** A word without its vowels, shorter than this, is like too many pairs of words. */
const shortestGluedUnvowelled = 6

function sharesKeyOf(glued: Glued, token: Token): boolean {
  const isShared = (key: string): boolean => (isCoarse(key) ? consonantsOf(token) : token.keys).includes(key)
  return glued.heard.some(isShared) || glued.keys.some(isShared)
}

/** Openings of Latin words that one hand writes for the other. */
const openings = ['ckq', 'vw', 'ijy', 'sxz', 'ou'].map((letters) => maskOf(letters))

/** First letters of Latin words that several parts may be written as, as a mask. */
export function openingsOfGlued({ form }: Glued): number {
  const own = maskOf(form.charAt(0))
  return own === 0 ? -1 : own | (openings.find((mask) => (mask & own) !== 0) ?? 0)
}

/** Letters that several parts and the word they are written as may have the one more than the other. */
const mostLacking = 4

/** Whether a word may be several parts written as one, as far as its length and first letter tell; `allowed` as `openingsOfGlued` has it. */
export function mayBeGlued(isLatin: boolean, length: number, opening: number, glued: Glued, allowed: number): boolean {
  const lacking = Math.abs(length - glued.form.length)
  if (lacking > mostLacking || (isLatin && lacking >= glued.shortest)) return false
  return !isLatin || (opening & allowed) !== 0
}

/** Letters by which a word of a script and several parts written as one may differ in sound. */
export function budgetOfGlued(script: Script, length: number, glued: Glued): number {
  const strict = Math.max(length, glued.form.length) < 8 ? 0.3 : 0.5
  return rendering.has(script) ? strict * 1.6 : strict
}

/** Whether the lengths of two Latin forms allow for a slip where one of them is written as one. */
export function maySlipGlued(length: number, glued: Glued): boolean {
  const { form } = glued
  return Math.min(length, form.length) >= slippedGluedLength && Math.max(length, form.length) <= longestSlip
}

/** The same for a slip in the first letter, which may be anywhere but where that letter is a part. */
export function maySlipAtFirst(length: number, glued: Glued): boolean {
  return glued.shortest > 1 && Math.abs(length - glued.form.length) <= 1 && maySlipGlued(length, glued)
}

/** How a token is alike to several of the other side written as one; undefined where they differ. `isSharing`: they are known to share a key. */
export function likenessOfGlued(token: Token, glued: Glued, isSharing = false): Likeness | undefined {
  if (token.light || token.initial) return undefined
  if (token.form === glued.form) return { code: 'glued', loss: 0.3, most: 99 }
  const { length } = token.form
  // Most are told apart by this alone, before anything is made of them.
  if (Math.abs(length - glued.form.length) > mostLacking) return undefined
  // Characters are told apart by the eye, whether they stand together or apart.
  if (token.script === 'han' && hanWritten.test(glued.display)) return undefined
  if (!mayBeGlued(token.script === 'latin', length, token.letters.opening, glued, openingsOfGlued(glued)))
    return token.script === 'latin' && maySlipAtFirst(length, glued) && isOneSlip(token.form, glued.form)
      ? { code: 'glued', loss: slippedGlued, most: 99 }
      : undefined
  // Keys cost more than hearing, and few words sound like it.
  const loss = lossHeardGlued(hearToken(token, heardOne), glued)
  if (loss === undefined || !(isSharing || sharesKeyOf(glued, token))) return undefined
  return { code: 'glued', loss, most: 99 }
}

/** Bits lost by a word that sounds like several parts written as one, or is a slip away; undefined where it does neither. */
export function lossHeardGlued(word: Sounded, glued: Glued): number | undefined {
  const { script, form, sounds, many } = word
  const open = unvowelled.has(script)
  if (open && form.length < shortestGluedUnvowelled) return undefined
  const budget = budgetOfGlued(script, form.length, glued)
  const whole = spell(glued.sound, heardWhole)
  for (let at = 0; at < many; at += 1) {
    const sound = sounds[at] as Spelt
    const distance = open ? distanceOfSpelt(whole, sound, budget, true) : distanceOfSpelt(sound, whole, budget, false)
    if (distance < Number.POSITIVE_INFINITY) return 1 + losses.perDistance * distance
  }
  if (script !== 'latin' || !maySlipGlued(form.length, glued)) return undefined
  const written = spell(glued.form, heardWhole)
  return isOneSlipSpelt(form, written) ? slippedGlued : undefined
}

const heardWhole = createSpelt()

/**
 * How wholly two words that are not alike contradict each other: 0 for short words that one slip parts, which says nothing for
 * their being one and nothing against it; 0.25 for what two slips may have made of one word, 1 for another word. Symmetric. Words of two scripts, and words that share no key, are other words, whatever they sound like.
 */
export function severityOf(one: Token, other: Token): number {
  if (one.script !== other.script || one.light || other.light || one.initial || other.initial) return 1
  return shareKey(one, other) ? severityOfSharing(one, other) : 1
}

/** The same for two words of one script, neither of them a particle or an initial, that are known to share a key. */
export function severityOfSharing(one: Token, other: Token): number {
  if (mayBeDoubt(one.form.length, other.form.length) && isOneSlip(one.form, other.form)) return 0
  return severityOfSounds(hearToken(one, heardOne), hearToken(other, heardOther))
}

/** Whether a slip in words of so many letters leaves a doubt. */
export function mayBeDoubt(one: number, other: number): boolean {
  return Math.min(one, other) >= doubtLength - 1 && Math.max(one, other) >= doubtLength
}

/** The same of two that are more than a slip apart. */
export function severityOfSounds(mine: Sounded, theirs: Sounded): number {
  const length = longerOf(mine, theirs)
  if (length < shortestDoubt) return 1
  const distance = firstDistance(mine, theirs, length * surelyOther) / length
  return Math.max(0.25, Math.min(1, (distance - 0.1) / (surelyOther - 0.1)))
}

/** Whether two words of one script share a key other than their opening; Latin words, one other than their consonants, too. */
function shareKey(one: Token, other: Token): boolean {
  if (one.script !== 'latin' && shareAny(consonantsOf(one), consonantsOf(other))) return true
  for (const key of one.keys) if (!isCoarse(key) && other.keys.includes(key)) return true
  return false
}

/** `.` an opening, `#` and `%` consonants. */
function isCoarse(key: string): boolean {
  const sign = key.charCodeAt(0)
  return sign === 0x2e || sign === 0x23 || sign === 0x25
}
