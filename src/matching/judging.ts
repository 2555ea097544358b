/** One word that others are judged beside as they were read, before they are made tokens: what `likenessOf` and `severityOf` tell of the two, in fewer steps. */
import { isOneSlipSpelt, isWithinSlips } from './distance.ts'
import { areSyllables, firstDistance, nearnessAcross, soundsNear, strictly } from './hearing.ts'
import { maySpell, spellingInto } from './keys.ts'
import {
  isTwoSlips,
  likenessOfSlip,
  mayBeDoubt,
  mayBeSlip,
  severityOfSounds,
  slipDistance,
  twoSlips,
} from './likeness.ts'
import type { Likeness } from './losses.ts'
import { renderingRead, renderingsOf } from './rendering.ts'
import { createSounded, createSpelt, hearToken, mostLetters, type Sounded, type Spelt, spell } from './spelt.ts'
import type { Token } from './token.ts'

/** Letters of a form or sound up to which it is wholly at hand. */
export const mostJudged = mostLetters

/** A word as it was read, and where it stands as typed in lower case. */
export type Read = Sounded & { bytes: Uint8Array; lowerFrom: number; lowerTo: number }

/** Neither of two words is a particle, an initial or longer than `mostJudged`, and the one that was read has lost no article. */
export type Judging = {
  /** Takes a token in the place of the one before; false where it is not one to be judged here. */
  readonly take: (token: Token) => boolean
  readonly isSameForm: (word: Sounded) => boolean
  /** Of two words of different scripts that share consonants and no other key. */
  readonly across: (word: Read) => Likeness | undefined
  /** Of two Latin words of different forms that share no class. */
  readonly latin: (word: Sounded) => Likeness | undefined
  /** How wholly two Latin words that share a key contradict each other. */
  readonly severity: (word: Sounded) => number
}

const isWhole = ({ form, sounds, many }: Sounded): boolean =>
  form.length <= mostJudged && sounds.slice(0, many).every(({ length }) => length <= mostJudged)

/** Room for one token, and for as many after it. */
export function createJudging(): Judging {
  const own = createSounded()
  const [mine, theirs] = [createSpelt(), createSpelt()]
  let token: Token | undefined
  let isJudged = false
  let spellings: readonly string[] = []

  function sharesSpelling({ sounds, many }: Sounded): boolean {
    for (let at = 0; at < many; at += 1)
      for (const key of spellings) if (maySpell(key, sounds[at] as Spelt)) return true
    return false
  }

  /** One slip in the form, or in the likeliest spelling of sounds that are no farther apart. */
  function isSlip(word: Sounded): boolean {
    const isSlipped = mayBeSlip(own.form.length, word.form.length)
    if (isSlipped && isOneSlipSpelt(own.form, word.form)) return true
    spellingInto(word.sounds[0] as Spelt, theirs)
    if (!mayBeSlip(mine.length, theirs.length) || !isOneSlipSpelt(mine, theirs)) return false
    if (!isSlipped && isOneSlipSpelt(own.form, word.form)) return true
    return firstDistance(own, word, slipDistance) < Number.POSITIVE_INFINITY
  }

  return {
    take: (taken) => {
      if (taken === token) return isJudged
      token = taken
      hearToken(token, own)
      isJudged = !token.light && !token.initial && own.many > 0 && isWhole(own)
      spellings = token.spellings
      spell(spellings[0] ?? '', mine)
      return isJudged
    },
    isSameForm: ({ form }) => isWithinSlips(own.form, form, 0),
    across: (word) => {
      const { script, bytes, lowerFrom, lowerTo } = word
      if (own.script === 'latin') {
        const rendering = renderingRead(bytes, lowerFrom, lowerTo, script)
        return nearnessAcross(own, word, { script, article: false }, rendering === undefined ? [] : [rendering])
      }
      if (script === 'latin' && token) return nearnessAcross(own, word, token, renderingsOf(token))
      return soundsNear(own, word, true, areSyllables(own, word) ? strictly : 1)
    },
    latin: (word) => {
      const isShared = sharesSpelling(word)
      const isSlipped = isSlip(word)
      const near = isSlipped || isShared ? soundsNear(own, word, false, 1) : undefined
      if (!isSlipped) return near ?? (isTwoSlips(own.form, word.form) ? twoSlips : undefined)
      return likenessOfSlip(near, isShared ? 'spelling' : 'slip', Math.max(own.form.length, word.form.length), false)
    },
    severity: (word) => {
      if (mayBeDoubt(own.form.length, word.form.length) && isOneSlipSpelt(own.form, word.form)) return 0
      return severityOfSounds(own, word)
    },
  }
}
