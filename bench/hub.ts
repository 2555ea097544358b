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
  /** Seconds of processor used so far by the hub's process, its threads included, and by the database's processes. */
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

/** What `of` says of each process of the database on `folder`, added up; those that end meanwhile are left out. */
const sumOfDatabase = (folder: string, of: (pid: number) => number): number => {
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

/** Of a process, in ticks of a hundredth of a second (proc(5)): its own and that of children it has waited for. */
const processorSeconds = (pid: number): number => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) / 100
}

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
    memory: () => ({
      hub: statusLine(child.pid ?? 0, 'status', 'VmRSS'),
      database: sumOfDatabase(folder, (pid) => statusLine(pid, 'smaps_rollup', 'Pss')),
    }),
    processor: () => ({ hub: processorSeconds(child.pid ?? 0), database: sumOfDatabase(folder, processorSeconds) }),
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
