// Answers to operations on groups and their members, and the slice itself.
import { readExperts, readOwnExpert } from '../expert/expert.store.ts'
import { allows } from '../kernel/access.ts'
import { hasDuty } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { addDays } from '../terms/instant.ts'
import { faultsOfGroup, refuse } from './group.entry.ts'
import { eventHandlers } from './group.event.api.ts'
import {
  deleteMember,
  insertAsking,
  insertMember,
  isJoined,
  readMember,
  refuseLastChair,
  setRole,
  takeAsking,
} from './group.member.store.ts'
import {
  addMember,
  answerAsking,
  askToJoin,
  changeGroup,
  closeGroup,
  foundGroup,
  listGroups,
  removeMember,
  setMemberRole,
  showGroup,
} from './group.operations.ts'
import { groupPolicy } from './group.policy.ts'
import { groupReactions } from './group.reactions.ts'
import { type GroupView, keptAfterClose, type MemberEntry } from './group.schema.ts'
import { insertGroup, listGroupRows, lockGroup, readGroup, saveGroup } from './group.store.ts'
import type { GroupMemberRow } from './group.table.ts'
import { groupTimers } from './group.timers.ts'
import { groupLines, noteGroup, viewGroup } from './group.view.ts'

const shown = async (context: Context, id: string, act: string, also: readonly string[] = []): Promise<GroupView> => {
  await noteGroup(context, { id }, { act }, also)
  return viewGroup(context, await readGroup(context, id, 'look'))
}

/** Who is to become a member: a bureau that takes part, or an expert whom the actor may see and who is in the pool. */
const memberOf = async (
  context: Context,
  { bureau, expert }: MemberEntry,
): Promise<Pick<GroupMemberRow, 'kind' | 'bureau' | 'expert'>> => {
  const fault = (pointer: string, key: string) => refuse([{ pointer, key, values: {} }])
  if ((bureau === undefined) === (expert === undefined)) fault('/bureau', 'fault.group-one-member')
  if (expert !== undefined) {
    const row = (await readExperts(context, [expert])).get(expert)
    if (row?.state !== 'active' || row.consent !== 'given') fault('/expert', 'fault.group-expert')
    return { kind: 'expert', bureau: row?.bureau ?? '', expert }
  }
  if (!(await isJoined(context, bureau ?? ''))) fault('/bureau', 'fault.group-bureau')
  return { kind: 'bureau', bureau: bureau ?? '', expert: null }
}

/** Whether a membership is the actor's own: of their bureau, or of themselves as an expert. */
const isOwn = async (context: Context, member: GroupMemberRow): Promise<boolean> =>
  member.kind === 'bureau'
    ? member.bureau === context.actor.bureau && hasDuty(context.actor, ['desk', 'analyst', 'command'])
    : (await readOwnExpert(context))?.id === member.expert

const handlers = [
  handle(listGroups, async (context, { query }) => {
    const { lines, after } = await listGroupRows(context, query)
    return { groups: await groupLines(context, lines), after }
  }),

  handle(showGroup, async (context, { params }) => {
    const row = await readGroup(context, params.id, 'look')
    context.note({ subject: { kind: 'group', id: row.id } })
    return viewGroup(context, row)
  }),

  handle(foundGroup, async (context, { body }) => {
    refuse(faultsOfGroup(body, context.now.slice(0, 10)))
    return shown(context, await insertGroup(context, body), 'found')
  }),

  handle(changeGroup, async (context, { params, body }) => {
    const { version, ...entry } = body
    const row = await lockGroup(context, params.id, 'keep', version)
    refuse(faultsOfGroup(entry, context.now.slice(0, 10)))
    await saveGroup(context, row, entry)
    return shown(context, row.id, 'change')
  }),

  handle(closeGroup, async (context, { params, body }) => {
    const row = await lockGroup(context, params.id, 'close', body.version)
    await saveGroup(context, row, { state: 'closed' })
    const dueAt = `${addDays(context.now.slice(0, 10), keptAfterClose)}T00:00:00.000Z`
    await setTimer(context, { kind: 'group.erase', ref: row.id, dueAt, bureau: row.bureau })
    return shown(context, row.id, 'close')
  }),

  handle(addMember, async (context, { params, body }) => {
    const row = await lockGroup(context, params.id, 'keep')
    const member = await memberOf(context, body)
    if (!(await insertMember(context, row.id, { ...member, role: body.role })))
      throw new Failure('conflict', 'group.already-member')
    return shown(context, row.id, 'add-member')
  }),

  handle(setMemberRole, async (context, { params, body }) => {
    const row = await lockGroup(context, params.id, 'keep')
    const member = await readMember(context, row.id, params.member)
    if (member.role === 'chair' && body.role === 'member') await refuseLastChair(context, member)
    await setRole(context, member.id, body.role)
    return shown(context, row.id, 'set-role')
  }),

  handle(removeMember, async (context, { params }) => {
    const row = await lockGroup(context, params.id, 'read')
    const member = await readMember(context, row.id, params.member)
    if (!allows(groupPolicy.keep(context.actor), row) && !(await isOwn(context, member)))
      throw new Failure('forbidden', 'group.chairs-only')
    if (member.role === 'chair' && row.state === 'active') await refuseLastChair(context, member)
    await noteGroup(context, row, { act: 'remove-member', member: member.id })
    await deleteMember(context, member.id)
    return {}
  }),

  handle(askToJoin, async (context, { params, body }) => {
    const row = await lockGroup(context, params.id, 'ask')
    const own = body.as === 'expert' ? await readOwnExpert(context) : undefined
    if (body.as === 'expert' && own?.state !== 'active') throw new Failure('conflict', 'group.no-profile')
    const asking = { kind: body.as, bureau: context.actor.bureau, expert: own?.id ?? null }
    if (!(await insertAsking(context, row.id, asking))) throw new Failure('conflict', 'group.asked-already')
    return shown(context, row.id, 'ask', [context.actor.bureau])
  }),

  handle(answerAsking, async (context, { params, body }) => {
    const row = await lockGroup(context, params.id, 'keep')
    const { kind, bureau, expert } = await takeAsking(context, row.id, params.asking)
    if (body.admitted) await insertMember(context, row.id, { kind, bureau, expert, role: 'member' })
    return shown(context, row.id, body.admitted ? 'admit' : 'decline', [bureau])
  }),
]

export const groupSlice: Slice = {
  name: 'group',
  handlers: [...handlers, ...eventHandlers],
  reactions: groupReactions,
  timers: groupTimers,
}
