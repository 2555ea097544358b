// The life of a participation, and what the terms leave a bureau. Pure.
import { Failure } from '../kernel/failure.ts'
import { clauses as allClauses, type Clause, type ParticipantClass } from '../terms/clause.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import type { ClauseAsks, ClauseGrants, ParticipationState, ParticipationStep } from './rulebook.schema.ts'

/** What moves: the state, the version accepted, what the terms leave and what the bureau's own limits leave of that. */
export type Membership = {
  readonly class: ParticipantClass
  readonly state: ParticipationState
  readonly granted: readonly Clause[]
  readonly clauses: readonly Clause[]
  readonly withoutClauses: readonly Clause[]
  readonly withoutCrimeAreas: readonly CrimeArea[]
  readonly termsVersion: number | null
}

export type TermsGiven = { readonly version: number; readonly grants: ClauseGrants }
type OwnLimits = Pick<Membership, 'withoutClauses' | 'withoutCrimeAreas'>

export type MembershipCommand =
  | { readonly act: 'invite'; readonly class: ParticipantClass }
  | { readonly act: 'ask'; readonly terms: TermsGiven; readonly limits?: OwnLimits }
  /** `terms` is what is accepted, in force or to come; `inForce` what gives rights meanwhile. */
  | { readonly act: 'accept'; readonly terms: TermsGiven; readonly inForce: TermsGiven; readonly limits?: OwnLimits }
  | { readonly act: 'admit'; readonly class: ParticipantClass; readonly terms: TermsGiven }
  | { readonly act: 'refuse' }
  | { readonly act: 'limit'; readonly limits: OwnLimits }
  | { readonly act: 'leave' }
  | { readonly act: 'suspend' }
  | { readonly act: 'restore' }
export type MembershipAct = MembershipCommand['act']

/** From which states an act is possible; `none` is a bureau nobody ever invited and that never asked. */
const from: Readonly<Record<MembershipAct, readonly (ParticipationState | 'none')[]>> = {
  invite: ['none', 'left', 'refused'],
  ask: ['none', 'left', 'refused'],
  accept: ['invited', 'asked', 'joined'],
  admit: ['asked'],
  refuse: ['asked'],
  limit: ['joined', 'suspended'],
  leave: ['joined', 'suspended', 'invited', 'asked'],
  suspend: ['joined'],
  restore: ['suspended'],
}

/** Whether an act is possible in this state. */
export const isPossible = (act: MembershipAct, state: ParticipationState | 'none'): boolean => from[act].includes(state)

const inOrder = (kept: (clause: Clause) => boolean): Clause[] => allClauses.filter(kept)

/** `clauses` from `granted` and the own limits; nothing while the bureau does not take part. */
const settled = (one: Omit<Membership, 'clauses'>): Membership => ({
  ...one,
  clauses:
    one.state === 'joined'
      ? inOrder((clause) => one.granted.includes(clause) && !one.withoutClauses.includes(clause))
      : [],
})

const grantedBy = (terms: TermsGiven, participant: ParticipantClass): Clause[] =>
  inOrder((clause) => terms.grants[participant].includes(clause))

/**
 * What new terms in force leave a bureau: all they give its class once it has accepted them, until then only what it had and they give too.
 * So nobody is bound to what they have not accepted, and nobody keeps what was taken from all.
 */
export const underTerms = (one: Membership, terms: TermsGiven): Membership => {
  const given = grantedBy(terms, one.class)
  const accepted = one.termsVersion !== null && one.termsVersion >= terms.version
  return settled({ ...one, granted: accepted ? given : given.filter((clause) => one.granted.includes(clause)) })
}

const outside: Omit<Membership, 'class' | 'state'> = {
  granted: [],
  clauses: [],
  withoutClauses: [],
  withoutCrimeAreas: [],
  termsVersion: null,
}

export type MembershipAdvance = { readonly membership: Membership; readonly step: ParticipationStep }

/** The next state. Throws conflict when the act is not possible now, with the key of what is said. */
export const advance = (
  before: Membership | undefined,
  command: MembershipCommand,
  ownClass: ParticipantClass,
): MembershipAdvance => {
  const state = before?.state ?? 'none'
  if (!isPossible(command.act, state)) throw new Failure('conflict', `rulebook.not-now.${command.act}`)
  const now: Membership = before ?? { ...outside, class: ownClass, state: 'left' }
  switch (command.act) {
    case 'invite':
      return { membership: { ...outside, class: command.class, state: 'invited' }, step: 'invited' }
    case 'ask':
      return {
        membership: {
          ...outside,
          ...command.limits,
          class: ownClass,
          state: 'asked',
          termsVersion: command.terms.version,
        },
        step: 'asked',
      }
    case 'accept': {
      const accepted = { ...now, ...command.limits, termsVersion: command.terms.version }
      if (state === 'asked') return { membership: settled(accepted), step: 'accepted' }
      return {
        // Of a version to come nothing is given before its day; accepting it accepts what is in force as well.
        membership: settled({ ...accepted, state: 'joined', granted: grantedBy(command.inForce, now.class) }),
        step: state === 'joined' ? 'accepted' : 'joined',
      }
    }
    case 'admit':
      // Nobody is bound to what they have not accepted: terms that came into force since it asked are accepted first.
      if ((now.termsVersion ?? 0) < command.terms.version) throw new Failure('conflict', 'rulebook.terms-changed')
      return {
        membership: settled({
          ...now,
          class: command.class,
          state: 'joined',
          granted: grantedBy(command.terms, command.class),
        }),
        step: 'joined',
      }
    case 'refuse':
      return { membership: { ...now, ...outside, state: 'refused' }, step: 'refused' }
    case 'limit':
      return { membership: settled({ ...now, ...command.limits }), step: 'limited' }
    case 'leave':
      return { membership: { ...now, granted: [], clauses: [], state: 'left' }, step: 'left' }
    case 'suspend':
      return { membership: settled({ ...now, state: 'suspended' }), step: 'suspended' }
    case 'restore':
      return { membership: settled({ ...now, state: 'joined' }), step: 'restored' }
  }
}

/** Why a bureau may not be asked, as a code that callers word. */
export type AskingFault = 'asker-not-joined' | 'asked-not-joined' | 'clause' | 'crime-area'

/**
 * Whether one bureau may ask another under the terms in force: both have joined, the class of one may ask that of the other, the asked may
 * answer, and has not left the crime area out of its participation. Undefined when it may.
 */
export const askingFault = (
  terms: { readonly asks: ClauseAsks } | undefined,
  asker: Membership | undefined,
  asked: Membership | undefined,
  crimeArea: string,
): AskingFault | undefined => {
  if (!terms || asker?.state !== 'joined') return 'asker-not-joined'
  if (asked?.state !== 'joined') return 'asked-not-joined'
  if (!asker.clauses.includes('request.ask') || !asked.clauses.includes('request.answer')) return 'clause'
  if (!terms.asks[asker.class].includes(asked.class)) return 'clause'
  return (asked.withoutCrimeAreas as readonly string[]).includes(crimeArea) ? 'crime-area' : undefined
}
