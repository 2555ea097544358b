// Our own index of persons as an engine of the search benchmark: written by this thread, read by as many as there are cores.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyPersonForm } from '../src/matching/person-form.ts'
import { createPersonWriter } from '../src/search/search.person.shared.ts'
import { readPersons, writePersons } from '../src/search/search.persons.snapshot.ts'
import type { NumberedForm, SearchEngine } from './search.engine.ts'
import type { LiaisonQuestion } from './search.liaison.thread.ts'
import { startThread, type Thread } from './search.thread.ts'

/** Questions under way in each thread: enough that none ever waits for this one. */
const inFlightEach = 16
const megabytes = 2048

/** The class of all records. */
const everybody = 1

/** Of what a snapshot is said to be; nobody asks here. */
const origin = { place: 0, fact: '', columns: [], groups: [], build: '' }

type Reader = { readonly thread: Thread<LiaisonQuestion, readonly number[]>; under: number }

/**
 * Asks as the search of an officer does unless told otherwise: places that are left are filled with the nearest records below the line, which makes the list
 * of the same kind as those by pg_trgm's threshold of 0.3 and MiniSearch's score. `bytes` is the shared memory alone: threads add some
 * megabytes each, whatever the number of persons.
 */
export const startLiaison = (records: number, isNearest = true): SearchEngine => {
  let index = createPersonWriter({ capacity: records })
  const readers = Array.from({ length: availableParallelism() }, (): Reader => {
    const file = new URL('./search.liaison.thread.js', import.meta.url)
    return { thread: startThread(file, megabytes), under: 0 }
  })
  const tellAll = async (): Promise<void> => {
    const shared = index.share()
    await Promise.all(readers.map(({ thread }) => thread.ask({ kind: 'attach', shared })))
  }
  return {
    name: 'liaison',
    inFlight: readers.length * inFlightEach,
    takesDates: true,
    isSlow: false,
    build: async (persons: Iterable<NumberedForm>) => {
      for (const { number, form } of persons) index.put(number, form, { classId: everybody, group: 0, isOpen: true })
      while (index.merge(true));
      await tellAll()
    },
    find: async (form, limit) => {
      const reader = readers.reduce((least, one) => (one.under < least.under ? one : least))
      reader.under += 1
      try {
        return await reader.thread.ask({ kind: 'find', form, limit, isNearest })
      } finally {
        reader.under -= 1
      }
    },
    list: async (form, limit) => {
      const [first] = readers
      const pairs = (await first?.thread.ask({ kind: 'list', form, limit })) ?? []
      return Array.from({ length: pairs.length / 2 }, (_, at) => ({
        number: pairs[at * 2] ?? 0,
        score: pairs[at * 2 + 1] ?? 0,
      }))
    },
    bytes: async () => index.bytes(),
    restart: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'liaison-restart-'))
      try {
        const at = { folder, salt: randomBytes(16).toString('hex'), key: randomBytes(32) }
        await writePersons({ ...at, origin, classes: [['everybody']] }, index.freeze(), {
          entries: index.size(),
          cleanSince: 0,
        })
        index = createPersonWriter({ capacity: 1 })
        await tellAll()
        const began = performance.now()
        index = createPersonWriter({
          capacity: records,
          kept: await readPersons({ ...at, classIds: [everybody] }),
        })
        await tellAll()
        const form = { ...emptyPersonForm, names: [{ whole: 'Exercise' }] }
        await Promise.all(readers.map(({ thread }) => thread.ask({ kind: 'find', form, limit: 10, isNearest })))
        return (performance.now() - began) / 1000
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    stop: async () => {
      await Promise.all(readers.map(({ thread }) => thread.stop()))
    },
  }
}
