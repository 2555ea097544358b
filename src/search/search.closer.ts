// Most bits that the names of a record can bring to a question, looked at word by word: what contradicts counts too.
import { compareNames, mostOfName } from '../matching/name-evidence.ts'
import { type Name, type Person, preparePerson, type Token } from '../matching/person.ts'
import { emptyPersonForm } from '../matching/person-form.ts'

/** A word that both names have, worth next to nothing: how far others contradict is judged only where something agrees. */
const anchor = preparePerson({ ...emptyPersonForm, names: [{ whole: 'Zzyzx' }] }).names[0]?.tokens[0]

const besideAnchor = (token: Token): Name => ({
  // Of unknown kind, so that it may stand for any other.
  tokens: [...(anchor ? [anchor] : []), { ...token, kind: 'unknown' }],
  glued: [],
  display: token.display,
  parted: false,
  sequence: token.lower,
  sorted: token.lower,
})

/** Bits against two words that stand against each other, 0 where they are equal: what matching says of them and nothing else. */
const clashOf = (asked: Token, recorded: Token): number => {
  const { bits, lines } = compareNames(besideAnchor(asked), besideAnchor(recorded), () => 0)
  return lines.some((line) => line.code === 'differs') ? Math.max(0, -bits) : 0
}

/** Words asked for of which it is remembered how the words of records clash with them: it is the same for every question. */
const mostRemembered = 4000
const remembered = new Map<string, WeakMap<Token, number>>()

const clashesWith = (asked: Token): ((recorded: Token) => number) => {
  const id = `${asked.light}${asked.display} ${asked.form} ${asked.sounds.join(' ')}`
  const known = remembered.get(id) ?? new WeakMap<Token, number>()
  remembered.delete(id)
  remembered.set(id, known)
  const oldest = remembered.size > mostRemembered ? remembered.keys().next().value : undefined
  if (oldest !== undefined) remembered.delete(oldest)
  return (recorded) => {
    const before = known.get(recorded)
    if (before !== undefined) return before
    const clash = clashOf(asked, recorded)
    known.set(recorded, clash)
    return clash
  }
}

/** With so many bits two words are surely taken for one another before either is left over. */
const surelyPaired = 3

type AskedWord = { readonly token: Token; readonly part: number; readonly clash: (recorded: Token) => number }
type AskedName = { readonly words: readonly AskedWord[]; readonly isParted: boolean }

const isParted = (name: Name): boolean => name.tokens.every((token) => token.kind !== 'unknown')
const isFamily = (token: Token): boolean => token.kind === 'family'

/**
 * For a question, the most bits that the names of a record bring, never less than the comparison finds, for records in which no
 * words written as one play a part. `partOf` numbers the words asked for; `gainsOf` tells by these numbers what a word of a
 * record brings at most, and is undefined for one that is alike to none.
 */
export const createCloserLook = (
  asked: Person,
  partOf: (token: Token) => number,
  gainsOf: (token: Token) => Float64Array | undefined,
): ((record: Person) => number) => {
  const names = asked.names.map(
    (name): AskedName => ({
      words: name.tokens.map((token) => ({ token, part: partOf(token), clash: clashesWith(token) })),
      isParted: isParted(name),
    }),
  )
  const mostOf = (name: AskedName, recorded: Name): number => {
    const gains = recorded.tokens.map(gainsOf)
    let sum = 0
    // Words that nothing on the other side is alike to are left over on both sides, and stand against each other: family names
    // against family names, and others against others.
    let [families, others, theirFamilies, theirOthers] = [0, 0, 0, 0]
    for (const { token, part } of name.words) {
      let most = 0
      for (const one of gains) most = Math.max(most, one?.[part] ?? 0)
      sum += most
      if (most > 0 || token.light) continue
      if (isFamily(token)) families += 1
      else others += 1
    }
    sum = Math.min(sum, mostOfName)
    if (families + others === 0 || !name.isParted || !isParted(recorded)) return sum
    for (const [at, token] of recorded.tokens.entries()) {
      if (token.light || name.words.some(({ part }) => (gains[at]?.[part] ?? 0) > 0)) continue
      if (isFamily(token)) theirFamilies += 1
      else theirOthers += 1
    }
    const many = Math.min(families, theirFamilies) + Math.min(others, theirOthers)
    return many === 0 ? sum : sum - many * leastClash(name, recorded, gains)
  }
  return (record) => {
    let most = 0
    for (const recorded of record.names) for (const name of names) most = Math.max(most, mostOf(name, recorded))
    return most
  }
}

/** The least that any two words tell against the names which may both be left over. */
const leastClash = (name: AskedName, recorded: Name, gains: readonly (Float64Array | undefined)[]): number => {
  let least = Number.POSITIVE_INFINITY
  for (const [at, token] of recorded.tokens.entries()) {
    if (token.light) continue
    for (const { token: mine, part, clash } of name.words) {
      if (mine.light || (gains[at]?.[part] ?? 0) >= surelyPaired) continue
      const bits = clash(token)
      if (bits > 0 && bits < least) least = bits
    }
  }
  return least === Number.POSITIVE_INFINITY ? 0 : least
}
