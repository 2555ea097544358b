// Answers to operations on the threat register, and the slice itself.
import type { Slice } from '../kernel/slice.ts'

export const threatSlice: Slice = { name: 'threat', handlers: [] }
