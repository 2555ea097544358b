// A load client that costs little itself: keep-alive connections on loopback, each with one request under way at a time.
import { connect, type Socket } from 'node:net'

export type Load = {
  readonly port: number
  readonly connections: number
  /** Milliseconds of load that count, after a warm-up of a quarter of it. */
  readonly milliseconds: number
  /** The next request, whole, head and body. */
  readonly next: () => Buffer
}

export type Outcome = {
  readonly requests: number
  readonly seconds: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly failures: number
}

/** One HTTP/1.1 request as bytes. */
export const requestOf = (
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Buffer => {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: localhost',
    ...Object.entries(headers).map(([k, v]) => `${k}: ${v}`),
  ]
  if (body) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

const headEnd = Buffer.from('\r\n\r\n')

/** Length of the whole answer at the front of `buffer`, or -1 while it is not complete. Our hub always sends a length. */
export const answerLength = (buffer: Buffer): number => {
  const end = buffer.indexOf(headEnd)
  if (end < 0) return -1
  const head = buffer.toString('latin1', 0, end)
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
  return buffer.length >= end + 4 + length ? end + 4 + length : -1
}

/** The value below which a share of the sorted ones lies, 0 to 1; 0 of none. */
export const percentile = (sorted: ArrayLike<number>, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** Runs the load and counts what was answered with 2xx within the counted time; anything else is a failure. */
export const runLoad = async (load: Load): Promise<Outcome> => {
  const times: number[] = []
  let failures = 0
  const begin = performance.now()
  const countFrom = begin + load.milliseconds / 4
  const until = countFrom + load.milliseconds

  const drive = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket: Socket = connect({ port: load.port, host: '127.0.0.1', noDelay: true })
      let pending: Buffer = Buffer.alloc(0)
      let asked = 0
      const ask = (): void => {
        asked = performance.now()
        socket.write(load.next())
      }
      socket.on('connect', ask)
      socket.on('error', reject)
      socket.on('close', () => resolve())
      socket.on('data', (part) => {
        pending = pending.length === 0 ? part : Buffer.concat([pending, part])
        const length = answerLength(pending)
        if (length < 0) return
        const now = performance.now()
        const good = pending[9] === 0x32
        pending = pending.subarray(length)
        if (asked >= countFrom && now <= until) {
          if (good) times.push(now - asked)
          else failures += 1
        }
        if (now < until) ask()
        else socket.end()
      })
    })
  await Promise.all(Array.from({ length: load.connections }, drive))
  times.sort((one, other) => one - other)
  const seconds = load.milliseconds / 1000
  return {
    requests: times.length,
    seconds,
    perSecond: Math.round(times.length / seconds),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    failures,
  }
}
