// Who may read and give courses, take them, and state needs and offers of training.
import { all, any, type Policy, type Rule, rulesOn, when } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import { isNetworkSecretariat, underClause } from '../rulebook/rulebook.policy.ts'
import type { CourseState, EnrolmentState, NeedState, OfferState } from './training.schema.ts'

const course = rulesOn<{ readonly owner: string; readonly state: CourseState }>()
const learning = rulesOn<{ readonly officer: string; readonly bureau: string; readonly state: EnrolmentState }>()
const certificate = rulesOn<{ readonly officer: string; readonly bureau: string }>()
const need = rulesOn<{ readonly bureau: string; readonly state: NeedState }>()
const offer = rulesOn<{ readonly bureau: string; readonly state: OfferState }>()

const takesPart = (actor: Actor): Rule => underClause(actor, 'network.take-part')
const teaches = (actor: Actor): Rule =>
  all(
    takesPart(actor),
    underClause(actor, 'training.offer'),
    when(hasDuty(actor, ['analyst', 'command', 'notices', 'desk'])),
  )
const gives = (actor: Actor): Rule => all(teaches(actor), course.equals('owner', actor.bureau))

export type CourseAction = 'read' | 'write' | 'save' | 'publish' | 'withdraw' | 'enrol' | 'learners'

export const coursePolicy: Policy<CourseAction> = {
  read: (actor) => all(takesPart(actor), any(course.in('state', ['published', 'withdrawn']), gives(actor))),
  write: teaches,
  save: (actor) => all(gives(actor), course.in('state', ['draft', 'published'])),
  publish: (actor) => all(gives(actor), course.equals('state', 'draft')),
  withdraw: (actor) => all(any(gives(actor), when(isNetworkSecretariat(actor))), course.equals('state', 'published')),
  // Only a person learns: what a key does is no exercise of anybody.
  enrol: (actor) => all(takesPart(actor), when(actor.kind === 'officer'), course.equals('state', 'published')),
  learners: gives,
}

const administers = (actor: Actor): Rule => when(actor.unit === '' && hasDuty(actor, ['administrator']))

/** One's own, and for the administrator of the bureau those of its officers. */
export const learningPolicy: Policy<'read'> = {
  read: (actor) =>
    any(learning.equals('officer', actor.officer), all(administers(actor), learning.equals('bureau', actor.bureau))),
}

/** The lists; by its reference a certificate is verified by everybody signed in, as is the use of one. */
export const certificatePolicy: Policy<'read' | 'verify'> = {
  read: (actor) =>
    any(
      certificate.equals('officer', actor.officer),
      all(administers(actor), certificate.equals('bureau', actor.bureau)),
    ),
  verify: (actor) => when(actor.kind !== 'stranger'),
}

export const needPolicy: Policy<'read' | 'state' | 'close'> = {
  read: takesPart,
  state: (actor) => all(takesPart(actor), when(hasDuty(actor, ['analyst', 'command', 'administrator']))),
  close: (actor) =>
    all(
      takesPart(actor),
      when(hasDuty(actor, ['analyst', 'command', 'administrator'])),
      need.equals('bureau', actor.bureau),
      need.equals('state', 'open'),
    ),
}

export const offerPolicy: Policy<'read' | 'offer' | 'close'> = {
  read: takesPart,
  offer: teaches,
  close: (actor) => all(teaches(actor), offer.equals('bureau', actor.bureau), offer.equals('state', 'open')),
}
