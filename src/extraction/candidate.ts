/** What a detector brings, and how overlapping ones are settled. */
import { type FindingKind, findingKinds, type Strength, strengths } from './finding.ts'
import type { Tokens } from './token.ts'

export type Candidate = {
  readonly kind: FindingKind
  /** Places of tokens, the end not included. */
  readonly start: number
  readonly end: number
  readonly value: string
  readonly details?: Readonly<Record<string, string>>
  /** Code behind `extraction.<kind>.`, and what its words take. */
  readonly code: string
  readonly values?: Readonly<Record<string, string>>
  readonly strength: Strength
}

export type Take = (candidate: Candidate) => void

/** Looks whether what it knows begins at a place, in a bounded number of steps. */
export type Detector = (tokens: Tokens, place: number, take: Take) => void

/**
 * Candidates that do not overlap, in order of place. The stronger wins, of equal ones the longer, then the kind that says more by
 * itself (an IBAN before a telephone, a telephone before a person), then the first.
 */
export function settle(candidates: readonly Candidate[]): readonly Candidate[] {
  const ranked = [...candidates].sort(
    (one, other) =>
      strengths.indexOf(one.strength) - strengths.indexOf(other.strength) ||
      other.end - other.start - (one.end - one.start) ||
      order.indexOf(one.kind) - order.indexOf(other.kind) ||
      one.start - other.start,
  )
  const taken = new Set<number>()
  const kept = ranked.filter(({ start, end }) => {
    for (let at = start; at < end; at += 1) if (taken.has(at)) return false
    for (let at = start; at < end; at += 1) taken.add(at)
    return true
  })
  return kept.sort((one, other) => one.start - other.start)
}

const first: readonly FindingKind[] = ['document', 'email', 'account', 'vin', 'date', 'vehicle-plate', 'phone']
const order = [...first, ...findingKinds.filter((kind) => !first.includes(kind))]
