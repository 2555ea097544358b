// Answers to operations on experts, and the slice itself.
import type { Slice } from '../kernel/slice.ts'

export const expertSlice: Slice = { name: 'expert', handlers: [] }
