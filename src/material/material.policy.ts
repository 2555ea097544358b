// Who may do what with material: a contribution is its bureau's own, and read by readers of its file whom its marking lets.
import { filePolicy } from '../analysis/analysis.policy.ts'
import type { FileRow } from '../analysis/analysis.table.ts'
import { all, any, cited, not, type Policy, type Rule, rulesOn, when } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import { underClause } from '../rulebook/rulebook.policy.ts'

/** Columns of a contribution that rules compare; all NOT NULL. */
export type ContributionColumns = {
  readonly bureau: string
  readonly state: string
  readonly excluded: readonly string[]
  readonly confidentialityLevel: number
}
const contribution = rulesOn<ContributionColumns>()

const forBureau = (actor: Actor): Rule =>
  when(actor.bureau !== '' && actor.unit === '' && actor.post === '' && hasDuty(actor, ['analyst']))
const own = (actor: Actor): Rule =>
  cited('RPD 7: the source controls what it contributed', contribution.equals('bureau', actor.bureau))
const isCleared = (actor: Actor): Rule =>
  cited('RPD 112: clearance at least the level', contribution.atMost('confidentialityLevel', actor.clearance))

const reads = (actor: Actor): Rule =>
  all(
    forBureau(actor),
    isCleared(actor),
    any(
      own(actor),
      all(
        underClause(actor, 'file.read'),
        contribution.equals('state', 'in'),
        cited('RPD 58: not kept out by the source', not(contribution.contains('excluded', actor.bureau))),
      ),
    ),
  )

export type ContributionAction = 'read' | 'add' | 'restrict' | 'withdraw' | 'extract' | 'tend'

/**
 * Of a foreign contribution the rule of its file is asked beside this one (`filePolicy.readMaterial`): the store joins both.
 * A claim is read by whoever reads its contribution.
 */
export const contributionPolicy: Policy<ContributionAction> = {
  read: (actor) => reads(actor),
  add: (actor) => all(reads(actor), own(actor), underClause(actor, 'file.contribute')),
  restrict: (actor) => all(reads(actor), own(actor)),
  withdraw: (actor) => all(reads(actor), own(actor)),
  extract: (actor) => all(reads(actor), own(actor), underClause(actor, 'file.contribute')),
  /** What happens by itself: copying what was agreed to, tables on their way in, erasing. */
  tend: (actor) => when(actor.kind === 'system'),
}

/** Columns of what a bureau works on by itself: extractions, tables, searches for entities that may be one. */
export type OwnColumns = { readonly bureau: string; readonly confidentialityLevel: number }
const work = rulesOn<OwnColumns>()

/**
 * Proposals are made of the claims one bureau saw: nobody else is shown them, nor an officer of it who is cleared for less.
 */
export const runPolicy: Policy<'read'> = {
  read: (actor) =>
    all(forBureau(actor), work.equals('bureau', actor.bureau), work.atMost('confidentialityLevel', actor.clearance)),
}

export type DecisionColumns = {
  readonly bureau: string
  readonly excluded: readonly string[]
  readonly confidentialityLevel: number
}
const decision = rulesOn<DecisionColumns>()

/** A decision stands on all that its maker saw of both entities; who may not see one of these does not see the decision. */
export const decisionPolicy: Policy<'read' | 'undo'> = {
  read: (actor) =>
    all(
      forBureau(actor),
      underClause(actor, 'file.read'),
      decision.atMost('confidentialityLevel', actor.clearance),
      any(decision.equals('bureau', actor.bureau), not(decision.contains('excluded', actor.bureau))),
    ),
  undo: (actor) => all(forBureau(actor), decision.equals('bureau', actor.bureau)),
}

/** What may be done with the material of a file as a whole; the row is that of the file. */
export const materialPolicy: Policy<'contribute' | 'import' | 'resolve' | 'decide' | 'copy' | 'export'> = {
  contribute: (actor) => filePolicy.contribute(actor),
  import: (actor) => filePolicy.contribute(actor),
  resolve: (actor) => filePolicy.readMaterial(actor),
  decide: (actor) => all(filePolicy.readMaterial(actor), filePolicy.contribute(actor)),
  copy: (actor) => all(filePolicy.readMaterial(actor), filePolicy.contribute(actor)),
  export: (actor) => filePolicy.release(actor),
}

const file = rulesOn<Pick<FileRow, 'state'>>()

/** Whose material page it is: readers and the secretariat, and contributors for what is their own. */
export const opensMaterial = (actor: Actor): Rule =>
  any(filePolicy.readMaterial(actor), all(file.in('state', ['open', 'closing']), filePolicy.contribute(actor)))
