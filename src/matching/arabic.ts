/** Words in Arabic script (Arabic, Persian, Urdu, Kurdish, Pashto) in Latin letters: consonants and long vowels, as written. */
import { readHeard } from './pairs.ts'
import type { Heard } from './sound.ts'

/**
 * Letter, Latin form, sound. Sounds are those of `sound.ts`: `D` and `Z` are d or z by country, `G` is j or g,
 * `w` and `y` may be vowels.
 */
const letters = readHeard(`
  ا=a/a أ=a/a إ=i/i آ=a/a ٱ=a/a ء=/ ؤ=o/u ئ=y/i ب=b/B ت=t/t ث=th/T ج=j/G ح=h/h خ=kh/H د=d/d ذ=dh/D ر=r/r
  ز=z/z س=s/s ش=sh/S ص=s/s ض=d/D ط=t/t ظ=z/Z ع=/ غ=gh/g ف=f/f ق=q/k ك=k/k ل=l/l م=m/m ن=n/n ه=h/h و=w/w
  ي=y/i ى=a/a ة=a/a پ=p/p چ=ch/C ژ=zh/J ک=k/k گ=g/g ی=y/i ڤ=v/v ڭ=g/g ٹ=t/t ڈ=d/d ڑ=r/r ں=n/n ھ=h/ ہ=h/h
  ۀ=a/a ۂ=a/a ۃ=a/a ے=e/e ۓ=e/e ە=e/e ڕ=r/r ڵ=l/l ۆ=o/o ێ=e/e ۇ=u/u ۋ=v/v ټ=t/t ډ=d/d ړ=r/r ښ=sh/S ږ=g/g
  ڼ=n/n ځ=z/z څ=ts/c ې=e/e ۍ=i/i ګ=g/g ۅ=o/o
`)

/** A word without its article: true where `ال` stood before at least two letters. */
export function splitArticle(lower: string): { readonly article: boolean; readonly rest: string } {
  const bare = withoutShortVowels(lower)
  if (bare.length >= 4 && (bare.startsWith('ال') || bare.startsWith('ٱل')))
    return { article: true, rest: bare.slice(2) }
  return { article: false, rest: bare }
}

/** Short vowels, doubling and stretching are written by few: without them all spellings are one. */
export function withoutShortVowels(lower: string): string {
  return lower.normalize('NFKC').replace(/[\u064b-\u065f\u0670\u0640\u06d6-\u06ed]/g, '')
}

/** The word as read letter by letter. An `ayn` is unheard but begins a word as a vowel; a closing `h` is a vowel. */
export function hearArabic(lower: string): Heard {
  const word = withoutShortVowels(lower)
  let form = ''
  let sound = ''
  for (let at = 0; at < word.length; at += 1) {
    const letter = word[at] ?? ''
    const known = letters.get(letter)
    if (known === undefined) {
      if (letter >= '0' && letter <= '9') form += letter
      continue
    }
    const last = at === word.length - 1
    if (letter === 'ع') {
      form += at === 0 ? 'a' : ''
      sound += at === 0 ? 'a' : ''
    } else if (letter === 'ت' && word[at + 1] === 'ش') {
      form += 'ch'
      sound += 'C'
      at += 1
    } else if (last && at > 1 && (letter === 'ه' || letter === 'ہ')) {
      form += 'h'
      sound += 'a'
    } else if (letter === 'ي' && at === 0) {
      form += 'y'
      sound += 'y'
    } else {
      form += known.form
      sound += known.sound
    }
  }
  return { form, sound }
}
