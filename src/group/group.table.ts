// The rows behind groups: what is told of a group, who is a member at this moment, members and those who ask to be.
import type { Selectable } from 'kysely'
import type { GroupState, MemberKind, MemberRole } from './group.schema.ts'

export type GroupTable = {
  readonly id: string
  readonly bureau: string
  readonly state: GroupState
  readonly name: string
  readonly purpose: string
  readonly crimeAreas: string[]
  readonly createdBy: string
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
}
export type GroupStandingTable = GroupTable & {
  readonly memberBureaus: string[]
  readonly memberOfficers: string[]
  readonly chairBureaus: string[]
  readonly chairOfficers: string[]
}
export type GroupRow = Selectable<GroupStandingTable>

export type GroupMemberRow = {
  readonly id: string
  readonly groupId: string
  readonly kind: MemberKind
  readonly bureau: string
  readonly expert: string | null
  readonly role: MemberRole
  readonly addedBy: string
  readonly createdAt: string
}
export type GroupAskingRow = {
  readonly id: string
  readonly groupId: string
  readonly kind: MemberKind
  readonly bureau: string
  readonly expert: string | null
  readonly officer: string
  readonly createdAt: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    networkGroup: GroupTable
    groupStanding: GroupStandingTable
    groupMember: GroupMemberRow
    groupAsking: GroupAskingRow
  }
}
