// Answers to what an administrator changes of an officer's rights, and to their quarterly confirmation.
import { reasonNote } from '../bureau/bureau.schema.ts'
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { addHours } from '../terms/instant.ts'
import { actorsPart } from './officer.actors.ts'
import { checkWish, inOrder } from './officer.entry.ts'
import { remindedDaysBefore } from './officer.holds.ts'
import { changeOfficer, confirmOfficer, listDue } from './officer.operations.ts'
import { confirmPolicy, officerPolicy } from './officer.policy.ts'
import { beyond } from './officer.rights.ts'
import {
  listToConfirm,
  lockOfficer,
  type OfficerRow,
  readOfficer,
  readToConfirm,
  saveOfficer,
} from './officer.store.ts'
import { confirmedUntil, remindOf } from './officer.tenure.ts'
import { noteOfficer, noteShown, officerView, officerViews } from './officer.view.ts'

/** What a fact says of an officer's rights: codes, never the function in words or the place of the post. */
const rightsOf = ({ unit, duties, clearance }: OfficerRow) => ({ unit, duties, clearance })

/** Saves from the version that was read, so that the rights are read anew at once. Throws conflict when it is stale. */
const save = async (
  context: Context,
  officer: OfficerRow,
  version: number,
  what: Parameters<typeof saveOfficer>[2],
): Promise<OfficerRow> => {
  context.part(actorsPart).distrust({ officer: officer.name })
  const changed =
    officer.version === version
      ? await saveOfficer(context, { name: officer.name, version, now: context.now }, what)
      : undefined
  if (!changed) throw new Failure('conflict', 'officer.stale')
  return changed
}

export const changeHandlers = [
  handle(changeOfficer, async (context, { params, body }) => {
    const officer = await readOfficer(context, params.officer)
    if (!officer || !allows(officerPolicy.read(context.actor), officer))
      throw new Failure('notFound', 'officer.not-found')
    if (!allows(officerPolicy.change(context.actor), officer)) throw new Failure('forbidden', 'officer.not-yourself')
    const { version, reason, unit = '', post = '', ...rest } = body
    const wish = { ...rest, unit, post, duties: inOrder(body.duties) }
    await checkWish(context, wish)
    const changed = await save(context, officer, version, wish)
    context.note(reasonNote(reason, context.now))
    noteOfficer(context, changed, { before: rightsOf(officer), after: rightsOf(changed) })
    return officerView(context, changed)
  }),

  handle(listDue, async (context) => {
    const dueBy = addHours(context.now, 24 * remindedDaysBefore)
    const officers = await listToConfirm(context, context.actor, dueBy, 200)
    noteShown(context, officers)
    return { officers: await officerViews(context, officers) }
  }),

  handle(confirmOfficer, async (context, { params, body }) => {
    await lockOfficer(context, params.officer)
    const officer = await readToConfirm(context, params.officer)
    const { actor } = context
    const mayRead = officer && allows(officerPolicy.read(actor), officer)
    const mayConfirm = officer && allows(confirmPolicy.confirm(actor), officer)
    if (!officer || !(mayRead || mayConfirm)) throw new Failure('notFound', 'officer.not-found')
    if (!mayConfirm) throw new Failure('forbidden', 'officer.not-yourself')
    const duties = inOrder(body.duties ?? officer.duties)
    const clearance = body.clearance ?? officer.clearance
    const reduces = duties.length < officer.duties.length || clearance < officer.clearance
    if (beyond(duties, officer.duties).length > 0 || clearance > officer.clearance)
      throw new Failure('invalid', 'officer.confirm-reduces-only')
    if (reduces && officer.bureau !== actor.bureau) throw new Failure('forbidden', 'officer.secretariat-confirms-only')
    const confirmBy = confirmedUntil(context.now)
    const { version } = body
    const confirmed = { confirmBy, confirmedAt: context.now, confirmedBy: actor.officer }
    const changed = await save(context, officer, version, { duties, clearance, ...confirmed })
    await remindOf(context, changed, confirmBy)
    noteOfficer(context, changed, reduces ? { before: rightsOf(officer), after: rightsOf(changed) } : {})
    return officerView(context, { ...changed, soleAdministrator: officer.soleAdministrator })
  }),
]
