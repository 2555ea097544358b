/** Retrieval keys of a sound: its spelling key with all one-letter deletions, and keys of its consonants alone. */
import type { Spelt } from './spelt.ts'

function byCode(pairs: Readonly<Record<string, string>>): readonly (string | undefined)[] {
  const table: (string | undefined)[] = new Array(128).fill(undefined)
  for (const [letter, value] of Object.entries(pairs)) table[letter.charCodeAt(0)] = value
  return table
}

/** Sounds that one spelling has for the other: vowels by two, `v` and `w`, the hissing ones, `y`, `i` and `j`. */
const spellings = byCode({
  ...{
    e: 'i',
    y: 'i',
    j: 'i',
    o: 'u',
    w: 'v',
    W: 'v',
    c: 's',
    C: 's',
    S: 's',
    z: 's',
    Z: 's',
    X: 's',
    H: 'h',
    T: 't',
    D: 'd',
  },
  ...{ G: 'j', J: 'j', N: 'n', B: 'b', P: 'p', R: 'r', L: 'l', q: 'k' },
})

/** Spelling key: equal for what one language or habit writes for another (Khaled and Haled, Schmitz and Shmits). */
export function spellingOf(sound: string): string {
  let key = ''
  let last = ''
  for (let at = 0; at < sound.length; at += 1) {
    const letter = spellings[sound.charCodeAt(at)] ?? sound.charAt(at)
    if (letter === last) continue
    key += letter
    last = letter
  }
  return key
}

/** The same letter by letter, of a sound that is wholly at hand. */
export function spellingInto({ codes, length }: Spelt, into: Spelt): void {
  let [many, last] = [0, 0]
  for (let at = 0; at < length; at += 1) {
    const code = codes[at] ?? 0
    const letter = spellings[code]?.charCodeAt(0) ?? code
    if (letter === last) continue
    into.codes[many] = letter
    many += 1
    last = letter
  }
  into.length = many
}

/** Whether this may be the spelling key of a sound: it is, or the sound is not wholly at hand. */
export function maySpell(key: string, { codes, length }: Spelt): boolean {
  if (length > codes.length) return true
  let [many, last] = [0, 0]
  for (let at = 0; at < length; at += 1) {
    const code = codes[at] ?? 0
    const letter = spellings[code]?.charCodeAt(0) ?? code
    if (letter === last) continue
    if (letter !== key.charCodeAt(many)) return false
    many += 1
    last = letter
  }
  return many === key.length
}

/** Shortest form that tolerates a slip: below it, one letter more or less makes another name. */
export const slipLength = 5
/** Shortest form that a slip may have made of another one, which is then neither one name with it nor quite another. */
export const doubtLength = 3
/** Longest that does, as long as two names written together may be: beyond, they are found by their consonants. */
export const longestSlip = 24
/** Shortest words written as one that a slip leaves what they are. */
export const slippedGluedLength = 8

/**
 * Adds the text with each letter left out in turn, each once: two texts that differ by one slip share one of these, or one of
 * these is the other text. None for texts too short for a slip, or longer than names are.
 */
export function addDeletes(keys: string[], text: string): void {
  if (text.length < doubtLength || text.length > longestSlip) return
  for (let at = 0; at < text.length; at += 1) {
    if (at > 0 && text.charCodeAt(at) === text.charCodeAt(at - 1)) continue
    const deleted = text.slice(0, at) + text.slice(at + 1)
    if (!keys.includes(deleted)) keys.push(deleted)
  }
}

/** Shortest form that two slips may have made of another one, and how many of its letters are looked at for that. */
export const twoSlipsLength = 7

/**
 * Keys of the first letters with each two of them left out: two forms that differ by two slips share one of these (W. Garbe's
 * symmetric deletes, cut to a prefix). None for forms too short or too long.
 */
export function twoSlipKeys(form: string): readonly string[] {
  if (form.length < twoSlipsLength || form.length > longestSlip) return []
  const keys = new Set<string>()
  for (let first = 0; first < twoSlipsLength - 1; first += 1) {
    for (let second = first + 1; second < twoSlipsLength; second += 1) {
      keys.add(`~${form.slice(0, first)}${form.slice(first + 1, second)}${form.slice(second + 1, twoSlipsLength)}`)
    }
  }
  return [...keys]
}

/**
 * Consonants in classes that hold across scripts; two where a letter has two sounds, `-` for none. Vowels and weak letters
 * are absent.
 */
const classes = byCode({
  ...{ b: 'b', p: 'b', f: 'b', v: 'b', B: 'b', P: 'b', W: 'b', t: 't', d: 't', T: 'ts', D: 'ts', Z: 'st', X: 'st' },
  ...{
    s: 's',
    z: 's',
    c: 's',
    C: 's',
    S: 's',
    J: 's',
    j: 's-',
    k: 'k',
    g: 'k',
    h: 'k',
    H: 'k',
    q: 'k',
    x: 'k',
    G: 'sk',
  },
  ...{ l: 'l', L: 'l', r: 'r', R: 'r', m: 'm', n: 'n', N: 'n', w: '-b' },
})
/** The same for names rendered by the syllables of East Asia: l and r are one, and h is as good as silent. */
const easternClasses = byCode({
  ...{ b: 'b', p: 'b', f: 'b', v: 'b', B: 'b', P: 'b', W: 'b', t: 't', d: 't', T: 't', D: 't' },
  ...{ s: 's', z: 's', c: 's', C: 's', S: 's', J: 's', Z: 's', X: 's', j: 's', G: 's' },
  ...{ k: 'k', g: 'k', H: 'k', q: 'k', x: 'k', l: 'l', L: 'l', r: 'l', R: 'l', m: 'm', n: 'n', N: 'n' },
})
const most = 3

/**
 * Keys of the consonants, `#mkmt` for Muhammad, محمد and מוחמד; at most three where letters have two sounds. A consonant
 * that stands twice, with or without a vowel between, is one: scripts without vowels cannot tell.
 */
export function skeletonsOf(sound: string): readonly string[] {
  let key = '#'
  let branches: string[] | undefined
  for (let at = 0; at < sound.length; at += 1) {
    const code = sound.charCodeAt(at)
    const choice = code === 0x77 && at === 0 ? 'b' : classes[code]
    if (choice === undefined) continue
    if (branches !== undefined) branches = branch(branches, choice)
    else if (choice.length > 1) branches = branch([key], choice)
    else if (!key.endsWith(choice)) key += choice
  }
  return branches === undefined ? (key === '#' ? [] : [key]) : branches.filter((one) => one !== '#')
}

function branch(keys: readonly string[], choice: string): string[] {
  const branches = keys.map((key) => longer(key, choice.charAt(0)))
  if (choice.length === 1) return branches
  for (const key of keys) {
    const second = longer(key, choice.charAt(1))
    if (branches.length < most && !branches.includes(second)) branches.push(second)
  }
  return branches
}

function longer(key: string, choice: string): string {
  return choice === '-' || key.endsWith(choice) ? key : key + choice
}

/**
 * Key for names rendered in Chinese, Japanese or Korean: as above with fewer classes, `w` a vowel but where it opens the
 * word. None for a word of vowels.
 */
export function easternOf(sound: string): readonly string[] {
  let key = '%'
  for (let at = 0; at < sound.length; at += 1) {
    const code = sound.charCodeAt(at)
    const choice = code === 0x77 && at === 0 ? 'b' : easternClasses[code]
    if (choice !== undefined && !key.endsWith(choice)) key += choice
  }
  return key === '%' ? [] : [key]
}
