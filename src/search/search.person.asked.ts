// A person asked for, as the index of names takes the question: which words may bring how much, and how a record compares.
import { type AskedNames, type AskedPart, BITS_STEP, type Brought, GLUED } from '../index/name-question.ts'
import { type Rarity, rarityOf } from '../index/name-rarity.ts'
import type { NameViews } from '../index/name-views.ts'
import { lossOfOthers, mostOfName, mostOfToken } from '../matching/alignment.ts'
import { plainRarity } from '../matching/compare.ts'
import { kindNumber } from '../matching/kinds.ts'
import { lossOfTwoSlips } from '../matching/likeness.ts'
import { gainOfGlued, gainOfTokens, mostOfGlued } from '../matching/name-evidence.ts'
import { type Glued, type Name, openingOf, preparePerson, type Token } from '../matching/person.ts'
import type { PersonForm } from '../matching/person-form.ts'
import { highestOfDates, yearsAsked } from './search.dates.ts'
import type { AlikeWords, Candidates } from './search.person.alike.ts'
import type { ApartWords } from './search.person.apart.ts'
import { createComparison } from './search.person.comparison.ts'
import { documentKey, sameKey } from './search.person.entered.ts'
import type { Looked } from './search.person.met.ts'
import { isSameNames } from './search.person.same.ts'
import { createWordTable, type WordTable } from './search.person.table.ts'
import { leastBits, traitsOf, weighTrait } from './search.traits.ts'

export type Question = { readonly asked: AskedNames; readonly rarity: Rarity }

/** Neither particle nor initial, nor a particle elsewhere. */
const unremarkable = { isLight: false, isInitial: false, mayBeLight: false } as const

/** How rare each form asked for is, as it was counted; of all else the plain rule tells. */
const countRarity = (views: NameViews, names: readonly Name[]): ReadonlyMap<string, number> => {
  const records = views.openRecords()
  const rarity = new Map<string, number>()
  for (const { tokens } of names)
    for (const { form } of tokens)
      if (!rarity.has(form)) rarity.set(form, rarityOf(views.bearers(form), records, plainRarity(form)))
  return rarity
}

/** As an object without a prototype: of others the engine makes a shape for each new form, which costs more than counting. */
const rarityTold = (rarity: ReadonlyMap<string, number>): Rarity => {
  const object: Record<string, number> = Object.create(null)
  for (const [form, bits] of rarity) object[form] = bits
  return object
}

/** Makes questions of a view; what it remembers of words is shared by all of them. Good until the next one is made. */
export const createAsking = (views: NameViews, alikeWords: AlikeWords, tokenOf: (word: number) => Token) => {
  const comparison = createComparison(views, tokenOf)
  const table = createWordTable()
  return (form: PersonForm): Question => {
    const person = preparePerson(form)
    const { names } = person
    const rarity = countRarity(views, names)
    const rarityOfToken = (token: Token): number =>
      token.light ? token.rarity : (rarity.get(token.form) ?? token.rarity)
    table.begin(names)
    const { parts, brought, near, apart, told, settle } = readParts(names, {
      ...{ views, alikeWords, tokenOf, table },
      rarityOf: rarityOfToken,
    })
    const dates = highestOfDates(person.dates)
    const beside = traitsOf(person).reduce((sum, trait) => sum + Math.max(0, weighTrait(person, trait)), 0)
    const isAsked = person.dates.length > 0
    const opens = opensFor(names)
    const asked: AskedNames = {
      ...{ leastBits, parts, brought, near, apart, mostOfName, told, settle },
      reach: reachOf(parts, brought),
      opens,
      keys: person.documents.map(documentKey),
      same: sameKey(person),
      isSame: (row) => isSameNames(views, tokenOf, row, names),
      beside: beside + BITS_STEP,
      dates: { isAsked, eras: yearsAsked(person.dates), highestOnDays: dates.highest, ...dates },
      lossOf: lossOfOthers,
      ...comparison.against(person, names, table, dates, rarityOfToken, opens),
    }
    return { asked, rarity: rarityTold(rarity) }
  }
}

