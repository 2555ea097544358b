/** A hub of the build as a process of its own, on the database of a test file, that a test may kill at any moment. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import type { FreshDatabase } from './database.ts'

/** The command line of the checkout, for processes beside the hub too. */
export const program = fileURLToPath(new URL('../scripts/liaison.mjs', import.meta.url))

const urlOf = (address: FreshDatabase['address']): string =>
  typeof address === 'string'
    ? address
    : `postgres://${address.user}@localhost:${address.port}/${address.database}?host=${encodeURIComponent(address.host)}`

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Registers a hook that ends the hub after the last test of the file, however that went. Call it once at the top. */
export const killableHub = (store: FreshDatabase) => {
  let child: ChildProcess | undefined

  const environment = async (): Promise<NodeJS.ProcessEnv> => ({
    ...process.env,
    DATABASE_URL: urlOf(store.address),
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    LIAISON_ORIGIN: '',
    LIAISON_WORKERS: '1',
    LIAISON_REHEARSAL: '0',
  })
  /** Starts the hub and answers its origin once it is ready. */
  const start = async (env: NodeJS.ProcessEnv): Promise<string> => {
    const started = spawn(process.execPath, [program, 'hub'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    child = started
    await new Promise<void>((resolve, reject) => {
      let words = ''
      started.stdout.on('data', (part: Buffer) => {
        words += part.toString()
        if (words.includes('Liaison is ready at')) resolve()
      })
      started.once('exit', (code) => reject(new Error(`the hub ended with ${code}: ${words}`)))
    })
    return `http://127.0.0.1:${env.PORT}`
  }
  const kill = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const ending = child
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()))
    ending.kill(signal)
    await ended
  }
  afterAll(() => kill('SIGKILL'))
  return { environment, start, kill }
}
