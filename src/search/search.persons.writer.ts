/** The worker that writes the index of persons: told of every change, it brings them into lists between two messages, and writes them down or reads them back when told to. */

import { parentPort, workerData } from 'node:worker_threads'
import { SnapshotDamaged } from '../index/snapshot.ts'
import type { FromPersonsWriter, PersonsWriterStart, ToPersonsWriter } from './search.message.ts'
import { createPersonWriter } from './search.person.shared.ts'
import { type PersonsKept, type PersonsRestored, readPersons, writePersons } from './search.persons.snapshot.ts'

const port = parentPort
if (port === null) throw new Error('the writer of persons runs in a worker thread only')

const { capacity }: PersonsWriterStart = workerData
let index = createPersonWriter({ capacity })
let isLoaded = false
let isRestored = false
let isMergePlanned = false
/** Since when nothing of what is gone is in the index, by the clock of the machine. */
let cleanSince = Date.now()
/** What is told while a snapshot is read waits for its end. */
let waiting: ToPersonsWriter[] | undefined

/** Far below the 35 days in which what is erased is to be gone from every copy. */
const GONE_AFTER = 7 * 24 * 3_600_000

announce()

port.on('message', (message: ToPersonsWriter) => {
  if (waiting) waiting.push(message)
  else hear(message)
})

/** A change that cannot be put in ends the worker: an index that lacks a person must not answer. */
function hear(message: ToPersonsWriter): void {
  switch (message.kind) {
    case 'put':
      for (const { number, classId, group, isOpen, form } of message.changes) {
        if (form === undefined) index.remove(number)
        else index.put(number, form, { classId, group, isOpen })
      }
      done(message.id)
      break
    case 'loaded':
      isLoaded = true
      // What was restored is in lists already: the little that came since is brought in beside other work.
      while (index.merge(!isRestored)) {}
      done(message.id)
      break
    case 'restore':
      waiting = []
      void restore(message.from).then((fault) => {
        done(message.id, fault)
        const told = waiting ?? []
        waiting = undefined
        for (const one of told) hear(one)
      })
      break
    case 'keep':
      void keep(message.id, message.as)
      planMerge()
  }
}

function done(id: number, fault?: string): void {
  const state = { entries: index.size(), bytes: index.bytes() }
  say({ kind: 'done', id, ...state, ...(fault === undefined ? {} : { fault }) })
  planMerge()
}

/** What went wrong is told in words; the index that was there before then stays. */
async function restore(from: PersonsRestored): Promise<string | undefined> {
  try {
    const kept = await readPersons(from)
    index = createPersonWriter({ capacity, kept })
    cleanSince = kept.cleanSince
    isRestored = true
    announce()
    return undefined
  } catch (error) {
    return faultOf(error)
  }
}

async function keep(id: number, as: PersonsKept): Promise<void> {
  try {
    say({ kind: 'kept', id, bytes: await writePersons(as, index.freeze(), { entries: index.size(), cleanSince }) })
  } catch (error) {
    say({ kind: 'kept', id, bytes: 0, fault: faultOf(error) })
  }
}

/** Our own words, or the name and code of what the system says: its messages may quote data. */
function faultOf(error: unknown): string {
  if (error instanceof SnapshotDamaged || error instanceof RangeError) return error.message
  const { name = 'Error', code = '' } = error as { readonly name?: string; readonly code?: string }
  return `${name} ${code}`.trim()
}

/** Readers hear of it before the change that needed it is told done. */
function announce(): void {
  index.onShare((names) => say({ kind: 'names', names }))
  say({ kind: 'names', names: index.share() })
}

/** One step at a time, so that changes wait for a step and not for the whole. While it is loaded, all waits for the end. */
function planMerge(): void {
  if (!isLoaded || isMergePlanned) return
  isMergePlanned = true
  setImmediate(() => {
    isMergePlanned = false
    if (renew() || index.merge(false)) planMerge()
  })
}

/** What is gone stays in memory, and in the snapshot, for some days at most. */
function renew(): boolean {
  const before = index.share().generation
  const isMore = index.renew(Date.now() - cleanSince > GONE_AFTER)
  if (index.share().generation !== before) cleanSince = Date.now()
  return isMore
}

function say(message: FromPersonsWriter): void {
  port?.postMessage(message)
}
