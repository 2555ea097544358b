// Who may do what with a message: its sender and those it is addressed to, as bureaus; never an entity or a post under them.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { all, cited, not, type Policy, type Rule, rulesOn, when, yes } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import type { Duty } from '../terms/duty.ts'

/** Columns that rules compare; all NOT NULL. */
export type MessageColumns = {
  readonly sender: string
  readonly recipients: readonly string[]
  readonly participants: readonly string[]
  readonly confidentialityLevel: number
}

const message = rulesOn<MessageColumns>()

const readers: readonly Duty[] = ['desk', 'notices', 'compliance', 'analyst', 'command', 'data-protection', 'system']
const acting: readonly Duty[] = ['desk', 'notices', 'compliance', 'command', 'system']

/** Correspondence is the bureau's own: an entity acts through its bureau (RPD 21), a post hears from its desk. */
const atTheBureau = (actor: Actor, duties: readonly Duty[]): Rule =>
  cited(
    'RPD 5, 21: bureaus correspond with bureaus',
    when(actor.bureau !== '' && actor.unit === '' && actor.post === '' && hasDuty(actor, duties)),
  )

const read = (actor: Actor): Rule =>
  all(
    atTheBureau(actor, readers),
    cited('RPD 54: sender and recipients', message.contains('participants', actor.bureau)),
    // A bureau's own system keeps what it may not read to anybody: numbers, marks, erasing.
    actor.kind === 'system'
      ? yes
      : cited(
          'RPD 112: clearance at least the confidentiality',
          message.atMost('confidentialityLevel', actor.clearance),
        ),
  )

const sent = (actor: Actor): Rule => all(read(actor), message.equals('sender', actor.bureau))
const received = (actor: Actor): Rule =>
  all(read(actor), message.contains('recipients', actor.bureau), not(message.equals('sender', actor.bureau)))

export type MessageAction =
  | 'read'
  | 'send'
  | 'display'
  | 'acknowledge'
  | 'answer'
  | 'withdraw'
  | 'consent'
  | 'remind'
  | 'moreTime'
  | 'tend'
  | 'follow'

export const messagePolicy: Policy<MessageAction> = {
  read,
  send: (actor) => all(atTheBureau(actor, readers), message.equals('sender', actor.bureau)),
  display: received,
  acknowledge: (actor) => all(received(actor), when(hasDuty(actor, acting))),
  answer: received,
  withdraw: (actor) => cited('RPD 7: the source controls what it sent', all(sent(actor), when(hasDuty(actor, acting)))),
  consent: (actor) =>
    cited('RPD 7, 57: nothing is passed on without its source', all(sent(actor), when(hasDuty(actor, acting)))),
  remind: (actor) => all(sent(actor), when(hasDuty(actor, acting))),
  moreTime: (actor) => all(received(actor), when(hasDuty(actor, acting))),
  /** What happens by itself: reminding, erasing. */
  tend: (actor) => all(sent(actor), when(actor.kind === 'system')),
  /** What other slices do by themselves about a message, in the name of any bureau: outlines only, never what it says. */
  follow: (actor) => when(actor.kind === 'system'),
}

/** Columns of what a bureau keeps for itself: groups of addressees. */
export type OwnColumns = { readonly bureau: string }
const own = rulesOn<OwnColumns>()

export const ownPolicy: Policy<'read' | 'write' | 'tend'> = {
  read: (actor) => all(atTheBureau(actor, readers), own.equals('bureau', actor.bureau)),
  write: (actor) => all(atTheBureau(actor, readers), own.equals('bureau', actor.bureau)),
  tend: (actor) => all(when(actor.kind === 'system'), own.equals('bureau', actor.bureau)),
}

export type RoundColumns = { readonly bureau: string; readonly participants: readonly string[] }
const round = rulesOn<RoundColumns>()

/** The board of a test round is its asker's; those who were asked see the message and their own marks. */
export const roundPolicy: Policy<'read' | 'start' | 'tend'> = {
  read: (actor) => all(atTheBureau(actor, readers), round.equals('bureau', actor.bureau)),
  start: (actor) =>
    all(
      atTheBureau(actor, ['desk', 'command', 'system']),
      when(actor.bureau === generalSecretariat),
      round.equals('bureau', actor.bureau),
    ),
  tend: (actor) => all(when(actor.kind === 'system'), round.equals('bureau', actor.bureau)),
}

export type DraftColumns = { readonly bureau: string; readonly officer: string }
const draft = rulesOn<DraftColumns>()

/** What is not sent is nobody's but the officer's who writes it; the bureau's own system erases it when its day has come. */
export const draftPolicy: Policy<'write' | 'tend'> = {
  write: (actor) =>
    all(atTheBureau(actor, readers), draft.equals('bureau', actor.bureau), draft.equals('officer', actor.officer)),
  tend: (actor) => all(when(actor.kind === 'system'), draft.equals('bureau', actor.bureau)),
}
