// Answers to operations on analysis files, and the slice itself.
import type { Slice } from '../kernel/slice.ts'

export const analysisSlice: Slice = { name: 'analysis', handlers: [] }
