/**
 * What resolution compares and what it proposes.
 *
 * How the folder is used. `proposalsOf(entities, options?)` and `proposalsFor(newcomers, standing, options?)` of propose.ts are
 * generators: each `next()` works a slice of a few milliseconds and yields `Progress`; the value returned at the end is
 * `Resolution`. `options`: `now` for slices by the clock, `prepare` from `rememberPrepared()` (prepared.ts) to read standing
 * entities once. `runToEnd(generator)` (slice.ts) runs one to its end. `clustersOf(decisions)` and `openProposals(proposals,
 * decisions)` of cluster.ts join what people decided and tell what is still a question.
 */
import type { NameForm } from '../matching/person-form.ts'

export const entityKinds = [
  'person',
  'organisation',
  'vehicle',
  'document',
  'phone',
  'account',
  'email',
  'place',
  'vessel',
  'firearm',
  'item',
] as const
export type EntityKind = (typeof entityKinds)[number]

/**
 * A number or address that belongs to the entity. `kind` is a code of identifier.ts (`passport`, `phone`, `vin` ...); any
 * other code is compared too and tells less. `country` is alpha-3.
 */
export type Identifier = {
  readonly kind: string
  readonly value: string
  readonly country?: string
  /** `YYYY-MM-DD`, where stated: two documents of one kind and country that are valid at once belong to two persons. */
  readonly validFrom?: string
  readonly validUntil?: string
}

/** As contributed. Lists are empty where nothing is stated: silence is never evidence. */
export type Entity = {
  readonly id: string
  readonly kind: EntityKind
  /** All names known, each with its parts or whole; one that fits is enough. */
  readonly names: readonly NameForm[]
  /** Partial dates; of persons only. */
  readonly datesOfBirth: readonly string[]
  /** Alpha-3: nationalities of persons, seat, flag or country of registration of the others. */
  readonly nationalities: readonly string[]
  readonly sex?: 'F' | 'M' | 'X'
  readonly identifiers: readonly Identifier[]
  readonly placesOfBirth?: readonly string[]
  readonly mothers?: readonly string[]
  readonly fathers?: readonly string[]
}

/** A line of evidence: id in `locales/*` (`match.<feature>.<code>`, `resolution.<code>`), its values, bits for or against. */
export type Evidence = {
  readonly words: string
  readonly values: Readonly<Record<string, string>>
  readonly weight: number
}

export type Proposal = {
  /** Ids; `one` is the lower in code-unit order. */
  readonly one: string
  readonly other: string
  /** 0 to 1; grows with the evidence, no probability. */
  readonly score: number
  readonly evidence: readonly Evidence[]
  /** `same`: independent evidence agrees and nothing hard speaks against. `possible`: look. People decide both. */
  readonly verdict: 'same' | 'possible'
}

/**
 * A block that was too large to be compared pair by pair: what its key stands for, how many share it, how many pairs it did not
 * bring. Those of them that another key brought were compared all the same.
 */
export type Cut = { readonly key: string; readonly members: number; readonly pairsLeftOut: number }

export type Resolution = {
  /** Strongest first; of equal ones by `one`, then `other`. */
  readonly proposals: readonly Proposal[]
  readonly compared: number
  readonly cuts: readonly Cut[]
}

/** How far a run is: entities done of all in this phase, pairs compared so far. */
export type Progress = {
  readonly phase: 'reading' | 'blocking' | 'comparing'
  readonly done: number
  readonly of: number
  readonly compared: number
}

/** What people decided of two entities. */
export type Decision = { readonly one: string; readonly other: string; readonly verdict: 'same' | 'not-same' }

/** Entities decided to be one; `members` sorted, two at least. */
export type Cluster = { readonly members: readonly string[] }

/**
 * A wall between two entities that a chain of "same" joins. The whole group stays apart until people settle it.
 * `chain` leads from `one` to `other` by decisions, shortest first found.
 */
export type Contradiction = {
  readonly one: string
  readonly other: string
  readonly chain: readonly string[]
  readonly members: readonly string[]
}

export type Clustering = { readonly clusters: readonly Cluster[]; readonly contradictions: readonly Contradiction[] }
