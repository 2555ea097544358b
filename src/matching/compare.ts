/**
 * Compares two prepared persons: lines of evidence for and against their being one, in bits, and a score.
 *
 * The law an index is built upon: a score reaches `possibleFrom` only where two tokens of names, or a token and a glued
 * pair, share a key (`nameKeys`) and are more than initials and particles, or where a document is equal.
 * The one exception is a name of nothing but initials beside a record that states the very same: it scores 1, and is found
 * by its opening (`.k`).
 */
import { compareDates } from './date-evidence.ts'
import { compareDocuments, compareMothers, compareNationalities, comparePlaces, compareSex } from './fact-evidence.ts'
import type { Match, MatchLine } from './match.ts'
import { compareNames, type NameEvidence, nearnessOfNames } from './name-evidence.ts'
import type { Name, Person, Token } from './person.ts'
import { plainRarity } from './rarity.ts'

export { plainRarity } from './rarity.ts'

/** Bits of a token that is equal: minus log2 of the share of persons who bear it. Asked with `Token.form`. */
export type Rarity = (form: string) => number

/** A score at or above this is a possible match. */
export const possibleFrom = 0.5

/** Bits at which the score is one half: two tokens that are equal, not both of the commonest, and nothing against. */
const lineBits = 9
/** Bits at which nine of ten pairs are one person, whatever they state: there the score says so. */
const nineInTenBits = 19.7
/** Bits by which whoever is below the line is at least. */
const leastBelow = 0.001
/** Bits by which the odds of the score double: a score is no probability, and shall not be 1.00 for half of the list. */
const bitsToDouble = (nineInTenBits - lineBits) / Math.log2(9)
/** More bits than any evidence has. */
export const bitsOfSame = 99
/** The score of evidence without end; only persons of whom everything stated is equal have 1. */
const mostUnequal = 0.9999
/** The score, at most, where neither a name nor a document is alike: birthdays and countries are shared by thousands. */
const mostWithoutName = 0.45

/**
 * Compares a question with a record. Symmetric but for the sides of the lines. Of several names the two that agree most
 * are told. `bits` is the sum of the lines; `score` grows with it.
 */
export function comparePersons(question: Person, record: Person, rarity: Rarity = plainRarity): Match {
  const rarityOf = rarityBy(rarity)
  const document = compareDocuments(question.documents, record.documents)
  const others: readonly MatchLine[] = [
    ...compareDates(question.dates, record.dates),
    ...document,
    ...compareNationalities(question.nationalities, record.nationalities),
    ...compareSex(question.sex, record.sex),
    ...comparePlaces(question.places, record.places),
    ...compareMothers(question.mothers, record.mothers),
  ]
  const proven = document.some((line) => line.code === 'equal')
  const best = bestName(question.names, record.names, rarityOf, (name) => scoreOf(name, others, proven))
  const lines = [...(best?.lines ?? []), ...others]
  const bits = sumOf(lines)
  if (question.names.length > 0 && isSame(question, record)) return { score: 1, bits, lines }
  return { score: scoreOf(best, others, proven), bits, lines }
}

/**
 * Bits that put persons in order of whom too little is alike for the line: those of the comparison, and what words that differ have in
 * common. They stay below the line, which a resemblance carries nobody above. Symmetric.
 */
export function nearnessOf(question: Person, record: Person, rarity: Rarity = plainRarity): number {
  const { score, bits, lines } = comparePersons(question, record, rarity)
  if (score >= possibleFrom) return bits
  const rarityOf = rarityBy(rarity)
  const beside = sumOf(lines.filter(({ feature }) => feature !== 'name'))
  let nearest = bits
  for (const mine of question.names)
    for (const theirs of record.names)
      nearest = Math.max(nearest, beside + (nearnessOfNames(mine, theirs, rarityOf) ?? Number.NEGATIVE_INFINITY))
  return belowLine(nearest)
}

/** Never as much as the line. */
export function belowLine(bits: number): number {
  return Math.min(bits, lineBits - leastBelow)
}

function sumOf(lines: readonly MatchLine[]): number {
  return lines.reduce((sum, line) => sum + line.bits, 0)
}

/** Score of so many bits, where a name or a document is alike; 1 for what stands before all others. */
export function scoreOfBits(bits: number): number {
  return bits >= bitsOfSame ? 1 : Math.min(1 / (1 + 2 ** ((lineBits - bits) / bitsToDouble)), mostUnequal)
}

function scoreOf(name: NameEvidence | undefined, others: readonly MatchLine[], proven: boolean): number {
  const score = scoreOfBits((name?.bits ?? 0) + sumOf(others))
  return proven || name?.firm === true ? score : Math.min(score, mostWithoutName)
}

function rarityBy(rarity: Rarity): (token: Token) => number {
  if (rarity === plainRarity) return (token) => token.rarity
  return (token) => (token.light ? token.rarity : rarity(token.form))
}

/** The two names that make the highest score; of those equal in score, the highest sum. */
function bestName(
  asked: readonly Name[],
  recorded: readonly Name[],
  rarityOf: (token: Token) => number,
  score: (name: NameEvidence) => number,
): NameEvidence | undefined {
  let best: NameEvidence | undefined
  let highest = 0
  for (const mine of asked) {
    for (const theirs of recorded) {
      const evidence = compareNames(mine, theirs, rarityOf)
      const reached = score(evidence)
      if (best === undefined || reached > highest || (reached === highest && evidence.bits > best.bits)) {
        best = evidence
        highest = reached
      }
    }
  }
  return best
}

/** Whether everything either side states has its equal on the other. */
function isSame(one: Person, other: Person): boolean {
  return (
    one.sex === other.sex &&
    isSameSet(one.dates, other.dates, (a, b) => a.text === b.text) &&
    isSameSet(one.nationalities, other.nationalities, (a, b) => a === b) &&
    isSameSet(one.documents, other.documents, (a, b) => a === b) &&
    isSameSet(one.names, other.names, isSameName) &&
    isSameSet(one.places, other.places, (a, b) => a.sorted === b.sorted) &&
    isSameSet(one.mothers, other.mothers, (a, b) => a.sorted === b.sorted)
  )
}

function isSameSet<Value>(
  some: readonly Value[],
  others: readonly Value[],
  same: (a: Value, b: Value) => boolean,
): boolean {
  return (
    some.every((one) => others.some((other) => same(one, other))) &&
    others.every((other) => some.some((one) => same(one, other)))
  )
}

type WrittenName = Pick<Name, 'parted' | 'sequence' | 'sorted'>

/** Names with parts told apart are the same in the same parts; where one side does not tell, the words decide. */
export function isSameName(one: WrittenName, other: WrittenName): boolean {
  return one.parted === other.parted ? one.sequence === other.sequence : one.sorted === other.sorted
}
