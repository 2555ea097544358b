// Our own index of persons as an engine of the search benchmark: written by this thread, read by as many as there are cores.
import { availableParallelism } from 'node:os'
import { createPersonWriter } from '../src/search/search.person.shared.ts'
import type { NumberedForm, SearchEngine } from './search.engine.ts'
import type { LiaisonQuestion } from './search.liaison.thread.ts'
import { startThread, type Thread } from './search.thread.ts'

/** Questions under way in each thread: enough that none ever waits for this one. */
const inFlightEach = 16
const megabytes = 2048

type Reader = { readonly thread: Thread<LiaisonQuestion, readonly number[]>; under: number }

/**
 * Asks as the search of an officer does unless told otherwise: places that are left are filled with the nearest records below the line, which makes the list
 * of the same kind as those by pg_trgm's threshold of 0.3 and MiniSearch's score. `bytes` is the shared memory alone: threads add some
 * megabytes each, whatever the number of persons.
 */
export const startLiaison = (records: number, isNearest = true): SearchEngine => {
  const index = createPersonWriter({ capacity: records })
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
      for (const { number, form } of persons) index.put(number, form, { classId: 0, group: 0, isOpen: true })
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
    bytes: async () => index.bytes(),
    stop: async () => {
      await Promise.all(readers.map(({ thread }) => thread.stop()))
    },
  }
}
