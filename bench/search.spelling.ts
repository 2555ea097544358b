// How the same name is spelled by others: rules of transliteration by culture, slips of the finger, marks lost.
import type { Draw } from './search.draw.ts'

/** What one spelling writes and another writes instead; rules go one way, so that each is listed as it is met in papers. */
type Rule = readonly [RegExp, string]

const general: readonly Rule[] = [
  [/ck/, 'k'],
  [/ph/i, 'f'],
  [/ss/, 's'],
  [/ll/, 'l'],
  [/tt/, 't'],
  [/nn/, 'n'],
  [/y$/, 'ie'],
  [/th/, 't'],
]

const slavic: readonly Rule[] = [
  [/ov$/, 'off'],
  [/ev$/, 'eff'],
  [/ov$/, 'ow'],
  [/ova$/, 'owa'],
  [/kh/i, 'h'],
  [/ii$/, 'y'],
  [/ei$/, 'ey'],
  [/zh/i, 'j'],
  [/yu/i, 'iu'],
  [/ya/i, 'ia'],
  [/sky$/, 'ski'],
  [/shch/i, 'sch'],
  [/ks/, 'x'],
  [/ch/i, 'tch'],
  [/sh/i, 'sch'],
  [/v/, 'w'],
  [/ts/, 'tz'],
]

const arabic: readonly Rule[] = [
  [/^al-/i, 'el-'],
  [/^al-/i, 'Al '],
  [/^al-/i, 'El '],
  [/Abd al-/, 'Abdul '],
  [/Abd al-/, 'Abdel'],
  [/Abu /, 'Abou '],
  [/Ben /, 'Bin '],
  [/ou/, 'u'],
  [/u/, 'ou'],
  [/kh/i, 'h'],
  [/q/i, 'k'],
  [/Q/, 'G'],
  [/mm/, 'm'],
  [/ss/, 's'],
  [/gh/i, 'g'],
  [/ee/, 'i'],
  [/i(?=[bdfhjklmnqrstwyz])/, 'ee'],
  [/ay/, 'ai'],
  [/ai/, 'ei'],
  [/sh/i, 'ch'],
  [/j/i, 'dj'],
  [/y$/, 'i'],
  [/wi$/, 'oui'],
  [/w/i, 'ou'],
  [/a$/, 'ah'],
  [/e/, 'a'],
  [/dh/i, 'd'],
  [/z/, 'dh'],
]

const chinese: readonly Rule[] = [
  [/^Zh/, 'Ch'],
  [/^X/, 'Hs'],
  [/^Q/, 'Ch'],
  [/ü/, 'u'],
  [/ong/, 'ung'],
  [/^J/, 'Ch'],
  [/^Z/, 'Ts'],
  [/^C(?!h)/, 'Ts'],
]

const korean: readonly Rule[] = [
  [/^Lee$/, 'Yi'],
  [/^Lee$/, 'Rhee'],
  [/^Park$/, 'Pak'],
  [/^Kim$/, 'Gim'],
  [/^Choi$/, 'Choe'],
  [/^Jung$/, 'Jeong'],
  [/^Cho$/, 'Jo'],
  [/^Yoon$/, 'Yun'],
  [/^Lim$/, 'Im'],
  [/oo/, 'u'],
  [/eo/, 'u'],
  [/eo/, 'o'],
  [/young/i, 'yeong'],
  [/yung/i, 'yeong'],
  [/hyun/i, 'hyeon'],
  [/^K/, 'G'],
  [/^J/, 'Ch'],
  [/jun/, 'joon'],
  [/ae/, 'ai'],
]

const german: readonly Rule[] = [
  [/ä/, 'ae'],
  [/ö/, 'oe'],
  [/ü/, 'ue'],
  [/ß/, 'ss'],
  [/ei/, 'ey'],
  [/ai/, 'ei'],
  [/dt$/, 't'],
  [/th/, 't'],
  [/tz/, 'z'],
  [/sch/i, 'sh'],
  [/K/, 'C'],
]

