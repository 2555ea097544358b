/** Japanese kana in Latin letters (Hepburn), long vowels written short, and the sound of foreign names behind them. */
import { readPairs } from './pairs.ts'
import type { Heard } from './sound.ts'

/** Five syllables to a row: a i u e o. A second list gives the sound where the Latin form hides another. */
const rows: readonly (readonly [string, string, string?])[] = [
  ['アイウエオ', 'a i u e o'],
  ['カキクケコ', 'ka ki ku ke ko'],
  ['ガギグゲゴ', 'ga gi gu ge go'],
  ['サシスセソ', 'sa shi su se so', 'sa Si su se so'],
  ['ザジズゼゾ', 'za ji zu ze zo', 'za Xi zu ze zo'],
  ['タチツテト', 'ta chi tsu te to', 'ta Xi Xu te to'],
  ['ダヂヅデド', 'da ji zu de do', 'da Xi Xu de do'],
  ['ナニヌネノ', 'na ni nu ne no'],
  ['ハヒフヘホ', 'ha hi fu he ho'],
  ['バビブベボ', 'ba bi bu be bo', 'Ba Bi Bu Be Bo'],
  ['パピプペポ', 'pa pi pu pe po'],
  ['マミムメモ', 'ma mi mu me mo'],
  ['ヤユヨ', 'ya yu yo'],
  ['ラリルレロ', 'ra ri ru re ro', 'Ra Ri Lu Re Ro'],
  ['ワヰヱヲン', 'wa i e o n'],
  ['ヴ', 'vu'],
]
const small = readPairs(`
  ァ=a ィ=i ゥ=u ェ=e ォ=o ャ=a ュ=u ョ=o ヮ=a
`)

const syllables = new Map<string, readonly [string, string]>()
for (const [kana, forms, sounds] of rows) {
  const heard = (sounds ?? forms).split(' ')
  forms.split(' ').forEach((form, at) => {
    syllables.set(kana[at] ?? '', [form, heard[at] ?? form])
  })
}

/** The word as read. Hiragana and katakana read alike; `ー`, `おう` and doubled vowels are short, as most passports have it. */
export function hearKana(word: string): Heard {
  const katakana = toKatakana(word)
  let form = ''
  let sound = ''
  for (const letter of katakana) {
    const vowel = small.get(letter)
    const syllable = syllables.get(letter)
    if (vowel !== undefined) {
      form = withSmall(form, vowel, letter)
      sound = withSmall(sound, vowel, letter)
    } else if (syllable !== undefined) {
      form += syllable[0]
      sound += syllable[1]
    }
  }
  // Foreign names carry a vowel that is not heard after most consonants: u everywhere, o after t and d.
  const heard = sound.replace(/(?<=[^aeioun])u(?=[^aeiou]|$)/g, '').replace(/(?<=[td])o(?=[^aeiou]|$)/g, '')
  return { form: shorten(form), sound: shorten(heard) }
}

/** Hiragana in katakana; other letters as they are. */
export function toKatakana(word: string): string {
  return word.replace(/[ぁ-ゖ]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x60))
}

function withSmall(so: string, vowel: string, letter: string): string {
  const glides = 'ャュョ'.includes(letter)
  const stem = so.slice(0, -1)
  if (!glides) return stem + (so.endsWith('u') && /(?:^|[aeiou])u$/.test(so) ? 'w' : '') + vowel
  return stem + (/(?:sh|ch|j|S|X)$/.test(stem) ? '' : 'y') + vowel
}

function shorten(text: string): string {
  return text.replace(/ou/g, 'o').replace(/([aiueo])\1+/g, '$1')
}
