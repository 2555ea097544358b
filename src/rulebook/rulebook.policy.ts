// Rules every slice of the analysts' network starts from: who takes part, under which clause, and who is its secretariat.
import { cited, type Rule, when } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import type { Clause } from '../terms/clause.ts'

/** The unit of the General Secretariat that runs the network. */
export const networkSecretariat = 'gs'

/** Holds for actors whose bureau the terms in force give this clause; names the clause in an explanation. */
export const underClause = (actor: Actor, clause: Clause): Rule =>
  cited(`Terms of reference, ${clause}`, when(actor.clauses.includes(clause)))

/** An analyst of the General Secretariat: admits participants, assigns what nobody takes, opens and closes files. */
export const isNetworkSecretariat = (actor: Actor): boolean =>
  actor.bureau === networkSecretariat && hasDuty(actor, ['analyst'])

/** The data-protection officer whose advice analysis files need. */
export const isNetworkAdviser = (actor: Actor): boolean =>
  actor.bureau === networkSecretariat && hasDuty(actor, ['data-protection'])
