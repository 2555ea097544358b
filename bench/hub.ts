// Starts a hub as its own process on a store of its own, as an operator would, and measures how long that took and what it holds.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** From `dist/bench/bench/` to the checkout. */
const root = fileURLToPath(new URL('../../../', import.meta.url))

export type MeasuredHub = {
  readonly port: number
  /** Milliseconds from the start of the process to the line that says it is ready. */
  readonly readyAfter: number
  /** Resident bytes of the hub's process, and proportional bytes of the database's processes. */
  readonly memory: () => { readonly hub: number; readonly database: number }
  /** Seconds of CPU spent so far by the hub with its threads, and by the database with the connections it has ended. */
  readonly processor: () => { readonly hub: number; readonly database: number }
  /** Makes a key by the command line, as an administrator of the machine would. */
  readonly key: (officer: string) => Promise<string>
  readonly stop: () => Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const entryPoint = `${root}scripts/liaison.mjs`

const statusLine = (pid: number, file: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? 0) * 1024

/** Clock ticks a second in which Linux counts CPU time for its readers. */
const ticks = 100

/** Seconds of CPU of a process with its threads, and of the children it has seen end (proc(5), fields 14 to 17 of `stat`). */
export const processorOf = (pid: number | 'self'): { readonly own: number; readonly ended: number } => {
  const words = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold anything; what follows the last bracket begins with field 3.
  const fields = words.slice(words.lastIndexOf(')') + 2).split(' ')
  const seconds = (place: number): number => Number(fields[place]) / ticks
  return { own: seconds(11) + seconds(12), ended: seconds(13) + seconds(14) }
}

/** Adds up what `of` says of each process of the database in `folder`; one that ends meanwhile is left out. */
const sumOverDatabase = (folder: string, of: (pid: number) => number): number => {
  let sum = 0
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8')
      const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1])
      const parentWords = readFileSync(`/proc/${parent}/cmdline`, 'utf8')
      if ((words.includes('postgres') && words.includes(folder)) || parentWords.includes(folder))
        if (words.includes('postgres')) sum += of(Number(name))
    } catch {}
  }
  return sum
}

const databaseBytes = (folder: string): number =>
  sumOverDatabase(folder, (pid) => statusLine(pid, 'smaps_rollup', 'Pss'))

/** Seconds of CPU spent so far by the server of the store in `folder` and its processes, those that ended included. */
export const databaseSeconds = (folder: string): number =>
  sumOverDatabase(folder, (pid) => {
    const { own, ended } = processorOf(pid)
    return own + ended
  })

/** Starts the hub on `folder`; a first start loads the demonstration world. */
export const startMeasuredHub = async (
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<MeasuredHub> => {
  const port = await freePort()
  const env = {
    ...process.env,
    ...environment,
    PORT: String(port),
    HOST: '127.0.0.1',
    LIAISON_DATA: folder,
    LIAISON_ORIGIN: '',
  }
  const begin = performance.now()
  const child: ChildProcess = spawn(process.execPath, [entryPoint, 'hub'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const readyAfter = await new Promise<number>((resolve, reject) => {
    let words = ''
    child.stdout?.on('data', (part: Buffer) => {
      words += part.toString()
      if (words.includes('Liaison is ready at')) resolve(performance.now() - begin)
    })
    child.once('exit', (code) => reject(new Error(`the hub ended with ${code}: ${words}`)))
  })
  return {
    port,
    readyAfter,
    memory: () => ({ hub: statusLine(child.pid ?? 0, 'status', 'VmRSS'), database: databaseBytes(folder) }),
    processor: () => ({ hub: processorOf(child.pid ?? 0).own, database: databaseSeconds(folder) }),
    key: async (officer) => {
      const options = ['--quota', '1000000', '--purpose', 'security-check', '--reference', 'BENCH']
      const { stdout } = await run(process.execPath, [entryPoint, 'key', 'create', '--officer', officer, ...options], {
        env,
      })
      return stdout.trim().split('\n').at(-1) ?? ''
    },
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
