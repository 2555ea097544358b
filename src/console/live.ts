// Live events: one stream a browser, resumed where it broke, which makes the screens ask again for what has changed.
import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { refresh } from './client.ts'
import { useNow } from './clock.ts'
import { streamReader } from './event-stream.ts'
import { language } from './languages.ts'
import { type LineState, lineStateOf } from './line-state.ts'
import { askedThroughTheLock, locked } from './locked.ts'
import { Problem } from './problem.ts'
import { loadSession, sessionState } from './session.ts'
import { signal, useSignal } from './signal.ts'

/** What the hub tells: an id, a kind of thing and its version, never anything about a person. */
export type LiveEvent = {
  readonly id: number
  readonly kind: string
  readonly ref: string
  readonly version: number
  readonly operation: string
}

const deadAfter = 45_000

/** When anything was last heard on the stream, by this machine's clock; 0 before the first time. */
const lastHeard = signal(0)
const startedAt = Date.now()
const listeners = new Set<(event: LiveEvent) => void>()
let lastId = ''

/** State of the line and seconds since anything was heard; null seconds before the first time. */
export const useLine = (): { readonly state: LineState; readonly seconds: number | null } => {
  useNow(1000)
  const heard = useSignal(lastHeard)
  const silence = Math.max(0, Date.now() - (heard || startedAt))
  return { state: lineStateOf(silence), seconds: heard === 0 ? null : Math.round(silence / 1000) }
}

