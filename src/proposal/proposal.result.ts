// What a record would be with proposed changes, judged by the rules of entry as if its owner stated it.
import { isDeepStrictEqual } from 'node:util'
import { type Actor, systemOf } from '../kernel/actor.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { type Described, describeRecord, readGrade, type Statement } from '../record/record.entry.ts'
import type { RecordEntry, RecordRow } from '../record/record.schema.ts'
import { type KeptChange, type ProposalEntry, statusField } from './proposal.schema.ts'
import { saidNow, withChanges } from './proposal.workflow.ts'

/** A record as its owner would state it again, nothing changed. */
const statementOf = (row: RecordRow): Statement => {
  const [source, information] = [readGrade(row.sourceGrade), readGrade(row.informationGrade)]
  // Columns that hold codes were judged when they were entered.
  const stated = row as unknown as RecordEntry
  return {
    status: row.status,
    purpose: stated.purpose,
    ...(row.personStatus === '' ? {} : { personStatus: stated.personStatus }),
    handlingCode: stated.handlingCode,
    confidentiality: stated.confidentiality,
    ...(row.crimeArea === '' ? {} : { crimeArea: stated.crimeArea }),
    ...(source ? { sourceGrade: source } : {}),
    ...(information ? { informationGrade: information } : {}),
    ...(row.restrictedFrom.length > 0 ? { restriction: { mode: row.restriction, bureaus: row.restrictedFrom } } : {}),
    alert: row.alert,
    fields: row.fields,
  } as Statement
}

/** The columns of a record with changes taken. Throws Failure as `record.update` of its owner would. */
export const describeChanged = (
  actor: Actor,
  present: RecordRow,
  changes: readonly KeptChange[],
  today: string,
): Described => {
  const stated = { ...statementOf(present), ...withChanges(present, changes) }
  return describeRecord(databaseNamed(present.database), actor, stated, { today, present })
}

/** A pointer into the record as one into the proposal: `/fields/number` becomes `/changes/2/value`. */
const inProposal =
  (changes: readonly KeptChange[]) =>
  (fault: FailurePointer): FailurePointer => {
    const [, part = '', field = '', ...rest] = fault.pointer.split('/')
    const index = changes.findIndex((change) => change.field === field)
    if (part !== 'fields' || index < 0) return fault
    const member = fault.key === 'fault.unknown-member' && rest.length === 0 ? 'field' : 'value'
    return { ...fault, pointer: [`/changes/${index}/${member}`, ...rest].join('/') }
  }

const pointless = (present: RecordRow, { changes, status }: ProposalEntry): FailurePointer[] => {
  const fault = (pointer: string, key: string): FailurePointer => ({ pointer, key, values: {} })
  const seen = new Set<string>()
  const faults = changes.flatMap(({ field, value }, index) => {
    if (field === statusField) return [fault(`/changes/${index}/field`, 'fault.unknown-member')]
    if (seen.has(field)) return [fault(`/changes/${index}/field`, 'fault.proposed-twice')]
    seen.add(field)
    return isDeepStrictEqual(value, saidNow(present, field))
      ? [fault(`/changes/${index}/value`, 'fault.says-so-already')]
      : []
  })
  if (status === present.status) faults.push(fault('/status', 'fault.says-so-already'))
  if (changes.length === 0 && status === undefined) faults.push(fault('/changes', 'fault.proposes-nothing'))
  return faults
}

/**
 * The changes a proposal asks for, with what the record says now. Throws Failure invalid `request.invalid` for one that changes
 * nothing or that the owner could not take: they only meet proposals they may accept.
 */
export const readChanges = (present: RecordRow, entry: ProposalEntry, today: string): KeptChange[] => {
  const faults = pointless(present, entry)
  if (faults.length > 0) throw new Failure('invalid', 'request.invalid', { pointers: faults })
  const changes = [
    ...entry.changes.map(({ field, value }) => ({ field, before: saidNow(present, field), proposed: value })),
    ...(entry.status === undefined ? [] : [{ field: statusField, before: present.status, proposed: entry.status }]),
  ]
  try {
    // As the owner, whose rights of entry count: the proposer has none over this record.
    describeChanged(systemOf(present.owner), present, changes, today)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw new Failure('invalid', 'request.invalid', { pointers: error.pointers.map(inProposal(changes)) })
  }
  return changes
}
