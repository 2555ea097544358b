// Imports, mappings and results of lines as the bureau that feeds sees them, faults in its language.
import { hasWords, say } from '../kernel/words.ts'
import { officerShown } from '../record/record.workflow.ts'
import type { Language } from '../terms/language.ts'
import type { MappingRow } from './feed.mapping.store.ts'
import type { ImportView, LineFault, LineOutcome } from './feed.schema.ts'
import type { ImportRow, RefusedLine } from './feed.store.ts'

/** A key that no catalogue knows (a reader's of another version) is said as "the line cannot be taken", never as itself. */
const sayFault = (language: Language, { key, values }: Pick<LineFault, 'key' | 'values'>): string => {
  const id = key.startsWith('fault.') ? key : `failure.${key}`
  return say(language, hasWords(id) ? id : 'fault.line-not-taken', values)
}

/** Faults in words, at most 100 of a line. */
export const viewFaults = (faults: readonly LineFault[], language: Language) =>
  faults.slice(0, 100).map((fault) => ({ pointer: fault.pointer, key: fault.key, says: sayFault(language, fault) }))

export const viewOutcome = ({ faults, ...outcome }: LineOutcome, language: Language) => ({
  ...outcome,
  faults: viewFaults(faults, language),
})

export const viewImport = ({ bureau, fault, ...row }: ImportRow, language: Language): ImportView => ({
  ...row,
  officer: officerShown(row.officer, bureau),
  fault: fault === '' ? null : sayFault(language, { key: fault, values: {} }),
})

export const viewRefused = ({ line, reference, faults }: RefusedLine, language: Language) => ({
  line,
  reference: reference || null,
  faults: viewFaults(faults, language),
})

export const viewMapping = ({ database, name, version, updatedAt, updatedBy, bureau, mapping }: MappingRow) => ({
  database,
  name,
  version,
  updatedAt,
  updatedBy: officerShown(updatedBy, bureau),
  mapping,
})
