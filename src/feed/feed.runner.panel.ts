// Sends a file batch by batch: one at a time, with pause and stop, over a lost line, and from where the hub says it stands; pure but for its sender.
import { Problem } from '../console/problem.ts'
import type { Mark, SourceLine } from '../intake/record-source.ts'
import { type Batch, cutBatches, stepOf } from './feed.batches.panel.ts'
import {
  type FileToSend,
  type Phase,
  type Run,
  type RunClock,
  type Runner,
  rateOf,
  rateSpan,
  type Sample,
  type Sender,
  type Standing,
} from './feed.run.panel.ts'
import { type LineCounts, mostLines } from './feed.schema.ts'

/** Refused lines of which the text is kept, and characters of each. */
const mostRaws = 20_000
const longestRaw = 2_000

/** Bytes the hub takes at a time. */
const longestSent = 4 * 1024 * 1024

/** Milliseconds before the next try after a lost line: 1, 2, 4 ... 30 s. */
const pauseAfter = (tries: number): number => Math.min(30_000, 1000 * 2 ** Math.min(tries, 5))

/** Problems that pass by themselves. */
const passes = ({ code }: Problem): boolean =>
  code === 'offline' || code === 'unreadable' || code === 'unavailable' || code === 'tooMany' || code === 'fault'

const addCounts = (one: LineCounts, other: LineCounts): LineCounts => {
  const sum: Record<string, number> = { ...one }
  for (const [result, many] of Object.entries(other)) sum[result] = (sum[result] ?? 0) + many
  return sum
}

const isCrossed = ({ key }: Problem): boolean => key === 'feed.offset' || key === 'feed.import-over'

const canShrink = ({ read, unread }: Batch): boolean => read.length > 0 || unread.length > 1

/** A batch whose one line is too large for the hub by itself: it is told as refused. */
const leftOut = (line: SourceLine, { to }: Batch): Batch => {
  const { line: at, lastLine, offset, end, raw } = line
  const faults = [{ pointer: '', key: 'fault.line-too-long', values: { limit: longestSent } }]
  return { upsert: [], read: [], unread: [{ line: at, lastLine, offset, end, raw, faults }], to }
}

class Stopped extends Error {}

/** Why a round of reading ends before the file does: it must be read again from where the hub stands. */
type Round = { readonly end: 'through' } | { readonly end: 'again'; readonly from: Mark }

/**
 * Begins at once. Never throws: whatever happens is told by `phase` and `problem`. A problem that passes by itself is waited
 * out; for any other it pauses until somebody says to go on. Told after every change.
 */
