// Names of persons as the index holds them, read by the million: each word is read once and looked up from then on.
import type { NameIndex } from '../index/name-index.ts'
import { ENDS_NAME, KIND_MASK, MARK_SHIFT, WORD_MASK } from '../index/name-layout.ts'
import { createTextNumbers } from '../index/text-numbers.ts'
import { mostTokens } from '../matching/alignment.ts'
import { kindNumber } from '../matching/kinds.ts'
import { partsOf, readAlone, splitName, tokensOf } from '../matching/name.ts'
import type { Token, TokenKind } from '../matching/person.ts'
import type { NameForm } from '../matching/person-form.ts'
import { remembering } from '../matching/remembering.ts'
import { standings } from '../matching/standing.ts'
import { keysEntered } from './search.person.keys.ts'
import { lowerOf, markOf, readingOf, traitsOfWord } from './search.person.reading.ts'

/** Words kept at hand, and twice as many at most, some 40 bytes each: a million persons bear 200,000, most of them rare. */
const mostWords = 200_000
/** The same of parts that are read as a whole, and of words that are one thing or another by their place. */
const mostParts = 10_000
const mostPlaced = 1_000

/** In the place of a number: what the word is depends on its place in the part, or on the words beside it. */
const BY_PLACE = -1
const BY_NEIGHBOURS = -2
const UNREAD = -3

/** From here on stand letters of scripts in which a family name is read otherwise than a given name. */
const FIRST_SYLLABLE = 0x1100

const KIND_BITS = KIND_MASK << MARK_SHIFT
/** Space and hyphen: they part words, whatever stands on either side. */
const isGap = (unit: number): boolean => unit === 0x20 || unit === 0x2d

/** Files names in an index: its words are numbered by it. */
export const createNameFiling = (index: Pick<NameIndex, 'word' | 'reading'>) => {
  const numberOf = (token: Token): number =>
    index.word(readingOf(token), () => ({ keys: keysEntered(token), traits: traitsOfWord(token) })) |
    (markOf(token) << MARK_SHIFT)

  /** Words that are the same wherever they stand but for the kind of their part: family names that are read as such, and all others. */
  const firm = {
    surname: createTextNumbers(mostWords, UNREAD),
    name: createTextNumbers(mostWords, UNREAD),
  }
  const readFirm = (stretch: string, kind: TokenKind): number => {
    const word = readAlone(stretch, { kind, isFirst: true, isLast: true })
    if (word === undefined) return BY_NEIGHBOURS
    return word.isFirm ? numberOf(word.token) & ~KIND_BITS : BY_PLACE
  }
  const placed = standings.map((standing) =>
    remembering(mostPlaced, (stretch) => {
      const word = readAlone(stretch, standing)
      return word === undefined ? BY_NEIGHBOURS : numberOf(word.token)
    }),
  )
  const readWhole = (kind: TokenKind) => remembering(mostParts, (text) => tokensOf(kind, text).map(numberOf))
  const whole = {
    family: readWhole('family'),
    given: readWhole('given'),
    other: readWhole('other'),
    unknown: readWhole('unknown'),
  }

  /** The word from `from` up to `to` of a part. */
  const numberAt = (text: string, from: number, to: number, isSurname: boolean): number => {
    const known = isSurname ? firm.surname : firm.name
    const number = known.get(text, from, to)
    if (number !== UNREAD) return number
    const read = readFirm(text.slice(from, to), isSurname ? 'family' : 'given')
    known.set(text, from, to, read)
    return read
  }

  /** Adds the words of a part one by one; false where it is to be read as a whole: then some may be added. */
  const addWords = (parts: number[], kind: TokenKind, text: string): boolean => {
    const mark = kindNumber(kind) << MARK_SHIFT
    let [from, end] = [0, text.length]
    while (from < end && isGap(text.charCodeAt(from))) from += 1
    while (end > from && isGap(text.charCodeAt(end - 1))) end -= 1
    for (let isFirst = true; from < end; isFirst = false) {
      let to = from
      let highest = 0
      for (let unit = text.charCodeAt(from); to < end && !isGap(unit); unit = text.charCodeAt(to)) {
        highest = Math.max(highest, unit)
        to += 1
      }
      const isLast = to === end
      // A name in one word may be several without a gap.
      if (isFirst && isLast && kind === 'unknown') return addUnspaced(parts, text)
      const isSurname = highest >= FIRST_SYLLABLE && (kind === 'family' || (kind === 'unknown' && isFirst))
      let number = numberAt(text, from, to, isSurname)
      if (number === BY_PLACE) {
        const place = (kindNumber(kind) << 2) | (isFirst ? 2 : 0) | (isLast ? 1 : 0)
        number = placed[place]?.(text.slice(from, to)) ?? BY_NEIGHBOURS
      }
      if (number < 0) return false
      parts.push(number | mark)
      from = to
      while (from < end && isGap(text.charCodeAt(from))) from += 1
    }
    return true
  }

  const addUnspaced = (parts: number[], text: string): boolean => {
    const [family = '', given = ''] = splitName(text) ?? []
    if (family === '' || given === '') return false
    const [first, second] = [numberAt(family, 0, family.length, true), numberAt(given, 0, given.length, false)]
    if (first < 0 || second < 0) return false
    parts.push(first | (kindNumber('family') << MARK_SHIFT), second | (kindNumber('given') << MARK_SHIFT))
    return true
  }

  /** Adds the words of a name with their marks, the last of them marked as such; none where nothing can be compared. */
  const add = (parts: number[], form: NameForm): void => {
    const from = parts.length
    for (const [kind, text] of partsOf(form)) {
      const before = parts.length
      if (addWords(parts, kind, text)) continue
      parts.length = before
      for (const part of whole[kind](text)) parts.push(part)
    }
    if (parts.length > from + mostTokens) parts.length = from + mostTokens
    if (parts.length > from) parts.push((parts.pop() ?? 0) | ENDS_NAME)
  }

  const lowerOfWord = remembering(mostPlaced, (word: number): string => lowerOf(index.reading(word)))
  const lower = (part: number): string => lowerOfWord(part & WORD_MASK)
  /** Whether two parts are of one kind and typed alike but for case: they may be read as two words even so. */
  const isSame = (one: number, other: number): boolean =>
    one === other || (((one ^ other) & (KIND_BITS | ENDS_NAME)) === 0 && lower(one) === lower(other))
  /** Whether the last name, which begins at `from`, stands before it already. */
  const isThere = (parts: readonly number[], from: number): boolean => {
    const length = parts.length - from
    for (let first = 0, at = 0; at < from; at++) {
      if (((parts[at] ?? 0) & ENDS_NAME) === 0) continue
      if (at + 1 - first === length) {
        let same = 0
        while (same < length && isSame(parts[first + same] ?? 0, parts[from + same] ?? 0)) same += 1
        if (same === length) return true
      }
      first = at + 1
    }
    return false
  }

  return {
    /** The parts of all names that can be compared, each name once. */
    file: (forms: readonly NameForm[]): number[] => {
      const parts: number[] = []
      for (const form of forms) {
        const from = parts.length
        add(parts, form)
        if (from > 0 && parts.length > from && isThere(parts, from)) parts.length = from
      }
      return parts
    },
    /** Names in the words they were typed in, these in order, as `Name.sorted` has them; and the names in order. */
    sorted: (parts: readonly number[]): string[] => {
      const names: string[] = []
      let lowers: string[] = []
      for (const part of parts) {
        lowers.push(lower(part))
        if ((part & ENDS_NAME) === 0) continue
        names.push(lowers.sort().join(' '))
        lowers = []
      }
      return names.sort()
    },
  }
}
