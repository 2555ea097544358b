// Checks that could not be sent: in sight as NOT CHECKED, sent when the line is back, in memory only, gone after twelve hours.
import { IconCloudOff, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { ask } from '../console/client.ts'
import { serverNow } from '../console/clock.ts'
import { Problem } from '../console/problem.ts'
import { sessionState } from '../console/session.ts'
import { signal, useSignal } from '../console/signal.ts'
import { Instant } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import type { Draft } from './check.draft.panel.ts'
import { LineWords } from './check.line.panel.tsx'
import { askCheck } from './check.operations.ts'
import type { CheckAnswer, CheckQuestion } from './check.schema.ts'
import './check.queue.css'

export type Queued = {
  /** Sent as `Idempotency-Key`: a check that did arrive is not asked twice. */
  readonly key: string
  /** When the officer asked, by the hub's clock. */
  readonly at: string
  readonly draft: Draft
  readonly body: CheckQuestion
  readonly answer: CheckAnswer | null
  /** Why the hub refused it once it could be asked. */
  readonly refused: Problem | null
}

/** Never written to storage. Signing out loads the page anew, which empties it. */
export const queue = signal<readonly Queued[]>([])

const keptFor = 12 * 60 * 60_000
/** A post that has no line for longer works by other means. */
export const mostQueued = 50

export const isWaiting = (one: Queued): boolean => one.answer === null && one.refused === null
const without = (key: string): readonly Queued[] => queue.read().filter((one) => one.key !== key)
const settle = (key: string, part: Partial<Queued>): void =>
  queue.write(queue.read().map((one) => (one.key === key ? { ...one, ...part } : one)))

/** Puts a check at the end. The officer has been told that it is NOT CHECKED. */
export const enqueue = (draft: Draft, body: CheckQuestion, key: string): void => {
  const queued: Queued = { key, at: new Date(serverNow()).toISOString(), draft, body, answer: null, refused: null }
  queue.write([...queue.read(), queued].slice(-mostQueued))
}

/** Forgets what is older than twelve hours. */
export const wipeOld = (now: number): void => {
  const kept = queue.read().filter((one) => now - Date.parse(one.at) < keptFor)
  if (kept.length !== queue.read().length) queue.write(kept)
}

let sending = false

/** Sends what waits, oldest first, until one does not get through. */
const sendQueued = async (onAnswer: (one: Queued, answer: CheckAnswer) => void): Promise<void> => {
  if (sending || sessionState.read() !== 'open') return
  sending = true
  try {
    for (const one of queue.read().filter(isWaiting)) {
      try {
        const answer = await ask(askCheck, { body: one.body }, { key: one.key })
        settle(one.key, { answer })
        onAnswer(one, answer)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        if (error.mayHaveArrived || error.code === 'unauthenticated' || error.code === 'tooMany') return
        settle(one.key, { refused: error })
      }
    }
  } finally {
    sending = false
  }
}

const tryEvery = 5000

/** Tries to send as long as something waits: every five seconds, and at once when the device has a network again. */
export const useQueueSending = (onAnswer: (one: Queued, answer: CheckAnswer) => void): void => {
  const waits = useSignal(queue).some(isWaiting)
  useEffect(() => {
    const timer = setInterval(() => wipeOld(serverNow()), 60_000)
    return () => clearInterval(timer)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the listener is the page's own and changes nothing about when to send
  useEffect(() => {
    if (!waits) return
    const send = () => void sendQueued(onAnswer)
    const timer = setInterval(send, tryEvery)
    addEventListener('online', send)
    return () => {
      clearInterval(timer)
      removeEventListener('online', send)
    }
  }, [waits])
}

/** The queue in sight. Opening an answered one shows its answer; each can be taken out. */
export const QueueView = ({ today, onOpen }: { today: string; onOpen: (one: Queued) => void }): ReactNode => {
  const queued = useSignal(queue)
  const words = useWords()
  if (queued.length === 0) return null
  const waiting = queued.filter(isWaiting).length
  return (
    <section className="quick-queue" aria-label={words('check.queue')}>
      {waiting > 0 ? (
        <p className="quick-queue-head" role="status">
          <IconCloudOff size={20} aria-hidden />
          <Words id="check.queue-waiting" values={{ count: waiting }} />
        </p>
      ) : null}
      <ul>
        {queued.map((one) => (
          <li key={one.key}>
            <button type="button" className="quick-queue-line" disabled={isWaiting(one)} onClick={() => onOpen(one)}>
              <LineWords draft={one.draft} today={today} />
              <span className="quick-queue-state" data-state={isWaiting(one) ? 'waiting' : 'settled'}>
                {isWaiting(one) ? (
                  <strong>
                    <Words id="check.not-checked" />
                  </strong>
                ) : (
                  <Words id={one.answer ? 'check.queue-answered' : 'check.queue-refused'} />
                )}{' '}
                · <Instant at={one.at} how="clock" />
              </span>
            </button>
            <button
              type="button"
              className="quick-icon"
              aria-label={words('check.queue-remove')}
              onClick={() => queue.write(without(one.key))}
            >
              <IconX size={20} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