export const startRunner = (file: FileToSend, sender: Sender, clock: RunClock, told: (run: Run) => void): Runner => {
  let run: Run = {
    phase: 'beginning',
    id: null,
    offset: 0,
    line: 0,
    size: file.size,
    counts: {},
    wentOnBehind: 0,
    rate: null,
    secondsLeft: null,
    problem: null,
  }
  const raws = new Map<number, string>()
  let samples: Sample[] = []
  let [isPaused, isStopped, most] = [false, false, mostLines]
  let wake: (() => void) | undefined

  const tell = (change: Partial<Run>): void => {
    run = { ...run, ...change }
    told(run)
  }
  const woken = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
    })
  const poke = (): void => {
    wake?.()
    wake = undefined
  }

  /** Waits while it is paused. Throws Stopped. */
  const gate = async (): Promise<void> => {
    while (isPaused && !isStopped) {
      if (run.phase !== 'paused') tell({ phase: 'paused', rate: null, secondsLeft: null })
      samples = []
      await woken()
    }
    if (isStopped) throw new Stopped()
    if (run.phase !== 'running') tell({ phase: run.id === null ? 'beginning' : 'running', problem: null })
  }

  /** After a problem: a while, or until somebody says to go on. Throws Stopped. */
  const recover = async (problem: Problem, tries: number): Promise<void> => {
    samples = []
    if (passes(problem)) {
      tell({ phase: 'waiting', problem, rate: null, secondsLeft: null })
      const long = problem.retryAfter === undefined ? pauseAfter(tries) : problem.retryAfter * 1000
      await Promise.race([clock.wait(long), woken()])
    } else {
      isPaused = true
      tell({ phase: 'paused', problem, rate: null, secondsLeft: null })
    }
    await gate()
  }

  /** Does a thing until it is done, whatever stands in between; problems in `but` are the caller's. */
  const insist = async <T>(work: () => Promise<T>, but: (problem: Problem) => boolean = () => false): Promise<T> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof Problem) || but(error)) throw error
        await recover(error, tries)
      }
    }
  }

  const keepRaw = ({ line, raw }: SourceLine): void => {
    if (raws.size < mostRaws) raws.set(line, raw.slice(0, longestRaw))
  }

  const advance = (to: Mark, counts: LineCounts): void => {
    const at = clock.now()
    samples = [...samples.filter((one) => at - one.at <= rateSpan), { ...to, at }]
    tell({ ...to, counts, ...rateOf(samples, file.size) })
  }

  const standing = async (id: string): Promise<Standing> => {
    const now = await insist(() => sender.look(id))
    // Somebody else stopped it, or it is through already.
    if (now.state !== 'running') throw new Ended(now)
    return now
  }

  const round = async (id: string, mark: Mark): Promise<Round> => {
    const start = mark.offset < file.first.offset ? file.first : mark
    let from = mark.offset
    const batches = cutBatches(file.readFrom(start), start, file.size, () => most)
    try {
      for await (const batch of batches) {
        await gate()
        const again = await sendBatch(id, from, batch)
        if (again) return { end: 'again', from: again }
        from = batch.to.offset
      }
      return { end: 'through' }
    } finally {
      await batches.return(undefined)
    }
  }

  /** Undefined when the batch is done, else where to read again from. */
  const sendBatch = async (id: string, from: number, batch: Batch): Promise<Mark | undefined> => {
    const key = clock.newKey()
    const body = { upsert: batch.upsert, import: stepOf(id, from, batch) }
    try {
      const { results, counts } = await insist(
        () => sender.send(body, key),
        (problem) => isCrossed(problem) || (problem.code === 'tooLarge' && canShrink(batch)),
      )
      for (const line of batch.unread) keepRaw(line)
      for (const [at, { result }] of results.entries()) {
        const line = batch.read[at]
        if (result === 'refused' && line) keepRaw(line)
      }
      advance(batch.to, addCounts(run.counts, counts))
      return undefined
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.code === 'tooLarge') {
        const [line, ...others] = batch.read
        if (line && others.length === 0 && batch.unread.length === 0) return sendBatch(id, from, leftOut(line, batch))
        most = Math.max(1, Math.floor(Math.max(batch.read.length, batch.unread.length) / 2))
        return { offset: run.offset, line: run.line }
      }
      const now = await standing(id)
      advance(now, now.counts)
      // It had arrived, though nothing was heard of it.
      return now.offset === batch.to.offset ? undefined : { offset: now.offset, line: now.line }
    }
  }

  const work = async (): Promise<void> => {
    const began = await insist(sender.begin)
    const { id, offset, line, counts } = began
    tell({ id, offset, line, counts, wentOnBehind: line, phase: 'running', problem: null })
    samples = [{ offset, line, at: clock.now() }]
    for (let mark: Mark = { offset, line }; ; ) {
      const done = await round(id, mark)
      if (done.end === 'again') {
        mark = done.from
        continue
      }
      if (file.isWhole) {
        tell({ phase: 'through', problem: null, rate: null, secondsLeft: null })
        return
      }
      try {
        await insist(() => sender.finish(id), isNotThrough)
        tell({ phase: 'finished', problem: null, rate: null, secondsLeft: null })
        return
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        const now = await standing(id)
        advance(now, now.counts)
        mark = { offset: now.offset, line: now.line }
      }
    }
  }

  const end = async (error: unknown): Promise<void> => {
    const quiet = { rate: null, secondsLeft: null }
    if (error instanceof Ended) {
      const { offset, line, counts, state } = error.now
      tell({ offset, line, counts, phase: state === 'finished' ? 'finished' : 'stopped', ...quiet })
      return
    }
    const { id } = run
    const phase: Phase = error instanceof Stopped ? 'stopped' : 'lost-file'
    // Where the hub cannot be told, it keeps the import where it stands, and the same file goes on from there all the same.
    if (id !== null) await sender.stop(id).catch(() => undefined)
    tell({ phase, problem: error instanceof Problem ? error : null, ...quiet })
  }

  return {
    state: () => run,
    pause: () => {
      isPaused = true
      if (run.phase === 'waiting') poke()
    },
    goOn: () => {
      isPaused = false
      poke()
    },
    stop: () => {
      isStopped = true
      poke()
    },
    raws,
    over: work().catch(end),
  }
}

/** The import is over at the hub, by somebody else's hand. */
class Ended extends Error {
  readonly now: Standing
  constructor(now: Standing) {
    super(now.state)
    this.now = now
  }
}

const isNotThrough = ({ key }: Problem): boolean => key === 'feed.import-not-through' || key === 'feed.import-over'
