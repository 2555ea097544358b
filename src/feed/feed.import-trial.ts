// Reads a file as an import would and enters nothing: the first lines for people to look at, or the whole of it for its faults.

import type { Mapping } from '../intake/mapping.ts'
import { readSource, type Source, type SourceLine } from '../intake/record-source.ts'
import { makeReferenceSet } from '../intake/reference-set.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { describeRecord } from '../record/record.entry.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { sayFaults } from './feed.import.ts'
import type { RejectedFile, RejectedLine } from './feed.import-rejected.ts'
import { orFaults, readEntry, repeated } from './feed.line.ts'
import type { LineFault } from './feed.schema.ts'

type Trial = {
  readonly source: Source
  readonly mapping: Mapping | undefined
  readonly lists: readonly string[]
  readonly actor: Actor
  readonly database: DatabaseName
  readonly clock: Clock
  /** Told of each entry that can be read, and of each line that cannot. */
  readonly see?: (seen: { readonly reference: string | null; readonly entry: unknown }) => void
}

export type Judged = { readonly line: SourceLine; readonly entry: unknown; readonly faults: readonly LineFault[] }

/** Lines with what the rules of entry say of them, but for what only the store knows (a record that is withdrawn). */
async function* judgeLines(trial: Trial): AsyncGenerator<Judged[]> {
  const { source, mapping, lists, actor } = trial
  const file = databaseNamed(trial.database)
  const today = trial.clock.now().slice(0, 10)
  const references = makeReferenceSet()
  const judge = (line: SourceLine): Judged => {
    if ('faults' in line) {
      trial.see?.({ reference: null, entry: undefined })
      return { line, entry: undefined, faults: line.faults }
    }
    const { entry } = line
    const read = readEntry(entry)
    trial.see?.({ reference: read.reference, entry })
    const before = read.reference === null ? undefined : references.firstLineOf(read.reference, line.line)
    if (before !== undefined) return { line, entry, faults: [repeated(before)] }
    if ('faults' in read) return { line, entry, faults: read.faults }
    const { reference, ...stated } = read.line
    const described = orFaults(() => describeRecord(file, actor, stated, { today }))
    return { line, entry, faults: 'faults' in described ? described.faults : [] }
  }
  for await (const group of readSource(source, source.first, mapping, lists)) yield group.map(judge)
}

/** The first lines as they would be entered, each with its faults. */
export const previewLines = async (trial: Trial, most: number): Promise<Judged[]> => {
  const shown: Judged[] = []
  for await (const group of judgeLines(trial)) {
    shown.push(...group.slice(0, most - shown.length))
    if (shown.length >= most) break
  }
  return shown
}

export type Tried = { readonly offset: number; readonly line: number; readonly good: number; readonly refused: number }

/** Reads the whole file, writes what would be refused, and tells how far it is after each group. */
export const tryImport = async (
  trial: Trial,
  rejected: RejectedFile,
  report: (tried: Tried) => void,
  isStopped: () => boolean,
): Promise<Tried> => {
  let tried: Tried = { offset: 0, line: 0, good: 0, refused: 0 }
  for await (const group of judgeLines(trial)) {
    const refused = group
      .filter(({ faults }) => faults.length > 0)
      .map(
        ({ line, faults }): RejectedLine => ({
          line: line.line,
          lastLine: line.lastLine,
          raw: line.raw,
          reason: sayFaults(faults),
        }),
      )
    await rejected.write(refused)
    rejected.keep()
    const last = group.at(-1)?.line
    tried = {
      offset: last?.end ?? tried.offset,
      line: last?.lastLine ?? tried.line,
      good: tried.good + group.length - refused.length,
      refused: tried.refused + refused.length,
    }
    report(tried)
    if (isStopped()) break
  }
  await rejected.close()
  return tried
}
