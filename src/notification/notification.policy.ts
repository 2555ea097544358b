// Who may read and set what of notifications: the own bureau's and one's own only; an open alarm also by the command of the Secretariat.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { all, any, cited, type Policy, type Rule, rulesOn, when } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'

/** Columns that rules compare; all NOT NULL. Officer is empty for what is the bureau's. */
export type OwnedColumns = { readonly bureau: string; readonly officer: string }
export type BureauColumns = { readonly bureau: string }

const owned = rulesOn<OwnedColumns>()
const ofBureau = rulesOn<BureauColumns>()

/** An administrator of an entity looks after its people; the bureau's own settings are beyond them. */
export const sets = (actor: Actor): boolean => hasDuty(actor, ['administrator', 'command']) && actor.unit === ''
const mine = (actor: Actor): Rule =>
  all(when(actor.officer !== ''), owned.equals('bureau', actor.bureau), owned.equals('officer', actor.officer))
const bureaus = (actor: Actor): Rule => all(owned.equals('bureau', actor.bureau), owned.equals('officer', ''))
const byPlatform = (actor: Actor): Rule => all(when(actor.kind === 'system'), owned.equals('bureau', actor.bureau))

/** Rules of the bureau are read by its officers, who live by them; its targets by those who set them. */
export const settingPolicy: Policy<'read' | 'change'> = {
  read: (actor) => any(mine(actor), bureaus(actor)),
  change: (actor) => any(mine(actor), all(bureaus(actor), when(sets(actor)))),
}

/** Targets and what came of pings to them. */
export const targetPolicy: Policy<'read' | 'change'> = {
  read: (actor) => any(mine(actor), all(bureaus(actor), when(sets(actor))), byPlatform(actor)),
  change: (actor) => any(mine(actor), all(bureaus(actor), when(sets(actor)))),
}

export const digestPolicy: Policy<'read'> = { read: mine }

const rings = (actor: Actor): Rule =>
  all(
    when(hasDuty(actor, ['desk', 'notices', 'compliance', 'administrator', 'command'])),
    ofBureau.equals('bureau', actor.bureau),
  )

export const telephonePolicy: Policy<'read' | 'change' | 'test'> = {
  read: rings,
  change: (actor) => all(ofBureau.equals('bureau', actor.bureau), when(sets(actor))),
  test: rings,
}

const watchesOver = (actor: Actor): Rule =>
  cited(
    'field notes 2.1: the Command and Coordination Centre watches over the network around the clock',
    when(actor.bureau === generalSecretariat && hasDuty(actor, ['command'])),
  )

/** Alarms nobody answered. Beyond the own bureau there is nothing in them but that somebody is to be rung. */
export const roundPolicy: Policy<'read' | 'attempt'> = {
  read: (actor) => any(rings(actor), watchesOver(actor)),
  attempt: (actor) => any(rings(actor), watchesOver(actor)),
}
