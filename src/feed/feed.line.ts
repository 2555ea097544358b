// Reads the lines of a batch: each against its shape, its reference as far as it can be told, and which repeat a reference.
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import type { Static, TSchema } from '../kernel/schema.ts'
import { checkAgainst } from '../kernel/validation.ts'
import { type RecordEntry, recordEntry } from '../record/record.schema.ts'
import { findFault } from '../terms/plain-text.ts'
import { type LineFault, type LineOutcome, withdrawnLine } from './feed.schema.ts'

const longestReference = 80

export type Withdrawal = Static<typeof withdrawnLine>

export type ReadLine<T> =
  | { readonly reference: string; readonly line: T }
  | { readonly reference: string | null; readonly faults: readonly LineFault[] }

/** The reference of a line that is otherwise wrong; null where there is none that may be shown. */
const referenceOf = (line: unknown): string | null => {
  if (typeof line !== 'object' || line === null || !('reference' in line)) return null
  const { reference } = line
  if (typeof reference !== 'string' || reference.trim() === '') return null
  return findFault(reference, { max: longestReference, lines: 'single' }) === undefined ? reference : null
}

/** The faults of a failure: each pointer, and before them the failure itself where it says more than "invalid". */
export const faultsOfFailure = ({ key, values, pointers }: Failure): LineFault[] => {
  const each = pointers.map((one: FailurePointer): LineFault => ({ ...one }))
  return key === 'request.invalid' && each.length > 0 ? each : [{ pointer: '', key, values }, ...each]
}

/** What `work` answers, or the faults of the failure it threw. Throws whatever else it threw: that is a bug. */
export const orFaults = <T>(work: () => T): { readonly done: T } | { readonly faults: readonly LineFault[] } => {
  try {
    return { done: work() }
  } catch (error) {
    if (error instanceof Failure) return { faults: faultsOfFailure(error) }
    throw error
  }
}

const readLine = <T extends { reference: string }>(schema: TSchema, line: unknown): ReadLine<T> => {
  const read = orFaults(() => checkAgainst(schema, line))
  if ('faults' in read) return { reference: referenceOf(line), faults: read.faults }
  // What the schema admits is what the type says.
  const checked = line as T
  return { reference: checked.reference, line: checked }
}

/** A record as it is entered, by its shape; its meaning is judged when the record it meets is known. */
export const readEntry = (line: unknown): ReadLine<RecordEntry> => readLine(recordEntry, line)

/** A reference to withdraw, and why. */
export const readWithdrawal = (line: unknown): ReadLine<Withdrawal> => readLine(withdrawnLine, line)

/** The outcome of a line that is refused. */
export const refusal = (reference: string | null, faults: readonly LineFault[]): LineOutcome => ({
  reference,
  result: 'refused',
  id: null,
  version: null,
  faults,
})

/** The fault of a line whose reference stands in an earlier line, of the batch (from 1) or of the file. */
export const repeated = (line: number): LineFault => ({
  pointer: '/reference',
  key: 'fault.repeated-reference',
  values: { line },
})

export const isRepeated = (faults: readonly LineFault[]): boolean =>
  faults.some(({ key }) => key === 'fault.repeated-reference')
