// Who may do what with a watch and what it found: the own bureau only, an entity its own, and never a post.
import { all, cited, type Policy, type Rule, rulesOn, when, yes } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import type { Duty } from '../terms/duty.ts'

/** Columns that rules compare; all NOT NULL. A find has the same. */
export type WatchColumns = { readonly bureau: string; readonly unit: string }

const watch = rulesOn<WatchColumns>()

const by = (actor: Actor, duties: readonly Duty[]): Rule =>
  cited(
    'field notes 2.2: watches and delayed hits are the own bureau’s; nobody else learns that they exist',
    all(
      when(actor.bureau !== '' && hasDuty(actor, duties)),
      watch.equals('bureau', actor.bureau),
      actor.unit === '' ? yes : cited('RPD 21: an entity has its own', watch.equals('unit', actor.unit)),
    ),
  )

export type WatchAction = 'read' | 'propose' | 'approve' | 'refuse' | 'renew' | 'end' | 'decide' | 'tend'

export const watchPolicy: Policy<WatchAction> = {
  read: (actor) => by(actor, ['desk', 'notices', 'analyst', 'data-protection', 'command', 'system']),
  propose: (actor) => by(actor, ['desk', 'notices', 'analyst', 'command']),
  approve: (actor) => by(actor, ['desk', 'command']),
  refuse: (actor) => by(actor, ['desk', 'command']),
  renew: (actor) => by(actor, ['desk', 'notices', 'analyst', 'command']),
  end: (actor) => by(actor, ['desk', 'notices', 'analyst', 'command']),
  /** "Could be" and its refusal, on a line for the desk. */
  decide: (actor) => by(actor, ['desk', 'notices', 'command']),
  /** What happens by itself: reminding, ending, erasing, what later records meet. */
  tend: (actor) => all(by(actor, ['system']), when(actor.kind === 'system')),
}
