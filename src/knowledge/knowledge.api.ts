// Answers to operations on knowledge, and the slice itself.
import type { Slice } from '../kernel/slice.ts'

export const knowledgeSlice: Slice = { name: 'knowledge', handlers: [] }
