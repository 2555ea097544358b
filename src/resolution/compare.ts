/** Compares two entities of one kind: evidence for and against in bits, what is hard, a score and a verdict. */
import { comparePersons, type Rarity } from '../matching/compare.ts'
import { isOneSlip } from '../matching/distance.ts'
import { compareMothers } from '../matching/fact-evidence.ts'
import type { Match, MatchLine } from '../matching/match.ts'
import { scriptOf } from '../matching/script.ts'
import { writeLower } from '../matching/written.ts'
import type { Evidence, Proposal } from './entity.ts'
import { compareIdentifiers, type IdentifierEvidence } from './identifier.ts'
import type { Prepared } from './prepared.ts'

/** Bits by which the odds of the score double; the score at the line is one half. */
const bitsToDouble = 4
const mostScore = 0.9999
/** Bits above the line from which on two entities are called the same. */
const sameAbove = 10
/**
 * Bits that are needed beside those by which one of the set is told from all others, log2 of their number: where a whole date or a
 * number agrees; where a date may be the same but for a slip; where only a name and what many share agrees. Found by
 * `npm run bench -- resolution` on worlds of its seed for tuning. Lines never sink below the least.
 */
const beside = { firm: -2, slipped: 4, nameAlone: 7.1 } as const
const least = { firm: 12, slipped: 12, nameAlone: 14 } as const
/** Bits of a date that agrees to the month at least, and of a number that is worth as much. */
const firmDateBits = 8
const firmNumberBits = 5
/** Bits of a father who is the other person, and what a contradiction shows. */
const isFatherBits = -10
const conflictBits = -20

/**
 * What two entities have in common; undefined where they are not worth a look. Symmetric but for the sides of the values, which
 * follow `one` and `other`. `ofKind` says among how many entities of their kind they were found: the more there are, the
 * more of them agree by accident.
 *
 * Hard are: two whole dates of birth more than two slips apart, contradicting sex, other given or family names beside equal
 * dates (twins, siblings), fathers of other names, two numbers given for life, two documents of a kind valid at once. One of
 * these ends it, unless an equal number is proof; then it is shown and the verdict is `possible`.
 */
export function compareEntities(one: Prepared, other: Prepared, rarity: Rarity, ofKind: number): Proposal | undefined {
  if (one.entity.kind !== other.entity.kind) return undefined
  const numbers = compareIdentifiers(one.entity.kind, one.identifiers, other.identifiers)
  const proven = numbers.proven
  if (!proven && (numbers.conflict !== undefined || datesContradict(one, other) || sexContradicts(one, other))) {
    return undefined
  }
  const match = comparePersons(one.person, other.person, rarity)
  const fathers = compareFathers(one, other)
  const conflicts = conflictsOf(one, other, match, fathers, numbers)
  if (conflicts.length > 0 && !proven) return undefined
  const evidence = [...nameEvidence(one, other, match, rarity), ...fathers, ...numbers.lines]
  const bits = [...evidence, ...conflicts].reduce((sum, line) => sum + line.weight, 0)
  const line = lineBits(match, numbers, ofKind)
  const shown = proven ? Math.max(bits, line) : bits
  if (shown < line) return undefined
  const same =
    conflicts.length === 0 && bits >= line + sameAbove && !hasClash(match) && isIndependent(match, fathers, numbers)
  return {
    one: one.entity.id,
    other: other.entity.id,
    score: Math.min(mostScore, 1 / (1 + 2 ** ((line - shown) / bitsToDouble))),
    evidence: [...evidence, ...conflicts],
    verdict: same ? 'same' : 'possible',
  }
}

/** Bits of names that have nothing in common: an alias, or two people; and most bits a rare name adds to what it told. */
const otherNamesBits = -4
const mostRare = 4
/** Bits of one word at most in `comparePersons`, whose rarities are not those of one set. */
const mostOfWord = 13

