// Who may do what with what waits on a desk: the own bureau only, an entity its own, and never a post.
import { all, any, cited, not, type Policy, type Rule, rulesOn, when, yes } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import type { Duty } from '../terms/duty.ts'
import type { ItemKind, ItemSide } from './desk.schema.ts'

/** Columns that rules compare; all NOT NULL. Handovers and calls have the first two. */
export type DeskColumns = { readonly bureau: string; readonly unit: string }
export type ItemColumns = DeskColumns & {
  readonly reviewed: boolean
  readonly withheldFrom: string
  readonly kind: ItemKind
  readonly side: ItemSide
}
export type ViewColumns = { readonly bureau: string; readonly officer: string; readonly shared: boolean }

const desk = rulesOn<DeskColumns>()
const item = rulesOn<ItemColumns>()
const view = rulesOn<ViewColumns>()

const desks: readonly Duty[] = ['desk', 'notices', 'compliance', 'command']

const own = (actor: Actor): Rule =>
  cited(
    'RPD 19 to 21: a desk is its bureau’s; what waits there is nobody else’s to know',
    all(
      when(actor.bureau !== '' && hasDuty(actor, [...desks, 'system'])),
      desk.equals('bureau', actor.bureau),
      actor.unit === '' ? yes : cited('RPD 21: an entity has its own', desk.equals('unit', actor.unit)),
    ),
  )

/** What came to the Secretariat first concerns people a state may be looking for: not a matter for its whole desk. */
const reviews = (actor: Actor): Rule =>
  cited(
    'field notes 2.3',
    any(item.equals('reviewed', false), when(hasDuty(actor, ['compliance', 'command', 'system']))),
  )

/** Whoever gave a list in is not told that it met somebody who is discreetly looked for. */
const mayKnow = (actor: Actor): Rule =>
  cited(
    'field notes 2.3: a discreet alert is for another officer of the desk',
    any(item.equals('withheldFrom', ''), not(item.equals('withheldFrom', actor.officer))),
  )

const mine = (actor: Actor): Rule => all(own(actor), reviews(actor), mayKnow(actor))
const works = (actor: Actor): Rule => all(mine(actor), when(hasDuty(actor, desks)))
/** A hit is had by those who may act on it, as the hit's own rule says; to oversee one takes no more than to read it. */
const holds = (actor: Actor): Rule =>
  all(
    works(actor),
    any(
      not(item.equals('kind', 'hit')),
      item.equals('side', 'overseer'),
      item.equals('reviewed', true),
      when(hasDuty(actor, ['desk', 'notices', 'command'])),
    ),
  )
const byPlatform = (actor: Actor): Rule => when(actor.kind === 'system')

export type ItemAction =
  | 'read'
  | 'take'
  | 'assign'
  | 'release'
  | 'snooze'
  | 'wake'
  | 'done'
  | 'reopen'
  | 'escalate'
  | 'acknowledge'
  | 'link'
  | 'change'
  | 'tend'

export const itemPolicy: Policy<ItemAction> = {
  read: mine,
  take: holds,
  assign: holds,
  release: holds,
  snooze: works,
  wake: works,
  done: works,
  reopen: works,
  escalate: works,
  acknowledge: works,
  link: works,
  /** What a task says. */
  change: works,
  /** What happens by itself: coming back, ringing, following its thing. */
  tend: (actor) => all(desk.equals('bureau', actor.bureau), byPlatform(actor)),
}

export type PageAction = 'read' | 'write' | 'accept' | 'tend'

/** Handovers and calls. */
export const pagePolicy: Policy<PageAction> = {
  read: own,
  write: (actor) => all(own(actor), when(hasDuty(actor, desks))),
  accept: (actor) => all(own(actor), when(hasDuty(actor, desks))),
  tend: (actor) => all(desk.equals('bureau', actor.bureau), byPlatform(actor)),
}

export type ViewAction = 'read' | 'change' | 'remove'

const seesView = (actor: Actor): Rule =>
  all(
    when(hasDuty(actor, desks)),
    view.equals('bureau', actor.bureau),
    any(view.equals('shared', true), view.equals('officer', actor.officer)),
  )
/** A view of the whole desk is changed by whoever made it, or by command. */
const ownsView = (actor: Actor): Rule =>
  all(seesView(actor), any(view.equals('officer', actor.officer), when(hasDuty(actor, ['command']))))

export const viewPolicy: Policy<ViewAction> = { read: seesView, change: ownsView, remove: ownsView }
