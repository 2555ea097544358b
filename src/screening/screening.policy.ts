// Who may give in a list, see how far it is, review what it met and have its report: the own bureau only, and never a carrier.
import { all, any, cited, not, type Policy, type Rule, rulesOn, when, yes } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import type { Duty } from '../terms/duty.ts'
import type { ScreeningState } from './screening.schema.ts'

/** Columns that rules compare; all NOT NULL. */
const list = rulesOn<{
  readonly bureau: string
  readonly unit: string
  readonly officer: string
  readonly state: ScreeningState
}>()
const match = rulesOn<{
  readonly bureau: string
  readonly unit: string
  readonly uploader: string
  readonly discreet: boolean
}>()

const own = (actor: Actor, duties: readonly Duty[]): Rule =>
  all(
    when(actor.bureau !== '' && hasDuty(actor, duties)),
    cited(
      'RPD 28: carriers and hotels give lists and never see what came of them',
      list.equals('bureau', actor.bureau),
    ),
    actor.unit === '' ? yes : cited('RPD 21: an entity has its own', list.equals('unit', actor.unit)),
  )

export type ScreeningAction = 'read' | 'upload' | 'cancel' | 'erase' | 'report' | 'tend'

export const screeningPolicy: Policy<ScreeningAction> = {
  read: (actor) => own(actor, ['desk', 'command', 'data-protection', 'system']),
  /** A national system may give lists in by its key; no system reviews what they met. */
  upload: (actor) => all(own(actor, ['desk', 'command', 'system']), when(actor.kind !== 'system')),
  cancel: (actor) => all(own(actor, ['desk', 'command', 'system']), list.equals('state', 'running')),
  erase: (actor) =>
    all(
      own(actor, ['desk', 'command', 'data-protection', 'system']),
      not(list.equals('state', 'erased')),
      any(list.equals('officer', actor.officer), when(hasDuty(actor, ['command', 'data-protection']))),
    ),
  report: (actor) =>
    all(
      own(actor, ['desk', 'command']),
      when(actor.kind === 'officer'),
      list.in('state', ['finished', 'cancelled', 'stopped']),
    ),
  /** What happens by itself: asking and erasing. */
  tend: (actor) => all(own(actor, ['system']), when(actor.kind === 'system')),
}

const seenBy = (actor: Actor): Rule =>
  all(
    own(actor, ['desk', 'command', 'system']),
    cited(
      'field notes 2.3: whoever gave the list in is not shown a discreet alert, another officer of the desk is',
      any(
        match.equals('discreet', false),
        all(when(actor.kind === 'officer'), not(match.equals('uploader', actor.officer))),
      ),
    ),
  )

export type MatchAction = 'read' | 'review'

export const matchPolicy: Policy<MatchAction> = {
  read: seenBy,
  review: (actor) =>
    cited(
      'field notes 2.5: a person at the desk reviews what a list met before its source hears of it',
      all(seenBy(actor), when(actor.kind === 'officer' && hasDuty(actor, ['desk', 'command']))),
    ),
}

/** A copy of the report is opened by whoever it was given to. */
const copy = rulesOn<{ readonly bureau: string; readonly officer: string }>()
export const reportPolicy: Policy<'read'> = {
  read: (actor) =>
    all(
      when(actor.kind === 'officer' && hasDuty(actor, ['desk', 'command'])),
      copy.equals('bureau', actor.bureau),
      copy.equals('officer', actor.officer),
    ),
}
