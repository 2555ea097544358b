/**
 * Sounds: the common alphabet that names from all scripts are compared in. Lower-case letters sound as they look; capitals
 * are one sound written with several letters, or one letter with several sounds:
 * `S` sh, `C` ch, `J` zh or dj, `H` kh, `T` th, `N` ng, `c` ts or soft c, `j` y or dj, `v`/`w` as written,
 * `D` d or z and `Z` z or d (Arabic), `G` j or g (Arabic), `B` b or v and `P` p or f (Hebrew, kana, Korean),
 * `X` ch, t, j or d (kana), `R` r or l, `L` l or r that may be silent (Asian renderings).
 */
import { readPairs } from './pairs.ts'
import { readTyping } from './typing.ts'
import { readChinese } from './wade-giles.ts'

/** A word as a script has it: Latin letters for its form, and its sound. */
export type Heard = { readonly form: string; readonly sound: string }

/** Letters read together, the longer before the shorter that it begins with. For Latin forms of every language at once. */
const readings = `
  schtsch=S schtch=S shch=S sch=S sh=S sz=S sj=S
  tzsch=C tsch=C tch=C tsh=C tsj=C tx=C tj=C ts=c tz=c th=T
  dsch=J dzh=J dzs=J dj=J dz=z dh=d
  chtch=S ch=C cz=C cs=C ck=k
  kh=H ph=f gh=g qu=k zh=J zs=J wh=v bh=b rh=r lh=l nh=n jh=J ng=N
  oo=u ou=u ee=i oe=o ue=u ae=a
`

/** The same by their first two letters. */
const multigraphs: ((readonly [string, string])[] | undefined)[] = []
for (const [letters, sound] of readPairs(readings)) {
  const index = pairIndex(letters, 0)
  multigraphs[index] = [...(multigraphs[index] ?? []), [letters, sound]]
}

function pairIndex(letters: string, at: number): number {
  return ((letters.charCodeAt(at) & 31) << 5) | (letters.charCodeAt(at + 1) & 31)
}

const softening = 'eiy'
const vowels = 'aeiouy'

/** Letters taken by the last reading of `hearAt`: one result beside the sound, without an object for each letter. */
let taken = 1

/**
 * Sound of a Latin form, `a` to `z`. One reading for all languages: what is wrong for one (French `ch`) is near enough to be
 * mended by the distance of sounds. Doubled letters become one.
 */
export function soundOf(form: string): string {
  let sound = ''
  let at = 0
  while (at < form.length) {
    const heard = hearAt(form, at)
    if (heard.length !== 1 || sound.charAt(sound.length - 1) !== heard) sound += heard
    at += taken
  }
  return sound
}

function hearAt(form: string, at: number): string {
  const letter = form.charAt(at)
  const next = form.charAt(at + 1)
  taken = 1
  // The second of two is the one that tells how they are heard: Mat-thew, Joonng, Rich-chard.
  if (letter === next && !'aeiouycf'.includes(letter)) return ''
  const entries = next === '' ? undefined : multigraphs[pairIndex(form, at)]
  if (entries !== undefined) {
    for (const [letters, sound] of entries) {
      if (letters.length > 2 && !form.startsWith(letters, at)) continue
      const after = form.charAt(at + letters.length)
      taken = letters.length
      // `ng` before a vowel may part two syllables: Ang-ela, Jong-un.
      if (sound === 'N' && at > 0 && after !== '' && vowels.includes(after)) return 'ng'
      // Ouattara and Wattara.
      if (letters === 'ou' && at === 0 && after !== '' && vowels.includes(after)) return 'w'
      return sound
    }
  }
  return hearSingle(form, at, letter, next)
}

