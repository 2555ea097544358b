// Cuts the lines of a source into batches of at most a thousand, each with the step it is of the import.
import type { Mark, SourceLine } from '../intake/record-source.ts'
import { type ImportStep, type LineFault, mostLines } from './feed.schema.ts'

/** What a batch brings: entries with their places, and lines that could not be made entries. */
export type ImportBatch = {
  readonly upsert: readonly unknown[]
  /** Lines of the entries, in their order. */
  readonly read: readonly SourceLine[]
  readonly unread: readonly (SourceLine & { readonly faults: readonly LineFault[] })[]
  /** Where the import stands when the batch is done. */
  readonly to: Mark
}

/**
 * Bytes of the file after which a batch is cut, whatever its lines: two batches are in memory at a time, and two thousand lines may be two
 * gigabytes.
 */
export const mostBytes = 1024 * 1024

/** Faults of one line that are kept. */
const mostFaults = 20

/** A batch of an import that stands at `from`, as the store takes it. `size` are the bytes of the file. */
export const stepOf = (id: string, from: number, batch: ImportBatch): ImportStep => ({
  id,
  from,
  to: batch.to.offset,
  line: batch.to.line,
  lines: batch.read.map(({ line }) => line),
  unread: batch.unread.map(({ line, faults }) => ({
    line,
    faults: faults.slice(0, mostFaults),
  })),
})

/**
 * Cuts groups of lines into batches, of as many as `most` says at the time and little more than `mostBytes`. The last batch reaches to the end of the file, whatever stands there (empty lines, an
 * end-of-file sign); it comes even when it brings nothing, so that an import is through when its last batch is.
 */
export async function* cutBatches(
  groups: AsyncIterable<readonly SourceLine[]>,
  from: Mark,
  size: number,
  most: () => number = () => mostLines,
): AsyncGenerator<ImportBatch> {
  let upsert: unknown[] = []
  let read: SourceLine[] = []
  let unread: ImportBatch['unread'][number][] = []
  let last: Mark = from
  let begun = from.offset
  for await (const group of groups)
    for (const line of group) {
      if ('entry' in line) {
        upsert.push(line.entry)
        read.push(line)
      } else unread.push(line)
      last = { offset: line.end, line: line.lastLine }
      if (read.length < most() && unread.length < most() && last.offset - begun < mostBytes) continue
      yield { upsert, read, unread, to: last }
      begun = last.offset
      upsert = []
      read = []
      unread = []
    }
  yield { upsert, read, unread, to: { offset: size, line: last.line } }
}
