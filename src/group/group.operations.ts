// What participants do with groups and their members.
import { operation } from '../kernel/operation.ts'
import { afterMark, bytes, code, flag, id, list, optional, pager, shape } from '../kernel/schema.ts'
import {
  askingAnswer,
  askingEntry,
  groupChange,
  groupEntry,
  groupLine,
  groupShape,
  groupStates,
  memberEntry,
  roleEntry,
  versionEntry,
} from './group.schema.ts'

const founders = ['analyst', 'command'] as const
const one = shape({ id: id('Group') })
const membership = shape({ id: id('Group'), member: id('Membership') })

export const listGroups = operation({
  name: 'group.list',
  method: 'get',
  path: '/api/v1/groups',
  summary: 'Lists groups of the network: name, purpose and whom to ask',
  admits: 'signed-in',
  effect: 'quiet',
  query: shape({
    ...pager,
    mine: optional(flag('Only groups the caller is a member of')),
    state: optional(code(groupStates, 'Only in this state; active when left out')),
  }),
  answer: shape({ groups: list(groupLine, 'Groups, newest first', 200), after: afterMark }),
})

export const showGroup = operation({
  name: 'group.show',
  method: 'get',
  path: '/api/v1/groups/:id',
  summary: 'Shows a group; its members only to members',
  admits: 'signed-in',
  effect: 'read',
  params: one,
  answer: groupShape,
})

export const foundGroup = operation({
  name: 'group.found',
  method: 'post',
  path: '/api/v1/groups',
  summary: 'Founds a group; the own bureau is its first chair',
  admits: founders,
  effect: 'change',
  body: groupEntry,
  answer: groupShape,
  status: 201,
})

export const changeGroup = operation({
  name: 'group.change',
  method: 'put',
  path: '/api/v1/groups/:id',
  summary: 'Changes name, purpose or crime areas of a group one chairs',
  admits: 'signed-in',
  effect: 'change',
  params: one,
  body: groupChange,
  answer: groupShape,
})

export const closeGroup = operation({
  name: 'group.close',
  method: 'post',
  path: '/api/v1/groups/:id/close',
  summary: 'Closes a group: it is read by its members, and nothing is added any more',
  admits: 'signed-in',
  effect: 'change',
  fresh: true,
  params: one,
  body: versionEntry,
  answer: groupShape,
})

export const addMember = operation({
  name: 'group.add-member',
  method: 'post',
  path: '/api/v1/groups/:id/members',
  summary: 'Adds a bureau or an expert to a group one chairs',
  admits: 'signed-in',
  effect: 'change',
  params: one,
  body: memberEntry,
  answer: groupShape,
})

export const setMemberRole = operation({
  name: 'group.set-role',
  method: 'put',
  path: '/api/v1/groups/:id/members/:member',
  summary: 'Makes a member of a group a chair, or a chair a member',
  admits: 'signed-in',
  effect: 'change',
  params: membership,
  body: roleEntry,
  answer: groupShape,
})

export const removeMember = operation({
  name: 'group.remove-member',
  method: 'post',
  path: '/api/v1/groups/:id/members/:member/removal',
  summary: 'Removes a member, or leaves oneself; who is removed sees nothing of the group from then on',
  admits: 'signed-in',
  effect: 'change',
  params: membership,
  answer: shape({}),
})

export const askToJoin = operation({
  name: 'group.ask',
  method: 'post',
  path: '/api/v1/groups/:id/askings',
  summary: 'Asks the chairs of a group to be admitted',
  admits: ['desk', 'analyst', 'command'],
  effect: 'change',
  params: one,
  body: askingEntry,
  answer: groupShape,
})

export const answerAsking = operation({
  name: 'group.answer-asking',
  method: 'post',
  path: '/api/v1/groups/:id/askings/:asking',
  summary: 'Admits who asked to join, or does not',
  admits: 'signed-in',
  effect: 'change',
  params: shape({ id: id('Group'), asking: id('Asking') }),
  body: askingAnswer,
  answer: groupShape,
})

export const calendarFeed = operation({
  name: 'group.calendar',
  method: 'get',
  path: '/api/v1/groups/calendar.ics',
  summary: 'Gives the events of all groups of the caller as iCalendar, without names of persons',
  admits: 'signed-in',
  effect: 'quiet',
  answer: bytes('iCalendar (RFC 5545)'),
  gives: 'bytes',
})
