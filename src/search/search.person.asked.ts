// A person asked for, as the index of names takes the question: which words bring what, and how a record compares, to the bit.
import { type AskedNames, type AskedPart, type Brought, GLUED } from '../index/name-question.ts'
import { type Rarity, rarityOf } from '../index/name-rarity.ts'
import type { NameViews } from '../index/name-views.ts'
import { lossOfOthers, mostOfName } from '../matching/alignment.ts'
import { plainRarity } from '../matching/compare.ts'
import { gainOfGlued, gainOfTokens, kindNumber } from '../matching/name-evidence.ts'
import { type Name, preparePerson, type Token } from '../matching/person.ts'
import type { PersonForm } from '../matching/person-form.ts'
import { highestOfDates, yearsAsked } from './search.dates.ts'
import type { AlikeWords } from './search.person.alike.ts'
import { createComparison } from './search.person.comparison.ts'
import { documentKey, sameKey } from './search.person.entered.ts'
import { leastBits, roundingBits, traitsOf, weighTrait } from './search.traits.ts'
import { createWordTable } from './search.person.table.ts'

export type Question = { readonly asked: AskedNames; readonly rarity: Rarity }

/** How rare each form asked for is, as it was counted; of all else the plain rule tells. */
const countRarity = (views: NameViews, names: readonly Name[]): Rarity => {
  const records = views.openRecords()
  const rarity: Record<string, number> = {}
  for (const { tokens } of names)
    for (const { form } of tokens) rarity[form] ??= rarityOf(views.bearers(form), records, plainRarity(form))
  return rarity
}

/** Makes questions of a view; what it remembers of words is shared by all of them. */
export const createAsking = (views: NameViews, alikeWords: AlikeWords, tokenOf: (word: number) => Token) => {
  const comparison = createComparison(views, tokenOf)
  const table = createWordTable()

  const ask = (form: PersonForm): Question => {
    const person = preparePerson(form)
    const { names } = person
    const rarity = countRarity(views, names)
    const rarityOfToken = (token: Token): number =>
      token.light ? token.rarity : ((Object.hasOwn(rarity, token.form) ? rarity[token.form] : undefined) ?? token.rarity)
    const parts: AskedPart[] = []
    const brought: Brought[] = []
    const near: number[] = []
    const apart: { words: readonly number[]; drive: number; other: number | undefined }[] = []
    table.begin(names)
    for (const [name, { tokens, glued }] of names.entries()) {
      for (const [place, token] of tokens.entries()) {
        const part = parts.length
        parts.push({ name, kind: kindNumber(token.kind), isLight: token.light, isInitial: token.initial })
        const found = alikeWords.toToken(token)
        const own = rarityOfToken(token)
        for (const { word, token: theirs, likeness } of found.alike) {
          // A word with its article is several parts, and may count as such.
          const gain =
            likeness.code === 'glued'
              ? gainOfGlued(likeness, rarityOfToken(theirs), own)
              : gainOfTokens(token, theirs, likeness, Math.min(own, rarityOfToken(theirs)))
          if (gain === 0) near.push(word)
          else if (!token.light && !token.initial) brought.push({ word, part, gain })
          if (likeness.code === 'glued') table.addArticled(name, word, place, gain)
          else table.add(name, word, place, gain)
        }
        for (const { word, severity } of found.near) {
          near.push(word)
          table.addNear(name, word, place, severity)
        }
        for (const { words, tokens: apartTokens, likeness } of found.apart) {
          const sum = apartTokens.reduce((bits, one) => bits + rarityOfToken(one), 0)
          const heavy = words.filter((_word, at) => apartTokens[at]?.light === false)
          const [drive, ...others] = heavy.sort((one, other) => views.many(one) - views.many(other))
          if (drive === undefined) continue
          apart.push({ words, drive, other: others[0] })
          table.addApart(name, words, place, gainOfGlued(likeness, sum, own))
        }
      }
      for (const one of glued) {
        if ((one.tokens & (one.tokens - 1)) === 0 && !tokens[31 - Math.clz32(one.tokens)]?.article) continue
        const part = parts.length
        parts.push({ name, kind: GLUED, isLight: false, isInitial: false })
        const sum = tokens.reduce((bits, token, at) => ((one.tokens & (1 << at)) === 0 ? bits : bits + rarityOfToken(token)), 0)
        for (const { word, token, likeness } of alikeWords.toGlued(one)) {
          const gain = gainOfGlued(likeness, sum, rarityOfToken(token))
          brought.push({ word, part, gain })
          table.addGlued(name, word, one.tokens, gain)
        }
      }
    }
    brought.sort((one, other) => other.gain - one.gain || one.word - other.word)
    const dates = highestOfDates(person.dates)
    const beside = traitsOf(person).reduce((sum, trait) => sum + Math.max(0, weighTrait(person, trait)), 0)
    const asked: AskedNames = {
      leastBits,
      parts,
      brought,
      reach: reachOf(parts, brought),
      near,
      apart,
      keys: person.documents.map(documentKey),
      same: sameKey(person),
      beside: beside + roundingBits,
      dates: { isAsked: person.dates.length > 0, eras: yearsAsked(person.dates), highestOnDays: dates.highest, ...dates },
      mostOfName,
      lossOf: lossOfOthers,
      weigh: comparison.against(person, names, table, dates, rarityOfToken),
    }
    return { asked, rarity }
  }
  return ask
}

/** What all words from each one on bring together at most, with particles and initials, which need no word. */
const reachOf = (parts: readonly AskedPart[], brought: readonly Brought[]): Float64Array => {
  const names = parts.reduce((most, { name }) => Math.max(most, name + 1), 0)
  const sums = new Float64Array(names)
  for (const { name, isLight, isInitial } of parts)
    sums[name] = (sums[name] ?? 0) + (isLight ? 0.5 : isInitial ? 2.5 : 0)
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
    reach[at] = Math.min(mostOfName, Math.max(...sums))
  }
  return reach
}
