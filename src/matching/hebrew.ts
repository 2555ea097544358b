/** Hebrew words in Latin letters: consonants, with the letters that may be vowels left to the comparison of sounds. */
import { readHeard } from './pairs.ts'
import type { Heard } from './sound.ts'

const letters = readHeard(`
  א=a/a ב=b/B ג=g/g ד=d/d ה=h/h ו=w/w ז=z/z ח=ch/H ט=t/t י=y/i כ=k/k ך=k/H ל=l/l מ=m/m ם=m/m נ=n/n ן=n/n
  ס=s/s ע=a/a פ=p/P ף=f/f צ=ts/c ץ=ts/c ק=k/k ר=r/r ש=sh/S ת=t/t
`)

/** Letters read together: doubled ones, and those with the stroke, which foreign sounds are written with. */
const pairs = readHeard(`
  וו=v/v יי=y/i ג׳=j/J ד׳=d/D ז׳=zh/J צ׳=ch/C ץ׳=ch/C ת׳=th/T
`)

/** The word as read letter by letter; vowel points are dropped. A closing `h` is a vowel. */
export function hearHebrew(lower: string): Heard {
  const word = lower.replace(/[\u0591-\u05c7]/g, '')
  let form = ''
  let sound = ''
  for (let at = 0; at < word.length; at += 1) {
    const letter = word[at] ?? ''
    const pair = pairs.get(letter + (word[at + 1] ?? ''))
    const known = pair ?? letters.get(letter)
    if (known === undefined) {
      if (letter >= '0' && letter <= '9') form += letter
      continue
    }
    if (pair !== undefined) at += 1
    form += known.form
    if (letter === 'ה' && at === word.length - 1 && at > 0) sound += 'a'
    else if (letter === 'י' && at === 0) sound += 'y'
    else sound += known.sound
  }
  return { form, sound }
}
