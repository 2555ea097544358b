/** The worker that writes the index of persons: told of every change, it brings them into lists between two messages. */

import { parentPort, workerData } from 'node:worker_threads'
import type { FromPersonsWriter, PersonsWriterStart, ToPersonsWriter } from './search.message.ts'
import { createPersonWriter } from './search.person.shared.ts'

const port = parentPort
if (port === null) throw new Error('the writer of persons runs in a worker thread only')

const { capacity }: PersonsWriterStart = workerData
const index = createPersonWriter({ capacity })
let isLoaded = false
let isMergePlanned = false

/** Readers hear of it before the change that needed it is told done. */
index.onShare((names) => say({ kind: 'names', names }))
say({ kind: 'names', names: index.share() })

/** A change that cannot be put in ends the worker: an index that lacks a person must not answer. */
port.on('message', (message: ToPersonsWriter) => {
  if (message.kind === 'put') {
    for (const { number, classId, group, isOpen, form } of message.changes) {
      if (form === undefined) index.remove(number)
      else index.put(number, form, { classId, group, isOpen })
    }
  } else {
    isLoaded = true
    while (index.merge(true)) {}
  }
  say({ kind: 'done', id: message.id, entries: index.size(), bytes: index.bytes() })
  planMerge()
})

/** One step at a time, so that changes wait for a step and not for the whole. While it is loaded, all waits for the end. */
function planMerge(): void {
  if (!isLoaded || isMergePlanned) return
  isMergePlanned = true
  setImmediate(() => {
    isMergePlanned = false
    if (index.merge(false)) planMerge()
  })
}

function say(message: FromPersonsWriter): void {
  port?.postMessage(message)
}