const iberian: readonly Rule[] = [
  [/z$/, 's'],
  [/ñ/, 'n'],
  [/ñ/, 'ny'],
  [/ç/, 'c'],
  [/ãe/, 'ae'],
  [/v/, 'b'],
  [/j/, 'x'],
  [/J/, 'X'],
  [/y/, 'i'],
  [/c(?=[ei])/, 's'],
  [/qu/, 'k'],
]

const indic: readonly Rule[] = [
  [/sh/i, 's'],
  [/v/i, 'w'],
  [/ee/, 'i'],
  [/oo/, 'u'],
  [/ry$/, 'ri'],
  [/aa/i, 'a'],
  [/bh/i, 'b'],
  [/dh/i, 'd'],
  [/th/i, 't'],
  [/q/i, 'k'],
  [/a$/, ''],
  [/i$/, 'y'],
  [/z/, 'j'],
  [/kh/i, 'k'],
]

const turkish: readonly Rule[] = [
  [/ş/i, 'sh'],
  [/ç/i, 'ch'],
  [/ğ/, 'gh'],
  [/ü/, 'ue'],
  [/ö/, 'oe'],
  [/ı/, 'i'],
  [/c/, 'j'],
]

const slavicMarks: readonly Rule[] = [
  [/đ/, 'dj'],
  [/ć$/, 'ch'],
  [/č/, 'ch'],
  [/š/, 'sh'],
  [/ž/, 'zh'],
  [/ł/, 'l'],
  [/ń/, 'n'],
  [/sz/, 'sh'],
  [/cz/, 'ch'],
  [/w/, 'v'],
  [/ó/, 'u'],
  [/ki$/, 'ky'],
]

const rulesOf: Readonly<Record<string, readonly Rule[]>> = {
  russian: slavic,
  greek: [
    [/ou/, 'u'],
    [/ch/i, 'h'],
    [/ks/, 'x'],
    [/ei/, 'i'],
    [/is$/, 'es'],
    [/x/i, 'ks'],
    [/f/i, 'ph'],
  ],
  arabic,
  persian: [...arabic, [/ei/, 'ey'], [/gh/i, 'q'], [/v/, 'w'], [/oo/, 'u']],
  hebrew: [
    [/sh/i, 'sch'],
    [/tz/i, 'z'],
    [/v/, 'w'],
    [/h$/, ''],
    [/i/, 'y'],
    [/k/, 'c'],
    [/z/, 'tz'],
  ],
  chinese,
  korean,
  japanese: [
    [/ō/, 'o'],
    [/shi/i, 'si'],
    [/tsu/i, 'tu'],
    [/chi/i, 'ti'],
    [/fu/i, 'hu'],
    [/o$/, 'oh'],
    [/ou/, 'o'],
    [/ji/, 'zi'],
  ],
  vietnamese: [
    [/Nguyễn/, 'Nguyên'],
    [/Nguyễn/, 'Nguyen'],
    [/y$/, 'i'],
    [/i$/, 'y'],
    [/Đ/, 'Dj'],
    [/đ/, 'd'],
    [/ă/, 'a'],
    [/ư/, 'u'],
    [/ơ/, 'o'],
    [/ph/i, 'f'],
  ],
  turkish,
  german,
  dutch: [
    [/ij/, 'y'],
    [/ck/, 'k'],
    [/aa/, 'a'],
    [/oo/, 'o'],
    [/van der /, 'vd '],
    [/ee/, 'e'],
    [/z/, 's'],
    [/v/, 'w'],
  ],
  spanish: iberian,
  portuguese: iberian,
  filipino: iberian,
  indian: indic,
  'south-asian': [...indic, ...arabic],
  polish: slavicMarks,
  balkan: slavicMarks,
  french: [
    [/ç/, 'c'],
    [/aud$/, 'ault'],
    [/ault$/, 'aud'],
    [/eau$/, 'eaux'],
    [/y/, 'i'],
    [/ph/, 'f'],
    [/qu/, 'c'],
    [/ier$/, 'ié'],
    [/et$/, 'ais'],
    [/ai/, 'e'],
    [/x$/, ''],
  ],
  italian: [
    [/cch/, 'ch'],
    [/zz/, 'z'],
    [/gli/, 'li'],
    [/gn/, 'ni'],
    [/De /, 'Di '],
    [/j/, 'i'],
    [/i$/, 'y'],
  ],
  thai: [
    [/ph/i, 'p'],
    [/th/i, 't'],
    [/kh/i, 'k'],
    [/v/, 'w'],
    [/r/, 'l'],
    [/oo/, 'u'],
    [/ee/, 'i'],
    [/j/, 'ch'],
  ],
  indonesian: [
    [/u/, 'oe'],
    [/j/, 'dj'],
    [/y/i, 'j'],
    [/c/i, 'tj'],
    [/sy/, 'sh'],
    [/f/, 'p'],
    [/z/, 'j'],
    [/a$/, 'o'],
  ],
  nigerian: [
    [/ch/i, 'c'],
    [/u/, 'o'],
    [/wu/, 'u'],
    [/ye/, 'ie'],
    [/k/, 'ck'],
    [/i$/, 'y'],
  ],
  'east-african': [
    [/ch/i, 'c'],
    [/y/, 'i'],
    [/w/, 'u'],
    [/th/, 't'],
    [/oo/, 'o'],
    [/i$/, 'y'],
  ],
  english: [
    [/y$/, 'ie'],
    [/ey$/, 'y'],
    [/Mac/, 'Mc'],
    [/Mc/, 'Mac'],
    [/ck/, 'k'],
    [/ph/i, 'f'],
    [/Gra/, 'Grae'],
    [/e$/, ''],
    [/ll/, 'l'],
    [/ea/, 'ee'],
    [/ton$/, 'tone'],
    [/C/, 'K'],
    [/i/, 'y'],
  ],
}

