// An open-loop load: requests leave at instants drawn beforehand whether or not earlier ones were answered, and are timed from those instants.
import { connect, type Socket } from 'node:net'
import type { Random } from '../src/demonstration.random.ts'
import { answerLength } from './load.ts'

/** Times in buckets that each are 2 % wider than the one before, from a microsecond on: adding one costs a logarithm. */
export const createHistogram = () => {
  const counts = new Uint32Array(1200)
  const width = Math.log(1.02)
  let [many, slowest] = [0, 0]
  return {
    add: (milliseconds: number): void => {
      const bucket = Math.log(Math.max(1, milliseconds * 1000)) / width
      const at = Math.min(counts.length - 1, Math.floor(bucket))
      counts[at] = (counts[at] ?? 0) + 1
      many += 1
      slowest = Math.max(slowest, milliseconds)
    },
    /** Milliseconds below which a share of them lies, 0 to 1, to 2 %; 0 of none. */
    percentile: (share: number): number => {
      let below = 0
      for (const [at, count] of counts.entries()) {
        below += count
        if (count > 0 && below > share * (many - 1)) return Math.min(slowest, Math.exp((at + 1) * width) / 1000)
      }
      return slowest
    },
    many: () => many,
    slowest: () => slowest,
  }
}
export type Histogram = ReturnType<typeof createHistogram>

/** A request of a kind that is told by itself. */
export type OpenRequest = { readonly bytes: Buffer; readonly kind: string }

export type OpenLoad = {
  readonly port: number
  /** Requests a second, in the long run: the pauses between them are drawn from an exponential distribution (a Poisson process). */
  readonly rate: number
  /** Milliseconds that count, after a warm-up of a quarter of them. */
  readonly milliseconds: number
  readonly random: Random
  readonly next: () => OpenRequest
}

export type OpenOutcome = {
  /** From the planned instant to the whole answer. */
  readonly all: Histogram
  /** The same of the second half: a hub that was just started compiles its code in the first. */
  readonly settled: Histogram
  readonly ofKind: ReadonlyMap<string, Histogram>
  /** From the planned instant to the instant the request was written: how far this generator was behind its plan. */
  readonly behind: Histogram
  readonly failures: number
  /** Failures that were refused with 503, to be asked again. */
  readonly refused: number
  /** Processor seconds this process used for each second of load. */
  readonly cores: number
}

type Planned = OpenRequest & { readonly planned: number; readonly counts: boolean; readonly isSettled: boolean }
type Line = { readonly socket: Socket; asked: Planned | undefined; pending: Buffer }

/**
 * Connections beyond which requests wait here, and that waiting counts. Far more than are under way at once on a hub that keeps up: each
 * post has its own, so a document never waits for the connection of a person.
 */
const mostConnections = 2000

/** Runs the load; resolves when everything planned was answered, or its connection lost. */
export const runOpenLoad = async (load: OpenLoad): Promise<OpenOutcome> => {
  const [all, settled, behind] = [createHistogram(), createHistogram(), createHistogram()]
  const ofKind = new Map<string, Histogram>()
  const idle: Line[] = []
  const waiting: Planned[] = []
  let [connections, open, failures, refused] = [0, 0, 0, 0]
  let finish: (() => void) | undefined

  const answered = ({ kind, planned, counts, isSettled }: Planned, good: boolean): void => {
    open -= 1
    if (!counts) return
    if (!good) failures += 1
    const took = performance.now() - planned
    all.add(took)
    if (isSettled) settled.add(took)
    const own = ofKind.get(kind) ?? createHistogram()
    ofKind.set(kind, own)
    own.add(took)
  }
  const send = (line: Line, one: Planned): void => {
    line.asked = one
    if (one.counts) behind.add(performance.now() - one.planned)
    line.socket.write(one.bytes)
  }
  const rest = (line: Line): void => {
    const next = waiting.shift()
    if (next) send(line, next)
    else idle.push(line)
    if (open === 0) finish?.()
  }
  const dial = (): Line => {
    connections += 1
    const line: Line = {
      socket: connect({ port: load.port, host: '127.0.0.1', noDelay: true }),
      asked: undefined,
      pending: Buffer.alloc(0),
    }
    line.socket.on('data', (part) => {
      line.pending = line.pending.length === 0 ? part : Buffer.concat([line.pending, part])
      const length = answerLength(line.pending)
      if (length < 0 || !line.asked) return
      const good = line.pending[9] === 0x32
      if (line.asked.counts && line.pending.toString('latin1', 9, 12) === '503') refused += 1
      line.pending = line.pending.subarray(length)
      answered(line.asked, good)
      line.asked = undefined
      rest(line)
    })
    line.socket.on('error', () => undefined)
    line.socket.on('close', () => {
      connections -= 1
      const at = idle.indexOf(line)
      if (at >= 0) idle.splice(at, 1)
      if (line.asked) answered(line.asked, false)
      line.asked = undefined
      if (open === 0) finish?.()
    })
    return line
  }
  const put = (one: Planned): void => {
    open += 1
    const line = idle.pop() ?? (connections < mostConnections ? dial() : undefined)
    if (line) send(line, one)
    else waiting.push(one)
  }

  const used = process.cpuUsage()
  const begun = performance.now()
  const countFrom = begun + load.milliseconds / 4
  const until = countFrom + load.milliseconds
  const settledFrom = countFrom + load.milliseconds / 2
  // Uniform in 24 bits and never 0, so that its logarithm is finite.
  const pause = (): number => (-Math.log((load.random.below(2 ** 24) + 1) / 2 ** 24) * 1000) / load.rate
  await new Promise<void>((resolve) => {
    let due = begun + pause()
    const turn = (): void => {
      const now = performance.now()
      for (; due <= now && due < until; due += pause())
        put({ ...load.next(), planned: due, counts: due >= countFrom, isSettled: due >= settledFrom })
      if (due < until) setTimeout(turn, Math.max(0, due - performance.now()))
      else if (open === 0) resolve()
      else finish = resolve
    }
    turn()
  })
  const { user, system } = process.cpuUsage(used)
  const seconds = (performance.now() - begun) / 1000
  for (const { socket } of idle) socket.destroy()
  return { all, settled, ofKind, behind, failures, refused, cores: (user + system) / 1e6 / seconds }
}
