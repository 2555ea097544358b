// What was asked for from anywhere in the console and is drawn over whatever page is open: a call to log, a task to write.
import { signal } from '../console/signal.ts'
import type { LinkKind } from './desk.schema.ts'

/** What a call or task is about, where it was asked for: an item of the desk, or a thing by its kind and id. */
export type AskedAbout = {
  readonly item?: string
  readonly about?: { readonly kind: LinkKind; readonly ref: string }
  /** Bureau one deals with there. */
  readonly with?: string
  /** How it is called: a reference, never a name. */
  readonly reference?: string
}

/** The sheet to log a telephone call: `callAsked.write({ about: { kind: 'hit', ref: id }, with: 'vn' })`. */
export const callAsked = signal<AskedAbout | null>(null)
/** The sheet to write a task. */
export const taskAsked = signal<AskedAbout | null>(null)