/** Calls back for each live event of these kinds (`hit`, `message`); lists are asked again without this. */
export const useLive = (kinds: readonly string[], callback: (event: LiveEvent) => void): void => {
  const latest = useRef(callback)
  latest.current = callback
  const wanted = kinds.join(' ')
  useEffect(() => {
    const listener = (event: LiveEvent) => {
      if (wanted.split(' ').includes(event.kind)) latest.current(event)
    }
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [wanted])
}

type Hearing = (event: LiveEvent) => void
/** Listeners to everything, and what came while there was none: the stream is open before the page has loaded its parts. */
const wholeListeners = new Set<Hearing>()
let unheard: { readonly event: LiveEvent; readonly at: number }[] = []
const keepsUnheard = { events: 100, milliseconds: 30_000 }

const hearWhole = (event: LiveEvent): void => {
  if (wholeListeners.size === 0) unheard = [...unheard, { event, at: Date.now() }].slice(-keepsUnheard.events)
  for (const listener of [...wholeListeners]) listener(event)
}

/** Calls back for every live event, those of the last half minute that nobody has heard first. */
export const useLiveAll = (callback: Hearing): void => {
  const latest = useRef(callback)
  latest.current = callback
  useEffect(() => {
    const listener: Hearing = (event) => latest.current(event)
    wholeListeners.add(listener)
    const waited = unheard.filter(({ at }) => Date.now() - at < keepsUnheard.milliseconds)
    unheard = []
    for (const { event } of waited) listener(event)
    return () => {
      wholeListeners.delete(listener)
    }
  }, [])
}

type Told = { type: 'beat' } | { type: 'mark'; id: string } | { type: 'event'; event: LiveEvent } | { type: 'reload' }

const isLiveEvent = (value: unknown): value is Omit<LiveEvent, 'id'> & { id?: unknown } =>
  typeof value === 'object' && value !== null && typeof (value as LiveEvent).kind === 'string'

/** What the line wants said to the officer: lost once, and back with what was caught up. */
export type LineNotice = { readonly says: 'lost' } | { readonly says: 'back'; readonly caughtUp: number }

/**
 * Joins the stream for as long as the page lives. One tab of the browser holds the stream (a Web Lock) and tells the
 * others, because HTTP/1.1 allows six connections a host. Answers how to stop.
 */
export const startLive = (queries: QueryClient, notice: (notice: LineNotice) => void): (() => void) => {
  const stopped = new AbortController()
  const tabs = new BroadcastChannel('liaison-live')
  const changed = new Set<string>()
  let flush = 0
  let lost = false
  let caughtUp = 0

  const invalidate = (slices: readonly string[]) => {
    for (const slice of slices) changed.add(`${slice}.`)
    // 500 events in ten seconds must not make 500 questions.
    flush ||= window.setTimeout(() => {
      flush = 0
      const prefixes = [...changed]
      changed.clear()
      // Once the screen is open again everything is asked for anew.
      void refresh(queries, locked.read() ? askedThroughTheLock : prefixes)
    }, 250)
  }

  const hear = (told: Told) => {
    lastHeard.write(Date.now())
    if (lost) {
      lost = false
      caughtUp = told.type === 'event' ? 1 : 0
      setTimeout(() => notice({ says: 'back', caughtUp }), 2000)
    } else if (told.type === 'event') caughtUp += 1
    if (told.type === 'reload') void queries.invalidateQueries()
    if (told.type === 'mark') lastId = told.id
    if (told.type !== 'event') return
    lastId = String(told.event.id)
    invalidate([told.event.kind, told.event.operation.split('.')[0] ?? told.event.kind])
    for (const listener of [...listeners]) listener(told.event)
    hearWhole(told.event)
  }
  const tell = (told: Told) => {
    hear(told)
    tabs.postMessage(told)
  }
  tabs.addEventListener('message', ({ data }: MessageEvent<Told>) => hear(data))

  const watchdog = window.setInterval(() => {
    if (sessionState.read() !== 'open' || lost) return
    if (lineStateOf(Date.now() - (lastHeard.read() || startedAt)) === 'red') {
      lost = true
      notice({ says: 'lost' })
    }
  }, 1000)
  const polling = window.setInterval(() => {
    if (lost && sessionState.read() === 'open') void queries.invalidateQueries()
  }, 30_000)

  void holdStream(tell, stopped.signal)
  return () => {
    stopped.abort()
    clearInterval(watchdog)
    clearInterval(polling)
    clearTimeout(flush)
    tabs.close()
  }
}

/** Waits to become the tab that holds the stream, then holds it until the page goes. */
const holdStream = async (tell: (told: Told) => void, stop: AbortSignal): Promise<void> => {
  const hold = () => keepStream(tell, stop)
  // Locks need a secure context; without them each tab has its own stream.
  if (!navigator.locks) return hold()
  await navigator.locks.request('liaison-live', { signal: stop }, hold).catch(() => undefined)
}

const keepStream = async (tell: (told: Told) => void, stop: AbortSignal): Promise<void> => {
  let pause = 500
  while (!stop.aborted) {
    if (sessionState.read() === 'open') {
      const heardBefore = lastHeard.read()
      await readStream(tell, stop).catch((error: unknown) => {
        if (error instanceof Problem && error.code === 'unauthenticated') void loadSession()
      })
      pause = lastHeard.read() > heardBefore ? 500 : Math.min(pause * 2, 15_000)
    }
    await wait(pause * (0.75 + Math.random() / 2), stop)
  }
}

const wait = (milliseconds: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    stop.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

const readStream = async (tell: (told: Told) => void, stop: AbortSignal): Promise<void> => {
  const silence = new AbortController()
  let timer = window.setTimeout(() => silence.abort(), deadAfter)
  const alive = () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => silence.abort(), deadAfter)
  }
  try {
    const reply = await fetch('/api/v1/events', {
      headers: {
        accept: 'text/event-stream',
        'accept-language': language.read(),
        ...(lastId ? { 'last-event-id': lastId } : {}),
      },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.any([stop, silence.signal]),
    })
    if (reply.status === 401) throw new Problem({ status: 401, code: 'unauthenticated' })
    if (!reply.ok || !reply.body) throw new Problem({ status: reply.status, code: 'unavailable' })
    tell({ type: 'beat' })
    const read = streamReader()
    const pieces = reply.body.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { value, done } = await pieces.read()
      if (done) return
      alive()
      for (const part of read(value)) {
        if (part.type === 'beat') tell({ type: 'beat' })
        if (part.type === 'mark') tell(part)
        if (part.type === 'event') tellEvent(part.id, part.name, part.data, tell)
      }
    }
  } finally {
    clearTimeout(timer)
  }
}

const tellEvent = (id: string, name: string, data: string, tell: (told: Told) => void): void => {
  // The hub keeps 24 hours of numbers; asked for older ones it says so, and everything is asked for anew.
  if (name === 'reload') {
    tell({ type: 'mark', id })
    tell({ type: 'reload' })
    return
  }
  try {
    const event: unknown = JSON.parse(data)
    if (!isLiveEvent(event)) throw new Error('an event of another shape')
    tell({
      type: 'event',
      event: {
        id: Number(id || event.id),
        kind: event.kind,
        ref: String(event.ref ?? ''),
        version: Number(event.version ?? 0),
        operation: String(event.operation ?? event.kind),
      },
    })
  } catch {
    tell({ type: 'beat' })
  }
}
