/** What speaks against two names: parts that contradict each other, and parts that only one side has. */
import { isOneSlip } from './distance.ts'
import { soundDistance } from './likeness.ts'
import type { MatchLine } from './match.ts'
import type { Token } from './token.ts'

/** What a part costs that only one side has, and all such parts together. A second given name is often left out. */
const missing = 1.2
const mostMissing = 3
/** The same where no more than one token is alike: a name of one word that is a part of another. */
const missingFromOne = 3
/** Two parts in the same place that differ: this share of what agrees is taken back, and these bits beside. */
const contradictedShare = 0.5
const contradicted = 6

/** Lines for tokens without a fellow: those of both sides contradict each other, those of one side are missing. */
export function clashLines(
  one: readonly Token[],
  other: readonly Token[],
  agreeing: number,
  firm: number,
  crossed: boolean,
): readonly MatchLine[] {
  if (one.length === 0 && other.length === 0) return []
  const lines: MatchLine[] = []
  // Where nothing agrees there is nothing to take back, and how far the parts differ does not matter.
  const clashes = one.length === 0 || other.length === 0 ? [] : clashesOf(one, other, crossed, agreeing > 0)
  const total = clashes.reduce((sum, clash) => sum + clash.severity, 0)
  const taken = Math.min(1, total) * contradictedShare * agreeing
  for (const { mine, theirs, severity } of clashes) {
    lines.push(
      nameLine('differs', -((severity / total) * taken + contradicted * severity), mine.display, theirs.display),
    )
  }
  const lonely = one.length + other.length - 2 * clashes.length
  const cost = firm <= 1 ? missingFromOne / lonely : Math.min(missing, mostMissing / lonely)
  for (const token of one) {
    if (!clashes.some((clash) => clash.mine === token)) lines.push(nameLine('part-missing', -cost, token.display, ''))
  }
  for (const token of other) {
    if (!clashes.some((clash) => clash.theirs === token)) lines.push(nameLine('part-extra', -cost, '', token.display))
  }
  return lines
}

/** A line of a name. */
export function nameLine(code: MatchLine['code'], bits: number, asked: string, recorded: string): MatchLine {
  return { feature: 'name', code, bits, asked, recorded }
}

type Clash = { readonly mine: Token; readonly theirs: Token; readonly severity: number; readonly content: string }

/** Pairs of tokens that stand where the other should; the likeliest to be one first. Known parts clash only with their kind. */
function clashesOf(
  one: readonly Token[],
  other: readonly Token[],
  crossed: boolean,
  weighed: boolean,
): readonly Clash[] {
  const possible: Clash[] = []
  for (const mine of one) {
    for (const theirs of other) {
      if (!crossed && !mayStandFor(mine, theirs)) continue
      const content = mine.form < theirs.form ? `${mine.form} ${theirs.form}` : `${theirs.form} ${mine.form}`
      possible.push({ mine, theirs, severity: weighed ? severityOf(mine, theirs) : 1, content })
    }
  }
  if (possible.length < 2) return possible
  possible.sort((a, b) => a.severity - b.severity || (a.content < b.content ? -1 : a.content > b.content ? 1 : 0))
  const clashes: Clash[] = []
  for (const clash of possible) {
    if (!clashes.some(({ mine, theirs }) => mine === clash.mine || theirs === clash.theirs)) clashes.push(clash)
  }
  return clashes
}

function mayStandFor(mine: Token, theirs: Token): boolean {
  if (mine.kind === 'unknown' || theirs.kind === 'unknown') return true
  return (mine.kind === 'family') === (theirs.kind === 'family')
}

/** Distance in letters from which two words are two names. */
const surelyOther = 0.3
/** Short words that one slip parts may be two names as well (Lan, Lam), so they do not agree, but they do not clash wholly. */
const slipSeverity = 0.4

/** 0.25 for what two slips may have made of one word, 1 for another word. */
function severityOf(mine: Token, theirs: Token): number {
  if (Math.min(mine.form.length, theirs.form.length) > 2 && isOneSlip(mine.form, theirs.form)) return slipSeverity
  const [one = ''] = mine.sounds
  const [other = ''] = theirs.sounds
  const length = Math.max(one.length, other.length)
  if (length < 5) return 1
  const distance = soundDistance(mine, theirs, one, other, length * surelyOther) / length
  return Math.max(0.25, Math.min(1, (distance - 0.1) / (surelyOther - 0.1)))
}
