/** Numbers and addresses that identify: their kinds, their one spelling, and what an equal, a near and another one tell. */
import { isTravelDocumentType, travelDocumentTypes, typeFamily } from '../terms/document-number.ts'
import { foldDigits } from '../terms/identifier-text.ts'
import { saysNoNumber } from '../terms/no-number.ts'
import type { EntityKind, Evidence, Identifier } from './entity.ts'

type Weights = {
  /** Bits of an equal one. */
  readonly equal: number
  /** Bits of one that is a slip away: a digit exchanged or two neighbours swapped; 0 where neighbours are other people's. */
  readonly near: number
  /** Bits of another one of the same kind and country. */
  readonly other: number
  /** Given once and for life: another one of the same country is another entity. */
  readonly lifelong: boolean
}

const documentWeights: Weights = { equal: 26, near: 6, other: -1.5, lifelong: false }

const weights: Readonly<Record<string, Weights>> = {
  ...Object.fromEntries(travelDocumentTypes.map((type) => [type, documentWeights])),
  'driving-licence': documentWeights,
  'personal-number': { equal: 28, near: 7, other: 0, lifelong: true },
  'tax-number': { equal: 26, near: 6, other: -3, lifelong: false },
  phone: { equal: 9, near: 0, other: 0, lifelong: false },
  email: { equal: 11, near: 0, other: 0, lifelong: false },
  handle: { equal: 10, near: 0, other: 0, lifelong: false },
  account: { equal: 12, near: 0, other: 0, lifelong: false },
  vin: { equal: 28, near: 6, other: 0, lifelong: true },
  plate: { equal: 13, near: 2, other: -1, lifelong: false },
  engine: { equal: 16, near: 3, other: -2, lifelong: false },
  imo: { equal: 28, near: 3, other: 0, lifelong: true },
  mmsi: { equal: 14, near: 0, other: -1, lifelong: false },
  'call-sign': { equal: 12, near: 0, other: -1, lifelong: false },
  hull: { equal: 26, near: 5, other: 0, lifelong: true },
  serial: { equal: 15, near: 3, other: -4, lifelong: false },
  'registration-number': { equal: 24, near: 4, other: -4, lifelong: false },
}
const unknownKind: Weights = { equal: 10, near: 0, other: 0, lifelong: false }
/** What the entity itself is: an account with the same number is the same account. */
const ownKinds: Readonly<Partial<Record<EntityKind, string>>> = { phone: 'phone', email: 'email', account: 'account' }
const proofBits = 28
/** Bits an equal number loses where one side does not say whose country gave it. */
const silentCountry = 7
/** From so many bits on an equal identifier is proof that outweighs what contradicts. */
export const provenFrom = 19

export type PreparedIdentifier = {
  readonly kind: string
  /** Kind, with the family of travel documents in its place, and folded value: what blocks. */
  readonly key: string
  readonly folded: string
  readonly country: string
  readonly display: string
  readonly validFrom: string
  readonly validUntil: string
}

/** Identifiers in one spelling, each once; those that say that there is no number are left out. */
export function prepareIdentifiers(identifiers: readonly Identifier[]): readonly PreparedIdentifier[] {
  const prepared: PreparedIdentifier[] = []
  for (const { kind, value, country, validFrom, validUntil } of identifiers) {
    const folded = foldValue(kind, value)
    if (folded.length < 3 || saysNoNumber(value)) continue
    const family = isTravelDocumentType(kind) ? typeFamily(kind) : kind
    const key = `${family}:${folded}`
    if (prepared.some((known) => known.key === key && known.country === (country ?? ''))) continue
    prepared.push({
      kind,
      key,
      folded,
      country: country ?? '',
      display: value.trim(),
      validFrom: validFrom ?? '',
      validUntil: validUntil ?? '9999',
    })
  }
  return prepared
}

