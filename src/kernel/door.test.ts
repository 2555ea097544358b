// More doors than one: what comes in by any of them is the server's, several in a turn, and all are closed with it.
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { openDoors } from './door.ts'

const sockets: Socket[] = []
const servers: Server[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const server of servers.splice(0)) server.close()
})

const listen = async (): Promise<{ server: Server; port: number }> => {
  const server = createServer((_request, reply) => reply.end('heard'))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}
const call = (port: number): Socket => {
  const socket = connect({ port, host: '127.0.0.1' })
  sockets.push(socket)
  return socket
}

/** The most connections the server was told of in one turn, when a hundred asked. */
const mostInATurn = async ({ server, port }: { server: Server; port: number }): Promise<number> => {
  let [came, most, all] = [0, 0, 0]
  server.on('connection', () => {
    came += 1
    all += 1
  })
  for (let at = 0; at < 100; at += 1) call(port)
  while (all < 100) {
    came = 0
    await nextTurn()
    most = Math.max(most, came)
  }
  return most
}

test('several new connections come in at a turn, and are answered like any other', async () => {
  const { server, port } = await listen()
  const close = await openDoors(server, 511)
  expect(await mostInATurn({ server, port })).toBeGreaterThanOrEqual(8)
  for (let at = 0; at < 40; at += 1) expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('heard')
  close()
})

test('a server whose doors are closed can be closed, and then nobody comes in', async () => {
  const { server, port } = await listen()
  const close = await openDoors(server, 511)
  const caller = call(port)
  await new Promise<void>((resolve) => server.once('connection', () => resolve()))
  close()
  const ended = new Promise<void>((resolve) => caller.once('close', () => resolve()))
  server.close()
  server.closeAllConnections()
  await ended
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow()
})
