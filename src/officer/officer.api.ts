// Answers to operations on officers, and the slice itself: who is asking is known from here on down.

import { suspensionNote } from '../bureau/bureau.schema.ts'
import { readBureau, readUnit } from '../bureau/bureau.store.ts'
import { allows, permitted } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import type { Answer, Input } from '../kernel/operation.ts'
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { resolverPart } from '../kernel/session.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { duties } from '../terms/duty.ts'
import { keyHandlers } from './key.api.ts'
import { actorsPart, createActors, platformPart } from './officer.actors.ts'
import { revokeKeysOf } from './officer.keys.ts'
import { createOfficer, listOfficers, suspendOfficer } from './officer.operations.ts'
import { officerPolicy } from './officer.policy.ts'
import { type OfficerView, officerNameForm } from './officer.schema.ts'
import { endSessionsOf } from './officer.sessions.ts'
import { insertOfficer, listReadableOfficers, type OfficerRow, readOfficer, setOfficerState } from './officer.store.ts'
import { sessionHandlers } from './session.api.ts'

const officerView = (officer: OfficerRow, actor: Actor): OfficerView => ({
  officer: officer.name,
  bureau: officer.bureau,
  unit: officer.unit,
  title: officer.title,
  duties: officer.duties,
  clearance: officer.clearance,
  post: officer.post,
  language: officer.language,
  state: officer.state,
  version: officer.version,
  allowed: permitted(officerPolicy, actor, officer).filter((action) => action !== 'create'),
})

const noteOfficer = (context: Context, officer: OfficerRow, detail: Readonly<Record<string, unknown>>): void =>
  context.note({
    subject: { kind: 'officer', id: officer.id, version: officer.version },
    subjects: [{ kind: 'officer', id: officer.id, owner: officer.bureau, part: 'changed' }],
    tell: [officer.bureau],
    detail,
  })

const refuse = (key: string, pointer: string): FailurePointer[] => [{ pointer, key, values: {} }]

/** What the schema cannot see of a new officer. Throws invalid, or forbidden for what goes beyond the bureau. */
const checkEntry = async (context: Context, entry: Input<typeof createOfficer>['body']): Promise<void> => {
  const { bureau } = context.actor
  const [, prefix] = officerNameForm.exec(entry.officer) ?? []
  if (!prefix) throw new Failure('invalid', 'officer.bad-name', { pointers: refuse('officer.bad-name', '/officer') })
  if (!allows(officerPolicy.create(context.actor), { bureau: prefix, name: entry.officer }))
    throw new Failure('forbidden', 'officer.other-bureau', { pointers: refuse('officer.other-bureau', '/officer') })
  if (entry.duties.includes('system') && entry.duties.length > 1)
    throw new Failure('invalid', 'officer.system-alone', { pointers: refuse('officer.system-alone', '/duties') })
  if (entry.unit && !(await readUnit(context, bureau, entry.unit)))
    throw new Failure('invalid', 'officer.no-such-unit', { pointers: refuse('officer.no-such-unit', '/unit') })
  const granted = await readBureau(context, bureau)
  if (!granted || entry.clearance > granted.clearance)
    throw new Failure('forbidden', 'officer.beyond-bureau', { pointers: refuse('officer.beyond-bureau', '/clearance') })
}

const officerHandlers = [
  handle(listOfficers, async (context, { query }): Promise<Answer<typeof listOfficers>> => {
    const limit = query.limit ?? defaultLimit
    const rows = await listReadableOfficers(context, context.actor, { after: readAfter(query.after), limit })
    const { lines, after } = pageOf(rows, limit)
    context.note({
      subjects: lines.map(({ id, bureau }) => ({ kind: 'officer', id, owner: bureau, part: 'shown' as const })),
    })
    return { officers: lines.map((officer) => officerView(officer, context.actor)), after }
  }),

  handle(createOfficer, async (context, { body }) => {
    await checkEntry(context, body)
    const officer = await insertOfficer(context, {
      name: body.officer,
      id: context.newId(),
      bureau: context.actor.bureau,
      unit: body.unit ?? '',
      title: body.title,
      duties: duties.filter((duty) => body.duties.includes(duty)),
      clearance: body.clearance,
      post: body.post ?? '',
      language: body.language ?? 'en',
      createdAt: context.now,
      updatedAt: context.now,
    })
    if (!officer) throw new Failure('conflict', 'officer.exists')
    noteOfficer(context, officer, { duties: officer.duties, clearance: officer.clearance })
    return officerView(officer, context.actor)
  }),

  handle(suspendOfficer, async (context, { params, body }) => {
    const officer = await readOfficer(context, params.officer)
    if (!officer || !allows(officerPolicy.read(context.actor), officer))
      throw new Failure('notFound', 'officer.not-found')
    if (!allows(officerPolicy.suspend(context.actor), officer)) throw new Failure('forbidden', 'officer.not-yourself')
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
    return officerView(changed, context.actor)
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
  handlers: [...sessionHandlers, ...officerHandlers, ...keyHandlers],
  start: async (hub) => {
    const actors = createActors(hub)
    hub.provide(platformPart, hub.operations)
    hub.provide(actorsPart, actors)
    hub.provide(resolverPart, actors)
    return undefined
  },
}
