/** The pool of search workers: hands lookups out in batches, keeps the workers alive, says so when nobody can answer. */

import { Worker } from 'node:worker_threads'
import type { ExactIndex } from '../index/exact-index.ts'
import { type Found, NOTHING_FOUND } from '../index/exact-reader.ts'
import type { RightsTables } from '../index/rights-table.ts'
import type { FromSearchWorker, LookupMessage, SearchWorkerStart, ToSearchWorker } from './search.message.ts'
import { createWaiting, SearchSilent, type Span } from './search.waiting.ts'

/** Keys that one item is to be looked up under, and the number of the rights of whoever asks. */
export type Lookup = { readonly keys: readonly string[]; readonly rights: number }
type Part = Span<Lookup, Found>

export type SearchPoolState = {
  /** Workers that answer now. */
  readonly workers: number
  readonly entries: number
  /** Shared memory of the index. */
  readonly bytes: number
}

export type SearchPool = {
  /**
   * The entries each lookup finds, in the order asked. Lookups made in the same turn of the event loop travel together.
   *
   * @throws SearchSilent when no worker can answer, or rights are closed before the answer is there (closed rights find
   * nothing); the caller then reports its databases as silent. RangeError for rights that are not open.
   */
  readonly lookup: (lookups: readonly Lookup[]) => Promise<readonly Found[]>
  readonly state: () => SearchPoolState
  /** Ends the workers; lookups without an answer are rejected. */
  readonly stop: () => Promise<void>
}

export type SearchPoolOptions = {
  readonly workers: number
  readonly index: ExactIndex
  readonly rights: RightsTables
  /** Milliseconds after which a worker that owes an answer counts as dead; 5,000 unless told. */
  readonly patience?: number
  /** Starts a worker; `spawnSearchWorker` but in tests. */
  readonly spawn?: (start: SearchWorkerStart) => Worker
}

/** Lookups of one question that go out together before another question has its turn. */
const TURN = 64
/** Keys in one message, messages a worker may owe, keys sent in one turn: together they bound a turn to about 2 ms. */
const KEYS_PER_MESSAGE = 512
const MOST_OWED = 4
const KEYS_PER_TURN = 4096
/** Pause before a worker is started again when those before it died without answering anything. */
const RESTART_PAUSE = 1000

type Thread = {
  readonly worker: Worker
  readonly since: number
  readonly owed: Map<number, { readonly spans: readonly Part[]; readonly since: number }>
  ready: boolean
}

/**
 * Starts `workers` threads on the shared index and rights and keeps them told of everything announced there. Lookups
 * asked before the first worker is ready wait for it. A worker that dies or stalls is replaced and what it owed is asked
 * again, once.
 */
