// Answers to operations on groups of the network, and the slice itself.
import type { Slice } from '../kernel/slice.ts'

export const groupSlice: Slice = { name: 'group', handlers: [] }
