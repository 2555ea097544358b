/** One word that many are heard beside, before they are made tokens: which of them matching may find alike, or not wholly other. */
import { hundredthsOf, leastCosts } from './distance.ts'
import { createRendered, type Rendered } from './excess.ts'
import {
  areSyllables,
  articleLetters,
  isArticled,
  isOpen,
  mostExcessOf,
  rendering,
  shareOf,
  shortestDoubt,
  strictly,
  surelyOther,
  unvowelled,
} from './hearing.ts'
import { createNearing, type Nearing } from './nearing.ts'
import { isRendered, type Rendering, renderingsOf } from './rendering.ts'
import { type Script, scripts } from './script.ts'
import { createSounded, hearToken } from './spelt.ts'
import type { Token } from './token.ts'

/** Whether what becomes of a script's letters must be looked at to know whether words are alike to a token: of these nothing is told before. */
function isHeardInVain(token: Token, script: Script): boolean {
  return token.script === 'latin' && isRendered(script)
}

/** How much nearer than they might be sounds of a token and of a word of another script are to be, as `nearness` has it. */
function strictnessOf(token: Token, script: Script): number {
  if (script === 'latin') return renderingsOf(token).length > 0 ? strictly : 1
  return areSyllables(token, { script }) ? strictly : 1
}

/** Letters up to which budgets are reckoned beforehand: whatever is longer may be near. */
const mostLetters = 64
const anyDistance = 1 << 20

/** Hundredths within which sounds are near, by their letters, as `soundsNear` has them; and the most where the likeliest sounds of one script count as well. */
type Budgets = { readonly near: Int32Array; readonly most: Int32Array }
const budgets: (Budgets | undefined)[] = []

function budgetsOf(rendered: boolean, scripted: boolean, open: boolean, strictness: number): Budgets {
  const kind = (rendered ? 1 : 0) | (scripted ? 2 : 0) | (open ? 4 : 0) | (strictness < 1 ? 8 : 0)
  const known = budgets[kind]
  if (known) return known
  const near = budgetsBy((letters) => hundredthsOf(letters * shareOf(letters, rendered, scripted, open) * strictness))
  const most = scripted ? near : near.map((budget, letters) => Math.max(budget, surelyBudgets[letters] ?? 0))
  const made = { near, most }
  budgets[kind] = made
  return made
}

/** Hundredths within which two likeliest sounds of one script are not those of two names for certain. */
const surelyBudgets = budgetsBy((letters) => (letters < shortestDoubt ? -1 : hundredthsOf(letters * surelyOther)))

function budgetsBy(budgetOf: (letters: number) => number): Int32Array {
  return Int32Array.from({ length: 2 * mostLetters }, (_, at) => (at > mostLetters ? anyDistance : budgetOf(at)))
}

/** What a token and the words of one script are judged by. */
type Beside = {
  readonly script: Script
  readonly isSame: boolean
  readonly open: boolean
  readonly isVain: boolean
  readonly near: Int32Array
  /** The most of these, where the likeliest sounds count as well. */
  readonly most: Int32Array
}

function besideOf(token: Token, script: Script): Beside {
  const isSame = token.script === script
  const open = isOpen(token, { script })
  const rendered = !isSame && (rendering.has(token.script) || rendering.has(script))
  const { near, most } = budgetsOf(rendered, !isSame, open, isSame ? 1 : strictnessOf(token, script))
  return { script, isSame, open, isVain: isHeardInVain(token, script), near, most }
}

/** A word by its place among bytes: where its Latin form and its sounds begin and end. */
export type Lines = {
  bytes: Uint8Array
  formFrom: number
  formTo: number
  readonly from: number[]
  readonly to: number[]
  many: number
}

export type Listening = {
  readonly take: (token: Token) => void
  /** Whether words of a script are kept unheard. */
  readonly isVain: (script: number) => boolean
  /** Whether sounds of so many letters may be near, as far as the letters tell that stand in each of them. */
  readonly maySound: (script: number, letters: number, small: number, capital: number) => boolean
  /**
   * Whether sounds of a word that shares consonants with the token, and no other key but those of two slips, may be alike to it, or
   * contradict it less than wholly; neither is a particle or an initial, and the word has lost no article.
   */
  readonly isNear: (script: number, word: Lines) => boolean
  /** Whether a Latin form may be what the script of the token makes of it. */
  readonly mayBeRendered: (bytes: Uint8Array, from: number, to: number) => boolean
}

