// A question in its one spelling, or what is wrong with it: what each kind of item is understood as.
import type { FailurePointer, MessageValues } from '../kernel/failure.ts'
import type { Fields } from '../record/databases/database.ts'
import { type IdentifierFaultCode, isIdentifierFault } from '../terms/identifier-text.ts'
import type { ItemKind } from './check.schema.ts'

export type CheckDigit = {
  readonly field: string
  readonly ok: boolean
  readonly expected: string
  readonly found: string
}

/** Something the officer should know: a message key, `check.note.*`. */
export type NoteSaid = { readonly key: string; readonly values: MessageValues }

export type Understood = {
  readonly kind: ItemKind
  /** The question in normal spelling: what records are compared with, and what a hit keeps. */
  readonly fields: Fields
  readonly checks: readonly CheckDigit[]
  readonly notes: readonly NoteSaid[]
}
export type Misunderstood = { readonly faults: readonly FailurePointer[] }

/** What an item is read with: the day of the context, whether wrong check digits are insisted on, and where the item stands. */
export type Reading = { readonly today: string; readonly asRead: boolean; readonly at: string }

export const isMisunderstood = (result: Understood | Misunderstood): result is Misunderstood => 'faults' in result

export const fault = (pointer: string, key: string, values: MessageValues = {}): FailurePointer => ({
  pointer,
  key,
  values,
})
export const misunderstood = (...faults: FailurePointer[]): Misunderstood => ({ faults })

/** Of almost every item. */
export const noChecks: readonly CheckDigit[] = []
const noNotes: readonly NoteSaid[] = []

/** What a number was read as beside what was typed, where the two differ. */
export const noteSpelling = (typed: string, read: string): readonly NoteSaid[] =>
  typed === read ? noNotes : [{ key: 'check.note.normalised', values: { value: read } }]

type ReadFault = { readonly fault: IdentifierFaultCode | string; readonly at: number }

/** The fault of a number that could not be read, at its pointer; places count from 1 for people. */
export const identifierFault = (pointer: string, read: ReadFault): FailurePointer =>
  read.fault === 'no-such-station'
    ? fault(pointer, 'fault.mmsi-no-vessel')
    : fault(pointer, `fault.identifier-${read.fault}`, { at: read.at + 1 })

/** Gathers the parts of a question as they are read one by one: fields, faults, check digits, notes. */
export const gathering = ({ at, asRead }: Reading) => {
  const fields: Record<string, unknown> = {}
  const faults: FailurePointer[] = []
  const checks: CheckDigit[] = []
  const notes: NoteSaid[] = []
  return {
    fields,
    faults,
    checks,
    notes,
    /** Keeps a field as it was given; nothing for one that was not. */
    keep: (field: string, value: unknown): void => {
      if (value !== undefined) fields[field] = value
    },
    /** Reads a number by its own rule and keeps its one spelling; a fault is told at the field. */
    read: <R extends object>(
      field: string,
      typed: string | undefined,
      rule: (text: string) => R,
      spelled: (read: Exclude<R, ReadFault>) => string,
    ): Exclude<R, ReadFault> | undefined => {
      if (typed === undefined) return undefined
      const result = rule(typed)
      if (isIdentifierFault(result)) {
        faults.push(identifierFault(`${at}/${field}`, result))
        return undefined
      }
      fields[field] = spelled(result as Exclude<R, ReadFault>)
      return result as Exclude<R, ReadFault>
    },
    /** A check digit as it stands and as it would hold; a wrong one is a fault unless the officer insists. */
    digit: (field: string, expected: string, found: string, column: number): void => {
      const ok = expected === found
      checks.push({ field, ok, expected, found })
      if (ok) return
      if (asRead) notes.push({ key: 'check.note.digits-as-read', values: {} })
      else faults.push(fault(`${at}/${field}`, 'fault.check-digit', { field, expected, found, column }))
    },
    done: (kind: ItemKind): Understood | Misunderstood =>
      faults.length > 0 ? { faults } : { kind, fields, checks, notes },
  }
}
