// Sends one file piece by piece: over a lost line, from where the hub says it stands, until it was examined; pure but for its sender.
import { Problem } from '../console/problem.ts'
import type { AttachmentProgress } from './attachment.schema.ts'

/** The hub, as far as an upload needs it. All may throw Problem. */
export type Sender = {
  readonly begin: (entry: {
    readonly name: string
    readonly length: number
    readonly sha256?: string
  }) => Promise<AttachmentProgress>
  /** The same `key` again is the same piece. */
  readonly put: (id: string, offset: number, piece: Blob, key: string) => Promise<AttachmentProgress>
  readonly look: (id: string) => Promise<AttachmentProgress>
  readonly finish: (id: string) => Promise<AttachmentProgress>
  readonly discard: (id: string) => Promise<unknown>
}

export type FileToSend = {
  readonly name: string
  readonly size: number
  /** Throws anything when the file can no longer be read. */
  readonly slice: (from: number, to: number) => Promise<Blob>
  /** SHA-256 in hex; undefined for one too large to be read at once. */
  readonly digest: () => Promise<string | undefined>
}

export type UploadClock = {
  readonly now: () => number
  readonly wait: (milliseconds: number) => Promise<void>
  readonly newKey: () => string
}

/**
 * `waiting`: the line is lost, or the hub asks for patience; tried again by itself. `stuck`: a problem that does not pass by itself;
 * may be tried again. `lost-file`: the file can no longer be read, or has changed.
 */
export const uploadPhases = [
  'beginning',
  'sending',
  'waiting',
  'examining',
  'ready',
  'refused',
  'stuck',
  'lost-file',
  'cancelled',
] as const
export type UploadPhase = (typeof uploadPhases)[number]

export type Upload = {
  readonly phase: UploadPhase
  readonly name: string
  readonly size: number
  /** Bytes the hub holds. */
  readonly sent: number
  /** Bytes a second lately, and seconds left; null before anything can be said. */
  readonly rate: number | null
  readonly secondsLeft: number | null
  /** What the hub last said of it; null before it has begun. */
  readonly progress: AttachmentProgress | null
  /** Why it waits or is stuck. */
  readonly problem: Problem | null
}

export type UploadRun = {
  readonly state: () => Upload
  /** Tries again now, what waits or is stuck. */
  readonly again: () => void
  /** Ends it; what the hub holds is erased. */
  readonly cancel: () => void
  /** Resolves when it is over. */
  readonly over: Promise<void>
}

export const isOver = ({ phase }: Pick<Upload, 'phase'>): boolean =>
  phase === 'ready' || phase === 'refused' || phase === 'lost-file' || phase === 'cancelled'

/** Milliseconds before the next try after a lost line: 1, 2, 4 ... 30 s. */
const pauseAfter = (tries: number): number => Math.min(30_000, 1000 * 2 ** Math.min(tries, 5))
/** Milliseconds between questions while it is examined: soon at first, later each two seconds. */
const lookAfter = (tries: number): number => Math.min(2000, 200 * 1.5 ** Math.min(tries, 10))

/** Problems that pass by themselves. */
const passes = ({ code }: Problem): boolean =>
  code === 'offline' || code === 'unreadable' || code === 'unavailable' || code === 'tooMany' || code === 'fault'

/** Milliseconds over which the rate is taken. */
const rateSpan = 10_000

type Sample = { readonly at: number; readonly sent: number }

/** Bytes a second and seconds left from the marks of the last ten seconds; one mark alone tells nothing. */
export const rateOf = (
  samples: readonly Sample[],
  size: number,
): { readonly rate: number | null; readonly secondsLeft: number | null } => {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || last.at <= first.at || last.sent <= first.sent) return { rate: null, secondsLeft: null }
  const rate = (last.sent - first.sent) / ((last.at - first.at) / 1000)
  return { rate: Math.round(rate), secondsLeft: Math.ceil((size - last.sent) / rate) }
}

class Cancelled extends Error {}
class LostFile extends Error {}

