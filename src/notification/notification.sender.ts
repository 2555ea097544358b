// The sender of a hub: each second it takes from the outbox what is due, sends it outside any transaction, and keeps what came of it.
import type { Clock } from '../kernel/clock.ts'
import { type Database, lostConnection } from '../kernel/database.ts'
import { secretPart } from '../kernel/secret.ts'
import { type Hub, part } from '../kernel/slice.ts'
import { defaultLanguage, isLanguage } from '../terms/language.ts'
import { forgetDeliveries, keepResult, type Taken, takeDue } from './notification.outbox.store.ts'
import { type SendingSettings, type Sent, sendMail, sendWebhook } from './notification.sending.ts'

export type Sender = {
  /** Whether this hub sends mail. */
  readonly mail: boolean
  /** Sends all that is due; resolves when what came of it is kept. Rejects when the store cannot be reached. */
  readonly send: () => Promise<void>
}
export const senderPart = part<Sender>('notification.sender')

const pollMilliseconds = 1000
const forgetMilliseconds = 3_600_000

const languageOf = async ({ client }: Database, officer: string) => {
  const { rows } = await client.query<{ language: string }>('select language from officer where name = $1', [officer])
  const language = rows[0]?.language
  return isLanguage(language) ? language : defaultLanguage
}

/** Starts the sender. A try that a hub did not live to the end of is taken again by whichever hub sees it, with the same id. */
export const startSender = (hub: Hub): (() => Promise<void>) => {
  const { database, settings } = hub
  const clock: Clock = hub.clock
  const secret = hub.part(secretPart)
  let stopped = false
  let lost = ''
  let forgotten = Number.NEGATIVE_INFINITY

  const sendOne = async ({ row, target, digest }: Taken): Promise<void> => {
    const sending: SendingSettings = settings
    const attempt = async (): Promise<Sent> => {
      if (target.removedAt !== null) return { problem: 'removed', status: null }
      if (target.way === 'webhook') return sendWebhook(row, target, { settings: sending, secret, now: clock.now() })
      const language = digest ? await languageOf(database, row.officer) : defaultLanguage
      return sendMail(row, target, sending, { digest, language })
    }
    await keepResult(database, clock, { row, sent: await attempt() })
  }

  const sendDue = async (): Promise<void> => {
    for (;;) {
      const taken = stopped ? [] : await takeDue(database, clock.now())
      if (taken.length === 0) break
      await Promise.all(taken.map(sendOne))
    }
    if (clock.milliseconds() - forgotten < forgetMilliseconds) return
    forgotten = clock.milliseconds()
    await forgetDeliveries({ client: database.client, now: clock.now() })
  }

  let running: Promise<void> | undefined
  const send = (): Promise<void> => {
    running ??= sendDue()
      .then(() => {
        lost = ''
      })
      .finally(() => {
        running = undefined
      })
    return running
  }
  const poll = (): void => {
    send().catch((error: unknown) => {
      // Named, never quoted: a message of a driver may hold an address.
      lost = lostConnection(error) ? 'the store cannot be reached' : error instanceof Error ? error.name : 'Error'
    })
  }
  hub.provide(senderPart, { mail: settings.smtpUrl !== undefined, send })
  hub.reportHealth('notifications', () => ({ ok: lost === '', says: lost === '' ? 'sending' : lost }))
  const timer = setInterval(poll, pollMilliseconds)
  return async () => {
    stopped = true
    clearInterval(timer)
    await running?.catch(() => undefined)
  }
}
