// Answers to operations on leads, and the slice itself.
import type { Slice } from '../kernel/slice.ts'

export const leadSlice: Slice = { name: 'lead', handlers: [] }
