// Compares a question with records of the index, to the bit as matching does, from numbers looked up before.
import {
  BORN,
  ENDS_NAME,
  FACTS,
  INITIAL,
  KIND_MASK,
  LENGTH,
  LIGHT,
  MARK_SHIFT,
  ROW,
  START,
  WORD_MASK,
} from '../index/name-layout.ts'
import { type AskedNames, BITS_STEP } from '../index/name-question.ts'
import { firstByteOf, type NameViews } from '../index/name-views.ts'
import { type Alignment, createAlignment, mostOfName, mostTokens } from '../matching/alignment.ts'
import { belowLine } from '../matching/compare.ts'
import { bitsOfDates, prepareDates } from '../matching/date-evidence.ts'
import { compareDocuments } from '../matching/fact-evidence.ts'
import { areTurned } from '../matching/kinds.ts'
import { likenessOf } from '../matching/likeness.ts'
import { gainOfTokens, lay } from '../matching/name-evidence.ts'
import { type Name, type Person, preparePerson, type Token } from '../matching/person.ts'
import { emptyPersonForm } from '../matching/person-form.ts'
import { mostOfResemblance, resemblanceOf, resemblanceOfForms } from '../matching/resemblance.ts'
import { createSpelt, spell } from '../matching/spelt.ts'
import { datesOf, type HighestOfDates } from './search.dates.ts'
import { createSpelling, createWordTraits } from './search.person.reading.ts'
import type { GluedWorth, WordTable } from './search.person.table.ts'
import { bitsOf, leastBits, weighTrait } from './search.traits.ts'

/** What is never above the line. */
const NOTHING = Number.NEGATIVE_INFINITY

/** In whole steps: equal sums are equal, in whatever order they were made. */
const rounded = (bits: number): number => Math.round(bits / BITS_STEP) / (1 / BITS_STEP)

