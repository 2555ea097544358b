// Several listening handles on one port: a turn of the event loop takes one new connection of each, and one of them was all there was.
import { type ChildProcess, fork, type SendHandle } from 'node:child_process'
import { createServer, type Server } from 'node:net'
import { fileURLToPath } from 'node:url'

/** Connections taken in a turn, so many at once at most: of a turn of 20 ms that is 800 a second, where it was 50. */
const doors = 16

/** A handle that takes long to come is not waited for: the hub listens with those it has. */
const patienceMilliseconds = 3_000

/** The copier from the build, because Node 20 starts no TypeScript; it inherits nothing of the environment. */
const startCopier = (): ChildProcess => {
  const here = import.meta.url
  const built = here.endsWith('.ts') ? '../../dist/server/kernel/door.copier.js' : './door.copier.js'
  return fork(fileURLToPath(new URL(built, here)), [], {
    env: {},
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** Hands a handle to the copier and takes it back, so many times over: each comes back as another handle of the same socket. */
const copiesOf = (handle: SendHandle, many: number, copier: ChildProcess): Promise<SendHandle[]> =>
  new Promise((resolve) => {
    const copies: SendHandle[] = []
    const end = (): void => {
      clearTimeout(patience)
      copier.removeAllListeners('message')
      copier.kill()
      resolve(copies)
    }
    const patience = setTimeout(end, patienceMilliseconds)
    const ask = (): void => {
      copier.send('copy', handle, (error) => {
        if (error) end()
      })
    }
    copier.on('message', (_word, copy: SendHandle) => {
      if (copy) copies.push(copy)
      if (copies.length < many && copy) ask()
      else end()
    })
    copier.once('error', end)
    copier.once('exit', end)
    ask()
  })

/**
 * Opens more doors to a server that listens: what comes in by them is the server's as if it had come in by its own. `backlog` is that of the
 * server, since the system keeps one for all of them. Resolves with the way to close the doors; who came in by them stays until the server lets
 * go. Without effect where handles cannot be copied (Windows takes several connections a turn by itself).
 */
export const openDoors = async (server: Server, backlog: number): Promise<() => void> => {
  const { _handle: handle } = server as Server & { readonly _handle?: SendHandle }
  if (process.platform === 'win32' || !handle) return () => undefined
  const copies = await copiesOf(handle, doors - 1, startCopier())
  const opened = copies.map((copy) => {
    // As Node makes the server of a web: each half closes by itself, and what is written leaves at once.
    const door = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => server.emit('connection', socket))
    door.on('error', () => undefined)
    return door.listen(copy, backlog)
  })
  return () => {
    for (const door of opened) door.close()
  }
}
