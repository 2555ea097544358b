// The hub's side of the examiner: gives it one file at a time, keeps what it encodes anew, and ends it when it takes too long.
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Part, part } from '../kernel/slice.ts'
import type { FromExaminer, ToExaminer, Verdict } from './attachment.examiner.protocol.ts'
import type { AttachmentVariant } from './attachment.schema.ts'

/**
 * Longest the examiner may take for one file, and for taking any piece of it. What the hub takes to read pieces and to keep them is not
 * the file's doing: on a busy machine that alone can be a minute for 100 MB.
 */
const mostMilliseconds = 45_000
/** An examiner without work ends after so long: it holds memory that others can use. */
const idleMilliseconds = 15_000
/** Megabytes of its heap; files and images lie outside it and are watched by the process itself. */
const heapMegabytes = 256

export type Examinable = {
  readonly name: string
  readonly length: number
  readonly announced: Buffer | null
  readonly pieces: AsyncIterable<Buffer>
}
/** Keeps a piece of what was encoded anew. */
export type Keep = (variant: AttachmentVariant, number: number, bytes: Buffer) => Promise<void>

export type Examiner = {
  /**
   * Examines one file after the other. A file that ends the process, or keeps it longer than 45 s, is refused as `not-examinable`.
   * Rejects with what `pieces` or `keep` threw, and when no process could be started: that is our fault, not the file's.
   */
  readonly examine: (file: Examinable, keep: Keep) => Promise<Verdict>
  readonly stop: () => Promise<void>
}

export const examinerPart: Part<Examiner> = part<Examiner>('attachment.examiner')

/** A process from the build, because Node 20 starts no TypeScript; it inherits nothing of the environment. */
export const spawnExaminer = (): ChildProcess => {
  const here = import.meta.url
  const built = here.endsWith('.ts')
    ? '../../dist/server/attachment/attachment.examiner.process.js'
    : './attachment.examiner.process.js'
  return fork(fileURLToPath(new URL(built, here)), [], {
    env: {},
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** The process ended while it was examining: the file did that to it. */
const ended = Symbol('ended')

type Line = {
  readonly process: ChildProcess
  /** Resolves with the next thing it says; rejects with `ended` once it is gone. */
  readonly next: () => Promise<FromExaminer>
  readonly say: (message: ToExaminer) => Promise<void>
}

const openLine = (process: ChildProcess): Line => {
  const said: FromExaminer[] = []
  let waiting: { resolve: (message: FromExaminer) => void; reject: (error: unknown) => void } | undefined
  let gone = false
  process.on('message', (message: FromExaminer) => {
    if (waiting) waiting.resolve(message)
    else said.push(message)
    waiting = undefined
  })
  const end = (): void => {
    gone = true
    waiting?.reject(ended)
    waiting = undefined
  }
  process.on('exit', end)
  process.on('error', end)
  return {
    process,
    next: () =>
      new Promise((resolve, reject) => {
        const first = said.shift()
        if (first) resolve(first)
        else if (gone) reject(ended)
        else waiting = { resolve, reject }
      }),
    say: (message) =>
      new Promise((resolve, reject) => {
        if (gone) reject(ended)
        else process.send(message, (error) => (error ? reject(ended) : resolve()))
      }),
  }
}

/** Ends the process of a file when something it is asked for takes longer than so many milliseconds. */
type Within = <T>(milliseconds: number, asked: Promise<T>) => Promise<T>

const talk = async (line: Line, file: Examinable, keep: Keep, most: number, within: Within): Promise<Verdict> => {
  const { name, length, announced } = file
  await within(most, line.say({ kind: 'begin', name, length, announced }))
  for await (const bytes of file.pieces) await within(most, line.say({ kind: 'piece', bytes }))
  await within(most, line.say({ kind: 'end' }))
  for (let left = most; ; ) {
    const began = performance.now()
    const message = await within(left, line.next())
    left = Math.max(0, left - (performance.now() - began))
    if (message.kind === 'accepted' || message.kind === 'refused') return message
    if (message.kind !== 'variant') continue
    await keep(message.variant, message.number, Buffer.from(message.bytes))
    await line.say({ kind: 'kept' })
  }
}

/** Starts nothing yet: the process begins with the first file. `spawn` is another one in tests. */
export const startExaminer = (spawn: () => ChildProcess = spawnExaminer, most = mostMilliseconds): Examiner => {
  let line: Line | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let stopped = false

  const end = (): void => {
    line?.process.kill('SIGKILL')
    line = undefined
  }

  const begin = async (): Promise<Line> => {
    if (line) return line
    const begun = openLine(spawn())
    const first = await begun.next().catch(() => undefined)
    if (first?.kind !== 'ready') {
      begun.process.kill('SIGKILL')
      throw new Error('the examiner of attachments did not start')
    }
    line = begun
    return begun
  }

  const one = async (file: Examinable, keep: Keep): Promise<Verdict> => {
    if (stopped) throw new Error('the examiner of attachments has stopped')
    clearTimeout(idle)
    const to = await begin()
    const within: Within = async (milliseconds, asked) => {
      const limit = setTimeout(end, milliseconds)
      return asked.finally(() => clearTimeout(limit))
    }
    try {
      return await talk(to, file, keep, most, within)
    } catch (error) {
      // In the middle of a file it cannot be used for the next one.
      end()
      if (error !== ended || stopped) throw error
      return { kind: 'refused', key: 'not-examinable', values: {} }
    } finally {
      if (to.process.exitCode !== null || to.process.signalCode !== null) line = undefined
      idle = setTimeout(end, idleMilliseconds)
      idle.unref()
    }
  }

  return {
    examine: (file, keep) => {
      const verdict = queue.then(() => one(file, keep))
      queue = verdict.catch(() => undefined)
      return verdict
    },
    stop: async () => {
      stopped = true
      clearTimeout(idle)
      end()
      await queue
    },
  }
}
