// Answers to operations on training, and the slice itself.
import type { Slice } from '../kernel/slice.ts'

export const trainingSlice: Slice = { name: 'training', handlers: [] }