export const createComparison = (views: NameViews, tokenOf: (word: number) => Token) => {
  const alignments: Alignment[] = []
  const scriptOf = createWordTraits(views)
  const spellingOf = createSpelling(views)
  const form = createSpelt()

  /** Of words that are no particles. Latin ones, which are most, are read by their bytes. */
  const resemblanceTo = (token: Token, word: number): number => {
    if (scriptOf(word).script !== token.script) return 0
    if (token.script !== 'latin') return resemblanceOf(token, tokenOf(word))
    return resemblanceOfForms(spell(token.form, form), spellingOf(word))
  }

  /** The comparison of one question: bits of a record by its row, `NOTHING` where no name is firmly alike and no document equal. */
  const against = (
    asked: Person,
    names: readonly Name[],
    table: WordTable,
    dates: HighestOfDates,
    rarityOf: (token: Token) => number,
    opens: AskedNames['opens'],
  ): Pick<AskedNames, 'weigh' | 'nearness' | 'mostOfNearness'> => {
    for (const [at, name] of names.entries()) {
      alignments[at] ??= createAlignment()
      lay(name, (alignments[at] as Alignment).asked)
    }
    const facts = new Map<number, number>()
    const weighed = (fact: number, weigh: (text: string) => number): number => {
      if (fact === 0) return 0
      const known = facts.get(fact)
      if (known !== undefined) return known
      const bits = weigh(views.factText(fact))
      facts.set(fact, bits)
      return bits
    }
    const ofCountries = (text: string): number => {
      const [sex = '', countries = ''] = text.split('|')
      const nationalities = countries === '' ? [] : countries.split(' ')
      const ofNations = weighTrait(asked, { id: '', feature: 'nationalities', stated: nationalities })
      return sex === '' ? ofNations : ofNations + weighTrait(asked, { id: '', feature: 'sex', stated: sex as 'F' })
    }
    const asksBeside = asked.places.length + asked.mothers.length + asked.documents.length > 0
    let isProven = false
    const ofTexts = (text: string): number => {
      const [placesOfBirth, mothers, documents] = JSON.parse(text) as [string[], string[], string[]]
      const { places, mothers: prepared } = preparePerson({ ...emptyPersonForm, placesOfBirth, mothers })
      const lines = compareDocuments(asked.documents, documents)
      isProven = lines.some(({ code }) => code === 'equal')
      return (
        weighTrait(asked, { id: '', feature: 'places', stated: places }) +
        weighTrait(asked, { id: '', feature: 'mothers', stated: prepared }) +
        bitsOf(lines)
      )
    }

    /** Bits by which a word of a record resembles a part, by word and place: the same words come again and again. */
    const resemblances = names.map(() => new Map<number, number>())
    const resemblance = (name: number, place: number, word: number): number => {
      const known = resemblances[name]?.get(word * mostTokens + place)
      if (known !== undefined) return known
      const token = names[name]?.tokens[place]
      const bits = token ? resemblanceTo(token, word) : 0
      resemblances[name]?.set(word * mostTokens + place, bits)
      return bits
    }

    /** `least` is what a record below the line must have to matter: of what can not reach it the resemblance is not told. */
    const compare = (row: number, isNear: boolean, least: number): number => {
      const rows = views.rows()
      const at = row * ROW
      const born = rows[at + BORN] ?? 0
      const dated = asked.dates.length === 0 ? undefined : datesOf(born)
      let beside = 0
      if (dated === undefined && asked.dates.length > 0)
        beside += bitsOfDates(asked.dates, prepareDates(views.factText(rows[at + FACTS + 1] ?? 0).split(' ')))
      else if (asked.dates.length > 0) beside += dates.highestAt(born)
      beside += weighed(rows[at + FACTS] ?? 0, ofCountries)
      isProven = false
      const texts = rows[at + FACTS + 2] ?? 0
      if (asksBeside && texts > 0) beside += ofTexts(views.factText(texts))
      if (beside + mostOfName < leastBits) return NOTHING
      let best = NOTHING
      let bestOfFirm = NOTHING
      const parts = views.parts()
      const start = rows[at + START] ?? 0
      const end = start + (rows[at + LENGTH] ?? 0)
      for (let from = start, to = start; to < end; to++) {
        const part = parts[to] ?? 0
        if (part < 0) break
        if ((part & ENDS_NAME) === 0) continue
        for (let name = 0; name < names.length; name++) {
          const alignment = alignments[name] as Alignment
          let bits = weighName(alignment, names[name] as Name, name, parts, from, to)
          if (isNear && bits + beside < leastBits && bits + beside + mostOfResemblance >= least) {
            const first = from
            bits += alignment.resemble((mine, theirs) =>
              resemblance(name, mine, (parts[first + theirs] ?? 0) & WORD_MASK),
            )
            bits = belowLine(bits + beside) - beside
          }
          if (bits > best) best = bits
          if (bits > bestOfFirm && alignment.firm() > 0) bestOfFirm = bits
        }
        from = to + 1
      }
      if (isProven) return rounded(beside + (best === NOTHING ? 0 : best))
      return bestOfFirm === NOTHING ? NOTHING : rounded(bestOfFirm + beside)
    }

    return {
      weigh: (row) => compare(row, false, leastBits),
      nearness: (row, least) => compare(row, true, least),
      mostOfNearness: mostOfResemblance,
    }

    function weighName(
      alignment: Alignment,
      name: Name,
      number: number,
      parts: Int32Array,
      from: number,
      to: number,
    ): number {
      const { recorded, gains, severities } = alignment
      const tableGains = table.gains()
      const tableSeverities = table.severities()
      const many = name.tokens.length
      const count = Math.min(mostTokens, to - from + 1)
      recorded.count = count
      alignment.begin()
      for (let place = 0; place < count; place++) {
        const part = parts[from + place] ?? 0
        const mark = part >>> MARK_SHIFT
        const isLight = (mark & LIGHT) !== 0
        recorded.kind[place] = mark & KIND_MASK
        recorded.light[place] = isLight ? 1 : 0
        recorded.initial[place] = (mark & INITIAL) !== 0 ? 1 : 0
        const word = part & WORD_MASK
        const first = table.at(word)
        if (first < 0)
          for (let mine = 0; mine < many; mine++) {
            gains[mine * mostTokens + place] = 0
            severities[mine * mostTokens + place] = 1
          }
        else
          for (let mine = 0, own = first + number * mostTokens; mine < many; mine++, own++) {
            gains[mine * mostTokens + place] = tableGains[own] ?? 0
            severities[mine * mostTokens + place] = tableSeverities[own] ?? 1
          }
        if (hasInitials[number] && !isLight) meetInitials(alignment, name, word, place)
      }
      if (table.hasGlued(number)) meetGlued(alignment, number, parts, from, count)
      return alignment.weigh()
    }

    /** An initial asked for stands for any word that begins with it. */
    function meetInitials({ gains }: Alignment, name: Name, word: number, place: number): void {
      if (opens?.[firstByteOf(views, word)] === 0) return
      const theirs = tokenOf(word)
      for (const [mine, token] of name.tokens.entries()) {
        if (!token.initial) continue
        const likeness = likenessOf(token, theirs)
        if (!likeness) continue
        const rarity = Math.min(rarityOf(token), rarityOf(theirs))
        gains[mine * mostTokens + place] = gainOfTokens(token, theirs, likeness, rarity)
      }
    }

    /** Words written as one on either side. */
    function meetGlued(alignment: Alignment, number: number, parts: Int32Array, from: number, count: number): void {
      for (let place = 0; place < count; place++) {
        for (const one of table.gluedFrom(number, (parts[from + place] ?? 0) & WORD_MASK)) {
          if (isRun(parts, from + place, from + count, one.words))
            alignment.addGlued(one.asked, ((1 << one.words.length) - 1) << place, one.gain)
          if (one.words.length === 2) meetTurned(alignment, one, parts, from, place)
        }
      }
    }
  }

  /** A given name at `place` and a family name that stand apart in the record: each family name that is the second word. */
  function meetTurned(
    { recorded, addGlued }: Alignment,
    { asked, words, gain }: GluedWorth,
    parts: Int32Array,
    from: number,
    place: number,
  ): void {
    for (let family = 0; family < place; family++) {
      const isSecond = ((parts[from + family] ?? 0) & WORD_MASK) === words[1]
      if (isSecond && areTurned(recorded.kind, recorded.count, place, family))
        addGlued(asked, (1 << family) | (1 << place), gain)
    }
  }

  let hasInitials: boolean[] = []
  return {
    against: (...all: Parameters<typeof against>) => {
      hasInitials = all[1].map(({ tokens }) => tokens.some(({ initial }) => initial))
      return against(...all)
    },
  }
}

const isRun = (parts: Int32Array, from: number, to: number, words: readonly number[]): boolean => {
  if (from + words.length > to) return false
  for (let at = 1; at < words.length; at++) if (((parts[from + at] ?? 0) & WORD_MASK) !== words[at]) return false
  return true
}
