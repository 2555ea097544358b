// Cuts lines of a file into batches of at most a thousand, each with the step it is of the import; pure.

import type { Mark, SourceLine } from '../intake/record-source.ts'
import { type ImportStep, type LineFault, mostLines } from './feed.schema.ts'

/** What a batch brings: entries with their places, lines no entry could be made of, and where the import stands behind it. */
export type Batch = {
  readonly upsert: readonly unknown[]
  readonly read: readonly SourceLine[]
  readonly unread: readonly (SourceLine & { readonly faults: readonly LineFault[] })[]
  readonly to: Mark
}

/** Faults of one line that are sent. */
const mostFaults = 20

/** Bytes of the file in one batch, so that lines of great length stay below what the hub takes at a time. */
const mostBytes = 1_000_000

/** The step of a batch of an import that stands at `from`. */
export const stepOf = (id: string, from: number, { to, read, unread }: Batch): ImportStep => ({
  id,
  from,
  to: to.offset,
  line: to.line,
  lines: read.map(({ line }) => line),
  unread: unread.map(({ line, faults }) => ({
    line,
    faults: faults.slice(0, mostFaults).map(({ pointer, key, values }) => ({
      ...(pointer === '' ? {} : { pointer }),
      key,
      values,
    })),
  })),
})

/**
 * Cuts groups of lines into batches of at most `most` lines or about a million bytes. The last one reaches to the end of the file, whatever stands
 * there; it comes even when it brings nothing, so that an import is through when its last batch is.
 */
export async function* cutBatches(
  groups: AsyncIterable<readonly SourceLine[]>,
  from: Mark,
  size: number,
  most: () => number = () => mostLines,
): AsyncGenerator<Batch> {
  let upsert: unknown[] = []
  let read: SourceLine[] = []
  let unread: Batch['unread'][number][] = []
  let [begun, last] = [from.offset, from]
  for await (const group of groups)
    for (const line of group) {
      if ('entry' in line) {
        upsert.push(line.entry)
        read.push(line)
      } else unread.push(line)
      last = { offset: line.end, line: line.lastLine }
      if (read.length < most() && unread.length < most() && line.end - begun < mostBytes) continue
      yield { upsert, read, unread, to: last }
      begun = line.end
      upsert = []
      read = []
      unread = []
    }
  yield { upsert, read, unread, to: { offset: size, line: last.line } }
}
