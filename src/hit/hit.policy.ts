// Who may do what with a hit: the side that found, the side that answers, and the General Secretariat between them.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { all, any, cited, not, type Policy, type Rule, rulesOn, when, yes } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import type { Side } from './hit.schema.ts'
import type { HitRow } from './hit.table.ts'
import type { Act } from './hit.workflow.ts'

/** Columns that rules compare; all NOT NULL. */
export type HitColumns = Pick<
  HitRow,
  'owner' | 'finder' | 'answering' | 'told' | 'participants' | 'unit' | 'post' | 'officer' | 'discreet'
>

const hit = rulesOn<HitColumns>()

/** Duties that see the hits of their whole bureau or entity; whoever has none of them stands at a post and sees its own. */
const seesBureau = (actor: Actor): boolean =>
  hasDuty(actor, ['desk', 'notices', 'compliance', 'analyst', 'command', 'system'])

/** An entity sees what it found (RPD 21), a post what was found there, an officer without a post what they found. */
const ownPlace = (actor: Actor): Rule => {
  const unit = actor.unit === '' ? yes : hit.equals('unit', actor.unit)
  if (seesBureau(actor)) return unit
  // Of a discreet alert the post must not learn by its own list.
  const place = actor.post === '' ? hit.equals('officer', actor.officer) : hit.equals('post', actor.post)
  return all(unit, place, hit.equals('discreet', false))
}

const found = (actor: Actor): Rule => all(hit.equals('finder', actor.bureau), ownPlace(actor))

/** What came to the Secretariat first concerns people a state may be looking for: not a matter for its whole desk. */
const heldBack = (actor: Actor): Rule =>
  actor.bureau === generalSecretariat && !hasDuty(actor, ['compliance', 'command'])
    ? not(hit.equals('told', 'general-secretariat'))
    : yes

/** The side that answers and whoever else was told: the bureau itself, never an entity or a post under it. */
const told = (actor: Actor): Rule =>
  all(
    hit.contains('participants', actor.bureau),
    not(hit.equals('finder', actor.bureau)),
    when(actor.unit === '' && seesBureau(actor)),
    heldBack(actor),
  )

const read = (actor: Actor): Rule => cited('RPD 104', any(found(actor), told(actor)))

const finds = (actor: Actor): Rule =>
  cited('RPD 63', all(found(actor), when(hasDuty(actor, ['post', 'desk', 'notices', 'command']))))

/** The source answers for its record; for one whose use is suspended the General Secretariat does, by those who review. */
const answers = (actor: Actor): Rule =>
  cited(
    'RPD 105',
    all(
      hit.equals('answering', actor.bureau),
      when(actor.unit === ''),
      any(
        all(hit.equals('told', 'source'), when(hasDuty(actor, ['desk', 'notices', 'command']))),
        all(hit.equals('told', 'general-secretariat'), when(hasDuty(actor, ['compliance', 'command']))),
      ),
    ),
  )

const holds = (actor: Actor): Rule =>
  any(answers(actor), all(found(actor), when(hasDuty(actor, ['desk', 'notices', 'command']))))

const byPlatform = (actor: Actor): Rule => when(actor.kind === 'system')

export const hitPolicy: Policy<Act | 'read' | 'report' | 'clear' | 'withdraw' | 'tend' | 'follow'> = {
  read,
  // Made by a check, in the name of the bureau that asked.
  report: (actor) => hit.equals('finder', actor.bureau),
  take: holds,
  release: holds,
  bearer: finds,
  finding: finds,
  answer: answers,
  'more-time': answers,
  call: (actor) => all(read(actor), when(hasDuty(actor, ['desk', 'notices', 'compliance', 'command']))),
  escalate: finds,
  'pass-on': (actor) =>
    cited(
      'field notes 2.3',
      all(
        hit.equals('told', 'general-secretariat'),
        hit.equals('answering', actor.bureau),
        when(hasDuty(actor, ['compliance', 'command'])),
      ),
    ),
  outcome: finds,
  // A post may be mistaken about a person for a minute, a desk may not for a year.
  clear: (actor) => cited('field notes 2.4', all(found(actor), when(hasDuty(actor, ['desk', 'notices', 'command'])))),
  // Only the owner withdraws its record (RPD 7); the Secretariat answers for it and leaves it as it is.
  withdraw: (actor) =>
    cited('RPD 7', all(answers(actor), hit.equals('owner', actor.bureau), when(hasDuty(actor, ['desk', 'notices'])))),
  // Timers of the bureau that found: asking again, erasing.
  tend: (actor) => all(read(actor), byPlatform(actor)),
  // What becomes of a record reaches everybody who acts on a copy of it (RPD 46), whoever was told of the hit.
  follow: byPlatform,
}

/** On which side of a hit the actor stands; within one bureau the desk answers and the post finds. */
export const sideOf = (actor: Actor, row: HitColumns): Side => {
  if (row.answering === actor.bureau && seesBureau(actor)) return 'owner'
  return row.finder === actor.bureau ? 'finder' : 'overseer'
}