/** Letters of ASCII; what begins with another byte may stand for anything. */
const letters = 128
const openings = Array.from({ length: letters }, (_, byte) => openingOf(String.fromCharCode(byte)))

/** By the first byte of their forms: the words that an initial may stand for. */
const opensFor = (names: readonly Name[]): AskedNames['opens'] => {
  const asked: string[] = []
  for (const { tokens } of names) for (const { initial, opening } of tokens) if (initial) asked.push(opening)
  if (asked.length === 0) return undefined
  const opens = new Uint8Array(256).fill(1, letters)
  for (const [byte, opening] of openings.entries()) if (asked.includes(opening)) opens[byte] = 1
  return opens
}

type Reading = {
  readonly views: NameViews
  readonly alikeWords: AlikeWords
  readonly tokenOf: (word: number) => Token
  readonly table: WordTable
  readonly rarityOf: (token: Token) => number
}
type Apart = AskedNames['apart'][number]

/** The parts of all names with the words that may be alike to them. */
const readParts = (names: readonly Name[], reading: Reading) => {
  const parts: AskedPart[] = []
  const brought: Brought[] = []
  const near: { words: Int32Array; part: number }[] = []
  const apart: Apart[] = []
  const told: Told = []
  const settlers: ((word: number) => number)[] = []
  for (const [name, { tokens, glued }] of names.entries()) {
    const first = parts.length
    for (const [place, token] of tokens.entries()) {
      const found = reading.alikeWords.toToken(token)
      const mayBeLight = !token.light && reading.alikeWords.isParticle(token.form)
      const { light: isLight, initial: isInitial } = token
      parts.push({ name, kind: kindNumber(token.kind), isLight, isInitial, mayBeLight, covers: 0 })
      near.push({ words: found.met.near, part: parts.length - 1 })
      // They bring too little to be looked for, but what is paired with them does not contradict.
      if (token.light || token.initial) near.push({ words: found.met.words, part: parts.length - 1 })
      settlers.push(readToken(reading, brought, told, found, parts.length - 1, { name, place, token }))
      for (const one of reading.alikeWords.apartFrom(token))
        addApart(reading, apart, one, { name, place, token }, parts.length - 1)
    }
    for (const one of glued) {
      const words = reading.alikeWords.toGlued(one)
      if (words.met.many === 0) continue
      parts.push({ ...{ name, kind: GLUED, covers: one.tokens << first }, ...unremarkable })
      settlers.push(readGlued(reading, brought, told, words, parts.length - 1, { name, one, tokens }))
    }
  }
  brought.sort((one, other) => other.gain - one.gain || one.part - other.part)
  apart.sort((one, other) => other.gain - one.gain || one.part - other.part)
  return {
    parts,
    brought,
    near,
    apart,
    told,
    settle: (word: number, part: number): number => settlers[part]?.(word) ?? 0,
  }
}

type Place = { readonly name: number; readonly place: number; readonly token: Token }

type Told = { word: number; part: number; gain: number }[]

const readToken = (
  reading: Reading,
  brought: Brought[],
  told: Told,
  found: Candidates,
  part: number,
  at: Place,
): ((word: number) => number) => {
  const { name, place, token } = at
  const { table, tokenOf } = reading
  const own = reading.rarityOf(token)
  const articled = new Set<number>()
  const settle = (word: number): number => {
    const { likeness, severity } = found.verdictOn(word)
    const isOther = (): number => {
      if (severity < 1) table.setSeverity(name, word, place, severity)
      told.push({ word, part, gain: severity < 1 ? 0 : -1 })
      return 0
    }
    if (!likeness) return isOther()
    const theirs = tokenOf(word)
    const other = reading.rarityOf(theirs)
    if (likeness.code === 'glued') {
      // A word with the article cut from it is several parts of which one is not there.
      const gain = gainOfGlued(likeness, other, own)
      if (!articled.has(word)) table.addGlued(name, { asked: 1 << place, words: [word], gain })
      articled.add(word)
      told.push({ word, part, gain })
      return gain
    }
    const gain = gainOfTokens(token, theirs, likeness, Math.min(own, other))
    if (gain === 0) return isOther()
    table.setGain(name, word, place, gain)
    told.push({ word, part, gain })
    return gain
  }
  table.expect({ has: (word) => found.met.has(word), settle })
  if (token.light || token.initial) return settle
  const most = Math.min(own, mostOfGlued)
  const bring = (list: Looked, gain: number, isNearest: boolean): void => {
    if (gain <= 0) return
    const short = found.met.shortOf(list, (word) => {
      const settled = settle(word)
      if (settled > 0) brought.push({ words: [word], part, gain: settled, isNearest })
      else if (found.verdictOn(word).severity < 1) brought.push({ words: [word], part, gain: 0, isNearest })
    })
    brought.push({ words: short, part, gain, isNearest })
  }
  bring('words', most, true)
  bring('sounding', most, false)
  bring('far', Math.min(own, mostOfToken) - lossOfTwoSlips, true)
  return settle
}