function foldValue(kind: string, value: string): string {
  const plain = foldDigits(value.normalize('NFKC')).replace(/\p{Cf}/gu, '')
  if (kind === 'email' || kind === 'handle') return plain.trim().toLowerCase()
  const folded = plain.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  return kind === 'phone' ? folded.replace(/^00/, '') : folded
}

export type IdentifierEvidence = {
  readonly lines: readonly Evidence[]
  /** An equal identifier that is proof. */
  readonly proven: boolean
  /** Something about the numbers says that these are two. */
  readonly conflict: Evidence | undefined
}

/** Bits a hard conflict shows; it is not their sum that decides but that it is there. */
const conflictBits = -20

/** Compares the identifiers of two entities of one kind. Symmetric but for the sides of the values. */
export function compareIdentifiers(
  kind: EntityKind,
  some: readonly PreparedIdentifier[],
  others: readonly PreparedIdentifier[],
): IdentifierEvidence {
  const lines: Evidence[] = []
  let proven = false
  let conflict: Evidence | undefined
  const told = new Set<string>()
  for (const one of some) {
    for (const other of others) {
      if (one.key !== other.key || contradictsCountry(one, other) || told.has(one.key)) continue
      const bits = equalBits(kind, one, other)
      told.add(one.key)
      proven ||= bits >= provenFrom
      lines.push({ words: 'resolution.identifier.equal', values: { value: one.display, kind: one.kind }, weight: bits })
    }
  }
  for (const one of some) {
    for (const other of others) {
      if (one.kind !== other.kind || one.key === other.key || one.country !== other.country) continue
      if (hasFellow(one, others) || hasFellow(other, some)) continue
      const line = unequalLine(one, other)
      if (line.words === 'resolution.identifier.conflict') conflict ??= line
      else if (line.weight !== 0 && !told.has(one.kind)) {
        told.add(one.kind)
        lines.push(line)
      }
    }
  }
  return { lines, proven, conflict }
}

function equalBits(kind: EntityKind, one: PreparedIdentifier, other: PreparedIdentifier): number {
  if (ownKinds[kind] === one.kind) return proofBits
  const { equal } = weights[one.kind] ?? unknownKind
  return one.country === other.country ? equal : Math.max(2, equal - silentCountry)
}

function hasFellow(one: PreparedIdentifier, others: readonly PreparedIdentifier[]): boolean {
  return others.some((other) => other.key === one.key && !contradictsCountry(one, other))
}

function contradictsCountry(one: PreparedIdentifier, other: PreparedIdentifier): boolean {
  return one.country !== other.country && one.country !== '' && other.country !== ''
}

function unequalLine(one: PreparedIdentifier, other: PreparedIdentifier): Evidence {
  const { near, other: another, lifelong } = weights[one.kind] ?? unknownKind
  const values = { one: one.display, other: other.display, kind: one.kind }
  if (near > 0 && isOneSlipApart(one.folded, other.folded)) {
    return { words: 'resolution.identifier.near', values, weight: near }
  }
  const bothValid = one.validFrom !== '' && other.validFrom !== '' && overlap(one, other)
  if ((lifelong && placesApart(one.folded, other.folded) > 2) || bothValid)
    return { words: 'resolution.identifier.conflict', values, weight: conflictBits }
  return { words: 'resolution.identifier.other', values, weight: another }
}

function overlap(one: PreparedIdentifier, other: PreparedIdentifier): boolean {
  return one.validFrom <= other.validUntil && other.validFrom <= one.validUntil
}

/** One character exchanged, or two neighbours swapped, of six at least. */
export function isOneSlipApart(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < 6) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  if (at === one.length) return false
  if (one.slice(at + 1) === other.slice(at + 1)) return true
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2)
}

/** Places in which two numbers of one length differ; all of them where the lengths do. */
function placesApart(one: string, other: string): number {
  if (one.length !== other.length) return Math.max(one.length, other.length)
  let apart = 0
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) apart += 1
  return apart
}
