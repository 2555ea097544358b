// Who may do what with the terms and a participation; and the rules every slice of the analysts' network starts from.
import { all, cited, not, type Policy, type Rule, rulesOn, when, yes } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import type { Clause } from '../terms/clause.ts'
import type { TermsState } from './rulebook.schema.ts'

/** The bureau that runs the network. */
export const networkSecretariat = 'gs'

/** Holds for actors whose bureau the terms in force give this clause; names the clause in an explanation. */
export const underClause = (actor: Actor, clause: Clause): Rule =>
  cited(`Terms of reference, ${clause}`, when(actor.clauses.includes(clause)))

/** An analyst of the General Secretariat: admits participants, assigns what nobody takes, opens and closes files. */
export const isNetworkSecretariat = (actor: Actor): boolean =>
  actor.bureau === networkSecretariat && actor.unit === '' && hasDuty(actor, ['analyst'])

/** The data-protection officer whose advice analysis files need. */
export const isNetworkAdviser = (actor: Actor): boolean =>
  actor.bureau === networkSecretariat && actor.unit === '' && hasDuty(actor, ['data-protection'])

/** The head of shift of the General Secretariat, who records what its organs decide. */
const heads = (actor: Actor): boolean =>
  actor.bureau === networkSecretariat && actor.unit === '' && hasDuty(actor, ['command'])

const terms = rulesOn<{ readonly state: TermsState; readonly createdBy: string }>()
const isDraft = terms.equals('state', 'draft')

export type TermsAction = 'read' | 'draft' | 'change' | 'adopt'

export const termsPolicy: Policy<TermsAction> = {
  // Who is bound by terms, or may come to be, reads them; a draft is no terms yet.
  read: (actor) =>
    isNetworkSecretariat(actor) || heads(actor) ? yes : all(when(actor.kind !== 'stranger'), not(isDraft)),
  draft: (actor) => when(isNetworkSecretariat(actor)),
  change: (actor) => all(when(isNetworkSecretariat(actor)), isDraft),
  /** A second person, above those who draft. */
  adopt: (actor) => all(when(heads(actor)), isDraft, not(terms.equals('createdBy', actor.officer))),
}

const participation = rulesOn<{ readonly bureau: string }>()
const isOwn = (actor: Actor): Rule => participation.equals('bureau', actor.bureau)
/** Only whoever stands for the whole bureau binds it. */
const leads = (actor: Actor): Rule =>
  all(isOwn(actor), when(actor.unit === '' && hasDuty(actor, ['administrator', 'command'])))
/** The secretariat cannot be put out of its own network: nobody would be left to lift it. */
const runs = (actor: Actor): Rule =>
  all(when(isNetworkSecretariat(actor)), not(participation.equals('bureau', networkSecretariat)))

export type ParticipationAction =
  | 'read'
  | 'invite'
  | 'ask'
  | 'accept'
  | 'admit'
  | 'refuse'
  | 'limit'
  | 'leave'
  | 'suspend'
  | 'restore'

export const participationPolicy: Policy<ParticipationAction> = {
  // Who has not joined, or has left, is seen at once, by themselves and by the others: names of bureaus are no secret.
  read: (actor) => when(actor.kind !== 'stranger'),
  invite: runs,
  ask: leads,
  accept: leads,
  admit: runs,
  refuse: runs,
  limit: leads,
  leave: (actor) => all(leads(actor), not(participation.equals('bureau', networkSecretariat))),
  suspend: runs,
  restore: runs,
}
