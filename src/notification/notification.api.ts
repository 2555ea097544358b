// Answers to operations of this slice, and the slice itself.
import type { Slice } from '../kernel/slice.ts'

export const notificationSlice: Slice = { name: 'notification', handlers: [] }
