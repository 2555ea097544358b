// Answers to operations on recoveries: one administrator asks after checking who it is, another approves.
import { generalSecretariat, reasonNote } from '../bureau/bureau.schema.ts'
import { allows, permitted } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import { addHours } from '../terms/instant.ts'
import { inviteNoted } from './invitation.api.ts'
import { linkHours } from './invitation.making.ts'
import { approveRecovery, askRecovery, listRecoveries, refuseRecovery } from './invitation.operations.ts'
import type { RecoveryView } from './invitation.schema.ts'
import { everRegistered, withdrawOpen } from './invitation.store.ts'
import { officerPolicy, recoveryPolicy } from './officer.policy.ts'
import { lockOfficer, otherAdministrators, readOfficer, readWorld } from './officer.store.ts'
import {
  approveRow,
  endRecovery,
  insertRecovery,
  listReadableRecoveries,
  lockReadableRecovery,
  noteRecovery,
  type RecoveryRow,
  recoveryTimer,
} from './recovery.store.ts'

const recoveryView = (recovery: RecoveryRow, { actor }: Pick<Context, 'actor'>): RecoveryView => ({
  id: recovery.id,
  officer: recovery.officer,
  bureau: recovery.bureau,
  unit: recovery.unit,
  state: recovery.state,
  how: recovery.how,
  bySecretariat: recovery.bySecretariat,
  createdAt: recovery.createdAt,
  askedBy: recovery.askedBy,
  endsAt: recovery.endsAt,
  approvedBy: recovery.approvedBy || null,
  approvedAt: recovery.approvedAt,
  version: recovery.version,
  allowed: permitted(recoveryPolicy, actor, recovery).filter(
    (action) =>
      action === 'read' || recovery.state === 'asked' || (action === 'refuse' && recovery.state === 'approved'),
  ),
})

/**
 * Whether the General Secretariat must approve, because nobody else in the bureau could. Throws conflict when nobody at all
 * could: then the operator of the hub makes a link at the command line.
 */
const needsSecretariat = async (context: Context, officer: { bureau: string; unit: string; name: string }) => {
  const except = [officer.name, context.actor.officer]
  if ((await otherAdministrators(context, { ...officer, except })).length > 0) return false
  const there = await otherAdministrators(context, { bureau: generalSecretariat, unit: '', except })
  if (there.length === 0) throw new Failure('conflict', 'recovery.nobody-approves')
  return true
}

const endBy = (context: Context, { id, bureau }: Pick<RecoveryRow, 'id' | 'bureau'>, dueAt: string) =>
  setTimer(context, { kind: recoveryTimer, ref: id, dueAt, bureau })

/** A recovery that waits, for somebody who may do this with it. Throws notFound, forbidden, conflict. */
const waiting = async (
  context: Context,
  id: string,
  version: number,
  action: 'approve' | 'refuse',
): Promise<RecoveryRow> => {
  const recovery = await lockReadableRecovery(context, context.actor, id)
  if (!recovery) throw new Failure('notFound', 'recovery.not-found')
  if (!allows(recoveryPolicy[action](context.actor), recovery)) throw new Failure('forbidden', 'recovery.two-people')
  const open = recovery.state === 'asked' || (action === 'refuse' && recovery.state === 'approved')
  if (!open || recovery.endsAt <= context.now) throw new Failure('conflict', 'recovery.over')
  if (recovery.version !== version) throw new Failure('conflict', 'recovery.stale')
  return recovery
}

export const recoveryHandlers = [
  handle(askRecovery, async (context, { params, body }) => {
    await lockOfficer(context, params.officer)
    const officer = await readOfficer(context, params.officer)
    const { actor, now } = context
    if (!officer || !allows(officerPolicy.read(actor), officer)) throw new Failure('notFound', 'officer.not-found')
    if (!allows(officerPolicy.recover(actor), officer)) throw new Failure('forbidden', 'officer.not-yourself')
    if (officer.state !== 'active') throw new Failure('conflict', 'invitation.officer-suspended')
    // Invented officers have no passkeys to lose; how it goes can be walked through all the same.
    if (!(await everRegistered(context, officer.name)) && (await readWorld(context)) === 'real')
      throw new Failure('conflict', 'recovery.invite-instead')
    const recovery = await insertRecovery(context, {
      id: context.newId(),
      officer: officer.name,
      bureau: officer.bureau,
      unit: officer.unit,
      how: body.how,
      bySecretariat: await needsSecretariat(context, officer),
      createdAt: now,
      askedBy: actor.officer,
      endsAt: addHours(now, linkHours),
      approvedAt: null,
      invitation: null,
    })
    if (!recovery) throw new Failure('conflict', 'recovery.asked-already')
    await endBy(context, recovery, recovery.endsAt)
    context.note(reasonNote(body.how, now))
    context.note(noteRecovery(recovery))
    return recoveryView(recovery, context)
  }),

  handle(listRecoveries, async (context, { query }) => {
    const limit = query.limit ?? defaultLimit
    const rows = await listReadableRecoveries(context, context.actor, { after: readAfter(query.after), limit })
    const { lines, after } = pageOf(rows, limit)
    context.note({
      subjects: lines.map(({ id, bureau }) => ({ kind: 'recovery', id, owner: bureau, part: 'shown' as const })),
    })
    return { recoveries: lines.map((line) => recoveryView(line, context)), after }
  }),

  handle(approveRecovery, async (context, { params, body }) => {
    const recovery = await waiting(context, params.id, body.version, 'approve')
    await lockOfficer(context, recovery.officer)
    const officer = await readOfficer(context, recovery.officer)
    if (!officer) throw new Failure('notFound', 'officer.not-found')
    const { link, invitation } = await inviteNoted(context, officer, 'recovery')
    const approved = await approveRow(context, recovery.id, {
      approvedBy: context.actor.officer,
      approvedAt: context.now,
      invitation: invitation.id,
      endsAt: invitation.endsAt,
    })
    await endBy(context, approved, approved.endsAt)
    context.note(noteRecovery(approved))
    return { link, invitation, recovery: recoveryView(approved, context) }
  }),

  handle(refuseRecovery, async (context, { params, body }) => {
    const recovery = await waiting(context, params.id, body.version, 'refuse')
    if (recovery.state === 'approved') await withdrawOpen(context, recovery.officer, context.now)
    const ended = await endRecovery(context, recovery.id, 'refused')
    if (!ended) throw new Failure('conflict', 'recovery.over')
    await clearTimer(context, recoveryTimer, recovery.id)
    context.note(reasonNote(body.reason, context.now))
    context.note(noteRecovery(ended))
    return recoveryView(ended, context)
  }),
]
