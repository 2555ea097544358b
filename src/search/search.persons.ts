/** Keeps the persons worker: loads it from the store, tells it of changes, hands questions on, says so when it cannot answer. */

import { Worker } from 'node:worker_threads'
import type { PersonsFound } from './search.person.index.ts'
import type { RightsTables } from '../index/rights-table.ts'
import type {
  FromPersonsWorker,
  PersonChange,
  PersonLookup,
  PersonsWorkerStart,
  ToPersonsWorker,
} from './search.message.ts'
import { createWaiting, SearchSilent, type Span } from './search.waiting.ts'

export type PersonsState = {
  /** 1 while the worker is loaded and answers, else 0. */
  readonly workers: number
  readonly entries: number
  /** Memory of the worker, roughly. */
  readonly bytes: number
}

export type Persons = {
  /**
   * Tells the worker of changes, before any question that is asked later. Resolves when not too many of them are under way.
   * Without a worker they come to nothing: the next one is loaded from the store.
   */
  readonly put: (changes: readonly PersonChange[]) => Promise<void>
  /**
   * The persons above the line for each lookup, in the order asked. Lookups made in the same turn travel together.
   *
   * @throws SearchSilent while the worker is not loaded, when it dies or takes too long, or rights are closed before the
   * answer is there; the caller then reports its databases as silent. RangeError for rights that are not open.
   */
  readonly find: (lookups: readonly PersonLookup[]) => Promise<readonly PersonsFound[]>
  /** Resolves when the first worker is loaded, or could not be and is tried again. */
  readonly begun: Promise<void>
  readonly state: () => PersonsState
  readonly stop: () => Promise<void>
}

export type PersonsOptions = {
  readonly rights: RightsTables
  /** Persons named in one answer at most. */
  readonly limit: number
  /** How many persons the store has, about: a worker is given memory for them, and for as many again. */
  readonly many: number
  /** Hands every person of the store over to a worker that was just started. Called again for each one after it. */
  readonly load: (put: (changes: readonly PersonChange[]) => Promise<void>) => Promise<void>
  /** Milliseconds after which a question is rejected, and a worker that owes an answer and says nothing ended; 5,000 unless told. */
  readonly patience?: number
  /** Starts a worker; `spawnPersonsWorker` but in tests. */
  readonly spawn?: (start: PersonsWorkerStart, megabytes: number) => Worker
}

/** Lookups of one question before another has its turn, lookups in one message, messages of each kind under way. */
const TURN = 2
const LOOKUPS_PER_MESSAGE = 8
const MOST_FINDS = 2
const MOST_PUTS = 4
/** Pause before a worker is started again when the one before it died without being loaded. */
const RESTART_PAUSE = 1000

/**
 * Memory of a worker in MB, at least and for a thousand persons (they take about 4). Without a limit the collector lets
 * several times as much lie about as is in use; a worker that outgrows it dies and is loaded anew with more.
 */
const LEAST_MEGABYTES = 384
const MEGABYTES_PER_THOUSAND = 9
/** What a question leaves behind is little: with more room for it the worker only holds more that is of no use. */
const YOUNG_MEGABYTES = 24

const NOTHING: PersonsFound = { number: [], score: [], access: [], more: false, rarity: {} }

type Part = Span<PersonLookup, PersonsFound>
type Thread = {
  readonly worker: Worker
  readonly finds: Map<number, readonly Part[]>
  readonly puts: Set<number>
  /** Those who wait until fewer changes are under way. */
  room: (() => void)[]
  heard: number
  entries: number
  bytes: number
  isLoaded: boolean
  isDead: boolean
}

