// Answers to operations on officers, and the slice itself: who is asking is known from here on down.

import { suspensionNote } from '../bureau/bureau.schema.ts'
import { allows } from '../kernel/access.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import type { Answer, Input } from '../kernel/operation.ts'
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { refuseStale, resolverPart } from '../kernel/session.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { ceremonyHandlers } from './ceremony.api.ts'
import { invitationHandlers } from './invitation.api.ts'
import { keyHandlers } from './key.api.ts'
import { actorsPart, createActors, platformPart } from './officer.actors.ts'
import { changeHandlers } from './officer.change.api.ts'
import { checkWish, inOrder } from './officer.entry.ts'
import { revokeKeysOf } from './officer.keys.ts'
import { createOfficer, listOfficers, suspendOfficer } from './officer.operations.ts'
import { officerPolicy } from './officer.policy.ts'
import { officerNameForm } from './officer.schema.ts'
import { endSessionsOf } from './officer.sessions.ts'
import { listReadableOfficers, readOfficer, setOfficerState } from './officer.store.ts'
import { appoint } from './officer.tenure.ts'
import { officerTimers } from './officer.timers.ts'
import { countTries, triesPart } from './officer.tries.ts'
import { noteOfficer, noteShown, officerView, officerViews } from './officer.view.ts'
import { passkeyHandlers } from './passkey.api.ts'
import { recoveryHandlers } from './recovery.api.ts'
import { sessionHandlers } from './session.api.ts'

const refuse = (key: string, pointer: string): FailurePointer[] => [{ pointer, key, values: {} }]

/** What the schema cannot see of a new officer. Throws invalid, or forbidden for what goes beyond bureau or entity. */
const checkEntry = async (context: Context, entry: Input<typeof createOfficer>['body']): Promise<void> => {
  const [, prefix] = officerNameForm.exec(entry.officer) ?? []
  if (!prefix) throw new Failure('invalid', 'officer.bad-name', { pointers: refuse('officer.bad-name', '/officer') })
  if (prefix !== context.actor.bureau)
    throw new Failure('forbidden', 'officer.other-bureau', { pointers: refuse('officer.other-bureau', '/officer') })
  const unit = entry.unit ?? ''
  await checkWish(context, { unit, duties: entry.duties, clearance: entry.clearance })
  if (!allows(officerPolicy.create(context.actor), { bureau: prefix, unit, name: entry.officer }))
    throw new Failure('forbidden', 'officer.other-bureau')
}

const officerHandlers = [
  handle(listOfficers, async (context, { query }): Promise<Answer<typeof listOfficers>> => {
    const limit = query.limit ?? defaultLimit
    const rows = await listReadableOfficers(context, context.actor, { after: readAfter(query.after), limit })
    const { lines, after } = pageOf(rows, limit)
    noteShown(context, lines)
    return { officers: await officerViews(context, lines), after }
  }),

  handle(createOfficer, async (context, { body }) => {
    await checkEntry(context, body)
    const officer = await appoint(context, {
      name: body.officer,
      bureau: context.actor.bureau,
      unit: body.unit ?? '',
      title: body.title,
      duties: inOrder(body.duties),
      clearance: body.clearance,
      post: body.post ?? '',
      language: body.language ?? 'en',
    })
    noteOfficer(context, officer, { duties: officer.duties, clearance: officer.clearance })
    return officerView(context, officer)
  }),

  handle(suspendOfficer, async (context, { params, body }) => {
    const officer = await readOfficer(context, params.officer)
    if (!officer || !allows(officerPolicy.read(context.actor), officer))
      throw new Failure('notFound', 'officer.not-found')
    if (!allows(officerPolicy.suspend(context.actor), officer)) throw new Failure('forbidden', 'officer.not-yourself')
    // Suspending must be quick; giving rights back is final like any other grant.
    refuseStale({ fresh: !body.suspended }, context.actor, Date.parse(context.now))
    const state = body.suspended ? 'suspended' : 'active'
    if (officer.version !== body.version) throw new Failure('conflict', 'officer.stale')
    if (officer.state === state)
      throw new Failure('conflict', body.suspended ? 'officer.already-suspended' : 'officer.not-suspended')
    context.part(actorsPart).distrust({ officer: officer.name })
    const changed = await setOfficerState(
      context,
      { name: officer.name, version: body.version, now: context.now },
      state,
    )
    if (!changed) throw new Failure('conflict', 'officer.stale')
    context.note(suspensionNote(body, context.now))
    noteOfficer(context, changed, body.suspended ? await endAll(context, officer.name) : {})
    return officerView(context, changed)
  }),
]

/** Ends sessions and keys of an officer for good: restoring the officer revives none of them. Answers how many. */
const endAll = async (context: Context, officer: string): Promise<{ sessions: number; keys: number }> => {
  const sessions = await endSessionsOf(context, officer)
  const keys = await revokeKeysOf(context, officer, context.now)
  return { sessions, keys: keys.length }
}

export const officerSlice: Slice = {
  name: 'officer',
  handlers: [
    ...sessionHandlers,
    ...ceremonyHandlers,
    ...passkeyHandlers,
    ...officerHandlers,
    ...changeHandlers,
    ...invitationHandlers,
    ...recoveryHandlers,
    ...keyHandlers,
  ],
  timers: officerTimers,
  start: async (hub) => {
    const actors = createActors(hub)
    hub.provide(platformPart, hub.operations)
    hub.provide(actorsPart, actors)
    hub.provide(triesPart, countTries())
    hub.provide(resolverPart, actors)
    return undefined
  },
}
