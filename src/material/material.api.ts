// Answers to operations on the material of analysis files, and the slice itself.
import type { Slice } from '../kernel/slice.ts'

export const materialSlice: Slice = { name: 'material', handlers: [] }