function hearSingle(form: string, at: number, letter: string, next: string): string {
  const beforeVowel = next !== '' && vowels.includes(next)
  switch (letter) {
    case 'c': {
      const after = form.charAt(at + 2)
      if (next === 'c' && after === 'h') return ''
      if (next === 'c' && after !== '' && softening.includes(after)) {
        taken = 2
        return 'C'
      }
      return next !== '' && softening.includes(next) ? 'c' : 'k'
    }
    case 'q':
      return 'k'
    case 'x':
      return at === 0 ? 'S' : 'ks'
    case 'y':
      return beforeVowel ? 'y' : 'i'
    case 'j':
      return beforeVowel || at === 0 ? 'j' : 'i'
    case 'h':
      return at > 0 && next === '' && vowels.includes(form.charAt(at - 1)) ? '' : 'h'
    case 'f':
      if (at === 0 || next !== 'f' || at + 2 !== form.length) return 'f'
      taken = 2
      return 'v'
    default:
      return letter
  }
}

/** Letters with marks whose sound the plain letter hides. */
const marked: Readonly<Record<string, string>> = {
  č: 'C',
  ć: 'C',
  ç: 'C',
  š: 'S',
  ş: 'S',
  ș: 'S',
  ś: 'S',
  ž: 'J',
  ż: 'J',
  ź: 'J',
  ř: 'J',
  ñ: 'ni',
  ţ: 'c',
  ț: 'c',
  ã: 'an',
  õ: 'on',
}
/** Vowels of Vietnamese, where `đ` is d; in Serbian and Croatian it is dj. */
const vietnamese = /[ăâêôơưạ-ỹ]/
const hasMarked = /[čćçšşșśžżźřñţț]/

/**
 * Other sounds the same word may have: its marked letters read as such, a Lithuanian ending left off, German `ch` and a silent `h`, Spanish `j`, an opening `x` as kh, Polish `rz`, Hungarian `ty` and `gy`, French and Italian `gn` and `gli`, Chinese in pinyin and Wade-Giles, Vietnamese typed
 * with letters for marks. */
export function otherSounds(lower: string, form: string, fold: (lower: string) => string): readonly string[] {
  const others: string[] = []
  if (hasMarked.test(lower)) {
    let sound = ''
    let plain = ''
    for (const letter of lower) {
      const heard = marked[letter]
      if (heard === undefined) plain += letter
      else {
        sound += soundOf(fold(plain)) + heard
        plain = ''
      }
    }
    others.push(sound + soundOf(fold(plain)))
  }
  if (lower.includes('đ') && !vietnamese.test(lower)) others.push(soundOf(fold(lower.replaceAll('đ', 'dj'))))
  if (form.length >= 6 && /(?:[oe]v|in|sk|[iy]r|[iy]j)(?:as|is|us)$/.test(form)) others.push(soundOf(form.slice(0, -2)))
  if (form.includes('ch') && /(?<![stc])ch/.test(form)) others.push(soundOf(form.replace(/(?<![stc])ch/g, 'kh')))
  if (/[aeiou]h[lnr]/.test(form)) others.push(soundOf(form.replace(/(?<=[aeiou])h(?=[lnr])/g, '')))
  if (/^j(?:ua|os|or|im|es|av|uli|oaq)|alej/.test(form)) others.push(soundOf(form.replace('j', 'kh')))
  if (/rz(?=[aeiouy])|(?<=[bcdgkptw])rz/.test(form)) {
    others.push(soundOf(form.replace(/rz(?=[aeiouy])|(?<=[bcdgkptw])rz/g, 'zh')))
  }
  if (/ty(?=[ei])|gy(?=[aeiou])/.test(form)) {
    others.push(soundOf(form.replace(/ty(?=[ei])/g, 't').replace(/gy(?=[aeiou])/g, 'di')))
  }
  if (/(?<=.)gn(?=[aeiouy])|gli(?=[aeo])/.test(form)) {
    others.push(soundOf(form.replace(/(?<=.)gn(?=[aeiouy])/g, 'ni').replace(/gli(?=[aeo])/g, 'li')))
  }
  const typed = readTyping(form)
  if (typed !== undefined) others.push(soundOf(typed))
  for (const read of readChinese(form)) others.push(soundOf(read))
  if (form.startsWith('x') && form.length > 3) others.push(`H${soundOf(form).slice(1)}`)
  return others
}
