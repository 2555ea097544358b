// The thread that keeps a MiniSearch of names.
import { parentPort } from 'node:worker_threads'
import MiniSearch from 'minisearch'
import { heapBytes } from './search.memory.ts'
import type { MiniSearchQuestion } from './search.minisearch.ts'
import { answerThread } from './search.thread.ts'

const began = heapBytes()
const search = new MiniSearch<{ readonly id: number; readonly name: string }>({
  fields: ['name'],
  // Folded already, on both sides.
  tokenize: (text) => text.split(' '),
  processTerm: (term) => term,
})
const personOf: number[] = []

const find = (text: string, limit: number): number[] => {
  const options = { fuzzy: 0.2, prefix: false } as const
  const all = search.search(text, { ...options, combineWith: 'AND' })
  const found = all.length > 0 ? all : search.search(text, { ...options, combineWith: 'OR' })
  return found.slice(0, limit).map(({ id }) => personOf[id] ?? -1)
}

answerThread(parentPort, (question: MiniSearchQuestion): readonly number[] => {
  if (question.kind === 'find') return find(question.text, question.limit)
  if (question.kind === 'bytes') return [heapBytes() - began]
  for (const [at, name] of question.names.entries()) {
    const id = personOf.push(question.persons[at] ?? -1) - 1
    search.add({ id, name })
  }
  return []
})
