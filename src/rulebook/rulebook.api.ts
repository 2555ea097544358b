// Answers to operations on the terms of reference, and the slice itself.
import type { Slice } from '../kernel/slice.ts'

export const rulebookSlice: Slice = { name: 'rulebook', handlers: [] }
