// Answers to operations on requests for analysis, and the slice itself.
import type { Slice } from '../kernel/slice.ts'

export const requestSlice: Slice = { name: 'request', handlers: [] }