const addApart = (
  { views, table, rarityOf: rarity }: Reading,
  apart: Apart[],
  { words, tokens, likeness }: ApartWords,
  { name, place, token }: Place,
  part: number,
): void => {
  const sum = tokens.reduce((bits, one) => bits + rarity(one), 0)
  const heavy = words.filter((_word, at) => tokens[at]?.light === false)
  const [drive, other] = heavy.sort((one, two) => views.many(one) - views.many(two))
  if (drive === undefined) return
  const gain = gainOfGlued(likeness, sum, rarity(token))
  apart.push({ words, drive, other, heavy: heavy.length, part, gain })
  table.addGlued(name, { asked: 1 << place, words, gain })
}

type GluedPlace = { readonly name: number; readonly one: Glued; readonly tokens: readonly Token[] }

const readGlued = (
  reading: Reading,
  brought: Brought[],
  told: Told,
  found: Candidates,
  part: number,
  at: GluedPlace,
): ((word: number) => number) => {
  const { name, one, tokens } = at
  const { table, rarityOf: rarity, tokenOf } = reading
  const sum = tokens.reduce(
    (bits, token, place) => ((one.tokens & (1 << place)) === 0 ? bits : bits + rarity(token)),
    0,
  )
  const most = Math.min(mostOfGlued, Math.max(sum, mostOfToken))
  const gains = new Map<number, number>()
  const settle = (word: number): number => {
    const known = gains.get(word)
    if (known !== undefined) return known
    const { likeness } = found.verdictOn(word)
    const gain = likeness ? gainOfGlued(likeness, sum, rarity(tokenOf(word))) : 0
    gains.set(word, gain)
    if (gain > 0) table.addGlued(name, { asked: one.tokens, words: [word], gain })
    told.push({ word, part, gain: gain > 0 ? gain : -1 })
    return gain
  }
  table.expect({ has: (word) => found.met.has(word), settle })
  brought.push({ words: [...found.met.words, ...found.met.sounding], part, gain: most, isNearest: false })
  return settle
}

/** What all words from each one on bring together at most, with particles and initials, which need no word. */
const reachOf = (parts: readonly AskedPart[], brought: readonly Brought[]): Float64Array => {
  const names = parts.reduce((most, { name }) => Math.max(most, name + 1), 0)
  const sums: number[] = new Array(names).fill(0)
  for (const { name, isLight, isInitial, mayBeLight } of parts)
    sums[name] = (sums[name] ?? 0) + (isLight || mayBeLight ? 0.5 : isInitial ? 2.5 : 0)
  const best = new Float64Array(parts.length)
  const reach = new Float64Array(brought.length)
  for (let at = brought.length - 1; at >= 0; at--) {
    const one = brought[at]
    const part = one && parts[one.part]
    if (!one || !part) continue
    const more = one.gain - (best[one.part] ?? 0)
    if (more > 0) {
      best[one.part] = one.gain
      sums[part.name] = (sums[part.name] ?? 0) + more
    }
    let most = 0
    for (const sum of sums) most = Math.max(most, sum)
    reach[at] = Math.min(mostOfName, most)
  }
  return reach
}
