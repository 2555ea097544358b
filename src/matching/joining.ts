/** Arabic names of two words that are one name: the servant of God, the father of somebody, the light of the faith. */
import type { Word } from './word.ts'

const servant = /^abd(?:[aeiou]{0,2}l(?=.{3})|[aeiou]{1,2}(?:([rstdzn])\1|(?=[rstdzn].{4})))/
const faith = /(?:al|el|ul|[aeu])?(?:dd|(?<=[aeu]l)d)(?:i|ee|ie|y)ne?$/

/**
 * One Latin form for names that are written together in many manners: `abdelaziz`, `abdulaziz` and `abdalaziz` are
 * `abdulaziz`; `abdurrahman` and `abdirahman` `abdulrahman`; `noureddine` `nouruddin`; `nasrallah` `nasrullah`. Idempotent.
 */
export function joinServant(form: string): string {
  if (form.length < 6) return form
  if (form.startsWith('abd'))
    return form.replace(servant, (_all, doubled: string | undefined) => `abdul${doubled ?? ''}`)
  if (form.endsWith('llah')) return form.replace(/(?<=.{3})[aou]llah$/, 'ullah')
  return faith.test(form) ? form.replace(faith, (ending, at: number) => (at >= 3 ? 'uddin' : ending)) : form
}

const servants = /^(?:abd|abdul|abdel|abdal|abdoul|abdol|abdou?r|abde[srn]|abdu[srn])$/
const fathers = new Set(['abu', 'abou', 'abo', 'aboo'])
const mothers = new Set(['umm', 'oum', 'oumm'])
const faiths = new Set([
  'uddin',
  'eddin',
  'eddine',
  'aldin',
  'eldin',
  'addin',
  'addine',
  'uldin',
  'uddeen',
  'aldeen',
  'eldeen',
  'ddin',
])
const bareFaith = new Set(['din', 'deen', 'dine', 'dyn'])
const gods = new Set(['allah', 'ullah', 'ollah', 'ellah'])
const article = /^(?:al|el|ul|il|ol)$/
const fathersWritten = new Set(['أبو', 'ابو', 'أبي', 'ابي', 'أبا', 'ابا'])
const mothersWritten = new Set(['أم', 'ام'])

/** The words of one part of a name with such pairs made one, with or without an article between. */
export function joinWords(words: readonly Word[]): readonly Word[] {
  if (words.length < 2) return words.map(joinWritten)
  const joined: Word[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (word === undefined) continue
    const next = words[at + 1]
    const after = words[at + 2]
    const last = joined.at(-1)
    if (opens(word) !== undefined && next !== undefined) {
      const articled = isArticle(next) && after !== undefined
      joined.push(join(opens(word) ?? '', [word, next, ...(articled ? [after] : [])]))
      at += articled ? 2 : 1
    } else if (isArticle(word) && next !== undefined && last !== undefined && bareFaith.has(next.form)) {
      joined[joined.length - 1] = close(last, 'uddin', [word, next])
      at += 1
    } else if (last !== undefined && (faiths.has(word.form) || (word.article && bareFaith.has(word.form)))) {
      joined[joined.length - 1] = close(last, 'uddin', [word])
    } else if (last !== undefined && (gods.has(word.form) || word.lower === 'الله')) {
      joined[joined.length - 1] = close(last, 'ullah', [word])
    } else joined.push(joinWritten(word))
  }
  return joined
}

/** Whether a word may be made one with its neighbours. Where none of a part is such a word, all are what they are alone: an article joins none but these. */
export function isJoining(word: Word): boolean {
  const { form, lower } = word
  if (opens(word) !== undefined) return true
  return faiths.has(form) || bareFaith.has(form) || gods.has(form) || lower === 'الله'
}

function isArticle(word: Word): boolean {
  return article.test(word.form) && !word.article
}

function opens(word: Word): string | undefined {
  if (word.script === 'arabic') {
    if (word.lower === 'عبد') return 'abdul'
    if (fathersWritten.has(word.lower)) return 'abu'
    return mothersWritten.has(word.lower) ? 'umm' : undefined
  }
  if (servants.test(word.form)) return 'abdul'
  if (fathers.has(word.form)) return 'abu'
  return mothers.has(word.form) ? 'umm' : undefined
}

const openingSounds: Readonly<Record<string, string>> = { abdul: 'abd', abu: 'abu', umm: 'um' }

function join(opening: string, words: readonly Word[]): Word {
  const last = words.at(-1)
  const [first] = words
  if (first === undefined || last === undefined) throw new Error('joining needs words')
  // `abd al-rahman` and `abdur rahman`: the word itself, never the letter of the article that was bent to it.
  const form = joinServant(opening + last.form)
  const sounds = last.sounds.map((sound) => `${openingSounds[opening] ?? ''}${sound}`)
  return { ...written(words), script: last.script, form, sounds, article: false }
}

function close(word: Word, ending: string, words: readonly Word[]): Word {
  const sounds = word.sounds.map((sound) => sound + (ending === 'uddin' ? 'udin' : 'ula'))
  return { ...written([word, ...words]), script: word.script, form: word.form + ending, sounds, article: word.article }
}

function written(words: readonly Word[]): { readonly display: string; readonly lower: string } {
  return { display: words.map((word) => word.display).join(' '), lower: words.map((word) => word.lower).join('') }
}

/** A single word that is such a pair written together. The servant's article is not heard, in any script. */
function joinWritten(word: Word): Word {
  if (word.form.length > 8 && word.form.startsWith('abdul') && word.script !== 'arabic') {
    return { ...word, sounds: word.sounds.map((sound) => sound.replace(/^abdul/, 'abd')) }
  }
  if (word.script !== 'arabic') return word
  if (word.lower.startsWith('عبدال') && word.lower.length > 6) return strip(word, 'abdul', 'abd', /^abda?l/)
  if (word.lower.endsWith('الله') && word.lower.length > 5) {
    return {
      ...word,
      form: word.form.replace(/allh$/, 'ullah'),
      sounds: word.sounds.map((sound) => sound.replace(/alla$/, 'ula')),
    }
  }
  return word
}

function strip(word: Word, form: string, sound: string, opening: RegExp): Word {
  const sounds = word.sounds.map((heard) => heard.replace(opening, sound))
  return { ...word, form: word.form.replace(opening, form), sounds }
}