/** Starts the worker and loads it; one that dies, stalls or cannot be loaded is replaced and loaded anew. */
export function startPersons(options: PersonsOptions): Persons {
  const { rights, limit, many, load, patience = 5000, spawn = spawnPersonsWorker } = options
  const waiting = createWaiting<PersonLookup, PersonsFound>({ turn: TURN, weigh: () => 1, nothing: NOTHING })
  let begin: () => void = () => undefined
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  let pause: NodeJS.Timeout | undefined
  let isPumpPlanned = false
  let isStopped = false
  let lastId = 0
  let most = many

  const stopRights = rights.onShare((shared) => say(thread, { kind: 'rights', rights: shared }))
  const tick = Math.max(10, patience / 5)
  let lastTick = performance.now()
  const watch = setInterval(endLate, tick)
  watch.unref()
  let thread = startThread()

  function find(lookups: readonly PersonLookup[]): Promise<readonly PersonsFound[]> {
    const unknown = lookups.find((one) => !rights.isOpen(one.rights))
    if (unknown !== undefined) return Promise.reject(new RangeError(`rights ${unknown.rights} are not open`))
    if (!thread.isLoaded) return Promise.reject(new SearchSilent('the index of persons is not loaded'))
    const answers = waiting.ask(lookups)
    planPump()
    return answers.then((found) => {
      if (lookups.every((one) => rights.isOpen(one.rights))) return found
      throw new SearchSilent('rights were closed while they were in use')
    })
  }

  /** Once in this turn, after everything that arrived in it: so that what arrived together travels together. */
  function planPump(): void {
    if (isPumpPlanned || waiting.isEmpty()) return
    isPumpPlanned = true
    setImmediate(pump)
  }

  function pump(): void {
    isPumpPlanned = false
    while (thread.isLoaded && thread.finds.size < MOST_FINDS && !waiting.isEmpty()) {
      const spans = waiting.take(LOOKUPS_PER_MESSAGE)
      const lookups = spans.flatMap(({ question, from, to }) => question.items.slice(from, to))
      lastId += 1
      note(thread)
      thread.finds.set(lastId, spans)
      say(thread, { kind: 'find', id: lastId, limit, lookups })
    }
  }

  function put(changes: readonly PersonChange[]): Promise<void> {
    return changes.length === 0 ? Promise.resolve() : putTo(thread, changes)
  }

  async function putTo(to: Thread, changes: readonly PersonChange[]): Promise<void> {
    if (to.isDead) return
    lastId += 1
    note(to)
    to.puts.add(lastId)
    say(to, { kind: 'put', id: lastId, changes })
    if (to.puts.size >= MOST_PUTS) await new Promise<void>((resolve) => to.room.push(resolve))
  }

  /** Patience begins when something is owed, not when the last answer came. */
  function note(to: Thread): void {
    if (to.puts.size + to.finds.size === 0) to.heard = performance.now()
  }

  function receive(from: Thread, message: FromPersonsWorker): void {
    from.heard = performance.now()
    if (message.kind === 'put') {
      from.puts.delete(message.id)
      from.entries = message.entries
      most = Math.max(most, message.entries)
      from.bytes = message.bytes
      giveRoom(from)
    } else if (message.kind !== 'ready') {
      const spans = from.finds.get(message.id) ?? []
      from.finds.delete(message.id)
      if (message.kind === 'found') waiting.settle(spans, message.found)
      else waiting.reject(new SearchSilent(message.reason), spans)
    }
    planPump()
  }

  function giveRoom(to: Thread): void {
    for (const go of to.room.splice(0)) go()
  }

  function startThread(): Thread {
    const megabytes = Math.round(LEAST_MEGABYTES + (most / 1000) * MEGABYTES_PER_THOUSAND)
    const worker = spawn({ rights: rights.share() }, megabytes)
    const state = { heard: performance.now(), entries: 0, bytes: 0, isLoaded: false, isDead: false }
    const started: Thread = { worker, finds: new Map(), puts: new Set(), room: [], ...state }
    worker.on('message', (message: FromPersonsWorker) => receive(started, message))
    // What went wrong is told by the exit that follows; without a listener it would end the hub.
    worker.on('error', () => undefined)
    worker.on('exit', () => replace(started))
    void fill(started)
    return started
  }

  /** Loads a worker. One that cannot be loaded is ended, and another one tries. */
  async function fill(to: Thread): Promise<void> {
    try {
      await load(async (changes) => {
        if (to.isDead) throw new SearchSilent('the persons worker died while it was loaded')
        await putTo(to, changes)
      })
      while (to.puts.size > 0 && !to.isDead) await new Promise<void>((resolve) => to.room.push(resolve))
      to.isLoaded = !to.isDead
    } catch {
      void to.worker.terminate()
    }
    begin()
  }

  function replace(dead: Thread): void {
    const wasLoaded = dead.isLoaded
    dead.isDead = true
    dead.isLoaded = false
    giveRoom(dead)
    const silent = new SearchSilent('the persons worker died')
    for (const spans of dead.finds.values()) waiting.reject(silent, spans)
    waiting.reject(silent)
    if (isStopped) return
    if (wasLoaded) thread = startThread()
    else
      pause = setTimeout(() => {
        thread = startThread()
      }, RESTART_PAUSE)
  }

  function endLate(): void {
    const now = performance.now()
    // Where this thread was busy itself, answers may lie here unread: nobody is judged by that.
    const wasBusy = now - lastTick > tick * 2
    lastTick = now
    if (wasBusy) thread.heard = now
    if (wasBusy) return
    const late = new SearchSilent('the index of persons takes too long')
    waiting.expire(now - patience, late, [...thread.finds.values()].flat())
    if (thread.puts.size + thread.finds.size > 0 && thread.heard < now - patience) void thread.worker.terminate()
  }

  function say(to: Thread, message: ToPersonsWorker): void {
    if (!to.isDead) to.worker.postMessage(message)
  }

  function state(): PersonsState {
    return { workers: thread.isLoaded ? 1 : 0, entries: thread.entries, bytes: thread.bytes }
  }

  async function stop(): Promise<void> {
    isStopped = true
    stopRights()
    clearInterval(watch)
    clearTimeout(pause)
    begin()
    await thread.worker.terminate()
  }

  return { put, find, begun, state, stop }
}

/** A worker from the build, because Node 20 starts no TypeScript; it inherits nothing of the environment. */
export function spawnPersonsWorker(start: PersonsWorkerStart, megabytes: number): Worker {
  const here = import.meta.url
  const built = here.endsWith('.ts')
    ? '../../dist/server/search/search.persons.worker.js'
    : './search.persons.worker.js'
  const resourceLimits = { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
  return new Worker(new URL(built, here), { workerData: start, env: {}, execArgv: [], resourceLimits })
}
