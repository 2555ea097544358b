/** The persons worker: keeps the one index of persons, told of every change, and answers questions in the order they come. */

import { getHeapStatistics } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import type { PersonsFound } from './search.person.index.ts'
import { rightsRow } from '../index/rights-table.ts'
import type {
  FromPersonsWorker,
  PersonChange,
  PersonLookup,
  PersonsWorkerStart,
  ToPersonsWorker,
} from './search.message.ts'

const port = parentPort
if (port === null) throw new Error('the persons worker runs in a worker thread only')

const start: PersonsWorkerStart = workerData
const index = createPersonIndex()
let rights = start.rights

port.on('message', (message: ToPersonsWorker) => {
  if (message.kind === 'rights') rights = message.rights
  else if (message.kind === 'put') port.postMessage(put(message.id, message.changes))
  else port.postMessage(find(message.id, message.lookups, message.limit))
})
port.postMessage({ kind: 'ready' } satisfies FromPersonsWorker)

/** A change that cannot be put in ends the worker: an index that lacks a person must not answer. */
function put(id: number, changes: readonly PersonChange[]): FromPersonsWorker {
  for (const { number, classId, group, isOpen, form } of changes) {
    if (form === undefined) index.remove(number)
    else index.put(number, { classId, group, isOpen, ...enteredOf(form) })
  }
  const { used_heap_size: bytes } = getHeapStatistics()
  return { kind: 'put', id, entries: index.size(), bytes }
}

function find(id: number, lookups: readonly PersonLookup[], limit: number): FromPersonsWorker {
  try {
    const found = lookups.map(({ form, groups, rights: number }): PersonsFound => {
      return index.find(askedOf(form), { rights: rightsRow(rights, number), groups, limit })
    })
    return { kind: 'found', id, found }
  } catch (error) {
    return { kind: 'failed', id, reason: error instanceof Error ? error.message : 'unknown' }
  }
}
