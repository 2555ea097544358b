// Who may do what with a request: its parties as bureaus, each under the clauses the terms in force give it; nobody else learns of it.
import { all, any, cited, not, type Policy, type Rule, rulesOn, when, yes } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import { isNetworkSecretariat, underClause } from '../rulebook/rulebook.policy.ts'
import type { Duty } from '../terms/duty.ts'

/** Columns that rules compare; all NOT NULL. */
export type RequestColumns = {
  readonly asker: string
  readonly lead: string
  readonly state: string
  readonly parties: readonly string[]
  readonly recipients: readonly string[]
  readonly confidentialityLevel: number
  readonly unclaimed: boolean
}

const request = rulesOn<RequestColumns>()

export const requestReaders: readonly Duty[] = ['analyst', 'desk', 'command', 'data-protection', 'system']
const working: readonly Duty[] = ['analyst', 'command']
const asking: readonly Duty[] = ['analyst', 'desk', 'command']

/** The network joins bureaus and its other participants; an entity acts through its bureau (RPD 21), a post not at all. */
const atTheBureau = (actor: Actor, duties: readonly Duty[]): Rule =>
  cited(
    'RPD 21: bureaus take part, entities through them',
    when(actor.bureau !== '' && actor.unit === '' && actor.post === '' && hasDuty(actor, duties)),
  )

const read = (actor: Actor): Rule =>
  all(
    atTheBureau(actor, requestReaders),
    cited('need to know: the parties of the request', request.contains('parties', actor.bureau)),
    // A bureau's own system tends clocks and lists, whatever the bureau may read; it shows nothing to anybody.
    actor.kind === 'system'
      ? yes
      : all(
          underClause(actor, 'network.take-part'),
          cited(
            'RPD 112: clearance at least the confidentiality',
            request.atMost('confidentialityLevel', actor.clearance),
          ),
        ),
  )

const asked = (actor: Actor, duties: readonly Duty[] = asking): Rule =>
  all(read(actor), request.equals('asker', actor.bureau), atTheBureau(actor, duties), underClause(actor, 'request.ask'))
const leads = (actor: Actor): Rule =>
  all(
    read(actor),
    request.equals('lead', actor.bureau),
    atTheBureau(actor, working),
    underClause(actor, 'request.answer'),
  )
const receives = (actor: Actor): Rule =>
  all(read(actor), request.contains('recipients', actor.bureau), atTheBureau(actor, asking))
const seesTo = (actor: Actor): Rule =>
  all(
    read(actor),
    cited('Terms of reference: the Secretariat sees to what nobody takes', when(isNetworkSecretariat(actor))),
    request.equals('unclaimed', true),
  )

export type RequestAction =
  | 'read'
  | 'draft'
  | 'save'
  | 'discard'
  | 'send'
  | 'assign'
  | 'refuse'
  | 'give'
  | 'talk'
  | 'state'
  | 'move'
  | 'compose'
  | 'submit'
  | 'return'
  | 'deliver'
  | 'close'
  | 'readDelivery'
  | 'open'
  | 'acknowledge'
  | 'feedback'
  | 'withdraw'
  | 'reschedule'
  | 'mark'
  | 'tend'

export const requestPolicy: Policy<RequestAction> = {
  read,
  draft: (actor) => all(atTheBureau(actor, asking), underClause(actor, 'request.ask')),
  save: (actor) => asked(actor),
  discard: (actor) => asked(actor),
  send: (actor) => asked(actor),
  assign: seesTo,
  refuse: seesTo,
  /** A further bureau or a piece of its own: by the one who asks while nobody leads, then by the lead. */
  give: (actor) => any(leads(actor), all(asked(actor), request.equals('lead', ''))),
  talk: (actor) => all(read(actor), atTheBureau(actor, asking), not(request.equals('state', 'draft'))),
  /** States what the answer is made of: whoever leads or has a piece; pieces are looked at by the store. */
  state: (actor) => all(read(actor), atTheBureau(actor, working), underClause(actor, 'request.answer')),
  move: leads,
  compose: leads,
  submit: leads,
  return: leads,
  deliver: leads,
  close: leads,
  readDelivery: (actor) =>
    all(read(actor), any(request.equals('lead', actor.bureau), request.contains('recipients', actor.bureau))),
  open: receives,
  acknowledge: receives,
  feedback: (actor) => asked(actor),
  withdraw: (actor) => asked(actor),
  reschedule: (actor) => asked(actor),
  /** Only ever to a stricter marking; the workflow holds it to that. */
  mark: (actor) => any(asked(actor), leads(actor)),
  /** Clocks, reminders and the list of what nobody takes. */
  tend: (actor) => all(read(actor), when(actor.kind === 'system')),
}

/** Columns of a piece that rules compare; its request has passed the read rule. */
export type PartColumns = { readonly bureau: string; readonly givenBy: string }
const part = rulesOn<PartColumns>()

export type PartAction = 'accept' | 'decline' | 'handOver' | 'handIn' | 'recall'

const own = (actor: Actor, duties: readonly Duty[] = asking): Rule =>
  all(part.equals('bureau', actor.bureau), atTheBureau(actor, duties), underClause(actor, 'request.answer'))

export const partPolicy: Policy<PartAction> = {
  accept: (actor) => own(actor),
  decline: (actor) => own(actor),
  handOver: (actor) => own(actor),
  handIn: (actor) => own(actor, working),
  recall: (actor) => all(part.equals('givenBy', actor.bureau), atTheBureau(actor, asking)),
}

/**
 * Whether texts about persons that a bureau wrote may be shown to this actor: its own always, those of others under the clause without
 * which an edition free of personal data is given.
 */
export const mayReceivePersonalData = (actor: Actor, writer: string): boolean =>
  actor.bureau === writer || actor.clauses.includes('personal-data.receive')