/** Begins at once. Never throws: whatever happens is told by `phase` and `problem`, after every change. */
export const startUpload = (
  file: FileToSend,
  sender: Sender,
  clock: UploadClock,
  told: (upload: Upload) => void,
): UploadRun => {
  let upload: Upload = {
    phase: 'beginning',
    name: file.name,
    size: file.size,
    sent: 0,
    rate: null,
    secondsLeft: null,
    progress: null,
    problem: null,
  }
  let samples: Sample[] = []
  let isCancelled = false
  let wake: (() => void) | undefined

  const tell = (change: Partial<Upload>): void => {
    upload = { ...upload, ...change }
    told(upload)
  }
  const woken = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
    })
  const poke = (): void => {
    wake?.()
    wake = undefined
  }
  const gate = (): void => {
    if (isCancelled) throw new Cancelled()
  }

  /** After a problem: a while, or until somebody says to try again. Throws Cancelled. */
  const recover = async (problem: Problem, tries: number): Promise<void> => {
    samples = []
    const quiet = { problem, rate: null, secondsLeft: null }
    if (passes(problem)) {
      tell({ phase: 'waiting', ...quiet })
      const long = problem.retryAfter === undefined ? pauseAfter(tries) : problem.retryAfter * 1000
      await Promise.race([clock.wait(long), woken()])
    } else {
      tell({ phase: 'stuck', ...quiet })
      await woken()
    }
    gate()
  }

  /** Does a thing until it is done, whatever stands in between; problems in `but` are the caller's. */
  const insist = async <T>(work: () => Promise<T>, but: (problem: Problem) => boolean = () => false): Promise<T> => {
    for (let tries = 0; ; tries += 1) {
      gate()
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof Problem) || but(error)) throw error
        await recover(error, tries)
      }
    }
  }

  const read = async (from: number, to: number): Promise<Blob> => {
    try {
      const piece = await file.slice(from, to)
      if (piece.size === to - from) return piece
    } catch {
      // Told below like a file that became shorter.
    }
    throw new LostFile()
  }

  const advance = (progress: AttachmentProgress): AttachmentProgress => {
    const at = clock.now()
    samples = [...samples.filter((one) => at - one.at <= rateSpan), { at, sent: progress.received }]
    tell({ phase: 'sending', progress, sent: progress.received, problem: null, ...rateOf(samples, file.size) })
    return progress
  }

  const sendPieces = async (begun: AttachmentProgress): Promise<void> => {
    const { id, pieceBytes } = begun
    let at = begun.received
    while (at < file.size) {
      gate()
      const piece = await read(at, Math.min(file.size, at + pieceBytes))
      const key = clock.newKey()
      const from = at
      try {
        at = advance(await insist(() => sender.put(id, from, piece, key), isGap)).received
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        // The hub stands elsewhere than we thought: it knows better.
        at = advance(await insist(() => sender.look(id))).received
      }
    }
  }

  const work = async (): Promise<void> => {
    const sha256 = await file.digest().catch(() => undefined)
    const entry = { name: file.name, length: file.size, ...(sha256 === undefined ? {} : { sha256 }) }
    const begun = advance(await insist(() => sender.begin(entry)))
    await sendPieces(begun)
    let progress = await insist(() => sender.finish(begun.id))
    for (let tries = 0; progress.state === 'examining'; tries += 1) {
      tell({ phase: 'examining', progress, rate: null, secondsLeft: null, problem: null })
      await Promise.race([clock.wait(lookAfter(tries)), woken()])
      progress = await insist(() => sender.look(begun.id))
    }
    tell({ phase: progress.state === 'ready' ? 'ready' : 'refused', progress, problem: null })
  }

  const end = async (error: unknown): Promise<void> => {
    const phase: UploadPhase = error instanceof Cancelled ? 'cancelled' : 'lost-file'
    const id = upload.progress?.id
    tell({ phase, rate: null, secondsLeft: null })
    // What is left over is erased after a day in any case.
    if (id !== undefined) await sender.discard(id).catch(() => undefined)
  }

  return {
    state: () => upload,
    again: poke,
    cancel: () => {
      isCancelled = true
      poke()
    },
    over: work().catch(end),
  }
}

const isGap = ({ key }: Problem): boolean => key === 'attachment.gap'
