/** One word of a name read in its script: comparison form and the sounds it may have. */
import {
  hardenBelarusian,
  romaniseArmenian,
  romaniseCyrillic,
  romaniseGeorgian,
  romaniseGreek,
  spellGreek,
} from './alphabets.ts'
import { hearArabic, splitArticle } from './arabic.ts'
import { japaneseReadings, romaniseHan, soundOfRendering, surnameOf, wadeGiles } from './han.ts'
import { customaryHangul, romaniseHangul, soundOfHangul } from './hangul.ts'
import { koreanSurnames } from './hangul-surname.table.ts'
import { hearHebrew } from './hebrew.ts'
import { romaniseIndic } from './indic.ts'
import { romaniseBurmese, romaniseKhmer, romaniseThai } from './indochina.ts'
import { joinServant } from './joining.ts'
import { hearKana } from './kana.ts'
import { foldLatin } from './latin.ts'
import { type Run, runsOf, type Script } from './script.ts'
import { otherSounds, soundOf } from './sound.ts'

export type Word = {
  readonly display: string
  /** As typed in one Unicode spelling and lower case, marks kept. */
  readonly lower: string
  readonly script: Script
  readonly form: string
  /** At least one; the first is the likeliest. */
  readonly sounds: readonly string[]
  /** An Arabic article stood before it and is not in the form. */
  readonly article: boolean
}

/** What a word is known to be where it stands. A Chinese or Korean surname is read otherwise than a given name, and a foreign name parted by dots by its sounds. */
export type WordRole = 'surname' | 'name' | 'rendering'

/** Reads one word; `lower` is what `writeLower` makes of `display`. A word nothing can be read in keeps its own letters. */
export function readWord(display: string, lower: string, role: WordRole): Word {
  const runs = runsOf(lower)
  const [first] = runs
  if (first === undefined) return { display, lower, script: 'other', form: lower, sounds: [lower], article: false }
  if (runs.length === 1) return readRun(display, lower, first, role)
  // Two scripts in one word: each run is read in its own (often one letter that looks like another script's).
  const read = runs.map((run) => readRun(run.text, run.text, run, 'name'))
  const form = joinServant(foldLatin(read.map((part) => part.form).join('')))
  if (form === '') return { display, lower, script: first.script, form: lower, sounds: [lower], article: false }
  return { display, lower, script: first.script, form, sounds: [soundOf(form)], article: false }
}

function readRun(display: string, lower: string, run: Run, role: WordRole): Word {
  const { script, text } = run
  const article = script === 'arabic' && splitArticle(text).article
  const { form: heard, sounds } = hear(text, script, role)
  const form = script === 'latin' || script === 'other' ? heard : joinServant(foldLatin(heard))
  if (form === '') return { display, lower, script, form: lower, sounds: [lower], article: false }
  return { display, lower, script, form, sounds, article }
}

type Reading = { readonly form: string; readonly sounds: readonly string[] }

function hear(text: string, script: Script, role: WordRole): Reading {
  switch (script) {
    case 'latin': {
      const form = joinServant(foldLatin(text))
      return { form, sounds: [soundOf(form), ...otherSounds(text, form, foldLatin)] }
    }
    case 'cyrillic': {
      const form = romaniseCyrillic(text)
      const hard = hardenBelarusian(text)
      return { form, sounds: distinctSounds(hard === undefined ? [form] : [form, romaniseCyrillic(hard)]) }
    }
    case 'greek': {
      const form = romaniseGreek(text)
      return { form, sounds: distinctSounds([form, spellGreek(text)]) }
    }
    case 'armenian':
      return plain(romaniseArmenian(text))
    case 'georgian':
      return plain(romaniseGeorgian(text))
    case 'arabic':
      return one(hearArabic(splitArticle(text).rest))
    case 'hebrew':
      return one(hearHebrew(text))
    case 'indic':
      return plain(romaniseIndic(text))
    case 'thai':
      return plain(romaniseThai(text))
    case 'khmer':
      return plain(romaniseKhmer(text))
    case 'burmese':
      return plain(romaniseBurmese(text))
    case 'kana': {
      const { form, sound } = hearKana(text)
      return { form, sounds: [sound, soundOf(form)] }
    }
    case 'hangul':
      return hearHangul(text, role)
    case 'han':
      return hearHan(text, role)
    case 'other':
      return { form: text, sounds: [text] }
  }
}

function distinctSounds(forms: readonly string[]): readonly string[] {
  return [...new Set(forms.map((form) => soundOf(joinServant(form))))]
}

function plain(form: string): Reading {
  return { form, sounds: [soundOf(joinServant(form))] }
}

function one(heard: { readonly form: string; readonly sound: string }): Reading {
  return { form: heard.form, sounds: [heard.sound] }
}

function hearHangul(text: string, role: WordRole): Reading {
  const customary = role === 'surname' ? koreanSurnames.get(text)?.[0] : undefined
  const form = customary ?? romaniseHangul(text)
  if (customary !== undefined) return { form, sounds: [soundOf(form)] }
  return { form, sounds: [soundOf(form), ...customaryHangul(text).map(soundOf), soundOfHangul(text)] }
}

function hearHan(text: string, role: WordRole): Reading {
  const surname = role === 'surname' ? surnameOf(text)?.form : undefined
  const form = surname ?? romaniseHan(text)
  const japanese = role === 'rendering' ? [] : japaneseReadings(text, role).map(soundOf)
  if (surname !== undefined) return { form, sounds: [soundOf(form), ...japanese] }
  const native = text.length <= 2 && role !== 'rendering'
  return { form, sounds: [soundOf(form), native ? soundOf(wadeGiles(text)) : soundOfRendering(text), ...japanese] }
}
