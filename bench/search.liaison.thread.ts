// A thread that answers questions from the shared index of persons, as a search worker of the hub does.
import { parentPort } from 'node:worker_threads'
import type { SharedNames } from '../src/index/name-index.ts'
import type { PersonForm } from '../src/matching/person-form.ts'
import { createPersonReader, type PersonReader } from '../src/search/search.person.shared.ts'
import { heapBytes } from './search.memory.ts'
import { answerThread } from './search.thread.ts'

export type LiaisonQuestion =
  | { readonly kind: 'attach'; readonly shared: SharedNames }
  | { readonly kind: 'find'; readonly form: PersonForm; readonly limit: number; readonly isNearest: boolean }
  | { readonly kind: 'list'; readonly form: PersonForm; readonly limit: number }
  | { readonly kind: 'bytes' }

/** One class of records, which everybody may read. */
const everything = Uint8Array.of(0, 1)
let reader: PersonReader | undefined

answerThread(parentPort, (question: LiaisonQuestion): readonly number[] => {
  switch (question.kind) {
    case 'attach':
      // Another index than before, once it was restarted: nothing that was remembered of the one before holds.
      reader = createPersonReader(question.shared)
      return []
    case 'find': {
      const { form, limit, isNearest } = question
      return reader?.find(form, { rights: everything, groups: 1, limit, isNearest }).number ?? []
    }
    // Each number with its score behind it.
    case 'list': {
      const { form, limit } = question
      const found = reader?.find(form, { rights: everything, groups: 1, limit })
      return found?.number.flatMap((number, at) => [number, found.score[at] ?? 0]) ?? []
    }
    case 'bytes':
      return [heapBytes()]
  }
})
