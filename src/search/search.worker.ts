/** A search worker: looks keys up in the shared index, as far as the rights of each lookup go, and answers in batches. */

import { parentPort, workerData } from 'node:worker_threads'
import { attachExactIndex } from '../index/exact-reader.ts'
import { rightsRow } from '../index/rights-table.ts'
import type { FromSearchWorker, LookupMessage, SearchWorkerStart, ToSearchWorker } from './search.message.ts'

const port = parentPort
if (port === null) throw new Error('the search worker runs in a worker thread only')

const start: SearchWorkerStart = workerData
const reader = attachExactIndex(start.index)
let rights = start.rights
const rows = new Map<number, Uint8Array>()

port.on('message', (message: ToSearchWorker) => {
  if (message.kind === 'index') reader.attach(message.index)
  else if (message.kind === 'rights') rights = message.rights
  else port.postMessage(answer(message))
})
port.postMessage({ kind: 'ready' } satisfies FromSearchWorker)

/** Refuses rather than answers from less than it was asked to know: a gap would read as "no match". */
function answer(message: LookupMessage): FromSearchWorker {
  try {
    if (message.layout > reader.layout()) throw new RangeError(`layout ${message.layout} was not announced here`)
    return { kind: 'found', id: message.id, rows: lookUp(message) }
  } catch (error) {
    return { kind: 'failed', id: message.id, reason: error instanceof Error ? error.message : 'unknown' }
  }
}

function lookUp({ keys, counts, rights: rightsOf }: LookupMessage): number[] {
  const found: number[] = []
  let from = 0
  for (const [lookup, count] of counts.entries()) {
    const { key, number, access } = reader.lookup(keys, rowOf(rightsOf[lookup] ?? -1), from, from + count)
    for (let at = 0; at < number.length; at++) found.push(lookup, key[at] ?? 0, number[at] ?? 0, access[at] ?? 0)
    from += count
  }
  return found
}

function rowOf(number: number): Uint8Array {
  const known = rows.get(number)
  if (known !== undefined) return known
  const row = rightsRow(rights, number)
  rows.set(number, row)
  return row
}
