/** Words letter by letter, as numbers in arrays that are filled again and again: words are judged by the thousand, and a text of each costs more than judging it. */
import type { Script } from './script.ts'
import type { Token } from './token.ts'

/** A text by its UTF-16 units. Of a longer one than `mostLetters` the rest is not at hand, but counted in `length`. */
export type Spelt = { readonly codes: Uint16Array; length: number }

/** No comparison looks farther: names are shorter. */
export const mostLetters = 64

/** What a word sounds like: all that is read of it before it is made a token. Of `sounds` the first `many` are its own. */
export type Sounded = { script: Script; readonly form: Spelt; readonly sounds: Spelt[]; many: number }

export function createSpelt(): Spelt {
  return { codes: new Uint16Array(mostLetters), length: 0 }
}

export function createSounded(): Sounded {
  return { script: 'other', form: createSpelt(), sounds: [createSpelt()], many: 0 }
}

/** Takes a text in the place of the one before. */
export function spell(text: string, into: Spelt): Spelt {
  const { codes } = into
  into.length = text.length
  for (let at = 0; at < text.length && at < mostLetters; at += 1) codes[at] = text.charCodeAt(at)
  return into
}

/** The same of bytes from `from` up to `to`, each a letter. */
export function spellBytes(bytes: Uint8Array, from: number, to: number, into: Spelt): void {
  const { codes } = into
  into.length = to - from
  const end = Math.min(to, from + mostLetters)
  for (let at = from; at < end; at += 1) codes[at - from] = bytes[at] ?? 0
}

/** The place of the next sound of a word. */
export function nextSound(word: Sounded): Spelt {
  const sound = word.sounds[word.many] ?? createSpelt()
  word.sounds[word.many] = sound
  word.many += 1
  return sound
}

/** Takes a token in the place of the word before. */
export function hearToken({ script, form, sounds }: Pick<Token, 'script' | 'form' | 'sounds'>, into: Sounded): Sounded {
  into.script = script
  spell(form, into.form)
  into.many = 0
  for (const sound of sounds) spell(sound, nextSound(into))
  return into
}
