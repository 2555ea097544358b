// Who is in the network: its members, and the bodies that stand for no country.
import { operation } from '../kernel/operation.ts'
import { list, shape } from '../kernel/schema.ts'
import { bodyShape, memberShape } from './member.schema.ts'

export const listMembers = operation({
  name: 'member.list',
  method: 'get',
  path: '/api/v1/members',
  summary: 'Lists the members of the organisation with region, languages, sub-bureaus and zone',
  admits: 'signed-in',
  effect: 'quiet',
  answer: shape({ members: list(memberShape, 'Members, by code', 250) }),
})

export const listBodies = operation({
  name: 'member.bodies',
  method: 'get',
  path: '/api/v1/bodies',
  summary: 'Lists the General Secretariat, its regional bureaus, regional bodies, observers and partners',
  admits: 'signed-in',
  effect: 'quiet',
  answer: shape({ bodies: list(bodyShape, 'Bodies, the General Secretariat first', 100) }),
})