/**
 * The lines of a match as evidence. Names without a word in common are one line, since an alias has none: the rest must say all.
 * A word that hardly anybody else of the set bears tells more than it can in a world of unknown size.
 */
function nameEvidence(one: Prepared, other: Prepared, match: Match, rarity: Rarity): readonly Evidence[] {
  const names = match.lines.filter((line) => line.feature === 'name')
  const rest = match.lines.filter((line) => line.feature !== 'name').map(lineOfMatch)
  if (isOtherNames(match)) {
    const [asked = '', recorded = ''] = [one.person.names[0]?.display, other.person.names[0]?.display]
    return [
      { words: 'resolution.name.other', values: { one: asked, other: recorded }, weight: otherNamesBits },
      ...rest,
    ]
  }
  const rare = rarestShared(one, other, rarity)
  return [...names.map(lineOfMatch), ...rest, ...(rare === undefined ? [] : [rare])]
}

function isOtherNames(match: Match): boolean {
  const names = match.lines.filter((line) => line.feature === 'name')
  return names.length > 0 && names.every((line) => line.bits <= 0)
}

function rarestShared(one: Prepared, other: Prepared, rarity: Rarity): Evidence | undefined {
  let most = 0
  let rarest = ''
  for (const form of one.forms) {
    if (!other.forms.includes(form)) continue
    const bits = Math.min(mostRare, rarity(form) - mostOfWord)
    if (bits > most) {
      most = bits
      rarest = form
    }
  }
  return most === 0
    ? undefined
    : { words: 'resolution.name.rare', values: { name: shownAs(one, rarest) }, weight: most }
}

function shownAs(prepared: Prepared, form: string): string {
  for (const name of prepared.person.names) {
    const token = name.tokens.find((candidate) => candidate.form === form)
    if (token !== undefined) return token.display
  }
  return form
}

function lineBits(match: Match, numbers: IdentifierEvidence, ofKind: number): number {
  const date = match.lines.find((line) => line.feature === 'date-of-birth')?.bits ?? 0
  const isFirm = date >= firmDateBits || numbers.lines.some((line) => line.weight >= firmNumberBits)
  const kind = isFirm ? 'firm' : date > 0 ? 'slipped' : 'nameAlone'
  return Math.max(least[kind], Math.log2(Math.max(1, ofKind)) + beside[kind])
}

function lineOfMatch(line: MatchLine): Evidence {
  return {
    words: `match.${line.feature}.${line.code}`,
    values: { asked: line.asked, recorded: line.recorded },
    weight: line.bits,
  }
}

/** Two words in one place, were it by a slip: twins bear such names. */
function hasClash(match: Match): boolean {
  return match.lines.some((line) => line.feature === 'name' && line.code === 'differs')
}

/** Bits from which on a line beside the name is evidence of its own: a year or a date with a wrong digit is not. */
const otherBits = 5

/** A name alone, however rare, is `possible`: something else has to agree beside it. */
function isIndependent(match: Match, fathers: readonly Evidence[], numbers: IdentifierEvidence): boolean {
  if (numbers.proven) return true
  const named = match.lines.some((line) => line.feature === 'name' && line.bits > 0)
  const other =
    numbers.lines.some((line) => line.weight >= firmNumberBits) ||
    fathers.some((line) => line.weight > 0) ||
    match.lines.some((line) => line.feature !== 'name' && line.feature !== 'sex' && line.bits >= otherBits)
  return named && other
}

/** Days that no slip of a finger explains. Asked before names are compared: of two namesakes it settles nearly all. */
function datesContradict(one: Prepared, other: Prepared): boolean {
  const { dates } = one.person
  const theirs = other.person.dates
  if (dates.length === 0 || theirs.length === 0) return false
  return dates.every((date) => theirs.every((their) => isContradiction(date, their)))
}

type BirthDate = Prepared['person']['dates'][number]

