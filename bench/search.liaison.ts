// Our own index of persons as an engine of the search benchmark; the one file that knows how it is filled and asked.
import { askedOf, createPersonIndex, enteredOf } from '../src/search/search.likeness.ts'
import type { NumberedForm, SearchEngine } from './search.engine.ts'
import { heapBytes } from './search.memory.ts'

const everything = Uint8Array.of(1)

export const startLiaison = (): SearchEngine => {
  const began = heapBytes()
  const index = createPersonIndex()
  return {
    name: 'liaison',
    inFlight: 1,
    takesDates: true,
    isSlow: false,
    build: async (persons: Iterable<NumberedForm>) => {
      for (const { number, form } of persons)
        index.put(number, { classId: 0, group: 0, isOpen: true, ...enteredOf(form) })
    },
    find: async (form, limit) => index.find(askedOf(form), { rights: everything, groups: 1, limit }).number,
    bytes: async () => heapBytes() - began,
    stop: async () => undefined,
  }
}
