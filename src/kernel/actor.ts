// Who is asking: an officer at a desk or post, a national system by its key, or the system of a bureau doing its own work.
import type { Clause } from '../terms/clause.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import type { Duty } from '../terms/duty.ts'
import type { Purpose } from '../terms/purpose.ts'

/**
 * Rights are the intersection bureau ∩ entity ∩ duty ∩ key, worked out when the actor is read and again at once when a
 * fact changes any of them. A key never exceeds its officer; facts name both.
 */
export type Actor = {
  readonly kind: 'officer' | 'key' | 'system' | 'stranger'
  /** Name of the officer, `vn.desk`; empty for a stranger. */
  readonly officer: string
  /** Bureau the officer serves, `vn`; empty for a stranger. */
  readonly bureau: string
  /** National entity under the bureau, empty for the bureau itself. */
  readonly unit: string
  readonly duties: readonly Duty[]
  /** Databases that may be asked. */
  readonly databases: readonly string[]
  /** Purposes that may be named. */
  readonly purposes: readonly Purpose[]
  /** What the terms of reference of the analysts' network in force give the actor's bureau; empty for one that has not joined. */
  readonly clauses: readonly Clause[]
  /** Crime areas the bureau does not take part in, by its own word. */
  readonly withoutCrimeAreas: readonly CrimeArea[]
  /** Operations a key, or an officer of a suspended bureau, is held to; null where duties alone decide. */
  readonly operations: readonly string[] | null
  /** Failure that is told when `operations` leaves one out which the duties admit; empty where no state holds the actor back. */
  readonly heldBy: string
  /** Instant at which the person last showed who they are; empty for all who are no person at a desk. */
  readonly freshAt: string
  /** Highest confidentiality that may be read: 1 official use only, 2 restricted, 3 confidential. */
  readonly clearance: number
  /** Place of the post, shown to sources with a hit; empty elsewhere. */
  readonly post: string
  /** Id of the API key, empty for people. */
  readonly key: string
  /** Purpose and reference set for the session or key; empty when none. */
  readonly purpose: Purpose | ''
  readonly reference: string
  /** Requests a minute this officer or key may make. */
  readonly quota: number
  /** Counts changes of rights: filters made for one value are never used for another. */
  readonly rights: string
}

export const stranger: Actor = {
  kind: 'stranger',
  officer: '',
  bureau: '',
  unit: '',
  duties: [],
  databases: [],
  purposes: [],
  clauses: [],
  withoutCrimeAreas: [],
  operations: [],
  heldBy: '',
  freshAt: '',
  clearance: 0,
  post: '',
  key: '',
  purpose: '',
  reference: '',
  quota: 0,
  rights: '',
}

/** The actor for work a bureau's own system does: timers, reactions, feeds. It has the duty `system` and no other. */
export const systemOf = (bureau: string): Actor => ({
  ...stranger,
  kind: 'system',
  officer: `${bureau}.system`,
  bureau,
  duties: ['system'],
  operations: null,
  rights: `${bureau}.system`,
})

/** Whether the actor holds at least one of these duties. */
export const hasDuty = (actor: Actor, duties: readonly Duty[]): boolean => duties.some((d) => actor.duties.includes(d))