/** Room for one token, and for as many after it. */
export function createListening(): Listening {
  const own = createSounded()
  const nearings = [createNearing(), createNearing()] as const
  let isTaken = [false, false]
  const rendered: Rendered[] = []
  let renderings: readonly Rendering[] = []
  let isRenderingTaken = false
  let token: Token
  let sounds: readonly string[] = []
  let leasts: readonly Least[] | undefined
  let besides: (Beside | undefined)[] = []

  function besideNumbered(script: number): Beside {
    const beside = besides[script] ?? besideOf(token, scripts[script] ?? 'other')
    besides[script] = beside
    return beside
  }

  /** The sounds of the token beside words that are as it is with vowels, or beside others. */
  function nearingOf(open: boolean): Nearing {
    const at = open ? 1 : 0
    const nearing = nearings[at] as Nearing
    if (isTaken[at]) return nearing
    isTaken[at] = true
    nearing.take(own.sounds, own.many, open ? (unvowelled.has(token.script) ? 'own' : 'other') : 'alike')
    return nearing
  }

  /** Whether sounds are near, as `soundsNear` has it. */
  function areNear({ open, near }: Beside, { bytes, from, to, many }: Lines): boolean {
    const nearing = nearingOf(open)
    for (let their = 0; their < many; their += 1)
      if (nearing.isWithin(bytes, from[their] ?? 0, to[their] ?? 0, near, own.many)) return true
    return false
  }

  /** The same of one script, where the likeliest sounds of two names are told from each other as well. */
  function areNearAlike(beside: Beside, word: Lines): boolean {
    if (own.many === 0 || word.many === 0) return false
    const isSpoken = beside.script !== 'han'
    const budgets = isSpoken ? beside.most : surelyBudgets
    if (nearingOf(false).isWithin(word.bytes, word.from[0] ?? 0, word.to[0] ?? 0, budgets, 1)) return true
    return isSpoken && (own.many > 1 || word.many > 1) && areNear(beside, word)
  }

  function takeRenderings(): void {
    isRenderingTaken = true
    renderings = renderingsOf(token)
    for (const [at, rendering] of renderings.entries()) {
      const room = rendered[at] ?? createRendered()
      rendered[at] = room
      room.take(rendering)
    }
  }

  return {
    take: (taken) => {
      token = taken
      // Several readings of a syllable may come to one sound.
      sounds = [...new Set(token.sounds)]
      hearToken({ script: token.script, form: token.form, sounds }, own)
      leasts = undefined
      besides = []
      isTaken = [false, false]
      isRenderingTaken = false
    },
    isVain: (script) => besideNumbered(script).isVain,
    maySound: (script, letters, small, capital) => {
      const { most } = besideNumbered(script)
      leasts ??= sounds.map(leastOf)
      for (let mine = 0; mine < leasts.length; mine += 1) {
        const length = own.sounds[mine]?.length ?? 0
        const longer = Math.max(letters, length)
        if (longer > mostLetters) return true
        const least = leasts[mine] as Least
        if (leastDistance(least.costs, small & least.small, capital & least.capital) <= (most[longer] ?? 0)) return true
      }
      return false
    },
    isNear: (script, word) => {
      const beside = besideNumbered(script)
      return beside.isSame ? areNearAlike(beside, word) : areNear(beside, word)
    },
    mayBeRendered: (bytes, from, to) => {
      if (!isRenderingTaken) takeRenderings()
      const most = mostExcessOf(token.script, to - from)
      const isOpened = token.article && isArticled(to - from, bytes[from] ?? 0, bytes[from + 1] ?? 0)
      for (let at = 0; at < renderings.length; at += 1) {
        const one = rendered[at] as Rendered
        if (one.isWithin(bytes, from, to, most)) return true
        if (isOpened && one.isWithin(bytes, from + articleLetters, to, most)) return true
      }
      return false
    },
  }
}

/** What letters of another sound cost at least beside one, and masks of those that cost anything. */
type Least = { readonly costs: Uint8Array; readonly small: number; readonly capital: number }

function leastOf(sound: string): Least {
  const costs = leastCosts(sound)
  let [small, capital] = [0, 0]
  for (let letter = 0; letter < 26; letter += 1) {
    if (costs[letter] !== 0) small |= 1 << letter
    if (costs[26 + letter] !== 0) capital |= 1 << letter
  }
  return { costs, small, capital }
}

/** Least distance of a sound, by what `leastCosts` tells of it, and sounds in each of which such letters stand, in hundredths. */
export function leastDistance(costs: Uint8Array, small: number, capital: number): number {
  let sum = 0
  for (let left = small; left !== 0; left &= left - 1) sum += costs[31 - Math.clz32(left & -left)] ?? 0
  for (let left = capital; left !== 0; left &= left - 1) sum += costs[57 - Math.clz32(left & -left)] ?? 0
  return sum
}