function isContradiction(one: BirthDate, other: BirthDate): boolean {
  if (one.from <= other.to && other.from <= one.to) return false
  if (one.day === 0 || other.day === 0) return Math.max(one.from - other.to, other.from - one.to) > 366
  if (isNeighbourYear(one.day, other.day)) return false
  return digitsApart(one.day, other.day) > 2 && digitsApart(swap(one.day), other.day) > 1
}

function digitsApart(one: number, other: number): number {
  let [a, b, apart] = [one, other, 0]
  while (a > 0 || b > 0) {
    if (a % 10 !== b % 10) apart += 1
    a = Math.floor(a / 10)
    b = Math.floor(b / 10)
  }
  return apart
}

/** Day and month exchanged. */
function swap(day: number): number {
  return Math.floor(day / 10_000) * 10_000 + (day % 100) * 100 + (Math.floor(day / 100) % 100)
}

function isNeighbourYear(one: number, other: number): boolean {
  return Math.abs(one - other) === 10_000
}

function sexContradicts(one: Prepared, other: Prepared): boolean {
  const [mine, theirs] = [one.person.sex, other.person.sex]
  return (mine === 'F' && theirs === 'M') || (mine === 'M' && theirs === 'F')
}

/** Fathers by the rules for mothers; and a father who is the other person himself. */
function compareFathers(one: Prepared, other: Prepared): readonly Evidence[] {
  const [line] = compareMothers(one.fathers, other.fathers)
  const lines: Evidence[] = []
  if (line !== undefined) {
    const values = { one: line.asked, other: line.recorded }
    lines.push({ words: `resolution.father.${line.code}`, values, weight: line.bits })
  }
  if (line?.code !== 'equal' && mayBeFather(one, other)) {
    const father = namedAs(one, other) ?? namedAs(other, one)
    if (father !== undefined) {
      lines.push({ words: 'resolution.father.is-other', values: { name: father }, weight: isFatherBits })
    }
  }
  return lines
}

/** No father is born so close to his child: days, twelve years. */
const closestFather = 12 * 365

function mayBeFather(one: Prepared, other: Prepared): boolean {
  const [mine] = one.person.dates
  const [theirs] = other.person.dates
  return mine === undefined || theirs === undefined || Math.abs(mine.from - theirs.from) > closestFather
}

/** The father of the first where he bears a name of the second. */
function namedAs(child: Prepared, parent: Prepared): string | undefined {
  if (child.fathers.length === 0) return undefined
  const names = parent.person.names.map((name) => name.sorted)
  // Of a son who is named like his father the father's name says nothing.
  const own = child.person.names.map((name) => name.sorted)
  return child.fathers.find(({ sorted }) => !own.includes(sorted) && names.includes(sorted))?.display
}

/** Another name: neither a slip in one, nor two scripts of which one may be read in many ways. */
function isOtherName(line: MatchLine): boolean {
  if (line.feature !== 'name' || line.code !== 'differs') return false
  if (scriptOf(line.asked.codePointAt(0) ?? 0) !== scriptOf(line.recorded.codePointAt(0) ?? 0)) return false
  return !isOneSlip(writeLower(line.asked), writeLower(line.recorded))
}

function conflictsOf(
  one: Prepared,
  other: Prepared,
  match: Match,
  fathers: readonly Evidence[],
  numbers: IdentifierEvidence,
): readonly Evidence[] {
  const conflicts: Evidence[] = numbers.conflict === undefined ? [] : [numbers.conflict]
  // What `comparePersons` says of dates and sex has its line already; here it is only that it is hard.
  const hard = (words: string): void => {
    conflicts.push({ words, values: {}, weight: 0 })
  }
  if (datesContradict(one, other)) hard('resolution.conflict.dates')
  if (sexContradicts(one, other)) hard('resolution.conflict.sex')
  if (!isOtherNames(match) && match.lines.some(isOtherName)) hard('resolution.conflict.names')
  if (fathers.some((line) => line.words === 'resolution.father.differs')) {
    conflicts.push({ words: 'resolution.conflict.fathers', values: {}, weight: conflictBits })
  }
  return conflicts
}