export function startSearchPool(options: SearchPoolOptions): SearchPool {
  const { workers, index, rights, patience = 5000, spawn = spawnSearchWorker } = options
  const threads = new Set<Thread>()
  const pauses = new Set<NodeJS.Timeout>()
  const waiting = createWaiting<Lookup, Found>({ turn: TURN, weigh: (one) => one.keys.length, nothing: NOTHING_FOUND })
  let layout = index.share().layout
  let lastId = 0
  let deathsInARow = 0
  let pumpPlanned = false
  let stopped = false

  const stopIndex = index.onShare((shared) => {
    layout = shared.layout
    tellAll({ kind: 'index', index: shared })
  })
  const stopRights = rights.onShare((shared) => tellAll({ kind: 'rights', rights: shared }))
  const watch = setInterval(endStalled, Math.max(10, patience / 5))
  watch.unref()
  for (let i = 0; i < workers; i++) startThread()

  function lookup(lookups: readonly Lookup[]): Promise<readonly Found[]> {
    const unknown = lookups.find((one) => !rights.isOpen(one.rights))
    if (unknown !== undefined) return Promise.reject(new RangeError(`rights ${unknown.rights} are not open`))
    if (threads.size === 0) return Promise.reject(new SearchSilent('no search worker is alive'))
    const answers = waiting.ask(lookups)
    planPump()
    return answers.then((found) => {
      if (lookups.every((one) => rights.isOpen(one.rights))) return found
      throw new SearchSilent('rights were closed while they were in use')
    })
  }

  /** Once in this turn, after everything that arrived in it: so that what arrived together travels together. */
  function planPump(): void {
    if (pumpPlanned || waiting.isEmpty()) return
    pumpPlanned = true
    setImmediate(pump)
  }

  function pump(): void {
    pumpPlanned = false
    for (let sent = 0; sent < KEYS_PER_TURN && !waiting.isEmpty(); ) {
      const thread = leastOwing()
      if (thread === undefined) return
      sent += send(thread, waiting.take(KEYS_PER_MESSAGE))
    }
    planPump()
  }

  function leastOwing(): Thread | undefined {
    let least: Thread | undefined
    for (const thread of threads) {
      if (thread.ready && thread.owed.size < (least?.owed.size ?? MOST_OWED)) least = thread
    }
    return least
  }

  /** Sends lookups to a worker and returns what that cost, in keys. */
  function send(thread: Thread, spans: readonly Part[]): number {
    const keys: string[] = []
    const counts: number[] = []
    const rightsOf: number[] = []
    for (const { question, from, to } of spans) {
      for (const one of question.items.slice(from, to)) {
        for (const key of one.keys) keys.push(key)
        counts.push(one.keys.length)
        rightsOf.push(one.rights)
      }
    }
    lastId += 1
    thread.owed.set(lastId, { spans, since: performance.now() })
    thread.worker.postMessage({
      kind: 'lookup',
      id: lastId,
      layout,
      keys,
      counts,
      rights: rightsOf,
    } satisfies LookupMessage)
    return Math.max(keys.length, counts.length)
  }

  function receive(thread: Thread, message: FromSearchWorker): void {
    if (message.kind === 'ready') thread.ready = true
    else {
      const spans = thread.owed.get(message.id)?.spans ?? []
      thread.owed.delete(message.id)
      deathsInARow = 0
      if (message.kind === 'found') waiting.settle(spans, readRows(message.rows))
      else waiting.reject(new SearchSilent(message.reason), spans)
    }
    planPump()
  }

  function startThread(): void {
    const worker = spawn({ index: index.share(), rights: rights.share() })
    const thread: Thread = { worker, since: performance.now(), owed: new Map(), ready: false }
    threads.add(thread)
    worker.on('message', (message: FromSearchWorker) => receive(thread, message))
    // What went wrong is told by the exit that follows; without a listener it would end the hub.
    worker.on('error', () => undefined)
    worker.on('exit', () => replace(thread))
  }

  function replace(dead: Thread): void {
    threads.delete(dead)
    if (stopped) return
    for (const { spans } of dead.owed.values()) waiting.putBack(spans)
    deathsInARow += 1
    if (deathsInARow <= workers) startThread()
    else {
      const pause = setTimeout(() => {
        pauses.delete(pause)
        startThread()
      }, RESTART_PAUSE)
      pauses.add(pause)
    }
    if (threads.size === 0) waiting.reject(new SearchSilent('no search worker is alive'))
    planPump()
  }

  function endStalled(): void {
    const limit = performance.now() - patience
    for (const thread of threads) {
      const [oldest] = thread.owed.values()
      const since = thread.ready ? oldest?.since : thread.since
      if (since !== undefined && since < limit) void thread.worker.terminate()
    }
  }

  function tellAll(message: ToSearchWorker): void {
    for (const { worker } of threads) worker.postMessage(message)
  }

  function state(): SearchPoolState {
    const { entries, bytes } = index.state()
    return { workers: [...threads].filter(({ ready }) => ready).length, entries, bytes }
  }

  async function stop(): Promise<void> {
    stopped = true
    stopIndex()
    stopRights()
    clearInterval(watch)
    for (const pause of pauses) clearTimeout(pause)
    const ending = [...threads]
    threads.clear()
    const silent = new SearchSilent('the search workers were stopped')
    for (const { owed } of ending) for (const { spans } of owed.values()) waiting.reject(silent, spans)
    waiting.reject(silent)
    await Promise.all(ending.map(({ worker }) => worker.terminate()))
  }

  return { lookup, state, stop }
}

/** The answers in `rows`, each at the position of its lookup. */
export function readRows(rows: readonly number[]): readonly (Found | undefined)[] {
  const answers: { key: number[]; number: number[]; access: number[] }[] = []
  for (let at = 0; at < rows.length; at += 4) {
    const lookup = rows[at] ?? 0
    let answer = answers[lookup]
    if (answer === undefined) {
      answer = { key: [], number: [], access: [] }
      answers[lookup] = answer
    }
    answer.key.push(rows[at + 1] ?? 0)
    answer.number.push(rows[at + 2] ?? 0)
    answer.access.push(rows[at + 3] ?? 0)
  }
  return answers
}

/** A worker from the build, because Node 20 starts no TypeScript; it inherits nothing of the environment. */
export function spawnSearchWorker(start: SearchWorkerStart): Worker {
  const here = import.meta.url
  const built = here.endsWith('.ts') ? '../../dist/server/search/search.worker.js' : './search.worker.js'
  return new Worker(new URL(built, here), { workerData: start, env: {}, execArgv: [] })
}