const marked: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  ł: 'l',
  Ł: 'L',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  '’': "'",
}

/** `Nguyễn` to `Nguyen`, `Groß` to `Gross`: Latin letters without their marks; other scripts stay. */
export const withoutMarks = (name: string): string =>
  /^[ -~]*$/.test(name)
    ? name
    : name
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[đĐıłŁßøØ’]/g, (letter) => marked[letter] ?? letter)
        .normalize('NFC')

const afresh = new Map<string, readonly Rule[]>()

/**
 * The name as another spells it, by one rule of its culture and, of two in ten, by a second one; undefined where no rule has
 * anything to do with it.
 */
export const respell = (draw: Draw, name: string, culture: string): string | undefined => {
  let rules = afresh.get(culture)
  if (rules === undefined) {
    rules = [...(rulesOf[culture] ?? []), ...general]
    afresh.set(culture, rules)
  }
  const once = (text: string): string | undefined => {
    const from = draw.below(rules.length)
    for (let at = 0; at < rules.length; at += 1) {
      const rule = rules[(from + at) % rules.length]
      if (!rule?.[0].test(text)) continue
      const isUpper = /^\p{Lu}/u.test(text)
      const changed = text.replace(rule[0], rule[1])
      if (changed.length > 1) return isUpper ? changed.charAt(0).toUpperCase() + changed.slice(1) : changed
    }
    return undefined
  }
  const first = once(name)
  return first !== undefined && draw.perMille(200) ? (once(first) ?? first) : first
}

const letters = 'aeioulnrstmdkhbgcpyvz'

/** One slip of the finger in a word: a letter dropped, added, changed, or two neighbours swapped. Words of one letter stay. */
export const slip = (draw: Draw, word: string): string => {
  const units = [...word]
  if (units.length < 2) return word
  const letter = letters.charAt(draw.below(letters.length))
  for (let tries = 0; tries < 8; tries += 1) {
    const at = draw.below(units.length)
    const kind = draw.below(4)
    const slipped = [...units]
    if (kind === 0) slipped.splice(at, 1)
    else if (kind === 1) slipped.splice(at + 1, 0, letter)
    else if (kind === 2) slipped[at] = letter
    else if (at + 1 < units.length) [slipped[at], slipped[at + 1]] = [units[at + 1] ?? '', units[at] ?? '']
    const text = slipped.join('')
    if (text.trim() !== '' && text.toLowerCase() !== word.toLowerCase()) return text
  }
  return word + letter
}
