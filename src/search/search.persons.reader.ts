/** A worker that reads the index of persons and answers questions in the order they come. */

import { parentPort, workerData } from 'node:worker_threads'
import { rightsRow } from '../index/rights-table.ts'
import type { FromPersonsReader, PersonLookup, PersonsReaderStart, ToPersonsReader } from './search.message.ts'
import { learnWhileIdle } from './search.person.learning.ts'
import { createPersonReader } from './search.person.shared.ts'

const port = parentPort
if (port === null) throw new Error('a reader of persons runs in a worker thread only')

const start: PersonsReaderStart = workerData
const index = createPersonReader(start.names)
let rights = start.rights
const noteQuestion = start.learns ? learnWhileIdle(index.learn()) : () => undefined

port.on('message', (message: ToPersonsReader) => {
  if (message.kind === 'rights') rights = message.rights
  else if (message.kind === 'names') index.attach(message.names)
  else {
    port.postMessage(find(message.id, message.lookups, message.limit))
    noteQuestion()
  }
})
port.postMessage({ kind: 'ready' } satisfies FromPersonsReader)

function find(id: number, lookups: readonly PersonLookup[], limit: number): FromPersonsReader {
  try {
    const found = lookups.map(({ form, groups, rights: number, nearest = false }) =>
      index.find(form, { rights: rightsRow(rights, number), groups, limit, isNearest: nearest }),
    )
    return { kind: 'found', id, found }
  } catch (error) {
    return { kind: 'failed', id, reason: error instanceof Error ? error.message : 'unknown' }
  }
}
