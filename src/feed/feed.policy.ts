// Who may see and steer imports and mappings: whoever feeds for the bureau, and nobody of another one.
import { all, cited, type Policy, type Rule, rulesOn, when } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import type { Duty } from '../terms/duty.ts'

const ofBureau = rulesOn<{ bureau: string }>()

const feeds: readonly Duty[] = ['desk', 'notices', 'system']

const own = (actor: Actor): Rule =>
  cited(
    'RPD 7, 19: a bureau feeds its own records and answers for what it feeds',
    all(when(actor.bureau !== '' && hasDuty(actor, feeds)), ofBureau.equals('bureau', actor.bureau)),
  )

export type FeedAction = 'read' | 'steer'

export const feedPolicy: Policy<FeedAction> = { read: own, steer: own }
