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
/** Tries under way at once, of what is very urgent and of all else. */
const mostUnderWay = 20
const forgetMilliseconds = 3_600_000

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pollMilliseconds).unref())

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

  /** Sends what is due of one line, some at a time: a receiver that does not answer holds its own place and nobody else's. */
  const sendLine = async (isVeryUrgent: boolean): Promise<void> => {
    const underWay = new Set<Promise<void>>()
    const errors: unknown[] = []
    const begin = (one: Taken): void => {
      const sending: Promise<void> = sendOne(one)
        .catch((error: unknown) => {
          errors.push(error)
        })
        .finally(() => underWay.delete(sending))
      underWay.add(sending)
    }
    for (;;) {
      const most = stopped || errors.length > 0 ? 0 : mostUnderWay - underWay.size
      const taken = most === 0 ? [] : await takeDue(database, clock.now(), { isVeryUrgent, most })
      for (const one of taken) begin(one)
      if (underWay.size === 0) break
      // What becomes due meanwhile is taken within a second, or as soon as there is a place.
      if (taken.length === 0) await Promise.race([...underWay, pause()])
    }
    if (errors.length > 0) throw errors[0]
  }

  const forget = async (): Promise<void> => {
    if (stopped || clock.milliseconds() - forgotten < forgetMilliseconds) return
    forgotten = clock.milliseconds()
    await forgetDeliveries({ client: database.client, now: clock.now() })
  }

  // What is very urgent has places of its own: it waits for nothing that is not.
  const lines = [() => sendLine(true), () => sendLine(false), forget].map((work) => {
    let running: Promise<void> | undefined
    const line = {
      lost: '',
      run: (): Promise<void> => {
        running ??= work()
          .then(() => {
            line.lost = ''
          })
          .catch((error: unknown) => {
            // Named, never quoted: a message of a driver may hold an address.
            line.lost = lostConnection(error)
              ? 'the store cannot be reached'
              : error instanceof Error
                ? error.name
                : 'Error'
            throw error
          })
          .finally(() => {
            running = undefined
          })
        return running
      },
    }
    return line
  })
  const runAll = () => Promise.allSettled(lines.map(({ run }) => run()))
  const send = async (): Promise<void> => {
    const failed = (await runAll()).find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
  }
  hub.provide(senderPart, { mail: settings.smtpUrl !== undefined, send })
  hub.reportHealth('notifications', () => {
    const lost = lines.find((line) => line.lost !== '')?.lost
    return { ok: lost === undefined, says: lost ?? 'sending' }
  })
  const timer = setInterval(() => void runAll(), pollMilliseconds)
  return async () => {
    stopped = true
    clearInterval(timer)
    await runAll()
  }
}
