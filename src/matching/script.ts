/** Which script a letter belongs to, and how a written word is cut into runs of one script. */

export const scripts = [
  'latin',
  'cyrillic',
  'greek',
  'armenian',
  'georgian',
  'arabic',
  'hebrew',
  'indic',
  'thai',
  'khmer',
  'burmese',
  'kana',
  'hangul',
  'han',
  'other',
] as const
export type Script = (typeof scripts)[number]

/** First and last code point of the blocks names are written in, in order. Blocks not listed are `other`. */
const blocks: readonly (readonly [number, number, Script])[] = [
  [0x0030, 0x024f, 'latin'],
  [0x0250, 0x02af, 'latin'],
  [0x0370, 0x03ff, 'greek'],
  [0x0400, 0x052f, 'cyrillic'],
  [0x0531, 0x058f, 'armenian'],
  [0x0591, 0x05ff, 'hebrew'],
  [0x0600, 0x06ff, 'arabic'],
  [0x0750, 0x077f, 'arabic'],
  [0x08a0, 0x08ff, 'arabic'],
  [0x0900, 0x0d7f, 'indic'],
  [0x0e00, 0x0e7f, 'thai'],
  [0x1000, 0x109f, 'burmese'],
  [0x10a0, 0x10ff, 'georgian'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1780, 0x17ff, 'khmer'],
  [0x1c90, 0x1cbf, 'georgian'],
  [0x1e00, 0x1eff, 'latin'],
  [0x1f00, 0x1fff, 'greek'],
  [0x2c60, 0x2c7f, 'latin'],
  [0x2d00, 0x2d2f, 'georgian'],
  [0x3005, 0x3007, 'han'],
  [0x3041, 0x30ff, 'kana'],
  [0x3400, 0x9fff, 'han'],
  [0xa720, 0xa7ff, 'latin'],
  [0xac00, 0xd7a3, 'hangul'],
  [0xf900, 0xfaff, 'han'],
  [0xfb1d, 0xfb4f, 'hebrew'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfeff, 'arabic'],
  [0x20000, 0x323af, 'han'],
]

/** Script of one code point; marks that follow a letter (U+0300 to U+036F) are told as `other`. */
export function scriptOf(point: number): Script {
  if (point < 0x0250) return 'latin'
  for (const [first, last, script] of blocks) {
    if (point < first) return 'other'
    if (point <= last) return script
  }
  return 'other'
}

export type Run = { readonly script: Script; readonly text: string }

const plainAscii = /^[0-9a-z]+$/

/**
 * Cuts a lower-case word into runs of one script: `김john` is two. Marks and anything in no listed script stay with the
 * run before them, except that a word wholly outside the listed scripts is one run of `other`.
 */
export function runsOf(word: string): readonly Run[] {
  if (plainAscii.test(word)) return [{ script: 'latin', text: word }]
  const runs: { script: Script; text: string }[] = []
  for (const letter of word) {
    const script = scriptOf(letter.codePointAt(0) ?? 0)
    const last = runs.at(-1)
    if (last !== undefined && (script === 'other' || script === last.script || isDigit(letter))) last.text += letter
    else if (last !== undefined && last.script === 'other') {
      last.script = script
      last.text += letter
    } else runs.push({ script, text: letter })
  }
  return runs
}

function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9'
}
