// Who may do what with a bureau and the entities under it.
import { all, cited, not, type Policy, rulesOn, when, yes } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import { generalSecretariat } from './bureau.schema.ts'

/** Columns of a bureau that rules compare. */
type BureauColumns = { readonly code: string }
/** Columns of an entity that rules compare. */
type UnitColumns = { readonly bureau: string }

const bureau = rulesOn<BureauColumns>()
const unit = rulesOn<UnitColumns>()

const isSecretariat = (actor: Actor): boolean => actor.bureau === generalSecretariat
/** An administrator with an entity looks after the people of that entity; bureau and entities are beyond them. */
const administers = (actor: Actor) => when(hasDuty(actor, ['administrator']) && actor.unit === '')
const own = (actor: Actor) => bureau.equals('code', actor.bureau)

export const bureauActions = ['read', 'readGrants', 'describe', 'grant', 'suspend'] as const
export type BureauAction = (typeof bureauActions)[number]

export const bureauPolicy: Policy<BureauAction> = {
  // Whom to call must be known to everybody who may have to.
  read: (actor) => when(actor.kind !== 'stranger'),
  readGrants: (actor) => (isSecretariat(actor) ? yes : own(actor)),
  describe: (actor) => all(own(actor), administers(actor)),
  grant: (actor) => cited('RPD 107 to 111', all(when(isSecretariat(actor)), administers(actor))),
  // The General Secretariat cannot suspend itself: nobody would be left to lift it.
  suspend: (actor) =>
    cited(
      'RPD 131',
      all(
        when(isSecretariat(actor) && hasDuty(actor, ['administrator', 'command'])),
        not(bureau.equals('code', generalSecretariat)),
      ),
    ),
}

export const unitActions = ['read', 'create', 'change', 'suspend'] as const
export type UnitAction = (typeof unitActions)[number]

const ownUnit = (actor: Actor) => unit.equals('bureau', actor.bureau)

export const unitPolicy: Policy<UnitAction> = {
  read: ownUnit,
  create: (actor) => cited('RPD 21', all(ownUnit(actor), administers(actor))),
  change: (actor) => cited('RPD 21', all(ownUnit(actor), administers(actor))),
  suspend: (actor) => cited('RPD 21', all(ownUnit(actor), administers(actor))),
}
