/** Receivers of pings for stories: a web server and a mail server on free ports that keep all they were sent, byte for byte. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect } from 'vitest'
import { notificationReactions } from '../src/notification/notification.reactions.ts'
import { senderPart } from '../src/notification/notification.sender.ts'
import type { World } from './world.ts'

export type Posted = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }

const portOf = (server: { address: () => AddressInfo | string | null }): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

/** A mail with its text in the clear: what stands encoded in it would be found by no search. */
const readable = (mail: string): string => {
  const [head = '', ...body] = mail.split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  const encoding = /^content-transfer-encoding: *(\S+)/im.exec(head)?.[1]?.toLowerCase()
  if (encoding === 'base64') return `${head}\n\n${Buffer.from(text, 'base64').toString()}`
  if (encoding !== 'quoted-printable') return mail
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number(`0x${hex}`)))
  return `${head}\n\n${Buffer.from(bytes, 'latin1').toString()}`
}

/** Hooks; call above `startWorld`. `answers.status` is what the web server says to the next pings. */
export const startReceivers = () => {
  const posted: Posted[] = []
  const mails: string[] = []
  const answers = { status: 204, location: '' }
  const web = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => {
      body += piece.toString()
    })
    request.on('end', () => {
      posted.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(answers.status, answers.location === '' ? {} : { location: answers.location })
      response.end()
    })
  })
  const mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (piece: Buffer) => {
        text += piece.toString()
      })
      stream.on('end', () => {
        mails.push(readable(text))
        done()
      })
    },
  })
  beforeAll(async () => {
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
    await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    await new Promise((resolve) => web.close(resolve))
    await new Promise<void>((resolve) => mail.close(resolve))
  })
  return {
    posted,
    mails,
    answers,
    web: (path = '/hook') => `http://127.0.0.1:${portOf(web)}${path}`,
    settings: () => ({
      smtpUrl: `smtp://127.0.0.1:${portOf(mail.server)}`,
      mailFrom: 'hub@liaison.example',
      webhookPrivate: true,
    }),
  }
}

/** Facts that the lines of notifications have not heard yet. */
export const unheard = async (world: World): Promise<number> => {
  const { rows } = await world.database.client.query<{ behind: number }>(
    `select count(*)::int as behind from fact where changed and operation = any($1)
       and (place is null or place > (select min(place) from reaction where name = any($2)))`,
    [notificationReactions.flatMap(({ to }) => to), notificationReactions.map(({ name }) => name)],
  )
  return rows[0]?.behind ?? 0
}

/** Until notifications have heard every fact the desk has left. Call when the desk has settled. */
export const heard = async (world: World): Promise<void> => {
  await world.settle()
  await expect.poll(() => unheard(world), { timeout: 10_000, interval: 10 }).toBe(0)
  await world.settle()
}

/** Sends all that is due, and keeps what came of it. Twice, since the sender may be under way with what was due before. */
export const sendDue = async (world: World): Promise<void> => {
  await world.hub.part(senderPart).send()
  await world.hub.part(senderPart).send()
}
