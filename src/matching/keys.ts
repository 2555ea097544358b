/** Retrieval keys of a sound: its spelling key with all one-letter deletions, and keys of its consonants alone. */

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

/** Shortest form that tolerates a slip: below it, one letter more or less makes another name. */
export const slipLength = 5
/** Shortest form that a slip may have made of another one, which is then neither one name with it nor quite another. */
export const doubtLength = 3
/** Longest that does: beyond, names written together are found by their consonants. */
export const longestSlip = 20

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
/** The same for names rendered by the syllables of East Asia. Liquids are looked at where they stand. */
const easternClasses = byCode({
  ...{ b: 'b', p: 'b', f: 'b', v: 'b', B: 'b', P: 'b', W: '-b', t: 't', d: 't', T: 'ts', D: 'ts', Z: 'st', X: 'st' },
  ...{
    s: 's',
    z: 's',
    c: 's',
    C: 's',
    S: 's',
    J: 's',
    j: 's',
    k: 'k',
    g: 'k',
    h: 'k',
    H: 'k',
    q: 'k',
    x: 'k',
    G: 'sk',
  },
  ...{ m: 'm', n: 'n', N: 'n' },
})
const most = 3

/** Keys of the consonants, `#mkmt` for Muhammad, محمد and מוחמד; at most three where letters have two sounds. */
export function skeletonsOf(sound: string): readonly string[] {
  let key = '#'
  let branches: string[] | undefined
  let last = ''
  for (let at = 0; at < sound.length; at += 1) {
    const code = sound.charCodeAt(at)
    const choice = code === 0x77 && at === 0 ? 'b' : classes[code]
    if (choice === last) continue
    last = choice ?? ''
    if (choice === undefined) continue
    if (branches !== undefined) branches = branch(branches, choice)
    else if (choice.length === 1) key += choice
    else branches = branch([key], choice)
  }
  return branches === undefined ? (key === '#' ? [] : [key]) : branches.filter((one) => one !== '#')
}

function branch(keys: readonly string[], choice: string): string[] {
  if (choice.length === 1) return keys.map((key) => key + choice)
  const both = keys.map((key) => key + choice.charAt(0).replace('-', ''))
  for (const key of keys) {
    const second = key + choice.charAt(1).replace('-', '')
    if (both.length < most && !both.includes(second)) both.push(second)
  }
  return both
}

/**
 * Key for names rendered in Chinese, Japanese or Korean: as above with l and r one, both silent before a consonant and
 * at the end, and `w` a vowel. None for a single consonant.
 */
export function easternOf(sound: string): readonly string[] {
  let key = '%'
  let branches: string[] | undefined
  let last = ''
  for (let at = 0; at < sound.length; at += 1) {
    const letter = sound.charAt(at)
    let choice = easternClasses[sound.charCodeAt(at)]
    if (letter === 'l' || letter === 'r' || letter === 'R') {
      const next = sound.charAt(at + 1)
      choice = next !== '' && 'aeiouyw'.includes(next) ? 'l' : undefined
    }
    if (choice === last) continue
    last = choice ?? ''
    if (choice === undefined) continue
    if (branches !== undefined) branches = branch(branches, choice)
    else if (choice.length === 1) key += choice
    else branches = branch([key], choice)
  }
  return branches === undefined ? (key.length > 2 ? [key] : []) : branches.filter((one) => one.length > 2)
}
