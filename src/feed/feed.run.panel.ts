// What a run of an import is: where it stands, in which phase, how fast; what it needs of hub, file and clock. Pure.
import type { Problem } from '../console/problem.ts'
import type { Mark, SourceLine } from '../intake/record-source.ts'
import type { ImportStep, LineCounts } from './feed.schema.ts'

/** Where the hub says an import stands. */
export type Standing = Mark & {
  readonly id: string
  readonly state: 'running' | 'finished' | 'stopped' | 'failed'
  readonly counts: LineCounts
}

type Sent = { readonly upsert: readonly unknown[]; readonly import: ImportStep }
type Taken = {
  readonly results: readonly { readonly result: string; readonly faults: readonly unknown[] }[]
  readonly counts: LineCounts
}

/** The hub, as far as a run needs it. All may throw Problem. */
export type Sender = {
  readonly begin: () => Promise<Standing>
  /** The same `key` again is the same batch: it is never done twice. */
  readonly send: (batch: Sent, key: string) => Promise<Taken>
  readonly look: (id: string) => Promise<Standing>
  readonly finish: (id: string) => Promise<unknown>
  readonly stop: (id: string) => Promise<unknown>
}

export type FileToSend = {
  readonly size: number
  /** Where the records begin. */
  readonly first: Mark
  /** Lines from a mark on. Throws anything when the file can no longer be read. */
  readonly readFrom: (from: Mark) => AsyncIterable<readonly SourceLine[]>
  /** Behind its last line somebody has to say what becomes of what it no longer holds: the import is not ended by itself. */
  readonly isWhole?: boolean
}

export type RunClock = {
  readonly now: () => number
  readonly wait: (milliseconds: number) => Promise<void>
  readonly newKey: () => string
}

/**
 * `waiting`: the line to the hub is lost, or it asks for patience; tried again by itself. `through`: all of a
 * whole list is sent, and somebody has to end it. `lost-file`: the file can no longer be read.
 */
export const phases = [
  'beginning',
  'running',
  'paused',
  'waiting',
  'through',
  'finished',
  'stopped',
  'lost-file',
] as const
export type Phase = (typeof phases)[number]

export type Run = Mark & {
  readonly phase: Phase
  /** Null before the hub has given one. */
  readonly id: string | null
  readonly size: number
  readonly counts: LineCounts
  /** Line behind which it went on when it was taken up again; 0 from the beginning. */
  readonly wentOnBehind: number
  /** Lines a second lately, and seconds left by bytes; null before anything can be said. */
  readonly rate: number | null
  readonly secondsLeft: number | null
  /** Why it waits or pauses. */
  readonly problem: Problem | null
}

export type Runner = {
  readonly state: () => Run
  readonly pause: () => void
  readonly goOn: () => void
  /** Ends after the batch that is under way; what is done stays. */
  readonly stop: () => void
  /** What stood on lines of this session that were refused, by line; the beginning of long ones. */
  readonly raws: ReadonlyMap<number, string>
  /** Resolves when it is over. */
  readonly over: Promise<void>
}

/** Milliseconds over which the rate is taken. */
export const rateSpan = 10_000

export type Sample = Mark & { readonly at: number }

/** Lines a second and seconds left, from the marks of the last ten seconds; one mark alone tells nothing. */
export const rateOf = (
  samples: readonly Sample[],
  size: number,
): { readonly rate: number | null; readonly secondsLeft: number | null } => {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || last.at <= first.at) return { rate: null, secondsLeft: null }
  const seconds = (last.at - first.at) / 1000
  const bytes = (last.offset - first.offset) / seconds
  return {
    rate: Math.round((last.line - first.line) / seconds),
    secondsLeft: bytes > 0 ? Math.ceil((size - last.offset) / bytes) : null,
  }
}

/** Whether a run still does anything, or would on a word. */
export const isUnderWay = ({ phase }: Run): boolean => !['through', 'finished', 'stopped', 'lost-file'].includes(phase)
