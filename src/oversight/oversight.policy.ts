// Who reads the register: everybody their own lines, supervision those of its bureau (RPD 120 to 127).
import { all, any, cited, type Policy, rulesOn, when } from '../kernel/access.ts'
import { hasDuty } from '../kernel/actor.ts'

/** Columns of a line that rules compare. */
export type FactColumns = { readonly bureau: string; readonly officer: string }

const fact = rulesOn<FactColumns>()

/** Duties that supervise processing in their bureau. */
export const supervisors = ['auditor', 'data-protection', 'compliance'] as const

export const factPolicy: Policy<'read'> = {
  read: (actor) =>
    cited(
      'RPD 120 to 127',
      any(
        fact.equals('officer', actor.officer),
        all(fact.equals('bureau', actor.bureau), when(hasDuty(actor, supervisors))),
      ),
    ),
}
