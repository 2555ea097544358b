// Who may do what with a record: one table, an article behind each line. When it may be done is the workflow's.

import { all, any, cited, no, not, type Policy, type Rule, rulesOn, when, yes } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { hasDuty } from '../kernel/actor.ts'
import type { Duty } from '../terms/duty.ts'
import type { SeenBy } from './databases/database.ts'
import type { RecordRow } from './record.schema.ts'

const record = rulesOn<RecordRow>()

/** Lives in which a record is answered to others; in two of them only as "use suspended". */
const livesOthersSee = ['active', 'under-review', 'blocked'] as const

const own = (actor: Actor): Rule => all(when(actor.bureau !== ''), record.equals('owner', actor.bureau))

/** What others need beside not being kept out: a grant of the database, a record in use, and clearance. */
const granted = (actor: Actor): Rule =>
  all(
    cited('RPD 54, 107 to 109: databases granted to bureau, entity and duty', record.in('database', actor.databases)),
    cited('RPD 51: a withdrawn record is answered to nobody but its owner', record.in('life', livesOthersSee)),
    cited(
      'RPD 112: clearance at least the confidentiality of the record',
      record.atMost('confidentialityLevel', actor.clearance),
    ),
  )

const desks: readonly Duty[] = ['desk', 'notices', 'compliance', 'analyst', 'data-protection', 'command', 'system']

/** How much of a record a duty needs. Whoever stands at a post sees what a post needs, a system whose key speaks for one too. */
export const levelOf = (actor: Actor): SeenBy => (actor.post === '' && hasDuty(actor, desks) ? 'desk' : 'post')

const keptOut = (actor: Actor): Rule => record.contains('restrictedFrom', actor.bureau)

const ownBy = (article: string, actor: Actor, duties: readonly Duty[]): Rule =>
  cited(article, all(own(actor), when(hasDuty(actor, duties))))

/** Whoever stands at a post is not shown a discreet alert, the own bureau's included: the traveller would read it in their face. */
const openToPlace = (actor: Actor): Rule => (levelOf(actor) === 'desk' ? yes : record.equals('alert', 'open'))

export type RecordAction = 'read' | 'askOwner' | 'discreet' | 'update' | 'withdraw' | 'history' | 'lookups'

export const recordPolicy: Policy<RecordAction> = {
  read: (actor) =>
    all(
      cited('field notes 2.3: a discreet alert is not shown at a post', openToPlace(actor)),
      any(
        cited('RPD 7: the source controls its records at any time', own(actor)),
        all(granted(actor), cited('RPD 58: not restricted from this bureau by the source', not(keptOut(actor)))),
      ),
    ),
  /** What a check at a post matches without showing it: desk and source hear of it. */
  discreet: (actor) =>
    levelOf(actor) === 'desk'
      ? no
      : cited(
          'field notes 2.3: the post sees nothing unusual, its desk and the owner do',
          all(record.equals('alert', 'discreet'), any(own(actor), all(granted(actor), not(keptOut(actor))))),
        ),
  askOwner: (actor) =>
    cited(
      'RPD 58: restricted from this bureau, whom the source lets ask',
      all(openToPlace(actor), not(own(actor)), granted(actor), keptOut(actor), record.equals('restriction', 'ask')),
    ),
  update: (actor) => ownBy('RPD 7, 46: the source alone corrects its records', actor, ['desk', 'notices', 'system']),
  withdraw: (actor) => ownBy('RPD 7, 51: the source withdraws its records', actor, ['desk', 'notices', 'system']),
  history: (actor) =>
    ownBy('RPD 12, 46: the source sees what its record was', actor, [
      'desk',
      'notices',
      'compliance',
      'data-protection',
      'system',
    ]),
  lookups: (actor) =>
    ownBy('RPD 125 to 127: the source may learn who consulted its record', actor, [
      'desk',
      'notices',
      'data-protection',
    ]),
}
