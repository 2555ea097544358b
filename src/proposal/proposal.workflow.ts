// The life of a proposal, and how each of its changes stands beside the record. Pure; who may act is the policy's.
import { isDeepStrictEqual } from 'node:util'
import { Failure } from '../kernel/failure.ts'
import type { RecordRow } from '../record/record.schema.ts'
import { type KeptChange, type ProposalState, statusField } from './proposal.schema.ts'

export const proposalEvents = ['accept', 'decline', 'withdraw', 'outdate'] as const
export type ProposalEvent = (typeof proposalEvents)[number]

/** Whatever is decided is decided: a second thought is a second proposal. */
const after: Readonly<Record<ProposalEvent, ProposalState>> = {
  accept: 'accepted',
  decline: 'declined',
  withdraw: 'withdrawn',
  outdate: 'outdated',
}

/** The state after an event. Throws Failure conflict `proposal.decided` with the present state. */
export const stateAfter = (state: ProposalState, event: ProposalEvent): ProposalState => {
  if (state !== 'open') throw new Failure('conflict', 'proposal.decided', { values: { state } })
  return after[event]
}

/** What a record says under a name of a change; null for nothing. */
export const saidNow = (record: Pick<RecordRow, 'status' | 'fields'>, field: string): unknown =>
  field === statusField ? record.status : Object.hasOwn(record.fields, field) ? record.fields[field] : null

/** Whether the record says something else since the proposal was made, or says already what was proposed. */
export const conflictOf = (change: KeptChange, now: unknown): 'none' | 'changed' | 'same' => {
  if (isDeepStrictEqual(now, change.proposed)) return 'same'
  return isDeepStrictEqual(now, change.before) ? 'none' : 'changed'
}

/** Status and fields of a record with changes taken; null takes a field away. */
export const withChanges = (
  record: Pick<RecordRow, 'status' | 'fields'>,
  changes: readonly KeptChange[],
): { status: string; fields: Record<string, unknown> } => {
  const fields = new Map(Object.entries(record.fields))
  let { status } = record
  for (const { field, proposed } of changes)
    if (field === statusField) status = String(proposed)
    else if (proposed === null) fields.delete(field)
    else fields.set(field, proposed)
  return { status, fields: Object.fromEntries(fields) }
}

/** The changes of these names; all where none are named. Throws Failure invalid `proposal.no-such-field` with the pointers. */
export const chosen = (changes: readonly KeptChange[], fields: readonly string[] | undefined): KeptChange[] => {
  if (fields === undefined) return [...changes]
  const known = new Set(changes.map(({ field }) => field))
  const pointers = fields.flatMap((field, index) =>
    known.has(field) ? [] : [{ pointer: `/fields/${index}`, key: 'fault.not-proposed', values: {} }],
  )
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
  return changes.filter(({ field }) => fields.includes(field))
}
